#pragma once

#include <string>
#include <vector>

#include "extract/names/clusters.h"

/// \file
/// What clusters hand to resolution: keys, as graph/resolve.h describes them.

namespace claimgraph::extract::names {

/// The domain of an office as a key: the thing, for a seat of power its country.
std::string domain_of(const Thing& thing);

/// The keys that a name would have in a document that says nothing else of the thing. A type `other` may be anything
/// but a person.
std::vector<std::string> keys_of_name(const std::string& name, EntityType type);

/// The keys of a group, sorted, unique; without those of relations.
std::vector<std::string> keys_of(const Group& group);

/// The keys of the relations of each group.
/// \param clusters  number of the cluster that each group becomes; -1 for none
std::vector<std::vector<std::string>> relation_keys(const std::vector<SentenceView>& sentences,
                                                    const std::vector<Draft>& drafts, const std::vector<Group>& groups,
                                                    const std::vector<int>& clusters);

}  // namespace claimgraph::extract::names
