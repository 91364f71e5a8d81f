#pragma once

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <string_view>

/// \file
/// Texts in JSON that is written: bytes that are no UTF-8 (file names may hold any) are replaced as clean_text does.

namespace claimgraph::exporters {

using JsonWriter = rapidjson::Writer<rapidjson::StringBuffer>;

void write_string(JsonWriter& json, std::string_view value);
void write_text(JsonWriter& json, std::string_view name, std::string_view value);

}  // namespace claimgraph::exporters
