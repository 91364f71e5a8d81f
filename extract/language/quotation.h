#pragma once

#include <cstdint>
#include <vector>

#include "extract/language/analysis.h"
#include "graph/model.h"

/// \file
/// What stands between quotation marks, curly or straight, over sentences and paragraphs.

namespace claimgraph::extract::language {

struct Quotation {
    Span span;                     ///< with its marks; bytes in Document::text
    std::uint32_t first_sentence;  ///< indices into Analysis::sentences, both included
    std::uint32_t last_sentence;
    bool continued = false;  ///< it goes on from the paragraph before, which left its marks open
};

/// Quotations in text order. A mark that opens and is never closed ends with its paragraph; the next one continues it
/// if it opens with a mark too, or if a mark closes it there or a few paragraphs later. Apostrophes and inch marks are
/// no quotation marks; inner quotations are part of the outer.
std::vector<Quotation> find_quotations(const Document& document, const Analysis& analysis);

}  // namespace claimgraph::extract::language
