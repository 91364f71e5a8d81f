#pragma once

#include "exporters/exporter.h"

/// \file
/// JSON Lines: one claim a line, in the order of `View::claims`, each line an object of schemas/claim.schema.json. The
/// id of a document, entity or claim is written as it is, without the base IRI.

namespace claimgraph::exporters {

void write_jsonl(const Records& view, const ExportOptions& options, Sink& sink);
/// One claim, a line.
void write_jsonl(const ClaimRecord& claim, Sink& sink);

}  // namespace claimgraph::exporters
