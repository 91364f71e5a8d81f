#include "graph/claim_selection.h"

#include <doctest/doctest.h>

#include "graph/identity.h"
#include "graph/view.h"
#include "made_up.h"

using namespace claimgraph::tests;
using namespace claimgraph;

TEST_CASE("a phrase that is asked for is found in whatever spelling its key leaves out") {
    const char* const spellings[] = {
        "gross summer plan", "Gross Summer Plan", "GROSS \"SUMMER\" PLAN", "groß summer plan", "the gross summer plan",
        "gross sum\u00admer plan", "gross \u201csummer\u201d plan", "gross sum\u201dmer plan", "gro\u017f\u017f summer plan",
        "gross summer \u212Aplan", "gross\u00a0summer plan", "gr\u00f6ss summer plan", "gross summers plan", "summer plan",
        "another matter", "gross sum-mer plan", "plan of a gross summer"};
    Store store = Store::in_memory();
    std::size_t expected = 0;
    for (const char* spelling : spellings) {
        const std::string text = "And " + std::string(spelling) + " fell.";
        MadeUp report("https://example.org/" + std::to_string(store.document_count()), text);
        report.sentence(text);
        report.claim(0, report.argument(spelling), "fall", "fell");
        store.add(report);
        expected += phrase_key(spelling) == phrase_key("Gross summer plan");
    }
    CHECK(expected >= 8);
    const View view(store, ViewOptions{.about = "Gross summer plan"});
    std::size_t found = 0;
    view.claims([&](const ClaimRecord& claim) {
        CHECK(phrase_key(claim.subject.text) == phrase_key("gross summer plan"));
        ++found;
    });
    CHECK(found == expected);
}

TEST_CASE("a thing that is asked for by one name is found where documents use another") {
    Store store = Store::in_memory();
    const auto add = [&](const std::string& id, const std::string& name) {
        MadeUp report("https://example.org/" + id, name + " fell.");
        report.sentence(name + " fell.");
        const auto cluster = report.cluster(EntityType::organization, name, {name}, {"gazetteer:organization/velin"});
        report.mention(name, cluster);
        report.claim(0, report.argument(name, cluster), "fall", "fell");
        store.add(report);
    };
    add("a", "Velin League");
    add("b", "VL");
    add("c", "Velin League");
    const View view(store, ViewOptions{.about = "Velin League"});
    std::size_t found = 0;
    view.claims([&](const ClaimRecord&) { ++found; });
    CHECK(found == 3);
}
