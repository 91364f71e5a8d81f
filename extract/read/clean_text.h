#pragma once

#include <string>
#include <string_view>

/// \file
/// What happens to text on its way through other programs, undone where it is certain.

namespace claimgraph::extract::read {

/// `&#39;`, `&amp;`, `&eacute;` → the characters that they stand for.
std::string without_entities(std::string_view text);

/// Text with tags in it (`<p>`, `<br/>`, `</b>`), not just a sign `<`.
bool holds_tags(std::string_view text);

/// UTF-8 that was read as Windows-1252 and written as UTF-8 again (`â€™`, `Ã©`) → as it was, where every such character
/// of the text can be read so; else the text as it is.
std::string without_mojibake(std::string text);

/// Without soft hyphens, zero-width blanks and byte-order marks inside of it.
std::string without_invisible(std::string text);

/// Words broken at the end of a line (`Mon-\nday`) joined, but for words that are written with a hyphen:
/// behind parts such as `self`, and those that the text has elsewhere.
std::string with_whole_words(std::string text);

/// `… on Monday.The council …,”she said` → with the blank that is missing behind the sentence. Only between whole
/// words: small letters before it, a capital behind it.
std::string with_blanks_between_sentences(std::string text);

/// Pages of a printed text (`pdftotext` puts a form feed between them) as one: without running heads and page numbers.
std::string without_page_breaks(std::string text);

/// All of these in turn, for the text of a document that is no page.
std::string cleaned(std::string text);

}  // namespace claimgraph::extract::read
