#include "extract/names/thing_name.h"

#include "extract/names/lexicon.h"
#include "extract/names/name_words.h"
#include "extract/names/state_bodies.h"
#include "graph/ascii.h"
#include "graph/name_key.h"

namespace claimgraph::extract::names {

bool can_stand_for(std::string_view letters, const std::string& full) {
    std::string plain;
    for (const char c : fold_name(letters))
        if (ascii::is_lower(c)) plain += c;
    if (plain.size() < 2 || plain.size() > 8) return false;
    std::string initials;
    bool start = true;
    for (const char c : fold_name(full)) {
        if (start && ascii::is_lower(c)) initials += c;
        start = c == ' ' || c == '-';
    }
    std::size_t found = 0;
    std::string rest = initials;
    for (const char c : plain)
        if (const std::size_t at = rest.find(c); at != std::string::npos) {
            rest.erase(at, 1);
            ++found;
        }
    return found * 2 >= plain.size() && !initials.empty();
}

std::string initials_of(const std::string& full) {
    std::string out;
    for (const std::string& word : split_words(fold_name(full))) {
        if (!Lexicon::get().has("words_without_initial", word)) out += word[0];
    }
    return out;
}

std::string without_demonym(const std::string& key) {
    const std::size_t blank = key.find(' ');
    if (blank == std::string::npos || key.find(' ', blank + 1) == std::string::npos) return {};
    return Lexicon::get().demonym(key.substr(0, blank)) ? key.substr(blank + 1) : std::string();
}

bool is_state_body(const std::string& key) {
    return Lexicon::get().has("state_heads", std::string_view(key).substr(key.rfind(' ') + 1));
}

bool is_generic(const std::string& key) {
    const Lexicon& lexicon = Lexicon::get();
    // Article 5 of which treaty? Numbers of four digits and more are given once.
    if (const std::size_t blank = key.find(' ');
        blank != std::string::npos && lexicon.has("numbered_laws", std::string_view(key).substr(0, blank))) {
        const std::string_view number = std::string_view(key).substr(blank + 1);
        const bool digits = number.find_first_not_of("0123456789") == std::string_view::npos;
        const bool roman = number.find_first_not_of("ivxlc") == std::string_view::npos;
        if (roman || (digits && number.size() < 4)) return true;
    }
    for (const std::string& word : split_words(key))
        if (!lexicon.has("generic_names", word)) return false;
    return true;
}

std::string thing_key(const std::string& label) {
    const Lexicon& lexicon = Lexicon::get();
    std::string folded = fold_name(label);
    std::string plain;
    for (std::size_t i = 0; i < folded.size(); ++i) {
        const char c = folded[i];
        if (folded.compare(i, 3, "'s ") == 0) ++i;  // Russia's defence ministry
        if (c == '.' || c == '"' || c == '\'') continue;
        plain += c == '-' || c == '/' || c == ',' ? ' ' : c;
    }
    std::vector<std::string> words = split_words(plain);
    if (words.size() > 1 && lexicon.has("definite_articles", words.front())) words.erase(words.begin());
    std::size_t end = words.size();
    while (end > 1 && lexicon.has("company_suffixes", words[end - 1]) &&
           !lexicon.has("company_suffixes_of_names", words[end - 1]))
        --end;
    for (std::size_t i = 0; i < end; ++i) words[i] = lexicon.spelling(words[i]);
    words.resize(end);
    // HMP Belmarsh is Belmarsh prison
    if (const auto head = words.size() > 1 ? lexicon.text("heads_of_starts", words[0]) : std::nullopt) {
        words.erase(words.begin());
        if (words.back() != *head) words.emplace_back(*head);
        end = words.size();
    }
    if (std::string body = state_body_key(words); !body.empty()) return body;
    return join_words(words, 0, end);
}

}  // namespace claimgraph::extract::names
