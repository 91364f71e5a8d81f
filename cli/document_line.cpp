#include "cli/document_line.h"

#include <algorithm>

#include "exporters/text.h"
#include "graph/code_points.h"

namespace claimgraph::cli {

using exporters::json_string;

namespace {

bool is_text(BlockKind kind) { return kind == BlockKind::body || kind == BlockKind::quote || kind == BlockKind::table; }

/// A dateline stands in one line with the paragraph behind it.
bool is_dateline(const Document& document, std::size_t index) {
    const std::vector<Block>& blocks = document.blocks;
    if (blocks[index].kind != BlockKind::boilerplate || index + 1 >= blocks.size() || !is_text(blocks[index + 1].kind))
        return false;
    return document.words({blocks[index].span.end, blocks[index + 1].span.begin}).find('\n') == std::string_view::npos;
}

}  // namespace

std::string article_of(const Document& document) {
    std::string out;
    bool begun = false, dateline = false;
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        const Block& block = document.blocks[i];
        const bool cut = is_dateline(document, i);
        begun = begun || cut || is_text(block.kind);
        if (!cut && !is_text(block.kind) && !(begun && block.kind == BlockKind::headline)) continue;
        if (!out.empty()) out += dateline ? " " : "\n\n";
        out += document.words(block.span);
        dateline = cut;
    }
    return out;
}

std::string document_line(const Document& document) {
    std::string out = "{";
    const auto field = [&](std::string_view key, std::string_view value, bool always = false) {
        if (value.empty() && !always) return;
        if (out.size() > 1) out += ',';
        out.append("\"").append(key).append("\":").append(json_string(value));
    };
    field("id", document.id, true);
    field("path", document.path);
    field("url", document.url);
    field("title", document.title);
    field("author", document.author);
    field("publisher", document.publisher);
    field("place", document.place);
    field("published", document.published);
    field("modified", document.modified);
    field("language", document.language);
    field("text", document.text, true);
    field("article", article_of(document), true);
    out += ",\"blocks\":[";
    CodePoints points;
    points.read(document.text);
    bool first = true;
    for (const Block& block : document.blocks) {
        if (!first) out += ',';
        first = false;
        const std::size_t begin = points.at(block.span.begin);
        out.append("{\"kind\":\"").append(to_string(block.kind)).append("\",\"begin\":").append(std::to_string(begin));
        out.append(",\"end\":").append(std::to_string(points.at(block.span.end))).append("}");
    }
    return out + "]}\n";
}

}  // namespace claimgraph::cli
