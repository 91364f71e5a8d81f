#include "graph/civil_date.h"

#include <doctest/doctest.h>

#include "extract/names/calendar.h"

using namespace claimgraph::extract::names;
using namespace claimgraph;

TEST_CASE("an ISO 8601 date is read from the start of a text, and one that does not exist is none") {
    CHECK(parse_iso_date("2024-02-29") == civil_date(2024, 2, 29));
    CHECK(parse_iso_date("2025-06-04T17:42:23Z") == civil_date(2025, 6, 4));
    for (const char* none : {"2023-02-29", "2025-13-01", "2025-00-10", "2025-06-00", "2025-06-31", "2025-6-4",
                             "2025/06/04", "-025-06-04", "2025-06", ""}) {
        CAPTURE(none);
        CHECK_FALSE(parse_iso_date(none));
    }
}

TEST_CASE("dates are written with all their digits") {
    CHECK(iso_date(*civil_date(476, 9, 4)) == "0476-09-04");
    CHECK(iso_month(2025, 6) == "2025-06");
    CHECK(iso_date(last_of_month(1900, 2)) == "1900-02-28");
    CHECK(iso_date(last_of_month(2000, 2)) == "2000-02-29");
}

TEST_CASE("weeks begin on Monday, across the ends of months and years") {
    CHECK(weekday_of(*civil_date(2025, 1, 1)) == 3);
    CHECK(iso_date(monday_of_week(*civil_date(2025, 1, 1))) == "2024-12-30");
    CHECK(days_between(*civil_date(2024, 2, 28), *civil_date(2024, 3, 1)) == 2);
}

TEST_CASE("days that a rule names") {
    CHECK(iso_date(easter(2024)) == "2024-03-31");
    CHECK(iso_date(easter(2038)) == "2038-04-25");
    CHECK(nth_weekday(2025, 11, 4, 4) == civil_date(2025, 11, 27));
    CHECK(nth_weekday(2025, 5, -1, 1) == civil_date(2025, 5, 26));
    CHECK_FALSE(nth_weekday(2025, 2, 5, 1));
}
