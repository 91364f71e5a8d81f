#pragma once

#include <functional>
#include <string>

#include "cli/command.h"
#include "cli/guarded_store.h"
#include "cli/options.h"
#include "cli/report.h"
#include "extract/read/reader.h"
#include "graph/store.h"

/// \file
/// Many documents through one program: reading in order, work in parallel, results in order again.

namespace claimgraph::cli {

using extract::read::ReadDocument;

/// Takes the documents of all inputs through `work`, as many at a time as a JobLimit allows and with a bounded number
/// in memory, and hands the results to `keep` in input order, so that nothing depends on the number of threads. A
/// document for which reading or `work` throws DocumentError is set aside.
/// \param work  called from several threads at once
/// \throws Error if nothing at all could be read, or where the report says so at the first document set aside; what
///         `work` and `keep` throw otherwise
template <typename Result>
void run_pipeline(const InputSettings& settings, Report& report,
                  const std::function<Result(ReadDocument&&)>& work, const std::function<void(Result&&)>& keep);

/// Prints what would be read, and as what, and what would not, a line for each file. \throws Error
ExitCode list_inputs(const InputSettings& settings);

/// What goes into a store, and over what.
struct FillSettings {
    std::vector<std::string> rules;  ///< packs beside the built-in ones
    std::vector<KnownThing> known;   ///< things that the user knows, for what of it matters while texts are read
    bool kept = false;               ///< the store outlives the run
    bool update = false;             ///< what is read takes the place of what the store had of the same id
    bool keep_versions = false;      ///< and that stays as an earlier version
};

/// Adds what the documents say to the store; documents that it knows, analysed with the same, are not analysed again.
void fill_store(const InputSettings& settings, const FillSettings& fill, Report& report, GuardedStore& store);

}  // namespace claimgraph::cli
