#include "cli/command_import.h"

#include "cli/graph_output.h"
#include "cli/report.h"
#include "cli/run_summary.h"
#include "exporters/import.h"
#include "graph/errors.h"

namespace claimgraph::cli {

using exporters::ImportedGraph;
using exporters::check_import_syntax;

bool ImportCommand::setup(const std::vector<std::string>& arguments) {
    graph_.exporting.base.clear();  // not given: that of the file
    OptionList own("Input");
    own.value("from", "FORMAT", syntax_, "ttl, nt, trig, nq or jsonld (default: by the file's extension)");
    OptionList options;
    options.add(own).add(output_options(output_)).add(graph_options(graph_)).add(quiet_option(graph_.quiet));
    const std::string usage =
        "Usage: claimgraph import FILE [--from FORMAT] [--to FORMAT,…] [-o PATH] [OPTION]…\n\n"
        "Reads a graph that claimgraph wrote as RDF, from a file or - for standard input, and writes it in other "
        "formats.\n"
        "Nothing is lost on the way: the output is, byte for byte, what export would have written. The graph is held "
        "in\n"
        "memory.\n\n"
        "  claimgraph import news.nq --to graphml,jsonl -o news\n";
    std::vector<std::string> operands;
    if (!parse(arguments, usage, options, operands)) return false;
    if (operands.empty()) throw UsageError("the graph file is missing");
    if (operands.size() > 1) throw UsageError("one graph at a time, not also '" + operands[1] + "'");
    input_ = operands.front();
    if (syntax_.empty()) {
        const std::size_t point = input_.rfind('.');
        if (input_ == "-" || point == std::string::npos)
            throw UsageError("which format is " + input_ + "? --from names it");
        syntax_ = input_.substr(point + 1);
    }
    check_import_syntax(syntax_);
    if (graph_.exporting.shape != ViewShape::claims)
        throw UsageError("a graph that is imported has the claims view only");
    return true;
}

ExitCode ImportCommand::run() {
    RunSummary summary(graph_.quiet);
    require_apart({{"graph", input_}}, files_of(output_, graph_));
    // What cannot be written is known before the work begins; the base that the file has comes later.
    const bool own_base = graph_.exporting.base.empty();
    if (own_base) graph_.exporting.base = ExportOptions().base;
    GraphOutput output(output_, graph_);
    const ImportedGraph graph = ImportedGraph::read(input_, syntax_);
    if (!graph.is_sealed() && !graph_.quiet)
        complain(input_ + " has no seal, so nothing says whether it is whole");
    if (own_base) output.set_base(graph.base());
    summary.add(output.write(graph));
    for (const Target& target : output.written()) summary.wrote(target.path);
    summary.close();
    return ExitCode::done;
}

}  // namespace claimgraph::cli
