#include "graph/resolve.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

#include "graph/resolution/who_is_who.h"

namespace claimgraph {

struct Resolver::Implementation {
    std::vector<ClusterEvidence> clusters;
    std::vector<KnownThing> known;
    std::vector<Correction> corrections;
};

Resolver::Resolver() : implementation_(std::make_unique<Implementation>()) {}
Resolver::~Resolver() = default;

void Resolver::add(const ClusterEvidence& cluster) { implementation_->clusters.push_back(cluster); }
void Resolver::add_known(const KnownThing& thing) { implementation_->known.push_back(thing); }
void Resolver::add(const Correction& correction) { implementation_->corrections.push_back(correction); }

Resolution Resolver::resolve(bool with_merges) {
    const std::unique_ptr<Implementation> given = std::exchange(implementation_, std::make_unique<Implementation>());
    const std::vector<ClusterEvidence>& clusters = given->clusters;
    std::vector<std::uint32_t> order(clusters.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const auto rank = [&](const ClusterEvidence& one) {
            return std::tie(one.document, one.index, one.label, one.type, one.published, one.mentions, one.keys);
        };
        return rank(clusters[a]) < rank(clusters[b]);
    });
    resolution::WhoIsWho who(given->known, given->corrections);
    for (const std::uint32_t place : order) who.add(clusters[place]);
    Resolution out = who.resolve(with_merges);

    // In the numbers that the caller has.
    std::vector<std::uint32_t> entity_of(clusters.size());
    for (std::size_t place = 0; place < order.size(); ++place) entity_of[order[place]] = out.entity_of[place];
    out.entity_of = std::move(entity_of);
    for (Merge& merge : out.merges)
        for (std::uint32_t* cluster : {&merge.a, &merge.b})
            if (*cluster < order.size()) *cluster = order[*cluster];
    for (RelationEvidence& row : out.evidence) row.cluster = order[row.cluster];
    std::sort(out.evidence.begin(), out.evidence.end(), [](const RelationEvidence& a, const RelationEvidence& b) {
        return std::tie(a.cluster, a.relation, a.words) < std::tie(b.cluster, b.relation, b.words);
    });
    return out;
}

Resolution resolve(const std::vector<ClusterEvidence>& clusters) {
    Resolver resolver;
    for (const ClusterEvidence& cluster : clusters) resolver.add(cluster);
    return resolver.resolve();
}

}  // namespace claimgraph
