#pragma once

#include <optional>
#include <string>
#include <string_view>

/// \file
/// Dates of the proleptic Gregorian calendar as days, after Howard Hinnant's *chrono-compatible low-level date
/// algorithms*.

namespace claimgraph {

struct CivilDate {
    int year = 0, month = 1, day = 1;
};

constexpr int days_from_civil(CivilDate date) {
    const int year = date.year - (date.month <= 2);
    const int era = (year >= 0 ? year : year - 399) / 400;
    const int year_of_era = year - era * 400;
    const int day_of_year = (153 * (date.month > 2 ? date.month - 3 : date.month + 9) + 2) / 5 + date.day - 1;
    return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

constexpr CivilDate civil_from_days(int days) {
    days += 719468;
    const int era = (days >= 0 ? days : days - 146096) / 146097;
    const int day_of_era = days - era * 146097;
    const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const int shifted = (5 * day_of_year + 2) / 153;
    const int month = shifted < 10 ? shifted + 3 : shifted - 9;
    return {year_of_era + era * 400 + (month <= 2), month, day_of_year - (153 * shifted + 2) / 5 + 1};
}

/// 1 Monday … 7 Sunday
constexpr int weekday_of(int days) { return (days % 7 + 7 + 3) % 7 + 1; }

constexpr int days_in_month(int year, int month) {
    return month == 12 ? 31 : days_from_civil({year, month + 1, 1}) - days_from_civil({year, month, 1});
}

/// Western Easter Sunday of a year, after the anonymous Gregorian algorithm (Meeus, *Astronomical Algorithms*).
constexpr CivilDate easter(int year) {
    const int golden = year % 19, century = year / 100, rest = year % 100;
    const int moon = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    const int sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7;
    const int shift = moon + sunday - 7 * ((golden + 11 * moon + 22 * sunday) / 451) + 114;
    return {year, shift / 31, shift % 31 + 1};
}

/// The how manieth weekday of a month (-1: the last); nothing where the month has no such day.
/// \param weekday  1 Monday … 7 Sunday
std::optional<CivilDate> nth_weekday(int year, int month, int which, int weekday);

std::optional<int> parse_digits(std::string_view text);  ///< digits only, all of the text
void append_padded(std::string& out, int value, int width);
std::string iso_year(int year);
std::string iso_date(CivilDate date);
std::string iso_month(int year, int month);
/// The day at the start of an ISO 8601 date or time; nothing for other text or a day that does not exist.
std::optional<CivilDate> parse_iso_date(std::string_view text);

}  // namespace claimgraph
