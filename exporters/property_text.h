#pragma once

#include <string>

#include "graph/view.h"

/// \file
/// What a property graph writes as one text where a property has no room for more: ids of nodes, and objects as JSON.

namespace claimgraph::exporters {

/// A document's own id may be any IRI, a node's id must be an NMTOKEN.
std::string document_node_id(const std::string& id);

/// A qualifier that names no thing, whole: `{"role":"time","text":"on
/// Friday","value":"2025-03-07","begin":3,"end":12}`.
std::string qualifier_object(const QualifierRecord& qualifier);

/// What documents say of when an office is held, and the first words that do:
/// `{"status":"former","until":"2014","documents":2,"text":"former president Ida Holm","document":"doc-…","begin":3,…}`.
std::string tenure_object(const RelationSayingRecord& saying);

}  // namespace claimgraph::exporters
