#pragma once

#include <array>
#include <string>

#include "exporters/exporter.h"
#include "exporters/rdf.h"

/// \file
/// N-Triples (https://www.w3.org/TR/n-triples/) and N-Quads (https://www.w3.org/TR/n-quads/): one triple a line, for
/// tools that sort, split and count lines, and for bulk loaders.

namespace claimgraph::exporters {

void write_ntriples(const Records& view, const ExportOptions& options, Sink& sink);
void write_nquads(const Records& view, const ExportOptions& options, Sink& sink);

class NTriplesWriter {
   public:
    NTriplesWriter(const ExportOptions& options, Sink& sink);
    void resource(const rdf::Resource& resource);
    void flush();  ///< hands what is left to the sink; last

   private:
    void append(const rdf::Iri& iri);

    std::array<rdf::NamespaceRow, rdf::namespace_count> namespaces_;
    Sink& sink_;
    std::string out_;
};

}  // namespace claimgraph::exporters
