#include "exporters/neo4j.h"

#include <algorithm>
#include <map>

#include "exporters/csv.h"
#include "exporters/property_graph.h"
#include "exporters/text.h"
#include "graph/ascii.h"

namespace claimgraph::exporters {
namespace {

constexpr std::size_t buffer_size = 1 << 16;
constexpr std::size_t batch_size = 500;
constexpr char list_separator = '\x1F';

constexpr std::string_view constraints =
    "CREATE CONSTRAINT claimgraph_entity IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;\n"
    "CREATE CONSTRAINT claimgraph_concept IF NOT EXISTS FOR (n:Concept) REQUIRE n.id IS UNIQUE;\n"
    "CREATE CONSTRAINT claimgraph_phrase IF NOT EXISTS FOR (n:Phrase) REQUIRE n.id IS UNIQUE;\n"
    "CREATE CONSTRAINT claimgraph_statement IF NOT EXISTS FOR (n:Statement) REQUIRE n.id IS UNIQUE;\n"
    "CREATE CONSTRAINT claimgraph_claim IF NOT EXISTS FOR (n:Claim) REQUIRE n.id IS UNIQUE;\n"
    "CREATE CONSTRAINT claimgraph_document IF NOT EXISTS FOR (n:Document) REQUIRE n.id IS UNIQUE;\n"
    "CREATE INDEX claimgraph_entity_name IF NOT EXISTS FOR (n:Entity) ON (n.name);\n"
    "CREATE INDEX claimgraph_concept_name IF NOT EXISTS FOR (n:Concept) ON (n.name);\n"
    "CREATE INDEX claimgraph_claim_predicate IF NOT EXISTS FOR (n:Claim) ON (n.predicate);\n"
    "CREATE INDEX claimgraph_claim_proposition IF NOT EXISTS FOR (n:Claim) ON (n.proposition);\n"
    "CREATE INDEX claimgraph_claim_polarity IF NOT EXISTS FOR (n:Claim) ON (n.polarity);\n"
    "CREATE INDEX claimgraph_document_published IF NOT EXISTS FOR (n:Document) ON (n.published_on);\n";

/// Which keys a class of nodes can have; `published_on` is made for Document.
bool belongs(std::string_view key, std::string_view node_class) {
    constexpr std::string_view things[] = {"iri",       "aliases", "mentions", "first_seen",
                                           "last_seen", "same_as", "office"};
    constexpr std::string_view documents[] = {"iri",      "title",    "url",        "publisher",
                                              "author",   "location", "published",  "modified",
                                              "language", "path",     "document_id", "version_of",
                                              "replaced_on"};
    const auto among = [&](auto& list) { return std::find(std::begin(list), std::end(list), key) != std::end(list); };
    constexpr std::string_view phrases[] = {"reference", "through", "aspect"};
    constexpr std::string_view told_by_names[] = {"stands_for", "offices", "actor_of"};
    if (among(told_by_names)) return node_class == "Entity";
    if (node_class == "Document") return among(documents);
    if (node_class == "Claim")
        return key == "iri" || (!among(things) && !among(documents) && !among(phrases) && key != "generic");
    if (node_class == "Concept") return key == "generic" || (among(things) && key != "same_as" && key != "office");
    if (node_class == "Phrase" && among(phrases)) return true;
    return among(things) && (node_class == "Entity" || (key != "aliases" && key != "same_as" && key != "office"));
}

bool is_day(std::string_view key) { return key.ends_with("first_seen") || key.ends_with("last_seen"); }

/// Line breaks, which the importer takes for ends of rows, and the separator of lists as blanks.
std::string one_line(std::string_view text) {
    std::string out = clean_text(text);
    std::replace_if(
        out.begin(), out.end(), [](char c) { return c == '\n' || c == '\r' || c == list_separator; }, ' ');
    return out;
}

class Table {
   public:
    explicit Table(Sink& sink) : sink_(sink) {}

    void header(std::string_view name) {
        next();
        out_ += name;
    }
    void text(std::string_view value) {
        next();
        if (value.empty()) return;
        const std::string line = one_line(value);
        changed_ += line != value;
        append_csv(out_, line);
    }
    void plain(std::string_view value) {
        next();
        out_ += value;
    }
    void property(std::span<const Property> values, const PropertyKey& key) {
        const auto found =
            std::find_if(values.begin(), values.end(), [&](const Property& property) { return property.key == &key; });
        if (found == values.end())
            next();
        else if (found->items)
            text_list(*found->items);
        else if (key.type != PropertyType::text)
            plain(found->as_text());
        else
            text(is_day(key.id) ? day_of(found->text) : found->text);
    }
    void end_row() {
        out_ += '\n';
        in_row_ = false;
        if (out_.size() >= buffer_size) flush();
    }
    void finish(const ExportOptions& options) {
        flush();
        if (options.losses && changed_ > 0)
            options.losses->add("texts with line breaks or characters that the import cannot hold, replaced", changed_);
    }

