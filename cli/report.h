#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "cli/command.h"
#include "cli/log.h"
#include "cli/options.h"
#include "cli/output_file.h"
#include "cli/progress.h"
#include "extract/read/reader.h"
#include "graph/store.h"

/// \file
/// What is said on standard error.

namespace claimgraph::cli {

using exporters::Sink;
using extract::read::Rejection;

/// `1 document`, `2 documents`.
std::string counted(std::uint64_t count, std::string_view noun);

/// Where a document is to be found, for people: its path, else its address, else its id. Document or DocumentRecord
template <typename Described>
const std::string& place_of(const Described& document) {
    return !document.path.empty() ? document.path : !document.url.empty() ? document.url : document.id;
}

/// `FILE:PLACE: reason`.
std::string described(const Rejection& rejection);

/// A JSON object in a line: source, offset, place, id, stage, reason.
std::string rejection_line(const Rejection& rejection);

/// Counts what came through and what did not, lists the latter, and says from time to time how far the run is.
class Report {
   public:
    /// \param force  replace the list of what was not read, if it exists \throws Error if it cannot be written
    explicit Report(const ToleranceSettings& settings, bool force = false);

    /// What will be read, so that the time left can be told.
    void expect(const std::vector<std::string>& inputs) { inputs_ = inputs; }
    /// How many bytes of it were read so far. From any thread.
    void read_up_to(std::uint64_t bytes) { bytes_read_ = bytes; }
    /// What became of a document in the store.
    void added(Store::Added added) { ++added_[static_cast<std::size_t>(added)]; }
    /// \param kind  of input, as in `--from`
    void passed(std::string_view kind = {});
    /// \throws Error where none may be set aside, unless it lay beside documents and is none
    void set_aside(const Rejection& rejection);
    /// Says how many claims of a document were left out.
    void left_out(const Document& document, std::uint64_t claims);
    /// How many claims were found in a document.
    void found(std::uint64_t claims) { claims_ += claims; }
    /// Clears the progress and publishes the list of what was not read.
    void close();
    /// `30 documents read (2 feed, 28 html), 2 set aside (2 × it is in French); 4 known`.
    std::string summary() const;
    std::vector<LogMember> numbers() const;  ///< what the summary says, for programs

    std::uint64_t documents() const { return documents_; }
    std::uint64_t rejections() const { return rejections_; }
    std::uint64_t claims() const { return claims_; }

   private:
    std::string store_changes() const;
    void show_progress();

    bool quiet_, strict_;
    std::optional<OutputSet> files_;
    Sink* list_ = nullptr;  ///< of what was not read
    std::map<std::string, std::uint64_t, std::less<>> kinds_;
    std::array<std::uint64_t, 10> added_{};                       ///< by Store::Added
    std::map<std::string, std::uint64_t, std::less<>> reasons_;  ///< of what was set aside
    std::uint64_t passed_over_ = 0, claims_ = 0;
    bool on_terminal_;
    ProgressClock clock_;
    std::vector<std::string> inputs_;
    std::optional<std::uint64_t> bytes_expected_;  ///< of inputs_, once asked for; 0: nobody knows
    std::atomic<std::uint64_t> bytes_read_ = 0;
    std::uint64_t documents_ = 0;
    std::uint64_t rejections_ = 0;
    std::chrono::steady_clock::time_point start_;
};

/// 3 if more were set aside than may be.
ExitCode exit_code(const Report& report, const ToleranceSettings& tolerance);

}  // namespace claimgraph::cli
