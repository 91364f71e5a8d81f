#include "extract/read/encoding.h"

#include <doctest/doctest.h>

#include <string>

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

TEST_CASE("what is no UTF-8 text is named") {
    struct Row {
        std::string bytes;
        std::string complaint;
    };
    const Row rows[] = {
        {"", "the file is empty"},
        {" \r\n\t\xC2\xA0\xE2\x80\x8B\n", "there is no text, only blanks"},
        {"\xEF\xBB\xBF \n", "there is no text, only blanks"},
        {"\xFF\xFEH\0i\0"s, "it is UTF-16 text; convert it to UTF-8"},
        {"\xFE\xFF\0H\0i"s, "it is UTF-16 text; convert it to UTF-8"},
        {"\xFF\xFE\0\0H\0\0\0"s, "it is UTF-32 text; convert it to UTF-8"},
        {"H\0e\0l\0l\0o\0"s, "it is UTF-16 text without a byte-order mark; convert it to UTF-8"},
        {"\0H\0e\0l\0l\0o"s, "it is UTF-16 text without a byte-order mark; convert it to UTF-8"},
        {"text\0more text"s, "byte 4: a NUL byte: the file is binary, not text"},
        {"%PDF-1.7\n", "it is a PDF file, not text"},
        {"\x1F\x8B\x08", "it is gzip-compressed; unpack it first"},
        {"The caf\xE9 opened.", "byte 7: not valid UTF-8"},
        {"\n<!DOCTYPE html><p>Hello.", "it is HTML or XML, which this version does not read"},
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
