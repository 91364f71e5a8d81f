#include "graph/guidance.h"

#include <doctest/doctest.h>

#include "graph/errors.h"
#include "graph/store.h"
#include "tests/cli/program.h"
#include "tests/graph/partition.h"

using namespace claimgraph;

namespace {

ClusterEvidence person(const std::string& document, const std::string& label, std::vector<std::string> keys,
                       std::vector<std::string> names = {}) {
    ClusterEvidence out;
    out.document = document;
    out.type = EntityType::person;
    out.label = label;
    out.names = names.empty() ? std::vector<std::string>{label} : std::move(names);
    out.keys = std::move(keys);
    out.mentions = 1;
    out.published = "2025-06-04";
    return out;
}

const std::vector<std::string> anna{"family:berg", "given:ana"};

Correction pair(bool same, ThingReference a, ThingReference b) { return {same, std::move(a), std::move(b), "pairs:1"}; }

std::string partition(const std::vector<ClusterEvidence>& clusters, const std::vector<Correction>& corrections,
                      const std::vector<KnownThing>& known = {}) {
    Resolver resolver;
    for (const ClusterEvidence& cluster : clusters) resolver.add(cluster);
    for (const Correction& correction : corrections) resolver.add(correction);
    for (const KnownThing& thing : known) resolver.add_known(thing);
    return tests::partition(resolver.resolve(true));
}

std::string written(const std::string& name, const std::string& text) {
    static const tests::TemporaryFolder folder;
    return folder.file(name, text);
}

std::string complaint(const std::string& text, bool same = true) {
    try {
        read_corrections(written("pairs.csv", text), same);
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("what the user says of two names is done, and what is two stays two") {
    const std::vector<ClusterEvidence> clusters{person("a", "Anna Berg", anna), person("b", "Anna Berg", anna),
                                                person("c", "Ana Lund", {"family:lund", "given:ana"})};
    CHECK(partition(clusters, {}) == "001");
    CHECK(partition(clusters, {pair(true, {"Anna Berg", "", {}}, {"Ana Lund", "", {}})}) == "000");
    CHECK(partition(clusters, {pair(false, {"Anna Berg", "a", {}}, {"Anna Berg", "b", {}})}) == "012");
    CHECK(partition(clusters, {pair(false, {"", "", {{"a", 0}}}, {"", "", {{"b", 0}}})}) == "012");
    // both: the one who was married is the one of document b only
    CHECK(partition(clusters, {pair(true, {"Ana Lund", "", {}}, {"Anna Berg", "b", {}}),
                               pair(false, {"Anna Berg", "a", {}}, {"Anna Berg", "b", {}})}) == "011");
    CHECK(partition(clusters, {pair(true, {"Anna Berg", "", {}}, {"Nobody", "", {}})}) == "001");
}

TEST_CASE("a known thing gives its IRI to what has one of its names, and two of them are never one") {
    KnownThing berg;
    berg.iri = "http://example.org/berg";
    berg.label = "Anna Berg";
    berg.type = EntityType::person;
    berg.keys = anna;
    KnownThing other = berg;
    other.iri = "http://example.org/berg-2";
    other.label = "A. M. Berg";
    other.labels = {"Anna Maria Berg"};
    other.keys = {"family:berg", "given:ana", "middle:maria"};
    const std::vector<ClusterEvidence> clusters{
        person("a", "Anna Berg", anna),
        person("b", "Ana Berg", anna),
        person("c", "Anna Maria Berg", {"family:berg", "given:ana", "middle:maria"}),
        person("d", "Otto Berg", {"family:berg", "given:oto"}),
    };
    CHECK(partition(clusters, {}) == "0001");
    CHECK(partition(clusters, {}, {berg, other}) == "0012");

    Resolver resolver;
    for (const ClusterEvidence& cluster : clusters) resolver.add(cluster);
    resolver.add_known(berg);
    resolver.add_known(other);
    const Resolution resolution = resolver.resolve(true);
    const Entity& entity = resolution.entities[resolution.entity_of[1]];
    CHECK(entity.same_as == "http://example.org/berg");
    CHECK(entity.label == "Anna Berg");
    CHECK(entity.mentions == 2);
    CHECK(resolution.entities[resolution.entity_of[2]].same_as == "http://example.org/berg-2");
    CHECK(resolution.entities[resolution.entity_of[3]].same_as.empty());
    CHECK(resolution.entities.size() == 3);  // known things that no document speaks of are none
}

TEST_CASE("a known thing is none of another country, another kind or another time") {
    KnownThing known;
    known.iri = "http://example.org/berg";
    known.label = "Anna Berg";
    known.type = EntityType::person;
    known.country = "country/SE";
    const auto linked = [&](ClusterEvidence cluster) {
        Resolver resolver;
        resolver.add(cluster);
        resolver.add_known(known);
        return !resolver.resolve().entities.front().same_as.empty();
    };
    CHECK(linked(person("a", "Anna Berg", {"family:berg", "given:ana", "of:country/SE"})));
    CHECK(linked(person("a", "Anna Berg", {"family:berg", "given:ana"})));
    CHECK_FALSE(linked(person("a", "Anna Berg", {"family:berg", "given:ana", "of:country/NO"})));
    ClusterEvidence ship = person("a", "Anna Berg", {"name:anna berg"});
    ship.type = EntityType::product;
    CHECK_FALSE(linked(ship));
    known.from = "2026";
    CHECK_FALSE(linked(person("a", "Anna Berg", {"family:berg", "given:ana"})));
    known.from = "1970";
    known.to = "2025-06";
    CHECK(linked(person("a", "Anna Berg", {"family:berg", "given:ana"})));
}

TEST_CASE("merges say why, and make a tree of each entity's clusters") {
    Resolver resolver;
    for (const char* document : {"a", "b", "c"}) resolver.add(person(document, "Anna Berg", anna));
    const Resolution resolution = resolver.resolve(true);
    REQUIRE(resolution.merges.size() == 2);
    CHECK(resolution.merges[0].reason == "the same full name");
    CHECK(resolution.merges[0].key == "berg");
}

TEST_CASE("pairs of names are read with their documents, and what is wrong is said with its line") {
    const auto pairs = read_corrections(
        written("pairs.csv", "# a comment\n\nAnna Berg,\"Berg, Anna\"\nLeo Ito @ news/7.txt\tLeo Ito @ doc-2\r\n"),
        false);
    REQUIRE(pairs.size() == 2);
    CHECK_FALSE(pairs[0].same);
    CHECK(pairs[0].b.name == "Berg, Anna");
    CHECK(pairs[1].a.name == "Leo Ito");
    CHECK(pairs[1].a.document == "news/7.txt");
    CHECK(pairs[1].b.document == "doc-2");
    CHECK(pairs[1].place.ends_with("/pairs.csv:4"));
    CHECK(complaint("a,b\nonly one\n").find("pairs.csv:2: a pair is two names") != std::string::npos);
    CHECK(complaint("a,\n").find("pairs.csv:1: ") != std::string::npos);
    CHECK(complaint("a,\"b\n").find("pairs.csv:1: a quotation mark") != std::string::npos);
    CHECK(complaint("Leo Ito,leo ito\n").find("both names are the same") != std::string::npos);
    CHECK(complaint("a,b,c\n").find("pairs.csv:1: ") != std::string::npos);
    CHECK_THROWS_AS(read_corrections("/nowhere/pairs.csv", true), Error);
}

TEST_CASE("a document is meant by its path, and a thing by its id") {
    Store store = Store::in_memory();
    for (const char* name : {"one", "two"}) {
        Extraction extraction;
        extraction.document.id = std::string("doc-") + name;
        extraction.document.path = std::string("news/") + name + ".txt";
        extraction.document.text = name;
        extraction.clusters.push_back({EntityType::person, "Anna Berg", {"Anna Berg"}, anna});
        store.add(extraction);
    }
    store.commit();
    Guidance guidance;
    CHECK(resolve(store, guidance).entities.size() == 1);
    guidance.corrections = {pair(false, {"Anna Berg", "one.txt", {}}, {"Anna Berg", "news/two.txt", {}})};
    const Resolution apart = resolve(store, guidance);
    REQUIRE(apart.entities.size() == 2);
    // ids are those of a run without corrections
    const std::string id = resolve(store, {}).entities.front().id;
    guidance.corrections = {pair(true, {id, "", {}}, {"Ana Lund", "", {}})};
    CHECK(resolve(store, guidance).entities.size() == 1);
}
