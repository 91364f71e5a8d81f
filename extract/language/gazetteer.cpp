#include "extract/language/gazetteer.h"

#include <algorithm>
#include <array>

#include "extract/language/features.h"
#include "extract/language/gazetteer_table.h"
#include "extract/language/prepared.h"

namespace claimgraph::extract::language {

namespace {

constexpr std::uint32_t acronym_bit = list_bit(acronym - country), office_bit = list_bit(office - country);
constexpr std::size_t longest_match = 6;  // words

}  // namespace

const Gazetteer& Gazetteer::builtin() {
    static const Gazetteer gazetteer;
    return gazetteer;
}

Gazetteer::Gazetteer() : keys_(prepared::gazetteer()) {}

const std::vector<std::string>& Gazetteer::feature_names() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> out(single_names.begin(), single_names.end());
        for (const std::string_view list : longer_names)
            for (const char* part : {" alone", " first", " inside", " last"}) out.push_back(std::string(list) + part);
        return out;
    }();
    return names;
}

Gazetteer::Word Gazetteer::word(std::string_view form) const {
    Word out;
    out.key = gazetteer_key(form);
    const Letters letters = letters_of(form);
    out.capital = letters.capital;
    out.capitals = letters.no_small;
    const std::uint32_t known = keys_.find(out.key);
    out.features = known & (list_bit(country) - 1);
    if (!out.capital) out.features &= ~(list_bit(given) | list_bit(family));  // "said", "will" and "park" are no names
    out.lists = (known & ~beginning) >> country;
    out.begins = (known & beginning) != 0;
    return out;
}

std::vector<std::uint32_t> Gazetteer::features(std::span<const Word* const> words) const {
    std::vector<std::uint32_t> out(words.size());
    for (std::size_t k = 0; k < words.size(); ++k) out[k] = words[k]->features;
    std::array<std::size_t, longer_names.size()> free_from{};  // by list: where the last name ended
    std::string text;
    for (std::size_t at = 0; at < words.size(); ++at) {
        const Word& first = *words[at];
        const std::uint32_t possible = first.capital ? list_bit(longer_names.size()) - 1 : office_bit;
        std::array<std::size_t, longer_names.size()> ends{};
        const auto note = [&](std::uint32_t lists, std::size_t end) {
            for (std::size_t list = 0; list < ends.size(); ++list)
                if (lists & possible & list_bit(list)) ends[list] = end;
        };
        note(first.capitals ? first.lists : first.lists & ~acronym_bit, at + 1);
        if (first.begins) {
            text = first.key;
            for (std::size_t k = at + 1; k < std::min(words.size(), at + longest_match); ++k) {
                text += words[k]->key;
                const std::uint32_t known = keys_.find(text);
                if ((known & ~beginning) != 0) note((known & ~beginning) >> country, k + 1);
                if ((known & beginning) == 0) break;
            }
        }
        for (std::size_t list = 0; list < ends.size(); ++list) {
            if (ends[list] == 0 || at < free_from[list]) continue;
            const std::size_t base = single_names.size() + 4 * list;
            for (std::size_t k = at; k < ends[list]; ++k) {
                const std::size_t part = ends[list] == at + 1 ? 0 : k == at ? 1 : k + 1 == ends[list] ? 3 : 2;
                out[k] |= list_bit(base + part);
            }
            free_from[list] = ends[list];
        }
    }
    return out;
}

}  // namespace claimgraph::extract::language
