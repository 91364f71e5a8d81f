#pragma once

#include "cli/command.h"

namespace claimgraph::cli {

/// `claimgraph formats`: the lists of input kinds and output formats.
class FormatsCommand : public Command {
   public:
    bool setup(const std::vector<std::string>& arguments) override;
    ExitCode run() override;
};

}  // namespace claimgraph::cli
