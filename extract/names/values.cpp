#include "extract/names/values.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <optional>

#include "extract/names/calendar.h"
#include "graph/name_key.h"

namespace claimgraph {

namespace {

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

}  // namespace

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

namespace {

class Values {
   public:
    Values(const SentenceView& view, std::uint32_t index, std::string_view published, Drafts& drafts)
        : view_(view), index_(index), lexicon_(Lexicon::get()), drafts_(drafts) {
        if (const auto date = parse_iso_date(published)) today_ = days_from_civil(*date);
        taken_.assign(static_cast<std::size_t>(view.size()), false);
        for (const Draft& draft : drafts)
            for (int i = draft.first; i <= draft.last; ++i) taken_[static_cast<std::size_t>(i)] = true;
    }

    void run() {
        const std::size_t names = drafts_.size();
        for (int i = 0; i < view_.size();) i = std::max(i + 1, date_at(i));
        join_ranges(names);
        give_days_to_clocks(names);
        for (int i = 0; i < view_.size();) i = std::max(i + 1, number_at(i));
        if (drafts_.size() != names)
            std::stable_sort(drafts_.begin(), drafts_.end(),
                             [](const Draft& a, const Draft& b) { return a.first < b.first; });
    }

   private:
    bool free(int i) const { return i >= 0 && i < view_.size() && !taken_[static_cast<std::size_t>(i)]; }

    int add(int first, int last, EntityType type, std::string value) {
        Draft draft = draft_of(view_, index_, first, last, type, MentionForm::value);
        draft.value = std::move(value);
        drafts_.push_back(std::move(draft));
        for (int i = first; i <= last; ++i) taken_[static_cast<std::size_t>(i)] = true;
        return last + 1;
    }

    // --- dates -----------------------------------------------------------------------------------------------------

    std::optional<int> month_at(int i) const {
        if (!free(i) || !view_.capital(i)) return std::nullopt;
        if (const auto month = lexicon_.number("months", view_.low(i))) return static_cast<int>(*month);
        return std::nullopt;
    }
    std::optional<int> weekday_at(int i) const {
        if (!free(i) || !view_.capital(i)) return std::nullopt;
        const std::string_view word = view_.low(i);
        if ((word == "sun" || word == "sat" || word == "wed") && view_.token(i).upos != Upos::PROPN)
            return std::nullopt;
        if (const auto day = lexicon_.number("weekdays", word)) return static_cast<int>(*day);
        return std::nullopt;
    }
    std::optional<int> day_at(int i) const {
        if (!free(i)) return std::nullopt;
        std::string_view word = view_.low(i);
        if (word.size() > 2)
            for (const std::string_view ending : {"st", "nd", "rd", "th"})
                if (word.substr(word.size() - 2) == ending) {
                    word.remove_suffix(2);
                    break;
                }
        if (word.size() > 2) return std::nullopt;
        const auto day = parse_digits(word);
        return day && *day >= 1 && *day <= 31 ? day : std::nullopt;
    }
    std::optional<int> year_at(int i) const {
        if (!free(i) || view_.low(i).size() != 4) return std::nullopt;
        const auto year = parse_digits(view_.low(i));
        return year && *year >= 1000 && *year <= 2199 ? year : std::nullopt;
    }

    // A day without a year is the one closest to the day of publication.
    std::optional<int> nearest_year(int month, int day) const {
        if (!today_) return std::nullopt;
        const int year = civil_from_days(*today_).year;
        int best = year;
        int distance = 1 << 30;
        for (const int candidate : {year, year - 1, year + 1}) {
            const int days = std::abs(days_from_civil({candidate, month, day}) - *today_);
            if (days < distance) {
                distance = days;
                best = candidate;
            }
        }
        return best;
    }

    std::string day_value(int month, int day, std::optional<int> year) const {
        if (!year) year = nearest_year(month, day);
        if (!year || day > days_in_month(*year, month)) return {};
        return iso_date({*year, month, day});
    }

    static std::string interval(const std::string& a, const std::string& b) {
        return a.empty() || b.empty() ? std::string() : a + "/" + b;
    }

    bool is_dash(int i) const {
        return i < view_.size() && (view_.is(i, "-") || view_.is(i, "--") || view_.is(i, "to"));
    }

    int date_at(int i) {
        if (!free(i)) return i;
        for (const auto phrase : {&Values::clock, &Values::part_of_period, &Values::stretch_around_now,
                                  &Values::holiday, &Values::recurring_day})
            if (const int end = (this->*phrase)(i); end > i) return end;
        int start = i;
        if (const auto weekday = weekday_at(i)) {
            int next = i + 1;
            if (view_.is(next, ",")) ++next;
            if (month_at(next) || (day_at(next) && month_at(next + 1)))
                start = next;
            else
                return weekday_phrase(i, *weekday);
        }
        if (const auto month = month_at(start)) return month_phrase(i, start, *month);
        if (const auto day = day_at(start); day && month_at(start + 1)) {
            const int month = *month_at(start + 1);
            int last = start + 1;
            std::optional<int> year = year_at(last + 1);
            if (!year && view_.is(last + 1, ",")) year = year_at(last + 2) ? year_at(last + 2) : std::nullopt;
            if (year) last = year_at(last + 1) ? last + 1 : last + 2;
            return add(i, last, EntityType::date, day_value(month, *day, year));
        }
        if (day_at(start) && is_dash(start + 1) && day_at(start + 2) && month_at(start + 3)) {
            const int month = *month_at(start + 3);
            const std::optional<int> year = year_at(start + 4);
            const int last = year ? start + 4 : start + 3;
            return add(i, last, EntityType::date,
                       interval(day_value(month, *day_at(start), year), day_value(month, *day_at(start + 2), year)));
        }
        if (const auto date = parse_iso_date(view_.low(i)); date && view_.low(i).size() == 10)
            return add(i, i, EntityType::date, iso_date(*date));
        if (const int end = year_phrase(i); end > i) return end;
        return relative_phrase(i);
    }

    bool has(std::string_view list, int i) const {
        return i >= 0 && i < view_.size() && lexicon_.has(list, view_.low(i));
    }

    // --- times of day ----------------------------------------------------------------------------------------------

    struct Clock {
        int hour = 0, minute = -1;
    };

