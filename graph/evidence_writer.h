#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "graph/document_version.h"
#include "graph/model.h"
#include "graph/store_connection.h"

/// \file
/// Writes what was found in a document to the tables of a store (schemas/store.sql), and takes it out again.

namespace claimgraph {

class EvidenceWriter {
   public:
    explicit EvidenceWriter(StoreConnection& store);

    /// What a row is called: an earlier version has an id of its own.
    struct Name {
        std::string id, version_of;
    };
    /// \param finds  digest of what was found \return the key of the document's row
    std::int64_t insert(const Extraction& extraction, const DocumentVersion& version, const std::string& finds,
                        const Name& name);
    void remove(std::int64_t key);

   private:
    void insert(std::int64_t key, const Document& document);
    void insert(std::int64_t key, const std::vector<Mention>& mentions, const std::vector<Cluster>& clusters);
    void insert(std::int64_t key, std::size_t number, const PhraseContent& phrase);
    void insert(const Document& document, std::int64_t key, std::size_t number, const Claim& claim);
    void insert_sources(const Document& document, std::int64_t key, std::size_t number, const Claim& claim);
    void insert_qualifiers(const Document& document, std::int64_t key, std::size_t number, const Claim& claim);

    StoreConnection& store_;
    Statement add_document_, add_fingerprints_, add_block_, add_sentence_, add_cluster_, add_mention_, add_phrase_,
        add_involvement_, add_claim_, add_source_, add_qualifier_;
    std::vector<Statement> removals_;
};

}  // namespace claimgraph
