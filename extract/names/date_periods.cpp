#include <algorithm>
#include <cstdlib>
#include <vector>

#include "extract/names/date_finder.h"

/// \file
/// The finder of dates: times of day, stretches of time, parts of periods.

namespace claimgraph::extract::names {

std::optional<DateFinder::Unit> DateFinder::unit_of(std::string_view word) const {
    const bool plural = word.ends_with('s');
    if (const auto days = lexicon_.number("unit_days", word)) return Unit{static_cast<int>(*days), 0, plural};
    if (const auto months = lexicon_.number("unit_months", word)) return Unit{0, static_cast<int>(*months), plural};
    return std::nullopt;
}

std::optional<DateFinder::Clock> DateFinder::clock_of(std::string_view word) {
    const std::size_t cut = word.find_first_of(":.");
    const auto hour = parse_digits(word.substr(0, cut));
    if (!hour || *hour > 24 || word.substr(0, cut).size() > 2) return std::nullopt;
    if (cut == std::string_view::npos) return Clock{*hour, -1};
    const auto minute = parse_digits(word.substr(cut + 1));
    if (!minute || *minute > 59 || word.size() != cut + 3) return std::nullopt;
    return Clock{*hour, *minute};
}

TokenIndex DateFinder::clock(TokenIndex i) {
    std::optional<Clock> time;
    TokenIndex last = i;
    const bool prepared = has("clock_prepositions", i - 1);
    std::optional<std::int64_t> half;
    if (i + 1 < view_.size()) half = lexicon_.number("half_days", view_.low(i + 1));
    const int shift = static_cast<int>(half.value_or(0));
    const auto named = lexicon_.number("clock_words", view_.low(i));
    if (half && free(i + 1)) {
        time = clock_of(view_.low(i));
        if (const auto hour = small_value(i); !time && shift < 0 && hour) time = Clock{static_cast<int>(*hour), -1};
        if (!time || time->hour > 12) return i;
        last = i + 1;
        if (shift > 0 && time->hour < 12) time->hour += shift;
        if (shift == 0 && time->hour == 12) time->hour = 0;
    } else if (view_.has_digit(i) && view_.low(i).find(':') != std::string_view::npos) {
        time = clock_of(view_.low(i));
        if (!time || (!prepared && !has("time_zones", i + 1))) return i;
    } else if (view_.has_digit(i) && view_.low(i).size() == 4 && has("time_zones", i + 1)) {
        const auto number = parse_digits(view_.low(i));
        if (!number || *number / 100 > 24 || *number % 100 > 59) return i;
        time = Clock{*number / 100, *number % 100};
    } else if (prepared && named) {
        time = Clock{static_cast<int>(*named), -1};
    }
    if (!time) return i;
    std::string value = "T";
    append_padded(value, time->hour % 24, 2);
    if (time->minute >= 0) {
        value += ':';
        append_padded(value, time->minute, 2);
    }
    if (last + 2 < view_.size() && lexicon_.has("clocks_of_places", view_.phrase(last + 1, last + 2))) {
        last += 2;
    } else if (has("time_zones", last + 1) && free(last + 1)) {
        ++last;
        if (has("utc_zones", last)) value += 'Z';
    }
    return add(i, last, EntityType::time, value);
}

void DateFinder::give_days_to_clocks(std::size_t names) {
    std::vector<std::size_t> days;
    for (std::size_t d = names; d < drafts_.size(); ++d)
        if (parse_iso_date(drafts_[d].value) && drafts_[d].value.size() == 10) days.push_back(d);
    for (std::size_t d = names; d < drafts_.size(); ++d) {
        std::string& value = drafts_[d].value;
        if (value.empty() || value.front() != 'T') continue;
        const Draft* day = days.size() == 1 ? &drafts_[days.front()] : nullptr;
        constexpr int beside = 3;  // at 5 p.m. on Friday
        for (const std::size_t other : days) {
            const int gap = std::max(drafts_[other].first - drafts_[d].last, drafts_[d].first - drafts_[other].last);
            if (gap <= beside && (!day || days.size() > 1)) day = &drafts_[other];
        }
        if (day) value.insert(0, day->value);
    }
}

std::string DateFinder::begin_of(const std::string& value) { return value.substr(0, value.find('/')); }

std::string DateFinder::end_of(const std::string& value) {
    const std::size_t slash = value.find('/');
    return slash == std::string::npos ? value : value.substr(slash + 1);
}

std::string DateFinder::later_than(const std::string& begin, const std::string& end) const {
    if (end >= begin || begin.size() != end.size()) return end;
    const auto year = parse_digits(std::string_view(end).substr(0, 4));
    if (!year) return end;
    if (const auto a = parse_iso_date(begin), b = parse_iso_date(end); a && b) {
        constexpr std::chrono::days week(7);
        if (sys_days(*a) - sys_days(*b) < week) return iso_date(sys_days(*b) + week);
    }
    return iso_year(*year + 1) + end.substr(4);
}

bool DateFinder::follows(const std::string& a, const std::string& b) {
    if (a.size() != b.size()) return false;
    if (const auto x = parse_iso_date(a), y = parse_iso_date(b); x && y) return days_between(*x, *y) == 1;
    const auto month = [](const std::string& value) {
        return std::atoi(value.c_str()) * 12 + std::atoi(value.c_str() + std::min<std::size_t>(5, value.size()));
    };
    return a.size() == 7 && month(b) - month(a) == 1;
}

void DateFinder::join_ranges(std::size_t names) {
    std::sort(drafts_.begin() + static_cast<std::ptrdiff_t>(names), drafts_.end(),
              [](const Draft& a, const Draft& b) { return a.first < b.first; });
    for (std::size_t d = names; d + 1 < drafts_.size(); ++d) {
        Draft& a = drafts_[d];
        const Draft& b = drafts_[d + 1];
        if (b.first != a.last + 2 || a.value.empty() || b.value.empty()) continue;
        if (a.value.front() == 'T' || b.value.front() == 'T') continue;
        const TokenIndex link = a.last + 1;
        const bool to = is_dash(link) || view_.listed(link, "range_links");
        const bool both = view_.listed(link, "additive_conjunctions");
        const std::string begin = begin_of(a.value), end = later_than(begin, end_of(b.value));
        const bool between = both && view_.listed(a.first - 1, "range_openers");
        if (!to && !between && !(both && follows(end_of(a.value), begin_of(b.value)))) continue;
        if (begin.size() != end.size() || end < begin) continue;
        a.value = interval(begin, end);
        a.last = a.phrase_last = b.last;
        a.head = view_.head_of(a.first, a.last);
        a.label = view_.written(a.first, a.last);
        taken_[link] = true;
        drafts_.erase(drafts_.begin() + static_cast<std::ptrdiff_t>(d) + 1);
    }
}

std::string DateFinder::half_of(const std::string& year, int half) {
    return year.size() == 4 ? year + (half == 1 ? "-01/" : "-07/") + year + (half == 1 ? "-06" : "-12") : year;
}

std::string DateFinder::quarter_of(const std::string& year, int quarter) {
    if (year.size() != 4) return year;
    std::string out = year + '-';
    append_padded(out, quarter * 3 - 2, 2);
    out += '/' + year + '-';
    append_padded(out, quarter * 3, 2);
    return out;
}

TokenIndex DateFinder::part_of_period(TokenIndex i) {
    const TokenIndex at = view_.listed(i, "definite_articles") ? i + 1 : i;
    if (!free(at)) return i;
    const std::string_view word = view_.low(at);
    if (const std::size_t hyphen = word.find('-');
        hyphen != std::string_view::npos && lexicon_.has("middle_words", word.substr(0, hyphen))) {
        const std::string_view rest = word.substr(hyphen + 1);
        if (rest.size() == 4)
            if (const auto year = parse_digits(rest); year && *year >= 1000 && *year <= 2199)
                return add(at, at, EntityType::date, iso_year(*year));
        if (const auto month = lexicon_.number("months", rest); month && today_) {
            const auto year = year_at(at + 1);
            const CivilDate now = *today_;
            const int number = static_cast<int>(*month);
            return add(at, year ? at + 1 : at, EntityType::date,
                       iso_month(year ? *year : year_of(now) - (number > month_of(now)), number));
        }
    }
    if (word.size() == 2 && word[0] == 'q' && word[1] >= '1' && word[1] <= '4' && view_.capital(at)) {
        const auto year = year_at(at + 1);
        return add(at, year ? at + 1 : at, EntityType::date,
                   year ? quarter_of(iso_year(*year), word[1] - '0') : std::string());
    }
    if (const auto day = day_at(at); day && view_.listed(at + 1, "genitive_prepositions") && month_at(at + 2)) {
        const auto year = year_at(at + 3);
        return add(at, year ? at + 3 : at + 2, EntityType::date, day_value(*month_at(at + 2), *day, year, at + 2));
    }
    if (const TokenIndex end = century(at); end > at) return end;
    const auto ordinal = lexicon_.number("ordinals", word);
    const bool last = has("finals", at);
    const auto parts =
        at + 1 < view_.size() ? lexicon_.number("equal_parts", view_.low(at + 1)) : std::optional<std::int64_t>();
    if ((ordinal || last) && parts) {
        const bool half = *parts == 2;
        if (ordinal && *ordinal > *parts) return i;
        const int number = static_cast<int>(ordinal ? *ordinal : *parts);
        const auto part = [&](const std::string& year) {
            return half ? half_of(year, number) : quarter_of(year, number);
        };
        if (const TokenIndex end = period_behind(at, at + 2, part); end > at) return end;
        const Token& noun = view_.token(at + 1);
        if (half || view_.listed(at + 2, "genitive_prepositions") || universal(noun.deprel) == "compound") return i;
        return add(at, at + 1, EntityType::date, "");
    }
    if (has("parts_of_period", at) || has("day_parts", at) || has("seasons", at))
        return period_behind(at, at + 1, [](const std::string& value) { return value; });
    return i;
}

TokenIndex DateFinder::period_behind(TokenIndex first, TokenIndex of,
                                     const std::function<std::string(const std::string&)>& part) {
    if (!view_.listed(of, "genitive_prepositions") || !free(of)) return first;
    const TokenIndex begin = of + 1;
    if (!free(begin)) return first;
    std::string value;
    TokenIndex last = begin + 1;
    if (const auto unit = free(begin + 1) ? unit_of(view_.low(begin + 1)) : std::nullopt;
        view_.listed(begin, "definite_articles") && unit && !unit->plural) {
        value = period("this", view_.low(begin + 1));
    } else {
        const std::size_t before = drafts_.size();
        const TokenIndex inner = view_.listed(begin, "definite_articles") ? begin + 1 : begin;
        if (within_ > 0) return first;  // the end of the end of …
        ++within_;
        const TokenIndex end = date_at(inner);
        --within_;
        if (drafts_.size() != before + 1 || drafts_.back().first != inner) return first;
        value = drafts_.back().value;
        last = end - 1;
        drafts_.pop_back();
    }
    if (value.size() > 4 && value.find('/') == std::string::npos && value.front() == 'T') return first;
    return add(first, last, EntityType::date, part(value));
}

TokenIndex DateFinder::century(TokenIndex at) {
    TokenIndex number = at;
    if (view_.listed(at, "parts_of_centuries")) ++number;
    if (!free(number) || !is_unit(number + 1, one_century)) return at;
    std::string_view word = view_.low(number);
    int value = 0;
    if (const auto ordinal = lexicon_.number("ordinals", word)) {
        value = static_cast<int>(*ordinal);
    } else {
        const std::size_t digits = word.find_first_not_of("0123456789");
        if (digits == 0 || digits == std::string_view::npos) return at;
        value = parse_digits(word.substr(0, digits)).value_or(0);
    }
    if (value < 1 || value > 30) return at;
    return add(at, number + 1, EntityType::date, interval(iso_year(100 * (value - 1) + 1), iso_year(100 * value)));
}

TokenIndex DateFinder::stretch_around_now(TokenIndex i) {
    if (view_.listed(i, "nights_before_today")) {
        const std::string_view relation = universal(view_.token(i).deprel);
        if (relation == "amod" || relation == "compound") return i;
        return add(i, i, EntityType::date,
                   today_ ? interval(iso_date(*today_ - std::chrono::days(1)), iso_date(*today_)) : std::string());
    }
    const bool early = view_.listed(i, "comparatives_earlier"), late = view_.listed(i, "comparatives_later");
    if ((early || late) && free(i + 1)) {
        if (!view_.listed(i + 1, "demonstratives_near")) return i;
        const std::size_t before = drafts_.size();
        const TokenIndex end = relative_phrase(i + 1);
        if (drafts_.size() != before + 1) return i;
        std::string value = drafts_.back().value;
        if (is_unit(i + 2, one_week) && today_ && !value.empty()) {
            const std::string now = iso_date(*today_);
            value = early ? interval(begin_of(value), now) : interval(now, end_of(value));
        }
        drafts_.pop_back();
        return add(i, end - 1, EntityType::date, value);
    }
    const auto step = lexicon_.number("stretch_steps", view_.low(i));
    if (!step) return i;
    TokenIndex at = i + 1;
    if (!free(at)) return i;
    std::optional<double> amount;
    if (has("vague_numbers", at)) {
        ++at;
        if (view_.listed(at, "genitive_prepositions")) ++at;
    } else if (is_number_word(at)) {
        TokenIndex last = at;
        while (is_number_word(last + 1)) ++last;
        amount = number_value(at, last);
        if (!amount) return i;
        at = last + 1;
    } else if (const auto unit = unit_of(view_.low(at)); has("stretches_of_one", i) && unit && !unit->plural) {
        amount = 1;
    }
    if (!free(at)) return i;
    const auto unit = unit_of(view_.low(at));
    if (!unit || (!unit->plural && !amount)) return i;
    return add(i, at, EntityType::date,
               amount && !has("stretches_elsewhere", i) ? around_now(*amount, *unit, *step < 0) : std::string());
}

std::string DateFinder::around_now(double amount, const Unit& unit, bool past) const {
    constexpr double most = 5000;
    if (!today_ || amount < 1 || amount > most) return {};
    const int count = static_cast<int>(amount) * (past ? -1 : 1);
    const CivilDate now = *today_;
    std::string here, there;
    if (unit.days > 0) {
        here = iso_date(now);
        there = iso_date(*today_ + std::chrono::days(count * unit.days));
    } else if (unit.months > 0) {
        const int months = months_of(now) + count * unit.months;
        if (months < 12 || months / 12 > 9999) return {};
        const bool years = unit.months % 12 == 0;
        here = years ? iso_year(year_of(now)) : iso_month(year_of(now), month_of(now));
        there = years ? iso_year(months / 12) : iso_month(months / 12, months % 12 + 1);
    } else {
        return {};  // hours and less: the hour of publication is not known
    }
    return past ? interval(there, here) : interval(here, there);
}

std::optional<CivilDate> DateFinder::day_of_holiday(std::string_view rule, int year) const {
    const std::size_t sign = rule.find_first_of("+-", 1);
    int shift = 0;
    std::string_view day = rule;
    if (rule.starts_with("easter") || rule.find(' ') != std::string_view::npos) {
        if (sign != std::string_view::npos && rule.find(' ', sign) == std::string_view::npos) {
            shift = parse_digits(rule.substr(sign + 1)).value_or(0) * (rule[sign] == '-' ? -1 : 1);
            day = rule.substr(0, sign);
        }
    }
    std::optional<CivilDate> out;
    if (day == "easter") {
        out = easter(year);
    } else if (const std::size_t first = day.find(' '); first != std::string_view::npos) {  // 11 4 thursday
        const std::size_t second = day.find(' ', first + 1);
        const std::string_view which = day.substr(first + 1, second - first - 1);
        const auto weekday = lexicon_.number("weekdays", day.substr(second + 1));
        const auto month = parse_digits(day.substr(0, first)), number = parse_digits(which);
        if (weekday && month && (number || which == "-1"))
            out = nth_weekday(year, *month, number ? *number : -1, static_cast<int>(*weekday));
    } else if (day.size() == 5) {
        const auto month = parse_digits(day.substr(0, 2)), number = parse_digits(day.substr(3));
        if (month && number) out = unchecked_date(year, *month, *number);
    }
    return out && shift != 0 ? std::optional<CivilDate>(sys_days(*out) + std::chrono::days(shift)) : out;
}

TokenIndex DateFinder::holiday(TokenIndex i) {
    if (!view_.capital(i)) return i;
    constexpr int most_words = 5;
    for (TokenIndex last = std::min(i + most_words, view_.size()) - 1; last >= i; --last) {
        const auto rule = lexicon_.text("holidays", view_.phrase(i, last));
        if (!rule) continue;
        const bool in_time = has("holiday_prepositions", i - 1);
        if (!take_back(i, last, in_time) || (rule->empty() && !in_time)) return i;
        const std::int64_t step = i > 0 ? lexicon_.number("period_steps", view_.low(i - 1)).value_or(0) : 0;
        const auto given = year_behind(last);
        const Tense when = tense(view_.head_of(i, last));
        constexpr int far = 60;  // days: what lies further ahead has not happened
        const int now = today_ ? year_of(*today_) : 0;
        std::optional<sys_days> best;
        std::vector<int> years;
        if (given)
            years = {*given};
        else if (today_)
            years = {now, now - 1, now + 1};
        for (const int year : years) {
            const auto date = day_of_holiday(*rule, year);
            if (!date) continue;
            const sys_days day = *date;
            if (!given && ((step == -1 && day >= *today_) || (step == 1 && day <= *today_))) continue;
            if (!given && when == Tense::past && days_between(*today_, day) > far) continue;
            if (!best || !today_ || abs(day - *today_) < abs(*best - *today_)) best = day;
        }
        return add(i, last, EntityType::date, best ? iso_date(*best) : std::string());
    }
    return i;
}

bool DateFinder::take_back(TokenIndex first, TokenIndex last, bool from_names) {
    bool all = true;
    for (TokenIndex i = first; i <= last; ++i) all = all && free(i);
    if (all) return true;
    const auto within = [&](const Draft& draft) { return draft.first >= first && draft.last <= last; };
    const bool whole = std::all_of(drafts_.begin(), drafts_.end(), [&](const Draft& draft) {
        return draft.last < first || draft.first > last || within(draft);
    });
    if (!from_names || !whole) return false;
    names_ -= static_cast<std::size_t>(
        std::count_if(drafts_.begin(), drafts_.begin() + static_cast<std::ptrdiff_t>(names_), within));
    drafts_.erase(std::remove_if(drafts_.begin(), drafts_.end(), within), drafts_.end());
    return true;
}

std::optional<CivilDate> DateFinder::month_named(TokenIndex i, TokenIndex& last) const {
    if (!free(i)) return std::nullopt;
    if (const auto month = month_at(i)) {
        last = i;
        auto year = year_behind(last);
        if (!year && today_) {
            const CivilDate now = *today_;
            const bool ahead = future(i);
            year = year_of(now) + (ahead ? *month < month_of(now) : -static_cast<int>(*month > month_of(now)));
        }
        return year ? civil_date(*year, *month, 1) : std::nullopt;
    }
    const auto step = lexicon_.number("period_steps", view_.low(i));
    if (!step || !today_ || !free(i + 1) || !is_unit(i + 1, one_month)) return std::nullopt;
    const CivilDate now = *today_;
    const int months = months_of(now) + static_cast<int>(*step);
    last = i + 1;
    return civil_date(months / 12, months % 12 + 1, 1);
}

TokenIndex DateFinder::recurring_day(TokenIndex i) {
    if (!view_.capital(i)) return i;
    std::string word(view_.low(i));
    const bool each = weekday_at(i) && has("recurring", i - 1);
    const bool plural = word.size() > 3 && word.back() == 's' && !lexicon_.number("weekdays", word);
    if (plural) word.pop_back();
    if (!each && !(plural && lexicon_.number("weekdays", word))) return i;
    return add(each ? i - 1 : i, i, EntityType::date, "");
}

TokenIndex DateFinder::day_beside(TokenIndex i) {
    const TokenIndex at = view_.listed(i, "definite_articles") ? i + 1 : i;
    if (!free(at) || !is_unit(at, one_day) || !free(at + 2)) return i;
    const auto beside = lexicon_.number("days_from_now", view_.low(at + 2));
    const bool before = beside == -1 && has("links_before", at + 1), after = beside == 1 && has("links_after", at + 1);
    if (!before && !after) return i;
    return add(i, at + 2, EntityType::date,
               today_ ? iso_date(*today_ + std::chrono::days(2 * static_cast<int>(*beside))) : std::string());
}

TokenIndex DateFinder::relative_phrase(TokenIndex i) {
    const std::string_view word = view_.low(i);
    if (const auto days = lexicon_.number("days_from_now", word)) {
        const std::string value = today_ ? iso_date(*today_ + std::chrono::days(*days)) : std::string();
        return add(i, has("day_parts", i + 1) && free(i + 1) ? i + 1 : i, EntityType::date, value);
    }
    if (has("period_openers", i)) {
        if (!free(i + 1)) return i;
        const std::string_view unit = view_.low(i + 1);
        if (has("weekends", i + 1))
            return add(has("definite_articles", i) ? i + 1 : i, i + 1, EntityType::date, weekend(word));
        if (!lexicon_.number("period_steps", word) || !has("periods", i + 1)) return i;
        // this year's budget is a date all the same; last week of March is not
        if (view_.listed(i + 2, "genitive_prepositions")) return i;
        return add(i, i + 1, EntityType::date, period(word, unit));
    }
    return distance_phrase(i);
}

TokenIndex DateFinder::distance_phrase(TokenIndex i) {
    constexpr int most_words = 5;
    for (TokenIndex end = i + 2; end < view_.size() && end < i + most_words; ++end) {
        const bool ago = view_.listed(end, "distances_back");
        const bool from_now = view_.listed(end, "source_prepositions") && view_.listed(end + 1, "points_of_now");
        if (!ago && !from_now && !view_.listed(end, "distances_elsewhere")) continue;
        const auto unit = unit_of(view_.low(end - 1));
        if (!unit) return i;
        std::optional<double> amount = number_value(i, end - 2);
        if (i == end - 2 && view_.listed(i, "indefinite_articles")) amount = 1;
        const bool article = i == end - 3 && view_.listed(i, "articles");
        // a couple of weeks ago
        const bool couple = view_.listed(end - 2, "genitive_prepositions") && has("vague_numbers", end - 3) &&
                            (i == end - 3 || (i == end - 4 && view_.listed(i, "indefinite_articles")));
        const bool vague = couple || (has("vague_numbers", end - 2) && (i == end - 2 || article)) ||
                           lexicon_.number("equal_parts", view_.low(i)) == 2;
        if (!amount && !vague) return i;
        if (vague || (!ago && !from_now)) return add(i, end, EntityType::date, "");
        // a year ago today, two weeks from today, a week ago on Friday
        const bool to_the_day = view_.listed(end + 1, "points_of_today");
        if (to_the_day && today_)
            return add(i, end + 1, EntityType::date, day_at_distance(*today_, *amount, *unit, ago));
        const int weekday = view_.listed(end + 1, "surface_prepositions") ? end + 2 : end + 1;
        if (const auto day = weekday_at(weekday); ago && day && unit->days == one_week.days && today_) {
            const sys_days there = *today_ - std::chrono::weeks(static_cast<int>(*amount));
            return add(i, weekday, EntityType::date, iso_date(monday_of_week(there) + std::chrono::days(*day - 1)));
        }
        return add(i, from_now ? end + 1 : end, EntityType::date, ago_or_ahead(*amount, *unit, ago));
    }
    // will open in two weeks
    if (view_.listed(i - 1, "inner_prepositions") && is_number_word(i) && free(i + 1)) {
        const auto unit = unit_of(view_.low(i + 1));
        const auto amount = number_value(i, i);
        if (amount && unit && !view_.listed(i + 2, "genitive_prepositions") && !view_.listed(i + 2, "time_nouns") &&
            future(i + 1))
            return add(i, i + 1, EntityType::date, ago_or_ahead(*amount, *unit, false));
    }
    return i;
}

std::string DateFinder::day_at_distance(sys_days day, double amount, const Unit& unit, bool past) const {
    constexpr double most = 5000;
    if (amount < 0 || amount > most) return {};
    const int count = static_cast<int>(amount) * (past ? -1 : 1);
    if (unit.days > 0) return iso_date(day + std::chrono::days(count * unit.days));
    const int months = months_of(day) + count * unit.months;
    if (unit.months == 0 || months < 12 || months / 12 > 9999) return {};
    const CivilDate last = last_of_month(months / 12, months % 12 + 1);
    return iso_date(unchecked_date(months / 12, months % 12 + 1, std::min(day_of(day), day_of(last))));
}

std::string DateFinder::weekend(std::string_view which) const {
    if (!today_) return {};
    constexpr std::chrono::days saturday(5), week(7);
    sys_days start = monday_of_week(*today_) + saturday;
    const bool now = weekday_of(*today_) >= 6;
    if (lexicon_.number("stretch_steps", which) == -1 || (lexicon_.has("definite_articles", which) && !now))
        start -= week;
    if (lexicon_.number("period_steps", which) == 1) start += week;
    return interval(iso_date(start), iso_date(start + std::chrono::days(1)));
}

std::string DateFinder::period(std::string_view which, std::string_view word) const {
    if (!today_) return {};
    const int step = static_cast<int>(lexicon_.number("period_steps", which).value_or(0));
    const std::optional<Unit> unit = unit_of(word);
    if (unit == one_year) return iso_year(year_of(*today_) + step);
    if (unit == one_month) {
        const int months = months_of(*today_) + step;
        return iso_month(months / 12, months % 12 + 1);
    }
    if (unit == one_week) {
        const sys_days monday = monday_of_week(*today_) + std::chrono::weeks(step);
        return interval(iso_date(monday), iso_date(monday + std::chrono::days(6)));
    }
    const bool part = lexicon_.has("day_parts", word);  // last night was yesterday's
    return part ? iso_date(*today_ - std::chrono::days(step < 0 ? 1 : 0)) : std::string();
}

std::string DateFinder::ago_or_ahead(double amount, const Unit& unit, bool past) const {
    constexpr double most = 5000;
    if (!today_ || amount < 0 || amount > most) return {};
    const int count = static_cast<int>(amount) * (past ? -1 : 1);
    if (unit.days == 1) return iso_date(*today_ + std::chrono::days(count));
    if (unit.days > 0) {
        const sys_days monday = monday_of_week(*today_ + std::chrono::days(count * unit.days));
        return interval(iso_date(monday), iso_date(monday + std::chrono::days(6)));
    }
    constexpr double hours_of_day = 24;
    if (unit.months == 0) return amount < hours_of_day ? iso_date(*today_) : std::string();
    const int months = months_of(*today_) + count * unit.months;
    if (months < 12 || months / 12 > 9999) return {};
    return unit.months % 12 == 0 ? iso_year(months / 12) : iso_month(months / 12, months % 12 + 1);
}

}  // namespace claimgraph::extract::names
