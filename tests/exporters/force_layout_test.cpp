#include "exporters/force_layout.h"

#include <doctest/doctest.h>

#include <cmath>
#include <set>

#include "exporters/communities.h"

using namespace claimgraph::exporters;
using namespace claimgraph;

namespace {

/// A tree in which each node hangs from one a third of its number, and some ties across.
std::vector<Tie> tree(std::uint32_t nodes) {
    std::vector<Tie> ties;
    for (std::uint32_t node = 1; node < nodes; ++node) {
        ties.push_back({node / 3, node, 1.0 + node % 3});
        if (node % 5 == 0) ties.push_back({node * 7 % nodes, node, 1});
    }
    return ties;
}

std::vector<Box> boxes(std::uint32_t nodes) {
    std::vector<Box> out;
    for (std::uint32_t node = 0; node < nodes; ++node) {
        const double radius = 5 + node % 17;
        out.push_back({radius, radius, radius, node < 100 ? radius + 32 : radius});
    }
    return out;
}

std::size_t overlaps(const std::vector<Point>& points, const std::vector<Box>& sizes) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < points.size(); ++i)
        for (std::size_t j = i + 1; j < points.size(); ++j) {
            const Point &a = points[i], &b = points[j];
            count += a.x + sizes[i].right > b.x - sizes[j].left && b.x + sizes[j].right > a.x - sizes[i].left &&
                     a.y + sizes[i].down > b.y - sizes[j].up && b.y + sizes[j].down > a.y - sizes[i].up;
        }
    return count;
}

double distance(const Point& a, const Point& b) { return std::hypot(a.x - b.x, a.y - b.y); }

}  // namespace

TEST_CASE("force layout: no box lies on another, in a thousand nodes") {
    const std::vector<Box> sizes = boxes(1000);
    CHECK(overlaps(force_layout(sizes, tree(1000)), sizes) == 0);
}

TEST_CASE("force layout: nodes that all start in a heap come apart") {
    const std::vector<Box> sizes(60, {50, 50, 5, 5});
    std::vector<Tie> star;
    for (std::uint32_t node = 1; node < 60; ++node) star.push_back({0, node, 9});
    CHECK(overlaps(force_layout(sizes, star), sizes) == 0);
}

TEST_CASE("force layout: what is tied stands nearer than what is not") {
    const std::vector<Box> sizes(200, {5, 5, 5, 5});
    const std::vector<Tie> ties = tree(200);
    const std::vector<Point> points = force_layout(sizes, ties);
    double tied = 0, any = 0;
    for (const Tie& tie : ties) tied += distance(points[tie.a], points[tie.b]) / static_cast<double>(ties.size());
    for (std::size_t i = 0; i < 200; ++i) any += distance(points[i], points[(i * 83 + 41) % 200]) / 200;
    CHECK(tied < 0.6 * any);
}

TEST_CASE("force layout: parts that do not hang together are put in rows beside each other, the largest first") {
    const std::vector<Box> sizes(40, {10, 10, 10, 10});
    const std::vector<Point> points = force_layout(sizes, tree(10));  // thirty nodes without a tie
    CHECK(overlaps(points, sizes) == 0);
    double left = 0, right = 0, up = 0, down = 0;
    for (const Point& point : points) {
        left = std::min(left, point.x), right = std::max(right, point.x);
        up = std::min(up, point.y), down = std::max(down, point.y);
    }
    CHECK((right - left) / (down - up) < 4);  // no strip
    CHECK((down - up) / (right - left) < 4);
}

TEST_CASE("force layout: the same graph gives the same places, and an empty one none") {
    const std::vector<Point> once = force_layout(boxes(50), tree(50)), again = force_layout(boxes(50), tree(50));
    for (std::size_t node = 0; node < 50; ++node) {
        CHECK(once[node].x == again[node].x);
        CHECK(once[node].y == again[node].y);
    }
    CHECK(force_layout({}, {}).empty());
}

TEST_CASE("communities: cliques with one tie between them are found, the largest first") {
    std::vector<Tie> ties;
    const auto clique = [&](std::uint32_t from, std::uint32_t to) {
        for (std::uint32_t a = from; a < to; ++a)
            for (std::uint32_t b = a + 1; b < to; ++b) ties.push_back({a, b, 1});
    };
    clique(0, 4), clique(4, 10), clique(10, 13);
    ties.push_back({3, 4, 1}), ties.push_back({9, 10, 1});
    const std::vector<std::size_t> found = communities_of(14, ties);  // the last node stands alone
    CHECK(found == std::vector<std::size_t>{1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 2, 2, 2, 3});
    CHECK(communities_of(3, {}) == std::vector<std::size_t>{0, 1, 2});
}
