#include "cli/command_merge.h"

#include <algorithm>

#include "cli/options.h"
#include "cli/output_file.h"
#include "cli/paths.h"
#include "cli/report.h"
#include "cli/run_summary.h"
#include "graph/errors.h"
#include "graph/kept_results.h"
#include "graph/store.h"

namespace claimgraph::cli {

bool MergeCommand::setup(const std::vector<std::string>& arguments) {
    OptionList options("Options");
    options.value("output,o", "ALL.db", target_, "the store to write");
    options.flag("force,f", force_, "replace it if it exists");
    options.flag("quiet,q", quiet_, "no list of documents of which one of two was left out");
    const std::string usage =
        "Usage: claimgraph merge -o ALL.db PART.db…\n\n"
        "Puts the evidence of several stores together, such as those of claimgraph build --shard. A document that is\n"
        "in several of them counts once; the order of the parts changes nothing that is exported.\n\n"
        "  claimgraph merge -o all.db part1.db part2.db\n";
    if (!parse(arguments, usage, options, parts_)) return false;
    if (target_.empty()) throw UsageError("-o says where to write the store");
    if (parts_.empty()) throw UsageError("the stores to merge are missing");
    return true;
}

ExitCode MergeCommand::run() {
    require_apart(named("store", parts_), {{"store", target_}});
    RunSummary summary(quiet_);
    ToleranceSettings tolerance;
    tolerance.quiet = quiet_;
    Report report(tolerance);
    OutputSet output(force_);
    {
        Store all = Store::open_unfinished(output.reserve(target_), target_);
        if (std::any_of(parts_.begin(), parts_.end(),
                        [](const std::string& part) { return Store::open_existing(part).keeps_versions(); }))
            all.keep_versions();
        for (const std::string& part : parts_) {
            const Store one = Store::open_existing(part);
            one.show_versions(true);
            one.read_all([&](const Extraction& extraction) {
                const Store::Added added = all.add(extraction);
                if (!extraction.document.version_of.empty()) return;
                report.passed();
                report.added(added);
                if (!Store::is_unsettled(added)) return;
                report.set_aside({part, "", extraction.document.id, "store",
                                  "there are two texts of this id, and no date says which is later; one of the two is "
                                  "kept"});
            });
        }
        keep_results(all, load(GuidanceSettings()));
        all.commit();
    }
    output.publish();
    report.close();
    summary.add(report.summary(), report.numbers());
    summary.wrote(target_);
    summary.close();
    return report.rejections() == 0 ? ExitCode::done : ExitCode::set_aside;
}

}  // namespace claimgraph::cli
