#include "cli/publication.h"

#include <doctest/doctest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "cli/output_file.h"
#include "graph/errors.h"
#include "tests/cli/program.h"
#include "tests/count.h"

using namespace claimgraph::cli;
using namespace claimgraph::tests;
using namespace claimgraph;
namespace fs = std::filesystem;

namespace {

std::string error_of(const std::function<void()>& action) {
    try {
        action();
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

const std::vector<std::string> names = {"a.ttl", "b.nt", "c.csv"};

/// What stands in the three files, `-` where there is none.
std::string state(const TemporaryFolder& folder) {
    std::string out;
    for (const std::string& name : names)
        out += (fs::exists(folder.path(name)) ? folder.bytes(name) : std::string("-")) + " ";
    return out;
}

/// Publishes three new files in a process that is killed after some time. Returns whether it was.
bool publish_and_be_killed(const TemporaryFolder& folder, bool force, std::chrono::microseconds after) {
    const pid_t child = ::fork();
    if (child == 0) {
        {
            OutputSet set(force);
            for (const std::string& name : names) set.open(folder.path(name)).write("new");
            set.publish();
        }
        ::_exit(0);
    }
    std::this_thread::sleep_for(after);
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFSIGNALED(status);
}

}  // namespace

TEST_CASE("several files that are published by a process that is killed are never a mixture") {
    for (const bool force : {false, true}) {
        CAPTURE(force);
        const std::string before = force ? "old old old " : "- - - ";
        int killed = 0;
        for (int i = 0; i < 120; ++i) {
            TemporaryFolder folder;
            if (force)
                for (const std::string& name : names) folder.file(name, "old");
            killed += publish_and_be_killed(folder, force, std::chrono::microseconds(40 * i));
            const std::string after = state(folder);
            CHECK_MESSAGE((!contains(after, "new") || !contains(after, "old")), after);
            clear_leftovers(folder.path());
            const std::string cleared = state(folder);
            CHECK_MESSAGE((cleared == before || cleared == "new new new "), (after + "then " + cleared));
            CHECK(folder.listing() == (cleared == "- - - " ? "" : "a.ttl b.nt c.csv"));
        }
        CHECK(killed > 0);
    }
}

TEST_CASE("a run that follows one that was killed publishes over whatever that one left") {
    for (const bool force : {false, true})
        for (int i = 0; i < 60; ++i) {
            TemporaryFolder folder;
            if (force)
                for (const std::string& name : names) folder.file(name, "old");
            publish_and_be_killed(folder, force, std::chrono::microseconds(60 * i));
            CHECK(error_of([&] {
                      OutputSet set(true);
                      for (const std::string& name : names) set.open(folder.path(name)).write("new");
                      set.publish();
                  }) == "");
            CHECK(state(folder) == "new new new ");
            CHECK(folder.listing() == "a.ttl b.nt c.csv");
        }
}

TEST_CASE("a file that appears meanwhile is not overwritten, and none of the others appears") {
    TemporaryFolder folder;
    OutputSet set(false);
    set.open(folder.path("a.ttl")).write("new");
    const std::string other = set.reserve(folder.path("b.db"));
    std::ofstream(other) << "a store";
    folder.file("b.db", "somebody's");
    CHECK(contains(error_of([&] { set.publish(); }), "b.db exists already"));
    CHECK(folder.bytes("b.db") == "somebody's");
    CHECK(!fs::exists(folder.path("a.ttl")));
}

TEST_CASE("no path is two things in one run, whatever its names") {
    TemporaryFolder folder;
    const std::string article = folder.file("a.txt", "The mayor opened the bridge.\n");
    const std::string store = folder.path("a.db"), graph = folder.path("a.nt"), pairs = folder.file("pairs.ttl", "");
    REQUIRE(run({"build", article, "--store", store}).exit_code == 0);
    REQUIRE(run({"export", store, "--to", "nt", "-o", graph}).exit_code == 0);
    for (const auto& [name, of] : {std::pair("article.ttl", article), std::pair("hard.db", store),
                                   std::pair("store.ttl", store), std::pair("hard.nt", graph)})
        fs::create_hard_link(of, folder.path(name));
    fs::create_symlink(store, folder.path("soft.db"));
    const std::string before = folder.listing();
    const auto bytes = [&] { return folder.bytes("a.txt") + folder.bytes("a.db") + folder.bytes("a.nt"); };
    const std::string all = bytes();
    const auto at = [&](const char* name) { return folder.path(name); };
    const std::vector<std::vector<std::string>> rows = {
        {"export", store, "--to", "ttl", "-o", at("store.ttl"), "--force"},
        {"export", store, "--to", "ttl", "-o", at("x.ttl"), "--loss-report", store, "--force"},
        {"export", store, "--to", "ttl", "-o", at("x.ttl"), "--loss-report", at("x.ttl")},
        {"export", store, "--to", "ttl", "-o", pairs, "--same-as", pairs, "--force"},
        {"import", graph, "--to", "nt", "-o", at("hard.nt"), "--force"},
        {"merge", "-o", at("soft.db"), store, "--force"},
        {"merge", "-o", at("hard.db"), store, "--force"},
        {"build", article, "-o", at("article.ttl"), "--to", "ttl", "--force"},
        {"build", article, "--store", store, "--rejected", at("hard.db"), "--force"},
        {"build", article, "--store", at("new.db"), "-o", at("x.ttl"), "--rejected", at("new.db")},
    };
    for (const auto& row : rows) {
        CAPTURE(row[0] + " " + row.back());
        const Run result = run(row);
        CHECK(result.exit_code == 2);
        CHECK(bytes() == all);
        CHECK(folder.listing() == before);
    }
}

TEST_CASE("a run that reads nothing, or may set nothing aside, leaves no store behind") {
    TemporaryFolder folder;
    folder.file("empty.txt", "");
    folder.file("good.txt", "The mayor opened the bridge.\n");
    const std::string pack = folder.file("pack.json", "{");
    const std::string before = folder.listing(), store = folder.path("news.db");
    CHECK(run({"build", folder.path("empty.txt"), "--store", store}).exit_code == 1);
    CHECK(folder.listing() == before);
    CHECK(run({"build", folder.path("good.txt"), folder.path("empty.txt"), "--store", store, "--strict"}).exit_code ==
          1);
    CHECK(folder.listing() == before);
    CHECK(run({"build", folder.path("good.txt"), "--store", store, "--rules", pack}).exit_code == 1);
    CHECK(folder.listing() == before);
    // and a store that was there stays as it was
    REQUIRE(run({"build", folder.path("good.txt"), "--store", store}).exit_code == 0);
    const std::string bytes = folder.bytes("news.db");
    CHECK(run({"build", sample("court"), folder.path("empty.txt"), "--store", store, "--strict"}).exit_code == 1);
    CHECK(folder.bytes("news.db") == bytes);
}

TEST_CASE("a signal leaves a store with what was read, and nothing beside it") {
    for (const char* command : {"build", "merge"}) {
        for (int i = 0; i < 12; ++i) {
            CAPTURE(command);
            CAPTURE(i);
            TemporaryFolder folder;
            const std::string part = folder.path("part.db"), all = folder.path("all.db");
            std::vector<std::string> arguments = {"build", "--store", part};
            for (const std::string& path : samples()) arguments.push_back(path);
            if (command == std::string("merge")) {
                REQUIRE(run(arguments).exit_code == 0);
                arguments = {"merge", "-o", all, part};
            }
            RunOptions options;
            options.meanwhile = [&](pid_t process) {
                std::this_thread::sleep_for(std::chrono::milliseconds(command[0] == 'b' ? 25 * i : i));
                ::kill(process, SIGTERM);
            };
            const Run stopped = run(arguments, options);
            CHECK((stopped.exit_code == 128 + SIGTERM || stopped.exit_code == 0));
            for (const std::string& left : {folder.listing()})
                CHECK_MESSAGE((left == "" || left == "part.db" || left == "all.db part.db"), left);
            const int wanted = fs::exists(all) ? 1 : 0;  // published before the signal came
            CHECK(run(arguments).exit_code == wanted);
        }
    }
}

TEST_CASE("a limit for the size of files is a full disk, not a killed program") {
    TemporaryFolder folder;
    rlimit old{};
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &old) == 0);
    const rlimit small{20'000, old.rlim_max};
    std::vector<std::string> arguments = {"build", "-o", folder.path("news.graphml"), "--to", "graphml"};
    for (const std::string& path : samples()) arguments.push_back(path);
    ::signal(SIGXFSZ, SIG_IGN);
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
    const Run to_file = run(arguments);
    const Run to_store = run({"build", sample("court"), "--store", folder.path("news.db")});
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &old) == 0);
    ::signal(SIGXFSZ, SIG_DFL);
    CHECK(to_file.exit_code == 1);
    CHECK(contains(to_file.err, "news.graphml: File too large"));
    CHECK(to_store.exit_code == 1);
    CHECK(folder.listing() == "");
}
