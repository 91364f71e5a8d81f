#include "extract/read/english.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <map>
#include <unordered_map>
#include <unordered_set>

#include "embedded.h"
#include "extract/read/encoding.h"
#include "extract/read/page_cues.h"
#include "graph/pack_json.h"

namespace claimgraph::extract::read {
namespace {

constexpr std::string_view pack_path = "extract/packs/languages.json";
constexpr std::size_t enough_bytes = 400;  ///< from here on letters and their frequencies tell the language
constexpr std::size_t most_bytes = 20000;  ///< that are looked at
constexpr std::size_t most_short_words = 200;
constexpr double foreign_letters_share = 0.5;  ///< of all letters, beyond those of Latin scripts

struct Languages {
    std::map<std::string, std::string> names;  ///< by code
    std::unordered_map<std::string, std::vector<std::string>> of_word;

    Languages() {
        const PackJson pack(embedded::file(pack_path), pack_path);
        const PackJson::Value& listed = pack.member(pack.root(), "names", "");
        const PackJson::Value& words = pack.member(pack.root(), "function_words", "");
        for (const auto& row : listed.GetObject()) {
            const std::string code = row.name.GetString();
            if (!row.value.IsString()) pack.fail("/names/" + code, "must be a string");
            names[code] = row.value.GetString();
            for (const std::string& word : pack.strings(words, code.c_str(), "/function_words"))
                of_word[word].push_back(code);
        }
    }
};

const Languages& languages() {
    static const Languages found;
    return found;
}

/// The article's own words; the whole where nothing is.
std::string article_words(const Document& document) {
    std::string out;
    for (const Block& block : document.blocks) {
        if (!yields_claims(block.kind)) continue;
        out.append(document.words(block.span)).append("\n");
        if (out.size() > most_bytes) break;
    }
    if (out.empty()) out = document.text.substr(0, most_bytes);
    return out.substr(0, first_invalid_utf8(out.substr(0, most_bytes)).value_or(most_bytes));
}

struct Guess {
    std::string code, name;  ///< empty where it is not clear
    bool sure = false;
};

Guess by_statistics(const std::string& text) {
    bool reliable = false;
    CLD2::Language three[3];
    int percent[3], bytes = 0;
    double scores[3];
    const CLD2::CLDHints hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    CLD2::ExtDetectLanguageSummary(text.data(), static_cast<int>(text.size()), true, &hints, 0, three, percent, scores,
                                   nullptr, &bytes, &reliable);
    if (!reliable || three[0] == CLD2::UNKNOWN_LANGUAGE || three[0] == CLD2::TG_UNKNOWN_LANGUAGE) return {};
    std::string name = CLD2::LanguageName(three[0]);
    for (std::size_t i = 1; i < name.size(); ++i)
        if (name[i] >= 'A' && name[i] <= 'Z') name[i] = static_cast<char>(name[i] | 0x20);
    return {CLD2::LanguageCode(three[0]), name, percent[0] >= 60};
}

/// Letters of other scripts, or function words of one other language alone.
Guess by_function_words(const std::string& text) {
    std::size_t letters = 0, foreign = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (!is_letter(c)) continue;
        ++letters;
        if (c >= 0x370 && !(c >= 0x1E00 && c <= 0x1EFF)) ++foreign;
    }
    if (static_cast<double>(foreign) > foreign_letters_share * static_cast<double>(letters))
        return {"und", "a language of another script", true};
    std::map<std::string, std::unordered_set<std::string>> seen;
    const std::string key = line_key(text.substr(0, 2000));
    std::size_t words = 0;
    for (std::size_t at = 0; at < key.size() && words < most_short_words; ++words) {
        const std::size_t end = std::min(key.find_first_of(" ,.;:!?\"()\n", at), key.size());
        if (const auto found = languages().of_word.find(key.substr(at, end - at)); found != languages().of_word.end())
            for (const std::string& code : found->second) seen[code].insert(found->first);
        at = end + 1;
    }
    std::string best;
    for (const auto& [code, found] : seen)
        if (best.empty() || found.size() > seen[best].size()) best = code;
    const std::size_t english = seen.contains("en") ? seen["en"].size() : 0;
    if (best.empty()) return {};
    if (english > 0 && english >= seen[best].size()) return {"en", "English", english >= 2};
    return {best, languages().names.at(best), seen[best].size() >= 2 && seen[best].size() > 2 * english};
}

bool is_english(std::string_view tag) {
    return tag.size() >= 2 && (tag[0] | 0x20) == 'e' && (tag[1] | 0x20) == 'n' &&
           (tag.size() == 2 || tag[2] == '-' || tag[2] == '_');
}

std::string tag_of(std::string_view declared) {
    std::string out(declared.substr(0, declared.find_first_of(" ,;")));
    for (char& c : out)
        if (c == '_') c = '-';
    return out;
}

}  // namespace

std::string tell_language(Document& document) {
    document.language = tag_of(document.language);
    const std::string text = article_words(document);
    Guess guess = text.size() >= enough_bytes ? by_statistics(text) : Guess();
    if (guess.code.empty()) guess = by_function_words(text);
    if (guess.sure && guess.code != "en") {
        if (document.language.empty() || is_english(document.language)) document.language = guess.code;
        return "it is in " + guess.name + "; only English is read";
    }
    const bool other = !document.language.empty() && !is_english(document.language);
    if (other && !guess.sure) return "it says that its language is '" + document.language + "'; only English is read";
    if (other || document.language.empty()) document.language = "en";
    return {};
}

}  // namespace claimgraph::extract::read
