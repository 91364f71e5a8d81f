#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "graph/errors.h"
#include "graph/utf8.h"

/// \file
/// Bytes from outside → UTF-8 text that the rest of the program can trust.

namespace claimgraph::extract::read {

/// A document that cannot be read, with the place in the file (`byte 4711`); `what()` names the place too.
class PlacedError : public DocumentError {
   public:
    PlacedError(const std::string& place, const std::string& reason)
        : DocumentError("read", place.empty() ? reason : place + ": " + reason), place_(place), reason_(reason) {}
    /// \param byte  offset of what is wrong
    PlacedError(std::uint64_t byte, const std::string& reason) : PlacedError("byte " + std::to_string(byte), reason) {
        byte_ = byte;
    }
    const std::string& place() const { return place_; }
    const std::string& reason() const { return reason_; }
    std::optional<std::uint64_t> byte() const { return byte_; }

   private:
    std::optional<std::uint64_t> byte_;
    std::string place_;
    std::string reason_;
};

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";  ///< the byte-order mark

/// A blank, a line end, a format character (zero-width space, byte-order mark) or another control character.
bool is_blank(char32_t code_point);

/// A letter of any script.
bool is_letter(char32_t code_point);
bool is_lower_case(char32_t code_point);

/// True if there is no visible character.
bool is_blank(std::string_view text);

/// Without blanks at the ends, and single blanks between.
std::string single_blanks(std::string_view text);

/// What the bytes are if they hold no text that this program reads ("a PDF file", "a JPEG picture"); empty otherwise.
std::string foreign_format(std::string_view bytes);

/// A picture, sound, film or font: what lies beside a saved page and is no document.
bool is_media(std::string_view bytes);

void append_utf8(char32_t code_point, std::string& out);

/// What a byte stands for in Windows-1252; the byte itself for the five that it leaves out.
char32_t windows_1252(unsigned char byte);

/// The encoding that the first bytes of a page or XML file declare (`<meta charset>`, `<?xml encoding=`); empty where
/// they do not.
std::string declared_encoding(std::string_view bytes);

/// Bytes → UTF-8: by byte-order mark; as UTF-8 if they are; as UTF-16 if every second byte is NUL; in the encoding that
/// is declared, bytes that are wrong in it replaced by U+FFFD; where none is, as Windows-1252 if nothing speaks against
/// it. Byte-order marks are removed.
/// \param declared  name of an encoding; empty where it is not known
/// \throws PlacedError if it is no text, or in no encoding that is known
std::string to_utf8(std::string bytes, std::string_view declared = {});

/// The same with the demand that there is something in it besides blanks. \throws PlacedError
void require_text(std::string& bytes);

}  // namespace claimgraph::extract::read
