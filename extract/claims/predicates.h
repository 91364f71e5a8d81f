#pragma once

#include <cstdint>
#include <string>

#include "extract/claims/parsed_document.h"
#include "extract/rules/matcher.h"

/// \file
/// The predicate of a claim: its words (auxiliaries, particle, the verbs above of *is expected to spend*, the
/// preposition that leads to the object) and its lemma or term.

namespace claimgraph::extract::claims {

using rules::Emission;
using rules::Match;

Predicate predicate_of(const ParsedDocument& text, std::uint32_t s, const Match& match, const Emission& emission);

/// The preposition that leads from a verb to its oblique object; empty for others.
std::string preposition(const EnhancedGraph& graph, TokenIndex verb, TokenIndex object);

}  // namespace claimgraph::extract::claims
