#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/document_version.h"
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

/// Which of two versions of a document stays.
enum class StoreUpdate {
    /// Whatever the order in which they come: the later one by modified, else published; of two of the same time the one
    /// with the smaller digest; of two analyses of one text that with the greater digest.
    ranked,
    /// The same, but what is added was analysed now, and takes the place of an older analysis of the same text.
    reanalyse,
    /// What is added takes the place of whatever was there when the store was opened; what was added since is ranked.
    replace
};

class Store {
   public:
    /// A store that lives as long as this object: in memory, and past 64 MB in an unnamed file in `$TMPDIR`.
    static Store in_memory();
    /// Opens or makes a store file. \throws Error if it cannot be opened or is no store of this version
    static Store open(const std::string& path);
    /// Makes a store of an empty file that is thrown away if it is not finished: nothing lies beside it, and it is not
    /// synced. \param name  what messages call it
    static Store open_unfinished(const std::string& path, const std::string& name);
    /// Opens an existing store for writing. \throws Error if there is none
    static Store open_to_change(const std::string& path);
    /// Opens an existing store for reading. \throws Error if there is none
    static Store open_existing(const std::string& path);

    Store(Store&&) noexcept;
    Store& operator=(Store&&) noexcept;
    /// What was not committed is given up.
    ~Store();

    void set_update(StoreUpdate update);  ///< ranked, where it is not said
    /// From now on, and whoever opens it, texts that others take the place of stay in the store, as earlier versions.
    void keep_versions();
    bool keeps_versions() const;
    /// Whether what reads from now on also reads the earlier versions, each as a document of its own. Not where it is not
    /// said.
    void show_versions(bool shown) const;
    /// From now on nothing is written for good before `commit`, however much is added.
    void commit_only_at_the_end();

    enum class Added {
        fresh,
        known,       ///< the same text and metadata, analysed with the same
        reanalysed,  ///< the same text was there, analysed with something else; the new one stays
        analysed,    ///< the same; the old one stays
        corrected,   ///< an earlier version was there, and gave way
        outdated,    ///< a later version is there, and stays
        replaced,    ///< of two texts of the same time, or none, the new one stays
        refused,     ///< the same; the old one stays
        earlier,     ///< where versions are kept: a later one counts, and this one is kept as an earlier one
        beside       ///< where versions are kept: of two texts of the same time, or none, the other counts
    };
    /// Whether what was added is now in the store and was not before.
    static constexpr bool takes(Added added) {
        return added == Added::fresh || added == Added::reanalysed || added == Added::corrected ||
               added == Added::replaced || added == Added::earlier || added == Added::beside;
    }

    /// Whether it was nothing but a digest that decided which of two texts counts.
    static constexpr bool is_unsettled(Added added) {
        return added == Added::replaced || added == Added::refused || added == Added::beside;
    }

    /// What adding this version would do, so that nothing is analysed in vain.
    Added outlook(const DocumentVersion& version);
    /// The same, and where the document is known it counts as added. The path is no content: of several the smallest
    /// stays.
    Added recognise(const DocumentVersion& version, const std::string& path);
    /// Adds one document's evidence in a transaction batch. \throws DocumentError if the evidence does not fit together
    /// (an index or offset out of range)
    Added add(const Extraction& extraction);
    /// Takes out the documents with this id, URL or path, with their earlier versions, or the earlier version of this id.
    /// \return how many there were
    std::uint64_t remove(const std::string& name);
    /// Writes what is still in the open transaction.
    void commit();
    /// Gives up what was not committed; the store takes nothing more. A file that `open` made, and that has no document,
    /// goes.
    void abandon() noexcept;

    /// Digest of the documents that are read: of the digest of each, by id.
    std::string state() const;
    /// What was worked out from the documents and kept under this name, if it was made of just this.
    std::optional<std::string> kept(std::string_view name, const std::string& made_of) const;
    std::string kept_is_of(std::string_view name) const;  ///< what the thing under this name was made of; empty: there is none
    bool keeps(std::string_view name, const std::string& made_of) const;  ///< … that was made of just this
    /// Keeps it in the place of what was there. What is removed from the store is not in it any more: `remove` clears it.
    void keep(std::string_view name, const std::string& made_of, const std::string& bytes);

    std::uint64_t document_count() const;  ///< earlier versions left out
    std::uint64_t cluster_count() const;

    /// All evidence, a document at a time, by document id (bytewise). The argument is valid during the call only; the
    /// visitor must not add to the store. \throws Error also where the store's rows do not fit together
    void read_all(const std::function<void(const Extraction&)>& visit) const;
    /// The documents without text and blocks, in the same order.
    void read_documents(const std::function<void(const Document&)>& visit) const;
    /// What resolution needs: all clusters by document id, then index. The argument is valid during the call only.
    void read_clusters(const std::function<void(const ClusterEvidence&)>& visit) const;
    std::vector<ClusterEvidence> clusters() const;

    /// What is known of a document without reading what was found in it.
    struct DocumentState {
        std::string_view id, published;
        std::string_view digest;  ///< of id, content and finds
    };
    /// The same of those documents for which `wanted` says so; it is asked for each.
    void read_clusters(const std::function<bool(const DocumentState&)>& wanted,
                       const std::function<void(const ClusterEvidence&)>& visit) const;

    /// Reads the same a document at a time, without what only resolution needs: there are as many clusters, but nothing
    /// is in them. The store must stay and not change meanwhile.
    class ClaimReader {
       public:
        explicit ClaimReader(const Store& store);
        ~ClaimReader();
        /// \return false behind the last document
        bool next(Extraction& extraction);
        /// The same in two steps, for who does not want all documents: the document with its text and the number of its
        /// clusters, then what was found in it.
        bool next_document(Extraction& extraction);
        void read_finds(Extraction& extraction);
        /// What only resolution needs, after all.
        void read_clusters(Extraction& extraction);

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
        /// Visits those of all documents, in the order in which they lie in the file: several times as fast.
        void each(const std::function<void(std::size_t document, const std::vector<std::uint32_t>& hashes)>& visit);

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
