#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "graph/model.h"
#include "graph/resolve.h"
#include "graph/store.h"

/// \file
/// What exporters see: records with resolved entities, ids and offsets in Unicode code points, in an order that depends on
/// the content alone. Claims are streamed from the store; entities and phrases' ids are held in memory.

namespace claimgraph {

struct DocumentRecord {
    std::string id;   ///< an IRI, or a local name (`doc-…`) to be put under the base IRI
    std::string path, title, url, publisher, published, language;
};

/// What fills a place of a claim.
struct NodeRecord {
    enum class Kind { entity, phrase, claim } kind = Kind::phrase;
    std::string id;     ///< entity, phrase or claim id (local name)
    std::string label;  ///< preferred label of the entity; the words of a phrase
    std::string type;   ///< `Person` … ; `Phrase`; `Claim`
    std::string text;   ///< the words in this document; empty where the document leaves the subject out
    std::uint32_t begin = 0, end = 0;
};

struct QualifierRecord {
    std::string role, text, value;
    std::optional<std::string> entity;  ///< id
    std::uint32_t begin = 0, end = 0;
};

struct ClaimRecord {
    std::string id;
    const DocumentRecord* document = nullptr;
    std::string sentence_id;  ///< `sent-…`
    std::string sentence_text;
    std::uint32_t sentence_begin = 0, sentence_end = 0;
    NodeRecord subject;
    std::string predicate_term, predicate_lemma, predicate_text;
    std::uint32_t predicate_begin = 0, predicate_end = 0;
    std::optional<NodeRecord> object;
    Polarity polarity = Polarity::affirmed;
    Modality modality = Modality::actual;
    std::vector<NodeRecord> attributed_to;
    std::vector<QualifierRecord> qualifiers;
    std::string rule;
    double confidence = 0.0;
    bool inner = false;  ///< another claim has it as its object
};

/// One edge of the flat graph: all evidence for (source, label, target), counted.
struct FlatEdge {
    std::string source, target;  ///< entity or phrase ids
    std::string label;           ///< `DENIES`, `NOT_CLAIMS_RESPONSIBILITY`, `SAID_TO_HIT` …: everything that must not be lost
    std::string predicate;       ///< term or lemma
    Polarity polarity = Polarity::affirmed;
    Modality modality = Modality::actual;
    std::vector<std::string> attributed_to;  ///< labels of the sources, sorted, unique
    std::vector<std::string> claims;         ///< ids of the claims behind it
    std::uint64_t weight = 0;                ///< number of pieces of evidence
    std::uint64_t documents = 0;
    std::string first_seen, last_seen;
};

struct PhraseRecord {
    std::string id, label;
    std::uint64_t mentions = 0;
};

struct ViewOptions {
    std::optional<std::string> about;  ///< only claims in which a thing of this name takes part
    std::optional<std::string> type;   ///< only claims with an entity of this type
    std::optional<std::string> since, until;  ///< publication dates, inclusive
    std::uint64_t min_weight = 1;             ///< flat: edges with less evidence are left out
    std::uint64_t top = 0;                    ///< flat: only the heaviest edges; 0 for all
};

class View {
   public:
    View(const Store& store, ViewOptions options = {});
    ~View();
    View(const View&) = delete;
    View& operator=(const View&) = delete;

    /// Documents that have at least one claim in the view, by id.
    void documents(const std::function<void(const DocumentRecord&)>& visit) const;
    /// Entities that take part in the view, by id.
    void entities(const std::function<void(const Entity&)>& visit) const;
    /// Phrases that take part in the view, by id.
    void phrases(const std::function<void(const PhraseRecord&)>& visit) const;
    /// Claims by document id, sentence, predicate, id. The record is valid during the call only.
    void claims(const std::function<void(const ClaimRecord&)>& visit) const;
    /// Edges of the flat graph by source, label, target; at most one for each such triple.
    void flat_edges(const std::function<void(const FlatEdge&)>& visit) const;
    /// Entities and phrases at the ends of flat edges.
    void flat_entities(const std::function<void(const Entity&)>& visit) const;
    void flat_phrases(const std::function<void(const PhraseRecord&)>& visit) const;

   private:
    struct Implementation;
    std::unique_ptr<Implementation> implementation_;
};

}  // namespace claimgraph
