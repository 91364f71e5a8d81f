#pragma once

#include <string>
#include <vector>

#include "cli/options.h"
#include "cli/output_file.h"
#include "exporters/exporter.h"

/// \file
/// Which files a graph is written to, in which formats, and writing them.

namespace claimgraph::cli {

using exporters::Format;
using exporters::Losses;

/// A file of a format and where it goes.
struct Target {
    const Format* format;
    std::string path;  ///< `-` for standard output
    /// Null for the manifest of the files of this format that come before it.
    void (*write)(const Records& view, const ExportOptions& options, Sink& sink);
};

/// What `-o` and `--to` mean together. \throws UsageError
///   neither: JSON Lines on standard output · `--to F`: F there · `-o out.ttl`: that file in the format of its
///   extension ·
///   `-o out/news`: out/news.graphml, .ttl and .jsonld, or the files of each format of `--to` · a folder:
///   FOLDER/claims.EXT
std::vector<Target> targets(const OutputSettings& settings, const GraphSettings& graph);

/// The files that are written, for require_apart.
std::vector<NamedPath> files_of(const OutputSettings& output, const GraphSettings& graph);

/// Opens every target, so that what cannot be written is known before the work begins.
class GraphOutput {
   public:
    GraphOutput(const OutputSettings& output, const GraphSettings& graph);

    void set_base(const std::string& base) { graph_.exporting.base = base; }
    /// Writes the graph to all targets and publishes them together; then says what they cannot hold.
    /// \return what was in it: `116 claims about 50 things`
    std::string write(const Records& records);
    const std::vector<Target>& written() const { return targets_; }

   private:
    void report(const std::vector<Losses>& losses);

    GraphSettings graph_;
    std::vector<Target> targets_;
    OutputSet files_;
    std::vector<Sink*> sinks_;
    Sink* loss_report_ = nullptr;
};

}  // namespace claimgraph::cli
