#include "cli/command_analyze.h"

#include "cli/pipeline.h"
#include "cli/report.h"
#include "extract/language/conllu.h"
#include "extract/language/language.h"
#include "graph/errors.h"
#include "graph/jobs.h"

namespace claimgraph {

bool AnalyzeCommand::setup(const std::vector<std::string>& arguments) {
    po::options_description own("Analysis");
    auto add = own.add_options();
    add("to", po::value<std::string>()->value_name("conllu")->notifier([](const std::string& format) {
        if (format != "conllu") throw UsageError("--to is conllu, not '" + format + "'");
    }),
        "format; there is only CoNLL-U (https://universaldependencies.org/format.html)");
    add("output,o", po::value(&output_)->value_name("PATH"), "where to write; - is standard output (default)");
    add("force,f", po::bool_switch(&force_), "replace a file that exists");
    add("keep-trees", po::bool_switch(&keep_trees_),
        "of CoNLL-U input, keep tags and trees too instead of making them anew");
    po::options_description options;
    options.add(own).add(input_options(input_)).add(job_options(jobs_)).add(tolerance_options(tolerance_));
    const std::string usage =
        "Usage: claimgraph analyze INPUT… [--to conllu] [OPTION]…\n\n"
        "Prints sentences, tokens, lemmas, tags, trees and names. With --from conllu the sentences and tokens are "
        "those of\n"
        "the input.\n\n"
        "  claimgraph analyze article.txt --to conllu\n";
    if (!parse(arguments, usage, options, input_.inputs)) return false;
    if (input_.inputs.empty() && input_.files_from.empty())
        throw UsageError("an input is missing; - is standard input");
    return true;
}

ExitCode AnalyzeCommand::run() {
    const JobLimit limit(jobs_);
    OutputSet files(force_);
    Sink& sink = files.open(output_);
    Report report(tolerance_.quiet);
    std::function<std::string(ReadDocument &&)> work = [&](ReadDocument&& read) {
        Analysis analysis = read.analysis ? std::move(*read.analysis) : tokenize(read.document);
        if (!read.analysis || !keep_trees_) annotate(analysis, input_.analysis);
        std::string out;
        write_conllu(read.document, analysis, out);
        return out;
    };
    std::function<void(std::string &&)> keep = [&](std::string&& conllu) { sink.write(conllu); };
    run_pipeline(input_, tolerance_, report, work, keep);
    files.publish();
    return exit_code(report, tolerance_);
}

}  // namespace claimgraph
