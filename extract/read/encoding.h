#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "graph/errors.h"
#include "graph/utf8.h"

/// \file
/// Bytes from outside → UTF-8 text that the rest of the program can trust.

namespace claimgraph {

/// A document that cannot be read, with the place in the file (`byte 4711`); `what()` names the place too.
class PlacedError : public DocumentError {
   public:
    PlacedError(const std::string& place, const std::string& reason)
        : DocumentError("read", place.empty() ? reason : place + ": " + reason), place_(place), reason_(reason) {}
    const std::string& place() const { return place_; }
    const std::string& reason() const { return reason_; }

   private:
    std::string place_;
    std::string reason_;
};

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";  ///< the byte-order mark

/// Offset of the first byte that is not well-formed UTF-8 (Unicode 15, table 3-7: no surrogates, no overlong forms).
std::optional<std::size_t> first_invalid_utf8(std::string_view bytes);

/// A blank, a line end, a format character (zero-width space, byte-order mark) or another control character.
bool is_blank(char32_t code_point);

/// A letter of any script.
bool is_letter(char32_t code_point);
bool is_lower_case(char32_t code_point);

/// True if there is no visible character.
bool is_blank(std::string_view text);

/// What the bytes are if they are no text that this program reads ("a PDF file", "UTF-16 text"); empty otherwise.
std::string foreign_format(std::string_view bytes);

/// Removes a byte-order mark in place and checks that the rest is UTF-8 text with something in it.
/// \throws PlacedError
void require_text(std::string& bytes);

}  // namespace claimgraph
