#include <algorithm>
#include <map>
#include <vector>

#include "extract/read/encoding.h"
#include "extract/read/formats.h"
#include "extract/read/publication_date.h"

// Tables as RFC 4180 says, with commas, semicolons or tabs; the first row names the columns.

namespace claimgraph::extract::read {
namespace {

constexpr std::size_t most_columns = 1000;

/// Reads one row and moves behind it.
std::vector<std::string> row_at(std::string_view text, std::size_t& at, char separator) {
    std::vector<std::string> out(1);
    bool quoted = false;
    while (at < text.size()) {
        const char c = text[at++];
        if (quoted) {
            if (c != '"') {
                out.back() += c;
            } else if (at < text.size() && text[at] == '"') {
                out.back() += '"';
                ++at;
            } else {
                quoted = false;
            }
        } else if (c == '"' && out.back().empty()) {
            quoted = true;
        } else if (c == separator && out.size() < most_columns) {
            out.emplace_back();
        } else if (c == '\n') {
            break;
        } else if (c != '\r') {
            out.back() += c;
        }
    }
    return out;
}

char separator_of(std::string_view head) {
    const std::string_view line = head.substr(0, head.find('\n'));
    char best = ',';
    for (const char c : {';', '\t'})
        if (std::count(line.begin(), line.end(), c) > std::count(line.begin(), line.end(), best)) best = c;
    return best;
}

/// The column of each field; the first name counts.
std::map<std::string_view, std::size_t> columns_of(const std::vector<std::string>& names) {
    std::map<std::string_view, std::size_t> out;
    for (std::size_t i = 0; i < names.size(); ++i)
        if (const std::string_view field = usual_field(names[i]); !field.empty()) out.emplace(field, i);
    return out;
}

}  // namespace

bool is_table_head(std::string_view head) {
    const std::size_t end = head.find('\n');
    if (end == std::string_view::npos || end > 4000) return false;
    std::size_t at = 0;
    const std::vector<std::string> names = row_at(head, at, separator_of(head));
    const bool short_names =
        std::all_of(names.begin(), names.end(), [](const std::string& name) { return name.size() <= 60; });
    return names.size() >= 2 && short_names && columns_of(names).contains("text");
}

void parse_csv(RawInput&& raw, const DocumentSink& deliver, const RejectionSink& reject) {
    require_text(raw.bytes);
    const std::string_view text = raw.bytes;
    const char separator = separator_of(text);
    std::size_t at = 0;
    const auto columns = columns_of(row_at(text, at, separator));
    if (!columns.contains("text"))
        throw PlacedError("", "there is no column 'text' (or content, body, maintext, articleBody)");
    std::uint64_t number = 1;
    while (at < text.size()) {
        ++number;
        const std::vector<std::string> row = row_at(text, at, separator);
        if (row.size() == 1 && is_blank(std::string_view(row[0]))) continue;
        const auto make = [&] {
            const auto field = [&](std::string_view name) {
                const auto column = columns.find(name);
                return column == columns.end() || column->second >= row.size() ? std::string() : row[column->second];
            };
            ReadDocument read;
            Document& document = read.document;
            document.path = path_of(raw);
            document.id = field("id");
            document.title = single_blanks(field("title"));
            document.url = field("url");
            document.publisher = single_blanks(field("publisher"));
            document.author = single_blanks(field("author"));
            document.published = normal_date(field("published"));
            document.modified = normal_date(field("modified"));
            document.language = field("language");
            set_text(document, field("text"));
            return read;
        };
        if (!deliver_item(raw, "row " + std::to_string(number), make, deliver, reject)) return;
    }
}

}  // namespace claimgraph::extract::read
