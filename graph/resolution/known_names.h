#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "graph/resolution/cluster_keys.h"
#include "graph/resolve.h"

/// \file
/// The names of what the user, and the lists of the program, know: which clusters have one of them, and so what known
/// things they may be.

namespace claimgraph::resolution {

class KnownNames {
   public:
    /// \param known  must stay
    explicit KnownNames(const std::vector<KnownThing>& known);

    /// Links of a known thing to clusters, by its names and keys.
    std::vector<std::uint64_t> links_of(std::uint32_t known) const;
    /// Links of a cluster to known things, by its names.
    void add_links(const ClusterEvidence& cluster, std::vector<std::uint64_t>& links);
    /// Of the known things that a cluster may only be where its document names their company those of which it does:
    /// `others` are the clusters of its document, itself among them.
    std::vector<std::uint32_t> company(const ClusterEvidence& cluster, const std::vector<ClusterEvidence>& others);

   private:
    /// The name as it is compared, if it is one of a known thing.
    const std::string* known_name(const std::string& name);
    template <typename Visit>
    void each_known_name(const ClusterEvidence& cluster, Visit&& visit);

    const std::vector<KnownThing>& known_;
    std::unordered_map<std::string, std::vector<std::uint32_t>> things_;  ///< of a folded name those that only company tells
    std::unordered_map<std::string, const std::string*> looked_up_;       ///< names met last
};

}  // namespace claimgraph::resolution
