#pragma once

#include <string>
#include <string_view>

#include "extract/rules/rule_set.h"

/// \file
/// Trees that no parser would make, of the words that rules and repairs ask for: what reads trees must bear them all.

namespace claimgraph::fuzz {

using extract::rules::RuleSet;

/// A document of ten sentences as CoNLL-U: words, tags, relations and heads at random, mostly trees. The bytes choose;
/// when they are used up, numbers that they are the seed of.
std::string random_trees(const RuleSet& rules, std::string_view bytes);

}  // namespace claimgraph::fuzz
