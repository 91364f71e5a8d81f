#include "cli/visible_text.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>

#include "tests/cli/program.h"
#include "tests/count.h"

using namespace claimgraph::cli;
using namespace claimgraph::tests;
using namespace claimgraph;

namespace {

constexpr const char* right_to_left = "\xE2\x80\xAE";  // U+202E
constexpr const char* csi = "\xC2\x9B";                // U+009B, which begins a command as ESC [ does

/// A terminal whose other side the test holds.
class Terminal {
   public:
    Terminal() : side_(::posix_openpt(O_RDWR | O_NOCTTY)) {
        REQUIRE(side_ >= 0);
        REQUIRE(::grantpt(side_) == 0);
        REQUIRE(::unlockpt(side_) == 0);
        held_ = ::open(path().c_str(), O_RDWR | O_NOCTTY);  // what was written stays when the program has ended
    }
    ~Terminal() {
        ::close(held_);
        ::close(side_);
    }
    std::string path() const { return ::ptsname(side_); }
    std::string shown() const {
        char buffer[1 << 14];
        const auto count = ::read(side_, buffer, sizeof buffer);
        return {buffer, static_cast<std::size_t>(count < 0 ? 0 : count)};
    }

   private:
    int side_, held_ = -1;
};

}  // namespace

TEST_CASE("what a terminal would obey is shown instead") {
    struct Row {
        std::string text, shown;
    };
    for (const auto& [text, shown] : {Row{"plain, café, 漢字 🙂", "plain, café, 漢字 🙂"},
                                      {"\x1b[31mred", "\\x1b[31mred"},
                                      {"a\x7f\x07", "a\\x7f\\x07"},
                                      {std::string("a") + csi + "2J", "a\\xc2\\x9b2J"},
                                      {std::string("a") + right_to_left + "b", "a\\xe2\\x80\\xaeb"},
                                      {"a\xE2\x81\xA6", "a\\xe2\\x81\\xa6"},
                                      {"\xFF\xC3", "\\xff\\xc3"}}) {
        const std::string wanted = shown;
        CAPTURE(wanted);
        CHECK(visible(text) == shown);
        CHECK(visible_lines(text) == shown);
    }
    CHECK(visible("a\tb\nc") == "a\\x09b\\x0ac");
    CHECK(visible_lines("a\tb\nc\r") == "a\tb\nc\\x0d");
    CHECK(visible_json(std::string("\"\x1b") + csi + right_to_left) == "\"\\\"\\u001B\\u009b\\u202e\"");
}

TEST_CASE("pieces of a text are shown as the whole is, wherever they are cut") {
    const std::string text = std::string("é漢🙂") + right_to_left + "\xF0\x9F" + csi + "\x1b\xE2\x80";
    for (std::size_t cut = 0; cut <= text.size(); ++cut) {
        CAPTURE(cut);
        VisibleStream stream;
        std::string shown = stream.pass(std::string_view(text).substr(0, cut));
        shown += stream.pass(std::string_view(text).substr(cut));
        CHECK(shown + stream.rest() == visible_lines(text));
    }
}

TEST_CASE("no terminal obeys an article: explain, conflicts, stats and rules explain") {
    const TemporaryFolder folder;
    const std::string hostile = std::string("Lena Varga denied the ") + right_to_left + "report" + csi + "31m.";
    const std::string article =
        folder.file("a.jsonl", "{\"text\":\"" + hostile + " Lena Varga said that the mill had closed.\"}\n");
    const std::string store = folder.path("a.db");
    REQUIRE(run({"build", article, "--store", store}).exit_code == 0);
    for (const std::vector<std::string>& command : {std::vector<std::string>{"explain", store, "Varga denies"},
                                                    {"explain", store, "Varga", "--trees"},
                                                    {"conflicts", store},
                                                    {"stats", store},
                                                    {"rules", "explain", hostile}}) {
        const Run told = run(command);
        CAPTURE(command[0]);
        CHECK(!contains(told.out, right_to_left));
        CHECK(!contains(told.out, csi));
        CHECK(!contains(told.out, "\x1b"));
    }
    CHECK(contains(run({"explain", store, "Varga denies"}).out, "denied the \\xe2\\x80\\xaereport\\xc2\\x9b31m"));
}

TEST_CASE("what goes to a terminal is made visible, what goes to a file is exact") {
    const TemporaryFolder folder;
    const std::string article =
        folder.file("a.txt", std::string("Lena ") + right_to_left + "Varga denied the report.\n");
    const Run file = run({"analyze", article});
    CHECK(contains(file.out, right_to_left));
    const Terminal terminal;
    RunOptions options;
    options.output = terminal.path();
    REQUIRE(run({"analyze", article}, options).exit_code == 0);
    const std::string shown = terminal.shown();
    CHECK(contains(shown, "denied"));
    CHECK(!contains(shown, right_to_left));
    CHECK(contains(shown, "\\xe2\\x80\\xae"));
}
