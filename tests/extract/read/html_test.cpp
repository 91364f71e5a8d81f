#include "extract/read/html.h"

#include <doctest/doctest.h>

#include <string>

#include "extract/read/encoding.h"
#include "extract/read/page_metadata.h"

using namespace claimgraph::extract::read;
using namespace claimgraph;

namespace {

/// Kind and words of the blocks that are not furniture.
std::string blocks_of(const std::string& page) {
    const Document document = read_html(page, "made-up.html");
    std::string out;
    for (const Block& block : document.blocks)
        if (block.kind != BlockKind::boilerplate)
            out += std::string(to_string(block.kind)) + ": " + std::string(document.words(block.span)) + "\n";
    return out;
}

const std::string first =
    "The mayor of Velin opened the new bridge over the river on Wednesday after two years of work.";
const std::string second =
    "She said that it had cost less than the council expected, and that no toll would be asked for.";

}  // namespace

TEST_CASE("the article is the element whose paragraphs are worth most, whatever the tags are called") {
    const std::string article = "<h1>Mayor opens bridge</h1><div>" + first + "</div><div>" + second + "</div>";
    const std::string wanted = "headline: Mayor opens bridge\nbody: " + first + "\nbody: " + second + "\n";
    for (const char* open :
         {"<div>", "<article>", "<div class=\"x1\"><div>", "<td>", "<div class='content-with-sidebar'>"}) {
        CAPTURE(open);
        CHECK(blocks_of("<html><body><div class=nav><a href=/>Home</a> <a href=/n>News and more news from all the "
                        "world</a></div>" +
                        std::string(open) + article +
                        "</div></div><div class=teaser-list><h3><a href=/2>Ten bridges</a></h3><p>The ten best bridges "
                        "that you must have seen in your life, says our man.</p></div>") == wanted);
    }
}

TEST_CASE("captions and tables are marked, lists and quotations stay, what is hidden in a line is not there") {
    CHECK(blocks_of("<article><h1>A bridge</h1><p>" + first +
                    "</p><figure><img><figcaption>The bridge at night.</figcaption></figure><ul><li>It "
                    "holds.</li><li>It is long.</li></ul>"
                    "<blockquote><p>“It will hold when none of us is here any "
                    "more.”</p></blockquote><table><tr><td>Length</td><td>412 m</td></tr></table><p>" +
                    second + "<span style='display: none'> Secret.</span></p></article>") ==
          "headline: A bridge\nbody: " + first +
              "\ncaption: The bridge at night.\nbody: It holds.\nbody: It is long.\nquote: “It will hold when none of "
              "us is here any more.”\n"
              "table: Length\ntable: 412 m\nbody: " +
              second + "\n");
}

TEST_CASE("a page's day is that of its place") {
    struct Row {
        std::string head, body, published;
    };
    const Row rows[] = {
        {"<meta property='article:published_time' content='2025-06-04T23:30:00-05:00'>", "",
         "2025-06-04T23:30:00-05:00"},
        {"<link rel=canonical href='https://x.example/2025/06/04/bridge'><meta property='article:published_time' "
         "content='2025-06-05T01:30:00Z'>",
         "", "2025-06-04"},
        {"<script "
         "type='application/"
         "ld+json'>{\"@graph\":[{\"@type\":\"WebPage\",\"datePublished\":\"2020-01-01\"},{\"@type\":\"NewsArticle\","
         "\"headline\":\"A\",\"datePublished\":\"2025-06-04\"}]}</script>",
         "", "2025-06-04"},
        {"", "<time datetime='2025-06-04T10:00:00Z' pubdate>today</time>", "2025-06-04T10:00:00Z"},
        {"", "<span itemprop=datePublished content=2025-06-04>4.6.</span>", "2025-06-04"},
        {"", "<p>By Tarek Solan</p><p>Sat 14 June 2025 09:30 BST</p>", "2025-06-14T09:30:00+01:00"},
        {"", "<p>Published 14/06/2025</p>", "2025-06-14"},
        {"<link rel=canonical href='https://x.example/news/2025/jun/04/bridge'>", "", "2025-06-04"},
        {"", "<p>04/06/2025</p>", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.head + row.body);
        CHECK(read_html("<html><head>" + row.head + "</head><body><h1>Mayor opens bridge</h1>" + row.body + "<p>" +
                            first + "</p></body></html>",
                        "x")
                  .published == row.published);
    }
}

TEST_CASE("days in addresses") {
    CHECK(date_in_url("https://x.example/2025/06/04/bridge") == "2025-06-04");
    CHECK(date_in_url("https://x.example/a-2025-06-04.html") == "2025-06-04");
    CHECK(date_in_url("https://x.example/20250604/bridge") == "2025-06-04");
    CHECK(date_in_url("https://x.example/2025/6/4/bridge") == "2025-06-04");
    for (const char* url : {"https://x.example/2025/06/bridge", "https://x.example/story-20250699",
                            "https://x.example/id/120250604", "https://x.example/2025/13/04/", ""})
        CHECK(date_in_url(url) == "");
}

TEST_CASE("pages that are made to do harm are read or refused, in bounded time") {
    const auto read = [](const std::string& page) {
        try {
            return read_html(page, "x").text.size() > 0 ? "read" : "empty";
        } catch (const DocumentError&) {
            return "refused";
        }
    };
    const auto times = [](const std::string& piece, int count) {
        std::string out;
        for (int i = 0; i < count; ++i) out += piece;
        return out;
    };
    CHECK(std::string(read(times("<div>", 1'000'000) + "x")) != "empty");
    CHECK(std::string(read(times("<b><i>", 200'000) + "x")) != "empty");
    CHECK(std::string(read("<p class='" + times("a-", 1'000'000) + "'>" + first)) == "read");
    CHECK(std::string(read("<p " + times("a=b ", 200'000) + ">" + first)) != "empty");
    CHECK(std::string(read("<p>" + times("&amp;", 200'000))) == "read");
    CHECK(std::string(read("<!DOCTYPE html [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;'>]><p>&b;" + first)) != "empty");
    CHECK(std::string(read("<script type='application/ld+json'>" + times("[", 200'000) + "</script><p>" + first)) ==
          "read");
    CHECK(std::string(read(times("<p>" + first + "</p>", 5000))) == "read");
    CHECK(std::string(read("<html><body></body></html>")) == "refused");
}
