#pragma once

#include <string>
#include <string_view>

#include "graph/ascii.h"

/// \file
/// Names of dependency relations and of words, compared.

namespace claimgraph::extract::rules {

/// The universal relation without its subtype: `nsubj` of `nsubj:pass`.
inline std::string_view plain(std::string_view relation) { return relation.substr(0, relation.find(':')); }

inline bool is_subject(std::string_view relation) { return plain(relation) == "nsubj" || plain(relation) == "csubj"; }

/// ASCII letters in lower case, the rest as it is: enough for English function words.
inline std::string lower(std::string_view text) { return ascii::lowered(text); }

}  // namespace claimgraph::extract::rules
