#include "extract/rules/rewrite/tree.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace claimgraph {

Tree::Tree(Sentence& sentence) : tokens_(sentence.tokens), valid_(is_tree()) {
    if (valid_) list_children();
}

/// Every way up is walked once: 0 not seen, 1 on this way, 2 leads to the root.
bool Tree::is_tree() const {
    std::vector<std::uint8_t> state(tokens_.size(), 0);
    std::size_t roots = 0;
    for (const Token& token : tokens_) {
        if (token.head >= static_cast<std::int32_t>(tokens_.size()) || token.head < -1) return false;
        roots += token.head < 0;
    }
    if (roots != 1) return false;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
        std::size_t at = i;
        for (; at != none && state[at] == 0; at = head(at)) state[at] = 1;
        if (at != none && state[at] == 1) return false;
        for (at = i; at != none && state[at] == 1; at = head(at)) state[at] = 2;
    }
    return true;
}

void Tree::list_children() {
    children_.assign(tokens_.size(), {});
    for (std::size_t i = 0; i < tokens_.size(); ++i)
        if (head(i) != none) children_[head(i)].push_back(i);
    measured_ = false;
}

bool Tree::within(std::size_t index, std::size_t ancestor) const {
    for (std::size_t at = index; at != none; at = head(at))
        if (at == ancestor) return true;
    return false;
}

/// The ends of all phrases, from the leaves up.
void Tree::measure() const {
    if (measured_) return;
    std::vector<std::size_t> top_down;
    first_.assign(tokens_.size(), none);
    last_.assign(tokens_.size(), none);
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
        if (head(i) == none) top_down.push_back(i);
        if (tokens_[i].upos != Upos::PUNCT) first_[i] = last_[i] = i;
    }
    for (std::size_t k = 0; k < top_down.size(); ++k)
        top_down.insert(top_down.end(), children_[top_down[k]].begin(), children_[top_down[k]].end());
    for (std::size_t k = top_down.size(); k-- > 1;) {
        const std::size_t child = top_down[k], above = head(child);
        if (first_[child] == none) continue;
        first_[above] = std::min(first_[above], first_[child]);
        last_[above] = last_[above] == none ? last_[child] : std::max(last_[above], last_[child]);
    }
    measured_ = true;
}

std::size_t Tree::first(std::size_t index) const {
    measure();
    return first_[index] == none ? index : first_[index];
}

std::size_t Tree::last(std::size_t index) const {
    measure();
    return last_[index] == none ? index : last_[index];
}

void Tree::move(std::size_t index, std::int32_t new_head) {
    note(index);
    if (head(index) != none) {
        auto& before = children_[head(index)];
        before.erase(std::find(before.begin(), before.end(), index));
    }
    tokens_[index].head = new_head;
    if (new_head >= 0) {
        auto& after = children_[static_cast<std::size_t>(new_head)];
        after.insert(std::lower_bound(after.begin(), after.end(), index), index);
    }
    measured_ = false;
}

bool Tree::attach(std::size_t index, std::size_t new_head, const std::string& relation) {
    if (within(new_head, index)) return false;
    move(index, static_cast<std::int32_t>(new_head));
    tokens_[index].deprel = relation;
    return true;
}

bool Tree::promote(std::size_t index, std::size_t over, const std::string& relation) {
    const std::size_t above = head(over);
    if (index == over || (above != none && within(above, index))) return false;
    const std::string place = tokens_[over].deprel;
    move(index, above == none ? -1 : static_cast<std::int32_t>(above));
    tokens_[index].deprel = place;
    move(over, static_cast<std::int32_t>(index));
    tokens_[over].deprel = relation;
    return true;
}

bool Tree::relabel(std::size_t index, const std::string& relation) {
    if (head(index) == none) return false;
    note(index);
    tokens_[index].deprel = relation;
    return true;
}

void Tree::retag(std::size_t index, const Upos* upos, const std::string& xpos, const std::string& lemma) {
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

}  // namespace claimgraph
