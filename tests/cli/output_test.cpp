#include <doctest/doctest.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "tests/cli/program.h"

using namespace claimgraph::tests;
namespace fs = std::filesystem;

namespace {

std::vector<std::string> build(std::vector<std::string> options) {
    std::vector<std::string> arguments{"build", sample("summit")};
    arguments.insert(arguments.end(), options.begin(), options.end());
    return arguments;
}

}  // namespace

TEST_CASE("the path and the formats together say which files appear") {
    struct Row {
        std::vector<std::string> options;
        std::string files;  ///< in the folder `out`
    };
    const Row rows[] = {
        {{"-o", "out/news"}, "news.graphml news.jsonld news.ttl"},
        {{"-o", "out/news", "--to", "graphml,ttl,jsonld,jsonl"}, "news.graphml news.jsonl news.jsonld news.ttl"},
        {{"-o", "out/news", "--to", "ttl,ttl"}, "news.ttl"},
        {{"-o", "out/news.ttl"}, "news.ttl"},
        {{"-o", "out/news.ttl", "--to", "ttl"}, "news.ttl"},
        {{"-o", "out/news.ttl", "--to", "jsonl"}, "news.ttl.jsonl"},
        {{"-o", "out/news.2025", "--to", "ttl,jsonl"}, "news.2025.jsonl news.2025.ttl"},
        {{"-o", "out/", "--to", "ttl,jsonl"}, "claims.jsonl claims.ttl"},
        {{"-o", "out/news", "--to", "csv"}, "news.csv.manifest.json news.edges.csv news.nodes.csv"},
        {{"-o", "out/news.csv", "--to", "csv"}, "news.csv.manifest.json news.edges.csv news.nodes.csv"},
        {{"-o", "out/news.csv"}, "news.csv.manifest.json news.edges.csv news.nodes.csv"},
        {{"-o", "out/news.nodes.csv"}, "news.csv.manifest.json news.edges.csv news.nodes.csv"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.files);
        TemporaryFolder folder;
        RunOptions inside;
        inside.folder = folder.path();
        Run result = run(build(row.options), inside);
        CHECK(result.exit_code == 0);
        CHECK(result.out == "");
        CHECK(result.notes() == "");
        CHECK(folder.listing("out") == row.files);
    }
}

TEST_CASE("a file on disk has the bytes that standard output has") {
    TemporaryFolder folder;
    for (const char* format : {"graphml", "ttl", "jsonld", "jsonl"}) {
        CAPTURE(format);
        std::string name = std::string("news.") + format;
        CHECK(run(build({"-o", folder.path(name)})).exit_code == 0);
        CHECK(folder.bytes(name) == run(build({"--to", format})).out);
        CHECK(folder.bytes(name).size() > 1000);
    }
}

TEST_CASE("files that exist are not touched without --force, none of several either") {
    TemporaryFolder folder;
    folder.file("news.ttl", "old");
    Run refused = run(build({"-o", folder.path("news"), "--to", "jsonl,ttl"}));
    CHECK(refused.exit_code == 1);
    CHECK(refused.err.find("news.ttl exists already; --force replaces it") != std::string::npos);
    CHECK(folder.bytes("news.ttl") == "old");
    CHECK(folder.listing() == "news.ttl");

    ::chmod(folder.path("news.ttl").c_str(), 0640);
    Run replaced = run(build({"-o", folder.path("news"), "--to", "jsonl,ttl", "--force"}));
    CHECK(replaced.exit_code == 0);
    CHECK(folder.bytes("news.ttl").starts_with("# claimgraph"));
    CHECK(folder.listing() == "news.jsonl news.ttl");
    struct stat status {};
    ::stat(folder.path("news.ttl").c_str(), &status);
    CHECK((status.st_mode & 07777) == 0640);
}

TEST_CASE("a link stays a link to the file that is replaced") {
    TemporaryFolder folder;
    folder.file("real/news.ttl", "old");
    fs::create_symlink("real/news.ttl", folder.path("link.ttl"));
    CHECK(run(build({"-o", folder.path("link.ttl"), "--force"})).exit_code == 0);
    CHECK(fs::is_symlink(folder.path("link.ttl")));
    CHECK(folder.bytes("real/news.ttl").starts_with("# claimgraph"));
    CHECK(folder.listing("real") == "news.ttl");
}

TEST_CASE("what cannot be written fails before the work and leaves nothing") {
    TemporaryFolder folder;
    folder.file("file", "no folder");
    struct Row {
        std::string path, complaint;
    };
    const Row rows[] = {
        {folder.path("file/news.ttl"), "cannot make the folder"},
        {"/proc/news.ttl", "cannot write in /proc"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.path);
        Run result = run(build({"-o", row.path}));
        CHECK(result.exit_code == 1);
        CHECK(result.err.find(row.complaint) != std::string::npos);
    }
    CHECK(folder.listing() == "file");
    // A folder with the name of the file stands for files in it.
    fs::create_directory(folder.path("news.ttl"));
    CHECK(run(build({"-o", folder.path("news.ttl"), "--to", "ttl"})).exit_code == 0);
    CHECK(folder.listing("news.ttl") == "claims.ttl");
    fs::create_directory(folder.path("stem.jsonl"));
    CHECK(run(build({"-o", folder.path("stem"), "--to", "jsonl"})).err.find("is a folder") != std::string::npos);
}

