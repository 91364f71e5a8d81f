#include "graph/edge_evidence.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "graph/places.h"

namespace claimgraph {
namespace {

/// A text whose end is told beforehand.
void append_sized(std::string& bytes, std::string_view text) {
    append_ordered(bytes, text.size());
    bytes += text;
}
std::string_view take_sized(std::string_view& bytes) {
    const std::size_t size = take_ordered(bytes);
    const std::string_view text = bytes.substr(0, size);
    bytes.remove_prefix(size);
    return text;
}
void append_list(std::string& bytes, const std::vector<std::string_view>& texts) {
    append_ordered(bytes, texts.size());
    for (const std::string_view text : texts) append_sized(bytes, text);
}
void take_list(std::string_view& bytes, std::vector<std::string_view>& texts) {
    texts.resize(take_ordered(bytes));
    for (std::string_view& text : texts) text = take_sized(bytes);
}

constexpr double thousandths = 1000;

void take(std::string_view bytes, EdgeEvidence::Piece& piece) {
    piece.source = take_text(bytes);
    piece.label = take_text(bytes);
    piece.target = take_text(bytes);
    take_ordered(bytes);  // the count
    piece.claim = take_sized(bytes);
    piece.document = take_ordered(bytes);
    piece.origin = static_cast<std::uint32_t>(take_ordered(bytes));
    piece.confidence = static_cast<double>(take_ordered(bytes)) / thousandths;
    piece.polarity = static_cast<Polarity>(bytes[0]);
    piece.modality = static_cast<Modality>(bytes[1]);
    bytes.remove_prefix(2);
    piece.predicate = take_sized(bytes);
    piece.published = take_sized(bytes);
    piece.publisher = take_sized(bytes);
    take_list(bytes, piece.attributed_to);
    take_list(bytes, piece.amounts);
    take_list(bytes, piece.phrases);
}

void start(FlatEdge& edge, const EdgeEvidence::Piece& piece) {
    edge.source = piece.source;
    edge.label = piece.label;
    edge.target = piece.target;
    edge.predicate = piece.predicate;
    edge.polarity = piece.polarity;
    edge.modality = piece.modality;
    for (auto* list : {&edge.attributed_to, &edge.claims, &edge.publishers, &edge.amounts, &edge.phrases}) list->clear();
    edge.weight = edge.documents = 0;
    edge.confidence = 0;
    edge.first_seen.clear();
    edge.last_seen.clear();
    edge.days.clear();
}

void insert(std::vector<std::string>& sorted, std::string_view text) {
    const auto at = std::lower_bound(sorted.begin(), sorted.end(), text);
    if (at == sorted.end() || *at != text) sorted.emplace(at, text);
}

void add(FlatEdge& edge, const EdgeEvidence::Piece& piece) {
    ++edge.weight;
    edge.claims.emplace_back(piece.claim);
    edge.confidence = std::max(edge.confidence, piece.confidence);
    // `rule out` and `rule-out` share a label.
    if (piece.predicate < edge.predicate) edge.predicate = piece.predicate;
    for (const std::string_view label : piece.attributed_to) insert(edge.attributed_to, label);
    for (const std::string_view amount : piece.amounts) insert(edge.amounts, amount);
    if (!piece.publisher.empty()) insert(edge.publishers, piece.publisher);
    for (const std::string_view phrase : piece.phrases)
        if (edge.phrases.size() < most_phrases &&
            std::find(edge.phrases.begin(), edge.phrases.end(), phrase) == edge.phrases.end())
            edge.phrases.emplace_back(phrase);
    if (piece.published.empty()) return;
    widen_days(edge.first_seen, edge.last_seen, piece.published);
    const std::string_view day = piece.published.substr(0, 10);
    const auto at = std::lower_bound(edge.days.begin(), edge.days.end(), day,
                                     [](const auto& row, std::string_view value) { return row.first < value; });
    if (at == edge.days.end() || at->first != day)
        edge.days.emplace(at, day, 1);
    else
        ++at->second;
}

}  // namespace

void EdgeEvidence::add(const Piece& piece) {
    bytes_.clear();
    append_ordered(bytes_, piece.source);
    append_ordered(bytes_, piece.label);
    append_ordered(bytes_, piece.target);
    append_ordered(bytes_, count_++);
    append_sized(bytes_, piece.claim);
    append_ordered(bytes_, piece.document);
    append_ordered(bytes_, std::uint64_t{piece.origin});
    append_ordered(bytes_, static_cast<std::uint64_t>(std::lround(std::clamp(piece.confidence, 0.0, 1.0) * thousandths)));
    bytes_ += static_cast<char>(piece.polarity);
    bytes_ += static_cast<char>(piece.modality);
    append_sized(bytes_, piece.predicate);
    append_sized(bytes_, piece.published);
    append_sized(bytes_, piece.publisher);
    append_list(bytes_, piece.attributed_to);
    append_list(bytes_, piece.amounts);
    append_list(bytes_, piece.phrases);
    sorter_.add(bytes_);
}

void EdgeEvidence::each_edge(const std::function<void(const FlatEdge&)>& visit) {
    FlatEdge edge;
    Piece piece;
    std::size_t last_document = 0;
    std::vector<std::uint32_t> origins;
    const auto finish = [&] {
        std::sort(origins.begin(), origins.end());
        edge.independent = static_cast<std::uint64_t>(std::unique(origins.begin(), origins.end()) - origins.begin());
        origins.clear();
        visit(edge);
    };
    ByteSorter::Reader reader(sorter_);
    while (reader.next()) {
        take(reader.bytes(), piece);
        if (edge.weight == 0 || piece.source != edge.source || piece.label != edge.label ||
            piece.target != edge.target) {
            if (edge.weight > 0) finish();
            start(edge, piece);
        } else if (edge.claims.back() == piece.claim) {
            continue;  // one claim, two of its qualifiers
        }
        const bool other_document = edge.weight == 0 || piece.document != last_document;
        edge.documents += other_document;
        if (other_document) origins.push_back(piece.origin);
        last_document = piece.document;
        claimgraph::add(edge, piece);
    }
    if (edge.weight > 0) finish();
}

}  // namespace claimgraph
