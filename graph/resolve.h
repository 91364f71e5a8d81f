#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "graph/model.h"

/// \file
/// Who is who across documents: a pure function of all clusters in the store, whatever their order.
///
/// Keys of a cluster, one string each, `KIND:VALUE`:
///   `gazetteer:…`  a thing of the embedded lists (`gazetteer:country/UA`, `gazetteer:place/kyiv`): equal keys are one thing
///   `name:…`       a full name in comparable form (transliteration, case, accents folded): equal keys of compatible types
///                  are one thing
///   `acronym:…`    letters that stand for a full name, given only where the document spells both out or where the letters
///                  are all it says; joins the one thing whose names can be shortened so
///   `family:…`     a person's family name in comparable form, from a full name or alone
///   `given:…`      the given name beside it, from a full name
///   `office:…`     an office that the document says or presupposes the person to hold, with its domain
///                  (`office:foreign minister@country/RU`): a cluster known by nothing else joins the one person who has it

namespace claimgraph {

/// A cluster as resolution sees it.
struct ClusterEvidence {
    std::string document;  ///< document id
    std::uint32_t index = 0;  ///< the cluster's index in its document
    EntityType type = EntityType::other;
    std::string label;
    std::vector<std::string> names;
    std::vector<std::string> keys;
    std::uint32_t mentions = 0;       ///< number of mentions by name or value
    std::string published;  ///< of the document
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
    std::vector<Entity> entities;            ///< sorted by id
    std::vector<std::uint32_t> entity_of;    ///< for each given cluster the index of its entity
};

Resolution resolve(const std::vector<ClusterEvidence>& clusters);

}  // namespace claimgraph
