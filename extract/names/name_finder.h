#pragma once

#include <vector>

#include "extract/names/draft.h"

/// \file
/// Names in the text: which words they are and what kind of thing they name.

namespace claimgraph::extract::names {

struct NamesFound {
    std::vector<Drafts> drafts;                     ///< by sentence, in text order, without overlaps
    std::vector<std::vector<OfficeMatch>> offices;  ///< by sentence, in text order, without overlaps
};

/// The tagger's guess (`Token::ner`) is one witness among several: lists, capitals, titles, head nouns, the tree, and
/// what the same words are elsewhere in the document.
NamesFound find_name_drafts(const std::vector<SentenceView>& sentences);

}  // namespace claimgraph::extract::names
