#pragma once

#include <vector>

#include "extract/language/interview.h"
#include "extract/language/quotation.h"
#include "extract/names/clusters.h"
#include "extract/names/draft.h"
#include "extract/names/office_finder.h"

/// \file
/// Noun phrases and pronouns that take up a name: *the Kremlin leader*, *the ministry*, *he*, *its*.

namespace claimgraph::extract::names {

using language::Quotation;
using language::Turn;

/// Adds drafts for phrases and pronouns, with their clusters, behind those that are there, and groups for people known
/// by their office alone (*Russia's foreign minister*). Phrases and pronouns for which nothing fits get no draft: a
/// wrong reference is worse than none. Looks back a bounded number of sentences and mentions. \param drafts  names and
/// values with their clusters, by sentence and position \param uses    by sentence; their draft positions count from
/// the sentence's first draft \param turns  of an interview: the labels in front of them say who speaks, and nothing takes
/// them up
void resolve_references(const std::vector<SentenceView>& sentences, const std::vector<Quotation>& quotations,
                        const std::vector<Turn>& turns, const std::vector<std::vector<OfficeUse>>& uses, const std::vector<std::size_t>& first_draft,
                        std::vector<Draft>& drafts, std::vector<Group>& groups);

}  // namespace claimgraph::extract::names
