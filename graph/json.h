#pragma once

#include <rapidjson/document.h>

#include <string>
#include <string_view>

/// \file
/// JSON as a whole in memory, read in one way: without recursion, so that nesting costs memory and no stack, and valid
/// UTF-8 only. It is parsed in one place, since every call of RapidJSON's parser costs a second to compile.

namespace claimgraph {

enum class JsonComments { refused, allowed };  ///< `/* … */` and `// …`

/// `HasParseError()` of what comes back tells whether it is JSON.
rapidjson::Document parsed_json(std::string_view text, JsonComments comments = JsonComments::refused);

/// What is wrong with it, where: `byte 17: Missing a comma or ] after an array element.`
std::string json_problem(const rapidjson::Document& document);

}  // namespace claimgraph
