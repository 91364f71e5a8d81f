#include "exporters/layout.h"

#include <doctest/doctest.h>

#include <set>

#include "exporters/gexf.h"
#include "exporters/graphml.h"
#include "graph/errors.h"
#include "tests/exporters/records.h"

using namespace claimgraph::exporters;
using namespace claimgraph::testing;
using namespace claimgraph;

namespace {

/// Two triangles, each strongly tied, one edge between them, and a node apart.
class Triangles : public Records {
   public:
    void documents(const std::function<void(const DocumentRecord&)>&) const override {}
    void entities(const std::function<void(const Entity&)>& visit) const override {
        derived_entities(ViewShape::flat, visit);
    }
    void phrases(const std::function<void(const PhraseRecord&)>&) const override {}
    void claims(const std::function<void(const ClaimRecord&)>&) const override {}
    void derived_entities(ViewShape, const std::function<void(const Entity&)>& visit) const override {
        for (const char* name : {"a", "b", "c", "d", "e", "f", "z"}) {
            Entity entity = minister();
            entity.id = std::string(name == std::string("z") ? "place-" : "person-") + name;
            entity.type = name == std::string("z") ? EntityType::place : EntityType::person;
            visit(entity);
        }
    }
    void derived_edges(ViewShape, const std::function<void(const FlatEdge&)>& visit) const override {
        const auto edge = [&](const char* source, const char* target, std::uint64_t weight) {
            visit({std::string("person-") + source,
                   std::string("person-") + target,
                   "MEET",
                   "meet",
                   Polarity::affirmed,
                   Modality::actual,
                   {},
                   {"claim-1"},
                   weight,
                   1,
                   "",
                   ""});
        };
        edge("a", "b", 5), edge("b", "c", 5), edge("c", "a", 5);
        edge("d", "e", 5), edge("e", "f", 5), edge("f", "d", 5);
        edge("c", "d", 1);
        edge("a", "a", 3);
    }
};

ExportOptions laid_out(const std::string& colours) {
    ExportOptions options;
    options.shape = ViewShape::flat;
    options.layout = colours;
    return options;
}

std::string colour(const Visual& visual) {
    return std::to_string(visual.red) + " " + std::to_string(visual.green) + " " + std::to_string(visual.blue);
}

}  // namespace

TEST_CASE("layout: every node has its place, and the same graph the same picture") {
    const Triangles graph;
    const Layout layout(graph, laid_out("type")), again(graph, laid_out("type"));
    std::set<std::string> places;
    graph.entities([&](const Entity& entity) {
        const Visual* visual = layout.of(entity.id);
        REQUIRE(visual);
        CHECK(places.insert(visual->x + " " + visual->y).second);
        const Visual* same = again.of(entity.id);
        CHECK(visual->x == same->x);
        CHECK(visual->y == same->y);
        for (const std::string& number : {visual->x, visual->y, visual->size})
            CHECK(number.find_first_not_of("-0123456789.") == std::string::npos);
        CHECK(std::stod(visual->size) >= 5);
        CHECK(std::stod(visual->size) <= 26);
        CHECK(std::abs(std::stod(visual->x)) < 2000);  // the node apart has not drifted away
    });
    CHECK(layout.of("person-nobody") == nullptr);
    CHECK(Layout(graph, laid_out("")).of("person-a") == nullptr);
    CHECK_THROWS_AS(Layout(graph, laid_out("size")), UsageError);
}

TEST_CASE("layout: colours are those of types or of communities") {
    const Triangles graph;
    const Layout types(graph, laid_out("type")), communities(graph, laid_out("community"));
    CHECK(colour(*types.of("person-a")) == colour(*types.of("person-f")));
    CHECK(colour(*types.of("person-a")) != colour(*types.of("place-z")));
    CHECK(colour(*communities.of("person-a")) == colour(*communities.of("person-b")));
    CHECK(colour(*communities.of("person-d")) == colour(*communities.of("person-f")));
    CHECK(colour(*communities.of("person-a")) != colour(*communities.of("person-f")));
}

TEST_CASE("layout: GraphML and GEXF say it as their readers know it") {
    const Triangles graph;
    StringSink graphml, gexf, plain;
    write_graphml(graph, laid_out("type"), graphml);
    write_gexf(graph, laid_out("type"), gexf);
    write_graphml(graph, laid_out(""), plain);
    CHECK(graphml.text.find(R"(<key id="x" for="node" attr.name="x" attr.type="double"/>)") != std::string::npos);
    CHECK(graphml.text.find(R"(<data key="r">0</data>
   <data key="g">114</data>
   <data key="b">178</data>)") != std::string::npos);
    CHECK(gexf.text.find(R"(<viz:color r="0" g="114" b="178"/>)") != std::string::npos);
    CHECK(gexf.text.find("<viz:position x=\"") != std::string::npos);
    CHECK(plain.text.find("key=\"x\"") == std::string::npos);
}

TEST_CASE("layout: numbers have two places and no exponent") {
    CHECK(hundredths(0) == "0.00");
    CHECK(hundredths(-0.004) == "0.00");
    CHECK(hundredths(-12.5) == "-12.50");
    CHECK(hundredths(1e9) == "1000000000.00");
    CHECK(hundredths(0.05) == "0.05");
}

TEST_CASE("layout: a graph without nodes is none") {
    class Empty : public Triangles {
       public:
        void derived_entities(ViewShape, const std::function<void(const Entity&)>&) const override {}
        void derived_edges(ViewShape, const std::function<void(const FlatEdge&)>&) const override {}
    };
    CHECK(Layout(Empty(), laid_out("community")).of("person-a") == nullptr);
}
