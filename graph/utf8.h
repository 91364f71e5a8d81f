#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

/// \file
/// The one decoder of UTF-8 (Unicode 15, table 3-7).

namespace claimgraph {

/// What `next_code_point` gives for a byte that is not part of valid UTF-8 (overlong forms and surrogates are not).
inline constexpr char32_t invalid_code_point = 0xFFFFFFFF;

namespace detail {
char32_t next_beyond_ascii(std::string_view text, std::size_t& position);
}  // namespace detail

/// The code point at byte `position`, which moves behind it; behind one byte where the encoding is wrong.
inline char32_t next_code_point(std::string_view text, std::size_t& position) {
    const auto first = static_cast<unsigned char>(text[position]);
    if (first >= 0x80) return detail::next_beyond_ascii(text, position);
    ++position;
    return first;
}

/// Offset of the first byte that is not well-formed UTF-8 (Unicode 15, table 3-7: no surrogates, no overlong forms).
std::optional<std::size_t> first_invalid_utf8(std::string_view bytes);

}  // namespace claimgraph
