#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "graph/ascii.h"
#include "graph/utf8.h"

/// \file
/// What a character is to the tokeniser. ASCII is decided in place: nearly all of running text is.

namespace claimgraph::extract::language {

enum class Kind : std::uint8_t { blank, newline, ignorable, letter, digit, mark, fraction, apostrophe, other };

inline bool is_apostrophe(char32_t c) {
    return c == U'\'' || c == U'’' || c == U'‘' || c == U'ʼ' || c == U'ʻ' || c == U'`' || c == U'´' || c == U'‛' ||
           c == U'＇';
}

inline bool is_hyphen(char32_t c) { return c == U'-' || c == U'\u2010' || c == U'\u2011'; }

/// Of a character beyond ASCII, by its Unicode category.
Kind kind_beyond_ascii(char32_t c);
bool is_upper_beyond_ascii(char32_t c);
bool is_currency(char32_t c);

inline Kind kind_of(char32_t c) {
    if (c >= 0x80) return kind_beyond_ascii(c);
    if (c == '\n') return Kind::newline;
    if (c <= ' ' || c == 0x7F) return Kind::blank;
    if (ascii::is_digit(c)) return Kind::digit;
    if (ascii::is_letter(c)) return Kind::letter;
    return c == '\'' || c == '`' ? Kind::apostrophe : Kind::other;
}

inline bool is_upper(char32_t c) { return c < 0x80 ? ascii::is_upper(c) : is_upper_beyond_ascii(c); }

/// Decodes the character at `at` (< end); a byte that starts no valid sequence is U+FFFD, one byte long.
inline char32_t decode(std::string_view text, std::size_t at, std::size_t end, std::size_t& next) {
    next = at;
    const char32_t code = next_code_point(text.substr(0, end), next);
    return code == invalid_code_point ? 0xFFFD : code;
}

/// The character as word lists have it: lower case, apostrophes and hyphens plain, `?` for others beyond ASCII.
inline char key_of(char32_t code) {
    if (code < 0x80) return static_cast<char>(code == '`' ? '\'' : ascii::to_lower(code));
    return is_apostrophe(code) ? '\'' : is_hyphen(code) ? '-' : '?';
}

/// A word longer than this has no key: no list has such a word.
inline constexpr std::size_t longest_key = 64;

}  // namespace claimgraph::extract::language
