#include "graph/utf8.h"

#include <cstdint>
#include <cstring>

namespace claimgraph {

char32_t detail::next_beyond_ascii(std::string_view text, std::size_t& position) {
    const auto byte_at = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte_at(position++);
    const int more = first >= 0xC2 && first < 0xE0   ? 1
                     : first >= 0xE0 && first < 0xF0 ? 2
                     : first >= 0xF0 && first < 0xF5 ? 3
                                                     : 0;
    if (more == 0 || position + static_cast<std::size_t>(more) > text.size()) return invalid_code_point;
    char32_t code = first & (0x3F >> more);
    for (int i = 0; i < more; ++i) {
        const unsigned char next = byte_at(position + static_cast<std::size_t>(i));
        if ((next & 0xC0) != 0x80) return invalid_code_point;
        code = (code << 6) | (next & 0x3F);
    }
    const bool overlong = (more == 2 && code < 0x800) || (more == 3 && code < 0x10000);
    if (overlong || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return invalid_code_point;
    position += static_cast<std::size_t>(more);
    return code;
}

std::optional<std::size_t> first_invalid_utf8(std::string_view bytes) {
    std::size_t i = 0;
    while (i < bytes.size()) {
        if (i + 8 <= bytes.size()) {
            std::uint64_t word;
            std::memcpy(&word, bytes.data() + i, 8);
            if ((word & 0x8080808080808080u) == 0) {
                i += 8;
                continue;
            }
        }
        const std::size_t begin = i;
        if (next_code_point(bytes, i) == invalid_code_point) return begin;
    }
    return std::nullopt;
}

}  // namespace claimgraph
