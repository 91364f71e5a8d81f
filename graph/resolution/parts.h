#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "graph/byte_sorter.h"
#include "graph/resolution/rounds.h"

/// \file
/// Clusters by parts that do not matter to each other (cluster_keys.h), resolved a part at a time, on as many processors
/// as may be used: memory holds the largest part, whatever there is in all.

namespace claimgraph::resolution {

/// A cluster with what is said beside it, as bytes.
void pack_row(std::string& bytes, const ClusterEvidence& cluster, const Surroundings& around);

class Parts {
   public:
    /// All must stay. \param clusters  numbers of clusters are below
    Parts(const std::vector<KnownThing>& known, const std::vector<Correction>& corrections, Index clusters)
        : known_(known), corrections_(corrections), clusters_(clusters) {}

    /// \param row  as pack_row has it
    void add(Index part, Index number, std::string_view row);
    void add_known(Index part, Index known) { add(part, clusters_ + known, {}); }
    /// What so many documents speak of that it tells nobody from anybody.
    void set_widespread(std::vector<std::string> things) { widespread_ = std::move(things); }

    struct Thing {
        std::string_view id, told;  ///< told: as Entities::pack_told has it
        bool has_name = false;
        Numbers clusters;
    };
    /// Resolves all, and afterwards calls `visit` for each thing, by id.
    void resolve(bool with_merges);
    std::size_t thing_count() const { return things_; }
    std::size_t told_bytes() const { return told_bytes_; }  ///< of all that is told of things
    void each_thing(const std::function<void(const Thing&)>& visit);
    /// Afterwards, if asked for: what joined clusters, for each thing in the order in which it did.
    std::vector<Merge> merges;

   private:
    struct Batch;
    class Findings;
    bool read(ByteSorter::Reader& rows, Batch& batch);
    void take_in(Batch& batch) const;
    void work_on(Batch& batch, bool with_merges);

    const std::vector<KnownThing>& known_;
    const std::vector<Correction>& corrections_;
    Index clusters_;
    std::vector<std::string> widespread_;
    ByteSorter rows_;  ///< by part, number
    bool behind_last_ = false;
    std::string bytes_;
    std::mutex finding_;  ///< guards what is found:
    ByteSorter by_id_;
    std::size_t things_ = 0, told_bytes_ = 0;
};

}  // namespace claimgraph::resolution
