#include "graph/json.h"

#include <doctest/doctest.h>

#include "embedded.h"

using namespace claimgraph;

// JsonKind::own takes it on trust.
TEST_CASE("all JSON inside the program is JSON, with comments in packs, and valid UTF-8") {
    int packs = 0;
    for (const std::string_view path : embedded::paths()) {
        if (!path.ends_with(".json")) continue;
        CAPTURE(path);
        const bool pack = path.starts_with("extract/packs/");
        packs += pack;
        CHECK_FALSE(
            parsed_json(embedded::file(path), pack ? JsonKind::with_comments : JsonKind::plain).HasParseError());
    }
    CHECK(packs > 20);
}

TEST_CASE("foreign JSON: bad UTF-8 and comments are told with their place, depth costs no stack") {
    CHECK(json_problem(parsed_json("[1, 2")) == "byte 5: Missing a comma or ']' after an array element.");
    CHECK(parsed_json("[\"\xFF\"]").HasParseError());
    CHECK(parsed_json("[1] // one").HasParseError());
    CHECK_FALSE(parsed_json("[1] // one", JsonKind::with_comments).HasParseError());
    CHECK(parsed_json(std::string(1'000'000, '[')).HasParseError());
}
