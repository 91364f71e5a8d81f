#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

#include "graph/name_key.h"
#include "graph/resolution/rounds.h"
#include "graph/words.h"

namespace claimgraph::resolution {

// Finds persons whose names are forms of one name. All are found before any is joined: none depends on another.
class Rounds::FormLinks {
   public:
    explicit FormLinks(Rounds& rounds) : rounds_(rounds) {
        for (const Namesakes& group : rounds_.namesakes_) {
            numbers_.emplace(rounds_.strings[group.family], group.family);
            numbers_.emplace(rounds_.strings[group.given], group.given);
        }
    }

    void find() {
        for (std::size_t g = 0; g < rounds_.namesakes_.size(); ++g)
            for (Index x = rounds_.namesakes_[g].first; x < rounds_.namesakes_[g].last; ++x) find_forms(g, x);
        find_same_solids();
    }

    void join() {
        const auto first_of = [this](Index person) { return rounds_.persons_[person].members.front(); };
        for (const Link& link : links_)
            rounds_.join(first_of(link.from), first_of(link.to), link.reason,
                         rounds_.nodes[first_of(link.from)].family);
    }

   private:
    struct Link {
        Index from, to;
        std::string_view reason;
    };
    /// What a form of a name asks of the person that it may be.
    struct Demands {
        bool evidence;  ///< that something else speaks for it
        bool middles;   ///< that middle names agree
        std::string_view reason;
    };

    // Of the persons that x may be, the one that nothing speaks against; where only evidence will do, that has some.
    void link(Index x, const Numbers& candidates, const Demands& demands) {
        if (candidates.size() > most_namesakes) return;
        std::map<Index, Index> possible, fitting;
        for (const Index y : candidates)
            if (may_be(x, y, demands)) possible.emplace(root(y), y);
        if (!demands.evidence && possible.size() == 1) {
            links_.push_back({x, possible.begin()->second, demands.reason});
            return;
        }
        for (const auto& [root, y] : possible)
            if (rounds_.have_evidence(rounds_.persons_[x], rounds_.persons_[y])) fitting.emplace(root, y);
        if (fitting.size() == 1) links_.push_back({x, fitting.begin()->second, demands.reason});
    }

    bool may_be(Index x, Index y, const Demands& demands) const {
        const Person &person = rounds_.persons_[x], &other = rounds_.persons_[y];
        if (x == y || root(x) == root(y) || !rounds_.go_together(person.traits, other.traits)) return false;
        if (person.suffix != other.suffix && !rounds_.share_office(person.members, other.members)) return false;
        return !demands.middles || middles_agree(rounds_.strings[person.middle], rounds_.strings[other.middle]);
    }

    // The forms that the name of person x, of namesakes g, has beside this one.
    void find_forms(std::size_t g, Index x) {
        const Namesakes& group = rounds_.namesakes_[g];
        const Person& person = rounds_.persons_[x];
        const bool initial = rounds_.strings[group.given].size() == 1;
        if (initial) link(x, begin_with_given(g), {false, true, "an initial that stands for one given name only"});
        link(x, with_other_given_name(group.family, person), {false, true, "another form of the given name"});
        Numbers candidates;
        if (group.given != group.family) {
            add_persons_named(group.given, group.family, candidates);
            link(x, candidates, {true, true, "the same names in another order"});
            candidates.clear();
        }
        const auto middle = split_blanks(rounds_.strings[person.middle]);
        for (const std::string_view word : middle)
            if (const Index name = number_of(word)) add_persons_named(group.family, name, candidates);
        link(x, candidates, {!initial, false, "one of several given names"});
        candidates.clear();
        if (const Index name = middle.empty() ? 0 : number_of(middle.back()))
            add_persons_named(name, group.given, candidates);
        link(x, candidates, {true, false, "one of several family names"});
    }

    // Persons of the family whose given name begins with the initial that namesakes g have.
    Numbers begin_with_given(std::size_t g) const {
        const std::vector<Namesakes>& all = rounds_.namesakes_;
        const auto initial = [&](std::size_t h) { return rounds_.strings[all[h].given][0]; };
        Numbers out;
        for (std::size_t h = g + 1; h < all.size() && all[h].family == all[g].family && initial(h) == initial(g); ++h)
            for (Index p = all[h].first; p < all[h].last; ++p) out.push_back(p);
        return out;
    }

    Numbers with_other_given_name(Index family, const Person& person) const {
        Numbers also, out;
        for (const Index member : person.members)
            rounds_.each(member, Kind::also, [&](Index name) { also.push_back(name); });
        sort_unique(also);
        for (const Index name : also) add_persons_named(family, name, out);
        return out;
    }

    void find_same_solids() {
        std::vector<Row> solids;  // solid name, person
        for (Index p = 0; p < rounds_.persons_.size(); ++p)
            for (const Index member : rounds_.persons_[p].members)
                if (const Index solid = rounds_.nodes[member].solid; solid != 0) solids.emplace_back(solid, p);
        std::sort(solids.begin(), solids.end());
        solids.erase(std::unique(solids.begin(), solids.end()), solids.end());
        runs(solids, same_key, [&](std::size_t begin, std::size_t end) {
            Numbers same;
            for (std::size_t r = begin; r < end; ++r) same.push_back(solids[r].second);
            if (same.size() > 1 && same.size() <= most_namesakes)
                for (const Index x : same) link(x, same, {false, false, "the same name, blanks and hyphens aside"});
        });
    }

