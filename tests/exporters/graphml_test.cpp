#include "exporters/graphml.h"

#include <doctest/doctest.h>
#include <libxml/parser.h>
#include <libxml/tree.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "graph/errors.h"
#include "graph/identity.h"
#include "tests/count.h"
#include "tests/exporters/records.h"

using namespace claimgraph::exporters;
using namespace claimgraph;
using tests::count;
using namespace claimgraph::testing;

namespace {

std::string claims_view(const std::vector<ClaimRecord>& claims, const std::string& profile = "tools") {
    StringSink sink;
    ExportOptions options;
    options.profile = profile;
    GraphmlWriter writer(options, sink);
    PropertyGraph graph(
        options, [&](const GraphNode& node) { writer.node(node); }, [&](const GraphEdge& edge) { writer.edge(edge); });
    graph.document_node(example_document());
    graph.entity_node(minister());
    graph.phrase_node({"phrase-talks", "the possibility of talks", 1});
    graph.phrase_node({phrase_id(""), "(unstated)", 1});
    for (const ClaimRecord& claim : claims) graph.claim_node(claim);
    for (const ClaimRecord& claim : claims) graph.claim_edges(claim);
    writer.finish();
    return sink.text;
}

FlatEdge flat_edge() {
    return {"person-abc",     "phrase-talks", "REPORTEDLY_NOT_DENIES", "cg:denies", Polarity::negated,
            Modality::actual, {"the radio"},  {"claim-1", "claim-2"},  2,           1,
            "2025-06-04",     "2025-06-04"};
}

std::string flat_view(const std::string& profile = "tools") {
    StringSink sink;
    ExportOptions options;
    options.shape = ViewShape::flat;
    options.profile = profile;
    GraphmlWriter writer(options, sink);
    PropertyGraph graph(
        options, [&](const GraphNode& node) { writer.node(node); }, [&](const GraphEdge& edge) { writer.edge(edge); });
    graph.entity_node(minister());
    graph.phrase_node({"phrase-talks", "the possibility of talks", 1});
    graph.flat_edge(flat_edge());
    writer.finish();
    return sink.text;
}

struct Element {
    std::string name, text;
    std::map<std::string, std::string> attributes;
};

/// All elements in document order.
std::vector<Element> elements_of(const std::string& text) {
    const std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> document(
        xmlReadMemory(text.data(), static_cast<int>(text.size()), nullptr, nullptr, XML_PARSE_NONET), &xmlFreeDoc);
    REQUIRE(document);
    std::vector<Element> out;
    for (xmlNodePtr node = xmlDocGetRootElement(document.get()); node;) {
        if (node->type == XML_ELEMENT_NODE) {
            Element element{reinterpret_cast<const char*>(node->name), {}, {}};
            for (xmlAttrPtr attribute = node->properties; attribute; attribute = attribute->next)
                element.attributes[reinterpret_cast<const char*>(attribute->name)] =
                    reinterpret_cast<const char*>(attribute->children->content);
            if (node->children && node->children->type == XML_TEXT_NODE)
                element.text = reinterpret_cast<const char*>(node->children->content);
            out.push_back(std::move(element));
        }
        if (node->children) {
            node = node->children;
            continue;
        }
        while (node && !node->next) node = node->parent;
        if (node) node = node->next;
    }
    return out;
}

}  // namespace

TEST_CASE("graphml: text is escaped no more than readers need and filtered to what XML 1.0 allows") {
    CHECK(xml_text("a & b < c > d \"e\" 'f'") == "a &amp; b &lt; c > d \"e\" 'f'");
    CHECK(xml_text("]]> ]> >") == "]]&gt; ]> >");
    CHECK(xml_text("a\tb\nc\r\n") == "a\tb\nc&#13;\n");
    CHECK(xml_text(std::string("\0\x01\x1F\x7F", 4)) == "\uFFFD\uFFFD\uFFFD\x7F");
    CHECK(xml_text("\uFFFE\uFFFF\xFF \U0001F600\U0001FFFE") == "\uFFFD\uFFFD\uFFFD \U0001F600\U0001FFFE");
}

