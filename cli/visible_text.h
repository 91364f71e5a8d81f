#pragma once

#include <string>
#include <string_view>

/// \file
/// Text that a terminal may be given: what it would obey is shown instead, as `\xNN` of its bytes. These are control
/// characters (C0, DEL, C1), those that turn the direction of what follows (U+202E), and bytes that are no UTF-8.

namespace claimgraph::cli {

/// On one line: of line ends and tabs, too, the bytes are shown.
std::string visible(std::string_view text);

/// Line ends and tabs stay.
std::string visible_lines(std::string_view text);

/// As a string of JSON in ASCII where a terminal would obey it: `"\u202e"`.
std::string visible_json(std::string_view text);

/// visible_lines of a text that comes in pieces, which may end within a character.
class VisibleStream {
   public:
    std::string pass(std::string_view piece);
    std::string rest();  ///< behind the last piece

   private:
    std::string begun_;  ///< of a character
};

}  // namespace claimgraph::cli
