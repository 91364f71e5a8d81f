#include "extract/rules/json_places.h"

#include <doctest/doctest.h>

#include <string>

using namespace claimgraph::extract::rules;
using namespace claimgraph;

TEST_CASE("every value and key of a JSON text has its place, comments and escapes notwithstanding") {
    const std::string json =
        "// a comment with \" and {\n"
        "{\"a\": [1, -2.5e3, true,null , \"x\\\"y\\\\\"],\n"
        "  /* {\"b\": */ \"b\" :{ \"c/d\" : \"ö\", \"e\": [] } }";
    const JsonPlaces places(json, 8);
    REQUIRE_FALSE(places.fault());
    struct Row {
        const char* pointer;
        TextPlace value, key;
    };
    const Row rows[] = {
        {"", {2, 1}, {2, 1}},
        {"/a", {2, 7}, {2, 2}},
        {"/a/0", {2, 8}, {2, 8}},
        {"/a/1", {2, 11}, {2, 11}},
        {"/a/2", {2, 19}, {2, 19}},
        {"/a/3", {2, 24}, {2, 24}},
        {"/a/4", {2, 31}, {2, 31}},
        {"/b", {3, 20}, {3, 15}},
        {"/b/c~1d", {3, 30}, {3, 22}},
        {"/b/e", {3, 40}, {3, 35}},
        {"/b/none/at/all", {3, 20}, {3, 15}},
    };
    for (const Row& row : rows) {
        CAPTURE(row.pointer);
        CHECK(places.value(row.pointer).line == row.value.line);
        CHECK(places.value(row.pointer).column == row.value.column);
        CHECK(places.key(row.pointer).line == row.key.line);
        CHECK(places.key(row.pointer).column == row.key.column);
    }
}

TEST_CASE("a key that is given twice is noted once, and not again for what is in it") {
    const JsonPlaces places(R"({"a": {"b": 1}, "a": {"b": 2}})", 8);
    REQUIRE(places.repeated_keys().size() == 1);
    CHECK(places.repeated_keys()[0].place.column == 17);
}
