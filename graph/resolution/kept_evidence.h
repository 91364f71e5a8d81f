#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/resolution/document_clusters.h"
#include "graph/resolution/string_table.h"
#include "graph/resolve.h"

/// \file
/// The clusters of all documents, small enough to be kept, so that who is who can be brought up to date when documents
/// come, go or change: only what links tie to their clusters (cluster_keys.h) is resolved again, all else stays as it was.
/// What comes out is what would be worked out anew.
///
/// Most clusters say the same as others (*the United States*, a country): what one says is held once, as its shape.

namespace claimgraph::resolution {

class KeptEvidence {
   public:
    KeptEvidence() = default;  ///< of no documents
    /// What `write` wrote. \throws DamagedBytes
    explicit KeptEvidence(std::string_view bytes);
    /// Of the documents that were told last.
    void write(std::string& bytes) const;
    /// Calls `visit(digest)` for each document that was kept, in order.
    template <typename Visit>
    void each_kept_digest(Visit&& visit) const {
        for (const Document& document : before_.documents) visit(texts_[document.digest]);
    }

    /// Tells all documents that there are now, by id (bytewise). \param digest  of all that who is who depends on
    /// \return whether its clusters have to be added: it is not known
    bool begin_document(std::string_view id, std::string_view published, std::string_view digest);
    void add(const ClusterEvidence& cluster);

    std::size_t cluster_count() const { return now_.clusters.size(); }
    /// Of each document told its place among those that were kept, or `fresh`.
    const std::vector<Index>& old_places() const { return old_place_; }
    static constexpr Index fresh = 0xffffffff;
    bool has_all_that_was_kept() const {
        return std::find(still_there_.begin(), still_there_.end(), 0) == still_there_.end();
    }
    /// Who is who among the documents told. \param before  what came out for those that were kept, with what the user knows
    /// as it is now; none: not known
    Resolution resolve(const std::vector<KnownThing>& known, const Resolution* before);
    /// What joined the clusters of these entities, and of others that are tied to them, among the documents told.
    /// \param now  what came out for these
    std::vector<Merge> merges(const std::vector<KnownThing>& known, const Resolution& now,
                              const std::vector<std::uint32_t>& entities);
    /// How many clusters were resolved for either; the others stayed as they were.
    std::uint64_t resolved() const { return resolved_; }

   private:
    struct Document {
        Index digest = 0, id = 0, published = 0;  ///< texts
        Index first = 0;                          ///< of its clusters
    };
    struct Cluster {
        Index shape = 0, mentions = 0;
    };
    struct Rows {
        std::vector<Document> documents;
        std::vector<Cluster> clusters;
        Index end(std::size_t document) const {
            return document + 1 < documents.size() ? documents[document + 1].first : static_cast<Index>(clusters.size());
        }
    };
    /// What a shape says, for all clusters that have it.
    struct Meaning {
        Index thing = 0;  ///< its companion, in texts_; 0 if it is none
        bool person = false, named = false, tells = false, may_be_by_company = false;
        std::string listed;
    };
    class Change;
    /// Which entities of before stay as they were; empty if there were none.
    std::vector<char> staying(const Resolution* before, Change& change) const;

    ClusterEvidence evidence(const Rows& rows, std::size_t document, Index cluster) const;
    ClusterEvidence spelled_out(Index shape) const;

    Strings texts_;   ///< digests of what was kept come first
    Strings shapes_;  ///< type, label, names, keys
    Rows before_, now_;
    std::vector<Index> old_place_;  ///< of each document now its place before, or `fresh`
    std::vector<char> still_there_;
    std::uint64_t resolved_ = 0;
    std::string bytes_;
};

}  // namespace claimgraph::resolution
