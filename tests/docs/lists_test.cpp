#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

#include "extract/rules/rule_set.h"

using namespace claimgraph;

// A list that no pack has is an empty one: a name with a slip of the pen in it would never be found, and nobody told.
TEST_CASE("the packs have every word list that C++ asks for by name") {
    static const std::regex asked(R"re(\b(?:contains|named)\(\s*"([a-z_0-9]+)")re");
    const auto rules = RuleSet::load();
    std::set<std::string> names;
    for (const char* folder : {"claims", "concepts", "rules", "rules/rewrite"})
        for (const auto& entry :
             std::filesystem::directory_iterator(std::string(CLAIMGRAPH_SOURCE) + "/extract/" + folder)) {
            if (entry.path().extension() != ".cpp") continue;
            std::ifstream file(entry.path());
            const std::string text{std::istreambuf_iterator<char>(file), {}};
            for (std::sregex_iterator at(text.begin(), text.end(), asked), end; at != end; ++at) names.insert((*at)[1]);
        }
    CHECK(names.size() > 90);
    for (const std::string& name : names) {
        CAPTURE(name);
        CHECK(rules->lists().known(name));
    }
}
