#pragma once

#include <string>
#include <vector>

#include "cli/command.h"

namespace claimgraph::cli {

/// `claimgraph merge`: several stores → one.
class MergeCommand : public Command {
   public:
    bool setup(const std::vector<std::string>& arguments) override;
    ExitCode run() override;

   private:
    std::vector<std::string> parts_;
    std::string target_;
    bool force_ = false, quiet_ = false;
};

}  // namespace claimgraph::cli
