#include "cli/command_remove.h"

#include "cli/options.h"
#include "cli/report.h"
#include "cli/run_summary.h"
#include "graph/errors.h"
#include "graph/kept_results.h"
#include "graph/store.h"

namespace claimgraph::cli {

bool RemoveCommand::setup(const std::vector<std::string>& arguments) {
    OptionList options("Options");
    options.value(
        "files-from", "LIST", list_,
        "remove the documents named in this file, too, one a line, or with NUL behind each; - is standard input");
    options.flag("quiet,q", quiet_, "do not list what the store does not have");
    const std::string usage =
        "Usage: claimgraph remove STORE DOCUMENT… [--files-from LIST]\n\n"
        "Takes documents out of a store, with all that was found in them. A DOCUMENT is an id, a URL, or the path of\n"
        "the file that was read; all documents of that file go. What is exported then is as if they had never been\n"
        "there. Those that the store does not have are listed, and the command ends with 3.\n\n"
        "  claimgraph remove news.db https://example.org/withdrawn.html news/004.txt\n";
    std::vector<std::string> operands;
    if (!parse(arguments, usage, options, operands)) return false;
    if (operands.empty()) throw UsageError("the store is missing");
    store_ = operands.front();
    names_.assign(operands.begin() + 1, operands.end());
    if (names_.empty() && list_.empty()) throw UsageError("which documents? Their ids, URLs or paths are missing");
    return true;
}

ExitCode RemoveCommand::run() {
    RunSummary summary(quiet_);
    if (!list_.empty()) add_listed(list_, names_);
    Store store = Store::open_to_change(store_);
    store.commit_only_at_the_end();
    const HeldResults before(store);
    std::uint64_t removed = 0;
    bool missing = false;
    for (const std::string& name : names_) {
        const std::uint64_t count = store.remove(name);
        removed += count;
        if (count > 0) continue;
        missing = true;
        if (!quiet_) complain(store_ + ": there is no document '" + name + "'");
    }
    if (removed > 0) keep_results(store, load(GuidanceSettings()), before);
    store.commit();
    summary.add(counted(removed, "document") + " removed, " + counted(store.document_count(), "document") + " left");
    summary.wrote(store_);
    summary.close();
    return missing ? ExitCode::set_aside : ExitCode::done;
}

}  // namespace claimgraph::cli
