#pragma once

#include "exporters/exporter.h"

/// \file
/// The network or the flat graph as a picture that every browser and vector program shows: SVG 1.1, no script, nothing
/// fetched, positions of exporters/layout.h. Edges say by colour whether something is affirmed or denied, by dashes that it
/// is somebody's word, by their width how many claims say it; their labels and the names of nodes are there on pointing, too
/// (`<title>`). Of the claims graph the network is drawn, which is what can be looked at.

namespace claimgraph::exporters {

void write_svg(const Records& view, const ExportOptions& options, Sink& sink);

}  // namespace claimgraph::exporters
