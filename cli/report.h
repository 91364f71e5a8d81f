#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "cli/command.h"
#include "cli/options.h"
#include "extract/read/reader.h"

/// \file
/// What is said on standard error.

namespace claimgraph {

/// One line, `claimgraph: …`. Control characters (a file name may hold them) are shown as `\xNN`.
void complain(std::string_view message);

/// `FILE:PLACE: reason`.
std::string described(const Rejection& rejection);

/// Counts what came through and what did not, lists the latter, and shows a line of progress on a terminal.
class Report {
   public:
    explicit Report(bool quiet);

    void passed();
    void set_aside(const Rejection& rejection);
    /// Clears the progress and says how many were set aside, if any.
    void close();

    std::uint64_t documents() const { return documents_; }
    std::uint64_t rejections() const { return rejections_; }

   private:
    void show_progress();
    void clear_progress();

    bool quiet_;
    bool progress_;
    bool shown_ = false;
    std::uint64_t documents_ = 0;
    std::uint64_t rejections_ = 0;
    std::chrono::steady_clock::time_point start_, last_;
};

/// 3 if more were set aside than may be.
ExitCode exit_code(const Report& report, const ToleranceSettings& tolerance);

}  // namespace claimgraph
