#include "exporters/graphml.h"

#include <array>
#include <charconv>

#include "exporters/text.h"
#include "graph/errors.h"

namespace claimgraph::exporters {
namespace {

/// The tag that begins a property, on a line of its own within a node or edge.
std::string opening(std::string_view key) { return std::string("   <data key=\"").append(key).append("\">"); }
constexpr std::string_view closing = "</data>\n";

std::string_view digits(std::uint64_t number, std::array<char, 20>& place) {
    return {place.data(), static_cast<std::size_t>(
                              std::to_chars(place.data(), place.data() + place.size(), number).ptr - place.data())};
}

/// The types that every reader knows; lists are one string with a JSON array.
std::string_view type_name(const PropertyKey& key) {
    switch (key.type) {
        case PropertyType::integer:
            return key.id == "rank" ? "int" : "long";
        case PropertyType::real:
            return "double";
        case PropertyType::text:
        case PropertyType::list:
            break;
    }
    return "string";
}

}  // namespace

GraphmlWriter::GraphmlWriter(const ExportOptions& options, Sink& sink)
    : is_strict_(options.profile == "strict"),
      keys_(property_keys(options.shape).data()),
      losses_(options.losses),
      xml_(sink) {
    if (!is_strict_ && options.profile != "tools")
        throw UsageError("no GraphML profile is called '" + options.profile + "'; there are: tools, strict");
    xml_.start("graphml");
    xml_.attribute("xmlns", "http://graphml.graphdrawing.org/xmlns");
    // Ids are unique over nodes and edges (APOC), differ in more than case (Gephi), and `labels` and `label` are the
    // ones that APOC looks for.
    declare("labels", true, "labels", "string", false);
    declare("node_label", true, "label", "string", false);
    declare("name", true, "name", "string", false);
    declare("type", true, "type", "string", false);
    if (!options.layout.empty()) {
        // Gephi takes these names for what they mean to it.
        for (const char* name : {"x", "y", "size"}) declare(name, true, name, "double", false);
        for (const char* name : {"r", "g", "b"}) declare(name, true, name, "int", false);
    }
    bool has_edge_keys = false;
    for (const PropertyKey& key : property_keys(options.shape)) {
        if (!key.of_nodes && !has_edge_keys) {
            declare("label", false, "label", "string", false);
            declare("weight", false, "weight", "double", false);
            has_edge_keys = true;
        }
        declare(key.id, key.of_nodes, key.name, type_name(key), key.type == PropertyType::list);
        openings_.push_back(opening(key.id));
    }
    xml_.start("graph");
    xml_.attribute("id", to_string(options.shape));
    xml_.attribute("edgedefault", "directed");
}

void GraphmlWriter::declare(std::string_view id, bool of_nodes, std::string_view name, std::string_view type,
                            bool is_list) {
    xml_.start("key");
    xml_.attribute("id", id);
    xml_.attribute("for", of_nodes ? "node" : "edge");
    xml_.attribute("attr.name", name);
    xml_.attribute("attr.type", type);
    if (is_list && !is_strict_) xml_.attribute("attr.list", "string");
    xml_.end();
}

/// A property; none where there is no value, since readers make an empty one "" (for numbers too).
void GraphmlWriter::data(std::string_view key, std::string_view value) { line(opening(key), value); }

void GraphmlWriter::line(std::string_view opening, std::string_view value) {
    if (!value.empty()) xml_.line(opening, value, closing);
}

void GraphmlWriter::data(std::span<const Property> properties) {
    std::array<char, 20> place;
    for (const Property& property : properties) {
        std::string_view value = property.text;
        if (property.key->type == PropertyType::integer) {
            value = digits(property.number, place);
        } else if (property.key->type == PropertyType::list) {
            scratch_.clear();
            append_json_array(scratch_, *property.items);
            value = scratch_;
        }
        line(openings_[static_cast<std::size_t>(property.key - keys_)], value);
    }
}

void GraphmlWriter::node(const GraphNode& node, const Visual* visual) {
    scratch_.assign(":").append(node.kind);
    if (!node.wider.empty()) scratch_.append(":").append(node.wider);
    xml_.start("node");
    xml_.attribute("id", node.id);
    if (!is_strict_) xml_.attribute("labels", scratch_);
    static const std::string labels = opening("labels"), label = opening("node_label"), name = opening("name"),
                             type = opening("type");
    line(labels, scratch_);
    line(label, node.label);
    line(name, node.label);
    line(type, node.kind);
    if (visual) {
        data("x", visual->x);
        data("y", visual->y);
        data("size", visual->size);
        data("r", std::to_string(visual->red));
        data("g", std::to_string(visual->green));
        data("b", std::to_string(visual->blue));
    }
    data(node.properties);
    xml_.end();
}

void GraphmlWriter::edge(const GraphEdge& edge) {
    xml_.start("edge");
    xml_.attribute("id", edge.id);
    xml_.attribute("source", edge.source);
    xml_.attribute("target", edge.target);
    if (!is_strict_) xml_.attribute("label", edge.label);
    static const std::string label = opening("label"), weight = opening("weight");
    std::array<char, 20> place;
    line(label, edge.label);
    xml_.line(weight, digits(edge.weight, place), ".0</data>\n");
    data(edge.properties);
    xml_.end();
}

void GraphmlWriter::finish() {
    xml_.finish();
    if (losses_ && xml_.replaced() > 0)
        losses_->add("characters that XML cannot hold, replaced by U+FFFD", xml_.replaced());
}

void write_graphml(const Records& view, const ExportOptions& options, Sink& sink) {
    GraphmlWriter writer(options, sink);
    const Layout layout(view, options);
    each_node(view, options, [&](const GraphNode& node) { writer.node(node, layout.of(node.id)); });
    each_edge(view, options, [&](const GraphEdge& edge) { writer.edge(edge); });
    writer.finish();
}

}  // namespace claimgraph::exporters
