#pragma once

#include "graph/view.h"

/// \file
/// What is said where filters leave nothing.

namespace claimgraph::cli {

/// Says on standard error if no claim of the store passes the filters, and which names, predicates and sources there are
/// that may have been meant. Reads the documents of the view, and all claims only where there is nothing.
void tell_if_empty(const View& view, const Store& store, const ViewOptions& options);

}  // namespace claimgraph::cli
