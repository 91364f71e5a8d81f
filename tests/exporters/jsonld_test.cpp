#include "exporters/jsonld.h"

#include <doctest/doctest.h>
#include <rapidjson/document.h>

#include <set>

#include "graph/errors.h"
#include "tests/exporters/records.h"

using namespace claimgraph::exporters;
using namespace claimgraph::testing;
using namespace claimgraph;

namespace {

std::string jsonld_of(const std::vector<ClaimRecord>& claims, const ExportOptions& options = {}) {
    StringSink sink;
    JsonLdWriter writer(options, sink);
    rdf::Describer describer(options, [&](const rdf::Resource& resource) { writer.resource(resource); });
    describer.entity(minister());
    for (const ClaimRecord& claim : claims) describer.claim(claim);
    writer.finish();
    return sink.text;
}

rapidjson::Document parsed(const std::string& text) {
    rapidjson::Document document;
    document.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag>(text.c_str());
    CHECK_FALSE(document.HasParseError());
    return document;
}

}  // namespace

TEST_CASE("jsonld: the context is inline and first, nodes follow one a line") {
    const std::string text = jsonld_of({});
    CHECK(text.starts_with("{\"@context\":{\"@version\":1.1,"));
    CHECK(text.ends_with(R"(
"@graph":[
{"@type":"Person","@id":"d:person-abc","label":"Anna Roth","altLabel":["Ms Roth","Roth"],"mentionCount":3,"firstSeen":"2025-06-04","lastSeen":"2025-06-05"}
]}
)"));
}

TEST_CASE("jsonld: claims use the terms of the context, decimals are strings, facts are plain properties") {
    const std::string text = jsonld_of({denial()});
    CHECK(
        text.find(
            R"({"@type":["Claim","schema:Claim"],"@id":"d:claim-1","label":"Anna Roth – denies – the possibility of talks","about":"d:prop-)") !=
        std::string::npos);
    CHECK(text.find(R"("attitude":"cg:Deny","polarity":"cg:Affirmed","modality":"cg:Actual","confidence":"0.9",)") !=
          std::string::npos);
    CHECK(text.find(R"({"@id":"d:person-abc","cg:denies":{"@id":"d:phrase-talks"}})") != std::string::npos);
    CHECK(text.find(R"("start":0,"end":40)") != std::string::npos);
}

TEST_CASE("jsonld: whatever the text holds, the document is JSON") {
    std::vector<ClaimRecord> claims = speech();
    claims.push_back(hostile());
    const rapidjson::Document document = parsed(jsonld_of(claims));
    CHECK(document["@graph"].Size() > 10);
    const std::string again = jsonld_of(claims);
    CHECK(again == jsonld_of(claims));
}

TEST_CASE("jsonld: the base of the context is the user's") {
    ExportOptions options;
    options.base = "https://example.org/id";
    const rapidjson::Document document = parsed(jsonld_of({}, options));
    CHECK(std::string(document["@context"]["d"]["@id"].GetString()) == "https://example.org/id");
    CHECK(document["@context"]["d"]["@prefix"].GetBool());
    CHECK(std::string(document["@context"]["p"]["@id"].GetString()) == "https://example.org/idpredicate/");
}

TEST_CASE("jsonld: numbers that are none in JSON, and names that look like addresses, are written in full") {
    for (const char* form : {"compact", "expanded"}) {
        ExportOptions options;
        options.jsonld = form;
        StringSink sink;
        JsonLdWriter writer(options, sink);
        rdf::Resource resource{{rdf::Namespace::id, "//x"}, {}};
        for (const char* number : {"-17", "+1", "01", "9007199254740993"})
            resource.add({rdf::Namespace::rdfs, "value"}, rdf::Literal{number, "integer"});
        writer.resource(resource);
        writer.finish();
        parsed(sink.text);
        CHECK(sink.text.find("-17") != std::string::npos);
        for (const char* number :
             {"\"+1\"", "\"01\"", "\"9007199254740993\"", "\"https://w3id.org/claimgraph/id///x\""})
            CHECK_MESSAGE(sink.text.find(number) != std::string::npos, number);
    }
}

TEST_CASE("jsonld: expanded needs no context") {
    ExportOptions options;
    options.jsonld = "expanded";
    const std::string text = jsonld_of({denial()}, options);
    CHECK(text.starts_with(
        R"([
{"@type":["https://w3id.org/claimgraph#Person"],"@id":"https://w3id.org/claimgraph/id/person-abc","http://www.w3.org/2000/01/rdf-schema#label":[{"@value":"Anna Roth"}],)"));
    CHECK(text.find(R"("https://w3id.org/claimgraph#mentionCount":[{"@value":3}])") != std::string::npos);
    CHECK(
        text.find(
            R"("https://w3id.org/claimgraph#confidence":[{"@value":"0.9","@type":"http://www.w3.org/2001/XMLSchema#decimal"}])") !=
        std::string::npos);
    CHECK(text.ends_with("\n]\n"));
    CHECK(parsed(text).IsArray());
}

TEST_CASE("jsonld: flattened says all of a node in one place") {
    ExportOptions options;
    options.jsonld = "flattened";
    StringSink sink;
    JsonLdWriter writer(options, sink);
    rdf::Describer describer(options, [&](const rdf::Resource& resource) { writer.resource(resource); });
    rdf::Facts facts;
    ClaimRecord other = denial();
    other.id = "claim-9";
    other.subject = phrase_node("phrase-nobody", "nobody");
    other = with_proposition(std::move(other));
    for (const ClaimRecord& claim : {denial(), denial(), other}) describer.add_fact(claim, facts);
    describer.keep_facts_with(std::move(facts));
    describer.entity(minister());
    describer.claim(denial());
    describer.finish();
    writer.finish();
    const rapidjson::Document document = parsed(sink.text);
    std::set<std::string> nodes;
    for (const auto& node : document.GetArray()) CHECK(nodes.insert(node["@id"].GetString()).second);
    const auto& denies = document[0]["https://w3id.org/claimgraph#denies"];
    CHECK(denies.Size() == 1);
    CHECK(std::string(denies[0]["@id"].GetString()) == "https://w3id.org/claimgraph/id/phrase-talks");
    CHECK(nodes.count("https://w3id.org/claimgraph/id/phrase-nobody") == 1);
}

TEST_CASE("jsonld: an unknown form is wrong use") {
    ExportOptions options;
    options.jsonld = "framed";
    StringSink sink;
    CHECK_THROWS_AS(JsonLdWriter(options, sink), UsageError);
}
