#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "graph/ascii.h"

/// \file
/// Days of the proleptic Gregorian calendar, as `std::chrono` has them, from and to ISO 8601. Every stage takes dates
/// apart here, so that all agree on what is one.

namespace claimgraph {

using CivilDate = std::chrono::year_month_day;
using std::chrono::sys_days;  ///< the same day as a number, for distances

constexpr int year_of(CivilDate date) { return static_cast<int>(date.year()); }
constexpr int month_of(CivilDate date) { return static_cast<int>(static_cast<unsigned>(date.month())); }
constexpr int day_of(CivilDate date) { return static_cast<int>(static_cast<unsigned>(date.day())); }
constexpr int days_between(sys_days from, sys_days to) { return static_cast<int>((to - from).count()); }

/// 1 Monday … 7 Sunday
constexpr int weekday_of(sys_days day) { return static_cast<int>(std::chrono::weekday(day).iso_encoding()); }

/// The day of these numbers, as far as they go into it: there need not be such a day (30 February).
constexpr CivilDate unchecked_date(int year, int month, int day) {
    return {std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
            std::chrono::day(static_cast<unsigned>(day))};
}

/// Nothing where the calendar has no such day.
constexpr std::optional<CivilDate> civil_date(int year, int month, int day) {
    if (year < 0 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
    const CivilDate date = unchecked_date(year, month, day);
    return date.ok() ? std::optional(date) : std::nullopt;
}

constexpr CivilDate last_of_month(int year, int month) {
    return CivilDate(std::chrono::year(year) / static_cast<int>(month) / std::chrono::last);
}

/// The number that so many digits from `at` on make; nothing where there are fewer, or anything else.
constexpr std::optional<int> digits_at(std::string_view text, std::size_t at, std::size_t width) {
    if (text.size() < at + width) return std::nullopt;
    int value = 0;
    for (const char c : text.substr(at, width)) {
        if (!ascii::is_digit(c)) return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

/// The day at the start of an ISO 8601 date or time; nothing for other text or a day that does not exist.
std::optional<CivilDate> parse_iso_date(std::string_view text);

/// In decimal, with zeros in front up to a width.
void append_padded(std::string& out, int value, int width);
std::string iso_year(int year);
std::string iso_month(int year, int month);
std::string iso_date(CivilDate date);

}  // namespace claimgraph
