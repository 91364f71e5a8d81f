#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

#include "graph/name_key.h"
#include "graph/resolution/rounds.h"
#include "graph/words.h"

namespace claimgraph::resolution {

// Other forms of one name: initials, short forms, names in another order, with and without what a culture adds.
void Rounds::link_forms() {
    struct Link {
        Index from, to;
        std::string_view reason;
    };
    std::vector<Link> links;
    std::unordered_map<std::string_view, Index> numbers;  // strings that are given or family names
    std::vector<Row> solids;                              // solid name, person
    for (const Namesakes& group : namesakes_) {
        numbers.emplace(strings[group.family], group.family);
        numbers.emplace(strings[group.given], group.given);
        for (Index p = group.first; p < group.last; ++p)
            for (const Index member : persons_[p].members) {
                if (nodes[member].solid == 0) continue;
                if (solids.empty() || solids.back() != Row(nodes[member].solid, p))
                    solids.emplace_back(nodes[member].solid, p);
            }
    }
    std::sort(solids.begin(), solids.end());
    solids.erase(std::unique(solids.begin(), solids.end()), solids.end());

    // Of the persons that x may be, the one that nothing speaks against; where only evidence will do, that has some.
    const auto choose = [&](Index x, const Numbers& candidates, bool evidence, bool middles, std::string_view reason) {
        if (candidates.size() > most_namesakes) return;
        std::map<Index, Index> possible, fitting;
        const Person& person = persons_[x];
        for (const Index y : candidates) {
            const Person& other = persons_[y];
            if (x == y || find(person.members.front()) == find(other.members.front())) continue;
            if (!go_together(person.traits, other.traits)) continue;
            if (person.suffix != other.suffix && !share_office(person.members, other.members)) continue;
            if (middles && !middles_agree(strings[person.middle], strings[other.middle])) continue;
            possible.emplace(find(other.members.front()), y);
        }
        if (!evidence && possible.size() == 1) {
            links.push_back({x, possible.begin()->second, reason});
            return;
        }
        for (const auto& [root, y] : possible)
            if (have_evidence(person, persons_[y])) fitting.emplace(root, y);
        if (fitting.size() == 1) links.push_back({x, fitting.begin()->second, reason});
    };
    const auto persons_named = [&](Index family, Index given, Numbers& out) {
        if (const Namesakes* group = namesakes(family, given))
            for (Index p = group->first; p < group->last; ++p) out.push_back(p);
    };
    const auto number_of = [&](std::string_view word) {
        const auto found = numbers.find(word);
        return found == numbers.end() ? Index{0} : found->second;
    };

    for (std::size_t g = 0; g < namesakes_.size(); ++g) {
        const Namesakes& group = namesakes_[g];
        const std::string_view given = strings[group.given];
        for (Index x = group.first; x < group.last; ++x) {
            const Person& person = persons_[x];
            Numbers candidates;
            const auto try_out = [&](bool evidence, bool middles, std::string_view reason) {
                if (!candidates.empty()) choose(x, candidates, evidence, middles, reason);
                candidates.clear();
            };
            if (given.size() == 1) {
                for (std::size_t h = g + 1; h < namesakes_.size() && namesakes_[h].family == group.family &&
                                            strings[namesakes_[h].given][0] == given[0];
                     ++h)
                    for (Index p = namesakes_[h].first; p < namesakes_[h].last; ++p) candidates.push_back(p);
                try_out(false, true, "an initial that stands for one given name only");
            }
            Numbers also;
            for (const Index member : person.members)
                each(member, Kind::also, [&](Index name) { also.push_back(name); });
            sort_unique(also);
            for (const Index name : also) persons_named(group.family, name, candidates);
            try_out(false, true, "another form of the given name");
            if (group.given != group.family) {
                persons_named(group.given, group.family, candidates);
                try_out(true, true, "the same names in another order");
            }
            const auto middle = split_blanks(strings[person.middle]);
            for (const std::string_view word : middle)
                if (word.size() > 1)
                    if (const Index name = number_of(word)) persons_named(group.family, name, candidates);
            try_out(given.size() > 1, false, "one of several given names");
            if (!middle.empty() && middle.back().size() > 1)
                if (const Index name = number_of(middle.back())) persons_named(name, group.given, candidates);
            try_out(true, false, "one of several family names");
        }
    }
    runs(solids, same_key, [&](std::size_t begin, std::size_t end) {
        Numbers same;
        for (std::size_t r = begin; r < end; ++r) same.push_back(solids[r].second);
        if (same.size() > 1 && same.size() <= most_namesakes)
            for (const Index x : same) choose(x, same, false, false, "the same name, blanks and hyphens aside");
    });
    for (const Link& link : links)
        join(persons_[link.from].members.front(), persons_[link.to].members.front(), link.reason,
             nodes[persons_[link.from].members.front()].family);
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
        std::map<Index, Numbers> persons;
        auto at = std::lower_bound(holders.begin(), holders.end(), std::tuple(name, Index{0}, Index{0}));
        for (; at != holders.end() && std::get<0>(*at) == name; ++at)
            persons[std::get<1>(*at)].push_back(std::get<2>(*at));
        for (auto& [person, clusters] : persons) sort_unique(clusters);
        Numbers rest;
        if (persons.size() == 1) {
            const auto& [person, clusters] = *persons.begin();
            const Context context = context_of(clusters);
            const Traits traits = traits_of(clusters);
            for (const Index member : members)
                if (shares_context(context, member) && go_together(traits, traits_of({member})))
                    join(person, member, "a name of one person only, and both documents speak of one more thing", name);
                else
                    rest.push_back(member);
        } else if (persons.empty()) {
            rest = members;
        } else {
            // Of several an office may tell which one is meant, or what only one of them goes with.
            std::map<Index, std::pair<Traits, Numbers>> told_of;
            if (persons.size() <= most_namesakes)
                for (const auto& [person, clusters] : persons)
                    told_of.emplace(person, std::pair(traits_of(clusters), companions_of(clusters)));
            for (const Index member : members) {
                std::set<Index> fitting;
                each(member, Kind::office, [&](Index office) {
                    for (const Index holder : holders_of(office, day_of(member)))
                        for (const auto& [person, clusters] : persons)
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
                    join(*fitting.begin(), member,
                         "a family name of several, of whom one is spoken of together with it", name);
            }
        }
        // given names that no document ties to anybody identify nobody elsewhere
        rest.erase(std::remove_if(rest.begin(), rest.end(), [&](Index i) { return nodes[i].family == 0; }), rest.end());
        for (const Numbers& group : tell_apart(rest)) join_by_context(group);
    });
}

}  // namespace claimgraph::resolution
