#include <doctest/doctest.h>

#include <ctime>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "extract/read/reader.h"

using namespace claimgraph::extract::read;
using namespace claimgraph;

namespace {

Document structured(std::string text) { return read_text(std::move(text), "made-up.txt"); }

/// Blocks as `kind: words`, one a line.
std::string blocks_of(const Document& document) {
    std::string out;
    for (const Block& block : document.blocks)
        out += std::string(to_string(block.kind)) + ": " + std::string(document.words(block.span)) + "\n";
    return out;
}

struct Paragraph {
    BlockKind kind;
    std::string words;
};

/// Joins paragraphs to a page and checks that each comes out as the kind that it is given with.
void check_page(const std::vector<Paragraph>& page, const std::string& between = "\n\n") {
    std::string text, expected;
    for (const Paragraph& paragraph : page) {
        text += (text.empty() ? "" : between) + paragraph.words;
        expected += std::string(to_string(paragraph.kind)) + ": " + paragraph.words + "\n";
    }
    CHECK(blocks_of(structured(text)) == expected);
}

constexpr auto headline = BlockKind::headline;
constexpr auto body = BlockKind::body;
constexpr auto quote = BlockKind::quote;
constexpr auto caption = BlockKind::caption;
constexpr auto boilerplate = BlockKind::boilerplate;

const std::string first = "The mayor of Lund opened the new bridge on Monday after two years of work.";
const std::string second = "She said that the bridge had cost less than the council expected.";
const std::string third = "Traffic over the river will be free of charge until the end of the year.";

}  // namespace

TEST_CASE("a page of the usual kind is told from its article") {
    check_page({
        {boilerplate, "Accessibility links"},
        {boilerplate, "Breaking News"},
        {headline, "Mayor opens bridge in Lund"},
        {boilerplate, "By Anna Berg"},
        {boilerplate, "June 4, 2025"},
        {boilerplate, "Share Facebook Twitter WhatsApp"},
        {boilerplate, "The old bridge before it was torn down. (file photo)"},
        {body, first},
        {headline, "Cheaper than planned"},
        {body, second},
        {boilerplate, "0:00 0:01:04 0:00"},
        {boilerplate, "No media source currently available"},
        {body, third},
        {boilerplate, "No votes yet."},
        {boilerplate, "Leave a Reply"},
        {boilerplate, "The bridge is a good thing and I have driven over it twice."},
    });
}

TEST_CASE("blocks are the same with CR LF, with CR, without empty lines and with blanks at the ends") {
    const std::vector<Paragraph> page = {
        {headline, "Mayor opens bridge in Lund"}, {body, first}, {body, second}, {body, third}};
    for (const char* between : {"\n\n", "\r\n\r\n", "\r\r", "\n", "\r\n", "  \n \t\n  ", "\n\xC2\xA0\n"}) {
        CAPTURE(between);
        check_page(page, between);
    }
}

TEST_CASE("lines that were broken at a fixed width are one paragraph") {
    Document document = structured(
        "Mayor opens bridge in Lund\n\n"
        "The mayor of Lund opened the new bridge on Monday after two years of\n"
        "work. She said that the bridge had cost less than the council had\n"
        "expected, and that nobody would have to pay for crossing it.\n\n"
        "Traffic over the river will be free of charge until the end of the\n"
        "year.\n");
    REQUIRE(document.blocks.size() == 3);
    CHECK(document.blocks[1].kind == body);
    CHECK(document.words(document.blocks[1].span).ends_with("crossing it."));
    CHECK(document.words(document.blocks[2].span).ends_with("year."));
}

TEST_CASE("short lines under each other are not joined") {
    check_page({{headline, "Mayor opens bridge in Lund"},
                {body, first},
                {body, second},
                {boilerplate, "XS"},
                {boilerplate, "SM"},
                {boilerplate, "MD"}},
               "\n");
}

TEST_CASE("a headline that is repeated counts once") {
    check_page({{headline, "Mayor opens bridge in Lund"},
                {boilerplate, "2025-06-04 17:42:23 / HARBOUR PRESS"},
                {boilerplate, "Mayor opens bridge in Lund"},
                {body, first}});
    Document document = structured("Mayor opens bridge in Lund\n2025-06-04 17:42:23 / HARBOUR PRESS\n\n" + first);
    CHECK(document.title == "Mayor opens bridge in Lund");
    CHECK(document.published == "2025-06-04T17:42:23Z");
    CHECK(document.publisher == "HARBOUR PRESS");
}

