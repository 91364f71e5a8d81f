#pragma once

#include <cstddef>
#include <vector>

#include "exporters/force_layout.h"

/// \file
/// Groups of nodes that are tied among themselves more than to others.

namespace claimgraph::exporters {

/// The community of every node by the Louvain method (Blondel, Guillaume, Lambiotte, Lefebvre, 2008), the largest
/// first; of equal ones, that of the first node.
std::vector<std::size_t> communities_of(std::size_t nodes, const std::vector<Tie>& ties);

}  // namespace claimgraph::exporters
