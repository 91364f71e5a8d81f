#include "extract/claims/coordination.h"

#include <algorithm>
#include <string>

#include "extract/claims/scope.h"
#include "extract/rules/relations.h"

namespace claimgraph::extract::claims {

using names::MentionTokens;
using rules::Edge;
using rules::plain;

TokenIndex Coordination::named_members(TokenIndex token) const {
    if (graph_.token(token).xpos != "NNS") return token;
    const TokenIndex names = graph_.child(token, "appos");
    const bool adjacent = names == token + 1;
    if (!adjacent || graph_.token(names).upos != Upos::PROPN || graph_.child(names, "conj") < 0) return token;
    return names;
}

std::vector<TokenIndex> Coordination::included_members(TokenIndex token) const {
    std::vector<TokenIndex> out;
    const std::string& tag = graph_.token(token).xpos;
    if (tag != "NNS" && tag != "CD") return out;
    for (const TokenIndex child : graph_.children(token)) {
        if (child < token || graph_.token(child).deprel != "nmod") continue;
        if (!lists_.contains("member_marker", graph_.case_of(child))) continue;
        std::vector<TokenIndex> members = conjuncts_of(child);
        const bool named = std::all_of(members.begin(), members.end(), [&](TokenIndex member) {
            return graph_.token(member).upos == Upos::PROPN && cluster_at(member);
        });
        if (named) out.insert(out.end(), members.begin(), members.end());
    }
    return out;
}

bool Coordination::negated(TokenIndex conjunct) const {
    const TokenIndex negation = graph_.child(conjunct, "advmod");
    return negation >= 0 && negation < conjunct && lists_.contains("negation", graph_.lexeme(negation));
}

/// *rather than the signalman*
bool Coordination::instead_of(TokenIndex conjunct) const {
    const TokenIndex conjunction = graph_.child(conjunct, "cc");
    return conjunction >= 0 && lists_.contains("excluding_conjunction", graph_.with_fixed(conjunction));
}

bool Coordination::contrasted(TokenIndex token) const {
    const auto& children = graph_.children(token);
    return std::any_of(children.begin(), children.end(), [&](TokenIndex child) {
        return graph_.token(child).deprel == "conj" && (negated(child) || instead_of(child));
    });
}

std::vector<TokenIndex> Coordination::excluded(TokenIndex token) const {
    std::vector<TokenIndex> out;
    for (const TokenIndex child : graph_.children(token)) {
        const Upos kind = graph_.token(child).upos;
        if (graph_.token(child).deprel != "conj" || (kind != Upos::NOUN && kind != Upos::PROPN)) continue;
        if (instead_of(child)) {
            out.push_back(child);
            continue;
        }
        TokenIndex first = graph_.subtree(child).front();
        while (first < child && graph_.token(first).upos == Upos::PUNCT) ++first;
        // but: not least the guards, not all guards
        const bool adverb = first >= child || graph_.token(first + 1).upos == Upos::ADV;
        if (lists_.contains("negative_particle", graph_.lexeme(first)) && graph_.token(first).head == child &&
            !adverb && !lists_.contains("negated_quantifier", graph_.lexeme(first + 1)))
            out.push_back(child);
    }
    return out;
}

bool Coordination::title(TokenIndex token) const {
    const Token& word = graph_.token(token);
    const bool noun =
        word.xpos == "NN" || (word.upos == Upos::PROPN && lists_.contains("person_noun", graph_.lexeme(token)));
    return noun && graph_.child(token, "det") < 0 && graph_.child(token, "nmod:poss") < 0;
}

std::optional<TokenIndex> Coordination::title_holder(TokenIndex token) const {
    std::optional<TokenIndex> last;
    for (const TokenIndex child : graph_.children(token)) {
        const std::string& relation = graph_.token(child).deprel;
        if (relation == "conj") {
            if (last && !title(*last)) return std::nullopt;
            last = child;
        } else if (relation == "appos" && last && child > *last && graph_.token(child).upos == Upos::PROPN) {
            if (!title(*last)) return std::nullopt;
            last = child;  // director and founder Ivo Brand, with the name on the first of them
        } else if (relation != "punct" && relation != "cc" && relation != "compound" && relation != "amod") {
            return std::nullopt;
        }
    }
    if (!last || !title(token)) return std::nullopt;
    const auto cluster = cluster_at(*last);
    const bool person = cluster && names_.clusters[*cluster].type == EntityType::person;
    const std::vector<TokenIndex> words = graph_.subtree(*last);
    const bool named =
        std::any_of(words.begin(), words.end(), [&](TokenIndex i) { return graph_.token(i).upos == Upos::PROPN; });
    return person && named ? last : std::nullopt;
}

/// *Department of Health and Human Services*, *University of Ohio, Lund*: parts of one name.
bool Coordination::one_name(TokenIndex token, TokenIndex conjunct) const {
    for (std::uint32_t m = names_.first_mention[sentence_]; m < names_.first_mention[sentence_ + 1]; ++m) {
        const MentionTokens& at = names_.tokens[m];
        if (names_.mentions[m].form == MentionForm::name && at.first <= token && token <= at.last &&
            at.first <= conjunct && conjunct <= at.last)
            return true;
    }
    return false;
}

std::vector<TokenIndex> Coordination::conjuncts_of(TokenIndex token) const {
    std::vector<TokenIndex> out{token};
    for (const TokenIndex child : graph_.children(token)) {
        if (graph_.token(child).deprel != "conj" || graph_.predicate(child)) continue;
        if (negated(child) || instead_of(child) || one_name(token, child)) continue;
        const TokenIndex conjunction = graph_.child(child, "cc");
        // Marks & Spencer: one name
        if (conjunction >= 0 && graph_.token(conjunction).form == "&" && graph_.token(child).upos == Upos::PROPN)
            continue;
        // small but strong is both; what is not small but strong is not small
        if (conjunction >= 0 && lists_.contains("contrast", graph_.lexeme(conjunction)) && adjective(token)) {
            if (!negated_by_word(graph_, lists_, token)) out.push_back(child);
            continue;
        }
        out.push_back(child);
        if (conjunction < 0 || lists_.contains("distributive", graph_.lexeme(conjunction))) continue;
        // neither Graz nor Linz: it is so of none, and the claim is negated
        const TokenIndex both = graph_.child(token, "cc:preconj");
        if (both < 0 || !lists_.contains("negative_determiner", graph_.lexeme(both))) return {};
    }
    return out;
}

bool Coordination::adjective(TokenIndex token) const { return graph_.token(token).upos == Upos::ADJ; }

std::vector<TokenIndex> Coordination::shared_modifiers(const std::vector<TokenIndex>& conjuncts) const {
    std::vector<TokenIndex> out;
    if (conjuncts.size() < 2) return out;
    for (const TokenIndex child : graph_.children(conjuncts.front()))
        if (child > conjuncts.back() && graph_.token(child).deprel == "nmod" &&
            lists_.contains("shared_modifier", graph_.case_of(child))) {
            const std::vector<TokenIndex> words = graph_.subtree(child);
            out.insert(out.end(), words.begin(), words.end());
        }
    return out;
}

std::vector<TokenIndex> Coordination::shared_determiners(const std::vector<TokenIndex>& conjuncts,
                                                         TokenIndex conjunct) const {
    std::vector<TokenIndex> out;
    const TokenIndex first = conjuncts.front();
    if (conjunct == first || graph_.token(first).upos != Upos::NOUN || graph_.token(conjunct).upos != Upos::NOUN)
        return out;
    const auto determines = [&](TokenIndex i) {
        const std::string& relation = graph_.token(i).deprel;
        return plain(relation) == "det" || relation == "nmod:poss" || relation == "nummod" || relation == "case" ||
               (relation == "amod" && lists_.contains("shared_determiner", graph_.lexeme(i)));
    };
    for (const TokenIndex own : graph_.children(conjunct))
        if (own < conjunct && determines(own)) return out;
    for (const TokenIndex child : graph_.children(first)) {
        if (child > first || !determines(child)) continue;
        const bool possessor = graph_.token(child).deprel == "nmod:poss";
        if (!possessor && !lists_.contains("shared_determiner", graph_.lexeme(child))) continue;
        const std::vector<TokenIndex> words = graph_.subtree(child);
        out.insert(out.end(), words.begin(), words.end());
    }
    return out;
}

bool Coordination::each_is_said(TokenIndex predicate) const {
    for (const TokenIndex child : graph_.children(predicate))
        if (graph_.token(child).deprel == "conj" && graph_.token(child).upos != graph_.token(predicate).upos)
            return false;
    if (graph_.token(predicate).upos == Upos::ADJ) return true;
    if (graph_.token(predicate).upos != Upos::NOUN) return false;
    for (const Edge& edge : graph_.dependents(predicate)) {
        if (edge.relation != "nsubj") continue;
        const std::string& tag = graph_.token(edge.dependent).xpos;
        const std::string& word = graph_.lexeme(edge.dependent);
        if (tag == "NNS" || tag == "NNPS" || lists_.contains("plural_pronoun", word) ||
            graph_.child(edge.dependent, "conj") >= 0)
            return false;
    }
    return true;
}

}  // namespace claimgraph::extract::claims
