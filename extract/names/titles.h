#pragma once

#include <string>
#include <vector>

#include "graph/resolve.h"

/// \file
/// Things that names are linked to out of the box: articles of Wikipedia, by their IRIs in DBpedia, which stand for
/// what the articles are about.

namespace claimgraph::extract::names {

/// The embedded list, extract/packs/titles.json; its head says what is in it.
const std::vector<KnownThing>& listed_titles();

/// Reads another list of the same form. \throws Error with file and what is wrong
std::vector<KnownThing> read_titles(const std::string& path);

}  // namespace claimgraph::extract::names
