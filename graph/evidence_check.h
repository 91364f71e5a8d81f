#pragma once

#include <string_view>

#include "graph/model.h"

/// \file
/// What everything behind the store relies on.

namespace claimgraph {

/// What does not fit together in an extraction, an index or offset out of range; empty where all is well.
std::string_view misfit(const Extraction& extraction);

}  // namespace claimgraph