    /// `5`, `5:30`, `17.30`
    static std::optional<Clock> clock_of(std::string_view word) {
        const std::size_t cut = word.find_first_of(":.");
        const auto hour = parse_digits(word.substr(0, cut));
        if (!hour || *hour > 24 || word.substr(0, cut).size() > 2) return std::nullopt;
        if (cut == std::string_view::npos) return Clock{*hour, -1};
        const auto minute = parse_digits(word.substr(cut + 1));
        if (!minute || *minute > 59 || word.size() != cut + 3) return std::nullopt;
        return Clock{*hour, *minute};
    }

    /// 5 p.m., 17:30, 2130 GMT, noon; the day comes later
    int clock(int i) {
        std::optional<Clock> time;
        int last = i;
        const bool prepared = has("clock_prepositions", i - 1);
        if (has("half_days", i + 1) && free(i + 1)) {
            time = clock_of(view_.low(i));
            if (const auto hour = small_value(i); !time && view_.is(i + 1, "o'clock") && hour)
                time = Clock{static_cast<int>(*hour), -1};
            if (!time || time->hour > 12) return i;
            last = i + 1;
            const bool afternoon = view_.low(last).front() == 'p';
            if (afternoon && time->hour < 12) time->hour += 12;
            if (view_.low(last).front() == 'a' && time->hour == 12) time->hour = 0;
        } else if (view_.has_digit(i) && view_.low(i).find(':') != std::string_view::npos) {
            time = clock_of(view_.low(i));
            if (!time || (!prepared && !has("time_zones", i + 1))) return i;
        } else if (view_.has_digit(i) && view_.low(i).size() == 4 && has("time_zones", i + 1)) {
            const auto number = parse_digits(view_.low(i));
            if (!number || *number / 100 > 24 || *number % 100 > 59) return i;
            time = Clock{*number / 100, *number % 100};
        } else if (prepared && (view_.is(i, "noon") || view_.is(i, "midday"))) {
            time = Clock{12, -1};
        } else if (prepared && view_.is(i, "midnight")) {
            time = Clock{0, -1};
        }
        if (!time) return i;
        std::string value = "T";
        append_padded(value, time->hour % 24, 2);
        if (time->minute >= 0) {
            value += ':';
            append_padded(value, time->minute, 2);
        }
        if (view_.is(last + 1, "local") && view_.is(last + 2, "time")) {
            last += 2;
        } else if (has("time_zones", last + 1) && free(last + 1)) {
            ++last;
            if (view_.is(last, "gmt") || view_.is(last, "utc")) value += 'Z';
        }
        return add(i, last, EntityType::time, value);
    }

    /// The day of a time of day: the one beside it, or the only one of its sentence.
    void give_days_to_clocks(std::size_t names) {
        std::vector<std::size_t> days;
        for (std::size_t d = names; d < drafts_.size(); ++d)
            if (parse_iso_date(drafts_[d].value) && drafts_[d].value.size() == 10) days.push_back(d);
        for (std::size_t d = names; d < drafts_.size(); ++d) {
            std::string& value = drafts_[d].value;
            if (value.empty() || value.front() != 'T') continue;
            const Draft* day = days.size() == 1 ? &drafts_[days.front()] : nullptr;
            constexpr int beside = 3;  // at 5 p.m. on Friday
            for (const std::size_t other : days) {
                const int gap =
                    std::max(drafts_[other].first - drafts_[d].last, drafts_[d].first - drafts_[other].last);
                if (gap <= beside && (!day || days.size() > 1)) day = &drafts_[other];
            }
            if (day) value = day->value + value;
        }
    }

    // --- stretches of time -----------------------------------------------------------------------------------------

    /// The first and the last day, month or year of a value.
    static std::string begin_of(const std::string& value) { return value.substr(0, value.find('/')); }
    static std::string end_of(const std::string& value) {
        const std::size_t slash = value.find('/');
        return slash == std::string::npos ? value : value.substr(slash + 1);
    }

    std::string later_than(const std::string& begin, const std::string& end) const {
        if (end >= begin || begin.size() != end.size()) return end;
        const auto year = parse_digits(std::string_view(end).substr(0, 4));
        if (!year) return end;
        if (const auto a = parse_iso_date(begin), b = parse_iso_date(end); a && b) {
            constexpr int week = 7;
            const int days = days_from_civil(*b);
            if (days_from_civil(*a) - days < week) return iso_date(civil_from_days(days + week));
        }
        return iso_year(*year + 1) + end.substr(4);
    }

    static bool follows(const std::string& a, const std::string& b) {
        if (a.size() != b.size()) return false;
        if (const auto x = parse_iso_date(a), y = parse_iso_date(b); x && y)
            return days_from_civil(*y) - days_from_civil(*x) == 1;
        const auto month = [](const std::string& value) {
            return std::atoi(value.c_str()) * 12 + std::atoi(value.c_str() + std::min<std::size_t>(5, value.size()));
        };
        return a.size() == 7 && month(b) - month(a) == 1;
    }

    /// from Monday to Friday, between May and July, Tuesday and Wednesday
    void join_ranges(std::size_t names) {
        std::sort(drafts_.begin() + static_cast<std::ptrdiff_t>(names), drafts_.end(),
                  [](const Draft& a, const Draft& b) { return a.first < b.first; });
        for (std::size_t d = names; d + 1 < drafts_.size(); ++d) {
            Draft& a = drafts_[d];
            const Draft& b = drafts_[d + 1];
            if (b.first != a.last + 2 || a.value.empty() || b.value.empty()) continue;
            if (a.value.front() == 'T' || b.value.front() == 'T') continue;
            const int link = a.last + 1;
            const bool to =
                is_dash(link) || view_.is(link, "until") || view_.is(link, "through") || view_.is(link, "till");
            const bool both = view_.is(link, "and");
            const std::string begin = begin_of(a.value), end = later_than(begin, end_of(b.value));
            const bool between = both && view_.is(a.first - 1, "between");
            if (!to && !between && !(both && follows(end_of(a.value), begin_of(b.value)))) continue;
            if (begin.size() != end.size() || end < begin) continue;
            a.value = interval(begin, end);
            a.last = a.phrase_last = b.last;
            a.head = view_.head_of(a.first, a.last);
            a.label = view_.written(a.first, a.last);
            taken_[static_cast<std::size_t>(link)] = true;
            drafts_.erase(drafts_.begin() + static_cast<std::ptrdiff_t>(d) + 1);
        }
    }

