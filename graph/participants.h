#pragma once

#include <cstdint>
#include <optional>
#include <utility>

#include "graph/page.h"

/// \file
/// What takes part in the claims of a page.

namespace claimgraph {

/// Calls `visit(index of entity)` for what is named within the words, whether or not it fills the place.
template <typename Visit>
void named_within(const Page& page, Span span, Visit&& visit) {
    for (auto at = page.from(span.begin); at != page.mentions.end(); ++at) {
        const Mention& mention = page.extraction.mentions[*at];
        if (mention.span.begin >= span.end) break;
        if (mention.form == MentionForm::name && span.contains(mention.span)) visit(page.entity_of[mention.cluster]);
    }
}

/// Calls `visit(argument)` for subject, object and sources.
template <typename Visit>
void each_argument(const Claim& claim, Visit&& visit) {
    visit(claim.subject);
    if (claim.object) visit(*claim.object);
    for (const Argument& source : claim.attributed_to) visit(source);
}

/// Calls `visit(index of entity)` for everything that takes part in a claim or is named within its words; what is
/// named within a nested claim is that claim's. May visit one twice.
template <typename Visit>
void each_participant(const Page& page, const Claim& claim, Visit&& visit) {
    each_filling(page, claim, visit);
    each_named_within(page, claim, visit);
    each_involved(page, claim, visit);
}
template <typename Visit>
void each_filling(const Page& page, const Claim& claim, Visit&& visit) {
    each_argument(claim, [&](const Argument& argument) {
        if (argument.cluster) visit(page.entity_of[*argument.cluster]);
    });
    for (const Qualifier& qualifier : claim.qualifiers)
        if (qualifier.cluster) visit(page.entity_of[*qualifier.cluster]);
}
/// What its phrases involve: named or meant (*Israeli strikes*, *his call*).
template <typename Visit>
void each_involved(const Page& page, const Claim& claim, Visit&& visit) {
    const auto involved = [&](const std::optional<std::uint32_t>& phrase) {
        if (!phrase) return;
        for (const Involvement& row : page.extraction.phrases[*phrase].involves) visit(page.entity_of[row.cluster]);
    };
    each_argument(claim, [&](const Argument& argument) { involved(argument.phrase); });
    for (const Qualifier& qualifier : claim.qualifiers) involved(qualifier.phrase);
}
template <typename Visit>
void each_named_within(const Page& page, const Claim& claim, Visit&& visit) {
    each_argument(claim, [&](const Argument& argument) {
        if (!argument.claim) named_within(page, argument.span, visit);
    });
    for (const Qualifier& qualifier : claim.qualifiers) named_within(page, qualifier.span, visit);
}
inline bool fills_place(const Page& page, const Claim& claim, std::uint32_t entity) {
    bool found = false;
    each_filling(page, claim, [&](std::uint32_t filling) { found = found || filling == entity; });
    return found;
}

/// Of phrases of one thing the first says what they speak of.
inline const PhraseContent& of_thing(const Page& page, std::uint32_t phrase) {
    return page.extraction.phrases[page.extraction.phrases[phrase].referent];
}

/// The claim in the view that fills the place of the object, by index; the claim itself where there is none.
inline std::uint32_t nested_in(const Page& page, std::uint32_t index) {
    const std::optional<Argument>& object = page.extraction.claims[index].object;
    if (!object || !object->claim || page.ids[*object->claim] == page.ids[index]) return index;
    return page.shown[*object->claim];
}

/// Calls `visit(argument)` for each place of the claims in the view that a phrase fills, in the order of `fill`.
template <typename Visit>
void each_phrase(const Page& page, Visit&& visit) {
    for (const std::uint32_t index : page.order) each_phrase_of(page, index, visit);
}
template <typename Visit>
void each_phrase_of(const Page& page, std::uint32_t index, Visit&& visit) {
    const Claim& claim = page.extraction.claims[index];
    const auto place = [&](const Argument& argument) {
        const bool nested = argument.claim && page.ids[*argument.claim] != page.ids[index];
        if (!nested && !argument.cluster) visit(argument);
    };
    place(claim.subject);
    if (claim.object) place(*claim.object);
    for (const Argument& source : claim.attributed_to)
        if (!source.cluster) visit(source);
}

/// Calls `visit(content)` for each circumstance of the claims in the view that stands for no thing: what it speaks of.
template <typename Visit>
void each_qualifier_phrase(const Page& page, Visit&& visit) {
    for (const std::uint32_t index : page.order)
        for (const Qualifier& qualifier : page.extraction.claims[index].qualifiers)
            if (qualifier.phrase && !qualifier.cluster) visit(of_thing(page, *qualifier.phrase));
}

}  // namespace claimgraph
