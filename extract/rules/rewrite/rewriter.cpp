#include "extract/rules/rewrite/rewriter.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "extract/language/irregular_forms.h"
#include "extract/rules/enhanced_graph.h"
#include "extract/rules/relations.h"
#include "extract/rules/rewrite/tree.h"

namespace claimgraph::extract::rules::rewrite {

using language::IrregularForms;

namespace {

/// Nobody writes longer ones, and what a pattern costs grows with the square of the length.
constexpr std::size_t longest_sentence = 500;

template <typename Values, typename Value>
bool has(const Values& values, const Value& value) {
    return values.empty() || std::find(values.begin(), values.end(), value) != values.end();
}

/// One repair at one word.
class Attempt {
   public:
    Attempt(const Repair& repair, Tree& tree, const WordLists& lists) : repair_(repair), tree_(tree), lists_(lists) {}

    bool matches(TokenIndex anchor) {
        if (!passes(repair_.nodes[0].where, anchor)) return false;
        found_.assign(1, anchor);
        if (!in_place(repair_.nodes[0])) return false;
        for (std::size_t i = 1; i < repair_.nodes.size(); ++i)
            if (!find(repair_.nodes[i])) return false;
        for (const NodePattern& node : repair_.without) {
            if (find(node) && found_.back() != no_token) return false;
            found_.resize(repair_.nodes.size());
        }
        return true;
    }

    /// \return false if an edit is impossible; the tree may then have been changed by those before
    bool edit() {
        relations_.clear();
        for (const TokenIndex token : found_)
            relations_.push_back(token == no_token ? std::string() : tree_.token(token).deprel);
        return std::all_of(repair_.edits.begin(), repair_.edits.end(),
                           [this](const Edit& edit) { return apply(edit); });
    }

   private:
    bool passes(const TokenTest& test, TokenIndex index) const {
        const Token& token = tree_.token(index);
        if (!has(test.upos, token.upos) || !has(test.xpos, token.xpos)) return false;
        if (test.space_after && *test.space_after != token.space_after) return false;
        if (!test.deprel.empty() &&
            std::none_of(test.deprel.begin(), test.deprel.end(),
                         [&](const std::string& relation) { return relation_matches(token.deprel, relation); }))
            return false;
        if (!test.lemma.empty() && !accepts(test.lemma, index)) return false;
        return std::none_of(test.none_of.begin(), test.none_of.end(),
                            [&](const TokenTest& none) { return passes(none, index); });
    }

    /// By its lemma, or by its lemma and particle (*rule out*).
    bool accepts(const std::vector<std::string>& words, TokenIndex index) const {
        const std::string lemma = lower(tree_.token(index).lemma);
        if (lists_.accepts(words, lemma)) return true;
        for (const TokenIndex c : tree_.children(index))
            if (tree_.token(c).deprel == "compound:prt" &&
                lists_.accepts(words, lemma + ' ' + lower(tree_.token(c).lemma)))
                return true;
        return false;
    }

    bool find(const NodePattern& node) {
        const TokenIndex from = node.at ? 0 : found_[node.from];
        if (from != no_token) {
            const std::vector<TokenIndex> candidates = node.at ? at(*node.at) : reached(node.paths, from);
            for (const TokenIndex candidate : candidates) {
                if (!passes(node.where, candidate)) continue;
                found_.push_back(candidate);
                if (in_place(node)) return true;
                found_.pop_back();
            }
        }
        if (node.optional) found_.push_back(no_token);
        return node.optional;
    }

    std::vector<TokenIndex> at(const Position& position) const {
        const auto place = place_of(position);
        if (!place || *place < 0 || *place >= tree_.size()) return {};
        return {static_cast<TokenIndex>(*place)};
    }

    std::optional<std::int64_t> place_of(const Position& position) const {
        std::int64_t place = 0;
        if (position.of == Position::Of::end) {
            place = tree_.size() - 1;
        } else if (position.of != Position::Of::start) {
            const TokenIndex token = found_[position.node];
            if (token == no_token) return std::nullopt;
            place = position.of == Position::Of::word    ? token
                    : position.of == Position::Of::first ? tree_.first(token)
                                                         : tree_.last(token);
        }
        return place + position.offset;
    }

    bool in_place(const NodePattern& node) const {
        return std::all_of(node.places.begin(), node.places.end(), [this](const PlaceTest& test) {
            const auto left = place_of(test.left), right = place_of(test.right);
            if (!left || !right) return true;  // of a word that is not there
            return test.is == PlaceTest::Is::same ? *left == *right : *left < *right;
        });
    }

    /// All words that the paths lead to; those of earlier paths first, each path's in text order, on the way up the
    /// nearest first.
    std::vector<TokenIndex> reached(const std::vector<Path>& paths, TokenIndex from) const {
        std::vector<TokenIndex> out;
        for (const Path& path : paths) {
            std::vector<TokenIndex> at{from};
            for (const Step& step : path) at = step.up ? up(step, at) : down(step, at);
            for (const TokenIndex token : at)
                if (std::find(out.begin(), out.end(), token) == out.end()) out.push_back(token);
        }
        return out;
    }

