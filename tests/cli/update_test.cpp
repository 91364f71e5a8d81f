#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/cli/program.h"
#include "tests/count.h"

using namespace claimgraph::tests;

namespace {

std::string line(const std::string& url, const std::string& text, const std::string& more = "") {
    return "{\"url\":\"https://example.org/" + url + "\",\"text\":\"" + text + "\"" + more + "}\n";
}

const std::string harbour = line("harbour", "Mayor Ida Holm said the harbour would close in May.");
const std::string early =
    line("budget", "The council approved a budget of 40 million euros on Monday.", ",\"published\":\"2025-03-10\"");
const std::string late = line("budget", "The council rejected a budget of 40 million euros on Monday.",
                              ",\"published\":\"2025-03-10\",\"modified\":\"2025-03-11T09:00:00Z\"");

/// What a fresh run writes about these lines.
std::string fresh(const std::string& lines, const std::vector<std::string>& more = {}) {
    std::vector<std::string> arguments = {"build", "-", "--to", "ttl"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(arguments, typed(lines)).out;
}

struct Kept {
    TemporaryFolder folder;
    std::string store = folder.path("news.db");

    Run add(const std::string& lines, const std::vector<std::string>& more = {}) const {
        std::vector<std::string> arguments = {"build", "-", "--store", store};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return run(arguments, typed(lines));
    }
    std::string exported() const { return run({"export", store, "--to", "ttl"}).out; }
};

}  // namespace

TEST_CASE("a document that the store knows is not analysed again") {
    const Kept kept;
    std::vector<std::string> arguments = {"build", "--store", kept.store};
    for (const std::string& path : samples()) arguments.push_back(path);
    const Run first = run(arguments);
    REQUIRE(first.exit_code == 0);
    const std::string before = kept.exported();
    const Run again = run(arguments);
    CHECK(again.exit_code == 0);
    CHECK(contains(again.err, std::to_string(samples().size()) + " known"));
    CHECK(again.cpu_seconds < first.cpu_seconds);
    CHECK(kept.exported() == before);
}

TEST_CASE("the same text under another analysis is analysed again, and the store is no mixture") {
    const Kept kept;
    REQUIRE(kept.add(harbour + early).exit_code == 0);
    const Run again = kept.add(harbour + early, {"--analysis", "fast"});
    CHECK(again.exit_code == 0);
    CHECK(contains(again.err, "2 analysed again"));
    CHECK(kept.exported() == fresh(harbour + early, {"--analysis", "fast"}));

    const std::string pack = kept.folder.file("pack.json", R"({"pack":"mine","lists":{"own_words":["zzz"]}})");
    const Run ruled = kept.add(harbour, {"--analysis", "fast", "--rules", pack});
    CHECK(contains(ruled.err, "1 analysed again"));
    CHECK(contains(kept.add(harbour, {"--analysis", "fast", "--rules", pack}).err, "1 known"));
}

TEST_CASE("of two texts of one address the later stays, whichever comes first") {
    const std::string wanted = fresh(harbour + late);
    for (const auto& [first, second] : {std::pair(early, late), std::pair(late, early)}) {
        const Kept kept;
        REQUIRE(kept.add(harbour + first).exit_code == 0);
        const Run then = kept.add(second);
        CHECK(then.exit_code == 0);
        CHECK(contains(then.err, second == late ? "1 in place of an earlier version" : "1 older than what is there"));
        CHECK(kept.exported() == wanted);
        CHECK(fresh(first + harbour + second) == wanted);
    }
}

TEST_CASE("where no date decides, --update does") {
    const std::string one = line("vote", "Parliament approved the treaty."),
                      other = line("vote", "Parliament rejected the treaty.");
    for (const auto& [first, second] : {std::pair(one, other), std::pair(other, one)}) {
        const Kept kept;
        REQUIRE(kept.add(first).exit_code == 0);
        const Run unsure = kept.add(second);
        CHECK(unsure.exit_code == 3);
        CHECK(contains(unsure.err, "no date says which is later"));
        CHECK(kept.exported() == fresh(one + other));
        CHECK(kept.add(first, {"--update"}).exit_code == 0);
        const Run updated = kept.add(second + harbour, {"--update"});
        CHECK(updated.exit_code == 0);
        CHECK(kept.exported() == fresh(second + harbour));
        // an earlier version too, as one has asked for it
        REQUIRE(kept.add(late).exit_code == 0);
        CHECK(kept.add(early, {"--update"}).exit_code == 0);
        CHECK(kept.exported() == fresh(second + harbour + early));
    }
    CHECK(run({"build", "-", "--update"}, typed(one)).exit_code == 2);
}

TEST_CASE("what is removed is gone, as if it had never been there") {
    const Kept kept;
    REQUIRE(kept.add(harbour + early).exit_code == 0);
    REQUIRE(run({"build", sample("court"), "--store", kept.store}).exit_code == 0);
    const Run some = run({"remove", kept.store, "https://example.org/budget", sample("court"), "no-such-id"});
    CHECK(some.exit_code == 3);
    CHECK(contains(some.err, "no document 'no-such-id'"));
    CHECK(contains(some.err, "2 documents removed, 1 document left"));
    CHECK(kept.exported() == fresh(harbour));
    // nor are its words left in the file
    CHECK(!contains(kept.folder.bytes("news.db"), "40 million euros"));
    CHECK(kept.folder.listing() == "news.db");

    const std::string list = kept.folder.file("gone.txt", "https://example.org/harbour\n");
    CHECK(run({"remove", kept.store, "--files-from", list}).exit_code == 0);
    CHECK(run({"export", kept.store, "--to", "jsonl"}).out == "");
    CHECK(run({"remove", kept.store}).exit_code == 2);
    CHECK(run({"remove", kept.folder.path("none.db"), "x"}).exit_code == 1);
    CHECK(!contains(kept.folder.listing(), "none.db"));
}

TEST_CASE("shards that were updated one by one are merged to what a fresh run writes") {
    TemporaryFolder folder;
    const std::string corpus = harbour + early + line("vote", "Parliament approved the treaty.");
    std::vector<std::string> merge = {"merge", "-o", folder.path("all.db")};
    for (const char* part : {"2/2", "1/2"}) {
        merge.push_back(folder.path(std::string("part") + part[0] + ".db"));
        for (const std::string& lines : {corpus, late})
            run({"build", "-", "--store", merge.back(), "--shard", part}, typed(lines));
    }
    CHECK(run(merge).exit_code == 0);
    CHECK(run({"export", folder.path("all.db"), "--to", "ttl"}).out == fresh(corpus + late));
    // a part that was left at the earlier version changes nothing
    REQUIRE(run({"build", "-", "--store", folder.path("old.db")}, typed(corpus)).exit_code == 0);
    merge[2] = folder.path("again.db");
    merge.push_back(folder.path("old.db"));
    CHECK(run(merge).exit_code == 0);
    CHECK(run({"export", folder.path("again.db"), "--to", "ttl"}).out == fresh(corpus + late));
}
