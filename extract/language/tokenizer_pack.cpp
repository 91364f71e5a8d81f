
#include <algorithm>
#include <array>

#include "embedded.h"
#include "extract/language/characters.h"
#include "extract/language/tokenizer.h"
#include "graph/ascii.h"
#include "graph/errors.h"
#include "graph/json.h"

namespace claimgraph::extract::language {
namespace {

const rapidjson::Value& member(const rapidjson::Value& object, const char* name) {
    if (!object.IsObject()) throw Error(std::string("tokenizer pack: no object where '") + name + "' was looked for");
    const auto found = object.FindMember(name);
    if (found == object.MemberEnd()) throw Error(std::string("tokenizer pack: '") + name + "' is missing");
    return found->value;
}

template <typename Add>
void each_string(const rapidjson::Value& array, const char* name, Add add) {
    if (!array.IsArray()) throw Error(std::string("tokenizer pack: '") + name + "' is no array");
    for (const auto& item : array.GetArray()) {
        if (!item.IsString())
            throw Error(std::string("tokenizer pack: '") + name + "' holds something that is no string");
        add(std::string(item.GetString(), item.GetStringLength()));
    }
}

TokenizerPack::Words words(const rapidjson::Value& object, const char* name) {
    TokenizerPack::Words result;
    each_string(member(object, name), name, [&](std::string word) { result.insert(std::move(word)); });
    return result;
}

}  // namespace

const TokenizerPack& TokenizerPack::builtin() {
    static const TokenizerPack pack(embedded::file("extract/packs/tokenizer.json"));
    return pack;
}

TokenizerPack::TokenizerPack(std::string_view json) {
    const rapidjson::Document document = parsed_json(json, JsonKind::with_comments);
    if (document.HasParseError()) throw Error("tokenizer pack: " + json_problem(document));
    const auto& abbreviations = member(document, "abbreviations");
    constexpr std::array<std::pair<const char*, Abbreviation>, 5> classes = {{{"title", Abbreviation::title},
                                                                              {"number", Abbreviation::number},
                                                                              {"date", Abbreviation::date},
                                                                              {"inner", Abbreviation::inner},
                                                                              {"open", Abbreviation::open}}};
    for (const auto& [name, value] : classes)
        each_string(member(abbreviations, name), name,
                    [&, what = value](std::string word) { abbreviations_.emplace(std::move(word), what); });
    const auto& several = member(document, "multiword");
    if (!several.IsObject()) throw Error("tokenizer pack: 'multiword' is no object");
    for (const auto& entry : several.GetObject()) {
        std::vector<std::uint8_t> lengths;
        std::string joined;
        each_string(entry.value, "multiword", [&](const std::string& word) {
            lengths.push_back(static_cast<std::uint8_t>(word.size()));
            joined += word;
        });
        if (joined != entry.name.GetString())
            throw Error("tokenizer pack: the words of '" + std::string(entry.name.GetString()) + "' make '" + joined +
                        "'");
        multiword.emplace(std::move(joined), std::move(lengths));
    }
    each_string(member(document, "clitics"), "clitics", [&](std::string word) { clitics.push_back(std::move(word)); });
    std::stable_sort(clitics.begin(), clitics.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
    elisions = words(document, "elisions");
    const auto& hyphen = member(document, "hyphen");
    hyphen_prefixes = words(hyphen, "prefixes");
    hyphen_words = words(hyphen, "words");
    units = words(document, "units");
    unit_exceptions = words(document, "unit_exceptions");
    currency_words = words(document, "currency_words");
    joined_slashes = words(document, "joined_slashes");
    specials = words(document, "specials");
    top_level_domains = words(document, "top_level_domains");
    file_extensions = words(document, "file_extensions");
    symbols = words(document, "emoticons");
    symbols.merge(words(document, "arrows"));
    for (const auto& symbol : symbols) longest_symbol = std::max(longest_symbol, symbol.size());
    sentence_starters = words(member(document, "sentence_starters"), "words");
    after_time = words(document, "after_time");
    speech_verbs = words(document, "speech_verbs");
    finite_verbs = words(document, "finite_verbs");
    titles_behind_names = words(document, "titles_behind_names");
    bullets = words(document, "bullets");
    streets = words(document, "streets");
    endings = words(document, "endings");
}

Abbreviation TokenizerPack::abbreviation(std::string_view word) const {
    if (word.size() > longest_key || word.empty()) return Abbreviation::none;
    if (const auto found = abbreviations_.find(word); found != abbreviations_.end()) return found->second;
    // A lower-case entry matches any case (A.M., Etc.); a capitalised one also all capitals (JAN.), never lower case.
    const auto is_capital = ascii::is_upper<char>;
    if (!is_capital(word.front())) return Abbreviation::none;
    std::string folded(word);
    for (auto& c : folded)
        if (is_capital(c)) c = static_cast<char>(c + 32);
    if (const auto found = abbreviations_.find(folded); found != abbreviations_.end()) return found->second;
    folded.front() = word.front();
    if (const auto found = abbreviations_.find(folded); found != abbreviations_.end()) return found->second;
    return Abbreviation::none;
}

std::string word_key(std::string_view word) {
    std::string key;
    std::size_t at = 0, next = 0;
    for (; at < word.size() && key.size() <= longest_key; at = next)
        key += key_of(decode(word, at, word.size(), next));
    if (key.size() > longest_key) key.clear();
    return key;
}

}  // namespace claimgraph::extract::language
