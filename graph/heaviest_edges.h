#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "graph/edge_evidence.h"

namespace claimgraph {

/// Calls its argument with each edge of a graph, by place: source, label, target.
using EachEdge = std::function<void(const std::function<void(const FlatEdge&)>&)>;

/// So many edges of a graph as are asked for, by place: the heaviest; of one weight those whose ends have most weight
/// (that of all edges at them), and what hangs together comes before what does not: the lightest that are taken join on
/// to the others where they can, so that a picture of them falls into no more pieces than it must.
/// Memory: a number for each node, and a few times as many edges as are asked for.
std::vector<FlatEdge> heaviest_edges(const EachEdge& each, std::uint64_t top);

}  // namespace claimgraph
