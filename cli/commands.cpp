#include "cli/command.h"
#include "cli/command_analyze.h"
#include "cli/command_build.h"
#include "cli/command_conflicts.h"
#include "cli/command_explain.h"
#include "cli/command_export.h"
#include "cli/command_formats.h"
#include "cli/command_import.h"
#include "cli/command_manual.h"
#include "cli/command_merge.h"
#include "cli/command_remove.h"
#include "cli/command_rules.h"
#include "cli/command_schema.h"
#include "cli/command_stats.h"
#include "cli/command_verify.h"
#include "graph/errors.h"
#include "graph/suggestion.h"

namespace claimgraph::cli {
namespace {

template <typename Kind>
std::unique_ptr<Command> make() {
    return std::make_unique<Kind>();
}

}  // namespace

const std::vector<CommandRow>& commands() {
    static const std::vector<CommandRow> rows = {
        {"build", "read articles and write the graph of what they claim", make<BuildCommand>},
        {"export", "write the graph that a store holds", make<ExportCommand>},
        {"import", "read a graph file back and write it in other formats", make<ImportCommand>},
        {"verify", "say whether files that were exported are whole", make<VerifyCommand>},
        {"merge", "put several stores together", make<MergeCommand>},
        {"remove", "take documents out of a store", make<RemoveCommand>},
        {"explain", "say what is behind a thing or a claim", make<ExplainCommand>},
        {"conflicts", "list claims that cannot both hold, side by side", make<ConflictsCommand>},
        {"stats", "say in numbers what a store holds", make<StatsCommand>},
        {"analyze", "print sentences, tokens, tags and trees", make<AnalyzeCommand>},
        {"formats", "list what can be read and written", make<FormatsCommand>},
        {"schema", "print schemas, vocabulary and rule packs", make<SchemaCommand>},
        {"manual", "print the man page, or completions for a shell", make<ManualCommand>},
        {"rules", "check, list, test and explain rules", make<RulesCommand>},
    };
    return rows;
}

const CommandRow& command_named(std::string_view name) {
    std::string known;
    for (const CommandRow& row : commands()) {
        if (row.name == name) return row;
        known.append(known.empty() ? "" : ", ").append(row.name);
    }
    std::vector<std::string_view> names;
    for (const CommandRow& row : commands()) names.push_back(row.name);
    throw UsageError("there is no command '" + std::string(name) + "'" + did_you_mean(name, names) + "; there are " + known);
}

std::string overview() {
    std::string out =
        "claimgraph turns news articles into a graph of what they claim: who does what, who says so, and where it\n"
        "is written.\n\n"
        "Usage: claimgraph COMMAND [OPTION]… [ARGUMENT]…\n\nCommands:\n";
    for (const CommandRow& row : commands()) {
        std::string name(row.name);
        name.resize(10, ' ');
        out += "  " + name + std::string(row.summary) + "\n";
    }
    out +=
        "\nclaimgraph COMMAND --help tells more about each; claimgraph --version prints the version.\n\n"
        "Exit codes:\n"
        "  0    done\n"
        "  1    failed, nothing was published (also when not one document could be read)\n"
        "  2    wrong use\n"
        "  3    complete and valid, but some documents were set aside\n"
        "  128+N  ended by signal N (130: Ctrl-C, 143: kill); temporary files are removed\n";
    return out;
}

}  // namespace claimgraph::cli
