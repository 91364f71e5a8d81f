#include <algorithm>

#include "graph/resolution/rounds.h"

namespace claimgraph::resolution {
namespace {

// Documents of a person that are looked at to see what else is spoken of.
constexpr std::size_t most_context_documents = 200;

}  // namespace

void Rounds::index_contexts() {
    first_thing_.assign(nodes.empty() ? 1 : nodes.back().place + 2, 0);
    for (Index i = 0; i < size();) {
        const Index place = nodes[i].place;
        Index around = 0;
        for (; i < size() && nodes[i].place == place; ++i)
            if (!arounds_[nodes[i].around].things.empty()) around = nodes[i].around;  // the same of all that are told of it
        const Numbers& here = arounds_[around].things;
        things_.insert(things_.end(), here.begin(), here.end());
        first_thing_[place + 1] = static_cast<Index>(things_.size());
    }
}

Rounds::Context Rounds::context_of(const Numbers& members) const {
    Context out;
    std::size_t seen = 0;
    for (std::size_t m = 0; m < members.size(); ++m) {
        if (m > 0 && nodes[members[m]].place == nodes[members[m - 1]].place) continue;
        each_thing(members[m], [&](Index thing) { out.things.push_back(thing); });
        out.empty_document = out.empty_document || things_beside(members[m]) <= 1;
        if (++seen == most_context_documents) break;
    }
    sort_unique(out.things);
    return out;
}

bool Rounds::shares_context(const Context& context, Index member) const {
    if (context.empty_document || things_beside(member) == 0) return true;
    bool shared = false;
    each_thing(member, [&](Index thing) {
        shared = shared || std::binary_search(context.things.begin(), context.things.end(), thing);
    });
    return shared;
}

Numbers Rounds::companions_of(const Numbers& members) const {
    Numbers out;
    std::size_t seen = 0;
    for (const Index i : members) {
        each_thing(i, [&](Index thing) {
            if (is_companion(thing, nodes[i].thing)) out.push_back(thing);
        });
        if (++seen == most_context_documents) break;
    }
    sort_unique(out);
    return out;
}

// Clusters of a family name that nobody spells out: one person where their documents have something in common.
void Rounds::join_by_context(const Numbers& members) {
    std::vector<Row> rows;
    std::optional<Index> without;
    for (const Index member : members) {
        if (things_beside(member) == 0) {
            if (!without) without = member;
            // Ms Ray and Mr Ray of one document are two
            if (nodes[*without].place != nodes[member].place)
                join(*without, member, "a family name, and nothing else is said", nodes[member].family);
            continue;
        }
        each_thing(member, [&](Index thing) { rows.emplace_back(thing, member); });
    }
    std::sort(rows.begin(), rows.end());
    for (std::size_t r = 1; r < rows.size(); ++r)
        if (rows[r].first == rows[r - 1].first && nodes[rows[r].second].place != nodes[rows[r - 1].second].place)
            join(rows[r - 1].second, rows[r].second, "a family name, and both documents speak of one more thing",
                 rows[r].first);
}

}  // namespace claimgraph::resolution
