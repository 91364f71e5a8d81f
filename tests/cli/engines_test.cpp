#include <doctest/doctest.h>
#include <signal.h>

#include <chrono>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

#include "tests/cli/program.h"

// What engines that spread work over machines do to a task: they begin it anywhere, kill it, and begin it again. None
// of them is needed for that: each knows a task by a number, which becomes `--shard I/N`.

using namespace claimgraph::tests;

namespace {

constexpr int shards = 3;

std::string corpus() {
    std::string lines;
    for (const char* place : {"Velin", "Marro", "Ostby", "Tarn", "Kelm", "Ridge", "Sund", "Brod", "Ulm Hill"})
        lines += "{\"id\":\"" + std::string(place) + "\",\"text\":\"The mayor of " + place +
                 " denied that the bridge had been closed. Anna Berg said that " + place + " would rebuild it.\"}\n";
    return lines;
}

std::string graph_of(const TemporaryFolder& folder, const std::vector<std::string>& parts) {
    std::vector<std::string> merge{"merge", "-o", folder.path("all.db"), "--force", "--quiet"};
    merge.insert(merge.end(), parts.begin(), parts.end());
    const Run merged = run(merge);
    CHECK_MESSAGE(merged.exit_code == 0, merged.err);
    return run({"export", folder.path("all.db"), "--to", "nt"}).out;
}

}  // namespace

TEST_CASE("tasks that an engine kills and begins again give, merged, what one process writes") {
    TemporaryFolder folder;
    const std::string input = folder.file("corpus.jsonl", corpus());
    const std::string expected = run({"build", input, "--to", "nt"}).out;
    int killed = 0;
    std::vector<std::string> parts;
    for (int shard = 1; shard <= shards; ++shard) {
        parts.push_back(folder.path("part" + std::to_string(shard) + ".db"));
        const std::vector<std::string> task{
            "build",   input,        "--shard", std::to_string(shard) + "/" + std::to_string(shards),
            "--store", parts.back(), "--quiet"};
        for (int attempt = 0; attempt < 6; ++attempt) {
            RunOptions options;
            options.meanwhile = [&](pid_t process) {
                std::this_thread::sleep_for(std::chrono::milliseconds(15 + 25 * attempt));
                ::kill(process, SIGKILL);
            };
            killed += run(task, options).exit_code == 128 + SIGKILL;
        }
        REQUIRE(run(task).exit_code == 0);
    }
    CHECK(killed > 0);
    CHECK(graph_of(folder, parts) == expected);
}

TEST_CASE("GNU parallel gives, merged, what one process writes") {
    if (std::system("command -v parallel > /dev/null 2>&1") != 0) {
        MESSAGE("skipped: GNU parallel is not installed");
        return;
    }
    TemporaryFolder folder;
    const std::string input = folder.file("corpus.jsonl", corpus());
    const std::string command = "seq " + std::to_string(shards) +
                                " | parallel --will-cite --jobs 2 --retries 3 --joblog '" + folder.path("jobs") +
                                "' '" CLAIMGRAPH_PROGRAM "' build '" + input + "' --quiet --shard {}/" +
                                std::to_string(shards) + " --store '" + folder.path("part{}.db") + "'";
    REQUIRE(std::system(command.c_str()) == 0);
    std::vector<std::string> parts;
    for (int shard = 1; shard <= shards; ++shard) parts.push_back(folder.path("part" + std::to_string(shard) + ".db"));
    CHECK(graph_of(folder, parts) == run({"build", input, "--to", "nt"}).out);
}
