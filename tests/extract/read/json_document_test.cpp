#include <doctest/doctest.h>

#include <string>

#include "extract/read/reader.h"
#include "graph/errors.h"
#include "graph/identity.h"

using namespace claimgraph::extract::read;
using namespace claimgraph;
using namespace std::string_literals;

namespace {

std::string complaint_about(const std::string& line) {
    try {
        read_json_document(line, "made-up.jsonl");
    } catch (const DocumentError& error) {
        return error.what();
    }
    return "accepted";
}

}  // namespace

TEST_CASE("a JSON document keeps what it says of itself") {
    Document document = read_json_document(
        R"({"id": "https://example.org/a", "text": "Bridge is open\n\nThe mayor opened the bridge on Monday.", "title": "Bridge is open",)"
        R"( "url": "https://example.org/a.html", "publisher": "Courier", "published": "2025-06-04T10:00:00+02:00", "language": "en-GB",)"
        R"( "tags": ["ignored", {"deep": [1]}]})",
        "made-up.jsonl");
    CHECK(document.id == "https://example.org/a");
    CHECK(document.path == "made-up.jsonl");
    CHECK(document.title == "Bridge is open");
    CHECK(document.url == "https://example.org/a.html");
    CHECK(document.publisher == "Courier");
    CHECK(document.published == "2025-06-04T10:00:00+02:00");
    CHECK(document.language == "en-GB");
    REQUIRE(document.blocks.size() == 2);
    CHECK(document.blocks[0].kind == BlockKind::headline);
}

TEST_CASE("a document without an id is known by its URL, else by its text") {
    CHECK(read_json_document(R"({"text": "One.", "url": "https://example.org/1"})", "").id == "https://example.org/1");
    CHECK(read_json_document(R"({"text": "One.", "id": null, "title": null})", "").id == document_id("One."));
}

TEST_CASE("ids and addresses are made fit for IRIs") {
    CHECK(read_json_document(R"({"text": "One.", "id": "a b<c>\"\u0001é"})", "").id == "a%20b%3Cc%3E%22%01é");
    CHECK(read_json_document(R"({"text": "One.", "url": "https://example.org/a b"})", "").url ==
          "https://example.org/a%20b");
}

TEST_CASE("the text is kept as it is, escapes resolved") {
    CHECK(read_json_document(R"({"text": "e\u0301 \ud83d\ude00 \u00e9\r\nx"})", "").text ==
          "e\u0301 \U0001F600 \u00e9\r\nx");
}

TEST_CASE("what is wrong with a JSON document is said with its place") {
    struct Row {
        std::string line, complaint;
    };
    const Row rows[] = {
        {"", "byte 0: The document is empty."},
        {"{\"text\": \"cut", "byte 13: Missing a closing quotation mark in string."},
        {"{\"text\": \"One.\"} {}", "byte 17: The document root must not be followed by other values."},
        {"[]", "has the wrong type"},
        {"\"text\"", "has the wrong type"},
        {"{}", "there is no \"text\""},
        {R"({"text": 5})", "/text: has the wrong type"},
        {R"({"text": null})", "/text: has the wrong type"},
        {R"({"text": ""})", "/text: is empty"},
        {R"({"text": " \n"})", "/text: there is no text, only blanks"},
        {R"({"text": "One.", "title": ["a"]})", "/title: has the wrong type"},
        {R"({"text": "One.", "id": 17})", "/id: has the wrong type"},
        {R"({"text": "One.", "id": ""})", "/id: is empty"},
        {R"({"text": "One.", "text": "Two."})", "/text: the key is given twice"},
        {R"({"text": "One.", "more": [{"a": 1, "a": 2}]})", "/more/0/a: the key is given twice"},
        {R"({"text": "One.", "published": "soon"})", "/published: is not a date: 'soon'"},
        {R"({"text": "One.", "published": "2025-02-30"})", "/published: is not a date: '2025-02-30'"},
        {R"({"text": "One.", "language": "english!"})", "/language: does not have the form that is asked for"},
        {R"({"text": "a\u0000b"})", "/text: holds a NUL character at byte 1"},
        {R"({"text": "\ud800"})", "byte 10: The surrogate pair in string is invalid."},
        {R"({"text": "\udc00\ud800"})", "byte 16: The surrogate pair in string is invalid."},
        {"{\"text\": \"\xED\xA0\x80\"}", "byte 10: not valid UTF-8"},
        {"{\"text\": \"\xFF\"}", "byte 10: not valid UTF-8"},
        {"{\"text\": \"a\nb\"}", "byte 11: Invalid escape character in string."},
        {"{\"text\": \"a\0b\"}"s, "byte 11: Missing a closing quotation mark in string."},
        {R"({"text": "One.", "n": 1e999})", "byte 22: Number too big to be stored in double."},
    };
    for (const Row& row : rows) {
        CAPTURE(row.line);
        CHECK(complaint_about(row.line) == row.complaint);
    }
}

TEST_CASE("nesting without end and endless numbers do no harm") {
    CHECK(complaint_about("{\"text\": \"One.\", \"a\": " + std::string(1'000'000, '[')) ==
          "nested deeper than 32 levels");
    std::string objects;
    for (int i = 0; i < 100'000; ++i) objects += "{\"a\":";
    CHECK(complaint_about(objects) == "nested deeper than 32 levels");
    CHECK(complaint_about("{\"text\": \"One.\", \"n\": 0." + std::string(1'000'000, '7') + "}") == "accepted");
    CHECK(complaint_about("{\"text\": \"One.\", \"n\": " + std::string(400, '7') + "}") != "accepted");
}