TEST_CASE("a name beside the date is a publisher only if it sounds like one") {
    CHECK(structured("Mayor opens bridge in Lund\n\nAnna Berg | June 4, 2025\n\n" + first).publisher == "");
    CHECK(structured("Mayor opens bridge in Lund\n\nLund Daily | June 4, 2025\n\n" + first).publisher == "Lund Daily");
}

TEST_CASE("the date of publication is looked for at the head only") {
    CHECK(structured("Mayor opens bridge in Lund\n\n" + first + "\n\n" + second + "\n\n" + third + "\n\nJune 4, 2025")
              .published == "");
    CHECK(structured("Bridge\n\nUpdated June 5, 2025\nPublished June 4, 2025\n\n" + first).published == "2025-06-04");
    CHECK(structured("Bridge is open\n\nUpdated June 5, 2025\n\n" + first).published == "2025-06-05");
    CHECK(structured("Bridge is open\n\n2025-06-05\n\n" + first).published == "2025-06-05");
    CHECK(structured("Bridge is open\n\nPublished: June 5, 2025 9:00 a.m.\n\n" + first).published ==
          "2025-06-05T09:00:00Z");
    CHECK(structured("On June 4, 2025 the mayor of Lund opened a bridge.\n\n" + second).published == "");
}

TEST_CASE("labels glued to a line by copying are cut off") {
    struct Row {
        std::string text, blocks;
    };
    const std::string rest = "\n\n" + first;
    const Row rows[] = {
        {"Read moreMinister denies plan to close schools",
         "boilerplate: Read more\nheadline: Minister denies plan to close schools\n"},
        {"ideasSupport for plan grows in Lund", "boilerplate: ideas\nheadline: Support for plan grows in Lund\n"},
        {"icon-facebook icon-whatsappMinister denies plan to close schools",
         "boilerplate: icon-facebook icon-whatsapp\nheadline: Minister denies plan to close schools\n"},
        {"McDonald denies plan to close schools", "headline: McDonald denies plan to close schools\n"},
        {"iPhone maker denies plan to close shops", "headline: iPhone maker denies plan to close shops\n"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(blocks_of(structured(row.text + rest)) == row.blocks + "body: " + first + "\n");
    }
}

TEST_CASE("agency credits and links behind the last sentence are cut off") {
    const std::string head = "Mayor opens bridge in Lund\n\n";
    struct Row {
        std::string paragraph, sentence, rest;
    };
    const Row rows[] = {
        {second + " – Agencies", second, "Agencies"},
        {second + " -- Reuters", second, "-- Reuters"},
        {second + " (AFP)", second, "(AFP)"},
        {second + " Read more", second, "Read more"},
        {second + "Read more", second, "Read more"},
        {"\"It is done,\" she said. “It holds.” — AP", "\"It is done,\" she said. “It holds.”", "AP"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.paragraph);
        Document document = structured(head + first + "\n\n" + row.paragraph);
        REQUIRE(document.blocks.size() == 4);
        CHECK(document.words(document.blocks[2].span) == row.sentence);
        CHECK(document.blocks[3].kind == boilerplate);
    }
    // A source of a quotation is no credit.
    Document document =
        structured(head + first + "\n\nTo be or not to be. — William Shakespeare, in his last letter to the mayor.");
    CHECK(document.blocks.size() == 3);
}

TEST_CASE("datelines are cut off the first paragraph") {
    const std::string head = "Mayor opens bridge in Lund\n\n";
    for (const char* dateline : {"LUND, Sweden —", "LUND:", "Lund, Sweden (AP) —", "LUND (Reuters) -", "NEW YORK --",
                                 "LUND/OSLO, Aug 28 —", "LUND, 3 Sept. 2025 (AFP) -", "MALMÖ —"}) {
        CAPTURE(dateline);
        Document document = structured(head + dateline + " " + first);
        REQUIRE(document.blocks.size() == 3);
        CHECK(document.blocks[1].kind == boilerplate);
        CHECK(document.words(document.blocks[1].span) == dateline);
        CHECK(document.words(document.blocks[2].span) == first);
    }
    for (const char* start : {"Bergman (62) – ", "Lund – ", "NATO ", "The plan: "}) {
        CAPTURE(start);
        CHECK(structured(head + start + first).blocks.size() == 2);
    }
    // Speakers of an interview.
    CHECK(structured(head + "BERGMAN: We have built a bridge.\n\nOLSSON: You have built it too late.").blocks.size() ==
          3);
}

TEST_CASE("what a page asks of its readers is no article, what people say to each other is") {
    check_page({
        {headline, "Mayor opens bridge in Lund"},
        {body, first},
        {boilerplate, "Sign up for our weekly newsletter"},
        {boilerplate, "Our newsletter brings you the best of our pages. You can unsubscribe whenever you like."},
        {boilerplate, "We use cookies to make this site better for everyone."},
        {body, "\"We need your help and your contribution,\" the mayor told the readers of a local paper."},
        {body, "You cannot build a bridge without money, and we do not print it in our town."},
        {boilerplate, "Related articles"},
        {boilerplate, "Ten bridges that you must have seen"},
        {boilerplate, "Why do bridges sing?"},
        {body, second},
    });
}

TEST_CASE("everything behind a comment form, an appeal or a word about the publisher is dropped") {
    for (const char* ending : {"Leave a comment", "A message from the Lund Courier:", "Dear readers,",
                               "About the author", "All rights reserved."}) {
        CAPTURE(ending);
        check_page({{headline, "Mayor opens bridge in Lund"},
                    {body, first},
                    {body, second},
                    {boilerplate, ending},
                    {boilerplate, third}});
    }
    check_page({{headline, "Mayor opens bridge in Lund"},
                {body, first},
                {body, second},
                {boilerplate, "The Courier"},
                {boilerplate, "The Courier reports from nine towns. We have done so since 1911."},
                {boilerplate, third}});
    // The same words above an article are navigation.
    check_page({{boilerplate, "Comments"}, {headline, "Mayor opens bridge in Lund"}, {body, first}, {body, second}});
}

TEST_CASE("a paragraph that is one quotation is a quote, a quotation with its speaker is body") {
    check_page({{headline, "Mayor opens bridge in Lund"},
                {body, first},
                {quote, "“It holds, and it will hold when none of us is here any more.”"},
                {quote, "\"Whoever drives over it will think of those who built it!\""},
                {body, "“It holds,” she said, “and it will hold.”"},
                {headline, "\"It holds\""},
                {body, third}});
}

TEST_CASE("captions with credits are captions") {
    check_page({{headline, "Mayor opens bridge in Lund"},
                {body, first},
                {caption, "The mayor on the new bridge. (Photo: Nils Ek)"},
                {body, second}});
}

TEST_CASE("text without a headline is body") {
    check_page({{body, first}, {body, second}});
    check_page({{body, first}});
    check_page({{body, "Mayor opens bridge"}});
    CHECK(structured(first + "\n\n" + second).title == "");
}

TEST_CASE("a question can be a headline") {
    check_page({{headline, "Who will pay for the new bridge in Lund?"}, {body, first}, {body, second}});
}

TEST_CASE("a deck under the headline and a kicker above it are headlines") {
    check_page({{headline, "Bridges"},
                {headline, "Mayor opens bridge in Lund"},
                {headline, "Crossing is free until the end of the year"},
                {body, first}});
}

TEST_CASE("a given title finds its line") {
    Document document;
    document.title = "Mayor opens bridge in Lund – The Courier";
    document.text = "Sweden and its bridges today\n\nMayor opens bridge in Lund\n\n" + first;
    structure(document);
    CHECK(document.title == "Mayor opens bridge in Lund – The Courier");
    REQUIRE(document.blocks.size() == 3);
    CHECK(document.blocks[1].kind == headline);
}

TEST_CASE("list marks are left out of blocks") {
    Document document = structured("Mayor opens bridge in Lund\n\n" + first + "\n\n• " + second + "\n- " + third);
    REQUIRE(document.blocks.size() == 4);
    CHECK(document.words(document.blocks[2].span) == second);
    CHECK(document.words(document.blocks[3].span) == third);
}

TEST_CASE("blocks lie in text order, do not overlap and lose no visible word") {
    const std::string pages[] = {
        "Read moreLUND: " + first + " – Agencies\n\nRead more",
        "A\n\nB\r\nC\rD",
        "\xEF\xBB\xBF\xC2\xA0 one \xE2\x80\x8B\n\n* two",
        "e\xCC\x81te\xCC\x81 " + first,
    };
    for (const std::string& page : pages) {
        CAPTURE(page);
        Document document = structured(page);
        std::uint32_t end = 0;
        for (const Block& block : document.blocks) {
            CHECK(block.span.begin >= end);
            CHECK(block.span.begin < block.span.end);
            end = block.span.end;
        }
        CHECK(end <= document.text.size());
    }
}

TEST_CASE("whatever a page is made of, its blocks are whole characters of it, in order") {
    const std::string pieces[] = {first,
                                  "Read more",
                                  "LUND",
                                  ":",
                                  " — ",
                                  "(AP)",
                                  "\n",
                                  "\r\n",
                                  "\r",
                                  "\n\n",
                                  " ",
                                  "\xC2\xA0",
                                  "\xE2\x80\x8B",
                                  "•",
                                  "- ",
                                  "“",
                                  "”",
                                  "\"",
                                  "\xCC\x81",
                                  "\xF0\x9F\x98\x80",
                                  "June 4, 2025",
                                  "17:42",
                                  "By ",
                                  "Courier",
                                  ".",
                                  "...",
                                  "Leave a comment",
                                  "we you newsletter.",
                                  "icon-facebook",
                                  "Related",
                                  "x",
                                  "kremlin.example",
                                  "ideasSupport",
                                  "A",
                                  "/",
                                  "|",
                                  "0:00"};
    std::uint32_t state = 1;
    auto random = [&](std::size_t below) { return (state = state * 1664525u + 1013904223u) / 65536u % below; };
    for (int page = 0; page < 3000; ++page) {
        std::string text = "x";
        for (std::size_t count = random(30); count > 0; --count) text += pieces[random(std::size(pieces))];
        CAPTURE(text);
        Document document = structured(text);
        std::uint32_t end = 0;
        for (const Block& block : document.blocks) {
            REQUIRE(block.span.begin >= end);
            REQUIRE(block.span.begin < block.span.end);
            REQUIRE(block.span.end <= document.text.size());
            REQUIRE((document.text[block.span.begin] & 0xC0) != 0x80);
            if (block.span.end < document.text.size()) REQUIRE((document.text[block.span.end] & 0xC0) != 0x80);
            end = block.span.end;
        }
    }
}

TEST_CASE("in the shared articles every annotated sentence is article and the rest of the page is not") {
    namespace fs = std::filesystem;
    const fs::path shared = CLAIMGRAPH_SHARED;
    if (!fs::exists(shared / "gold" / "news.claims")) {
        MESSAGE("skipped: there are no shared articles here");
        return;
    }
    auto plain = [](std::string text) {
        const std::pair<std::string, std::string> folds[] = {{"“", "\""}, {"”", "\""}, {"’", "'"},       {"‘", "'"},
                                                             {"–", "-"},  {"—", "-"},  {"\xC2\xA0", " "}};
        for (const auto& [from, to] : folds)
            for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
                text.replace(at, from.size(), to);
        for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        return text;
    };
    for (const char* set : {"news", "wikinews"}) {
        std::ifstream rows(shared / "gold" / (std::string(set) + ".claims"));
        std::string row;
        std::size_t checked = 0;
        while (std::getline(rows, row)) {
            if (!row.ends_with("| R")) continue;
            std::stringstream fields(row);
            std::string name, anchor;
            std::getline(fields, name, '|');
            std::getline(fields, anchor, '|');
            name = name.substr(0, name.find(' '));
            anchor = plain(anchor.substr(1, anchor.find_last_not_of(' ')));
            bool found = false;
            for (const auto& entry : fs::directory_iterator(shared / set)) {
                if (!entry.path().filename().string().starts_with(name) || entry.path().extension() != ".txt") continue;
                std::ifstream file(entry.path(), std::ios::binary);
                Document document = read_text({std::istreambuf_iterator<char>(file), {}}, entry.path().string());
                for (const Block& block : document.blocks)
                    if (block.kind == BlockKind::body || block.kind == BlockKind::quote ||
                        block.kind == BlockKind::headline)
                        found =
                            found || plain(std::string(document.words(block.span))).find(anchor) != std::string::npos;
            }
            CAPTURE(row);
            CHECK(found);
            ++checked;
        }
        CHECK(checked > 0);
    }
}

TEST_CASE("reading takes a time in proportion to the text") {
    const auto seconds = [](const std::string& before, const std::string& behind, int count) {
        std::string text;
        for (int i = 0; i < count; ++i) text += before + std::to_string(i) + behind;
        const std::clock_t begin = std::clock();
        CHECK_FALSE(structured(text).text.empty());
        return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    };
    const auto in_proportion = [&](const std::string& before, const std::string& behind, int count) {
        return seconds(before, behind, count) < 3 * seconds(before, behind, count / 2) + 0.5;
    };
    CHECK(in_proportion("a b ", "\n", 100'000));
    CHECK(in_proportion("ab", "-\ncd ", 100'000));
    CHECK(in_proportion("The mayor sang ", ".\n\n", 50'000));
    CHECK(in_proportion("[x.jpg] • ", " » \f", 50'000));
}
