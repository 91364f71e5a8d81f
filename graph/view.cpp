#include "graph/view.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include <deque>
#include <utility>

#include "graph/claim_records.h"
#include "graph/claim_selection.h"
#include "graph/code_points.h"
#include "graph/conflicts.h"
#include "graph/copies.h"
#include "graph/derived_graph.h"
#include "graph/errors.h"
#include "graph/kept_results.h"
#include "graph/mentions.h"
#include "graph/page_propositions.h"
#include "graph/page_source.h"
#include "graph/participants.h"
#include "graph/places.h"
#include "graph/propositions.h"
#include "graph/read_ahead.h"
#include "graph/relation_records.h"
#include "graph/withdrawals.h"

namespace claimgraph {
namespace {

/// Who is who takes memory in small pieces, which the allocator would keep when they are free.
void give_back_memory() {
#ifdef __GLIBC__
    ::malloc_trim(0);
#endif
}

bool counts(const Page& page) { return page.extraction.document.version_of.empty(); }

const Store& showing(const Store& store, const ViewOptions& options) {
    store.show_versions(options.withdrawn);
    return store;
}

}  // namespace

struct View::Implementation {
    struct Survey {
        std::vector<char> documents, entities;
        PhrasePlaces phrases{phrase_prefix};
        ConceptPlaces concepts;
    };

    const Store& store;
    ViewOptions options;
    ClaimSelection selection;
    Resolution resolution;
    Withdrawals withdrawals;
    PageSource pages;
    ClaimRecords records;
    RelationRecords relations;
    std::optional<Survey> surveyed;
    ConflictFinder finder;
    std::optional<Copies> copied;
    std::optional<Propositions> propositions;  ///< once the first reading of claims is done
    std::vector<char> shown;                   ///< by document, whether it has claims in the view; from the same reading
    std::optional<DerivedGraph> flat, network;
    std::optional<ClaimRecords::Conflicts> conflicting;

    Implementation(const Store& the_store, ViewOptions the_options)
        : store(showing(the_store, the_options)),
          options(std::move(the_options)),
          selection(options),
          resolution(resolve(store, options.guidance)),
          withdrawals(options.withdrawn ? Withdrawals(store, resolution) : Withdrawals()),
          pages(store, resolution, selection),
          records(resolution.entities),
          relations(resolution) {
        give_back_memory();
        selection.know(resolution);
        selection.know(withdrawals);
        for (std::uint64_t step = 0; step < options.neighbours; ++step)
            if (!widen_about()) break;
    }

    /// Adds to the things asked for those that stand with them in a claim. \return false if there are no others
    bool widen_about() {
        std::vector<char> wider = selection.about;
        pages.each([&](const Page& page) { selection.widen(page, wider); });
        return std::exchange(selection.about, std::move(wider)) != selection.about;
    }

    /// The claims of the document that are in the view, with what they say and the ids of the phrases in them.
    void select_with_phrases(Page& page) const {
        if (page.is_selected) return;
        selection.select(page);
        tell_propositions(page);
    }

    // --- conflicts -------------------------------------------------------------------------------------------------

    static ConflictFinder::Page as_finder_sees(const Page& page) {
        return {page.extraction, page.entity_of, page.order, static_cast<std::uint32_t>(page.ordinal)};
    }

    const Copies& copies() {
        if (!copied) copied = kept_copies(store);
        if (!copied) copied.emplace(store);
        return *copied;
    }

    /// What has to be known of the claims in the view before the first is told.
    void look_at_claims(Page& page, Propositions& found) {
        select_with_phrases(page);
        if (counts(page)) finder.survey(as_finder_sees(page));
        const std::size_t sayer = counts(page) ? page.ordinal : Propositions::nobody;
        for (const std::uint32_t index : page.order) found.add(page.propositions[index], sayer);
        shown.resize(page.ordinal + 1);
        shown.back() = !page.order.empty();
    }
    void settle(Propositions found) {
        finder.settle();
        found.settle(copies());
        propositions = std::move(found);
    }

    /// A document as the view tells it.
    void tell(const Document& document, std::size_t ordinal, DocumentRecord& record) {
        describe(document, record);
        record.copy_of = copy_of(ordinal);
        record.replaced = withdrawals.replaced(ordinal);
        record.revision_of.clear();
        for (const Withdrawals::Version& version : withdrawals.before(ordinal))
            if (version.document < shown.size() && shown[version.document]) {
                record.revision_of = version.id;
                break;
            }
    }

    /// The id of the document in the view of which this one is a copy, or nothing.
    std::string copy_of(std::size_t ordinal) {
        const std::size_t original = copies().original(ordinal);
        const bool is_there = original != ordinal && original < shown.size() && shown[original];
        return is_there ? copies().original_id(ordinal) : std::string();
    }

