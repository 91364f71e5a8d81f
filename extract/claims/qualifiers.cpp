#include "extract/claims/qualifiers.h"

#include <algorithm>

#include "extract/claims/claims.h"
#include "extract/claims/phrase.h"
#include "extract/claims/qualifier_role.h"
#include "extract/claims/scope.h"
#include "extract/rules/relations.h"

namespace claimgraph::extract::claims {

using rules::lower;
using rules::plain;
using rules::relation_matches;

namespace {

/// *urged them to leave*, *saw it fall*: what the verb says of its object.
bool complement_of_object(const EnhancedGraph& graph, TokenIndex clause, TokenIndex object) {
    return object >= 0 && clause > object && graph.token(clause).deprel == "xcomp" && !graph.dominates(object, clause);
}

}  // namespace

std::vector<Qualifier> Qualifiers::of(std::uint32_t s, const Match& match, const Emission& emission,
                                      const Argument* object) const {
    const EnhancedGraph& graph = text_.graphs[s];
    std::vector<TokenIndex> children = graph.children(match.trigger);
    // came back to Lund: where one came is as much of the verb as of the adverb
    for (const TokenIndex child : graph.children(match.trigger))
        if (says_how(text_.lists, graph, match.trigger, child))
            for (const TokenIndex part : graph.children(child))
                if (part > child && relation_matches(graph.token(part).deprel, "obl")) children.push_back(part);
    const std::size_t own = children.size();
    const TokenIndex object_token = emission.object.empty() ? -1 : match.argument(emission.object);
    const std::vector<TokenIndex> adjuncts = arguments_.loose_adjuncts(s, match.trigger, object_token);
    children.insert(children.end(), adjuncts.begin(), adjuncts.end());
    // accused the firm of lying: what the rule takes, wherever the tree hangs it
    for (const auto& [role, argument] : emission.qualifiers)
        if (const TokenIndex given = match.argument(argument);
            given >= 0 && std::find(children.begin(), children.end(), given) == children.end())
            children.push_back(given);
    Found found;
    const TokenIndex condition = condition_of(graph, text_.lists, match.trigger);
    for (std::size_t i = 0; i < children.size(); ++i)
        if (const auto role = given_role(s, match, emission, children[i], condition, i >= own))
            add(s, match, children[i], *role, object, found);
    add_distant_condition(s, match.trigger, condition, found);
    add_adverbial_clauses(s, match.trigger, found);
    add_antecedent(s, match, object, found);
    return std::move(found.qualifiers);
}

/// The role that the rule or the construction gives a phrase; empty where its own words tell (role_of); none where it
/// is no circumstance. \param condition  on which the predicate depends \param loose  hung on the object by the tree
std::optional<std::string> Qualifiers::given_role(std::uint32_t s, const Match& match, const Emission& emission,
                                                  TokenIndex child, TokenIndex condition, bool loose) const {
    const EnhancedGraph& graph = text_.graphs[s];
    const Token& token = graph.token(child);
    const TokenIndex index = child;
    std::string role;
    for (const auto& [name, argument] : emission.qualifiers)
        if (match.argument(argument) == index) role = name;
    if (!role.empty()) return role;
    const TokenIndex object = emission.object.empty() ? -1 : match.argument(emission.object);
    if (object != index && complement_of_object(graph, child, object)) return "complement";
    const auto& taken = match.arguments;
    if (std::find(taken.begin(), taken.end(), index) != taken.end() || token.deprel == "obl:agent") return std::nullopt;
    const auto value = value_at(text_.names, s, child);
    const bool date = value && is_a(text_.names.mentions[*value].type, EntityType::date);
    if (token.deprel == "obj" && attribution_.hears(s, match.trigger, child)) return "recipient";
    if (token.deprel == "advmod" && (date || text_.lists.contains("time_adverb", graph.lexeme(child)) ||
                                     text_.lists.contains("time_adverb", lower(token.form))))
        return "time";
    if (token.deprel == "advcl" && attribution_.says_clause(s, match.trigger, child)) return std::nullopt;
    if (token.deprel == "advcl") return role_of_clause(text_, s, match.trigger, child);
    if (index == condition) return std::nullopt;
    // In 2006 the town was the target: no part of what it was
    const bool in_front = relation_matches(token.deprel, "nmod") && index < graph.child(match.trigger, "nsubj") &&
                          index < graph.child(match.trigger, "cop");
    if (relation_matches(token.deprel, "obl") || token.deprel == "iobj" || loose || in_front) return "";
    return std::nullopt;
}

/// A phrase, or each of its conjuncts.
void Qualifiers::add(std::uint32_t s, const Match& match, TokenIndex child, const std::string& role,
                     const Argument* object, Found& found) const {
    const EnhancedGraph& graph = text_.graphs[s];
    if (graph.relative_pronoun(child)) return;
    if (text_.lists.contains("attribution_marker", graph.case_of(child)) || attribution_.names_source(s, child)) return;
    // in Graz and Linz: in Graz, and in Linz
    std::vector<TokenIndex> each = arguments_.coordination_in(s).conjuncts_of(child);
    // between June 7 and June 9: one stretch of time
    const bool together = arguments_.coordination_in(s).together(child) && !value_at(text_.names, s, child);
    if (arguments_.one_value(s, each) || each.size() > most_members || together) each.clear();
    PhraseOptions options;
    options.conjuncts = each.size() < 2;
    for (const Attribution::Report& report : attribution_.reports(s))
        if (report.word == match.trigger && child != report.content && graph.dominates(child, report.content))
            options.leave_out = topmost_below(graph, child, report.content);
    if (each.empty()) each = {child};
    const std::vector<TokenIndex> shared = arguments_.coordination_in(s).shared_modifiers(each);
    for (const TokenIndex conjunct : each) {
        std::vector<TokenIndex> tokens;
        Qualifier qualifier = qualifier_at(s, match.trigger, child, conjunct, options, shared, tokens);
        // is ready for talks: it is in the object already
        if (qualifier.text.empty() || (object && object->span.contains(qualifier.span))) continue;
        if (!role.empty()) qualifier.role = role;
        const auto value = value_at(text_.names, s, conjunct);
        if (value && same_time(s, child, *value, qualifier, tokens, found)) continue;
        found.qualifiers.push_back(std::move(qualifier));
        found.words.push_back(std::move(tokens));
        found.values.push_back(value ? static_cast<std::int64_t>(*value) : -1);
    }
}

/// *If it rains, stay and wait*, *as long as it rains*: what the predicate depends on and what does not hang on it as a
/// clause, in the words of the whole.
void Qualifiers::add_distant_condition(std::uint32_t s, TokenIndex predicate, TokenIndex condition,
                                       Found& found) const {
    if (condition < 0) return;
    const EnhancedGraph& graph = text_.graphs[s];
    const Token& head = graph.token(condition);
    if (head.deprel == "advcl" && head.head == predicate) return;
    const std::vector<TokenIndex> clause = graph.subtree(condition);
    if (std::binary_search(clause.begin(), clause.end(), predicate)) return;
    add_words(s, clause, "condition", found);
}

void Qualifiers::add_words(std::uint32_t s, const std::vector<TokenIndex>& tokens, const std::string& role,
                           Found& found) const {
    const Phrase words = words_of(text_.document, text_.graphs[s], tokens);
    Qualifier qualifier;
    qualifier.role = role;
    qualifier.span = words.span;
    qualifier.text = words.text;
    found.qualifiers.push_back(std::move(qualifier));
}

/// *Whenever it rains*, *as soon as it rains*: a clause that hangs on the adverb.
void Qualifiers::add_adverbial_clauses(std::uint32_t s, TokenIndex predicate, Found& found) const {
    const EnhancedGraph& graph = text_.graphs[s];
    for (const TokenIndex adverb : graph.children(predicate)) {
        if (graph.token(adverb).deprel != "advmod") continue;
        for (const TokenIndex clause : graph.children(adverb)) {
            const std::string_view relation = plain(graph.token(clause).deprel);
            if ((relation != "advcl" && relation != "acl") || clause < adverb) continue;
            const bool free = graph.token(adverb).xpos == "WRB";
            const std::string by = free ? graph.lexeme(adverb) : correlative(graph, adverb, graph.case_of(clause));
            if (text_.lists.contains("time_clause", by)) add_words(s, graph.subtree(adverb), "time", found);
            if (text_.lists.contains("place_clause", by)) add_words(s, graph.subtree(adverb), "place", found);
        }
    }
}

/// *The town where they live*, *the year in which they met*: what the noun names is where or when the clause is so.
void Qualifiers::add_antecedent(std::uint32_t s, const Match& match, const Argument* object, Found& found) const {
    const EnhancedGraph& graph = text_.graphs[s];
    const Token& verb = graph.token(match.trigger);
    if (verb.deprel != "acl:relcl" || verb.head < 0) return;
    const TokenIndex antecedent = verb.head;
    const auto& taken = match.arguments;
    const Upos upos = graph.token(antecedent).upos;
    if ((upos != Upos::NOUN && upos != Upos::PROPN) || std::find(taken.begin(), taken.end(), antecedent) != taken.end())
        return;
    for (const TokenIndex child : graph.children(match.trigger)) {
        if (child > match.trigger) return;
        const std::string role = role_for_antecedent(s, match.trigger, child, antecedent);
        if (role.empty()) continue;
        PhraseOptions options;
        options.leave_out = match.trigger;
        std::vector<TokenIndex> tokens;
        Qualifier qualifier = qualifier_at(s, match.trigger, child, antecedent, options, {}, tokens);
        const Phrase words =
            words_of(text_.document, graph, phrase_tokens(graph, antecedent, Extent::noun_phrase, options));
        if (words.text.empty() || (object && object->span.contains(words.span))) return;
        qualifier.span = words.span;
        qualifier.text = words.text;
        qualifier.role = role;
        found.qualifiers.push_back(std::move(qualifier));
        return;
    }
}

/// What the antecedent is to the clause of which `child` is the relative adverb or the phrase with the pronoun; empty
/// where it is neither.
std::string Qualifiers::role_for_antecedent(std::uint32_t s, TokenIndex verb, TokenIndex child,
                                            TokenIndex antecedent) const {
    const EnhancedGraph& graph = text_.graphs[s];
    const Token& token = graph.token(child);
    const std::string& word = graph.lexeme(child);
    if (token.deprel == "advmod" && token.xpos == "WRB") {
        const bool where = graph.token(antecedent).upos == Upos::PROPN ||
                           text_.lists.contains("place_noun", graph.lexeme(antecedent));
        if (text_.lists.contains("place_clause", word)) return where ? "place" : "other";
        return text_.lists.contains("time_clause", word) ? "time" : "";
    }
    const std::string marker = graph.case_of(child);
    if (!relation_matches(token.deprel, "obl") || !graph.relative_pronoun(child) || marker.empty()) return {};
    std::optional<EntityType> type;
    if (const auto cluster = arguments_.thing(s, antecedent)) type = text_.names.clusters[*cluster].type;
    return role_of(text_, s, {verb, child, antecedent, marker, type, ""});
}

/// *on Monday morning*: one time in two phrases, of which the second is put to the first. *from June 7 to June 9*: each
/// has its own end. \return whether the phrase is done with
bool Qualifiers::same_time(std::uint32_t s, TokenIndex child, std::uint32_t mention, Qualifier& qualifier,
                           const std::vector<TokenIndex>& tokens, Found& found) const {
    const auto same = std::find(found.values.begin(), found.values.end(), static_cast<std::int64_t>(mention));
    if (same == found.values.end()) return false;
    const auto at = static_cast<std::size_t>(same - found.values.begin());
    const EnhancedGraph& graph = text_.graphs[s];
    if (text_.lists.contains("range_end", graph.case_of(child))) {
        const std::string& whole = text_.names.mentions[mention].value;
        qualifier.value = with_open_end(text_.lists, "until", whole);
        found.qualifiers[at].value = whole.substr(0, whole.find('/')) + "/..";
        return false;
    }
    if (!arguments_.marker_of(s, child).empty()) return false;
    std::vector<TokenIndex>& words = found.words[at];
    words.insert(words.end(), tokens.begin(), tokens.end());
    in_order(words);
    const Phrase phrase = words_of(text_.document, graph, words);
    found.qualifiers[at].span = phrase.span;
    found.qualifiers[at].text = phrase.text;
    return true;
}

/// What an adverbial says, or one conjunct of it: with the preposition that stands in front of the first.
/// \param tokens  its words
Qualifier Qualifiers::qualifier_at(std::uint32_t s, TokenIndex verb, TokenIndex first, TokenIndex conjunct,
                                   const PhraseOptions& options, const std::vector<TokenIndex>& shared,
                                   std::vector<TokenIndex>& tokens) const {
    const EnhancedGraph& graph = text_.graphs[s];
    const bool clause = graph.token(first).deprel == "advcl" || graph.token(first).deprel == "xcomp";
    tokens = phrase_tokens(graph, conjunct, clause ? Extent::clause : Extent::noun_phrase, options);
    tokens.insert(tokens.end(), shared.begin(), shared.end());
    if (!clause) arguments_.add_value_words(s, conjunct, tokens);
    for (const TokenIndex c : graph.children(graph.case_of(conjunct).empty() ? first : conjunct))
        if (graph.token(c).deprel == "case" && c < conjunct)
            for (const TokenIndex part : graph.subtree(c)) tokens.push_back(part);
    in_order(tokens);
    const Phrase words = words_of(text_.document, graph, tokens);
    Qualifier qualifier;
    qualifier.span = words.span;
    qualifier.text = words.text;
    qualifier.cluster = arguments_.thing(s, conjunct);
    std::optional<EntityType> type;
    if (qualifier.cluster) type = text_.names.clusters[*qualifier.cluster].type;
    if (const auto value = value_at(text_.names, s, conjunct)) {
        qualifier.value = text_.names.mentions[*value].value;
        if (!type) type = text_.names.mentions[*value].type;
        if (is_a(type, EntityType::date))
            qualifier.value = with_open_end(text_.lists, arguments_.marker_of(s, first), std::move(qualifier.value));
    }
    qualifier.role = role_of(text_, s, {verb, first, conjunct, graph.case_of(first), type, qualifier.value});
    return qualifier;
}

}  // namespace claimgraph::extract::claims
