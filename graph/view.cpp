#include "graph/view.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include <algorithm>
#include <deque>
#include <numeric>
#include <tuple>
#include <utility>

#include "graph/byte_sorter.h"
#include "graph/code_points.h"
#include "graph/conflicts.h"
#include "graph/copies.h"
#include "graph/derived_graph.h"
#include "graph/edge_label.h"
#include "graph/errors.h"
#include "graph/extraction_file.h"
#include "graph/identity.h"
#include "graph/mentions.h"
#include "graph/packed.h"
#include "graph/page.h"
#include "graph/places.h"
#include "graph/propositions.h"
#include "graph/read_ahead.h"
#include "graph/values.h"

namespace claimgraph {
namespace {

/// Who is who takes memory in small pieces, which the allocator would keep when they are free.
void give_back_memory() {
#ifdef __GLIBC__
    ::malloc_trim(0);
#endif
}

/// The digits of dates compared as far as both go, so that a month includes its days.
int compare_dates(std::string_view a, std::string_view b) {
    const std::size_t common = std::min(a.size(), b.size());
    return a.substr(0, common).compare(b.substr(0, common));
}

/// YYYY, YYYY-MM, YYYY-MM-DD, or the last with `T` and a time behind it.
bool is_date(std::string_view date) {
    constexpr std::string_view shape = "dddd-dd-dd";
    const std::string_view day = date.substr(0, shape.size());
    if (day.size() != 4 && day.size() != 7 && day.size() != 10) return false;
    for (std::size_t i = 0; i < day.size(); ++i)
        if (shape[i] == 'd' ? day[i] < '0' || day[i] > '9' : day[i] != shape[i]) return false;
    return date.size() == day.size() || date[shape.size()] == 'T';
}

EntityType type_of_any_case(const std::string& name) {
    std::string known;
    for (int i = 0; i <= static_cast<int>(EntityType::other); ++i) {
        const std::string_view candidate = to_string(static_cast<EntityType>(i));
        if (phrase_key(candidate) == phrase_key(name)) return static_cast<EntityType>(i);
        (known += known.empty() ? "" : ", ") += candidate;
    }
    throw UsageError("no entity type is called '" + name + "'; there are " + known);
}

constexpr std::string_view phrase_prefix = "phrase-";

}  // namespace

struct View::Implementation {
    /// Where a document says a relation.
    struct Quote {
        bool found = false;
        std::size_t document = 0;  ///< its ordinal
        std::string published;
        Span sentence, words;
    };
    struct Survey {
        std::vector<char> documents, entities;
        PhrasePlaces phrases{phrase_prefix};
        ConceptPlaces concepts;
        std::vector<Quote> quotes;  ///< by relation
    };

    const Store& store;
    ViewOptions options;
    Resolution resolution;
    std::optional<EntityType> type;
    std::string about_key, source_key, predicate_key;
    std::vector<char> about, sources;     ///< by entity
    std::optional<ExtractionFile> pages;  ///< once they have been read
    std::optional<Survey> surveyed;
    ConflictFinder finder;
    std::optional<Copies> copied;
    std::optional<Propositions> propositions;  ///< once the first reading of claims is done
    std::vector<char> shown;                   ///< by document, whether it has claims in the view; from the same reading
    std::optional<DerivedGraph> flat, network;
    std::optional<std::vector<std::pair<std::string, std::string>>> conflicting;  ///< both ways, sorted

    Implementation(const Store& the_store, ViewOptions the_options)
        : store(the_store), options(std::move(the_options)) {
        if (options.type) type = type_of_any_case(*options.type);
        for (const auto& date : {options.since, options.until})
            if (date && !is_date(*date)) throw UsageError("'" + *date + "' is no date (2025, 2025-06, 2025-06-04)");
        if (options.about) {
            about_key = phrase_key(*options.about);
            if (about_key.empty()) throw UsageError("a name to look for is empty");
        }
        if (options.source && options.source != own_words) {
            source_key = phrase_key(*options.source);
            if (source_key.empty()) throw UsageError("the name of a source is empty");
        }
        if (options.predicate) {
            predicate_key = phrase_key(*options.predicate);
            if (predicate_key.empty()) throw UsageError("a predicate to look for is empty");
        }
        if (options.neighbours != 0 && !options.about) throw UsageError("neighbours of what? --about names it");
        resolution = resolve(store, options.guidance);
        give_back_memory();
        if (options.about) about = named(about_key);
        if (!source_key.empty()) sources = named(source_key);
        for (std::uint64_t step = 0; step < options.neighbours; ++step)
            if (!widen_about()) break;
    }

    static constexpr std::string_view own_words = "-";

    /// Which entities have this name.
    std::vector<char> named(const std::string& key) const {
        std::vector<char> out(resolution.entities.size());
        for (std::size_t i = 0; i < out.size(); ++i) {
            const Entity& entity = resolution.entities[i];
            out[i] = phrase_key(entity.label) == key ||
                     std::any_of(entity.alt_labels.begin(), entity.alt_labels.end(),
                                 [&](const std::string& label) { return phrase_key(label) == key; });
        }
        return out;
    }

