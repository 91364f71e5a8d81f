#include "extract/claims/confidence.h"

#include <doctest/doctest.h>

#include "extract/extractor.h"
#include "extract/language/language.h"
#include "extract/rule_examples.h"
#include "extract/rules/rule_set.h"

using namespace claimgraph::extract::claims;
using namespace claimgraph::extract::language;
using namespace claimgraph::extract::rules;
using namespace claimgraph::extract;
using namespace claimgraph;

TEST_CASE("a claim is the surer, the surer the arcs are that it rests on") {
    Grounds sure, doubtful;
    sure.words = doubtful.words = 20;
    doubtful.mean = doubtful.weakest = doubtful.phrases = 0.6;
    CHECK(confidence_of(sure) > confidence_of(doubtful));
}

TEST_CASE("what a headline says is less sure than what the article says in the same way") {
    Grounds body, headline;
    headline.headline = true;
    CHECK(confidence_of(body) > confidence_of(headline));
}

TEST_CASE("what a pronoun is said to do is less sure than what is said of somebody by name") {
    Grounds named, meant;
    meant.pronoun = true;
    CHECK(confidence_of(named) > confidence_of(meant));
}

TEST_CASE("a claim of whom nothing tells is less sure than one of somebody who is known") {
    Grounds known, unknown;
    unknown.pronoun = unknown.unresolved_subject = true;
    known.pronoun = true;
    known.subject_known = true;
    CHECK(confidence_of(known) > confidence_of(unknown));
}

TEST_CASE("what a claim leaves out, and of whom it speaks, is told by its words") {
    static const Extractor extractor(RuleSet::load());
    const auto grounds = [](const char* text) {
        const Document document = document_of(text);
        Workings workings;
        extractor.extract(document, analyze(document), nullptr, &workings);
        REQUIRE(!workings.grounds.empty());
        return workings.grounds.front();
    };
    CHECK(grounds("Orbix sued the bank.").subject_known);
    CHECK_FALSE(grounds("People sued the bank.").subject_known);
    CHECK(grounds("People sued the bank.").undetermined);
    CHECK_FALSE(grounds("The people sued the bank.").undetermined);
    CHECK(grounds("It sued the bank.").unresolved_subject);
    CHECK(grounds("His lawyer sued the bank.").possessive);
    CHECK(grounds("The bank closed.").bare);
    CHECK_FALSE(grounds("The bank closed on Monday.").bare);
    CHECK(grounds("The bank did not close the branch.").negated);
    CHECK(grounds("On Monday, in May, the bank closed the branch.").commas == 2);
}

TEST_CASE("a confidence is never certainty, and has two decimals") {
    Grounds best, worst;
    best.words = 1;
    worst.mean = worst.weakest = worst.phrases = worst.rule = 0;
    worst.words = worst.object = worst.extent = 5000;
    CHECK(confidence_of(best) <= 0.99);
    CHECK(confidence_of(worst) >= 0.01);
}

TEST_CASE("short plain sentences are surer than long winding ones") {
    static const Extractor extractor(RuleSet::load());
    const auto least = [](const char* text) {
        double out = 1;
        for (const Claim& claim : extractor.extract(document_of(text)).claims) out = std::min(out, claim.confidence);
        return out;
    };
    CHECK(least("The bank closed the branch.") > 0.8);
    CHECK(least("The bank, the mayor of the town by the lake having left what had been the branch to the firm that it was, in "
                "the words of the owner of the yard beside, closing, closed.") < 0.6);
}
