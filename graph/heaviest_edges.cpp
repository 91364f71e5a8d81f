#include "graph/heaviest_edges.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <queue>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace claimgraph {
namespace {

/// Of edges of one weight so many are looked at for each that is wanted; more than most are never held.
constexpr std::uint64_t choice = 8, most = std::uint64_t{1} << 32;

std::uint64_t hash_of(const std::string& id) { return XXH3_64bits(id.data(), id.size()); }
auto place(const FlatEdge& edge) { return std::tie(edge.source, edge.label, edge.target); }

struct Ranked {
    std::uint64_t strength = 0;  ///< the weight of both ends
    FlatEdge edge;
    friend bool operator<(const Ranked& a, const Ranked& b) {  // the better one first
        return a.strength != b.strength ? a.strength > b.strength : place(a.edge) < place(b.edge);
    }
};

/// The edges above the lightest weight that is wanted, and those of that weight, the best of them first.
struct Candidates {
    std::vector<FlatEdge> sure;
    std::vector<Ranked> tied;
};

Candidates candidates(const EachEdge& each, std::uint64_t top) {
    std::unordered_map<std::uint64_t, std::uint64_t> strength;  // by hash of the node
    std::map<std::uint64_t, std::uint64_t, std::greater<>> of_weight;
    each([&](const FlatEdge& edge) {
        strength[hash_of(edge.source)] += edge.weight;
        strength[hash_of(edge.target)] += edge.weight;
        ++of_weight[edge.weight];
    });
    std::uint64_t lightest = 0, taken = 0;
    for (const auto& [weight, count] : of_weight) {
        lightest = weight;
        if ((taken += count) >= top) break;
    }
    Candidates out;
    each([&](const FlatEdge& edge) {
        if (edge.weight > lightest) out.sure.push_back(edge);
        if (edge.weight != lightest) return;
        Ranked ranked{strength[hash_of(edge.source)] + strength[hash_of(edge.target)], edge};
        if (out.tied.size() == std::min(top, most) * choice) {  // a heap with the worst on top
            if (!(ranked < out.tied.front())) return;
            std::pop_heap(out.tied.begin(), out.tied.end());
            out.tied.pop_back();
        }
        out.tied.push_back(std::move(ranked));
        std::push_heap(out.tied.begin(), out.tied.end());
    });
    std::sort(out.tied.begin(), out.tied.end());
    return out;
}

/// Which of the tied edges are taken: they grow on to the heaviest piece of what is taken already.
class Growth {
   public:
    explicit Growth(const Candidates& from) : from_(from) {
        for (const FlatEdge& edge : from.sure) join(edge);
        for (std::size_t i = 0; i < from.tied.size(); ++i)
            for (const std::string* id : {&from.tied[i].edge.source, &from.tied[i].edge.target})
                at_[node(*id)].push_back(i);
        taken_.resize(from.tied.size());
        in_.resize(parent_.size());
    }

    /// Numbers of tied edges, in the order in which they are taken.
    std::vector<std::size_t> take(std::size_t room) {
        std::vector<std::size_t> out;
        std::size_t next = 0;
        if (!from_.sure.empty()) reach(heaviest_piece());
        while (out.size() < room) {
            while (!queue_.empty() && taken_[queue_.top().second]) queue_.pop();
            while (next < taken_.size() && taken_[next]) ++next;
            if (queue_.empty() && next == taken_.size()) break;
            const std::size_t best = queue_.empty() ? next : queue_.top().second;
            taken_[best] = 1;
            out.push_back(best);
            for (const std::string* id : {&from_.tied[best].edge.source, &from_.tied[best].edge.target})
                reach(root(node(*id)));
        }
        return out;
    }

   private:
    std::size_t node(const std::string& id) {
        const auto [at, is_new] = numbers_.try_emplace(hash_of(id), parent_.size());
        if (is_new) {
            parent_.push_back(at->second);
            members_.push_back({at->second});
            weight_.push_back(0);
            at_.emplace_back();
        }
        return at->second;
    }
    std::size_t root(std::size_t node) {
        while (parent_[node] != node) node = parent_[node] = parent_[parent_[node]];
        return node;
    }
    void join(const FlatEdge& edge) {
        std::size_t a = root(node(edge.source)), b = root(node(edge.target));
        weight_[a] += edge.weight;
        if (a == b) return;
        if (members_[a].size() < members_[b].size()) std::swap(a, b);
        parent_[b] = a;
        weight_[a] += weight_[b];
        members_[a].insert(members_[a].end(), members_[b].begin(), members_[b].end());
        members_[b].clear();
    }
    std::size_t heaviest_piece() {
        std::size_t best = 0;
        for (std::size_t i = 0; i < parent_.size(); ++i)
            if (parent_[i] == i && weight_[i] > weight_[root(best)]) best = i;
        return root(best);
    }
    /// The piece belongs to what has grown: edges at its nodes can be next, first those that lead to another piece.
    void reach(std::size_t piece) {
        for (const std::size_t member : members_[piece]) {
            if (std::exchange(in_[member], 1)) continue;
            for (const std::size_t i : at_[member]) {
                if (taken_[i]) continue;
                const FlatEdge& edge = from_.tied[i].edge;
                const std::size_t a = root(node(edge.source)), b = root(node(edge.target));
                const bool is_inside = in_[node(edge.source)] && in_[node(edge.target)];
                queue_.emplace(is_inside || a == b || members_[a].size() == 1 || members_[b].size() == 1, i);
            }
        }
    }

    const Candidates& from_;
    std::unordered_map<std::uint64_t, std::size_t> numbers_;
    std::vector<std::size_t> parent_;
    std::vector<std::vector<std::size_t>> members_, at_;  ///< of pieces; tied edges at nodes
    std::vector<std::uint64_t> weight_;
    std::vector<char> taken_, in_;
    using Next = std::pair<bool, std::size_t>;
    std::priority_queue<Next, std::vector<Next>, std::greater<>> queue_;
};

}  // namespace

std::vector<FlatEdge> heaviest_edges(const EachEdge& each, std::uint64_t top) {
    Candidates from = candidates(each, top);
    const std::vector<std::size_t> taken = Growth(from).take(top - from.sure.size());
    std::vector<FlatEdge> edges = std::move(from.sure);
    for (const std::size_t i : taken) edges.push_back(std::move(from.tied[i].edge));
    std::sort(edges.begin(), edges.end(), [](const FlatEdge& a, const FlatEdge& b) { return place(a) < place(b); });
    return edges;
}

}  // namespace claimgraph
