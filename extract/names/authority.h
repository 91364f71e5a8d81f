#pragma once

#include <string>
#include <vector>

#include "graph/resolve.h"

/// \file
/// Lists of things that the user knows: an extract of Wikidata, a thesaurus of the house.

namespace claimgraph::extract::names {

/// Reads a list of things, Turtle where the name ends in `.ttl` or `.nt`, else CSV (or tab-separated fields).
///
/// CSV: the first line names the columns, in any order: `iri` and `label`, and as wished `labels` (others, with `|`
/// between them), `type` (`Person`, `Organization` …), `gender` (female, male,
/// other: which pronouns stand for the person), `country` (ISO 3166 code or name), `from`, `to` (ISO 8601: outside of
/// them no document speaks of the thing).
/// Turtle: labels from rdfs:label, skos:prefLabel, schema:name, foaf:name (the first in English is the preferred one),
/// others from skos:altLabel and schema:alternateName; types by the local name of rdf:type (`schema:Person`); gender
/// from schema:gender and foaf:gender; countries from schema:nationality and schema:addressCountry; dates from
/// schema:birthDate, foundingDate, deathDate, dissolutionDate. Other triples are passed over; subjects without a label
/// are no things.
///
/// Things come in the order of their IRIs; what several lines say of one IRI is put together.
/// \throws Error with file and line
std::vector<KnownThing> read_authority(const std::string& path);

}  // namespace claimgraph::extract::names
