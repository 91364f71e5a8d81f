#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "graph/model.h"

/// \file
/// Who is who across documents: a pure function of all clusters in the store, whatever their order.
///
/// Keys of a cluster, one string each, `KIND:VALUE`:
///   `gazetteer:…`  a thing of the embedded lists (`gazetteer:country/UA`, `gazetteer:place/kyiv`): equal keys are one
///   thing `name:…`       a full name in comparable form (transliteration, case, accents folded): equal keys of
///   compatible types
///                  are one thing. Types are compatible when they are equal, or when neither is a person and the name
///                  has more than one word
///   `acronym:…`    letters that stand for a full name, given only where the document spells both out or where the
///   letters
///                  are all it says; joins the one thing whose names can be shortened so
///   `family:…`     a person's family name in comparable form, from a full name or alone. A cluster with a family name
///   and
///                  no given name joins the one person of that family name; where there are several it stays apart
///   `given:…`      the given name beside it, from a full name (a single letter where the text has an initial), or all
///   that
///                  a document says of a person: then it identifies nobody elsewhere
///   `middle:…`     names between the two: persons that differ in one are not joined
///   `office:…`     an office that the document says or presupposes the person to hold, with its domain
///                  (`office:foreign minister@country/RU`): a cluster known by nothing else joins the one person who
///                  has it; where several have had it, the one who has it in documents of nearly the same date
///   `same:…`       an IRI in a well-known register; identifies nothing here, becomes `Entity::same_as`
/// A cluster without any identifying key is an entity of its own.

namespace claimgraph {

/// A cluster as resolution sees it.
struct ClusterEvidence {
    std::string document;     ///< document id
    std::uint32_t index = 0;  ///< the cluster's index in its document
    EntityType type = EntityType::other;
    std::string label;
    std::vector<std::string> names;
    std::vector<std::string> keys;
    std::uint32_t mentions = 0;  ///< number of mentions by name or value
    std::string published;       ///< of the document
};

struct Entity {
    std::string id;  ///< `person-…`, `organization-…`, from the keys that identify it
    EntityType type = EntityType::other;
    std::string label;                    ///< the preferred label
    std::vector<std::string> alt_labels;  ///< sorted, without the preferred label
    std::uint64_t mentions = 0;
    std::string first_seen, last_seen;  ///< dates of publication; empty where unknown
    std::string same_as;                ///< IRI in a well-known register where the gazetteer has one
};

struct Resolution {
    std::vector<Entity> entities;          ///< sorted by id
    std::vector<std::uint32_t> entity_of;  ///< for each given cluster the index of its entity
};

/// Time and memory grow with n log n in the number of clusters and keys.
Resolution resolve(const std::vector<ClusterEvidence>& clusters);

}  // namespace claimgraph
