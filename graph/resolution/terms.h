#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/resolution/string_table.h"
#include "graph/resolve.h"
#include "graph/tenure.h"

/// \file
/// What documents say of when somebody has an office, as the terms in which it was held.
///
/// A begin that is stated for a time behind a stated end is that of another term. What states no date belongs to the
/// last term that had begun when its document was published (or at the time it tells of). Within a term all that is
/// stated stays visible: it reaches from the earliest begin to the latest end, and is disputed where two begins or two
/// ends do not agree.

namespace claimgraph::resolution {

struct StatedTenure {
    Tenure tenure;
    std::string_view published;  ///< of its document; empty where unknown
};

/// Of each the number of its term, by time from 0 on.
std::vector<Index> terms_of(const std::vector<StatedTenure>& stated);

struct Term {
    std::string from, to;
    bool disputed = false;
    Relation::Stage stage = Relation::Stage::has;
};
/// \param stated  those of one term
Term term_of(const std::vector<StatedTenure>& stated);

}  // namespace claimgraph::resolution
