#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

#include "extract/repair_examples.h"
#include "extract/rules/rule_set.h"

using namespace claimgraph::extract::rules::rewrite;
using namespace claimgraph::extract::rules;
using namespace claimgraph::extract;
using namespace claimgraph;

TEST_CASE("every repair does what its examples show, and leaves alone what it must") {
    const auto rules = RuleSet::load({}, PackCheck::whole);
    REQUIRE(rules->repairs().size() > 10);
    for (const Repair& repair : rules->repairs())
        for (const RepairExample& example : repair.examples) {
            const RepairExampleResult result = run_example(*rules, repair, example);
            std::string faults;
            for (const std::string& fault : result.faults) faults += "\n  " + fault;
            CHECK_MESSAGE(result.passed(), repair.pack << ":" << repair.line << ": " << repair.id << ": '"
                                                       << example.text << "'" << faults);
        }
}

TEST_CASE("every repair says what it is for, and the packs come in the order that they give") {
    const auto rules = RuleSet::load({}, PackCheck::whole);
    std::set<std::string> ids;
    for (const Repair& repair : rules->repairs()) {
        CHECK_MESSAGE(!repair.note.empty(), repair.id);
        CHECK_MESSAGE(ids.insert(repair.id).second, repair.id);
    }
    CHECK(std::is_sorted(rules->repairs().begin(), rules->repairs().end(),
                         [](const Repair& a, const Repair& b) { return a.order < b.order; }));
    CHECK(rules->repairs().back().pack_name == "normalise");
}
