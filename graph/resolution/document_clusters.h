#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/resolution/known_names.h"
#include "graph/resolution/rounds.h"
#include "graph/resolution/sayings.h"

/// \file
/// The clusters of one document, as resolution wants them: with what is said beside each, and what ties it to others.

namespace claimgraph::resolution {

class DocumentClusters {
   public:
    /// \param known  must stay
    explicit DocumentClusters(KnownNames& known) : known_(known) {}

    void clear() { clusters_.clear(); }
    void add(const ClusterEvidence& cluster) { clusters_.push_back(cluster); }
    bool empty() const { return clusters_.empty(); }
    std::size_t size() const { return clusters_.size(); }
    const ClusterEvidence& operator[](std::size_t i) const { return clusters_[i]; }

    /// Reads the keys; before what follows is asked for.
    void look();
    const std::vector<std::string>& things() const { return things_; }  ///< what the document speaks of; sorted, unique
    void add_links(std::size_t i, std::vector<std::uint64_t>& links) {
        resolution::add_links(clusters_[i].type, keys_[i], links);
        known_.add_links(clusters_[i], links);
    }
    Surroundings around(std::size_t i);
    /// Tells what keys say. \param number  of each cluster \param document  its number
    void tell(Sayings& sayings, const std::function<Index(std::size_t)>& number, Index document) const;

   private:
    KnownNames& known_;
    std::vector<ClusterEvidence> clusters_;
    std::vector<ClusterKeys> keys_;
    std::vector<std::string> things_;
};

/// How many documents may speak of a thing that still tells persons of one name apart, or that they are one.
std::uint64_t most_documents_of_companion(std::uint64_t documents, const std::vector<KnownThing>& known);

}  // namespace claimgraph::resolution
