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

// What the user knows and corrects, by the words that clusters have.
class Rounds::UserIndex {
   public:
    explicit UserIndex(Rounds& rounds)
        : rounds_(rounds), sides_(2 * rounds.corrections.size()), looked_(rounds.strings.size()) {
        for (Index i = 0; i < rounds_.size(); ++i)
            if (rounds_.nodes[i].known != 0) add_known(i);
        for (auto* labels : {&things_, &shared_})
            for (auto& [label, list] : *labels) sort_unique(list);
        for (Index c = 0; c < rounds_.corrections.size(); ++c) {
            add_side(rounds_.corrections[c].a, 2 * c);
            add_side(rounds_.corrections[c].b, 2 * c + 1);
        }
    }

    // Notes which known thing cluster i is, and of which corrections it is a side.
    void look_at(Index i) {
        const Node& node = rounds_.nodes[i];
        if (node.known != 0) return;
        Numbers candidates, by_company;
        look_up(i, node.label, candidates, by_company);
        for (Index n = node.first_name; n < node.last_name; ++n) look_up(i, rounds_.names[n], candidates, by_company);
        sort_unique(candidates);
        const auto is_listed = [&](Index k) { return thing_of(k).listed; };
        if (!std::all_of(candidates.begin(), candidates.end(), is_listed))
            candidates.erase(std::remove_if(candidates.begin(), candidates.end(), is_listed), candidates.end());
        if (candidates.size() == 1) told_.emplace_back(i, candidates.front());
        sort_unique(by_company);
        if (candidates.empty() && by_company.size() == 1) {
            told_.emplace_back(i, by_company.front());
            rounds_.nodes[i].by_company = true;
        }
        if (clusters_.empty()) return;
        const auto found = clusters_.find({rounds_.strings.text(node.document), node.index});
        if (found == clusters_.end()) return;
        for (const Index side : found->second) sides_[side].push_back(i);
    }

    /// Of correction c the clusters of side a at 2c, of b at 2c+1, sorted.
    const std::vector<Numbers>& sides() {
        for (Numbers& side : sides_) sort_unique(side);
        return sides_;
    }
    const std::vector<Row>& told() const { return told_; }  ///< cluster, known thing

   private:
    const KnownThing& thing_of(Index k) const { return rounds_.known[rounds_.nodes[k].known - 1]; }

    void add_known(Index k) {
        const KnownThing& thing = thing_of(k);
        rounds_.mark(k, (thing.listed ? listed_mark : known_mark) + rounds_.nodes[k].known);
        if (!thing.listed) things_[fold_name(thing.label)].push_back(k);
        for (const std::string& label : thing.labels) things_[fold_name(label)].push_back(k);
        for (const std::string& label : thing.shared_labels) shared_[fold_name(label)].push_back(k);
    }

    void add_side(const ThingReference& reference, Index side) {
        if (reference.clusters.empty()) references_[phrase_key(reference.name)].push_back(side);
        for (const ClusterReference& cluster : reference.clusters)
            clusters_[{cluster.document, cluster.index}].push_back(side);
    }

    // Is some label or reference this string?
    bool concerns(Index name) {
        if (looked_[name] == 0) {
            const std::string folded = fold_name(rounds_.strings[name]);
            const bool known = things_.count(folded) != 0 || shared_.count(folded) != 0;
            looked_[name] = known || references_.count(phrase_key(rounds_.strings[name])) != 0 ? 1 : -1;
        }
        return looked_[name] > 0;
    }

    void look_up(Index i, Index name, Numbers& candidates, Numbers& by_company) {
        if (!concerns(name)) return;
        const std::string_view words = rounds_.strings[name];
        if (const auto found = things_.find(fold_name(words)); found != things_.end())
            for (const Index k : found->second)
                if (rounds_.may_be_known(i, k)) candidates.push_back(k);
        if (const auto found = shared_.find(fold_name(words)); found != shared_.end())
            for (const Index k : found->second)
                if (rounds_.may_be_known(i, k) && rounds_.has_company(i, k)) by_company.push_back(k);
        if (const auto found = references_.find(phrase_key(words)); found != references_.end())
            for (const Index side : found->second) {
                const Correction& correction = rounds_.corrections[side / 2];
                const std::string& document = (side % 2 == 0 ? correction.a : correction.b).document;
                if (document.empty() || document == rounds_.strings[rounds_.nodes[i].document])
                    sides_[side].push_back(i);
            }
    }

    Rounds& rounds_;
    std::unordered_map<std::string, Numbers> things_, shared_;   ///< folded label: known things
    std::unordered_map<std::string, Numbers> references_;        ///< phrase: sides, as in `sides_`
    std::map<std::pair<std::string, Index>, Numbers> clusters_;  ///< document and index: sides
    std::vector<Numbers> sides_;
    std::vector<signed char>
        looked_;  ///< by string: 1 if some label or reference is it, -1 if none, 0 if not looked at
    std::vector<Row> told_;
};

// What the user says comes first.
void Rounds::heed_user() {
    if (known.empty() && corrections.empty()) return;
    UserIndex user(*this);
    for (Index i = 0; i < size(); ++i) user.look_at(i);
    keep_apart(user.sides());
    join_corrected(user.sides());
    // what the user knows first
    for (const bool listed : {false, true})
        for (const auto& [i, k] : user.told())
            if (known[nodes[k].known - 1].listed == listed)
                join(k, i, listed ? "a name of a thing of the lists" : "a name of a thing that you know");
}

}  // namespace claimgraph::resolution
