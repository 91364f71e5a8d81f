#include "graph/civil_date.h"

namespace claimgraph {

std::optional<CivilDate> parse_iso_date(std::string_view text) {
    if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = digits_at(text, 0, 4), month = digits_at(text, 5, 2), day = digits_at(text, 8, 2);
    return year && month && day ? civil_date(*year, *month, *day) : std::nullopt;
}

void append_padded(std::string& out, int value, int width) {
    const std::string digits = std::to_string(value);
    for (int i = static_cast<int>(digits.size()); i < width; ++i) out += '0';
    out += digits;
}

std::string iso_year(int year) {
    std::string out;
    append_padded(out, year, 4);
    return out;
}

std::string iso_month(int year, int month) {
    std::string out = iso_year(year);
    out += '-';
    append_padded(out, month, 2);
    return out;
}

std::string iso_date(CivilDate date) {
    std::string out = iso_month(year_of(date), month_of(date));
    out += '-';
    append_padded(out, day_of(date), 2);
    return out;
}

}  // namespace claimgraph
