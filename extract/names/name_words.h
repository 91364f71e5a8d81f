#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// \file
/// Names as lists of words.

namespace claimgraph::extract::names {

/// Splits at blanks, into copies: `text` may be of the moment.
std::vector<std::string> split_words(std::string_view text);

/// The words from `from` up to, without, `to`, with blanks between them.
std::string join_words(const std::vector<std::string>& words, std::size_t from, std::size_t to);

}  // namespace claimgraph::extract::names
