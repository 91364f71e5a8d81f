#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/cluster_key.h"
#include "graph/resolve.h"

/// \file
/// The keys of a cluster, read once, and what follows from them for resolution.

namespace claimgraph::resolution {

using Kind = IdentityKind;

struct ClusterKeys {
    /// \param cluster  must stay: identities point into it
    explicit ClusterKeys(const ClusterEvidence& cluster);

    std::vector<IdentityKey> identities;
    std::vector<SayingKey> sayings;

    /// Of kinds that can be there once only the smallest counts, so that a stray second key changes nothing by its place.
    std::string_view smallest(Kind kind) const { return smallest_[static_cast<std::size_t>(kind)]; }
    bool has(Kind kind) const { return !smallest(kind).empty(); }
    /// Somebody or something has a name, and is not only described.
    bool is_named() const { return has(Kind::family) || has(Kind::given) || has(Kind::gazetteer) || has(Kind::name); }

   private:
    std::array<std::string_view, static_cast<std::size_t>(Kind::count)> smallest_{};
};

/// What a cluster is to the others of its document that may be told by it (*a family name alone, and both documents
/// speak of one more thing*); empty where it says nothing.
std::string companion(const ClusterEvidence& cluster, const ClusterKeys& keys);

/// Hashes of what a cluster has to have in common with another one for either to matter to who the other is. Clusters
/// that no chain of links ties together can be resolved apart from each other: whoever changes the rounds so that they
/// look at something else must add it here.
void add_links(EntityType type, const ClusterKeys& keys, std::vector<std::uint64_t>& links);
/// The same of a name that the user, or a list of the program, knows somebody or something by.
std::uint64_t link_of_known_name(std::string_view folded);

}  // namespace claimgraph::resolution
