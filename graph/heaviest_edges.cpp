#include "graph/heaviest_edges.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <functional>
#include <queue>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace claimgraph {
namespace {

/// So many edges are looked at for each that is wanted; more than most are never held.
constexpr std::uint64_t choice = 32, most = std::uint64_t{1} << 32;

std::uint64_t hash_of(const std::string& id) { return XXH3_64bits(id.data(), id.size()); }
auto place(const FlatEdge& edge) { return std::tie(edge.source, edge.label, edge.target); }

struct Ranked {
    std::uint64_t strength = 0;  ///< the weight of both ends
    FlatEdge edge;
    friend bool operator<(const Ranked& a, const Ranked& b) {  // the better one first
        if (a.edge.weight != b.edge.weight) return a.edge.weight > b.edge.weight;
        return a.strength != b.strength ? a.strength > b.strength : place(a.edge) < place(b.edge);
    }
};

/// The best edges, the best of them first.
std::vector<Ranked> candidates(const EachEdge& each, std::uint64_t top) {
    std::unordered_map<std::uint64_t, std::uint64_t> strength;  // by hash of the node
    each([&](const FlatEdge& edge) {
        strength[hash_of(edge.source)] += edge.weight;
        strength[hash_of(edge.target)] += edge.weight;
    });
    const std::uint64_t room = std::min(top, most) * choice;
    std::vector<Ranked> best;  // a heap with the worst on top
    each([&](const FlatEdge& edge) {
        const std::uint64_t at_ends = strength[hash_of(edge.source)] + strength[hash_of(edge.target)];
        if (best.size() == room) {
            const auto& worst = best.front();
            if (std::tie(edge.weight, at_ends) < std::tie(worst.edge.weight, worst.strength)) return;
            Ranked ranked{at_ends, edge};
            if (!(ranked < worst)) return;
            std::pop_heap(best.begin(), best.end());
            best.back() = std::move(ranked);
        } else {
            best.push_back({at_ends, edge});
        }
        std::push_heap(best.begin(), best.end());
    });
    std::sort(best.begin(), best.end());
    return best;
}

/// Which of the ranked edges are taken, by number: from the best one on the best that touches what is taken, as a
/// spanning tree grows (Prim 1957); where none does, the best that is left.
std::vector<std::size_t> grown(const std::vector<Ranked>& edges, std::uint64_t top) {
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> at;  // edges, by hash of the node
    for (std::size_t i = 0; i < edges.size(); ++i)
        for (const std::string* id : {&edges[i].edge.source, &edges[i].edge.target}) at[hash_of(*id)].push_back(i);
    std::priority_queue<std::size_t, std::vector<std::size_t>, std::greater<>> touching;
    std::vector<char> seen(edges.size());
    std::vector<std::size_t> taken;
    for (std::size_t next = 0; taken.size() < top;) {
        while (next < edges.size() && seen[next]) ++next;
        if (touching.empty()) {
            if (next == edges.size()) break;
            seen[next] = 1;
            touching.push(next);
        }
        const std::size_t best = touching.top();
        touching.pop();
        taken.push_back(best);
        for (const std::string* id : {&edges[best].edge.source, &edges[best].edge.target}) {
            for (const std::size_t i : at[hash_of(*id)])
                if (!std::exchange(seen[i], 1)) touching.push(i);
            at[hash_of(*id)].clear();
        }
    }
    return taken;
}

}  // namespace

std::vector<FlatEdge> heaviest_edges(const EachEdge& each, std::uint64_t top) {
    std::vector<Ranked> ranked = candidates(each, top);
    std::vector<FlatEdge> edges;
    for (const std::size_t i : grown(ranked, top)) edges.push_back(std::move(ranked[i].edge));
    std::sort(edges.begin(), edges.end(), [](const FlatEdge& a, const FlatEdge& b) { return place(a) < place(b); });
    return edges;
}

}  // namespace claimgraph
