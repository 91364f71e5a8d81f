#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "extract/extractor.h"
#include "extract/rule_examples.h"
#include "extract/rules/rule_set.h"

using namespace claimgraph::extract::rules;
using namespace claimgraph::extract;
using namespace claimgraph;

namespace {

/// `role: text = value` of all circumstances in a text of Wednesday, 4 June 2025.
std::vector<std::string> qualifiers_of(const std::string& text) {
    static const Extractor extractor(RuleSet::load());
    Document document = document_of(text);
    document.published = "2025-06-04";
    std::vector<std::string> out;
    for (const Claim& claim : extractor.extract(document).claims)
        for (const Qualifier& qualifier : claim.qualifiers)
            out.push_back(qualifier.role + ": " + qualifier.text +
                          (qualifier.value.empty() ? "" : " = " + qualifier.value));
    return out;
}

struct Case {
    std::string text, expected;
};

void check(const std::vector<Case>& cases) {
    for (const Case& each : cases) {
        const std::vector<std::string> made = qualifiers_of(each.text);
        std::string all;
        for (const std::string& line : made) all += "  " + line + "\n";
        CHECK_MESSAGE(std::find(made.begin(), made.end(), each.expected) != made.end(),
                      each.text << " lacks\n  " << each.expected << "\nmade\n"
                                << all);
    }
}

}  // namespace

TEST_CASE("who gives is a source, where one comes from a place") {
    check({{"The company received money from Germany.", "source: from Germany"},
           {"The company bought the ship from a Dutch bank.", "source: from a Dutch bank"},
           {"The bank lent $3bn to the company.", "recipient: to the company"},
           {"The country sent weapons to Ukraine.", "recipient: to Ukraine"},
           {"The king gave the medal to the nurse.", "recipient: to the nurse"},
           {"The minister met Sergei Lavrov in Geneva on Friday.", "place: in Geneva"}});
}

TEST_CASE("for is an amount, a time, a beneficiary or a purpose") {
    check({{"The firm sold the ship for $5 million.", "amount: for $5 million = = 5000000 USD"},
           {"The army occupied the town for two days.", "duration: for two days = = 2 day"},
           {"Norway has built it for Ukraine.", "recipient: for Ukraine"},
           {"The firm paid $5 million for the ship.", "purpose: for the ship"},
           {"The army closed the road to protect the town.", "purpose: to protect the town"},
           {"The army closed the road in order to protect the town.", "purpose: in order to protect the town"}});
}

TEST_CASE("with is an instrument, company or manner") {
    check({{"The man attacked the woman with a knife.", "instrument: with a knife"},
           {"The man travelled to Paris with his wife.", "company: with his wife"},
           {"The ministry said in a statement that the road was closed.", "instrument: in a statement"},
           {"The president wrote on Telegram that the war was over.", "instrument: on Telegram"}});
}

TEST_CASE("times say where they begin and end") {
    check({{"The army attacked the town at 5 p.m. on Friday.", "time: on Friday = 2025-05-30"},
           {"The army attacked the town on Friday evening.", "time: on Friday evening = 2025-05-30"},
           {"The minister resigned between June 7 and June 9.",
            "time: between June 7 and June 9 = 2025-06-07/2025-06-09"},
           {"The army attacked the town from 2010 to 2015.", "time: from 2010 = 2010/.."},
           {"The army attacked the town from 2010 to 2015.", "time: to 2015 = ../2015"},
           {"The bank has been closed since March.", "time: since March = 2025-03/.."},
           {"The road will open by the end of 2026.", "time: by the end of 2026 = ../2026"},
           {"The storm destroyed the town overnight.", "time: overnight = 2025-06-03/2025-06-04"},
           {"The town was founded three centuries ago.", "time: three centuries ago = 1725"},
           {"The mayor resigned three days later.", "time: three days later"},
           {"The army attacked the town two weeks before the vote.", "time: two weeks before the vote"}});
}

TEST_CASE("under what condition, why and when: a clause is a circumstance of what it hangs on") {
    check({{"The bank will close if the vault floods.", "condition: if the vault floods"},
           {"Unless the council pays, the firm will leave.", "condition: Unless the council pays"},
           {"The bank closed because the vault was empty.", "cause: because the vault was empty"},
           {"The court fined the firm for hiding the debt.", "cause: for hiding the debt"},
           {"The firm left before the mill burned down.", "time: before the mill burned down"},
           {"The firm paid its debt by selling the mill.", "instrument: by selling the mill"},
           {"Prices rose as the harbour froze.", "other: as the harbour froze"}});
}

TEST_CASE("what an object is asked, helped or made to do stays with the claim") {
    check({{"The nurse helped the boy cross the road.", "complement: cross the road"},
           {"The mayor urged the firm to pay its debt.", "complement: to pay its debt"}});
}

TEST_CASE("what is set against a clause, or compared, is no circumstance of it") {
    for (const char* text :
         {"“When it rains,” Holm said, “the dam leaks.”", "The mill closed, while the harbour grew.", "The firm is larger than the bank was.",
          "The firm left although the mayor protested.", "The mill burned, killing two guards."})
        for (const std::string& made : qualifiers_of(text)) CHECK_MESSAGE(made.empty(), text << " made " << made);
}

TEST_CASE("a condition in front is one of all that it leads, and as long as leads one, too") {
    check({{"If Orland attacks Narvo, the army will blow up and burn the bridge.", "condition: If Orland attacks Narvo"},
           {"As long as the guards stay, the town will be safe.", "condition: As long as the guards stay"}});
}

TEST_CASE("a clause under an adverb says when or where") {
    check({{"Whenever the river rises, the owners close the mill.", "time: Whenever the river rises"},
           {"The mill opened as soon as the river fell.", "time: as soon as the river fell"},
           {"The mayor had resigned earlier.", "time: earlier"},
           {"In 2006 the town was the target of an attack.", "time: In 2006 = 2006"}});
}

TEST_CASE("what a relative clause hangs on is where, when or with what it is so") {
    check({{"The firm owns a harbour, where forty sailors live.", "place: a harbour"},
           {"The firm owns a harbour in which forty sailors mend nets.", "place: a harbour"},
           {"The court dealt with a case where the guards lied.", "other: a case"}});
}

TEST_CASE("of what somebody is accused stays with the claim, wherever the tree hangs it") {
    check({{"The widow accused the doctors of killing her husband.", "other: of killing her husband"},
           {"The clerk is accused of stealing the letters.", "other: of stealing the letters"},
           {"The court barred the firm from selling milk.", "complement: from selling milk"}});
}

TEST_CASE("what nobody does alone is done in company") {
    check({{"Orland and Narvo signed a treaty.", "company: Narvo"},
           {"The mayor and the guards could not reach an agreement.", "company: the guards"}});
    for (const std::string& made : qualifiers_of("The mayor and the guards signed the letter.")) CHECK(made.empty());
}

TEST_CASE("a place is where something can be, and for what somebody answers is why") {
    check({{"The farmers sold the wool in a tavern.", "place: in a tavern"},
           {"The farmers sold the wool at the request of the mayor.", "other: at the request of the mayor"},
           {"Police arrested the clerk on suspicion of theft.", "cause: on suspicion of theft"},
           {"A pupil thanked the cook for the meal.", "cause: for the meal"},
           {"The mayor left, with the council asking for calm.", "other: with the council asking for calm"},
           {"On May 5, 2024, the bridge fell.", "time: On May 5, 2024 = 2024-05-05"}});
    CHECK(qualifiers_of("While the old bridge is narrow, the new one carries trucks.").empty());
}
