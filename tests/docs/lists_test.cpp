#include <doctest/doctest.h>

#include <regex>
#include <set>
#include <string>
#include <vector>

#include "extract/rules/rule_set.h"
#include "tests/docs/sources.h"

using namespace claimgraph::extract::rules;
using namespace claimgraph;

// A list that no pack has is an empty one: a name with a slip of the pen in it would never be found, and nobody told.
TEST_CASE("the packs have every word list that C++ asks for by name") {
    static const std::regex asked(R"re(\b(?:contains|named)\(\s*"([a-z_0-9]+)")re");
    const auto rules = RuleSet::load();
    std::set<std::string> names;
    tests::each_source({"extract/claims", "extract/concepts", "extract/rules"},
                       [&](const std::string&, const std::vector<std::string>& lines) {
                           std::string text;
                           for (const std::string& line : lines) text += line + "\n";
                           for (std::sregex_iterator at(text.begin(), text.end(), asked), end; at != end; ++at)
                               names.insert((*at)[1]);
                       });
    CHECK(names.size() > 90);
    for (const std::string& name : names) {
        CAPTURE(name);
        CHECK(rules->lists().known(name));
    }
}
