#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/cli/program.h"

using namespace claimgraph::tests;

namespace {

/// Documents from `begin` to before `end`, of which some speak of the same mayor; every fiftieth is a copy of another.
std::string lines(int begin, int end) {
    std::string out;
    for (int i = begin; i < end; ++i) {
        const int what = i % 50 == 0 ? 0 : i;
        out += R"({"id":"urn:made:)" + std::to_string(i) + R"(","publisher":"Paper )" + std::to_string(i % 7) +
               R"(","text":"Mayor Ida Holm of Tarn said bridge )" + std::to_string(what) + " would close.\"}\n";
    }
    return out;
}

Run run_on(const std::vector<std::string>& arguments, const std::string& input) {
    RunOptions options;
    options.input = input;
    return run(arguments, options);
}

std::string fresh(const std::string& input, const std::vector<std::string>& more) {
    std::vector<std::string> arguments = {"build", "-", "--analysis", "fast", "--to", "ttl"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run_on(arguments, input).out;
}

}  // namespace

TEST_CASE("what a store keeps of who is who changes nothing that is exported, whatever became of its documents") {
    constexpr int count = 1010;
    const TemporaryFolder folder;
    const std::string store = folder.path("news.db"), all = folder.path("all.db");
    const auto same = [&](const std::string& of, const std::string& input) {
        for (const std::vector<std::string>& more : {std::vector<std::string>{}, {"--about", "Ida Holm"}, {"--about", "bridge 7"}}) {
            std::vector<std::string> arguments = {"export", of, "--to", "ttl"};
            arguments.insert(arguments.end(), more.begin(), more.end());
            CHECK(run(arguments).out == fresh(input, more));
        }
    };
    REQUIRE(run_on({"build", "-", "--analysis", "fast", "--store", store}, lines(0, count)).exit_code == 0);
    same(store, lines(0, count));
    REQUIRE(run_on({"build", "-", "--analysis", "fast", "--store", store}, lines(count, count + 1)).exit_code == 0);
    same(store, lines(0, count + 1));
    REQUIRE(run({"remove", store, "urn:made:0"}).exit_code == 0);
    same(store, lines(1, count + 1));
    REQUIRE(run_on({"build", "-", "--analysis", "fast", "--store", folder.path("other.db")}, lines(0, 3)).exit_code == 0);
    REQUIRE(run({"merge", "-o", all, store, folder.path("other.db")}).exit_code == 0);
    same(all, lines(0, count + 1));
    // another list of things that the user knows is not what was kept
    const std::string known = folder.file("known.csv", "iri,label,type\nhttps://example.org/ida,Ida Holm,Person\n");
    CHECK(run({"export", store, "--to", "ttl", "--about", "Ida Holm", "--authority", known}).out ==
          fresh(lines(1, count + 1), {"--about", "Ida Holm", "--authority", known}));
}
