#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "tests/cli/program.h"

// What docs/ says of the sources is compared with the sources: who includes whom, which library is used where, that
// every file that is named is there. A page that nobody checks is wrong within a month.

using namespace claimgraph::tests;

namespace {

namespace fs = std::filesystem;

const fs::path root = CLAIMGRAPH_SOURCE;
const std::vector<std::string> source_folders = {"cli", "extract", "exporters", "graph", "schemas"};

using Names = std::set<std::string>;
using Table = std::map<std::string, Names>;

/// Headers of POSIX, the C library and the compiler.
const Names of_the_system = {"dirent.h",  "fcntl.h",   "iconv.h",  "immintrin.h", "malloc.h",
                             "pthread.h", "sanitizer", "signal.h", "sys",         "unistd.h"};

std::string page(const std::string& name) { return file_bytes((root / name).string()); }

/// Calls `visit(folder, included, quoted)` for every line of a source that includes another.
void each_include(const std::function<void(const std::string&, const std::string&, bool)>& visit) {
    static const std::regex include(R"(^\s*#\s*include\s+([<"])([^>"]+)[>"])");
    for (const std::string& top : source_folders)
        for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
            const std::string ending = entry.path().extension().string();
            if (ending != ".h" && ending != ".cpp" && ending != ".inc") continue;
            const std::string folder = fs::relative(entry.path().parent_path(), root).string();
            std::istringstream lines(file_bytes(entry.path().string()));
            std::smatch found;
            for (std::string line; std::getline(lines, line);)
                if (std::regex_search(line, found, include)) visit(folder, found[2], found[1] == "\"");
        }
}

/// Of each folder of sources the others from which it includes a file.
Table folders_included() {
    Table out;
    each_include([&](const std::string& folder, const std::string& file, bool quoted) {
        Names& others = out[folder];
        if (!quoted) return;
        // What is named without a folder lies beside, or is the one header that finds what is embedded.
        std::string other = fs::path(file).parent_path().string();
        if (other.empty()) other = file == "embedded.h" ? "schemas" : folder;
        if (other != folder) others.insert(other);
    });
    return out;
}

std::string top_of(const std::string& folder) { return folder.substr(0, folder.find('/')); }

Names words_in_backticks(const std::string& text) {
    static const std::regex word("`([^`\n]+)`");
    Names out;
    for (std::sregex_iterator it(text.begin(), text.end(), word), end; it != end; ++it) out.insert((*it)[1]);
    return out;
}

/// Rows of the table below a heading: names in the first cell, names in the second.
Table table_below(const std::string& text, const std::string& heading) {
    Table out;
    std::istringstream lines(text.substr(std::min(text.size(), text.find("\n" + heading + "\n") + heading.size() + 2)));
    for (std::string line; std::getline(lines, line) && !line.starts_with("## ");) {
        if (!line.starts_with("| `")) continue;
        const std::size_t first_end = line.find('|', 1), second_end = line.find('|', first_end + 1);
        const Names others = words_in_backticks(line.substr(first_end, second_end - first_end));
        for (const std::string& name : words_in_backticks(line.substr(0, first_end))) out[name] = others;
    }
    return out;
}

std::string written(const Table& table) {
    std::string out;
    for (const auto& [name, others] : table) {
        out += name + ":";
        for (const std::string& other : others) out += " " + other;
        out += "\n";
    }
    return out;
}

}  // namespace

TEST_CASE("the table of folders says who includes whom") {
    INFO("left: docs/architecture.md, right: the sources; where the new include is right, mend the page");
    CHECK(written(table_below(page("docs/architecture.md"), "## Folders")) == written(folders_included()));
}

TEST_CASE("the picture of folders has an arrow for every dependency and no other") {
    Table included, drawn;
    for (const auto& [folder, others] : folders_included())
        for (const std::string& other : others)
            if (top_of(other) != top_of(folder)) included[top_of(folder)].insert(top_of(other));
    const std::string text = page("docs/architecture.md");
    static const std::regex arrow(R"((\w+) --> (\w+))");
    for (std::sregex_iterator it(text.begin(), text.end(), arrow), end; it != end; ++it)
        drawn[(*it)[1]].insert((*it)[2]);
    INFO("left: docs/architecture.md, right: the sources");
    CHECK(written(drawn) == written(included));
}

