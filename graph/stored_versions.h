#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "graph/document_version.h"
#include "graph/store_connection.h"

/// \file
/// The texts that a store holds of one document. One counts and has the document's id; where the store keeps versions,
/// the others have ids of their own (`earlier_id`), and all that was found in them stays with them. Which one counts is a
/// function of the set of texts, in whatever order they came.

namespace claimgraph {

struct StoredVersion {
    std::int64_t key = 0;
    DocumentVersion version;
    bool counts = true;
    std::string finds, path;
};

class StoredVersions {
   public:
    explicit StoredVersions(StoreConnection& store);

    /// All texts of the document, the one that counts first; of an id of an earlier version that one alone.
    std::vector<StoredVersion> of(const std::string& id);
    /// The keys of the texts that were read from this URL or path, and of the earlier ones of these documents.
    std::vector<std::int64_t> named(const std::string& name);

    void set_path(std::int64_t key, const std::string& path);
    void set_superseded(std::int64_t key, bool superseded);
    /// Gives the document's id to the text that counts.
    void settle(const std::string& id);

   private:
    void rename(std::int64_t key, const std::string& id, const std::string& version_of);

    StoreConnection& store_;
    Statement find_, find_named_, set_path_, set_superseded_, rename_;
};

}  // namespace claimgraph
