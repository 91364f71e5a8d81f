#pragma once

#include <string>
#include <vector>

#include "exporters/exporter.h"

/// \file
/// Records by hand, so that the writers can be tested without a store: a denial, an act of speech with its inner claim,
/// and a claim whose every word is hostile.

namespace claimgraph::testing {

inline NodeRecord entity_node(std::string id, std::string label, std::string type, std::string text) {
    return {NodeRecord::Kind::entity, std::move(id), std::move(label), std::move(type), std::move(text), 0, 9};
}

inline NodeRecord phrase_node(std::string id, std::string text) {
    return {NodeRecord::Kind::phrase, std::move(id), text, "Phrase", text, 20, 40};
}

inline const DocumentRecord& example_document() {
    static const DocumentRecord document{"https://news.example/summit",
                                         "in/summit.txt",
                                         "Ministers at odds",
                                         "https://news.example/summit",
                                         "Example News",
                                         "Ida Holm",
                                         "Bergen",
                                         "2025-06-04",
                                         "2025-06-05",
                                         "en"};
    return document;
}

inline Entity minister() {
    return {"person-abc", EntityType::person, "Anna Roth", {"Ms Roth", "Roth"}, 3, "2025-06-04", "2025-06-05", ""};
}

/// Anna Roth has the office of foreign minister of Sweden, by words of the example document; and one that no document
/// in the view says.
inline std::vector<OfficeRecord> offices() {
    return {{"office-1", "foreign minister of Sweden", "foreign minister", "person-abc", "2025-06-04", "2025-06-05"},
            {"office-2", "mayor of Lund", "mayor", ""}};
}
inline std::vector<RelationRecord> relations() {
    RelationRecord said;
    said.id = "relation-1";
    said.subject = "person-abc";
    said.predicate = "hasOffice";
    said.object = "office-1";
    said.documents = 2;
    said.first_seen = "2025-06-04";
    said.last_seen = "2025-06-05";
    said.quotation = {example_document().id, "sent-1", "Ms Roth denied the possibility of talks.", 0, 40, "Ms Roth", 0, 7};
    RelationRecord unquoted;
    unquoted.id = "relation-2";
    unquoted.subject = "person-abc";
    unquoted.predicate = "hasOffice";
    unquoted.object = "office-2";
    unquoted.documents = 1;
    return {said, unquoted};
}

/// Anna Roth was in office from 2010 to 2014, as one document says, and until 2015, as two others do.
inline RelationRecord timed_relation() {
    RelationRecord timed = relations()[0];
    timed.id = "relation-3";
    timed.predicate = "hadOffice";
    timed.documents = 3;
    timed.from = "2010";
    timed.to = "2015-05-03";
    timed.disputed = true;
    timed.sayings = {{{TenureStatus::former, "2010", "2014", ""}, 1, "2025-06-04", "2025-06-04", timed.quotation},
                     {{TenureStatus::former, "", "2015-05-03", ""}, 2, "", "", {}}};
    return timed;
}

/// The claim with the id of what it says.
inline ClaimRecord with_proposition(ClaimRecord claim) {
    const std::string object = !claim.object                       ? std::string()
                               : claim.object->proposition.empty() ? claim.object->id
                                                                   : claim.object->proposition;
    claim.proposition.id = proposition_id(
        {claim.subject.id, object, claim.predicate_term.empty() ? claim.predicate_lemma : claim.predicate_term},
        claim.polarity, claim.modality);
    return claim;
}

/// Anna Roth – denies – the possibility of talks.
inline ClaimRecord denial() {
    ClaimRecord claim;
    claim.id = "claim-1";
    claim.document = &example_document();
    claim.sentence_id = "sent-1";
    claim.sentence_text = "Ms Roth denied the possibility of talks.";
    claim.sentence_begin = 0;
    claim.sentence_end = 40;
    claim.subject = entity_node("person-abc", "Anna Roth", "Person", "Ms Roth");
    claim.predicate_term = "cg:denies";
    claim.predicate_lemma = "deny";
    claim.predicate_text = "denied";
    claim.predicate_begin = 8;
    claim.predicate_end = 14;
    claim.object = phrase_node("phrase-talks", "the possibility of talks");
    claim.rule = "claim.deny";
    claim.confidence = 0.9;
    return with_proposition(std::move(claim));
}

/// Anna Roth – claims – <bombers hit>, and what she claims: the subject is left out, the source chain has two links.
inline std::vector<ClaimRecord> speech() {
    ClaimRecord act = denial();
    act.id = "claim-2";
    act.predicate_term = "cg:claims";
    ClaimRecord inner = denial();
    inner.id = "claim-3";
    inner.subject = {NodeRecord::Kind::phrase, "phrase-none", "(unstated)", "Phrase", "", 0, 0};
    inner.predicate_term.clear();
    inner.predicate_lemma = "rule out_x";
    inner.object = phrase_node("phrase-bombers", "bombers");
    inner.inner = true;
    inner.polarity = Polarity::negated;
    inner.modality = Modality::possible;
    inner.attributed_to = {entity_node("person-abc", "Anna Roth", "Person", "she"),
                           phrase_node("phrase-radio", "the radio")};
    inner.qualifiers = {{"time", "on June 1", "2025-06-01", std::nullopt, 1, 2},
                        {"place", "in Lund", "", "place-lund", 3, 4},
                        {"weather", "in the rain", "", std::nullopt, 5, 6}};
    inner.mentions = {"country-se"};
    inner = with_proposition(std::move(inner));
    act.object = NodeRecord{
        NodeRecord::Kind::claim, "claim-3", "that bombers were hit", "Claim", "that bombers were hit", 20, 41};
    act.object->proposition = inner.proposition.id;
    return {with_proposition(std::move(act)), inner};
}

/// Quotes, CDATA ends, controls, markup, bidirectional text, astral and broken characters.
inline const std::string& hostile_text() {
    static const std::string text =
        std::string("a \"b\" \\ ]]> <x> & \x01\x0B\x7F") + std::string(1, '\0') +
        "\r\n\t'' \u05E9\u05DC\u05D5\u05DD \U0001F600 \xFF\xED\xA0\x80 \uFFFE\u2028 %\\u0041";
    return text;
}

inline ClaimRecord hostile() {
    static const DocumentRecord document{"https://news.example/a b\"<>\\^`{|}%zz\n#x#y",
                                         hostile_text(),
                                         hostile_text(),
                                         "no url " + hostile_text(),
                                         hostile_text(),
                                         hostile_text(),
                                         hostile_text(),
                                         hostile_text(),
                                         hostile_text(),
                                         hostile_text()};
    ClaimRecord claim = denial();
    claim.id = "claim-4";
    claim.document = &document;
    claim.sentence_id = "sent-4";
    claim.sentence_text = hostile_text();
    claim.subject = phrase_node("phrase-hostile", hostile_text());
    claim.predicate_term.clear();
    claim.predicate_lemma = claim.predicate_text = hostile_text();
    claim.object = phrase_node("phrase-hostile", hostile_text());
    claim.attributed_to = {phrase_node("phrase-hostile", hostile_text())};
    claim.qualifiers = {{hostile_text(), hostile_text(), hostile_text(), std::nullopt, 0, 1}};
    claim.rule = hostile_text();
    return with_proposition(std::move(claim));
}

}  // namespace claimgraph::testing
