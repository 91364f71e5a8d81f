#include "exporters/dot.h"

#include "exporters/property_graph.h"
#include "exporters/text.h"

namespace claimgraph {
namespace {

constexpr std::size_t buffer_size = 1 << 16;

std::string_view shape_of(std::string_view kind) {
    if (kind == "Claim") return "note";
    if (kind == "Document") return "folder";
    if (kind == "Phrase" || kind == "Statement") return "plaintext";
    if (kind == "Concept") return "ellipse";
    return "box";
}

}  // namespace

std::string dot_string(std::string_view text) {
    std::string out = "\"";
    for (std::size_t position = 0; position < text.size();) {
        const std::size_t begin = position;
        const char32_t code = next_code_point(text, position);
        switch (code) {
            case '"':
                out += "\\\"";
                break;
            case '\\':
                out += "\\\\";
                break;
            case '&':
                out += "&amp;";
                break;
            case '\r':
            case '\t':
                out += ' ';
                break;
            default:
                // What XML cannot hold would break Graphviz's SVG. A line break may stand for itself, and JGraphT's
                // reader stumbles over the escape.
                if ((code < 0x20 && code != '\n') || code == 0xFFFE || code == 0xFFFF || code == invalid_code_point)
                    out += replacement_character;
                else
                    out += text.substr(begin, position - begin);
        }
    }
    return out += '"';
}

void write_dot(const Records& view, const ExportOptions& options, Sink& sink) {
    std::string out = "digraph " + std::string(to_string(options.shape)) + " {\n";
    out += "  charset=\"UTF-8\";\n";
    const auto flush = [&](std::size_t least) {
        if (out.size() < least) return;
        sink.write(out);
        out.clear();
    };
    std::uint64_t properties = 0;
    each_node(view, options, [&](const GraphNode& node) {
        out.append("  ").append(dot_string(node.id)).append(" [label=").append(dot_string(node.label));
        out.append(", class=").append(dot_string(node.kind));
        out.append(", shape=").append(shape_of(node.kind)).append("];\n");
        properties += node.properties.size();
        flush(buffer_size);
    });
    each_edge(view, options, [&](const GraphEdge& edge) {
        out.append("  ").append(dot_string(edge.source)).append(" -> ").append(dot_string(edge.target));
        out.append(" [id=").append(dot_string(edge.id)).append(", label=").append(dot_string(edge.label));
        out.append(", weight=").append(std::to_string(edge.weight)).append("];\n");
        properties += edge.properties.size();
        flush(buffer_size);
    });
    out += "}\n";
    flush(0);
    if (options.losses && properties > 0)
        options.losses->add("properties of nodes and edges, such as sentences, offsets and dates", properties);
}

}  // namespace claimgraph
