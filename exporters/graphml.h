#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "exporters/exporter.h"

/// \file
/// GraphML 1.1 (http://graphml.graphdrawing.org/specification.html) as Gephi, Neo4j's APOC, networkx, igraph, Cytoscape
/// and JGraphT read it. Two shapes:
///   claims  a node for every claim, entity, phrase and document; edges SUBJECT, OBJECT, ATTRIBUTED_TO (with its rank,
///   1 the
///           nearest source), STATED_IN, and for qualifiers that name a thing TIME, PLACE, RECIPIENT, …;
///           MENTIONS for what is only named within the claim's words; CONFLICTS_WITH between two claims, one edge
///           for both ways
///   flat    entities and phrases; one edge for each source, label and target, weight = number of pieces of evidence
/// and two profiles: `tools` with what Gephi and APOC want beyond the standard, `strict` valid against the XSD.

namespace claimgraph {

/// \throws UsageError for an unknown profile
void write_graphml(const View& view, const ExportOptions& options, Sink& sink);

/// The writer behind `write_graphml`: first nodes, then edges.
class GraphmlWriter {
   public:
    /// Writes the declarations of the keys of the chosen shape.
    GraphmlWriter(const ExportOptions& options, Sink& sink);
    ~GraphmlWriter();
    GraphmlWriter(const GraphmlWriter&) = delete;
    GraphmlWriter& operator=(const GraphmlWriter&) = delete;

    void document_node(const DocumentRecord& document);
    void entity_node(const Entity& entity);
    void phrase_node(const PhraseRecord& phrase);
    void claim_node(const ClaimRecord& claim);
    void claim_edges(const ClaimRecord& claim);
    void flat_edge(const FlatEdge& edge);
    /// Closes the document; nothing counts as written before. \throws what the sink threw
    void finish();

   private:
    struct Implementation;
    std::unique_ptr<Implementation> implementation_;
};

/// Character data: `&` and `<` escaped, and `>` only behind `]]`, since Gephi drops blanks between references; a
/// carriage return as a reference, since a reader would make it a line feed. What XML 1.0 forbids becomes U+FFFD.
std::string xml_text(std::string_view text);

}  // namespace claimgraph
