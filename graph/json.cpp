#include "graph/json.h"

#include <rapidjson/error/en.h>

namespace claimgraph {

rapidjson::Document parsed_json(std::string_view text, JsonComments comments) {
    constexpr unsigned plain = rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag;
    rapidjson::Document out;
    if (comments == JsonComments::allowed)
        out.Parse<plain | rapidjson::kParseCommentsFlag>(text.data(), text.size());
    else
        out.Parse<plain>(text.data(), text.size());
    return out;
}

std::string json_problem(const rapidjson::Document& document) {
    return "byte " + std::to_string(document.GetErrorOffset()) + ": " +
           rapidjson::GetParseError_En(document.GetParseError());
}

}  // namespace claimgraph
