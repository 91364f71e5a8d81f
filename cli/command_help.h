#pragma once

#include <string>
#include <vector>

#include "cli/option_list.h"

/// \file
/// What the help of all commands says, as data.

namespace claimgraph::cli {

struct CommandHelp {
    std::string name;     ///< `build`, `rules test`
    std::string summary;  ///< one line
    std::string usage;    ///< the text above the options
    std::vector<Option> options;
};

/// Of all commands, those with tasks once for each task.
std::vector<CommandHelp> all_help();

}  // namespace claimgraph::cli
