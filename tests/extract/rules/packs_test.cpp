#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "embedded.h"
#include "extract/rules/rule_set.h"
#include "extract/rules/vocabulary.h"

using namespace claimgraph::extract::rules;
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

TEST_CASE(
    "every term that rules emit is one of the vocabulary, and every predicate of it is emitted or the inverse of one") {
    std::set<std::string> emitted;
    const auto rules = RuleSet::load();
    for (const Rule& rule : rules->rules())
        for (const Emission& emission : rule.emissions)
            if (!emission.predicate.starts_with('$')) emitted.insert(emission.predicate);
    const std::vector<std::string>& terms = predicate_terms();
    for (const std::string& term : emitted)
        CHECK_MESSAGE(std::binary_search(terms.begin(), terms.end(), term), term << " is not in the vocabulary");
    const std::string_view turtle = embedded::file("schemas/claimgraph.ttl");
    for (const std::string& term : terms) {
        const std::size_t begin = turtle.find("\ncg:" + term + " a ");
        REQUIRE_MESSAGE(begin != std::string_view::npos, term);
        const std::string_view statement = turtle.substr(begin, turtle.find(" .\n", begin) - begin);
        CHECK_MESSAGE(statement.find("rdfs:label \"") != std::string_view::npos, term << " has no label");
        CHECK_MESSAGE(statement.find("rdfs:comment \"") != std::string_view::npos, term << " has no definition");
        constexpr std::string_view key = "owl:inverseOf cg:";
        const std::size_t at = statement.find(key);
        const std::string inverse =
            at == std::string_view::npos
                ? std::string()
                : std::string(statement.substr(at + key.size(),
                                               statement.find_first_of(" ;\n", at + key.size()) - at - key.size()));
        if (!inverse.empty()) {
            const std::size_t back = turtle.find("\ncg:" + inverse + " a ");
            REQUIRE_MESSAGE(back != std::string_view::npos, term << " has the unknown inverse " << inverse);
            CHECK_MESSAGE(turtle.substr(back, turtle.find(" .\n", back) - back).find("owl:inverseOf cg:" + term) !=
                              std::string_view::npos,
                          inverse << " does not say that " << term << " is its inverse");
        }
        CHECK_MESSAGE((emitted.contains(term) || emitted.contains(inverse)), "no rule emits " << term);
    }
}
