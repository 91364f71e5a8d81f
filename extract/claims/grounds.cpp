#include "extract/claims/grounds.h"

#include <algorithm>

#include "extract/claims/scope.h"
#include "extract/rules/relations.h"

namespace claimgraph::extract::claims {

using rules::Match;
using rules::lower;

namespace {

/// A verb of no finite clause, nor tied by *and* to a finite one whose auxiliary serves both.
bool nonfinite(const EnhancedGraph& graph, TokenIndex verb) {
    if (graph.token(verb).upos != Upos::VERB) return false;
    constexpr int most_conjuncts = 6;
    for (int step = 0; step < most_conjuncts; ++step) {
        if (indicative(graph, verb) || graph.token(verb).xpos == "MD") return false;
        if (graph.token(verb).deprel != "conj" || graph.token(verb).head < 0) return true;
        verb = graph.token(verb).head;
    }
    return true;
}

/// Arcs from a word up to the root.
std::size_t depth_of(const EnhancedGraph& graph, TokenIndex word) {
    std::size_t depth = 0;
    while (graph.token(word).head >= 0 && depth < static_cast<std::size_t>(graph.size())) {
        word = graph.token(word).head;
        ++depth;
    }
    return depth;
}

/// *the head of a bank sued in May*: a clause at a noun that is itself said of another.
bool on_modifier(const EnhancedGraph& graph, TokenIndex verb) {
    const Token& clause = graph.token(verb);
    return clause.deprel.starts_with("acl") && clause.head >= 0 && graph.token(clause.head).deprel == "nmod";
}

/// What its words say, however they were found.
void add_content(const ParsedDocument& text, const EnhancedGraph& graph, const Claim& claim, Grounds& out) {
    const auto third_person = [&](const Argument& argument) {
        return text.lists.contains("third_person", lower(argument.text));
    };
    out.pronoun = third_person(claim.subject) || (claim.object && third_person(*claim.object));
    out.unresolved_subject = !claim.subject.cluster && third_person(claim.subject);
    out.unresolved_object = claim.object && !claim.object->cluster && third_person(*claim.object);
    out.subject_known = claim.subject.cluster.has_value();
    out.object_known = claim.object && claim.object->cluster;
    out.objectless = !claim.object;
    out.bare = !claim.object && claim.qualifiers.empty();
    out.inverted = !claim.subject.text.empty() && claim.subject.span.begin > claim.predicate.span.begin;
    out.negated = claim.polarity == Polarity::negated;
    out.open = claim.modality == Modality::possible;
    out.passed_on = claim.attributed_to.size() > 1;
    bool first = true;
    for (TokenIndex i = 0; i < graph.size(); ++i) {
        const Token& token = graph.token(i);
        out.commas += token.form == ",";
        const bool in_subject = claim.subject.span.contains(token.span);
        const bool in_object = claim.object && claim.object->span.contains(token.span);
        out.subject += in_subject;
        out.object += in_object;
        if ((in_subject || in_object) && token.upos != Upos::PUNCT)
            out.phrases = std::min(out.phrases, static_cast<double>(token.certainty));
        if (!in_subject || !first) continue;
        first = false;
        out.possessive = token.xpos == "PRP$";
        out.undetermined = !claim.subject.cluster && token.upos != Upos::DET;
    }
}

}  // namespace

Grounds grounds_of(const ParsedDocument& text, std::uint32_t s, const Match& match, const Emission& emission,
                   const Claim& claim) {
    const EnhancedGraph& graph = text.graphs[s];
    Grounds out;
    out.rule_id = match.rule->id;
    out.rule = match.rule->confidence;
    out.words = graph.size();
    out.headline = !text.document.blocks.empty() &&
                   text.document.blocks[text.analysis.sentences[s].block].kind == BlockKind::headline;
    TokenIndex first = match.trigger, last = match.trigger, arcs = 0;
    double sum = 0;
    const auto rest_on = [&](TokenIndex token) {
        const double certainty = graph.token(token).certainty;
        out.weakest = std::min(out.weakest, certainty);
        sum += certainty;
        ++arcs;
        const Token& given = text.analysis.sentences[s].tokens[token];
        out.mended = out.mended || given.head != graph.token(token).head || given.deprel != graph.token(token).deprel;
    };
    rest_on(match.trigger);
    for (const std::string* name : {&emission.subject, &emission.object}) {
        const TokenIndex argument = name->empty() ? -1 : match.argument(*name);
        if (argument < 0 || argument == match.trigger) continue;
        auto at = argument;
        first = std::min(first, at);
        last = std::max(last, at);
        out.derived = out.derived || graph.token(at).head != match.trigger;
        for (const TokenIndex c : graph.children(at))
            if (graph.token(c).deprel == "case") rest_on(c);
        constexpr int highest = 6;
        for (int step = 0; step < highest && at != match.trigger; ++step) {
            rest_on(at);
            if (graph.token(at).head < 0) break;
            at = graph.token(at).head;
        }
    }
    out.mean = sum / arcs;
    out.extent = last - first;
    out.nonfinite = nonfinite(graph, match.trigger);
    out.depth = depth_of(graph, match.trigger);
    out.on_modifier = on_modifier(graph, match.trigger);
    add_content(text, graph, claim, out);
    return out;
}

}  // namespace claimgraph::extract::claims
