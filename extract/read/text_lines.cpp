#include "extract/read/text_lines.h"

#include <algorithm>
#include <array>

#include "extract/read/encoding.h"
#include "graph/utf8.h"

namespace claimgraph::extract::read {
namespace {

constexpr std::size_t narrowest_wrapped = 30;
constexpr std::size_t ragged = 10;           ///< columns in which lines of one width end
constexpr std::size_t text_stretch = 3;      ///< so many lines broken in a row are text even in a list
constexpr std::size_t shortest_rule = 20;    ///< bytes of a line drawn across the page
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

/// The column at which lines are broken, if they are: the right end of the columns in which most of the text ends that
/// goes on in the next line. Some lines are wider, such as tables and addresses.
std::size_t width_of(std::string_view text, const std::vector<Line>& lines) {
    std::array<std::size_t, widest_wrapped + 1> ends{};
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        const Span& lower = lines[i + 1].span;
        const bool goes_on = !lower.empty() && without_bullet(text, lower) == lower;
        if (lines[i].edge <= widest_wrapped && goes_on) ends[lines[i].edge] += lines[i].edge;
    }
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

/// A line drawn across the page, a row of a table in columns.
bool stands_alone(std::string_view words) { return is_drawn_line(words) || words.find("   ") != words.npos; }
/// `12. Port reopens`: an item, or a day at which a line was broken.
bool is_numbered(std::string_view words) {
    const std::size_t end = words.find_first_not_of("0123456789");
    return end != words.npos && end > 0 && end <= 2 && words.substr(end).starts_with(". ");
}
/// `[photo.jpg] The mayor`, `[photo.jpg?width=640&` in a line that is broken.
bool begins_with_picture(std::string_view words) {
    if (!words.starts_with('[')) return false;
    const std::string_view name = words.substr(1, words.find_first_of(" \t]") - 1);
    const std::size_t dot = name.find('.');
    return dot != name.npos && dot > 0 && dot + 1 < name.size();
}
/// A field to write in: nothing goes on behind it.
bool ends_in_field(std::string_view words) { return words.ends_with("[ ]") || words.ends_with("  ]"); }

}  // namespace

bool is_drawn_line(std::string_view words) {
    if (words.size() < shortest_rule) return false;
    const char32_t first = first_character(words);
    if (is_letter(first)) return false;
    for (std::size_t at = 0; at < words.size();)
        if (next_code_point(words, at) != first) return false;
    return true;
}

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

namespace {

/// Which lines of a text go on with the line above.
class WrappedLines {
   public:
    WrappedLines(std::string_view text, const std::vector<Line>& lines)
        : text_(text), lines_(lines), width_(width_of(text, lines)), wrapped_(lines.size(), false) {
        if (width_ > 0) find();
    }

    /// \param in_item  the line stands in the column of the words of an item that is open
    bool goes_on(std::size_t i, bool in_item) const {
        return any_ && i > 0 && (wrapped_[i] || in_item) && broken_before(i);
    }

   private:
    /// There the next line's first word would not have fitted any more.
    bool broken_before(std::size_t i) const {
        const Line &line = lines_[i], &before = lines_[i - 1];
        if (before.span.empty() || line.span.empty()) return false;
        const std::string_view words = text_.substr(line.span.begin, line.span.size());
        const std::string_view above = text_.substr(before.span.begin, before.span.size());
        if (is_numbered(words) && line.indent != before.indent) return false;
        if (begins_with_picture(words)) return false;
        if (stands_alone(words) || stands_alone(above) || ends_in_field(above)) return false;
        const std::size_t word = code_points(words.substr(0, words.find_first_of(" \t")));
        return before.edge + 1 + word > width_ * 9 / 10 && without_bullet(text_, line.span) == line.span;
    }

    // Where most such lines end like sentences, each line is a paragraph and only happens to be as long as its
    // neighbour; where most lines of a run are not broken, it is a list, and only several broken ones in a row are
    // text.
    void find() {
        std::size_t broken = 0, in_sentence = 0;
        for (std::size_t begin = 0; begin < lines_.size();) {
            std::size_t end = begin + 1, here = 0, stretch = 0;
            while (end < lines_.size() && !lines_[end].span.empty()) {
                const Span upper = lines_[end - 1].span;
                if (broken_before(end)) {
                    ++here;
                    ++stretch;
                    if (stretch >= text_stretch) mark(stretch == text_stretch ? end - stretch : end, end + 1);
                    if (!ends_sentence(last_character(text_.substr(upper.begin, upper.size())))) ++in_sentence;
                } else {
                    stretch = 0;
                }
                ++end;
            }
            broken += here;
            if (here * 2 >= end - begin - 1) mark(begin, end);
            begin = end;
        }
        any_ = broken >= 2 && in_sentence * 2 > broken;
    }

    void mark(std::size_t begin, std::size_t end) {
        std::fill(wrapped_.begin() + static_cast<std::ptrdiff_t>(begin),
                  wrapped_.begin() + static_cast<std::ptrdiff_t>(end), true);
    }

    std::string_view text_;
    const std::vector<Line>& lines_;
    std::size_t width_;
    std::vector<bool> wrapped_;
    bool any_ = false;  ///< some lines are wrapped
};

}  // namespace

std::vector<Span> joined_lines(std::string_view text) {
    const std::vector<Line> lines = lines_of(text);
    const WrappedLines wrapped(text, lines);
    std::vector<Span> out;
    std::size_t hanging = 0;  ///< column of the words of the item that is open; 0 outside of items
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const Span span = lines[i].span;
        if (span.empty()) {
            hanging = 0;
            continue;
        }
        const bool in_item = hanging > 0 && lines[i].indent == hanging;
        if (!out.empty() && wrapped.goes_on(i, in_item)) {
            out.back().end = span.end;
            continue;
        }
        out.push_back(span);
        const std::uint32_t words = without_bullet(text, span).begin;
        hanging = words == span.begin ? 0 : lines[i].indent + code_points(text.substr(span.begin, words - span.begin));
    }
    return out;
}

}  // namespace claimgraph::extract::read
