#include "graph/values.h"

#include <algorithm>
#include <vector>

#include "graph/ascii.h"
#include "graph/civil_date.h"

namespace claimgraph {
namespace {

/// The clock of `T17`, `T17:30Z` as `17:00:00`, `17:30:00Z`; empty if it is none.
std::string clock_text(std::string_view text, std::string_view& precision) {
    const bool utc = text.ends_with('Z');
    if (utc) text.remove_suffix(1);
    const bool minutes = text.size() == 6;
    const auto hour = digits_at(text, 1, 2), minute = minutes ? digits_at(text, 4, 2) : 0;
    if ((text.size() != 3 && !minutes) || !hour || *hour > 23 || !minute || *minute > 59) return {};
    if (minutes && text[3] != ':') return {};
    precision = minutes ? "minute" : "hour";
    std::string out;
    append_padded(out, *hour, 2);
    out += ':';
    append_padded(out, *minute, 2);
    return out + ":00" + (utc ? "Z" : "");
}

std::optional<TimeValue> point(std::string_view value) {
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
    const auto year = digits_at(value, 0, 4);
    if (!year) return std::nullopt;
    if (value.size() == 4) {
        out.precision = "year";
        out.from = iso_date(unchecked_date(*year, 1, 1));
        out.to = iso_date(unchecked_date(*year, 12, 31));
        return out;
    }
    const auto month = digits_at(value, 5, 2);
    if (value[4] != '-' || !month || *month < 1 || *month > 12) return std::nullopt;
    if (value.size() == 7) {
        out.precision = "month";
        out.from = iso_date(unchecked_date(*year, *month, 1));
        out.to = iso_date(last_of_month(*year, *month));
        return out;
    }
    const auto day = parse_iso_date(value);
    if (value.size() != 10 || !day) return std::nullopt;
    out.precision = "day";
    out.from = out.to = iso_date(*day);
    return out;
}

/// Seven days from a Monday on.
bool is_week(const TimeValue& a, const TimeValue& b) {
    const auto first = parse_iso_date(a.from), last = parse_iso_date(b.to);
    return first && last && days_between(*first, *last) == 6 && weekday_of(*first) == 1;
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
        const int years = digits_at(end, 0, 4).value_or(0) - digits_at(begin, 0, 4).value_or(0);
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
    const bool code = unit.size() == 3 && std::all_of(unit.begin(), unit.end(), ascii::is_upper<char>);
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