TEST_CASE("graphml: the claims view has a node for every claim with its evidence") {
    const std::string text = claims_view({denial()});
    CHECK(text.starts_with(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"));
    CHECK(text.find(R"(
  <node id="claim-1" labels=":Claim">
   <data key="labels">:Claim</data>
   <data key="node_label">Anna Roth – denies – the possibility of talks</data>
   <data key="name">Anna Roth – denies – the possibility of talks</data>
   <data key="type">Claim</data>
   <data key="iri">https://w3id.org/claimgraph/id/claim-1</data>
   <data key="predicate">cg:denies</data>
   <data key="lemma">deny</data>
   <data key="polarity">affirmed</data>
   <data key="modality">actual</data>
   <data key="proposition">)" + denial().proposition.id + R"(</data>
   <data key="sentence">Ms Roth denied the possibility of talks.</data>
   <data key="sentence_begin">0</data>
   <data key="sentence_end">40</data>
)") != std::string::npos);
    CHECK(text.find(R"(
  <edge id="claim-1-object" source="claim-1" target="phrase-talks" label="OBJECT">
   <data key="label">OBJECT</data>
   <data key="weight">1.0</data>
  </edge>
)") != std::string::npos);
    CHECK(text.ends_with(" </graph>\n</graphml>\n"));
}

TEST_CASE("graphml: sources have their rank, qualifiers are edges where they name a thing and properties where not") {
    const std::string text = claims_view(speech());
    CHECK(count(text, R"(target="person-abc" label="ATTRIBUTED_TO")") == 1);
    CHECK(text.find(R"(
   <data key="rank">2</data>
   <data key="edge_text">the radio</data>
   <data key="edge_begin">20</data>
   <data key="edge_end">40</data>
  </edge>
)") != std::string::npos);
    CHECK(text.find(R"(<data key="attributed_to">["Anna Roth","the radio"]</data>)") != std::string::npos);
    CHECK(text.find(R"(<edge id="claim-3-qualifier-2" source="claim-3" target="place-lund" label="PLACE">)") !=
          std::string::npos);
    CHECK(text.find(R"(<data key="qualifier_time">["on June 1"]</data>)") != std::string::npos);
    CHECK(text.find(R"(<data key="time_value">["2025-06-01"]</data>)") != std::string::npos);
    CHECK(text.find(R"(<data key="qualifier_other">["in the rain"]</data>)") != std::string::npos);
    CHECK(text.find(R"(source="claim-3" target="country-se" label="MENTIONS")") != std::string::npos);
    CHECK(text.find(R"(source="claim-2" target="claim-3" label="OBJECT")") != std::string::npos);
    CHECK(count(text, R"(label="SUBJECT")") == 1);  // the inner claim has none
    CHECK(text.find("CONFLICTS_WITH") == std::string::npos);
    CHECK(text.find("(unstated)</data>") == std::string::npos);
}

TEST_CASE("graphml: two claims in conflict have one edge between them") {
    std::vector<ClaimRecord> claims = speech();
    claims[0].conflicts_with = {"claim-3"};
    claims[1].conflicts_with = {"claim-2"};
    const std::string text = claims_view(claims);
    CHECK(count(text, R"(label="CONFLICTS_WITH")") == 1);
    CHECK(
        text.find(R"(<edge id="claim-2-conflict-claim-3" source="claim-2" target="claim-3" label="CONFLICTS_WITH">)") !=
        std::string::npos);
}

TEST_CASE("graphml: the flat view's label says all that merging parallel edges would lose") {
    const std::string text = flat_view();
    CHECK(text.find(R"(label="REPORTEDLY_NOT_DENIES">
   <data key="label">REPORTEDLY_NOT_DENIES</data>
   <data key="weight">2.0</data>
   <data key="predicate">cg:denies</data>
   <data key="polarity">negated</data>
   <data key="modality">actual</data>
   <data key="attributed_to">["the radio"]</data>
   <data key="claims">["claim-1","claim-2"]</data>
   <data key="documents">1</data>
)") != std::string::npos);
}

TEST_CASE("graphml: what the outside tools choke on does not occur, in either view or profile") {
    std::vector<ClaimRecord> claims = speech();
    claims.push_back(denial());
    claims.push_back(hostile());
    for (const std::string profile : {"tools", "strict"})
        for (const std::string& text : {claims_view(claims, profile), flat_view(profile)}) {
            const bool is_strict = profile == "strict";
            CHECK(text.find("<!") == std::string::npos);
            CHECK(text.find("&quot;") == std::string::npos);
            std::map<std::string, std::string> keys;  // id → domain
            std::set<std::string> lower, names, ids;
            std::string owner;
            int stage = 0;  // keys, nodes, edges
            bool is_first_data = false;
            for (const Element& element : elements_of(text)) {
                const auto at = [&](const char* name) { return element.attributes.at(name); };
                if (element.name == "key") {
                    CHECK(stage == 0);
                    CHECK((at("for") == "node" || at("for") == "edge"));
                    CHECK(std::set<std::string>{"int", "long", "double", "string"}.count(at("attr.type")) == 1);
                    CHECK_MESSAGE(keys.emplace(at("id"), at("for")).second, at("id"));
                    std::string id = at("id");
                    std::transform(id.begin(), id.end(), id.begin(),
                                   [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
                    CHECK(lower.insert(id).second);
                    CHECK_MESSAGE(names.insert(at("for") + at("attr.name")).second, at("attr.name"));
                    for (const char* visual : {"x", "y", "z", "size", "r", "g", "b", "color"})
                        CHECK(at("attr.name") != visual);
                    if (is_strict) CHECK(element.attributes.count("attr.list") == 0);
                } else if (element.name == "graph") {
                    CHECK(at("edgedefault") == "directed");
                    CHECK(keys.at("labels") == "node");
                    CHECK(keys.at("label") == "edge");
                } else if (element.name == "node" || element.name == "edge") {
                    owner = element.name;
                    CHECK(stage <= (owner == "node" ? 1 : 2));
                    stage = owner == "node" ? 1 : 2;
                    CHECK_MESSAGE(ids.insert(at("id")).second, at("id"));
                    for (const char c : at("id"))
                        CHECK_MESSAGE((std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_'), at("id"));
                    CHECK(element.attributes.count(owner == "node" ? "labels" : "label") == (is_strict ? 0 : 1));
                    is_first_data = true;
                } else if (element.name == "data") {
                    CHECK(keys.at(at("key")) == owner);
                    CHECK_FALSE(element.text.empty());
                    if (is_first_data) CHECK(at("key") == (owner == "node" ? "labels" : "label"));
                    is_first_data = false;
                } else {
                    CHECK(element.name == "graphml");
                }
            }
            CHECK(count(text, "<edge ") == count(text, "key=\"weight\""));
        }
}

TEST_CASE("graphml: hostile words come back, but for what XML cannot hold") {
    std::string expected;
    for (const Element& element : elements_of(claims_view({hostile()})))
        if (element.attributes.count("key") && element.attributes.at("key") == "sentence") expected = element.text;
    CHECK(expected ==
          "a \"b\" \\ ]]> <x> & \uFFFD\uFFFD\x7F\uFFFD\r\n\t'' \u05E9\u05DC\u05D5\u05DD \U0001F600 "
          "\uFFFD\uFFFD\uFFFD\uFFFD \uFFFD\u2028 %\\u0041");
}

TEST_CASE("graphml: a sink that fails is heard, and nothing is written after it") {
    class Full : public Sink {
       public:
        void write(std::string_view) override {
            ++calls;
            throw Error("no space left");
        }
        int calls = 0;
    };
    Full sink;
    const auto write = [&] {
        GraphmlWriter writer({}, sink);
        PropertyGraph graph(
            {}, [&](const GraphNode& node) { writer.node(node); }, [](const GraphEdge&) {});
        for (int i = 0; i < 1000; ++i) graph.entity_node(minister());
        writer.finish();
    };
    CHECK_THROWS_WITH_AS(write(), "no space left", Error);
    CHECK(sink.calls == 1);
}

TEST_CASE("graphml: an unknown profile is wrong use") {
    StringSink sink;
    ExportOptions options;
    options.profile = "loose";
    CHECK_THROWS_AS(GraphmlWriter(options, sink), UsageError);
}
