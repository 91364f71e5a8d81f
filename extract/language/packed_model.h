#pragma once

#include <string>
#include <string_view>

/// \file
/// A model as the program has it inside: its matrices lie in panels, as products want them, so that no run lays them
/// out anew.

namespace claimgraph::extract::language {

/// \param model  a model file as train/export.py writes it \throws Error if it is damaged
std::string packed_model(std::string_view model);

}  // namespace claimgraph::extract::language
