#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

namespace claimgraph {

/// For unordered containers of strings that are asked with views of them.
struct StringHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

}  // namespace claimgraph
