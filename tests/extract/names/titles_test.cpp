#include "extract/names/titles.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <string>

#include "graph/errors.h"

using namespace claimgraph::extract::names;
using namespace claimgraph;

namespace {

std::vector<KnownThing> read(const std::string& json) {
    const std::string path = (std::filesystem::temp_directory_path() / "claimgraph-titles-test.json").string();
    std::ofstream(path) << json;
    return read_titles(path);
}

}  // namespace

TEST_CASE("titles: the built-in list is whole, and no name in it stands for two things") {
    std::set<std::string> names;
    CHECK(listed_titles().size() > 500);
    for (const KnownThing& thing : listed_titles()) {
        CAPTURE(thing.iri);
        CHECK(thing.listed);
        CHECK(thing.iri.starts_with("http://dbpedia.org/resource/"));
        CHECK(thing.iri.find(' ') == std::string::npos);
        CHECK(thing.labels.size() + thing.shared_labels.size() > 0);
        for (const std::string& name : thing.labels) CHECK_MESSAGE(names.insert(name).second, name);
    }
}

TEST_CASE("titles: a title becomes an IRI, its names labels, with those that need company apart") {
    const auto things = read(R"({"titles": [
        {"title": "Blue Party (Ruritania) \"x\"", "type": "Organization", "names": ["RBP"], "sometimes": ["Blue Party"],
         "with": ["Ruritania"]}]})");
    REQUIRE(things.size() == 1);
    CHECK(things[0].iri == "http://dbpedia.org/resource/Blue_Party_(Ruritania)_%22x%22");
    CHECK(things[0].type == EntityType::organization);
    CHECK(things[0].labels == std::vector<std::string>{"RBP"});
    CHECK(things[0].shared_labels == std::vector<std::string>{"Blue Party"});
    CHECK(things[0].company == std::vector<std::string>{"Ruritania"});
}

TEST_CASE("titles: what is no list of titles is refused with its place") {
    const struct {
        const char *json, *message;
    } rows[] = {
        {"[]", "no list of titles"},
        {"{\"titles\": [", "byte 12"},
        {R"({"titles": [{"names": ["A"]}]})", "title 1: without a title"},
        {R"({"titles": [{"title": "A", "nmes": ["A"]}]})", "title 1: 'nmes' is not known"},
        {R"({"titles": [{"title": "A", "names": "A"}]})", "title 1: 'names' is no list"},
        {R"({"titles": [{"title": "A", "sometimes": ["A"]}]})", "title 1: 'sometimes' needs 'with'"},
        {R"({"titles": [{"title": "A"}, {"title": "A"}]})", "is there twice"},
    };
    for (const auto& row : rows) {
        CAPTURE(std::string(row.json));
        try {
            read(row.json);
            FAIL("no error");
        } catch (const Error& error) {
            CHECK(std::string(error.what()).find(row.message) != std::string::npos);
        }
    }
}
