#include "graph/denial.h"

#include "graph/propositions.h"

namespace claimgraph {
namespace {

bool is_denial(std::string_view term) { return term == "cg:denies" || term == "cg:rejects" || term == "cg:refuses"; }

}  // namespace

bool denies(std::string_view term, Polarity act) { return act == Polarity::affirmed && is_denial(term); }

WordsStance stance_of_words(const Claim& act, const Claim& held) {
    WordsStance stance{held.polarity, held.modality};
    if (denies(act.predicate.term, act.polarity))
        stance.polarity = held.polarity == Polarity::negated ? Polarity::affirmed : Polarity::negated;
    else if (is_denial(act.predicate.term))
        stance.modality = Modality::actual;  // who does not deny something leaves open what is said of it
    return stance;
}

std::string proposition_of_words(std::string_view term, Polarity act, std::string_view held) {
    return denies(term, act) ? opposite(held) : std::string(held);
}

}  // namespace claimgraph
