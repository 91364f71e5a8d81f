#include "cli/command_build.h"

#include <optional>

#include "cli/empty_view.h"
#include "cli/graph_output.h"
#include "cli/paths.h"
#include "cli/pipeline.h"
#include "cli/report.h"
#include "cli/run_summary.h"
#include "graph/errors.h"
#include "graph/jobs.h"
#include "graph/kept_results.h"

namespace claimgraph::cli {

bool BuildCommand::setup(const std::vector<std::string>& arguments) {
    OptionList own("Knowledge and evidence");
    own.value(
        "store", "FILE.db", store_,
        "keep the evidence in this SQLite file, or add to what it holds; without -o and --to nothing else is written");
    own.flag(
        "update", update_,
        "with --store: documents take the place of those of the same id that it holds, also where no date says that "
        "they are later");
    own.flag(
        "keep-versions", keep_versions_,
        "with --store: a text that gives way to a later one of the same id stays as an earlier version, from now on; "
        "--withdrawn shows what it claimed and the later one does not");
    own.values("rules", "PACK", rules_,
               "add a rule pack; a rule with the id of a built-in one replaces it (may be given again)");
    OptionList options;
    options.add(input_options(input_))
        .add(job_options(jobs_))
        .add(output_options(output_))
        .add(graph_options(graph_))
        .add(view_options(graph_.view))
        .add(guidance_options(graph_.guidance))
        .add(own)
        .add(tolerance_options(tolerance_));
    const std::string usage =
        "Usage: claimgraph build INPUT… [-o PATH] [--to FORMAT,…] [OPTION]…\n\n"
        "Reads articles and writes the graph of what they claim. An INPUT is a file, a folder (walked in the order of\n"
        "names) or - for standard input.\n\n"
        "  claimgraph build news/*.txt -o out/news --to graphml,ttl,jsonld\n"
        "  zcat news.jsonl.gz | claimgraph build - --from jsonl --store news.db\n\n"
        "An input that cannot be used is set aside with a message and the run ends with 3; if not one document\n"
        "could be read, with 1 and nothing is written.\n";
    if (!parse(arguments, usage, options, input_.inputs)) return false;
    if (input_.inputs.empty() && input_.files_from.empty())
        throw UsageError("an input is missing; - is standard input");
    if (update_ && store_.empty()) throw UsageError("--update is for a store; --store names it");
    if (keep_versions_ && store_.empty()) throw UsageError("--keep-versions is for a store; --store names it");
    return true;
}

std::vector<NamedPath> BuildCommand::what_is_read() const {
    std::vector<NamedPath> out = files_of(graph_.guidance);
    const auto add = [&](std::string_view role, const std::vector<std::string>& paths) {
        for (const std::string& path : paths) out.push_back({std::string(role), path});
    };
    add("input", input_.inputs);
    add("list of inputs", {input_.files_from});
    add("rule pack", rules_);
    return out;
}

std::vector<NamedPath> BuildCommand::what_is_written(bool only_store) const {
    std::vector<NamedPath> out;
    if (!only_store) out = files_of(output_, graph_);
    out.push_back({"store", store_});
    out.push_back({"list of what was not read", tolerance_.rejected});
    return out;
}

ExitCode BuildCommand::run() {
    resolve_inputs(input_);
    if (input_.dry_run) return list_inputs(input_);
    RunSummary summary(tolerance_.quiet);
    const JobLimit limit(jobs_);
    bool only_store = !store_.empty() && output_.path.empty() && output_.formats.empty();
    std::optional<GraphOutput> output;
    require_apart(what_is_read(), what_is_written(only_store));
    graph_.quiet = tolerance_.quiet;
    if (!only_store) output.emplace(output_, graph_);

    graph_.view.guidance = load(graph_.guidance);
    Report report(tolerance_, output_.force);
    GuardedStore guarded(store_, tolerance_.strict);
    fill_store(input_, {rules_, graph_.view.guidance.known, !store_.empty(), update_, keep_versions_}, report, guarded);
    if (!store_.empty()) {
        guarded.use([&](Store& store) { keep_results(store, graph_.view.guidance); });
        guarded.finish();
    }
    summary.add(report.summary(), report.numbers());
    if (!store_.empty()) summary.wrote(store_);
    if (output) {
        const Store& store = guarded.finish();
        const View view(store, graph_.view);
        if (!graph_.quiet) {
            tell_idle(store, graph_.view.guidance);
            tell_if_empty(view, store, graph_.view);
        }
        summary.add(output->write(view));
        for (const Target& target : output->written()) summary.wrote(target.path);
    } else {
        summary.add(counted(report.claims(), "claim") + " added", {{"claims", report.claims()}});
    }
    summary.close();
    return exit_code(report, tolerance_);
}

}  // namespace claimgraph::cli
