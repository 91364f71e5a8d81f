#include <doctest/doctest.h>
#include <rapidjson/document.h>

#include <algorithm>

#include <string>

#include "tests/cli/program.h"

using namespace claimgraph::tests;

namespace {

std::string store_of_samples(const TemporaryFolder& folder) {
    const std::string store = folder.path("s.db");
    std::vector<std::string> arguments{"build", "--store", store, "--quiet"};
    for (const std::string& path : samples()) arguments.push_back(path);
    REQUIRE(run(arguments).exit_code == 0);
    return store;
}

}  // namespace

TEST_CASE("stats: the numbers are those of the export") {
    const TemporaryFolder folder;
    const std::string store = store_of_samples(folder);
    const Run json = run({"stats", store, "--json"});
    CHECK(json.exit_code == 0);
    rapidjson::Document all;
    all.Parse(json.out.c_str());
    REQUIRE(!all.HasParseError());
    const std::string lines = run({"export", store, "--to", "jsonl"}).out;
    CHECK(all["claims"].GetUint64() == static_cast<std::uint64_t>(std::count(lines.begin(), lines.end(), '\n')));
    CHECK(all["documents"].GetUint64() == samples().size());
    std::uint64_t by_rule = 0, by_type = 0;
    for (const auto& row : all["rules"].GetObject()) by_rule += row.value.GetUint64();
    for (const auto& row : all["types"].GetObject()) by_type += row.value.GetUint64();
    CHECK(by_rule == all["claims"].GetUint64());
    CHECK(by_type == all["things"].GetUint64());

    const Run text = run({"stats", store});
    CHECK(text.out.find("Things by type\n") != std::string::npos);
    CHECK(text.out.find("claims ") != std::string::npos);
    CHECK(text.err == "");
}

TEST_CASE("stats: of a part of the store, and of nothing") {
    const TemporaryFolder folder;
    const std::string store = store_of_samples(folder);
    const std::string part = run({"stats", store, "--json", "--polarity", "negated"}).out;
    CHECK(part.find("\"affirmed\"") != std::string::npos);  // what is negated may be the object of an affirmed claim
    CHECK(part.size() < run({"stats", store, "--json"}).out.size());
    CHECK(run({"stats", store, "--about", "nobody of this name"}).exit_code == 0);
    CHECK(run({"stats", folder.path("none.db")}).exit_code == 1);
    CHECK(run({"stats"}).exit_code == 2);
}

TEST_CASE("schema: what is inside is listed and printed") {
    const std::string list = run({"schema"}).out;
    for (const char* name : {"claim.schema.json\n", "claimgraph.ttl\n", "store.sql\n", "veridicality.json\n"})
        CHECK(list.find(name) != std::string::npos);
    CHECK(list.find(".model") == std::string::npos);
    CHECK(run({"schema", "claim"}).out == file_bytes(CLAIMGRAPH_SOURCE "/schemas/claim.schema.json"));
    const Run wrong = run({"schema", "claims.schema.json"});
    CHECK(wrong.exit_code == 2);
    CHECK(wrong.err.find("did you mean claim.schema.json") != std::string::npos);
}
