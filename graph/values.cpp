#include "graph/values.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <vector>

namespace claimgraph {
namespace {

int digits(std::string_view text, std::size_t at, std::size_t size) {
    int value = 0;
    if (text.size() < at + size) return -1;
    const auto [end, error] = std::from_chars(text.data() + at, text.data() + at + size, value);
    return error == std::errc() && end == text.data() + at + size && value >= 0 ? value : -1;
}

std::string padded(int value, std::size_t width) {
    std::string out = std::to_string(value);
    return out.size() < width ? std::string(width - out.size(), '0') + out : out;
}

std::string day_text(std::chrono::year_month_day day) {
    return padded(static_cast<int>(day.year()), 4) + '-' + padded(static_cast<int>(unsigned(day.month())), 2) + '-' +
           padded(static_cast<int>(unsigned(day.day())), 2);
}

/// The clock of `T17`, `T17:30Z` as `17:00:00`, `17:30:00Z`; empty if it is none.
std::string clock_text(std::string_view text, std::string_view& precision) {
    const bool utc = text.ends_with('Z');
    if (utc) text.remove_suffix(1);
    const bool minutes = text.size() == 6;
    const int hour = digits(text, 1, 2), minute = minutes ? digits(text, 4, 2) : 0;
    if ((text.size() != 3 && !minutes) || hour < 0 || hour > 23 || minute < 0 || minute > 59) return {};
    if (minutes && text[3] != ':') return {};
    precision = minutes ? "minute" : "hour";
    return padded(hour, 2) + ':' + padded(minute, 2) + ":00" + (utc ? "Z" : "");
}

std::optional<TimeValue> point(std::string_view value) {
    using namespace std::chrono;
    TimeValue out;
    const std::size_t clock = value.find('T');
    if (clock != std::string_view::npos) {
        const std::string time = clock_text(value.substr(clock), out.precision);
        if (time.empty()) return std::nullopt;
        if (clock == 0) return out;
        const auto day = point(value.substr(0, clock));
        if (!day || day->precision != "day") return std::nullopt;
        out.from = out.to = day->from + 'T' + time;
        return out;
    }
    const int y = digits(value, 0, 4);
    if (y < 0) return std::nullopt;
    const year of(y);
    if (value.size() == 4) {
        out.precision = "year";
        out.from = day_text(of / January / 1);
        out.to = day_text(of / December / 31);
        return out;
    }
    const int m = digits(value, 5, 2);
    if (value[4] != '-' || m < 1 || m > 12) return std::nullopt;
    const month in(static_cast<unsigned>(m));
    if (value.size() == 7) {
        out.precision = "month";
        out.from = day_text(of / in / 1);
        out.to = day_text(year_month_day(of / in / last));
        return out;
    }
    const int d = digits(value, 8, 2);
    if (value.size() != 10 || value[7] != '-' || d < 1) return std::nullopt;
    const year_month_day day = of / in / std::chrono::day(static_cast<unsigned>(d));
    if (!day.ok()) return std::nullopt;
    out.precision = "day";
    out.from = out.to = day_text(day);
    return out;
}

/// Seven days from a Monday on.
bool is_week(const TimeValue& a, const TimeValue& b) {
    using namespace std::chrono;
    const auto day = [](const std::string& text) {
        return sys_days(year(digits(text, 0, 4)) / month(static_cast<unsigned>(digits(text, 5, 2))) /
                        std::chrono::day(static_cast<unsigned>(digits(text, 8, 2))));
    };
    return day(b.to) - day(a.from) == days(6) && weekday(day(a.from)) == Monday;
}

bool is_decimal(std::string_view text) {
    return !text.empty() && text.front() != '.' && text.back() != '.' &&
           text.find_first_not_of("0123456789.") == std::string_view::npos &&
           std::count(text.begin(), text.end(), '.') <= 1;
}

}  // namespace

std::optional<TimeValue> time_value(std::string_view value) {
    if (value.size() < 3) return std::nullopt;
    const std::size_t slash = value.find('/');
    if (slash == std::string_view::npos) return value.size() < 4 && value.front() != 'T' ? std::nullopt : point(value);
    const std::string_view begin = value.substr(0, slash), end = value.substr(slash + 1);
    const bool from_open = begin == "..", to_open = end == "..";
    if (from_open && to_open) return std::nullopt;
    const auto first = from_open || begin.size() < 4 ? std::nullopt : point(begin);
    const auto last = to_open || end.size() < 4 ? std::nullopt : point(end);
    if ((!first && !from_open) || (!last && !to_open)) return std::nullopt;
    TimeValue out;
    out.precision = first ? first->precision : last->precision;
    if (first) out.from = first->from;
    if (last) out.to = last->to;
    if (!first || !last) return out;
    if (first->precision != last->precision || last->to < first->from) return std::nullopt;
    if (out.precision == "day" && is_week(*first, *last)) out.precision = "week";
    if (out.precision == "year") {
        const int years = digits(end, 0, 4) - digits(begin, 0, 4);
        if (years == 9 && begin.ends_with('0')) out.precision = "decade";
        if (years == 99) out.precision = "century";
    }
    return out;
}

std::optional<Amount> amount_of(std::string_view value) {
    static constexpr std::string_view bounds[] = {"=", ">", "<", ">=", "<=", "~"};
    const std::size_t blank = value.find(' ');
    if (blank == std::string_view::npos) return std::nullopt;
    Amount out;
    out.bound = value.substr(0, blank);
    if (std::find(std::begin(bounds), std::end(bounds), out.bound) == std::end(bounds)) return std::nullopt;
    value.remove_prefix(blank + 1);
    const std::size_t end = std::min(value.find(' '), value.size());
    std::string_view number = value.substr(0, end);
    if (const std::size_t dots = number.find(".."); dots != std::string_view::npos) {
        out.upper = number.substr(dots + 2);
        number = number.substr(0, dots);
        if (!is_decimal(out.upper)) return std::nullopt;
    }
    if (!is_decimal(number)) return std::nullopt;
    out.number = number;
    const std::string_view unit = end < value.size() ? value.substr(end + 1) : std::string_view();
    const bool code =
        unit.size() == 3 && std::all_of(unit.begin(), unit.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    (code ? out.currency : out.unit) = unit;
    return out;
}

const Mention* leading_amount(const Document& document, const std::vector<Mention>& mentions,
                              const Argument& argument) {
    auto at = std::lower_bound(mentions.begin(), mentions.end(), argument.span.begin,
                               [](const Mention& mention, std::uint32_t begin) { return mention.span.begin < begin; });
    constexpr std::uint32_t short_word = 5;
    for (; at != mentions.end() && at->span.begin <= argument.span.begin + short_word; ++at) {
        const Mention& mention = *at;
        const bool counts = is_a(mention.type, EntityType::quantity) || mention.type == EntityType::money;
        if (!counts || mention.form != MentionForm::value || !argument.span.contains(mention.span)) continue;
        // *a 30-day truce* is one truce.
        const std::string_view words = document.words(mention.span);
        if (words.find('-') != std::string_view::npos && words.find(' ') == std::string_view::npos &&
            words.find_first_of("0123456789") != std::string_view::npos &&
            mention.value.find("..") == std::string::npos)
            continue;
        if (mention.span.end < document.text.size() && document.text[mention.span.end] == '-') continue;
        return &mention;
    }
    return nullptr;
}

}  // namespace claimgraph
