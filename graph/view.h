#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "graph/edge_evidence.h"
#include "graph/guidance.h"
#include "graph/model.h"
#include "graph/places.h"
#include "graph/propositions.h"
#include "graph/resolve.h"
#include "graph/store.h"
#include "graph/tenure.h"

/// \file
/// What exporters see: records with resolved entities, ids and offsets in Unicode code points, in an order that depends
/// on the content alone. Of who is who some bytes for each entity and cluster are in memory (graph/entities.h has the
/// rest, where it is much in a file). All else is streamed from the store, read again from an unnamed file in the temporary folder
/// (graph/extraction_file.h), or sorted in one (graph/byte_sorter.h).

namespace claimgraph {

struct DocumentRecord {
    std::string id;  ///< an IRI, or a local name (`doc-…`) to be put under the base IRI
    std::string path, title, url, publisher, author, place, published, modified, language;
    /// Id of the document in the view that it is a copy of (graph/copies.h); empty where it is none.
    std::string copy_of = {};
    // Where earlier versions are shown (graph/withdrawals.h):
    std::string version_of = {};   ///< of an earlier version the id of the document; empty of the text that counts
    std::string revision_of = {};  ///< the latest earlier version in the view
    std::string replaced = {};     ///< of an earlier version the day when the next came; empty where unknown
};

/// When a document made a claim that it makes no more: since which day, and on which it was withdrawn, as the document
/// tells its days; empty where unknown.
struct Withdrawal {
    std::string claimed, withdrawn;
    friend bool operator==(const Withdrawal&, const Withdrawal&) = default;
};

/// What fills a place of a claim: the claim that its words state, else the entity they stand for, else the phrase
/// itself (a phrase that only contains a name is a phrase). A source is never a claim. The subject that a document
/// leaves out is the phrase of no words, labelled `(unstated)`.
struct NodeRecord {
    enum class Kind { entity, phrase, claim } kind = Kind::phrase;
    std::string id;     ///< entity, phrase or claim id (local name)
    std::string label;  ///< preferred label of the entity; the words here of a phrase or claim (see PhraseRecord)
    std::string type;   ///< `Person` … ; `Phrase`; `Claim`
    std::string text;   ///< the words in this document; empty where the document leaves the subject out
    std::uint32_t begin = 0, end = 0;
    std::string value = {};  ///< of the quantity or sum that the words begin with (`> 40 ship`, see graph/values.h)
    /// Of a claim: the id of what the words here say; of a denial's object what is denied, the opposite of the claim.
    std::string proposition = {};
    std::optional<SpokenOf> content = {};  ///< of a phrase; none where the words are no phrase of the document's grammar
    /// Of such a phrase the word that it speaks of, with its compound: *talks* of *the possibility of talks*; else 0.
    std::uint32_t head_begin = 0, head_end = 0;
};

struct QualifierRecord {
    std::string role, text, value;
    std::optional<std::string> entity;  ///< id
    std::uint32_t begin = 0, end = 0;
    // Of a phrase that stands for no thing, as in NodeRecord:
    std::optional<SpokenOf> content = {};
    std::uint32_t head_begin = 0, head_end = 0;
};

struct ClaimRecord {
    std::string id;
    const DocumentRecord* document = nullptr;
    std::string sentence_id;  ///< `sent-…`
    std::string sentence_text;
    std::uint32_t sentence_begin = 0, sentence_end = 0;
    NodeRecord subject;
    std::string predicate_term, predicate_lemma, predicate_text;
    std::string predicate_label;  ///< of an open predicate: `calls for`
    std::uint32_t predicate_begin = 0, predicate_end = 0;
    std::optional<NodeRecord> object;
    Polarity polarity = Polarity::affirmed;
    Modality modality = Modality::actual;
    std::vector<NodeRecord> attributed_to;
    std::vector<QualifierRecord> qualifiers;
    std::string rule;
    double confidence = 0.0;
    bool inner = false;   ///< another claim has it as its object
    bool denied = false;  ///< and denies the opposite (graph/denial.h)
    /// Ids of the entities named within the words of the claim that fill no place of it, sorted, unique.
    std::vector<std::string> mentions;
    /// Ids of the claims in the view that cannot hold if this one does (see graph/conflicts.h), sorted, unique.
    std::vector<std::string> conflicts_with;
    PropositionRecord proposition = {};  ///< what it says
    /// Of a claim that its document makes no more. A claim of an earlier version without it is there for one that has it,
    /// and still stands.
    std::optional<Withdrawal> withdrawal = {};
};

/// An office that somebody in the view holds.
struct OfficeRecord {
    std::string id;                               ///< `office-…`
    std::string label;                            ///< `foreign minister of Russia`
    std::string name;                             ///< `foreign minister`
    std::string of;                               ///< id of an entity; empty where no document names it otherwise
    std::string first_seen = {}, last_seen = {};  ///< dates of publication of what says that somebody holds it
};

/// Words of a document, with their sentence; offsets in code points.
struct QuotationRecord {
    std::string document;     ///< id
    std::string sentence_id;  ///< `sent-…`
    std::string sentence_text;
    std::uint32_t sentence_begin = 0, sentence_end = 0;
    std::string text;
    std::uint32_t begin = 0, end = 0;
};

/// What documents say of a relation in one way: its status and dates are the same.
struct RelationSayingRecord {
    Tenure tenure;
    std::uint64_t documents = 0;        ///< how many of all documents say so
    std::string first_seen, last_seen;  ///< their dates of publication; empty where unknown
    std::optional<QuotationRecord> quotation;  ///< as in RelationRecord
};

/// What names and titles say of two things (see graph/resolve.h), with the place where a document says so first.
struct RelationRecord {
    std::string id;                     ///< `relation-…`
    std::string subject, object;        ///< ids: an entity; an entity or an office
    /// Terms of schemas/claimgraph.ttl: `standsFor`, `actorOf`; `hasOffice`, `hadOffice`, `tookOffice`, `chosenForOffice`
    std::string predicate;
    std::uint64_t documents = 0;        ///< how many of all documents say so
    std::string first_seen, last_seen;  ///< their dates of publication; empty where unknown
    /// The earliest begin and the latest end that a document states, ISO 8601; empty where none does.
    std::string from = {}, to = {};
    bool disputed = false;  ///< documents state begins, or ends, that do not agree
    /// The earliest document in the view that says so, else the first by id; none if none in the view does.
    std::optional<QuotationRecord> quotation;
    /// What documents say of its time, by status and dates; empty where none says more than that it is so.
    std::vector<RelationSayingRecord> sayings = {};
};

/// Words of a document that stand for a thing: a name, a description (*the ministry*) or a pronoun that was resolved.
struct MentionRecord {
    const DocumentRecord* document = nullptr;
    std::uint32_t begin = 0, end = 0;
    std::string text;           ///< the words
    std::string entity, label;  ///< id and preferred label of the thing
    std::string same_as;        ///< its IRI in a register, where it is linked to one; else empty
    EntityType type = EntityType::other;
    MentionForm form = MentionForm::name;
};

/// From this confidence on, what an article itself affirms counts as said by it: only then is it a plain RDF triple and
/// an edge of the flat view without UNSURE in its label. The network view, which shows no sentence, has no other claims.
constexpr double sure_enough = 0.7;

/// Which claims are in the view. A claim that is in brings the claims nested in it along.
struct ViewOptions {
    /// Only claims in which a thing of this name takes part: as subject, object, source or qualifier, named within
    /// their words, or as a phrase of just these words. Compared as phrases are.
    std::optional<std::string> about = std::nullopt;
    /// With `about`: so many steps on, the entities that take part in a claim of the view are things asked for, too.
    std::uint64_t neighbours = 0;
    std::optional<std::string> type =
        std::nullopt;  ///< only claims in which an entity of this type takes part; any case
    /// Only claims with this predicate: a term, with or without its prefix (`cg:denies`, `denies`), or a lemma.
    std::optional<std::string> predicate = std::nullopt;
    /// Only claims that somebody of this name makes, as nearest source or further out; `-`: that the articles
    /// themselves make.
    std::optional<std::string> source = std::nullopt;
    std::optional<Polarity> polarity = std::nullopt;
    /// Publication dates, inclusive, as ISO 8601 of any precision (`until` 2025-06: to the end of June). With either of
    /// them, documents of unknown date are out.
    std::optional<std::string> since = std::nullopt, until = std::nullopt;
    double min_confidence = 0;     ///< only claims of which the program is so sure, 0 to 1
    std::uint64_t min_weight = 1;  ///< flat: edges with less evidence are left out
    std::uint64_t top = 0;         ///< flat, network: only so many edges (graph/heaviest_edges.h); 0 for all
    /// Also claims that documents made in earlier versions and make no more. They count in no proposition, conflict or
    /// derived graph.
    bool withdrawn = false;
    Guidance guidance = {};        ///< what the user knows about who is who
};

/// The shapes of a graph: claims as they were made, or what is derived from them (graph/derived_graph.h).
enum class ViewShape : std::uint8_t { claims, flat, network };
std::string_view to_string(ViewShape shape);  ///< `claims`, `flat`, `network`

/// A graph as exporters see it.
class Records {
   public:
    virtual ~Records() = default;

