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

std::string_view kind_name(Relation::Kind kind) {
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

std::string_view term_of(const Relation& relation) {
    if (relation.kind != Relation::Kind::has_office) return kind_name(relation.kind);
    switch (relation.stage) {
        case Relation::Stage::has:
            return "hasOffice";
        case Relation::Stage::had:
            return "hadOffice";
        case Relation::Stage::took:
            return "tookOffice";
        case Relation::Stage::chosen:
            return "chosenForOffice";
    }
    return {};
}

// --- rows of a sorter: of a relation its id, 0 and all but its sayings; of a saying the relation's id and 1 -----------

void pack_quotation(std::string& bytes, const std::optional<QuotationRecord>& quotation) {
    bytes += static_cast<char>(quotation.has_value());
    if (!quotation) return;
    for (const std::string* text :
         {&quotation->document, &quotation->sentence_id, &quotation->sentence_text, &quotation->text})
        pack(bytes, std::string_view(*text));
    for (const std::uint32_t place :
         {quotation->sentence_begin, quotation->sentence_end, quotation->begin, quotation->end})
        pack(bytes, std::uint64_t{place});
}

std::optional<QuotationRecord> take_quotation(Unpacker& from) {
    if (from.byte() == 0) return std::nullopt;
    QuotationRecord quotation;
    for (std::string* text :
         {&quotation.document, &quotation.sentence_id, &quotation.sentence_text, &quotation.text})
        *text = from.text();
    for (std::uint32_t* place :
         {&quotation.sentence_begin, &quotation.sentence_end, &quotation.begin, &quotation.end})
        *place = from.index();
    return quotation;
}

RelationRecord relation_from(Unpacker from) {
    RelationRecord record;
    for (std::string* text : {&record.subject, &record.predicate, &record.object, &record.first_seen, &record.last_seen,
                              &record.from, &record.to})
        *text = from.text();
    record.disputed = from.byte() != 0;
    record.documents = from.number();
    record.quotation = take_quotation(from);
    return record;
}

RelationSayingRecord saying_from(Unpacker from) {
    RelationSayingRecord record;
    record.tenure = tenure_from(from.text());
    record.first_seen = from.text();
    record.last_seen = from.text();
    record.documents = from.number();
    record.quotation = take_quotation(from);
    return record;
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
        Quote* const saying = at->saying ? &saying_quotes_[*at->saying] : nullptr;
        const auto wanted = [&](const Quote& known) {
            const bool is_earlier = !published.empty() && (known.published.empty() || published < known.published);
            return !known.found || is_earlier;
        };
        if (at->words.empty() || (!wanted(quote) && !(saying && wanted(*saying)))) continue;
        const auto sentence = std::find_if(extraction.sentences.begin(), extraction.sentences.end(),
                                           [&](Span candidate) { return candidate.contains(at->words); });
        if (sentence == extraction.sentences.end()) continue;
        const Quote found{true, page.ordinal, published, *sentence, at->words};
        if (wanted(quote)) quote = found;
        if (saying && wanted(*saying)) *saying = found;
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
                                  office.of ? resolution_.entities.id(*office.of) : std::string()};
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
    RelationRecord record;
    for (ByteSorter::Reader reader(sorter); reader.next();) {
        std::string_view bytes = reader.bytes();
        std::string id(take_text(bytes));
        const bool is_saying = take_ordered(bytes) != 0;
        if (is_saying) {
            record.sayings.push_back(saying_from(Unpacker(bytes.data())));
            continue;
        }
        if (!record.id.empty()) visit(record);
        record = relation_from(Unpacker(bytes.data()));
        record.id = std::move(id);
    }
    if (!record.id.empty()) visit(record);
}

