#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "graph/model.h"
#include "graph/resolve.h"

/// \file
/// Evidence as it was found, in SQLite (schemas/store.sql): a file that can be merged with others, or a private store
/// for one run. Adding evidence twice changes nothing. What is read back comes in an order that depends on the content
/// alone.
///
/// Every function throws Error, with the store's name and what is wrong, where the disk is full, the folder is
/// read-only, another process holds the file … After an Error from `add` or `commit` the store takes nothing more; what
/// was committed before is safe. A Store is used by one thread at a time.

namespace claimgraph {

class Store {
   public:
    /// A store that lives as long as this object: in memory, and past 64 MB in an unnamed file in `$TMPDIR`.
    static Store in_memory();
    /// Opens or makes a store file. \throws Error if it cannot be opened or is no store of this version
    static Store open(const std::string& path);
    /// Opens an existing store for reading. \throws Error if there is none
    static Store open_existing(const std::string& path);

    Store(Store&&) noexcept;
    Store& operator=(Store&&) noexcept;
    /// What was not committed is given up.
    ~Store();

    enum class Added { fresh, known, replaced, refused };
    /// Adds one document's evidence in a transaction batch. A document with a known id, the same text and metadata and
    /// the same finds is `known`; of two that differ the one with the smaller content hash stays, whatever the order
    /// they came in (`replaced`: the new one stays, `refused`: the old one). The path is no content: of several the
    /// smallest stays. \throws DocumentError if the evidence does not fit together (an index or offset out of range)
    Added add(const Extraction& extraction);
    /// Writes what is still in the open transaction.
    void commit();

    std::uint64_t document_count() const;
    std::uint64_t cluster_count() const;

    /// All evidence, a document at a time, by document id (bytewise). The argument is valid during the call only; the
    /// visitor must not add to the store. \throws Error also where the store's rows do not fit together
    void read_all(const std::function<void(const Extraction&)>& visit) const;
    /// The documents without text and blocks, in the same order.
    void read_documents(const std::function<void(const Document&)>& visit) const;
    /// What resolution needs: all clusters by document id, then index. The argument is valid during the call only.
    void read_clusters(const std::function<void(const ClusterEvidence&)>& visit) const;
    std::vector<ClusterEvidence> clusters() const;

    /// Reads the same a document at a time, without what only resolution needs: there are as many clusters, but nothing
    /// is in them. The store must stay and not change meanwhile.
    class ClaimReader {
       public:
        explicit ClaimReader(const Store& store);
        ~ClaimReader();
        /// \return false behind the last document
        bool next(Extraction& extraction);

       private:
        struct Implementation;
        std::unique_ptr<Implementation> implementation_;
    };

    /// The fingerprints of documents (graph/fingerprints.h), by their places in the order of read_documents. The store must
    /// stay and not change meanwhile.
    class FingerprintReader {
       public:
        explicit FingerprintReader(const Store& store);
        ~FingerprintReader();
        std::size_t document_count() const;
        void read(std::size_t document, std::vector<std::uint32_t>& hashes);

       private:
        struct Implementation;
        std::unique_ptr<Implementation> implementation_;
    };

   private:
    struct Implementation;
    explicit Store(std::unique_ptr<Implementation> implementation);
    std::unique_ptr<Implementation> implementation_;
};

}  // namespace claimgraph
