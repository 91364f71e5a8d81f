#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <map>
#include <numeric>
#include <tuple>

#include "graph/name_key.h"
#include "graph/resolution/rounds.h"

namespace claimgraph::resolution {
namespace {

// A name with more kinds of evidence than this is one person whom much is said of.
constexpr std::size_t most_signatures = 64;

// Politicians, soldiers and people of business have been anything before.
bool is_open_field(std::string_view field) {
    return field == "politics" || field == "business" || field == "military" || field == "media";
}

}  // namespace

Traits Rounds::traits_of(const Numbers& members) const {
    Traits out;
    for (const Index i : members) {
        each(i, Kind::of, [&](Index country) { out.countries.push_back(country); });
        each(i, Kind::field, [&](Index field) { out.fields.push_back(field); });
        if (out.countries.size() + out.fields.size() > 1000) {
            sort_unique(out.countries);
            sort_unique(out.fields);
        }
    }
    sort_unique(out.countries);
    sort_unique(out.fields);
    return out;
}

bool Rounds::go_together(const Traits& a, const Traits& b) const {
    const bool of_both = !a.countries.empty() && !b.countries.empty();
    const bool one_country = of_both && meet(a.countries, b.countries);
    if (of_both && !one_country) return false;
    if (a.fields.empty() || b.fields.empty() || meet(a.fields, b.fields)) return true;
    const auto open = [this](const Numbers& fields) {
        return std::any_of(fields.begin(), fields.end(), [this](Index f) { return is_open_field(strings[f]); });
    };
    return one_country && (open(a.fields) || open(b.fields));
}

// Clusters of one full name, middle names and all: how many persons are they?
std::vector<Numbers> Rounds::tell_apart(const Numbers& members) {
    std::map<Traits, Numbers> signatures;
    for (const Index member : members) {
        signatures[traits_of({member})].push_back(member);
        if (signatures.size() > most_signatures) return {members};
    }
    bool conflict = false;
    for (auto a = signatures.begin(); a != signatures.end() && !conflict; ++a)
        for (auto b = std::next(a); b != signatures.end() && !conflict; ++b)
            conflict = !go_together(a->first, b->first);
    if (!conflict) return {members};

    std::vector<Signature> told_of;
    std::vector<Numbers> unknown;
    for (Numbers& group : sharing_evidence(members, signatures)) {
        Traits traits = traits_of(group);
        if (traits.empty())
            unknown.push_back(std::move(group));
        else
            told_of.emplace_back(std::move(traits), std::move(group));
    }
    unite_alike(told_of);
    if (told_of.size() == 1) {
        for (const Numbers& group : unknown) add_all(told_of.front().second, group);
        unknown.clear();
    }
    std::vector<Numbers> out;
    for (auto& [traits, group] : told_of) out.push_back(std::move(group));
    out.insert(out.end(), std::make_move_iterator(unknown.begin()), std::make_move_iterator(unknown.end()));
    return out;
}

// Groups of one name that have an office or a companion in common, or of which all that is said is the same.
std::vector<Numbers> Rounds::sharing_evidence(const Numbers& members,
                                              const std::map<Traits, Numbers>& signatures) const {
    std::map<Index, Index> place;
    for (Index m = 0; m < members.size(); ++m) place.emplace(members[m], m);
    Numbers parent(members.size());
    std::iota(parent.begin(), parent.end(), 0U);
    const auto root = [&parent](Index m) {
        while (parent[m] != m) m = parent[m] = parent[parent[m]];
        return m;
    };
    const auto unite = [&](Index a, Index b) {
        a = root(a);
        b = root(b);
        parent[std::max(a, b)] = std::min(a, b);
    };
    std::map<std::pair<Kind, Index>, Index> first_with;
    for (const Index member : members) {
        const Index m = place[member];
        const auto shared = [&](Kind kind, Index value) {
            const auto [at, fresh] = first_with.emplace(std::pair(kind, value), m);
            if (!fresh) unite(at->second, m);
        };
        each(member, Kind::office, [&](Index office) { shared(Kind::office, office); });
        each_thing(member, [&](Index thing) {
            if (is_companion(thing, nodes[member].thing)) shared(Kind::name, thing);
        });
    }
    for (const auto& [traits, same] : signatures)
        if (!traits.empty())
            for (const Index member : same) unite(place[same.front()], place[member]);

    std::map<Index, Numbers> by_root;
    for (const Index member : members) by_root[root(place[member])].push_back(member);
    std::vector<Numbers> groups;
    for (auto& [at, group] : by_root) groups.push_back(std::move(group));
    return groups;
}

// Unites those that have a country or field in common and nothing that speaks against it.
void Rounds::unite_alike(std::vector<Signature>& groups) const {
    for (bool again = true; again;) {
        again = false;
        for (std::size_t a = 0; a < groups.size() && !again; ++a)
            for (std::size_t b = a + 1; b < groups.size() && !again; ++b) {
                const Traits &first = groups[a].first, &second = groups[b].first;
                const bool alike = meet(first.countries, second.countries) || meet(first.fields, second.fields);
                if (!alike || !go_together(first, second)) continue;
                add_all(groups[a].first.countries, second.countries);
                add_all(groups[a].first.fields, second.fields);
                add_all(groups[a].second, groups[b].second);
                groups.erase(groups.begin() + static_cast<std::ptrdiff_t>(b));
                again = true;
            }
    }
}

bool Rounds::share_office(const Numbers& a, const Numbers& b) const {
    const auto holdings = [this](const Numbers& members) {
        std::vector<std::pair<Index, std::optional<int>>> out;
        for (const Index i : members) each(i, Kind::office, [&](Index office) { out.emplace_back(office, day_of(i)); });
        std::sort(out.begin(), out.end());
        out.erase(std::unique(out.begin(), out.end()), out.end());
        return out;
    };
    const auto first = holdings(a), second = holdings(b);
    for (auto i = first.begin(), j = second.begin(); i != first.end() && j != second.end();) {
        if (i->first != j->first) {
            i->first < j->first ? ++i : ++j;
            continue;
        }
        if (!i->second || !j->second) return true;
        if (std::abs(*i->second - *j->second) <= office_window_days) return true;
        *i->second < *j->second ? ++i : ++j;
    }
    return false;
}

// A document that has both tells them apart: within one, names that agree are one person's.
bool Rounds::side_by_side(const Numbers& a, const Numbers& b) const {
    Numbers places;
    for (const Index i : a) places.push_back(nodes[i].place);
    sort_unique(places);
    return std::any_of(b.begin(), b.end(),
                       [&](Index i) { return std::binary_search(places.begin(), places.end(), nodes[i].place); });
}

// Without a middle name it is the one person with any; with two different ones there, it could be either, unless office
// or companions tell.
void Rounds::link_middles(std::vector<Person>& persons) {
    if (persons.size() < 2 || persons.size() > most_namesakes) return;
    std::vector<std::size_t> order(persons.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto length = [&](std::size_t p) { return strings[persons[p].middle].size(); };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return length(a) > length(b); });
    for (const std::size_t x : order) {
        std::map<Index, std::size_t> free, bound;  // by root: the person; bound only by evidence
        for (std::size_t y = 0; y < persons.size(); ++y) {
            if (x == y || (persons[x].middle == persons[y].middle && persons[x].suffix == persons[y].suffix)) continue;
            if (length(y) < length(x) || !middles_agree(strings[persons[x].middle], strings[persons[y].middle]))
                continue;
            if (!go_together(persons[x].traits, persons[y].traits)) continue;
            if (side_by_side(persons[x].members, persons[y].members)) continue;
            (persons[x].suffix == persons[y].suffix ? free : bound).emplace(find(persons[y].members.front()), y);
        }
        const auto link = [&](std::size_t y) {
            join(persons[x].members.front(), persons[y].members.front(), "the same name, as full as the text has it",
                 nodes[persons[x].members.front()].family);
        };
        if (free.size() == 1 && bound.empty()) {
            link(free.begin()->second);
            continue;
        }
        std::vector<std::size_t> fitting;
        for (const auto* candidates : {&free, &bound})
            for (const auto& [root, y] : *candidates)
                if (candidates == &bound ? share_office(persons[x].members, persons[y].members)
                                         : share_office(persons[x].members, persons[y].members) ||
                                               share_companion(persons[x].members, persons[y].members))
                    fitting.push_back(y);
        if (fitting.size() == 1)
            link(fitting.front());
        else if (fitting.empty() && free.size() == 1)
            link(free.begin()->second);
    }
}

