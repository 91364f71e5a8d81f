#pragma once

#include <cstdint>
#include <string_view>

/// \file
/// Where a verb wants somebody who acts: *they* who hope are people, *they* that expire are not.

namespace claimgraph::extract::names {

enum class Place : std::uint8_t {
    subject,
    object,    ///< also the subject of a passive
    predicate  ///< the subject of a noun or adjective behind a copula
};

/// How much more likely a person or a body stands there than elsewhere, in logarithms of odds: below 0 something else
/// does; 0 of what is not known (Resnik, Selectional constraints, Cognition 61, 1996, has the idea; the numbers are
/// counted, see extract/packs/agents.json). \param lemma  in lower case
double wants_agent(Place place, std::string_view lemma);

}  // namespace claimgraph::extract::names
