#include <doctest/doctest.h>
#include <rapidjson/document.h>

#include <cmath>
#include <string>
#include <string_view>

#include "tests/cli/program.h"
#include "tests/count.h"

using namespace claimgraph::tests;

namespace {

/// A store of two articles with a man in both, who denies one thing and calls for another.
std::string store_of_two(const TemporaryFolder& folder) {
    const std::string one = folder.file("one.txt",
                                        "Ferry plan\n\nApril 12, 2024\n\nThe harbour minister Piet Varga denied that "
                                        "the ferry sank. Varga calls for calm. He visited Lisbon.\n");
    const std::string two = folder.file("two.txt",
                                        "Harbour quiet\n\nApril 13, 2024\n\nPiet Varga has called for calm. Piet Varga "
                                        "visited Lisbon.\n");
    std::string store = folder.path("store.db");
    REQUIRE(run({"build", one, two, "--store", store, "--quiet"}).exit_code == 0);
    return store;
}

rapidjson::Document parsed(const std::string& json) {
    rapidjson::Document all;
    all.Parse(json.c_str());
    REQUIRE_FALSE(all.HasParseError());
    return all;
}

}  // namespace

TEST_CASE("explain: words of a subject and a predicate show the claims with all that is behind them") {
    const TemporaryFolder folder;
    const std::string store = store_of_two(folder);
    const Run shown = run({"explain", store, "Varga denies"});
    CHECK(shown.exit_code == 0);
    for (const char* part :
         {"Piet Varga – denies – that the ferry sank\n",
          "\"The harbour minister Piet Varga denied that the ferry sank.\"",
          "\"The harbour minister Piet Varga\" = Piet Varga (Person) person-", "\"denied\" = denies (cg:denies)",
          "one.txt, 2024-04-12, \"Ferry plan\"", "affirmed, actual", "speech.deny, confidence 0.", "prop-",
          "in this document only", "\"Piet Varga\" of ", ": the same full name"})
        CHECK_MESSAGE(contains(shown.out, part), part << " in " << shown.out);
    CHECK_FALSE(contains(shown.out, "visit"));

    // what the denied claim says stands there by its id, which leads to it
    const auto at = shown.out.find("\"that the ferry sank\" ") + std::string("\"that the ferry sank\" ").size();
    const Run inner = run({"explain", store, shown.out.substr(at, shown.out.find('\n', at) - at)});
    CHECK(contains(inner.out, "the ferry – NOT sink (according to Piet Varga)\n"));
    CHECK(contains(inner.out, "negated, actual"));
}

TEST_CASE("explain: what several documents say is told, and asked for by its id") {
    const TemporaryFolder folder;
    const std::string store = store_of_two(folder);
    const Run shown = run({"explain", store, "Varga visits Lisbon"});
    CHECK(contains(shown.out, "in 2 documents, by "));
    CHECK(contains(shown.out, "2024-04-12 to 2024-04-13"));
    const std::string proposition = shown.out.substr(shown.out.find("prop-"), 31);
    CHECK(parsed(run({"explain", store, proposition, "--json"}).out)["claimCount"].GetInt() == 2);
}

TEST_CASE("explain: --json is one object, whose claims are those of the export") {
    const TemporaryFolder folder;
    const std::string store = store_of_two(folder);
    const auto all = parsed(run({"explain", store, "Varga denies", "--json"}).out);
    REQUIRE(all["claims"].Size() == 1);
    const std::string lines = run({"export", store, "--to", "jsonl"}).out;
    const auto at = lines.find(std::string("{\"id\":\"") + all["claims"][0]["id"].GetString());
    REQUIRE(at != std::string::npos);
    CHECK(parsed(lines.substr(at, lines.find('\n', at) - at)) == all["claims"][0]);
    CHECK(all["claimCount"].GetInt() == 1);
    REQUIRE(all["things"].Size() == 1);
    const auto& thing = all["things"][0];
    CHECK(std::string(thing["label"].GetString()) == "Piet Varga");
    CHECK(std::string(thing["merges"][0]["reason"].GetString()) == "the same full name");

    const auto named = parsed(run({"explain", store, "Piet Varga", "--json"}).out);
    CHECK(named["things"] == all["things"]);
    CHECK_FALSE(named.HasMember("claims"));
}

