#include "graph/resolution/document_clusters.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace claimgraph::resolution {
namespace {

// A companion says something only if few documents speak of it: so many, or one in so many of all.
constexpr std::uint64_t few_documents = 50, one_in_documents = 50;

}  // namespace

void DocumentClusters::look() {
    keys_.clear();
    things_.clear();
    for (const ClusterEvidence& cluster : clusters_) {
        keys_.emplace_back(cluster);
        if (std::string thing = companion(cluster, keys_.back()); !thing.empty()) things_.push_back(std::move(thing));
    }
    std::sort(things_.begin(), things_.end());
    things_.erase(std::unique(things_.begin(), things_.end()), things_.end());
}

Surroundings DocumentClusters::around(std::size_t i) {
    Surroundings around;
    if (clusters_[i].type == EntityType::person) around.things = things_;
    around.company = known_.company(clusters_[i], clusters_);
    return around;
}

void DocumentClusters::tell(Sayings& sayings, const std::function<Index(std::size_t)>& number, Index document) const {
    for (std::size_t i = 0; i < clusters_.size(); ++i) {
        const ClusterKeys& keys = keys_[i];
        if (keys.has(Kind::gazetteer)) sayings.add_listed(keys.smallest(Kind::gazetteer), number(i));
        for (const SayingKey& saying : keys.sayings) {
            std::optional<Index> beside;
            for (std::size_t other = 0; saying.thing.cluster && !beside && other < clusters_.size(); ++other)
                if (clusters_[other].index == *saying.thing.cluster) beside = number(other);
            sayings.add({number(i), document, clusters_[i].published, keys.is_named()}, saying, beside);
        }
    }
}

std::uint64_t most_documents_of_companion(std::uint64_t documents, const std::vector<KnownThing>& known) {
    std::set<std::string_view> things;  // each is a document of its own
    for (const KnownThing& thing : known) things.insert(thing.iri);
    return std::max(few_documents, (documents + things.size()) / one_in_documents);
}

}  // namespace claimgraph::resolution
