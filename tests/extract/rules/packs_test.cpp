#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

#include "extract/rules/rule_set.h"

using namespace claimgraph;

TEST_CASE("the built-in packs hold at least 150 rules") { CHECK(RuleSet::load()->rules().size() >= 150); }

TEST_CASE("every rule of the built-in packs has three examples or more, and one that it must not match") {
    const auto rules = RuleSet::load();
    for (const Rule& rule : rules->rules()) {
        CHECK_MESSAGE(rule.examples.size() >= 3, rule.id << " has only " << rule.examples.size() << " examples");
        const auto refused = [](const Example& example) { return example.expect.empty(); };
        CHECK_MESSAGE(std::any_of(rule.examples.begin(), rule.examples.end(), refused),
                      rule.id << " has no example that it must not match");
        std::set<std::string> texts;
        for (const Example& example : rule.examples) texts.insert(example.text);
        CHECK_MESSAGE(texts.size() == rule.examples.size(), rule.id << " has an example twice");
    }
}

TEST_CASE("only a passive predicate has the one to whom it was done as its subject") {
    const auto rules = RuleSet::load();
    for (const Rule& rule : rules->rules())
        for (const ArgumentPattern& argument : rule.arguments) {
            const bool undergoes = std::any_of(argument.paths.begin(), argument.paths.end(), [](const Path& path) {
                return path.size() == 1 && path[0].relation == "nsubj:pass";
            });
            for (const Emission& emission : rule.emissions) {
                if (!undergoes || emission.subject != "$" + argument.name || emission.predicate.starts_with('$'))
                    continue;
                // states of the subject rather than deeds: convictedOf, bornIn, holdsOffice
                static const std::set<std::string> states = {"acquittedOf", "bornIn",      "chargedWith", "consistsOf",
                                                             "convictedOf", "holdsOffice", "locatedIn",   "namedAfter",
                                                             "near",        "sentencedTo"};
                CHECK_MESSAGE((emission.predicate.starts_with("is") || states.count(emission.predicate) == 1),
                              rule.id << ": " << emission.predicate);
            }
        }
}
