#include "extract/names/state_bodies.h"

#include <algorithm>
#include <optional>

#include "extract/names/lexicon.h"
#include "graph/ascii.h"

namespace claimgraph::extract::names {
namespace {

// Islamic Republic of Iran
constexpr std::size_t longest_country = 5;

std::string joined(const std::vector<std::string>& words, std::size_t from, std::size_t to) {
    std::string out;
    for (std::size_t i = from; i < to; ++i) {
        if (!out.empty()) out += ' ';
        out += words[i];
    }
    return out;
}

/// The country that words name or that an adjective belongs to; empty if there is none.
std::string country_of(const std::string& words) {
    const Lexicon& lexicon = Lexicon::get();
    if (const auto demonym = lexicon.demonym(words); demonym && demonym->rfind("country/", 0) == 0) return *demonym;
    const std::string capitals = ascii::uppered(words);  // us, uk
    const Thing* thing = lexicon.thing(words, capitals);
    return thing && thing->type == EntityType::country ? thing->id : std::string();
}

std::string ministry_key(const std::vector<std::string>& words) {
    const Lexicon& lexicon = Lexicon::get();
    if (std::none_of(words.begin(), words.end(), [&](const auto& word) { return lexicon.has("ministry_heads", word); }))
        return {};
    std::string country;
    std::vector<std::string> field;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        if (lexicon.has("ministry_heads", word) || lexicon.has("links_in_ministries", word)) continue;
        if (country.empty()) {
            if (const auto demonym = lexicon.demonym(word); demonym && demonym->rfind("country/", 0) == 0) {
                country = *demonym;
                continue;
            }
            const Thing* thing = lexicon.thing(word, word);
            std::size_t used = 1;
            if (!thing && i + 1 < words.size()) {
                thing = lexicon.thing(word + " " + words[i + 1], word);
                used = 2;
            }
            if (thing && thing->type == EntityType::country) {
                country = thing->id;
                i += used - 1;
                continue;
            }
        }
        field.push_back(!field.empty() && lexicon.has("fields_with_affairs", field.back() + " " + word) ? "" : word);
    }
    field.erase(std::remove(field.begin(), field.end(), ""), field.end());
    if (country.empty() || field.empty()) return {};
    std::sort(field.begin(), field.end());
    return "ministry " + joined(field, 0, field.size()) + " " + country;
}

}  // namespace

std::string state_body_key(const std::vector<std::string>& words) {
    if (std::string ministry = ministry_key(words); !ministry.empty()) return ministry;
    const Lexicon& lexicon = Lexicon::get();
    const auto key = [&](std::size_t from, std::size_t to, const std::string& country) {
        const auto body = lexicon.text("state_bodies", joined(words, from, to));
        return body && !country.empty() ? std::string(*body) + " " + country : std::string();
    };
    for (std::size_t size = std::min(longest_country, words.size() < 2 ? 0 : words.size() - 1); size > 0; --size)
        if (std::string found = key(size, words.size(), country_of(joined(words, 0, size))); !found.empty())
            return found;
    for (std::size_t of = words.size(); of-- > 1;) {
        if (!lexicon.has("genitive_prepositions", words[of]) || of + 1 == words.size()) continue;
        const std::size_t country = lexicon.has("definite_articles", words[of + 1]) ? of + 2 : of + 1;
        if (std::string found = key(0, of, country_of(joined(words, country, words.size()))); !found.empty())
            return found;
    }
    return {};
}

std::string body_of_actor(std::string_view words) {
    return std::string(Lexicon::get().text("actor_bodies", words).value_or(words));
}

}  // namespace claimgraph::extract::names
