#pragma once

#include "cli/command.h"
#include "cli/options.h"

namespace claimgraph::cli {

/// `claimgraph import`: a graph file that this program wrote → graph files.
class ImportCommand : public Command {
   public:
    bool setup(const std::vector<std::string>& arguments) override;
    ExitCode run() override;

   private:
    OutputSettings output_;
    GraphSettings graph_;
    std::string input_, syntax_;
};

}  // namespace claimgraph::cli
