#pragma once

#include <string>
#include <string_view>
#include <vector>

/// \file
/// The names that a rule may use: terms of schemas/claimgraph.ttl and relations of Universal Dependencies.

namespace claimgraph::extract::rules {

/// Local names of the controlled predicates of the vocabulary (`denies`), sorted. Properties of the vocabulary that
/// describe claims themselves (`polarity`) are no predicates: they have a domain, or are datatype properties.
const std::vector<std::string>& predicate_terms();

/// What a qualifier may say (`time`): the vocabulary's roles.
const std::vector<std::string>& qualifier_roles();

/// The universal relations (https://universaldependencies.org/u/dep/).
const std::vector<std::string>& universal_relations();

/// What is wrong with a relation in a path or test, as a message with what would be right; empty if nothing is. `obl`,
/// `nmod`, `advcl`, `acl` and `conj` take any subtype, as enhanced graphs name prepositions there (`obl:according_to`).
std::string fault_of_relation(std::string_view relation);

}  // namespace claimgraph::extract::rules