/// Relations whose subjects are in the view, each with its sayings behind it, packed, by id. Who says each stands far
/// apart in the store, so they are read in its order and sorted.
ByteSorter RelationRecords::sorted(const std::vector<char>& in, const PageSource& pages) const {
    struct Row {
        const Quote* quote;
        std::uint32_t relation;
        std::optional<std::uint32_t> saying;
    };
    ByteSorter sorter;
    const auto add = [&](const Row& row, const std::optional<QuotationRecord>& quotation) {
        const Relation& relation = resolution_.relations[row.relation];
        std::string bytes = row.saying ? packed(relation, *row.saying) : packed(relation);
        pack_quotation(bytes, quotation);
        sorter.add(bytes);
    };
    std::vector<Row> quoted;
    const auto add_row = [&](const Row& row) {
        if (row.quote->found)
            quoted.push_back(row);
        else
            add(row, std::nullopt);
    };
    for (std::uint32_t i = 0; i < resolution_.relations.size(); ++i) {
        const Relation& relation = resolution_.relations[i];
        if (!in[relation.subject]) continue;
        add_row({&quotes_[i], i, {}});
        for (std::uint32_t s = relation.first_saying; s < relation.first_saying + relation.sayings; ++s)
            add_row({&saying_quotes_[s], i, s});
    }
    if (quoted.empty()) return sorter;
    std::stable_sort(quoted.begin(), quoted.end(),
                     [](const Row& a, const Row& b) { return a.quote->document < b.quote->document; });
    auto next = quoted.begin();
    CodePoints points;
    pages.each_ahead([&](const Page& page) {
        if (next == quoted.end() || next->quote->document != page.ordinal) return;
        const Document& text = page.extraction.document;
        points.read(text.text);
        for (; next != quoted.end() && next->quote->document == page.ordinal; ++next) {
            const Span sentence = next->quote->sentence, words = next->quote->words;
            add(*next, QuotationRecord{text.id, sentence_id(text, sentence), std::string(text.words(sentence)),
                                       points.at(sentence.begin), points.at(sentence.end), std::string(text.words(words)),
                                       points.at(words.begin), points.at(words.end)});
        }
    });
    return sorter;
}

std::string RelationRecords::object_id(const Relation& relation) const {
    return relation.kind == Relation::Kind::has_office ? resolution_.offices[relation.object].id
                                                       : resolution_.entities.id(relation.object);
}

/// Of a second term the id says when it began.
std::string RelationRecords::id_of(const Relation& relation) const {
    const std::string object = object_id(relation);
    IdentityHash hash;
    hash.add("relation").add(resolution_.entities.id(relation.subject)).add(kind_name(relation.kind)).add(object);
    if (relation.term > 0) hash.add(relation.from);
    return hash.digest("relation-");
}

std::string RelationRecords::packed(const Relation& relation) const {
    const std::string subject = resolution_.entities.id(relation.subject);
    const std::string object = object_id(relation);
    std::string bytes;
    append_ordered(bytes, id_of(relation));
    append_ordered(bytes, 0);
    for (const std::string_view text :
         {std::string_view(subject), term_of(relation), std::string_view(object), std::string_view(relation.first_seen), std::string_view(relation.last_seen),
          std::string_view(relation.from), std::string_view(relation.to)})
        pack(bytes, text);
    bytes += static_cast<char>(relation.disputed);
    pack(bytes, relation.documents);
    return bytes;
}

std::string RelationRecords::packed(const Relation& relation, std::uint32_t index) const {
    const RelationSaying& saying = resolution_.sayings[index];
    std::string bytes;
    append_ordered(bytes, id_of(relation));
    append_ordered(bytes, std::uint64_t{index - relation.first_saying} + 1);
    for (const std::string* text : {&saying.tenure, &saying.first_seen, &saying.last_seen})
        pack(bytes, std::string_view(*text));
    pack(bytes, saying.documents);
    return bytes;
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
        edge.predicate = term_of(relation);
        edge.label.clear();
        append_capitals(edge.label, edge.predicate);
        if (relation.kind == Relation::Kind::has_office)
            edge.label += " (" + shortened(resolution_.offices[relation.object].name, longest_label / 2) + ")";
        edge.weight = edge.documents = relation.documents;
        edge.first_seen = relation.first_seen;
        edge.last_seen = relation.last_seen;
        edge.from = relation.from;
        edge.to = relation.to;
        visit(edge);
    }
}

}  // namespace claimgraph
