#pragma once

#include <vector>

#include "extract/names/draft.h"

/// \file
/// Dates, quantities and sums of money, with their values (see names.h for the notation).

namespace claimgraph::extract::names {

/// Adds the values of one sentence to its drafts; words of names are left alone. \param drafts  sorted by position, and
/// so they are left
void find_values(const SentenceView& view, std::uint32_t index, std::string_view published, Drafts& drafts);

}  // namespace claimgraph::extract::names
