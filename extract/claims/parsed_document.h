#pragma once

#include <string>
#include <vector>

#include "extract/language/analysis.h"
#include "extract/names/names.h"
#include "extract/rules/enhanced_graph.h"
#include "extract/rules/word_lists.h"
#include "graph/model.h"

/// \file
/// One document as the stages before this one have understood it: what all parts of the making of claims look at.

namespace claimgraph::extract::claims {

using names::Names;
using rules::EnhancedGraph;
using rules::ListName;
using rules::WordLists;

struct ParsedDocument {
    const Document& document;
    const Analysis& analysis;
    const Names& names;
    const WordLists& lists;
    const std::vector<EnhancedGraph>& graphs;  ///< one for each sentence

    /// Whether a noun is of a kind, by the word or by its ending (lists of the packs): *in silence*, *with caution*.
    bool of_kind(const std::string& noun, ListName words, ListName word_endings) const;
};

}  // namespace claimgraph::extract::claims
