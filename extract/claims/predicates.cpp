#include "extract/claims/predicates.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "extract/claims/arguments.h"
#include "extract/claims/phrase.h"
#include "extract/claims/qualifier_role.h"
#include "extract/claims/scope.h"
#include "extract/rules/relations.h"
#include "graph/edge_label.h"

namespace claimgraph::extract::claims {

using rules::Edge;
using rules::lower;

namespace {

std::string spaced(std::string_view marker) {
    std::string out(marker);
    std::replace(out.begin(), out.end(), '_', ' ');
    return out;
}

/// Auxiliaries, particles, adverbs that say how, and the negation in front of a verb.
/// \param active  without what makes it passive: of *the bridge was hit by a ship* the ship hit it
void add_verb_group(const WordLists& lists, const EnhancedGraph& graph, TokenIndex verb, bool active,
                    std::vector<TokenIndex>& tokens) {
    const TokenIndex passive = graph.child(verb, "aux:pass");
    const bool progressive = active && passive >= 0 && graph.token(passive).xpos == "VBG";
    // can be removed: without the auxiliary the participle goes with no modal verb
    const bool participle = active && passive >= 0 && lower(graph.token(verb).form) != graph.lexeme(verb);
    const bool outer = graph.child(verb, "nsubj:outer") >= 0;  // the truth is that we won
    const TokenIndex copula = graph.child(verb, "cop");
    const std::size_t bare = tokens.size();
    for (const TokenIndex child : graph.children(verb)) {
        const Token& token = graph.token(child);
        if (outer && token.deprel == "cop") continue;
        if (active && (token.deprel == "aux:pass" || (participle && token.xpos == "MD"))) continue;
        if (progressive && token.deprel == "aux" && lists.contains("auxiliary_be", graph.lexeme(child)))
            continue;  // is being built
        const bool negation = token.deprel == "advmod" && child < verb &&
                              lists.contains("negation", graph.lexeme(child)) &&
                              !negates_adverb(graph, lists, child, verb);  // not only did he lie
        if (token.deprel.starts_with("aux") || token.deprel == "cop" || token.deprel == "compound:prt" || negation)
            tokens.push_back(child);
        // has always been true; what stands behind the copula is in the object
        const bool of_verb = graph.token(verb).upos == Upos::VERB || child < copula;
        if (!of_verb || !says_how(lists, graph, verb, child)) continue;
        tokens.push_back(child);
        for (const TokenIndex part : graph.children(child))
            if (graph.token(part).deprel == "advmod" || graph.token(part).deprel == "fixed") tokens.push_back(part);
    }
    // was stopped and put in jail: the auxiliary of the first is that of both
    const Token& word = graph.token(verb);
    if (!active && tokens.size() == bare && graph.passive(verb) && word.deprel == "conj" && word.head >= 0) {
        const TokenIndex shared = graph.child(word.head, "aux:pass");
        if (shared >= 0) tokens.push_back(shared);
    }
}

/// *is expected to spend*, *has begun to work*: with the same subject the verbs above are part of the predicate's
/// words.
void add_verb_chain(const WordLists& lists, const EnhancedGraph& graph, TokenIndex subject, TokenIndex verb,
                    std::vector<TokenIndex>& tokens) {
    constexpr int longest_chain = 4;
    for (int link = 0; link < longest_chain && subject >= 0; ++link) {
        const Token& token = graph.token(verb);
        if (token.deprel != "xcomp" || token.head < 0) return;
        const TokenIndex governor = token.head;
        const std::vector<Edge>& edges = graph.dependents(governor);
        const bool shared = std::any_of(edges.begin(), edges.end(), [&](const Edge& edge) {
            return edge.dependent == subject && edge.relation.starts_with("nsubj");
        });
        const bool object = std::any_of(edges.begin(), edges.end(),
                                        [](const Edge& edge) { return !edge.derived && edge.relation == "obj"; });
        if (!shared || object || governor > verb) return;
        const TokenIndex mark = graph.child(verb, "mark");
        if (mark >= 0) tokens.push_back(mark);
        tokens.push_back(governor);
        add_verb_group(lists, graph, governor, false, tokens);
        verb = governor;
    }
}

/// The prepositions in front of the trigger itself, which is what is said of the subject: *is behind the attack*.
std::string own_marker(const EnhancedGraph& graph, TokenIndex trigger) {
    std::string out;
    for (const TokenIndex child : graph.children(trigger)) {
        if (graph.token(child).deprel != "case" || child > trigger) continue;
        if (!out.empty()) out += ' ';
        out += lower(graph.token(child).form);
        for (const TokenIndex part : graph.children(child))
            if (graph.token(part).deprel == "fixed") out += ' ' + lower(graph.token(part).form);
    }
    return out;
}

/// The words of the preposition in front of an object.
void add_marker(const EnhancedGraph& graph, TokenIndex marked, std::vector<TokenIndex>& tokens) {
    for (const TokenIndex child : graph.children(marked))
        if ((graph.token(child).deprel == "case" || graph.token(child).deprel == "mark") && child < marked) {
            tokens.push_back(child);
            for (const TokenIndex part : graph.children(child))
                if (graph.token(part).deprel == "fixed") tokens.push_back(part);
        }
}

/// *The road that they slept by*: the preposition of the pronoun, where it stands behind the verb; what stands in front
/// of the antecedent leads to that in its own clause.
void add_stranded_marker(const EnhancedGraph& graph, TokenIndex verb, std::vector<TokenIndex>& tokens) {
    for (const TokenIndex pronoun : graph.children(verb))
        for (const TokenIndex child : graph.children(pronoun))
            if (graph.relative_pronoun(pronoun) && graph.token(child).deprel == "case" && child > verb)
                tokens.push_back(child);
}

/// Verb and particle; with *be* where the subject undergoes it.
std::string open_lemma(const EnhancedGraph& graph, TokenIndex trigger, TokenIndex subject) {
    const auto& edges = graph.dependents(trigger);
    const bool undergoes = std::any_of(edges.begin(), edges.end(), [&](const Edge& edge) {
        return edge.relation == "nsubj:pass" && edge.dependent == subject;
    });
    std::string out = (undergoes ? "be " : "") + graph.token(trigger).lemma;
    for (const TokenIndex child : graph.children(trigger))
        if (graph.token(child).deprel == "compound:prt") out += ' ' + graph.token(child).lemma;
    return out;
}

}  // namespace

std::string preposition(const EnhancedGraph& graph, TokenIndex verb, TokenIndex object) {
    for (const Edge& edge : graph.dependents(verb)) {
        if (edge.dependent != object) continue;
        if (edge.relation == "obl:agent") return "by";
        if (edge.relation == "obl:unmarked" || edge.relation == "obl:tmod") continue;
        if (edge.relation.starts_with("obl:")) return edge.relation.substr(4);
        if (edge.relation.starts_with("advcl:") && graph.token(edge.dependent).xpos == "VBG")
            return edge.relation.substr(6);
    }
    return {};
}

Predicate predicate_of(const ParsedDocument& text, std::uint32_t s, const Match& match, const Emission& emission) {
    const EnhancedGraph& graph = text.graphs[s];
    const TokenIndex trigger = match.trigger;
    const TokenIndex own_words = match.argument(emission.words);
    std::vector<TokenIndex> tokens{own_words >= 0 ? own_words : trigger};
    const TokenIndex subject = emission.subject.empty() ? -1 : match.argument(emission.subject);
    const auto& edges = graph.dependents(trigger);
    const bool active = std::any_of(edges.begin(), edges.end(), [&](const Edge& edge) {
        return edge.relation == "obl:agent" && edge.dependent == subject;
    });
    add_verb_group(text.lists, graph, trigger, active, tokens);
    const TokenIndex object = match.argument(emission.object);
    std::string marker = object >= 0 && !emission.object.empty() ? preposition(graph, trigger, object) : "";
    const Upos upos = graph.token(trigger).upos;
    const bool is_object = emission.object == "trigger";
    const bool nominal = is_object && upos != Upos::ADJ && upos != Upos::VERB;
    if (nominal) marker = own_marker(graph, trigger);
    const TokenIndex marked = nominal || object < 0 ? trigger : object;
    if (!marker.empty() && marked != trigger && graph.dominates(marked, trigger))
        add_stranded_marker(graph, trigger, tokens);
    else if (!marker.empty())
        add_marker(graph, marked, tokens);
    add_verb_chain(text.lists, graph, match.argument(emission.subject), trigger, tokens);
    in_order(tokens);

    Predicate out;
    if (emission.predicate != "$trigger")
        out.term = is_iri(emission.predicate) ? emission.predicate : "cg:" + emission.predicate;
    out.lemma = emission.lemma.empty() ? open_lemma(graph, trigger, subject) : emission.lemma;
    if (!marker.empty()) out.lemma += ' ' + spaced(marker);
    if (!marker.empty() && is_object) {
        out.lemma = "be " + spaced(marker);
        if (out.term == "cg:is") out.term.clear();  // who is behind the attack is not the attack
    }
    const Phrase words = words_of(text.document, graph, tokens);
    out.span = words.span;
    out.text = words.text;
    return out;
}

}  // namespace claimgraph::extract::claims
