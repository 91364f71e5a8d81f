#include "extract/language/spanning_tree.h"

#include <limits>

namespace claimgraph::extract::language {

namespace {

constexpr double nothing = -std::numeric_limits<double>::infinity();

/// Nodes of some cycle among the heads of nodes 1..n-1 (node 0 is the root), in order against the edges; empty if there
/// is none.
std::vector<std::int32_t> find_cycle(const std::vector<std::int32_t>& heads) {
    enum : char { New, OnPath, Done };
    std::vector<char> state(heads.size(), New);
    state[0] = Done;
    std::vector<std::int32_t> path;
    for (std::size_t start = 1; start < heads.size(); ++start) {
        path.clear();
        auto k = static_cast<std::int32_t>(start);
        while (k >= 0 && state[k] == New) {
            state[k] = OnPath;
            path.push_back(k);
            k = heads[k];
        }
        if (k >= 0 && state[k] == OnPath) {
            std::size_t from = 0;
            while (path[from] != k) ++from;
            path.erase(path.begin(), path.begin() + static_cast<std::ptrdiff_t>(from));
            return path;
        }
        for (std::int32_t p : path) state[p] = Done;
    }
    return {};
}

struct Edge {
    std::int32_t dependent = 0;
    std::int32_t head = 0;
};

/// A contracted cycle: its parts (nodes of the contraction forest) and the edge of the cycle that enters each.
struct Contraction {
    std::vector<std::int32_t> parts;
    std::vector<Edge> edges;
};

/// The full algorithm. Slots are rows of the matrix; a contracted cycle takes the slot of one of its parts.
class Edmonds {
   public:
    Edmonds(const float* scores, std::size_t words, std::size_t stride)
        : n_(words + 1), scores_(n_ * n_, nothing), sources_(n_ * n_) {
        // With this much off every edge from the root, the best tree has as few of them as possible: one.
        constexpr double root_penalty = 1e7;
        for (std::size_t d = 1; d < n_; ++d) {
            for (std::size_t h = 0; h < n_; ++h) {
                if (h != d)
                    scores_[d * n_ + h] =
                        static_cast<double>(scores[(d - 1) * stride + h]) - (h == 0 ? root_penalty : 0.0);
                sources_[d * n_ + h] = {static_cast<std::int32_t>(d), static_cast<std::int32_t>(h)};
            }
        }
    }

    std::vector<std::int32_t> run() {
        heads_.assign(n_, -1);
        node_of_slot_.resize(n_);
        for (std::size_t k = 0; k < n_; ++k) node_of_slot_[k] = static_cast<std::int32_t>(k);
        parent_.assign(n_, -1);
        alive_.assign(n_, true);
        for (std::size_t k = 1; k < n_; ++k) choose_head(k);
        while (true) {
            const auto cycle = find_cycle(heads_);
            if (cycle.empty()) break;
            contract(cycle);
        }
        return expand();
    }

   private:
    void choose_head(std::size_t slot) {
        double best = nothing;
        for (std::size_t h = 0; h < n_; ++h) {
            if (alive_[h] && scores_[slot * n_ + h] > best) {
                best = scores_[slot * n_ + h];
                heads_[slot] = static_cast<std::int32_t>(h);
            }
        }
    }

    void contract(const std::vector<std::int32_t>& cycle) {
        const auto kept = static_cast<std::size_t>(cycle[0]);
        Contraction made;
        std::vector<double> own;
        std::vector<bool> inside(n_, false);
        for (std::int32_t slot : cycle) {
            inside[slot] = true;
            const std::size_t at = static_cast<std::size_t>(slot) * n_ + heads_[slot];
            made.parts.push_back(node_of_slot_[slot]);
            made.edges.push_back(sources_[at]);
            own.push_back(scores_[at]);
        }
        for (std::size_t k = 0; k < n_; ++k) {
            if (!alive_[k] || inside[k]) continue;
            double enter = nothing, leave = nothing;
            Edge enter_edge, leave_edge;
            for (std::size_t c = 0; c < cycle.size(); ++c) {
                const auto slot = static_cast<std::size_t>(cycle[c]);
                // entering here costs the edge of the cycle that ends here
                if (scores_[slot * n_ + k] - own[c] > enter) {
                    enter = scores_[slot * n_ + k] - own[c];
                    enter_edge = sources_[slot * n_ + k];
                }
                if (scores_[k * n_ + slot] > leave) {
                    leave = scores_[k * n_ + slot];
                    leave_edge = sources_[k * n_ + slot];
                }
            }
            scores_[kept * n_ + k] = enter;
            sources_[kept * n_ + k] = enter_edge;
            scores_[k * n_ + kept] = leave;
            sources_[k * n_ + kept] = leave_edge;
            if (heads_[k] >= 0 && inside[heads_[k]]) heads_[k] = static_cast<std::int32_t>(kept);
        }
        const auto node = static_cast<std::int32_t>(parent_.size());
        parent_.push_back(-1);
        for (std::int32_t part : made.parts) parent_[part] = node;
        for (std::int32_t slot : cycle) {
            alive_[slot] = static_cast<std::size_t>(slot) == kept;
            if (!alive_[slot]) heads_[slot] = 0;  // out of the game, and no cycle of its own
        }
        node_of_slot_[kept] = node;
        contractions_.push_back(std::move(made));
        heads_[kept] = -1;
        choose_head(kept);
    }

    std::vector<std::int32_t> expand() const {
        std::vector<Edge> entering(parent_.size());
        for (std::size_t slot = 1; slot < n_; ++slot) {
            if (alive_[slot]) entering[node_of_slot_[slot]] = sources_[slot * n_ + heads_[slot]];
        }
        for (std::size_t k = contractions_.size(); k-- > 0;) {
            const auto node = static_cast<std::int32_t>(n_ + k);
            std::int32_t part = entering[node].dependent;
            while (parent_[part] != node) part = parent_[part];
            for (std::size_t p = 0; p < contractions_[k].parts.size(); ++p)
                entering[contractions_[k].parts[p]] = contractions_[k].edges[p];
            entering[part] = entering[node];
        }
        std::vector<std::int32_t> heads(n_ - 1);
        for (std::size_t d = 1; d < n_; ++d) heads[d - 1] = entering[d].head - 1;
        return heads;
    }

    std::size_t n_;
    std::vector<double> scores_;  // [slot of the dependent][slot of the head]
    std::vector<Edge> sources_;   // the edge between words that this edge between slots stands for
    std::vector<std::int32_t> heads_;
    std::vector<std::int32_t> node_of_slot_;
    std::vector<std::int32_t> parent_;  // in the forest of contractions; nodes n_ and above are contracted cycles
    std::vector<bool> alive_;
    std::vector<Contraction> contractions_;
};

}  // namespace

std::vector<std::int32_t> best_tree(const float* scores, std::size_t words, std::size_t stride) {
    if (words == 0) return {};
    std::vector<std::int32_t> heads(words + 1, -1);
    std::size_t roots = 0;
    for (std::size_t d = 1; d <= words; ++d) {
        const float* row = scores + (d - 1) * stride;
        std::size_t best = 0;
        for (std::size_t h = 1; h <= words; ++h) {
            if (h != d && row[h] > row[best]) best = h;
        }
        heads[d] = static_cast<std::int32_t>(best);
        roots += best == 0;
    }
    if (roots != 1 || !find_cycle(heads).empty()) return Edmonds(scores, words, stride).run();
    std::vector<std::int32_t> tree(words);
    for (std::size_t d = 1; d <= words; ++d) tree[d - 1] = heads[d] - 1;
    return tree;
}

}  // namespace claimgraph::extract::language
