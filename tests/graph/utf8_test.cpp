#include "graph/utf8.h"

#include <doctest/doctest.h>

using namespace claimgraph;

TEST_CASE("utf8: code points are read as Unicode defines UTF-8") {
    struct Row {
        std::string_view bytes;
        char32_t code;
        std::size_t length;
    };
    const Row rows[] = {
        {"a", 'a', 1},
        {"\xC3\xA9", 0xE9, 2},
        {"\xE2\x82\xAC", 0x20AC, 3},
        {"\xF0\x9F\x98\x80", 0x1F600, 4},
        {"\xF4\x8F\xBF\xBF", 0x10FFFF, 4},
        {"\xC0\x80", invalid_code_point, 1},          // overlong
        {"\xE0\x80\x80", invalid_code_point, 1},      // overlong
        {"\xED\xA0\x80", invalid_code_point, 1},      // surrogate
        {"\xF4\x90\x80\x80", invalid_code_point, 1},  // beyond Unicode
        {"\xE2\x82", invalid_code_point, 1},          // cut off
        {"\xE2(\xAC", invalid_code_point, 1},
        {"\x80", invalid_code_point, 1},
        {"\xFF", invalid_code_point, 1},
    };
    for (const Row& row : rows) {
        CAPTURE(row.bytes);
        std::size_t position = 0;
        CHECK(next_code_point(row.bytes, position) == row.code);
        CHECK(position == row.length);
    }
}
