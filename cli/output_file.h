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
/// An output is written to a temporary file in its folder, synced, closed and renamed; the outputs of one run are
/// published together or not at all (publication.h says how). Devices, pipes and `-` (standard output) are written as
/// they are; what a terminal would obey is made visible to it (visible_text.h).

namespace claimgraph::cli {

using exporters::Sink;

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

    /// The same for a file that something else writes, under the name that is returned, where an empty file is.
    std::string reserve(const std::string& path);

    /// Everything has been written: makes the files appear. \throws Error; then no file has changed
    void publish();

   private:
    class Output;
    bool force_;
    std::vector<std::unique_ptr<Output>> outputs_;
};

/// Words on one line, the clutter of the text left out.
std::string one_line(std::string_view text);

/// Writes bytes to standard output. \throws Error, ClosedPipe
void print(std::string_view text);
/// The same for people: what a terminal would obey is made visible, wherever it goes on to.
void print_text(std::string_view text);

/// Opens the standard streams that the caller has closed, so that no file takes their place; writing to them fails.
void reserve_standard_streams();

}  // namespace claimgraph::cli
