#pragma once

#include "cli/command.h"
#include "cli/options.h"

namespace claimgraph::cli {

/// `claimgraph export`: store → graph files.
class ExportCommand : public Command {
   public:
    bool setup(const std::vector<std::string>& arguments) override;
    ExitCode run() override;

   private:
    OutputSettings output_;
    GraphSettings graph_;
    std::string store_;
    unsigned jobs_ = 1;
};

}  // namespace claimgraph::cli