    /// Adds to the things asked for those that stand with them in a claim. \return false if there are no others
    bool widen_about() {
        std::vector<char> wider = about;
        each_page([&](const Page& page) {
            for (const std::uint32_t index : page.order)
                each_participant(page, page.extraction.claims[index], [&](std::uint32_t entity) { wider[entity] = 1; });
        });
        return std::exchange(about, std::move(wider)) != about;
    }

    bool filters_claims() const {
        return options.about || type || options.predicate || options.source || options.polarity ||
               options.min_confidence > 0;
    }
    bool filters() const { return filters_claims() || options.since || options.until; }

    bool in_time(const Document& document) const {
        if (!options.since && !options.until) return true;
        if (document.published.empty()) return false;
        return (!options.since || compare_dates(document.published, *options.since) >= 0) &&
               (!options.until || compare_dates(document.published, *options.until) <= 0);
    }

    // --- one document ----------------------------------------------------------------------------------------------

    /// Calls `visit(index of entity)` for what is named within the words, whether or not it fills the place.
    template <typename Visit>
    static void named_within(const Page& page, Span span, Visit&& visit) {
        for (auto at = page.from(span.begin); at != page.mentions.end(); ++at) {
            const Mention& mention = page.extraction.mentions[*at];
            if (mention.span.begin >= span.end) break;
            if (mention.form == MentionForm::name && span.contains(mention.span))
                visit(page.entity_of[mention.cluster]);
        }
    }

    /// Calls `visit(argument)` for subject, object and sources.
    template <typename Visit>
    static void each_argument(const Claim& claim, Visit&& visit) {
        visit(claim.subject);
        if (claim.object) visit(*claim.object);
        for (const Argument& source : claim.attributed_to) visit(source);
    }

    /// Calls `visit(index of entity)` for everything that takes part in a claim or is named within its words; what is
    /// named within a nested claim is that claim's. May visit one twice.
    template <typename Visit>
    static void each_participant(const Page& page, const Claim& claim, Visit&& visit) {
        each_filling(page, claim, visit);
        each_named_within(page, claim, visit);
        each_involved(page, claim, visit);
    }
    template <typename Visit>
    static void each_filling(const Page& page, const Claim& claim, Visit&& visit) {
        each_argument(claim, [&](const Argument& argument) {
            if (argument.cluster) visit(page.entity_of[*argument.cluster]);
        });
        for (const Qualifier& qualifier : claim.qualifiers)
            if (qualifier.cluster) visit(page.entity_of[*qualifier.cluster]);
    }
    /// What its phrases involve: named or meant (*Israeli strikes*, *his call*).
    template <typename Visit>
    static void each_involved(const Page& page, const Claim& claim, Visit&& visit) {
        const auto involved = [&](const std::optional<std::uint32_t>& phrase) {
            if (!phrase) return;
            for (const Involvement& row : page.extraction.phrases[*phrase].involves)
                visit(page.entity_of[row.cluster]);
        };
        each_argument(claim, [&](const Argument& argument) { involved(argument.phrase); });
        for (const Qualifier& qualifier : claim.qualifiers) involved(qualifier.phrase);
    }
    template <typename Visit>
    static void each_named_within(const Page& page, const Claim& claim, Visit&& visit) {
        each_argument(claim, [&](const Argument& argument) {
            if (!argument.claim) named_within(page, argument.span, visit);
        });
        for (const Qualifier& qualifier : claim.qualifiers) named_within(page, qualifier.span, visit);
    }
    static bool fills_place(const Page& page, const Claim& claim, std::uint32_t entity) {
        bool found = false;
        each_filling(page, claim, [&](std::uint32_t filling) { found = found || filling == entity; });
        return found;
    }

    bool has_predicate(const Predicate& predicate) const {
        return phrase_key(predicate.term.empty() ? predicate.lemma : predicate.term) == predicate_key ||
               phrase_key(local_name(predicate.term)) == predicate_key || phrase_key(predicate.lemma) == predicate_key;
    }

    bool has_source(const Page& page, const Claim& claim) const {
        if (source_key.empty()) return claim.attributed_to.empty();
        return std::any_of(claim.attributed_to.begin(), claim.attributed_to.end(), [&](const Argument& source) {
            return source.cluster ? sources[page.entity_of[*source.cluster]] != 0
                                  : phrase_key(source.text) == source_key;
        });
    }

    bool wanted(const Page& page, const Claim& claim) const {
        if (options.polarity && claim.polarity != *options.polarity) return false;
        if (claim.confidence < options.min_confidence) return false;
        if (options.predicate && !has_predicate(claim.predicate)) return false;
        if (options.source && !has_source(page, claim)) return false;
        bool has_type = !type, has_name = !options.about;
        each_participant(page, claim, [&](std::uint32_t entity) {
            has_type = has_type || is_a(resolution.entities.type(entity), *type);
            has_name = has_name || about[entity];
        });
        if (has_type && !has_name)
            each_argument(claim, [&](const Argument& argument) {
                has_name = has_name || (!argument.cluster && phrase_key(argument.text) == about_key);
            });
        return has_type && has_name;
    }

