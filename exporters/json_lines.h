#pragma once

#include <cstdint>
#include <string_view>

#include "exporters/exporter.h"
#include "exporters/json_text.h"

/// \file
/// One JSON object a line, into a sink a buffer at a time. Who derives from it says what is in a line.

namespace claimgraph::exporters {

class JsonLines {
   public:
    explicit JsonLines(Sink& sink) : sink_(sink), json_(buffer_) {}
    /// What is still in the buffer. \throws Error from the sink
    void flush();

   protected:
    void begin_line();
    void end_line();
    void key(std::string_view name) { json_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())); }
    void text(std::string_view name, std::string_view value);
    void text_if_any(std::string_view name, std::string_view value) {
        if (!value.empty()) text(name, value);
    }
    void offsets(std::uint32_t begin, std::uint32_t end);

   private:
    Sink& sink_;
    rapidjson::StringBuffer buffer_;

   protected:
    JsonWriter json_;
};

}  // namespace claimgraph::exporters
