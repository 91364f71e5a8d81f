#pragma once

#include "exporters/exporter.h"
#include "exporters/rdf.h"

/// \file
/// Turtle 1.1 (https://www.w3.org/TR/turtle/): prefixes, then one block a resource. No RDF-star, which most readers
/// refuse. TriG (https://www.w3.org/TR/trig/) is the same with graphs around.

namespace claimgraph::exporters {

void write_turtle(const Records& view, const ExportOptions& options, Sink& sink);
void write_trig(const Records& view, const ExportOptions& options, Sink& sink);

class TurtleWriter {
   public:
    /// Writes the prefixes.
    TurtleWriter(const ExportOptions& options, Sink& sink, rdf::Shape shape = rdf::Shape::triples);
    void resource(const rdf::Resource& resource);
    void finish();  ///< closes the last graph and hands what is left to the sink; last

   private:
    void append(const rdf::Iri& iri);
    void append(const rdf::Literal& literal);
    void enter(const rdf::Iri& graph);
    void flush();

    std::array<rdf::NamespaceRow, rdf::namespace_count> namespaces_;
    Sink& sink_;
    std::string out_;
    rdf::Iri graph_;  ///< the one that is open
};

/// A literal's text in quotes, as Turtle and N-Triples both read it: STRING_LITERAL_QUOTE with ECHAR where there is one
/// and UCHAR for the other controls.
void append_quoted(std::string& out, std::string_view text);

}  // namespace claimgraph::exporters
