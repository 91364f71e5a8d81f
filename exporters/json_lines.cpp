#include "exporters/json_lines.h"

namespace claimgraph::exporters {
namespace {

constexpr std::size_t flush_at = 64 * 1024;

}  // namespace

void JsonLines::begin_line() {
    json_.Reset(buffer_);
    json_.StartObject();
}

void JsonLines::end_line() {
    json_.EndObject();
    buffer_.Put('\n');
    if (buffer_.GetSize() >= flush_at) flush();
}

void JsonLines::flush() {
    if (buffer_.GetSize() != 0) sink_.write({buffer_.GetString(), buffer_.GetSize()});
    buffer_.Clear();
}

void JsonLines::offsets(std::uint32_t begin, std::uint32_t end) {
    key("begin");
    json_.Uint(begin);
    key("end");
    json_.Uint(end);
}

void JsonLines::text(std::string_view name, std::string_view value) {
    write_text(json_, name, value);
}

}  // namespace claimgraph::exporters
