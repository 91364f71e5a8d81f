#include <doctest/doctest.h>

#include <set>

#include "exporters/exporter.h"
#include "graph/errors.h"

using namespace claimgraph::exporters;
using namespace claimgraph;

TEST_CASE("formats: every row is whole and its name and extension its own") {
    std::set<std::string_view> names, extensions;
    for (const Format& format : formats()) {
        CHECK(names.insert(format.name).second);
        CHECK(extensions.insert(format.extension).second);
        for (const FormatPart& part : format.more) CHECK(extensions.insert(part.extension).second);
        CHECK_FALSE(format.extension.starts_with('.'));
        CHECK_FALSE(format.media_type.empty());
        CHECK_FALSE(format.description.empty());
        CHECK(static_cast<bool>(format.write != nullptr));
        CHECK(&format_named(format.name) == &format);
    }
    for (const char* name :
         {"graphml", "ttl", "nt", "jsonld", "trig", "nq", "gexf", "neo4j", "cypher", "csv", "dot", "svg", "mentions", "jsonl"})
        CHECK(names.count(name) == 1);
}

TEST_CASE("formats: an unknown name is wrong use, and the message lists the known ones") {
    std::string known;
    for (const Format& format : formats()) known += (known.empty() ? "" : ", ") + std::string(format.name);
    CHECK_THROWS_WITH_AS(format_named("pictures"), ("no format is called 'pictures'; there are: " + known).c_str(), UsageError);
}
