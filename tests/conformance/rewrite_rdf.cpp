// Writes given graphs as our RDF writers do, for w3c_cases.py:
//
//     rewrite_rdf CASES.json FOLDER BASE
//
// CASES.json: { NAME: [[subject, predicate, object, datatype in xsd or null], …], … }; of each a file FOLDER/NAME.ttl
// and so on in every syntax comes to be. Literals go through clean_text, as those of the program do.
#include <rapidjson/document.h>
#include <rapidjson/istreamwrapper.h>

#include <exception>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "exporters/jsonld.h"
#include "exporters/ntriples.h"
#include "exporters/rdf.h"
#include "exporters/text.h"
#include "exporters/turtle.h"

namespace {

using namespace claimgraph::exporters;
using namespace claimgraph;

class FileSink : public Sink {
   public:
    explicit FileSink(const std::string& path) : file_(path, std::ios::binary) {
        file_.exceptions(std::ios::failbit | std::ios::badbit);
    }
    void write(std::string_view bytes) override {
        file_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    }

   private:
    std::ofstream file_;
};

std::string text_of(const rapidjson::Value& value) { return {value.GetString(), value.GetStringLength()}; }

/// The IRI by the longest of our namespaces.
rdf::Iri iri_of(const std::string& text, const ExportOptions& options) {
    rdf::Iri found{rdf::Namespace::none, text};
    const auto rows = rdf::namespaces(options);
    std::size_t length = 0;
    for (std::size_t i = 1; i < rows.size(); ++i)
        if (rows[i].iri.size() > length && text.starts_with(rows[i].iri)) {
            length = rows[i].iri.size();
            found = {static_cast<rdf::Namespace>(i), text.substr(length)};
        }
    return found;
}

/// By subject, what has the same predicate together and types first, as the writers want it.
std::vector<rdf::Resource> resources_of(const rapidjson::Value& triples, const ExportOptions& options) {
    const rdf::Iri type{rdf::Namespace::rdf, "type"};
    std::vector<rdf::Resource> resources;
    for (const rapidjson::Value& triple : triples.GetArray()) {
        const rdf::Iri subject = iri_of(text_of(triple[0]), options);
        rdf::Property property{iri_of(text_of(triple[1]), options), !triple[3].IsNull(), {}, {}};
        if (property.is_literal)
            property.literal = {clean_text(text_of(triple[2])), triple[3].GetString()};
        else
            property.iri = iri_of(text_of(triple[2]), options);
        auto resource = resources.begin();
        while (resource != resources.end() && !(resource->subject == subject)) ++resource;
        if (resource == resources.end()) resource = resources.insert(resource, rdf::Resource{subject});
        auto& properties = resource->properties;
        auto place = properties.begin();
        if (!(property.predicate == type)) {
            place = properties.end();
            for (auto at = properties.begin(); at != properties.end(); ++at)
                if (at->predicate == property.predicate) place = at + 1;
        }
        properties.insert(place, std::move(property));
    }
    return resources;
}

template <class Writer>
void write(const std::vector<rdf::Resource>& resources, Writer& writer, const rdf::Iri& graph = {}) {
    for (rdf::Resource resource : resources) {
        resource.graph = graph;
        writer.resource(resource);
    }
    if constexpr (requires { writer.finish(); })
        writer.finish();
    else
        writer.flush();
}

void write_all(const std::vector<rdf::Resource>& resources, const std::string& path, ExportOptions options) {
    const rdf::Iri graph{rdf::Namespace::id, "graph"};
    {
        FileSink sink(path + ".ttl");
        TurtleWriter writer(options, sink);
        write(resources, writer);
    }
    {
        FileSink sink(path + ".trig");
        TurtleWriter writer(options, sink, rdf::Shape::graphs);
        write(resources, writer, graph);
    }
    for (const bool quads : {false, true}) {
        FileSink sink(path + (quads ? ".nq" : ".nt"));
        NTriplesWriter writer(options, sink);
        write(resources, writer, quads ? graph : rdf::Iri());
    }
    for (const char* form : {"compact", "expanded"}) {
        options.jsonld = form;
        FileSink sink(path + "." + form + ".jsonld");
        JsonLdWriter writer(options, sink);
        write(resources, writer);
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4) return 2;
    try {
        std::ifstream file(argv[1], std::ios::binary);
        rapidjson::IStreamWrapper stream(file);
        rapidjson::Document cases;
        cases.ParseStream(stream);
        if (cases.HasParseError() || !cases.IsObject()) throw std::runtime_error("no cases");
        ExportOptions options;
        options.base = argv[3];
        for (const auto& member : cases.GetObject())
            write_all(resources_of(member.value, options), std::string(argv[2]) + "/" + member.name.GetString(),
                      options);
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
    return 0;
}
