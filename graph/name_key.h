#pragma once

#include <string>
#include <string_view>

/// \file
/// Forms in which names are compared.

namespace claimgraph {

/// Compatibility-decomposed, without accents, case folded, quotes and dashes plain, blanks single and none at the ends:
/// *Élysée Palace* and *elysee palace* are one.
std::string fold_name(std::string_view name);

/// One word of a person's name, further reduced so that the usual ways to write it in Latin letters agree: *Zelensky*,
/// *Zelenskyy*, *Zelenskiy*; *Sergei*, *Sergey*; *Erdoğan*, *Erdogan*; *Schröder*, *Schroeder*. What distinguishes
/// names within one language stays (*Putin*, *Putina*; *Smith*, *Smyth*).
/// \param folded  as `fold_name` gives it
std::string transliteration_key(std::string_view folded);

/// Can both be the middle names of one person (words with blanks between)? One letter stands for what begins with it;
/// what one of them lacks at the end decides nothing.
bool middles_agree(std::string_view a, std::string_view b);

}  // namespace claimgraph
