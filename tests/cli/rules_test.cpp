#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/cli/program.h"

using namespace claimgraph::tests;

namespace {

using Arguments = std::vector<std::string>;

/// A rule that makes a controlled claim of hoarding, which no built-in pack knows.
const std::string pack = R"({"pack": "mine", "priority": 45, "rules": [
  {"id": "mine.hoard", "note": "X hoards Y",
   "trigger": {"lemma": "hoard", "upos": "VERB"},
   "args": {"who": {"path": "nsubj"}, "what": {"path": "obj"}},
   "emit": [{"subject": "$who", "predicate": "PREDICATE", "object": "$what"}],
   "examples": [
     {"text": "The baker hoards flour.", "expect": ["The baker | WRITTEN | flour"]},
     {"text": "The baker sells bread.", "expect": []}]}]})";

std::string pack_with(const std::string& predicate, const std::string& written) {
    std::string out = pack;
    out.replace(out.find("PREDICATE"), 9, predicate);
    out.replace(out.find("WRITTEN"), 7, written);
    return out;
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

constexpr const char* article = "A shortage\n\nThe baker hoards flour. The miller said the baker was late.\n";

}  // namespace

TEST_CASE("wrong use of rules ends with 2 and says what there is") {
    struct Row {
        Arguments arguments;
        std::string message;
    };
    const Row rows[] = {
        {{"rules"}, "a task is missing: check, list, test, explain, new or score"},
        {{"rules", "chek"}, "rules has no task 'chek'; did you mean check?; there are check, list, test, explain, new and score"},
        {{"rules", "check"}, "a rule pack is missing"},
        {{"rules", "explain"}, "a text is missing"},
        {{"rules", "list", "--all"}, "unrecognised option '--all'"},
    };
    for (const Row& row : rows) {
        const Run result = run(row.arguments);
        CHECK(result.exit_code == 2);
        CHECK(result.out == "");
        CHECK(holds(result.err, row.message));
        CHECK(holds(result.err, "try 'claimgraph rules --help'"));
    }
    for (const char* task : {"check", "list", "test", "explain"}) {
        const Run help = run({"rules", task, "--help"});
        CHECK(help.exit_code == 0);
        CHECK(holds(help.out, "Usage: claimgraph rules " + std::string(task)));
    }
    CHECK(holds(run({"rules", "--help"}).out, "rules explain TEXT"));
}

TEST_CASE("rules check lists what is wrong in all files and ends with 1, rules that are right with 0") {
    TemporaryFolder folder;
    folder.file("good.json", pack_with("$trigger", "hoard"));
    folder.file("bad.json", pack_with("hords", "hoard"));
    folder.file("worse.json", "{\"pack\": \"worse\",\n\"rules\": 1}");
    RunOptions inside;
    inside.folder = folder.path();
    Run result = run({"rules", "check", "good.json"}, inside);
    CHECK(result.exit_code == 0);
    CHECK(result.out == "1 rule, nothing wrong\n");
    result = run({"rules", "check", "worse.json", "good.json", "bad.json"}, inside);
    CHECK(result.exit_code == 1);
    CHECK(result.err == "");
    CHECK(result.out ==
          "worse.json:2:10: a list [ … ] is expected here, not 1\n"
          "bad.json:5:46: the vocabulary (schemas/claimgraph.ttl) has no predicate \"hords\"; "
          "did you mean \"holds\"?\n"
          "2 problems\n");
    result = run({"rules", "check", "none.json"}, inside);
    CHECK(result.exit_code == 1);
    CHECK(holds(result.err, "none.json: the rule pack cannot be read"));
    CHECK(run({"rules", "check", "."}, inside).exit_code == 1);
}

TEST_CASE("the loader of build gives the message of rules check, and nothing is written") {
    TemporaryFolder folder;
    folder.file("bad.json", pack_with("hords", "hoard"));
    RunOptions inside;
    inside.folder = folder.path();
    inside.input = article;
    const Run result = run({"build", "-", "--rules", "bad.json", "-o", "out.ttl"}, inside);
    CHECK(result.exit_code == 1);
    CHECK(holds(result.err, "bad.json:5:46: the vocabulary"));
    CHECK(folder.listing() == "bad.json");
}

TEST_CASE("a pack adds a rule, and a rule with the id of a built-in one replaces it") {
    TemporaryFolder folder;
    folder.file("mine.json", pack_with("$trigger", "hoard"));
    folder.file("quiet.json", R"({"pack": "quiet", "rules": [{"id": "speech.say", "note": "nobody says anything",
        "trigger": {"lemma": "say"}, "emit": [], "examples": [{"text": "x", "expect": []}]}]})");
    RunOptions inside;
    inside.folder = folder.path();
    inside.input = article;
    const Arguments build = {"build", "-", "--to", "jsonl"};
    const auto built = [&](Arguments more) {
        more.insert(more.begin(), build.begin(), build.end());
        const Run result = run(more, inside);
        CHECK(result.exit_code == 0);
        return result.out;
    };
    CHECK_FALSE(holds(built({}), "\"rule\":\"mine.hoard\""));
    CHECK(holds(built({}), "\"rule\":\"speech.say\""));
    const std::string with_both = built({"--rules", "mine.json", "--rules", "quiet.json"});
    CHECK(holds(with_both, "\"rule\":\"mine.hoard\""));
    CHECK_FALSE(holds(with_both, "\"rule\":\"speech.say\""));
}

