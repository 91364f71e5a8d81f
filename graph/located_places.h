#pragma once

#include <functional>
#include <vector>

#include "graph/page.h"

namespace claimgraph {

struct LocatedPlace {
    const Mention *inner, *outer;
    const Mention* first;  ///< of the chain: Odense of both pairs of *Odense, Funen, Denmark*
};

/// *in Odense, Denmark*: of places with nothing but a comma between, up to the end of the sentence or another comma,
/// each lies in the next one. *In Odense, Aarhus and Oslo* goes on with a word, *in Odense, Aarhus, and Oslo* with
/// *and*.
/// \param is_place  of a name
std::vector<LocatedPlace> located_places(const Page& page, Span sentence,
                                         const std::function<bool(const Mention&)>& is_place);

}  // namespace claimgraph
