#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "exporters/rdf_terms.h"
#include "exporters/text.h"
#include "graph/values.h"

/// \file
/// Short names for what descriptions are written with (rdf.cpp, rdf_claim.cpp).

namespace claimgraph::exporters::rdf {

inline Iri cg(std::string_view local) { return {Namespace::cg, std::string(local)}; }
inline Iri oa(std::string_view local) { return {Namespace::oa, std::string(local)}; }
inline Iri prov(std::string_view local) { return {Namespace::prov, std::string(local)}; }
inline Iri rdf(std::string_view local) { return {Namespace::rdf, std::string(local)}; }
inline Iri schema(std::string_view local) { return {Namespace::schema, std::string(local)}; }
inline Iri id(std::string_view local) { return {Namespace::id, std::string(local)}; }
inline Iri type() { return rdf("type"); }
inline Iri label() { return {Namespace::rdfs, "label"}; }

inline Literal text_literal(std::string_view text) { return {clean_text(text), "string"}; }
inline Literal integer_literal(std::uint64_t value) { return {std::to_string(value), "integer"}; }

inline void add_text(Resource& resource, Iri predicate, std::string_view text) {
    if (!text.empty()) resource.add(std::move(predicate), text_literal(text));
}

/// Where the words stand in the document's text: `cg:subjectStart`, `cg:subjectEnd`.
inline void add_position(Resource& resource, std::string_view part, std::uint32_t begin, std::uint32_t end) {
    if (begin == 0 && end == 0) return;
    resource.add(cg(std::string(part) + "Start"), integer_literal(begin));
    resource.add(cg(std::string(part) + "End"), integer_literal(end));
}

/// A day, or a day and a time.
inline Literal moment_literal(const std::string& text) {
    return {text, text.find('T') == std::string::npos ? "date" : "dateTime"};
}

inline void add_amount(Resource& resource, const Amount& amount) {
    resource.add(cg("bound"), text_literal(amount.bound));
    // with a point: Turtle would read an integer
    const auto decimal_literal = [](const std::string& number) {
        return Literal{number.find('.') == std::string::npos ? number + ".0" : number, "decimal"};
    };
    resource.add(cg("number"), decimal_literal(amount.number));
    if (!amount.upper.empty()) resource.add(cg("upper"), decimal_literal(amount.upper));
    add_text(resource, cg("unit"), amount.unit);
    add_text(resource, cg("currency"), amount.currency);
}

}  // namespace claimgraph::exporters::rdf