TEST_CASE("explain: at most --most claims are listed, the rest is counted") {
    const TemporaryFolder folder;
    const std::string store = store_of_two(folder);
    const Run one = run({"explain", store, "Varga calls for", "--most", "1"});
    CHECK(contains(one.out, "\nand 1 more claim (--most 0 shows all)\n"));
    const Run all = run({"explain", store, "Varga calls for", "--most", "0"});
    CHECK_FALSE(contains(all.out, " more claim"));
    CHECK(all.out == run({"explain", store, "Varga calls for"}).out);
    const auto json = parsed(run({"explain", store, "Varga calls for", "--most", "1", "--json"}).out);
    CHECK(json["claims"].Size() == 1);
    CHECK(json["claimCount"].GetInt() == 2);
}

TEST_CASE("explain: what is not there is said, with what may have been meant") {
    const TemporaryFolder folder;
    const std::string store = store_of_two(folder);
    const Run wrong = run({"explain", store, "Vargo denies"});
    CHECK(wrong.exit_code == 1);
    CHECK(wrong.out == "");
    CHECK(contains(wrong.err, "speaks of 'Vargo denies', and no claim has these words; did you mean Piet Varga?"));
    CHECK(run({"explain", store, "claim-none"}).exit_code == 1);
    CHECK(run({"explain", store, " "}).exit_code == 2);
}

TEST_CASE("explain: of one claim the tree, the rule that fired and what it beat, and what the confidence rests on") {
    const TemporaryFolder folder;
    const std::string store = store_of_two(folder);
    const Run shown = run({"explain", store, "Varga denies"});
    for (const char* part : {"  #  word", "6  denied ", "denied (6)\n  speech.deny, priority ", ", matches: $",
                             "is beaten by speech.deny", "confidence, in log-odds\n", "that it rests on"})
        CHECK_MESSAGE(contains(shown.out, part), part << " in " << shown.out);
    const auto all = parsed(run({"explain", store, "Varga denies", "--json"}).out);
    const auto& why = all["derivations"][all["claims"][0]["id"].GetString()];
    CHECK(contains(why["tree"].GetString(), "\tdenied\tdeny\tVERB\t"));
    CHECK(std::string(why["rules"][0]["rule"].GetString()) == "speech.deny");
    CHECK(why["rules"][0]["fired"].GetBool());
    double sum = 0;
    for (const auto& share : why["confidence"].GetArray()) sum += share["logOdds"].GetDouble();
    CHECK(1 / (1 + std::exp(-sum)) == doctest::Approx(all["claims"][0]["confidence"].GetDouble()).epsilon(0.01));

    // Of several claims only where it is asked for.
    CHECK_FALSE(contains(run({"explain", store, "Varga calls for"}).out, "log-odds"));
    CHECK(contains(run({"explain", store, "Varga calls for", "--trees"}).out, "log-odds"));
    CHECK_FALSE(parsed(run({"explain", store, "Varga calls for", "--json"}).out).HasMember("derivations"));
}

TEST_CASE("explain: a claim by a rule that is not given is not made up") {
    const TemporaryFolder folder;
    const std::string pack = folder.file(
        "pack.json", R"({"pack": "test", "rules": [{"id": "test.visit", "note": "X visits Y", "priority": 90,
        "trigger": {"lemma": "visit", "upos": "VERB"}, "args": {"who": {"path": "nsubj"}, "where": {"path": "obj"}},
        "emit": [{"subject": "$who", "predicate": "$trigger", "object": "$where"}],
        "examples": [{"text": "Anna visited Velm.", "expect": ["Anna | visit | Velm"]}, {"text": "Anna slept.", "expect": []}]}]})");
    const std::string article = folder.file("a.txt", "Ferry plan\n\nPiet Varga visited Velm on Friday.\n");
    const std::string store = folder.path("a.db");
    REQUIRE(run({"build", article, "--store", store, "--rules", pack, "--quiet"}).exit_code == 0);
    CHECK(contains(run({"explain", store, "Varga visits Velm"}).out, "this program does not find it in these words"));
    CHECK(contains(run({"explain", store, "Varga visits Velm", "--rules", pack}).out,
                   "test.visit, priority 90, matches"));
}