    /// Which claims of the document are in the view, and in which order.
    void select(Page& page) const {
        const Extraction& extraction = page.extraction;
        const std::size_t count = extraction.claims.size();
        page.ids = claim_ids(extraction);
        page.inner.assign(count, 0);
        for (std::size_t i = 0; i < count; ++i) {
            const auto& object = extraction.claims[i].object;
            if (object && object->claim && *object->claim != i) page.inner[*object->claim] = 1;
        }
        page.mentions.resize(extraction.mentions.size());
        std::iota(page.mentions.begin(), page.mentions.end(), 0);
        std::sort(page.mentions.begin(), page.mentions.end(), [&](std::uint32_t a, std::uint32_t b) {
            return extraction.mentions[a].span < extraction.mentions[b].span;
        });

        page.order.clear();
        std::vector<char> in(count, 0);
        for (std::size_t i = 0; i < count; ++i)
            if (!filters_claims() || wanted(page, extraction.claims[i])) {
                in[i] = 1;
                page.order.push_back(static_cast<std::uint32_t>(i));
            }
        for (std::size_t next = 0; next < page.order.size(); ++next)  // grows by the claims nested in those found
            each_argument(extraction.claims[page.order[next]], [&](const Argument& argument) {
                if (argument.claim && !std::exchange(in[*argument.claim], 1)) page.order.push_back(*argument.claim);
            });

        const auto rank = [&](std::uint32_t i) {
            const Claim& claim = extraction.claims[i];
            return std::tuple(extraction.sentences[claim.sentence].begin, claim.predicate.span,
                              std::string_view(page.ids[i]), -claim.confidence, i);
        };
        std::sort(page.order.begin(), page.order.end(),
                  [&](std::uint32_t a, std::uint32_t b) { return rank(a) < rank(b); });
        // Rules that find one claim twice: the surer one stays.
        page.shown.assign(count, 0);
        std::size_t kept = 0;
        for (const std::uint32_t index : page.order) {
            if (kept == 0 || page.ids[page.order[kept - 1]] != page.ids[index]) page.order[kept++] = index;
            page.shown[index] = page.order[kept - 1];
        }
        page.order.resize(kept);
        page.is_selected = true;
    }

    /// The claims of the document that are in the view, with what they say and the ids of the phrases in them.
    void select_with_phrases(Page& page) const {
        if (page.is_selected) return;
        select(page);
        page.phrases.clear();
        each_phrase(page, [&](const Argument& argument) {
            page.phrases.append(phrase_id(page.extraction, argument), phrase_prefix.size(), digits_size);
        });
        tell_propositions(page);
    }

    /// What the claims in the view say. A claim says by its object what another one says, which is told first; of claims
    /// that say each other the first one met goes by its id.
    void tell_propositions(Page& page) const {
        std::vector<std::size_t> phrases(page.extraction.claims.size());  // where those of a claim begin
        for (std::size_t count = 0; const std::uint32_t index : page.order) {
            phrases[index] = count;
            each_phrase_of(page, index, [&](const Argument&) { count += digits_size; });
        }
        page.propositions.assign(page.extraction.claims.size(), {});
        std::vector<char> begun(page.extraction.claims.size());
        std::vector<std::uint32_t> open;
        for (const std::uint32_t first : page.order) {
            open.assign(1, first);
            while (!open.empty()) {
                const std::uint32_t index = open.back();
                const std::uint32_t inner = nested_in(page, index);
                if (!std::exchange(begun[index], 1) && inner != index && !begun[inner]) {
                    open.push_back(inner);
                    continue;
                }
                open.pop_back();
                std::string& told = page.propositions[index];
                if (told.empty()) told = told_by(page, index, page.propositions[inner], phrases[index]);
            }
        }
    }
    /// The claim in the view that fills the place of the object, by index; the claim itself where there is none.
    static std::uint32_t nested_in(const Page& page, std::uint32_t index) {
        const std::optional<Argument>& object = page.extraction.claims[index].object;
        if (!object || !object->claim || page.ids[*object->claim] == page.ids[index]) return index;
        return page.shown[*object->claim];
    }
    /// \param object   what the claim in the place of the object says; empty where that is not known
    /// \param phrases  where the ids of its phrases begin
    std::string told_by(const Page& page, std::uint32_t index, const std::string& object, std::size_t phrases) const {
        const Extraction& extraction = page.extraction;
        const Claim& claim = extraction.claims[index];
        bool is_named = false, is_anybody = false;
        const auto speaks_of = [&](const std::optional<std::uint32_t>& phrase) {
            if (!phrase) return;
            const PhraseContent& content = of_thing(page, *phrase);
            is_named = is_named || !content.involves.empty();
            is_anybody = is_anybody || content.generic;
        };
        const auto thing = [&](std::uint32_t cluster) {
            const std::uint32_t entity = page.entity_of[cluster];
            is_named = is_named || resolution.entities.named(entity);
            return std::string(resolution.entities.id(entity));
        };
        PropositionContent content;
        const auto place = [&](const Argument& argument) {
            if (argument.claim && page.ids[*argument.claim] != page.ids[index]) {
                is_named = true;  // by what it says, which is told to be its document's where it is
                return page.ids[*argument.claim];
            }
            if (const std::string value = amount(extraction, argument); !value.empty())
                content.more.push_back((&argument == &claim.subject ? "subject " : "object ") + value);
            if (argument.cluster) return thing(*argument.cluster);
            speaks_of(argument.phrase);
            phrases += digits_size;
            return std::string(phrase_prefix).append(page.phrases, phrases - digits_size, digits_size);
        };
        content.subject = place(claim.subject);
        content.predicate = name_of(claim.predicate);
        if (claim.object) content.object = place(*claim.object);
        if (!object.empty()) content.object = object;
        for (const Qualifier& qualifier : claim.qualifiers) {
            if (qualifier.role == "time" || qualifier.role == "duration") continue;
            content.more.push_back(qualifier.role);
            speaks_of(qualifier.phrase);
            const bool own = qualifier.phrase && of_thing(page, *qualifier.phrase).reference != Reference::kind;
            content.more.push_back(qualifier.cluster ? thing(*qualifier.cluster)
                                   : own             ? extraction.document.id
                                                     : phrase_key(qualifier.text));
        }
        if (!is_named || is_anybody) content.more.push_back(extraction.document.id);
        return proposition_id(content, claim.polarity, claim.modality);
    }
    static std::string_view name_of(const Predicate& predicate) {
        for (const std::string* name : {&predicate.term, &predicate.label, &predicate.lemma})
            if (!name->empty()) return *name;
        return predicate.text;
    }

