#pragma once

#include "extract/language/analysis.h"
#include "graph/model.h"

/// \file
/// Text → sentences → tokens → tags, lemmas and trees.

namespace claimgraph {

/// Splits the blocks of a document that may yield claims (everything but boilerplate) into sentences and tokens.
/// A sentence never crosses a block. Tags and trees are left empty.
Analysis tokenize(const Document& document);

/// Tags, lemmatises and parses in place, and marks names; forms and spans are kept as they are.
void annotate(Analysis& analysis);

/// `tokenize`, then `annotate`.
Analysis analyze(const Document& document);

}  // namespace claimgraph
