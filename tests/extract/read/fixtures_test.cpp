#include <doctest/doctest.h>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "extract/read/input.h"

// One file of each kind of input, valid and broken (tests/extract/read/fixtures).

using namespace claimgraph::extract::read;
using namespace claimgraph;

namespace {

const std::string fixtures = CLAIMGRAPH_SOURCE "/tests/extract/read/fixtures/";

struct Outcome {
    std::vector<Document> documents;
    std::vector<std::string> reasons;  ///< `MEMBER|PLACE|REASON`
};

Outcome outcome_of(const std::string& file) {
    Outcome out;
    read_documents(
        fixtures + file, {},
        [&](ReadDocument&& read) {
            out.documents.push_back(std::move(read.document));
            return true;
        },
        [&](Rejection&& rejection) {
            const std::string member =
                rejection.source.substr(std::min((fixtures + file).size(), rejection.source.size()));
            out.reasons.push_back(member + "|" + rejection.place + "|" + rejection.reason);
        });
    return out;
}

/// Words that claims may be made of.
std::string article(const Document& document) {
    std::string out;
    for (const Block& block : document.blocks)
        if (yields_claims(block.kind)) out += std::string(document.words(block.span)) + "\n";
    return out;
}

bool holds(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("every kind of input is read") {
    struct Row {
        const char* file;
        std::size_t documents;
        const char *title, *published;  ///< of the first
    };
    const char* title = "Mayor opens bridge in Velin";
    const Row rows[] = {
        {"page.html", 1, title, "2025-06-04T23:30:00-05:00"},
        {"page-in-windows-1252", 1, title, "2025-06-04T23:30:00-05:00"},
        {"page.html.gz", 1, title, "2025-06-04T23:30:00-05:00"},
        {"feed-rss.xml", 2, title, "2025-06-04T10:00:00+02:00"},
        {"feed-atom.xml", 1, title, "2025-06-04T10:00:00+02:00"},
        {"newsml-g2.xml", 1, title, "2025-06-04T10:00:00+02:00"},
        {"story.nitf", 1, title, "2025-06-04T10:00:00+02:00"},
        {"crawl.warc", 2, title, "2025-06-04T23:30:00-05:00"},
        {"crawl.warc.gz", 2, title, "2025-06-04T23:30:00-05:00"},
        {"articles.zip", 2, "", ""},
        {"articles.tar", 2, "", ""},
        {"text.txt.zst", 1, "", ""},
        {"document.json", 1, title, "2025-06-04"},
        {"list.json", 2, "One", "2025-06-04T10:00:00Z"},
        {"lines.jsonl", 2, "", "2025-06-04"},
        {"table.csv", 2, "Mayor opens bridge", "2025-06-04"},
        {"text.txt", 1, title, "2025-06-04"},
        {"text-in-utf-16.txt", 1, title, ""},
        {"pasted-page.txt", 1, title, "2025-06-04"},
        {"report-by-pdftotext.txt", 1, title, ""},
        {"notes.md", 1, title, ""},
        {"trees.conllu", 1, "", ""},
    };
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(fixtures + "valid")) files += entry.is_regular_file();
    CHECK(files == std::size(rows));
    for (const Row& row : rows) {
        CAPTURE(row.file);
        const Outcome found = outcome_of(std::string("valid/") + row.file);
        REQUIRE(found.documents.size() == row.documents);
        const Document& first = found.documents[0];
        CHECK(first.title == row.title);
        CHECK(first.published == row.published);
        CHECK(first.language.starts_with("en"));
        if (std::string(row.file) == "trees.conllu") continue;
        CHECK(holds(article(first), "Ida Holm"));
        for (const char* words :
             {"Home",
              "Nine thousand cars a day are expected, the ministry said — as many as on the old bridge.\nLength",
              "Ten bridges", "reserved", "twice, and it holds", "from the harbour", "412 m", "VELIN (Reuters)",
              "Wednes-"})
            CHECK_FALSE(holds(article(first), words));
    }
}

TEST_CASE("what metadata say is kept") {
    const Document page = outcome_of("valid/page.html").documents.at(0);
    CHECK(page.id == "https://courier.example/2025/06/04/bridge");
    CHECK(page.url == page.id);
    CHECK(page.author == "Tarek Solan");
    CHECK(page.publisher == "Velin Courier");
    CHECK(page.place == "VELIN");
    CHECK(page.modified == "2025-06-05");
    const Document item = outcome_of("valid/newsml-g2.xml").documents.at(0);
    CHECK(item.id == "tag:courier.example,2025:1");
    CHECK(item.place == "Velin");
    CHECK(item.author == "Tarek Solan");
    CHECK(item.publisher == "Velin Courier");
    const Document line = outcome_of("valid/lines.jsonl").documents.at(1);
    CHECK(line.author == "Tarek Solan, Mira Brand");
    CHECK(line.published == "2025-06-05T10:00:00Z");
    CHECK(outcome_of("valid/crawl.warc").documents.at(1).url == "https://courier.example/b/");
    CHECK(outcome_of("valid/feed-rss.xml").documents.at(1).title == "Council & company at odds");
}

TEST_CASE("what is broken is set aside with its reason, and the rest is read") {
    struct Row {
        const char* file;
        std::size_t documents;
        const char* reason;
    };
    const Row rows[] = {
        {"page-without-words.html", 0, "||there are no words on the page"},
        {"page-in-german.html", 0, "||it is in German; only English is read"},
        {"french.txt", 0, "||it is in French; only English is read"},
        {"feed-cut.xml", 0, "|line 4|not well-formed XML"},
        {"feed-empty.xml", 0, "||there is no item in this feed"},
        {"newsml-without-text.xml", 0, "||there is no text in this item"},
        {"crawl-cut.warc", 1, "|record 3|it is cut off"},
        {"page-cut.html.gz", 0, "||it is damaged"},
        {"articles-cut.zip", 0, "/a/text.txt||it is damaged"},
        {"articles-cut.tar", 0, "/text.txt||it is damaged"},
        {"list-cut.json", 0, "|byte 100|Missing a closing quotation mark in string."},
        {"lines-one-bad.jsonl", 1, "|line 2|/text: has the wrong type"},
        {"table-without-text-in-a-row.csv", 1, "|row 2|there is no text, only blanks"},
        {"trees-broken.conllu", 0, "||line 2: 2 columns instead of 10"},
        {"binary.txt", 0, "|byte 9|a NUL byte"},
        {"no-encoding.txt", 0, "|byte 10|not valid UTF-8"},
        {"empty.txt", 0, "||the file is empty"},
        {"blank.txt", 0, "||there is no text, only blanks"},
        {"report.pdf", 0, "||it is a PDF file; make it text with pdftotext"},
        {"picture.png", 0, "||it is a PNG picture"},
        {"lines-bomb.gz.gz", 1, "||it unpacks to more than 250 times its size"},
        {"packed-six-times.gz", 0, "||it is packed more than 4 times"},
    };
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(fixtures + "broken")) files += entry.is_regular_file();
    CHECK(files == std::size(rows));
    for (const Row& row : rows) {
        CAPTURE(row.file);
        const Outcome found = outcome_of(std::string("broken/") + row.file);
        CHECK(found.documents.size() == row.documents);
        REQUIRE_FALSE(found.reasons.empty());
        CAPTURE(found.reasons[0]);
        CHECK(found.reasons[0].starts_with(row.reason));
    }
}
