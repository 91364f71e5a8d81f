#include "graph/entities.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace claimgraph;

namespace {

Entity made_up(std::string id, std::string label) {
    Entity entity;
    entity.id = std::move(id);
    entity.type = EntityType::place;
    entity.label = std::move(label);
    entity.alt_labels = {"", std::string(300, 'x'), "Łódź"};
    entity.mentions = 70'000'000'000;
    entity.first_seen = "2025-01-01";
    entity.same_as = "https://example.org/Q1";
    return entity;
}

}  // namespace

TEST_CASE("entities that are packed are what they were") {
    Entities entities;
    entities.add(made_up("place-a", "A"));
    std::string told;
    Entities::pack_told(told, made_up("place-b", ""));
    entities.add_packed(told);
    entities.add(made_up("place-c", "C"));
    CHECK(entities.packed_told(1) == told);
    entities.add_relations(0, {{{"P", "Q"}, {}, {}}});
    entities.add_relations(2, {{{}, {"mayor of C"}, {"R"}}});

    REQUIRE(entities.size() == 3);
    std::string ids;
    for (const Entity& entity : entities) ids += entity.id + " ";
    CHECK(ids == "place-a place-b place-c ");
    CHECK(entities.id(1) == "place-b");
    CHECK(entities.label(2) == "C");
    CHECK(entities.type(2) == EntityType::place);
    CHECK(entities.lower_bound("place-b") == 1);
    CHECK(entities.lower_bound("place-bb") == 2);
    CHECK(entities.lower_bound("place-d") == 3);

    const Entity last = entities[2], model = made_up("", "");
    CHECK(last.alt_labels == model.alt_labels);
    CHECK(last.mentions == model.mentions);
    CHECK(last.first_seen == model.first_seen);
    CHECK(last.last_seen.empty());
    CHECK(last.same_as == model.same_as);
    CHECK(last.stands_for.empty());
    CHECK(last.offices == std::vector<std::string>{"mayor of C"});
    CHECK(last.actor_of == std::vector<std::string>{"R"});
    CHECK(entities[0].stands_for == std::vector<std::string>{"P", "Q"});
    CHECK(entities[1].offices.empty());
}
