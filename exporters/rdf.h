#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "exporters/exporter.h"
#include "exporters/rdf_terms.h"

/// \file
/// The one RDF shape of a view, whatever the syntax: resources with their properties, in an order that depends on the
/// content alone. Turtle, N-Triples, JSON-LD … only spell what comes from here, so they cannot differ. There are no
/// blank nodes, and no triple comes twice in a graph.
///
/// A claim is described, not asserted: its proposition is an rdf:Statement that the claim is about. What the article
/// itself says affirmatively and as a fact is stated as a plain triple besides, unless that is switched off.
///
/// What names and titles say of things (RelationRecord) is described in the same way, as an rdf:Statement with what
/// speaks for it, and stated as a plain triple besides, under the same switch; in a dataset both are in the default
/// graph.
///
/// A dataset (Shape::graphs) holds the same triples, each claim in graphs of its own, as nanopublications do
/// (https://nanopub.net/guidelines/working_draft/): `…-assertion` says what is claimed, `…-provenance` who says so and
/// in which words, `…-pubinfo` how the program came by it, `…-head` ties the three together. Propositions and sentences
/// are repeated for each claim that needs them, so that every claim can be cut out; all else is in the default graph. A
/// plain triple stands only in the assertion of a claim that the article itself makes: also a reader that takes the
/// union of all graphs learns nothing that nobody affirms.

namespace claimgraph::exporters::rdf {

using Visit = std::function<void(const Resource&)>;

enum class Shape : std::uint8_t { triples, graphs };

/// Plain triples by subject, in the order of the claims.
using Facts = std::map<std::string, std::vector<std::pair<Iri, Iri>>, std::less<>>;

/// Which claims of a view are the first to say their proposition, the first to state it as a plain triple, and the first
/// of which the opposite is denied, if nobody says that; by claim, in the order of the view.
struct Firsts {
    std::vector<bool> propositions, facts, denied;
};

/// Turns records into resources. Remembers the names of open predicates, the sentences of relations and, unless it is
/// told which claims are the first, 16 bytes for each distinct proposition.
class Describer {
   public:
    Describer(const ExportOptions& options, Visit visit, Shape shape = Shape::triples);

    /// What is known of the claims that will come.
    void know(Firsts firsts);

    void run();  ///< the program and its one activity; first
    void document(const DocumentRecord& document);
    void entity(const Entity& entity);
    void office(const OfficeRecord& office);
    void relation(const RelationRecord& relation);
    void phrase(const PhraseRecord& phrase);
    void concept_of(const ConceptRecord& row);
    void claim(const ClaimRecord& claim);  ///< in the order of View::claims

    /// From here on every subject is described in one place: these plain triples stand with their subjects, and claims
    /// bring none.
    void keep_facts_with(Facts facts);
    /// Those whose subjects have not come; last.
    void finish();
    /// Adds the claim's plain triple, if it has one that is not there yet.
    void add_fact(const ClaimRecord& claim, Facts& facts);
    void add_fact(const RelationRecord& relation, Facts& facts);
    /// Which claims of the view are the first; from one reading of it.
    Firsts firsts(const Records& view) const;

   private:
    struct Digest {
        std::array<std::uint64_t, 2> bits;
        friend bool operator==(const Digest&, const Digest&) = default;
    };
    struct DigestHash {
        std::size_t operator()(const Digest& digest) const { return digest.bits[0]; }
    };

    static Digest digest_of(std::string_view bytes);
    struct Said;

    Iri node_iri(const NodeRecord& node) const;
    static Iri predicate_iri(const ClaimRecord& claim);
    Said said(const ClaimRecord& claim) const;
    bool is_first_proposition(const Said& said);
    bool is_first_denied(const Said& said);
    bool is_first_fact(const Said& said);
    void describe_predicate(const ClaimRecord& claim, const Iri& predicate);
    Iri said_iri(const NodeRecord& node) const;
    void proposition(const ClaimRecord& claim, const Said& said, const Iri& graph);
    void denied_proposition(const ClaimRecord& claim, const Said& said, const Iri& graph);
    static Resource proposition(const Iri& name, const Said& said, const Iri& graph);
    static void stance(Polarity polarity, Modality told, Resource& resource);
    static void version(const DocumentRecord& document, Resource& resource);
    static void invalidated(const std::string& day, const char* property, Resource& resource);
    static void counts(const PropositionRecord& proposition, Resource& resource);
    /// Words of a document, and where they stand.
    struct Quotation {
        std::string_view id, text;
        std::uint32_t begin, end;
    };
    void sentence(const ClaimRecord& claim, const Iri& document, const Iri& graph);
    void sentence(const Quotation& words, const Iri& document, const Iri& graph);
    static void words(const ClaimRecord& claim, Resource& resource);
    static bool tells_of_making(const Iri& predicate);
    static bool tells_of_evidence(const Iri& predicate);
    void in_graphs(const ClaimRecord& claim, const Said& said, Resource& described, std::vector<Resource>& more);
    static void spoken_of(const SpokenOf& content, Resource& resource, std::vector<Resource>& more);
    static Resource tenure(const RelationSayingRecord& saying, const std::string& name);
    static void add_quotation(Resource& resource, const std::optional<QuotationRecord>& quotation);
    void quote(const std::optional<QuotationRecord>& quotation);
    bool is_first_fact(const RelationRecord& relation);
    void visit_with_facts(Resource& resource);
    void sources(const ClaimRecord& claim, Resource& described, std::vector<Resource>& more) const;
    void amounts(const ClaimRecord& claim, Resource& described, std::vector<Resource>& more) const;
    void qualifiers(const ClaimRecord& claim, Resource& described, std::vector<Resource>& more) const;

    bool direct_triples_;
    Shape shape_;
    Visit visit_;
    std::optional<Facts> facts_;
    std::optional<Firsts> firsts_;
    std::size_t claims_ = 0;  ///< how many have come
    std::unordered_set<std::string> predicates_;
    std::unordered_set<Digest, DigestHash> propositions_, asserted_;
    std::string last_sentence_;
    std::unordered_set<std::string> quoted_;  ///< sentences that are described with relations
    std::unordered_set<std::string> relation_facts_;  ///< of relations whose time is told
};

/// All of a view, streamed.
void describe(const Records& view, const ExportOptions& options, const Visit& visit, Shape shape = Shape::triples);

/// The same with every subject in one resource; holds the plain triples in memory.
void describe_by_subject(const Records& view, const ExportOptions& options, const Visit& visit);

}  // namespace claimgraph::exporters::rdf
