#include "graph/identity.h"

#include <doctest/doctest.h>

#include <set>

#include "tests/graph/made_up.h"

using namespace claimgraph;
using tests::bridge_report;

TEST_CASE("an id is 26 base-32 digits and the same on every machine") {
    const std::string digest = IdentityHash().add("a").add("b").digest();
    CHECK(digest.size() == 26);
    CHECK(digest.find_first_not_of("abcdefghijklmnopqrstuvwxyz234567") == std::string::npos);
    // Frozen: ids in graphs that people keep must not change.
    CHECK(digest == "j2ahdu4xjulhks6lpfgh22m32y");
    CHECK(document_id("The river rose.") == "doc-vrpshc3hfprte7qnhghldkttry");
    CHECK(phrase_id("the ceasefire") == "phrase-mircovr6ohop2kxfzzvy3qy7am");
}

TEST_CASE("fields of an id cannot run into each other") {
    CHECK(IdentityHash().add("ab").add("c").digest() != IdentityHash().add("a").add("bc").digest());
    CHECK(IdentityHash().add("a").add("").digest() != IdentityHash().add("").add("a").digest());
    CHECK(IdentityHash().add("").digest() != IdentityHash().digest());
    CHECK(IdentityHash().add(std::uint64_t{1}).digest() != IdentityHash().add(std::uint64_t{256}).digest());
}

TEST_CASE("phrases that differ in case, articles, quotes, dashes or blanks only have one key") {
    struct Row {
        const char *phrase, *key;
    };
    const Row rows[] = {
        {"The Old Bridge", "old bridge"},
        {"  an\told \n bridge ", "old bridge"},
        {"“the old bridge”", "old bridge"},
        {"the «old» bridge", "old bridge"},
        {"'the old bridge'", "old bridge"},
        {"the mayor’s office", "mayor's office"},
        {"the mayor's office", "mayor's office"},
        {"the workers’ pay", "workers' pay"},
        {"a north–south line", "north-south line"},
        {"north\u2011south line", "north-south line"},
        {"a\u00A0b", "b"},
        {"STRASSE", "strasse"},
        {"Straße", "strasse"},
        {"ÉCOLE", "école"},
        {"e\u0301cole", "école"},
        {"soft\u00ADware", "software"},
        {"the", "the"},
        {"The a", "a"},
        {"theatre", "theatre"},
        {"a the hat", "hat"},
        {"", ""},
        {" \t", ""},
        {"Łódź", "łódź"},
        {"ΟΔΟΣ", "οδοσ"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.phrase);
        CHECK(phrase_key(row.phrase) == row.key);
        CHECK(phrase_key(phrase_key(row.phrase)) == row.key);
        CHECK(phrase_id(row.phrase) == phrase_id(row.key));
    }
    CHECK(phrase_id("old bridge") != phrase_id("old bridges"));
}

TEST_CASE("a phrase that is no UTF-8 still has a key") {
    CHECK_FALSE(phrase_key("caf\xE9 au lait").empty());
    CHECK(phrase_key("\xFF\xFE") == "\xFF\xFE");
    CHECK(phrase_key("\xE2\x80") == "\xE2\x80");
}

TEST_CASE("a claim's id changes with what it says and with nothing else") {
    const Extraction original = bridge_report();
    const std::string id = claim_id(original, original.claims[0]);
    CHECK(id.starts_with("claim-"));

    SUBCASE("not with the rule, the confidence, the qualifiers or the clusters") {
        Extraction other = original;
        Claim& claim = other.claims[0];
        claim.rule = "another";
        claim.confidence = 0.1;
        claim.qualifiers.clear();
        claim.subject.cluster.reset();
        CHECK(claim_id(other, claim) == id);
    }
    SUBCASE("with each of its parts") {
        std::set<std::string> ids = {id};
        const auto changed = [&](auto&& change) {
            Extraction other = original;
            change(other, other.claims[0]);
            ids.insert(claim_id(other, other.claims[0]));
        };
        changed([](Extraction& e, Claim&) { e.document.id += "2"; });
        changed([](Extraction& e, Claim&) { e.sentences[1].begin += 1; });
        changed([](Extraction&, Claim& c) { c.subject.text = "Müller"; });
        changed([](Extraction&, Claim& c) { c.subject.span.begin += 5; });
        changed([](Extraction&, Claim& c) { c.predicate.term.clear(); });
        changed([](Extraction&, Claim& c) { c.predicate.lemma = "dispute"; });
        changed([](Extraction&, Claim& c) { c.predicate.span.end -= 1; });
        changed([](Extraction&, Claim& c) { c.object.reset(); });
        changed([](Extraction&, Claim& c) { c.object->text += "!"; });
        changed([](Extraction&, Claim& c) { c.object->claim = 2; });
        changed([](Extraction&, Claim& c) { c.polarity = Polarity::negated; });
        changed([](Extraction&, Claim& c) { c.modality = Modality::future; });
        changed([](Extraction&, Claim& c) { c.attributed_to.push_back(c.subject); });
        CHECK(ids.size() == 14);
    }
}

TEST_CASE("a sentence that occurs twice in a document makes two claims") {
    tests::MadeUp report("https://example.org/twice", "Snow fell. Snow fell.");
    report.sentence("Snow fell.");
    report.sentence("Snow fell.", 5);
    report.claim(0, report.argument("Snow"), "fall", "fell");
    report.claim(1, report.argument("Snow", {}, {}, 5), "fall", "fell");
    CHECK(claim_id(report, report.extraction.claims[0]) != claim_id(report, report.extraction.claims[1]));
}

TEST_CASE("claims of the same words that stand for two things are two") {
    tests::MadeUp report("https://example.org/both", "They left.");
    report.sentence("They left.");
    report.claim(0, report.argument("They"), "leave", "left");
    report.claim(0, report.argument("They"), "leave", "left");
    report.extraction.claims[0].subject.cluster = 0;
    report.extraction.claims[1].subject.cluster = 1;
    const std::vector<std::string> ids = claim_ids(report.extraction);
    CHECK(ids[0] != ids[1]);
    report.extraction.claims.pop_back();
    CHECK(claim_ids(report.extraction)[0] == claim_id(report.extraction, report.extraction.claims[0]));
}
