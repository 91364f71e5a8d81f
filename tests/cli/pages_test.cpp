#include <doctest/doctest.h>
#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "tests/cli/program.h"

// README.md and the pages of docs/ are run as they are written, each in a folder of its own beside the samples: a
// fenced block `LANGUAGE NAME` is a file; a block `console` holds commands behind `$ ` and what they print, `exit=1`
// behind it says that they fail, `needs=MODULE` that they want a module of Debian's Python. CLAIMGRAPH_UPDATE_PAGES=1
// writes what they print into the pages instead of comparing it, for somebody to read the difference. How long a run
// took (`; 0.3 s`) is not compared, and the last line of one whose output goes through a pipe is left out: it may come
// before or behind what the others print.

using namespace claimgraph::tests;

namespace {

const std::filesystem::path source = CLAIMGRAPH_SOURCE;

const bool updating = std::getenv("CLAIMGRAPH_UPDATE_PAGES") != nullptr;

std::vector<std::filesystem::path> pages() {
    std::vector<std::filesystem::path> out;
    for (const auto& entry : std::filesystem::directory_iterator(source / "docs"))
        if (entry.path().extension() == ".md") out.push_back(entry.path());
    std::sort(out.begin(), out.end());
    out.push_back(source / "README.md");
    return out;
}

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
        ".step", "exec 2>&1\ncd '" + folder.path() + "'\nPATH='" + program + "':/usr/bin:\"$PATH\"\n" + command + "\n");
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

/// A page, step by step, and its text with what the commands print now.
class Page {
   public:
    explicit Page(const std::filesystem::path& path) : lines_(lines_of(file_bytes(path.string()))) {
        std::filesystem::create_directory_symlink(source / "samples", folder_.path("samples"));
        for (const Block& block : blocks_of(lines_)) {
            if (block.kind == "console")
                run(block);
            else if (!block.argument.empty())
                folder_.file(block.argument, joined(lines_, block.first_line, block.end_line));
        }
        updated_ += joined(lines_, copied_, lines_.size());
    }

    std::size_t commands() const { return commands_; }
    const std::string& updated() const { return updated_; }

   private:
    void run(const Block& block) {
        constexpr std::string_view needs = "needs=";
        if (block.argument.starts_with(needs)) {
            const std::string module = block.argument.substr(needs.size());
            if (shell("python3 -c 'import " + module + "'", folder_).exit_code != 0) {
                std::printf("SKIPPED a step of a page that needs Python's %s\n", module.c_str());
                return;
            }
        }
        updated_ += joined(lines_, copied_, block.first_line);
        copied_ = block.end_line;
        for (std::size_t i = block.first_line; i < block.end_line;) {
            REQUIRE(lines_[i].starts_with("$ "));
            std::size_t end = i + 1;
            while (end < block.end_line && !lines_[end].starts_with("$ ")) ++end;
            step(i, end, block.argument == "exit=1" ? 1 : 0);
            i = end;
        }
    }

    void step(std::size_t line, std::size_t end, int expected_exit) {
        const std::string command = lines_[line].substr(2);
        Outcome outcome = shell(command, folder_);
        if (command.find(" | ") != std::string::npos) outcome.printed = without_summaries(outcome.printed);
        CAPTURE(command);
        CAPTURE(line + 1);
        CHECK(outcome.exit_code == expected_exit);
        const std::string written = joined(lines_, line + 1, end);
        const bool same = without_times(outcome.printed) == without_times(written);
        if (!updating && !same) CHECK(outcome.printed == written);
        updated_ += lines_[line] + "\n" + (same ? written : outcome.printed);
        ++commands_;
    }

    TemporaryFolder folder_;
    std::vector<std::string> lines_;
    std::string updated_;
    std::size_t copied_ = 0, commands_ = 0;
};

/// Where the links of a page lead to, those into the web left out.
std::vector<std::string> linked_files(const std::string& text) {
    std::vector<std::string> out;
    for (std::size_t at = 0; (at = text.find("](", at)) != std::string::npos;) {
        at += 2;
        const std::string target = text.substr(at, text.find_first_of(")#", at) - at);
        if (!target.empty() && target.find(':') == std::string::npos) out.push_back(target);
    }
    return out;
}

}  // namespace

TEST_CASE("every command of README and the pages does what the page says") {
    std::size_t commands = 0;
    for (const std::filesystem::path& path : pages()) {
        CAPTURE(path.string());
        const Page page(path);
        commands += page.commands();
        if (updating) std::ofstream(path) << page.updated();
    }
    CHECK(commands >= 40);
}

TEST_CASE("links of README and the pages lead to files that are there") {
    for (const std::filesystem::path& path : pages())
        for (const std::string& target : linked_files(file_bytes(path.string()))) {
            CAPTURE(path.string());
            CAPTURE(target);
            CHECK(std::filesystem::exists(path.parent_path() / target));
        }
}