TEST_CASE("dependencies run one way") {
    Table reached = folders_included();
    for (const auto& [folder, others] : reached)
        for (const std::string& other : others) {
            const std::string includes = folder + " includes " + other;
            CAPTURE(includes);
            const std::string from = top_of(folder), to = top_of(other);
            const bool allowed = from == to || from == "cli" || to == "schemas" || to == "graph";
            CHECK(allowed);
            CHECK_FALSE((from == "graph" && to != "graph" && to != "schemas"));
            CHECK_FALSE(from == "schemas");
            CHECK(to != "cli");
        }
    // Within extract, too, no folder leads back to itself; a folder and those inside it are one.
    std::map<std::string, Names> stages;
    const auto stage = [](const std::string& folder) {
        const std::size_t slash = folder.find('/');
        return top_of(folder) != "extract" || slash == std::string::npos
                   ? top_of(folder)
                   : folder.substr(0, folder.find('/', slash + 1));
    };
    for (const auto& [folder, others] : reached)
        for (const std::string& other : others)
            if (stage(other) != stage(folder)) stages[stage(folder)].insert(stage(other));
    for (const auto& [start, first] : stages) {
        Names seen;
        std::vector<std::string> open(first.begin(), first.end());
        while (!open.empty()) {
            const std::string next = open.back();
            open.pop_back();
            if (!seen.insert(next).second) continue;
            open.insert(open.end(), stages[next].begin(), stages[next].end());
        }
        const std::string from = start;
        CAPTURE(from);
        CHECK(seen.count(start) == 0);
    }
}

TEST_CASE("the table of libraries says where each is used") {
    const Table said = table_below(page("docs/architecture.md"), "## Libraries");
    Table used;
    each_include([&](const std::string& folder, const std::string& file, bool quoted) {
        // Headers of C++ have neither a folder nor an ending.
        if (quoted || file.find_first_of("/.") == std::string::npos) return;
        const std::string header = file.substr(0, file.find('/'));
        if (of_the_system.count(header) == 0) used[header].insert(folder);
    });
    INFO("left: docs/architecture.md, right: the sources");
    CHECK(written(said) == written(used));
}

TEST_CASE("files that the pages name are there") {
    static const std::regex path(R"((cli|extract|exporters|graph|schemas|tests|docs|cmake|samples)(/[\w.*-]+)+/?)");
    for (const std::string name : {"CONTRIBUTING.md", "docs/architecture.md", "docs/data-model.md"}) {
        std::size_t files = 0;
        for (const std::string& word : words_in_backticks(page(name))) {
            if (!std::regex_match(word, path) || word.find('*') != std::string::npos) continue;
            CAPTURE(name);
            CAPTURE(word);
            CHECK(fs::exists(root / word));
            ++files;
        }
        CAPTURE(name);
        CHECK(files > 5);
    }
}

TEST_CASE("the walk from a sentence to a line of Turtle names ten files and ends with what is written") {
    const std::string text = page("docs/architecture.md");
    const std::string heading = "\n## From a sentence to a line of Turtle\n";
    REQUIRE(text.find(heading) != std::string::npos);
    std::string walk = text.substr(text.find(heading) + heading.size());
    walk = walk.substr(0, walk.find("\n## "));
    static const std::regex step(R"(\n\d+\. `([^`]+)`)"), line(R"(\n +(d:\S+ cg:\w+ d:\S+) \.\n)");
    Names files;
    for (std::sregex_iterator it(walk.begin(), walk.end(), step), end; it != end; ++it) files.insert((*it)[1]);
    CHECK(files.size() == 10);
    std::smatch last;
    REQUIRE(std::regex_search(walk, last, line));
    // The page leaves out the digits of ids.
    const std::regex digits("…");
    const std::regex expected("\n" + std::regex_replace(last[1].str(), digits, "[a-z2-7]+") + " \\.\n");
    const Run turtle = run({"build", sample("summit"), "--to", "ttl", "-o", "-"});
    CAPTURE(last[1].str());
    CAPTURE(turtle.err);
    CHECK(turtle.exit_code == 0);
    CHECK(std::regex_search(turtle.out, expected));
}

TEST_CASE("the page on the data model speaks of every shape of graph/model.h") {
    const Names named = words_in_backticks(page("docs/data-model.md"));
    const std::string header = page("graph/model.h");
    static const std::regex shape(R"(\n(?:struct|enum class) (\w+))");
    for (std::sregex_iterator it(header.begin(), header.end(), shape), end; it != end; ++it) {
        CAPTURE((*it)[1].str());
        CHECK(named.count((*it)[1]) == 1);
    }
}
