#include "exporters/svg.h"

#include <doctest/doctest.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include <memory>

#include "exporters/layout.h"
#include "tests/exporters/example_graph.h"

using namespace claimgraph::exporters;
using namespace claimgraph::testing;
using namespace claimgraph;

namespace {

/// A person denies something and does another thing to an organization with a hostile name.
ExampleGraph pair() {
    ExampleGraph graph;
    graph.other_label = "<script>alert(1)</script> & \"Co\"";
    FlatEdge hit = graph.edges[0];
    hit.label = "NOT_HIT";
    hit.polarity = Polarity::negated;
    hit.attributed_to = {"Radio"};
    graph.edges.push_back(hit);
    return graph;
}

std::size_t count(const std::string& svg, const char* path) {
    std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> document(
        xmlReadMemory(svg.data(), static_cast<int>(svg.size()), "", nullptr, XML_PARSE_NONET), xmlFreeDoc);
    REQUIRE(document);
    std::unique_ptr<xmlXPathContext, decltype(&xmlXPathFreeContext)> context(xmlXPathNewContext(document.get()),
                                                                            xmlXPathFreeContext);
    xmlXPathRegisterNs(context.get(), reinterpret_cast<const xmlChar*>("s"),
                       reinterpret_cast<const xmlChar*>("http://www.w3.org/2000/svg"));
    std::unique_ptr<xmlXPathObject, decltype(&xmlXPathFreeObject)> found(
        xmlXPathEvalExpression(reinterpret_cast<const xmlChar*>(path), context.get()), xmlXPathFreeObject);
    REQUIRE(found);
    return found->nodesetval ? static_cast<std::size_t>(found->nodesetval->nodeNr) : 0;
}

std::string drawn(ViewShape shape) {
    StringSink sink;
    ExportOptions options;
    options.shape = shape;
    write_svg(pair(), options, sink);
    return sink.text;
}

}  // namespace

TEST_CASE("svg: discs, names, edges by sign and by whose word they are, and a legend") {
    const std::string svg = drawn(ViewShape::network);
    CHECK(count(svg, "//s:g[@class='Person']/s:circle") == 1);
    CHECK(count(svg, "//s:g[@class='Person']/s:text[.='Anna Roth']") == 1);
    CHECK(count(svg, "//s:g[@class='edges']/s:path") == 2);
    CHECK(count(svg, "//s:g[@class='edges']/s:path[@stroke='#c2410c'][@stroke-dasharray]") == 1);
    CHECK(count(svg, "//s:g[@class='edges']/s:path/s:title[contains(.,'Anna Roth – DENIES →')]") == 1);
    CHECK(count(svg, "//s:g[@class='legend']/s:text[.='Organization' or .='negated']") == 2);
    CHECK(svg == drawn(ViewShape::claims));  // of claims, what can be looked at
}

TEST_CASE("svg: hostile names are text, and nothing is fetched or run") {
    const std::string svg = drawn(ViewShape::flat);
    CHECK(count(svg, "//s:script") == 0);
    CHECK(svg.find("<script") == std::string::npos);
    CHECK(count(svg, "//@href") == 0);
    CHECK(count(svg, "//s:title[contains(.,'<script>alert(1)</script> & \"Co\"')]") > 0);
}

TEST_CASE("svg: long names are broken at blanks, and end with an ellipsis in the second line") {
    CHECK(name_lines("Anna Roth") == std::vector<std::string>{"Anna Roth"});
    CHECK(name_lines("Ministry of Foreign Affairs of Norway and more") ==
          std::vector<std::string>{"Ministry of Foreign", "Affairs of Norway…"});
    CHECK(name_lines("Donaudampfschifffahrtsgesellschaft") == std::vector<std::string>{"Donaudampfschifffah…"});
    CHECK(name_lines("").empty());
    CHECK(line_width("illicit") < line_width("MAMMOTH"));
}
