#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "graph/resolve.h"

using namespace claimgraph;

namespace {

ClusterEvidence body(std::string document, std::string name, std::string key) {
    ClusterEvidence out;
    out.document = std::move(document);
    out.type = EntityType::organization;
    out.names = {name};
    out.label = std::move(name);
    out.keys = {"name:" + std::move(key)};
    out.mentions = 1;
    return out;
}

KnownThing blue_party(std::string country) {
    KnownThing thing;
    thing.listed = true;
    thing.label = "Blue Party";
    thing.iri = "http://dbpedia.org/resource/Blue_Party_(" + country + ")";
    thing.shared_labels = {"Blue Party"};
    thing.company = {std::move(country)};
    return thing;
}

struct Resolved {
    Resolution resolution;
    Entity of(std::size_t cluster) const { return resolution.entities[resolution.entity_of[cluster]]; }
};

Resolved resolved(const std::vector<ClusterEvidence>& clusters, const std::vector<KnownThing>& known) {
    Resolver resolver;
    for (const KnownThing& thing : known) resolver.add_known(thing);
    for (const ClusterEvidence& cluster : clusters) resolver.add(cluster);
    return {resolver.resolve()};
}

}  // namespace

TEST_CASE("a name of a thing of the lists is linked, and its names are one; the documents' label stays") {
    KnownThing thing;
    thing.listed = true;
    thing.label = "Harbour Board of Lund";
    thing.iri = "http://dbpedia.org/resource/Harbour_Board_of_Lund";
    thing.labels = {"Harbour Board of Lund", "LHB"};
    const auto found = resolved({body("a", "LHB", "lhb"), body("b", "Harbour Board of Lund", "harbor board of lund"),
                                 body("c", "Harbour Inn", "harbor inn")},
                                {thing});
    CHECK(found.of(0).id == found.of(1).id);
    CHECK(found.of(0).same_as == thing.iri);
    CHECK(found.of(2).same_as.empty());
}

TEST_CASE("a name that two things share is linked where the document names their company, and nowhere else") {
    const std::vector<KnownThing> known{blue_party("Ruritania"), blue_party("Zembla")};
    const auto found = resolved(
        {body("a", "Blue Party", "blue party"), body("a", "Ruritania", "ruritania"),
         body("b", "Blue Party", "blue party"), body("b", "Zembla", "zembla"), body("c", "Blue Party", "blue party"),
         body("c", "Lund", "lund"), body("d", "Blue Party", "blue party"), body("d", "Zembla", "zembla"),
         body("d", "Ruritania", "ruritania")},
        known);
    CHECK(found.of(0).same_as == known[0].iri);
    CHECK(found.of(2).same_as == known[1].iri);
    CHECK(found.of(4).same_as.empty());
    CHECK(found.of(6).same_as.empty());  // either of them
    CHECK(found.of(0).id != found.of(2).id);
    CHECK(found.of(0).id != found.of(4).id);
    CHECK(found.of(4).id == found.of(6).id);
}

TEST_CASE("what the user knows goes before the lists, also where these have other names for it") {
    KnownThing listed, own;
    listed.listed = true;
    listed.label = "Harbour Board";
    listed.iri = "http://dbpedia.org/resource/Harbour_Board";
    listed.labels = {"Harbour Board", "HB"};
    own.label = "Harbour Board";
    own.iri = "https://house.example/17";
    own.type = EntityType::organization;
    own.keys = {"name:harbor board"};
    const auto found =
        resolved({body("a", "Harbour Board", "harbor board"), body("b", "HB", "harbor board")}, {listed, own});
    CHECK(found.of(0).same_as == own.iri);
    CHECK(found.of(1).same_as == own.iri);
    CHECK(found.of(0).id == found.of(1).id);
}
