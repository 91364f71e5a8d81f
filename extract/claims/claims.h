#pragma once

#include <cstdint>
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

namespace claimgraph::extract::claims {

using names::Names;
using rules::EnhancedGraph;
using rules::Match;
using rules::Signatures;
using rules::WordLists;

inline constexpr std::size_t most_pairs = 64;    ///< of one subject and one object, of one verb
inline constexpr std::size_t most_members = 16;  ///< of a list that tells when, where or with what
inline constexpr std::size_t most_claims = 128;  ///< of a sentence

/// \param graphs   one for each sentence
/// \param matches  of each sentence, as `match` gives them
/// Of lists of subjects and objects each with each makes a claim, but of more than `most_pairs` the longer list stays one
/// argument; past `most_claims` of one sentence none is made. So what comes out is bounded by what goes in.
/// \param grounds   if given, what each claim's confidence is estimated from
/// \param left_out  if given, receives the number of claims past `most_claims`
std::vector<Claim> build_claims(const Document& document, const Analysis& analysis, const Names& names,
                                const WordLists& lists, const Signatures& signatures,
                                const std::vector<EnhancedGraph>& graphs,
                                const std::vector<std::vector<Match>>& matches,
                                std::vector<Grounds>* grounds = nullptr, std::uint64_t* left_out = nullptr);

}  // namespace claimgraph::extract::claims
