#pragma once

#include <libxml/parser.h>

/// \file
/// libxml2 sets itself up at its first use, which must not be that of two threads at once: they wait for each other for
/// ever, now and then.

namespace claimgraph::extract::read {

/// To be called in front of anything of libxml2, from any thread.
inline void set_up_libxml() {
    [[maybe_unused]] static const bool done = (xmlInitParser(), true);
}

}  // namespace claimgraph::extract::read
