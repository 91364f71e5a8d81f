#include "extract/language/inflection.h"

#include <algorithm>
#include <string>

namespace claimgraph::extract::language {
namespace {

bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

/// Whether the letter at a place sounds as a vowel: y behind a consonant does, u behind q does not.
bool sounds_vowel(std::string_view word, std::size_t at) {
    if (word[at] == 'y') return at > 0 && !is_vowel(word[at - 1]);
    return is_vowel(word[at]) && !(word[at] == 'u' && at > 0 && word[at - 1] == 'q');
}

/// *stop*, *plan*, *quit*: one vowel in all, written with one letter, before one last consonant that can be doubled.
bool must_double(std::string_view lemma) {
    const std::size_t n = lemma.size();
    if (n < 3 || sounds_vowel(lemma, n - 1) || std::string_view("wxyh").find(lemma[n - 1]) != std::string_view::npos)
        return false;
    std::size_t vowels = 0;
    for (std::size_t i = 0; i < n; ++i) vowels += sounds_vowel(lemma, i);
    return vowels == 1 && sounds_vowel(lemma, n - 2);
}

}  // namespace

bool can_be_inflected(std::string_view lemma, std::string_view form, std::string_view xpos) {
    if (lemma.size() < 2 || (xpos != "VBD" && xpos != "VBN" && xpos != "VBG")) return true;
    const bool participle = form.ends_with("ing") && xpos == "VBG";
    if (!participle && (!form.ends_with("ed") || xpos == "VBG")) return true;
    const std::string_view ending = participle ? "ing" : "ed";
    const std::string_view stem = form.substr(0, form.size() - ending.size());
    const char last = lemma.back();
    if (last == 'e') {
        const std::string_view without = lemma.substr(0, lemma.size() - 1);
        if (!participle) return stem == without;
        if (without.ends_with("i") && stem == std::string(without.substr(0, without.size() - 1)) + 'y') return true;
        return stem == without || stem == lemma;
    }
    if (last == 'y' && !participle && !is_vowel(lemma[lemma.size() - 2]))
        return stem == std::string(lemma.substr(0, lemma.size() - 1)) + 'i';
    // no verb ends so: shipping is of ship
    if (lemma.ends_with("pp") || lemma.ends_with("mm")) return false;
    const bool plain = stem == lemma, doubled = stem == std::string(lemma) + last,
               with_k = stem == std::string(lemma) + 'k';
    return doubled || (last == 'c' && with_k) || (plain && !must_double(lemma));
}

std::string third_person(std::string_view lemma) {
    std::string form(lemma);
    if (form.empty()) return form;
    const bool hisses = form.ends_with("s") || form.ends_with("x") || form.ends_with("z") || form.ends_with("ch") ||
                        form.ends_with("sh") || form.ends_with("o");
    if (form.back() == 'y' && form.size() > 1 && !is_vowel(form[form.size() - 2]))
        form.replace(form.size() - 1, 1, "ies");
    else
        form += hisses ? "es" : "s";
    return form;
}

std::string_view without_prefix(std::string_view lemma) {
    constexpr std::size_t shortest = 3;
    for (const std::string_view prefix :
         {"counter", "inter", "under", "over", "mis", "out", "dis", "pre", "de", "re", "un"})
        if (lemma.starts_with(prefix) && lemma.size() >= prefix.size() + shortest) return lemma.substr(prefix.size());
    return {};
}

}  // namespace claimgraph::extract::language