    void find_conflicts() {
        if (conflicting) return;
        if (!propositions) {
            Propositions found;
            pages.each_first([&](Page& page) { look_at_claims(page, found); });
            settle(std::move(found));
        }
        if (finder.promising()) {
            Page page;
            for (PageSource::Pages from(pages); from.next(page);) {
                select_with_phrases(page);
                if (!counts(page) || !finder.promising(as_finder_sees(page))) continue;
                finder.collect(as_finder_sees(page), page.ids);
            }
        }
        auto pairs = finder.conflicts();
        const std::size_t count = pairs.size();
        pairs.reserve(2 * count);
        for (std::size_t i = 0; i < count; ++i) pairs.emplace_back(pairs[i].second, pairs[i].first);
        std::sort(pairs.begin(), pairs.end());
        conflicting = std::move(pairs);
    }

    // --- what takes part -------------------------------------------------------------------------------------------

    /// All that has to be known before the first claim is told, from one reading of the store.
    Survey& survey() {
        if (surveyed) return *surveyed;
        Survey found;
        found.entities.resize(resolution.entities.size());
        Propositions said;
        pages.each_first([&](Page& page) {
            if (propositions)
                select_with_phrases(page);
            else
                look_at_claims(page, said);
            std::string_view phrases = page.phrases;
            SpokenOf content;
            each_phrase(page, [&](const Argument& argument) {
                const std::string& published = page.extraction.document.published;
                if (argument.phrase) {
                    const PhraseContent& phrase = of_thing(page, *argument.phrase);
                    records.describe(page, phrase, content);
                    if (!phrase.concept_label.empty())
                        found.concepts.add(phrase.concept_label, phrase.concept_words, phrase.generic, published);
                }
                found.phrases.add(phrases.substr(0, digits_size), argument.text, published,
                                  argument.phrase ? &content : nullptr);
                phrases.remove_prefix(digits_size);
            });
            each_qualifier_phrase(page, [&](const PhraseContent& phrase) {
                if (!phrase.concept_label.empty())
                    found.concepts.add(phrase.concept_label, phrase.concept_words, phrase.generic,
                                       page.extraction.document.published);
            });
            if (!page.order.empty()) relations.quote(page);
            found.documents.resize(page.ordinal + 1);
            found.documents.back() = !page.order.empty();
            for (const std::uint32_t index : page.order)
                each_participant(page, page.extraction.claims[index],
                                 [&](std::uint32_t entity) { found.entities[entity] = 1; });
            if (selection.filters() || !counts(page)) return;
            for (const Mention& mention : page.extraction.mentions)
                if (mention.form == MentionForm::name) found.entities[page.entity_of[mention.cluster]] = 1;
        });
        if (!propositions) settle(std::move(said));
        found.phrases.settle();
        found.concepts.settle();
        // A name that says something of another thing brings it along, which may do so, too.
        relations.add_objects(found.entities);
        return surveyed.emplace(std::move(found));
    }

    /// The things whose mentions are asked for, by entity: those of the name and type asked for, else all in the view.
    std::vector<char> wanted_entities() {
        if (!options.about && !selection.type && selection.filters_claims()) return survey().entities;
        std::vector<char> wanted(resolution.entities.size());
        for (std::size_t i = 0; i < wanted.size(); ++i)
            wanted[i] = (!options.about || selection.about[i] != 0) &&
                        (!selection.type || selection.of_type[i] != 0);
        return wanted;
    }

    // --- derived graphs --------------------------------------------------------------------------------------------

    DerivedGraph& derived(ViewShape shape) {
        std::optional<DerivedGraph>& graph = shape == ViewShape::flat ? flat : network;
        if (graph) return *graph;
        graph.emplace(shape, resolution, copies());
        pages.each([&](const Page& page) {
            if (counts(page)) graph->add(page);
        });
        graph->settle(options.min_weight, options.top);
        return *graph;
    }
};

namespace {

/// Claims that follow each other.
struct ClaimBatch {
    std::vector<ClaimRecord> claims;
    std::size_t count = 0;
    std::deque<DocumentRecord> documents;  ///< where claims can point to them while more come
};

}  // namespace

/// The claims in the view, many at a time.
class View::ClaimBatches {
   public:
    explicit ClaimBatches(Implementation& view) : view_(view), from_(view.pages), propositions_(*view.propositions) {}

    /// \return false behind the last
    bool next(ClaimBatch& batch) {
        constexpr std::size_t most = 128;
        batch.claims.resize(most);
        batch.count = 0;
        for (std::size_t documents = 0; batch.count < most; ++documents) {
            while (next_ == page_.order.size())
                if (!next_page()) return batch.count > 0;
            if (documents == batch.documents.size()) batch.documents.emplace_back();
            DocumentRecord& document = batch.documents[documents];
            view_.tell(page_.extraction.document, page_.ordinal, document);
            const std::size_t first = batch.count;
            for (; batch.count < most && next_ < page_.order.size(); ++next_) {
                ClaimRecord& record = batch.claims[batch.count];
                record.document = &document;
                const bool has_neighbour = batch.count++ > first && sentence(next_) == sentence(next_ - 1);
                view_.records.fill(record, page_, points_, page_.order[next_], has_neighbour ? &record - 1 : nullptr,
                                   phrases_, *view_.conflicting);
                record.proposition.id = page_.propositions[page_.order[next_]];
                propositions_.next(record.proposition);
                record.withdrawal = view_.withdrawals.of(page_.ordinal, page_.order[next_]);
            }
        }
        return true;
    }

