#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "extract/language/analysis.h"

/// \file
/// The dependency tree of a sentence while it is rewritten. Nothing else changes heads: whatever is asked of it, what
/// it holds is a tree. A change that would make a cycle is refused.

namespace claimgraph {

class Tree {
   public:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    /// \param sentence  must outlive the tree, which changes its tokens
    explicit Tree(Sentence& sentence);

    /// Whether the sentence is a tree: one root, heads that exist, no cycle. Otherwise nothing may be asked of it.
    bool valid() const { return valid_; }

    std::size_t size() const { return tokens_.size(); }
    const Token& token(std::size_t index) const { return tokens_[index]; }
    /// The head of a word; `none` for the root.
    std::size_t head(std::size_t index) const {
        return tokens_[index].head < 0 ? none : static_cast<std::size_t>(tokens_[index].head);
    }
    /// In text order.
    const std::vector<std::size_t>& children(std::size_t index) const { return children_[index]; }
    bool within(std::size_t index, std::size_t ancestor) const;

    /// The first and the last word of all that hangs on a word, punctuation at its edges aside.
    std::size_t first(std::size_t index) const;
    std::size_t last(std::size_t index) const;

    /// Hangs a word on another one. \return false, and nothing is changed, if that is below it
    bool attach(std::size_t index, std::size_t head, const std::string& relation);
    /// Puts a word in the place of another one, which then hangs on it. \return false, and nothing is changed, if
    /// they are the same or the other one's head is below the word
    bool promote(std::size_t index, std::size_t over, const std::string& relation);
    /// Names the relation to the head anew. \return false for the root, which has none
    bool relabel(std::size_t index, const std::string& relation);
    /// Tags; those that are not given stay as they are.
    void retag(std::size_t index, const Upos* upos, const std::string& xpos, const std::string& lemma);

    /// Words that were changed since the last `forget`, as they were then, in text order.
    const std::map<std::size_t, Token>& former() const { return former_; }
    void forget() { former_.clear(); }
    /// Puts them back.
    void restore();

   private:
    bool is_tree() const;
    void list_children();
    void measure() const;
    void move(std::size_t index, std::int32_t head);

    void note(std::size_t index) { former_.emplace(index, tokens_[index]); }

    std::vector<Token>& tokens_;
    std::vector<std::vector<std::size_t>> children_;
    std::map<std::size_t, Token> former_;
    bool valid_ = false;
    mutable bool measured_ = false;
    mutable std::vector<std::size_t> first_, last_;
};

}  // namespace claimgraph
