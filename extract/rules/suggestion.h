#pragma once

#include <string>
#include <string_view>
#include <vector>

/// \file
/// What was probably meant.

namespace claimgraph::extract::rules {

/// The word that is nearest to what was written, by the number of letters to insert, delete, change or swap (optimal
/// string alignment); empty where none is near.
std::string nearest(std::string_view written, const std::vector<std::string>& words);

/// `; did you mean "…"?` where a word is near, else `; OTHERWISE`, else nothing.
std::string suggestion(std::string_view written, const std::vector<std::string>& words,
                       std::string_view otherwise = {});

/// `a, b or c`
std::string listed(const std::vector<std::string>& words, std::string_view conjunction = "or");

}  // namespace claimgraph::extract::rules
