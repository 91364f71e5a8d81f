#pragma once

#include <rapidjson/document.h>

#include <string>
#include <string_view>

/// \file
/// JSON as a whole in memory, read in one way: without recursion, so that nesting costs memory and no stack, and valid
/// UTF-8 only. It is parsed in one place, since every call of RapidJSON's parser costs a second to compile.

namespace claimgraph {

enum class JsonKind {
    plain,
    with_comments,  ///< `/* … */` and `// …`
    own,  ///< with comments, from inside the program: tests know that it is valid UTF-8, which takes half of the time
};

/// `HasParseError()` of what comes back tells whether it is JSON.
rapidjson::Document parsed_json(std::string_view text, JsonKind kind = JsonKind::plain);

/// What is wrong with it, where: `byte 17: Missing a comma or ] after an array element.`
std::string json_problem(const rapidjson::Document& document);

}  // namespace claimgraph