TEST_CASE("no write is lost silently on a full device") {
    if (!fs::exists("/dev/full")) return;
    for (const char* format : {"graphml", "ttl", "jsonld", "jsonl"}) {
        CAPTURE(format);
        RunOptions full;
        full.output = "/dev/full";
        Run result = run(build({"--to", format}), full);
        CHECK(result.exit_code == 1);
        CHECK(result.err.find("cannot write standard output: No space left on device") != std::string::npos);
        CHECK(run(build({"--to", format, "-o", "/dev/full"})).exit_code == 1);
    }
    RunOptions full;
    full.output = "/dev/full";
    CHECK(run({"--help"}, full).exit_code == 1);
    CHECK(run({"analyze", sample("summit")}, full).exit_code == 1);
}

TEST_CASE("a reader that goes away ends the program quietly") {
    TemporaryFolder folder;
    std::string pipe = folder.path("pipe");
    REQUIRE(::mkfifo(pipe.c_str(), 0666) == 0);
    std::thread reader([&] {
        int descriptor = ::open(pipe.c_str(), O_RDONLY);
        char byte;
        (void)!::read(descriptor, &byte, 1);
        ::close(descriptor);
    });
    RunOptions options;
    options.output = pipe;
    std::vector<std::string> arguments{"build", "--to", "graphml"};
    for (const std::string& path : samples()) arguments.push_back(path);
    Run result = run(arguments, options);
    reader.join();
    CHECK(result.exit_code == 0);
    CHECK(result.notes() == "");
}

TEST_CASE("a signal ends the run with 128 + N, removes temporary files and publishes nothing") {
    for (int number : {SIGINT, SIGTERM}) {
        CAPTURE(number);
        TemporaryFolder folder;
        RunOptions options;
        // Standard input stays open until the signal comes.
        options.feed = [&](int descriptor) {
            std::string text = "The mayor opened the bridge.\n";
            (void)!::write(descriptor, text.data(), text.size());
            for (int i = 0; i < 500 && folder.listing() != ""; ++i)
                std::this_thread::sleep_for(std::chrono::milliseconds(10));
        };
        std::string during;
        options.meanwhile = [&](pid_t process) {
            for (int i = 0; i < 500 && folder.listing() == ""; ++i)
                std::this_thread::sleep_for(std::chrono::milliseconds(10));
            during = folder.listing();
            ::kill(process, number);
        };
        Run result = run({"build", "-", "-o", folder.path("news"), "--to", "jsonl,ttl"}, options);
        CHECK(during.find(".claimgraph-") != std::string::npos);
        CHECK(result.exit_code == 128 + number);
        CHECK(folder.listing() == "");
    }
}

TEST_CASE("what a killed run left is removed by the next, what a living run writes is not") {
    TemporaryFolder folder;
    RunOptions options;
    std::string left, after_other_run;
    options.feed = [&](int descriptor) {
        std::string text = "The mayor opened the bridge.\n";
        (void)!::write(descriptor, text.data(), text.size());
        for (int i = 0; i < 500 && after_other_run.empty(); ++i)
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
    };
    options.meanwhile = [&](pid_t process) {
        for (int i = 0; i < 500 && folder.listing() == ""; ++i)
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        left = folder.listing();
        run(build({"-o", folder.path("other.ttl")}));
        after_other_run = folder.listing();
        ::kill(process, SIGKILL);
    };
    Run killed = run({"build", "-", "-o", folder.path("news.ttl")}, options);
    CHECK(killed.exit_code == 128 + SIGKILL);
    REQUIRE(left.find(".claimgraph-") != std::string::npos);
    CHECK(after_other_run == left + " other.ttl");
    CHECK(folder.listing() == left + " other.ttl");
    CHECK(run(build({"-o", folder.path("news.ttl")})).exit_code == 0);
    CHECK(folder.listing() == "news.ttl other.ttl");
}

TEST_CASE("killed at any time, a run leaves the old file or the new one, whole") {
    TemporaryFolder folder;
    const std::string old_bytes = "the old file\n";
    std::string new_bytes = run(build({"--to", "graphml"})).out;
    int killed = 0;
    for (int i = 0; i < 40; ++i) {
        folder.file("news.graphml", old_bytes);
        RunOptions options;
        options.meanwhile = [&](pid_t process) {
            std::this_thread::sleep_for(std::chrono::milliseconds(5 * i));
            ::kill(process, SIGKILL);
        };
        Run result = run(build({"-o", folder.path("news.graphml"), "--force"}), options);
        if (result.exit_code == 128 + SIGKILL) ++killed;
        std::string bytes = folder.bytes("news.graphml");
        CHECK((bytes == old_bytes || bytes == new_bytes));
        if (result.exit_code == 0) CHECK(bytes == new_bytes);
    }
    CHECK(killed > 0);
    CHECK(run(build({"-o", folder.path("news.graphml"), "--force"})).exit_code == 0);
    CHECK(folder.listing() == "news.graphml");
}

