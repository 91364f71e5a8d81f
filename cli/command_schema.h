#pragma once

#include <string>
#include <vector>

#include "cli/command.h"

namespace claimgraph::cli {

/// `claimgraph schema`: the schemas, vocabulary and packs that are inside the program.
class SchemaCommand : public Command {
   public:
    bool setup(const std::vector<std::string>& arguments) override;
    ExitCode run() override;

   private:
    std::string name_;  ///< empty: the list
};

}  // namespace claimgraph::cli
