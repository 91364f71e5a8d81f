#pragma once

#include <algorithm>
#include <array>
#include <bitset>
#include <cstddef>
#include <optional>
#include <string_view>

/// \file
/// The lists and tables of the packs names, values and tenures, by their names there, as C++ asks the Lexicon for them.
/// A name that is not here does not compile; one that is here and in no pack, or in a pack and not here, is an error
/// when the packs are loaded.

namespace claimgraph {

namespace pack_names {
// Each in the order of the alphabet.
inline constexpr std::array<std::string_view, 130> lists = {"acting_verbs",
                                                            "actor_heads",
                                                            "alias_nouns",
                                                            "ambiguous_months",
                                                            "ambiguous_weekdays",
                                                            "articles_definite",
                                                            "articles_indefinite",
                                                            "bracketed_aliases",
                                                            "class_nouns_before",
                                                            "clock_prepositions",
                                                            "club_verbs",
                                                            "common_bodies",
                                                            "common_capitalised",
                                                            "common_words",
                                                            "company_heads",
                                                            "company_suffixes",
                                                            "day_parts",
                                                            "disease_heads",
                                                            "east_asian_families",
                                                            "east_asian_given",
                                                            "event_heads",
                                                            "event_nouns_before",
                                                            "event_starts",
                                                            "facility_heads",
                                                            "facility_starts",
                                                            "facility_words",
                                                            "family_endings",
                                                            "finals",
                                                            "first_person",
                                                            "first_person_plural",
                                                            "former",
                                                            "future_auxiliaries",
                                                            "game_nouns",
                                                            "generations",
                                                            "generic_names",
                                                            "heads_before_place",
                                                            "heads_of_state",
                                                            "heads_with_of",
                                                            "holiday_prepositions",
                                                            "honorifics",
                                                            "honorifics_female",
                                                            "honorifics_male",
                                                            "hyphened_particles",
                                                            "law_heads",
                                                            "law_prepositions",
                                                            "member_nouns",
                                                            "month_prepositions",
                                                            "name_suffixes",
                                                            "named_weekday_words",
                                                            "naming_adverbs",
                                                            "nature_nouns_before",
                                                            "needs_article",
                                                            "not_held",
                                                            "nouns_before_name",
                                                            "nouns_female",
                                                            "nouns_male",
                                                            "nouns_of_people",
                                                            "nouns_that_say",
                                                            "numbered_laws",
                                                            "numbering_nouns",
                                                            "office_adjectives",
                                                            "office_adverbs",
                                                            "ordinal_heads",
                                                            "organization_heads",
                                                            "organization_heads_lower",
                                                            "other",
                                                            "particles",
                                                            "particles_alone",
                                                            "parts_of_period",
                                                            "past_like_present",
                                                            "percent_signs",
                                                            "period_openers",
                                                            "periods",
                                                            "person_nouns",
                                                            "person_starts",
                                                            "person_stop",
                                                            "place_heads",
                                                            "place_heads_lower",
                                                            "place_nouns_before",
                                                            "place_offices",
                                                            "place_starts",
                                                            "places_of_their_name",
                                                            "plans_ahead",
                                                            "prefixes_of_names",
                                                            "prepositions_at",
                                                            "prepositions_in",
                                                            "product_heads",
                                                            "product_nouns_before",
                                                            "product_starts",
                                                            "pronouns_reflexive",
                                                            "pronouns_several",
                                                            "pronouns_thing",
                                                            "recurring",
                                                            "romanized_codas",
                                                            "romanized_onsets",
                                                            "romanized_vowels",
                                                            "saints",
                                                            "scheduled",
                                                            "score_words",
                                                            "seasons",
                                                            "share_points",
                                                            "ship_prefixes",
                                                            "small_suffixes",
                                                            "speech_verbs",
                                                            "starts_of_names",
                                                            "state_actors",
                                                            "state_heads",
                                                            "stretches_elsewhere",
                                                            "stretches_of_one",
                                                            "team_titles",
                                                            "team_verbs",
                                                            "tenure_at",
                                                            "tenure_doubts",
                                                            "tenure_from",
                                                            "tenure_posts",
                                                            "tenure_to",
                                                            "time_zones",
                                                            "times",
                                                            "utc_zones",
                                                            "vague_aliases",
                                                            "vague_numbers",
                                                            "verbs_impersonal",
                                                            "verbs_of_asking",
                                                            "verbs_of_bodies",
                                                            "weather",
                                                            "weekends",
                                                            "women_teams",
                                                            "work_heads",
                                                            "work_nouns_before",
                                                            "year_openers"};

/// From a word to a number.
inline constexpr std::array<std::string_view, 14> numbers = {
    "clock_words", "collectives", "days_from_now", "equal_parts",   "half_days", "months",      "multipliers",
    "numbers",     "ordinals",    "period_steps",  "stretch_steps", "unit_days", "unit_months", "weekdays"};

/// From a word to another.
inline constexpr std::array<std::string_view, 15> texts = {"actor_bodies",
                                                           "actors",
                                                           "currencies",
                                                           "fields",
                                                           "heads_of_starts",
                                                           "holidays",
                                                           "parts_of_countries",
                                                           "phrase_heads",
                                                           "regions_behind_places",
                                                           "sport_words",
                                                           "state_bodies",
                                                           "tenure_before",
                                                           "tenure_passives",
                                                           "tenure_verbs",
                                                           "units"};
}  // namespace pack_names

/// One of them.
template <const auto& names>
class PackName {
   public:
    /// A literal only: it is looked up by the compiler.
    consteval PackName(const char* name) : place_(find(name).value()) {}  // NOLINT(google-explicit-constructor)

    constexpr std::size_t place() const { return place_; }
    constexpr std::string_view name() const { return names[place_]; }
    static constexpr std::size_t count = names.size();

    /// Where a name stands; nothing where it is none of them.
    static constexpr std::optional<std::size_t> find(std::string_view name) {
        const auto at = std::lower_bound(names.begin(), names.end(), name);
        if (at == names.end() || *at != name) return std::nullopt;
        return static_cast<std::size_t>(at - names.begin());
    }

   private:
    std::size_t place_;
};

using ListName = PackName<pack_names::lists>;
/// The lists that one word is on.
using ListsOfWord = std::bitset<ListName::count>;
using NumbersName = PackName<pack_names::numbers>;
using TextsName = PackName<pack_names::texts>;

}  // namespace claimgraph
