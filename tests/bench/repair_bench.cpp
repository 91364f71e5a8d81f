/// What repairs of trees do to the claims of a text: for each repair how often it fired and which claims it made
/// other ones.
///
///     repair_bench INPUT… [-v]
///
/// INPUT is what `claimgraph build` reads: files, folders. -v shows the claims: + with the repair, - without it.

#include <algorithm>
#include <cstdio>
#include <exception>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "cli/pipeline.h"
#include "extract/extractor.h"
#include "extract/language/language.h"
#include "extract/rule_examples.h"
#include "extract/rules/rule_set.h"
#include "graph/jobs.h"

using namespace claimgraph::cli;
using namespace claimgraph::extract::language;
using namespace claimgraph::extract::read;
using namespace claimgraph::extract::rules::rewrite;
using namespace claimgraph::extract::rules;
using namespace claimgraph::extract;
using namespace claimgraph;

namespace {

struct Effect {
    std::size_t fired = 0, sentences = 0, more = 0, fewer = 0;
    std::string shown;
};

/// The claims of each sentence, as examples write them.
std::vector<std::set<std::string>> claims_of(const Extraction& extraction) {
    std::vector<std::set<std::string>> out(extraction.sentences.size());
    for (const Claim& claim : extraction.claims) out[claim.sentence].insert(written_in_full(claim));
    return out;
}

std::string lines(const char* sign, const std::set<std::string>& these, const std::set<std::string>& those,
                  std::size_t& count) {
    std::string out;
    for (const std::string& claim : these)
        if (!those.contains(claim)) {
            out += "    " + std::string(sign) + " " + claim + "\n";
            ++count;
        }
    return out;
}

class Bench {
   public:
    void run(Document document, const Analysis& analysis) {
        std::map<std::string, std::size_t> fired;
        for (const Sentence& sentence : analysis.sentences) {
            std::vector<Rewrite> log;
            rules_->repaired(sentence, &log);
            for (const Rewrite& rewrite : log) ++fired[rewrite.repair->id];
        }
        const Extraction whole = Extractor(rules_).extract(document, analysis);
        const auto with = claims_of(whole);
        for (const auto& [id, count] : fired) {
            Effect& effect = effects_[id];
            effect.fired += count;
            const auto without = claims_of(Extractor(rules_without(id)).extract(document, analysis));
            for (std::size_t s = 0; s < with.size(); ++s) {
                if (with[s] == without[s]) continue;
                ++effect.sentences;
                effect.shown += "  " + std::string(document.words(whole.sentences[s])) + "\n";
                effect.shown += lines("+", with[s], without[s], effect.more);
                effect.shown += lines("-", without[s], with[s], effect.fewer);
            }
        }
    }

    void print(bool verbose) const {
        std::printf("%-50s %6s %10s %8s %8s\n", "repair", "fired", "sentences", "+claims", "-claims");
        for (const Repair& repair : rules_->repairs()) {
            const auto found = effects_.find(repair.id);
            const Effect effect = found == effects_.end() ? Effect{} : found->second;
            std::printf("%-50s %6zu %10zu %8zu %8zu\n", repair.id.c_str(), effect.fired, effect.sentences, effect.more,
                        effect.fewer);
            if (verbose) std::fputs(effect.shown.c_str(), stdout);
        }
    }

   private:
    std::shared_ptr<const RuleSet> rules_without(const std::string& id) {
        std::shared_ptr<const RuleSet>& set = without_[id];
        if (!set) {
            auto other = std::make_shared<RuleSet>(*rules_);
            other->add_pack(R"({"pack": "bench", "repairs": [{"id": ")" + id + R"(", "off": true}]})", "bench.json");
            other->compile();
            set = other;
        }
        return set;
    }

    std::shared_ptr<const RuleSet> rules_ = RuleSet::load();
    std::map<std::string, std::shared_ptr<const RuleSet>> without_;
    std::map<std::string, Effect> effects_;
};

int run(int argc, char** argv) {
    InputSettings input;
    bool verbose = false;
    for (int i = 1; i < argc; ++i)
        if (std::string(argv[i]) == "-v")
            verbose = true;
        else
            input.inputs.emplace_back(argv[i]);
    const JobLimit limit(1);
    ToleranceSettings tolerance;
    tolerance.quiet = true;
    Report report(tolerance);
    Bench bench;
    const std::function<std::string(ReadDocument &&)> work = [&](ReadDocument&& read) {
        Analysis analysis = read.analysis ? std::move(*read.analysis) : analyze(read.document);
        if (read.analysis) complete(analysis);
        bench.run(std::move(read.document), analysis);
        return std::string();
    };
    const std::function<void(std::string &&)> keep = [](std::string&&) {};
    run_pipeline(input, report, work, keep);
    bench.print(verbose);
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "repair_bench: %s\n", error.what());
        return 1;
    }
}
