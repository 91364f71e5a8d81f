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

TEST_CASE("the heaviest edges come first, whatever hangs together") {
    CHECK(heaviest({{"a", "b", 1}, {"b", "c", 1}, {"x", "y", 5}, {"u", "v", 3}}, 2) == "u-v x-y");
}

TEST_CASE("of edges of one weight those between the heaviest nodes are taken") {
    CHECK(heaviest({{"a", "b", 1}, {"c", "d", 1}, {"c", "e", 1}, {"c", "f", 1}}, 3) == "c-d c-e c-f");
}

TEST_CASE("of edges of one weight those are taken that join on to the others, first those that join two pieces") {
    // d and e are heavier than anything around a, but lead nowhere
    const std::vector<Row> rows = {{"a", "b", 9}, {"x", "y", 5}, {"b", "x", 1}, {"a", "c", 1},
                                   {"d", "e", 1}, {"d", "f", 1}, {"d", "g", 1}, {"e", "g", 1}};
    CHECK(heaviest(rows, 3) == "a-b b-x x-y");
    CHECK(heaviest(rows, 4) == "a-b a-c b-x x-y");
    CHECK(heaviest(rows, 5) == "a-b a-c b-x d-e x-y");
}

TEST_CASE("who asks for more edges than there are gets all of them") {
    CHECK(heaviest({{"a", "b", 1}, {"c", "d", 2}}, UINT64_MAX) == "a-b c-d");
    CHECK(heaviest({}, 3).empty());
}
