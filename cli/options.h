#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/option_list.h"
#include "cli/output_file.h"
#include "cli/paths.h"
#include "exporters/exporter.h"
#include "extract/language/analysis.h"
#include "extract/read/reader.h"
#include "graph/guidance.h"
#include "graph/view.h"

/// \file
/// Options that several commands share, each described once, and what they mean.

namespace claimgraph::cli {

using exporters::ExportOptions;
using extract::read::ReadOptions;

/// One of several parts of the documents: each document is in one of them, whatever machine asks.
struct Shard {
    std::uint64_t index = 1, count = 1;

    bool has(const std::string& document_id) const;
};

struct InputSettings {
    std::vector<std::string> inputs;
    Shard shard;
    std::string files_from;
    bool dry_run = false;
    ReadOptions read;
    AnalysisKind analysis = AnalysisKind::exact;
};

/// How many documents may be set aside before it counts: a number, or a share of all.
struct RejectionLimit {
    std::uint64_t count = 0;
    std::optional<double> percent;

    bool allows(std::uint64_t rejected, std::uint64_t all) const;
};

struct ToleranceSettings {
    RejectionLimit limit;
    bool strict = false;
    bool quiet = false;
    std::string rejected;  ///< file for what was not read; empty where not given
};

struct OutputSettings {
    std::string path;                  ///< empty where not given
    std::vector<std::string> formats;  ///< empty where not given
    bool force = false;
};

/// Files in which the user says who is who.
struct GuidanceSettings {
    std::vector<std::string> authorities, same_as, not_same;
    std::string titles;  ///< a file in place of the built-in list; `none`: no list
};

struct GraphSettings {
    GuidanceSettings guidance;
    ExportOptions exporting;
    ViewOptions view;
    std::string loss_report;  ///< empty: a line on standard error
    bool quiet = false;
};

/// What each option's text must look like is checked when it is parsed. \throws UsageError
OptionList input_options(InputSettings& settings);
OptionList job_options(unsigned& jobs);
OptionList quiet_option(bool& quiet);  ///< of commands without tolerance_options, which have it, too
OptionList tolerance_options(ToleranceSettings& settings);
OptionList output_options(OutputSettings& settings);
OptionList graph_options(GraphSettings& settings);  ///< what the files look like
OptionList view_options(ViewOptions& view);         ///< which part of the graph they hold
OptionList guidance_options(GuidanceSettings& settings);

/// Says which pairs name nothing in the store.
void tell_idle(const Store& store, const Guidance& guidance);

/// Reads the files. \throws Error with file and line
Guidance load(const GuidanceSettings& settings);

/// The operand of a command that reads one store. \throws UsageError if there is none or more than one
const std::string& one_store(const std::vector<std::string>& operands);

/// Adds the names in a list (`-`: standard input), one a line or with NUL behind each. \throws Error if it cannot be read
void add_listed(const std::string& list, std::vector<std::string>& names);

/// Adds the names in `--files-from` to the operands. \throws UsageError if there is no input, Error if the list cannot be
/// read
void resolve_inputs(InputSettings& settings);

/// The files that are read, for require_apart.
std::vector<NamedPath> files_of(const GuidanceSettings& settings);

}  // namespace claimgraph::cli
