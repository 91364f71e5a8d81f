#pragma once

#include <string_view>

/// \file
/// What extract/prepare makes of packs and models when the program is built, inside the program.

namespace claimgraph::extract::language::prepared {

std::string_view gazetteer();    ///< a HashTable (gazetteer_table.h)
std::string_view exact_model();  ///< packed_model of extract/models/english.model
std::string_view fast_model();   ///< packed_model of extract/models/english-fast.model

}  // namespace claimgraph::extract::language::prepared
