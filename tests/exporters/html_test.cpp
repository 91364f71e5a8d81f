#include "exporters/html.h"

#include <doctest/doctest.h>
#include <rapidjson/document.h>

#include <string>

#include "graph/errors.h"
#include "tests/count.h"
#include "tests/exporters/example_graph.h"

using namespace claimgraph::exporters;
using namespace claimgraph;
using tests::count;
using namespace claimgraph::testing;

namespace {

/// A claim of hostile words is in conflict with the first one, an organization has a hostile name.
ExampleGraph example() {
    ExampleGraph graph;
    graph.in_conflict = true;
    graph.other_label = hostile_text() + "</script><img src=x onerror=alert(1)>";
    graph.edges = {{"person-abc", "organization-x", "DENIES", "cg:denies", Polarity::negated, Modality::actual, {"Radio"}, {"claim-1", "claim-4"}, 2, 1, "", ""}};
    return graph;
}

std::string page(ViewShape shape = ViewShape::claims) {
    StringSink sink;
    ExportOptions options;
    options.shape = shape;
    write_html(example(), options, sink);
    return sink.text;
}

std::string between(const std::string& text, const std::string& begin, const std::string& end) {
    const std::size_t from = text.find(begin) + begin.size();
    return text.substr(from, text.find(end, from) - from);
}

rapidjson::Document data_of(const std::string& page) {
    const std::string text = between(page, "<script type=\"application/json\" id=\"data\">", "</script>");
    rapidjson::Document out;
    out.Parse(text.data(), text.size());
    REQUIRE(!out.HasParseError());
    return out;
}

bool no_page_here() {
    if (!has_page()) MESSAGE("skipped: ", no_page);
    return !has_page();
}

}  // namespace

TEST_CASE("html: the page holds claims with their sentences, things, and both graphs") {
    if (no_page_here()) return;
    const rapidjson::Document data = data_of(page());
    CHECK(data["claims"].Size() == 4);
    CHECK(data["documents"].Size() == 2);
    CHECK(std::string(data["sentences"][0]["text"].GetString()) == "Ms Roth denied the possibility of talks.");
    const auto& denial = data["claims"][0];
    CHECK(std::string(denial["id"].GetString()) == "claim-1");
    CHECK(std::string(denial["subject"][0].GetString()) == "Anna Roth");
    CHECK(std::string(data["things"][denial["subject"][1].GetUint()]["id"].GetString()) == "person-abc");
    CHECK(denial["conflicts"][0].GetUint() == 3);
    CHECK(data["documents"][0]["copyOf"].GetInt() == -1);
    CHECK(data["claims"][0].HasMember("proposition"));
    CHECK(data["claims"][1]["object"][4].GetUint() == 2);  // the claim that is said
    for (const char* name : {"network", "flat"}) {
        CHECK(data["graphs"][name]["nodes"].Size() == (std::string(name) == "flat" ? 4 : 2));
        const auto& edge = data["graphs"][name]["edges"][0];
        CHECK(edge[3].GetInt() == 1);
        CHECK(edge[5].GetInt() == 1);
        CHECK(edge[6].Size() == 2);
    }
    CHECK(std::string(data["start"].GetString()) == "network");
    CHECK(std::string(data_of(page(ViewShape::flat))["start"].GetString()) == "flat");
}

TEST_CASE("html: hostile text stays data, and nothing is allowed to be loaded or run but the page's own script") {
    if (no_page_here()) return;
    const std::string text = page();
    CHECK(count(text, "</script>") == 2);
    CHECK(count(text, "<script") == 2);
    CHECK(text.find("<img") == std::string::npos);
    CHECK(text.find("http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'sha256-") != std::string::npos);
    CHECK(text.find("unsafe") == std::string::npos);
    CHECK(text.find("<link") == std::string::npos);
    CHECK(count(text, "@DATA@") + count(text, "@TITLE@") == 0);
}

TEST_CASE("html: the same graph gives the same page") {
    if (no_page_here()) return;
    CHECK(page() == page());
}

TEST_CASE("html: what is too large for a browser is refused, with the options that show a part") {
    if (no_page_here()) return;
    ExampleGraph graph = example();
    graph.edges.assign(50'001, graph.edges[0]);
    StringSink sink;
    CHECK_THROWS_WITH_AS(write_html(graph, {}, sink),
                         "a page of 50001 edges in its network graph is too large for a browser; it may have 50000. "
                         "Show a part of it: --top, --min-weight, --about",
                         Error);
    CHECK(sink.text.empty());
}
