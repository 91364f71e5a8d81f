#include "extract/names/authority.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "graph/errors.h"
#include "tests/cli/program.h"

using namespace claimgraph::extract::names;
using namespace claimgraph;

namespace {

std::string written(const std::string& name, const std::string& text) {
    static const tests::TemporaryFolder folder;
    return folder.file(name, text);
}

std::string complaint(const std::string& name, const std::string& text) {
    try {
        read_authority(written(name, text));
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

bool has(const std::vector<std::string>& list, const std::string& item) {
    return std::find(list.begin(), list.end(), item) != list.end();
}

}  // namespace

TEST_CASE("things that the user knows are read from CSV") {
    const auto things =
        read_authority(written("known.csv",
                               "label,iri,type,labels,country,from\n"
                               "\"Berg, Anna\",http://example.org/2,Person,Anna Berg|Ana Berg,SWE,1970-05-01\n"
                               "# a comment\n"
                               "Karumi Motors,http://example.org/1,organization,,Japan,\n"));
    REQUIRE(things.size() == 2);
    CHECK(things[0].iri == "http://example.org/1");
    CHECK(things[0].type == EntityType::organization);
    CHECK(things[0].country == "country/JP");
    CHECK(has(things[0].keys, "name:karumi motors"));
    CHECK(things[1].label == "Berg, Anna");
    CHECK(things[1].labels == std::vector<std::string>{"Ana Berg", "Anna Berg"});
    CHECK(things[1].country == "country/SE");
    CHECK(things[1].from == "1970-05-01");
}

TEST_CASE("things that the user knows are read from Turtle") {
    const auto things = read_authority(written("known.ttl", R"(
        @prefix schema: <https://schema.org/> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        @prefix ex: <http://example.org/> .
        ex:berg a schema:Person ; rdfs:label "Anna Bergová"@cs , "Anna Berg"@en ; skos:altLabel "Ani" ;
            schema:nationality "SE" ; schema:birthDate "1970-05-01" ; schema:gender "female" .
        ex:nothing schema:url <http://example.org/> .
        [] rdfs:label "somebody" .
    )"));
    REQUIRE(things.size() == 1);
    CHECK(things[0].iri == "http://example.org/berg");
    CHECK(things[0].label == "Anna Berg");
    CHECK(things[0].labels == std::vector<std::string>{"Ani", "Anna Bergová"});
    CHECK(things[0].type == EntityType::person);
    CHECK(things[0].country == "country/SE");
    CHECK(things[0].from == "1970-05-01");
    CHECK(things[0].gender == 'f');
    CHECK(has(things[0].keys, "family:berg"));
}

TEST_CASE("the gender of a known person is read from words and IRIs") {
    const auto gender = [](const std::string& value) {
        return read_authority(written("gender.csv", "iri,label,gender\nhttp://example.org/1,Anna Berg," + value + "\n"))
            .at(0)
            .gender;
    };
    CHECK(gender("female") == 'f');
    CHECK(gender("M") == 'm');
    CHECK(gender("https://schema.org/Male") == 'm');
    CHECK(gender("http://www.wikidata.org/entity/Q6581072") == 'f');
    CHECK(gender("other") == 0);
    CHECK(gender("") == 0);
}

TEST_CASE("what is wrong in a list of things is said with file and line") {
    CHECK(complaint("bad.csv", "iri,label,colour\n").find("bad.csv:1: there is no column 'colour'") !=
          std::string::npos);
    CHECK(complaint("bad.csv", "iri,type\n").find("bad.csv:1: ") != std::string::npos);
    CHECK(complaint("bad.csv", "iri,label\nnot an iri,Anna\n").find("bad.csv:2: 'not an iri' is no IRI") !=
          std::string::npos);
    CHECK(complaint("bad.csv", "iri,label\nhttp://example.org/1,\n").find("bad.csv:2: the label") != std::string::npos);
    CHECK(complaint("bad.csv", "iri,label,country\nhttp://example.org/1,A,Atlantis\n").find("no country 'Atlantis'") !=
          std::string::npos);
    CHECK(complaint("bad.csv", "iri,label,type\nhttp://example.org/1,A,Ghost\n").find("bad.csv:2: there is no type") !=
          std::string::npos);
    CHECK(complaint("bad.csv", "iri,label,gender\nhttp://example.org/1,A,blue\n").find("no gender 'blue'") !=
          std::string::npos);
    CHECK(complaint("bad.csv", "iri,label\nhttp://example.org/1,A,B\n").find("bad.csv:2: 3 fields") !=
          std::string::npos);
    CHECK(complaint("bad.csv", "").find("bad.csv:1: ") != std::string::npos);
    CHECK(complaint("bad.ttl", "<http://example.org/1> <http://example.org/p> \"open\n .").find("bad.ttl:1") !=
          std::string::npos);
    CHECK_THROWS_AS(read_authority("/nowhere/list.csv"), Error);
}
