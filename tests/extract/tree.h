#pragma once

#include <sstream>
#include <string>

#include "extract/language/analysis.h"
#include "graph/model.h"

/// \file
/// Hand-made trees for tests: a line a word, `FORM LEMMA UPOS XPOS HEAD DEPREL` with CoNLL-U's heads (from 1, 0 for the
/// root).

namespace claimgraph::test {

struct Text {
    Document document;
    Analysis analysis;
};

/// Adds a sentence, its words joined by blanks, and a block for it.
inline void add_sentence(Text& text, const std::string& lines, bool new_block = true) {
    Sentence sentence;
    std::istringstream in(lines);
    if (!text.document.text.empty()) text.document.text += new_block ? "\n\n" : " ";
    const auto begin = static_cast<std::uint32_t>(text.document.text.size());
    for (std::string form, lemma, upos, xpos, relation; in >> form >> lemma >> upos >> xpos;) {
        Token token;
        in >> token.head >> relation;
        token.head -= 1;
        token.form = form;
        token.lemma = lemma;
        token.upos = upos_from(upos);
        token.xpos = xpos;
        token.deprel = relation;
        if (!sentence.tokens.empty()) text.document.text += ' ';
        token.span.begin = static_cast<std::uint32_t>(text.document.text.size());
        text.document.text += form;
        token.span.end = static_cast<std::uint32_t>(text.document.text.size());
        sentence.tokens.push_back(token);
    }
    sentence.span = {begin, static_cast<std::uint32_t>(text.document.text.size())};
    if (new_block || text.document.blocks.empty())
        text.document.blocks.push_back({BlockKind::body, sentence.span});
    else
        text.document.blocks.back().span.end = sentence.span.end;
    sentence.block = static_cast<std::uint32_t>(text.document.blocks.size() - 1);
    text.analysis.sentences.push_back(sentence);
}

inline Text one_sentence(const std::string& lines) {
    Text text;
    text.document.id = "test";
    add_sentence(text, lines);
    return text;
}

}  // namespace claimgraph::test
