#include "extract/names/values.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "extract/language/language.h"
#include "extract/names/names.h"

using namespace claimgraph::extract::language;
using namespace claimgraph::extract::names;
using namespace claimgraph;

namespace {

/// The value of the mention that `words` are, in a sentence of an article of Wednesday, 4 June 2025.
std::string value_in(const std::string& sentence, const std::string& words) {
    Document document;
    document.id = "test";
    document.published = "2025-06-04";
    document.text = sentence;
    document.blocks = {{BlockKind::body, {0, static_cast<std::uint32_t>(sentence.size())}}};
    const Names names = find_names(document, analyze(document));
    std::string others;
    for (const Mention& mention : names.mentions) {
        if (mention.form != MentionForm::value) continue;
        const std::string_view found = document.words(mention.span);
        if (found == words) return mention.value;
        others += " [" + std::string(found) + " = " + mention.value + "]";
    }
    return "no such value but" + others;
}

struct Case {
    std::string sentence, words, value;
};

void check(const std::vector<Case>& cases) {
    for (const Case& each : cases) {
        INFO(each.sentence);
        CHECK(value_in(each.sentence, each.words) == each.value);
    }
}

std::vector<Case> in_sentence(const std::string& before, const std::string& after,
                              const std::vector<std::pair<std::string, std::string>>& phrases) {
    std::vector<Case> out;
    for (const auto& [phrase, value] : phrases) {
        // [the words of the value] within the phrase
        const std::size_t open = phrase.find('['), close = phrase.find(']');
        std::string plain = phrase;
        plain.erase(close, 1).erase(open, 1);
        out.push_back({before + plain + after, phrase.substr(open + 1, close - open - 1), value});
    }
    return out;
}

}  // namespace

TEST_CASE("times are resolved against the day of publication, as exactly as the words are") {
    check(in_sentence("The army attacked the town ", ".",
                      {{"on [Wednesday]", "2025-06-04"},
                       {"on [Monday]", "2025-06-02"},
                       {"[last Friday]", "2025-05-30"},
                       {"[next Tuesday]", "2025-06-10"},
                       {"on [Friday evening]", "2025-05-30"},
                       {"[yesterday]", "2025-06-03"},
                       {"[tomorrow]", "2025-06-05"},
                       {"[last night]", "2025-06-03"},
                       {"[overnight]", "2025-06-03/2025-06-04"},
                       {"[last week]", "2025-05-26/2025-06-01"},
                       {"[earlier this week]", "2025-06-02/2025-06-04"},
                       {"[later this month]", "2025-06"},
                       {"over the [weekend]", "2025-05-31/2025-06-01"},
                       {"[last month]", "2025-05"},
                       {"[next year]", "2026"},
                       {"[three years ago]", "2022"},
                       {"[a year ago]", "2024"},
                       {"[nine months ago]", "2024-09"},
                       {"[two weeks ago]", "2025-05-19/2025-05-25"},
                       {"[two days ago]", "2025-06-02"},
                       {"[an hour ago]", "2025-06-04"},
                       {"[several days ago]", ""},
                       {"[three days later]", ""},
                       {"in [October]", "2024-10"},
                       {"in [June 2024]", "2024-06"},
                       {"since [March]", "2025-03"},
                       {"in [2026]", "2026"},
                       {"in the [1990s]", "1990/1999"},
                       {"in the [19th century]", "1801/1900"},
                       {"in [mid-2023]", "2023"},
                       {"in the [first half of 2024]", "2024-01/2024-06"},
                       {"in the [second quarter of 2023]", "2023-04/2023-06"},
                       {"in the [summer of 2024]", "2024"},
                       {"by the [end of 2026]", "2026"},
                       {"at the [end of the year]", "2025"},
                       {"at the [end of June]", "2025-06"},
                       {"on the [night of June 1]", "2025-06-01"},
                       {"on the [4th of June]", "2025-06-04"},
                       {"on [4 June 2025]", "2025-06-04"},
                       {"on [June 4, 2025]", "2025-06-04"},
                       {"on [2025-06-01]", "2025-06-01"},
                       {"on [Sept. 11, 2001]", "2001-09-11"},
                       {"in the [past three days]", "2025-06-01/2025-06-04"},
                       {"in the [last five years]", "2020/2025"},
                       {"over the [next two years]", "2025/2027"},
                       {"in [recent weeks]", ""},
                       {"in the [coming days]", ""},
                       {"[every Friday]", ""},
                       {"on [Fridays]", ""}}));
}

TEST_CASE("ranges have both their ends, however they are written") {
    check(in_sentence("The army attacked the town ", ".",
                      {{"on [June 7-9]", "2025-06-07/2025-06-09"},
                       {"on [June 7–9]", "2025-06-07/2025-06-09"},
                       {"from [June 7 to 9]", "2025-06-07/2025-06-09"},
                       {"between [June 7 and June 9]", "2025-06-07/2025-06-09"},
                       {"from [Monday to Friday]", "2025-06-02/2025-06-06"},
                       {"between [May and July]", "2025-05/2025-07"},
                       {"from [2010 to 2015]", "2010/2015"},
                       {"between [2010 and 2015]", "2010/2015"},
                       {"on [Monday and Tuesday]", "2025-06-02/2025-06-03"},
                       {"in [January and February]", "2025-01/2025-02"}}));
    // two days that do not follow each other are two days
    CHECK(value_in("The army attacked the town on May 1 and May 4.", "May 1") == "2025-05-01");
}

