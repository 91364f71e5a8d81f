#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model.h"

/// \file
/// Sentences, tokens and dependency trees in the terms of Universal Dependencies 2 (CoNLL-U).

namespace claimgraph {

/// Universal part-of-speech tags, in the alphabetical order of the UD guidelines.
enum class Upos : std::uint8_t { ADJ, ADP, ADV, AUX, CCONJ, DET, INTJ, NOUN, NUM, PART, PRON, PROPN, PUNCT, SCONJ, SYM, VERB, X };

std::string_view to_string(Upos upos);
/// \throws Error if there is no such tag
Upos upos_from(std::string_view name);

/// A word's place in its sentence, from 0, or where none is meant, `no_token`; signed, so that the place before the
/// first word and heads of roots are what they look like. Every stage counts words in it.
using TokenIndex = std::int32_t;
constexpr TokenIndex no_token = -1;

/// A syntactic word.
struct Token {
    Span span;         ///< bytes in Document::text; the words of a multiword token that are no substrings share its span
    std::string form;  ///< as in the text
    std::string lemma;
    Upos upos = Upos::X;
    std::string xpos;         ///< Penn Treebank tag
    TokenIndex head = no_token;  ///< `no_token` for the root
    std::string deprel;       ///< with subtype: `nsubj:pass`
    std::string ner = "O";    ///< `B-PER`, `I-ORG`, `O` …: the tagger's guess, input of the names stage
    float certainty = 1;      ///< 0 to 1, of head and relation: the best against the second best; 1 where they were given
    bool space_after = true;  ///< false: the next token follows without a blank (CoNLL-U's SpaceAfter=No)
};

/// A multiword token (*don't* = *do* + *n't*): words `first`..`last`, both included.
struct MultiwordToken {
    TokenIndex first = 0;
    TokenIndex last = 0;
    Span span;
};

struct Sentence {
    Span span;  ///< from the first to the last token, bytes in Document::text
    std::uint32_t block = 0;  ///< index into Document::blocks
    std::string id;           ///< CoNLL-U sent_id where the input gave one
    std::vector<Token> tokens;
    std::vector<MultiwordToken> multiword;

    TokenIndex size() const { return static_cast<TokenIndex>(tokens.size()); }
};

/// Which of the program's two models analyses: the larger one, or one that takes half the time or less and errs a little
/// more often.
enum class AnalysisKind : std::uint8_t { exact, fast };

/// The sentences of one document in text order.
struct Analysis {
    std::vector<Sentence> sentences;
};

}  // namespace claimgraph
