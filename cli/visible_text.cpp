#include "cli/visible_text.h"

#include <algorithm>
#include <cstdio>
#include <utility>

#include "exporters/text.h"
#include "graph/utf8.h"

namespace claimgraph::cli {

using exporters::json_string;

namespace {

constexpr std::size_t longest_character = 4;  // bytes

bool is_harmless(char32_t code) {
    const bool control = code < 0x20 || (code >= 0x7F && code < 0xA0);
    const bool turns = code == 0x061C || code == 0x200E || code == 0x200F || (code >= 0x2028 && code <= 0x202E) ||
                       (code >= 0x2066 && code <= 0x2069);
    return !control && !turns && code != invalid_code_point;
}

/// \param shown  appends what stands for a code point that a terminal would obey, and its bytes
template <typename Shown>
std::string replaced(std::string_view text, std::string_view kept, const Shown& shown) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t code = next_code_point(text, at);
        const std::string_view bytes = text.substr(begin, at - begin);
        if (is_harmless(code) || kept.find(text[begin]) != std::string_view::npos)
            out += bytes;
        else
            shown(out, code, bytes);
    }
    return out;
}

void show_bytes(std::string& out, char32_t, std::string_view bytes) {
    for (const char c : bytes) {
        char escaped[5];
        std::snprintf(escaped, sizeof escaped, "\\x%02x", static_cast<unsigned char>(c));
        out += escaped;
    }
}

/// How many bytes at the end begin a character that is not there as a whole.
std::size_t begun(std::string_view text) {
    for (std::size_t size = 1; size < longest_character && size <= text.size(); ++size) {
        const auto first = static_cast<unsigned char>(text[text.size() - size]);
        if (first < 0x80) return 0;
        if (first < 0xC0) continue;  // within a character
        const std::size_t whole = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
        return size < whole ? size : 0;
    }
    return 0;
}

}  // namespace

std::string visible(std::string_view text) { return replaced(text, "", show_bytes); }

std::string visible_lines(std::string_view text) { return replaced(text, "\n\t", show_bytes); }

std::string visible_json(std::string_view text) {
    return replaced(json_string(text), "", [](std::string& out, char32_t code, std::string_view) {
        char escaped[8];
        std::snprintf(escaped, sizeof escaped, "\\u%04x", static_cast<unsigned>(code & 0xFFFF));
        out += escaped;
    });
}

std::string VisibleStream::pass(std::string_view piece) {
    std::string text = std::move(begun_);
    text += piece;
    const std::size_t whole = text.size() - begun(text);
    begun_ = text.substr(whole);
    return visible_lines(std::string_view(text).substr(0, whole));
}

std::string VisibleStream::rest() { return visible_lines(std::exchange(begun_, {})); }

}  // namespace claimgraph::cli
