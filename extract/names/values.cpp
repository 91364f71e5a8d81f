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
        for (int i = 0; i < view_.size();) i = std::max(i + 1, number_at(i));
        if (drafts_.size() != names)
            std::stable_sort(drafts_.begin(), drafts_.end(),
                             [](const Draft& a, const Draft& b) { return a.first < b.first; });
    }

   private:
    bool free(int i) const { return i >= 0 && i < view_.size() && !taken_[static_cast<std::size_t>(i)]; }

    int add(int first, int last, EntityType type, std::string value) {
        Draft draft;
        draft.sentence = index_;
        draft.first = draft.phrase_first = first;
        draft.last = draft.phrase_last = last;
        draft.head = view_.head_of(first, last);
        draft.type = type;
        draft.form = MentionForm::value;
        draft.label = view_.written(first, last);
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
                                     before == "through" || before == "before" || before == "after";
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
            } else if (before == "coming" || future(i)) {
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
            return add(i, i, EntityType::date, value);
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
        // three years ago
        for (int end = i; end < view_.size() && end < i + 4; ++end) {
            if (!view_.is(end, "ago") || end < i + 2) continue;
            const auto amount = number_value(i, end - 2);
            if (!amount) continue;
            std::string unit(view_.low(end - 1));
            if (!unit.empty() && unit.back() == 's') unit.pop_back();
            if (!lexicon_.text("durations", unit)) continue;
            return add(i, end, EntityType::date, ago(*amount, unit));
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

    std::string ago(double amount, std::string_view unit) const {
        if (!today_ || amount < 0 || amount > 5000) return {};
        const int count = static_cast<int>(amount);
        const CivilDate now = civil_from_days(*today_);
        if (unit == "day") return iso_date(civil_from_days(*today_ - count));
        if (unit == "week") return iso_date(civil_from_days(*today_ - 7 * count));
        if (unit == "hour" || unit == "minute" || unit == "second") return count < 24 ? iso_date(now) : std::string();
        if (unit == "month") {
            const int months = now.year * 12 + now.month - 1 - count;
            return months < 0 ? std::string() : iso_month(months / 12, months % 12 + 1);
        }
        const int years = unit == "decade" ? 10 * count : unit == "century" ? 100 * count : count;
        return now.year > years ? iso_year(now.year - years) : std::string();
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
        const std::string_view word = view_.low(i);
        std::size_t digits = 0;
        while (digits < word.size() && (word[digits] < '0' || word[digits] > '9')) ++digits;
        if (digits > 0 && lexicon_.text("currencies", word.substr(0, digits)) &&
            (view_.token(i).upos == Upos::SYM || view_.token(i).upos == Upos::NUM || digits < word.size())) {
            const bool symbol = static_cast<unsigned char>(word[0]) >= 0x80 || word.find('$') != std::string_view::npos;
            if (symbol) currency = std::string(*lexicon_.text("currencies", word.substr(0, digits)));
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
        while (last > i && !number_value(i, last)) --last;
        const auto value = number_value(i, last);
        if (!value) return i;
        return finish_quantity(first_number, last, *value);
    }

    int finish_money(int first, int last, double value, std::string currency) {
        while (free(last + 1)) {
            const auto factor = lexicon_.number("multipliers", view_.low(last + 1));
            if (!factor) break;
            value *= static_cast<double>(*factor);
            ++last;
        }
        const auto [begin, sign] = bound_before(first);
        return add(begin, last, EntityType::money, sign + " " + format(value) + " " + currency);
    }

    int finish_quantity(int first, int last, double value) {
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
            const auto [begin, sign] = bound_before(first);
            return add(begin, last + 2, EntityType::quantity, sign + " " + format(value) + " %");
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
                    double amount = value;
                    std::string code(*currency);
                    if (const std::size_t cut = code.find('/'); cut != std::string::npos) {
                        amount /= 100;
                        code.resize(cut);
                    }
                    const auto [begin, sign] = bound_before(first);
                    return add(begin, noun, EntityType::money, sign + " " + format(amount) + " " + code);
                }
            }
            if (const auto known = lexicon_.text("units", lemma))
                unit = std::string(*known);
            else if (const auto plain = lexicon_.text("units", low))
                unit = std::string(*plain);
            else
                unit = lemma.empty() ? std::string(low) : lemma;
        }
        const auto [begin, sign] = bound_before(first);
        const bool measure = noun == last + 1 && (lexicon_.text("units", view_.low(noun)) ||
                                                  lexicon_.text("units", fold_name(view_.token(noun).lemma)));
        const int end = hyphen ? noun : measure ? noun : last;
        return add(begin, end, EntityType::quantity, sign + " " + format(value) + (unit.empty() ? "" : " " + unit));
    }

    const SentenceView& view_;
    std::uint32_t index_;
    const Lexicon& lexicon_;
    Drafts& drafts_;
    std::vector<bool> taken_;
    std::optional<int> today_;
};

}  // namespace

void find_values(const SentenceView& view, std::uint32_t index, std::string_view published, Drafts& drafts) {
    Values(view, index, published, drafts).run();
}

}  // namespace claimgraph
