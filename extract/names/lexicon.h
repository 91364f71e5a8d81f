#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "extract/names/list_names.h"
#include "graph/model.h"
#include "graph/string_hash.h"

/// \file
/// What the names stage knows of the world, from the packs countries, places, organizations, laws, offices, names
/// and values.
/// All keys are folded (`fold_name`).

namespace claimgraph::extract::names {

template <typename Value>
using StringMap = std::unordered_map<std::string, Value, StringHash, std::equal_to<>>;
using StringSet = std::unordered_set<std::string, StringHash, std::equal_to<>>;

/// A country, place or organization of the lists.
struct Thing {
    std::string id;  ///< `country/UA`, `place/kyiv`, `organization/nato`
    EntityType type = EntityType::other;
    std::string label;
    std::string kind;                  ///< `city`, `alliance`, `seat` …
    std::string country;               ///< id of the country it belongs to (of a country: its own), empty if none
    std::string stands;                ///< id of what a seat of power or a capital stands for where it acts
    std::string same;                  ///< IRI
    std::string body;                  ///< which of the bodies that every country has: `armed forces`
    std::vector<std::string> leaders;  ///< of a country: offices that are called its leader
};

struct Office {
    std::string name;  ///< canonical
    std::vector<std::string> implies;
    char gender = 0;   ///< 'm', 'f' or 0
    bool one = false;  ///< held by one person at a time in its domain
    /// In what somebody can hold it; empty where it is a profession or a rank rather than an office.
    std::vector<EntityType> of;
    std::string designates;  ///< the office that whoever has this one is to have: `president` of *president-elect*
};

class Lexicon {
   public:
    /// The lists of the embedded packs; loaded once.
    static const Lexicon& get();

    /// A thing by a folded name; `written` decides where only capitals will do (*US*, not *us*).
    const Thing* thing(std::string_view folded, std::string_view written) const;
    const Thing* thing_by_id(std::string_view id) const;
    /// Others that its name may mean, each in a country of its own (`namesake_of` of the packs).
    std::vector<const Thing*> namesakes(const Thing& thing) const;
    /// A country by its ISO 3166-1 code of three letters, in capitals.
    const Thing* country_of_code(std::string_view alpha3) const;
    /// The country, or the region, that an adjective or the name of a people belongs to. Empty id: an adjective of this
    /// kind without a place of its own (*European*, *Muslim*).
    std::optional<std::string> demonym(std::string_view folded) const;
    /// Names of peoples and other groups in the plural (*Russians*).
    std::optional<std::string> people(std::string_view folded) const;

    struct OfficeName {
        const Office* office = nullptr;
        bool plural = false;
    };
    /// An office by one of its names, in the singular or plural.
    std::optional<OfficeName> office(std::string_view folded) const;
    const Office* office_by_name(std::string_view canonical) const;

    bool has(ListName list, std::string_view folded) const;  ///< are the words on the list?
    const ListsOfWord& lists_of(std::string_view folded) const;
    std::optional<std::int64_t> number(NumbersName table, std::string_view folded) const;
    std::optional<std::string_view> text(TextsName table, std::string_view folded) const;
    /// The word with the longest of its endings that the table lists, which leaves two bytes in front of it, changed to
    /// what stands there for it: *deputies* → *deputy*.
    std::string with_other_ending(std::string_view word, TextsName endings) const;
    /// Class nouns of a kind of thing, such as `agency` → agency, bureau, …
    bool is_class_noun(std::string_view kind, std::string_view noun) const;
    bool is_any_class_noun(std::string_view noun) const;

    char gender_of_given(std::string_view folded) const;  ///< 'm', 'f', 'x' (either) or 0 if it is no known given name
    /// The form that stands for all spellings of a given name.
    std::string_view canonical_given(std::string_view folded) const;
    /// The spelling that stands for all spellings of a family name.
    std::string_view canonical_family(std::string_view folded) const;
    /// What a short form stands for (*bob* → *robert*); empty if it is none.
    std::string_view long_given(std::string_view folded) const;
    bool is_east_asian(std::string_view family, std::string_view given) const;
    std::string spelling(std::string_view folded_word) const;  ///< British and American spellings as one
    const std::vector<std::pair<std::string, std::string>>& bounds() const { return bounds_; }
    const std::vector<std::string>& aliases() const { return aliases_; }

   private:
    Lexicon();
    void load_countries();
    void load_places();
    void load_organizations();
    void load_laws();
    void load_offices();
    std::vector<std::string> plurals_of_office(const std::string& name) const;
    void load_words(const char* file);
    class WordsReader;
    void add_name(std::string_view name, std::uint32_t thing, bool as_acronym);

    struct Alias {
        std::uint32_t thing = 0;
        bool capitals = false;  ///< letters that mean the thing only when all are capitals
    };
    std::vector<Thing> things_;
    StringMap<std::uint32_t> thing_of_id_, country_of_code_;
    StringMap<std::vector<std::uint32_t>> namesakes_;  ///< by id of the first one
    StringMap<Alias> aliases_of_things_;
    StringMap<std::string> demonyms_, peoples_;
    std::vector<Office> offices_;
    StringMap<OfficeName> office_names_;
    StringMap<std::uint32_t> office_of_name_;
    std::array<StringSet, ListName::count> lists_;
    StringMap<ListsOfWord> lists_of_words_;
    std::array<StringMap<std::int64_t>, NumbersName::count> numbers_;
    std::array<StringMap<std::string>, TextsName::count> texts_;
    StringMap<StringSet> class_nouns_;
    StringMap<char> given_;
    StringMap<std::string> variants_, family_variants_, short_forms_, spellings_;
    std::vector<std::pair<std::string, std::string>> bounds_;
    std::vector<std::string> aliases_;
};

}  // namespace claimgraph::extract::names
