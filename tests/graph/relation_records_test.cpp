#include "graph/relation_records.h"

#include <doctest/doctest.h>

#include "tests/graph/takeover.h"

using namespace claimgraph::tests;
using namespace claimgraph;

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
            REQUIRE(relation.quotation);
            CHECK(relation.quotation->sentence_text.substr(0, 9) == "Überall:");
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
        CHECK(out[0].quotation->begin == 9);
        return out[0];
    };
    CHECK(relations_of({}).quotation->text == "Norway's top diplomat Ida Holm");
    CHECK(relations_of({.about = "Ida Holm"}).quotation->text == "Norway's top diplomat Ida Holm");
    // words come from documents of the view only
    CHECK(relations_of({.since = "2025-06-02"}).quotation->text == "Norwegian Foreign Minister Ida Holm");
    const View other(store, {.about = "somebody else"});
    other.relations([](const RelationRecord&) { FAIL("nobody is in the view"); });
    other.offices([](const OfficeRecord&) { FAIL("nobody is in the view"); });
    CHECK(other.relation_count() == 1);
    View flat(store);
    flat.derived_entities(ViewShape::flat,
        [](const Entity& entity) { CHECK(entity.offices.size() == (entity.type == EntityType::person ? 1 : 0)); });
}

TEST_CASE("what documents say of an office's time is combined, and each way of saying it kept with its words") {
    const auto report = [](const std::string& id, const std::string& published, const std::string& words,
                           const std::string& tenure) {
        MadeUp out(id, words + " laughed.");
        out.extraction.document.published = published;
        out.sentence(words + " laughed.");
        const auto ida = out.cluster(
            EntityType::person, "Ida Holm", {"Ida Holm"},
            {"family:holm", "given:ida",
             "holds:president" + tenure + "@country/NO=Norway;0-" + std::to_string(words.size())});
        out.mention("Ida Holm", ida);
        out.claim(0, out.argument("Ida Holm", ida), "laugh", "laughed");
        return out;
    };
    std::vector<Extraction> all = {
        report("https://example.org/a", "2012-06-02", "President Ida Holm", ""),
        report("https://example.org/b", "2016-06-02", "Ex-president Ida Holm", "#former"),
        report("https://example.org/c", "2016-06-03", "Former president Ida Holm", "#former"),
        report("https://example.org/d", "2019-06-03", "Ida Holm, president from 2010 to 2014,", "#from 2010,to 2014"),
        report("https://example.org/e", "2021-06-03", "Ida Holm, president again since 2020,", "#from 2020")};
    const auto told = [](const std::vector<Extraction>& extractions) {
        std::vector<std::string> out;
        const Store store = store_of(extractions);
        View(store).relations([&](const RelationRecord& relation) {
            std::string line = relation.predicate + " " + relation.from + "/" + relation.to + " " +
                               std::to_string(relation.documents) + ": " + relation.quotation->text;
            for (const RelationSayingRecord& saying : relation.sayings)
                line += "; " + tenure_text(saying.tenure) + " " + std::to_string(saying.documents) + " " +
                        saying.quotation->text;
            out.push_back(line);
        });
        std::sort(out.begin(), out.end());
        return out;
    };
    const std::vector<std::string> expected = {
        "hadOffice 2010/2014 4: President Ida Holm;  1 President Ida Holm; former 2 Ex-president Ida Holm; "
        "from 2010,to 2014 1 Ida Holm, president from 2010 to 2014,",
        "hasOffice 2020/ 1: Ida Holm, president again since 2020,; from 2020 1 Ida Holm, president again since 2020,"};
    CHECK(told(all) == expected);
    std::reverse(all.begin(), all.end());
    CHECK(told(all) == expected);
}
