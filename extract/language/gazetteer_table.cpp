#include "extract/language/gazetteer_table.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <cstring>
#include <map>

#include "embedded.h"
#include "graph/ascii.h"
#include "graph/errors.h"
#include "graph/json.h"
#include "graph/name_key.h"

namespace claimgraph::extract::language {
namespace {

std::string without_blanks(std::string folded) {
    std::erase(folded, ' ');
    return folded;
}

bool is_letter(char c) { return ascii::is_lower(c) || static_cast<unsigned char>(c) >= 0x80; }

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

std::uint64_t hash_of(std::string_view key) {
    const std::uint64_t hash = XXH3_64bits(key.data(), key.size());
    return hash == 0 ? 1 : hash;  // 0 marks an empty place
}

rapidjson::Document load(const std::string& name) {
    const std::string path = "extract/packs/" + name + ".json";
    const std::string_view bytes = embedded::file(path);
    rapidjson::Document out = parsed_json(bytes, JsonKind::own);
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

/// The names of all packs on their way to a table.
class NameLists {
   public:
    NameLists();

    std::string table() const {
        const std::size_t places = bits_.size() * 2;
        std::vector<std::uint64_t> hashes(places);
        std::vector<std::uint32_t> bits(places);
        for (const auto& [hash, value] : bits_) {
            std::size_t at = ((hash >> 32) * places) >> 32;
            while (hashes[at] != 0) at = at + 1 == places ? 0 : at + 1;
            hashes[at] = hash;
            bits[at] = value;
        }
        std::string out(places * (sizeof(std::uint64_t) + sizeof(std::uint32_t)), '\0');
        std::memcpy(out.data(), hashes.data(), places * sizeof(std::uint64_t));
        std::memcpy(out.data() + places * sizeof(std::uint64_t), bits.data(), places * sizeof(std::uint32_t));
        return out;
    }

   private:
    void add(std::size_t list, std::string_view name) {
        const std::string folded = fold_name(name), key = without_blanks(folded);
        if (key.empty()) return;
        if (list >= country)
            each_cut(folded,
                     [&](std::size_t size) { bits_[hash_of(std::string_view(key).substr(0, size))] |= beginning; });
        bits_[hash_of(key)] |= list_bit(list);
    }

    std::map<std::uint64_t, std::uint32_t> bits_;
};

NameLists::NameLists() {
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

}  // namespace

std::string gazetteer_key(std::string_view name) { return without_blanks(fold_name(name)); }

std::string make_gazetteer_table() { return NameLists().table(); }

}  // namespace claimgraph::extract::language
