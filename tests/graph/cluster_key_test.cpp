#include "graph/cluster_key.h"

#include <doctest/doctest.h>

#include <string>

using namespace claimgraph;

TEST_CASE("keys of clusters: what is written is what is read") {
    for (int kind = 0; kind < static_cast<int>(IdentityKind::count); ++kind) {
        const std::string key = to_key(static_cast<IdentityKind>(kind), "a: b;1-2@c/d=e");
        CAPTURE(key);
        const auto read = from_key(key);
        REQUIRE(read);
        CHECK(std::get<IdentityKey>(*read) == IdentityKey{static_cast<IdentityKind>(kind), "a: b;1-2@c/d=e"});
    }
    Tenure former;
    former.status = TenureStatus::former;
    former.from = "2010";
    const SaidThing norway{std::nullopt, "country/NO", "Norway"}, beside{3, {}, {}};
    const SayingKey rows[] = {
        {Relation::Kind::stands_for, {}, {}, norway, {88, 95}},
        {Relation::Kind::actor_of, {}, {}, beside, {0, 4}},
        {Relation::Kind::actor_of, {}, {}, {std::nullopt, "place/x", ""}, {}},
        {Relation::Kind::has_office, "foreign minister", {}, norway, {}},
        {Relation::Kind::has_office, "foreign minister", former, beside, {1203, 1234}},
    };
    for (const SayingKey& row : rows) {
        const std::string key = to_key(row);
        CAPTURE(key);
        const auto read = from_key(key);
        REQUIRE(read);
        CHECK(std::get<SayingKey>(*read) == row);
    }
}

TEST_CASE("keys of clusters: what is no key says nothing") {
    for (const char* key : {"", "name", "name:", "nonsense:x", "holds:Norway", "holds:@country/NO=Norway",
                            "acts:cluster/x", "acts:cluster/", "stands:;1-2"}) {
        CAPTURE(key);
        CHECK_FALSE(from_key(key));
    }
}

TEST_CASE("an office as identity has its domain behind it") {
    const std::string value = office_value("foreign minister", "country/NO");
    CHECK(value == "foreign minister@country/NO");
    CHECK(domain_of_office(value) == "country/NO");
    CHECK(domain_of_office("foreign minister").empty());
}
