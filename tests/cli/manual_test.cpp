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

namespace {

/// What a shell makes of the beginning of a line, by the script of its completions.
struct Completed {
    std::string line, whole;
};
const Completed completed_lines[] = {{"claimgraph bu", "build"},
                                     {"claimgraph rules te", "test"},
                                     {"claimgraph export --min-c", "--min-confidence"},
                                     {"claimgraph export --view f", "flat"},
                                     {"claimgraph export s.db --to gra", "graphml"},
                                     {"claimgraph rules explain --al", "--all"}};

std::string output_of(const std::string& command, const TemporaryFolder& folder) {
    REQUIRE(std::system(("cd " + folder.path() + " && " + command + " > out 2> err").c_str()) == 0);
    return folder.bytes("out");
}

// A person who types in zsh: a terminal that answers to the tab key, and a key that shows the line.
constexpr const char* typed_in_zsh = R"(
zmodload zsh/zpty
zpty z zsh -f -i
zpty -w z "fpath=($PWD \$fpath); autoload -Uz compinit; compinit -u -D; bindkey '^I' complete-word"
zpty -w z 'show() { print -r -- "LINE=$BUFFER|" }; zle -N show; bindkey "^X" show; print READ''Y'
while zpty -r z line && [[ $line != *READY* ]]; do :; done
zpty -w -n z "$1"$'\t\x18'
all=
for i in {1..200}; do
    if zpty -r -t z line; then
        all+=$line
        [[ $all == *LINE=*\|* ]] && break
    else
        sleep 0.02
    fi
done
print -r -- ${${all##*LINE=}%%\|*}
)";

}  // namespace

TEST_CASE("manual: fish completes commands, tasks, options and choices") {
    if (!is_there("fish")) return;
    const TemporaryFolder folder;
    folder.file("claimgraph.fish", run({"manual", "--completions", "fish"}).out);
    for (const auto& [line, whole] : completed_lines) {
        const std::string typed = line;
        CAPTURE(typed);
        const std::string out = output_of(
            "HOME=. fish --no-config -c 'source claimgraph.fish; complete -C \"" + line + "\"'", folder);
        CHECK(out.substr(0, out.find_first_of("\t\n")) == whole);
    }
}

TEST_CASE("manual: zsh completes commands, tasks, options and choices") {
    if (!is_there("zsh")) return;
    const TemporaryFolder folder;
    folder.file("_claimgraph", run({"manual", "--completions", "zsh"}).out);
    folder.file("type", typed_in_zsh);
    for (const auto& [line, whole] : completed_lines) {
        const std::string typed = line;
        CAPTURE(typed);
        CHECK(output_of("HOME=. zsh -f type '" + line + "'", folder) ==
              line.substr(0, line.rfind(' ') + 1) + whole + " \n");
    }
}

TEST_CASE("manual: zsh and fish get the same options") {
    for (const char* shell : {"zsh", "fish"}) {
        const Run printed = run({"manual", "--completions", shell});
        CHECK(printed.exit_code == 0);
        for (const char* part : {"min-confidence", "claims flat network", "graphml ttl"}) CHECK(has(printed.out, part));
        if (!is_there(shell)) MESSAGE("skipped: " << shell << " is not installed");
    }
    CHECK(run({"manual", "--completions", "csh"}).exit_code == 2);
}
