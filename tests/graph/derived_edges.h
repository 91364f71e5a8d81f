#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "graph/store.h"
#include "graph/view.h"

/// \file
/// The edges of a derived graph as lines that tests compare.

namespace claimgraph::tests {

using Lines = std::vector<std::string>;

/// `Ida Holm DENIES talks`, sorted.
inline Lines edges_of(const Extraction& extraction, ViewShape shape) {
    Store store = Store::in_memory();
    store.add(extraction);
    const View view(store);
    std::map<std::string, std::string> labels;
    view.derived_entities(shape, [&](const Entity& entity) { labels[entity.id] = entity.label; });
    view.derived_concepts(shape, [&](const ConceptRecord& row) { labels[row.id] = row.label; });
    view.derived_statements(shape, [&](const StatementRecord& row) { labels[row.id] = "[" + row.label + "]"; });
    Lines lines;
    view.derived_edges(shape, [&](const FlatEdge& edge) {
        lines.push_back(labels.at(edge.source) + " " + edge.label + " " + labels.at(edge.target));
    });
    std::sort(lines.begin(), lines.end());
    return lines;
}

}  // namespace claimgraph::tests
