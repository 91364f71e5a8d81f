#include "exporters/turtle.h"

#include <doctest/doctest.h>

#include "tests/exporters/records.h"

using namespace claimgraph::exporters;
using namespace claimgraph::testing;
using namespace claimgraph;

namespace {

std::string turtle_of(const rdf::Resource& resource, const ExportOptions& options = {}) {
    StringSink sink;
    TurtleWriter writer(options, sink);
    writer.resource(resource);
    writer.finish();
    return sink.text.substr(sink.text.find("\n\n") + 2);
}

}  // namespace

TEST_CASE("turtle: a resource is one block, grouped by predicate") {
    StringSink sink;
    TurtleWriter writer({}, sink);
    rdf::Describer describer({}, [&](const rdf::Resource& resource) { writer.resource(resource); });
    describer.entity(minister());
    writer.finish();
    CHECK(sink.text ==
          R"(@prefix d: <https://w3id.org/claimgraph/id/> .
@prefix p: <https://w3id.org/claimgraph/id/predicate/> .
@prefix cg: <https://w3id.org/claimgraph#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

d:person-abc a cg:Person ;
    rdfs:label "Anna Roth" ;
    skos:altLabel "Ms Roth", "Roth" ;
    cg:mentionCount 3 ;
    cg:firstSeen "2025-06-04"^^xsd:date ;
    cg:lastSeen "2025-06-05"^^xsd:date .
)");
}

TEST_CASE("turtle: strings and IRIs are written so that any reader gets them back") {
    using rdf::Namespace;
    rdf::Resource resource{{Namespace::predicate, "rule_out%5Fx"}, {}};
    resource.add({Namespace::rdfs, "label"}, rdf::Literal{"\"q\" \\ \n\r\t\b\f\x01\x7F ' <&> \U0001F600", "string"});
    resource.add({Namespace::cg, "confidence"}, rdf::Literal{"0.82", "decimal"});
    resource.add({Namespace::owl, "sameAs"}, rdf::Iri{Namespace::none, "urn:x:y"});
    resource.add({Namespace::owl, "sameAs"}, rdf::Iri{Namespace::id, "a.b"});
    resource.add({Namespace::owl, "sameAs"}, rdf::Iri{Namespace::id, "a."});
    CHECK(
        turtle_of(resource) ==
        R"(<https://w3id.org/claimgraph/id/predicate/rule_out%5Fx> rdfs:label "\"q\" \\ \n\r\t\b\f\u0001\u007F ' <&> )"
        "\U0001F600\" ;\n    cg:confidence 0.82 ;\n"
        "    owl:sameAs <urn:x:y>, d:a.b, <https://w3id.org/claimgraph/id/a.> .\n");
}

TEST_CASE("turtle: a number stands without quotes only where every reader keeps its characters") {
    rdf::Resource resource{{rdf::Namespace::id, "x"}, {}};
    for (const char* number : {"17", "0", "-1", "+1", "01", "-0", "", "1.0", "9007199254740993"})
        resource.add({rdf::Namespace::cg, "number"}, rdf::Literal{number, "integer"});
    for (const char* number : {"0.5", "-1.25", "1", "1.", ".5", "0.0000001", "00.5"})
        resource.add({rdf::Namespace::cg, "number"}, rdf::Literal{number, "decimal"});
    CHECK(turtle_of(resource) ==
          R"(d:x cg:number 17, 0, -1, "+1"^^xsd:integer, "01"^^xsd:integer, "-0"^^xsd:integer, ""^^xsd:integer, )"
          R"("1.0"^^xsd:integer, "9007199254740993"^^xsd:integer, 0.5, -1.25, "1"^^xsd:decimal, "1."^^xsd:decimal, )"
          R"(".5"^^xsd:decimal, "0.0000001"^^xsd:decimal, "00.5"^^xsd:decimal .
)");
}

TEST_CASE("turtle: ids lie under the base that the user gives") {
    ExportOptions options;
    options.base = "https://example.org/g h#";
    rdf::Resource resource{{rdf::Namespace::id, "%C3%A9"}, {}};
    resource.add({rdf::Namespace::rdf, "type"}, rdf::Iri{rdf::Namespace::cg, "Phrase"});
    CHECK(turtle_of(resource, options) == "<https://example.org/g%20h#%C3%A9> a cg:Phrase .\n");
}

TEST_CASE("turtle: output is handed on while it grows") {
    class Pieces : public Sink {
       public:
        void write(std::string_view bytes) override { largest = std::max(largest, bytes.size()); }
        std::size_t largest = 0;
    };
    Pieces sink;
    TurtleWriter writer({}, sink);
    rdf::Describer describer({}, [&](const rdf::Resource& resource) { writer.resource(resource); });
    for (int i = 0; i < 10000; ++i) describer.entity(minister());
    writer.finish();
    CHECK(sink.largest > 0);
    CHECK(sink.largest < 100000);
}

TEST_CASE("trig: each claim has graphs of its own, and only a fact is stated in its assertion") {
    const auto trig_of = [](const ClaimRecord& claim) {
        StringSink sink;
        TurtleWriter writer({}, sink, rdf::Shape::graphs);
        rdf::Describer describer(
            {}, [&](const rdf::Resource& resource) { writer.resource(resource); }, rdf::Shape::graphs);
        describer.claim(claim);
        writer.finish();
        return sink.text.substr(sink.text.find("\n\n") + 1);
    };
    ClaimRecord claim = denial();
    claim.attributed_to = {phrase_node("phrase-radio", "the radio")};
    const std::string text = trig_of(claim);
    const std::size_t frame = text.find("\nd:claim-1-head {"), assertion = text.find("\nd:claim-1-assertion {"),
                      provenance = text.find("\nd:claim-1-provenance {"), making = text.find("\nd:claim-1-pubinfo {");
    CHECK(frame < assertion);
    CHECK(assertion < provenance);
    CHECK(provenance < making);
    REQUIRE(making != std::string::npos);
    CHECK(text.ends_with(".\n}\n"));
    const auto where = [&](std::string_view words) { return text.find(words); };
    CHECK(where("cg:polarity") < provenance);
    CHECK(where("rdf:subject") < provenance);
    CHECK(where("prov:wasAttributedTo d:phrase-radio") > provenance);
    CHECK(where("prov:wasAttributedTo d:phrase-radio") < making);
    CHECK(where("oa:exact") < making);
    CHECK(where("cg:confidence") > making);
    const std::string fact = "d:person-abc cg:denies d:phrase-talks .";
    CHECK(text.find(fact) == std::string::npos);
    const std::string own = trig_of(denial());
    CHECK(own.find(fact) > own.find("-assertion {"));
    CHECK(own.find(fact) < own.find("-provenance {"));
}
