#pragma once

#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/options.h"

namespace claimgraph::cli {

/// `claimgraph stats`: what a store holds, in numbers.
class StatsCommand : public Command {
   public:
    bool setup(const std::vector<std::string>& arguments) override;
    ExitCode run() override;

   private:
    GuidanceSettings guidance_;
    ViewOptions view_;
    std::string store_;
    bool json_ = false;
};

}  // namespace claimgraph::cli
