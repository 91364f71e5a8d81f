#include "cli/counted_records.h"

#include "cli/report.h"

namespace claimgraph {
namespace {

/// Counts what a walk visits.
template <typename Record, typename Walk>
void count(std::optional<std::uint64_t>& total, const std::function<void(const Record&)>& visit, const Walk& walk) {
    std::uint64_t seen = 0;
    walk([&](const Record& record) {
        ++seen;
        visit(record);
    });
    if (!total) total = seen;
}

}  // namespace

void CountedRecords::entities(const std::function<void(const Entity&)>& visit) const {
    count<Entity>(things_, visit, [this](const auto& seen) { records_.entities(seen); });
}

void CountedRecords::claims(const std::function<void(const ClaimRecord&)>& visit) const {
    count<ClaimRecord>(claims_, visit, [this](const auto& seen) { records_.claims(seen); });
}

void CountedRecords::mentions(const std::function<void(const MentionRecord&)>& visit) const {
    count<MentionRecord>(mentions_, visit, [this](const auto& seen) { records_.mentions(seen); });
}

void CountedRecords::derived_edges(ViewShape shape, const std::function<void(const FlatEdge&)>& visit) const {
    count<FlatEdge>(edges_, visit, [&](const auto& seen) { records_.derived_edges(shape, seen); });
}

void CountedRecords::derived_entities(ViewShape shape, const std::function<void(const Entity&)>& visit) const {
    count<Entity>(edge_entities_, visit, [&](const auto& seen) { records_.derived_entities(shape, seen); });
}

void CountedRecords::derived_concepts(ViewShape shape, const std::function<void(const ConceptRecord&)>& visit) const {
    count<ConceptRecord>(edge_concepts_, visit, [&](const auto& seen) { records_.derived_concepts(shape, seen); });
}

std::string CountedRecords::summary() const {
    if (claims_) {
        if (!things_) entities([](const Entity&) {});
        return counted(*claims_, "claim") + " about " + counted(*things_, "thing");
    }
    if (edges_)
        return counted(*edges_, "edge") + " between " +
               counted(edge_entities_.value_or(0) + edge_concepts_.value_or(0), "node");
    return mentions_ ? counted(*mentions_, "mention") : std::string();
}

}  // namespace claimgraph
