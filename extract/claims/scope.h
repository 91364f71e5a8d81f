#pragma once

#include <cstdint>

#include "extract/rules/enhanced_graph.h"
#include "extract/rules/word_lists.h"
#include "graph/model.h"

/// \file
/// Polarity and modality of a predicate from the grammar around it: what negates it, what makes it a possibility, a
/// plan or a demand. What a speaker denies or demands comes from rules (`says`), not from here.

namespace claimgraph {

struct Scope {
    bool negated = false;
    Modality modality = Modality::actual;
};

/// \param reported  the predicate is what somebody is said to say (*claimed to have hit*): its infinitive then carries
/// no
///                  modality of its own
Scope scope_of(const EnhancedGraph& graph, const WordLists& lists, std::uint32_t predicate, bool reported);

/// *does not think that …*: the negation belongs to what is thought (lists `negation_raising`, `negation`).
bool raises_negation(const EnhancedGraph& graph, const WordLists& lists, std::uint32_t predicate);

}  // namespace claimgraph
