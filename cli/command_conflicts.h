#pragma once

#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/options.h"

namespace claimgraph::cli {

/// `claimgraph conflicts`: claims that cannot both hold, side by side with their words.
class ConflictsCommand : public Command {
   public:
    bool setup(const std::vector<std::string>& arguments) override;
    ExitCode run() override;

   private:
    GuidanceSettings guidance_;
    std::string store_;
    bool json_ = false;
};

}  // namespace claimgraph::cli
