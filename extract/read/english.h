#pragma once

#include <string>

#include "graph/model.h"

/// \file
/// Is it English? extract/packs/languages.json has the function words by which short texts are told.

namespace claimgraph::extract::read {

/// Sets `document.language` to what the text is in: as declared, unless the words say clearly that it is another.
/// \return why the document cannot be used; empty where it is English
std::string tell_language(Document& document);

}  // namespace claimgraph::extract::read
