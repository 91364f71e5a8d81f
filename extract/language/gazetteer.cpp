#include "extract/language/gazetteer.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <array>

#include "embedded.h"
#include "extract/language/features.h"
#include "graph/errors.h"
#include "graph/json.h"
#include "graph/name_key.h"

namespace claimgraph::language {

namespace {

enum Single : std::size_t { given, family, honorific, company, organization_head, place_head, particle, common };
constexpr std::array<std::string_view, 8> single_names = {
    "given", "family", "honorific", "company", "organization head", "place head", "particle", "common"};
enum Longer : std::size_t { country = single_names.size(), place, organization, acronym, demonym, office };
constexpr std::array<std::string_view, 6> longer_names = {"country", "place",   "organization",
                                                          "acronym", "demonym", "office"};
constexpr std::uint32_t bit(std::size_t k) { return std::uint32_t{1} << k; }
constexpr std::uint32_t beginning = bit(31);  // of a key: a name may be cut behind it
constexpr std::uint32_t acronym_bit = bit(acronym - country), office_bit = bit(office - country);
constexpr std::size_t longest_match = 6;  // words

std::string without_blanks(std::string folded) {
    std::erase(folded, ' ');
    return folded;
}
std::string key_of(std::string_view text) { return without_blanks(fold_name(text)); }

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

/// Calls `visit` with the sizes of the beginnings of a name's key at which a tokenizer may cut the name: at blanks and
/// beside what is no letter.
template <typename Visit>
void each_cut(std::string_view folded, const Visit& visit) {
    std::size_t size = 0;
    for (std::size_t k = 0; k < folded.size(); ++k) {
        const bool inside = k > 0 && is_letter(folded[k - 1]) && is_letter(folded[k]);
        if (size > 0 && !inside && folded[k] != ' ') visit(size);
        if (folded[k] != ' ') ++size;
    }
}

std::uint64_t hash_of(std::string_view text) { return XXH3_64bits(text.data(), text.size()); }

rapidjson::Document load(const std::string& name) {
    const std::string path = "extract/packs/" + name + ".json";
    const std::string_view bytes = embedded::file(path);
    rapidjson::Document out = parsed_json(bytes, JsonComments::allowed);
    if (out.HasParseError() || !out.IsObject()) throw Error(path + ": " + json_problem(out));
    return out;
}

/// Calls `visit` with every string in a value: itself, or those in its lists and members.
template <typename Visit>
void each_string(const rapidjson::Value& value, const Visit& visit) {
    if (value.IsString()) {
        visit(std::string_view(value.GetString(), value.GetStringLength()));
    } else if (value.IsArray()) {
        for (const auto& item : value.GetArray()) {
            if (item.IsString()) {
                visit(std::string_view(item.GetString(), item.GetStringLength()));
            } else if (item.IsArray()) {
                for (const auto& inner : item.GetArray())
                    visit(std::string_view(inner.GetString(), inner.GetStringLength()));
            }
        }
    }
}

}  // namespace

const Gazetteer& Gazetteer::builtin() {
    static const Gazetteer gazetteer;
    return gazetteer;
}

const std::vector<std::string>& Gazetteer::feature_names() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> out(single_names.begin(), single_names.end());
        for (const std::string_view list : longer_names)
            for (const char* part : {" alone", " first", " inside", " last"}) out.push_back(std::string(list) + part);
        return out;
    }();
    return names;
}

void Gazetteer::add(std::size_t list, std::string_view name) {
    std::string folded = fold_name(name);
    std::string key = without_blanks(folded);
    if (key.empty()) return;
    if (list >= country)
        each_cut(folded, [&](std::size_t size) { keys_.add(hash_of(std::string_view(key).substr(0, size)), beginning); });
    keys_.add(hash_of(key), bit(list));
}

void Gazetteer::Table::add(std::uint64_t hash, std::uint32_t bits) {
    if (used_ * 2 >= rows_.size()) {
        std::vector<Row> rows(rows_.size() * 2);
        rows.swap(rows_);
        used_ = 0;
        for (const Row& row : rows)
            if (row.bits != 0) add(row.hash, row.bits);
    }
    Row& row = rows_[place(hash)];
    used_ += row.bits == 0;
    row.hash = hash;
    row.bits |= bits;
}

