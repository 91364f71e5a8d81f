#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace claimgraph::extract::language {

/// The best dependency tree with exactly one word under the root (Chu & Liu 1965, Edmonds 1967; contraction in place,
/// time quadratic in the words). Of equal heads the first is taken. \param scores  words x stride floats; scores[d *
/// stride + h] is how well h governs word d: h = 0 the root, h = k + 1 word k.
///                What it holds for a word as its own head is ignored.
/// \returns for every word the index of its head, -1 for the root.
std::vector<std::int32_t> best_tree(const float* scores, std::size_t words, std::size_t stride);

}  // namespace claimgraph::extract::language
