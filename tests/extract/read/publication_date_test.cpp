#include "extract/read/publication_date.h"

#include <doctest/doctest.h>

#include <string>

using namespace claimgraph::extract::read;
using namespace claimgraph;

TEST_CASE("dates are read as pages print them") {
    struct Row {
        std::string line, value, rest;
    };
    const Row rows[] = {
        {"2025-06-04", "2025-06-04", ""},
        {"2025-06-04 17:42:23 / HARBOUR PRESS", "2025-06-04T17:42:23Z", "HARBOUR PRESS"},
        {"2025-06-04T17:42:23Z", "2025-06-04T17:42:23Z", ""},
        {"2025-06-04T01:30:00+02:00", "2025-06-04T01:30:00+02:00", ""},
        {"2024-12-31T23:30:00.250-0130", "2024-12-31T23:30:00-01:30", ""},
        {"Wed Jun 04 2025", "2025-06-04", ""},
        {"June 4, 2025", "2025-06-04", ""},
        {"JUNE 4, 2025", "2025-06-04", ""},
        {"Published: 4 June 2025, 08:05 GMT", "2025-06-04T08:05:00Z", ""},
        {"Updated on Sept. 3rd, 2024 at 5:09 p.m. EDT", "2024-09-03T17:09:00-04:00", ""},
        {"17:42, 4 June 2025", "2025-06-04T17:42:00Z", ""},
        {"Friday, May 8, 2009", "2009-05-08", ""},
        {"04.06.2025", "2025-06-04", ""},
        {"2025/06/04", "2025-06-04", ""},
        {"25/12/2024", "2024-12-25", ""},
        {"12/25/2024", "2024-12-25", ""},
        {"By Jane Doe | 29 February 2024", "2024-02-29", "By Jane Doe"},
        {"4-Jun-2025", "2025-06-04", ""},
        {"4 June 2025 12:00 MSK", "2025-06-04T12:00:00+03:00", ""},
        {"June 4, 2025 9:30 AM ET", "2025-06-04", ""},  // ET may be four or five hours
        // No dates, or not certainly.
        {"04/06/2025", "", ""},
        {"29 February 2025", "", ""},
        {"31 June 2025", "", ""},
        {"2025-13-01", "", ""},
        {"Jun 2025", "", ""},
        {"Apollo 11", "", ""},
        {"", "", ""},
        {"The year 20255-06-04", "", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.line);
        PrintedDate found = printed_date(row.line);
        CHECK(found.value == row.value);
        CHECK(found.rest == row.rest);
    }
}

TEST_CASE("a date that can be read in two ways is seen, though it has no value") {
    const PrintedDate found = printed_date("Published 02/03/2024 10:00 GMT");
    CHECK(found.ambiguous);
    CHECK(found.value == "");
    CHECK(found.rest == "");
    CHECK_FALSE(printed_date("14/06/2025").ambiguous);
    CHECK_FALSE(printed_date("20 of 30/40").ambiguous);
}

TEST_CASE("a metadata field is a date only as a whole") {
    CHECK(normal_date("2025-06-04") == "2025-06-04");
    CHECK(normal_date("Wed, 04 Jun 2025 10:00:00 +0000") == "2025-06-04T10:00:00Z");
    CHECK(normal_date("around 2025-06-04, they say") == "");
    CHECK(normal_date("soon") == "");
}