    /// The documents in the view's time, by document id. Their claims are not selected yet, unless the file has them
    /// so.
    class Pages {
       public:
        explicit Pages(const Implementation& view) : view_(view) {
            if (view.pages)
                again_.emplace(*view.pages);
            else
                reader_.emplace(view.store);
        }
        /// \return false behind the last; may be asked again then
        bool next(Page& page) {
            if (again_) {
                std::string_view more;
                if (!again_->next(page.extraction, more)) return false;
                unpack_page(more, page);
            } else {
                do {
                    if (!reader_ || !reader_->next(page.extraction)) {
                        reader_.reset();
                        return false;
                    }
                    page.ordinal = ordinal_++;
                    page.first_cluster = behind_;
                    behind_ += page.extraction.clusters.size();
                    if (behind_ > view_.resolution.entity_of.size())
                        throw Error("the store was changed while it was read");
                } while (!view_.in_time(page.extraction.document));
                page.is_selected = false;
            }
            page.entity_of = view_.resolution.entity_of.data() + page.first_cluster;
            return true;
        }

       private:
        const Implementation& view_;
        std::optional<Store::ClaimReader> reader_;
        std::optional<ExtractionFile::Reader> again_;
        std::size_t ordinal_ = 0, behind_ = 0;
    };

    /// Keeps pages for the next time that they are wanted. Where there is no room, they come from the store again.
    class Keeper {
       public:
        explicit Keeper(Implementation& view) : view_(view) {
            if (!view.pages) file_.emplace();
        }
        void add(const Page& page) {
            if (!file_) return;
            pack_page(bytes_, page);
            try {
                file_->add(page.extraction, bytes_);
            } catch (const Error&) {
                file_.reset();
            }
        }
        /// All pages have come.
        void finish() {
            if (file_) view_.pages.emplace(std::move(*file_));
        }

       private:
        Implementation& view_;
        std::optional<ExtractionFile> file_;
        std::string bytes_;
    };

    /// Calls `visit(page)` for the documents in the view's time while the next ones are read. It may complete the page.
    template <typename Visit>
    void each_page_ahead(Visit&& visit) const {
        constexpr std::size_t text_size = 1 << 16, groups = 3;
        struct Group {  // waiting for each document would take longer than working on it
            std::vector<Page> pages;
            std::size_t count = 0;
        };
        Pages from(*this);
        read_ahead<Group>(
            groups,
            [&](Group& group) {
                group.count = 0;
                for (std::size_t size = 0; size < text_size;
                     size += group.pages[group.count++].extraction.document.text.size()) {
                    if (group.count == group.pages.size()) group.pages.emplace_back();
                    if (!from.next(group.pages[group.count])) break;
                }
                return group.count > 0;
            },
            [&](Group& group) {
                for (std::size_t i = 0; i < group.count; ++i) visit(group.pages[i]);
            });
    }
    /// The same with the claims that are in the view.
    template <typename Visit>
    void each_page(Visit&& visit) const {
        each_page_ahead([&](Page& page) {
            if (!page.is_selected) select(page);
            visit(std::as_const(page));
        });
    }
    /// Calls `visit(page)`, which completes the page, and keeps it.
    template <typename Visit>
    void each_page_first(Visit&& visit) {
        Keeper keeper(*this);
        each_page_ahead([&](Page& page) {
            visit(page);
            keeper.add(page);
        });
        keeper.finish();
    }

    // --- records ---------------------------------------------------------------------------------------------------

    static void describe(const Document& document, DocumentRecord& record) {
        record.id = document.id;
        record.path = document.path;
        record.title = document.title;
        record.url = document.url;
        record.publisher = document.publisher;
        record.author = document.author;
        record.place = document.place;
        record.published = document.published;
        record.modified = document.modified;
        record.language = document.language;
    }

