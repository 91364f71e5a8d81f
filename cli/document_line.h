#pragma once

#include <string>

#include "graph/model.h"

/// \file
/// What was read of a document, as one line of JSON (`claimgraph analyze --to documents`;
/// schemas/read-document.schema.json).

namespace claimgraph::cli {

/// Ends with a line feed. Offsets of blocks count code points.
std::string document_line(const Document& document);

/// The article's own words alone: paragraphs, headings between them, quotations, tables; neither the headline nor
/// captions.
std::string article_of(const Document& document);

}  // namespace claimgraph::cli
