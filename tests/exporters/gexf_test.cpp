#include "exporters/gexf.h"

#include <doctest/doctest.h>

#include "graph/errors.h"
#include "tests/count.h"
#include "tests/exporters/records.h"

using namespace claimgraph::exporters;
using namespace claimgraph;
using tests::count;
using namespace claimgraph::testing;

namespace {

std::string gexf_of(bool flat, const std::string& profile = "tools", Losses* losses = nullptr) {
    StringSink sink;
    ExportOptions options;
    options.shape = flat ? ViewShape::flat : ViewShape::claims;
    options.profile = profile;
    options.losses = losses;
    GexfWriter writer(options, sink);
    PropertyGraph graph(
        options, [&](const GraphNode& node) { writer.node(node); }, [&](const GraphEdge& edge) { writer.edge(edge); });
    graph.entity_node(minister());
    if (flat) {
        graph.phrase_node({"phrase-talks", "the possibility of talks", 1});
        graph.flat_edge({"person-abc",
                         "phrase-talks",
                         "NOT_DENIES",
                         "cg:denies",
                         Polarity::negated,
                         Modality::actual,
                         {},
                         {"claim-1", "claim-2", "claim-3"},
                         3,
                         2,
                         "2025-06-04",
                         "2025-06-05T10:00:00Z",
                         {{"2025-06-04", 2}, {"2025-06-05", 1}}});
    } else {
        graph.claim_node(hostile());
        graph.claim_node(denial());
        graph.claim_edges(denial());
    }
    writer.finish();
    return sink.text;
}

}  // namespace

TEST_CASE("gexf: nodes and edges have their first and last day, edges their kind and weight") {
    const std::string text = gexf_of(true);
    CHECK(text.find(
              R"(<graph mode="dynamic" defaultedgetype="directed" timeformat="date" timerepresentation="interval">)") !=
          std::string::npos);
    CHECK(text.find(R"(<node id="person-abc" label="Anna Roth" start="2025-06-04" end="2025-06-05">)") !=
          std::string::npos);
    CHECK(text.find(R"(<node id="phrase-talks" label="the possibility of talks">)") != std::string::npos);
    CHECK(
        text.find(
            R"(source="person-abc" target="phrase-talks" kind="NOT_DENIES" label="NOT_DENIES" weight="3.0" start="2025-06-04" end="2025-06-05">)") !=
        std::string::npos);
    CHECK(text.find(R"(<attvalue for="aliases" value="[&quot;Ms Roth&quot;,&quot;Roth&quot;]"/>)") !=
          std::string::npos);
    CHECK(text.ends_with("  </edges>\n </graph>\n</gexf>\n"));
}

TEST_CASE("gexf: weights over time are one attribute for tools and dynamic in the strict profile") {
    const std::string tools = gexf_of(true), strict = gexf_of(true, "strict");
    CHECK(tools.find(R"(value="[[&quot;2025-06-04&quot;,2],[&quot;2025-06-05&quot;,1]]")") != std::string::npos);
    CHECK(count(tools, R"(<attributes class="edge")") == 1);
    CHECK(count(strict, R"(<attributes class="edge")") == 2);
    CHECK(strict.find(R"(<attvalue for="weight" value="2.0" start="2025-06-04" end="2025-06-04"/>)") !=
          std::string::npos);
    ExportOptions options;
    options.profile = "loose";
    StringSink sink;
    CHECK_THROWS_AS(GexfWriter(options, sink), UsageError);
}

TEST_CASE("gexf: the claims view holds hostile words, and what XML cannot hold is reported") {
    Losses losses;
    const std::string text = gexf_of(false, "tools", &losses);
    CHECK(text.find("a &quot;b&quot; \\ ]]&gt; &lt;x> &amp; \uFFFD\uFFFD\x7F\uFFFD&#13;&#10;&#9;''") !=
          std::string::npos);
    REQUIRE(losses.all().size() == 2);
    CHECK(losses.all()[0].first.starts_with("characters that XML cannot hold"));
    CHECK(losses.all()[0].second > 8);
    CHECK(losses.all()[1].second == 1);  // the hostile document has no day
}
