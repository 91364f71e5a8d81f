#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "extract/read/page_cues.h"
#include "graph/model.h"

/// \file
/// Pieces of a page: lines as their writer meant them, with what their shape and their words say.

namespace claimgraph::extract::read {

/// What a piece is for the article.
enum class Role { undecided, headline, body, caption, quote, table, boilerplate };

struct Piece {
    Span span;
    std::string key;        ///< see line_key; empty for long lines
    std::size_t words = 0;  ///< parts between blanks that hold a letter or a digit
    bool letters = false;   ///< there is a letter in it
    char32_t last = 0;      ///< last character that is no closing quote or bracket
    bool prose = false;
    bool listed = false;  ///< there is a list mark in front of it
    Role role = Role::undecided;
};

/// \param span  a line without blanks at the ends; a list mark in front is left out of the piece
Piece piece_at(std::string_view text, Span span);

/// Like a row of a table: figures and what separates them, no sentence (`June 9 – Port Hanley, Old Theatre`).
bool is_row(std::string_view text, const Piece& piece);
/// A line drawn across the page.
bool is_rule(std::string_view text, const Piece& piece);
/// There is an address for letters in it (`desk@example.org`).
bool is_contact(std::string_view text, const Piece& piece);
/// The page speaks of itself.
bool speaks_of_itself(std::string_view text, const Piece& piece, const PageCues& cues);
/// The page asks its readers for something.
bool is_appeal(std::string_view text, const Piece& piece, const PageCues& cues);

}  // namespace claimgraph::extract::read