    void describe(const Page& page, const PhraseContent& phrase, SpokenOf& out) const {
        out.concept_label = phrase.concept_label;
        out.concept_id = phrase.concept_label.empty() ? std::string() : concept_id(phrase.concept_label);
        out.generic = phrase.generic;
        out.through = phrase.through;
        out.aspect = phrase.aspect;
        out.reference = phrase.reference;
        out.involves.clear();
        for (const Involvement& row : phrase.involves)
            out.involves.push_back({row.role, std::string(resolution.entities.id(page.entity_of[row.cluster])),
                                    std::string(resolution.entities.label(page.entity_of[row.cluster]))});
    }

    /// Of phrases of one thing the first says what they speak of.
    static const PhraseContent& of_thing(const Page& page, std::uint32_t phrase) {
        return page.extraction.phrases[page.extraction.phrases[phrase].referent];
    }

    enum class Nested { as_claim, as_phrase };

    /// \param phrases  ids from the page of this phrase, if it is one, and those that come; what is used is taken away
    void fill(NodeRecord& node, const Page& page, const CodePoints& points, const Argument& argument, Nested nested,
              std::string_view& phrases) const {
        node.text = argument.text;
        node.begin = points.at(argument.span.begin);
        node.end = points.at(argument.span.end);
        if (argument.claim && nested == Nested::as_claim) {
            node.kind = NodeRecord::Kind::claim;
            node.id = page.ids[*argument.claim];
            node.label = argument.text;
            node.type = "Claim";
            node.proposition = page.propositions[page.shown[*argument.claim]];
        } else if (argument.cluster) {
            const std::uint32_t entity = page.entity_of[*argument.cluster];
            node.kind = NodeRecord::Kind::entity;
            node.id = resolution.entities.id(entity);
            node.label = resolution.entities.label(entity);
            node.type = to_string(resolution.entities.type(entity));
        } else {
            node.kind = NodeRecord::Kind::phrase;
            node.id.assign(phrase_prefix).append(phrases.substr(0, digits_size));
            phrases.remove_prefix(digits_size);
            node.label = argument.text.empty() ? unstated : argument.text;
            node.type = "Phrase";
        }
        const bool described = node.kind == NodeRecord::Kind::phrase && argument.phrase;
        if (!described) {
            node.content.reset();
            return;
        }
        describe(page, of_thing(page, *argument.phrase), node.content ? *node.content : node.content.emplace());
    }

    static std::string amount(const Extraction& extraction, const Argument& argument) {
        if (argument.claim) return {};
        const Mention* mention = leading_amount(extraction.document, extraction.mentions, argument);
        return mention ? mention->value : std::string();
    }

    /// \param neighbour  another claim of the sentence, if there is one
    /// \param phrases  ids from the page of the phrases in this claim and those that come; what is used is taken away
    void fill(ClaimRecord& record, const Page& page, const CodePoints& points, std::uint32_t index,
              const ClaimRecord* neighbour, std::string_view& phrases) const {
        const Extraction& extraction = page.extraction;
        const Claim& claim = extraction.claims[index];
        const Span sentence = extraction.sentences[claim.sentence];
        record.id = page.ids[index];
        if (neighbour) {
            record.sentence_id = neighbour->sentence_id;
            record.sentence_text = neighbour->sentence_text;
            record.sentence_begin = neighbour->sentence_begin;
            record.sentence_end = neighbour->sentence_end;
        } else {
            record.sentence_id = sentence_id(extraction.document, sentence);
            record.sentence_text = extraction.document.words(sentence);
            record.sentence_begin = points.at(sentence.begin);
            record.sentence_end = points.at(sentence.end);
        }
        // A claim that contains itself would send readers round in circles.
        const auto nested = [&](const Argument& argument) {
            return argument.claim && page.ids[*argument.claim] != record.id ? Nested::as_claim : Nested::as_phrase;
        };
        fill(record.subject, page, points, claim.subject, nested(claim.subject), phrases);
        record.subject.value = amount(extraction, claim.subject);
        record.predicate_term = claim.predicate.term;
        record.predicate_lemma = claim.predicate.lemma;
        record.predicate_text = claim.predicate.text;
        record.predicate_label = claim.predicate.label;
        record.predicate_begin = points.at(claim.predicate.span.begin);
        record.predicate_end = points.at(claim.predicate.span.end);
        if (claim.object) {
            if (!record.object) record.object.emplace();
            fill(*record.object, page, points, *claim.object, nested(*claim.object), phrases);
            record.object->value = amount(extraction, *claim.object);
        } else {
            record.object.reset();
        }
        record.polarity = claim.polarity;
        record.modality = claim.modality;
        record.attributed_to.resize(claim.attributed_to.size());
        for (std::size_t i = 0; i < claim.attributed_to.size(); ++i)
            fill(record.attributed_to[i], page, points, claim.attributed_to[i], Nested::as_phrase, phrases);
        record.qualifiers.resize(claim.qualifiers.size());
        for (std::size_t i = 0; i < claim.qualifiers.size(); ++i) {
            const Qualifier& from = claim.qualifiers[i];
            QualifierRecord& to = record.qualifiers[i];
            to.role = from.role;
            to.text = from.text;
            to.value = from.value;
            if (from.cluster)
                to.entity = resolution.entities.id(page.entity_of[*from.cluster]);
            else
                to.entity.reset();
            to.begin = points.at(from.span.begin);
            to.end = points.at(from.span.end);
        }
        record.rule = claim.rule;
        record.confidence = claim.confidence;
        record.inner = page.inner[index] != 0;

        // Few claims name a thing beside those that fill their places.
        record.mentions.clear();
        std::vector<std::uint32_t> named;
        each_named_within(page, claim, [&](std::uint32_t entity) { named.push_back(entity); });
        std::sort(named.begin(), named.end());
        named.erase(std::unique(named.begin(), named.end()), named.end());
        for (const std::uint32_t entity : named)
            if (!fills_place(page, claim, entity)) record.mentions.emplace_back(resolution.entities.id(entity));

        record.conflicts_with.clear();
        const auto by_claim = [](const auto& pair, const std::string& claim_id) { return pair.first < claim_id; };
        for (auto at = std::lower_bound(conflicting->begin(), conflicting->end(), record.id, by_claim);
             at != conflicting->end() && at->first == record.id; ++at)
            record.conflicts_with.push_back(at->second);
    }

