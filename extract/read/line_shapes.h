#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// \file
/// What lines of a page are by their shape. Keys are lines as line_key (page_cues.h) makes them.

namespace claimgraph::extract::read {

/// A word of a key without the signs around it.
std::string bare(std::string_view word);

/// Names of networks and actions, nothing else: `icon-facebook icon-twitter`, `share print email`.
bool is_share_line(std::string_view key);
/// A bare web address, alone or behind a word or two: `kremlin.ru`, `source: example.org`.
bool is_source_line(std::string_view key, std::size_t words);
/// The same words twice in one line: a link with its picture's text, a picture's words in short and in full.
bool is_doubled(std::string_view key, std::size_t words);
/// What was a picture, a button or a field: `[photo.jpg]`, `(button)`, `iframe: ad`.
bool is_box(std::string_view key);

}  // namespace claimgraph::extract::read
