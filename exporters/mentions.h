#pragma once

#include "exporters/exporter.h"

/// \file
/// Where documents speak of which thing, as JSON Lines: a mention a line (schemas/mention.schema.json).

namespace claimgraph::exporters {

void write_mentions(const Records& view, const ExportOptions& options, Sink& sink);

}  // namespace claimgraph::exporters
