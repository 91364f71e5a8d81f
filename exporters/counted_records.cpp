#include "exporters/counted_records.h"

namespace claimgraph::exporters {
namespace {

/// A visitor that counts what it is shown; from nought, since what is visited again is the same.
template <typename Record>
std::function<void(const Record&)> counting(std::uint64_t& count, const std::function<void(const Record&)>& visit) {
    count = 0;
    return [&count, &visit](const Record& record) {
        ++count;
        visit(record);
    };
}

}  // namespace

RecordCounts CountedRecords::counts() const {
    RecordCounts out;
    const auto add = [&](std::string_view what, std::uint64_t count) {
        if (count > 0) out.emplace_back(what, count);
    };
    add("documents", counts_.documents);
    add("claims", counts_.claims);
    add("withdrawn", counts_.withdrawn);
    add("things", counts_.things);
    add("concepts", counts_.concepts);
    add("phrases", counts_.phrases);
    add("relations", counts_.relations);
    add("edges", counts_.edges);
    add("mentions", counts_.mentions);
    return out;
}

void CountedRecords::documents(const std::function<void(const DocumentRecord&)>& visit) const {
    records_.documents(counting(counts_.documents, visit));
}
void CountedRecords::entities(const std::function<void(const Entity&)>& visit) const {
    records_.entities(counting(counts_.things, visit));
}
void CountedRecords::offices(const std::function<void(const OfficeRecord&)>& visit) const { records_.offices(visit); }
void CountedRecords::relations(const std::function<void(const RelationRecord&)>& visit) const {
    records_.relations(counting(counts_.relations, visit));
}
void CountedRecords::phrases(const std::function<void(const PhraseRecord&)>& visit) const {
    records_.phrases(counting(counts_.phrases, visit));
}
void CountedRecords::claims(const std::function<void(const ClaimRecord&)>& visit) const {
    counts_.claims = counts_.withdrawn = 0;
    records_.claims([&](const ClaimRecord& claim) {
        ++counts_.claims;
        counts_.withdrawn += claim.withdrawal.has_value();
        visit(claim);
    });
}
void CountedRecords::mentions(const std::function<void(const MentionRecord&)>& visit) const {
    records_.mentions(counting(counts_.mentions, visit));
}
void CountedRecords::concepts(const std::function<void(const ConceptRecord&)>& visit) const {
    records_.concepts(counting(counts_.concepts, visit));
}
void CountedRecords::derived_edges(ViewShape shape, const std::function<void(const FlatEdge&)>& visit) const {
    records_.derived_edges(shape, counting(counts_.edges, visit));
}
void CountedRecords::derived_entities(ViewShape shape, const std::function<void(const Entity&)>& visit) const {
    records_.derived_entities(shape, counting(counts_.things, visit));
}
void CountedRecords::derived_concepts(ViewShape shape, const std::function<void(const ConceptRecord&)>& visit) const {
    records_.derived_concepts(shape, counting(counts_.concepts, visit));
}
void CountedRecords::derived_statements(ViewShape shape,
                                        const std::function<void(const StatementRecord&)>& visit) const {
    records_.derived_statements(shape, visit);
}
void CountedRecords::network(const std::function<void(const FlatEdge&)>& visit) const { records_.network(visit); }

}  // namespace claimgraph::exporters
