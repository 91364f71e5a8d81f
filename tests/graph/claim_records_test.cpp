#include "graph/claim_records.h"

#include <doctest/doctest.h>

#include "tests/graph/takeover.h"

using namespace claimgraph::tests;
using namespace claimgraph;

TEST_CASE("phrases in every place tell where their head stands, circumstances also what they speak of") {
    MadeUp report("https://example.org/a", "Überall denied Ida Holm the possibility of talks in an old hangar.");
    report.sentence("Überall denied Ida Holm the possibility of talks in an old hangar.");
    const auto ida = report.cluster(EntityType::person, "Ida Holm", {"Ida Holm"}, {"family:holm", "given:ida"});
    report.mention("Ida Holm", ida);
    Argument talks = report.speaking_of("the possibility of talks", "talks");
    report.extraction.phrases[*talks.phrase].head = report.at("talks");
    report.extraction.phrases[*talks.phrase].through = {"possibility"};
    const Argument hangar = report.speaking_of("an old hangar", "hangar");
    report.extraction.phrases[*hangar.phrase].head = report.at("hangar");
    Qualifier place = report.qualifier("place", "in an old hangar");
    place.phrase = hangar.phrase;
    Claim& claim = report.claim(0, report.argument("Ida Holm", ida), "deny", "denied", talks);
    claim.qualifiers.push_back(place);
    const Store store = store_of({report});
    const View view(store);
    const std::vector<ClaimRecord> claims = claims_of(view);
    REQUIRE(claims.size() == 1);
    // code points: Ü is one
    CHECK(claims[0].object->head_begin == 43);
    CHECK(claims[0].object->head_end == 48);
    CHECK(claims[0].subject.head_end == 0);  // a name
    REQUIRE(claims[0].qualifiers.size() == 1);
    const QualifierRecord& where = claims[0].qualifiers[0];
    CHECK(where.head_begin == 59);
    CHECK(where.head_end == 65);
    REQUIRE(where.content);
    CHECK(where.content->concept_label == "hangar");
    std::vector<std::string> concepts;
    view.concepts([&](const ConceptRecord& row) { concepts.push_back(row.label); });
    CHECK(std::find(concepts.begin(), concepts.end(), "hangar") != concepts.end());
}
