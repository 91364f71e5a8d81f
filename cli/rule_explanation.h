#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "extract/rules/rule_set.h"

/// \file
/// Why a text gives the claims that it gives: for people who write rules.

namespace claimgraph::cli {

using extract::rules::Rule;
using extract::rules::RuleSet;

/// For each sentence its tree as a table, what repairs changed in it, what the rules made of each word, and the claims.
/// \param all  also rules without a lemma in their trigger that did not match
std::string explained(const std::shared_ptr<const RuleSet>& rules, const std::string& text, bool all);

/// The same of one sentence, in parts.
struct SentenceExplanation {
    struct Tried {
        std::string word;  ///< `denied (5)`
        std::string rule, outcome;
        int priority = 0;
        bool won = false;
    };
    struct Repair {
        std::string id, note;
        std::vector<std::string> changes;
    };
    std::string tree;  ///< a table
    std::vector<Repair> repairs;
    std::vector<Tried> tried;
};

/// \param parsed  the sentence as the parser left it
/// \param types   what each of its tokens names
/// \param at      what became of the rules at these tokens only
SentenceExplanation explained(const RuleSet& rules, const Sentence& parsed,
                              const std::vector<std::optional<EntityType>>& types,
                              const std::function<bool(TokenIndex token, const Rule& winner)>& at, bool all);
std::string repairs_as_text(const SentenceExplanation& sentence);
std::string rules_as_text(const SentenceExplanation& sentence);

}  // namespace claimgraph::cli
