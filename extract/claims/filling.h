#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extract/claims/arguments.h"
#include "extract/claims/parsed_document.h"
#include "extract/rules/matcher.h"

namespace claimgraph::extract::claims {

using rules::Emission;
using rules::Match;

/// What stands in a place of a claim, subject or object, by the argument of the rule that the emission names for it.
/// What belongs to another place of the same claim is left out. Empty: the rule has found nothing for it.
std::vector<Argument> fill(const ParsedDocument& text, const Arguments& arguments, std::uint32_t s, const Match& match,
                           const Emission& emission, const std::string& name);

}  // namespace claimgraph::extract::claims
