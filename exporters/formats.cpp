#include "exporters/exporter.h"
#include "exporters/graphml.h"
#include "exporters/jsonl.h"
#include "exporters/jsonld.h"
#include "exporters/ntriples.h"
#include "exporters/turtle.h"
#include "graph/errors.h"

namespace claimgraph {

const std::vector<Format>& formats() {
    static const std::vector<Format> rows = {
        {"graphml", "graphml", "application/graphml+xml",
         "GraphML for Gephi, Neo4j, Cytoscape, networkx, igraph; profiles tools and strict", true, write_graphml},
        {"ttl", "ttl", "text/turtle", "RDF in Turtle, with provenance and evidence", false, write_turtle},
        {"nt", "nt", "application/n-triples", "the same RDF in N-Triples, one triple a line", false, write_ntriples},
        {"jsonld", "jsonld", "application/ld+json",
         "the same RDF in JSON-LD, compact with its context inline; or --jsonld expanded, flattened", false,
         write_jsonld},
        {"trig", "trig", "application/trig",
         "RDF with each claim in named graphs (nanopublications): assertion, provenance, publication", false,
         write_trig},
        {"nq", "nq", "application/n-quads", "the same graphs in N-Quads, one quad a line", false, write_nquads},
        {"jsonl", "jsonl", "application/jsonl", "JSON Lines, one claim a line", false, write_jsonl},
    };
    return rows;
}

const Format& format_named(std::string_view name) {
    std::string known;
    for (const Format& format : formats()) {
        if (format.name == name) return format;
        known.append(known.empty() ? "" : ", ").append(format.name);
    }
    throw UsageError("no format is called '" + std::string(name) + "'; there are: " + known);
}

}  // namespace claimgraph
