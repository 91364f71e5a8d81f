#include "extract/read/encoding.h"

#include <doctest/doctest.h>

#include <string>

using namespace claimgraph::extract::read;
using namespace claimgraph;
using namespace std::string_literals;

namespace {

std::string complaint_about(std::string bytes) {
    try {
        require_text(bytes);
    } catch (const DocumentError& error) {
        return error.what();
    }
    return "accepted";
}

}  // namespace

TEST_CASE("malformed UTF-8 is found at its first byte") {
    struct Row {
        std::string bytes;
        std::optional<std::size_t> at;
    };
    const Row rows[] = {
        {"", std::nullopt},
        {"plain", std::nullopt},
        {"caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80", std::nullopt},
        {"twelve bytes\xFFthen more", 12},
        {"\x80", 0},
        {"a\xC0\x80", 1},          // overlong
        {"a\xE0\x9F\xBF", 1},      // overlong
        {"a\xF0\x8F\xBF\xBF", 1},  // overlong
        {"a\xED\xA0\x80", 1},      // surrogate
        {"a\xF4\x90\x80\x80", 1},  // above U+10FFFF
        {"a\xF5\x80\x80\x80", 1},
        {"cut \xE2\x82", 4},
        {"long enough for words \xC3(", 22},
        {"\xED\x9F\xBF\xEE\x80\x80\xF4\x8F\xBF\xBF", std::nullopt},
    };
    for (const Row& row : rows) {
        CAPTURE(row.bytes);
        CHECK(first_invalid_utf8(row.bytes) == row.at);
    }
}

TEST_CASE("what is no text is named") {
    struct Row {
        std::string bytes;
        std::string complaint;
    };
    const Row rows[] = {
        {"", "the file is empty"},
        {" \r\n\t\xC2\xA0\xE2\x80\x8B\n", "there is no text, only blanks"},
        {"\xEF\xBB\xBF \n", "there is no text, only blanks"},
        {"text\0more text"s, "byte 4: a NUL byte: the file is binary, not text"},
        {"%PDF-1.7\n", "it is a PDF file; make it text with pdftotext"},
        {"\x89PNG\r\n\x1A\n", "it is a PNG picture"},
        // Neither UTF-8 nor what Windows-1252 would be.
        {"The caf\xC3\xA9 \xE9 opened.", "byte 10: not valid UTF-8"},
        {"The \x81 opened.", "byte 4: not valid UTF-8"},
        {"The \xFF opened.", "byte 4: not valid UTF-8"},
        {"The caf\xE9 opened.", "accepted"},
        {"The caf\xC3\xA9 opened.", "accepted"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.bytes);
        CHECK(complaint_about(row.bytes) == row.complaint);
    }
}

TEST_CASE("a byte-order mark is removed and everything else is kept") {
    std::string bytes = "\xEF\xBB\xBFOne.\r\ne\xCC\x81 Two.\n";
    require_text(bytes);
    CHECK(bytes == "One.\r\ne\xCC\x81 Two.\n");
}

TEST_CASE("text in other encodings becomes UTF-8") {
    const std::string wanted = "“Caf\xC3\xA9” – 5 €";
    struct Row {
        std::string bytes, declared;
    };
    const Row rows[] = {
        {wanted, ""},
        {utf8_mark.data() + wanted, ""},
        {wanted, "windows-1252"},  // what is valid UTF-8 is UTF-8
        {"\x93"s + "Caf\xE9\x94 \x96 5 \x80", ""},
        {"\x93"s + "Caf\xE9\x94 \x96 5 \x80", "iso-8859-1"},
        {"\xFF\xFE\x1C\x20"
         "C\0a\0f\0\xE9\0\x1D\x20 \0\x13\x20 \0"
         "5\0 \0\xAC\x20"s,
         ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.bytes);
        CHECK(to_utf8(row.bytes, row.declared) == wanted);
    }
    CHECK(to_utf8("H\0e\0l\0l\0o\0"s) == "Hello");
    CHECK(to_utf8("\0H\0e\0l\0l\0o"s) == "Hello");
    CHECK(to_utf8("\xFF\xFE\0\0H\0\0\0"s) == "H");
    CHECK(to_utf8("\xCF\xF0\xE8\xE2\xE5\xF2", "windows-1251") == "Привет");
    CHECK(to_utf8("a\xFF"
                  "b",
                  "utf-8") ==
          "a\xEF\xBF\xBD"
          "b");
    CHECK_THROWS_AS(to_utf8("a\xFF"
                            "b",
                            "no-such-encoding"),
                    PlacedError);
}

TEST_CASE("a page says in what encoding it is") {
    CHECK(declared_encoding("<html><head><meta charset=\"ISO-8859-2\">") == "iso-8859-2");
    CHECK(declared_encoding("<meta http-equiv='Content-Type' content='text/html; charset=windows-1252'>") ==
          "windows-1252");
    CHECK(declared_encoding("<?xml version=\"1.0\" encoding='KOI8-R'?><rss>") == "koi8-r");
    CHECK(declared_encoding("<p>charset of the day</p>") == "");
}
