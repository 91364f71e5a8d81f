#include "extract/read/page_piece.h"

#include <algorithm>

#include "extract/read/encoding.h"
#include "extract/read/line_shapes.h"
#include "extract/read/text_lines.h"
#include "graph/ascii.h"
#include "graph/utf8.h"
#include "graph/words.h"

namespace claimgraph::extract::read {
namespace {

constexpr std::size_t longest_cue_line = 2000;  ///< bytes; longer lines are prose
constexpr std::size_t long_words = 25;          ///< from here on a line is prose whatever it ends with

/// Words outside quotation marks.
std::vector<std::string> unquoted_words(std::string_view text, const Piece& piece) {
    std::string plain;
    bool quoted = false;
    std::string_view words = text.substr(piece.span.begin, piece.span.size());
    for (std::size_t at = 0; at < words.size();) {
        std::size_t begin = at;
        char32_t c = next_code_point(words, at);
        if (c == U'"')
            quoted = !quoted;
        else if (c == U'“' || c == U'«')
            quoted = true;
        else if (c == U'”' || c == U'»')
            quoted = false;
        else if (!quoted)
            plain.append(words.substr(begin, at - begin));
    }
    std::vector<std::string> out;
    std::string key = line_key(plain);
    for (std::string_view word : split_blanks(key)) out.push_back(bare(word));
    return out;
}

}  // namespace

Piece piece_at(std::string_view text, Span span) {
    Piece piece;
    piece.span = without_bullet(text, span);
    piece.listed = !(piece.span == span);
    std::string_view words = text.substr(piece.span.begin, piece.span.size());
    if (words.size() <= longest_cue_line) piece.key = line_key(words);
    bool in_word = false;
    for (std::size_t at = 0; at < words.size();) {
        char32_t c = next_code_point(words, at);
        if (is_blank(c)) {
            in_word = false;
            continue;
        }
        if (!is_closing(c)) piece.last = c;
        bool letter = is_letter(c);
        piece.letters = piece.letters || letter;
        if ((letter || ascii::is_digit(c)) && !in_word) {
            ++piece.words;
            in_word = true;
        }
    }
    piece.prose = (ends_sentence(piece.last) && piece.words >= 5) || (piece.words >= long_words && !piece.listed);
    return piece;
}

bool is_row(std::string_view text, const Piece& piece) {
    if (ends_sentence(piece.last) || piece.words < 3) return false;
    constexpr std::u32string_view separators = U",;–—@(";
    bool figure = false, separated = false, in_word = false;
    const std::string_view words = text.substr(piece.span.begin, piece.span.size());
    for (std::size_t at = 0; at < words.size();) {
        const char32_t c = next_code_point(words, at);
        figure = figure || (!in_word && ascii::is_digit(c));
        separated = separated || separators.find(c) != std::u32string_view::npos;
        in_word = !is_blank(c);
    }
    constexpr std::string_view wide_separators[] = {" - ", " -- ", "   "};
    for (const std::string_view separator : wide_separators)
        separated = separated || words.find(separator) != std::string_view::npos;
    return figure && separated;
}

bool is_rule(std::string_view text, const Piece& piece) {
    return piece.words == 0 && is_drawn_line(text.substr(piece.span.begin, piece.span.size()));
}

bool is_contact(std::string_view text, const Piece& piece) {
    const std::string_view words = text.substr(piece.span.begin, piece.span.size());
    const auto is_name = [](char c) { return ascii::is_alphanumeric(c); };
    for (std::size_t at = words.find('@'); at != words.npos; at = words.find('@', at + 1)) {
        if (at == 0 || !is_name(words[at - 1])) continue;
        const std::string_view host = words.substr(at + 1, words.find_first_of(" \t\r\n", at) - at - 1);
        const std::size_t dot = host.find('.');
        if (dot != host.npos && dot > 0 && dot + 1 < host.size() && is_name(host[dot + 1])) return true;
    }
    return false;
}

bool speaks_of_itself(std::string_view text, const Piece& piece, const PageCues& cues) {
    auto words = unquoted_words(text, piece);
    return std::any_of(words.begin(), words.end(),
                       [&](const std::string& word) { return cues.self_words.contains(word); });
}

bool is_appeal(std::string_view text, const Piece& piece, const PageCues& cues) {
    if (piece.key.empty()) return false;
    bool self = false, reader = false, asks = false;
    for (const std::string& word : unquoted_words(text, piece)) {
        self = self || cues.self_words.contains(word);
        reader = reader || cues.reader_words.contains(word);
        asks = asks || cues.appeal_words.contains(word);
    }
    return self && reader && asks;
}

}  // namespace claimgraph::extract::read
