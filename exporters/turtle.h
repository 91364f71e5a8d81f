#pragma once

#include "exporters/exporter.h"
#include "exporters/rdf.h"

/// \file
/// Turtle 1.1 (https://www.w3.org/TR/turtle/): prefixes, then one block a resource. No RDF-star, which most readers
/// refuse.

namespace claimgraph {

void write_turtle(const View& view, const ExportOptions& options, Sink& sink);

class TurtleWriter {
   public:
    /// Writes the prefixes.
    TurtleWriter(const ExportOptions& options, Sink& sink);
    void resource(const rdf::Resource& resource);
    void flush();  ///< hands what is left to the sink; last

   private:
    void append(const rdf::Iri& iri);
    void append(const rdf::Literal& literal);

    std::array<rdf::NamespaceRow, rdf::namespace_count> namespaces_;
    Sink& sink_;
    std::string out_;
};

}  // namespace claimgraph
