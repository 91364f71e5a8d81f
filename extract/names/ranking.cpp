#include "extract/names/ranking.h"

namespace claimgraph {
namespace {

struct Row {
    Cue cue;
    std::array<double, 3> weights;  // he and she, it, they
};

// Fitted on the written texts of the training and development parts of GUM, rounded; then made nearer to news, in which
// subjects of main clauses are taken up again and not, as in biographies, whoever was named often or a while ago.
constexpr Row rows[] = {
    {Cue::same_sentence, {0.8, 1.3, 1.6}},
    {Cue::one_before, {0.1, -0.2, -0.1}},
    {Cue::two_before, {-1.7, -0.7, -1.2}},
    {Cue::three_before, {-2.2, -1.5, -1.8}},
    {Cue::subject, {0.3, 0.3, 0.3}},
    {Cue::of_main_clause, {0.6, 1.5, 0.8}},
    {Cue::object, {-0.2, 0.2, -0.1}},
    {Cue::oblique, {0.2, -0.6, -0.5}},
    {Cue::modifier, {-0.1, -1.2, -0.5}},
    {Cue::possessor, {0.8, 0.9, 1.4}},
    {Cue::coordinated, {-1.8, -1.3, -1.3}},
    {Cue::apposition, {-0.1, -0.9, 0.9}},
    {Cue::in_compound, {-1.1, -1.5, -1.6}},
    {Cue::of_headline, {-0.2, 1.4, 0.9}},
    {Cue::other_role, {-1.2, 0.3, -1.5}},
    {Cue::both_subjects, {0.9, 0.8, 0.6}},
    {Cue::goes_on, {0.0, 1.0, 0.3}},
    {Cue::both_objects, {1.0, 0.4, 0.4}},
    {Cue::acts, {1.4, 0.4, 0.8}},
    {Cue::acts_on_own, {0.4, 0.6, -0.2}},
    {Cue::fronted_phrase, {-0.1, 0.5, -0.5}},
    {Cue::owns_actor, {1.5, 0.0, 0.0}},
    {Cue::agent_says, {-0.1, 1.2, 0.6}},
    {Cue::other_says, {0.0, -1.5, -0.3}},
    {Cue::spoke_before, {2.5, 0.0, 1.3}},
    {Cue::speaks_here, {-0.2, -0.1, 0.1}},
    {Cue::same_quotation, {0.3, 0.0, 0.2}},
    {Cue::other_quotation, {-0.8, -0.5, -1.2}},
    {Cue::agent_owns, {-0.4, 2.3, 0.5}},
    {Cue::other_owns, {0.0, -0.2, 0.6}},
    {Cue::mentions, {0.0, 0.7, 0.4}},
    {Cue::times_said, {0.4, 0.3, -0.2}},
    {Cue::recency, {-0.9, -0.4, -0.7}},
    {Cue::by_pronoun, {0.9, -0.3, 0.5}},
    {Cue::indefinite_phrase, {-0.3, -0.1, 0.0}},
    {Cue::by_way_of_another, {-1.2, -2.0, -1.7}},
    {Cue::named_person, {-0.3, 0.0, 0.0}},
    {Cue::named_organization, {0.0, -0.8, -1.2}},
    {Cue::named_country, {0.0, -1.4, 0.0}},
    {Cue::named_place, {0.0, 0.3, 0.0}},
    {Cue::named_other, {0.0, 0.5, 0.9}},
    {Cue::unnamed_person, {0.7, 0.0, 0.1}},
    {Cue::unnamed_people, {0.0, 0.0, 0.7}},
    {Cue::unnamed_organization, {0.0, 0.0, -0.5}},
    {Cue::unnamed_place, {0.0, -0.2, -1.6}},
    {Cue::unnamed_thing, {0.0, -0.3, -0.8}},
    {Cue::tied_by_and, {0.0, 0.0, -0.7}},
    {Cue::gender_known, {0.9, 0.0, 0.0}},
    {Cue::gender_doubtful, {-0.8, 0.0, 0.0}},
    {Cue::nobody_at_all, {0.0, 0.5, 0.4}},
    {Cue::nobody_as_subject, {0.0, 0.6, 0.4}},
    {Cue::nobody_as_object, {0.2, 0.7, -0.2}},
    {Cue::nobody_as_possessor, {-0.1, -0.7, 0.4}},
    {Cue::nobody_reflexive, {1.9, 2.5, 1.0}},
};
static_assert(sizeof rows / sizeof rows[0] == Cues::count);

}  // namespace

double rank(PronounKind kind, const Cues& cues) {
    double sum = 0;
    for (const Row& row : rows) sum += cues[row.cue] * row.weights[static_cast<std::size_t>(kind)];
    return sum;
}

}  // namespace claimgraph
