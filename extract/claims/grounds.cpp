#include "extract/claims/grounds.h"

#include <algorithm>

#include "extract/rules/relations.h"

namespace claimgraph {

Grounds grounds_of(const ParsedDocument& text, std::uint32_t s, const Match& match, const Emission& emission,
                   const Claim& claim) {
    const EnhancedGraph& graph = text.graphs[s];
    Grounds out;
    out.rule_id = match.rule->id;
    out.rule = match.rule->confidence;
    out.words = graph.size();
    out.open = claim.modality == Modality::possible;
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
    for (const Argument* argument : {&claim.subject, claim.object ? &*claim.object : nullptr})
        out.pronoun = out.pronoun || (argument && text.lists.contains("third_person", lower(argument->text)));
    out.mean = sum / arcs;
    out.extent = last - first;
    for (TokenIndex i = 0; i < graph.size(); ++i) {
        const Token& token = graph.token(i);
        const bool in_subject = claim.subject.span.contains(token.span);
        const bool in_object = claim.object && claim.object->span.contains(token.span);
        out.subject += in_subject;
        out.object += in_object;
        if ((in_subject || in_object) && token.upos != Upos::PUNCT)
            out.phrases = std::min(out.phrases, static_cast<double>(token.certainty));
    }
    return out;
}

}  // namespace claimgraph
