#pragma once

#include <map>
#include <string>

#include "exporters/exporter.h"
#include "exporters/rdf.h"

/// \file
/// JSON-LD 1.1: the context of schemas/context.jsonld inline and first, so that a streaming reader without a network
/// can use it, then a flat `@graph`, one node object a line.

namespace claimgraph {

void write_jsonld(const View& view, const ExportOptions& options, Sink& sink);

class JsonLdWriter {
   public:
    /// Writes the context.
    JsonLdWriter(const ExportOptions& options, Sink& sink);
    void resource(const rdf::Resource& resource);
    void finish();  ///< closes the document and hands what is left to the sink; last

   private:
    /// A property's or class's name in the context and how its plain values are read.
    struct Term {
        std::string name;
        std::string coercion;  ///< `@id`, `xsd:decimal` …; empty: none
    };

    std::string compact(const rdf::Iri& iri) const;

    std::array<rdf::NamespaceRow, rdf::namespace_count> namespaces_;
    std::map<std::string, Term, std::less<>> terms_;  ///< by compact IRI
    Sink& sink_;
    std::string out_;
    bool first_ = true;
};

}  // namespace claimgraph
