#include "extract/rules/rewrite/tree.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace claimgraph::extract::rules::rewrite {

Tree::Tree(Sentence& sentence) : tokens_(sentence.tokens), valid_(is_tree()) {
    if (valid_) list_children();
}

/// Every way up is walked once: 0 not seen, 1 on this way, 2 leads to the root.
bool Tree::is_tree() const {
    std::vector<std::uint8_t> state(tokens_.size(), 0);
    int roots = 0;
    for (const Token& token : tokens_) {
        if (token.head >= size() || token.head < no_token) return false;
        roots += token.head < 0;
    }
    if (roots != 1) return false;
    for (TokenIndex i = 0; i < size(); ++i) {
        TokenIndex at = i;
        for (; at != no_token && state[at] == 0; at = head(at)) state[at] = 1;
        if (at != no_token && state[at] == 1) return false;
        for (at = i; at != no_token && state[at] == 1; at = head(at)) state[at] = 2;
    }
    return true;
}

void Tree::list_children() {
    children_.assign(tokens_.size(), {});
    for (TokenIndex i = 0; i < size(); ++i)
        if (head(i) != no_token) children_[head(i)].push_back(i);
    measured_ = false;
}

bool Tree::within(TokenIndex index, TokenIndex ancestor) const {
    for (TokenIndex at = index; at != no_token; at = head(at))
        if (at == ancestor) return true;
    return false;
}

/// The ends of all phrases, from the leaves up.
void Tree::measure() const {
    if (measured_) return;
    std::vector<TokenIndex> top_down;
    first_.assign(tokens_.size(), no_token);
    last_.assign(tokens_.size(), no_token);
    for (TokenIndex i = 0; i < size(); ++i) {
        if (head(i) == no_token) top_down.push_back(i);
        if (tokens_[i].upos != Upos::PUNCT) first_[i] = last_[i] = i;
    }
    for (std::size_t k = 0; k < top_down.size(); ++k)
        top_down.insert(top_down.end(), children_[top_down[k]].begin(), children_[top_down[k]].end());
    for (std::size_t k = top_down.size(); k-- > 1;) {
        const TokenIndex child = top_down[k], above = head(child);
        if (first_[child] == no_token) continue;
        first_[above] = first_[above] == no_token ? first_[child] : std::min(first_[above], first_[child]);
        last_[above] = last_[above] == no_token ? last_[child] : std::max(last_[above], last_[child]);
    }
    measured_ = true;
}

TokenIndex Tree::first(TokenIndex index) const {
    measure();
    return first_[index] == no_token ? index : first_[index];
}

TokenIndex Tree::last(TokenIndex index) const {
    measure();
    return last_[index] == no_token ? index : last_[index];
}

void Tree::move(TokenIndex index, TokenIndex new_head) {
    note(index);
    if (head(index) != no_token) {
        auto& before = children_[head(index)];
        before.erase(std::find(before.begin(), before.end(), index));
    }
    tokens_[index].head = new_head;
    if (new_head >= 0) {
        auto& after = children_[new_head];
        after.insert(std::lower_bound(after.begin(), after.end(), index), index);
    }
    measured_ = false;
}

bool Tree::attach(TokenIndex index, TokenIndex new_head, const std::string& relation) {
    if (within(new_head, index)) return false;
    move(index, new_head);
    tokens_[index].deprel = relation;
    return true;
}

bool Tree::promote(TokenIndex index, TokenIndex over, const std::string& relation) {
    const TokenIndex above = head(over);
    if (index == over || (above != no_token && within(above, index))) return false;
    const std::string place = tokens_[over].deprel;
    move(index, above);
    tokens_[index].deprel = place;
    move(over, index);
    tokens_[over].deprel = relation;
    return true;
}

bool Tree::relabel(TokenIndex index, const std::string& relation) {
    if (head(index) == no_token) return false;
    note(index);
    tokens_[index].deprel = relation;
    return true;
}

void Tree::retag(TokenIndex index, const Upos* upos, const std::string& xpos, const std::string& lemma) {
    note(index);
    if (upos) tokens_[index].upos = *upos;
    if (!xpos.empty()) tokens_[index].xpos = xpos;
    if (!lemma.empty()) tokens_[index].lemma = lemma;
    measured_ = false;  // punctuation counts otherwise
}

void Tree::restore() {
    for (auto& [index, token] : former_) tokens_[index] = std::move(token);
    former_.clear();
    list_children();
}

}  // namespace claimgraph::extract::rules::rewrite
