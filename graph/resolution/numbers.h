#pragma once

#include <vector>

#include "graph/resolution/string_table.h"

namespace claimgraph::resolution {

using Numbers = std::vector<Index>;  ///< sorted, unique

void sort_unique(Numbers& numbers);
/// Have the two a number in common?
bool meet(const Numbers& a, const Numbers& b);
void add_all(Numbers& to, const Numbers& from);

}  // namespace claimgraph::resolution
