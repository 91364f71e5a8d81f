#pragma once

#include <algorithm>
#include <array>
#include <bitset>
#include <cstddef>
#include <optional>
#include <string_view>

/// \file
/// The lists and tables of the packs function_words, names, values and tenures, by their names there, as C++ asks the
/// Lexicon for them. A name that is not here does not compile; one that is here and in no pack, or in a pack and not
/// here, is an error when the packs are loaded.

namespace claimgraph::extract::names {

namespace pack_names {
// Each in the order of the alphabet.
inline constexpr std::array<std::string_view, 214> lists = {"acting_verbs",
                                                            "actor_heads",
                                                            "additive_conjunctions",
                                                            "additive_signs",
                                                            "agent_prepositions",
                                                            "ahead_of_office",
                                                            "alias_nouns",
                                                            "ambiguous_months",
                                                            "ambiguous_weekdays",
                                                            "articles",
                                                            "articles_definite",
                                                            "articles_indefinite",
                                                            "auxiliaries_ahead",
                                                            "auxiliaries_of_fact",
                                                            "auxiliaries_of_perfect",
                                                            "behind_offices",
                                                            "body_prepositions",
                                                            "bracketed_aliases",
                                                            "class_nouns_before",
                                                            "clock_prepositions",
                                                            "clocks_of_places",
                                                            "club_verbs",
                                                            "common_bodies",
                                                            "common_capitalised",
                                                            "common_words",
                                                            "companion_prepositions",
                                                            "company_heads",
                                                            "company_suffixes",
                                                            "comparatives_earlier",
                                                            "comparatives_later",
                                                            "conjunctions",
                                                            "day_parts",
                                                            "definite_articles",
                                                            "definite_determiners",
                                                            "definite_determiners_plural",
                                                            "demonstratives_near",
                                                            "determiners_of_none",
                                                            "determiners_of_one",
                                                            "determiners_of_two",
                                                            "disease_heads",
                                                            "distances_back",
                                                            "distances_elsewhere",
                                                            "east_asian_families",
                                                            "east_asian_given",
                                                            "event_heads",
                                                            "event_nouns_before",
                                                            "event_starts",
                                                            "facility_heads",
                                                            "facility_starts",
                                                            "facility_words",
                                                            "family_endings",
                                                            "fields_with_affairs",
                                                            "finals",
                                                            "first_person",
                                                            "first_person_plural",
                                                            "former",
                                                            "future_auxiliaries",
                                                            "game_nouns",
                                                            "generations",
                                                            "generic_names",
                                                            "genitive_prepositions",
                                                            "goal_prepositions",
                                                            "halves",
                                                            "heads_before_place",
                                                            "heads_before_year",
                                                            "heads_of_bodies",
                                                            "heads_of_offices",
                                                            "heads_of_state",
                                                            "heads_with_of",
                                                            "holiday_prepositions",
                                                            "honorifics",
                                                            "honorifics_female",
                                                            "honorifics_male",
                                                            "hyphened_particles",
                                                            "indefinite_articles",
                                                            "indefinite_determiners",
                                                            "indefinite_determiners_any",
                                                            "inner_prepositions",
                                                            "law_heads",
                                                            "law_prepositions",
                                                            "links_after",
                                                            "links_before",
                                                            "links_in_laws",
                                                            "links_in_ministries",
                                                            "member_nouns",
                                                            "ministry_heads",
                                                            "month_prepositions",
                                                            "name_prepositions",
                                                            "name_suffixes",
                                                            "named_weekday_words",
                                                            "naming_adverbs",
                                                            "naming_links",
                                                            "nature_nouns_before",
                                                            "needs_article",
                                                            "negations",
                                                            "nights_before_today",
                                                            "not_held",
                                                            "nouns_before_name",
                                                            "nouns_female",
                                                            "nouns_male",
                                                            "nouns_of_people",
                                                            "nouns_that_say",
                                                            "numbered_laws",
                                                            "numbering_nouns",
                                                            "numerals_like_pronouns",
                                                            "numerals_one",
                                                            "office_adjectives",
                                                            "office_adverbs",
                                                            "office_prepositions",
                                                            "offices_of_any_head",
                                                            "offices_of_any_leader",
                                                            "offices_of_speaking",
                                                            "offices_sent",
                                                            "opponent_prepositions",
                                                            "opponent_prepositions_or_by",
                                                            "ordinal_heads",
                                                            "organization_heads",
                                                            "organization_heads_lower",
                                                            "other",
                                                            "particles",
                                                            "particles_alone",
                                                            "particles_between",
                                                            "particles_like_words",
                                                            "particles_of_places",
                                                            "parts_of_centuries",
                                                            "parts_of_period",
                                                            "past_copulas",
                                                            "past_like_present",
                                                            "percent_signs",
                                                            "period_openers",
                                                            "periods",
                                                            "person_nouns",
                                                            "person_starts",
                                                            "person_stop",
                                                            "personal_subjects",
                                                            "place_heads",
                                                            "place_heads_lower",
                                                            "place_nouns_before",
                                                            "place_offices",
                                                            "place_starts",
                                                            "places_of_their_name",
                                                            "plans_ahead",
                                                            "point_prepositions",
                                                            "points_of_now",
                                                            "points_of_today",
                                                            "possessive_determiners",
                                                            "possessive_endings",
                                                            "prefixes_of_names",
                                                            "prepositions_at",
                                                            "prepositions_behind_leaving",
                                                            "prepositions_in",
                                                            "product_heads",
                                                            "product_nouns_before",
                                                            "product_starts",
                                                            "pronouns_he",
                                                            "pronouns_it",
                                                            "pronouns_its",
                                                            "pronouns_reflexive",
                                                            "pronouns_several",
                                                            "pronouns_she",
                                                            "pronouns_thing",
                                                            "purpose_prepositions",
                                                            "range_links",
                                                            "range_openers",
                                                            "ratio_openers",
                                                            "recurring",
                                                            "relative_owners",
                                                            "relative_persons",
                                                            "relative_places",
                                                            "relative_subjects",
                                                            "relative_subjects_person",
                                                            "role_prepositions",
                                                            "romanized_codas",
                                                            "romanized_onsets",
                                                            "romanized_vowels",
                                                            "saints",
                                                            "scheduled",
                                                            "score_words",
                                                            "seasons",
                                                            "separating_prepositions",
                                                            "share_points",
                                                            "ship_prefixes",
                                                            "small_suffixes",
                                                            "source_prepositions",
                                                            "speech_verbs",
                                                            "starts_of_names",
                                                            "state_actors",
                                                            "state_heads",
                                                            "stretches_elsewhere",
                                                            "stretches_of_one",
                                                            "surface_prepositions",
                                                            "team_titles",
                                                            "team_verbs",
                                                            "tenure_at",
                                                            "tenure_doubts",
                                                            "tenure_from",
                                                            "tenure_posts",
                                                            "tenure_to",
                                                            "time_nouns",
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
                                                            "words_without_initial",
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

}  // namespace claimgraph::extract::names
