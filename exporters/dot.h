#pragma once

#include <string>
#include <string_view>

#include "exporters/exporter.h"

/// \file
/// The DOT language of Graphviz (https://graphviz.org/doc/info/lang.html), for a picture of a small graph:
/// `claimgraph export news.db --to dot --view flat --top 50 | dot -Tsvg`. Nodes and edges with their labels, types and
/// weights; other properties are left out.

namespace claimgraph::exporters {

void write_dot(const Records& view, const ExportOptions& options, Sink& sink);

/// A quoted string as `label` shows it: backslashes and `&`, which Graphviz would interpret, stand for themselves.
std::string dot_string(std::string_view text);

}  // namespace claimgraph::exporters