    // --- conflicts -------------------------------------------------------------------------------------------------

    static ConflictFinder::Page as_finder_sees(const Page& page) {
        return {page.extraction, page.entity_of, page.order, static_cast<std::uint32_t>(page.ordinal)};
    }

    const Copies& copies() {
        if (!copied) copied.emplace(store);
        return *copied;
    }

    /// What has to be known of the claims in the view before the first is told.
    void look_at_claims(Page& page, Propositions& found) {
        select_with_phrases(page);
        finder.survey(as_finder_sees(page));
        for (const std::uint32_t index : page.order) found.add(page.propositions[index], page.ordinal);
        shown.resize(page.ordinal + 1);
        shown.back() = !page.order.empty();
    }
    void settle(Propositions found) {
        found.settle(copies());
        propositions = std::move(found);
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
            each_page_first([&](Page& page) { look_at_claims(page, found); });
            settle(std::move(found));
        }
        if (finder.promising()) {
            Page page;
            for (Pages from(*this); from.next(page);) {
                select_with_phrases(page);
                if (!finder.promising(as_finder_sees(page))) continue;
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
        found.quotes.resize(resolution.relations.size());
        Propositions said;
        each_page_first([&](Page& page) {
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
                    describe(page, phrase, content);
                    if (!phrase.concept_label.empty())
                        found.concepts.add(phrase.concept_label, phrase.concept_words, phrase.generic, published);
                }
                found.phrases.add(phrases.substr(0, digits_size), argument.text, published,
                                  argument.phrase ? &content : nullptr);
                phrases.remove_prefix(digits_size);
            });
            if (!page.order.empty()) quote_relations(page, found.quotes);
            found.documents.resize(page.ordinal + 1);
            found.documents.back() = !page.order.empty();
            for (const std::uint32_t index : page.order)
                each_participant(page, page.extraction.claims[index],
                                 [&](std::uint32_t entity) { found.entities[entity] = 1; });
            if (filters()) return;
            for (const Mention& mention : page.extraction.mentions)
                if (mention.form == MentionForm::name) found.entities[page.entity_of[mention.cluster]] = 1;
        });
        if (!propositions) settle(std::move(said));
        found.phrases.settle();
        found.concepts.settle();
        // A name that says something of another thing brings it along, which may do so, too.
        for (bool more = true; std::exchange(more, false);)
            for (const Relation& relation : resolution.relations) {
                if (!found.entities[relation.subject]) continue;
                const auto object = object_of(relation);
                if (object && !std::exchange(found.entities[*object], 1)) more = true;
            }
        return surveyed.emplace(std::move(found));
    }

    /// Calls `visit(argument)` for each place of the claims in the view that a phrase fills, in the order of `fill`.
    template <typename Visit>
    static void each_phrase(const Page& page, Visit&& visit) {
        for (const std::uint32_t index : page.order) each_phrase_of(page, index, visit);
    }
    template <typename Visit>
    static void each_phrase_of(const Page& page, std::uint32_t index, Visit&& visit) {
        const Claim& claim = page.extraction.claims[index];
        const auto place = [&](const Argument& argument) {
            const bool nested = argument.claim && page.ids[*argument.claim] != page.ids[index];
            if (!nested && !argument.cluster) visit(argument);
        };
        place(claim.subject);
        if (claim.object) place(*claim.object);
        for (const Argument& source : claim.attributed_to)
            if (!source.cluster) visit(source);
    }

    /// The things whose mentions are asked for, by entity: those of the name and type asked for, else all in the view.
    std::vector<char> wanted_entities() {
        if (!options.about && !type) return filters_claims() ? survey().entities : std::vector<char>(resolution.entities.size(), 1);
        std::vector<char> wanted(resolution.entities.size());
        for (std::size_t i = 0; i < wanted.size(); ++i)
            wanted[i] = (!options.about || about[i] != 0) && (!type || is_a(resolution.entities.type(i), *type));
        return wanted;
    }

    // --- relations -------------------------------------------------------------------------------------------------

    /// The entity that it leads to, of an office what it is an office of.
    std::optional<std::uint32_t> object_of(const Relation& relation) const {
        return relation.kind == Relation::Kind::has_office ? resolution.offices[relation.object].of
                                                           : std::optional(relation.object);
    }

    std::string sentence_id(const Document& document, Span sentence) const {
        return IdentityHash().add("sentence").add(document.id).add(sentence.begin).add(sentence.end).digest("sent-");
    }

    /// Keeps where the page says relations that no earlier document says.
    void quote_relations(const Page& page, std::vector<Quote>& quotes) const {
        const Extraction& extraction = page.extraction;
        const std::string& published = extraction.document.published;
        const auto first = static_cast<std::uint32_t>(page.first_cluster);
        const auto behind = first + static_cast<std::uint32_t>(extraction.clusters.size());
        for (auto at = std::lower_bound(
                 resolution.evidence.begin(), resolution.evidence.end(), first,
                 [](const RelationEvidence&row, std::uint32_t cluster) { return row.cluster < cluster; });
             at != resolution.evidence.end() && at->cluster < behind; ++at) {
            Quote& quote = quotes[at->relation];
            const bool is_earlier = !published.empty() && (quote.published.empty() || published < quote.published);
            if (at->words.empty() || (quote.found && !is_earlier)) continue;
            const auto sentence = std::find_if(extraction.sentences.begin(), extraction.sentences.end(),
                                               [&](Span candidate) { return candidate.contains(at->words); });
            if (sentence != extraction.sentences.end()) quote = {true, page.ordinal, published, *sentence, at->words};
        }
    }

    /// Relations whose subjects are in the view, packed, by id. Who says each stands far apart in the store, so they
    /// are read in its order and sorted.
    ByteSorter relations() {
        const Survey& found = survey();
        ByteSorter sorter;
        std::vector<std::pair<std::size_t, std::size_t>> quoted;  // document and relation
        for (std::size_t i = 0; i < resolution.relations.size(); ++i) {
            if (!found.entities[resolution.relations[i].subject]) continue;
            if (found.quotes[i].found)
                quoted.emplace_back(found.quotes[i].document, i);
            else
                sorter.add(packed(resolution.relations[i], nullptr, {}));
        }
        if (quoted.empty()) return sorter;
        std::sort(quoted.begin(), quoted.end());
        auto next = quoted.begin();
        CodePoints points;
        DocumentRecord document;
        RelationRecord words;
        each_page_ahead([&](const Page& page) {
            if (next == quoted.end() || next->first != page.ordinal) return;
            const Document& text = page.extraction.document;
            describe(text, document);
            points.read(text.text);
            for (; next != quoted.end() && next->first == page.ordinal; ++next) {
                const Quote& quote = found.quotes[next->second];
                words.sentence_id = sentence_id(text, quote.sentence);
                words.sentence_text = text.words(quote.sentence);
                words.sentence_begin = points.at(quote.sentence.begin);
                words.sentence_end = points.at(quote.sentence.end);
                words.text = text.words(quote.words);
                words.begin = points.at(quote.words.begin);
                words.end = points.at(quote.words.end);
                sorter.add(packed(resolution.relations[next->second], &document, words));
            }
        });
        return sorter;
    }

    std::string packed(const Relation& relation, const DocumentRecord* document, const RelationRecord& words) const {
        const std::string_view subject = resolution.entities.id(relation.subject), predicate = term_of(relation.kind);
        const std::string_view object = relation.kind == Relation::Kind::has_office
                                            ? std::string_view(resolution.offices[relation.object].id)
                                            : resolution.entities.id(relation.object);
        const std::string id =
            IdentityHash().add("relation").add(subject).add(predicate).add(object).digest("relation-");
        std::string bytes;
        append_ordered(bytes, id);
        for (const std::string_view text :
             {subject, predicate, object, std::string_view(relation.first_seen), std::string_view(relation.last_seen)})
            pack(bytes, text);
        pack(bytes, relation.documents);
        bytes += static_cast<char>(document != nullptr);
        if (document == nullptr) return bytes;
        for (const std::string* text :
             {&document->id, &document->path, &document->title, &document->url, &document->publisher, &document->author,
              &document->place, &document->published, &document->modified, &document->language, &words.sentence_id,
              &words.sentence_text, &words.text})
            pack(bytes, std::string_view(*text));
        for (const std::uint32_t place : {words.sentence_begin, words.sentence_end, words.begin, words.end})
            pack(bytes, std::uint64_t{place});
        return bytes;
    }
    static void unpack(std::string_view bytes, DocumentRecord& document, RelationRecord& record) {
        record = {};
        record.id = take_text(bytes);
        Unpacker from(bytes.data());
        for (std::string* text :
             {&record.subject, &record.predicate, &record.object, &record.first_seen, &record.last_seen})
            *text = from.text();
        record.documents = from.number();
        record.document = from.byte() != 0 ? &document : nullptr;
        if (record.document == nullptr) return;
        for (std::string* text : {&document.id, &document.path, &document.title, &document.url, &document.publisher,
                                  &document.author, &document.place, &document.published, &document.modified,
                                  &document.language, &record.sentence_id, &record.sentence_text, &record.text})
            *text = from.text();
        for (std::uint32_t* place : {&record.sentence_begin, &record.sentence_end, &record.begin, &record.end})
            *place = from.index();
    }

    static std::string_view term_of(Relation::Kind kind) {
        switch (kind) {
            case Relation::Kind::stands_for:
                return "standsFor";
            case Relation::Kind::has_office:
                return "hasOffice";
            case Relation::Kind::actor_of:
                return "actorOf";
        }
        return {};
    }

    // --- derived graphs --------------------------------------------------------------------------------------------

    DerivedGraph& derived(ViewShape shape) {
        std::optional<DerivedGraph>& graph = shape == ViewShape::flat ? flat : network;
        if (graph) return *graph;
        graph.emplace(shape, resolution, copies());
        each_page([&](const Page& page) { graph->add(page); });
        graph->settle(options.min_weight, options.top);
        return *graph;
    }

    /// What names say of two things that are both there: `HAS_OFFICE (foreign minister)`, `STANDS_FOR`, `ACTOR_OF`.
    void each_relation_edge(const std::vector<char>& in, const std::function<void(const FlatEdge&)>& visit) const {
        FlatEdge edge;
        for (const Relation& relation : resolution.relations) {
            const auto object = object_of(relation);
            if (!object || relation.subject == *object || !in[relation.subject] || !in[*object]) continue;
            if (relation.documents < options.min_weight) continue;
            edge.source = resolution.entities.id(relation.subject);
            edge.target = resolution.entities.id(*object);
            edge.predicate = term_of(relation.kind);
            edge.label.clear();
            append_capitals(edge.label, edge.predicate);
            if (relation.kind == Relation::Kind::has_office)
                edge.label += " (" + shortened(resolution.offices[relation.object].name, longest_label / 2) + ")";
            edge.weight = edge.documents = relation.documents;
            edge.first_seen = relation.first_seen;
            edge.last_seen = relation.last_seen;
            visit(edge);
        }
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
    explicit ClaimBatches(Implementation& view) : view_(view), from_(view), propositions_(*view.propositions) {}

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
            Implementation::describe(page_.extraction.document, document);
            document.copy_of = view_.copy_of(page_.ordinal);
            const std::size_t first = batch.count;
            for (; batch.count < most && next_ < page_.order.size(); ++next_) {
                ClaimRecord& record = batch.claims[batch.count];
                record.document = &document;
                const bool has_neighbour = batch.count++ > first && sentence(next_) == sentence(next_ - 1);
                view_.fill(record, page_, points_, page_.order[next_], has_neighbour ? &record - 1 : nullptr, phrases_);
                record.proposition.id = page_.propositions[page_.order[next_]];
                propositions_.next(record.proposition);
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
    Implementation::Pages from_;
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
        Implementation::describe(document, record);
        record.copy_of = implementation_->copy_of(place);
        visit(record);
    });
}

