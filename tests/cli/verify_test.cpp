#include <doctest/doctest.h>

#include <string>

#include "exporters/import.h"
#include "graph/errors.h"
#include "program.h"

using namespace claimgraph::exporters;
using namespace claimgraph::tests;
using namespace claimgraph;

namespace {

constexpr const char* text =
    "Warsame denied that a date had been agreed. Lavrov said that Kenya would not join the talks on March 12.";

bool reads(const TemporaryFolder& folder, const std::string& bytes, const std::string& syntax) {
    try {
        ImportedGraph::read(folder.file("changed." + syntax, bytes), syntax);
        return true;
    } catch (const Error&) {
        return false;
    }
}

}  // namespace

TEST_CASE("every file that is exported is known to be whole") {
    TemporaryFolder folder;
    const std::string all = "graphml,ttl,nt,jsonld,trig,nq,gexf,neo4j,cypher,csv,dot,svg,mentions,jsonl";
    REQUIRE(run({"build", sample("summit"), "-o", folder.path("g"), "--to", all}).exit_code == 0);
    std::vector<std::string> files{"verify"};
    for (const char* extension : {"graphml", "ttl", "nt", "jsonld", "trig", "nq", "gexf", "cypher", "dot", "svg",
                                  "mentions.jsonl", "jsonl", "csv.manifest.json", "neo4j.manifest.json"})
        files.push_back(folder.path("g." + std::string(extension)));
    const Run whole = run(files);
    CHECK_MESSAGE(whole.exit_code == 0, whole.err);
    CHECK(whole.out.find("g.ttl: whole, 1 document") != std::string::npos);

    folder.file("g.nodes.csv", folder.bytes("g.nodes.csv") + "\n");
    const Run changed = run({"verify", folder.path("g.csv.manifest.json")});
    CHECK(changed.exit_code == 1);
    CHECK_MESSAGE(changed.err.find("g.nodes.csv: it is not as it was written") != std::string::npos, changed.err);
    CHECK(run({"verify", sample("summit")}).exit_code == 1);
    CHECK(run({"verify"}).exit_code == 2);
}

TEST_CASE("a graph file that was cut at a line, or that lacks a line, is not imported") {
    TemporaryFolder folder;
    const std::string input = folder.file("a.txt", text);
    REQUIRE(run({"build", input, "-o", folder.path("g"), "--to", "ttl,nt,trig,nq,jsonld"}).exit_code == 0);
    for (const std::string syntax : {"ttl", "nt", "trig", "nq", "jsonld"}) {
        CAPTURE(syntax);
        const std::string bytes = folder.bytes("g." + syntax);
        REQUIRE(reads(folder, bytes, syntax));
        int cut = 0, thinned = 0, lines = 0;
        for (std::size_t begin = 0; begin < bytes.size();) {
            const std::size_t end = bytes.find('\n', begin) + 1;
            cut += reads(folder, bytes.substr(0, begin), syntax);
            thinned += reads(folder, bytes.substr(0, begin) + bytes.substr(end), syntax);
            begin = end;
            ++lines;
        }
        CHECK(lines > 10);
        CHECK(cut == 0);
        CHECK(thinned == 0);
    }
}

TEST_CASE("a graph without a seal is imported, and the run says that nothing can be said") {
    TemporaryFolder folder;
    const std::string input = folder.file("a.txt", text);
    REQUIRE(run({"build", input, "-o", folder.path("g.nt")}).exit_code == 0);
    std::string unsealed;
    const std::string bytes = folder.bytes("g.nt");
    for (std::size_t begin = 0; begin < bytes.size();) {
        const std::size_t end = bytes.find('\n', begin) + 1;
        if (bytes[begin] != '#') unsealed = bytes.substr(begin, end - begin) + unsealed;
        begin = end;
    }
    const Run result = run({"import", folder.file("other.nt", unsealed), "-o", folder.path("again.nt")});
    CHECK(result.exit_code == 0);
    CHECK(result.err.find("has no seal, so nothing says whether it is whole") != std::string::npos);
    CHECK(folder.bytes("again.nt") == bytes);
}
