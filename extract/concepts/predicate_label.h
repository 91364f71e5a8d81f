#pragma once

#include <string>

#include "extract/concepts/concept_words.h"
#include "extract/rules/enhanced_graph.h"
#include "graph/model.h"

namespace claimgraph::extract::concepts {

using rules::EnhancedGraph;

/// The lemma of an open predicate as English says it of one subject: `call for` → `calls for`, `be agree in` of *had been
/// agreed in* → `is agreed in`.
std::string predicate_label(const Predicate& predicate, const EnhancedGraph& graph, const ConceptWords& words);

}  // namespace claimgraph::extract::concepts
