#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "exporters/exporter.h"
#include "graph/errors.h"

/// \file
/// Files that are there completely or not at all.
///
/// An output is written to a temporary file in its folder (`.NAME.claimgraph-PID-N.tmp`), synced, closed and renamed;
/// the outputs of one run are published together or not at all. What a killed run left behind, the next run in that
/// folder removes. Devices, pipes and `-` (standard output) are written as they are.

namespace claimgraph {

/// The reader of standard output has gone away: no error, but there is nothing left to do.
class ClosedPipe : public Error {
   public:
    ClosedPipe() : Error("standard output was closed") {}
};

class OutputSet {
   public:
    /// \param force  replace files that exist
    explicit OutputSet(bool force);
    ~OutputSet();  ///< removes what was not published
    OutputSet(const OutputSet&) = delete;
    OutputSet& operator=(const OutputSet&) = delete;

    /// Opens an output; folders on the way are made. \throws Error if it cannot be written or exists already
    Sink& open(const std::string& path);

    /// Everything has been written: makes the files appear. \throws Error; then no file has changed
    void publish();

   private:
    class Output;
    bool force_;
    std::vector<std::unique_ptr<Output>> outputs_;
};

/// Words on one line, the clutter of the text left out.
std::string one_line(std::string_view text);

/// Writes a text to standard output. \throws Error, ClosedPipe
void print(std::string_view text);

/// From here on SIGINT, SIGTERM and SIGHUP remove temporary files and end the program with 128 + the signal's number,
/// and writing into a closed pipe is an error that can be handled. To be called before the first thread is started.
void tidy_up_on_signals();

/// Opens the standard streams that the caller has closed, so that no file takes their place; writing to them fails.
void reserve_standard_streams();

}  // namespace claimgraph
