#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "tests/cli/program.h"

using namespace claimgraph::tests;
namespace fs = std::filesystem;

namespace {

const std::string article =
    "Bridge opens\n\nThe mayor opened the new bridge over the river on Monday, the council said.\n";

std::size_t lines_in(const std::string& text) {
    std::size_t count = 0;
    for (const char c : text) count += c == '\n';
    return count;
}

bool holds(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("a folder with one file of each kind is read in one run, and told on one screen") {
    TemporaryFolder folder;
    const std::string fixtures = CLAIMGRAPH_SOURCE "/tests/extract/read/fixtures";
    const Run valid = run({"build", fixtures + "/valid", "-o", folder.path("out"), "--to", "jsonl,ttl"});
    CHECK(valid.exit_code == 0);
    CHECK(valid.notes() == "");
    CHECK(valid.summary().starts_with(
        "30 documents read (1 conllu, 2 csv, 3 feed, 8 html, 1 json, 5 jsonl, 2 newsml, 8 text), 1 other file passed "
        "over; "));
    const Run all = run(
        {"build", fixtures, "-o", folder.path("all"), "--to", "jsonl", "--rejected", folder.path("rejected.jsonl")});
    CHECK(all.exit_code == 3);
    CHECK(lines_in(all.err) <= 40);
    const std::string listed = file_bytes(folder.path("rejected.jsonl"));
    CHECK(lines_in(listed) == lines_in(all.notes()) + 2);  // with the two pictures
    CHECK(holds(all.summary(), ", 24 set aside (5 × it is damaged, "));
    CHECK(holds(listed, "picture.png\",\"stage\":\"find\",\"reason\":\"it is a PNG picture\"}\n"));
    CHECK(holds(listed, "crawl-cut.warc\",\"place\":\"record 3\",\"stage\":\"read\",\"reason\":\"it is cut off\"}\n"));
}

TEST_CASE("the same claims from a page, packed or not") {
    TemporaryFolder folder;
    const std::string valid = CLAIMGRAPH_SOURCE "/tests/extract/read/fixtures/valid/";
    fs::copy(valid + "page.html", folder.path("a"));
    fs::copy(valid + "page.html.gz", folder.path("b"));
    RunOptions inside;
    inside.folder = folder.path();
    std::string plain = run({"build", "a"}, inside).out, packed = run({"build", "b"}, inside).out;
    for (std::size_t at = 0; (at = packed.find("\"path\":\"b\"", at)) != std::string::npos;) packed[at + 8] = 'a';
    for (std::string* lines : {&plain, &packed}) lines->resize(lines->find(",\"claimgraph\":"));  // digests of the paths, too
    CHECK(plain.size() > 500);
    CHECK(plain == packed);
}

TEST_CASE("what would be read is listed without reading it") {
    TemporaryFolder folder;
    folder.file("news/a.txt", article);
    folder.file("news/b", "{\"text\": \"One.\"}\n{\"text\": 2}\n");
    folder.file("news/c.png", "\x89PNG\r\n\x1A\n");
    folder.file("news/d.txt", "");
    RunOptions inside;
    inside.folder = folder.path();
    const Run result = run({"build", "news", "--dry-run", "-o", "out"}, inside);
    CHECK(result.exit_code == 3);
    CHECK(result.out ==
          "text        news/a.txt\njsonl       news/b (2 pieces)\npassed over news/c.png: it is a PNG picture\nset "
          "aside   news/d.txt: the file is empty\n");
    CHECK(folder.listing() == "news");
}

TEST_CASE("lists of inputs may have NUL behind each name") {
    TemporaryFolder folder;
    folder.file("with\nline end.txt", article);
    folder.file("b.txt", "The council closed the old bridge on Tuesday.\n");
    folder.file("list", std::string("with\nline end.txt\0b.txt\0", 23));
    RunOptions inside;
    inside.folder = folder.path();
    const Run result = run({"build", "--files-from", "list"}, inside);
    CHECK(result.exit_code == 0);
    CHECK(holds(result.out, "with\\nline end.txt"));
    CHECK(holds(result.out, "\"path\":\"b.txt\""));
}

TEST_CASE("no path is two things") {
    TemporaryFolder folder;
    folder.file("a.txt", article);
    folder.file("news/b.ttl", article);
    fs::create_symlink(folder.path("a.txt"), folder.path("link.ttl"));
    RunOptions inside;
    inside.folder = folder.path();
    struct Row {
        std::vector<std::string> arguments;
        std::string error;
    };
    const Row rows[] = {
        {{"build", "a.txt", "-o", "a.txt", "--to", "jsonl", "--force"}, ""},  // a.txt.jsonl
        {{"build", "a.txt", "-o", "link.ttl", "--force"}, "the output 'link.ttl' would overwrite the input 'a.txt'"},
        {{"build", "news", "-o", "news/b.ttl", "--force"},
         "the output 'news/b.ttl' would overwrite the input 'news/b.ttl'"},
        {{"build", "a.txt", "--store", "a.txt"}, "the store 'a.txt' would overwrite the input 'a.txt'"},
        {{"build", "a.txt", "-o", "x.ttl", "--rejected", "x.ttl"},
         "'x.ttl' cannot be the output and the list of what was not read"},
        {{"analyze", "a.txt", "-o", "./a.txt", "--force"}, "the output './a.txt' would overwrite the input 'a.txt'"},
        {{"build", "news", "-o", "news/new.ttl"}, ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.error);
        const Run result = run(row.arguments, inside);
        CHECK(result.exit_code == (row.error.empty() ? 0 : 2));
        if (!row.error.empty()) CHECK(holds(result.err, row.error));
        CHECK(file_bytes(folder.path("a.txt")) == article);
        CHECK(file_bytes(folder.path("news/b.ttl")) == article);
    }
}

TEST_CASE("what was read is printed as a line of JSON a document, in whatever language") {
    TemporaryFolder folder;
    folder.file("a.txt",
                "Caf\u00e9 opens\n\nLUND, June 4, 2025 (AP) — The caf\u00e9 opened on Monday.\n\nLeave a comment\n");
    folder.file("b.txt", "Le maire a ouvert le pont mercredi, et les habitants sont contents.\n");
    RunOptions inside;
    inside.folder = folder.path();
    const Run result = run({"analyze", "a.txt", "b.txt", "--to", "documents"}, inside);
    CHECK(result.exit_code == 0);
    CHECK(lines_in(result.out) == 2);
    CHECK(holds(result.out,
                "\"path\":\"a.txt\",\"title\":\"Caf\u00e9 "
                "opens\",\"place\":\"LUND\",\"published\":\"2025-06-04\",\"language\":\"en\",\"text\":\"Caf\u00e9 "
                "opens\\n\\nLUND, June"));
    CHECK(holds(result.out, "\"article\":\"LUND, June 4, 2025 (AP) — The caf\u00e9 opened on Monday.\""));
    CHECK(holds(result.out,
                "\"blocks\":[{\"kind\":\"headline\",\"begin\":0,\"end\":10},{\"kind\":\"boilerplate\",\"begin\":12,"
                "\"end\":37},{\"kind\":\"body\",\"begin\":38,\"end\":64},"));
    CHECK(holds(result.out, "\"language\":\"fr\""));
    CHECK(run({"build", "b.txt"}, inside).exit_code == 1);
}
