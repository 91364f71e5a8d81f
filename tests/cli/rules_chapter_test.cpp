#include <doctest/doctest.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "tests/cli/program.h"

// The chapter "Writing a rule" is run as it is written: a fenced block `json NAME` or `text NAME` is a file; a block
// `console` holds commands behind `$ ` and what they print. CLAIMGRAPH_UPDATE_CHAPTER=1 writes what they print into the
// chapter instead of comparing it, for somebody to read the difference.

using namespace claimgraph::tests;

namespace {

const std::string chapter_path = std::string(CLAIMGRAPH_SOURCE) + "/extract/packs/README.md";

struct Block {
    std::string kind, argument;
    std::size_t first_line = 0, end_line = 0;  ///< of what is inside, counted from 0
};

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> out;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) out.push_back(line);
    return out;
}

std::vector<Block> blocks_of(const std::vector<std::string>& lines) {
    std::vector<Block> out;
    bool inside = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!lines[i].starts_with("```")) continue;
        if (inside) {
            out.back().end_line = i;
        } else {
            std::istringstream words(lines[i].substr(3));
            Block block;
            words >> block.kind >> block.argument;
            block.first_line = i + 1;
            out.push_back(block);
        }
        inside = !inside;
    }
    return out;
}

struct Outcome {
    int exit_code = 0;
    std::string printed;  ///< on standard output and standard error
};

/// Runs a command line as a reader would: in a shell, in a folder, with the program on the path.
Outcome shell(const std::string& command, const TemporaryFolder& folder) {
    const std::string program = std::filesystem::path(CLAIMGRAPH_PROGRAM).parent_path().string();
    const std::string script = folder.file(
        ".step", "exec 2>&1\ncd '" + folder.path() + "'\nPATH='" + program + "':\"$PATH\"\n" + command + "\n");
    Outcome out;
    FILE* pipe = ::popen(("sh '" + script + "'").c_str(), "r");
    REQUIRE(pipe);
    std::array<char, 4096> buffer{};
    for (std::size_t count; (count = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
        out.printed.append(buffer.data(), count);
    const int status = ::pclose(pipe);
    out.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return out;
}

std::string joined(const std::vector<std::string>& lines, std::size_t first, std::size_t end) {
    std::string out;
    for (std::size_t i = first; i < end; ++i) out += lines[i] + "\n";
    return out;
}

}  // namespace

TEST_CASE("every step of the chapter on writing a rule does what the chapter says") {
    const bool update = std::getenv("CLAIMGRAPH_UPDATE_CHAPTER") != nullptr;
    const std::vector<std::string> lines = lines_of(file_bytes(chapter_path));
    const std::vector<Block> blocks = blocks_of(lines);
    TemporaryFolder folder;
    std::string updated;
    std::size_t copied = 0, commands = 0;
    for (const Block& block : blocks) {
        if (block.kind == "json" || block.kind == "text") {
            REQUIRE(!block.argument.empty());
            folder.file(block.argument, joined(lines, block.first_line, block.end_line));
        }
        if (block.kind != "console") continue;
        updated += joined(lines, copied, block.first_line);
        copied = block.end_line;
        const int expected_exit = block.argument == "exit=1" ? 1 : 0;
        for (std::size_t i = block.first_line; i < block.end_line;) {
            REQUIRE(lines[i].starts_with("$ "));
            const std::string command = lines[i].substr(2);
            std::size_t end = i + 1;
            while (end < block.end_line && !lines[end].starts_with("$ ")) ++end;
            const Outcome outcome = shell(command, folder);
            CAPTURE(command);
            CAPTURE(i + 1);
            CHECK(outcome.exit_code == expected_exit);
            if (!update) CHECK(outcome.printed == joined(lines, i + 1, end));
            updated += lines[i] + "\n" + outcome.printed;
            ++commands;
            i = end;
        }
    }
    CHECK(commands >= 10);
    if (update) std::ofstream(chapter_path) << updated << joined(lines, copied, lines.size());
}
