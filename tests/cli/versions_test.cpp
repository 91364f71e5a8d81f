#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/cli/program.h"
#include "tests/count.h"

using namespace claimgraph::tests;

namespace {

/// A line of JSON Lines: a document with a day of change.
std::string line(const std::string& text, const std::string& modified, const std::string& url = "ferry") {
    return R"({"url":"https://example.org/)" + url + R"(","publisher":"The Tide","text":")" + text + "\"" +
           (modified.empty() ? "" : R"(,"published":"2025-03-10","modified":")" + modified + "\"") + "}\n";
}

const std::string harbour = line("Mayor Ida Holm said the harbour would close in May.", "2025-03-10", "harbour");
const std::string first =
    line("The ferry sank off Bergen on Monday. Twelve passengers died. Captain Ole Dahl saved a child.", "2025-03-10");
const std::string second =
    line("On Monday, the ferry sank off Bergen. Nine passengers died. Captain Ole Dahl saved a child.",
         "2025-03-11T09:00:00Z");
const std::string third =
    line("The ferry sank off Bergen on Monday. Nine passengers died. Captain Ole Dahl saved a dog.", "2025-03-12");

struct Kept {
    TemporaryFolder folder;
    std::string store = folder.path("news.db");

    Run add(const std::string& lines, const std::vector<std::string>& more = {"--keep-versions"}) const {
        std::vector<std::string> arguments = {"build", "-", "--store", store};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return run(arguments, typed(lines));
    }
    std::string exported(const std::vector<std::string>& more = {"--to", "ttl"}) const {
        std::vector<std::string> arguments = {"export", store};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return run(arguments).out;
    }
    std::string withdrawn(const std::string& format = "ttl") const { return exported({"--to", format, "--withdrawn"}); }
};

std::string fresh(const std::string& lines) { return run({"build", "-", "--to", "ttl"}, typed(lines)).out; }

/// The lines of JSON Lines that tell claims that were withdrawn.
std::vector<std::string> marked(const std::string& lines) {
    std::vector<std::string> out;
    for (std::size_t begin = 0; begin < lines.size();) {
        const std::size_t end = lines.find('\n', begin);
        const std::string row = lines.substr(begin, end - begin);
        if (contains(row, "\"withdrawn\":{")) out.push_back(row);
        begin = end + 1;
    }
    return out;
}

}  // namespace