    std::vector<TokenIndex> up(const Step& step, const std::vector<TokenIndex>& from) const {
        std::vector<TokenIndex> out;
        if (step.optional) out = from;
        for (const TokenIndex start : from)
            for (TokenIndex at = start; tree_.head(at) != no_token; at = tree_.head(at)) {
                if (!relation_matches(tree_.token(at).deprel, step.relation)) break;
                out.push_back(tree_.head(at));
                if (!step.repeated) break;
            }
        return out;
    }

    std::vector<TokenIndex> down(const Step& step, const std::vector<TokenIndex>& from) const {
        std::vector<TokenIndex> out;
        if (step.optional) out = from;
        for (const TokenIndex at : from)
            for (const TokenIndex c : tree_.children(at))
                if (relation_matches(tree_.token(c).deprel, step.relation)) out.push_back(c);
        return out;
    }

    bool found(std::size_t node) const { return found_[node] != no_token; }

    std::string relation(const Edit& edit, TokenIndex token) const {
        if (edit.relation_of) return relations_[*edit.relation_of];
        return edit.relation.empty() ? tree_.token(token).deprel : edit.relation;
    }

    bool apply(const Edit& edit) {
        if (!found(edit.node) || !found(edit.to)) return true;
        if (edit.if_found && !found(*edit.if_found)) return true;
        if (edit.unless_found && found(*edit.unless_found)) return true;
        const TokenIndex token = found_[edit.node], to = found_[edit.to];
        switch (edit.kind) {
            case Edit::Kind::attach:
                return tree_.attach(token, to, relation(edit, token));
            case Edit::Kind::relabel:
                return tree_.relabel(token, relation(edit, token));
            case Edit::Kind::promote:
                return tree_.promote(token, to, relation(edit, to));
            case Edit::Kind::tag:
                tree_.retag(token, edit.upos ? &*edit.upos : nullptr, edit.xpos, lemma(edit, token));
                return true;
            case Edit::Kind::move:
                return move_children(edit, token, to);
        }
        return false;
    }

    /// The lemma of the new tag: *hidden losses* becomes *have hidden losses*, of *hide*.
    std::string lemma(const Edit& edit, TokenIndex token) const {
        const std::string form = lower(tree_.token(token).form);
        if (edit.lemma == "form") return form;
        if (!edit.lemma.empty() || edit.xpos.empty()) return edit.lemma;
        return std::string(IrregularForms::builtin().lemma_of(form, edit.xpos));
    }

    bool move_children(const Edit& edit, TokenIndex token, TokenIndex to) {
        const std::vector<TokenIndex> children = tree_.children(token);
        for (const TokenIndex c : children) {
            if (c == to || std::none_of(edit.children.begin(), edit.children.end(), [&](const std::string& relation) {
                    return relation_matches(tree_.token(c).deprel, relation);
                }))
                continue;
            if (edit.before && (!found(*edit.before) || c >= found_[*edit.before])) continue;
            if (edit.behind && (!found(*edit.behind) || c <= found_[*edit.behind])) continue;
            if (!tree_.attach(c, to, relation(edit, c))) return false;
        }
        return true;
    }

    const Repair& repair_;
    Tree& tree_;
    const WordLists& lists_;
    std::vector<TokenIndex> found_;       ///< the words of the pattern, in its order
    std::vector<std::string> relations_;  ///< theirs, before any edit
};

bool differs(const Token& a, const Token& b) {
    return a.head != b.head || a.deprel != b.deprel || a.upos != b.upos || a.xpos != b.xpos || a.lemma != b.lemma;
}

Rewrite compared(const Repair& repair, const Tree& tree) {
    Rewrite out{&repair, {}};
    for (const auto& [index, before] : tree.former())
        if (differs(before, tree.token(index))) out.changes.push_back({index, before, tree.token(index)});
    return out;
}

}  // namespace

Sentence rewritten(Sentence sentence, const std::vector<Repair>& repairs, const WordLists& lists,
                   std::vector<Rewrite>* log) {
    if (sentence.tokens.size() > longest_sentence) return sentence;
    Tree tree(sentence);
    if (!tree.valid()) return sentence;
    for (const Repair& repair : repairs) {
        Attempt attempt(repair, tree, lists);
        for (TokenIndex anchor = 0; anchor < tree.size(); ++anchor) {
            if (!attempt.matches(anchor)) continue;
            tree.forget();
            if (!attempt.edit()) {
                tree.restore();
                continue;
            }
            if (!log) continue;
            Rewrite rewrite = compared(repair, tree);
            if (!rewrite.changes.empty()) log->push_back(std::move(rewrite));
        }
    }
    return sentence;
}

}  // namespace claimgraph::extract::rules::rewrite
