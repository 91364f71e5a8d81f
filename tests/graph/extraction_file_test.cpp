#include "graph/extraction_file.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/graph/made_up.h"

using namespace claimgraph;

namespace {

/// A claim with all that a claim can have, and words that are not those of the text.
Extraction whole(std::size_t number) {
    tests::MadeUp report = tests::bridge_report("https://example.org/" + std::to_string(number));
    Extraction& made = report.extraction;
    made.document.title = std::string(number % 700, 'x');
    made.mentions.back().value = "> 40 bridge";
    Claim& claim = made.claims.front();
    claim.subject.text = "Zoë\nMüller";
    claim.modality = Modality::possible;
    claim.confidence = 0.1 + static_cast<double>(number % 9) / 10;
    claim.attributed_to = {claim.subject, report.argument("Friday")};
    claim.qualifiers.push_back({"other", {3, 3}, "", "", 2});
    return made;
}

void check_equal(const Argument& a, const Argument& b) {
    CHECK(a.span == b.span);
    CHECK(a.text == b.text);
    CHECK(a.cluster == b.cluster);
    CHECK(a.claim == b.claim);
}

void check_equal(const Extraction& a, const Extraction& b) {
    CHECK(a.document.id == b.document.id);
    CHECK(a.document.title == b.document.title);
    CHECK(a.document.text == b.document.text);
    REQUIRE(a.document.blocks.size() == b.document.blocks.size());
    CHECK(a.document.blocks[1].kind == b.document.blocks[1].kind);
    CHECK(a.document.blocks[1].span == b.document.blocks[1].span);
    CHECK(a.sentences == b.sentences);
    CHECK(a.clusters.size() == b.clusters.size());
    REQUIRE(a.mentions.size() == b.mentions.size());
    CHECK(a.mentions.back().span == b.mentions.back().span);
    CHECK(a.mentions.back().cluster == b.mentions.back().cluster);
    CHECK(a.mentions.back().value == b.mentions.back().value);
    REQUIRE(a.claims.size() == b.claims.size());
    for (std::size_t i = 0; i < a.claims.size(); ++i) {
        const Claim &one = a.claims[i], &other = b.claims[i];
        CHECK(one.sentence == other.sentence);
        check_equal(one.subject, other.subject);
        CHECK(one.predicate.term == other.predicate.term);
        CHECK(one.predicate.text == other.predicate.text);
        CHECK(one.predicate.span == other.predicate.span);
        REQUIRE(one.object.has_value() == other.object.has_value());
        if (one.object) check_equal(*one.object, *other.object);
        CHECK(one.polarity == other.polarity);
        CHECK(one.modality == other.modality);
        CHECK(one.rule == other.rule);
        CHECK(one.confidence == other.confidence);
        REQUIRE(one.attributed_to.size() == other.attributed_to.size());
        for (std::size_t s = 0; s < one.attributed_to.size(); ++s)
            check_equal(one.attributed_to[s], other.attributed_to[s]);
        REQUIRE(one.qualifiers.size() == other.qualifiers.size());
        for (std::size_t q = 0; q < one.qualifiers.size(); ++q) {
            CHECK(one.qualifiers[q].role == other.qualifiers[q].role);
            CHECK(one.qualifiers[q].span == other.qualifiers[q].span);
            CHECK(one.qualifiers[q].text == other.qualifiers[q].text);
            CHECK(one.qualifiers[q].value == other.qualifiers[q].value);
            CHECK(one.qualifiers[q].cluster == other.qualifiers[q].cluster);
        }
    }
}

}  // namespace

TEST_CASE("evidence comes back whole from the file, whether or not it fits into memory") {
    for (const std::size_t count : {std::size_t{0}, std::size_t{3}, std::size_t{9000}}) {
        ExtractionFile file;
        for (std::size_t i = 0; i < count; ++i) file.add(whole(i), std::string("more\0", 5) + std::to_string(i));
        for (int time = 0; time < 2; ++time) {
            ExtractionFile::Reader reader(file);
            Extraction extraction;
            std::string_view more;
            for (std::size_t i = 0; i < count; ++i) {
                REQUIRE(reader.next(extraction, more));
                CHECK(more == std::string("more\0", 5) + std::to_string(i));
                if (i % 1000 < 3) check_equal(extraction, whole(i));
            }
            CHECK(!reader.next(extraction, more));
        }
    }
}
