#include "graph/document_version.h"

#include <doctest/doctest.h>

#include "tests/graph/made_up.h"

using namespace claimgraph;

TEST_CASE("dates are compared by the moment that they name") {
    CHECK(seconds_of("1970-01-02") == 86400);
    CHECK(seconds_of("1970-01-01T00:01:05Z") == 65);
    CHECK(seconds_of("2025-06-04T23:30:00-05:00") == seconds_of("2025-06-05T04:30:00Z"));
    CHECK(seconds_of("2025-06-04T08:00+02:00") == seconds_of("2025-06-04T06:00"));
    CHECK(seconds_of("2025-06") == seconds_of("2025-06-01"));
    CHECK(seconds_of("2025-06-04") < seconds_of("2025-06-04T00:00:01Z"));
    for (const char* none : {"", "soon", "2025-13", "2025-02-30", "-202", "20"})
        CHECK(seconds_of(none) == DocumentVersion::no_time);
}

TEST_CASE("the day of change goes before the day of publication, and the path is no content") {
    Document a = tests::bridge_report().extraction.document;
    a.published = "2025-06-04";
    Document b = a;
    b.path = "elsewhere.txt";
    CHECK(version_of(a, "x").content == version_of(b, "x").content);
    b.modified = "2025-06-05";
    CHECK(version_of(a, "").content != version_of(b, "").content);
    CHECK(version_of(b, "").time == seconds_of("2025-06-05"));
    CHECK(version_of(a, "").time == seconds_of("2025-06-04"));
}
