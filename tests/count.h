#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace claimgraph::tests {

/// How often a part is in a text; they may overlap.
inline std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

inline bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

}  // namespace claimgraph::tests
