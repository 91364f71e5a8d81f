#include "graph/evidence_check.h"

#include <algorithm>
#include <optional>

namespace claimgraph {

std::string_view misfit(const Extraction& extraction) {
    const std::size_t size = extraction.document.text.size();
    const auto span_ok = [&](Span span) { return span.begin <= span.end && span.end <= size; };
    const auto index_ok = [](const std::optional<std::uint32_t>& index, std::size_t count) {
        return !index || *index < count;
    };
    const auto argument_ok = [&](const Argument& argument) {
        return span_ok(argument.span) && index_ok(argument.cluster, extraction.clusters.size()) &&
               index_ok(argument.claim, extraction.claims.size()) &&
               index_ok(argument.phrase, extraction.phrases.size());
    };
    for (const Block& block : extraction.document.blocks)
        if (!span_ok(block.span)) return "a block lies outside of the text";
    for (const Span& sentence : extraction.sentences)
        if (!span_ok(sentence)) return "a sentence lies outside of the text";
    for (const Mention& mention : extraction.mentions)
        if (!span_ok(mention.span) || mention.sentence >= extraction.sentences.size() ||
            mention.cluster >= extraction.clusters.size())
            return "a mention lies outside of the text or belongs to no sentence or cluster";
    for (const PhraseContent& phrase : extraction.phrases) {
        if (!span_ok(phrase.span) || !span_ok(phrase.head) || phrase.referent >= extraction.phrases.size())
            return "a phrase lies outside of the text or speaks of nothing";
        for (const Involvement& involved : phrase.involves)
            if (!span_ok(involved.span) || involved.cluster >= extraction.clusters.size())
                return "what a phrase involves lies outside of the text or stands for nothing";
    }
    for (const Claim& claim : extraction.claims) {
        if (claim.sentence >= extraction.sentences.size()) return "a claim belongs to no sentence";
        if (!span_ok(claim.predicate.span)) return "a predicate lies outside of the text";
        if (!argument_ok(claim.subject) || (claim.object && !argument_ok(*claim.object)) ||
            !std::all_of(claim.attributed_to.begin(), claim.attributed_to.end(), argument_ok))
            return "an argument of a claim lies outside of the text or stands for nothing";
        for (const Qualifier& qualifier : claim.qualifiers)
            if (!span_ok(qualifier.span) || !index_ok(qualifier.cluster, extraction.clusters.size()) ||
                !index_ok(qualifier.phrase, extraction.phrases.size()))
                return "a qualifier lies outside of the text or stands for nothing";
    }
    return {};
}

}  // namespace claimgraph
