#include "extract/read/page_piece.h"

#include <algorithm>

#include "extract/read/encoding.h"
#include "extract/read/line_shapes.h"
#include "extract/read/text_lines.h"
#include "graph/utf8.h"

namespace claimgraph {
namespace {

constexpr std::size_t longest_cue_line = 2000;  ///< bytes; longer lines are prose
constexpr std::size_t long_words = 25;          ///< from here on a line is prose whatever it ends with
constexpr std::size_t shortest_rule = 20;       ///< bytes

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }

bool is_one_sign(std::string_view words) {
    const char32_t first = first_character(words);
    for (std::size_t at = 0; at < words.size();)
        if (next_code_point(words, at) != first) return false;
    return true;
}

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
        if ((letter || is_digit(c)) && !in_word) {
            ++piece.words;
            in_word = true;
        }
    }
    piece.prose = (ends_sentence(piece.last) && piece.words >= 5) || (piece.words >= long_words && !piece.listed);
    return piece;
}

bool is_rule(std::string_view text, const Piece& piece) {
    return piece.words == 0 && piece.span.size() >= shortest_rule &&
           is_one_sign(text.substr(piece.span.begin, piece.span.size()));
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

}  // namespace claimgraph
