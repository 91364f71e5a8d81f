#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "extract/language/analysis.h"
#include "graph/model.h"

/// \file
/// Printed interviews and transcripts: paragraphs with their speaker in front (`Anna Berg: …`, `Q: …`, `((Anna Berg))
/// …`).

namespace claimgraph::extract::language {

/// What one of those who talk says, until the next one does.
struct Turn {
    Span label;  ///< in front of it, bytes in Document::text; empty where there is none
    Span name;   ///< the label, or the one that says in full what its initials are (`AB:`, `Anna Berg:`)
    std::uint32_t name_sentence;   ///< the first one of the paragraph in which the name stands
    std::uint32_t first_sentence;  ///< indices into Analysis::sentences, both included
    std::uint32_t last_sentence;
};

/// The turns of an interview in text order; none where paragraphs with a label are few, or all labels differ (a list).
/// Where only who asks has a label, what follows behind a question, up to a heading, is a turn without one, if something
/// follows behind most.
std::vector<Turn> find_turns(const Document& document, const Analysis& analysis);

}  // namespace claimgraph::extract::language
