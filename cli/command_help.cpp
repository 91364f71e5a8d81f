#include "cli/command_help.h"

#include "cli/command.h"

namespace claimgraph::cli {

std::vector<CommandHelp> all_help() {
    std::vector<CommandHelp> out;
    for (const CommandRow& row : commands()) {
        std::vector<std::string> tasks = row.make()->tasks();
        if (tasks.empty()) tasks.emplace_back();
        for (const std::string& task : tasks) {
            std::vector<std::string> arguments;
            if (!task.empty()) arguments.push_back(task);
            HelpListener listener;
            row.make()->setup(arguments);
            out.push_back({std::string(row.name) + (task.empty() ? "" : " " + task), std::string(row.summary),
                           listener.usage, listener.options.all()});
        }
    }
    return out;
}

}  // namespace claimgraph::cli
