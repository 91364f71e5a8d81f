#include "extract/claims/qualifier_role.h"

#include <algorithm>

#include "extract/claims/scope.h"
#include "extract/rules/relations.h"

namespace claimgraph::extract::claims {

using rules::lower;

namespace {

/// if, as_long_as; when, where
std::string conjunction_of(const EnhancedGraph& graph, TokenIndex clause) {
    std::string out = graph.case_of(clause);
    for (const TokenIndex c : graph.children(clause))
        if (out.empty() && c < clause && graph.token(c).deprel == "advmod" && graph.token(c).xpos == "WRB")
            out = graph.lexeme(c);
    return out;
}

/// , however,: no part of what is said
bool set_off(const EnhancedGraph& graph, TokenIndex word) {
    const std::vector<TokenIndex> words = graph.subtree(word);
    const auto mark = [&](TokenIndex i) { return i >= 0 && i < graph.size() && graph.token(i).upos == Upos::PUNCT; };
    return std::any_of(words.begin(), words.end(), mark) || mark(words.front() - 1) ||
           (words.back() + 1 < graph.size() && graph.token(words.back() + 1).form == ",");
}

/// *With its windows broken*, *, with the bank saying no*: what goes on beside it, no means to it.
bool accompanying(const EnhancedGraph& graph, TokenIndex phrase) {
    const std::vector<TokenIndex> words = graph.subtree(phrase);
    const bool apart = words.front() > 0 && graph.token(words.front() - 1).upos == Upos::PUNCT;
    const auto& parts = graph.children(phrase);
    return (apart || words.front() == 0) && std::any_of(parts.begin(), parts.end(), [&](TokenIndex c) {
               const Token& part = graph.token(c);
               return c > phrase && part.deprel == "acl" && (part.xpos == "VBG" || part.xpos == "VBN");
           });
}

struct RoleMarker {
    const char* role;
    ListName list;  ///< what leads it
};

constexpr RoleMarker markers_of_clauses[] = {
    {"condition", "condition_clause"}, {"cause", "cause_clause"}, {"time", "time_clause"}};
/// A clause without a subject of its own has them as a phrase has: *by asking*, *without asking*.
constexpr RoleMarker markers_of_doing[] = {
    {"instrument", "instrument_marker"}, {"purpose", "purpose_marker"}, {"manner", "manner_marker"}};

/// *In silence*; *at Orbix*, *in there*, *in a tavern*: of common nouns those that name places; *in an ambush*.
std::string role_within(const ParsedDocument& text, const EnhancedGraph& graph, TokenIndex head,
                        const std::string& marker) {
    const std::string& noun = graph.lexeme(head);
    if (text.lists.contains("manner_noun_marker", marker) && text.of_kind(noun, "manner_noun", "manner_ending"))
        return "manner";
    const Upos upos = graph.token(head).upos;
    const bool named = upos == Upos::PROPN || upos == Upos::ADV || upos == Upos::X;
    return named || text.lists.contains("place_noun", noun) ? "place" : "other";
}

}  // namespace

std::optional<std::string> role_of_clause(const ParsedDocument& text, std::uint32_t s, TokenIndex verb,
                                          TokenIndex clause) {
    const EnhancedGraph& graph = text.graphs[s];
    const auto marked = [&](ListName list, const std::string& by) { return text.lists.contains(list, by); };
    // agreed to leave, rushed to help: what for, but where the verb takes such a clause with any sense
    const bool to = graph.token(clause).xpos == "VB" && graph.child(clause, "mark") >= 0;
    if (to && graph.child(clause, "nsubj") < 0) {
        const bool aim = clause > verb && !marked("purposeless", graph.lexeme(verb));
        return aim ? std::optional<std::string>("purpose") : std::nullopt;
    }
    const std::string by = conjunction_of(graph, clause);
    const bool doing = graph.token(clause).xpos == "VBG" && graph.child(clause, "nsubj") < 0;
    if (doing && marked("complement_clause", by)) return "complement";  // talked them into leaving
    // …, while the others stayed; while it is old, …: set against it, and no part of it
    const bool standing = clause > verb || (present_tense(graph, clause) && graph.token(clause).xpos != "VBG");
    const bool contrast =
        marked("contrast_clause", by) && standing && graph.child(clause, "nsubj") >= 0 && set_off(graph, clause);
    if (by.empty() || contrast || marked("no_circumstance_clause", by)) return std::nullopt;
    for (const auto& [role, list] : markers_of_clauses)
        if (marked(list, by)) return role;
    for (const auto& [role, list] : markers_of_doing)
        if (doing && marked(list, by)) return role;
    return "other";
}

bool says_how(const WordLists& lists, const EnhancedGraph& graph, TokenIndex verb, TokenIndex adverb) {
    const Token& token = graph.token(adverb);
    const bool of_verb = token.upos == Upos::ADV || (token.upos == Upos::ADJ && adverb > verb);  // dived as deep
    if (token.deprel != "advmod" || !of_verb || token.xpos.starts_with('W')) return false;
    const auto is = [&](ListName list) {
        return lists.contains(list, graph.lexeme(adverb)) || lists.contains(list, lower(token.form));
    };
    const bool in_front = adverb < graph.child(verb, "nsubj");
    const bool not_only = adverb > 0 && lists.contains("negation", graph.lexeme(adverb - 1));
    return !in_front && !set_off(graph, adverb) && !is("negation") && !(not_only && is("negated_adverb")) &&
           !is("time_adverb") && !is("no_circumstance_adverb");
}

std::string role_of(const ParsedDocument& text, std::uint32_t s, const Circumstance& phrase) {
    const auto& [verb, first, head, marker, type, value] = phrase;
    const EnhancedGraph& graph = text.graphs[s];
    const Token& token = graph.token(first);
    const std::string& noun = graph.lexeme(head);
    const auto is = [&](ListName list) { return text.lists.contains(list, noun); };
    const auto marked = [&, marker = marker](ListName list) { return text.lists.contains(list, marker); };
    if (token.deprel == "iobj") return "recipient";
    if (is_a(type, EntityType::date)) return "time";
    const bool measured = is_a(type, EntityType::quantity) && is("duration_noun");
    const bool bare = token.deprel == "obl:unmarked" || token.deprel == "obl:tmod";
    if (measured || (is("duration_noun") && marked("benefit_marker")))
        return marked("duration_marker") || bare ? "duration" : marked("time_marker") ? "time" : "duration";
    if (bare || token.deprel == "nmod:unmarked" || (token.upos == Upos::NUM && marker.empty())) {
        if (type == EntityType::money || is_a(type, EntityType::quantity)) return "amount";
        return is("time_noun") || is("duration_noun") ? "time" : "other";
    }
    const bool somebody = type == EntityType::person || type == EntityType::organization || type == EntityType::group ||
                          is("person_noun");
    const bool place = is_a(type, EntityType::place) || type == EntityType::event;
    const std::string& doing = graph.lexeme(verb);
    if (type == EntityType::money || (is_a(type, EntityType::quantity) && !value.empty() && !somebody)) {
        if (!place && !marked("recipient_marker") && !marked("company_marker")) return "amount";
    }
    if (is("time_noun") && marked("time_noun_marker")) return "time";
    if (marked("medium_marker") && is("medium")) return "instrument";
    if (marked("source_marker")) {
        const bool gives = text.lists.contains("receiving", doing);
        if (type == EntityType::country && gives) return "source";
        if (place || is("place_noun")) return gives && is("place_noun") ? "source" : "place";
        return "source";
    }
    if (marked("recipient_marker")) {
        if (place && !text.lists.contains("giving", doing)) return "place";
        if (somebody || type == EntityType::country || text.lists.contains("giving", doing)) return "recipient";
        return is("place_noun") ? "place" : "other";
    }
    // arrested for theft, on suspicion of it, praised for it, criticised over it
    const bool answers = marked("cause_marker") && !somebody && text.lists.contains("answering_for", doing);
    if (answers || (marked("charge_marker") && is("charge_noun"))) return "cause";
    if (marked("benefit_marker")) {
        if (place && text.lists.contains("departing", doing)) return "place";
        // for good, for free
        if (graph.token(head).upos == Upos::ADJ || graph.token(head).upos == Upos::ADV) return "other";
        return somebody || type == EntityType::country ? "recipient" : "purpose";
    }
    if (marked("company_marker")) {
        // together with the house: marker and noun tell as little of it as of a person
        if (somebody || type == EntityType::country || !marked("means_marker")) return "company";
        if (text.of_kind(noun, "manner_noun", "manner_ending")) return "manner";
        return accompanying(graph, first) ? "other" : "instrument";
    }
    if (place && marked("place_marker")) return "place";
    if (marked("time_marker")) return "time";
    for (const auto& [role, list] : markers_of_doing)
        if (marked(list)) return role;
    return marked("place_marker") && type != EntityType::person ? role_within(text, graph, head, marker) : "other";
}

std::string with_open_end(const WordLists& lists, const std::string& marker, std::string value) {
    const std::size_t slash = value.find('/');
    const std::string begin = value.substr(0, slash), end = value.substr(slash == std::string::npos ? 0 : slash + 1);
    if (value.empty() || value.front() == 'T') return value;
    if (lists.contains("time_since", marker)) return begin + "/..";
    if (lists.contains("time_after", marker)) return end + "/..";
    if (lists.contains("time_until", marker)) return "../" + end;
    if (lists.contains("time_before", marker)) return "../" + begin;
    if (lists.contains("source_marker", marker) && slash == std::string::npos) return begin + "/..";
    return value;
}

}  // namespace claimgraph::extract::claims
