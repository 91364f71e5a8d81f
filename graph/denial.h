#pragma once

#include <string>
#include <string_view>

#include "graph/model.h"

/// \file
/// Denials. The claim in the place of a denial's object is what the denier holds: of *X denied that Y had gone* it is
/// *Y has not gone*, X's word. What is denied is the opposite of that claim, *Y has gone*: that is where the edges of a
/// denial lead to, and what it says as a proposition.

namespace claimgraph {

/// Whether an act says of what it takes that it is not so, or will not be done: `cg:denies`, `cg:rejects`,
/// `cg:refuses`, affirmed.
bool denies(std::string_view term, Polarity act);

/// What the words in the place of an act's object say: polarity and modality.
struct WordsStance {
    Polarity polarity = Polarity::affirmed;
    Modality modality = Modality::actual;
    friend bool operator==(const WordsStance&, const WordsStance&) = default;
};

/// \param held  the claim in the place of its object
WordsStance stance_of_words(const Claim& act, const Claim& held);

/// The id of what the words in the place of an act's object say, from the id of what the claim there says.
std::string proposition_of_words(std::string_view term, Polarity act, std::string_view held);

}  // namespace claimgraph
