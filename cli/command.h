#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// \file
/// What every command is.

namespace claimgraph::cli {

/// How a run ended, in the numbers that the shell sees (PROMISES in README.md).
enum class ExitCode { done = 0, failed = 1, wrong_use = 2, set_aside = 3 };

class Command {
   public:
    virtual ~Command() = default;

    /// Reads the arguments behind the command's name and nothing else: no file is touched. \throws UsageError
    /// \return false if only help was asked for, which has been printed
    virtual bool setup(const std::vector<std::string>& arguments) = 0;

    /// What the first argument may be, of a command that has tasks of its own (`rules check`).
    virtual std::vector<std::string> tasks() const { return {}; }

    /// Does the work. \throws Error
    virtual ExitCode run() = 0;
};

/// A row of the one list of commands (commands.cpp).
struct CommandRow {
    std::string_view name;
    std::string_view summary;
    std::unique_ptr<Command> (*make)();
};

const std::vector<CommandRow>& commands();
/// \throws UsageError that lists the known names
const CommandRow& command_named(std::string_view name);

/// What `claimgraph --help` prints.
std::string overview();

}  // namespace claimgraph::cli
