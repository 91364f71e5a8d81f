#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "extract/rules/enhanced_graph.h"
#include "extract/rules/rule.h"
#include "graph/model.h"

/// \file
/// From a token of the tree to the words that a reader would quote for it.

namespace claimgraph::extract::claims {

using rules::EnhancedGraph;
using rules::Extent;
using rules::WordList;
using rules::WordLists;

struct Phrase {
    Span span;         ///< from the first to the last word
    std::string text;  ///< the words, blanks made single, gaps left out
};

/// Words of a set of tokens. Punctuation at the edges and quotation marks without a partner are left out.
/// \param tokens  indices in ascending order
Phrase words_of(const Document& document, const EnhancedGraph& graph, const std::vector<TokenIndex>& tokens);

struct PhraseOptions {
    bool conjuncts = true;           ///< whether *A and B* is one phrase
    bool marker = true;              ///< whether a clause keeps its conjunction (*that it rains*)
    bool outer_subject = false;      ///< whether *the truth is that it rains* is more than the last three
    bool before_preposition = true;  ///< whether *two years after the war* is more than *the war*
    bool joined = false;  ///< whether *between A and B* is of both at once, not of each
    const WordList* negative_determiner = nullptr;  ///< determiners whose sense the claim's polarity carries
    const WordList* source_marker = nullptr;        ///< prepositions that lead to who says so (*according to*)
    const WordLists* polarity = nullptr;  ///< lists that tell *not* and *no longer*, no part of a complement, and *than*
    std::optional<TokenIndex>
        leave_out;  ///< a token whose subtree does not belong (the verb of saying inside what is said)
    std::vector<TokenIndex> from_outside;  ///< words for which one of the phrase stands: *fires that, they say, are out*
};

/// The tokens that a phrase headed by `head` takes, in ascending order, punctuation included.
std::vector<TokenIndex> phrase_tokens(const EnhancedGraph& graph, TokenIndex head, Extent extent,
                                      const PhraseOptions& options = {});

}  // namespace claimgraph::extract::claims
