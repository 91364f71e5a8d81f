#pragma once

#include "extract/language/analysis.h"
#include "graph/model.h"

/// \file
/// Text → sentences → tokens → tags, lemmas and trees.

namespace claimgraph::extract::language {

/// Splits the blocks of a document that may yield claims (everything but boilerplate) into sentences and tokens.
/// A sentence never crosses a block. Tags and trees are left empty.
Analysis tokenize(const Document& document);

/// Tags, lemmatises and parses in place, and marks names; forms and spans are kept as they are.
void annotate(Analysis& analysis, AnalysisKind kind = AnalysisKind::exact);

/// `tokenize`, then `annotate`.
Analysis analyze(const Document& document, AnalysisKind kind = AnalysisKind::exact);

/// Whether every token of a sentence has a relation and one of them is the root: a tree that came with the input.
bool has_tree(const Sentence& sentence);
bool has_trees(const Analysis& analysis);

/// Adds what an analysis from elsewhere lacks: `annotate` for the sentences without a tree, and names where not one
/// token carries any. Trees, tags and lemmas that were given stay.
void complete(Analysis& analysis, AnalysisKind kind = AnalysisKind::exact);

}  // namespace claimgraph::extract::language
