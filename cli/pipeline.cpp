#include "cli/pipeline.h"

#include <oneapi/tbb/parallel_pipeline.h>

#include <memory>
#include <stdexcept>
#include <type_traits>
#include <variant>
#include <vector>

#if defined(__SANITIZE_THREAD__)
#include <sanitizer/tsan_interface.h>
#endif

#include "extract/extractor.h"
#include "extract/language/language.h"
#include "extract/names/acquaintances.h"
#include "extract/read/input.h"
#include "extract/rules/rule_set.h"
#include "graph/errors.h"
#include "graph/jobs.h"

// Three stages. The reader cuts files into pieces and hands them on in order; making documents of them and working on
// those is parallel; results are kept in the order of the pieces. TBB holds back the reader while `pieces_per_job` for
// each thread are under way, which bounds memory.

namespace claimgraph {
namespace {

namespace tbb = oneapi::tbb;

constexpr std::size_t pieces_per_job = 4;

/// What became of one piece of input: usually one document.
template <typename Result>
struct Outcomes {
    std::string_view kind;
    std::vector<std::variant<Result, Rejection>> all;
};

/// A defect in this program that one document brings to light costs that document, like a defect in the document.
std::string defect(const std::logic_error& error) { return std::string("internal error: ") + error.what(); }

template <typename Result>
Outcomes<Result> work_on(std::variant<RawInput, Rejection>&& item, const Shard& shard,
                         const std::function<Result(ReadDocument&&)>& work) {
    Outcomes<Result> out;
    if (auto* rejection = std::get_if<Rejection>(&item)) {
        out.all.push_back(std::move(*rejection));
        return out;
    }
    auto& raw = std::get<RawInput>(item);
    std::string source = raw.source, place = raw.place;
    out.kind = raw.kind->name;
    auto deliver = [&](ReadDocument&& document) {
        std::string id = document.document.id;
        if (!shard.has(id)) return true;
        try {
            out.all.push_back(work(std::move(document)));
        } catch (const DocumentError& error) {
            out.all.push_back(Rejection{source, place, id, error.stage(), error.what()});
        } catch (const std::logic_error& error) {
            out.all.push_back(Rejection{source, place, id, "analyse", defect(error)});
        }
        return true;
    };
    parse_input(std::move(raw), deliver, [&](Rejection&& rejection) { out.all.push_back(std::move(rejection)); });
    return out;
}

/// oneTBB calls the serial stages one after another and hands items on. ThreadSanitizer cannot see that, as the library
/// is not compiled with it, and is told so; for everyone else these are nothing.
class Order {
   public:
    /// What comes next in this thread comes after everything that preceded.
    void follow() {
#if defined(__SANITIZE_THREAD__)
        __tsan_acquire(this);
#endif
    }
    void precede() {
#if defined(__SANITIZE_THREAD__)
        __tsan_release(this);
#endif
    }
};

/// One call of a serial stage.
class Turn {
   public:
    explicit Turn(Order& order) : order_(order) { order_.follow(); }
    ~Turn() { order_.precede(); }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

