#include "extract/names/person_name.h"

#include <algorithm>

#include "extract/names/lexicon.h"
#include "extract/names/name_words.h"
#include "graph/name_key.h"

namespace claimgraph::extract::names {
namespace {

// One word of a family name in comparable form.
std::string family_key(std::string_view folded) {
    for (const std::string_view article : {"al-", "el-"})
        if (folded.rfind(article, 0) == 0 && folded.size() > 5) folded.remove_prefix(article.size());
    return transliteration_key(Lexicon::get().canonical_family(folded));
}

/// Ferdinand "Bongbong" Marcos: what stands in quotation marks is another name, no part of this one.
void take_nickname(std::vector<std::string>& words, PersonName& out) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words.size() < 3 || words[i].empty() || words[i].front() != '"') continue;
        std::size_t end = i;
        while (end < words.size() && words[end].back() != '"') ++end;
        if (i == 0 || end + 1 >= words.size()) break;
        out.nickname = join_words(words, i, end + 1);
        out.nickname.erase(std::remove(out.nickname.begin(), out.nickname.end(), '"'), out.nickname.end());
        words.erase(words.begin() + static_cast<std::ptrdiff_t>(i),
                    words.begin() + static_cast<std::ptrdiff_t>(end) + 1);
        break;
    }
}

/// Takes off what stands behind a name (Jr., III). \return a number such as that of a ruler
std::string take_suffixes(const std::string& label, std::vector<std::string>& words, PersonName& out) {
    const Lexicon& lexicon = Lexicon::get();
    // XI is a number, Xi a name
    const auto last_written = [&label](std::size_t from_end) {
        std::size_t end = label.size();
        for (; from_end > 0 && end != std::string::npos; --from_end) end = label.rfind(' ', end - 1);
        const std::size_t begin = end == std::string::npos ? end : label.rfind(' ', end - 1);
        return end == std::string::npos ? std::string_view()
                                        : std::string_view(label).substr(begin + 1, end - begin - 1);
    };
    std::string number_of_ruler;
    for (std::size_t cut = 0; words.size() > 1 && lexicon.has("name_suffixes", words.back()); ++cut) {
        const bool number = words.back().find_first_not_of("ivx") == std::string::npos;
        if (number && last_written(cut).find_first_of("ivx") != std::string_view::npos) break;
        if (number) number_of_ruler = words.back();
        if (lexicon.has("generations", words.back())) {
            out.suffix = words.back();
            out.suffix.erase(std::remove(out.suffix.begin(), out.suffix.end(), '.'), out.suffix.end());
        }
        words.pop_back();
    }
    return number_of_ruler;
}

/// Names in the order of China, Korea and Vietnam.
void name_family_first(const std::vector<std::string>& words, PersonName& out) {
    out.family = transliteration_key(words[0]);
    for (std::size_t i = 1; i < words.size(); ++i) {
        std::string part = words[i];
        part.erase(std::remove(part.begin(), part.end(), '-'), part.end());
        out.given += part;
    }
    out.given_folded = out.given;
    out.given = std::string(Lexicon::get().canonical_given(out.given));
}

/// The last word, or the first particle: van der Berg.
std::size_t begin_of_family(const std::vector<std::string>& words) {
    for (std::size_t i = 1; i + 1 < words.size(); ++i)
        if (Lexicon::get().has("particles", words[i])) return i;
    return words.size() - 1;
}

}  // namespace

PersonName parse_person(const std::string& label) {
    const Lexicon& lexicon = Lexicon::get();
    std::vector<std::string> words = split_words(fold_name(label));
    PersonName out;
    take_nickname(words, out);
    const std::string number_of_ruler = take_suffixes(label, words, out);
    if (words.size() > 1 && words.back() == ",") words.pop_back();
    const auto key = [&lexicon](const std::string& word) { return transliteration_key(lexicon.canonical_given(word)); };
    for (const std::string& word : words) out.words.push_back(key(word));
    if (!words.empty()) out.last_as_family = family_key(words.back());
    // Louis XIV: who has no family name is told from others by the number
    if (words.size() == 1 && !number_of_ruler.empty()) {
        out.given_folded = words[0];
        out.given = out.words[0];
        out.family = number_of_ruler;
        out.solid = words[0] + number_of_ruler;
        return out;
    }
    if (words.size() < 2) return out;
    // de Klerk, bin Laden: a family name alone
    if (lexicon.has("particles", words[0]) && label[0] >= 'a' && label[0] <= 'z') {
        out.last_as_family.clear();
        for (const std::string& word : words)
            out.last_as_family += (out.last_as_family.empty() ? "" : " ") + family_key(word);
        return out;
    }
    for (const std::string& word : words)
        for (const char c : word)
            if (c != '-' && c != '\'' && c != '.') out.solid += c;
    bool family_first = words.size() <= 3 && lexicon.gender_of_given(words.back()) == 0;
    for (std::size_t i = 1; i < words.size(); ++i)
        family_first = family_first && lexicon.is_east_asian(words[0], words[i]);
    if (family_first) {
        name_family_first(words, out);
        return out;
    }
    const std::size_t family = begin_of_family(words);
    for (std::size_t i = family; i < words.size(); ++i) {
        if (lexicon.has("name_articles", words[i]) && i + 1 < words.size()) continue;
        if (!out.family.empty()) out.family += ' ';
        out.family += family_key(words[i]);
    }
    const auto initial = [](const std::string& word) {
        return word.size() == 1 || (word.size() == 2 && word[1] == '.');
    };
    out.given_folded = words[0];
    out.given = initial(words[0]) ? words[0].substr(0, 1) : key(words[0]);
    for (std::size_t i = 1; i < family; ++i) {
        if (!out.middle.empty()) out.middle += ' ';
        out.middle += initial(words[i]) ? words[i].substr(0, 1) : key(words[i]);
    }
    return out;
}

std::string full_name_key(const std::string& label) {
    const PersonName name = parse_person(label);
    return name.given.empty() || name.family.empty() ? std::string() : name.given + " " + name.family;
}

}  // namespace claimgraph::extract::names
