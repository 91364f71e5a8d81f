#pragma once

#include <memory>
#include <string>

#include "extract/rules/rule_set.h"

/// \file
/// Why a text gives the claims that it gives: for people who write rules.

namespace claimgraph {

/// For each sentence its tree as a table, what repairs changed in it, what the rules made of each word, and the claims.
/// \param all  also rules without a lemma in their trigger that did not match
std::string explained(const std::shared_ptr<const RuleSet>& rules, const std::string& text, bool all);

}  // namespace claimgraph
