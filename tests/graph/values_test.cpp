#include "graph/values.h"

#include <doctest/doctest.h>

#include <string>

using namespace claimgraph;

namespace {

std::string taken_apart(const char* value) {
    const auto time = time_value(value);
    return time ? std::string(time->precision) + " " + time->from + " " + time->to : "none";
}

std::string amount_apart(const char* value) {
    const auto amount = amount_of(value);
    return amount ? amount->bound + "|" + amount->number + "|" + amount->upper + "|" + amount->unit + "|" +
                        amount->currency
                  : "none";
}

}  // namespace

TEST_CASE("a time says how exact it is, and its first and last day") {
    CHECK(taken_apart("2025-06-04") == "day 2025-06-04 2025-06-04");
    CHECK(taken_apart("2025-02") == "month 2025-02-01 2025-02-28");
    CHECK(taken_apart("2024") == "year 2024-01-01 2024-12-31");
    CHECK(taken_apart("2025-06-07/2025-06-09") == "day 2025-06-07 2025-06-09");
    CHECK(taken_apart("2025-05-26/2025-06-01") == "week 2025-05-26 2025-06-01");
    CHECK(taken_apart("2025-05-27/2025-06-02") == "day 2025-05-27 2025-06-02");
    CHECK(taken_apart("2024-01/2024-06") == "month 2024-01-01 2024-06-30");
    CHECK(taken_apart("2010/2015") == "year 2010-01-01 2015-12-31");
    CHECK(taken_apart("1990/1999") == "decade 1990-01-01 1999-12-31");
    CHECK(taken_apart("1801/1900") == "century 1801-01-01 1900-12-31");
    CHECK(taken_apart("2025-03/..") == "month 2025-03-01 ");
    CHECK(taken_apart("../2025-06-06") == "day  2025-06-06");
    CHECK(taken_apart("2025-06-04T17") == "hour 2025-06-04T17:00:00 2025-06-04T17:00:00");
    CHECK(taken_apart("2025-06-04T17:30Z") == "minute 2025-06-04T17:30:00Z 2025-06-04T17:30:00Z");
    CHECK(taken_apart("T17") == "hour  ");
}

TEST_CASE("what is no time has no precision") {
    for (const char* value :
         {"", "..", "../..", "2025-13", "2025-02-30", "2025-06-04T25", "T", "T1", "20", "last summer",
          "2025-06-04/2025-06-01", "2025/2025-06", "> 40 ship", "2025-06-04x", "a/b", "/"})
        CHECK_MESSAGE(taken_apart(value) == "none", value);
}

TEST_CASE("an amount says its bound, number, unit or currency") {
    CHECK(amount_apart("> 40 ship") == ">|40||ship|");
    CHECK(amount_apart("= 450000000 USD") == "=|450000000|||USD");
    CHECK(amount_apart("~ 2.5 %") == "~|2.5||%|");
    CHECK(amount_apart("= 10..15 ship") == "=|10|15|ship|");
    CHECK(amount_apart(">= 7") == ">=|7|||");
    for (const char* value : {"", "=", "= ", "! 7", "= seven", "= 1e5 ship", "= 10..x ship", "= .5", "2025-06-04"})
        CHECK_MESSAGE(amount_apart(value) == "none", value);
}
