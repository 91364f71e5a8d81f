#pragma once

#include <string>

#include "extract/rules/enhanced_graph.h"
#include "extract/rules/word_lists.h"
#include "graph/model.h"

namespace claimgraph {

/// The lemma of an open predicate as English says it of one subject: `call for` → `calls for`, `be agree in` of *had been
/// agreed in* → `is agreed in`. \param lists  `third_person:FORM` for verbs whose form is irregular
std::string predicate_label(const Predicate& predicate, const EnhancedGraph& graph, const WordLists& lists);

}  // namespace claimgraph
