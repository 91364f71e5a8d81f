#include "extract/read/text_lines.h"

#include <algorithm>
#include <array>

#include "extract/read/encoding.h"
#include "graph/utf8.h"

namespace claimgraph {
namespace {

constexpr std::size_t narrowest_wrapped = 30;
constexpr std::size_t ragged = 10;           ///< columns in which lines of one width end
constexpr std::size_t widest_wrapped = 120;  ///< code points; lines broken by hand or by a mailer are no longer

bool is_bullet(char32_t c) {
    constexpr std::u32string_view bullets = U"•·▪●►‣◦○■□★☆*+-–";
    return bullets.find(c) != std::u32string_view::npos;
}

struct Line {
    Span span;               ///< without blanks at the ends; empty for a blank line
    std::size_t edge = 0;    ///< column in which it ends, in code points
    std::size_t indent = 0;  ///< column in which it begins
};

std::size_t code_points(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

/// LF, CR LF and CR end a line.
std::vector<Line> lines_of(std::string_view text) {
    std::vector<Line> out;
    std::size_t begin = 0;
    while (begin <= text.size()) {
        std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
        const Span span = trimmed(text, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
        const auto column = [&](std::size_t at) {
            return span.empty() ? 0 : code_points(text.substr(begin, at - begin));
        };
        out.push_back({span, column(span.end), column(span.begin)});
        if (end == text.size()) break;
        begin = end + (text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n' ? 2 : 1);
    }
    return out;
}

/// The column at which lines are broken, if they are: the right end of the columns in which most lines end. Some are
/// wider, such as tables and addresses.
std::size_t width_of(const std::vector<Line>& lines) {
    std::array<std::size_t, widest_wrapped + 1> ends{};
    for (const Line& line : lines)
        if (line.edge > 0 && line.edge <= widest_wrapped) ++ends[line.edge];
    std::size_t best = 0, width = 0;
    for (std::size_t edge = narrowest_wrapped; edge <= widest_wrapped; ++edge) {
        std::size_t count = 0;
        for (std::size_t e = edge - ragged; e <= edge; ++e) count += ends[e];
        if (count > best && ends[edge] > 0) {
            best = count;
            width = edge;
        }
    }
    return width;
}

}  // namespace

bool is_closing(char32_t c) {
    return c == U'"' || c == U'\'' || c == U'”' || c == U'’' || c == U'»' || c == U'›' || c == U')' || c == U']';
}
bool is_opening_quote(char32_t c) { return c == U'"' || c == U'“' || c == U'„' || c == U'«'; }
bool is_closing_quote(char32_t c) { return c == U'"' || c == U'”' || c == U'“' || c == U'»'; }
bool ends_sentence(char32_t c) {
    return c == U'.' || c == U'!' || c == U'?' || c == U'…' || c == U':' || c == U';' || c == U'。' || c == U'！' ||
           c == U'？';
}

Span trimmed(std::string_view text, Span span) {
    std::size_t begin = span.begin, end = span.end;
    for (std::size_t at = begin; at < span.end;) {
        if (!is_blank(next_code_point(text, at))) break;
        begin = at;
    }
    // Backwards over whole characters.
    while (end > begin) {
        std::size_t start = end - 1;
        while (start > begin && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) --start;
        std::size_t at = start;
        if (!is_blank(next_code_point(text, at))) break;
        end = start;
    }
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

Span without_bullet(std::string_view text, Span span) {
    if (span.empty()) return span;
    std::size_t at = span.begin;
    const bool heading = text[at] == '#';  // of Markdown
    while (heading && at + 1 < span.end && text[at + 1] == '#') ++at;
    if ((!is_bullet(next_code_point(text, at)) && !heading) || at >= span.end) return span;
    std::size_t behind = at;
    if (!is_blank(next_code_point(text, behind))) return span;
    return trimmed(text, {static_cast<std::uint32_t>(behind), span.end});
}

char32_t first_character(std::string_view words) {
    std::size_t at = 0;
    return words.empty() ? 0 : next_code_point(words, at);
}

char32_t last_character(std::string_view words) {
    if (words.empty()) return 0;
    std::size_t start = words.size() - 1;
    while (start > 0 && (static_cast<unsigned char>(words[start]) & 0xC0) == 0x80) --start;
    return next_code_point(words, start);
}

/// There the next line's first word would not have fitted any more.
std::vector<Span> joined_lines(std::string_view text) {
    const std::vector<Line> lines = lines_of(text);
    const std::size_t width = width_of(lines);
    const bool may_be_wrapped = width > 0;
    const auto broken_before = [&](std::size_t i) {
        const Span& lower = lines[i].span;
        if (lines[i - 1].span.empty() || lower.empty()) return false;
        const std::string_view words = text.substr(lower.begin, lower.size());
        const std::size_t word = code_points(words.substr(0, words.find_first_of(" \t")));
        return lines[i - 1].edge + 1 + word > width * 9 / 10 && without_bullet(text, lower) == lower;
    };
    // Where most such lines end like sentences, each line is a paragraph and only happens to be as long as its
    // neighbour; where most lines of a run are not broken, it is a list.
    std::size_t broken = 0, in_sentence = 0;
    std::vector<bool> wrapped(lines.size(), false);
    for (std::size_t begin = 0; may_be_wrapped && begin < lines.size();) {
        std::size_t end = begin + 1, here = 0;
        while (end < lines.size() && !lines[end].span.empty()) {
            const Span upper = lines[end - 1].span;
            if (broken_before(end)) {
                ++here;
                if (!ends_sentence(last_character(text.substr(upper.begin, upper.size())))) ++in_sentence;
            }
            ++end;
        }
        broken += here;
        if (here * 2 >= end - begin - 1)
            std::fill(wrapped.begin() + static_cast<std::ptrdiff_t>(begin),
                      wrapped.begin() + static_cast<std::ptrdiff_t>(end), true);
        begin = end;
    }
    const bool any = broken >= 2 && in_sentence * 2 > broken;
    std::vector<Span> out;
    std::size_t hanging = 0;  ///< column of the words of the item that is open; 0 outside of items
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const Span span = lines[i].span;
        if (span.empty()) {
            hanging = 0;
            continue;
        }
        const bool in_item = hanging > 0 && lines[i].indent == hanging;
        if (any && (wrapped[i] || in_item) && i > 0 && !out.empty() && broken_before(i)) {
            out.back().end = span.end;
            continue;
        }
        out.push_back(span);
        const std::uint32_t words = without_bullet(text, span).begin;
        hanging = words == span.begin ? 0 : lines[i].indent + code_points(text.substr(span.begin, words - span.begin));
    }
    return out;
}

}  // namespace claimgraph
