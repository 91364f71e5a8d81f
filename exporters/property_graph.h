#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "exporters/exporter.h"
#include "exporters/property_keys.h"

/// \file
/// The one property graph of a view, whatever the format: nodes and edges with their properties, in an order that
/// depends on the content alone. GraphML, GEXF, CSV, Neo4j and DOT only spell what comes from here. Two shapes:
///   claims  a node for every claim, entity, phrase and document; edges SUBJECT, OBJECT, ATTRIBUTED_TO (with its rank,
///           1 the nearest source), STATED_IN, and for qualifiers that name a thing TIME, PLACE, RECIPIENT, …; MENTIONS
///           for what is only named within the claim's words; CONFLICTS_WITH between two claims, one edge for both
///           ways; COPY_OF from a document to the one that it is a copy of, REVISION_OF to its earlier version. What phrases speak of: SPEAKS_OF to a node for the concept, INVOLVES (with its role) to the named things
///           inside; from a concept BROADER to what it is a kind of. What names say: HAS_OFFICE, HAD_OFFICE, TOOK_OFFICE,
///           CHOSEN_FOR_OFFICE (with what documents say of its time) to a node for the office,
///           from there OFFICE_OF; STANDS_FOR; ACTOR_OF
///   flat    named things, concepts and statements (graph/derived_graph.h); one edge for each source, label and target,
///           weight = number of pieces of evidence; BROADER from a concept to a wider one that is there, too
///   network the same between named things only
/// In the last two, what names say are properties of nodes (`offices`, `stands_for`, `actor_of`): as edges, which need a
/// weight, they would draw claims and titles together.

namespace claimgraph::exporters {

/// A value; what is not known has none.
struct Property {
    const PropertyKey* key = nullptr;
    std::string_view text;                            ///< text, real (a decimal without exponent)
    std::uint64_t number = 0;                         ///< integer
    const std::vector<std::string>* items = nullptr;  ///< list

    /// Lists as a JSON array, numbers in digits.
    std::string as_text() const;
};

/// The parts of a graph element are valid while it is visited.
struct GraphNode {
    std::string_view id;                     ///< an NMTOKEN
    std::string_view kind;                   ///< `Person` …, `Office`, `Phrase`, `Concept`, `Statement`, `Claim`, `Document`
    std::string_view label;                  ///< never empty
    std::string_view first_seen, last_seen;  ///< dates of publication; empty where unknown
    std::span<const Property> properties;
    std::string_view wider = {};  ///< what the kind is a kind of: `Place` of a `Facility`; empty if there is nothing
};

struct GraphEdge {
    std::string_view id, source, target, label;
    std::uint64_t weight = 1;
    std::string_view first_seen, last_seen;
    std::span<const Property> properties;
    /// Flat: number of claims by day of publication.
    std::span<const std::pair<std::string, std::uint64_t>> days;
};

using NodeVisit = std::function<void(const GraphNode&)>;
using EdgeVisit = std::function<void(const GraphEdge&)>;

/// Turns records into nodes and edges.
class PropertyGraph {
   public:
    PropertyGraph(const ExportOptions& options, NodeVisit visit_node, EdgeVisit visit_edge);
    ~PropertyGraph();
    PropertyGraph(const PropertyGraph&) = delete;
    PropertyGraph& operator=(const PropertyGraph&) = delete;

    void document_node(const DocumentRecord& document);
    void document_edges(const DocumentRecord& document);
    void entity_node(const Entity& entity);
    void office_node(const OfficeRecord& office);
    void office_edge(const OfficeRecord& office);
    void relation_edge(const RelationRecord& relation);
    void phrase_node(const PhraseRecord& phrase);
    void phrase_edges(const PhraseRecord& phrase);
    void concept_node(const ConceptRecord& row);
    void concept_edge(const ConceptRecord& row);
    void statement_node(const StatementRecord& statement);
    void claim_node(const ClaimRecord& claim);
    void claim_edges(const ClaimRecord& claim);
    void flat_edge(const FlatEdge& edge);
    /// An edge of the network beside the claims: its label without the phrase in parentheses, which is a property.
    void network_edge(const FlatEdge& edge);

   private:
    void claim_words(const ClaimRecord& claim);
    void qualifier_properties(const std::vector<QualifierRecord>& qualifiers);

    struct Implementation;
    std::unique_ptr<Implementation> implementation_;
};

/// All nodes, all edges of the view in the shape of `options.shape`.
void each_node(const Records& view, const ExportOptions& options, const NodeVisit& visit);
void each_edge(const Records& view, const ExportOptions& options, const EdgeVisit& visit);

/// `STRIKES`, `air strike` of `STRIKES (air strike)`: the label of a flat or network edge, and the phrase through which
/// an end is reached.
std::pair<std::string_view, std::string_view> type_and_via(std::string_view label);

/// What a kind of node is for databases: `Entity`, `Concept`, `Phrase`, `Claim`, `Document`.
std::string_view class_of_kind(std::string_view kind);
/// The same from a node's id.
std::string_view class_of_id(std::string_view id);

/// The day of a date or time of publication; empty where it is no whole, existing day.
std::string_view day_of(std::string_view published);

}  // namespace claimgraph::exporters
