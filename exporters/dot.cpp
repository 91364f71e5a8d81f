#include "exporters/dot.h"

#include "exporters/property_graph.h"
#include "exporters/text.h"

namespace claimgraph::exporters {
namespace {

constexpr std::size_t buffer_size = 1 << 16;
constexpr std::size_t label_width = 24;  ///< code points, from which on a line of a label is broken at the next blank

/// How `dot -Tsvg` draws it where nobody says otherwise: from left to right, since edges carry words.
constexpr std::string_view looks =
    "  graph [rankdir=LR, ranksep=0.9, nodesep=0.2];\n"
    "  node [fontname=\"DejaVu Sans\", fontsize=11, margin=\"0.1,0.05\", color=\"#64748b\"];\n"
    "  edge [fontname=\"DejaVu Sans\", fontsize=9, color=\"#64748b\", fontcolor=\"#334155\", arrowsize=0.7];\n";

std::string wrapped(std::string_view label) {
    std::string out(label);
    std::size_t in_line = 0;
    for (char& c : out) {
        if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) ++in_line;
        if (c == '\n' || (c == ' ' && in_line > label_width)) {
            c = '\n';
            in_line = 0;
        }
    }
    return out;
}

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
    out += looks;
    const auto flush = [&](std::size_t least) {
        if (out.size() < least) return;
        sink.write(out);
        out.clear();
    };
    std::uint64_t properties = 0;
    each_node(view, options, [&](const GraphNode& node) {
        out.append("  ").append(dot_string(node.id)).append(" [label=").append(dot_string(wrapped(node.label)));
        out.append(", class=").append(dot_string(node.kind));
        out.append(", shape=").append(shape_of(node.kind)).append("];\n");
        properties += node.properties.size();
        flush(buffer_size);
    });
    each_edge(view, options, [&](const GraphEdge& edge) {
        out.append("  ").append(dot_string(edge.source)).append(" -> ").append(dot_string(edge.target));
        out.append(" [id=").append(dot_string(edge.id)).append(", label=").append(dot_string(wrapped(edge.label)));
        out.append(", weight=").append(std::to_string(edge.weight)).append("];\n");
        properties += edge.properties.size();
        flush(buffer_size);
    });
    out += "}\n";
    flush(0);
    if (options.losses && properties > 0)
        options.losses->add("properties of nodes and edges, such as sentences, offsets and dates", properties);
}

}  // namespace claimgraph::exporters
