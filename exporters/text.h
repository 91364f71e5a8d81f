#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "graph/utf8.h"
#include "graph/view.h"

/// \file
/// Text as the graph formats need it: code points, readable names of claims, IRIs.

namespace claimgraph::exporters {

inline constexpr std::string_view replacement_character = "\xEF\xBF\xBD";

/// The text with U+0000, U+FFFE, U+FFFF (readers stop there) and whatever is not valid UTF-8 replaced by U+FFFD, one
/// for one: code-point offsets stay true.
std::string clean_text(std::string_view text);

/// A string list as one JSON array: `["Kiev","Kyiv"]`.
std::string json_array(const std::vector<std::string>& items);
void append_json_array(std::string& out, const std::vector<std::string>& items);

/// A string as JSON, in quotes.
std::string json_string(std::string_view text);

/// A number between 0 and 1 as the shortest decimal with a point: `0.82`, `0.9`, `1.0`. Independent of the locale.
std::string decimal(double value);

/// True where the place of a claim is filled by nothing that the document says.
bool is_unspecified(const NodeRecord& node);

/// The name of a place's filler: the entity's label, else the words.
std::string_view node_label(const NodeRecord& node);

/// The controlled term of the predicate (`cg:denies`), else its lemma.
const std::string& predicate_key(const ClaimRecord& claim);

/// The predicate as read aloud: `denies`, `calls for` (controlled terms), `rule out` (open lemmas).
std::string predicate_label(const ClaimRecord& claim);

/// A claim in a line: `Sergey Lavrov – denies – the possibility of talks`; `NOT` before a negated predicate, and in
/// brackets behind it what else keeps it from being a fact: `(possible, according to NBC)`.
std::string claim_label(const ClaimRecord& claim);

/// A local name for anything: all but unreserved ASCII characters of RFC 3986 percent-encoded.
std::string percent_encoded(std::string_view text);

/// Whether the text begins like an absolute IRI (RFC 3987: `scheme:`) and is one once `legal_iri` has been applied.
bool is_absolute_iri(std::string_view text);

/// An absolute IRI in which every character that RFC 3987 does not allow is percent-encoded.
std::string legal_iri(std::string_view iri);

}  // namespace claimgraph::exporters
