#pragma once

#include <string>
#include <vector>

#include "extract/rules/rule_set.h"

/// \file
/// What repairs of trees are worth, measured on treebanks.

namespace claimgraph::cli {

using extract::rules::RuleSet;

/// A table: for each repair how often it fired on the parser's trees of these sentences, and how many arcs it fixed and
/// broke; then labelled attachment before and after. \param paths  CoNLL-U with trees
/// \throws Error if a file cannot be read or has no trees, DocumentError if it is no CoNLL-U
std::string repair_scores(const RuleSet& rules, const std::vector<std::string>& paths);

}  // namespace claimgraph::cli
