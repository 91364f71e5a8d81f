#pragma once

#include "extract/names/draft.h"
#include "extract/names/sentence_view.h"

/// \file
/// *Australia beat England 2-0 in the final*, *Chelsea sacked its coach*: a country or town that plays is its team.

namespace claimgraph::extract::names {

/// Makes teams of the drafts of one sentence that play in it (`team_verbs`, `club_verbs` and `sport_words` of
/// names.json). A team has a key of its own, with its sport and whether women play, where the sentence says so.
void find_teams(const SentenceView& view, Drafts& drafts);

}  // namespace claimgraph::extract::names
