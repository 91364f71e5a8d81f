#pragma once

#include "exporters/exporter.h"
#include "exporters/layout.h"
#include "exporters/property_graph.h"
#include "exporters/xml.h"

/// \file
/// GEXF 1.3 (https://gexf.net/schema.html) for Gephi, Gephi Lite and sigma.js: the shapes of property_graph.h with
/// time. A node or edge has the first and the last day of publication of what speaks for it (`start`, `end`, both
/// inclusive); one of unknown date has neither and is always there.
///
/// Weights over time, flat view: profile `tools` has the static weight and in `days` a JSON array of [day, claims]
/// pairs, in one block of static attributes, since readers fail on a second one; `strict` has the dynamic attribute
/// `weight` of the standard, which Gephi plays.

namespace claimgraph::exporters {

/// \throws UsageError for an unknown profile
void write_gexf(const Records& view, const ExportOptions& options, Sink& sink);

/// The writer behind `write_gexf`: first nodes, then edges.
class GexfWriter {
   public:
    GexfWriter(const ExportOptions& options, Sink& sink);

    void node(const GraphNode& node, const Visual* visual = nullptr);
    void edge(const GraphEdge& edge);
    void finish();

   private:
    void declare(bool of_nodes);
    void lifetime(std::string_view first, std::string_view last);
    void value(std::string_view attribute, std::string_view value);
    void values(std::span<const Property> properties);

    bool is_strict_, is_flat_;
    ViewShape shape_;
    bool in_edges_ = false;
    Losses* losses_;
    std::uint64_t undated_ = 0;
    XmlWriter xml_;
};

}  // namespace claimgraph::exporters
