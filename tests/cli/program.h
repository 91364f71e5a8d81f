#pragma once

#include <sys/types.h>

#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

/// \file
/// Runs the built program as its users do.

namespace claimgraph::tests {

struct Run {
    int exit_code = 0;  ///< 128 + N where a signal killed it
    std::string out, err;
    long peak_kilobytes = 0;
    double cpu_seconds = 0;  ///< user and system; says more than the clock where other programs run too

    /// The last line of a run that ended well, without the time that it took: `4 documents read; 116 claims; in news.db`.
    std::string summary() const;
    /// What was said on standard error besides it.
    std::string notes() const;
};

struct RunOptions {
    std::string input;   ///< bytes on standard input
    std::string folder;  ///< where it runs; empty: here
    std::string output;  ///< standard output goes to this file instead of `Run::out`
    std::vector<std::string> environment;
    /// Instead of `input`: writes standard input, piece by piece, until the program stops reading.
    std::function<void(int descriptor)> feed;
    /// Called with the process id while the program runs.
    std::function<void(pid_t)> meanwhile;
};

/// The program under test with these arguments.
Run run(const std::vector<std::string>& arguments, const RunOptions& options = {});

/// A run that reads these bytes from standard input.
inline RunOptions typed(std::string input) {
    RunOptions options;
    options.input = std::move(input);
    return options;
}

/// What was printed, with `…` for the time in the last line of each run.
std::string without_times(const std::string& printed);
/// The same without these lines.
std::string without_summaries(const std::string& printed);

/// An empty folder that goes away with the object.
class TemporaryFolder {
   public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    std::string path(const std::string& name = "") const;
    /// Writes a file and returns its path.
    std::string file(const std::string& name, const std::string& bytes) const;
    std::string bytes(const std::string& name) const;
    /// Names of everything in it, hidden files included, sorted, joined with blanks.
    std::string listing(const std::string& name = "") const;

   private:
    std::filesystem::path path_;
};

std::string file_bytes(const std::string& path);

/// A sample article of the repository.
std::string sample(const std::string& name);
std::vector<std::string> samples();

}  // namespace claimgraph::tests
