#include "graph/resolve.h"

#include <utility>

#include "graph/resolution/rounds.h"

namespace claimgraph {

struct Resolver::Implementation : resolution::Rounds {};

Resolver::Resolver() : implementation_(std::make_unique<Implementation>()) {}
Resolver::~Resolver() = default;

void Resolver::reserve(std::uint64_t clusters) { implementation_->nodes.reserve(clusters); }
void Resolver::add(const ClusterEvidence& cluster) { implementation_->add(cluster); }
void Resolver::add_known(const KnownThing& thing) { implementation_->known.push_back(thing); }
void Resolver::add(const Correction& correction) { implementation_->corrections.push_back(correction); }

Resolution Resolver::resolve(bool with_merges) {
    const std::unique_ptr<Implementation> done = std::exchange(implementation_, std::make_unique<Implementation>());
    return done->resolve(with_merges);
}

Resolution resolve(const std::vector<ClusterEvidence>& clusters) {
    Resolver resolver;
    for (const ClusterEvidence& cluster : clusters) resolver.add(cluster);
    return resolver.resolve();
}

}  // namespace claimgraph