   private:
    std::uint32_t sentence(std::size_t place) const { return page_.extraction.claims[page_.order[place]].sentence; }
    bool next_page() {
        next_ = 0;
        if (!from_.next(page_)) {
            page_.order.clear();
            return false;
        }
        view_.select_with_phrases(page_);
        phrases_ = page_.phrases;
        points_.read(page_.extraction.document.text);
        return true;
    }

    Implementation& view_;
    PageSource::Pages from_;
    Propositions::Reader propositions_;
    Page page_;
    std::size_t next_ = 0;  ///< in page_.order
    std::string_view phrases_;
    CodePoints points_;
};

void Records::derived_edges(ViewShape, const std::function<void(const FlatEdge&)>&) const {
    throw Error("this graph has the claims view only");
}
void Records::derived_entities(ViewShape, const std::function<void(const Entity&)>&) const {
    throw Error("this graph has the claims view only");
}

std::string_view to_string(ViewShape shape) {
    return shape == ViewShape::claims ? "claims" : shape == ViewShape::flat ? "flat" : "network";
}

View::View(const Store& store, ViewOptions options)
    : implementation_(std::make_unique<Implementation>(store, std::move(options))) {}
View::~View() = default;

void View::documents(const std::function<void(const DocumentRecord&)>& visit) const {
    const auto& survey = implementation_->survey();
    std::size_t ordinal = 0;
    DocumentRecord record;
    implementation_->store.read_documents([&](const Document& document) {
        const std::size_t place = ordinal++;
        if (place >= survey.documents.size() || !survey.documents[place]) return;
        implementation_->tell(document, place, record);
        visit(record);
    });
}

void View::entities(const std::function<void(const Entity&)>& visit) const {
    const auto& survey = implementation_->survey();
    for (std::size_t i = 0; i < survey.entities.size(); ++i)
        if (survey.entities[i]) visit(implementation_->resolution.entities[i]);
}

void View::offices(const std::function<void(const OfficeRecord&)>& visit) const {
    implementation_->relations.offices(implementation_->survey().entities, visit);
}

std::uint64_t View::relation_count() const { return implementation_->resolution.relations.size(); }

void View::relations(const std::function<void(const RelationRecord&)>& visit) const {
    const auto& survey = implementation_->survey();
    implementation_->relations.relations(survey.entities, implementation_->pages, visit);
}

void View::phrases(const std::function<void(const PhraseRecord&)>& visit) const {
    implementation_->survey().phrases.each(visit);
}

void View::claims(const std::function<void(const ClaimRecord&)>& visit) const {
    implementation_->find_conflicts();
    constexpr std::size_t under_way = 3;
    ClaimBatches batches(*implementation_);
    read_ahead<ClaimBatch>(
        under_way, [&](ClaimBatch& batch) { return batches.next(batch); },
        [&](const ClaimBatch& batch) {
            for (std::size_t i = 0; i < batch.count; ++i) visit(batch.claims[i]);
        });
}

void View::concepts(const std::function<void(const ConceptRecord&)>& visit) const {
    implementation_->survey().concepts.each(visit);
}

void View::derived_edges(ViewShape shape, const std::function<void(const FlatEdge&)>& visit) const {
    DerivedGraph& graph = implementation_->derived(shape);
    graph.edges(visit);
    implementation_->relations.edges(graph.entities(), implementation_->options.min_weight, visit);
}

void View::mentions(const std::function<void(const MentionRecord&)>& visit) const {
    const std::vector<char> wanted = implementation_->wanted_entities();
    MentionRecords records;
    DocumentRecord document;
    implementation_->pages.each([&](const Page& page) {
        if (!counts(page) || (implementation_->selection.filters_claims() && page.order.empty())) return;
        describe(page.extraction.document, document);
        records.each(page, document, wanted, visit);
    });
}

void View::derived_entities(ViewShape shape, const std::function<void(const Entity&)>& visit) const {
    const std::vector<char>& in = implementation_->derived(shape).entities();
    for (std::size_t i = 0; i < in.size(); ++i)
        if (in[i]) visit(implementation_->resolution.entities[i]);
}

void View::derived_concepts(ViewShape shape, const std::function<void(const ConceptRecord&)>& visit) const {
    implementation_->derived(shape).concepts(visit);
}

void View::derived_statements(ViewShape shape, const std::function<void(const StatementRecord&)>& visit) const {
    implementation_->derived(shape).statements(visit);
}

void View::network(const std::function<void(const FlatEdge&)>& visit) const {
    implementation_->derived(ViewShape::network).edges(visit);
}

std::uint64_t View::claims_without_edge(ViewShape shape) const {
    return implementation_->derived(shape).claims_without_edge();
}

}  // namespace claimgraph
