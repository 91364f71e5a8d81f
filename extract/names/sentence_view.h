#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/language/analysis.h"
#include "graph/model.h"

/// \file
/// A sentence as the names stage looks at it: folded words, capitals, children in the tree.

namespace claimgraph {

class SentenceView {
   public:
    SentenceView(const Document& document, const Sentence& sentence);

    int size() const { return static_cast<int>(sentence_->tokens.size()); }
    const Token& token(int i) const { return sentence_->tokens[static_cast<std::size_t>(i)]; }
    const Sentence& sentence() const { return *sentence_; }
    bool in_caption() const {
        return sentence_->block < document_->blocks.size() &&
               document_->blocks[sentence_->block].kind == BlockKind::caption;
    }

    std::string_view low(int i) const { return phrase(i, i); }
    /// Folded words `first`..`last`, with blanks where the text has them.
    std::string_view phrase(int first, int last) const {
        const auto at = begin_[static_cast<std::size_t>(first)];
        return std::string_view(folded_).substr(at, end_[static_cast<std::size_t>(last)] - at);
    }
    /// The words as the text has them, runs of blanks as one.
    std::string written(int first, int last) const;
    Span span(int first, int last) const { return {token(first).span.begin, token(last).span.end}; }

    bool capital(int i) const { return (flags_[static_cast<std::size_t>(i)] & 1) != 0; }
    bool all_capitals(int i) const { return (flags_[static_cast<std::size_t>(i)] & 2) != 0; }
    bool has_digit(int i) const { return (flags_[static_cast<std::size_t>(i)] & 4) != 0; }
    bool has_letter(int i) const { return (flags_[static_cast<std::size_t>(i)] & 8) != 0; }
    bool is(int i, std::string_view word) const { return i >= 0 && i < size() && low(i) == word; }
    /// Do words `i` and `i + 1` stand together without a blank?
    bool glued(int i) const { return !token(i).space_after; }
    /// Most words have capitals, as in English headlines, so that capitals say little.
    bool headline_case() const { return headline_case_; }
    /// Does the sentence stand in a headline?
    bool headline() const;
    /// First word of the sentence, or behind an opening quotation mark or a colon.
    bool opens(int i) const;

    const std::vector<int>& children(int i) const { return children_[static_cast<std::size_t>(i)]; }
    bool relation(int i, std::string_view deprel) const;  ///< is the relation of i, its subtype aside, this one?
    int child(int i, std::string_view deprel) const;      ///< first child with this relation, its subtype aside; -1
    bool has_child(int i, std::string_view deprel) const { return child(i, deprel) >= 0; }
    /// The token of first..last whose head lies outside; the last one if several do and it is one of them.
    int head_of(int first, int last) const;

   private:
    const Document* document_;
    const Sentence* sentence_;
    std::string folded_;
    std::vector<std::uint32_t> begin_, end_;
    std::vector<std::uint8_t> flags_;
    std::vector<std::vector<int>> children_;
    bool headline_case_ = false;
};

/// The relation without its subtype: `nsubj` of `nsubj:pass`.
inline std::string_view universal(std::string_view deprel) { return deprel.substr(0, deprel.find(':')); }

}  // namespace claimgraph
