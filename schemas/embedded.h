#pragma once

#include <string_view>
#include <vector>

/// \file
/// The schemas and packs, as they lie in the repository, inside the program.

namespace claimgraph::embedded {

/// The bytes of a file by its path in the repository (`schemas/store.sql`). \throws std::out_of_range if there is none
std::string_view file(std::string_view path);

/// All paths, sorted.
std::vector<std::string_view> paths();

}  // namespace claimgraph::embedded
