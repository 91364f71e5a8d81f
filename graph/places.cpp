#include "graph/places.h"

#include <algorithm>

#include "graph/identity.h"
#include "graph/packed.h"

namespace claimgraph {
namespace {

void pack(std::string& bytes, const SpokenOf& content) {
    claimgraph::pack(bytes, std::string_view(content.concept_label));
    bytes += static_cast<char>(content.generic);
    claimgraph::pack(bytes, std::uint64_t{content.through.size()});
    for (const std::string& lemma : content.through) claimgraph::pack(bytes, std::string_view(lemma));
    claimgraph::pack(bytes, std::string_view(content.aspect));
    bytes += static_cast<char>(content.reference);
    claimgraph::pack(bytes, std::uint64_t{content.involves.size()});
    for (const InvolvementRecord& row : content.involves) {
        claimgraph::pack(bytes, std::string_view(row.role));
        claimgraph::pack(bytes, std::string_view(row.id));
    }
}

void unpack(Unpacker& from, SpokenOf& content) {
    content.concept_label = from.text();
    content.concept_id = content.concept_label.empty() ? std::string() : concept_id(content.concept_label);
    content.generic = from.byte() != 0;
    content.through.resize(from.number());
    for (std::string& lemma : content.through) lemma = from.text();
    content.aspect = from.text();
    content.reference = static_cast<Reference>(from.byte());
    content.involves.resize(from.number());
    for (InvolvementRecord& row : content.involves) {
        row.role = from.text();
        row.id = from.text();
    }
}

constexpr std::string_view concept_prefix = "concept-";

}  // namespace

void widen_days(std::string& first, std::string& last, std::string_view published) {
    if (published.empty()) return;
    if (first.empty() || published < first) first = published;
    if (published > last) last = published;
}

std::string_view broader_label(std::string_view label) {
    const std::size_t blank = label.find(' ');
    return blank == std::string_view::npos ? std::string_view() : label.substr(blank + 1);
}

void PhrasePlaces::add(std::string_view digits, std::string_view words, std::string_view published,
                       const SpokenOf* content) {
    bytes_ = digits;
    append_ordered(bytes_, count_++);
    claimgraph::pack(bytes_, published);
    claimgraph::pack(bytes_, words);
    bytes_ += static_cast<char>(content != nullptr);
    if (content) pack(bytes_, *content);
    sorter_.add(bytes_);
}

void PhrasePlaces::each(const std::function<void(const PhraseRecord&)>& visit) {
    PhraseRecord record;
    std::string digits;
    ByteSorter::Reader reader(sorter_);
    while (reader.next()) {
        std::string_view bytes = reader.bytes();
        const std::string_view of_place = bytes.substr(0, digits_size);
        bytes.remove_prefix(digits_size);
        take_ordered(bytes);
        Unpacker from(bytes.data());
        const std::string_view published = from.text(), words = from.text();
        if (of_place != digits) {
            if (!digits.empty()) visit(record);
            digits = of_place;
            record = {};
            record.id.assign(prefix_).append(of_place);
            record.label = words.empty() ? unstated : words;
            record.known = from.byte() != 0;
            if (record.known) unpack(from, record.content);
        }
        ++record.mentions;
        widen_days(record.first_seen, record.last_seen, published);
    }
    if (!digits.empty()) visit(record);
}

void ConceptPlaces::add(const std::string& label, std::string_view words, bool generic, std::string_view published) {
    add_row(label, words, generic, true, published);
    for (std::string_view wider = broader_label(label); !wider.empty(); wider = broader_label(wider))
        add_row(wider, {}, false, false, {});
}

void ConceptPlaces::add_row(std::string_view label, std::string_view words, bool generic, bool place,
                            std::string_view published) {
    bytes_ = std::string_view(concept_id(label)).substr(concept_prefix.size());
    claimgraph::pack(bytes_, label);
    bytes_ += static_cast<char>(generic);
    bytes_ += static_cast<char>(place);
    claimgraph::pack(bytes_, published);
    claimgraph::pack(bytes_, words);
    sorter_.add(bytes_);
}

void ConceptPlaces::each(const std::function<void(const ConceptRecord&)>& visit) {
    ConceptRecord record;
    std::string digits;
    ByteSorter::Reader reader(sorter_);
    while (reader.next()) {
        const std::string_view bytes = reader.bytes();
        Unpacker from(bytes.data() + digits_size);
        const std::string_view label = from.text();
        const bool generic = from.byte() != 0, place = from.byte() != 0;
        const std::string_view published = from.text(), words = from.text();
        if (bytes.substr(0, digits_size) != digits) {
            if (!digits.empty()) visit(record);
            digits = bytes.substr(0, digits_size);
            record = {};
            record.id.assign(concept_prefix).append(digits);
            record.label = label;
            if (const std::string_view wider = broader_label(label); !wider.empty()) record.broader = concept_id(wider);
        }
        record.generic = record.generic || generic;
        record.mentions += place;
        widen_days(record.first_seen, record.last_seen, published);
        if (words.empty() || words == label) continue;
        const auto at = std::lower_bound(record.alt_labels.begin(), record.alt_labels.end(), words);
        if (at == record.alt_labels.end() || *at != words) record.alt_labels.emplace(at, words);
    }
    if (!digits.empty()) visit(record);
}

}  // namespace claimgraph