TEST_CASE("what a document claimed and claims no more is told on request, with both days") {
    const Kept kept;
    REQUIRE(kept.add(harbour + first).exit_code == 0);
    REQUIRE(kept.add(second + third).exit_code == 0);
    CHECK(kept.exported() == fresh(harbour + third));  // only the newest counts
    const std::vector<std::string> gone = marked(kept.withdrawn("jsonl"));
    REQUIRE(gone.size() == 2);
    const auto row = [&](const std::string& words) {
        return *std::find_if(gone.begin(), gone.end(), [&](const std::string& one) { return contains(one, words); });
    };
    CHECK(contains(row("Twelve passengers"),
                   R"("withdrawn":{"claimedOn":"2025-03-10","withdrawnOn":"2025-03-11T09:00:00Z"})"));
    // made in both of the earlier ones, told once, by the later
    CHECK(contains(row("a child"), R"("withdrawn":{"claimedOn":"2025-03-10","withdrawnOn":"2025-03-12"})"));
    CHECK(contains(row("a child"), R"("versionOf":"https://example.org/ferry")"));
    const std::string turtle = kept.withdrawn();
    CHECK(contains(turtle, "prov:invalidatedAtTime \"2025-03-11T09:00:00Z\"^^xsd:dateTime"));
    CHECK(contains(turtle, "cg:versionOf <https://example.org/ferry>"));
    CHECK(count(turtle, "prov:wasRevisionOf") == 2);
    CHECK(contains(run({"stats", kept.store, "--withdrawn"}).out, "withdrawn"));
    CHECK(contains(run({"explain", kept.store, "Ole Dahl rescues", "--withdrawn"}).out,
                   "2025-03-12, claimed since 2025-03-10"));
}

TEST_CASE("versions are the same whatever order they come in, and however they are parted") {
    const std::vector<std::string> lines = {first, second, third};
    std::vector<std::size_t> order = {0, 1, 2};
    std::string wanted;
    TemporaryFolder folder;
    do {
        const Kept kept;
        for (const std::size_t at : order) REQUIRE(kept.add(lines[at]).exit_code == 0);
        REQUIRE(kept.add(harbour, {}).exit_code == 0);  // the store remembers that it keeps versions
        if (wanted.empty()) wanted = kept.withdrawn();
        CHECK(kept.withdrawn() == wanted);
        CHECK(kept.add(lines[order[0]], {}).exit_code == 0);  // known
        CHECK(kept.withdrawn() == wanted);
    } while (std::next_permutation(order.begin(), order.end()));

    std::vector<std::string> parts;
    for (const std::string& one : {second, harbour, third, first}) {
        parts.push_back(folder.path("part" + std::to_string(parts.size()) + ".db"));
        std::vector<std::string> build = {"build", "-", "--store", parts.back()};
        if (parts.size() == 2) build.push_back("--keep-versions");
        REQUIRE(run(build, typed(one)).exit_code == 0);
    }
    for (int turn = 0; turn < 2; ++turn, std::reverse(parts.begin(), parts.end())) {
        const std::string all = folder.path("all" + std::to_string(turn) + ".db");
        std::vector<std::string> merge = {"merge", "-o", all};
        merge.insert(merge.end(), parts.begin(), parts.end());
        REQUIRE(run(merge).exit_code == 0);
        CHECK(run({"export", all, "--to", "ttl", "--withdrawn"}).out == wanted);
        REQUIRE(run({"merge", "-o", folder.path("twice.db"), all, all, "--force"}).exit_code == 0);
        CHECK(run({"export", folder.path("twice.db"), "--to", "ttl", "--withdrawn"}).out == wanted);
    }
}

TEST_CASE("without --keep-versions nothing is kept, and without --withdrawn nothing is told") {
    const Kept plain, kept;
    REQUIRE(plain.add(first, {}).exit_code == 0);
    REQUIRE(plain.add(third, {}).exit_code == 0);
    CHECK(plain.withdrawn() == plain.exported());
    REQUIRE(kept.add(first).exit_code == 0);
    REQUIRE(kept.add(third).exit_code == 0);
    for (const char* view : {"claims", "flat", "network"})
        CHECK(kept.exported({"--to", "graphml", "--view", view}) ==
              plain.exported({"--to", "graphml", "--view", view}));
    CHECK(run({"build", "-", "--keep-versions"}, typed(first)).exit_code == 2);
}

TEST_CASE("what nothing puts in order withdraws nothing") {
    const std::string one = line("Parliament approved the treaty.", "", "vote"),
                      other = line("Parliament rejected the treaty.", "", "vote");
    for (const auto& [earlier, later] : {std::pair(one, other), std::pair(other, one)}) {
        const Kept kept;
        REQUIRE(kept.add(earlier).exit_code == 0);
        const Run unsure = kept.add(later);
        CHECK(unsure.exit_code == 3);
        CHECK(contains(unsure.err, "no date says which is later"));
        CHECK(kept.withdrawn() == fresh(one + other));
        // the user does, but not on which day
        REQUIRE(kept.add(later, {"--update"}).exit_code == 0);
        CHECK(kept.exported() == fresh(later));
        const std::vector<std::string> gone = marked(kept.withdrawn("jsonl"));
        REQUIRE(gone.size() == 1);
        CHECK(contains(gone[0], "\"withdrawn\":{}"));
        // and may change her mind
        REQUIRE(kept.add(earlier, {"--update"}).exit_code == 0);
        CHECK(kept.exported() == fresh(earlier));
    }
}

TEST_CASE("a version that was withdrawn is removed with its document, or alone") {
    const Kept kept;
    REQUIRE(kept.add(harbour + first + second + third).exit_code == 0);
    const std::string row = marked(kept.withdrawn("jsonl")).front();
    const std::size_t at = row.find("\"document\":{\"id\":\"") + 18;
    const std::string version = row.substr(at, row.find('"', at) - at);
    const Run alone = run({"remove", kept.store, version});
    CHECK(contains(alone.err, "1 document removed, 2 documents left"));
    CHECK(!contains(kept.withdrawn("jsonl"), version));
    CHECK(kept.exported() == fresh(harbour + third));
    const Run all = run({"remove", kept.store, "https://example.org/ferry"});
    CHECK(contains(all.err, "1 document removed, 1 document left"));
    CHECK(kept.withdrawn() == fresh(harbour));
    CHECK(!contains(kept.folder.bytes("news.db"), "passengers"));
}

TEST_CASE("a graph with what was withdrawn is imported and gives the same bytes in every format that marks it") {
    const Kept kept;
    REQUIRE(kept.add(harbour + first + second + third).exit_code == 0);
    const std::string formats = "graphml,ttl,nt,jsonld,trig,nq,gexf,csv,jsonl";
    REQUIRE(run({"export", kept.store, "--withdrawn", "-o", kept.folder.path("one"), "--to", formats}).exit_code == 0);
    for (const char* read : {"ttl", "nt", "jsonld", "trig", "nq"}) {
        const std::string from = kept.folder.path(std::string("one.") + read);
        CHECK(contains(run({"verify", from}).out, "2 withdrawn"));
        REQUIRE(run({"import", from, "-o", kept.folder.path("two"), "--to", formats, "--force"}).exit_code == 0);
        for (const char* written :
             {"graphml", "ttl", "nt", "jsonld", "trig", "nq", "gexf", "nodes.csv", "edges.csv", "jsonl"}) {
            CAPTURE(written);
            CHECK(kept.folder.bytes(std::string("one.") + written) == kept.folder.bytes(std::string("two.") + written));
        }
    }
    const std::string page = run({"export", kept.store, "--withdrawn", "--to", "html"}).out;
    std::size_t marked = 0;
    for (std::size_t at = page.find("\"withdrawn\":\"2025"); at != std::string::npos;
         at = page.find("\"withdrawn\":\"2025", at + 1))
        ++marked;
    CHECK(marked == 2);
    for (const char* unmarked : {"svg", "dot", "mentions"})
        CHECK(run({"export", kept.store, "--withdrawn", "--to", unmarked}).exit_code == 2);
    CHECK(run({"export", kept.store, "--withdrawn", "--to", "graphml", "--view", "flat"}).exit_code == 2);
}
