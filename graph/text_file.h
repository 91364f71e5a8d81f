#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// \file
/// Files that the program holds as a whole: most of them people write by hand.

namespace claimgraph {

inline constexpr std::size_t most_list_bytes = 64u << 20;  ///< of a list of things or pairs

/// \param what  it is, for messages: `the list`
/// \throws Error if it cannot be read or is larger than `most` bytes
std::string bytes_of_file(const std::string& path, std::string_view what, std::size_t most);

/// The same of text. \throws Error also if it is no UTF-8
std::string text_of_file(const std::string& path, std::string_view what, std::size_t most);

}  // namespace claimgraph
