#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/cli/program.h"
#include "tests/count.h"

using namespace claimgraph::tests;

namespace {

std::vector<std::string> with(std::vector<std::string> arguments, const std::vector<std::string>& more) {
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
}

}  // namespace

TEST_CASE("eight shards merged in any order give the graph of one run") {
    TemporaryFolder folder;
    const std::string expected = run(with({"build", "--to", "ttl"}, samples())).out;
    std::vector<std::string> parts;
    for (int part = 8; part >= 1; --part) {
        parts.push_back(folder.path("part" + std::to_string(part) + ".db"));
        const Run built =
            run(with({"build", "--store", parts.back(), "--shard", std::to_string(part) + "/8"}, samples()));
        CHECK(built.exit_code == 0);
        CHECK(built.notes() == "");
    }
    const std::string all = folder.path("out/all.db");
    // a part twice is a part once
    CHECK(run(with({"merge", "-o", all, parts[3]}, parts)).exit_code == 0);
    CHECK(run({"export", all, "--to", "ttl"}).out == expected);
    CHECK(folder.listing("out") == "all.db");
}

TEST_CASE("merge replaces nothing unasked and leaves nothing half done") {
    TemporaryFolder folder;
    const std::string part = folder.path("part.db"), all = folder.path("all.db");
    REQUIRE(run({"build", sample("court"), "--store", part}).exit_code == 0);
    CHECK(run({"merge", "-o", all, part}).exit_code == 0);
    const Run again = run({"merge", "-o", all, part});
    CHECK(again.exit_code == 1);
    CHECK(contains(again.err, "--force"));
    CHECK(run({"merge", "-o", all, part, "--force"}).exit_code == 0);
    const Run broken = run({"merge", "-o", folder.path("other.db"), part, folder.path("missing.db")});
    CHECK(broken.exit_code == 1);
    CHECK(contains(broken.err, "missing.db"));
    CHECK(folder.listing() == "all.db part.db");
    CHECK(run({"merge", part}).exit_code == 2);
    CHECK(run({"merge", "-o", all}).exit_code == 2);
    for (const char* shard : {"0/2", "3/2", "1", "a/b"})
        CHECK(run({"build", sample("court"), "--shard", shard}).exit_code == 2);
}

TEST_CASE("explain says which names of which documents are one thing and why") {
    TemporaryFolder folder;
    const std::string store = folder.path("news.db");
    const std::string one = folder.file("one.txt", "The Finnish minister Aino Kallio visited Vilnius on Monday.\n");
    const std::string two =
        folder.file("two.txt", "Aino Kallio opened a bridge in Vilnius. Kallio thanked the builders.\n");
    REQUIRE(run({"build", one, two, "--store", store}).exit_code == 0);
    const Run told = run({"explain", store, "aino kallio"});
    CHECK(told.exit_code == 0);
    CHECK(contains(told.out, "Aino Kallio (Person) person-"));
    CHECK(contains(told.out, "in 2 documents"));
    CHECK(contains(told.out, "one.txt: Aino Kallio"));
    CHECK(contains(told.out, "two.txt: "));
    CHECK(contains(told.out, ": the same full name"));
    const std::string id = told.out.substr(told.out.find("person-"), 33);
    CHECK(run({"explain", store, id}).out == told.out);

    const std::string apart = folder.file("two.csv", "Aino Kallio @ one.txt, Aino Kallio @ two.txt\n");
    const Run parted = run({"explain", store, "Aino Kallio", "--not-same", apart});
    CHECK(contains(parted.out, "in 1 document"));
    CHECK_FALSE(contains(parted.out, "the same full name"));
    const std::string known =
        folder.file("known.csv", "iri,label,type\nhttp://example.org/kallio,Aino Kallio,Person\n");
    CHECK(contains(run({"explain", store, "http://example.org/kallio", "--authority", known}).out,
                   "a name of a thing that you know"));
    CHECK(contains(run({"export", store, "--to", "ttl", "--authority", known}).out, "<http://example.org/kallio>"));
    CHECK(contains(run({"build", one, "--to", "ttl", "--authority", known}).out, "<http://example.org/kallio>"));

    // what names say, from either end
    const std::string three = folder.file("three.txt", "Finnish Foreign Minister Aino Kallio left Finland.\n");
    REQUIRE(run({"build", three, "--store", store}).exit_code == 0);
    for (const char* end : {"Aino Kallio", "Finland"}) {
        const Run relations = run({"explain", store, end});
        CHECK(contains(relations.out, "\n  Aino Kallio has the office foreign minister of Finland\n"));
        CHECK(contains(relations.out, "three.txt: \"Finnish Foreign Minister Aino Kallio\"\n"));
    }

    CHECK(run({"explain", store, "Nobody At All"}).exit_code == 1);
    CHECK(run({"explain", store}).exit_code == 2);
    const Run wrong = run({"build", one, "--to", "ttl", "--same-as", folder.file("bad.csv", "Kallio\n")});
    CHECK(wrong.exit_code == 1);
    CHECK(contains(wrong.err, "bad.csv:1: "));
    CHECK(wrong.out == "");
}
