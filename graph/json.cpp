#include "graph/json.h"

#include <rapidjson/error/en.h>

namespace claimgraph {

rapidjson::Document parsed_json(std::string_view text, JsonKind kind) {
    using namespace rapidjson;
    constexpr unsigned plain = kParseIterativeFlag | kParseValidateEncodingFlag;
    Document out;
    if (kind == JsonKind::own)
        out.Parse<kParseIterativeFlag | kParseCommentsFlag>(text.data(), text.size());
    else if (kind == JsonKind::with_comments)
        out.Parse<plain | kParseCommentsFlag>(text.data(), text.size());
    else
        out.Parse<plain>(text.data(), text.size());
    return out;
}

std::string json_problem(const rapidjson::Document& document) {
    return "byte " + std::to_string(document.GetErrorOffset()) + ": " +
           rapidjson::GetParseError_En(document.GetParseError());
}

}  // namespace claimgraph
