#pragma once

#include <string>
#include <vector>

#include "cli/command.h"

namespace claimgraph::cli {

/// `claimgraph manual`: the man page, and with --completions what a shell needs to complete commands and options.
class ManualCommand : public Command {
   public:
    bool setup(const std::vector<std::string>& arguments) override;
    ExitCode run() override;

   private:
    std::string shell_;  ///< empty: the man page
};

/// What `claimgraph manual` prints: for man, bash, zsh, fish.
std::string man_page();
std::string bash_completions();
std::string zsh_completions();
std::string fish_completions();

}  // namespace claimgraph::cli
