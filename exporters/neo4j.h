#pragma once

#include <string>
#include <string_view>

#include "exporters/exporter.h"

/// \file
/// A graph for Neo4j, in two ways:
///   CSV     for `neo4j-admin database import`, a file for each class of nodes and one for the edges, the script that
///           gives the exact command, and the constraints and indexes to make afterwards. Every text is quoted, line
///           breaks are blanks; lists are separated by U+001F, which is taken out of the items. The same files for all
///           shapes: of the flat and the network graph the tables of claims, documents and of the network beside claims
///           have a header alone, and statements are in that of phrases
///   Cypher  one script for a graph that is not too large, claims only: constraints, nodes, edges, in batches. Running
///           it twice changes nothing
/// Nodes have the label of their class (Entity, Concept, Phrase, Statement, Claim, Document) and, entities, that of their
/// type.

namespace claimgraph::exporters {

void write_neo4j_entities(const Records& view, const ExportOptions& options, Sink& sink);
void write_neo4j_concepts(const Records& view, const ExportOptions& options, Sink& sink);
void write_neo4j_phrases(const Records& view, const ExportOptions& options, Sink& sink);
void write_neo4j_claims(const Records& view, const ExportOptions& options, Sink& sink);
void write_neo4j_documents(const Records& view, const ExportOptions& options, Sink& sink);
void write_neo4j_network(const Records& view, const ExportOptions& options, Sink& sink);
void write_neo4j_edges(const Records& view, const ExportOptions& options, Sink& sink);
/// The shell script; it finds the tables beside it by its own name.
void write_neo4j_script(const Records& view, const ExportOptions& options, Sink& sink);
void write_neo4j_constraints(const Records& view, const ExportOptions& options, Sink& sink);

void write_cypher(const Records& view, const ExportOptions& options, Sink& sink);

/// A text in single quotes as Cypher reads it.
std::string cypher_string(std::string_view text);

}  // namespace claimgraph::exporters
