#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "extract/names/calendar.h"
#include "extract/names/value_words.h"

/// \file
/// Dates, times and stretches of time in one sentence, resolved against the day of publication.

namespace claimgraph::extract::names {

class DateFinder : ValueWords {
   public:
    /// \param published  day of publication, ISO 8601; empty where unknown
    DateFinder(const SentenceView& view, std::uint32_t index, std::string_view published, Drafts& drafts);
    void run();

   private:
    enum class Tense { past, unknown, ahead };
    std::optional<int> month_at(TokenIndex i) const;
    std::optional<int> weekday_at(TokenIndex i) const;
    std::optional<int> day_at(TokenIndex i) const;
    /// A day without a year is the one closest to the day of publication; what is far ahead has not happened.
    std::optional<int> nearest_year(int month, int day, Tense tense) const;
    /// \param at  a word of the phrase: what happened lies behind
    std::string day_value(int month, int day, std::optional<int> year, TokenIndex at) const;
    static std::string interval(const std::string& a, const std::string& b);
    TokenIndex date_at(TokenIndex i);
    /// 2024-05-12, 2024/05/12, 25/12/2024, 12.05.2024
    TokenIndex date_in_figures(TokenIndex i);
    TokenIndex day_and_month(TokenIndex begin, TokenIndex at, int day, int month);
    TokenIndex month_phrase(TokenIndex begin, TokenIndex at, int month);
    TokenIndex month_alone(TokenIndex begin, TokenIndex at, int month);
    /// The year that stands behind a day or month: 2024, *of last year*; `last` moves to its last word.
    std::optional<int> year_behind(TokenIndex& last) const;
    TokenIndex year_phrase(TokenIndex i);
    TokenIndex weekday_phrase(TokenIndex i, int weekday);
    /// the first Friday of next month: the how manieth of a month
    TokenIndex weekday_of_month(TokenIndex i);
    /// Monday next week, Friday of last week: the word behind, or `i`
    TokenIndex weekday_of_week(TokenIndex i, int weekday);
    std::string nearest_weekday(int weekday, std::string_view before, bool ahead) const;
    /// Of what does the clause of a word speak?
    Tense tense(TokenIndex i) const;
    bool future(TokenIndex i) const { return tense(i) == Tense::ahead; }
    bool is_scheduled(TokenIndex verb) const;
    /// said Tuesday it would: the day is that of saying
    bool said_before(TokenIndex i) const;
    struct Clock {
        int hour = 0, minute = -1;
    };
    /// `5`, `5:30`, `17.30`
    static std::optional<Clock> clock_of(std::string_view word);
    /// 5 p.m., 17:30, 2130 GMT, noon; the day comes later
    TokenIndex clock(TokenIndex i);
    /// The day of a time of day: the one beside it, or the only one of its sentence.
    void give_days_to_clocks(std::size_t names);
    /// The year and month that the words from `i` on name: *March*, *next month*, *May 2024*; `last` is their last word.
    std::optional<CivilDate> month_named(TokenIndex i, TokenIndex& last) const;
    /// The first and the last day, month or year of a value.
    static std::string begin_of(const std::string& value);
    static std::string end_of(const std::string& value);
    std::string later_than(const std::string& begin, const std::string& end) const;
    static bool follows(const std::string& a, const std::string& b);
    /// from Monday to Friday, between May and July, Tuesday and Wednesday
    void join_ranges(std::size_t names);
    /// A unit of time in days or in months; of none of them for hours and less.
    struct Unit {
        int days, months;
        bool plural;
        friend bool operator==(const Unit&, const Unit&) = default;
    };
    static constexpr Unit one_day{1, 0, false}, one_week{7, 0, false}, one_month{0, 1, false}, one_year{0, 12, false},
        one_century{0, 1200, false};
    std::optional<Unit> unit_of(std::string_view word) const;
    bool is_unit(TokenIndex i, const Unit& unit) const {
        return i >= 0 && i < view_.size() && unit_of(view_.low(i)) == unit;
    }
    static std::string half_of(const std::string& year, int half);
    static std::string quarter_of(const std::string& year, int quarter);
    /// the end of June, the first half of 2024, the night of June 1, the 4th of June, the 19th century, mid-2023, Q2
    /// 2024
    TokenIndex part_of_period(TokenIndex i);
    /// What stands behind *of*, with the words from `first` on and a value of its own.
    TokenIndex period_behind(TokenIndex first, TokenIndex of,
                             const std::function<std::string(const std::string&)>& part);
    TokenIndex century(TokenIndex at);
    /// the past three days, the next two years, recent weeks, the coming days; earlier this week
    TokenIndex stretch_around_now(TokenIndex i);
    std::string around_now(double amount, const Unit& unit, bool past) const;
    /// Christmas Day, New Year's Eve
    TokenIndex holiday(TokenIndex i);
    /// Its day in a year, by the notation of the pack.
    std::optional<CivilDate> day_of_holiday(std::string_view rule, int year) const;
    /// on Fridays, every Friday
    TokenIndex recurring_day(TokenIndex i);
    /// Frees words; names that lie within them are dropped if `from_names`. \return whether they are free now
    bool take_back(TokenIndex first, TokenIndex last, bool from_names);
    TokenIndex relative_phrase(TokenIndex i);
    /// the day before yesterday, the day after tomorrow
    TokenIndex day_beside(TokenIndex i);
    /// three years ago, an hour later, two weeks from now, a year ago today
    TokenIndex distance_phrase(TokenIndex i);
    std::string weekend(std::string_view which) const;
    std::string period(std::string_view which, std::string_view unit) const;
    /// What lies so long before or after publication, as exactly as the unit is.
    std::string ago_or_ahead(double amount, const Unit& unit, bool past) const;
    /// The very day so long before or after a day.
    std::string day_at_distance(sys_days day, double amount, const Unit& unit, bool past) const;

    std::optional<sys_days> today_;  ///< day of publication
    std::size_t names_ = 0;     ///< how many of the drafts are names, which come first
    int within_ = 0;  ///< periods of which the part at hand is one
};

}  // namespace claimgraph::extract::names