Gazetteer::Gazetteer() {
    const auto add_all = [this](const rapidjson::Value& object, const char* member, std::size_t list) {
        const auto found = object.FindMember(member);
        if (found != object.MemberEnd()) each_string(found->value, [&](std::string_view name) { add(list, name); });
    };
    const rapidjson::Document countries = load("countries"), places = load("places"),
                              organizations = load("organizations"), offices = load("offices"), words = load("names"),
                              more = load("gazetteer");
    for (const auto& row : countries["countries"].GetArray()) {
        for (const char* member : {"name", "names"}) add_all(row, member, country);
        for (const char* member : {"demonyms", "people"}) add_all(row, member, demonym);
        add_all(row, "capital", place);
    }
    for (const auto& row : places["places"].GetArray()) add_all(row, "names", place);
    for (const auto& row : organizations["organizations"].GetArray()) {
        add_all(row, "names", organization);
        add_all(row, "acronyms", acronym);
    }
    for (const auto& row : offices["offices"].GetArray())
        for (const char* member : {"office", "names"}) add_all(row, member, office);
    for (const auto& gender : words["given"].GetObject())
        each_string(gender.value, [this](std::string_view name) { add(given, name); });
    for (const char* member : {"variants", "short", "east_asian_given"}) add_all(words, member, given);
    add_all(words, "east_asian_families", family);
    add_all(words, "honorifics", honorific);
    for (const char* member : {"company_suffixes", "company_heads"}) add_all(words, member, company);
    add_all(words, "organization_heads", organization_head);
    add_all(words, "place_heads", place_head);
    add_all(words, "particles", particle);
    for (const char* member : {"common_words", "generic_names", "common_capitalised"}) add_all(words, member, common);
    for (const auto& region : words["demonym_regions"].GetObject())
        add(demonym, {region.name.GetString(), region.name.GetStringLength()});
    add_all(words, "groups", demonym);
    add_all(more, "given", given);
    add_all(more, "family", family);
    add_all(more, "organization", organization);
    add_all(more, "place", place);
}

Gazetteer::Word Gazetteer::word(std::string_view form) const {
    Word out;
    out.key = key_of(form);
    const Letters letters = letters_of(form);
    out.capital = letters.capital;
    out.capitals = letters.no_small;
    const std::uint32_t known = keys_.find(hash_of(out.key));
    out.features = known & (bit(country) - 1);
    if (!out.capital) out.features &= ~(bit(given) | bit(family));  // "said", "will" and "park" are no names
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
        const std::uint32_t possible = first.capital ? bit(longer_names.size()) - 1 : office_bit;
        std::array<std::size_t, longer_names.size()> ends{};
        const auto note = [&](std::uint32_t lists, std::size_t end) {
            for (std::size_t list = 0; list < ends.size(); ++list)
                if (lists & possible & bit(list)) ends[list] = end;
        };
        note(first.capitals ? first.lists : first.lists & ~acronym_bit, at + 1);
        if (first.begins) {
            text = first.key;
            for (std::size_t k = at + 1; k < std::min(words.size(), at + longest_match); ++k) {
                text += words[k]->key;
                const std::uint32_t known = keys_.find(hash_of(text));
                if ((known & ~beginning) != 0) note((known & ~beginning) >> country, k + 1);
                if ((known & beginning) == 0) break;
            }
        }
        for (std::size_t list = 0; list < ends.size(); ++list) {
            if (ends[list] == 0 || at < free_from[list]) continue;
            const std::size_t base = single_names.size() + 4 * list;
            for (std::size_t k = at; k < ends[list]; ++k) {
                const std::size_t part = ends[list] == at + 1 ? 0 : k == at ? 1 : k + 1 == ends[list] ? 3 : 2;
                out[k] |= bit(base + part);
            }
            free_from[list] = ends[list];
        }
    }
    return out;
}

}  // namespace claimgraph::language
