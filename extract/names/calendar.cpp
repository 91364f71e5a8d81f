#include "extract/names/calendar.h"

#include <charconv>

namespace claimgraph {

void append_padded(std::string& out, int value, int width) {
    const std::string digits = std::to_string(value);
    for (int i = static_cast<int>(digits.size()); i < width; ++i) out += '0';
    out += digits;
}

std::optional<int> parse_digits(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<CivilDate> nth_weekday(int year, int month, int which, int weekday) {
    const int size = days_in_month(year, month);
    if (which < 0) {
        const int last = days_from_civil({year, month, size});
        return civil_from_days(last - (weekday_of(last) - weekday + 7) % 7 + 7 * (which + 1));
    }
    const int first = days_from_civil({year, month, 1});
    const int day = 1 + (weekday - weekday_of(first) + 7) % 7 + 7 * (which - 1);
    return day <= size ? std::optional(CivilDate{year, month, day}) : std::nullopt;
}

std::string iso_year(int year) {
    std::string out;
    append_padded(out, year, 4);
    return out;
}

std::string iso_month(int year, int month) {
    std::string out;
    append_padded(out, year, 4);
    out += '-';
    append_padded(out, month, 2);
    return out;
}

std::string iso_date(CivilDate date) {
    std::string out = iso_month(date.year, date.month);
    out += '-';
    append_padded(out, date.day, 2);
    return out;
}

std::optional<CivilDate> parse_iso_date(std::string_view text) {
    if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = parse_digits(text.substr(0, 4)), month = parse_digits(text.substr(5, 2)),
               day = parse_digits(text.substr(8, 2));
    if (!year || !month || !day || *month < 1 || *month > 12 || *day < 1 || *day > days_in_month(*year, *month))
        return std::nullopt;
    return CivilDate{*year, *month, *day};
}

}  // namespace claimgraph
