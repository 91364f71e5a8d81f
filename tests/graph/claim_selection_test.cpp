#include "graph/claim_selection.h"

#include <doctest/doctest.h>

#include "graph/errors.h"
#include "tests/graph/takeover.h"

using namespace claimgraph;
using namespace claimgraph::tests;

TEST_CASE("filters take what they name, and the claims nested in it") {
    const Store store = store_of({bridge_report(), takeover("https://a.example/2", "2025-04-03", true),
                                  takeover("https://b.example/1", "2025-04-01T08:30:00Z", false),
                                  takeover("https://c.example/3", "", false)});
    const auto count = [&](ViewOptions options) { return claims_of(View(store, std::move(options))).size(); };
    CHECK(count({}) == 8);
    SUBCASE("by name") {
        CHECK(count({.about = "zoë  müller"}) == 3);
        CHECK(count({.about = "Müller"}) == 3);
        CHECK(count({.about = "Łódź"}) == 1);  // within the words of the nested claim only
        CHECK(count({.about = "Gdańsk"}) == 1);
        CHECK(count({.about = "Nordbank"}) == 5);
        CHECK(count({.about = "layoffs"}) == 2);  // a phrase
        CHECK(count({.about = "Nobody"}) == 0);
        CHECK(entity_labels(View(store, {.about = "Gdańsk"})) == std::vector<std::string>{"Gdańsk", "Zoë Müller"});
    }
    SUBCASE("by type") {
        CHECK(count({.type = "Person"}) == 4);
        CHECK(count({.type = "person"}) == 4);
        CHECK(count({.about = "Nordbank", .type = "Person"}) == 1);
        CHECK(count({.type = "Country"}) == 0);
        CHECK_THROWS_AS(View(store, {.type = "Dragon"}), UsageError);
    }
    SUBCASE("by date") {
        CHECK(count({.since = "2025-04"}) == 3);
        CHECK(count({.until = "2025-03"}) == 3);
        CHECK(count({.since = "2025-04-01", .until = "2025-04-01"}) == 2);
        CHECK(count({.since = "2025"}) == 6);
        CHECK(count({.since = "2026"}) == 0);
        CHECK_THROWS_AS(View(store, {.since = "yesterday"}), UsageError);
        CHECK_THROWS_AS(View(store, {.until = "2025-4-1"}), UsageError);
        CHECK_THROWS_AS(View(store, {.about = "\"\""}), UsageError);
        std::vector<std::string> documents;
        View(store, {.until = "2025-03"}).documents([&](const DocumentRecord& d) { documents.push_back(d.id); });
        CHECK(documents == std::vector<std::string>{"https://example.org/bridge"});
    }
}

TEST_CASE("without filters, names outside of claims are listed too") {
    MadeUp report("https://example.org/name", "Harbour news from Odense.");
    report.sentence("Harbour news from Odense.");
    report.mention("Odense", report.cluster(EntityType::place, "Odense", {"Odense"}, {"name:odense"}));
    const Store store = store_of({report});
    CHECK(entity_labels(View(store)) == std::vector<std::string>{"Odense"});
    CHECK(entity_labels(View(store, {.since = "2025"})).empty());
    std::size_t documents = 0;
    View(store).documents([&](const DocumentRecord&) { ++documents; });
    CHECK(documents == 0);
}

TEST_CASE("filters by predicate, source and polarity take what they name") {
    const Store store = store_of({bridge_report()});
    const auto lemmas = [&](ViewOptions options) {
        std::string out;
        View(store, std::move(options)).claims([&](const ClaimRecord& claim) { out += claim.predicate_lemma + " "; });
        return out;
    };
    ViewOptions options;
    for (const char* name : {"cg:denies", "denies", "deny", "DENY"}) {
        options.predicate = name;
        CHECK(lemmas(options) == "deny collapse ");  // with what it denies
    }
    options.predicate = "collapses";
    CHECK(lemmas(options) == "");
    options = {};
    for (const char* name : {"Zoë Müller", "müller"}) {
        options.source = name;
        CHECK(lemmas(options) == "collapse ");
    }
    options.source = "-";
    options.polarity = Polarity::affirmed;
    CHECK(lemmas(options) == "deny collapse travel ");
    options.predicate = "travel";
    CHECK(lemmas(options) == "travel ");
    options = {};
    options.polarity = Polarity::negated;
    CHECK(lemmas(options) == "collapse ");
    options.source = "-";
    CHECK(lemmas(options) == "");
    options.source = " ";
    CHECK_THROWS_AS(View(store, options), UsageError);
    options = {};
    options.neighbours = 1;
    CHECK_THROWS_AS(View(store, options), UsageError);
}

TEST_CASE("neighbours bring the claims of those who stand in the claims asked for") {
    const Store store = store_of({bridge_report()});
    ViewOptions options;
    options.about = "Gdańsk";
    CHECK(claims_of(View(store, options)).size() == 1);
    options.neighbours = 1;  // Müller, who travelled there
    CHECK(claims_of(View(store, options)).size() == 3);
    options.neighbours = 1000;
    CHECK(claims_of(View(store, options)).size() == 3);
}
