#include <exception>
#include <new>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/log.h"
#include "cli/output_file.h"
#include "cli/signals.h"
#include "graph/errors.h"

namespace {

using namespace claimgraph::cli;
using namespace claimgraph;

ExitCode dispatch(const std::vector<std::string>& arguments) {
    if (arguments.empty()) throw UsageError("a command is missing");
    const std::string& first = arguments.front();
    if (first == "--help" || first == "-h" || first == "help") {
        print(overview());
        return ExitCode::done;
    }
    if (first == "--version") {
        print("claimgraph " CLAIMGRAPH_VERSION "\n");
        return ExitCode::done;
    }
    auto command = command_named(first).make();
    return command->setup({arguments.begin() + 1, arguments.end()}) ? command->run() : ExitCode::done;
}

int number(ExitCode code) { return static_cast<int>(code); }

}  // namespace

int main(int argc, char** argv) {
    std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
    try {
        reserve_standard_streams();
        tidy_up_on_signals();
        return number(dispatch(arguments));
    } catch (const ClosedPipe&) {
        return number(ExitCode::done);
    } catch (const UsageError& error) {
        log("error", error.what());
        std::string help = arguments.empty() || arguments.front().starts_with('-') ? "" : arguments.front() + " ";
        log("error", "try 'claimgraph " + help + "--help'");
        return number(ExitCode::wrong_use);
    } catch (const std::bad_alloc&) {
        log("error", "out of memory");
    } catch (const std::exception& error) {
        log("error", error.what());
    }
    return number(ExitCode::failed);
}
