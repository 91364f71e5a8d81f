#include "graph/heaviest_edges.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace claimgraph;

namespace {

struct Row {
    const char *source, *target;
    std::uint64_t weight;
};

/// `A-B C-D`, by place
std::string heaviest(std::vector<Row> rows, std::uint64_t top) {
    std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
        return std::string(a.source) + a.target < std::string(b.source) + b.target;
    });
    std::string out;
    const auto each = [&](const std::function<void(const FlatEdge&)>& visit) {
        for (const Row& row : rows) {
            FlatEdge edge;
            edge.source = row.source, edge.target = row.target, edge.label = "MEETS", edge.weight = row.weight;
            visit(edge);
        }
    };
    for (const FlatEdge& edge : heaviest_edges(each, top))
        out += (out.empty() ? "" : " ") + edge.source + '-' + edge.target;
    return out;
}

}  // namespace

TEST_CASE("the heaviest edge comes first, then the heaviest that touch what is taken") {
    const std::vector<Row> rows = {{"a", "b", 9}, {"b", "c", 1}, {"c", "d", 3}, {"x", "y", 5}};
    CHECK(heaviest(rows, 1) == "a-b");
    CHECK(heaviest(rows, 2) == "a-b b-c");
    CHECK(heaviest(rows, 3) == "a-b b-c c-d");
}

TEST_CASE("where nothing touches what is taken, the heaviest that is left is next") {
    CHECK(heaviest({{"a", "b", 9}, {"u", "v", 3}, {"x", "y", 5}}, 2) == "a-b x-y");
}

TEST_CASE("of edges of one weight those between the heaviest nodes are taken") {
    CHECK(heaviest({{"a", "b", 1}, {"c", "d", 1}, {"c", "e", 1}, {"c", "f", 1}}, 3) == "c-d c-e c-f");
}

TEST_CASE("who asks for more edges than there are gets all of them") {
    CHECK(heaviest({{"a", "b", 1}, {"c", "d", 2}}, UINT64_MAX) == "a-b c-d");
    CHECK(heaviest({}, 3).empty());
}
