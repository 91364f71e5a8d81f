#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "graph/edge_evidence.h"

namespace claimgraph {

/// Calls its argument with each edge of a graph, by place: source, label, target.
using EachEdge = std::function<void(const std::function<void(const FlatEdge&)>&)>;

/// So many edges of a graph as are asked for, by place. The heaviest comes first; then always the heaviest that touches
/// what is taken already, of one weight that whose ends have most weight (that of all edges at them): what is taken is
/// one piece as long as there is something to go on to, and a heavy edge that stands alone is left out.
/// Memory: a number for each node, and a few times as many edges as are asked for, among which the choice is made.
std::vector<FlatEdge> heaviest_edges(const EachEdge& each, std::uint64_t top);

}  // namespace claimgraph
