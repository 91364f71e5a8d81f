#include <doctest/doctest.h>

#include <algorithm>
#include <string_view>

#include "exporters/csv.h"
#include "exporters/dot.h"
#include "exporters/neo4j.h"
#include "exporters/property_graph.h"
#include "tests/exporters/example_graph.h"

using namespace claimgraph::exporters;
using namespace claimgraph::testing;
using namespace claimgraph;

namespace {

/// Its organization has the name of a formula; the minister denies talks.
ExampleGraph example() {
    ExampleGraph graph;
    graph.other_label = "=cmd|' /C calc'!A0";
    graph.edges[0].target = "concept-talks";
    return graph;
}

using Write = void (*)(const Records&, const ExportOptions&, Sink&);

std::string written(Write write, ViewShape shape = ViewShape::claims, Losses* losses = nullptr) {
    StringSink sink;
    ExportOptions options;
    options.shape = shape;
    options.losses = losses;
    write(example(), options, sink);
    return sink.text;
}

/// RFC 4180; fields that were quoted have a `"` before them.
std::vector<std::vector<std::string>> rows_of(const std::string& text) {
    std::vector<std::vector<std::string>> rows(1);
    std::string field;
    bool quoted = false;
    for (std::size_t i = text.starts_with("\xEF\xBB\xBF") ? 3 : 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c != '"')
                field += c;
            else if (i + 1 < text.size() && text[i + 1] == '"')
                field += text[++i];
            else
                quoted = false;
        } else if (c == '"') {
            REQUIRE(field.empty());
            quoted = true;
            field = "\"";
        } else if (c == ',' || c == '\n') {
            rows.back().push_back(std::move(field));
            field.clear();
            if (c == '\n') rows.emplace_back();
        } else if (c != '\r') {
            field += c;
        }
    }
    REQUIRE_FALSE(quoted);
    REQUIRE(rows.back().empty());
    rows.pop_back();
    for (const auto& row : rows) CHECK(row.size() == rows.front().size());
    return rows;
}

}  // namespace

TEST_CASE("csv: texts are quoted, numbers are not, and what looks like a formula gets an apostrophe") {
    Losses losses;
    const std::string text = written(write_csv_nodes, ViewShape::claims, &losses);
    CHECK(text.starts_with("\xEF\xBB\xBF\"id\",\"type\",\"label\",\"iri\""));
    const auto rows = rows_of(text);
    REQUIRE(rows.size() == 1 + 2 + 2 + 1 + 1 + 4);
    CHECK(rows[3][2] == "\"Anna Roth");
    CHECK(rows[4][2] == "\"'=cmd|' /C calc'!A0");
    CHECK(rows[3][5] == "3");
    for (const auto& row : rows)
        for (const std::string& field : row)
            if (field.starts_with('"')) CHECK_FALSE(looks_like_formula(field.substr(1)));
    REQUIRE(losses.all().size() == 1);
    CHECK(losses.all()[0].second == 1);
    for (const char* formula : {"=1", "+1", "-1", "@x", "\tx", "\rx", "\uFF1Dx"}) CHECK(looks_like_formula(formula));
    for (const char* plain : {"", "a=1", " =1", "1-2", "\u2013 5"}) CHECK_FALSE(looks_like_formula(plain));
}

TEST_CASE("csv: an edge has its ends, label and weight, in both shapes") {
    const auto flat = rows_of(written(write_csv_edges, ViewShape::flat));
    REQUIRE(flat.size() == 2);
    CHECK(flat[1][1] == "\"person-abc");
    CHECK(flat[1][3] == "\"DENIES");
    CHECK(flat[1][4] == "1");
    const auto claims = rows_of(written(write_csv_edges));
    CHECK(claims.size() > 10);
    CHECK(claims[0][5] == "\"rank");
}

TEST_CASE("what names say are edges between things and offices; in the flat graph lists of their ends") {
    ExampleGraph view = example();
    view.with_relations = true;
    ExportOptions options;
    Losses losses;
    options.losses = &losses;
    std::vector<std::string> nodes, edges;
    each_node(view, options, [&](const GraphNode& node) {
        if (node.kind != "Office") return;
        nodes.push_back(std::string(node.id) + " " + std::string(node.label) + " " +
                        std::string(node.properties[1].text));
        CHECK(class_of_kind(node.kind) == "Entity");
        CHECK(class_of_id(node.id) == "Entity");
    });
    each_edge(view, options, [&](const GraphEdge& edge) {
        if (class_of_id(edge.source) != "Entity") return;
        std::string row = std::string(edge.source) + " " + std::string(edge.label) + " " + std::string(edge.target);
        for (const Property& property : edge.properties)
            row.append(" ")
                .append(property.key->name)
                .append("=")
                .append(property.key->id == "edge_document"
                            ? class_of_id(property.text) == "Document" ? "document" : "another"
                            : property.as_text());
        edges.push_back(std::move(row));
    });
    CHECK(nodes == std::vector<std::string>{"office-1 foreign minister of Sweden foreign minister",
                                            "office-2 mayor of Lund mayor"});
    CHECK(edges == std::vector<std::string>{
                       "office-1 OFFICE_OF person-abc",
                       "person-abc HAS_OFFICE office-1 text=Ms Roth begin=0 end=7 documents=2 first_seen=2025-06-04 "
                       "last_seen=2025-06-05 document=document sentence=Ms Roth denied the "
                       "possibility of talks.",
                       "person-abc HAS_OFFICE office-2 documents=1"});
    CHECK(losses.all().empty());

    options.shape = ViewShape::flat;
    std::string offices;
    each_node(view, options, [&](const GraphNode& node) {
        CHECK(node.kind != "Office");
        for (const Property& property : node.properties)
            if (property.key->id == "offices") offices += property.as_text();
    });
    CHECK(offices == R"(["foreign minister of Sweden","mayor of Lund"])");
    each_edge(view, options, [](const GraphEdge& edge) { CHECK(edge.label == "DENIES"); });
    REQUIRE(losses.all().size() == 1);
    CHECK(losses.all()[0].second == 2);
}

