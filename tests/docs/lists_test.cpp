#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "extract/rules/list_names.h"
#include "extract/rules/rule_set.h"
#include "tests/docs/sources.h"

using namespace claimgraph::extract::rules;
using namespace claimgraph;

TEST_CASE("the packs have every word list that C++ asks for by name, each under a name of its own") {
    const auto rules = RuleSet::load();
    CHECK(rules->lists().missing() == "");
    CHECK(WordLists().missing() == list_names.front());
    CHECK(std::is_sorted(list_names.begin(), list_names.end()));
    CHECK(std::set<std::string_view>(list_names.begin(), list_names.end()).size() == list_names.size());
}

// A name without a use is a list that somebody keeps for nothing.
TEST_CASE("C++ asks for every word list that is named for it") {
    std::string code;
    tests::each_source({"extract/claims", "extract/concepts", "extract/rules"},
                       [&](const std::string& path, const std::vector<std::string>& lines) {
                           if (path == "extract/rules/list_names.h") return;
                           for (const std::string& line : lines) code += line + "\n";
                       });
    for (const std::string_view name : list_names) {
        CAPTURE(name);
        CHECK(code.find('"' + std::string(name) + '"') != std::string::npos);
    }
}
