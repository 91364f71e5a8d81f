#include "extract/claims/filling.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "extract/claims/phrase.h"
#include "extract/claims/predicates.h"
#include "extract/claims/scope.h"
#include "extract/rules/relations.h"

namespace claimgraph::extract::claims {

using rules::ArgumentPattern;
using rules::Edge;
using rules::Match;
using rules::plain;
using rules::Sign;

namespace {

/// How much of the text the rule takes for an argument.
Extent extent_of(const Match& match, std::string_view name) {
    for (const ArgumentPattern& each : match.rule->arguments)
        if (each.name == name) return each.take;
    return Extent::complement;
}

/// The part of a phrase that the emission gives a place of its own: of *accused the minister of fraud* the fraud,
/// wherever the parser hangs it.
std::optional<TokenIndex> with_own_place(const EnhancedGraph& graph, const Match& match, const Emission& emission,
                                         TokenIndex index) {
    for (const auto& [role, name] : emission.qualifiers)
        if (const TokenIndex other = match.argument(name); other > index && graph.dominates(index, other)) return other;
    return std::nullopt;
}

/// Not *it is the court that decides*: there the noun decides.
bool with_which(const EnhancedGraph& graph, TokenIndex clause) {
    const std::vector<TokenIndex> words = graph.subtree(clause);
    return std::any_of(words.begin(), words.end(), [&](TokenIndex i) {
        return graph.relative_pronoun(i) && graph.lists().contains("relative_of_things", graph.lexeme(i));
    });
}

/// *has no money*: the claim is negated for it.
bool negates_claim(const EnhancedGraph& graph, const Match& match, TokenIndex index) {
    const auto& edges = graph.dependents(match.trigger);
    return index == match.trigger || std::any_of(edges.begin(), edges.end(), [&](const Edge& edge) {
               return edge.dependent == index && (edge.relation.starts_with("nsubj") || edge.relation == "obj");
           });
}

/// The part of an argument that belongs to another place of the claim.
std::optional<TokenIndex> elsewhere(const Arguments& arguments, const EnhancedGraph& graph, std::uint32_t s,
                                    const Match& match, const Emission& emission, const std::string& name,
                                    TokenIndex index) {
    const std::vector<TokenIndex> adjuncts = arguments.loose_adjuncts(s, match.trigger, index);
    if (!adjuncts.empty()) return adjuncts.front();
    // urged the workers to stay: what is said is no part of who is urged, wherever the parser hangs it
    if (const auto& says = match.rule->says; says && name != says->content) {
        const TokenIndex content = match.argument(says->content);
        if (content >= 0 && content != index && graph.dominates(index, content))
            return topmost_below(graph, index, content);
    }
    const bool within = index != match.trigger && graph.dominates(index, match.trigger);
    if (within && graph.token(match.trigger).deprel != "amod")  // the alleged killer is one with the word
        return topmost_below(graph, index, match.trigger);
    return with_own_place(graph, match, emission, index);
}

/// *started work*, where the object is said with the verb: verb, complement and object in one.
Argument with_object(const ParsedDocument& text, const EnhancedGraph& graph, const Match& match, TokenIndex index,
                     const PhraseOptions& options) {
    const Extent extent = graph.token(index).upos == Upos::VERB ? Extent::clause : Extent::complement;
    std::vector<TokenIndex> tokens = phrase_tokens(graph, index, extent, options);
    for (const Edge& edge : graph.dependents(match.trigger))
        if ((edge.relation == "obj" || edge.relation == "iobj") && edge.dependent != index) {
            const std::vector<TokenIndex> object = phrase_tokens(graph, edge.dependent, Extent::noun_phrase);
            tokens.insert(tokens.end(), object.begin(), object.end());
            break;
        }
    in_order(tokens);
    const Phrase words = words_of(text.document, graph, tokens);
    return {words.span, words.text, std::nullopt, std::nullopt};
}

/// Of *the fires, which they said were small* the fires: what is said is that these were small.
std::vector<TokenIndex> outer_subject(const EnhancedGraph& graph, TokenIndex clause) {
    const auto& parts = graph.children(clause);
    if (std::none_of(parts.begin(), parts.end(), [&](TokenIndex c) {
            return plain(graph.token(c).deprel) == "nsubj" && graph.relative_pronoun(c);
        }))
        return {};
    TokenIndex relative = clause;
    while (relative >= 0 && !graph.token(relative).deprel.ends_with(":relcl")) relative = graph.token(relative).head;
    if (relative < 0 || relative == clause || graph.token(relative).head < 0) return {};
    PhraseOptions options;
    options.leave_out = relative;
    return phrase_tokens(graph, graph.token(relative).head, Extent::noun_phrase, options);
}

/// *Parker is a former guard who worked in Lund*, *a film made by Ito*: of a noun that only says what somebody is,
/// whoever that is, if they are known; of any other the noun itself.
TokenIndex bearer(const ParsedDocument& text, const Arguments& arguments, std::uint32_t s, TokenIndex clause,
                  TokenIndex noun) {
    const EnhancedGraph& graph = text.graphs[s];
    if (graph.token(clause).head != noun || plain(graph.token(clause).deprel) != "acl") return noun;
    TokenIndex predicate = noun;
    while (graph.token(predicate).deprel == "conj" && graph.token(predicate).head >= 0)
        predicate = graph.token(predicate).head;
    const TokenIndex subject = graph.child(predicate, "nsubj");
    if (subject < 0 || graph.child(predicate, "cop") < subject || graph.child(predicate, "expl") >= 0) return noun;
    const auto& parts = graph.children(predicate);
    const bool indefinite = std::any_of(parts.begin(), parts.end(), [&](TokenIndex c) {
        return text.lists.contains("indefinite_article", graph.lexeme(c));
    });
    const bool coloured = std::any_of(parts.begin(), parts.end(), [&](TokenIndex c) {
        const std::string_view relation = plain(graph.token(c).deprel);
        return relation == "aux" || relation == "mark" || (relation == "advmod" && c < predicate);
    });
    if (!indefinite || coloured) return noun;
    const auto known = arguments.thing(s, subject);
    // is an expert on stars, which shine: no person shines so
    const bool other = known && text.names.clusters[*known].type == EntityType::person && with_which(graph, clause);
    return known && !other ? subject : noun;
}

/// Of *they quit, leading to delays* the verb whose clause leads to them, not those who quit; -1 of anything else.
TokenIndex clause_with_outcome(const ParsedDocument& text, const EnhancedGraph& graph, TokenIndex participle) {
    const Token& word = graph.token(participle);
    if (word.deprel != "advcl" || word.xpos != "VBG" || word.head < 0 || word.head > participle) return -1;
    const std::vector<TokenIndex> words = graph.subtree(participle);
    if (words.front() == 0) return -1;
    const bool set_off = graph.token(words.front()).form == "," || graph.token(words.front() - 1).form == ",";
    const bool alone = graph.case_of(participle).empty() && graph.child(participle, "nsubj") < 0;
    const TokenIndex main = word.head;
    const std::string& what = graph.lexeme(participle);
    // joined at 20, making him the youngest: not he made him so
    const TokenIndex object = graph.child(participle, "obj");
    const bool pronoun =
        object >= 0 && graph.token(object).xpos == "PRP" && !text.lists.contains("reflexive", graph.lexeme(object));
    const bool outcome = text.lists.contains("outcome_verb", what) ||
                         ((graph.passive(main) || pronoun) && text.lists.contains("outcome_of_passive", what));
    return set_off && alone && outcome && graph.predicate(main) ? word.head : -1;
}

/// *Denied having closed the camp or expelled reporters*: of what is denied each doing by itself.
std::vector<TokenIndex> denied_doings(const EnhancedGraph& graph, const Match& match, const std::string& name,
                                      TokenIndex index) {
    const auto& says = match.rule->says;
    if (!says || name != says->content || says->sign != Sign::negated || !gerund(graph, index)) return {};
    std::vector<TokenIndex> out{index};
    for (const TokenIndex c : graph.children(index))
        if (graph.token(c).deprel == "conj" && graph.token(c).upos == Upos::VERB) out.push_back(c);
    return out;
}

}  // namespace

std::vector<Argument> fill(const ParsedDocument& text, const Arguments& arguments, std::uint32_t s, const Match& match,
                           const Emission& emission, const std::string& name) {
    const TokenIndex token = match.argument(name);
    if (token < 0) return {};
    const EnhancedGraph& graph = text.graphs[s];
    const Extent extent = extent_of(match, name);
    const TokenIndex index = extent == Extent::noun_phrase ? bearer(text, arguments, s, match.trigger, token) : token;
    PhraseOptions options;
    // pleaded not guilty: nothing but the object says so
    const bool own_sign = graph.token(index).deprel == "xcomp" && !graph.predicate(index);
    if (!own_sign) options.polarity = &text.lists;
    options.source_marker = &text.lists.named("attribution_marker");
    options.before_preposition = false;
    options.joined = emission.predicate == "$trigger";
    if (negates_claim(graph, match, index)) options.negative_determiner = &text.lists.named("negative_determiner");
    options.leave_out = elsewhere(arguments, graph, s, match, emission, name, index);
    const bool clausal = extent == Extent::clause || graph.token(index).upos == Upos::VERB;
    options.marker = !(clausal && index != match.trigger && !preposition(graph, match.trigger, token).empty());
    // the truth is that nobody knew: he said all of it; what the truth is, is a part
    options.outer_subject = !graph.dominates(index, match.trigger);
    if (name == emission.subject)
        if (const TokenIndex main = clause_with_outcome(text, graph, match.trigger);
            main >= 0 && graph.token(index).head == main && index < match.trigger) {
            options.leave_out = match.trigger;
            options.marker = false;
            return arguments.at(s, main, Extent::clause, options);
        }
    if (extent == Extent::clause) options.from_outside = outer_subject(graph, index);
    if (const auto doings = denied_doings(graph, match, name, index); doings.size() > 1) {
        options.conjuncts = false;
        std::vector<Argument> out;
        for (const TokenIndex doing : doings)
            for (Argument& each : arguments.at(s, doing, extent, options)) out.push_back(std::move(each));
        return out;
    }
    if (extent == Extent::with_object) return {with_object(text, graph, match, index, options)};
    // he resigned, which surprised them: what surprised them is all that was said
    const bool statement = extent == Extent::noun_phrase && options.leave_out &&
                           graph.token(*options.leave_out).deprel == "advcl:relcl" && graph.predicate(index) &&
                           with_which(graph, *options.leave_out);
    return arguments.at(s, index, statement ? Extent::clause : extent, options);
}

}  // namespace claimgraph::extract::claims
