#pragma once

#include <vector>

#include "extract/names/draft.h"
#include "extract/names/sentence_view.h"

/// \file
/// Things of one name in several countries. The country that the document speaks of tells which is meant: *Punjab* in
/// India or in Pakistan, the *Labour Party* of Norway or of Britain.

namespace claimgraph::extract::names {

/// Settles the drafts of a document: a thing of the lists becomes its namesake in the country that the document names
/// (`namesake_of` of organizations.json and places.json), and is nothing of the lists where its name is one that every
/// country has and the document speaks of other countries only. Such a name without a thing is that of the only country
/// that the document names, if it is a party or a part of a state (`common_bodies` of names.json).
void settle_namesakes(const std::vector<SentenceView>& sentences, Drafts& drafts);

}  // namespace claimgraph::extract::names
