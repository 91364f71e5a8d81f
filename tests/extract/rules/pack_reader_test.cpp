#include "extract/rules/pack_reader.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "embedded.h"
#include "extract/language/analysis.h"
#include "extract/rules/suggestion.h"
#include "extract/rules/vocabulary.h"

using namespace claimgraph::extract::rules;
using namespace claimgraph;

namespace {

/// The problems of a pack, a line each, without the file's name.
std::string problems_of(const std::string& json) {
    std::string out;
    for (const PackProblem& problem : read_pack(json, "my.json").problems)
        out += described(problem).substr(std::string("my.json:").size()) + "\n";
    return out;
}

/// A pack with one rule: what is given, then a trigger, args, emit and examples unless they are given.
std::string pack_with(const std::string& parts) {
    std::string rule = "{\"id\": \"my.rule\", " + parts;
    const auto add = [&](const std::string& key, const std::string& value) {
        if (parts.find("\"" + key + "\":") == std::string::npos) rule += ", \"" + key + "\": " + value;
    };
    add("trigger", R"({"lemma": "deny"})");
    add("args", R"({"who": {"path": "nsubj"}})");
    add("emit", R"([{"subject": "$who", "predicate": "denies"}])");
    add("examples", R"([{"text": "x", "expect": ["x | denies"]}, {"text": "x", "expect": []}])");
    return "{\"pack\": \"my\", \"rules\": [\n" + rule + "}]}";
}

}  // namespace

TEST_CASE("a pack without a fault has no problems") {
    CHECK(problems_of(pack_with("\"note\": \"// no comment\"")) == "");
    CHECK(problems_of("{\"pack\": \"lists only\" /* as it says */, \"lists\": {\"a\": [\"b\"]} // end\n}") == "");
    CHECK(problems_of("\xEF\xBB\xBF{\"pack\": \"with a byte-order mark\"}") == "");
}

