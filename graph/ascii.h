#pragma once

#include <string>
#include <string_view>

/// \file
/// Letters and digits of ASCII, whatever the locale; other characters, and bytes of UTF-8 beyond it, are none. What
/// concerns all of Unicode is asked of utf8proc.

namespace claimgraph::ascii {

template <typename Char>
constexpr bool is_digit(Char c) {
    return c >= Char{'0'} && c <= Char{'9'};
}
template <typename Char>
constexpr bool is_lower(Char c) {
    return c >= Char{'a'} && c <= Char{'z'};
}
template <typename Char>
constexpr bool is_upper(Char c) {
    return c >= Char{'A'} && c <= Char{'Z'};
}
template <typename Char>
constexpr bool is_letter(Char c) {
    return is_lower(c) || is_upper(c);
}
template <typename Char>
constexpr bool is_alphanumeric(Char c) {
    return is_letter(c) || is_digit(c);
}
template <typename Char>
constexpr Char to_lower(Char c) {
    return is_upper(c) ? static_cast<Char>(c | 0x20) : c;
}
template <typename Char>
constexpr Char to_upper(Char c) {
    return is_lower(c) ? static_cast<Char>(c & ~0x20) : c;
}

inline std::string lowered(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = to_lower(c);
    return out;
}

inline std::string uppered(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = to_upper(c);
    return out;
}

}  // namespace claimgraph::ascii
