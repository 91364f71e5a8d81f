#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "graph/civil_date.h"
#include "graph/resolution/rounds.h"

namespace claimgraph::resolution {

std::optional<int> Rounds::day_of(Index i) const {
    const auto date = parse_iso_date(strings[nodes[i].published]);
    return date ? std::optional(days_between(sys_days(), *date)) : std::nullopt;
}

void Rounds::index_offices() {
    for (Index i = 0; i < size(); ++i)
        if (is_person(i) && is_named(i))
            each(i, Kind::office, [&](Index office) { holdings_[office].push_back({day_of(i), i}); });
    for (auto& [office, holdings] : holdings_)
        std::sort(holdings.begin(), holdings.end(), [](const Holding& a, const Holding& b) {
            return std::tie(a.day, a.cluster) < std::tie(b.day, b.cluster);
        });
}

// The persons that hold an office around a date; all that ever did where the date or theirs is unknown. More than two
// are never told, since two are too many.
std::set<Index> Rounds::holders_of(Index office, std::optional<int> day) {
    std::set<Index> all, near;
    const auto found = holdings_.find(office);
    if (found == holdings_.end()) return all;
    const std::vector<Holding>& holdings = found->second;
    if (day) {
        auto at = std::lower_bound(holdings.begin(), holdings.end(), *day - office_window_days,
                                   [](const Holding& holding, int limit) { return holding.day < limit; });
        for (; at != holdings.end() && *at->day <= *day + office_window_days; ++at) {
            near.insert(find(at->cluster));
            if (near.size() > 1) return near;
        }
        if (!near.empty()) return near;
    }
    for (const Holding& holding : holdings) {
        all.insert(find(holding.cluster));
        if (all.size() > 1) break;
    }
    return all;
}

void Rounds::join_offices() {
    struct Seeker {
        Index office, published, cluster;
        auto operator<=>(const Seeker&) const = default;
    };
    std::vector<Seeker> seekers;
    for (Index i = 0; i < size(); ++i)
        if (is_person(i) && !is_named(i))
            each(i, Kind::office, [&](Index office) { seekers.push_back({office, nodes[i].published, i}); });
    std::sort(seekers.begin(), seekers.end());
    std::map<Index, std::set<Index>> targets;
    std::vector<Row> without_holder;
    const auto same_time = [](const Seeker& a, const Seeker& b) {
        return a.office == b.office && a.published == b.published;
    };
    runs(seekers, same_time, [&](std::size_t begin, std::size_t end) {
        const std::set<Index> holders = holders_of(seekers[begin].office, day_of(seekers[begin].cluster));
        for (std::size_t r = begin; r < end; ++r) {
            targets[seekers[r].cluster].insert(holders.begin(), holders.end());
            if (holders.empty()) without_holder.emplace_back(seekers[r].office, seekers[r].cluster);
        }
    });
    for (const auto& [member, holders] : targets)
        if (holders.size() == 1) join(*holders.begin(), member, "an office with one holder at the time");
    std::sort(without_holder.begin(), without_holder.end());
    runs(without_holder, same_key, [&](std::size_t begin, std::size_t end) {
        std::optional<Index> first;
        for (std::size_t r = begin; r < end; ++r) {
            const Index member = without_holder[r].second;
            if (!targets[member].empty()) continue;
            if (!first) first = member;
            join(*first, member, "the same office, whoever holds it", without_holder[r].first);
        }
    });
}

}  // namespace claimgraph::resolution
