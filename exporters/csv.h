#pragma once

#include <string>
#include <string_view>

#include "exporters/exporter.h"

/// \file
/// Two tables for spreadsheets, nodes and edges of property_graph.h: RFC 4180 in UTF-8 with a byte-order mark, without
/// which Excel takes the text for another encoding. Every text is quoted; numbers are not. Lists are JSON arrays.
///
/// A spreadsheet runs a cell that begins like a formula. Such texts get an apostrophe in front, which spreadsheets
/// take for "this is text"; numbers never do.

namespace claimgraph::exporters {

void write_csv_nodes(const Records& view, const ExportOptions& options, Sink& sink);
void write_csv_edges(const Records& view, const ExportOptions& options, Sink& sink);

/// Whether a spreadsheet may take the text for a formula: it begins with `=`, `+`, `-`, `@`, their full-width forms, a
/// tabulator or a carriage return.
bool looks_like_formula(std::string_view text);

/// The text in quotes, its quotes doubled.
void append_csv(std::string& out, std::string_view text);

}  // namespace claimgraph::exporters
