#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

/// \file
/// How likely something that was said is what a pronoun takes up.
///
/// A log-linear model ranks the candidates and *nobody of them* against each other (Denis and Baldridge, Specialized
/// Models and Ranking for Coreference Resolution, EMNLP 2008), by what Lappin and Leass found to matter (An Algorithm
/// for Pronominal Anaphora Resolution, Computational Linguistics 20, 1994). The weights are in
/// extract/packs/pronouns.json.

namespace claimgraph::extract::names {

/// What speaks for or against a candidate, by its last mention where nothing else is said.
enum class Cue : std::uint8_t {
    // how far it is back, in sentences
    same_sentence,
    one_before,
    two_before,
    three_before,
    // what it is in its clause
    subject,
    of_main_clause,  ///< a subject that is the sentence's
    object,
    oblique,
    modifier,
    possessor,
    coordinated,
    apposition,
    in_compound,
    of_headline,  ///< of no clause
    other_role,
    // what both are in their clauses
    both_subjects,
    goes_on,  ///< … one of the sentence, the other of the sentence before
    both_objects,
    acts,         ///< it acts in the pronoun's clause or in the nearest one above in which somebody does
    acts_on_own,  ///< … and the pronoun says whose something is: *Boeing said its jets …*
    fronted_phrase,
    owns_actor,  ///< who acts there is its (*Ito's lawyer said he …*, *a man whose lawyer said he …*)
    // speech
    agent_says,  ///< the pronoun is the subject of a verb of saying, and the candidate can speak
    other_says,  ///< … and cannot
    spoke_before,
    speaks_here,  ///< it is said to say what the pronoun is in
    same_quotation,
    other_quotation,  ///< one of both is quoted, or both are in different quotations
    // what its verb wants
    fits_verb,  ///< how much more likely something of the candidate's kind stands there: see agents.h
    // whose people
    agent_owns,  ///< the pronoun owns a person (*its chairman*), and the candidate can have such
    other_owns,
    // how much is spoken of it
    mentions,    ///< logarithm of those within reach
    times_said,  ///< logarithm, from the beginning of the document, of what has a name
    recency,     ///< logarithm of how many were spoken of since
    // how it is spoken of
    by_pronoun,
    indefinite_phrase,
    by_way_of_another,  ///< *his lawyer*, *the company's chairman*
    // what it is
    named_person,
    named_organization,
    named_country,
    named_place,
    named_other,
    unnamed_person,
    unnamed_people,
    unnamed_organization,
    unnamed_place,
    unnamed_thing,
    tied_by_and,
    gender_known,
    gender_doubtful,
    // of *nobody of them*
    nobody_at_all,
    nobody_as_subject,
    nobody_as_object,
    nobody_as_possessor,
    nobody_reflexive
};

/// What each cue says of one candidate: 0 nothing, mostly 1 where it holds.
class Cues {
   public:
    static constexpr std::size_t count = static_cast<std::size_t>(Cue::nobody_reflexive) + 1;
    double& operator[](Cue cue) { return values_[static_cast<std::size_t>(cue)]; }
    double operator[](Cue cue) const { return values_[static_cast<std::size_t>(cue)]; }

   private:
    std::array<double, count> values_{};
};

enum class PronounKind : std::uint8_t {
    person,  ///< he, she
    thing,   ///< it
    several  ///< they
};

/// The logarithm of how likely it is, but for a constant.
double rank(PronounKind kind, const Cues& cues);

/// How likely the best must be, 0 to 1, to be taken. \param named  it has a name \param possessive  the pronoun tells whose
/// something is: *its chairman*
double least_share(PronounKind kind, bool named, bool possessive);

}  // namespace claimgraph::extract::names
