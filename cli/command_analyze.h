#pragma once

#include "cli/command.h"
#include "cli/options.h"

namespace claimgraph::cli {

/// `claimgraph analyze`: documents → CoNLL-U, or what was read of them.
class AnalyzeCommand : public Command {
   public:
    bool setup(const std::vector<std::string>& arguments) override;
    ExitCode run() override;

   private:
    InputSettings input_;
    unsigned jobs_ = 1;
    ToleranceSettings tolerance_;
    std::string output_ = "-";
    bool force_ = false;
    bool keep_trees_ = false;
    bool documents_ = false;  ///< print what was read instead
};

}  // namespace claimgraph::cli
