#include "exporters/communities.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>
#include <utility>

namespace claimgraph::exporters {
namespace {

/// Neighbours of each node with the weight between, and its own ties to itself.
struct Neighbours {
    std::vector<std::vector<std::pair<std::uint32_t, double>>> of;
    std::vector<double> loops, degrees;
    double total = 0;  ///< of all degrees

    Neighbours(std::size_t nodes, const std::vector<Tie>& ties) : of(nodes), loops(nodes), degrees(nodes) {
        for (const Tie& tie : ties) {
            total += 2 * tie.weight;
            degrees[tie.a] += tie.weight, degrees[tie.b] += tie.weight;
            if (tie.a == tie.b) {
                loops[tie.a] += tie.weight;
                continue;
            }
            of[tie.a].emplace_back(tie.b, tie.weight);
            of[tie.b].emplace_back(tie.a, tie.weight);
        }
    }
};

/// One level: each node goes where modularity gains most, until none does. \return whether any moved
bool move_nodes(const Neighbours& graph, std::vector<std::uint32_t>& community) {
    std::vector<double> weight_of = graph.degrees;  // of each community
    std::vector<double> towards(community.size());
    bool moved_at_all = false;
    constexpr int rounds = 50;
    for (int round = 0; round < rounds; ++round) {
        bool moved = false;
        for (std::uint32_t node = 0; node < community.size(); ++node) {
            const std::uint32_t own = community[node];
            weight_of[own] -= graph.degrees[node];
            for (const auto& [other, weight] : graph.of[node]) towards[community[other]] += weight;
            std::uint32_t best = own;
            const auto gain = [&](std::uint32_t to) {
                return towards[to] - weight_of[to] * graph.degrees[node] / graph.total;
            };
            double most = gain(own);
            for (const auto& [other, weight] : graph.of[node]) {
                const double found = gain(community[other]);
                if (found > most + 1e-9) most = found, best = community[other];
            }
            for (const auto& [other, weight] : graph.of[node]) towards[community[other]] = 0;
            weight_of[best] += graph.degrees[node];
            community[node] = best;
            moved = moved || best != own;
        }
        if (!moved) break;
        moved_at_all = true;
    }
    return moved_at_all;
}

/// Numbers as they are met. \return how many there are
std::size_t renumber(std::vector<std::uint32_t>& community) {
    std::unordered_map<std::uint32_t, std::uint32_t> numbers;
    for (std::uint32_t& one : community) one = numbers.try_emplace(one, static_cast<std::uint32_t>(numbers.size())).first->second;
    return numbers.size();
}

}  // namespace

std::vector<std::size_t> communities_of(std::size_t nodes, const std::vector<Tie>& ties) {
    std::vector<std::uint32_t> of_node(nodes);
    std::iota(of_node.begin(), of_node.end(), 0);
    std::vector<Tie> level = ties;
    for (std::size_t count = nodes; count > 0;) {
        std::vector<std::uint32_t> community(count);
        std::iota(community.begin(), community.end(), 0);
        const bool moved = !level.empty() && move_nodes(Neighbours(count, level), community);
        count = renumber(community);
        for (std::uint32_t& one : of_node) one = community[one];
        if (!moved) break;
        for (Tie& tie : level) tie = {community[tie.a], community[tie.b], tie.weight};
    }
    std::vector<std::size_t> sizes(nodes), order(nodes), rank(nodes), out(nodes);
    renumber(of_node);
    for (const std::uint32_t one : of_node) ++sizes[one];
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return sizes[a] > sizes[b]; });
    for (std::size_t place = 0; place < nodes; ++place) rank[order[place]] = place;
    for (std::size_t node = 0; node < nodes; ++node) out[node] = rank[of_node[node]];
    return out;
}

}  // namespace claimgraph::exporters
