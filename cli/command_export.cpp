#include "cli/command_export.h"

#include "cli/empty_view.h"
#include "cli/graph_output.h"
#include "cli/run_summary.h"
#include "graph/errors.h"
#include "graph/jobs.h"

namespace claimgraph::cli {

bool ExportCommand::setup(const std::vector<std::string>& arguments) {
    OptionList options;
    options.add(output_options(output_))
        .add(graph_options(graph_))
        .add(view_options(graph_.view))
        .add(guidance_options(graph_.guidance))
        .add(job_options(jobs_))
        .add(quiet_option(graph_.quiet));
    const std::string usage =
        "Usage: claimgraph export STORE [--to FORMAT,…] [-o PATH] [OPTION]…\n\n"
        "Writes the graph that a store (see claimgraph build --store) holds, or a part of it.\n\n"
        "  claimgraph export news.db --to graphml --view flat --about Lavrov -o lavrov.graphml\n"
        "  claimgraph export news.db --to neo4j -o import/news && sh import/news.import.sh\n"
        "  claimgraph export news.db --to svg --view flat --top 50 -o news.svg\n";
    std::vector<std::string> operands;
    if (!parse(arguments, usage, options, operands)) return false;
    store_ = one_store(operands);
    return true;
}

ExitCode ExportCommand::run() {
    RunSummary summary(graph_.quiet);
    const JobLimit limit(jobs_);
    std::vector<NamedPath> read = files_of(graph_.guidance);
    read.push_back({"store", store_});
    require_apart(read, files_of(output_, graph_));
    graph_.view.guidance = load(graph_.guidance);
    Store store = Store::open_existing(store_);
    GraphOutput output(output_, graph_);
    const View view(store, graph_.view);
    if (!graph_.quiet) tell_idle(store, graph_.view.guidance);
    if (!graph_.quiet) tell_if_empty(view, store, graph_.view);
    summary.add(output.write(view));
    for (const Target& target : output.written()) summary.wrote(target.path);
    summary.close();
    return ExitCode::done;
}

}  // namespace claimgraph::cli
