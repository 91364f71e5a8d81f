#pragma once

#include <rapidjson/document.h>

#include <functional>
#include <string>

#include "extract/rules/pack_parts.h"
#include "extract/rules/rewrite/repair.h"

/// \file
/// A repair from its JSON, with everything that is wrong in it.

namespace claimgraph::extract::rules::rewrite {

/// \param json     fits the schema's definition of a repair
/// \param parts    reads tests and paths; its parts are JSON pointers from the repair on (`/words/day/path`)
/// \param problem  is told what is wrong in which part; at_key: the key is wrong, not its value
Repair read_repair(const rapidjson::Value& json, const PackParts& parts,
                   const std::function<void(const std::string& part, std::string message, bool at_key)>& problem);

}  // namespace claimgraph::extract::rules::rewrite
