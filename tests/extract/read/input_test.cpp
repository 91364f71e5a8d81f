#include "extract/read/input.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "graph/errors.h"
#include "tests/cli/program.h"

using namespace claimgraph::extract::read;
using namespace claimgraph;
namespace fs = std::filesystem;

namespace {

/// A folder whose paths are told as they lie in it.
class Folder : public tests::TemporaryFolder {
   public:
    std::string inside(const std::string& path) const {
        return fs::path(path).lexically_relative(this->path()).string();
    }
};

/// What reading gives, one string a document or rejection.
std::vector<std::string> read(const Folder& folder, const std::string& path, const ReadOptions& options = {}) {
    std::vector<std::string> out;
    read_documents(
        path, options,
        [&](ReadDocument&& read) {
            out.push_back(folder.inside(read.document.path) + " " + read.document.text);
            return true;
        },
        [&](Rejection&& rejection) {
            out.push_back("! " + folder.inside(rejection.source) + "|" + rejection.place + "|" + rejection.reason);
        });
    return out;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("the kind of input is told from the first bytes, whatever it is called") {
    Folder folder;
    const std::string json = "{\"text\": \"One.\"}\n";
    CHECK(read(folder, folder.file("a.txt", json)) == Strings{"a.txt One."});
    CHECK(read(folder, folder.file("a.html", "One.")) == Strings{"a.html One."});
    CHECK(read(folder, folder.file("b.txt", "<!DOCTYPE html><title>x</title><p>One.")) == Strings{"b.txt One."});
    CHECK(read(folder, folder.file("a.JSONL", json)) == Strings{"a.JSONL One."});
    CHECK(read(folder, folder.file("a.ndjson", json)) == Strings{"a.ndjson One."});
    CHECK(read(folder, folder.file("a", "\xEF\xBB\xBF\n " + json)) == Strings{"a One."});
    CHECK(read(folder, folder.file("b", "One {two}.")) == Strings{"b One {two}."});
    CHECK(read(folder,
               folder.file(
                   "c",
                   "# sent_id = 1\n# text = "
                   "Go.\n1\tGo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n2\t.\t.\tPUNCT\t.\t_\t1\tpunct\t_\t_\n\n"))
              .size() == 1);
    ReadOptions as_text;
    as_text.from = "text";
    CHECK(read(folder, folder.file("d.jsonl", json), as_text) == Strings{"d.jsonl " + json});
    ReadOptions unknown;
    unknown.from = "docx";
    CHECK_THROWS_AS(read(folder, "x", unknown), UsageError);
}

TEST_CASE("a bad line costs one document and is named by its number") {
    Folder folder;
    std::string path = folder.file("a.jsonl",
                                   "{\"text\": \"One.\"}\r\n\r\n"
                                   "{\"text\": \"cut\n"
                                   "{\"text\": 3}\n"
                                   "   \n"
                                   "{\"text\": \"Two.\"}");
    CHECK(read(folder, path) == Strings{"a.jsonl One.",
                                        "! a.jsonl|line 3|byte 13: Missing a closing quotation mark in string.",
                                        "! a.jsonl|line 4|/text: has the wrong type", "a.jsonl Two."});
}

TEST_CASE("a line that is too long is skipped and the next one is read") {
    Folder folder;
    std::string path =
        folder.file("a.jsonl", "{\"text\": \"" + std::string(700'000, 'x') + "\"}\n{\"text\": \"Two.\"}\n");
    ReadOptions options;
    options.max_document_bytes = 1000;
    CHECK(read(folder, path, options) == Strings{"! a.jsonl|line 1|longer than 1000 bytes", "a.jsonl Two."});
    CHECK(read(folder, folder.file("a.txt", std::string(1001, 'x')), options) ==
          Strings{"! a.txt||longer than 1000 bytes"});
    CHECK(read(folder, folder.file("b.txt", std::string(1000, 'x')), options).front().starts_with("b.txt xxx"));
}

TEST_CASE("a .json file is one document or one a line") {
    Folder folder;
    CHECK(read(folder, folder.file("a.json", "{\n  \"text\":\n  \"One.\"\n}\n")) == Strings{"a.json One."});
    CHECK(read(folder, folder.file("b.json", "{\"text\": \"One.\"}\n{\"text\": \"Two.\"}\n")) ==
          Strings{"b.json One.", "b.json Two."});
    CHECK(read(folder, folder.file("c.json", "{\"a\": 1}")) == Strings{"! c.json|line 1|there is no \"text\""});
}

TEST_CASE("JSON Lines without a line hold no document, an empty file is set aside") {
    Folder folder;
    ReadOptions lines;
    lines.from = "jsonl";
    CHECK(read(folder, folder.file("b.jsonl", "\n \r\n"), lines).empty());
    CHECK(read(folder, folder.file("a.txt", "")) == Strings{"! a.txt||the file is empty"});
}

TEST_CASE("folders are walked in the order of names, and what is passed over is told") {
    Folder folder;
    folder.file("news/b.txt", "B.");
    folder.file("news/a/z.txt", "Z.");
    folder.file("news/a.txt", "A.");
    folder.file("news/c.jsonl", "{\"text\": \"C.\"}");
    folder.file("news/.hidden.txt", "H.");
    folder.file("news/.git/x.txt", "H.");
    folder.file("news/picture.txt", "\x89PNG\r\n\x1A\n...");
    folder.file("news/report", "%PDF-1.4");
    fs::create_directory_symlink(folder.path() + "/news", folder.path() + "/news/again");
    CHECK(read(folder, folder.path() + "/news") ==
          Strings{"! news/.git||its name begins with a dot", "! news/.hidden.txt||its name begins with a dot",
                  "! news/again||it is a link to a folder", "news/a/z.txt Z.", "news/a.txt A.", "news/b.txt B.",
                  "news/c.jsonl C.", "! news/picture.txt||it is a PNG picture",
                  "! news/report||it is a PDF file; make it text with pdftotext"});
    fs::create_directories(folder.path() + "/empty");
    CHECK(read(folder, folder.path() + "/empty") == Strings{"! empty||there is no file in this folder"});
}

TEST_CASE("links that lead in a circle end") {
    Folder folder;
    folder.file("news/a.txt", "One.");
    fs::create_symlink("c", folder.path() + "/news/b");
    fs::create_symlink("b", folder.path() + "/news/c");
    fs::create_directory_symlink(".", folder.path() + "/news/d");
    CHECK(read(folder, folder.path() + "/news") ==
          Strings{"! news/d||it is a link to a folder", "news/a.txt One.",
                  "! news/b||cannot be opened: Too many levels of symbolic links",
                  "! news/c||cannot be opened: Too many levels of symbolic links"});
}

TEST_CASE("what is not there is set aside") {
    Folder folder;
    CHECK(read(folder, folder.path() + "/none.txt") ==
          Strings{"! none.txt||cannot be opened: No such file or directory"});
}

TEST_CASE("a reader that is told to stop stops") {
    Folder folder;
    std::string path = folder.file("a.jsonl", "{\"text\": \"One.\"}\n{\"text\": \"Two.\"}\n");
    int seen = 0;
    read_documents(
        path, {}, [&](ReadDocument&&) { return ++seen, false; }, [](Rejection&&) { FAIL("nothing is wrong"); });
    CHECK(seen == 1);
}
