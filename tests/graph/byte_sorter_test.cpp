#include "graph/byte_sorter.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "graph/errors.h"

using namespace claimgraph;

namespace {

std::vector<std::string> read_all(ByteSorter& sorter) {
    std::vector<std::string> out;
    for (ByteSorter::Reader reader(sorter); reader.next();) out.emplace_back(reader.bytes());
    return out;
}

/// Strings of many lengths, some twice, some empty, bytes above 0x7F and NUL among them.
std::vector<std::string> made_up(std::size_t count) {
    std::vector<std::string> out;
    std::uint64_t state = 1;
    for (std::size_t i = 0; i < count; ++i) {
        state = state * 6364136223846793005ull + 1442695040888963407ull;
        std::string text(state >> 58, '\0');
        for (char& c : text) {
            state = state * 6364136223846793005ull + 1442695040888963407ull;
            c = static_cast<char>(state >> 56);
        }
        out.push_back(text);
        if (i % 7 == 0) out.push_back(text);
    }
    return out;
}

}  // namespace

TEST_CASE("byte sorter: what fits into memory and what does not come back in the same order") {
    const std::vector<std::string> strings = made_up(5000);
    std::vector<std::string> sorted = strings;
    std::sort(sorted.begin(), sorted.end());
    for (const std::size_t memory : {std::size_t{1}, std::size_t{100}, std::size_t{20'000}, std::size_t{8'000'000}}) {
        CAPTURE(memory);
        ByteSorter sorter(memory);
        for (const std::string& string : strings) sorter.add(string);
        CHECK(read_all(sorter) == sorted);
        CHECK(read_all(sorter) == sorted);  // as often as one likes
    }
}

TEST_CASE("byte sorter: a string longer than the memory and one longer than a buffer") {
    ByteSorter sorter(1000);
    const std::string large(300'000, 'b');
    for (const std::string& string : {std::string("c"), large, std::string("a"), large + "!", std::string()})
        sorter.add(string);
    CHECK(read_all(sorter) == std::vector<std::string>{"", "a", large, large + "!", "c"});
}

TEST_CASE("byte sorter: nothing in, nothing out") {
    ByteSorter sorter;
    CHECK(read_all(sorter).empty());
}

TEST_CASE("byte sorter: without a temporary folder it says so") {
    const char* before = std::getenv("TMPDIR");
    const std::string kept = before ? before : "";
    setenv("TMPDIR", "/proc", 1);
    ByteSorter sorter(10);
    sorter.add("one string");
    CHECK_THROWS_WITH_AS(sorter.add("another"), doctest::Contains("cannot make a temporary file in /proc"), Error);
    if (before)
        setenv("TMPDIR", kept.c_str(), 1);
    else
        unsetenv("TMPDIR");
}

TEST_CASE("byte sorter: numbers and texts in a key have their own order") {
    std::string small, large;
    append_ordered(small, std::uint64_t{255});
    append_ordered(large, std::uint64_t{256});
    CHECK(small < large);
    std::string key;
    append_ordered(key, std::string_view("ab"));
    append_ordered(key, std::uint64_t{1} << 40);
    std::string_view rest = key;
    CHECK(take_text(rest) == "ab");
    CHECK(take_ordered(rest) == std::uint64_t{1} << 40);
    CHECK(rest.empty());
    std::string shorter;
    append_ordered(shorter, std::string_view("a"));
    CHECK(shorter < key);
}
