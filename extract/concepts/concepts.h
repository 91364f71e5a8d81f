#pragma once

#include <vector>

#include "extract/concepts/concept_words.h"
#include "extract/names/names.h"
#include "extract/rules/enhanced_graph.h"
#include "graph/model.h"

/// \file
/// What the phrases of claims speak of: their heads and concepts, the named things inside them, and which of them speak
/// of one thing.

namespace claimgraph::extract::concepts {

using names::Names;
using rules::EnhancedGraph;

/// Fills `Extraction::phrases` and the places of its claims that point there, and the labels of open predicates. Clusters
/// are added for countries that only an adjective in a phrase speaks of (*Israeli strikes*).
/// \param out     its clusters are those of `names`
/// \param graphs  one for each sentence
void describe_phrases(Extraction& out, const std::vector<EnhancedGraph>& graphs, const Names& names,
                      const WordLists& lists, const ConceptWords& concepts);

}  // namespace claimgraph::extract::concepts