    /// Documents that have at least one claim in the view, by id.
    virtual void documents(const std::function<void(const DocumentRecord&)>& visit) const = 0;
    /// Entities that take part in claims of the view, or are named within them, by id. Without filters, also those that
    /// the documents name elsewhere. What a relation leads to is there with its subject.
    virtual void entities(const std::function<void(const Entity&)>& visit) const = 0;
    /// What names say of the entities in the view, and the offices that they say somebody holds, both by id.
    virtual void offices(const std::function<void(const OfficeRecord&)>&) const {}
    virtual void relations(const std::function<void(const RelationRecord&)>&) const {}
    /// How many relations there are, whether or not their subjects are in the view.
    virtual std::uint64_t relation_count() const { return 0; }
    /// Phrases that take part in the view, by id.
    virtual void phrases(const std::function<void(const PhraseRecord&)>& visit) const = 0;
    /// Claims by document id, sentence, predicate, id. The record is valid during the call only; neither the view nor its
    /// store may be used meanwhile, since what follows is read in another thread.
    virtual void claims(const std::function<void(const ClaimRecord&)>& visit) const = 0;
    /// Where documents speak of which thing, by document id, place, entity id; words that stand for several things (*they*)
    /// come once for each. With `about` or `type` those of such things only, with other filters those of entities in the
    /// view. The record is valid during the call only. \throws UsageError where the source of the records holds none
    virtual void mentions(const std::function<void(const MentionRecord&)>& visit) const;
    /// What the phrases in the view speak of, and what those concepts are kinds of, by id.
    virtual void concepts(const std::function<void(const ConceptRecord&)>&) const {}
    /// Edges of the flat or the network graph by source, label, target; at most one for each such triple. The edge is
    /// valid during the call only. \throws Error where there are only claims
    virtual void derived_edges(ViewShape shape, const std::function<void(const FlatEdge&)>& visit) const;
    /// What is at the ends of these edges, each by id.
    virtual void derived_entities(ViewShape shape, const std::function<void(const Entity&)>& visit) const;
    virtual void derived_concepts(ViewShape, const std::function<void(const ConceptRecord&)>&) const {}
    virtual void derived_statements(ViewShape, const std::function<void(const StatementRecord&)>&) const {}
    /// The edges of the network that come from claims; none where there are only claims.
    virtual void network(const std::function<void(const FlatEdge&)>&) const {}
    /// How many claims make no edge there, for want of two things or concepts.
    virtual std::uint64_t claims_without_edge(ViewShape) const { return 0; }
};

/// What a store holds, or a part of it.
class View : public Records {
   public:
    /// Resolves who is who over all documents of the store, which must outlive the view and not change meanwhile.
    /// \throws UsageError if an option makes no sense: no such type, no date
    explicit View(const Store& store, ViewOptions options = {});
    ~View() override;
    View(const View&) = delete;
    View& operator=(const View&) = delete;

