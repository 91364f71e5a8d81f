#pragma once

#include "extract/names/sentence_view.h"

/// \file
/// What a tree says of who acts where, as far as the search for referents needs it.

namespace claimgraph::extract::names {

inline TokenIndex governor(const SentenceView& view, TokenIndex i) { return view.token(i).head; }

/// Does a verb say, tell, think or the like?
bool is_speech(const SentenceView& view, TokenIndex verb);

/// Who acts in the clause of a verb: its subject, that of the verb it is coordinated with, or its controller; -1 if the
/// tree does not say.
TokenIndex acting(const SentenceView& view, TokenIndex verb);

/// Who acts in a clause without a subject: accused X of hiding, urged X to step up. -1: look further up
TokenIndex controller(const SentenceView& view, TokenIndex verb);

/// Whose somebody is: the possessor, of *whose* what the relative clause describes; -1 if the tree does not say.
TokenIndex owner(const SentenceView& view, TokenIndex noun);

/// Does a word stand in a phrase before the clause of a verb (*Placed in the care of Ito, he …*)?
bool fronted(const SentenceView& view, TokenIndex word, TokenIndex verb);

/// The first word of what hangs on a word, as far as a noun phrase goes.
TokenIndex leftmost(const SentenceView& view, TokenIndex i);

/// How likely a word is to be taken up again, by its grammatical role alone. \param whole  with all that *and* ties to
/// it
}  // namespace claimgraph::extract::names