#ifndef CLAIMGRAPH_SANITIZED
namespace {

const std::vector<std::string> three_formats = {"graphml", "jsonl", "ttl"};

/// One run in which the `at`-th call of its kind fails. Returns the exit code.
int run_with_failure(const std::string& call, int at, int error, bool force, const std::vector<std::string>& expected) {
    TemporaryFolder folder;
    if (force)
        for (const std::string& format : three_formats) folder.file("news." + format, "old");
    RunOptions options;
    options.environment = {"LD_PRELOAD=" CLAIMGRAPH_FAILING_CALLS, "FAIL_CALL=" + call, "FAIL_AT=" + std::to_string(at),
                           "FAIL_WITH=" + std::to_string(error)};
    std::vector<std::string> arguments = build({"-o", folder.path("news"), "--to", "graphml,jsonl,ttl", "--jobs", "1"});
    if (force) arguments.push_back("--force");
    Run result = run(arguments, options);
    CHECK((result.exit_code == 0 || result.exit_code == 1));
    // All of them are published or none.
    for (std::size_t i = 0; i < three_formats.size(); ++i)
        CHECK(folder.bytes("news." + three_formats[i]) == (result.exit_code == 0 ? expected[i] : force ? "old" : ""));
    CHECK(folder.listing() == (result.exit_code == 0 || force ? "news.graphml news.jsonl news.ttl" : ""));
    return result.exit_code;
}

}  // namespace

TEST_CASE("whichever call to the system fails, the run fails or its output is complete") {
    std::vector<std::string> expected;
    for (const std::string& format : three_formats) expected.push_back(run(build({"--to", format})).out);
    for (const std::string call : {"write", "fsync", "close", "rename", "link"}) {
        CAPTURE(call);
        int failed = 0;
        for (int error : {ENOSPC, EIO})
            for (bool force : {false, true})
                for (int at = 1; at <= 14; ++at) {
                    CAPTURE(at);
                    failed += run_with_failure(call, at, error, force, expected);
                }
        CHECK(failed >= 3);
    }
}
#endif

TEST_CASE("the last line of a run says what was read, what came out and where it is; no file says how long it took") {
    TemporaryFolder folder;
    RunOptions inside;
    inside.folder = folder.path();
    folder.file("news/a.txt", "Bridge opens\n\nAnna Holm opened the bridge in Velin on Monday.\n");
    folder.file("news/b.txt", "Pont ouvert\n\nLe maire de la ville a ouvert le nouveau pont, et le conseil dit que ce fut cher.\n");
    const auto summary = [&](const std::vector<std::string>& arguments) { return run(arguments, inside).summary(); };
    CHECK(summary({"build", "news", "-o", "a.graphml"}) ==
          "1 document read, 1 set aside (1 × it is in French); 2 claims about 2 things; in a.graphml");
    CHECK(summary({"build", "news", "--to", "jsonl"}).ends_with("; on standard output"));
    CHECK(summary({"build", "news/a.txt", "--store", "a.db", "-o", "out/news"}) ==
          "1 document read; 2 claims about 2 things; in a.db, out/news.graphml, out/news.ttl, out/news.jsonld");
    CHECK(summary({"export", "a.db", "--view", "flat", "-o", "a.dot"}) == "2 edges between 3 nodes; in a.dot");
    CHECK(summary({"export", "a.db", "--to", "csv,dot,nt,ttl", "-o", "all"}) ==
          "2 claims about 2 things; in all.nodes.csv, all.edges.csv, all.csv.manifest.json and 3 more");
    CHECK(summary({"import", "all.nt", "-o", "b.graphml"}) == "2 claims about 2 things; in b.graphml");
    CHECK(summary({"merge", "a.db", "-o", "b.db"}) == "1 document read; in b.db");
    CHECK(summary({"remove", "b.db", "news/a.txt"}) == "1 document removed, 0 documents left; in b.db");
    CHECK(summary({"analyze", "news/a.txt", "-o", "a.conllu"}) == "1 document read; in a.conllu");
    for (const std::vector<std::string>& quiet :
         {std::vector<std::string>{"build", "news/a.txt", "-o", "c.ttl", "--quiet"},
          {"export", "a.db", "-o", "c.nt", "--quiet"},
          {"merge", "a.db", "-o", "c.db", "--quiet"}})
        CHECK(run(quiet, inside).err == "");
    // The same bytes in any run, however long it took.
    CHECK(run({"build", "news/a.txt", "-o", "again.graphml"}, inside).exit_code == 0);
    CHECK(folder.bytes("again.graphml") == folder.bytes("out/news.graphml"));
}
