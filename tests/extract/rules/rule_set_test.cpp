#include "extract/rules/rule_set.h"

#include <doctest/doctest.h>

#include <string>

#include "extract/rules/matcher.h"
#include "graph/errors.h"
#include "tests/extract/tree.h"

using namespace claimgraph::extract::rules;
using namespace claimgraph;

namespace {

std::string error_of(const std::string& pack) {
    try {
        RuleSet set;
        set.add_pack(pack, "my.json");
        set.compile();
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

std::string pack_with(const std::string& rule) { return "{\"pack\": \"my\",\n \"rules\": [\n" + rule + "\n]}"; }

const std::string examples = "\"examples\": [{\"text\": \"It rains.\", \"expect\": []}]";

}  // namespace

TEST_CASE("the built-in packs load and are indexed by lemma") {
    const auto rules = RuleSet::load();
    CHECK(rules->rules().size() > 50);
    CHECK(rules->rules_for("deny", Upos::VERB).by_lemma.size() > 1);
    CHECK(rules->rules_for("sleep", Upos::VERB).by_lemma.empty());
    CHECK(rules->rules_for("sleep", Upos::VERB).by_tag.size() > rules->rules_for("sleep", Upos::INTJ).by_tag.size());
    CHECK(rules->lists().accepts({"@deny"}, "dispute"));
    CHECK_FALSE(rules->lists().accepts({"@deny"}, "confirm"));
}

TEST_CASE("a faulty rule pack is refused with file, line, column and reason") {
    CHECK(error_of("{\"pack\": \"my\",,}").starts_with("my.json:1:15: a key in double quotes is expected here"));
    const std::string message = error_of(pack_with("{\"id\": \"my.rule\", \"colour\": 1, " + examples + "}"));
    CHECK(message.starts_with("my.json:3:1: a rule needs \"trigger\""));
    CHECK(message.ends_with("(and 1 more: claimgraph rules check my.json)"));
}

TEST_CASE("a list that no pack has is a fault of the rule that uses it") {
    CHECK(error_of(pack_with("{\"id\": \"my.rule\", \"trigger\": {\"lemma\": \"@nolist\"}, \"emit\": [], " + examples +
                             "}")) == "my.json:3:40: no pack has a list @nolist; define it under \"lists\"");
}

TEST_CASE("a rule with the id of a built-in one replaces it") {
    RuleSet set;
    set.add_pack(pack_with("{\"id\": \"a.b\", \"trigger\": {\"lemma\": \"x\"}, \"priority\": 1, \"emit\": [], " +
                           examples + "}"),
                 "first.json");
    set.add_pack(pack_with("{\"id\": \"a.b\", \"trigger\": {\"lemma\": \"y\"}, \"priority\": 2, \"emit\": [], " +
                           examples + "}"),
                 "second.json");
    set.compile();
    REQUIRE(set.rules().size() == 1);
    CHECK(set.rules()[0].priority == 2);
}

TEST_CASE("of the rules that match at one word those with the highest priority win") {
    RuleSet set;
    set.add_pack(R"({"pack": "my", "rules": [
        {"id": "low", "priority": 1, "trigger": {"upos": "VERB"}, "args": {"who": {"path": "nsubj"}}, "emit": [{"subject": "$who", "predicate": "$trigger"}], "examples": [{"text": "x", "expect": ["x | deny"]}, {"text": "x", "expect": []}]},
        {"id": "high", "priority": 2, "trigger": {"lemma": "deny"}, "args": {"who": {"path": "nsubj"}, "what": {"path": ["ccomp", "obj"]}}, "emit": [{"subject": "$who", "predicate": "$trigger"}], "examples": [{"text": "x", "expect": ["x | deny"]}, {"text": "x", "expect": []}]}
    ]})",
                 "my.json");
    set.compile();
    const auto with_object =
        test::one_sentence("He he PRON PRP 2 nsubj  denied deny VERB VBD 0 root  it it PRON PRP 2 obj");
    const EnhancedGraph graph(with_object.analysis.sentences[0], set.lists());
    const auto matches = match(set, graph, std::vector<std::optional<EntityType>>(3));
    REQUIRE(matches.size() == 1);
    CHECK(matches[0].rule->id == "high");
    CHECK(matches[0].argument("$what") == 2);
    CHECK(matches[0].argument("who") == 0);
    CHECK(matches[0].argument("nobody") == -1);

    const auto without = test::one_sentence("He he PRON PRP 2 nsubj  denied deny VERB VBD 0 root");
    const EnhancedGraph bare(without.analysis.sentences[0], set.lists());
    const auto left = match(set, bare, std::vector<std::optional<EntityType>>(2));
    REQUIRE(left.size() == 1);
    CHECK(left[0].rule->id == "low");
}

TEST_CASE("paths go up, skip optional steps, and tests look at names and prepositions") {
    RuleSet set;
    set.add_pack(R"({"pack": "my", "rules": [
        {"id": "up", "trigger": {"marker": "according_to"}, "args": {"verb": {"path": "<obl"}, "subject": {"path": "<obl xcomp? nsubj", "where": {"entity": "Person"}}}, "emit": [], "examples": [{"text": "x", "expect": []}]}
    ]})",
                 "my.json");
    set.compile();
    const auto text = test::one_sentence(
        "Keller Keller PROPN NNP 2 nsubj  left leave VERB VBD 0 root  according accord VERB VBG 5 case  to to ADP IN 3 "
        "fixed  him he PRON PRP 2 obl");
    const EnhancedGraph graph(text.analysis.sentences[0], set.lists());
    std::vector<std::optional<EntityType>> types(5);
    CHECK(match(set, graph, types).empty());
    types[0] = EntityType::person;
    REQUIRE(match(set, graph, types).size() == 1);
    CHECK(match(set, graph, types)[0].argument("verb") == 1);
}
