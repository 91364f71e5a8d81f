#include "cli/command_merge.h"

#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <system_error>

#include "cli/options.h"
#include "cli/report.h"
#include "graph/errors.h"
#include "graph/store.h"

namespace claimgraph {
namespace {

namespace fs = std::filesystem;

/// The new store under a name of its own until it is complete; named as cli/output_file.h says, so that what a killed
/// run leaves is found by the next.
class Unfinished {
   public:
    explicit Unfinished(const fs::path& target) : target_(target) {
        path_ = target.parent_path() /
                ("." + target.filename().string() + ".claimgraph-" + std::to_string(::getpid()) + "-0.tmp");
        remove();
    }
    ~Unfinished() {
        if (!published_) remove();
    }
    Unfinished(const Unfinished&) = delete;
    Unfinished& operator=(const Unfinished&) = delete;

    std::string path() const { return path_.string(); }
    void publish() {
        std::error_code error;
        fs::rename(path_, target_, error);
        if (error) throw Error("cannot write " + target_.string() + ": " + error.message());
        published_ = true;
    }

   private:
    void remove() const {
        std::error_code ignored;
        fs::remove(path_, ignored);
        fs::remove(path_.string() + "-journal", ignored);
    }

    fs::path target_, path_;
    bool published_ = false;
};

}  // namespace

bool MergeCommand::setup(const std::vector<std::string>& arguments) {
    po::options_description options("Options");
    auto add = options.add_options();
    add("output,o", po::value(&target_)->value_name("ALL.db"), "the store to write");
    add("force,f", po::bool_switch(&force_), "replace it if it exists");
    add("quiet,q", po::bool_switch(&quiet_), "no list of documents of which one of two was left out");
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
    std::error_code ignored;
    if (fs::is_directory(target_, ignored)) throw Error(target_ + " is a folder");
    if (!force_ && fs::exists(target_, ignored)) throw Error(target_ + " exists; --force replaces it");
    const fs::path folder = fs::path(target_).parent_path();
    if (!folder.empty()) fs::create_directories(folder, ignored);
    ToleranceSettings tolerance;
    tolerance.quiet = quiet_;
    Report report(tolerance);
    Unfinished unfinished(target_);
    {
        Store all = Store::open(unfinished.path());
        for (const std::string& part : parts_)
            Store::open_existing(part).read_all([&](const Extraction& extraction) {
                const Store::Added added = all.add(extraction);
                report.passed();
                if (added != Store::Added::replaced && added != Store::Added::refused) return;
                report.set_aside({part, "", extraction.document.id, "store",
                                  "another document has the same id and another text; one of the two is kept"});
            });
        all.commit();
    }
    unfinished.publish();
    report.close();
    return report.rejections() == 0 ? ExitCode::done : ExitCode::set_aside;
}

}  // namespace claimgraph
