#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/options.h"

namespace claimgraph::cli {

/// `claimgraph explain`: why names of several documents are one thing, and what is behind claims.
class ExplainCommand : public Command {
   public:
    bool setup(const std::vector<std::string>& arguments) override;
    ExitCode run() override;

   private:
    GuidanceSettings guidance_;
    std::string store_, asked_;
    std::uint64_t most_ = 20;
    bool json_ = false, trees_ = false, withdrawn_ = false;
    std::vector<std::string> rules_;
};

}  // namespace claimgraph::cli
