#include <algorithm>
#include <memory>
#include <utility>

#include "graph/derived_graph.h"
#include "graph/heaviest_edges.h"

// What a derived graph holds, and what becomes of it once all documents are in: the edges that are wanted, the nodes at
// their ends.

namespace claimgraph {
namespace {

constexpr std::string_view statement_prefix = "statement-", concept_prefix = "concept-";

}  // namespace

DerivedGraph::DerivedGraph(ViewShape shape, const Resolution& resolution, const Copies& copies)
    : shape_(shape),
      resolution_(resolution),
      copies_(copies),
      statements_(statement_prefix),
      entities_(resolution.entities.size()) {}

void DerivedGraph::settle(std::uint64_t min_weight, std::uint64_t top) {
    min_weight_ = min_weight;
    concepts_.settle();
    statements_.settle();
    if (top != 0) heaviest_ = heaviest_edges([&](const auto& visit) { edges(visit); }, top);
    ByteSorter things;
    const auto mark = [&](std::string_view id) {
        (id.starts_with(concept_prefix) || id.starts_with(statement_prefix) ? ends_ : things).add(id);
    };
    std::string source;
    edges([&](const FlatEdge& edge) {
        if (edge.source != source) mark(edge.source);
        source = edge.source;
        mark(edge.target);
    });
    ends_.settle();
    mark_entities(std::move(things));
    hold_broader();
}

/// \param ids  of entities, some several times
void DerivedGraph::mark_entities(ByteSorter ids) {
    ByteSorter::Reader reader(ids);
    bool more = reader.next();
    for (std::size_t i = 0; more && i < entities_.size(); ++i) {
        const std::string id = resolution_.entities.id(i);
        for (; more && reader.bytes() <= id; more = reader.next())
            if (reader.bytes() == id) entities_[i] = 1;
    }
}

/// Which of the concepts at ends of edges others there are kinds of.
void DerivedGraph::hold_broader() {
    std::vector<std::string> wanted, there;
    concepts_.each([&](const ConceptRecord& row) {
        if (!row.broader.empty()) wanted.push_back(row.broader);
    });
    std::sort(wanted.begin(), wanted.end());
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
    ByteSorter::Reader ends(ends_);
    std::string last;
    while (ends.next()) {
        if (ends.bytes() == last) continue;
        last = ends.bytes();
        if (std::binary_search(wanted.begin(), wanted.end(), last)) there.push_back(last);
    }
    held_ = std::move(there);
}

void DerivedGraph::edges(const std::function<void(const FlatEdge&)>& visit) {
    if (heaviest_) {
        for (const FlatEdge& edge : *heaviest_) visit(edge);
        return;
    }
    evidence_.each_edge([&](const FlatEdge& edge) {
        if (edge.weight >= min_weight_) visit(edge);
    });
}

template <typename Record>
std::function<void(const Record&)> DerivedGraph::at_ends(std::function<void(const Record&)> visit) {
    auto ends = std::make_shared<ByteSorter::Reader>(ends_);
    return [ends, more = ends->next(), visit = std::move(visit)](const Record& row) mutable {
        while (more && ends->bytes() < row.id) more = ends->next();
        if (more && ends->bytes() == row.id) visit(row);
    };
}

void DerivedGraph::concepts(const std::function<void(const ConceptRecord&)>& visit) {
    ConceptRecord kept;
    concepts_.each(at_ends<ConceptRecord>([&](const ConceptRecord& row) {
        kept = row;
        if (!kept.broader.empty() && !std::binary_search(held_.begin(), held_.end(), kept.broader))
            kept.broader.clear();
        visit(kept);
    }));
}

void DerivedGraph::statements(const std::function<void(const StatementRecord&)>& visit) {
    statements_.each(at_ends<StatementRecord>(visit));
}

}  // namespace claimgraph
