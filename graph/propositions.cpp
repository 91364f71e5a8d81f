#include "graph/propositions.h"

#include <algorithm>
#include <utility>

#include "graph/identity.h"
#include "graph/packed.h"
#include "graph/places.h"

namespace claimgraph {
namespace {

constexpr std::string_view prefix = "prop-", negation = "-not";

}  // namespace

std::string proposition_id(const PropositionContent& content, Polarity polarity, Modality modality) {
    IdentityHash hash;
    hash.add(content.subject).add(content.predicate).add(content.object);
    for (const std::string& part : content.more) hash.add(part);
    std::string id = hash.digest(prefix);
    if (polarity == Polarity::negated) id += negation;
    switch (modality) {
        case Modality::actual:
            break;
        case Modality::possible:
            id += "-may";
            break;
        case Modality::future:
            id += "-will";
            break;
        case Modality::demanded:
            id += "-should";
            break;
    }
    return id;
}

std::string opposite(std::string_view proposition) {
    std::string id(proposition);
    const std::size_t behind = std::min(prefix.size() + digits_size, id.size());
    if (proposition.substr(behind).starts_with(negation))
        id.erase(behind, negation.size());
    else
        id.insert(behind, negation);
    return id;
}

/// The claims that say a proposition.
struct Propositions::Sayers {
    struct Row {
        std::uint64_t claim, document;
    };
    std::vector<Row> rows;
};

void Propositions::add(std::string_view id, std::size_t document) {
    bytes_.clear();
    append_ordered(bytes_, id);
    append_ordered(bytes_, claims_++);
    append_ordered(bytes_, document);
    by_proposition_.add(bytes_);
}

void Propositions::settle(const Copies& copies) {
    ByteSorter rows = std::move(by_proposition_);
    ByteSorter::Reader reader(rows);
    std::string id;
    Sayers sayers;
    while (reader.next()) {
        std::string_view rest = reader.bytes();
        if (const std::string_view next = take_text(rest); next != id) {
            add_shared(sayers, copies);
            sayers.rows.clear();
            id = next;
        }
        const std::uint64_t claim = take_ordered(rest);
        sayers.rows.push_back({claim, take_ordered(rest)});
    }
    add_shared(sayers, copies);
    by_claim_.settle();
}

void Propositions::add_shared(const Sayers& sayers, const Copies& copies) {
    // Claims come by document.
    std::uint64_t documents = 0;
    std::vector<std::uint32_t> origins;
    std::vector<std::string_view> publishers;
    std::string first, last;
    std::uint64_t counted = nobody;
    for (const Sayers::Row& row : sayers.rows) {
        const std::uint64_t document = row.document;
        if (document == nobody || document == counted) continue;
        counted = document;
        ++documents;
        origins.push_back(copies.origin(document));
        if (!copies.publisher(document).empty()) publishers.push_back(copies.publisher(document));
        widen_days(first, last, copies.published(document));
    }
    if (documents < 2) return;
    std::sort(origins.begin(), origins.end());
    std::sort(publishers.begin(), publishers.end());
    publishers.erase(std::unique(publishers.begin(), publishers.end()), publishers.end());
    const auto independent = static_cast<std::uint64_t>(std::unique(origins.begin(), origins.end()) - origins.begin());
    for (const Sayers::Row& row : sayers.rows) {
        bytes_.clear();
        append_ordered(bytes_, row.claim);
        pack(bytes_, documents);
        pack(bytes_, independent);
        pack(bytes_, std::string_view(first));
        pack(bytes_, std::string_view(last));
        const bool is_first = row.claim == sayers.rows.front().claim;
        pack(bytes_, std::uint64_t{is_first ? publishers.size() : 0});
        if (is_first)
            for (const std::string_view name : publishers) pack(bytes_, name);
        by_claim_.add(bytes_);
    }
}

void Propositions::Reader::next(PropositionRecord& record) {
    record.documents = record.independent = 1;
    record.first_seen.clear();
    record.last_seen.clear();
    record.publishers.clear();
    const std::uint64_t claim = claim_++;
    if (!more_) return;
    std::string_view rest = rows_.bytes();
    if (take_ordered(rest) != claim) return;
    Unpacker from(rest.data());
    record.documents = from.number();
    record.independent = from.number();
    record.first_seen = from.text();
    record.last_seen = from.text();
    record.publishers.resize(from.number());
    for (std::string& name : record.publishers) name = from.text();
    more_ = rows_.next();
}

}  // namespace claimgraph
