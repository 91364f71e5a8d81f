#include "extract/read/encoding.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace claimgraph {
namespace {

using namespace std::string_view_literals;

/// First bytes that tell a file format which is not text, and how to name it.
struct Signature {
    std::string_view bytes;
    std::string_view name;
};

// The UTF-32 mark begins like the UTF-16 one, so it comes first.
constexpr std::array signatures{
    Signature{"\xFF\xFE\0\0"sv, "UTF-32 text; convert it to UTF-8"},
    Signature{"\0\0\xFE\xFF"sv, "UTF-32 text; convert it to UTF-8"},
    Signature{"\xFF\xFE"sv, "UTF-16 text; convert it to UTF-8"},
    Signature{"\xFE\xFF"sv, "UTF-16 text; convert it to UTF-8"},
    Signature{"%PDF-"sv, "a PDF file, not text"},
    Signature{"PK\x03\x04"sv, "a ZIP archive or office file, not text"},
    Signature{"\x1F\x8B"sv, "gzip-compressed; unpack it first"},
    Signature{"SQLite format 3\0"sv, "a SQLite database, not text"},
};

/// UTF-16 without a mark: in text that is mostly Latin every second byte is zero.
bool looks_like_utf16(std::string_view bytes) {
    std::string_view head = bytes.substr(0, 1024);
    if (head.size() < 4) return false;
    std::size_t even = 0, odd = 0;
    for (std::size_t i = 0; i < head.size(); ++i)
        if (head[i] == '\0') ++(i % 2 == 0 ? even : odd);
    std::size_t half = head.size() / 2;
    return (even == 0 && odd * 10 > half * 7) || (odd == 0 && even * 10 > half * 7);
}

bool begins_with_html(std::string_view bytes) {
    std::size_t start = bytes.find_first_not_of(" \t\r\n");
    if (start == std::string_view::npos) return false;
    std::string head(bytes.substr(start, 15));
    std::transform(head.begin(), head.end(), head.begin(),
                   [](unsigned char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); });
    return head.starts_with("<!doctype html") || head.starts_with("<html") || head.starts_with("<?xml");
}

}  // namespace

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

bool is_blank(char32_t code_point) {
    if (code_point < 0x80) return code_point <= 0x20 || code_point == 0x7F;
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(code_point))) {
        case UTF8PROC_CATEGORY_ZS:
        case UTF8PROC_CATEGORY_ZL:
        case UTF8PROC_CATEGORY_ZP:
        case UTF8PROC_CATEGORY_CC:
        case UTF8PROC_CATEGORY_CF:
            return true;
        default:
            return false;
    }
}

bool is_letter(char32_t code_point) {
    if (code_point < 0x80) return (code_point | 0x20) >= 'a' && (code_point | 0x20) <= 'z';
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(code_point))) {
        case UTF8PROC_CATEGORY_LU:
        case UTF8PROC_CATEGORY_LL:
        case UTF8PROC_CATEGORY_LT:
        case UTF8PROC_CATEGORY_LM:
        case UTF8PROC_CATEGORY_LO:
            return true;
        default:
            return false;
    }
}

bool is_lower_case(char32_t code_point) { return utf8proc_islower(static_cast<utf8proc_int32_t>(code_point)) != 0; }

bool is_blank(std::string_view text) {
    for (std::size_t at = 0; at < text.size();)
        if (!is_blank(next_code_point(text, at))) return false;
    return true;
}

std::string foreign_format(std::string_view bytes) {
    for (const Signature& signature : signatures)
        if (bytes.starts_with(signature.bytes)) return std::string(signature.name);
    if (looks_like_utf16(bytes)) return "UTF-16 text without a byte-order mark; convert it to UTF-8";
    return {};
}

void require_text(std::string& bytes) {
    if (bytes.empty()) throw PlacedError("", "the file is empty");
    if (std::string format = foreign_format(bytes); !format.empty()) throw PlacedError("", "it is " + format);
    if (begins_with_html(bytes)) throw PlacedError("", "it is HTML or XML, which this version does not read");
    if (auto nul = bytes.find('\0'); nul != std::string::npos)
        throw PlacedError("byte " + std::to_string(nul), "a NUL byte: the file is binary, not text");
    if (auto invalid = first_invalid_utf8(bytes))
        throw PlacedError("byte " + std::to_string(*invalid), "not valid UTF-8");
    if (bytes.starts_with(utf8_mark)) bytes.erase(0, utf8_mark.size());
    if (is_blank(std::string_view(bytes))) throw PlacedError("", "there is no text, only blanks");
}

}  // namespace claimgraph
