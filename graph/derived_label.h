#pragma once

#include <string>
#include <string_view>

#include "graph/claim_words.h"
#include "graph/told_words.h"

/// \file
/// The labels of a derived graph: of an edge from end to end (behind what graph/edge_label.h says of every label), of a
/// statement.

namespace claimgraph {

/// ` (drone, bridge in)`: the phrases through which the ends are reached.
void append_via(std::string& label, const EdgeEnd& from, const EdgeEnd& to);

/// \param who, whom  words that are said in the label: before the predicate, behind it
std::string label_of(const Claim& it, const std::string& who, const std::string& whom, const EdgeEnd& to,
                     std::string_view preposition);

/// What the claim says as it is told, in as many characters as a node's label has.
std::string statement_label(const Claim& it, const Telling& telling, const ClaimWords& words);

}  // namespace claimgraph
