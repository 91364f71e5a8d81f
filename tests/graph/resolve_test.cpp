#include "graph/resolve.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "tests/graph/partition.h"

using namespace claimgraph;

namespace {

ClusterEvidence cluster(std::string document, EntityType type, std::string label, std::vector<std::string> keys,
                        std::string published = "2025-06-04") {
    ClusterEvidence out;
    out.document = std::move(document);
    out.type = type;
    out.names = {label};
    out.label = std::move(label);
    out.keys = std::move(keys);
    out.mentions = 1;
    out.published = std::move(published);
    return out;
}

ClusterEvidence person(std::string document, std::string label, std::vector<std::string> keys,
                       std::string published = "2025-06-04") {
    return cluster(std::move(document), EntityType::person, std::move(label), std::move(keys), std::move(published));
}

std::string partition(const std::vector<ClusterEvidence>& clusters) { return tests::partition(resolve(clusters)); }

const EntityType organization = EntityType::organization, place = EntityType::place;

}  // namespace

TEST_CASE("clusters are joined by what identifies them and by nothing else") {
    struct Row {
        const char* why;
        std::vector<ClusterEvidence> clusters;
        const char* partition;
    };
    const std::vector<std::string> anna{"family:berg", "given:ana", "name:ana berg"};
    const std::vector<std::string> otto{"family:berg", "given:oto", "name:oto berg"};
    const Row rows[] = {
        {"the same full name", {person("a", "Anna Berg", anna), person("b", "Ana Berg", anna)}, "00"},
        {"a bridge here and a place there",
         {cluster("a", EntityType::facility, "Nordbrygga", {"name:nordbrygga"}),
          cluster("b", place, "Nordbrygga", {"name:nordbrygga"})},
         "00"},
        {"a bridge, a place and a company of one word",
         {cluster("a", EntityType::facility, "Nordbrygga", {"name:nordbrygga"}),
          cluster("b", place, "Nordbrygga", {"name:nordbrygga"}),
          cluster("c", organization, "Nordbrygga", {"name:nordbrygga"})},
         "001"},
        {"a family name beside actors that are spoken of with anybody",
         {person("a", "Berg", {"family:berg"}),
          cluster("a", organization, "Polish police", {"acts:country/PL=Poland", "name:police country/PL"}),
          cluster("a", organization, "Aster", {"name:aster"}), person("b", "Berg", {"family:berg"}),
          cluster("b", organization, "Polish police", {"acts:country/PL=Poland", "name:police country/PL"}),
          cluster("b", organization, "Balder", {"name:balder"})},
         "012314"},
        {"another given name", {person("a", "Anna Berg", anna), person("b", "Otto Berg", otto)}, "01"},
        {"a family name with one holder", {person("a", "Anna Berg", anna), person("b", "Berg", {"family:berg"})}, "00"},
        {"a family name with two holders",
         {person("a", "Anna Berg", anna), person("b", "Otto Berg", otto), person("c", "Berg", {"family:berg"})},
         "012"},
        {"a family name that nobody spells out",
         {person("a", "Berg", {"family:berg"}), person("b", "Berg", {"family:berg"})},
         "00"},
        {"a given name alone", {person("a", "Anna", {"given:ana"}), person("b", "Anna", {"given:ana"})}, "01"},
        {"an initial", {person("a", "Anna Berg", anna), person("b", "A. Berg", {"family:berg", "given:a"})}, "00"},
        {"an initial that fits nobody",
         {person("a", "Anna Berg", anna), person("b", "O. Berg", {"family:berg", "given:o"})},
         "01"},
        {"a middle name on one side",
         {person("a", "Anna Berg", anna), person("b", "Anna Eva Berg", {"family:berg", "given:ana", "middle:eva"})},
         "00"},
        {"a middle name on one side, and a document that has both",
         {person("a", "Anna Berg", anna), person("a", "Anna Eva Berg", {"family:berg", "given:ana", "middle:eva"}),
          person("b", "Anna Berg", anna), person("c", "Anna Eva Berg", {"family:berg", "given:ana", "middle:eva"})},
         "0101"},
        {"two middle names",
         {person("a", "Anna Ida Berg", {"family:berg", "given:ana", "middle:ida"}),
          person("b", "Anna Eva Berg", {"family:berg", "given:ana", "middle:eva"})},
         "01"},
        {"the same place of the lists",
         {cluster("a", place, "Kiev", {"gazetteer:place/kyiv"}), cluster("b", place, "Kyiv", {"gazetteer:place/kyiv"})},
         "00"},
        {"a type alone",
         {cluster("a", place, "Kyiv", {"gazetteer:place/kyiv"}), cluster("b", place, "Lviv", {"gazetteer:place/lviv"})},
         "01"},
        {"a name of several words with types in doubt",
         {cluster("a", place, "Orland Space Center", {"name:orland space center"}),
          cluster("b", organization, "Orland Space Center", {"name:orland space center"})},
         "00"},
        {"one word with types in doubt",
         {cluster("a", place, "Orland", {"name:orland"}), cluster("b", organization, "Orland", {"name:orland"})},
         "01"},
        {"a person and a place of one name",
         {person("a", "Orland", {"family:orland"}), cluster("b", place, "Orland", {"name:orland"})},
         "01"},
        {"letters spelled out elsewhere",
         {cluster("a", organization, "Coastal Safety Agency", {"acronym:CSA", "name:coastal safety agency"}),
          cluster("b", organization, "CSA", {"acronym:CSA"})},
         "00"},
        {"letters that stand for two things",
         {cluster("a", organization, "Coastal Safety Agency", {"acronym:CSA", "name:coastal safety agency"}),
          cluster("b", organization, "Central Savings Association",
                  {"acronym:CSA", "name:central savings association"}),
          cluster("c", organization, "CSA", {"acronym:CSA"})},
         "012"},
        {"letters that nobody spells out",
         {cluster("a", organization, "CSA", {"acronym:CSA"}), cluster("b", organization, "CSA", {"acronym:CSA"})},
         "00"},
        {"an office with one holder",
         {person("a", "Anna Berg", {"family:berg", "given:ana", "office:mayor@place/kyiv"}),
          person("b", "mayor of Kyiv", {"office:mayor@place/kyiv"})},
         "00"},
        {"an office without a known holder",
         {person("a", "mayor of Kyiv", {"office:mayor@place/kyiv"}),
          person("b", "Kyiv mayor", {"office:mayor@place/kyiv"})},
         "00"},
        {"another office",
         {person("a", "Anna Berg", {"family:berg", "given:ana", "office:mayor@place/kyiv"}),
          person("b", "mayor of Lviv", {"office:mayor@place/lviv"})},
         "01"},
        {"a family name told apart by an office",
         {person("a", "Anna Berg", {"family:berg", "given:ana", "office:mayor@place/kyiv"}),
          person("b", "Otto Berg", otto), person("c", "Mayor Berg", {"family:berg", "office:mayor@place/kyiv"})},
         "010"},
        {"nothing", {person("a", "Somebody", {}), person("b", "Somebody", {})}, "01"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(partition(row.clusters) == row.partition);
    }
}

TEST_CASE("a family name alone crosses documents only where they speak of something else together") {
    const std::vector<std::string> anna{"family:berg", "given:ana"};
    const ClusterEvidence oslo_a = cluster("a", place, "Oslo", {"gazetteer:place/oslo"});
    const ClusterEvidence oslo_b = cluster("b", place, "Oslo", {"gazetteer:place/oslo"});
    const ClusterEvidence lima_b = cluster("b", place, "Lima", {"gazetteer:place/lima"});
    CHECK(partition({person("a", "Anna Berg", anna), oslo_a, person("b", "Berg", {"family:berg"}), oslo_b}) == "0101");
    CHECK(partition({person("a", "Anna Berg", anna), oslo_a, person("b", "Berg", {"family:berg"}), lima_b}) == "0123");
    CHECK(partition({person("a", "Berg", {"family:berg"}), oslo_a, person("b", "Berg", {"family:berg"}), oslo_b}) ==
          "0101");
    CHECK(partition({person("a", "Berg", {"family:berg"}), oslo_a, person("b", "Berg", {"family:berg"}), lima_b}) ==
          "0123");
}

TEST_CASE("of several holders of an office the one of nearly the same date is meant") {
    const std::vector<ClusterEvidence> clusters{
        person("a", "Anna Berg", {"family:berg", "given:ana", "office:mayor@place/kyiv"}, "2014-03-01"),
        person("b", "Otto Lund", {"family:lund", "given:oto", "office:mayor@place/kyiv"}, "2024-11-20"),
        person("c", "mayor of Kyiv", {"office:mayor@place/kyiv"}, "2025-01-10"),
        person("d", "mayor of Kyiv", {"office:mayor@place/kyiv"}, "2014-02-10"),
        person("e", "mayor of Kyiv", {"office:mayor@place/kyiv"}, "2019-01-10"),
    };
    CHECK(partition(clusters) == "01102");
}

TEST_CASE("the preferred label is the full name that most documents use") {
    std::vector<ClusterEvidence> clusters{
        person("a", "Sergei Orlov", {"family:orlov", "given:sergei"}),
        person("b", "Sergey Orlov", {"family:orlov", "given:sergei"}),
        person("c", "Sergey Orlov", {"family:orlov", "given:sergei"}),
        person("d", "Orlov", {"family:orlov"}),
        person("e", "Orlov", {"family:orlov"}),
        person("f", "Orlov", {"family:orlov"}),
    };
    const Resolution resolution = resolve(clusters);
    REQUIRE(resolution.entities.size() == 1);
    const Entity& entity = resolution.entities.front();
    CHECK(entity.label == "Sergey Orlov");
    CHECK(entity.alt_labels == std::vector<std::string>{"Orlov", "Sergei Orlov"});
    CHECK(entity.mentions == 6);
    CHECK(entity.id.rfind("person-", 0) == 0);
}

TEST_CASE("dates and registers come with the entity") {
    const Resolution resolution =
        resolve({cluster("a", EntityType::country, "Ukraine", {"gazetteer:country/UA", "same:http://example.org/UKR"},
                         "2025-06-04"),
                 cluster("b", EntityType::country, "Ukraine", {"gazetteer:country/UA"}, "2024-01-01"),
                 cluster("c", EntityType::country, "Ukraine", {"gazetteer:country/UA"}, "")});
    REQUIRE(resolution.entities.size() == 1);
    CHECK(resolution.entities[0].first_seen == "2024-01-01");
    CHECK(resolution.entities[0].last_seen == "2025-06-04");
    CHECK(resolution.entities[0].same_as == "http://example.org/UKR");
}

TEST_CASE("the order of clusters changes nothing") {
    std::vector<ClusterEvidence> clusters;
    const char* families[] = {"berg", "lund", "orlov", "tam"};
    const char* given[] = {"", "ana", "oto", "a"};
    std::mt19937 random(7);
    for (int i = 0; i < 200; ++i) {
        std::vector<std::string> keys;
        const std::string family = families[random() % 4], first = given[random() % 4];
        if (random() % 5 != 0) keys.push_back("family:" + family);
        if (!first.empty() && !keys.empty()) keys.push_back("given:" + first);
        if (random() % 4 == 0) keys.push_back("office:mayor@place/" + std::to_string(random() % 6));
        if (random() % 9 == 0) keys.push_back("middle:" + std::string(1, static_cast<char>('a' + random() % 3)));
        ClusterEvidence one =
            person("doc" + std::to_string(i), first + " " + family, keys,
                   "20" + std::to_string(10 + random() % 15) + "-06-0" + std::to_string(1 + random() % 9));
        one.index = static_cast<std::uint32_t>(i % 3);
        if (random() % 3 == 0) {
            one.type = random() % 2 ? organization : place;
            one.keys = {"name:" + family + (random() % 2 ? " center" : ""), "acronym:X" + std::to_string(random() % 3)};
        }
        clusters.push_back(one);
    }
    const auto outcome = [](const std::vector<ClusterEvidence>& evidence) {
        const Resolution resolution = resolve(evidence);
        std::vector<std::string> rows;
        for (std::size_t i = 0; i < evidence.size(); ++i) {
            const Entity& entity = resolution.entities[resolution.entity_of[i]];
            std::string row = evidence[i].document + " " + entity.id + " " + entity.label + " " + entity.first_seen;
            for (const std::string& name : entity.alt_labels) row += "|" + name;
            rows.push_back(row);
        }
        std::sort(rows.begin(), rows.end());
        return rows;
    };
    const auto expected = outcome(clusters);
    for (int round = 0; round < 10; ++round) {
        std::shuffle(clusters.begin(), clusters.end(), random);
        CHECK(outcome(clusters) == expected);
    }
    const Resolution resolution = resolve(clusters);
    CHECK(std::is_sorted(resolution.entities.begin(), resolution.entities.end(),
                         [](const Entity& a, const Entity& b) { return a.id < b.id; }));
}

/// The relations as `Anna Berg has_office mayor of Kyiv (2 documents, 2025-06-01 to 2025-06-04)`.
static std::vector<std::string> relations(const Resolution& resolution) {
    std::vector<std::string> out;
    for (const Relation& relation : resolution.relations) {
        const bool office = relation.kind == Relation::Kind::has_office;
        const char* name = office                                        ? " has office "
                           : relation.kind == Relation::Kind::stands_for ? " stands for "
                                                                         : " acts for ";
        out.push_back(
            resolution.entities[relation.subject].label + name +
            (office ? resolution.offices[relation.object].label : resolution.entities[relation.object].label) + " (" +
            std::to_string(relation.documents) + ", " + relation.first_seen + " to " + relation.last_seen + ")");
    }
    std::sort(out.begin(), out.end());
    return out;
}

TEST_CASE("what names say of things becomes relations, counted by document") {
    ClusterEvidence finland = cluster("a", EntityType::country, "Finland", {"gazetteer:country/FI"}, "2025-06-01");
    finland.index = 7;
    std::vector<ClusterEvidence> clusters = {
        person("a", "Anna Berg", {"family:berg", "given:ana", "holds:foreign minister@cluster/7;12-40"}, "2025-06-01"),
        finland,
        person("b", "Anna Berg", {"family:berg", "given:ana", "holds:foreign minister@country/FI=Finland;3-9"}),
        person("c", "Otto Lund", {"family:lund", "given:oto", "holds:president@country/NO=Norway"}, ""),
        cluster("b", place, "Helsinki", {"gazetteer:place/helsinki", "stands:country/FI=Finland;50-58"}),
        cluster("b", place, "Oslo", {"gazetteer:place/oslo", "stands:country/NO=Norway;60-64"}),
        cluster("c", EntityType::group, "Finnish officials", {"acts:country/FI=Finland"})};
    for (std::uint32_t i = 0; i < clusters.size(); ++i)
        if (clusters[i].index == 0) clusters[i].index = i;
    const std::vector<std::string> expected = {
        "Anna Berg has office foreign minister of Finland (2, 2025-06-01 to 2025-06-04)",
        "Finnish officials acts for Finland (1, 2025-06-04 to 2025-06-04)",
        "Helsinki stands for Finland (1, 2025-06-04 to 2025-06-04)",
        // no document names Norway: the office says its name, no entity is made
        "Otto Lund has office president of Norway (1,  to )"};
    const Resolution resolution = resolve(clusters);
    CHECK(relations(resolution) == expected);
    REQUIRE(resolution.offices.size() == 2);
    for (const HeldOffice& office : resolution.offices) {
        CHECK(office.id.starts_with("office-"));
        CHECK((office.name == "foreign minister" ? office.of.has_value() : !office.of));
        if (office.of) CHECK(resolution.entities[*office.of].label == "Finland");
    }
    CHECK(resolution.entities[resolution.entity_of[0]].offices ==
          std::vector<std::string>{"foreign minister of Finland"});
    CHECK(resolution.entities[resolution.entity_of[4]].stands_for == std::vector<std::string>{"Finland"});
    REQUIRE(resolution.evidence.size() == 5);
    CHECK(resolution.evidence[0].cluster == 0);
    CHECK(resolution.evidence[0].words == Span{12, 40});
    CHECK(resolution.evidence[1].cluster == 2);
    CHECK(resolution.evidence[1].relation == resolution.evidence[0].relation);
    CHECK(resolution.evidence[2].words.empty());

    std::mt19937 random(3);
    for (int round = 0; round < 10; ++round) {
        std::shuffle(clusters.begin(), clusters.end(), random);
        CHECK(relations(resolve(clusters)) == expected);
    }
}

TEST_CASE("that an office is held by its holder is no news of a person who is found to be meant") {
    const Resolution resolution =
        resolve({person("a", "Anna Berg", {"family:berg", "given:ana", "office:mayor@place/kyiv"}),
                 person("b", "mayor of Kyiv", {"office:mayor@place/kyiv", "holds:mayor@place/kyiv=Kyiv"})});
    REQUIRE(resolution.entities.size() == 1);
    CHECK(resolution.relations.empty());
    CHECK(resolution.offices.empty());
    // nobody else is known: whoever it is holds it
    CHECK(relations(resolve({person("b", "mayor of Kyiv", {"holds:mayor@place/kyiv=Kyiv"})})) ==
          std::vector<std::string>{"mayor of Kyiv has office mayor of Kyiv (1, 2025-06-04 to 2025-06-04)"});
}

TEST_CASE("keys that say nothing of anything are left out") {
    for (const char* key : {"holds:", "holds:mayor", "holds:mayor@", "holds:@place/kyiv=Kyiv", "holds:mayor@cluster/9",
                            "holds:mayor@cluster/x", "holds:mayor@place/kyiv", "stands:place/kyiv=Kyiv",
                            "acts:", "acts:;1-2", "holds:mayor@cluster/0"}) {
        CAPTURE(key);
        CHECK(resolve({person("a", "Anna Berg", {"family:berg", "given:ana", key})}).relations.empty());
    }
}

TEST_CASE("what is a bridge in one document and a place in more of them is a bridge") {
    const Resolution resolution = resolve({cluster("a", EntityType::facility, "Nordbrygga", {"name:nordbrygga"}),
                                           cluster("b", place, "Nordbrygga", {"name:nordbrygga"}),
                                           cluster("c", place, "Nordbrygga", {"name:nordbrygga"})});
    REQUIRE(resolution.entities.size() == 1);
    CHECK(resolution.entities[0].type == EntityType::facility);
}

TEST_CASE("nothing resolves to nothing") {
    const Resolution resolution = resolve({});
    CHECK(resolution.entities.empty());
    CHECK(resolution.entity_of.empty());
}
