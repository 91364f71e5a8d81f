#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "cli/claim_explanation.h"
#include "cli/rule_explanation.h"
#include "extract/claims/confidence.h"
#include "graph/guidance.h"
#include "graph/store.h"

/// \file
/// How claims came about. Trees are not kept in the store: the documents are analysed once more.

namespace claimgraph::cli {

using extract::claims::Share;
using extract::rules::RuleSet;

struct Derivation {
    /// What found the claim then is not what this program finds: the store was made with other rules, another model,
    /// other known things or given trees. Then there is nothing else here.
    bool lost = false;
    SentenceExplanation sentence;  ///< the rules at the words that the claim was found at
    std::string conllu, parser;    ///< the tree as CoNLL-U; as the parser left it, where repairs changed it
    std::vector<Share> confidence; ///< what it rests on, the largest first
};

/// By the id of the claim. \param rules  the packs that the store was made with
std::map<std::string, Derivation> derive(const Store& store, const std::shared_ptr<const RuleSet>& rules,
                                         const Guidance& guidance, const ClaimExplanations& claims);

std::string as_text(const Derivation& derivation);

}  // namespace claimgraph::cli