TEST_CASE("clock times are times, never amounts, and take their day from the sentence") {
    check(in_sentence("The army attacked the town ", ".",
                      {{"at [5 p.m.] on Friday", "2025-05-30T17"},
                       {"at [5pm] on Friday", "2025-05-30T17"},
                       {"at [17:30]", "T17:30"},
                       {"at [noon] on Monday", "2025-06-02T12"},
                       {"on Monday at [9:30 a.m.] and left", "2025-06-02T09:30"},
                       {"at [2130 GMT] today", "2025-06-04T21:30Z"},
                       {"at [midnight]", "T00"},
                       {"at around [3 a.m. local time] on Monday", "2025-06-02T03"}}));
}

TEST_CASE("amounts have a bound, a number and a unit") {
    check(in_sentence("The company bought ", ".",
                      {{"[more than 40] ships", "> 40 ship"},
                       {"[at least 20] ships", ">= 20 ship"},
                       {"[about 80] ships", "~ 80 ship"},
                       {"[nearly 50] ships", "~ 50 ship"},
                       {"[over 120] others", "> 120 other"},
                       {"[well over 100] ships", "> 100 ship"},
                       {"[dozens] of ships", ">= 24 ship"},
                       {"[hundreds] of ships", ">= 200 ship"},
                       {"[tens of thousands] of ships", ">= 20000 ship"},
                       {"[half a million] ships", "= 500000 ship"},
                       {"[a dozen] ships", "= 12 ship"},
                       {"[three dozen] ships", "= 36 ship"},
                       {"[1.5m] ships", "= 1500000 ship"},
                       {"[two hundred and fifty] ships", "= 250 ship"},
                       {"[10 to 15] ships", "= 10..15 ship"},
                       {"[10-15] ships", "= 10..15 ship"},
                       {"[20 per cent] of its shares", "= 20 %"},
                       {"[5 percent] of its shares", "= 5 %"},
                       {"[20%] of its shares", "= 20 %"}}));
}

TEST_CASE("sums of money have their currency") {
    check(in_sentence("The company paid ", ".",
                      {{"[$3bn]", "= 3000000000 USD"},
                       {"[$5 million]", "= 5000000 USD"},
                       {"[€40 million]", "= 40000000 EUR"},
                       {"[£2.5m]", "= 2500000 GBP"},
                       {"[40 million euros]", "= 40000000 EUR"},
                       {"[5,000 rubles]", "= 5000 RUB"},
                       {"[more than $3 billion]", "> 3000000000 USD"},
                       {"[$3-5 million]", "= 3000000..5000000 USD"},
                       {"[¥300 billion]", "= 300000000000 JPY"},
                       {"[Rs 500 crore]", "= 5000000000 INR"}}));
}

TEST_CASE("days are found by their place in the week, the month and the year") {
    check(in_sentence("The army attacked the town ", ".",
                      {{"[the day before yesterday]", "2025-06-02"},
                       {"on [Monday last week]", "2025-05-26"},
                       {"on [the first Friday of last month]", "2025-05-02"},
                       {"on [the last Sunday in March]", "2025-03-30"},
                       {"[a year ago today]", "2024-06-04"},
                       {"[three weeks ago today]", "2025-05-14"},
                       {"[a fortnight ago]", "2025-05-19/2025-05-25"},
                       {"on [June 1 last year]", "2024-06-01"},
                       {"on [9 May of last year]", "2024-05-09"},
                       {"on [2024/05/12]", "2024-05-12"},
                       {"on [25/12/2024]", "2024-12-25"},
                       {"on [5/6/2024]", "2024"},
                       {"on [Good Friday]", "2025-04-18"},
                       {"on [Easter Monday]", "2025-04-21"},
                       {"on [Thanksgiving]", "2024-11-28"},
                       {"on [Memorial Day]", "2025-05-26"},
                       {"on [New Year's Eve]", "2024-12-31"}}));
}

TEST_CASE("the tense of a clause tells whether a day lies behind or ahead") {
    check({{"The ban expires on Friday.", "Friday", "2025-06-06"},
           {"The bank plans to raise its rates on Friday.", "Friday", "2025-06-06"},
           {"The bank decided to raise its rates on Friday.", "Friday", "2025-05-30"},
           {"The bank expects a loss despite figures published on Friday.", "Friday", "2025-05-30"},
           {"The talks, scheduled for Friday, collapsed.", "Friday", "2025-06-06"},
           {"The Lions beat the Tigers on Friday.", "Friday", "2025-05-30"},
           {"The trial started on December 20.", "December 20", "2024-12-20"},
           {"Thousands remember Bloody Sunday.", "Sunday", "no such value but [Thousands = >= 2000]"}});
}

TEST_CASE("scores, proportions and ranges are one value each") {
    check({{"The Lions beat the Tigers 3-1 on Saturday.", "3-1", "3-1"},
           {"The mine lost A$2.4m and HK$1bn.", "A$2.4m", "= 2400000 AUD"},
           {"The mine lost A$2.4m and HK$1bn.", "HK$1bn", "= 1000000000 HKD"},
           {"The company earned between $2 and $3 billion.", "between $2 and $3 billion", "= 2000000000..3000000000 USD"},
           {"One in five workers left.", "One in five", "= 0.2 worker"},
           {"Two out of three ships sank.", "Two out of three", "= 0.666667 ship"}});
}
