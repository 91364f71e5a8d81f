#pragma once

#include <string_view>
#include <vector>

#include "graph/model.h"

/// \file
/// Plain text → lines as their writer meant them.

namespace claimgraph::extract::read {

/// Lines that were broken at a fixed width joined, blank lines left out, no blanks at the ends. LF, CR LF and CR end a
/// line.
std::vector<Span> joined_lines(std::string_view text);

/// Without blanks at the ends.
Span trimmed(std::string_view text, Span span);
/// Without a list mark and the blank behind it.
Span without_bullet(std::string_view text, Span span);

/// One sign again and again, as programs draw a line across a page.
bool is_drawn_line(std::string_view words);

/// 0 where there is none.
char32_t first_character(std::string_view words);
char32_t last_character(std::string_view words);

bool is_closing(char32_t c);  ///< a quotation mark or bracket
bool is_opening_quote(char32_t c);
bool is_closing_quote(char32_t c);
bool ends_sentence(char32_t c);  ///< or a part of one: a colon, a semicolon

}  // namespace claimgraph::extract::read
