#include "graph/resolution/rounds.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace claimgraph::resolution {

void Rounds::put_in_order() {
    const std::vector<Index> fresh = strings.sort();
    for (Key& key : keys) key.value = fresh[key.value];
    for (Index& name : names) name = fresh[name];
    for (Index& thing : widespread_) thing = fresh[thing];
    sort_unique(widespread_);
    for (Around& around : arounds_) {
        for (Index& thing : around.things) thing = fresh[thing];
        sort_unique(around.things);
    }
    for (Node& node : nodes) {
        for (Index* number : {&node.document, &node.label, &node.published, &node.gazetteer, &node.family, &node.given,
                              &node.middle, &node.suffix, &node.solid, &node.thing})
            *number = fresh[*number];
        std::sort(keys.begin() + node.first_key, keys.begin() + node.last_key);
        const auto end = std::unique(keys.begin() + node.first_key, keys.begin() + node.last_key);
        node.last_key = static_cast<Index>(end - keys.begin());
    }
    std::sort(nodes.begin(), nodes.end(), [this](const Node& a, const Node& b) {
        const auto rank = [](const Node& node) {
            return std::tie(node.document, node.index, node.label, node.type, node.published, node.mentions);
        };
        if (rank(a) != rank(b)) return rank(a) < rank(b);
        return std::lexicographical_compare(keys.begin() + a.first_key, keys.begin() + a.last_key,
                                            keys.begin() + b.first_key, keys.begin() + b.last_key);
    });
    Index place = 0;
    for (Index i = 0; i < size(); ++i) {
        if (i > 0 && nodes[i].document != nodes[i - 1].document) ++place;
        nodes[i].place = place;
    }
    parent_.resize(size());
    std::iota(parent_.begin(), parent_.end(), 0U);
}

void Rounds::resolve(const std::function<void(Found&&)>& visit, bool with_merges) {
    with_merges_ = with_merges;
    put_in_order();
    index_contexts();
    heed_user();
    join_gazetteer();
    join_names();
    join_persons();
    link_forms();
    join_family_names();
    join_acronyms();
    join_offices();
    build(visit);
}

}  // namespace claimgraph::resolution
