#include "extract/names/calendar.h"

#include <charconv>

namespace claimgraph::extract::names {

std::optional<int> parse_digits(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<CivilDate> nth_weekday(int year, int month, int which, int weekday) {
    const std::chrono::weekday day(static_cast<unsigned>(weekday));
    const auto in = std::chrono::year(year) / month;
    if (which < 0) return CivilDate(in / day[std::chrono::last]);
    const auto found = in / day[static_cast<unsigned>(which)];
    return found.ok() ? std::optional<CivilDate>(found) : std::nullopt;
}

}  // namespace claimgraph::extract::names
