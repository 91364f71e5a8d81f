#include "cli/pipeline.h"

#include <oneapi/tbb/parallel_pipeline.h>

#include <memory>
#include <stdexcept>
#include <type_traits>
#include <variant>
#include <vector>

// g++ and clang++ have different words for it.
#if defined(__SANITIZE_THREAD__)
#define CLAIMGRAPH_UNDER_TSAN
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define CLAIMGRAPH_UNDER_TSAN
#endif
#endif
#if defined(CLAIMGRAPH_UNDER_TSAN)
#include <sanitizer/tsan_interface.h>
#endif

#include "extract/extractor.h"
#include "extract/language/conllu.h"
#include "extract/language/language.h"
#include "extract/names/acquaintances.h"
#include "extract/read/input.h"
#include "extract/rules/rule_set.h"
#include "graph/document_version.h"
#include "graph/errors.h"
#include "graph/identity.h"
#include "graph/jobs.h"

// Three stages. The reader cuts files into pieces and hands them on in order; making documents of them and working on
// those is parallel; results are kept in the order of the pieces. TBB holds back the reader while `pieces_per_job` for
// each thread are under way, which bounds memory.

namespace claimgraph::cli {

using extract::Extractor;
using extract::language::complete;
using extract::language::write_conllu;
using extract::names::Acquaintances;
using extract::read::InputReader;
using extract::read::RawInput;
using extract::rules::RuleSet;

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
    const std::optional<std::uint64_t> offset = raw.offset;
    out.kind = raw.kind->name;
    auto deliver = [&](ReadDocument&& document) {
        std::string id = document.document.id;
        if (!shard.has(id)) return true;
        try {
            out.all.push_back(work(std::move(document)));
        } catch (const DocumentError& error) {
            out.all.push_back(Rejection{source, place, id, error.stage(), error.what(), false, offset});
        } catch (const std::logic_error& error) {
            out.all.push_back(Rejection{source, place, id, "analyse", defect(error), false, offset});
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
#if defined(CLAIMGRAPH_UNDER_TSAN)
        __tsan_acquire(this);
#endif
    }
    void precede() {
#if defined(CLAIMGRAPH_UNDER_TSAN)
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
void run_pipeline(const InputSettings& settings, Report& report,
                  const std::function<Result(ReadDocument&&)>& work, const std::function<void(Result&&)>& keep) {
    using Item = std::variant<RawInput, Rejection>;
    InputReader reader(settings.inputs, settings.read);
    report.expect(settings.inputs);
    Order reads, works, keeps;
    auto read = [&](tbb::flow_control& control) -> std::shared_ptr<Item> {
        const Turn turn(reads);
        auto item = reader.next();
        report.read_up_to(reader.bytes_read());
        if (!item) {
            control.stop();
            return nullptr;
        }
        return std::make_shared<Item>(std::move(*item));
    };
    auto work_in_parallel = [&](const std::shared_ptr<Item>& item) {
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

template void run_pipeline(const InputSettings&, Report&,
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
    print_text(out);
    return rejected ? ExitCode::set_aside : ExitCode::done;
}

namespace {

/// A document and what was found in it, where it had to be analysed.
struct Finding {
    ReadDocument read;
    DocumentVersion version;
    std::optional<Extraction> extraction;
    std::uint64_t left_out = 0;  ///< claims past the bound
};

/// Takes documents to a store; what the store knows already is not analysed again.
class Filler {
   public:
    Filler(const FillSettings& settings, AnalysisKind kind, Report& report, GuardedStore& store)
        : kind_(kind),
          known_(std::make_shared<const Acquaintances>(settings.known)),
          extractor_(RuleSet::load(settings.rules), kind, known_),
          report_(report),
          store_(store) {
        store_.use([&](Store& it) {
            it.set_update(settings.update ? StoreUpdate::replace : StoreUpdate::reanalyse);
            if (settings.keep_versions) it.keep_versions();
        });
        if (settings.kept) analysis_ = IdentityHash().add(CLAIMGRAPH_VERSION).add(extractor_.digest()).digest();
    }

    /// For any thread.
    Finding work(ReadDocument&& read) {
        Finding out;
        out.version = version_of(read.document, analysis_of(read));
        out.read = std::move(read);
        if (Store::takes(store_.use([&](Store& it) { return it.outlook(out.version); }))) extract(out);
        return out;
    }

    /// In the order of the input, so that nothing depends on when the store was asked before.
    void keep(Finding&& found) {
        Document& document = found.read.document;
        const std::string& path = found.extraction ? found.extraction->document.path : document.path;
        Store::Added added = store_.use([&](Store& it) { return it.recognise(found.version, path); });
        if (Store::takes(added)) {
            if (!found.extraction) extract(found);
            added = store_.use([&](Store& it) { return it.add(*found.extraction); });
            report_.found(found.extraction->claims.size());
            if (found.left_out > 0) report_.left_out(found.extraction->document, found.left_out);
        }
        if (!analysis_.empty()) report_.added(added);
        if (!Store::is_unsettled(added)) return;
        const Document& shown = found.extraction ? found.extraction->document : document;
        std::string reason = "another document has the same id and another text, and no date says which is later; ";
        reason += added == Store::Added::replaced ? "this one is kept" : "that one is kept";
        report_.set_aside({shown.path, "", shown.id, "store", std::move(reason)});
    }

   private:
    /// Trees that were given are a part of it.
    std::string analysis_of(const ReadDocument& read) const {
        if (!read.analysis || analysis_.empty()) return analysis_;
        std::string trees;
        write_conllu(read.document, *read.analysis, trees);
        return IdentityHash().add(analysis_).add(trees).digest();
    }

    void extract(Finding& found) const {
        if (found.read.analysis) {
            complete(*found.read.analysis, kind_);
            found.extraction = extractor_.extract(std::move(found.read.document), *found.read.analysis,
                                                  &found.left_out);
        } else {
            found.extraction = extractor_.extract(std::move(found.read.document), &found.left_out);
        }
        found.extraction->analysis = found.version.analysis;
    }

    AnalysisKind kind_;
    std::shared_ptr<const Acquaintances> known_;
    Extractor extractor_;
    std::string analysis_;
    Report& report_;
    GuardedStore& store_;
};

}  // namespace

void fill_store(const InputSettings& settings, const FillSettings& fill, Report& report, GuardedStore& store) {
    try {
        Filler filler(fill, settings.analysis, report, store);
        std::function<Finding(ReadDocument &&)> work = [&](ReadDocument&& read) {
            return filler.work(std::move(read));
        };
        std::function<void(Finding &&)> keep = [&](Finding&& found) { filler.keep(std::move(found)); };
        run_pipeline<Finding>(settings, report, work, keep);
        store.finish();
    } catch (...) {
        store.abandon();
        throw;
    }
}

}  // namespace claimgraph::cli
