#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "graph/resolve.h"

namespace claimgraph::tests {

/// Which clusters are one: `001` for three clusters of which the first two are.
inline std::string partition(const Resolution& resolution) {
    std::string out;
    std::vector<std::uint32_t> seen;
    for (const std::uint32_t entity : resolution.entity_of) {
        const auto found = std::find(seen.begin(), seen.end(), entity);
        out += static_cast<char>('0' + (found - seen.begin()));
        if (found == seen.end()) seen.push_back(entity);
    }
    return out;
}

}  // namespace claimgraph::tests
