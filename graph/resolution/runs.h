#pragma once

#include <cstddef>

namespace claimgraph::resolution {

/// Calls `visit(begin, end)` for every run of rows that are the same in what matters.
template <typename Rows, typename SameRun, typename Visit>
void runs(const Rows& rows, const SameRun& same, const Visit& visit) {
    for (std::size_t begin = 0; begin < rows.size();) {
        std::size_t end = begin + 1;
        while (end < rows.size() && same(rows[begin], rows[end])) ++end;
        visit(begin, end);
        begin = end;
    }
}

}  // namespace claimgraph::resolution
