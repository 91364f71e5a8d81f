#pragma once

#include <cstddef>
#include <vector>

#include "extract/names/clusters.h"
#include "extract/names/draft.h"

/// \file
/// Actors that have no name of their own but are tied to what has one: *Russian authorities*, *the Kyiv regime*,
/// *Israel's military*, *NATO defense ministers*.

namespace claimgraph::extract::names {

/// Adds a draft and, where the document has not spoken of it before, a group for each such phrase; the group knows what
/// the actor belongs to. *Two Russian soldiers*, *pro-Russian separatists* and *former Polish officials* are left
/// alone: the words do not say that they act for the country. \param first_draft  of each sentence; names have their
/// clusters
void find_actors(const std::vector<SentenceView>& sentences, const std::vector<std::size_t>& first_draft,
                 std::size_t names_end, std::vector<Draft>& drafts, std::vector<Group>& groups);

}  // namespace claimgraph::extract::names
