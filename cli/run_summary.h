#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "cli/log.h"

/// \file
/// The last line of a run.

namespace claimgraph::cli {

/// `claimgraph: 4 documents read; 116 claims about 50 things; in news.ttl; 0.3 s` on standard error: what went in, what
/// came out, where it is, and how long it took, which no file ever says. The time runs from construction on.
class RunSummary {
   public:
    /// \param quiet  nothing is said
    explicit RunSummary(bool quiet);

    /// One more part; an empty one is left out. \param numbers  what it says, for programs (`--log json`)
    void add(std::string part, std::vector<LogMember> numbers = {});
    /// A file that was written; `-` is standard output.
    void wrote(std::string_view path);
    /// The run is over, and nothing went wrong.
    void close();

   private:
    bool quiet_;
    std::chrono::steady_clock::time_point start_;
    std::vector<std::string> parts_, files_;
    std::vector<LogMember> numbers_;
};

}  // namespace claimgraph::cli
