#include "exporters/rdf_terms.h"

#include <algorithm>
#include <utility>

#include "exporters/rdf_names.h"
#include "exporters/text.h"
#include "graph/ascii.h"
#include "graph/civil_date.h"
#include "graph/errors.h"

namespace claimgraph::exporters::rdf {
namespace {

struct Attitude {
    std::string_view term, attitude;
};

// As cg:expresses says in schemas/claimgraph.ttl; a test compares the two.
constexpr Attitude attitudes[] = {
    {"cg:accepts", "Accept"},     {"cg:accuses", "Accuse"},     {"cg:admits", "Admit"},
    {"cg:agrees", "Agree"},       {"cg:announces", "Announce"}, {"cg:asks", "Ask"},
    {"cg:blames", "Blame"},       {"cg:calls", "Call"},         {"cg:callsFor", "CallFor"},
    {"cg:claims", "Assert"},      {"cg:confirms", "Confirm"},   {"cg:criticises", "Criticise"},
    {"cg:declares", "Declare"},   {"cg:demands", "Demand"},     {"cg:denies", "Deny"},
    {"cg:describes", "Describe"}, {"cg:opposes", "Oppose"},     {"cg:orders", "Order"},
    {"cg:praises", "Praise"},     {"cg:promises", "Promise"},   {"cg:proposes", "Propose"},
    {"cg:refuses", "Refuse"},     {"cg:rejects", "Reject"},     {"cg:says", "Say"},
    {"cg:supports", "Support"},   {"cg:tells", "Tell"},         {"cg:threatens", "Threaten"},
    {"cg:urges", "Urge"},         {"cg:warns", "Warn"},
};

/// Some readers resolve `a/../b`, others do not.
bool has_dot_segment(std::string_view iri) {
    std::string_view path = iri.substr(0, iri.find_first_of("?#"));
    while (true) {
        const std::size_t slash = path.rfind('/');
        if (slash == std::string_view::npos) return false;
        if (path.substr(slash) == "/." || path.substr(slash) == "/..") return true;
        path = path.substr(0, slash);
    }
}

bool is_date(std::string_view text) {
    const auto date = parse_iso_date(text);
    return text.size() == 10 && date && year_of(*date) > 0;
}

/// `17:42:23Z`, `17:42:23-05:00`
bool is_clock(std::string_view text) {
    if (text.size() < 9 || text[2] != ':' || text[5] != ':') return false;
    const auto hour = digits_at(text, 0, 2), minute = digits_at(text, 3, 2), second = digits_at(text, 6, 2);
    if (!hour || *hour >= 24 || !minute || *minute >= 60 || !second || *second >= 60) return false;
    const std::string_view zone = text.substr(8);
    if (zone == "Z") return true;
    if (zone.size() != 6 || (zone[0] != '+' && zone[0] != '-') || zone[3] != ':') return false;
    const auto hours = digits_at(zone, 1, 2), minutes = digits_at(zone, 4, 2);
    return hours && *hours <= 14 && minutes && *minutes < 60;
}

}  // namespace

bool is_plain_name(std::string_view name) {
    return !name.empty() && std::all_of(name.begin(), name.end(),
                                        [](char c) { return ascii::is_alphanumeric(c) || c == '_' || c == '-'; });
}

std::array<NamespaceRow, namespace_count> namespaces(const ExportOptions& options) {
    if (!is_absolute_iri(options.base))
        throw UsageError("the base must be an absolute IRI, not '" + options.base + "'");
    const std::string base = legal_iri(options.base);
    return {{{"", ""},
             {"d", base},
             {"p", base + "predicate/"},
             {"cg", "https://w3id.org/claimgraph#"},
             {"np", "http://www.nanopub.org/nschema#"},
             {"oa", "http://www.w3.org/ns/oa#"},
             {"owl", "http://www.w3.org/2002/07/owl#"},
             {"prov", "http://www.w3.org/ns/prov#"},
             {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
             {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
             {"schema", "https://schema.org/"},
             {"skos", "http://www.w3.org/2004/02/skos/core#"},
             {"xsd", "http://www.w3.org/2001/XMLSchema#"}}};
}

void Resource::add(Iri predicate, Iri value) {
    properties.push_back({std::move(predicate), false, std::move(value), {}});
}

void Resource::add(Iri predicate, Literal value) {
    properties.push_back({std::move(predicate), true, {}, std::move(value)});
}

Iri document_iri(const DocumentRecord& document) {
    const std::string& name = document.id;
    if (is_plain_name(name) && name.starts_with("doc-")) return id(name);
    if (is_absolute_iri(name) && !has_dot_segment(name)) {
        // A scheme that reads like one of our prefixes would be expanded by JSON-LD.
        static const auto rows = namespaces({});
        const std::string_view scheme = std::string_view(name).substr(0, name.find(':'));
        if (std::none_of(rows.begin(), rows.end(), [&](const NamespaceRow& row) { return row.prefix == scheme; }))
            return {Namespace::none, legal_iri(name)};
    }
    return id("document-" + percent_encoded(name));
}

bool is_plain_number(const Literal& literal) {
    if (literal.datatype != "integer" && literal.datatype != "decimal") return false;
    std::string_view text = literal.text;
    if (text.starts_with('-')) text.remove_prefix(1);
    if (text.size() > 15) return false;
    const auto all_digits = [](std::string_view part) {
        return !part.empty() && std::all_of(part.begin(), part.end(), ascii::is_digit<char>);
    };
    const std::size_t point = text.find('.');
    const std::string_view whole = text.substr(0, point);
    if (!all_digits(whole) || (whole.size() > 1 && whole[0] == '0')) return false;
    if (literal.datatype == "integer") return point == std::string_view::npos && literal.text != "-0";
    return point != std::string_view::npos && all_digits(text.substr(point + 1)) && text.size() - point <= 7;
}

std::string_view attitude_of(std::string_view term) {
    for (const Attitude& row : attitudes)
        if (row.term == term) return row.attitude;
    return {};
}

std::string_view date_type(std::string_view text) {
    if (is_date(text)) return "date";
    if (text.size() >= 20 && text[10] == 'T' && is_date(text.substr(0, 10)) && is_clock(text.substr(11)))
        return "dateTime";
    if (text.size() == 7 && is_date(std::string(text) + "-01")) return "gYearMonth";
    if (text.size() == 4 && is_date(std::string(text) + "-01-01")) return "gYear";
    return "string";
}

Literal date_literal(std::string_view text) { return {clean_text(text), date_type(text)}; }

}  // namespace claimgraph::exporters::rdf
