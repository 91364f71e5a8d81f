#pragma once

#include <cstdint>

#include "extract/claims/confidence.h"
#include "extract/claims/parsed_document.h"
#include "extract/rules/matcher.h"

namespace claimgraph::extract::claims {

using rules::Emission;
using rules::Match;

/// What is known of how a claim was found: the arcs from its words up to the trigger, and those within its phrases.
Grounds grounds_of(const ParsedDocument& text, std::uint32_t s, const Match& match, const Emission& emission,
                   const Claim& claim);

}  // namespace claimgraph::extract::claims
