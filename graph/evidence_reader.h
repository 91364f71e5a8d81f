#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model.h"
#include "graph/resolve.h"
#include "graph/store_connection.h"

/// \file
/// Reads what was found in documents from the tables of a store (schemas/store.sql), by document id (bytewise). Throws
/// Error where rows do not fit together: the file is damaged.

namespace claimgraph {

/// One pass over the evidence; each has its own statements, so that one may run inside another.
class EvidenceReader {
   public:
    explicit EvidenceReader(StoreConnection& store);

    /// Goes on to the next document: metadata, text, analysis. \return false behind the last one
    bool next(Extraction& extraction);
    void read_clusters(std::vector<Cluster>& clusters);
    /// As many clusters as there are; nothing is in them.
    void count_clusters(std::vector<Cluster>& clusters);
    /// All but the clusters, which are there already.
    void read_finds(Extraction& extraction);

   private:
    void read_text(Extraction& extraction);
    void read_phrases(Extraction& extraction);
    void read_claims(Extraction& extraction);
    template <typename Element, typename Fill>
    void refill(std::vector<Element>& elements, Statement& statement, Fill&& fill);

    StoreConnection& store_;
    std::int64_t key_ = 0;
    Statement documents_, blocks_, sentences_, clusters_, mentions_, phrases_, involvements_, claims_,
        sources_, qualifiers_;
};

/// Documents without text and blocks.
void read_documents(StoreConnection& store, const std::function<void(const Document&)>& visit);

/// What resolution needs of a document.
class ClusterReader {
   public:
    explicit ClusterReader(StoreConnection& store);
    /// \param key  of the document, which must stay as the others must
    /// \param counts  it is no earlier version
    /// The argument of `visit` is valid during the call only.
    void read(std::int64_t key, std::string_view id, std::string_view published, bool counts,
              const std::function<void(const ClusterEvidence&)>& visit);

   private:
    StoreConnection& store_;
    Statement clusters_;
    ClusterEvidence cluster_;
};

}  // namespace claimgraph
