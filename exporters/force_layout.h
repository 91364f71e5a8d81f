#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

/// \file
/// Where the nodes of a graph stand in a picture: those that are tied near each other, none on another. Forces are those of
/// ForceAtlas2 (Jacomy, Venturini, Heymann, Bastian, 2014), the far ones taken together in a quadtree (Barnes and Hut,
/// 1986); each part that hangs together is laid out by itself, freed from overlap by pushing apart what touches, and put
/// in rows, the largest first. Additions, products and square roots only, in a fixed order: the same graph gives the same
/// picture everywhere. Own code: of what Debian has, igraph is under the GPL and Boost.Graph keeps nodes in a frame, on whose
/// walls they collect; neither removes overlaps.

namespace claimgraph::exporters {

struct Point {
    double x = 0, y = 0;
};

/// What a node covers: a box around its place, which may reach further down (a label) than up.
struct Box {
    double left = 0, right = 0, up = 0, down = 0;
};

struct Tie {
    std::uint32_t a = 0, b = 0;  ///< numbers of nodes
    double weight = 1;
};

/// \param boxes  one for each node, in the picture's units; boxes of different nodes do not overlap in what is returned
std::vector<Point> force_layout(const std::vector<Box>& boxes, const std::vector<Tie>& ties);

}  // namespace claimgraph::exporters
