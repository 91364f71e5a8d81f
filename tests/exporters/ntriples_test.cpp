#include "exporters/ntriples.h"

#include <doctest/doctest.h>

#include "tests/exporters/records.h"

using namespace claimgraph::exporters;
using namespace claimgraph::testing;
using namespace claimgraph;

TEST_CASE("ntriples: one triple a line, IRIs in full, only what must be is escaped") {
    using rdf::Namespace;
    StringSink sink;
    NTriplesWriter writer({}, sink);
    rdf::Resource resource{{Namespace::id, "x"}, {}, {}};
    resource.add({Namespace::rdfs, "label"}, rdf::Literal{"\"q\" \\ \n\r\t\x01 \U0001F600", "string"});
    resource.add({Namespace::cg, "confidence"}, rdf::Literal{"0.82", "decimal"});
    resource.add({Namespace::owl, "sameAs"}, rdf::Iri{Namespace::none, "urn:x:y"});
    writer.resource(resource);
    resource.graph = {Namespace::id, "g"};
    resource.properties.erase(resource.properties.begin(), resource.properties.begin() + 2);
    writer.resource(resource);
    writer.flush();
    CHECK(sink.text ==
          "<https://w3id.org/claimgraph/id/x> <http://www.w3.org/2000/01/rdf-schema#label> "
          "\"\\\"q\\\" \\\\ \\n\\r\\t\\u0001 \U0001F600\" .\n"
          "<https://w3id.org/claimgraph/id/x> <https://w3id.org/claimgraph#confidence> "
          "\"0.82\"^^<http://www.w3.org/2001/XMLSchema#decimal> .\n"
          "<https://w3id.org/claimgraph/id/x> <http://www.w3.org/2002/07/owl#sameAs> <urn:x:y> .\n"
          "<https://w3id.org/claimgraph/id/x> <http://www.w3.org/2002/07/owl#sameAs> <urn:x:y> "
          "<https://w3id.org/claimgraph/id/g> .\n");
}

TEST_CASE("ntriples: whatever the text holds, a line stays a line") {
    StringSink sink;
    NTriplesWriter writer({}, sink);
    rdf::Describer describer({}, [&](const rdf::Resource& resource) { writer.resource(resource); });
    describer.claim(hostile());
    writer.flush();
    std::size_t lines = 0;
    for (std::size_t begin = 0; begin < sink.text.size(); ++lines) {
        const std::size_t end = sink.text.find('\n', begin);
        REQUIRE(end != std::string::npos);
        CHECK(sink.text[begin] == '<');
        CHECK(sink.text.substr(end - 2, 2) == " .");
        begin = end + 1;
    }
    CHECK(lines > 30);
    CHECK(sink.text.find('\r') == std::string::npos);
}