TEST_CASE("each fault is reported with line, column, what is wrong and what would be right") {
    struct Row {
        std::string pack, problems;
    };
    const Row rows[] = {
        // no JSON
        {"", "1:1: there is no JSON in this file; a pack begins with {\n"},
        {"{\"pack\": \"my\",\n }", "2:2: a key in double quotes is expected here; no comma stands before }\n"},
        {"{\"pack\": \"my\"\n \"rules\": []}", "2:2: a comma or } is missing before this\n"},
        {"{\"pack\": \"my\", \"rules\": [1,]}",
         "1:28: no value can begin here: text stands in double quotes, and no comma stands before ]\n"},
        {"{\"pack\": \"my\", \"pack\": \"your\"}", "1:16: the key \"pack\" is given twice; one of them has to go\n"},
        {"{\"pack\": \"my\"} {}", "1:16: the pack has ended before; nothing may follow\n"},
        // the schema
        {"[]", "1:1: an object { … } is expected here, not a list\n"},
        {"{}", "1:1: a pack needs \"pack\": The name of the pack, for messages and lists.\n"},
        {pack_with("\"colour\": 1"),
         "2:19: a rule has no key \"colour\"; the keys are id, note, like, priority, confidence, predicate, trigger, "
         "without, args, says, emit and examples\n"},
        {pack_with("\"prioriy\": 1"), "2:19: a rule has no key \"prioriy\"; did you mean \"priority\"?\n"},
        {pack_with("\"priority\": \"high\""), "2:31: a whole number is expected here, not \"high\"\n"},
        {pack_with("\"priority\": 9999999999"), "2:31: the number must be from -1000 to 1000\n"},
        {pack_with("\"confidence\": 7"), "2:33: the number must be from 0 to 1\n"},
        {pack_with("\"trigger\": {\"upos\": \"VREB\"}"),
         "2:39: \"VREB\" is not one of the values that can stand here; did you mean \"VERB\"?\n"},
        {pack_with("\"trigger\": {\"lemma\": 7}"),
         "2:40: a text in double quotes or a list [ … ] is expected here, not 7\n"},
        {pack_with("\"trigger\": {\"entity\": [\"Person\", \"person\"]}"),
         "2:52: \"person\" is not one of the values that can stand here; did you mean \"Person\"?\n"},
        {pack_with("\"trigger\": {\"lemma\": []}"), "2:40: the list must not be empty\n"},
        {pack_with("\"args\": {\"who\": {\"path\": \"nsubj\", \"take\": \"noun phrase\"}}"),
         "2:61: \"noun phrase\" is not one of the values that can stand here; did you mean \"noun_phrase\"?\n"},
        {pack_with("\"examples\": []"), "2:31: the list must not be empty\n"},
        {pack_with("\"emit\": [{\"subject\": \"who\", \"predicate\": \"denies\"}]"),
         "2:40: \"who\" will not do: write $ and the name of one of the rule's args, or $trigger\n"},
        // what the parts mean to each other
        {pack_with("\"trigger\": {}"),
         "2:30: the trigger takes every word; give it a lemma, upos, xpos, deprel, marker or entity\n"},
        {pack_with("\"trigger\": {\"lemma\": \"Deny\"}"),
         "2:40: \"Deny\" never fits: lemmas are compared in lower case\n"},
        {pack_with("\"trigger\": {\"marker\": \"according to\"}"),
         "2:41: \"according to\" never fits: markers are in lower case, their words joined by _\n"},
        {pack_with("\"args\": {\"who\": {\"path\": \"nsubk\"}}"),
         "2:44: Universal Dependencies has no relation \"nsubk\"; did you mean \"nsubj\"?\n"},
        {pack_with("\"args\": {\"who\": {\"path\": [\"nsubj\", \"nsubj:passive\"]}}"),
         "2:54: there is no relation \"nsubj:passive\"; did you mean \"nsubj:pass\"?\n"},
        {pack_with("\"args\": {\"who\": {\"path\": [\"obl:with\", \"obl:with\"]}}"),
         "2:57: the path \"obl:with\" is given twice; the second is never reached\n"},
        {pack_with("\"args\": {\"who\": {\"path\": \"conj?\"}}"),
         "2:44: every step of the path \"conj?\" is optional, so it leads to the trigger itself\n"},
        {pack_with("\"emit\": [{\"subject\": \"$whom\", \"predicate\": \"denies\"}]"),
         "2:40: $whom is not one of the rule's arguments; did you mean \"$who\"?\n"},
        {pack_with("\"emit\": [{\"subject\": \"$who\", \"predicate\": \"denis\"}]"),
         "2:61: the vocabulary (schemas/claimgraph.ttl) has no predicate \"denis\"; did you mean \"denies\"?\n"},
        {pack_with("\"emit\": [{\"subject\": \"$who\", \"predicate\": \"$predicate\"}]"),
         "2:61: the rule gives no \"predicate\" that $predicate could stand for\n"},
        {pack_with(
             "\"emit\": [{\"subject\": \"$who\", \"predicate\": \"denies\", \"qualifiers\": {\"tim\": \"$who\"}}]"),
         "2:86: qualifiers have no role \"tim\"; did you mean \"time\"?\n"},
        {pack_with("\"args\": {\"who\": {\"path\": \"nsubj\"}, \"what\": {\"path\": \"obj\", \"optional\": true}}"),
         "2:54: no part of emit or says uses $what: use it, remove it, or take \"optional\" away to make it a "
         "condition\n"},
        {pack_with("\"like\": \"my.other\""), "2:27: no earlier rule of this pack has the id \"my.other\"\n"},
        {pack_with("\"examples\": [{\"text\": \"x\", \"expect\": [\"x | denies\"]}]"),
         "2:31: no example shows a sentence that the rule must leave alone; add one with \"expect\": []\n"},
        {pack_with("\"examples\": [{\"text\": \"x\", \"expect\": []}]"),
         "2:31: no example shows a claim that the rule makes; add one with the claim in \"expect\"\n"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.pack);
        CHECK(problems_of(row.pack) == row.problems);
    }
}

TEST_CASE("all faults of a pack are reported, in the order of the file") {
    const std::string rule = "\"examples\": [{\"text\": \"x\", \"expect\": []}]}";
    const std::string pack =
        "{\"pack\": \"my\", \"rules\": [\n"
        "{\"id\": \"a\", \"trigger\": {\"lemma\": \"x\"}, " +
        rule +
        ",\n"
        "{\"id\": \"b\", \"triger\": {\"lemma\": \"x\"}, \"emit\": [], " +
        rule +
        ",\n"
        "{\"id\": \"a\", \"trigger\": {\"upos\": \"V\"}, \"emit\": [], " +
        rule + "]}";
    CHECK(problems_of(pack) ==
          "2:8: the rule neither emits nor says anything; add \"emit\" or \"says\"\n"
          "3:1: a rule needs \"trigger\": The word at which the rule looks, usually a verb with its lemma.\n"
          "3:13: a rule has no key \"triger\"; did you mean \"trigger\"?\n"
          "4:8: the id \"a\" is used twice; line 2 has it already\n"
          "4:33: \"V\" is not one of the values that can stand here; did you mean \"X\"?\n");
}

