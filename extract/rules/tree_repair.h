#pragma once

#include "extract/language/analysis.h"
#include "extract/rules/word_lists.h"

/// \file
/// What parsers commonly get wrong, put right where the words alone tell: around verbs of saying, on which who says
/// what depends, and where agreement, a preposition or a second subject betrays the mistake. Every repair is a general
/// one, with an example in the source and a test.

namespace claimgraph {

/// The sentence with heads and relations repaired; a tree stays a tree.
/// \param lists  word list `speech` and those of the grammar pack
Sentence repaired(Sentence sentence, const WordLists& lists);

}  // namespace claimgraph
