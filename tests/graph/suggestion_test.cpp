#include "graph/suggestion.h"

#include <doctest/doctest.h>

using namespace claimgraph;

namespace {

std::string question(const char* wanted, std::vector<std::string> names) { return did_you_mean(wanted, names); }

}  // namespace

TEST_CASE("suggestions: one letter wrong, missing, too much or exchanged") {
    for (const char* wanted : {"biuld", "buld", "build1", "bxild", "BUILD"})
        CHECK(question(wanted, {"build", "export", "merge"}) == "; did you mean build?");
    CHECK(question("xyz", {"build", "export"}) == "");
    CHECK(question("", {"build"}) == "");
}

TEST_CASE("suggestions: any word of a name may be meant, and the begin of a name") {
    CHECK(question("Rothh", {"Anna Roth", "Ben Ito"}) == "; did you mean Anna Roth?");
    CHECK(question("graph", {"graphml", "ttl"}) == "; did you mean graphml?");
}

TEST_CASE("suggestions: the nearest first, three at most, whatever their order") {
    CHECK(question("bat", {"cat", "bats", "hat", "bat house", "oat"}) == "; did you mean bat house, bats or cat?");
    CHECK(question("bat", {"oat", "bat house", "hat", "bats", "cat"}) == "; did you mean bat house, bats or cat?");
}

TEST_CASE("suggestions: a name may stand for another, and letters are not bytes") {
    Suggestions suggestions("Zelenskij");
    suggestions.consider("Zelensky", "Volodymyr Zelensky");
    suggestions.consider("Zelenskyy", "Volodymyr Zelensky");
    CHECK(suggestions.nearest() == std::vector<std::string>{"Volodymyr Zelensky"});
    CHECK(question("Göteburg", {"Göteborg"}) == "; did you mean Göteborg?");
}
