#include "cli/command_help.h"

#include <algorithm>

#include "cli/command.h"

namespace claimgraph {

std::vector<std::string> OptionHelp::choices() const {
    std::vector<std::string> out;
    if (argument == "FORMATS") {
        for (const Format& format : formats()) out.emplace_back(format.name);
        return out;
    }
    if (argument.find('|') == std::string::npos || argument.find('%') != std::string::npos) return out;
    for (std::size_t begin = 0; begin <= argument.size();) {
        const std::size_t end = std::min(argument.find('|', begin), argument.size());
        out.push_back(argument.substr(begin, end - begin));
        begin = end + 1;
    }
    return out;
}

bool OptionHelp::is_file() const {
    for (const std::string_view kind : {"FILE", "FILE.db", "PATH", "PACK", "LIST"})
        if (argument == kind) return true;
    return false;
}

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
            CommandHelp help{std::string(row.name) + (task.empty() ? "" : " " + task), std::string(row.summary), listener.usage, {}};
            for (const auto& option : listener.options.options()) {
                const std::string letter = option->canonical_display_name(po::command_line_style::allow_dash_for_short);
                const bool takes_one = option->semantic()->max_tokens() > 0;
                help.options.push_back({option->long_name(), letter.size() == 2 && letter[0] == '-' ? letter.substr(1) : "",
                                        takes_one ? option->semantic()->name() : "", option->description()});
            }
            out.push_back(std::move(help));
        }
    }
    return out;
}

}  // namespace claimgraph
