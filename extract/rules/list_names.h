#pragma once

#include <array>
#include <string_view>

#include "extract/language/pack_name.h"

/// \file
/// The word lists of the rule packs that C++ asks for, by their names there. A name that is not here does not compile; one
/// that is here and in no pack is an error when the packs are loaded. Rules name theirs (`@deny`) in the packs.

namespace claimgraph::extract::rules {

/// In the order of the alphabet.
inline constexpr auto list_names = std::to_array<std::string_view>({
    "accept", "act_of_speaker", "actor_preposition", "addressed", "adjective_to_come", "agent_marker",
    "alternative", "answering_for", "anybody", "aspect", "attribution_marker", "auxiliary_be",
    "auxiliary_of_saying_so", "belief", "belief_marker", "benefit_marker", "beside_preposition", "cause_clause",
    "cause_marker", "charge_marker", "charge_noun", "clause_separator", "company_marker", "comparison_clause", "complement_clause",
    "complementizer", "concept_term", "concessive", "condition_clause", "conditional_auxiliary", "contests",
    "contrast", "contrast_clause", "contrastive_conjunction", "correlative_adverb", "criticise", "date_marker",
    "definite", "departing", "distributive", "ditransitive", "doubting_adjective", "duration_marker",
    "duration_noun", "emphatic_auxiliary", "excluding_conjunction", "expletive_pronoun", "expletive_verb", "falls_short_behind", "finding", "first_person",
    "first_person_singular", "generic", "generic_pronoun", "gerund_marker", "giving", "hearsay", "holder_pronoun",
    "holds_act", "impersonal_gerund", "in_its_place", "in_turn", "indefinite_article", "inside_preposition", "institution",
    "instrument_marker", "instrumental_verb", "intention", "intransitive", "joining_conjunction", "joining_marker",
    "joint_act", "joint_result", "joint_result_verb", "loose_preposition", "manner_ending", "manner_marker",
    "manner_noun", "manner_noun_marker", "means_marker", "meanwhile", "meanwhile_doing", "measure_of_infinitive",
    "medium", "medium_marker", "member_marker", "moved_participle", "moved_to_think", "negated_adverb",
    "negated_adverb_of_fact", "negated_quantifier", "negation", "negation_shared", "negative_determiner",
    "negative_particle", "negative_pronoun", "no_circumstance_adverb", "no_circumstance_clause", "no_longer",
    "no_nominal_act", "no_passive_marker", "nominal_act", "not_of_country", "numeral_pronoun", "object_control", "object_participle",
    "oblique_control", "oblique_control_marker", "one_of_all", "oppose", "outcome_of_passive", "outcome_verb", "own_act", "own_act_marker", "own_plural",
    "partitive_marker", "past_like_infinitive", "people", "person_ending", "person_noun", "place_clause",
    "place_marker", "place_noun", "plural_pronoun", "polite_request", "praise", "preferring_adverb",
    "preposition_first", "preposition_last", "prepositional_participle", "prevented_marker", "proposal",
    "purpose_complement", "purpose_marker", "purposeless", "puts_in_force", "question_marker", "question_pronoun",
    "range_end", "receiving", "recipient_marker", "reflexive", "reject", "relative_adverbial", "relative_of_things",
    "role_marker", "said_by_saying_so", "scheduled", "shared_determiner", "shared_modifier", "signature_mark",
    "so_much", "somebody_noun", "source", "source_marker", "speaker_pronoun", "speech", "statement",
    "subject_control", "support", "tells_somebody", "third_person", "time_adverb", "time_after",
    "time_ahead_marker", "time_before", "time_clause", "time_marker", "time_noun", "time_noun_marker", "time_since",
    "time_to_come", "time_until", "told_of", "too_much", "transitive_always", "transitive_only", "transparent",
    "travel", "unit_of_time", "urge", "voices", "weekday"});

using ListName = language::PackName<list_names>;

}  // namespace claimgraph::extract::rules
