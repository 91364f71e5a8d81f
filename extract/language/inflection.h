#pragma once

#include <string>
#include <string_view>

/// \file
/// The spelling of regular English inflection (Huddleston and Pullum 2002, chapter 18): *stop, stopped*; *fine, fined*;
/// *deny, denied*. It tells which of two lemmas a form can be of, where neither was seen before.

namespace claimgraph::extract::language {

/// Whether a regular verb spelt `lemma` can have the form `form` as past tense or participle (Penn Treebank tags VBD,
/// VBN, VBG); both in lower case. True for every other tag and for forms that do not end in -ed or -ing: nothing is
/// known against them.
bool can_be_inflected(std::string_view lemma, std::string_view form, std::string_view xpos);

/// The third person singular of a verb that is regular there, in lower case: *calls*, *denies*, *teaches*, *goes*.
std::string third_person(std::string_view lemma);

/// What is left of a verb in lower case without a prefix that makes verbs of verbs (Huddleston and Pullum 2002,
/// chapter 19: *mistreat* of *treat*, *rebuild* of *build*); empty where there is none or too little is left.
std::string_view without_prefix(std::string_view lemma);

}  // namespace claimgraph::extract::language