    static std::string half_of(const std::string& year, int half) {
        return year.size() == 4 ? year + (half == 1 ? "-01/" : "-07/") + year + (half == 1 ? "-06" : "-12") : year;
    }
    static std::string quarter_of(const std::string& year, int quarter) {
        if (year.size() != 4) return year;
        std::string out = year + '-';
        append_padded(out, quarter * 3 - 2, 2);
        out += '/' + year + '-';
        append_padded(out, quarter * 3, 2);
        return out;
    }

    /// the end of June, the first half of 2024, the night of June 1, the 4th of June, the 19th century, mid-2023, Q2
    /// 2024
    int part_of_period(int i) {
        const int at = view_.is(i, "the") ? i + 1 : i;
        if (!free(at)) return i;
        const std::string_view word = view_.low(at);
        if (word.starts_with("mid-")) {
            const std::string_view rest = word.substr(4);
            if (rest.size() == 4)
                if (const auto year = parse_digits(rest); year && *year >= 1000 && *year <= 2199)
                    return add(at, at, EntityType::date, iso_year(*year));
            if (const auto month = lexicon_.number("months", rest); month && today_) {
                const auto year = year_at(at + 1);
                const CivilDate now = civil_from_days(*today_);
                const int number = static_cast<int>(*month);
                return add(at, year ? at + 1 : at, EntityType::date,
                           iso_month(year ? *year : now.year - (number > now.month), number));
            }
        }
        if (word.size() == 2 && word[0] == 'q' && word[1] >= '1' && word[1] <= '4' && view_.capital(at)) {
            const auto year = year_at(at + 1);
            return add(at, year ? at + 1 : at, EntityType::date,
                       year ? quarter_of(iso_year(*year), word[1] - '0') : std::string());
        }
        if (const auto day = day_at(at); day && view_.is(at + 1, "of") && month_at(at + 2)) {
            const auto year = year_at(at + 3);
            return add(at, year ? at + 3 : at + 2, EntityType::date, day_value(*month_at(at + 2), *day, year));
        }
        if (const int end = century(at); end > at) return end;
        const auto ordinal = lexicon_.number("ordinals", word);
        const bool last = word == "last" || word == "final";
        if ((ordinal || last) && (view_.is(at + 1, "half") || view_.is(at + 1, "quarter"))) {
            const bool half = view_.is(at + 1, "half");
            const int number = ordinal ? static_cast<int>(*ordinal) : half ? 2 : 4;
            if (number > (half ? 2 : 4)) return i;
            const auto part = [&](const std::string& year) {
                return half ? half_of(year, number) : quarter_of(year, number);
            };
            if (const int end = period_behind(at, at + 2, part); end > at) return end;
            const Token& noun = view_.token(at + 1);
            if (half || view_.is(at + 2, "of") || universal(noun.deprel) == "compound") return i;
            return add(at, at + 1, EntityType::date, "");
        }
        if (has("parts_of_period", at) || has("day_parts", at) || has("seasons", at))
            return period_behind(at, at + 1, [](const std::string& value) { return value; });
        return i;
    }

    /// What stands behind *of*, with the words from `first` on and a value of its own.
    template <typename Part>
    int period_behind(int first, int of, Part&& part) {
        if (!view_.is(of, "of") || !free(of)) return first;
        const int begin = of + 1;
        if (!free(begin)) return first;
        std::string value;
        int last = begin;
        if (view_.is(begin, "the") && free(begin + 1) && lexicon_.text("durations", view_.low(begin + 1))) {
            value = period("this", view_.low(begin + 1));
            last = begin + 1;
        } else {
            const std::size_t before = drafts_.size();
            const int inner = view_.is(begin, "the") ? begin + 1 : begin;
            if (within_ > 0) return first;  // the end of the end of …
            ++within_;
            const int end = date_at(inner);
            --within_;
            if (drafts_.size() != before + 1 || drafts_.back().first != inner) return first;
            value = drafts_.back().value;
            last = end - 1;
            drafts_.pop_back();
        }
        if (value.size() > 4 && value.find('/') == std::string::npos && value.front() == 'T') return first;
        return add(first, last, EntityType::date, part(value));
    }

