#include "extract/names/date_finder.h"

#include <algorithm>
#include <iterator>

namespace claimgraph::extract::names {

DateFinder::DateFinder(const SentenceView& view, std::uint32_t index, std::string_view published, Drafts& drafts)
    : ValueWords(view, index, drafts) {
    if (const auto date = parse_iso_date(published)) today_ = *date;
}

void DateFinder::run() {
    names_ = drafts_.size();
    for (TokenIndex i = 0; i < view_.size();) i = std::max(i + 1, date_at(i));
    join_ranges(names_);
    give_days_to_clocks(names_);
}

std::optional<int> DateFinder::month_at(TokenIndex i) const {
    if (!free(i) || !view_.capital(i)) return std::nullopt;
    if (const auto month = lexicon_.number("months", view_.low(i))) return static_cast<int>(*month);
    return std::nullopt;
}

std::optional<int> DateFinder::weekday_at(TokenIndex i) const {
    if (!free(i) || !view_.capital(i)) return std::nullopt;
    const std::string_view word = view_.low(i);
    if (has("ambiguous_weekdays", i) && view_.token(i).upos != Upos::PROPN) return std::nullopt;
    if (const auto day = lexicon_.number("weekdays", word)) return static_cast<int>(*day);
    return std::nullopt;
}

std::optional<int> DateFinder::day_at(TokenIndex i) const {
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

std::optional<int> DateFinder::nearest_year(int month, int day, Tense tense) const {
    if (!today_) return std::nullopt;
    constexpr int far = 60;  // days
    const int year = year_of(*today_);
    int best = year;
    int distance = 1 << 30;
    for (const int candidate : {year, year - 1, year + 1}) {
        const int ahead = days_between(*today_, unchecked_date(candidate, month, day));
        if (std::abs(ahead) < distance && !(tense == Tense::past && ahead > far)) {
            distance = std::abs(ahead);
            best = candidate;
        }
    }
    return best;
}

std::string DateFinder::day_value(int month, int day, std::optional<int> year, TokenIndex at) const {
    if (!year) year = nearest_year(month, day, tense(at));
    const auto date = year ? civil_date(*year, month, day) : std::nullopt;
    return date ? iso_date(*date) : std::string();
}

std::string DateFinder::interval(const std::string& a, const std::string& b) {
    return a.empty() || b.empty() ? std::string() : a + "/" + b;
}

TokenIndex DateFinder::date_at(TokenIndex i) {
    if (!free(i)) return holiday(i);
    for (const auto phrase :
         {&DateFinder::clock, &DateFinder::weekday_of_month, &DateFinder::part_of_period, &DateFinder::day_beside,
          &DateFinder::stretch_around_now, &DateFinder::holiday, &DateFinder::recurring_day})
        if (const TokenIndex end = (this->*phrase)(i); end > i) return end;
    TokenIndex start = i;
    if (const auto weekday = weekday_at(i)) {
        TokenIndex next = i + 1;
        if (view_.is(next, ",")) ++next;
        if (month_at(next) || (day_at(next) && month_at(next + 1)))
            start = next;
        else
            return weekday_phrase(i, *weekday);
    }
    if (const auto month = month_at(start)) return month_phrase(i, start, *month);
    if (const auto day = day_at(start); day && month_at(start + 1)) {
        TokenIndex last = start + 1;
        const std::optional<int> year = year_behind(last);
        return add(i, last, EntityType::date, day_value(*month_at(start + 1), *day, year, start + 1));
    }
    if (day_at(start) && is_dash(start + 1) && day_at(start + 2) && month_at(start + 3)) {
        const int month = *month_at(start + 3);
        TokenIndex last = start + 3;
        const std::optional<int> year = year_behind(last);
        return add(i, last, EntityType::date,
                   interval(day_value(month, *day_at(start), year, start + 3),
                            day_value(month, *day_at(start + 2), year, start + 3)));
    }
    for (const auto phrase : {&DateFinder::date_in_figures, &DateFinder::year_phrase})
        if (const TokenIndex end = (this->*phrase)(i); end > i) return end;
    return relative_phrase(i);
}

std::optional<int> DateFinder::year_behind(TokenIndex& last) const {
    if (const auto year = year_at(last + 1)) {
        ++last;
        return year;
    }
    if (view_.is(last + 1, ","))
        if (const auto year = year_at(last + 2)) {
            last += 2;
            return year;
        }
    const TokenIndex at = view_.listed(last + 1, "genitive_prepositions") ? last + 2 : last + 1;
    if (!today_ || !free(at) || !free(at + 1) || !is_unit(at + 1, one_year)) return std::nullopt;
    const auto step = lexicon_.number("period_steps", view_.low(at));
    if (!step) return std::nullopt;
    last = at + 1;
    return year_of(*today_) + static_cast<int>(*step);
}

TokenIndex DateFinder::date_in_figures(TokenIndex i) {
    const std::string_view word = view_.low(i);
    const std::size_t first = word.find_first_not_of("0123456789");
    if (first == 0 || first == std::string_view::npos) return i;
    const char separator = word[first];
    const std::size_t second = word.find(separator, first + 1);
    if ((separator != '-' && separator != '/' && separator != '.') || second == std::string_view::npos) return i;
    const std::string_view parts[] = {word.substr(0, first), word.substr(first + 1, second - first - 1),
                                      word.substr(second + 1)};
    const auto a = parse_digits(parts[0]), b = parse_digits(parts[1]), c = parse_digits(parts[2]);
    if (!a || !b || !c || parts[1].size() > 2) return i;
    const auto written = [](int year, int month, int day) {
        const auto date = civil_date(year, month, day);
        return date ? iso_date(*date) : std::string();
    };
    std::string value;
    if (parts[0].size() == 4 && parts[2].size() <= 2) {
        value = written(*a, *b, *c);
    } else if (parts[2].size() == 4 && parts[0].size() <= 2) {
        const bool month_first = *b > 12, day_first = *a > 12 || separator == '.' || *a == *b;
        // 5/6/2024 is a day of May in one country and of June in the next: the year is all that is sure
        if (!month_first && !day_first)
            value = *a >= 1 && *b >= 1 ? iso_year(*c) : std::string();
        else
            value = month_first ? written(*c, *a, *b) : written(*c, *b, *a);
    }
    return value.empty() ? i : add(i, i, EntityType::date, value);
}

TokenIndex DateFinder::day_and_month(TokenIndex begin, TokenIndex at, int day, int month) {
    TokenIndex last = at + 1;
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
    const std::optional<int> year = year_behind(last);
    const std::string from = day_value(month, day, year, at);
    return add(begin, last, EntityType::date, until ? interval(from, day_value(until_month, *until, year, at)) : from);
}

TokenIndex DateFinder::month_phrase(TokenIndex begin, TokenIndex at, int month) {
    if (const auto day = day_at(at + 1)) return day_and_month(begin, at, *day, month);
    // A range in one word: June 7-9
    if (free(at + 1)) {
        const std::string_view word = view_.low(at + 1);
        if (const std::size_t dash = word.find('-'); dash != std::string_view::npos) {
            const auto from = parse_digits(word.substr(0, dash)), to = parse_digits(word.substr(dash + 1));
            if (from && to && *from >= 1 && *to <= 31 && *from < *to) {
                TokenIndex last = at + 1;
                const std::optional<int> year = year_behind(last);
                return add(begin, last, EntityType::date,
                           interval(day_value(month, *from, year, at), day_value(month, *to, year, at)));
            }
        }
    }
    TokenIndex last = at;
    if (const auto year = year_behind(last)) return add(begin, last, EntityType::date, iso_month(*year, month));
    return month_alone(begin, at, month);
}

/// May and March are verbs, too, and names.
TokenIndex DateFinder::month_alone(TokenIndex begin, TokenIndex at, int month) {
    if (has("ambiguous_months", at) && !has("month_prepositions", begin - 1)) return begin;
    if (view_.token(at).upos != Upos::PROPN && view_.token(at).upos != Upos::NOUN) return begin;
    const auto step = begin > 0 ? lexicon_.number("period_steps", view_.low(begin - 1)) : std::optional<std::int64_t>();
    std::optional<int> year;
    if (today_) {
        const CivilDate now = *today_;
        year = year_of(now);
        if (step == 1)
            *year += month <= month_of(now);
        else if (step == -1)
            *year -= month >= month_of(now);
        else if (!future(at))
            *year -= month > month_of(now);
        else
            *year += month < month_of(now);
    }
    return add(step ? begin - 1 : begin, at, EntityType::date, year ? iso_month(*year, month) : std::string());
}

TokenIndex DateFinder::year_phrase(TokenIndex i) {
    const std::string_view word = view_.low(i);
    if (word.size() == 5 && word[4] == 's' && (word[0] == '1' || word[0] == '2') && parse_digits(word.substr(0, 4))) {
        const std::string decade(word.substr(0, 4));
        return add(i, i, EntityType::date, decade + "/" + std::to_string(*parse_digits(decade) + 9));
    }
    const auto year = year_at(i);
    if (!year || *year < 1500) return i;
    const bool opened = has("year_openers", i - 1);
    const Token& token = view_.token(i);
    const bool counts = view_.relation(i, "nummod") && token.head > i && view_.token(token.head).upos == Upos::NOUN &&
                        view_.token(token.head).xpos == "NNS";
    if (!opened || counts) return i;
    if (is_dash(i + 1) && view_.glued(i) && i + 2 < view_.size() && view_.low(i + 2).size() == 2)
        if (const auto end = parse_digits(view_.low(i + 2)); end && *end > *year % 100)
            return add(i, i + 2, EntityType::date, interval(iso_year(*year), iso_year(*year / 100 * 100 + *end)));
    if (is_unit(i - 1, one_year) && free(i - 1)) return add(i - 1, i, EntityType::date, iso_year(*year));
    if (is_dash(i + 1) && year_at(i + 2))
        return add(i, i + 2, EntityType::date, std::to_string(*year) + "/" + std::to_string(*year_at(i + 2)));
    return add(i, i, EntityType::date, std::to_string(*year));
}

DateFinder::Tense DateFinder::tense(TokenIndex i) const {
    constexpr int highest = 6;
    bool infinitive = false, direct = true;  // no other word between the verb and its time
    TokenIndex at = i;
    for (int steps = 0; steps < highest && at >= 0; ++steps, at = view_.token(at).head) {
        const Token& token = view_.token(at);
        const bool both = lexicon_.has("past_like_present", view_.low(at));  // beat, cut, put
        bool past = token.xpos == "VBD" || (token.xpos == "VBP" && both), helped = false;
        bool present = token.xpos == "VBZ" || (token.xpos == "VBP" && !both);
        for (const int c : view_.children(at)) {
            const bool auxiliary = view_.relation(c, "aux") || view_.relation(c, "cop");
            if (auxiliary && has("future_auxiliaries", c)) return Tense::ahead;
            infinitive = infinitive || (view_.relation(c, "mark") && view_.listed(c, "goal_prepositions") &&
                                        token.upos == Upos::VERB);
            if (!auxiliary) continue;
            helped = true;
            past = past || view_.token(c).xpos == "VBD" || lexicon_.has("auxiliaries_of_perfect", view_.token(c).lemma);
            present = present || view_.token(c).xpos == "VBZ" || view_.token(c).xpos == "VBP";
        }
        const bool plan = lexicon_.has("plans_ahead", view_.low(at)) || lexicon_.has("plans_ahead", token.lemma);
        if (plan && (infinitive || token.upos != Upos::VERB || token.xpos == "VBN")) return Tense::ahead;
        // published on Wednesday; decided to raise it on Thursday
        if (past || (token.xpos == "VBN" && !helped && token.upos == Upos::VERB)) return Tense::past;
        if (present) return infinitive || (direct && is_scheduled(at)) ? Tense::ahead : Tense::unknown;
        direct = direct && at == i;
    }
    return infinitive ? Tense::ahead : Tense::unknown;
}

/// The ban expires on Friday: in the present of some verbs a time to come, unless a headline says so.
bool DateFinder::is_scheduled(TokenIndex verb) const {
    return !view_.headline() && lexicon_.has("scheduled", view_.token(verb).lemma);
}

bool DateFinder::said_before(TokenIndex i) const {
    const TokenIndex verb = view_.listed(i - 1, "surface_prepositions") ? i - 2 : i - 1;
    return verb >= 0 && view_.token(verb).xpos == "VBD" && view_.token(verb).upos == Upos::VERB;
}

TokenIndex DateFinder::weekday_of_month(TokenIndex i) {
    const TokenIndex at = view_.listed(i, "definite_articles") ? i + 1 : i;
    if (!free(at) || !free(at + 1) || !free(at + 3)) return i;
    const auto ordinal = lexicon_.number("ordinals", view_.low(at));
    const bool last = has("finals", at);
    const auto weekday = weekday_at(at + 1);
    constexpr int most = 5;
    if (!weekday || (!last && (!ordinal || *ordinal > most))) return i;
    if (!view_.listed(at + 2, "genitive_prepositions") && !view_.listed(at + 2, "inner_prepositions")) return i;
    TokenIndex end = at + 3;
    const auto month = month_named(view_.listed(at + 3, "definite_articles") ? at + 4 : at + 3, end);
    if (!month) return i;
    const auto day = nth_weekday(year_of(*month), month_of(*month), last ? -1 : static_cast<int>(*ordinal), *weekday);
    return add(i, end, EntityType::date, day ? iso_date(*day) : std::string());
}

TokenIndex DateFinder::weekday_of_week(TokenIndex i, int weekday) {
    const TokenIndex at = view_.listed(i + 1, "genitive_prepositions") ? i + 2 : i + 1;
    if (!free(at) || !free(at + 1) || !is_unit(at + 1, one_week)) return i;
    const auto step = lexicon_.number("period_steps", view_.low(at));
    if (!step) return i;
    std::string value;
    if (today_) {
        const int days = 7 * static_cast<int>(*step) + weekday - 1;
        value = iso_date(monday_of_week(*today_) + std::chrono::days(days));
    }
    return add(i, at + 1, EntityType::date, value);
}

std::string DateFinder::nearest_weekday(int weekday, std::string_view before, bool ahead) const {
    if (!today_) return {};
    int days = weekday - weekday_of(*today_);  // in the week of publication
    const auto step = lexicon_.number("period_steps", before);
    const bool stretch = lexicon_.has("stretches_of_one", before);
    if (step == 1)
        days += days <= 0 ? 7 : 0;
    else if (step == -1 || (stretch && lexicon_.number("stretch_steps", before) == -1))
        days -= days >= 0 ? 7 : 0;
    else if (stretch || ahead)
        days += days < 0 ? 7 : 0;
    else
        days -= days > 0 ? 7 : 0;
    return iso_date(*today_ + std::chrono::days(days));
}

TokenIndex DateFinder::weekday_phrase(TokenIndex i, int weekday) {
    if (i > 0 && view_.capital(i - 1) && has("named_weekday_words", i - 1)) return i;  // Bloody Sunday
    if (const TokenIndex end = weekday_of_week(i, weekday); end > i) return end;
    const std::string_view before = i > 0 ? view_.low(i - 1) : std::string_view();
    const bool qualified = lexicon_.number("period_steps", before) || lexicon_.has("stretches_of_one", before);
    const std::string value = nearest_weekday(weekday, before, !said_before(i) && future(i));
    TokenIndex last = i;
    if (free(i + 1) && has("day_parts", i + 1)) ++last;
    // A plural or a program's name is no day: Sunday program is marked by its noun
    if (last == i && view_.relation(i, "compound") && view_.token(i).head > i &&
        view_.token(view_.token(i).head).upos == Upos::NOUN && !view_.listed(i - 1, "surface_prepositions"))
        return i;
    return add(qualified ? i - 1 : i, last, EntityType::date, value);
}

}  // namespace claimgraph::extract::names
