#include "cli/progress.h"

#include <doctest/doctest.h>

#include "cli/paths.h"
#include "tests/cli/program.h"

using namespace claimgraph::cli;
using namespace claimgraph::tests;
using namespace claimgraph;

TEST_CASE("progress says how many, how fast, how long still") {
    CHECK(progress_line({10, 1200, 0, {}}) == "1200 documents, 120 a second");
    CHECK(progress_line({10, 1, 2, {}}) == "1 document, 0 a second, 2 set aside");
    CHECK(progress_line({30, 300, 0, 0.5}) == "300 documents, 10 a second, about 30 s left");
    CHECK(progress_line({60, 300, 0, 0.25}) == "300 documents, 5 a second, about 3 min left");
    CHECK(progress_line({3600, 3600, 0, 0.25}) == "3600 documents, 1 a second, about 3 h 0 min left");
}

TEST_CASE("no time is told before it is known, or where it cannot be") {
    CHECK(!seconds_left({1, 5, 0, 0.5}));
    CHECK(!seconds_left({10, 5, 0, 0.001}));
    CHECK(!seconds_left({10, 5, 0, 1.5}));  // a file grew
    CHECK(!seconds_left({10, 5, 0, {}}));
    CHECK(*seconds_left({10, 5, 0, 1.0}) == 0);
}

TEST_CASE("a terminal is told five times a second, a log once a minute") {
    for (const auto& [terminal, between] : {std::pair{true, 0.2}, {false, 60.0}}) {
        ProgressClock clock(terminal);
        CHECK(!clock.strikes(between / 2));
        CHECK(clock.strikes(between * 1.5));
        CHECK(!clock.strikes(between * 2));
        CHECK(clock.strikes(between * 2.6));
    }
}

TEST_CASE("the bytes of inputs: files and folders without what is hidden; nobody knows those of a stream") {
    const TemporaryFolder folder;
    const std::string one = folder.file("one.txt", "12345");
    folder.file("in/two.txt", "1234567");
    folder.file("in/.hidden", "12");
    CHECK(bytes_of({one}) == 5);
    CHECK(bytes_of({folder.path()}) == 12);
    CHECK(bytes_of({one, folder.path("in")}) == 12);
    CHECK(bytes_of({one, "-"}) == 0);
    CHECK(bytes_of({folder.path("none")}) == 0);
}
