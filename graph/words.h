#pragma once

#include <string_view>
#include <vector>

/// \file
/// Text as words.

namespace claimgraph {

/// What stands between blanks (U+0020), as parts of the text.
std::vector<std::string_view> split_blanks(std::string_view text);

}  // namespace claimgraph