   private:
    Order& order_;
};

}  // namespace

template <typename Result>
void run_pipeline(const InputSettings& settings, const ToleranceSettings& tolerance, Report& report,
                  const std::function<Result(ReadDocument&&)>& work, const std::function<void(Result&&)>& keep) {
    using Item = std::variant<RawInput, Rejection>;
    InputReader reader(settings.inputs, settings.read);
    Order reads, works, keeps;
    auto read = [&](tbb::flow_control& control) -> std::shared_ptr<Item> {
        const Turn turn(reads);
        auto item = reader.next();
        if (!item) {
            control.stop();
            return nullptr;
        }
        return std::make_shared<Item>(std::move(*item));
    };
    auto work_in_parallel = [&](std::shared_ptr<Item> item) {
        reads.follow();
        auto outcomes = std::make_shared<Outcomes<Result>>(work_on(std::move(*item), settings.shard, work));
        works.precede();
        return outcomes;
    };
    auto keep_in_order = [&](const std::shared_ptr<Outcomes<Result>>& outcomes) {
        const Turn turn(keeps);
        works.follow();
        for (auto& outcome : outcomes->all) {
            if (auto* rejection = std::get_if<Rejection>(&outcome)) {
                if (tolerance.strict && !rejection->passed_over) throw Error(described(*rejection));
                report.set_aside(*rejection);
                continue;
            }
            keep(std::move(std::get<Result>(outcome)));
            report.passed(outcomes->kind);
        }
    };
    tbb::parallel_pipeline(allowed_jobs() * pieces_per_job,
                           tbb::make_filter<void, std::shared_ptr<Item>>(tbb::filter_mode::serial_in_order, read) &
                               tbb::make_filter<std::shared_ptr<Item>, std::shared_ptr<Outcomes<Result>>>(
                                   tbb::filter_mode::parallel, work_in_parallel) &
                               tbb::make_filter<std::shared_ptr<Outcomes<Result>>, void>(
                                   tbb::filter_mode::serial_in_order, keep_in_order));
    reads.follow();
    keeps.follow();
    report.close();
    if (report.documents() == 0 && report.rejections() > 0) throw Error("not one document could be read");
}

template void run_pipeline(const InputSettings&, const ToleranceSettings&, Report&,
                           const std::function<std::string(ReadDocument&&)>&,
                           const std::function<void(std::string&&)>&);

ExitCode list_inputs(const InputSettings& settings) {
    InputReader reader(settings.inputs, settings.read);
    std::string kind, source;
    std::uint64_t pieces = 0;
    std::string out;
    const auto say = [&out](std::string what, const std::string& rest) {
        what.resize(std::max<std::size_t>(what.size() + 1, 12), ' ');
        out += what + rest + "\n";
    };
    const auto flush = [&] {
        if (pieces > 0) say(kind, source + (pieces > 1 ? " (" + std::to_string(pieces) + " pieces)" : ""));
        pieces = 0;
    };
    bool rejected = false;
    while (auto item = reader.next()) {
        if (const auto* rejection = std::get_if<Rejection>(&*item)) {
            flush();
            say(rejection->passed_over ? "passed over" : "set aside", described(*rejection));
            rejected = rejected || !rejection->passed_over;
            continue;
        }
        const auto& raw = std::get<RawInput>(*item);
        if (raw.source != source || raw.kind->name != kind) flush();
        source = raw.source;
        kind = raw.kind->name;
        ++pieces;
    }
    flush();
    print(out);
    return rejected ? ExitCode::set_aside : ExitCode::done;
}

void fill_store(const InputSettings& settings, const ToleranceSettings& tolerance,
                const std::vector<std::string>& rules, const std::vector<KnownThing>& known, Report& report,
                Store& store) {
    Extractor extractor(RuleSet::load(rules), settings.analysis, std::make_shared<const Acquaintances>(known));
    std::function<Extraction(ReadDocument &&)> work = [&](ReadDocument&& read) {
        if (!read.analysis) return extractor.extract(std::move(read.document));
        complete(*read.analysis, settings.analysis);
        return extractor.extract(std::move(read.document), *read.analysis);
    };
    std::function<void(Extraction &&)> keep = [&](Extraction&& extraction) {
        Store::Added added = store.add(extraction);
        if (added != Store::Added::replaced && added != Store::Added::refused) return;
        // Which of the two stays depends on their text alone, not on the order in which they came.
        Rejection rejection{extraction.document.path, "", extraction.document.id, "store",
                            "another document has the same id and another text; one of the two is kept"};
        if (tolerance.strict) throw Error(described(rejection));
        report.set_aside(rejection);
    };
    run_pipeline<Extraction>(settings, tolerance, report, work, keep);
    store.commit();
}

}  // namespace claimgraph
