#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/language/analysis.h"
#include "extract/names/list_names.h"
#include "graph/model.h"

/// \file
/// A sentence as the names stage looks at it: folded words, capitals, children in the tree.

namespace claimgraph::extract::names {

class SentenceView {
   public:
    SentenceView(const Document& document, const Sentence& sentence);

    TokenIndex size() const { return sentence_->size(); }
    const Token& token(TokenIndex i) const { return sentence_->tokens[i]; }
    const Sentence& sentence() const { return *sentence_; }
    bool in_caption() const {
        return sentence_->block < document_->blocks.size() &&
               document_->blocks[sentence_->block].kind == BlockKind::caption;
    }

    std::string_view low(TokenIndex i) const { return phrase(i, i); }
    /// Folded words `first`..`last`, with blanks where the text has them.
    std::string_view phrase(TokenIndex first, TokenIndex last) const {
        const auto at = begin_[first];
        return std::string_view(folded_).substr(at, end_[last] - at);
    }
    /// The words as the text has them, runs of blanks as one.
    std::string written(TokenIndex first, TokenIndex last) const;
    Span span(TokenIndex first, TokenIndex last) const { return {token(first).span.begin, token(last).span.end}; }

    bool capital(TokenIndex i) const { return (flags_[i] & 1) != 0; }
    bool all_capitals(TokenIndex i) const { return (flags_[i] & 2) != 0; }
    bool has_digit(TokenIndex i) const { return (flags_[i] & 4) != 0; }
    bool has_letter(TokenIndex i) const { return (flags_[i] & 8) != 0; }
    /// Is the word there on a list of the packs?
    bool listed(TokenIndex i, ListName list) const { return i >= 0 && i < size() && lists_[i]->test(list.place()); }
    bool is(TokenIndex i, std::string_view word) const { return i >= 0 && i < size() && low(i) == word; }
    /// Do words `i` and `i + 1` stand together without a blank?
    bool glued(TokenIndex i) const { return !token(i).space_after; }
    /// Most words have capitals, as in English headlines, so that capitals say little.
    bool headline_case() const { return headline_case_; }
    /// Does the sentence stand in a headline?
    bool headline() const;
    /// First word of the sentence, or behind an opening quotation mark or a colon.
    bool opens(TokenIndex i) const;

    const std::vector<TokenIndex>& children(TokenIndex i) const { return children_[i]; }
    bool relation(TokenIndex i, std::string_view deprel) const;  ///< is the relation of i, its subtype aside, this one?
    TokenIndex child(TokenIndex i,
                     std::string_view deprel) const;  ///< first child with this relation, its subtype aside; -1
    bool has_child(TokenIndex i, std::string_view deprel) const { return child(i, deprel) >= 0; }
    /// The token of first..last whose head lies outside; the last one if several do and it is one of them.
    TokenIndex head_of(TokenIndex first, TokenIndex last) const;

   private:
    const Document* document_;
    const Sentence* sentence_;
    std::string folded_;
    std::vector<std::uint32_t> begin_, end_;
    std::vector<std::uint8_t> flags_;
    std::vector<const ListsOfWord*> lists_;
    std::vector<std::vector<TokenIndex>> children_;
    bool headline_case_ = false;
};

/// The relation without its subtype: `nsubj` of `nsubj:pass`.
inline std::string_view universal(std::string_view deprel) { return deprel.substr(0, deprel.find(':')); }

}  // namespace claimgraph::extract::names