   private:
    void next() {
        if (in_row_) out_ += ',';
        in_row_ = true;
    }
    void text_list(const std::vector<std::string>& items) {
        next();
        std::string joined;
        for (std::size_t i = 0; i < items.size(); ++i) {
            const std::string line = one_line(items[i]);
            changed_ += line != items[i];
            if (i > 0) joined += list_separator;
            joined += line;
        }
        append_csv(out_, joined);
    }
    void flush() {
        sink_.write(out_);
        out_.clear();
    }

    Sink& sink_;
    std::string out_;
    std::uint64_t changed_ = 0;
    bool in_row_ = false;
};

std::string typed(const PropertyKey& key) {
    std::string out(key.name);
    switch (key.type) {
        case PropertyType::integer:
            return out + ":long";
        case PropertyType::real:
            return out + ":double";
        case PropertyType::list:
            return out + ":string[]";
        case PropertyType::text:
            break;
    }
    return out + (is_day(key.id) ? ":date" : ":string");
}

void add_nodes(const Records& view, const ExportOptions& options, std::string_view node_class, PropertyGraph& graph) {
    if (options.shape != ViewShape::claims) {
        if (node_class == "Entity")
            view.derived_entities(options.shape, [&](const Entity& entity) { graph.entity_node(entity); });
        if (node_class == "Concept")
            view.derived_concepts(options.shape, [&](const ConceptRecord& row) { graph.concept_node(row); });
        if (node_class == "Phrase")
            view.derived_statements(options.shape, [&](const StatementRecord& row) { graph.statement_node(row); });
        return;
    }
    if (node_class == "Entity") {
        view.entities([&](const Entity& entity) { graph.entity_node(entity); });
        view.offices([&](const OfficeRecord& office) { graph.office_node(office); });
    }
    if (node_class == "Concept") view.concepts([&](const ConceptRecord& row) { graph.concept_node(row); });
    if (node_class == "Phrase") view.phrases([&](const PhraseRecord& phrase) { graph.phrase_node(phrase); });
    if (node_class == "Claim") view.claims([&](const ClaimRecord& claim) { graph.claim_node(claim); });
    if (node_class == "Document")
        view.documents([&](const DocumentRecord& document) { graph.document_node(document); });
}

void write_nodes(const Records& view, const ExportOptions& options, Sink& sink, std::string_view node_class) {
    Table table(sink);
    std::vector<const PropertyKey*> keys;
    table.header("id:ID");
    table.header(":LABEL");
    table.header("name:string");
    if (node_class == "Entity") table.header("type:string");
    for (const PropertyKey& key : property_keys(options.shape))
        if (key.of_nodes && belongs(key.id, node_class)) {
            keys.push_back(&key);
            table.header(typed(key));
        }
    if (node_class == "Document") table.header("published_on:date");
    table.end_row();
    PropertyGraph graph(
        options,
        [&](const GraphNode& node) {
            table.text(node.id);
            if (node_class == "Entity")
                table.plain("\"Entity\x1F" + std::string(node.kind) + (node.wider.empty() ? "" : "\x1F") +
                            std::string(node.wider) + "\"");
            else
                table.text(node.kind);
            table.text(node.label);
            if (node_class == "Entity") table.text(node.kind);
            for (const PropertyKey* key : keys) table.property(node.properties, *key);
            if (node_class == "Document") table.text(day_of(node.first_seen));
            table.end_row();
        },
        [](const GraphEdge&) {});
    add_nodes(view, options, node_class, graph);
    table.finish(options);
}

}  // namespace

void write_neo4j_entities(const Records& view, const ExportOptions& options, Sink& sink) {
    write_nodes(view, options, sink, "Entity");
}
void write_neo4j_concepts(const Records& view, const ExportOptions& options, Sink& sink) {
    write_nodes(view, options, sink, "Concept");
}
void write_neo4j_phrases(const Records& view, const ExportOptions& options, Sink& sink) {
    write_nodes(view, options, sink, "Phrase");
}
void write_neo4j_claims(const Records& view, const ExportOptions& options, Sink& sink) {
    write_nodes(view, options, sink, "Claim");
}
void write_neo4j_documents(const Records& view, const ExportOptions& options, Sink& sink) {
    write_nodes(view, options, sink, "Document");
}

namespace {

/// \param add  calls the graph with what the table holds
template <typename Add>
void write_edges(const ExportOptions& options, Sink& sink, Add&& add) {
    Table table(sink);
    std::vector<const PropertyKey*> keys;
    for (const char* name : {"id:string", ":START_ID", ":END_ID", ":TYPE"}) table.header(name);
    for (const PropertyKey& key : property_keys(ViewShape::claims))
        if (!key.of_nodes) {
            keys.push_back(&key);
            table.header(typed(key));
        }
    table.end_row();
    PropertyGraph graph(
        options, [](const GraphNode&) {},
        [&](const GraphEdge& edge) {
            for (const std::string_view part : {edge.id, edge.source, edge.target, edge.label}) table.text(part);
            for (const PropertyKey* key : keys) table.property(edge.properties, *key);
            table.end_row();
        });
    add(graph);
    table.finish(options);
}

/// Of a flat or a network graph: the phrase in parentheses at the end of a label is no part of a relationship's type.
void write_derived_edges(const Records& view, const ExportOptions& options, Sink& sink) {
    Table table(sink);
    std::vector<const PropertyKey*> keys;
    for (const char* name : {"id:string", ":START_ID", ":END_ID", ":TYPE", "via:string", "count:long"})
        table.header(name);
    for (const PropertyKey& key : property_keys(options.shape))
        if (!key.of_nodes) {
            keys.push_back(&key);
            table.header(typed(key));
        }
    table.end_row();
    each_edge(view, options, [&](const GraphEdge& edge) {
        const auto [type, via] = type_and_via(edge.label);
        for (const std::string_view part : {edge.id, edge.source, edge.target, type, via}) table.text(part);
        table.plain(std::to_string(edge.weight));
        for (const PropertyKey* key : keys) table.property(edge.properties, *key);
        table.end_row();
    });
    table.finish(options);
}

}  // namespace

void write_neo4j_edges(const Records& view, const ExportOptions& options, Sink& sink) {
    if (options.shape != ViewShape::claims) return write_derived_edges(view, options, sink);
    write_edges(options, sink, [&](PropertyGraph& graph) {
        view.documents([&](const DocumentRecord& document) { graph.document_edges(document); });
        view.offices([&](const OfficeRecord& office) { graph.office_edge(office); });
        view.relations([&](const RelationRecord& relation) { graph.relation_edge(relation); });
        view.concepts([&](const ConceptRecord& row) { graph.concept_edge(row); });
        view.phrases([&](const PhraseRecord& phrase) { graph.phrase_edges(phrase); });
        view.claims([&](const ClaimRecord& claim) { graph.claim_edges(claim); });
    });
}

void write_neo4j_network(const Records& view, const ExportOptions& options, Sink& sink) {
    write_edges(options, sink, [&](PropertyGraph& graph) {
        if (options.shape != ViewShape::claims) return;  // its relationships are these, or hold them
        view.network([&](const FlatEdge& edge) { graph.network_edge(edge); });
    });
}

void write_neo4j_script(const Records&, const ExportOptions&, Sink& sink) {
    sink.write(
        R"(#!/bin/sh
# Imports the tables beside this script into a new database of Neo4j 5: sh NAME.import.sh [DATABASE [OPTION]...]
# OPTIONs are those of neo4j-admin: --overwrite-destination replaces a database that is there.
# Stop the database before, start it afterwards, then make constraints and indexes:
#   cypher-shell -d DATABASE -f NAME.constraints.cypher
set -eu
database="${1:-neo4j}"
[ $# -eq 0 ] || shift
base="${0%.import.sh}"
exec neo4j-admin database import full "$database" "$@" \
    --array-delimiter=U+001F --quote='"' --id-type=string \
    --nodes="$base.entities.csv" --nodes="$base.concepts.csv" --nodes="$base.phrases.csv" \
    --nodes="$base.claims.csv" --nodes="$base.documents.csv" \
    --relationships="$base.relationships.csv" --relationships="$base.network.csv"
)");
}

void write_neo4j_constraints(const Records&, const ExportOptions&, Sink& sink) { sink.write(constraints); }

std::string cypher_string(std::string_view text) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string out = "'";
    for (const char c : clean_text(text)) {
        if (c == '\'' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (c == '\r') {
            out += "\\r";
        } else if (c == '\t') {
            out += "\\t";
        } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
            out += "\\u00";
            out += hex[static_cast<unsigned char>(c) >> 4];
            out += hex[c & 15];
        } else {
            out += c;
        }
    }
    return out += '\'';
}

namespace {

/// Rows of one statement, `UNWIND [...] AS row …`, written when there are enough of them.
class Batches {
   public:
    Batches(Sink& sink) : sink_(sink) {}

