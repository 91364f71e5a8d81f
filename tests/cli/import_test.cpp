#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/cli/program.h"

using namespace claimgraph::tests;

namespace {

const std::string all_formats = "graphml,ttl,nt,jsonld,trig,nq,gexf,neo4j,cypher,csv,dot,jsonl";

/// Documents that have what is hard to bring back: ids and addresses that are no IRIs, partial dates, no dates, words
/// of every kind.
std::string hostile_documents() {
    const std::string text =
        R"("text":"Minister Zo\u00eb \"Zo\" O'Neil said \\ the talks in \u0141\u00f3d\u017a were \ud83d\ude00 not held on Monday.\r\n\r\nThe mayor denied that the bridge\u0001 collapsed. Rivers rose ]]> in \u5317\u4eac."})";
    std::string out;
    const char* rows[] = {
        R"("id":"https://news.example/a b","published":"2025-06-05")",
        R"("id":"17","url":"no address","published":"2025-06-04T17:42:23Z","publisher":"A & B","author":"Ida Holm","place":"Bergen","modified":"2025-06-05")",
        R"("id":"schema:Claim","title":"]]> \"no\"","language":"en-GB")", R"("id":"urn:x:1")"};
    for (const char* row : rows) out += "{" + std::string(row) + "," + text + "\n";
    return out;
}

}  // namespace

TEST_CASE("a graph that was exported as RDF and imported again gives the same bytes in every format") {
    TemporaryFolder folder;
    std::vector<std::string> inputs = samples();
    inputs.push_back(folder.file("hostile.jsonl", hostile_documents()));
    for (const std::vector<std::string>& options :
         {std::vector<std::string>{}, {"--base", "https://example.org/x?id=", "--no-direct-triples"}}) {
        std::vector<std::string> build{"build", "-o", folder.path("first"), "--to", all_formats, "--force"};
        build.insert(build.end(), inputs.begin(), inputs.end());
        build.insert(build.end(), options.begin(), options.end());
        build.insert(build.end(), {"--store", folder.path("news.db")});
        REQUIRE(run(build).exit_code == 0);
        for (const char* form : {"expanded", "flattened"}) {
            std::vector<std::string> again{"export",
                                           folder.path("news.db"),
                                           "--jsonld",
                                           form,
                                           "--force",
                                           "-o",
                                           folder.path("first." + std::string(form) + ".jsonld")};
            again.insert(again.end(), options.begin(), options.end());
            REQUIRE(run(again).exit_code == 0);
        }
        for (const char* read : {"ttl", "nt", "trig", "nq", "jsonld", "expanded.jsonld", "flattened.jsonld"}) {
            CAPTURE(read);
            std::vector<std::string> import{
                "import",   folder.path("first." + std::string(read)), "-o", folder.path("second"), "--force", "--to",
                all_formats};
            if (!options.empty()) import.push_back("--no-direct-triples");
            const Run result = run(import);
            CHECK_MESSAGE(result.exit_code == 0, result.err);
            for (const char* written :
                 {"graphml", "ttl", "nt", "jsonld", "trig", "nq", "gexf", "entities.csv", "phrases.csv", "claims.csv",
                  "documents.csv", "relationships.csv", "cypher", "nodes.csv", "edges.csv", "dot", "jsonl"}) {
                CAPTURE(written);
                const std::string first = folder.bytes("first." + std::string(written));
                const std::string second = folder.bytes("second." + std::string(written));
                // direct relationships between things come from a store alone, behind all else
                if (std::string_view(written) == "cypher") {
                    const std::size_t same = second.rfind("// claimgraph ");
                    CHECK(first.compare(0, same, second, 0, same) == 0);
                    continue;
                }
                CHECK((first == second));
            }
        }
    }
}

TEST_CASE("what is no graph of ours is refused with a reason, and nothing is written") {
    TemporaryFolder folder;
    struct Row {
        std::string name, bytes, complaint;
    };
    const std::string deep(1000000, '[');
    const Row rows[] = {
        {"empty.ttl", "", "empty.ttl is not in the format"},
        {"other.ttl", "<http://a.example/> <http://a.example/p> 1 .", "no extraction of claimgraph"},
        {"broken.ttl", "<http://a.example/> <http://a.example/p> .\n", ":1: "},
        {"broken.nq", "what is this?\n", "is not in the format"},
        {"prefix.ttl", "d:x a d:y .", "prefix"},
        {"broken.jsonld", "[{]", "byte 2"},
        {"other.jsonld", "{}", "@graph"},
        {"deep.jsonld", deep, "line 1: nested deeper than 100 levels"},
        {"deep.ttl", "<http://a.example/> <http://a.example/p> " + deep, "line 1: nested deeper than 100 levels"},
        {"lists.trig", "\n" + std::string(40'000, '('), "line 2: nested deeper than 100 levels"},
        {"half.nt", "<http://a.example/> <http://a.example/p> \"\\uDC00\" .\n", "half.nt"},
        {"half.jsonld", R"([{"@id": "http://a.example/", "http://a.example/p": "\udc00"}])", "half of a surrogate pair"},
        {"half.ttl",
         "@prefix cg: <https://w3id.org/claimgraph#> .\n<http://a.example/extraction-1> a cg:Extraction .\n"
         "<http://a.example/claim-1> a cg:Claim .",
         "claim-1 appears in no document"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        const Run result = run({"import", folder.file(row.name, row.bytes), "-o", folder.path("out.ttl")});
        CHECK(result.exit_code == 1);
        CHECK_MESSAGE(result.err.find(row.complaint) != std::string::npos, result.err);
        CHECK(folder.listing().find("out.ttl") == std::string::npos);
    }
    CHECK(run({"import", "news.xml"}).exit_code == 2);
    CHECK(run({"import", "-"}).exit_code == 2);
    CHECK(run({"import", "news.ttl", "--view", "flat"}).exit_code == 2);
}
