#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "extract/read/input.h"

/// \file
/// What the readers of the kinds of input share, and the readers themselves; input.cpp has the list of them.

namespace claimgraph::extract::read {

void parse_text(RawInput&& raw, const DocumentSink& deliver, const RejectionSink& reject);
void parse_page(RawInput&& raw, const DocumentSink& deliver, const RejectionSink& reject);
void parse_json_line(RawInput&& raw, const DocumentSink& deliver, const RejectionSink& reject);
void parse_json(RawInput&& raw, const DocumentSink& deliver, const RejectionSink& reject);
void parse_csv(RawInput&& raw, const DocumentSink& deliver, const RejectionSink& reject);
void parse_feed(RawInput&& raw, const DocumentSink& deliver, const RejectionSink& reject);
void parse_news_xml(RawInput&& raw, const DocumentSink& deliver, const RejectionSink& reject);
void parse_conllu(RawInput&& raw, const DocumentSink& deliver, const RejectionSink& reject);

/// Whether the first bytes, as UTF-8, are the header of a table with a column of texts.
bool is_table_head(std::string_view head);

/// Where the document came from, as it is kept; empty for standard input.
std::string path_of(const RawInput& raw);

/// Cleans a text, finds its blocks and whatever of title, publisher and day is not given, and makes the id: the given
/// one, else the URL, else one from the text. \throws PlacedError if there is nothing in it
void set_text(Document& document, std::string text);

/// A text with its title above, where it does not begin with it.
std::string with_title(const std::string& title, std::string text);

/// What a field of a record is, by the names that programs give it; empty where none is known.
/// \return `text`, `title`, `url`, `publisher`, `author`, `published`, `modified`, `language` or `id`
std::string_view usual_field(std::string_view name);

/// Makes one of several documents of an input. What is wrong with it costs it alone.
/// \return false where no more is wanted
bool deliver_item(const RawInput& raw, const std::string& place, const std::function<ReadDocument()>& make,
                  const DocumentSink& deliver, const RejectionSink& reject);

/// Escapes what may not stand in an IRI (RFC 3987, 2.2), so that an id given by hand can be used in every export.
std::string escaped_iri(std::string_view text);

}  // namespace claimgraph::extract::read
