#pragma once

#include <array>
#include <string_view>

/// \file
/// How a circumstance bears on what a claim says: the roles of `schemas/claimgraph.ttl` without their `Role`, in the
/// order in which formats list them. A new one is added here; a format that knows it not does not compile.

namespace claimgraph {

inline constexpr std::array<std::string_view, 14> qualifier_roles = {
    "time",     "place",  "recipient", "instrument", "amount", "purpose",    "manner",
    "duration", "source", "company",   "condition",  "cause",  "complement", "other"};

/// A role of which no more is told than that it is one; also for names that are none of the roles.
inline constexpr std::string_view other_role = qualifier_roles.back();

/// The index of a role among `qualifier_roles`, that of `other_role` for a name that is none of them.
constexpr std::size_t qualifier_role(std::string_view name) {
    std::size_t i = 0;
    while (i + 1 < qualifier_roles.size() && qualifier_roles[i] != name) ++i;
    return i;
}

}  // namespace claimgraph
