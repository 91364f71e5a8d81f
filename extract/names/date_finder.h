#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "extract/names/calendar.h"
#include "extract/names/value_words.h"

/// \file
/// Dates, times and stretches of time in one sentence, resolved against the day of publication.

namespace claimgraph {

class DateFinder : ValueWords {
   public:
    /// \param published  day of publication, ISO 8601; empty where unknown
    DateFinder(const SentenceView& view, std::uint32_t index, std::string_view published, Drafts& drafts);
    void run();

   private:
    enum class Tense { past, unknown, ahead };
    std::optional<int> month_at(int i) const;
    std::optional<int> weekday_at(int i) const;
    std::optional<int> day_at(int i) const;
    /// A day without a year is the one closest to the day of publication; what is far ahead has not happened.
    std::optional<int> nearest_year(int month, int day, Tense tense) const;
    /// \param at  a word of the phrase: what happened lies behind
    std::string day_value(int month, int day, std::optional<int> year, int at) const;
    static std::string interval(const std::string& a, const std::string& b);
    int date_at(int i);
    /// 2024-05-12, 2024/05/12, 25/12/2024, 12.05.2024
    int date_in_figures(int i);
    int day_and_month(int begin, int at, int day, int month);
    int month_phrase(int begin, int at, int month);
    int month_alone(int begin, int at, int month);
    /// The year that stands behind a day or month: 2024, *of last year*; `last` moves to its last word.
    std::optional<int> year_behind(int& last) const;
    int year_phrase(int i);
    int weekday_phrase(int i, int weekday);
    /// the first Friday of next month: the how manieth of a month
    int weekday_of_month(int i);
    /// Monday next week, Friday of last week: the word behind, or `i`
    int weekday_of_week(int i, int weekday);
    std::string nearest_weekday(int weekday, std::string_view before, bool ahead) const;
    /// Of what does the clause of a word speak?
    Tense tense(int i) const;
    bool future(int i) const { return tense(i) == Tense::ahead; }
    bool is_scheduled(int verb) const;
    /// said Tuesday it would: the day is that of saying
    bool said_before(int i) const;
    struct Clock {
        int hour = 0, minute = -1;
    };
    /// `5`, `5:30`, `17.30`
    static std::optional<Clock> clock_of(std::string_view word);
    /// 5 p.m., 17:30, 2130 GMT, noon; the day comes later
    int clock(int i);
    /// The day of a time of day: the one beside it, or the only one of its sentence.
    void give_days_to_clocks(std::size_t names);
    /// The year and month that the words from `i` on name: *March*, *next month*, *May 2024*; `last` is their last word.
    std::optional<CivilDate> month_named(int i, int& last) const;
    /// The first and the last day, month or year of a value.
    static std::string begin_of(const std::string& value);
    static std::string end_of(const std::string& value);
    std::string later_than(const std::string& begin, const std::string& end) const;
    static bool follows(const std::string& a, const std::string& b);
    /// from Monday to Friday, between May and July, Tuesday and Wednesday
    void join_ranges(std::size_t names);
    static std::string half_of(const std::string& year, int half);
    static std::string quarter_of(const std::string& year, int quarter);
    /// the end of June, the first half of 2024, the night of June 1, the 4th of June, the 19th century, mid-2023, Q2
    /// 2024
    int part_of_period(int i);
    /// What stands behind *of*, with the words from `first` on and a value of its own.
    int period_behind(int first, int of, const std::function<std::string(const std::string&)>& part);
    int century(int at);
    /// the past three days, the next two years, recent weeks, the coming days; earlier this week
    int stretch_around_now(int i);
    std::string around_now(double amount, std::string_view unit, bool past) const;
    /// Christmas Day, New Year's Eve
    int holiday(int i);
    /// Its day in a year, by the notation of the pack.
    std::optional<CivilDate> day_of_holiday(std::string_view rule, int year) const;
    /// on Fridays, every Friday
    int recurring_day(int i);
    /// Frees words; names that lie within them are dropped if `from_names`. \return whether they are free now
    bool take_back(int first, int last, bool from_names);
    int relative_phrase(int i);
    /// the day before yesterday, the day after tomorrow
    int day_beside(int i);
    /// three years ago, an hour later, two weeks from now, a year ago today
    int distance_phrase(int i);
    std::string weekend(std::string_view which) const;
    std::string period(std::string_view which, std::string_view unit) const;
    /// What lies so long before or after publication, as exactly as the unit is.
    std::string ago_or_ahead(double amount, std::string_view unit, bool past) const;
    /// The very day so long before or after a day.
    std::string day_at_distance(int day, double amount, std::string_view unit, bool past) const;

    std::optional<int> today_;  ///< day of publication
    std::size_t names_ = 0;     ///< how many of the drafts are names, which come first
    int within_ = 0;  ///< periods of which the part at hand is one
};

}  // namespace claimgraph
