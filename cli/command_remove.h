#pragma once

#include "cli/command.h"

namespace claimgraph::cli {

/// `claimgraph remove`: takes documents out of a store.
class RemoveCommand : public Command {
   public:
    bool setup(const std::vector<std::string>& arguments) override;
    ExitCode run() override;

   private:
    std::string store_, list_;
    std::vector<std::string> names_;
    bool quiet_ = false;
};

}  // namespace claimgraph::cli
