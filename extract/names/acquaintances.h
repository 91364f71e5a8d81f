#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "graph/resolve.h"

/// \file
/// What the user knows of persons that matters while a text is read.

namespace claimgraph::extract::names {

struct Group;

/// Persons by their full names. What else is known of a thing counts when things of all documents are put together.
class Acquaintances {
   public:
    explicit Acquaintances(const std::vector<KnownThing>& things);

    /// The gender that pronouns for a person of this name have: 'm', 'f', or 0 where it is unknown or namesakes differ.
    char gender(const Group& person) const;

    /// Equal where all that is known is equal.
    std::string digest() const;

   private:
    std::unordered_map<std::string, char> gender_;  // by the comparable form of the full name
};

}  // namespace claimgraph::extract::names