TEST_CASE("rules test runs the examples of a pack, shows what was made and counts") {
    TemporaryFolder folder;
    folder.file("good.json", pack_with("$trigger", "hoard"));
    folder.file("bad.json", pack_with("$trigger", "hoards"));
    RunOptions inside;
    inside.folder = folder.path();
    Run result = run({"rules", "test", "good.json"}, inside);
    CHECK(result.exit_code == 0);
    CHECK(result.out == "2 examples of 1 rule: all pass\n");
    result = run({"rules", "test", "bad.json"}, inside);
    CHECK(result.exit_code == 1);
    CHECK(result.out ==
          "bad.json:2: mine.hoard: The baker hoards flour.\n"
          "  expected  The baker | hoards | flour\n"
          "  made      The baker | hoard | flour\n"
          "2 examples of 1 rule: 1 fail\n");
}

TEST_CASE("rules list shows all rules, those of a built-in pack or those of a file") {
    TemporaryFolder folder;
    folder.file("mine.json", pack_with("$trigger", "hoard"));
    RunOptions inside;
    inside.folder = folder.path();
    CHECK(run({"rules", "list", "mine.json"}, inside).out ==
          "mine.hoard  45   mine  lemma hoard upos VERB  X hoards Y\n");
    const std::string all = run({"rules", "list"}).out, speech = run({"rules", "list", "speech"}).out;
    CHECK(all == run({"rules", "list"}).out);
    CHECK(holds(all, "open.clause"));
    CHECK(holds(speech, "speech.deny "));
    CHECK_FALSE(holds(speech, "open.clause"));
    CHECK(run({"rules", "list", "no such pack"}).exit_code == 1);
}

TEST_CASE("rules explain shows tree, matches, what was beaten and claims, of arguments and of standard input") {
    TemporaryFolder folder;
    folder.file("mine.json", pack_with("$trigger", "hoard"));
    RunOptions inside;
    inside.folder = folder.path();
    inside.input = "The baker hoards flour.";
    const Run result = run({"rules", "explain", "-", "--rules", "mine.json"}, inside);
    CHECK(result.exit_code == 0);
    CHECK(holds(result.out, "3  hoards"));
    CHECK(holds(result.out, "mine.hoard, priority 45, matches: $who = baker (2), $what = flour (4)"));
    CHECK(holds(result.out, "open.object, priority 16, is beaten by mine.hoard, whose priority is higher"));
    CHECK(holds(result.out, "1. The baker | hoards | flour"));
    CHECK(run({"rules", "explain", "The baker hoards flour.", "--rules", "mine.json"}, inside).out == result.out);
    const Run everything = run({"rules", "explain", "The baker hoards flour.", "--all"}, inside);
    CHECK(everything.out.size() > run({"rules", "explain", "The baker hoards flour."}, inside).out.size());
    CHECK(run({"rules", "explain", ""}).exit_code == 0);
}

TEST_CASE("a hostile pack costs a bounded time and memory") {
    TemporaryFolder folder;
    std::string numbers = "{\"pack\": \"x\", \"rules\": [1";
    while (numbers.size() < (2u << 20) - 10) numbers += ",1";
    const std::string packs[] = {
        folder.file("numbers.json", numbers + "]}"),
        folder.file("deep.json", std::string(1000000, '[')),
        folder.file("long.json", "{\"pack\": \"" + std::string(2000000, 'x') + "\"}"),
        folder.file("zeros.json", std::string(1000000, '\0')),
        "/dev/zero",
    };
    for (const std::string& path : packs) {
        const Run result = run({"rules", "check", path});
        CAPTURE(path);
        CHECK(result.exit_code <= 1);
        CHECK(result.cpu_seconds < 5);
#ifndef CLAIMGRAPH_SANITIZED
        CHECK(result.peak_kilobytes < 256 * 1024);
#endif
    }
}

TEST_CASE("rules new prints a pack that check and test accept") {
    const TemporaryFolder folder;
    const Run made = run({"rules", "new", "supplies"});
    CHECK(made.exit_code == 0);
    const std::string file = folder.file("supplies.json", made.out);
    CHECK(run({"rules", "check", file}).out == "1 rule, nothing wrong\n");
    CHECK(run({"rules", "test", file}).out == "2 examples of 1 rule: all pass\n");
    CHECK(run({"rules", "new", "Two words"}).exit_code == 2);
    CHECK(run({"rules", "new"}).exit_code == 2);
}
