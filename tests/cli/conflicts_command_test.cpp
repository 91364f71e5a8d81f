#include <doctest/doctest.h>
#include <rapidjson/document.h>

#include <string>

#include "tests/cli/program.h"
#include "tests/cli/two_counts.h"

using namespace claimgraph;
using tests::run;
using tests::Run;

namespace {

/// A store of two articles that count the injured of one accident differently.
std::string store_of_two(const tests::TemporaryFolder& folder) {
    const tests::TwoCounts articles(folder);
    std::string store = folder.path("store.db");
    REQUIRE(run({"build", articles.one, articles.other, "--store", store, "-o", folder.path("out.jsonl")}).exit_code ==
            0);
    return store;
}

}  // namespace

TEST_CASE("conflicts: claims that cannot both hold are shown side by side, with who says them, where, in which words") {
    const tests::TemporaryFolder folder;
    const Run shown = run({"conflicts", store_of_two(folder)});
    CHECK(shown.exit_code == 0);
    for (const char* words : {"more than 60 people were injured", "against", "55 people were injured", "2024-04-12",
                              "one.txt", "other.txt", "\"Seven people were killed and 55 people were injured in Velm"})
        CHECK_MESSAGE(shown.out.find(words) != std::string::npos, words << " in " << shown.out);
}

TEST_CASE("conflicts: --json tells each pair in a line, with claims, documents and places") {
    const tests::TemporaryFolder folder;
    const Run shown = run({"conflicts", store_of_two(folder), "--json"});
    CHECK(shown.exit_code == 0);
    rapidjson::Document pair;
    pair.Parse(shown.out.c_str());
    REQUIRE_FALSE(pair.HasParseError());
    REQUIRE(pair["claims"].Size() == 2);
    for (const auto& claim : pair["claims"].GetArray())
        for (const char* field : {"claim", "document", "published", "words", "polarity", "sentence", "begin", "end"})
            CHECK_MESSAGE(claim.HasMember(field), field);
}

TEST_CASE("conflicts: what several documents say is one side, with all of them") {
    const tests::TemporaryFolder folder;
    const std::string text =
        "Bridge in Velm hit by ferry\n\nApril 12, 2024\n\nThe harbour bridge of Velm was hit by a ferry, which "
        "sank.\n\nSeven people were killed and 55 people were injured in Velm, the harbour police said.\n";
    const std::string copy = folder.file("copy.txt", text + "\nOur reporter is at the harbour.\n"),
                      store = store_of_two(folder);
    REQUIRE(run({"build", copy, "--store", store, "--force", "-o", folder.path("out.jsonl")}).exit_code == 0);
    const std::string shown = run({"conflicts", store}).out;
    CHECK(shown.find("  against\n") == shown.rfind("  against\n"));
    const bool is_copy_beside = shown.find("    also 2024-04-12  " + copy) != std::string::npos;
    const bool is_other_beside = shown.find("    also 2024-04-12  " + folder.path("other.txt")) != std::string::npos;
    CHECK_MESSAGE((is_copy_beside || is_other_beside), shown);
    rapidjson::Document pair;
    pair.Parse(run({"conflicts", store, "--json"}).out.c_str());
    REQUIRE_FALSE(pair.HasParseError());  // one line
    std::size_t documents = 0;
    for (const auto& claim : pair["claims"].GetArray())
        documents += 1 + (claim.HasMember("alsoIn") ? claim["alsoIn"].Size() : 0);
    CHECK(documents == 3);
}

TEST_CASE("conflicts: where there are none it says so, and nothing in JSON Lines; wrong use is told") {
    const tests::TemporaryFolder folder;
    const std::string text = folder.file("one.txt", "The mayor opened the bridge.\n"), store = folder.path("store.db");
    REQUIRE(run({"build", text, "--store", store, "-o", folder.path("out.jsonl")}).exit_code == 0);
    CHECK(run({"conflicts", store}).out == "no claims are in conflict\n");
    CHECK(run({"conflicts", store, "--json"}).out == "");
    CHECK(run({"conflicts"}).exit_code == 2);
    CHECK(run({"conflicts", folder.path("none.db")}).exit_code == 1);
}

TEST_CASE("explain: claims against a claim are shown with their sentences") {
    const tests::TemporaryFolder folder;
    const std::string store = store_of_two(folder), asked = "60 people were injured in Velm";
    const Run shown = run({"explain", store, asked});
    CHECK(shown.out.find("  against     claim-") != std::string::npos);
    CHECK(shown.out.find("other.txt, 2024-04-12: \"Seven people were killed and 55 people were") != std::string::npos);
    rapidjson::Document all;
    all.Parse(run({"explain", store, asked, "--json"}).out.c_str());
    REQUIRE_FALSE(all.HasParseError());
    REQUIRE(all["against"].Size() == 1);
    CHECK(std::string(all["against"][0]["sentence"].GetString()).find("55 people") != std::string::npos);
    CHECK(all["claims"][0]["conflictsWith"][0] == all["against"][0]["id"]);
}
