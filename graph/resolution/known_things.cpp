#include <algorithm>
#include <iterator>
#include <map>

#include "graph/identity.h"
#include "graph/name_key.h"
#include "graph/resolution/rounds.h"

namespace claimgraph::resolution {

// Whether cluster i may be the thing of k: of its type, in its time.
bool Rounds::may_be_known(Index i, Index k) {
    const Node& node = nodes[i];
    const KnownThing& thing = known[nodes[k].known - 1];
    const bool person = thing.type == EntityType::person;
    if (thing.type != EntityType::other && person != is_person(i)) return false;
    if (person && !go_together(traits_of({i}), traits_of({k}))) return false;
    const std::string_view day = strings[node.published];
    return day.empty() || ((thing.from.empty() || day >= thing.from) &&
                           (thing.to.empty() || day.substr(0, thing.to.size()) <= thing.to));
}

// What the user says is not the same is marked. \param sides  of correction c the clusters of side a at 2c, of b at
// 2c+1
void Rounds::keep_apart(const std::vector<Numbers>& sides) {
    for (Index c = 0; c < corrections.size(); ++c) {
        if (corrections[c].same) continue;
        const Numbers &a = sides[2 * c], &b = sides[2 * c + 1];
        Numbers only_a, only_b;  // a cluster with both names says nothing
        std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(only_a));
        std::set_difference(b.begin(), b.end(), a.begin(), a.end(), std::back_inserter(only_b));
        for (const Index i : only_a) mark(i, 2 * c);
        for (const Index i : only_b) mark(i, 2 * c + 1);
    }
}

// What the user says is the same is joined: persons with persons, other things with other things.
void Rounds::join_corrected(const std::vector<Numbers>& sides) {
    for (Index c = 0; c < corrections.size(); ++c) {
        if (!corrections[c].same) continue;
        const Numbers &a = sides[2 * c], &b = sides[2 * c + 1];
        if (a.empty() || b.empty()) continue;
        const auto say = [&](Index x, Index y) {
            join(x, y, "you say so");
            if (with_merges_ && !merges.empty() && merges.back().reason == "you say so" && merges.back().key.empty())
                merges.back().key = corrections[c].place;
        };
        // persons with persons, other things with other things
        for (const bool person : {true, false}) {
            Numbers x, y;
            for (const Index i : a)
                if (is_person(i) == person) x.push_back(i);
            for (const Index i : b)
                if (is_person(i) == person) y.push_back(i);
            if (x.empty() || y.empty()) continue;
            for (const Index i : x) say(y.front(), i);
            for (const Index i : y) say(x.front(), i);
        }
    }
}

// What the user says comes first.
void Rounds::heed_user() {
    if (known.empty() && corrections.empty()) return;
    std::unordered_map<std::string, Numbers> things, shared;  // folded label: known things
    for (Index i = 0; i < size(); ++i)
        if (nodes[i].known != 0) {
            const KnownThing& thing = known[nodes[i].known - 1];
            mark(i, (thing.listed ? listed_mark : known_mark) + nodes[i].known);
            if (!thing.listed) things[fold_name(thing.label)].push_back(i);
            for (const std::string& label : thing.labels) things[fold_name(label)].push_back(i);
            for (const std::string& label : thing.shared_labels) shared[fold_name(label)].push_back(i);
        }
    for (auto* labels : {&things, &shared})
        for (auto& [label, list] : *labels) sort_unique(list);

    std::unordered_map<std::string, Numbers> references;  // phrase: 2c for side a of correction c, 2c+1 for side b
    std::map<std::pair<std::string, Index>, Numbers> clusters_of_references;
    for (Index c = 0; c < corrections.size(); ++c)
        for (const Index side : {0u, 1u}) {
            const ThingReference& reference = side == 0 ? corrections[c].a : corrections[c].b;
            if (reference.clusters.empty()) references[phrase_key(reference.name)].push_back(2 * c + side);
            for (const ClusterReference& cluster : reference.clusters)
                clusters_of_references[{cluster.document, cluster.index}].push_back(2 * c + side);
        }
    std::vector<Numbers> sides(2 * corrections.size());
    std::vector<signed char> looked(strings.size());  // 1: some label or reference is this string, -1: none
    const auto concerns = [&](Index name) {
        if (looked[name] == 0)
            looked[name] = things.count(fold_name(strings[name])) != 0 || shared.count(fold_name(strings[name])) != 0 ||
                                   references.count(phrase_key(strings[name])) != 0
                               ? 1
                               : -1;
        return looked[name] > 0;
    };
    std::vector<Row> told;  // cluster, known thing
    for (Index i = 0; i < size(); ++i) {
        const Node& node = nodes[i];
        if (node.known != 0) continue;
        Numbers candidates, by_company;
        const auto may_be = [&](Index k) { return may_be_known(i, k); };
        const auto look_at = [&](Index name) {
            if (!concerns(name)) return;
            if (const auto found = things.find(fold_name(strings[name])); found != things.end())
                std::copy_if(found->second.begin(), found->second.end(), std::back_inserter(candidates), may_be);
            if (const auto found = shared.find(fold_name(strings[name])); found != shared.end())
                for (const Index k : found->second)
                    if (may_be(k) && has_company(i, k)) by_company.push_back(k);
            if (const auto found = references.find(phrase_key(strings[name])); found != references.end())
                for (const Index side : found->second) {
                    const Correction& correction = corrections[side / 2];
                    const std::string& document = (side % 2 == 0 ? correction.a : correction.b).document;
                    if (document.empty() || document == strings[node.document]) sides[side].push_back(i);
                }
        };
        look_at(node.label);
        for (Index n = node.first_name; n < node.last_name; ++n) look_at(names[n]);
        sort_unique(candidates);
        const auto is_listed = [&](Index k) { return known[nodes[k].known - 1].listed; };
        if (!std::all_of(candidates.begin(), candidates.end(), is_listed))
            candidates.erase(std::remove_if(candidates.begin(), candidates.end(), is_listed), candidates.end());
        if (candidates.size() == 1) told.emplace_back(i, candidates.front());
        sort_unique(by_company);
        if (candidates.empty() && by_company.size() == 1) {
            told.emplace_back(i, by_company.front());
            nodes[i].by_company = true;
        }
        if (!clusters_of_references.empty())
            if (const auto found = clusters_of_references.find({strings.text(node.document), node.index});
                found != clusters_of_references.end())
                for (const Index side : found->second) sides[side].push_back(i);
    }
    for (Numbers& side : sides) sort_unique(side);
    keep_apart(sides);
    join_corrected(sides);
    // what the user knows first
    for (const bool listed : {false, true})
        for (const auto& [i, k] : told)
            if (known[nodes[k].known - 1].listed == listed)
                join(k, i, listed ? "a name of a thing of the lists" : "a name of a thing that you know");
}

}  // namespace claimgraph::resolution
