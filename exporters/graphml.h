#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "exporters/exporter.h"
#include "exporters/layout.h"
#include "exporters/property_graph.h"
#include "exporters/xml.h"

/// \file
/// GraphML 1.1 (http://graphml.graphdrawing.org/specification.html) as Gephi, Neo4j's APOC, networkx, igraph, Cytoscape
/// and JGraphT read it: the shapes of property_graph.h in two profiles, `tools` with what Gephi and APOC want beyond
/// the standard, `strict` valid against the XSD.

namespace claimgraph::exporters {

/// \throws UsageError for an unknown profile
void write_graphml(const Records& view, const ExportOptions& options, Sink& sink);

/// The writer behind `write_graphml`: first nodes, then edges.
class GraphmlWriter {
   public:
    /// Writes the declarations of the keys of the chosen shape.
    GraphmlWriter(const ExportOptions& options, Sink& sink);

    void node(const GraphNode& node, const Visual* visual = nullptr);
    void edge(const GraphEdge& edge);
    /// Closes the document; nothing counts as written before. \throws what the sink threw
    void finish();

   private:
    void declare(std::string_view id, bool of_nodes, std::string_view name, std::string_view type, bool is_list);
    void data(std::string_view key, std::string_view value);
    void data(std::span<const Property> properties);
    void line(std::string_view opening, std::string_view value);

    bool is_strict_;
    const PropertyKey* keys_;
    std::vector<std::string> openings_;  ///< the tag before a value, by key
    Losses* losses_;
    XmlWriter xml_;
    std::string scratch_;
};

}  // namespace claimgraph::exporters
