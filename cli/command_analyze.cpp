#include "cli/command_analyze.h"

#include "cli/document_line.h"
#include "cli/paths.h"
#include "cli/pipeline.h"
#include "cli/report.h"
#include "cli/run_summary.h"
#include "extract/language/conllu.h"
#include "extract/language/language.h"
#include "graph/errors.h"
#include "graph/jobs.h"

namespace claimgraph::cli {

using extract::language::annotate;
using extract::language::tokenize;
using extract::language::write_conllu;
using extract::read::ReadDocument;

bool AnalyzeCommand::setup(const std::vector<std::string>& arguments) {
    OptionList own("Analysis");
    own.value(
        "to", "conllu|documents",
        [this](const std::string& format) {
            if (format != "conllu" && format != "documents")
                throw UsageError("--to is conllu or documents, not '" + format + "'");
            documents_ = input_.read.any_language = format == "documents";
        },
        "conllu: CoNLL-U (https://universaldependencies.org/format.html; default); documents: what was read, in "
        "whatever language, a JSON object a line");
    own.value("output,o", "PATH", output_, "where to write; - is standard output (default)");
    own.flag("force,f", force_, "replace a file that exists");
    own.flag("keep-trees", keep_trees_, "of CoNLL-U input, keep tags and trees too instead of making them anew");
    OptionList options;
    options.add(own).add(input_options(input_)).add(job_options(jobs_)).add(tolerance_options(tolerance_));
    const std::string usage =
        "Usage: claimgraph analyze INPUT… [--to conllu|documents] [OPTION]…\n\n"
        "Prints sentences, tokens, lemmas, tags, trees and names. With --from conllu the sentences and tokens are "
        "those of\n"
        "the input. With --to documents, prints what was read: the texts, what in them is the article, dates, "
        "authors.\n\n"
        "  claimgraph analyze article.txt --to conllu\n"
        "  claimgraph analyze pages/ --to documents\n";
    if (!parse(arguments, usage, options, input_.inputs)) return false;
    if (input_.inputs.empty() && input_.files_from.empty())
        throw UsageError("an input is missing; - is standard input");
    return true;
}

ExitCode AnalyzeCommand::run() {
    resolve_inputs(input_);
    if (input_.dry_run) return list_inputs(input_);
    RunSummary summary(tolerance_.quiet);
    std::vector<NamedPath> inputs = named("input", input_.inputs);
    inputs.push_back({"list of inputs", input_.files_from});
    require_apart(inputs, {{"output", output_}, {"list of what was not read", tolerance_.rejected}});
    const JobLimit limit(jobs_);
    OutputSet files(force_);
    Sink& sink = files.open(output_);
    Report report(tolerance_, force_);
    std::function<std::string(ReadDocument &&)> work = [&](ReadDocument&& read) {
        if (documents_) return document_line(read.document);
        Analysis analysis = read.analysis ? std::move(*read.analysis) : tokenize(read.document);
        if (!read.analysis || !keep_trees_) annotate(analysis, input_.analysis);
        std::string out;
        write_conllu(read.document, analysis, out);
        return out;
    };
    std::function<void(std::string &&)> keep = [&](std::string&& conllu) { sink.write(conllu); };
    run_pipeline(input_, report, work, keep);
    files.publish();
    summary.add(report.summary(), report.numbers());
    summary.wrote(output_);
    summary.close();
    return exit_code(report, tolerance_);
}

}  // namespace claimgraph::cli
