#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/options.h"

/// \file
/// What a command's help says, as data: man page and completions are made of it, so that each option is described once.

namespace claimgraph {

struct OptionHelp {
    std::string name;         ///< `output`
    std::string letter;       ///< `o`; empty: none
    std::string argument;     ///< `PATH`; empty: it takes none
    std::string description;

    /// `claims`, `flat`, `network` of `claims|flat|network`, names of formats; empty where anything may be given.
    std::vector<std::string> choices() const;
    bool is_file() const;
};

struct CommandHelp {
    std::string name;     ///< `build`, `rules test`
    std::string summary;  ///< one line
    std::string usage;    ///< the text above the options
    std::vector<OptionHelp> options;
};

/// Of all commands, those with tasks once for each task.
std::vector<CommandHelp> all_help();

}  // namespace claimgraph
