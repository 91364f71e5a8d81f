#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "exporters/exporter.h"

/// \file
/// The one RDF shape of a view, whatever the syntax: resources with their properties, in an order that depends on the
/// content alone. Turtle and JSON-LD only spell what comes from here, so they cannot differ. There are no blank nodes,
/// and no triple comes twice.
///
/// A claim is described, not asserted: its proposition is an rdf:Statement that the claim is about. What the article
/// itself says affirmatively and as a fact is stated as a plain triple besides, unless that is switched off.

namespace claimgraph::rdf {

/// Namespaces that the syntaxes abbreviate; `id` and `predicate` lie under the base of the export.
enum class Namespace : std::uint8_t { none, id, predicate, cg, oa, owl, prov, rdf, rdfs, schema, skos, xsd };
inline constexpr std::size_t namespace_count = 12;

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
    std::vector<Property> properties;

    void add(Iri predicate, Iri value);
    void add(Iri predicate, Literal value);
};

using Visit = std::function<void(const Resource&)>;

/// Turns records into resources. Remembers 16 bytes for each distinct proposition and the names of open predicates.
class Describer {
   public:
    Describer(const ExportOptions& options, Visit visit);

    void run();  ///< the program and its one activity; first
    void document(const DocumentRecord& document);
    void entity(const Entity& entity);
    void phrase(const PhraseRecord& phrase);
    void claim(const ClaimRecord& claim);  ///< in the order of View::claims

   private:
    struct Digest {
        std::array<std::uint64_t, 2> bits;
        friend bool operator==(const Digest&, const Digest&) = default;
    };
    struct DigestHash {
        std::size_t operator()(const Digest& digest) const { return digest.bits[0]; }
    };

    Iri node_iri(const NodeRecord& node) const;
    Iri predicate_iri(const ClaimRecord& claim);
    void sentence(const ClaimRecord& claim, const Iri& document);
    void sources(const ClaimRecord& claim, Resource& described, std::vector<Resource>& more) const;
    void qualifiers(const ClaimRecord& claim, Resource& described, std::vector<Resource>& more) const;

    bool direct_triples_;
    Visit visit_;
    std::unordered_set<std::string> predicates_;
    std::unordered_set<Digest, DigestHash> propositions_, asserted_;
    std::string last_sentence_;
};

/// All of a view, streamed.
void describe(const View& view, const ExportOptions& options, const Visit& visit);

/// The document's own id where it is an absolute IRI, else one under the base.
Iri document_iri(const DocumentRecord& document);

/// The attitude that a controlled term of speech expresses (`cg:denies` → `Deny`); empty for other terms.
std::string_view attitude_of(std::string_view term);

/// An ISO 8601 date or time with its datatype; a plain string where it is neither.
Literal date_literal(std::string_view text);

}  // namespace claimgraph::rdf
