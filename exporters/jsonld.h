#pragma once

#include <map>
#include <string>

#include "exporters/exporter.h"
#include "exporters/rdf.h"

/// \file
/// JSON-LD 1.1 (https://www.w3.org/TR/json-ld11/), one node object a line, types before names as streaming readers want
/// (https://www.w3.org/TR/json-ld11-streaming/):
///   compact    the context of schemas/context.jsonld inline and first, so that a streaming reader without a network
///   can
///              use it, then a flat `@graph`; plain triples stand apart from their subjects
///   expanded   the same without a context: an array of node objects with full IRIs, as the expansion algorithm gives
///   flattened  expanded, and each node is described in one object (plain triples are held in memory for that)

namespace claimgraph::exporters {

void write_jsonld(const Records& view, const ExportOptions& options, Sink& sink);

class JsonLdWriter {
   public:
    /// Writes the context, if the form has one. \throws UsageError for an unknown form
    JsonLdWriter(const ExportOptions& options, Sink& sink);
    void resource(const rdf::Resource& resource);
    void finish();  ///< closes the document and hands what is left to the sink; last

   private:
    /// A property's or class's name in the context and how its plain values are read.
    struct Term {
        std::string name;
        std::string coercion;  ///< `@id`, `xsd:decimal` …; empty: none
    };

    void write_context();
    void compact_node(const rdf::Resource& resource);
    std::string_view name_in_context(std::string_view compact_iri) const;
    void expanded_node(const rdf::Resource& resource);
    std::string compact(const rdf::Iri& iri) const;
    std::string expanded(const rdf::Iri& iri) const;

    std::array<rdf::NamespaceRow, rdf::namespace_count> namespaces_;
    std::map<std::string, Term, std::less<>> terms_;  ///< by compact IRI
    bool is_compact_;
    Sink& sink_;
    std::string out_;
    bool first_ = true;
};

}  // namespace claimgraph::exporters
