#pragma once

#include <vector>

#include "extract/language/analysis.h"
#include "graph/model.h"

/// \file
/// Who, what, where, when and how many: mentions in the text, and who is who within the document.

namespace claimgraph {

struct Names {
    std::vector<Mention> mentions;  ///< in text order; a mention may contain another (*Russia's foreign minister*)
    std::vector<Cluster> clusters;
};

/// Finds names, referring noun phrases, pronouns and values, and joins those that stand for one thing.
///
/// Values: a Date's `value` is ISO 8601, resolved against `Document::published` where the words need it (*on Wednesday*),
/// an interval as `a/b`, a month or a year cut short (`2025-06`); empty where it cannot be known. A Quantity's `value` is
/// `BOUND NUMBER UNIT` with BOUND one of `= > < >= <= ~` (`> 40 bomber`), Money's the same with an ISO 4217 code.
Names find_names(const Document& document, const Analysis& analysis);

}  // namespace claimgraph
