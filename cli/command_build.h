#pragma once

#include "cli/command.h"
#include "cli/options.h"
#include "cli/paths.h"

namespace claimgraph::cli {

/// `claimgraph build`: documents → store → graph files.
class BuildCommand : public Command {
   public:
    bool setup(const std::vector<std::string>& arguments) override;
    ExitCode run() override;

   private:
    std::vector<NamedPath> what_is_read() const;
    std::vector<NamedPath> what_is_written(bool only_store) const;

    InputSettings input_;
    unsigned jobs_ = 1;
    ToleranceSettings tolerance_;
    OutputSettings output_;
    GraphSettings graph_;
    std::string store_;
    std::vector<std::string> rules_;
    bool update_ = false, keep_versions_ = false;
};

}  // namespace claimgraph::cli