void View::entities(const std::function<void(const Entity&)>& visit) const {
    const auto& survey = implementation_->survey();
    for (std::size_t i = 0; i < survey.entities.size(); ++i)
        if (survey.entities[i]) visit(implementation_->resolution.entities[i]);
}

void View::offices(const std::function<void(const OfficeRecord&)>& visit) const {
    const Resolution& resolution = implementation_->resolution;
    const auto& survey = implementation_->survey();
    std::vector<std::optional<OfficeRecord>> held(resolution.offices.size());
    for (const Relation& relation : resolution.relations) {
        if (relation.kind != Relation::Kind::has_office || !survey.entities[relation.subject]) continue;
        std::optional<OfficeRecord>& record = held[relation.object];
        const HeldOffice& office = resolution.offices[relation.object];
        if (!record)
            record = OfficeRecord{office.id, office.label, office.name,
                                  office.of ? std::string(resolution.entities.id(*office.of)) : std::string()};
        const std::string &first = relation.first_seen, &last = relation.last_seen;
        if (!first.empty() && (record->first_seen.empty() || first < record->first_seen)) record->first_seen = first;
        if (last > record->last_seen) record->last_seen = last;
    }
    for (const std::optional<OfficeRecord>& record : held)
        if (record) visit(*record);
}

std::uint64_t View::relation_count() const { return implementation_->resolution.relations.size(); }

void View::relations(const std::function<void(const RelationRecord&)>& visit) const {
    ByteSorter sorter = implementation_->relations();
    DocumentRecord document;
    RelationRecord record;
    for (ByteSorter::Reader reader(sorter); reader.next();) {
        Implementation::unpack(reader.bytes(), document, record);
        visit(record);
    }
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
    implementation_->each_relation_edge(graph.entities(), visit);
}

void View::mentions(const std::function<void(const MentionRecord&)>& visit) const {
    const std::vector<char> wanted = implementation_->wanted_entities();
    MentionRecords records(implementation_->resolution.entities);
    DocumentRecord document;
    implementation_->each_page([&](const Page& page) {
        if (implementation_->filters_claims() && page.order.empty()) return;
        Implementation::describe(page.extraction.document, document);
        records.each(page.extraction, document, page.entity_of, wanted, visit);
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