    int century(int at) {
        int number = at;
        if (view_.is(at, "early") || view_.is(at, "late") || view_.is(at, "mid")) ++number;
        if (!free(number) || !view_.is(number + 1, "century")) return at;
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

    /// the past three days, the next two years, recent weeks, the coming days; earlier this week
    int stretch_around_now(int i) {
        if (view_.is(i, "overnight")) {
            const std::string_view relation = universal(view_.token(i).deprel);
            if (relation == "amod" || relation == "compound") return i;
            return add(i, i, EntityType::date,
                       today_ ? interval(iso_date(civil_from_days(*today_ - 1)), iso_date(civil_from_days(*today_)))
                              : std::string());
        }
        const bool early = view_.is(i, "earlier"), late = view_.is(i, "later");
        if ((early || late) && free(i + 1)) {
            if (!view_.is(i + 1, "this") && !view_.is(i + 1, "in") && !view_.is(i + 1, "on")) return i;
            if (!view_.is(i + 1, "this")) return i;
            const std::size_t before = drafts_.size();
            const int end = relative_phrase(i + 1);
            if (drafts_.size() != before + 1) return i;
            std::string value = drafts_.back().value;
            if (view_.is(i + 2, "week") && today_ && !value.empty()) {
                const std::string now = iso_date(civil_from_days(*today_));
                value = early ? interval(begin_of(value), now) : interval(now, end_of(value));
            }
            drafts_.pop_back();
            return add(i, end - 1, EntityType::date, value);
        }
        const std::string_view word = view_.low(i);
        const bool past = word == "past" || word == "last" || word == "previous";
        const bool next = word == "next" || word == "coming" || word == "following";
        if (!past && !next && word != "recent") return i;
        int at = i + 1;
        if (!free(at)) return i;
        std::optional<double> amount;
        if (has("vague_numbers", at)) {
            ++at;
            if (view_.is(at, "of")) ++at;
        } else if (is_number_word(at)) {
            int last = at;
            while (is_number_word(last + 1)) ++last;
            amount = number_value(at, last);
            if (!amount) return i;
            at = last + 1;
        } else if (word == "past" || word == "coming") {
            const std::string_view unit = at < view_.size() ? view_.low(at) : std::string_view();
            if (lexicon_.text("durations", unit)) amount = 1;
        }
        if (!free(at)) return i;
        std::string unit(view_.low(at));
        const bool plural = unit.size() > 1 && unit.back() == 's';
        if (plural) unit.pop_back();
        if (unit == "centurie") unit = "century";
        if (!lexicon_.text("durations", unit) || (!plural && !amount)) return i;
        return add(
            i, at, EntityType::date,
            amount && word != "previous" && word != "following" ? around_now(*amount, unit, past) : std::string());
    }

    std::string around_now(double amount, std::string_view unit, bool past) const {
        constexpr double most = 5000;
        if (!today_ || amount < 1 || amount > most) return {};
        const int count = static_cast<int>(amount) * (past ? -1 : 1);
        const CivilDate now = civil_from_days(*today_);
        std::string here, there;
        if (unit == "day" || unit == "week") {
            here = iso_date(now);
            there = iso_date(civil_from_days(*today_ + count * (unit == "week" ? 7 : 1)));
        } else if (unit == "month") {
            const int months = now.year * 12 + now.month - 1 + count;
            if (months < 12) return {};
            here = iso_month(now.year, now.month);
            there = iso_month(months / 12, months % 12 + 1);
        } else if (unit == "year" || unit == "decade" || unit == "century") {
            const int year = now.year + count * (unit == "decade" ? 10 : unit == "century" ? 100 : 1);
            if (year < 1 || year > 9999) return {};
            here = iso_year(now.year);
            there = iso_year(year);
        } else {
            return {};  // hours and less: the hour of publication is not known
        }
        return past ? interval(there, here) : interval(here, there);
    }

    /// Christmas Day, New Year's Eve
    int holiday(int i) {
        if (!view_.capital(i)) return i;
        constexpr int most_words = 4;
        for (int last = std::min(i + most_words, view_.size()) - 1; last >= i; --last) {
            if (!free(last)) continue;
            const auto day = lexicon_.text("holidays", view_.phrase(i, last));
            if (!day || day->size() != 5) continue;
            const auto month = parse_digits(day->substr(0, 2)), number = parse_digits(day->substr(3));
            const auto year = year_at(last + 1);
            if (month && number)
                return add(i, year ? last + 1 : last, EntityType::date, day_value(*month, *number, year));
        }
        return i;
    }

    /// on Fridays, every Friday
    int recurring_day(int i) {
        if (!view_.capital(i)) return i;
        std::string word(view_.low(i));
        const bool each = weekday_at(i) && (view_.is(i - 1, "every") || view_.is(i - 1, "each"));
        const bool plural = word.size() > 3 && word.back() == 's' && !lexicon_.number("weekdays", word);
        if (plural) word.pop_back();
        if (!each && !(plural && lexicon_.number("weekdays", word))) return i;
        return add(each ? i - 1 : i, i, EntityType::date, "");
    }

    int month_phrase(int begin, int at, int month) {
        // May and March are verbs, too, and names
        if (const auto day = day_at(at + 1)) {
            int last = at + 1;
            std::optional<int> until;
            int until_month = month;
            if (is_dash(last + 1) && day_at(last + 2)) {
                until = day_at(last + 2);
                last += 2;
            } else if (is_dash(last + 1) && month_at(last + 2) && day_at(last + 3)) {
                until_month = *month_at(last + 2);
                until = day_at(last + 3);
                last += 3;
            }
            std::optional<int> year = year_at(last + 1);
            if (year)
                ++last;
            else if (view_.is(last + 1, ",") && year_at(last + 2)) {
                year = year_at(last + 2);
                last += 2;
            }
            const std::string from = day_value(month, *day, year);
            return add(begin, last, EntityType::date,
                       until ? interval(from, day_value(until_month, *until, year)) : from);
        }
        // A range in one word: June 7-9
        if (free(at + 1)) {
            const std::string_view word = view_.low(at + 1);
            if (const std::size_t dash = word.find('-'); dash != std::string_view::npos) {
                const auto from = parse_digits(word.substr(0, dash)), to = parse_digits(word.substr(dash + 1));
                if (from && to && *from >= 1 && *to <= 31 && *from < *to) {
                    std::optional<int> year = year_at(at + 2);
                    return add(begin, year ? at + 2 : at + 1, EntityType::date,
                               interval(day_value(month, *from, year), day_value(month, *to, year)));
                }
            }
        }
        int last = at;
        std::optional<int> year = year_at(at + 1);
        if (year)
            last = at + 1;
        else if (view_.is(at + 1, ",") && year_at(at + 2)) {
            year = year_at(at + 2);
            last = at + 2;
        }
        if (!year) {
            const std::string_view before = begin > 0 ? view_.low(begin - 1) : std::string_view();
            const bool preposition = before == "in" || before == "since" || before == "until" || before == "by" ||
                                     before == "last" || before == "next" || before == "this" || before == "of" ||
                                     before == "from" || before == "during" || before == "late" || before == "early" ||
                                     before == "mid" || before == "-" || before == "to" || before == "and" ||
                                     before == "through" || before == "before" || before == "after" ||
                                     before == "between";
            const bool ambiguous = view_.is(at, "may") || view_.is(at, "march") || view_.is(at, "august");
            if (ambiguous && !preposition) return begin;
            if (view_.token(at).upos != Upos::PROPN && view_.token(at).upos != Upos::NOUN) return begin;
            int first = begin;
            if (today_) {
                const CivilDate now = civil_from_days(*today_);
                int candidate = now.year;
                if (before == "next") {
                    candidate += month <= now.month;
                } else if (before == "last") {
                    candidate -= month >= now.month;
                } else if (!future(at)) {
                    candidate -= month > now.month;
                } else {
                    candidate += month < now.month;
                }
                year = candidate;
            }
            if (before == "last" || before == "next" || before == "this") first = begin - 1;
            return add(first, last, EntityType::date, year ? iso_month(*year, month) : std::string());
        }
        return add(begin, last, EntityType::date, iso_month(*year, month));
    }

    int year_phrase(int i) {
        const std::string_view word = view_.low(i);
        if (word.size() == 5 && word[4] == 's' && (word[0] == '1' || word[0] == '2') &&
            parse_digits(word.substr(0, 4))) {
            const std::string decade(word.substr(0, 4));
            return add(i, i, EntityType::date, decade + "/" + std::to_string(*parse_digits(decade) + 9));
        }
        const auto year = year_at(i);
        if (!year || *year < 1500) return i;
        const std::string_view before = i > 0 ? view_.low(i - 1) : std::string_view();
        static constexpr std::string_view openers[] = {"in",     "since", "by",      "until", "from", "of",  "during",
                                                       "before", "after", "between", "early", "late", "mid", "and",
                                                       "to",     "till",  "through", "year",  "("};
        const bool opened = std::find(std::begin(openers), std::end(openers), before) != std::end(openers);
        const Token& token = view_.token(i);
        const bool counts = view_.relation(i, "nummod") && token.head > i &&
                            view_.token(token.head).upos == Upos::NOUN && view_.token(token.head).xpos == "NNS";
        if (!opened || counts) return i;
        if (is_dash(i + 1) && view_.glued(i) && i + 2 < view_.size() && view_.low(i + 2).size() == 2)
            if (const auto end = parse_digits(view_.low(i + 2)); end && *end > *year % 100)
                return add(i, i + 2, EntityType::date, interval(iso_year(*year), iso_year(*year / 100 * 100 + *end)));
        if (before == "year" && free(i - 1)) return add(i - 1, i, EntityType::date, iso_year(*year));
        if (is_dash(i + 1) && year_at(i + 2))
            return add(i, i + 2, EntityType::date, std::to_string(*year) + "/" + std::to_string(*year_at(i + 2)));
        return add(i, i, EntityType::date, std::to_string(*year));
    }

    // Does the clause of a word speak of what is to come?
    bool future(int i) const {
        int at = i;
        for (int steps = 0; steps < 5 && at >= 0; ++steps) {
            for (const int c : view_.children(at)) {
                const std::string_view word = view_.low(c);
                if (view_.relation(c, "aux") && (word == "will" || word == "'ll" || word == "wo" || word == "shall" ||
                                                 word == "would" || word == "may"))
                    return true;
                if (view_.relation(c, "mark") && word == "to" && view_.token(at).upos == Upos::VERB) return true;
            }
            const std::string_view word = view_.low(at);
            if (word == "scheduled" || word == "due" || word == "expected" || word == "planned" || word == "upcoming")
                return true;
            if (view_.token(at).upos == Upos::VERB && view_.token(at).xpos == "VBD") return false;
            at = view_.token(at).head;
        }
        return false;
    }

    /// said Tuesday it would: the day is that of saying
    bool said_before(int i) const {
        const int verb = view_.is(i - 1, "on") ? i - 2 : i - 1;
        return verb >= 0 && view_.token(verb).xpos == "VBD" && view_.token(verb).upos == Upos::VERB;
    }

    int weekday_phrase(int i, int weekday) {
        const std::string_view before = i > 0 ? view_.low(i - 1) : std::string_view();
        const bool qualified =
            before == "last" || before == "next" || before == "this" || before == "past" || before == "coming";
        std::string value;
        if (today_) {
            const int now = weekday_of(*today_);
            int days = weekday - now;  // in the week of publication
            if (before == "next") {
                days += days <= 0 ? 7 : 0;
            } else if (before == "last" || before == "past") {
                days -= days >= 0 ? 7 : 0;
            } else if (before == "coming" || (!said_before(i) && future(i))) {
                days += days < 0 ? 7 : 0;
            } else {
                days -= days > 0 ? 7 : 0;
            }
            value = iso_date(civil_from_days(*today_ + days));
        }
        int last = i;
        if (free(i + 1) && (view_.is(i + 1, "morning") || view_.is(i + 1, "afternoon") || view_.is(i + 1, "evening") ||
                            view_.is(i + 1, "night")))
            ++last;
        // A plural or a program's name is no day: Sunday program is marked by its noun
        if (last == i && view_.relation(i, "compound") && view_.token(i).head > i &&
            view_.token(view_.token(i).head).upos == Upos::NOUN && before != "on")
            return i;
        return add(qualified ? i - 1 : i, last, EntityType::date, value);
    }

    int relative_phrase(int i) {
        const std::string_view word = view_.low(i);
        if (word == "today" || word == "yesterday" || word == "tomorrow" || word == "tonight") {
            std::string value;
            if (today_)
                value = iso_date(civil_from_days(*today_ + (word == "yesterday" ? -1 : word == "tomorrow" ? 1 : 0)));
            return add(i, has("day_parts", i + 1) && free(i + 1) ? i + 1 : i, EntityType::date, value);
        }
        if (word == "last" || word == "next" || word == "this" || word == "previous" || word == "past" ||
            word == "coming" || word == "the") {
            const std::string_view unit = i + 1 < view_.size() ? view_.low(i + 1) : std::string_view();
            if (!free(i + 1)) return i;
            if (unit == "weekend") return add(word == "the" ? i + 1 : i, i + 1, EntityType::date, weekend(word));
            if (word == "the" || word == "previous" || word == "past" || word == "coming") return i;
            if (unit != "month" && unit != "week" && unit != "year" && unit != "night" && unit != "morning" &&
                unit != "evening" && unit != "afternoon" && unit != "summer" && unit != "winter" && unit != "autumn" &&
                unit != "fall" && unit != "spring" && unit != "century" && unit != "decade")
                return i;
            // this year's budget is a date all the same; last week of March is not
            if (view_.is(i + 2, "of")) return i;
            return add(i, i + 1, EntityType::date, period(word, unit));
        }
        // three years ago, an hour later, two weeks from now
        constexpr int most_words = 5;
        for (int end = i + 2; end < view_.size() && end < i + most_words; ++end) {
            const bool ago = view_.is(end, "ago");
            const bool from_now = view_.is(end, "from") && view_.is(end + 1, "now");
            if (!ago && !from_now && !view_.is(end, "later") && !view_.is(end, "earlier")) continue;
            std::string unit(view_.low(end - 1));
            if (unit.size() > 1 && unit.back() == 's') unit.pop_back();
            if (unit == "centurie") unit = "century";
            if (!lexicon_.text("durations", unit)) return i;
            std::optional<double> amount = number_value(i, end - 2);
            if (i == end - 2 && (view_.is(i, "a") || view_.is(i, "an"))) amount = 1;
            const bool article = i == end - 3 && (view_.is(i, "a") || view_.is(i, "the"));
            // a couple of weeks ago
            const bool couple = view_.is(end - 2, "of") && has("vague_numbers", end - 3) &&
                                (i == end - 3 || (i == end - 4 && view_.is(i, "a")));
            const bool vague =
                couple || (has("vague_numbers", end - 2) && (i == end - 2 || article)) || view_.is(i, "half");
            if (!amount && !vague) return i;
            if (vague || (!ago && !from_now)) return add(i, end, EntityType::date, "");
            return add(i, from_now ? end + 1 : end, EntityType::date, ago_or_ahead(*amount, unit, ago));
        }
        // will open in two weeks
        if (view_.is(i - 1, "in") && is_number_word(i) && free(i + 1)) {
            std::string unit(view_.low(i + 1));
            if (unit.size() > 1 && unit.back() == 's') unit.pop_back();
            const auto amount = number_value(i, i);
            if (amount && lexicon_.text("durations", unit) && !view_.is(i + 2, "of") && !view_.is(i + 2, "time") &&
                future(i + 1))
                return add(i, i + 1, EntityType::date, ago_or_ahead(*amount, unit, false));
        }
        return i;
    }

    std::string weekend(std::string_view which) const {
        if (!today_) return {};
        const int saturday = *today_ - weekday_of(*today_) + 6;
        int start = saturday;
        const bool now = weekday_of(*today_) >= 6;
        if (which == "last" || which == "past" || which == "previous" || (which == "the" && !now)) start -= 7;
        if (which == "next") start += 7;
        return interval(iso_date(civil_from_days(start)), iso_date(civil_from_days(start + 1)));
    }

    std::string period(std::string_view which, std::string_view unit) const {
        if (!today_) return {};
        const int step = which == "last" ? -1 : which == "next" ? 1 : 0;
        const CivilDate now = civil_from_days(*today_);
        if (unit == "year") return std::to_string(now.year + step);
        if (unit == "month") {
            const int months = now.year * 12 + now.month - 1 + step;
            return iso_month(months / 12, months % 12 + 1);
        }
        if (unit == "week") {
            const int monday = *today_ - weekday_of(*today_) + 1 + 7 * step;
            return interval(iso_date(civil_from_days(monday)), iso_date(civil_from_days(monday + 6)));
        }
        if (unit == "night") return iso_date(civil_from_days(*today_ + (step < 0 ? -1 : 0)));
        if (unit == "morning" || unit == "afternoon" || unit == "evening") return iso_date(now);
        return {};
    }

    /// What lies so long before or after publication, as exactly as the unit is.
    std::string ago_or_ahead(double amount, std::string_view unit, bool past) const {
        constexpr double most = 5000;
        if (!today_ || amount < 0 || amount > most) return {};
        const int count = static_cast<int>(amount) * (past ? -1 : 1);
        const CivilDate now = civil_from_days(*today_);
        if (unit == "day") return iso_date(civil_from_days(*today_ + count));
        if (unit == "week") {
            const int day = *today_ + 7 * count, monday = day - weekday_of(day) + 1;
            return interval(iso_date(civil_from_days(monday)), iso_date(civil_from_days(monday + 6)));
        }
        constexpr double hours_of_day = 24;
        if (unit == "hour" || unit == "minute" || unit == "second")
            return amount < hours_of_day ? iso_date(now) : std::string();
        if (unit == "month") {
            const int months = now.year * 12 + now.month - 1 + count;
            return months < 12 ? std::string() : iso_month(months / 12, months % 12 + 1);
        }
        const int year = now.year + count * (unit == "decade" ? 10 : unit == "century" ? 100 : 1);
        return year > 0 && year <= 9999 ? iso_year(year) : std::string();
    }

    static std::string iso_year(int year) {
        std::string out;
        append_padded(out, year, 4);
        return out;
    }

    // --- numbers ---------------------------------------------------------------------------------------------------

    std::optional<double> digits_value(std::string_view word) const {
        std::string plain;
        for (const char c : word) {
            if (c == ',') continue;
            if ((c < '0' || c > '9') && c != '.') return std::nullopt;
            plain += c;
        }
        if (plain.empty() || plain.size() > 18 || std::count(plain.begin(), plain.end(), '.') > 1 || plain == ".")
            return std::nullopt;
        double value = 0;
        const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
        if (error != std::errc() || end != plain.data() + plain.size()) return std::nullopt;
        return value;
    }

    std::optional<double> small_value(int i) const {
        const std::string_view word = view_.low(i);
        if (const auto number = lexicon_.number("numbers", word)) return static_cast<double>(*number);
        if (const std::size_t dash = word.find('-'); dash != std::string_view::npos) {  // twenty-five
            const auto tens = lexicon_.number("numbers", word.substr(0, dash)),
                       ones = lexicon_.number("numbers", word.substr(dash + 1));
            if (tens && ones && *tens >= 20 && *ones < 10) return static_cast<double>(*tens + *ones);
        }
        return digits_value(word);
    }

    /// The number that words `first`..`last` spell, all of them.
    std::optional<double> number_value(int first, int last) const {
        double total = 0, group = 0;
        bool any = false;
        for (int i = first; i <= last; ++i) {
            if (const auto value = small_value(i)) {
                if (any && group > 0 && group < 20) return std::nullopt;
                group += *value;
                any = true;
            } else if (const auto factor = lexicon_.number("multipliers", view_.low(i))) {
                if (!any && !(first == i)) return std::nullopt;
                group = (any ? group : 1.0) * static_cast<double>(*factor);
                if (*factor >= 1000) {
                    total += group;
                    group = 0;
                }
                any = true;
            } else if (view_.is(i, "-") || (view_.is(i, "and") && i > first && i < last) ||
                       (view_.is(i, "a") && i == first && first < last)) {
                continue;
            } else {
                return std::nullopt;
            }
        }
        return any ? std::optional(total + group) : std::nullopt;
    }

    static std::string format(double value) {
        if (value == std::floor(value) && std::abs(value) < 1e15) return std::to_string(static_cast<long long>(value));
        char text[40];
        const int size = std::snprintf(text, sizeof text, "%.6f", value);
        std::string out(text, static_cast<std::size_t>(size));
        while (!out.empty() && out.back() == '0') out.pop_back();
        if (!out.empty() && out.back() == '.') out.pop_back();
        return out;
    }

    // The bound before a number: its first word and its sign.
    std::pair<int, std::string> bound_before(int i) const {
        if (i <= 0) return {i, "="};
        for (const auto& [words, sign] : lexicon_.bounds()) {
            const int count = static_cast<int>(std::count(words.begin(), words.end(), ' ')) + 1;
            const int first = i - count;
            if (first < 0 || !free(first) || view_.phrase(first, i - 1) != words) continue;
            // *over* and *under* are prepositions before a phrase that starts with the number only
            return {first, sign};
        }
        return {i, "="};
    }

    bool is_number_word(int i) const {
        if (!free(i)) return false;
        const Token& token = view_.token(i);
        if (token.upos != Upos::NUM && token.upos != Upos::NOUN && token.upos != Upos::SYM && token.upos != Upos::X)
            return false;
        return small_value(i).has_value() || lexicon_.number("multipliers", view_.low(i)).has_value();
    }

    int number_at(int i) {
        if (!free(i)) return i;
        if (i > 1 && view_.is(i - 1, "-") && view_.glued(i - 1) && view_.glued(i - 2) && view_.has_letter(i - 2))
            return i;
        // $450 million: the symbol may be glued to the number
        std::string currency;
        int first_number = i;
        if (const int end = collective(i); end > i) return end;
        const std::string_view word = view_.low(i);
        std::size_t digits = 0;
        while (digits < word.size() && (word[digits] < '0' || word[digits] > '9')) ++digits;
        if (digits > 0 && lexicon_.text("currencies", word.substr(0, digits))) {
            const bool symbol = static_cast<unsigned char>(word[0]) >= 0x80 || word.find('$') != std::string_view::npos;
            const bool code = digits == word.size() && view_.all_capitals(i) && view_.token(i).upos != Upos::NOUN;
            if (symbol || code || (digits == word.size() && view_.token(i).upos == Upos::SYM))
                currency = std::string(*lexicon_.text("currencies", word.substr(0, digits)));
        }
        if (!currency.empty()) {
            double value = 0;
            int last = i;
            if (digits < word.size()) {
                const auto glued = digits_value(word.substr(digits));
                if (!glued) return i;
                value = *glued;
            } else {
                if (!free(i + 1)) return i;
                const auto next = digits_value(view_.low(i + 1));
                if (!next) return i;
                value = *next;
                last = i + 1;
            }
            return finish_money(i, last, value, currency);
        }
        if (!is_number_word(i) || view_.token(i).upos == Upos::X) return i;
        if (lexicon_.number("multipliers", word) && view_.token(i).upos != Upos::NUM &&
            !(i > 0 && view_.is(i - 1, "a")))
            return i;
        int last = i;
        while (last + 1 < view_.size() &&
               (is_number_word(last + 1) || (view_.is(last + 1, "-") && last + 2 < view_.size() &&
                                             lexicon_.number("numbers", view_.low(last + 2)) &&
                                             lexicon_.number("numbers", view_.low(last)) && view_.glued(last))))
            ++last;
        // two hundred and fifty
        if (last + 2 < view_.size() && view_.is(last + 1, "and") && free(last + 1) && is_number_word(last + 2) &&
            lexicon_.number("multipliers", view_.low(last)) && lexicon_.number("numbers", view_.low(last + 2)))
            last += 2;
        while (last > i && !number_value(i, last)) --last;
        const auto value = number_value(i, last);
        if (!value) return i;
        return finish_quantity(first_number, last, *value);
    }

    /// dozens of ships, tens of thousands, half a million people
    int collective(int i) {
        constexpr int most_words = 3;
        for (int last = std::min(i + most_words, view_.size()) - 1; last >= i; --last) {
            if (!free(last)) continue;
            const auto number = lexicon_.number("collectives", view_.phrase(i, last));
            if (!number) continue;
            const bool exact = view_.is(i, "half") || view_.is(i, "a");
            int noun = view_.is(last + 1, "of") ? last + 2 : last + 1;
            while (noun < view_.size() && view_.token(noun).head > noun && view_.token(noun).upos != Upos::VERB &&
                   view_.token(noun).upos != Upos::PUNCT && universal(view_.token(noun).deprel) != "case")
                ++noun;
            std::string unit;
            if (noun < view_.size() && (view_.token(noun).upos == Upos::NOUN)) unit = unit_of(noun);
            const auto [begin, sign] = bound_before(i);
            const std::string bound = sign != "=" ? sign : exact ? "=" : ">=";
            const auto currency = lexicon_.text("currencies", unit);
            if (currency && currency->find('/') == std::string_view::npos)
                return add(begin, noun, EntityType::money,
                           bound + ' ' + format(static_cast<double>(*number)) + ' ' + std::string(*currency));
            return add(begin, last, EntityType::quantity,
                       bound + ' ' + format(static_cast<double>(*number)) + (unit.empty() ? "" : ' ' + unit));
        }
        return i;
    }

    std::string unit_of(int noun) const {
        const std::string lemma = fold_name(view_.token(noun).lemma);
        const std::string_view low = view_.low(noun);
        if (const auto known = lexicon_.text("units", lemma)) return std::string(*known);
        if (const auto plain = lexicon_.text("units", low)) return std::string(*plain);
        return lemma.empty() ? std::string(low) : lemma;
    }

    /// The upper end of *10 to 15*, *10-15*, *between 10 and 15*; `last` moves behind it.
    std::optional<double> upper_end(int first, int& last, double& value) const {
        const int link = last + 1;
        if (!free(link) || !free(link + 1)) return std::nullopt;
        const bool between = view_.is(link, "and") && view_.is(first - 1, "between");
        const bool dash = (view_.is(link, "-") || view_.is(link, "--")) && view_.glued(last) && view_.glued(link);
        if (!between && !dash && !view_.is(link, "to")) return std::nullopt;
        int begin = link + 1;
        if (lexicon_.text("currencies", view_.low(begin)) && free(begin + 1)) ++begin;  // $3 million to $5 million
        if (!is_number_word(begin)) return std::nullopt;
        int end = begin;
        while (is_number_word(end + 1)) ++end;
        while (end > begin && !number_value(begin, end)) --end;
        const auto upper = number_value(begin, end);
        if (!upper) return std::nullopt;
        double low = value;
        // 3 to 5 million: the first is as large as the second
        if (first == last && end > begin)
            if (const auto factor = lexicon_.number("multipliers", view_.low(end));
                factor && small_value(begin) && value < *small_value(begin))
                low = value * static_cast<double>(*factor);
        if (*upper <= low) return std::nullopt;
        value = low;
        last = end;
        return upper;
    }

    int finish_money(int first, int last, double value, std::string currency) {
        const int number = last;
        while (free(last + 1)) {
            const auto factor = lexicon_.number("multipliers", view_.low(last + 1));
            if (!factor) break;
            value *= static_cast<double>(*factor);
            ++last;
        }
        // *$3-5 million*: the multiplier stands at the end only
        const auto upper = last == number ? upper_end(last, last, value) : upper_end(first, last, value);
        auto [begin, sign] = bound_before(first);
        if (upper && view_.is(first - 1, "between") && free(first - 1)) begin = first - 1;
        return add(begin, last, EntityType::money,
                   sign + " " + format(value) + (upper ? ".." + format(*upper) : "") + " " + currency);
    }

    /// 2 percentage points, 25 basis points: the last word, or -1
    int points(int i) const {
        const bool share = view_.is(i, "percentage") || view_.is(i, "basis");
        return share && (view_.is(i + 1, "point") || view_.is(i + 1, "points")) && free(i) && free(i + 1) ? i + 1 : -1;
    }
    std::string unit_of_points(int last) const { return std::string(view_.low(last - 1)) + " point"; }

    int finish_quantity(int first, int last, double value) {
        const int low_last = last;
        const auto upper = upper_end(first, last, value);
        const auto number = [&](double factor = 1) {
            return format(value / factor) + (upper ? ".." + format(*upper / factor) : std::string());
        };
        const auto bound_of = [&] {
            auto found = bound_before(first);
            if (upper && view_.is(first - 1, "between") && free(first - 1)) found.first = first - 1;
            return found;
        };
        if (upper && view_.token(low_last).head < 0 && view_.token(last).head < 0) return first;
        const Token& token = view_.token(last);
        // one of them, the two, number 10: no amounts
        if (first == last && view_.is(first, "one") && token.upos != Upos::NUM) return first;
        if (token.head >= 0 && view_.is(first - 1, "number")) return first;
        int noun = -1;
        bool hyphen = false;
        if (last + 2 < view_.size() && view_.is(last + 1, "-") && view_.glued(last) && view_.glued(last + 1) &&
            free(last + 2)) {
            hyphen = true;
            noun = last + 2;
        } else if (free(last + 1) && (view_.is(last + 1, "%") || view_.is(last + 1, "percent"))) {
            noun = last + 1;
        } else if (free(last + 1) && view_.is(last + 1, "per") && view_.is(last + 2, "cent")) {
            const auto [begin, sign] = bound_of();
            return add(begin, last + 2, EntityType::percent, sign + " " + number() + " %");
        } else if (const int end = points(last + 1); end > 0) {
            const auto [begin, sign] = bound_of();
            return add(begin, end, EntityType::percent, sign + " " + number() + " " + unit_of_points(end));
        } else if (token.head > last && token.head < view_.size() && view_.relation(last, "nummod")) {
            noun = token.head;
        } else if (token.head >= 0 && token.head < first && view_.relation(last, "nummod")) {
            noun = -1;
        } else if (free(last + 1) && view_.token(last + 1).upos == Upos::NOUN) {
            noun = last + 1;
        }
        if (view_.is(first, "one") && noun < 0) return first;
        if (first == last && noun < 0 && year_at(first) && value >= 1900)
            return add(first, last, EntityType::date, format(value));
        if (noun < 0 && (view_.is(last + 1, "p.m.") || view_.is(last + 1, "a.m.") || view_.is(last + 1, "pm") ||
                         view_.is(last + 1, "am") || view_.is(last + 1, "o'clock")))
            return last + 2;
        std::string unit;
        if (noun >= 0 &&
            (view_.is(noun, "p.m.") || view_.is(noun, "a.m.") || view_.is(noun, "pm") || view_.is(noun, "am")))
            return noun + 1;
        if (noun >= 0) {
            const std::string lemma = fold_name(view_.token(noun).lemma);
            const std::string_view low = view_.low(noun);
            for (const std::string_view key : {std::string_view(lemma), low}) {
                if (const auto currency = lexicon_.text("currencies", key); currency && !hyphen) {
                    // pounds may be weight, too; euros never are
                    double factor = 1;
                    std::string code(*currency);
                    if (const std::size_t cut = code.find('/'); cut != std::string::npos) {
                        factor = 100;
                        code.resize(cut);
                    }
                    const auto [begin, sign] = bound_of();
                    return add(begin, noun, EntityType::money, sign + " " + number(factor) + " " + code);
                }
            }
            unit = unit_of(noun);
        }
        const auto [begin, sign] = bound_of();
        const bool measure = noun == last + 1 && (lexicon_.text("units", view_.low(noun)) ||
                                                  lexicon_.text("units", fold_name(view_.token(noun).lemma)));
        const int end = hyphen ? noun : measure ? noun : last;
        const EntityType type = unit == "%" ? EntityType::percent : EntityType::quantity;
        return add(begin, end, type, sign + " " + number() + (unit.empty() ? "" : " " + unit));
    }

    const SentenceView& view_;
    std::uint32_t index_;
    const Lexicon& lexicon_;
    Drafts& drafts_;
    std::vector<bool> taken_;
    std::optional<int> today_;
    int within_ = 0;  ///< periods of which the part at hand is one
};

}  // namespace

void find_values(const SentenceView& view, std::uint32_t index, std::string_view published, Drafts& drafts) {
    Values(view, index, published, drafts).run();
}

}  // namespace claimgraph
