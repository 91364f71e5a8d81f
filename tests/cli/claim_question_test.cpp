#include "cli/claim_question.h"

#include <doctest/doctest.h>

#include "tests/exporters/records.h"

using namespace claimgraph::cli;
using namespace claimgraph;

namespace {

/// Anna Roth, also known as Annie, has called for calm in Lund.
ClaimRecord call() {
    ClaimRecord claim;
    claim.id = "claim-one";
    claim.proposition.id = "prop-one";
    claim.subject = testing::entity_node("person-abc", "Anna Roth", "Person", "The Swedish minister");
    claim.predicate_term = "cg:callsFor";
    claim.predicate_lemma = "call for";
    claim.predicate_text = "has called for";
    claim.object = testing::phrase_node("phrase-calm", "calm in Lund");
    return claim;
}

bool answers(const char* asked, const ClaimRecord& claim = call()) {
    return ClaimQuestion(asked).is_answered_by(
        claim, [](const std::string& id) { return std::vector<std::string>(id == "person-abc" ? 1 : 0, "Annie"); });
}

}  // namespace

TEST_CASE("a claim is asked for by words of its subject and a name of its predicate") {
    for (const char* asked : {"Roth calls for", "anna roth call for", "Annie calls for", "the minister called for",
                              "Roth has called for", "Roth callsFor", "Roth cg:callsFor"})
        CHECK_MESSAGE(answers(asked), asked);
    for (const char* asked : {"Roth", "calls for", "Rot calls for", "Anna minister calls for", "Roth for",
                              "Roth calls", "Bert calls for", "Roth denies", ""})
        CHECK_MESSAGE(!answers(asked), asked);
}

TEST_CASE("words behind the predicate are of the object") {
    CHECK(answers("Roth calls for calm"));
    CHECK(answers("Roth called for the calm in Lund"));
    CHECK_FALSE(answers("Roth calls for Annie"));
    ClaimRecord without = call();
    without.object.reset();
    CHECK(answers("Roth calls for", without));
    CHECK_FALSE(answers("Roth calls for calm", without));
}

TEST_CASE("a claim whose predicate has no words is found by none") {
    ClaimRecord bare = call();
    bare.predicate_term = bare.predicate_lemma = bare.predicate_text = "";
    CHECK_FALSE(answers("Roth calls for calm", bare));
    CHECK_FALSE(answers("Roth  calm", bare));
}

TEST_CASE("a claim is asked for by its id, by an IRI that ends in it, and by what it says") {
    for (const char* asked : {"claim-one", "https://graph.example/claim-one", "news.html#claim-one", "prop-one"})
        CHECK_MESSAGE(answers(asked), asked);
    CHECK_FALSE(answers("claim-on"));
    CHECK_FALSE(answers("prop-one-not"));
}
