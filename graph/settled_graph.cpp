#include <algorithm>
#include <memory>
#include <tuple>
#include <utility>

#include "graph/derived_graph.h"

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
    if (top != 0) heaviest(top);
    const auto mark = [&](std::string_view id) {
        if (id.starts_with(concept_prefix) || id.starts_with(statement_prefix))
            ends_.add(id);
        else
            entities_[resolution_.entities.lower_bound(id)] = 1;
    };
    edges([&](const FlatEdge& edge) {
        mark(edge.source);
        mark(edge.target);
    });
    ends_.settle();
    hold_broader();
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

/// Edges with enough evidence come by place, so that of two of one weight the later one is the first to go.
void DerivedGraph::heaviest(std::uint64_t top) {
    std::vector<FlatEdge> kept;  // a heap with the first to go on top
    const auto place = [](const FlatEdge& edge) { return std::tie(edge.source, edge.label, edge.target); };
    const auto before = [&](const FlatEdge& a, const FlatEdge& b) {
        return a.weight != b.weight ? a.weight > b.weight : place(a) < place(b);
    };
    edges([&](const FlatEdge& edge) {
        if (kept.size() == top) {
            if (edge.weight <= kept.front().weight) return;
            std::pop_heap(kept.begin(), kept.end(), before);
            kept.back() = edge;
        } else {
            kept.push_back(edge);
        }
        std::push_heap(kept.begin(), kept.end(), before);
    });
    std::sort(kept.begin(), kept.end(), [&](const FlatEdge& a, const FlatEdge& b) { return place(a) < place(b); });
    heaviest_ = std::move(kept);
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
