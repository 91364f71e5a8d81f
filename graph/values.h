#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model.h"

/// \file
/// The values of dates and quantities (see extract/names/names.h for their notation), taken apart for machines. A value
/// says by itself how exact it is; nothing is guessed here.

namespace claimgraph {

/// From when to when a date reaches, and in which unit it is known.
struct TimeValue {
    /// minute, hour, day, week, month, year, decade or century: the unit of both ends. A week is seven days from a
    /// Monday on, a decade ten years from a round one, a century a hundred years.
    std::string_view precision;
    /// First and last day, `2025-06-01`, both included; of an hour or a minute the time, `2025-06-01T17:00:00` (with
    /// `Z` where it is UTC, else local). Empty where the end is open (*since March*) or the day is not known (*at 5
    /// p.m.*).
    std::string from, to;
};

/// Of `2025`, `2025-06`, `2025-06-01`, `2025-06-01T17`, `2025-06-01T17:30Z`, `T17`, `a/b`, `a/..`, `../b`; nothing for
/// other text or days that do not exist.
std::optional<TimeValue> time_value(std::string_view value);

/// How many or how much.
struct Amount {
    std::string bound;     ///< `=`, `>`, `<`, `>=`, `<=`, `~`
    std::string number;    ///< decimal, without exponent; the lower end of a range
    std::string upper;     ///< the upper end; empty where there is none
    std::string unit;      ///< what is counted or measured: `ship`, `%`, `km`; empty where nothing is said
    std::string currency;  ///< ISO 4217; then there is no unit
};

/// Of `BOUND NUMBER UNIT`, such as `> 40 ship`, `= 10..15 people`, `= 450000000 USD`; nothing for other text.
std::optional<Amount> amount_of(std::string_view value);

/// The quantity or sum of money with which the words of an argument begin, an article or another short word before it
/// aside; nullptr if there is none. \param mentions  of the document, in text order
const Mention* leading_amount(const Document& document, const std::vector<Mention>& mentions, const Argument& argument);

}  // namespace claimgraph
