#pragma once

#include <string>
#include <vector>

#include "cli/command.h"

namespace claimgraph::cli {

/// `claimgraph verify`: whether files that were exported are whole, by their seals (exporters/seal.h).
class VerifyCommand : public Command {
   public:
    bool setup(const std::vector<std::string>& arguments) override;
    ExitCode run() override;

   private:
    std::vector<std::string> files_;
    bool quiet_ = false;
};

}  // namespace claimgraph::cli
