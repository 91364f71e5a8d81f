#pragma once

#include <string>

#include "graph/page.h"

/// \file
/// What the claims of a page say (graph/propositions.h), with the ids of the phrases in them.

namespace claimgraph {

/// Fills in `phrases` and `propositions` of a page whose claims are selected.
void tell_propositions(Page& page);

/// The value of the quantity or sum that the words of an argument begin with; empty if there is none.
std::string leading_value(const Extraction& extraction, const Argument& argument);

}  // namespace claimgraph
