#pragma once

#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/options.h"

namespace claimgraph {

/// `claimgraph explain`: why names of several documents are one thing.
class ExplainCommand : public Command {
   public:
    bool setup(const std::vector<std::string>& arguments) override;
    ExitCode run() override;

   private:
    GuidanceSettings guidance_;
    std::string store_, entity_;
};

}  // namespace claimgraph
