#include "extract/read/page_cues.h"

#include <doctest/doctest.h>

#include <chrono>
#include <string>

#include "graph/errors.h"

using namespace claimgraph::extract::read;
using namespace claimgraph;

TEST_CASE("patterns match whole lines with any characters and digits") {
    struct Row {
        const char* pattern;
        const char* text;
        bool matches;
    };
    const Row rows[] = {
        {"read more", "read more", true},
        {"read more", "read more now", false},
        {"read more*", "read more now", true},
        {"* (file photo)", "a man in a boat (file photo)", true},
        {"* (file photo)", "(file photo) of a man", false},
        {"*a*b*", "xxaxxbxx", true},
        {"*a*b*", "xxbxxaxx", false},
        {"#x# image", "16x9 image", true},
        {"#x# image", "x9 image", false},
        {"comments (#)", "comments (120)", true},
        {"*#", "page 12", true},
        {"*", "", true},
        {"", "", true},
        {"", "a", false},
        {"*ab", "aab", true},
        {"*aab", "aaab", true},
    };
    for (const Row& row : rows) {
        CAPTURE(row.pattern);
        CAPTURE(row.text);
        CHECK(matches_pattern(row.pattern, row.text) == row.matches);
    }
}

TEST_CASE("a pattern takes no more than pattern times text") {
    std::string text(20'000, 'a');
    auto start = std::chrono::steady_clock::now();
    CHECK_FALSE(matches_pattern("*a*a*a*a*a*a*a*a*b", text));
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(1));
}

TEST_CASE("lines are compared without case, kinds of quotes, ornaments and repeated blanks") {
    CHECK(line_key("  • Read\xC2\xA0  More › ") == "read more");
    CHECK(line_key("“Don’t” — it’s…") == "\"don't\" - it's...");
    CHECK(line_key("ÉTÉ") == "été");
    CHECK(line_key("news\xE2\x80\x8Bletter") == "newsletter");
    CHECK(line_key("***") == "");
    CHECK(line_key("") == "");
}

TEST_CASE("the embedded pack is well-formed and says what every site says") {
    const PageCues& cues = PageCues::embedded();
    CHECK(cues.is_plain_label("read more"));
    REQUIRE(cues.find("leave a comment", 3, false) != nullptr);
    CHECK(cues.find("leave a comment", 3, false)->kind == CueKind::ending);
    CHECK(cues.find("the minister denied the report.", 5, false) == nullptr);
    CHECK(cues.months.at("sept") == 9);
    CHECK(cues.zones.at("utc") == 0);
}

TEST_CASE("a pack with a mistake is refused with its place") {
    struct Row {
        const char* pack;
        const char* complaint;
    };
    const Row rows[] = {
        {"{", "extract/packs/boilerplate.json byte 1: Missing a name for object member."},
        {"{}", "extract/packs/boilerplate.json: lacks 'cues'"},
        {R"({"cues": 1})", "extract/packs/boilerplate.json/cues: must be a list"},
        {R"({"cues": [{"is": "labell", "match": ["a"]}]})",
         "extract/packs/boilerplate.json/cues/0/is: 'labell' is no kind of cue"},
        {R"({"cues": [{"is": "label", "where": "top", "match": ["a"]}]})",
         "extract/packs/boilerplate.json/cues/0/where: 'top' is no place"},
        {R"({"cues": [{"is": "label", "match": [1]}]})",
         "extract/packs/boilerplate.json/cues/0/match: must be a list of strings"},
        {R"({"cues": []})", "extract/packs/boilerplate.json: lacks 'share_words'"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.pack);
        CHECK_THROWS_WITH_AS(PageCues{row.pack}, row.complaint, Error);
    }
}
