#pragma once

#include "extract/names/office_finder.h"

/// \file
/// When somebody has an office, as far as the sentence says (pack tenures): *former minister*, *minister since 2011*,
/// *was appointed minister in May 2020*, *resigned as minister*, *Minister Holm resigned on Friday*.
///
/// Of verbs only what the sentence itself says as a fact counts: nothing that is negated, possible, to come, or told by
/// somebody.

namespace claimgraph::extract::names {

/// Adds to the use what the sentence says of its time, and the person whom a verb gives it to.
void find_tenure(const SentenceView& view, const Drafts& drafts, OfficeUse& use);

}  // namespace claimgraph::extract::names