void Rounds::join_persons() {
    std::vector<std::tuple<Index, Index, Index, Index, Index>> rows;  // family, given, middle, suffix, cluster
    for (Index i = 0; i < size(); ++i) {
        const Node& node = nodes[i];
        if (is_person(i) && node.family != 0 && node.given != 0)
            rows.emplace_back(node.family, node.given, node.middle, node.suffix, i);
    }
    std::sort(rows.begin(), rows.end());
    const auto same_name = [](const auto& a, const auto& b) {
        return std::get<0>(a) == std::get<0>(b) && std::get<1>(a) == std::get<1>(b);
    };
    const auto same_all = [&](const auto& a, const auto& b) {
        return same_name(a, b) && std::get<2>(a) == std::get<2>(b) && std::get<3>(a) == std::get<3>(b);
    };
    runs(rows, same_name, [&](std::size_t begin, std::size_t end) {
        std::vector<Person> persons;
        for (std::size_t from = begin; from < end;) {
            Numbers members;
            std::size_t to = from;
            for (; to < end && same_all(rows[from], rows[to]); ++to) members.push_back(std::get<4>(rows[to]));
            for (Numbers& group : tell_apart(members)) {
                for (const Index member : group)
                    join(group.front(), member, "the same full name", nodes[member].family);
                Person person;
                person.traits = traits_of(group);
                person.members = std::move(group);
                person.middle = std::get<2>(rows[from]);
                person.suffix = std::get<3>(rows[from]);
                persons.push_back(std::move(person));
            }
            from = to;
        }
        link_middles(persons);
        Namesakes group;
        group.family = std::get<0>(rows[begin]);
        group.given = std::get<1>(rows[begin]);
        group.first = static_cast<Index>(persons_.size());
        std::move(persons.begin(), persons.end(), std::back_inserter(persons_));
        group.last = static_cast<Index>(persons_.size());
        namesakes_.push_back(group);
    });
}

const Rounds::Namesakes* Rounds::namesakes(Index family, Index given) const {
    const auto found = std::lower_bound(namesakes_.begin(), namesakes_.end(), std::pair(family, given),
                                        [](const Namesakes& n, const std::pair<Index, Index>& wanted) {
                                            return std::pair(n.family, n.given) < wanted;
                                        });
    return found != namesakes_.end() && found->family == family && found->given == given ? &*found : nullptr;
}

}  // namespace claimgraph::resolution
