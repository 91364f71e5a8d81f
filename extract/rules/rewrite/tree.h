#pragma once

#include <map>
#include <string>
#include <vector>

#include "extract/language/analysis.h"

/// \file
/// The dependency tree of a sentence while it is rewritten. Nothing else changes heads: whatever is asked of it, what
/// it holds is a tree. A change that would make a cycle is refused.

namespace claimgraph::extract::rules::rewrite {

class Tree {
   public:
    /// \param sentence  must outlive the tree, which changes its tokens
    explicit Tree(Sentence& sentence);

    /// Whether the sentence is a tree: one root, heads that exist, no cycle. Otherwise nothing may be asked of it.
    bool valid() const { return valid_; }

    TokenIndex size() const { return static_cast<TokenIndex>(tokens_.size()); }
    const Token& token(TokenIndex index) const { return tokens_[index]; }
    /// The head of a word; `no_token` for the root.
    TokenIndex head(TokenIndex index) const { return tokens_[index].head; }
    /// In text order.
    const std::vector<TokenIndex>& children(TokenIndex index) const { return children_[index]; }
    bool within(TokenIndex index, TokenIndex ancestor) const;

    /// The first and the last word of all that hangs on a word, punctuation at its edges aside.
    TokenIndex first(TokenIndex index) const;
    TokenIndex last(TokenIndex index) const;

    /// Hangs a word on another one. \return false, and nothing is changed, if that is below it
    bool attach(TokenIndex index, TokenIndex head, const std::string& relation);
    /// Puts a word in the place of another one, which then hangs on it. \return false, and nothing is changed, if
    /// they are the same or the other one's head is below the word
    bool promote(TokenIndex index, TokenIndex over, const std::string& relation);
    /// Names the relation to the head anew. \return false for the root, which has none
    bool relabel(TokenIndex index, const std::string& relation);
    /// Tags; those that are not given stay as they are.
    void retag(TokenIndex index, const Upos* upos, const std::string& xpos, const std::string& lemma);

    /// Words that were changed since the last `forget`, as they were then, in text order.
    const std::map<TokenIndex, Token>& former() const { return former_; }
    void forget() { former_.clear(); }
    /// Puts them back.
    void restore();

   private:
    bool is_tree() const;
    void list_children();
    void measure() const;
    void move(TokenIndex index, TokenIndex head);

    void note(TokenIndex index) { former_.emplace(index, tokens_[index]); }

    std::vector<Token>& tokens_;
    std::vector<std::vector<TokenIndex>> children_;
    std::map<TokenIndex, Token> former_;
    bool valid_ = false;
    mutable bool measured_ = false;
    mutable std::vector<TokenIndex> first_, last_;
};

}  // namespace claimgraph::extract::rules::rewrite
