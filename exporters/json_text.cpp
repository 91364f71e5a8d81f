#include "exporters/json_text.h"

#include <algorithm>
#include <string>

#include "exporters/text.h"

namespace claimgraph::exporters {

void write_string(JsonWriter& json, std::string_view value) {
    const bool plain =
        std::all_of(value.begin(), value.end(), [](char c) { return static_cast<unsigned char>(c) - 1u < 0x7fu; });
    if (plain) {
        json.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
    } else {
        const std::string clean = clean_text(value);
        json.String(clean.data(), static_cast<rapidjson::SizeType>(clean.size()));
    }
}

void write_text(JsonWriter& json, std::string_view name, std::string_view value) {
    json.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
    write_string(json, value);
}

}  // namespace claimgraph::exporters
