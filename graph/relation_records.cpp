#include "graph/relation_records.h"

#include <algorithm>
#include <utility>

#include "graph/claim_records.h"
#include "graph/code_points.h"
#include "graph/edge_label.h"
#include "graph/identity.h"
#include "graph/packed.h"

namespace claimgraph {
namespace {

std::string_view term_of(Relation::Kind kind) {
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

}  // namespace

/// The entity that it leads to, of an office what it is an office of.
std::optional<std::uint32_t> RelationRecords::object_of(const Relation& relation) const {
    return relation.kind == Relation::Kind::has_office ? resolution_.offices[relation.object].of
                                                       : std::optional(relation.object);
}

void RelationRecords::quote(const Page& page) {
    const Extraction& extraction = page.extraction;
    const std::string& published = extraction.document.published;
    const auto first = static_cast<std::uint32_t>(page.first_cluster);
    const auto behind = first + static_cast<std::uint32_t>(extraction.clusters.size());
    for (auto at =
             std::lower_bound(resolution_.evidence.begin(), resolution_.evidence.end(), first,
                              [](const RelationEvidence&row, std::uint32_t cluster) { return row.cluster < cluster; });
         at != resolution_.evidence.end() && at->cluster < behind; ++at) {
        Quote& quote = quotes_[at->relation];
        const bool is_earlier = !published.empty() && (quote.published.empty() || published < quote.published);
        if (at->words.empty() || (quote.found && !is_earlier)) continue;
        const auto sentence = std::find_if(extraction.sentences.begin(), extraction.sentences.end(),
                                           [&](Span candidate) { return candidate.contains(at->words); });
        if (sentence != extraction.sentences.end()) quote = {true, page.ordinal, published, *sentence, at->words};
    }
}

void RelationRecords::add_objects(std::vector<char>& entities) const {
    for (bool more = true; std::exchange(more, false);)
        for (const Relation& relation : resolution_.relations) {
            if (!entities[relation.subject]) continue;
            const auto object = object_of(relation);
            if (object && !std::exchange(entities[*object], 1)) more = true;
        }
}

void RelationRecords::offices(const std::vector<char>& in,
                              const std::function<void(const OfficeRecord&)>& visit) const {
    std::vector<std::optional<OfficeRecord>> held(resolution_.offices.size());
    for (const Relation& relation : resolution_.relations) {
        if (relation.kind != Relation::Kind::has_office || !in[relation.subject]) continue;
        std::optional<OfficeRecord>& record = held[relation.object];
        const HeldOffice& office = resolution_.offices[relation.object];
        if (!record)
            record = OfficeRecord{office.id, office.label, office.name,
                                  office.of ? std::string(resolution_.entities.id(*office.of)) : std::string()};
        const std::string &first = relation.first_seen, &last = relation.last_seen;
        if (!first.empty() && (record->first_seen.empty() || first < record->first_seen)) record->first_seen = first;
        if (last > record->last_seen) record->last_seen = last;
    }
    for (const std::optional<OfficeRecord>& record : held)
        if (record) visit(*record);
}

void RelationRecords::relations(const std::vector<char>& in, const PageSource& pages,
                                const std::function<void(const RelationRecord&)>& visit) const {
    ByteSorter sorter = sorted(in, pages);
    DocumentRecord document;
    RelationRecord record;
    for (ByteSorter::Reader reader(sorter); reader.next();) {
        unpack(reader.bytes(), document, record);
        visit(record);
    }
}

/// Relations whose subjects are in the view, packed, by id. Who says each stands far apart in the store, so they
/// are read in its order and sorted.
ByteSorter RelationRecords::sorted(const std::vector<char>& in, const PageSource& pages) const {
    ByteSorter sorter;
    std::vector<std::pair<std::size_t, std::size_t>> quoted;  // document and relation
    for (std::size_t i = 0; i < resolution_.relations.size(); ++i) {
        if (!in[resolution_.relations[i].subject]) continue;
        if (quotes_[i].found)
            quoted.emplace_back(quotes_[i].document, i);
        else
            sorter.add(packed(resolution_.relations[i], nullptr, {}));
    }
    if (quoted.empty()) return sorter;
    std::sort(quoted.begin(), quoted.end());
    auto next = quoted.begin();
    CodePoints points;
    DocumentRecord document;
    RelationRecord words;
    pages.each_ahead([&](const Page& page) {
        if (next == quoted.end() || next->first != page.ordinal) return;
        const Document& text = page.extraction.document;
        describe(text, document);
        points.read(text.text);
        for (; next != quoted.end() && next->first == page.ordinal; ++next) {
            const Quote& quote = quotes_[next->second];
            words.sentence_id = sentence_id(text, quote.sentence);
            words.sentence_text = text.words(quote.sentence);
            words.sentence_begin = points.at(quote.sentence.begin);
            words.sentence_end = points.at(quote.sentence.end);
            words.text = text.words(quote.words);
            words.begin = points.at(quote.words.begin);
            words.end = points.at(quote.words.end);
            sorter.add(packed(resolution_.relations[next->second], &document, words));
        }
    });
    return sorter;
}

std::string RelationRecords::packed(const Relation& relation, const DocumentRecord* document,
                                    const RelationRecord& words) const {
    const std::string_view subject = resolution_.entities.id(relation.subject), predicate = term_of(relation.kind);
    const std::string_view object = relation.kind == Relation::Kind::has_office
                                        ? std::string_view(resolution_.offices[relation.object].id)
                                        : resolution_.entities.id(relation.object);
    const std::string id = IdentityHash().add("relation").add(subject).add(predicate).add(object).digest("relation-");
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

void RelationRecords::unpack(std::string_view bytes, DocumentRecord& document, RelationRecord& record) {
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

void RelationRecords::edges(const std::vector<char>& in, std::uint64_t min_weight,
                            const std::function<void(const FlatEdge&)>& visit) const {
    FlatEdge edge;
    for (const Relation& relation : resolution_.relations) {
        const auto object = object_of(relation);
        if (!object || relation.subject == *object || !in[relation.subject] || !in[*object]) continue;
        if (relation.documents < min_weight) continue;
        edge.source = resolution_.entities.id(relation.subject);
        edge.target = resolution_.entities.id(*object);
        edge.predicate = term_of(relation.kind);
        edge.label.clear();
        append_capitals(edge.label, edge.predicate);
        if (relation.kind == Relation::Kind::has_office)
            edge.label += " (" + shortened(resolution_.offices[relation.object].name, longest_label / 2) + ")";
        edge.weight = edge.documents = relation.documents;
        edge.first_seen = relation.first_seen;
        edge.last_seen = relation.last_seen;
        visit(edge);
    }
}

}  // namespace claimgraph
