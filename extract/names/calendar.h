#pragma once

#include <optional>
#include <string_view>

#include "graph/civil_date.h"

/// \file
/// Days that news name by a rule: Easter, the first Friday of a month.

namespace claimgraph::extract::names {

/// Western Easter Sunday of a year, after the anonymous Gregorian algorithm (Meeus, *Astronomical Algorithms*).
constexpr CivilDate easter(int year) {
    const int golden = year % 19, century = year / 100, rest = year % 100;
    const int moon = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    const int sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7;
    const int shift = moon + sunday - 7 * ((golden + 11 * moon + 22 * sunday) / 451) + 114;
    return unchecked_date(year, shift / 31, shift % 31 + 1);
}

/// The how manieth weekday of a month (-1: the last); nothing where the month has no such day.
/// \param weekday  1 Monday … 7 Sunday
std::optional<CivilDate> nth_weekday(int year, int month, int which, int weekday);

/// Months since the beginning of the year 0, to count in.
constexpr int months_of(CivilDate date) { return year_of(date) * 12 + month_of(date) - 1; }

constexpr sys_days monday_of_week(sys_days day) { return day - std::chrono::days(weekday_of(day) - 1); }

std::optional<int> parse_digits(std::string_view text);  ///< digits only, all of the text

}  // namespace claimgraph::extract::names
