#include "graph/claim_records.h"

#include <algorithm>

#include "graph/denial.h"
#include "graph/identity.h"
#include "graph/page_propositions.h"
#include "graph/participants.h"

namespace claimgraph {

void describe(const Document& document, DocumentRecord& record) {
    record.id = document.id;
    record.path = document.path;
    record.title = document.title;
    record.url = document.url;
    record.publisher = document.publisher;
    record.author = document.author;
    record.place = document.place;
    record.published = document.published;
    record.modified = document.modified;
    record.language = document.language;
    record.version_of = document.version_of;
}

std::string sentence_id(const Document& document, Span sentence) {
    return IdentityHash().add("sentence").add(document.id).add(sentence.begin).add(sentence.end).digest("sent-");
}

void ClaimRecords::describe(const Page& page, const PhraseContent& phrase, SpokenOf& out) const {
    out.concept_label = phrase.concept_label;
    out.concept_id = phrase.concept_label.empty() ? std::string() : concept_id(phrase.concept_label);
    out.generic = phrase.generic;
    out.through = phrase.through;
    out.aspect = phrase.aspect;
    out.reference = phrase.reference;
    out.involves.clear();
    for (const Involvement& row : phrase.involves)
        out.involves.push_back({row.role, std::string(page.things.id(row.cluster)),
                                std::string(page.things.label(row.cluster))});
}

/// \param phrase  none where there is nothing to be told
template <typename Record>
void ClaimRecords::fill_content(Record& record, const Page& page, const CodePoints& points,
                                std::optional<std::uint32_t> phrase) const {
    record.head_begin = record.head_end = 0;
    if (!phrase) {
        record.content.reset();
        return;
    }
    describe(page, of_thing(page, *phrase), record.content ? *record.content : record.content.emplace());
    const Span head = page.extraction.phrases[*phrase].head;
    record.head_begin = points.at(head.begin);
    record.head_end = points.at(head.end);
}

/// \param phrases  ids from the page of this phrase, if it is one, and those that come; what is used is taken away
void ClaimRecords::fill(NodeRecord& node, const Page& page, const CodePoints& points, const Argument& argument,
                        Nested nested, std::string_view& phrases) const {
    node.text = argument.text;
    node.begin = points.at(argument.span.begin);
    node.end = points.at(argument.span.end);
    if (argument.claim && nested == Nested::as_claim) {
        node.kind = NodeRecord::Kind::claim;
        node.id = page.ids[*argument.claim];
        node.label = argument.text;
        node.type = "Claim";
        node.proposition = page.propositions[page.shown[*argument.claim]];
    } else if (argument.cluster) {
        const std::uint32_t cluster = *argument.cluster;
        node.kind = NodeRecord::Kind::entity;
        node.id = page.things.id(cluster);
        node.label = page.things.label(cluster);
        node.type = to_string(page.things.type(cluster));
    } else {
        node.kind = NodeRecord::Kind::phrase;
        node.id.assign(phrase_prefix).append(phrases.substr(0, digits_size));
        phrases.remove_prefix(digits_size);
        node.label = argument.text.empty() ? unstated : argument.text;
        node.type = "Phrase";
    }
    const bool described = node.kind == NodeRecord::Kind::phrase && argument.phrase;
    fill_content(node, page, points, described ? argument.phrase : std::nullopt);
}

void ClaimRecords::fill(QualifierRecord& record, const Page& page, const CodePoints& points,
                        const Qualifier& qualifier) const {
    record.role = qualifier.role;
    record.text = qualifier.text;
    record.value = qualifier.value;
    if (qualifier.cluster)
        record.entity = page.things.id(*qualifier.cluster);
    else
        record.entity.reset();
    record.begin = points.at(qualifier.span.begin);
    record.end = points.at(qualifier.span.end);
    fill_content(record, page, points, qualifier.cluster ? std::nullopt : qualifier.phrase);
}

void ClaimRecords::fill_mentions(ClaimRecord& record, const Page& page, const Claim& claim) const {
    // Few claims name a thing beside those that fill their places.
    record.mentions.clear();
    std::vector<std::uint32_t> named;
    each_named_within(page, claim, [&](std::uint32_t entity) { named.push_back(entity); });
    std::sort(named.begin(), named.end());
    named.erase(std::unique(named.begin(), named.end()), named.end());
    for (const std::uint32_t entity : named)
        if (!fills_place(page, claim, entity)) record.mentions.emplace_back(entities_.id(entity));
}

void ClaimRecords::fill(ClaimRecord& record, const Page& page, const CodePoints& points, std::uint32_t index,
                        const ClaimRecord* neighbour, std::string_view& phrases, const Conflicts& conflicts) const {
    const Extraction& extraction = page.extraction;
    const Claim& claim = extraction.claims[index];
    const Span sentence = extraction.sentences[claim.sentence];
    record.id = page.ids[index];
    if (neighbour) {
        record.sentence_id = neighbour->sentence_id;
        record.sentence_text = neighbour->sentence_text;
        record.sentence_begin = neighbour->sentence_begin;
        record.sentence_end = neighbour->sentence_end;
    } else {
        record.sentence_id = sentence_id(extraction.document, sentence);
        record.sentence_text = extraction.document.words(sentence);
        record.sentence_begin = points.at(sentence.begin);
        record.sentence_end = points.at(sentence.end);
    }
    // A claim that contains itself would send readers round in circles.
    const auto nested = [&](const Argument& argument) {
        return argument.claim && page.ids[*argument.claim] != record.id ? Nested::as_claim : Nested::as_phrase;
    };
    fill(record.subject, page, points, claim.subject, nested(claim.subject), phrases);
    record.subject.value = leading_value(extraction, claim.subject);
    record.predicate_term = claim.predicate.term;
    record.predicate_lemma = claim.predicate.lemma;
    record.predicate_text = claim.predicate.text;
    record.predicate_label = claim.predicate.label;
    record.predicate_begin = points.at(claim.predicate.span.begin);
    record.predicate_end = points.at(claim.predicate.span.end);
    if (claim.object) {
        if (!record.object) record.object.emplace();
        fill(*record.object, page, points, *claim.object, nested(*claim.object), phrases);
        record.object->value = leading_value(extraction, *claim.object);
        if (std::string& said = record.object->proposition; record.object->kind == NodeRecord::Kind::claim)
            said = proposition_of_words(claim.predicate.term, claim.polarity, said);
    } else {
        record.object.reset();
    }
    record.polarity = claim.polarity;
    record.modality = claim.modality;
    record.attributed_to.resize(claim.attributed_to.size());
    for (std::size_t i = 0; i < claim.attributed_to.size(); ++i)
        fill(record.attributed_to[i], page, points, claim.attributed_to[i], Nested::as_phrase, phrases);
    record.qualifiers.resize(claim.qualifiers.size());
    for (std::size_t i = 0; i < claim.qualifiers.size(); ++i)
        fill(record.qualifiers[i], page, points, claim.qualifiers[i]);
    record.rule = claim.rule;
    record.confidence = claim.confidence;
    record.inner = page.inner[index] != 0;
    record.denied = page.inner[index] == Page::inner_denied;
    fill_mentions(record, page, claim);
    record.conflicts_with.clear();
    const auto by_claim = [](const auto& pair, const std::string& claim_id) { return pair.first < claim_id; };
    for (auto at = std::lower_bound(conflicts.begin(), conflicts.end(), record.id, by_claim);
         at != conflicts.end() && at->first == record.id; ++at)
        record.conflicts_with.push_back(at->second);
}

}  // namespace claimgraph
