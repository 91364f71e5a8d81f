#include "graph/kept_results.h"

#include <utility>

#include "graph/checked_bytes.h"
#include "graph/identity.h"
#include "graph/packed.h"

namespace claimgraph {
namespace {

/// Of the sources of this library: what it works out may change with them.
constexpr std::string_view graph_revision =
#include "graph_revision.inc"
    ;

constexpr std::string_view resolution_name = "resolution", copies_name = "copies";

/// What results are made of beside documents and what the user knows.
std::string made_of(const Store& store) { return IdentityHash().add(graph_revision).add(store.state()).digest(); }

/// \param documents  what made_of says of the store
std::string made_of(const std::string& documents, const std::vector<KnownThing>& known) {
    IdentityHash hash;
    hash.add(documents).add(known.size());
    const auto add = [&](const std::vector<std::string>& texts) {
        hash.add(texts.size());
        for (const std::string& text : texts) hash.add(text);
    };
    for (const KnownThing& thing : known) {
        hash.add(thing.iri).add(thing.label).add(static_cast<std::uint64_t>(thing.type)).add(thing.country);
        hash.add(static_cast<std::uint64_t>(static_cast<unsigned char>(thing.gender))).add(thing.from).add(thing.to);
        hash.add(static_cast<std::uint64_t>(thing.listed));
        for (const auto* texts : {&thing.labels, &thing.keys, &thing.shared_labels, &thing.company}) add(*texts);
    }
    return hash.digest();
}

void put(std::string& bytes, const std::optional<std::uint32_t>& index) {
    pack(bytes, index ? std::uint64_t{*index} + 1 : std::uint64_t{0});
}

std::optional<std::uint32_t> optional_below(CheckedBytes& from, std::size_t count) {
    const std::uint64_t value = from.below(std::uint64_t{count} + 1);
    return value == 0 ? std::nullopt : std::optional(static_cast<std::uint32_t>(value - 1));
}

/// One by one, so that no more is held than there is.
template <typename Element, typename Read>
void fill(std::vector<Element>& elements, CheckedBytes& from, Read&& read) {
    for (std::size_t left = from.count(); left > 0; --left) elements.push_back(read());
}

Relation unpacked_relation(CheckedBytes& from, const Resolution& all) {
    Relation relation;
    relation.kind = static_cast<Relation::Kind>(from.below(static_cast<std::uint64_t>(Relation::Kind::actor_of) + 1));
    relation.stage = static_cast<Relation::Stage>(from.below(static_cast<std::uint64_t>(Relation::Stage::chosen) + 1));
    relation.subject = from.index_below(all.entities.size());
    relation.object = from.index_below(relation.kind == Relation::Kind::has_office ? all.offices.size() : all.entities.size());
    relation.documents = from.number();
    relation.term = from.index();
    relation.disputed = from.below(2) != 0;
    relation.first_saying = from.index();
    relation.sayings = from.index();
    from.require(std::uint64_t{relation.first_saying} + relation.sayings <= all.sayings.size());
    for (std::string* text : {&relation.first_seen, &relation.last_seen, &relation.from, &relation.to}) *text = from.text();
    return relation;
}

template <typename Result, typename Unpack>
std::optional<Result> kept(const Store& store, std::string_view name, const std::string& made_of, Unpack&& unpack) {
    const std::optional<std::string> bytes = store.kept(name, made_of);
    if (!bytes) return std::nullopt;
    try {
        return unpack(*bytes);
    } catch (const DamagedBytes&) {
        return std::nullopt;
    }
}

}  // namespace

std::string packed(const Resolution& all) {
    std::string bytes;
    all.entities.write(bytes);
    pack(bytes, std::uint64_t{all.entity_of.size()});
    for (const std::uint32_t entity : all.entity_of) pack(bytes, std::uint64_t{entity});
    pack(bytes, std::uint64_t{all.offices.size()});
    for (const HeldOffice& office : all.offices) {
        for (const std::string* text : {&office.id, &office.name, &office.label}) pack(bytes, std::string_view(*text));
        put(bytes, office.of);
    }
    pack(bytes, std::uint64_t{all.sayings.size()});
    for (const RelationSaying& saying : all.sayings) {
        for (const std::string* text : {&saying.tenure, &saying.first_seen, &saying.last_seen}) pack(bytes, std::string_view(*text));
        pack(bytes, saying.documents);
    }
    pack(bytes, std::uint64_t{all.relations.size()});
    for (const Relation& relation : all.relations) {
        for (const std::uint64_t number :
             {static_cast<std::uint64_t>(relation.kind), static_cast<std::uint64_t>(relation.stage),
              std::uint64_t{relation.subject}, std::uint64_t{relation.object}, relation.documents,
              std::uint64_t{relation.term}, std::uint64_t{relation.disputed}, std::uint64_t{relation.first_saying},
              std::uint64_t{relation.sayings}})
            pack(bytes, number);
        for (const std::string* text : {&relation.first_seen, &relation.last_seen, &relation.from, &relation.to})
            pack(bytes, std::string_view(*text));
    }
    pack(bytes, std::uint64_t{all.evidence.size()});
    for (const RelationEvidence& row : all.evidence) {
        for (const std::uint32_t number : {row.cluster, row.relation, row.words.begin, row.words.end})
            pack(bytes, std::uint64_t{number});
        put(bytes, row.saying);
    }
    return bytes;
}

Resolution unpacked_resolution(std::string_view bytes) {
    CheckedBytes from(bytes);
    Resolution all;
    all.entities.read(from);
    fill(all.entity_of, from, [&] { return from.index_below(all.entities.size()); });
    fill(all.offices, from, [&] {
        HeldOffice office;
        for (std::string* text : {&office.id, &office.name, &office.label}) *text = from.text();
        office.of = optional_below(from, all.entities.size());
        return office;
    });
    fill(all.sayings, from, [&] {
        RelationSaying saying;
        for (std::string* text : {&saying.tenure, &saying.first_seen, &saying.last_seen}) *text = from.text();
        saying.documents = from.number();
        return saying;
    });
    fill(all.relations, from, [&] { return unpacked_relation(from, all); });
    fill(all.evidence, from, [&] {
        RelationEvidence row;
        row.cluster = from.index_below(all.entity_of.size());
        row.relation = from.index_below(all.relations.size());
        row.words.begin = from.index();
        row.words.end = from.index();
        row.saying = optional_below(from, all.sayings.size());
        return row;
    });
    from.require(from.is_at_end());
    return all;
}

std::optional<Resolution> kept_resolution(const Store& store, const Guidance& guidance) {
    // What pairs of names mean depends on more than is kept.
    if (!guidance.corrections.empty() || !store.keeps(resolution_name)) return std::nullopt;
    return kept<Resolution>(store, resolution_name, made_of(made_of(store), guidance.known), unpacked_resolution);
}

std::optional<Copies> kept_copies(const Store& store) {
    if (!store.keeps(copies_name)) return std::nullopt;
    return kept<Copies>(store, copies_name, made_of(store), [&](std::string_view bytes) {
        CheckedBytes from(bytes);
        Copies copies(from);
        from.require(from.is_at_end() && copies.document_count() == store.document_count());
        return copies;
    });
}

void keep_results(Store& store, const Guidance& guidance) {
    const std::uint64_t documents = store.document_count();
    if (documents < least_kept || documents > most_kept || !guidance.corrections.empty()) return;
    const std::string all = made_of(store);
    const auto keep = [&](std::string_view name, const std::string& made_of, const auto& bytes) {
        if (!store.keeps(name, made_of)) store.keep(name, made_of, bytes());
    };
    keep(resolution_name, made_of(all, guidance.known), [&] { return packed(resolve(store, guidance)); });
    keep(copies_name, all, [&] {
        std::string bytes;
        Copies(store).write(bytes);
        return bytes;
    });
}

}  // namespace claimgraph
