#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "graph/resolution/rounds.h"

namespace claimgraph::resolution {
namespace {

// Days since 0000-03-01 in the proleptic Gregorian calendar (Howard Hinnant, days_from_civil); nothing for other text.
std::optional<int> day_number(std::string_view date) {
    if (date.size() < 10 || date[4] != '-' || date[7] != '-') return std::nullopt;
    const auto number = [&date](std::size_t at, std::size_t size) {
        int value = 0;
        for (std::size_t i = at; i < at + size; ++i) {
            if (date[i] < '0' || date[i] > '9') return -1;
            value = value * 10 + (date[i] - '0');
        }
        return value;
    };
    int year = number(0, 4);
    const int month = number(5, 2), day = number(8, 2);
    if (year < 0 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
    year -= month <= 2;
    const int era = year / 400, year_of_era = year - era * 400;
    const int day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
}

}  // namespace

std::optional<int> Rounds::day_of(Index i) const { return day_number(strings[nodes[i].published]); }

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