TEST_CASE("neo4j: every row of every table is one line, and only its lists have separators") {
    for (const Write write : {&write_neo4j_entities, &write_neo4j_phrases, &write_neo4j_claims, &write_neo4j_documents,
                              &write_neo4j_edges}) {
        const std::string text = written(write);
        const auto rows = rows_of(text);
        CHECK(rows.size() > 1);
        std::size_t lines = 0;
        for (const char c : text) lines += c == '\n';
        CHECK(lines == rows.size());
        CHECK(text.find('\r') == std::string::npos);
        for (const auto& row : rows)
            for (std::size_t i = 0; i < row.size(); ++i)
                if (row[i].find('\x1F') != std::string::npos)
                    CHECK((rows[0][i].ends_with("[]") || rows[0][i] == ":LABEL"));
    }
    const auto entities = rows_of(written(write_neo4j_entities));
    CHECK(entities[0][0] == "id:ID");
    CHECK(entities[0][1] == ":LABEL");
    CHECK(entities[1][1] == "\"Entity\x1FPerson");
    CHECK(entities[1][5] == "\"Ms Roth\x1FRoth");
    CHECK(written(write_neo4j_script).find("--array-delimiter=U+001F") != std::string::npos);
    CHECK(written(write_neo4j_constraints).find("FOR (n:Claim) REQUIRE n.id IS UNIQUE;") != std::string::npos);
}

TEST_CASE(
    "neo4j: the flat graph is in the same tables: statements among phrases, what a phrase adds to a type as via") {
    ExampleGraph graph = example();
    graph.with_relations = true;
    graph.edges[0].label = "DENIES (talks with)";
    const auto written_flat = [&](Write write) {
        StringSink sink;
        ExportOptions options;
        options.shape = ViewShape::flat;
        write(graph, options, sink);
        return rows_of(sink.text);
    };
    const auto column = [](const std::vector<std::vector<std::string>>& rows, std::string_view name) {
        const auto& header = rows.front();
        return static_cast<std::size_t>(std::find(header.begin(), header.end(), name) - header.begin());
    };
    const auto entities = written_flat(write_neo4j_entities), statements = written_flat(write_neo4j_phrases);
    REQUIRE(entities.size() == 3);
    CHECK(entities[1][column(entities, "offices:string[]")] == "\"foreign minister of Sweden\x1Fmayor of Lund");
    CHECK(entities[1][column(entities, "mentions:long")] == "3");
    REQUIRE(statements.size() == 2);
    CHECK(statements[1][1] == "\"Statement");
    CHECK(statements[1][2] == "\"talks failed");
    const auto edges = written_flat(write_neo4j_edges);
    REQUIRE(edges.size() == 2);
    CHECK(edges[1][3] == "\"DENIES");
    CHECK(edges[1][4] == "\"talks with");
    CHECK(edges[1][5] == "1");
    for (const Write empty : {&write_neo4j_claims, &write_neo4j_documents, &write_neo4j_network})
        CHECK(written_flat(empty).size() == 1);
}

TEST_CASE("cypher: texts are strings whatever they hold, and nodes come before edges") {
    CHECK(cypher_string("a'b\\c\n\x01\t\u2028") == "'a\\'b\\\\c\\n\\u0001\\t\u2028'");
    const std::string text = written(write_cypher);
    CHECK(text.starts_with("CREATE CONSTRAINT claimgraph_entity IF NOT EXISTS"));
    CHECK(text.find("MERGE (n:Entity {id: row.id}) SET n:Person SET n += row.properties;") != std::string::npos);
    CHECK(text.find("first_seen: date('2025-06-04')") != std::string::npos);
    CHECK(text.find(", `end`: 9") != std::string::npos);
    const std::size_t edge = text.find("MATCH (a:Claim {id: row.source})");
    CHECK(edge != std::string::npos);
    CHECK(text.find("MERGE (n:", edge) == std::string::npos);
    CHECK(text.find("MATCH (b:Document {id: row.target}) MERGE (a)-[r:STATED_IN {id: row.id}]->(b)") !=
          std::string::npos);
    // No string is left open: quotes pair up on every line.
    bool inside = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (inside && text[i] == '\\')
            ++i;
        else if (text[i] == '\'')
            inside = !inside;
        else if (text[i] == '\n')
            CHECK_FALSE(inside);
    }
}

TEST_CASE("dot: labels show the words, and what is left out is reported") {
    CHECK(dot_string("a \"b\" \\N & c\nd\x01") == "\"a \\\"b\\\" \\\\N &amp; c\nd\uFFFD\"");
    Losses losses;
    const std::string text = written(write_dot, ViewShape::flat, &losses);
    CHECK(text.starts_with("digraph flat {"));
    CHECK(text.find("graph [rankdir=LR, ") != std::string::npos);
    CHECK(text.find("\"person-abc\" -> \"concept-talks\" [id=\"edge-") != std::string::npos);
    CHECK(text.find("label=\"DENIES\", weight=1];") != std::string::npos);
    REQUIRE(losses.all().size() == 1);
    CHECK(losses.all()[0].second > 5);
}

TEST_CASE("days are whole and exist") {
    CHECK(day_of("2025-06-04") == "2025-06-04");
    CHECK(day_of("2025-06-04T17:42:23Z") == "2025-06-04");
    for (const char* other : {"", "2025", "2025-06", "2025-02-30", "soon", "no such day"}) CHECK(day_of(other).empty());
}
