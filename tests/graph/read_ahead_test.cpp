#include "graph/read_ahead.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

using namespace claimgraph;

namespace {

/// Makes the numbers up to `end` and returns those that were used.
std::vector<int> numbers(unsigned jobs, int end, int failing_make = -1, int failing_use = -1) {
    const JobLimit limit(jobs);
    std::vector<int> used;
    int next = 0;
    read_ahead<int>(
        3,
        [&](int& piece) {
            if (next == failing_make) throw std::runtime_error("make");
            if (next == end) return false;
            piece = next++;
            return true;
        },
        [&](int& piece) {
            if (piece == failing_use) throw std::runtime_error("use");
            used.push_back(piece);
        });
    return used;
}

}  // namespace

TEST_CASE("pieces are used in the order in which they are made, with and without a second thread") {
    for (const unsigned jobs : {1u, 2u})
        for (const int end : {0, 1, 3, 1000}) {
            std::vector<int> expected;
            for (int i = 0; i < end; ++i) expected.push_back(i);
            CHECK(numbers(jobs, end) == expected);
        }
}

TEST_CASE("what making or using a piece throws comes out, and nothing is waited for") {
    for (const unsigned jobs : {1u, 2u})
        for (const int at : {0, 1, 7}) {
            CHECK_THROWS_WITH_AS(numbers(jobs, 1000, at), "make", std::runtime_error);
            CHECK_THROWS_WITH_AS(numbers(jobs, 1000, -1, at), "use", std::runtime_error);
        }
}

TEST_CASE("what was made before making failed is used") {
    for (const unsigned jobs : {1u, 2u}) {
        const JobLimit limit(jobs);
        int made = 0, used = 0;
        CHECK_THROWS(read_ahead<int>(
            2,
            [&](int&) {
                if (made == 5) throw std::runtime_error("no more");
                return ++made > 0;
            },
            [&](int&) { ++used; }));
        CHECK(used == 5);
    }
}

TEST_CASE("pieces come back as they were left") {
    for (const unsigned jobs : {1u, 2u}) {
        const JobLimit limit(jobs);
        int made = 0;
        std::size_t longest = 0;
        read_ahead<std::string>(
            2,
            [&](std::string& piece) {
                piece += 'x';
                return made++ < 100;
            },
            [&](std::string& piece) { longest = std::max(longest, piece.size()); });
        CHECK(longest >= 50);
    }
}
