#pragma once

#include <string>
#include <vector>

#include "cli/command.h"

namespace claimgraph::cli {

/// `claimgraph rules check|list|test|explain|score`: for people who write rules.
class RulesCommand : public Command {
   public:
    bool setup(const std::vector<std::string>& arguments) override;
    ExitCode run() override;
    std::vector<std::string> tasks() const override;

   private:
    ExitCode check() const;
    ExitCode list() const;
    ExitCode test() const;
    ExitCode explain() const;
    ExitCode score() const;
    ExitCode start_pack() const;

    std::string task_;
    std::vector<std::string> operands_;
    std::vector<std::string> packs_;  ///< of `--rules`
    bool all_ = false;
};

}  // namespace claimgraph::cli