    void add_persons_named(Index family, Index given, Numbers& out) const {
        if (const Namesakes* group = rounds_.namesakes(family, given))
            for (Index p = group->first; p < group->last; ++p) out.push_back(p);
    }

    // Of a word that is a given or family name, and no initial; else 0.
    Index number_of(std::string_view word) const {
        const auto found = word.size() > 1 ? numbers_.find(word) : numbers_.end();
        return found == numbers_.end() ? Index{0} : found->second;
    }

    Index root(Index person) const { return rounds_.find(rounds_.persons_[person].members.front()); }

    Rounds& rounds_;
    std::unordered_map<std::string_view, Index> numbers_;  ///< strings that are given or family names
    std::vector<Link> links_;
};

// Other forms of one name: initials, short forms, names in another order, with and without what a culture adds.
void Rounds::link_forms() {
    FormLinks links(*this);
    links.find();
    links.join();
}

// A family name alone, and a name that a document says somebody to be known by.
void Rounds::join_family_names() {
    std::vector<std::tuple<Index, Index, Index>> holders;  // name, person (smallest cluster), cluster
    std::vector<Row> alone;
    for (Index i = 0; i < size(); ++i) {
        if (!is_person(i)) continue;
        const Node& node = nodes[i];
        if (node.known != 0) continue;  // it joins what has its full name
        if (node.family != 0 && node.given != 0) holders.emplace_back(node.family, find(i), i);
        each(i, Kind::alias, [&](Index name) { holders.emplace_back(name, find(i), i); });
        if (node.given == 0 && node.family != 0) alone.emplace_back(node.family, i);
        if (node.given != 0 && node.family == 0) alone.emplace_back(node.given, i);
    }
    std::sort(holders.begin(), holders.end());
    std::sort(alone.begin(), alone.end());
    index_offices();
    runs(alone, same_key, [&](std::size_t begin, std::size_t end) {
        const Index name = alone[begin].first;
        Numbers members;
        for (std::size_t r = begin; r < end; ++r) members.push_back(alone[r].second);
        Bearers bearers;
        auto at = std::lower_bound(holders.begin(), holders.end(), std::tuple(name, Index{0}, Index{0}));
        for (; at != holders.end() && std::get<0>(*at) == name; ++at)
            bearers[std::get<1>(*at)].push_back(std::get<2>(*at));
        for (auto& [person, clusters] : bearers) sort_unique(clusters);
        if (bearers.size() == 1) members = join_only_bearer(name, bearers, members);
        if (bearers.size() > 1) {
            join_one_of_several(name, bearers, members);
            members.clear();  // a name of several that nothing tells apart stands for itself
        }
        // given names that no document ties to anybody identify nobody elsewhere
        members.erase(std::remove_if(members.begin(), members.end(), [&](Index i) { return nodes[i].family == 0; }),
                      members.end());
        for (const Numbers& group : tell_apart(members)) join_by_context(group);
    });
}

// Clusters of a name that one person only bears. Returned are those that do not join it.
Numbers Rounds::join_only_bearer(Index name, const Bearers& bearers, const Numbers& members) {
    const auto& [person, clusters] = *bearers.begin();
    const Context context = context_of(clusters);
    const Traits traits = traits_of(clusters);
    Numbers rest;
    for (const Index member : members)
        if (shares_context(context, member) && go_together(traits, traits_of({member})))
            join(person, member, "a name of one person only, and both documents speak of one more thing", name);
        else
            rest.push_back(member);
    return rest;
}

// Of several an office may tell which one is meant, or what only one of them goes with.
void Rounds::join_one_of_several(Index name, const Bearers& bearers, const Numbers& members) {
    std::map<Index, std::pair<Traits, Numbers>> told_of;
    if (bearers.size() <= most_namesakes)
        for (const auto& [person, clusters] : bearers)
            told_of.emplace(person, std::pair(traits_of(clusters), companions_of(clusters)));
    for (const Index member : members) {
        std::set<Index> fitting;
        each(member, Kind::office, [&](Index office) {
            for (const Index holder : holders_of(office, day_of(member)))
                for (const auto& [person, clusters] : bearers)
                    if (find(person) == holder) fitting.insert(person);
        });
        if (fitting.size() == 1) {
            join(*fitting.begin(), member, "a family name and an office", name);
            continue;
        }
        if (!fitting.empty()) continue;
        const Numbers companions = companions_of({member});
        const Traits traits = traits_of({member});
        for (const auto& [person, what] : told_of)
            if (go_together(what.first, traits) && meet(what.second, companions)) fitting.insert(person);
        if (fitting.size() == 1)
            join(*fitting.begin(), member, "a family name of several, of whom one is spoken of together with it", name);
    }
}

}  // namespace claimgraph::resolution
