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

namespace claimgraph::rdf {

/// Namespaces that the syntaxes abbreviate; `id` and `predicate` lie under the base of the export.
enum class Namespace : std::uint8_t { none, id, predicate, cg, np, oa, owl, prov, rdf, rdfs, schema, skos, xsd };
inline constexpr std::size_t namespace_count = 13;

struct NamespaceRow {
    std::string_view prefix;
    std::string iri;
};

/// Prefixes and IRIs, indexed by Namespace; the first row (`none`) is empty.
std::array<NamespaceRow, namespace_count> namespaces(const ExportOptions& options);

struct Iri {
    Namespace space = Namespace::none;
    std::string local;  ///< behind the namespace; the whole IRI where there is none
    friend bool operator==(const Iri&, const Iri&) = default;
};

struct Literal {
    std::string text;  ///< as clean_text leaves it
    /// Local name in `xsd`: string, integer, decimal, date, dateTime, gYear, gYearMonth.
    std::string_view datatype = "string";
};

struct Property {
    Iri predicate;
    bool is_literal = false;
    Iri iri;          ///< the value, unless it is a literal
    Literal literal;  ///< the value, if it is a literal
};

/// A subject and all that is said of it at this place; properties with the same predicate stand together, rdf:type
/// first.
struct Resource {
    Iri subject;
    std::vector<Property> properties = {};
    Iri graph = {};  ///< empty: the default graph

    void add(Iri predicate, Iri value);
    void add(Iri predicate, Literal value);
};

using Visit = std::function<void(const Resource&)>;

enum class Shape : std::uint8_t { triples, graphs };

/// Plain triples by subject, in the order of the claims.
using Facts = std::map<std::string, std::vector<std::pair<Iri, Iri>>, std::less<>>;

/// Which claims of a view are the first to say their proposition, and the first to state it as a plain triple; by
/// claim, in the order of the view.
struct Firsts {
    std::vector<bool> propositions, facts;
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
    void add_fact(const RelationRecord& relation, Facts& facts) const;
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
    bool is_first_fact(const Said& said);
    void describe_predicate(const ClaimRecord& claim, const Iri& predicate);
    Iri said_iri(const NodeRecord& node) const;
    void proposition(const ClaimRecord& claim, const Said& said, const Iri& graph);
    static void stance(const ClaimRecord& claim, Resource& resource);
    static void counts(const PropositionRecord& proposition, Resource& resource);
    /// Words of a document, and where they stand.
    struct Quotation {
        std::string_view id, text;
        std::uint32_t begin, end;
    };
    void sentence(const ClaimRecord& claim, const Iri& document, const Iri& graph);
    void sentence(const Quotation& words, const Iri& document, const Iri& graph);
    void in_graphs(const ClaimRecord& claim, const Said& said, Resource& described, std::vector<Resource>& more);
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
};

/// All of a view, streamed.
void describe(const Records& view, const ExportOptions& options, const Visit& visit, Shape shape = Shape::triples);

/// The same with every subject in one resource; holds the plain triples in memory.
void describe_by_subject(const Records& view, const ExportOptions& options, const Visit& visit);

/// The document's own id where it is an absolute IRI, else one under the base.
Iri document_iri(const DocumentRecord& document);

/// The attitude that a controlled term of speech expresses (`cg:denies` → `Deny`); empty for other terms.
std::string_view attitude_of(std::string_view term);

/// Whether a number may stand without quotes: every reader of Turtle and of JSON keeps its characters then. Not so
/// `+1`, `01`, `-0`, `.5`, a long fraction, or more digits than a double has.
bool is_plain_number(const Literal& literal);

/// The datatype of an ISO 8601 date or time, as Literal::datatype; `string` where it is neither.
std::string_view date_type(std::string_view text);

/// An ISO 8601 date or time with its datatype; a plain string where it is neither.
Literal date_literal(std::string_view text);

}  // namespace claimgraph::rdf
