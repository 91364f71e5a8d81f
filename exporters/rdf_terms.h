#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "exporters/exporter.h"

/// \file
/// What RDF is made of: IRIs, literals, resources with their properties; the names and datatypes that we use.

namespace claimgraph::exporters::rdf {

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

/// Letters, digits, `_` and `-` only.
bool is_plain_name(std::string_view name);

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

}  // namespace claimgraph::exporters::rdf
