#include "cli/command_formats.h"

#include "cli/options.h"
#include "cli/output_file.h"
#include "exporters/html.h"
#include "extract/read/input.h"
#include "graph/errors.h"

namespace claimgraph::cli {

using exporters::Format;
using exporters::formats;
using exporters::has_page;
using exporters::no_page;
using extract::read::InputKind;
using extract::read::input_kinds;

namespace {

std::string padded(std::string_view text, std::size_t width) {
    std::string out(text);
    out.resize(std::max(width, out.size() + 1), ' ');
    return out;
}

}  // namespace

bool FormatsCommand::setup(const std::vector<std::string>& arguments) {
    std::vector<std::string> operands;
    if (!parse(arguments, "Usage: claimgraph formats\n\nLists what can be read (--from) and written (--to).\n",
               OptionList(), operands))
        return false;
    if (!operands.empty()) throw UsageError("formats takes no argument, not '" + operands.front() + "'");
    return true;
}

ExitCode FormatsCommand::run() {
    std::string out = "Read (what it is, the first bytes tell; --from says it):\n";
    for (const InputKind& kind : input_kinds()) {
        out += "  " + padded(kind.name, 10) + std::string(kind.description) + "\n";
    }
    out += "\nWrite (--to):\n";
    for (const Format& format : formats())
        out += "  " + padded(format.name, 10) + padded("." + std::string(format.extension), 12) +
               padded(format.media_type, 36) + std::string(format.description) + "\n";
    if (!has_page()) out += "  " + padded("html", 10) + "not in this build: " + std::string(no_page) + "\n";
    out += "  " + padded("documents", 10) + padded(".jsonl", 48) + "what was read (claimgraph analyze)\n";
    out += "  " + padded("conllu", 10) + padded(".conllu", 48) + "sentences, tokens and trees (claimgraph analyze)\n";
    print(out);
    return ExitCode::done;
}

}  // namespace claimgraph::cli