    /// \param statement  what is done with `row`
    void add(const std::string& statement, std::string row) {
        std::vector<std::string>& rows = rows_[statement];
        rows.push_back(std::move(row));
        if (rows.size() < batch_size) return;
        write(statement, rows);
        rows.clear();
    }
    void finish() {
        for (auto& [statement, rows] : rows_)
            if (!rows.empty()) write(statement, rows);
        rows_.clear();
    }

   private:
    void write(const std::string& statement, const std::vector<std::string>& rows) {
        std::string out = "UNWIND [";
        for (std::size_t i = 0; i < rows.size(); ++i) out.append(i == 0 ? "\n  " : ",\n  ").append(rows[i]);
        sink_.write(out.append("\n] AS row ").append(statement).append(";\n"));
    }

    Sink& sink_;
    std::map<std::string, std::vector<std::string>> rows_;
};

/// Quoted where it is no plain identifier.
std::string relationship_type(std::string_view label) {
    const auto upper = ascii::is_upper<char>;
    const bool plain = !label.empty() && upper(label.front()) && std::all_of(label.begin(), label.end(), [&](char c) {
        return upper(c) || ascii::is_digit(c) || c == '_';
    });
    return plain ? std::string(label) : "`" + std::string(label) + "`";
}

std::string properties_map(std::span<const Property> properties, std::string first) {
    std::string out = "{" + std::move(first);
    for (const Property& property : properties) {
        if (out.size() > 1) out += ", ";
        // A word of the language; Neo4j takes it as it is, Kùzu does not.
        const std::string_view quote = property.key->name == "end" ? "`" : "";
        out.append(quote).append(property.key->name).append(quote).append(": ");
        if (property.items) {
            out += '[';
            for (std::size_t i = 0; i < property.items->size(); ++i)
                out.append(i == 0 ? "" : ", ").append(cypher_string((*property.items)[i]));
            out += ']';
        } else if (property.key->type == PropertyType::text) {
            const bool as_day = is_day(property.key->id) && !day_of(property.text).empty();
            out += as_day ? "date(" + cypher_string(day_of(property.text)) + ")" : cypher_string(property.text);
        } else {
            out += property.as_text();
        }
    }
    return out + "}";
}

}  // namespace

void write_cypher(const Records& view, const ExportOptions& given, Sink& sink) {
    ExportOptions options = given;
    options.shape = ViewShape::claims;
    sink.write(constraints);
    Batches nodes(sink);
    each_node(view, options, [&](const GraphNode& node) {
        const std::string node_class(class_of_kind(node.kind));
        std::string statement = "MERGE (n:" + node_class + " {id: row.id}) SET n";
        if (node_class == "Entity") {
            statement.append(":").append(node.kind);
            if (!node.wider.empty()) statement.append(":").append(node.wider);
            statement.append(" SET n");
        }
        std::string first = "name: " + cypher_string(node.label);
        if (node_class == "Entity") first.append(", type: ").append(cypher_string(node.kind));
        if (node_class == "Document" && !day_of(node.first_seen).empty())
            first.append(", published_on: date(").append(cypher_string(day_of(node.first_seen))).append(")");
        nodes.add(statement + " += row.properties",
                  "{id: " + cypher_string(node.id) + ", properties: " + properties_map(node.properties, first) + "}");
    });
    nodes.finish();
    Batches edges(sink);
    const auto add = [&](const GraphEdge& edge) {
        const auto end = [](std::string_view id) { return std::string(class_of_id(id)); };
        edges.add("MATCH (a:" + end(edge.source) + " {id: row.source}) MATCH (b:" + end(edge.target) +
                      " {id: row.target}) MERGE (a)-[r:" + relationship_type(edge.label) +
                      " {id: row.id}]->(b) SET r += row.properties",
                  "{id: " + cypher_string(edge.id) + ", source: " + cypher_string(edge.source) + ", target: " +
                      cypher_string(edge.target) + ", properties: " + properties_map(edge.properties, {}) + "}");
    };
    each_edge(view, options, add);
    edges.finish();
    // Behind all else: a graph that was imported has none, and is the same up to here.
    PropertyGraph network(
        options, [](const GraphNode&) {}, add);
    view.network([&](const FlatEdge& edge) { network.network_edge(edge); });
    edges.finish();
}

}  // namespace claimgraph::exporters
