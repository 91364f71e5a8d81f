#pragma once

#include <string>
#include <string_view>

/// \file
/// Dates as pages print them.

namespace claimgraph::extract::read {

/// A date found in a line of text.
struct PrintedDate {
    /// ISO 8601, the day as it is printed: `2025-06-04`, `2025-06-04T17:42:23Z`, `2025-06-04T23:30:00-05:00`; empty
    /// where the line has no date, or one that can be read in two ways.
    std::string value;
    bool ambiguous = false;  ///< there is such a date: `04/06/2025`
    /// What the line says besides: date, time, zone, weekday and words such as *Published* left out, blanks single.
    std::string rest;
};

/// Reads ISO 8601, `Wed Jun 04 2025`, `June 4, 2025`, `4 June 2025`, `04.06.2025` (day first) and, where it can be read
/// in one way only, `25/12/2025`, with a time of day and a zone beside it. A time in a zone that is not known is
/// dropped; without a zone it is taken as UTC. Month, weekday and zone names are in extract/packs/boilerplate.json.
PrintedDate printed_date(std::string_view line);

/// The date that a metadata field holds; empty if the whole field is no date.
std::string normal_date(std::string_view field);

}  // namespace claimgraph::extract::read