    void documents(const std::function<void(const DocumentRecord&)>& visit) const override;
    void entities(const std::function<void(const Entity&)>& visit) const override;
    void offices(const std::function<void(const OfficeRecord&)>& visit) const override;
    void relations(const std::function<void(const RelationRecord&)>& visit) const override;
    std::uint64_t relation_count() const override;
    void phrases(const std::function<void(const PhraseRecord&)>& visit) const override;
    void claims(const std::function<void(const ClaimRecord&)>& visit) const override;
    void mentions(const std::function<void(const MentionRecord&)>& visit) const override;
    void concepts(const std::function<void(const ConceptRecord&)>& visit) const override;
    void derived_edges(ViewShape shape, const std::function<void(const FlatEdge&)>& visit) const override;
    void derived_entities(ViewShape shape, const std::function<void(const Entity&)>& visit) const override;
    void derived_concepts(ViewShape shape, const std::function<void(const ConceptRecord&)>& visit) const override;
    void derived_statements(ViewShape shape, const std::function<void(const StatementRecord&)>& visit) const override;
    void network(const std::function<void(const FlatEdge&)>& visit) const override;
    std::uint64_t claims_without_edge(ViewShape shape) const override;

   private:
    struct Implementation;
    class ClaimBatches;
    std::unique_ptr<Implementation> implementation_;
};

}  // namespace claimgraph
