#include "exporters/gexf.h"

#include "graph/errors.h"

namespace claimgraph::exporters {
namespace {

std::string_view type_name(PropertyType type) {
    switch (type) {
        case PropertyType::integer:
            return "long";
        case PropertyType::real:
            return "double";
        case PropertyType::list:
            return "liststring";
        case PropertyType::text:
            break;
    }
    return "string";
}

}  // namespace

GexfWriter::GexfWriter(const ExportOptions& options, Sink& sink)
    : is_strict_(options.profile == "strict"), is_flat_(options.shape != ViewShape::claims), shape_(options.shape), losses_(options.losses), xml_(sink) {
    if (!is_strict_ && options.profile != "tools")
        throw UsageError("no GEXF profile is called '" + options.profile + "'; there are: tools, strict");
    xml_.start("gexf");
    xml_.attribute("xmlns", "http://gexf.net/1.3");
    xml_.attribute("xmlns:viz", "http://gexf.net/1.3/viz");
    xml_.attribute("version", "1.3");
    xml_.start("graph");
    xml_.attribute("mode", "dynamic");
    xml_.attribute("defaultedgetype", "directed");
    xml_.attribute("timeformat", "date");
    xml_.attribute("timerepresentation", "interval");
    declare(true);
    declare(false);
    xml_.start("nodes");
}

void GexfWriter::declare(bool of_nodes) {
    xml_.start("attributes");
    xml_.attribute("class", of_nodes ? "node" : "edge");
    xml_.attribute("mode", "static");
    const auto attribute = [&](std::string_view id, std::string_view title, std::string_view type) {
        xml_.start("attribute");
        xml_.attribute("id", id);
        xml_.attribute("title", title);
        xml_.attribute("type", type);
        xml_.end();
    };
    if (of_nodes) attribute("type", "type", "string");
    for (const PropertyKey& key : property_keys(shape_))
        if (key.of_nodes == of_nodes) attribute(key.id, key.name, type_name(key.type));
    if (!of_nodes && is_flat_ && !is_strict_) attribute("days", "days", "string");
    xml_.end();
    if (of_nodes || !is_flat_ || !is_strict_) return;
    xml_.start("attributes");
    xml_.attribute("class", "edge");
    xml_.attribute("mode", "dynamic");
    attribute("weight", "weight", "double");
    xml_.end();
}

void GexfWriter::lifetime(std::string_view first, std::string_view last) {
    first = day_of(first);
    last = day_of(last);
    if (first.empty() || last.empty()) {
        ++undated_;
        return;
    }
    xml_.attribute("start", first);
    xml_.attribute("end", last);
}

void GexfWriter::value(std::string_view attribute, std::string_view value) {
    if (value.empty()) return;
    xml_.start("attvalue");
    xml_.attribute("for", attribute);
    xml_.attribute("value", value);
    xml_.end();
}

void GexfWriter::values(std::span<const Property> properties) {
    for (const Property& property : properties) value(property.key->id, property.as_text());
}

void GexfWriter::node(const GraphNode& node, const Visual* visual) {
    xml_.start("node");
    xml_.attribute("id", node.id);
    xml_.attribute("label", node.label);
    lifetime(node.first_seen, node.last_seen);
    xml_.start("attvalues");
    value("type", node.kind);
    values(node.properties);
    xml_.end();
    if (visual) {
        xml_.start("viz:color");
        xml_.attribute("r", std::to_string(visual->red));
        xml_.attribute("g", std::to_string(visual->green));
        xml_.attribute("b", std::to_string(visual->blue));
        xml_.end();
        xml_.start("viz:position");
        xml_.attribute("x", visual->x);
        xml_.attribute("y", visual->y);
        xml_.attribute("z", "0.0");
        xml_.end();
        xml_.start("viz:size");
        xml_.attribute("value", visual->size);
        xml_.end();
    }
    xml_.end();
}

void GexfWriter::edge(const GraphEdge& edge) {
    if (!in_edges_) {
        xml_.end();
        xml_.start("edges");
        in_edges_ = true;
    }
    xml_.start("edge");
    xml_.attribute("id", edge.id);
    xml_.attribute("source", edge.source);
    xml_.attribute("target", edge.target);
    // Gephi keeps parallel edges apart by their kind only.
    xml_.attribute("kind", edge.label);
    xml_.attribute("label", edge.label);
    xml_.attribute("weight", std::to_string(edge.weight) + ".0");
    lifetime(edge.first_seen, edge.last_seen);
    if (!edge.properties.empty() || !edge.days.empty()) {
        xml_.start("attvalues");
        values(edge.properties);
        std::string days;
        for (const auto& [day, count] : edge.days) {
            const std::string number = std::to_string(count);
            if (!is_strict_) {
                days.append(days.empty() ? "[" : ",")
                    .append("[\"")
                    .append(day)
                    .append("\",")
                    .append(number)
                    .append("]");
            } else if (!day_of(day).empty()) {
                xml_.start("attvalue");
                xml_.attribute("for", "weight");
                xml_.attribute("value", number + ".0");
                xml_.attribute("start", day);
                xml_.attribute("end", day);
                xml_.end();
            }
        }
        if (!days.empty()) value("days", days + "]");
        xml_.end();
    }
    xml_.end();
}

void GexfWriter::finish() {
    if (!in_edges_) {
        xml_.end();
        xml_.start("edges");
    }
    xml_.finish();
    if (!losses_) return;
    if (xml_.replaced() > 0) losses_->add("characters that XML cannot hold, replaced by U+FFFD", xml_.replaced());
    if (undated_ > 0) losses_->add("nodes and edges of unknown day, which are there all the time", undated_);
}

void write_gexf(const Records& view, const ExportOptions& options, Sink& sink) {
    GexfWriter writer(options, sink);
    const Layout layout(view, options);
    each_node(view, options, [&](const GraphNode& node) { writer.node(node, layout.of(node.id)); });
    each_edge(view, options, [&](const GraphEdge& edge) { writer.edge(edge); });
    writer.finish();
}

}  // namespace claimgraph::exporters
