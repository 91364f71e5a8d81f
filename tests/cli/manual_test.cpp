#include <doctest/doctest.h>

#include <cstdlib>
#include <string>

#include "tests/cli/program.h"

using namespace claimgraph::tests;

namespace {

bool has(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

bool is_there(const char* tool) { return std::system(("command -v " + std::string(tool) + " > /dev/null 2>&1").c_str()) == 0; }

}  // namespace

TEST_CASE("manual: every command and option is in the man page, and man has nothing against it") {
    const Run page = run({"manual"});
    CHECK(page.exit_code == 0);
    for (const char* part : {".SH \"CLAIMGRAPH build\"", ".SH \"CLAIMGRAPH rules test\"", ".B \\-o, \\-\\-output \\fIPATH\\fR", ".B \\-\\-min\\-confidence \\fIC\\fR"})
        CHECK(has(page.out, part));
    if (!is_there("groff")) {
        MESSAGE("skipped: groff is not installed");
        return;
    }
    const TemporaryFolder folder;
    const std::string file = folder.file("claimgraph.1", page.out);
    CHECK(std::system(("groff -man -ww -z " + file + " 2> " + folder.path("err")).c_str()) == 0);
    CHECK(folder.bytes("err") == "");
}

TEST_CASE("manual: bash completes commands, tasks, options and choices") {
    const TemporaryFolder folder;
    folder.file("completions", run({"manual", "--completions", "bash"}).out);
    const auto completed = [&](const std::string& words) {
        const std::string script = ". ./completions; COMP_WORDS=(" + words + "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _claimgraph; echo \"${COMPREPLY[@]}\"";
        folder.file("script", script);
        REQUIRE(std::system(("cd " + folder.path() + " && bash script > out 2>&1").c_str()) == 0);
        return folder.bytes("out");
    };
    CHECK(completed("claimgraph bu") == "build\n");
    CHECK(completed("claimgraph rules te") == "test\n");
    CHECK(completed("claimgraph export --min-c") == "--min-confidence\n");
    CHECK(completed("claimgraph export --view f") == "flat\n");
    CHECK(completed("claimgraph export s.db --to g") == "graphml gexf\n");
    CHECK(completed("claimgraph rules explain --al") == "--all\n");
}

TEST_CASE("manual: zsh and fish get the same options") {
    for (const char* shell : {"zsh", "fish"}) {
        const Run printed = run({"manual", "--completions", shell});
        CHECK(printed.exit_code == 0);
        for (const char* part : {"min-confidence", "claims flat network", "graphml ttl"}) CHECK(has(printed.out, part));
        if (!is_there(shell)) continue;
        const TemporaryFolder folder;
        CHECK(std::system((std::string(shell) + " -n " + folder.file("completions", printed.out)).c_str()) == 0);
    }
    CHECK(run({"manual", "--completions", "csh"}).exit_code == 2);
}
