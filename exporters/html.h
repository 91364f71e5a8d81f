#pragma once

#include <string_view>

#include "exporters/exporter.h"

/// \file
/// One self-contained page (exporters/page): the network and the flat graph drawn, the claims with their sentences, what
/// contradicts what, a timeline. It opens from disk, loads nothing, and a content security policy says so. All text is data
/// (JSON in a block that is not run, `<` escaped), and becomes text nodes. Claims, sentences and documents are streamed;
/// ids and the layout are held in memory. For what a person can look at: some thousands of nodes.

namespace claimgraph::exporters {

void write_html(const Records& view, const ExportOptions& options, Sink& sink);

/// Why a build has none.
inline constexpr std::string_view no_page = "node-d3-zoom and node-d3-quadtree were not installed where it was built";

/// Whether the parts of D3 that the page needs were there when the program was built.
bool has_page();

}  // namespace claimgraph::exporters
