#include "graph/relation_records.h"

#include <doctest/doctest.h>

#include "tests/graph/takeover.h"

using namespace claimgraph;
using namespace claimgraph::tests;

TEST_CASE("relations are shown with the earliest words, and what they lead to is in the view with them") {
    const auto report = [](const std::string& id, const std::string& published, const std::string& title) {
        MadeUp out(id, "Überall: " + title + " Ida Holm resigned. Norway was calm.");
        out.extraction.document.published = published;
        out.sentence("Überall: " + title + " Ida Holm resigned.");
        out.sentence("Norway was calm.");
        const Span words = out.at(title + " Ida Holm");
        const auto ida = out.cluster(EntityType::person, "Ida Holm", {"Ida Holm"},
                                     {"family:holm", "given:ida",
                                      "holds:foreign minister@country/NO=Norway;" + std::to_string(words.begin) + "-" +
                                          std::to_string(words.end)});
        const auto norway = out.cluster(EntityType::country, "Norway", {"Norway"}, {"gazetteer:country/NO"});
        out.mention("Ida Holm", ida);
        out.mention("Norway", norway);
        out.claim(0, out.argument("Ida Holm", ida), "resign", "resigned");
        return out;
    };
    const Store store = store_of({report("https://example.org/a", "2025-06-02", "Norwegian Foreign Minister"),
                                  report("https://example.org/b", "2025-06-01", "Norway's top diplomat")});
    const auto relations_of = [&](ViewOptions options) {
        const View view(store, std::move(options));
        std::vector<RelationRecord> out;
        std::vector<OfficeRecord> offices;
        view.relations([&](const RelationRecord& relation) {
            out.push_back(relation);
            CHECK(relation.document != nullptr);
            CHECK(relation.sentence_text.substr(0, 9) == "Überall:");
        });
        view.offices([&](const OfficeRecord& office) { offices.push_back(office); });
        REQUIRE(out.size() == 1);
        REQUIRE(offices.size() == 1);
        CHECK(offices[0].id == out[0].object);
        CHECK(offices[0].label == "foreign minister of Norway");
        CHECK(offices[0].of.starts_with("country-"));
        bool listed = false;
        view.entities([&](const Entity& entity) { listed = listed || entity.id == offices[0].of; });
        CHECK(listed);
        CHECK(out[0].predicate == "hasOffice");
        CHECK(out[0].documents == 2);
        CHECK(out[0].first_seen == "2025-06-01");
        CHECK(out[0].last_seen == "2025-06-02");
        CHECK(out[0].begin == 9);
        return out[0];
    };
    CHECK(relations_of({}).text == "Norway's top diplomat Ida Holm");
    CHECK(relations_of({.about = "Ida Holm"}).text == "Norway's top diplomat Ida Holm");
    // words come from documents of the view only
    CHECK(relations_of({.since = "2025-06-02"}).text == "Norwegian Foreign Minister Ida Holm");
    const View other(store, {.about = "somebody else"});
    other.relations([](const RelationRecord&) { FAIL("nobody is in the view"); });
    other.offices([](const OfficeRecord&) { FAIL("nobody is in the view"); });
    CHECK(other.relation_count() == 1);
    View flat(store);
    flat.derived_entities(ViewShape::flat,
        [](const Entity& entity) { CHECK(entity.offices.size() == (entity.type == EntityType::person ? 1 : 0)); });
}
