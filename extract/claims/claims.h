#pragma once

#include <vector>

#include "extract/claims/confidence.h"
#include "extract/language/analysis.h"
#include "extract/names/names.h"
#include "extract/rules/enhanced_graph.h"
#include "extract/rules/matcher.h"
#include "extract/rules/signature.h"
#include "graph/model.h"

/// \file
/// Matches → claims: who says what, whether it is so, and on which words it rests.

namespace claimgraph {

/// \param graphs   one for each sentence
/// \param matches  of each sentence, as `match` gives them
/// \param grounds  if given, what each claim's confidence is estimated from
std::vector<Claim> build_claims(const Document& document, const Analysis& analysis, const Names& names,
                                const WordLists& lists, const Signatures& signatures,
                                const std::vector<EnhancedGraph>& graphs,
                                const std::vector<std::vector<Match>>& matches,
                                std::vector<Grounds>* grounds = nullptr);

}  // namespace claimgraph
