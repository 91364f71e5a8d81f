#include "exporters/csv.h"
#include "exporters/dot.h"
#include "exporters/exporter.h"
#include "exporters/gexf.h"
#include "exporters/graphml.h"
#include "exporters/html.h"
#include "exporters/jsonl.h"
#include "exporters/jsonld.h"
#include "exporters/mentions.h"
#include "exporters/neo4j.h"
#include "exporters/ntriples.h"
#include "exporters/svg.h"
#include "exporters/turtle.h"
#include "graph/errors.h"
#include "graph/suggestion.h"

namespace claimgraph::exporters {

void Losses::add(std::string_view what, std::uint64_t count) {
    for (auto& [known, total] : all_)
        if (known == what) {
            total += count;
            return;
        }
    all_.emplace_back(what, count);
}

namespace {

std::vector<Format> all_formats() {
    std::vector<Format> rows = {
        {"graphml", "graphml", "application/graphml+xml",
         "GraphML for Gephi, Neo4j, Cytoscape, networkx, igraph; profiles tools and strict", true, SealPlace::xml_comment, write_graphml},
        {"ttl", "ttl", "text/turtle", "RDF in Turtle, with provenance and evidence", false, SealPlace::hash_comment, write_turtle},
        {"nt", "nt", "application/n-triples", "the same RDF in N-Triples, one triple a line", false, SealPlace::hash_comment, write_ntriples},
        {"jsonld", "jsonld", "application/ld+json",
         "the same RDF in JSON-LD, compact with its context inline; or --jsonld expanded, flattened", false, SealPlace::last_node,
         write_jsonld},
        {"trig", "trig", "application/trig",
         "RDF with each claim in named graphs (nanopublications): assertion, provenance, publication", false, SealPlace::hash_comment,
         write_trig},
        {"nq", "nq", "application/n-quads", "the same graphs in N-Quads, one quad a line", false, SealPlace::hash_comment, write_nquads},
        {"gexf", "gexf", "application/gexf+xml",
         "GEXF 1.3 for Gephi and Gephi Lite, with the first and last day of everything; profiles tools and strict",
         true, SealPlace::xml_comment, write_gexf},
        {"neo4j",
         "entities.csv",
         "text/csv",
         "tables for neo4j-admin database import, with the script that runs it",
         true, SealPlace::manifest,
         write_neo4j_entities,
         {{"concepts.csv", write_neo4j_concepts},
          {"phrases.csv", write_neo4j_phrases},
          {"claims.csv", write_neo4j_claims},
          {"documents.csv", write_neo4j_documents},
          {"relationships.csv", write_neo4j_edges},
          {"network.csv", write_neo4j_network},
          {"import.sh", write_neo4j_script},
          {"constraints.cypher", write_neo4j_constraints}}},
        {"cypher", "cypher", "text/x-cypher", "a Cypher script for Neo4j, for small graphs", false, SealPlace::slash_comment, write_cypher},
        {"csv",
         "nodes.csv",
         "text/csv",
         "nodes and edges as tables for spreadsheets",
         true, SealPlace::manifest,
         write_csv_nodes,
         {{"edges.csv", write_csv_edges}}},
        {"dot", "dot", "text/vnd.graphviz", "DOT for pictures by Graphviz, for small graphs", true, SealPlace::slash_comment, write_dot, {}, false},
        {"svg", "svg", "image/svg+xml", "a picture of the network or the flat graph, laid out, with names and a legend", true, SealPlace::xml_comment,
         write_svg, {}, false},
        {"html", "html", "text/html",
         "one page to look at: the graph, claims with their sentences, contradictions, a timeline; nothing is loaded", true, SealPlace::xml_comment,
         write_html},
        {"mentions", "mentions.jsonl", "application/jsonl",
         "JSON Lines, one mention a line: where documents speak of which thing", false, SealPlace::last_line, write_mentions, {}, false},
        {"jsonl", "jsonl", "application/jsonl", "JSON Lines, one claim a line", false, SealPlace::last_line, write_jsonl},
    };
    if (!has_page()) std::erase_if(rows, [](const Format& format) { return format.name == "html"; });
    return rows;
}

}  // namespace

const std::vector<Format>& formats() {
    static const std::vector<Format> rows = all_formats();
    return rows;
}

const Format& format_named(std::string_view name) {
    std::string known;
    for (const Format& format : formats()) {
        if (format.name == name) return format;
        known.append(known.empty() ? "" : ", ").append(format.name);
    }
    if (name == "html") throw UsageError("this build has no page: " + std::string(no_page));
    std::vector<std::string_view> names;
    for (const Format& format : formats()) names.push_back(format.name);
    throw UsageError("no format is called '" + std::string(name) + "'" + did_you_mean(name, names) + "; there are: " + known);
}

}  // namespace claimgraph::exporters
