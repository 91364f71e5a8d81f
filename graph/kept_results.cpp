#include "graph/kept_results.h"

#include <algorithm>
#include <utility>

#include "graph/checked_bytes.h"
#include "graph/identity.h"
#include "graph/packed.h"
#include "graph/resolution/kept_evidence.h"

namespace claimgraph {
namespace {

/// Of the sources of this library: what it works out may change with them.
constexpr std::string_view graph_revision =
#include "graph_revision.inc"
    ;

constexpr std::string_view resolution_name = "resolution", clusters_name = "clusters", copies_name = "copies";

/// What results are made of beside what the user knows. \param state  of the documents, as Store::state has it
std::string made_of(const std::string& state) { return IdentityHash().add(graph_revision).add(state).digest(); }
std::string made_of(const Store& store) { return made_of(store.state()); }

/// \param documents  what made_of says of them
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

constexpr std::size_t checksum_size = 26;
std::string checksum(std::string_view bytes) { return IdentityHash().add(bytes).digest(); }

/// \param bytes  behind room for the checksum
void keep(Store& store, std::string_view name, const std::string& made_of, std::string bytes) {
    const std::string sum = checksum(std::string_view(bytes).substr(checksum_size));
    bytes.replace(0, checksum_size, sum);
    store.keep(name, made_of, bytes);
}

/// \throws DamagedBytes
std::string_view checked(std::string_view bytes) {
    const std::string_view rest = bytes.substr(std::min(checksum_size, bytes.size()));
    if (checksum(rest) != bytes.substr(0, bytes.size() - rest.size())) throw DamagedBytes();
    return rest;
}

/// What `work` returns, or nothing where what is kept is damaged.
template <typename Work>
auto unless_damaged(Work&& work) -> std::optional<decltype(work())> {
    try {
        return work();
    } catch (const DamagedBytes&) {
        return std::nullopt;
    }
}

template <typename Result, typename Unpack>
std::optional<Result> kept(const Store& store, std::string_view name, const std::string& made_of, Unpack&& unpack) {
    const std::optional<std::string> bytes = store.kept(name, made_of);
    if (!bytes) return std::nullopt;
    return unless_damaged([&] { return unpack(checked(*bytes)); });
}

/// Tells the evidence all documents of the store, and the clusters of those that it does not know.
void tell_documents(const Store& store, resolution::KeptEvidence& evidence) {
    store.read_clusters(
        [&](const Store::DocumentState& document) {
            return evidence.begin_document(document.id, document.published, document.digest);
        },
        [&](const ClusterEvidence& cluster) { evidence.add(cluster); });
}

Copies unpacked_copies(std::string_view bytes) {
    CheckedBytes from(bytes);
    Copies copies(from);
    from.require(from.is_at_end());
    return copies;
}

/// What was found when some documents were not there yet, or others were.
struct Before {
    resolution::KeptEvidence evidence;
    Resolution resolution;
    std::optional<Copies> copies;
};

/// \param known  what the user knows now
std::optional<Before> before(HeldResults held, const std::vector<KnownThing>& known) {
    return unless_damaged([&] {
        Before then{resolution::KeptEvidence(checked(held.clusters)), {}, {}};
        std::string().swap(held.clusters);
        then.resolution = unpacked_resolution(checked(held.resolution));
        std::string().swap(held.resolution);
        IdentityHash state;
        then.evidence.each_kept_digest([&](std::string_view digest) { state.add(digest); });
        const std::string documents = made_of(state.digest());
        if (made_of(documents, known) != held.made_of) throw DamagedBytes();
        if (documents == held.copies_made_of) then.copies = unpacked_copies(checked(held.copies));
        return then;
    });
}

/// Copies of now from those before, where every document of then is still there.
std::optional<Copies> brought_up_to_date(const Store& store, const resolution::KeptEvidence& evidence,
                                         const std::optional<Copies>& copies) {
    const std::vector<std::uint32_t>& places = evidence.old_places();
    const auto fresh = static_cast<std::size_t>(std::count(places.begin(), places.end(), Copies::fresh));
    if (!copies || !evidence.has_all_that_was_kept() || copies->document_count() + fresh != places.size()) return std::nullopt;
    return Copies(store, *copies, places);
}

}  // namespace

HeldResults::HeldResults(const Store& store)
    : made_of(store.kept_is_of(resolution_name)), copies_made_of(store.kept_is_of(copies_name)) {
    if (made_of.empty() || store.kept_is_of(clusters_name) != made_of) return;
    resolution = store.kept(resolution_name, made_of).value_or(std::string());
    clusters = store.kept(clusters_name, made_of).value_or(std::string());
    copies = store.kept(copies_name, copies_made_of).value_or(std::string());
}

std::string packed(const Resolution& all, std::size_t room) {
    std::string bytes;
    bytes.reserve(room + all.entities.packed_size() + 4 * all.entity_of.size());  // growing would take twice the memory
    bytes.append(room, ' ');
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
    if (!guidance.corrections.empty() || store.kept_is_of(resolution_name).empty()) return std::nullopt;
    return kept<Resolution>(store, resolution_name, made_of(made_of(store), guidance.known), unpacked_resolution);
}

std::optional<Copies> kept_copies(const Store& store) {
    if (store.kept_is_of(copies_name).empty()) return std::nullopt;
    return kept<Copies>(store, copies_name, made_of(store), [&](std::string_view bytes) {
        Copies copies = unpacked_copies(bytes);
        if (copies.document_count() != store.document_count()) throw DamagedBytes();
        return copies;
    });
}

std::optional<std::vector<Merge>> kept_merges(const Store& store, const Guidance& guidance, const Resolution& kept_before,
                                              const std::vector<std::uint32_t>& entities) {
    if (store.kept_is_of(clusters_name).empty()) return std::nullopt;
    return kept<std::vector<Merge>>(
        store, clusters_name, made_of(made_of(store), guidance.known), [&](std::string_view bytes) {
            resolution::KeptEvidence evidence(bytes);
            tell_documents(store, evidence);
            if (evidence.cluster_count() != kept_before.entity_of.size()) throw DamagedBytes();
            return evidence.merges(guidance.known, kept_before, entities);
        });
}

std::uint64_t keep_results(Store& store, const Guidance& guidance, HeldResults held) {
    const std::uint64_t documents = store.document_count();
    if (documents < least_kept || documents > most_kept || !guidance.corrections.empty()) return 0;
    const std::string all = made_of(store), all_and_known = made_of(all, guidance.known);
    std::uint64_t resolved = 0;
    std::optional<Copies> copies;
    if (!store.keeps(resolution_name, all_and_known) || !store.keeps(clusters_name, all_and_known)) {
        if (held.made_of.empty()) held = HeldResults(store);
        std::optional<Before> then = before(std::move(held), guidance.known);
        resolution::KeptEvidence evidence = then ? std::move(then->evidence) : resolution::KeptEvidence();
        tell_documents(store, evidence);
        std::optional<Resolution> now = evidence.resolve(guidance.known, then ? &then->resolution : nullptr);
        resolved = evidence.resolved();
        if (then) {
            then->resolution = {};
            copies = brought_up_to_date(store, evidence, then->copies);
        }
        then.reset();
        std::string bytes = packed(*now, checksum_size);
        now.reset();
        keep(store, resolution_name, all_and_known, std::exchange(bytes, std::string(checksum_size, ' ')));
        evidence.write(bytes);
        keep(store, clusters_name, all_and_known, std::move(bytes));
    }
    if (!store.keeps(copies_name, all)) {
        std::string bytes(checksum_size, ' ');
        (copies ? *copies : Copies(store)).write(bytes);
        keep(store, copies_name, all, std::move(bytes));
    }
    return resolved;
}

}  // namespace claimgraph
