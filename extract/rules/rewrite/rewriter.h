#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "extract/language/analysis.h"
#include "extract/rules/rewrite/repair.h"
#include "extract/rules/word_lists.h"

/// \file
/// Repairs of trees, carried out: one after the other in their order, each once at every word from left to right, so
/// that it ends. A repair that cannot do all it is asked for changes nothing.

namespace claimgraph::extract::rules::rewrite {

/// What a repair did at one place.
struct Rewrite {
    struct Change {
        TokenIndex token;
        Token before, after;
    };
    const Repair* repair = nullptr;
    std::vector<Change> changes;  ///< at least one, in text order
};

/// The sentence with its tree repaired; one whose heads are no tree is left as it is.
/// \param lists  the word lists that the repairs name
/// \param log    what was done, if anybody asks
Sentence rewritten(Sentence sentence, const std::vector<Repair>& repairs, const WordLists& lists,
                   std::vector<Rewrite>* log = nullptr);

}  // namespace claimgraph::extract::rules::rewrite
