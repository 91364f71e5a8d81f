#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "graph/byte_sorter.h"
#include "graph/resolution/document_clusters.h"

/// \file
/// Who is who, from clusters that come once, by document (bytewise), then index: taken down in temporary files, parted by
/// what ties them together, and resolved a part at a time. What is held in memory for each cluster are four bytes.

namespace claimgraph::resolution {

class WhoIsWho {
   public:
    /// Both must stay.
    WhoIsWho(const std::vector<KnownThing>& known, const std::vector<Correction>& corrections)
        : known_(known), corrections_(corrections), names_(known), document_(names_) {}

    void add(const ClusterEvidence& cluster);
    Resolution resolve(bool with_merges);

   private:
    void close_document();
    /// What has the number is tied to whatever has the same link.
    void tie(std::uint64_t link, std::uint64_t number);
    std::vector<Index> parts();
    std::vector<std::string> widespread();

    const std::vector<KnownThing>& known_;
    const std::vector<Correction>& corrections_;
    KnownNames names_;
    DocumentClusters document_;  ///< the last one
    Index clusters_ = 0, documents_ = 0;
    Sayings sayings_;
    ByteSorter rows_;    ///< by number
    ByteSorter links_;   ///< link, number
    ByteSorter things_;  ///< of each document what it speaks of
    std::string bytes_;
};

}  // namespace claimgraph::resolution
