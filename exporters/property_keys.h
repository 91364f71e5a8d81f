#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <string_view>

#include "exporters/exporter.h"

/// \file
/// The columns of the property graph.

namespace claimgraph::exporters {

enum class PropertyType : std::uint8_t { text, list, integer, real };

/// A column. Ids are unique over nodes and edges and differ in more than case; names are what users see.
struct PropertyKey {
    std::string_view id;
    bool of_nodes;
    std::string_view name;
    PropertyType type;
};

/// All keys of a shape, nodes' first; `name`, `label` and `type` of nodes, `label` and `weight` of edges are not among
/// them, since every format has its own places for these.
std::span<const PropertyKey> property_keys(ViewShape shape);

/// With these both shapes begin.
inline constexpr PropertyKey thing_keys[] = {
    {"iri", true, "iri", PropertyType::text},
    {"aliases", true, "aliases", PropertyType::list},
    {"mentions", true, "mentions", PropertyType::integer},
    {"first_seen", true, "first_seen", PropertyType::text},
    {"last_seen", true, "last_seen", PropertyType::text},
    {"same_as", true, "same_as", PropertyType::text},
};

inline constexpr PropertyKey own_claim_keys[] = {
    {"title", true, "title", PropertyType::text},
    {"url", true, "url", PropertyType::text},
    {"publisher", true, "publisher", PropertyType::text},
    {"author", true, "author", PropertyType::text},
    {"location", true, "location", PropertyType::text},
    {"published", true, "published", PropertyType::text},
    {"modified", true, "modified", PropertyType::text},
    {"language", true, "language", PropertyType::text},
    {"path", true, "path", PropertyType::text},
    {"document_id", true, "document_id", PropertyType::text},
    {"version_of", true, "version_of", PropertyType::text},
    {"replaced_on", true, "replaced_on", PropertyType::text},
    {"office", true, "office", PropertyType::text},
    {"reference", true, "reference", PropertyType::text},
    {"through", true, "through", PropertyType::list},
    {"aspect", true, "aspect", PropertyType::text},
    {"generic", true, "generic", PropertyType::text},
    {"predicate", true, "predicate", PropertyType::text},
    {"lemma", true, "lemma", PropertyType::text},
    {"predicate_label", true, "predicate_label", PropertyType::text},
    {"polarity", true, "polarity", PropertyType::text},
    {"modality", true, "modality", PropertyType::text},
    {"proposition", true, "proposition", PropertyType::text},
    {"proposition_documents", true, "proposition_documents", PropertyType::integer},
    {"proposition_independent_publishers", true, "proposition_independent_publishers", PropertyType::integer},
    {"proposition_first_seen", true, "proposition_first_seen", PropertyType::text},
    {"proposition_last_seen", true, "proposition_last_seen", PropertyType::text},
    {"attributed_to", true, "attributed_to", PropertyType::list},
    {"sentence", true, "sentence", PropertyType::text},
    {"sentence_begin", true, "sentence_begin", PropertyType::integer},
    {"sentence_end", true, "sentence_end", PropertyType::integer},
    {"subject_text", true, "subject_text", PropertyType::text},
    {"subject_begin", true, "subject_begin", PropertyType::integer},
    {"subject_end", true, "subject_end", PropertyType::integer},
    {"subject_head_begin", true, "subject_head_begin", PropertyType::integer},
    {"subject_head_end", true, "subject_head_end", PropertyType::integer},
    {"predicate_text", true, "predicate_text", PropertyType::text},
    {"predicate_begin", true, "predicate_begin", PropertyType::integer},
    {"predicate_end", true, "predicate_end", PropertyType::integer},
    {"object_text", true, "object_text", PropertyType::text},
    {"object_begin", true, "object_begin", PropertyType::integer},
    {"object_end", true, "object_end", PropertyType::integer},
    {"object_head_begin", true, "object_head_begin", PropertyType::integer},
    {"object_head_end", true, "object_head_end", PropertyType::integer},
    {"qualifier_time", true, "time", PropertyType::list},
    {"qualifier_place", true, "place", PropertyType::list},
    {"qualifier_recipient", true, "recipient", PropertyType::list},
    {"qualifier_instrument", true, "instrument", PropertyType::list},
    {"qualifier_amount", true, "amount", PropertyType::list},
    {"qualifier_purpose", true, "purpose", PropertyType::list},
    {"qualifier_manner", true, "manner", PropertyType::list},
    {"qualifier_duration", true, "duration", PropertyType::list},
    {"qualifier_source", true, "source", PropertyType::list},
    {"qualifier_company", true, "company", PropertyType::list},
    {"qualifier_condition", true, "condition", PropertyType::list},
    {"qualifier_cause", true, "cause", PropertyType::list},
    {"qualifier_complement", true, "complement", PropertyType::list},
    {"qualifier_other", true, "circumstance", PropertyType::list},
    {"time_value", true, "time_value", PropertyType::list},
    {"time_precision", true, "time_precision", PropertyType::list},
    {"time_from", true, "time_from", PropertyType::list},
    {"time_to", true, "time_to", PropertyType::list},
    {"amount_value", true, "amount_value", PropertyType::list},
    {"subject_value", true, "subject_value", PropertyType::list},
    {"object_value", true, "object_value", PropertyType::list},
    {"qualifiers", true, "qualifiers", PropertyType::list},
    {"qualifier_concepts", true, "qualifier_concepts", PropertyType::list},
    {"withdrawn", true, "withdrawn", PropertyType::text},
    {"claimed_on", true, "claimed_on", PropertyType::text},
    {"withdrawn_on", true, "withdrawn_on", PropertyType::text},
    {"rule", true, "rule", PropertyType::text},
    {"confidence", true, "confidence", PropertyType::real},
    {"rank", false, "rank", PropertyType::integer},
    {"edge_role", false, "role", PropertyType::text},
    {"edge_predicate", false, "predicate", PropertyType::text},
    {"edge_via", false, "via", PropertyType::text},
    {"edge_polarity", false, "polarity", PropertyType::text},
    {"edge_modality", false, "modality", PropertyType::text},
    {"edge_sources", false, "attributed_to", PropertyType::list},
    {"edge_claims", false, "claims", PropertyType::list},
    {"edge_count", false, "count", PropertyType::integer},
    {"edge_text", false, "text", PropertyType::text},
    {"edge_value", false, "value", PropertyType::text},
    {"edge_begin", false, "begin", PropertyType::integer},
    {"edge_end", false, "end", PropertyType::integer},
    {"edge_head_begin", false, "head_begin", PropertyType::integer},
    {"edge_head_end", false, "head_end", PropertyType::integer},
    {"documents", false, "documents", PropertyType::integer},
    {"independent_publishers", false, "independent_publishers", PropertyType::integer},
    {"edge_first_seen", false, "first_seen", PropertyType::text},
    {"edge_last_seen", false, "last_seen", PropertyType::text},
    {"edge_document", false, "document", PropertyType::text},
    {"edge_sentence", false, "sentence", PropertyType::text},
    {"edge_status", false, "status", PropertyType::list},
    {"edge_since", false, "since", PropertyType::text},
    {"edge_until", false, "until", PropertyType::text},
    {"edge_disputed", false, "disputed", PropertyType::text},
    {"edge_tenures", false, "tenures", PropertyType::list},
};

inline constexpr PropertyKey own_flat_keys[] = {
    {"stands_for", true, "stands_for", PropertyType::list},
    {"offices", true, "offices", PropertyType::list},
    {"actor_of", true, "actor_of", PropertyType::list},
    {"predicate", false, "predicate", PropertyType::text},
    {"polarity", false, "polarity", PropertyType::text},
    {"modality", false, "modality", PropertyType::text},
    {"attributed_to", false, "attributed_to", PropertyType::list},
    {"claims", false, "claims", PropertyType::list},
    {"documents", false, "documents", PropertyType::integer},
    {"publishers", false, "publishers", PropertyType::list},
    {"independent_publishers", false, "independent_publishers", PropertyType::integer},
    {"amounts", false, "amounts", PropertyType::list},
    {"phrases", false, "phrases", PropertyType::list},
    {"edge_confidence", false, "confidence", PropertyType::real},
    {"edge_first_seen", false, "first_seen", PropertyType::text},
    {"edge_last_seen", false, "last_seen", PropertyType::text},
    {"edge_since", false, "since", PropertyType::text},
    {"edge_until", false, "until", PropertyType::text},
};

template <std::size_t A, std::size_t B>
consteval std::array<PropertyKey, A + B> joined(const PropertyKey (&first)[A], const PropertyKey (&second)[B]) {
    std::array<PropertyKey, A + B> out{};
    std::copy(first, first + A, out.begin());
    std::copy(second, second + B, out.begin() + A);
    return out;
}
inline constexpr auto claim_keys = joined(thing_keys, own_claim_keys);
inline constexpr auto flat_keys = joined(thing_keys, own_flat_keys);

/// The place of one of `thing_keys`, in either shape. An unknown id does not compile.
consteval std::size_t thing_key(std::string_view id) {
    for (std::size_t i = 0; i < std::size(thing_keys); ++i)
        if (thing_keys[i].id == id) return i;
    throw "there is no such key";
}
/// An unknown id does not compile.
consteval const PropertyKey& claim_key(std::string_view id) {
    for (const PropertyKey& key : claim_keys)
        if (key.id == id) return key;
    throw "there is no such key";
}
consteval const PropertyKey& flat_key(std::string_view id) {
    for (const PropertyKey& key : flat_keys)
        if (key.id == id) return key;
    throw "there is no such key";
}

}  // namespace claimgraph::exporters
