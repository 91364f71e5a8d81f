#include "cli/command_schema.h"

#include <string_view>

#include "cli/options.h"
#include "cli/output_file.h"
#include "embedded.h"
#include "graph/errors.h"
#include "graph/suggestion.h"

namespace claimgraph::cli {
namespace {

/// The files that can be shown by their names: `schemas/claim.schema.json` as claim.schema.json.
std::vector<std::string_view> shown_paths() {
    std::vector<std::string_view> out;
    for (const std::string_view path : embedded::paths())
        if (path.starts_with("schemas/") || path.starts_with("extract/packs/")) out.push_back(path);
    return out;
}

std::string_view name_of(std::string_view path) { return path.substr(path.rfind('/') + 1); }

}  // namespace

bool SchemaCommand::setup(const std::vector<std::string>& arguments) {
    const std::string usage =
        "Usage: claimgraph schema [NAME]\n\n"
        "Prints a file that is inside the program: JSON Schemas of what is read and written, the RDF vocabulary and shapes,\n"
        "the layout of a store, rule packs and word lists. Without a name, lists them.\n\n"
        "  claimgraph schema claim.schema.json\n"
        "  claimgraph schema claimgraph.ttl\n";
    std::vector<std::string> operands;
    if (!parse(arguments, usage, OptionList(), operands)) return false;
    if (operands.size() > 1) throw UsageError("one name at a time, not also '" + operands[1] + "'");
    if (!operands.empty()) name_ = operands.front();
    return true;
}

ExitCode SchemaCommand::run() {
    if (name_.empty()) {
        std::string out;
        for (const std::string_view path : shown_paths()) out.append(name_of(path)).append("\n");
        print(out);
        return ExitCode::done;
    }
    Suggestions near(name_);
    for (const std::string_view path : shown_paths()) {
        // `claim` is enough for claim.schema.json
        const std::string_view name = name_of(path);
        if (name == name_ || path == name_ || name == name_ + ".schema.json") {
            print(embedded::file(path));
            return ExitCode::done;
        }
        near.consider(name);
    }
    throw UsageError("there is no '" + name_ + "' inside the program" + near.question() +
                     "; claimgraph schema lists what there is");
}

}  // namespace claimgraph::cli