TEST_CASE("what is taken from another rule is reported where it is taken") {
    const std::string examples =
        "\"examples\": [{\"text\": \"x\", \"expect\": [\"x | denies\"]}, {\"text\": \"x\", \"expect\": []}]}";
    CHECK(problems_of("{\"pack\": \"my\", \"rules\": [\n"
                      "{\"id\": \"a\", \"trigger\": {\"lemma\": \"x\"}, \"args\": {\"who\": {\"path\": \"nsubj\"}}, "
                      "\"emit\": [{\"subject\": \"$who\", \"predicate\": \"denies\"}], " +
                      examples +
                      ",\n"
                      "{\"id\": \"b\", \"like\": \"a\", \"trigger\": {\"lemma\": \"x\"}, \"args\": {\"whom\": "
                      "{\"path\": \"nsubj\"}}, " +
                      examples + "]}") ==
          "3:21: emit is taken from \"a\": $who is not one of the rule's arguments; did you mean \"$whom\"?\n");
}

TEST_CASE("no pack makes more than a hundred lines of problems") {
    std::string pack = "{\"pack\": \"my\", \"rules\": [";
    for (int i = 0; i < 1000; ++i) pack += (i == 0 ? "" : ",") + std::string("\n{}");
    const std::vector<PackProblem> problems = read_pack(pack + "]}", "my.json").problems;
    REQUIRE(problems.size() == most_problems + 1);
    CHECK(problems.back().message == "2900 more problems are not shown");
}

TEST_CASE("columns count characters, lines may end as on Windows, and escapes do not mislead") {
    CHECK(problems_of("{\"pack\": \"Übung \\\" \\\\\", \"colour\": 1}").starts_with("1:25: "));
    CHECK(problems_of("{\"pack\": \"my\",\r\n\r\n  \"colour\": 1}").starts_with("3:3: "));
    CHECK(problems_of("{\"pack\": \"my\", /* \" */ \"note\": true}").starts_with("1:32: "));
}

TEST_CASE("nesting, wrong encodings and long texts in a pack are refused, not followed") {
    CHECK(problems_of(std::string(1000000, '[')) == "1:33: this is nested too deeply for a pack\n");
    CHECK(problems_of("{\"pack\": \"\xFF\"}").find("this is no valid UTF-8") != std::string::npos);
    CHECK(problems_of("{\"pack\": \"my\", \"rules\": [{\"id\": \"" + std::string(1000000, 'a') +
                      "\", \"trigger\": {\"lemma\": \"x\"}, \"examples\": [{\"text\": \"x\", \"expect\": []}]}]}")
              .size() < 500);
}

TEST_CASE("the built-in packs have nothing wrong, their predicates included") {
    for (const std::string_view path : embedded::paths())
        if (path.starts_with("extract/packs/rules."))
            for (const PackProblem& problem : read_pack(embedded::file(path), std::string(path)).problems)
                FAIL_CHECK(described(problem));
}

TEST_CASE("the schema names the tags, types and roles that the program knows") {
    const std::string schema(embedded::file("schemas/rules.schema.json"));
    const auto has = [&](std::string_view word) {
        return schema.find('"' + std::string(word) + '"') != std::string::npos;
    };
    for (int i = 0; i <= static_cast<int>(Upos::X); ++i) CHECK(has(to_string(static_cast<Upos>(i))));
    for (int i = 0; i <= static_cast<int>(EntityType::other); ++i) CHECK(has(to_string(static_cast<EntityType>(i))));
    for (const std::string& role : qualifier_roles()) CHECK(has(role));
    CHECK(qualifier_roles().size() >= 8);
    CHECK(std::count(predicate_terms().begin(), predicate_terms().end(), "holdsOffice") == 1);
    CHECK(std::count(predicate_terms().begin(), predicate_terms().end(), "polarity") == 0);
}

TEST_CASE("what is near is suggested, what is far is not") {
    CHECK(nearest("nsbuj", {"obj", "nsubj"}) == "nsubj");
    CHECK(nearest("VERBS", {"VERB", "NOUN"}) == "VERB");
    CHECK(nearest("colour", {"id", "note"}) == "");
    CHECK(nearest(std::string(100000, 'x'), {"x"}) == "");
    CHECK(listed({"a", "b", "c"}) == "a, b or c");
}
