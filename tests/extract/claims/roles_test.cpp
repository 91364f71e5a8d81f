#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/extract/claims/claim_cases.h"

using namespace claimgraph::extract::rules;
using namespace claimgraph::extract;
using namespace claimgraph;

namespace {

void check(const std::vector<tests::ClaimCase>& cases) {
    tests::check_claims(cases, [](const std::string& text) { return document_of(text); });
}

}  // namespace

TEST_CASE("a deed that one is charged with or cleared of is not said to be done") {
    check({{"Ivo Brand was cleared of killing a guard.", {"Ivo Brand | NOT kills | a guard"}},
           {"Ivo Brand was charged with killing a guard.", {"Ivo Brand | kills | a guard | possible"}},
           {"The court cleared Ms Orsk of bribing a judge.",
            {"The court | acquits | Ms Orsk", "Ms Orsk | NOT bribe | a judge | by The court"}},
           {"Ivo Brand was found not guilty of murder.",
            {"Ivo Brand | NOT convictedOf | murder"},
            {"Ivo Brand | convictedOf"}}});
}

TEST_CASE("the accused is one thing, the deed and the accuser are others") {
    check({{"Mira Solan accused Ivo Brand of murder.", {"Mira Solan | accuses | Ivo Brand"}},
           {"Ivo Brand was accused of theft by a neighbour.", {"a neighbour | accuses | Ivo Brand"}},
           {"The alleged killer, Ivo Brand, fled.", {"Ivo Brand | is | The alleged killer | possible"}}});
}

TEST_CASE("verbs that must have an object and have none are passive") {
    check({{"Narva Bank fined £2m by regulator", {"regulator | fines | Narva Bank"}, {"Narva Bank | fines"}},
           {"Ivo Brand sent to jail", {"Ivo Brand | be send to | jail"}},
           {"Mira Solan was stopped at the border and put in jail.", {"Mira Solan | be put in | jail"}},
           {"The guards fired at the crowd.", {}, {"isFired"}}});
}

TEST_CASE("a participle belongs to who does it or is moved") {
    check({{"She travelled the world directing plays.", {"She | direct | plays"}},
           {"Looking ahead, Narva sees growth of two percent.", {}, {"growth of two percent | look"}},
           {"Mira Solan left the party, angered by the vote.", {"Mira Solan | be anger by | the vote"}, {"party | be"}},
           {"Police saw a man leaving the house.", {"a man | leave | the house"}}});
}

TEST_CASE("a relative clause belongs to its own noun, and to things only where it says which") {
    check({{"The bank, which had denied fraud, and its chairman, who resigned in May, were fined.",
            {"The bank | denies | fraud"},
            {"chairman | denies"}},
           {"The vote was a contest between Mira Solan and Ivo Brand, which Solan won.", {}, {"win | Ivo Brand"}},
           {"It was not Mira Solan who fired the shot.", {"Mira Solan | NOT fires | the shot"}}});
}

TEST_CASE("respectively puts first to first and second to second") {
    check({{"Oslo and Bergen lie in the east and the west, respectively.",
            {"Oslo | locatedIn | the east", "Bergen | locatedIn | the west"},
            {"Oslo | locatedIn | the west"}}});
}

TEST_CASE("who does it and to whom it is done are two") {
    check({{"Orbix Inc. sued the company in May.", {"Orbix Inc. | sues | the company"}},
           {"Senator Ned Loft praised the senator in a speech.", {"Senator Ned Loft | praises | the senator"}},
           {"We will help them set up the hall, and help them pay for it.", {}, {"them | help | them"}}});
}

TEST_CASE("what somebody does rather than something else is done, and the other is not") {
    check({{"Rather than meet Ivo Brand, Mira Solan resigned.",
            {"Mira Solan | NOT meets | Ivo Brand", "Mira Solan | resigns"}},
           {"The crews used the road rather than rely on the bridge.", {"The crews | NOT rely on | the bridge"}}});
}

TEST_CASE("a day or a score behind a noun is no part of it") {
    check({{"Lena Orsk pulled herself out of contention on Wednesday.", {"Lena Orsk | withdrawsFrom | contention"}},
           {"The company earned between $2 and $3 billion last year.",
            {"The company | earn | between $2 and $3 billion"}}});
}

TEST_CASE("who is named as a member of several does what all of them do, and a name with a comma is one") {
    check({{"Police arrested three guards, including Mira Solan and Tarek Holm.",
            {"Police | arrests | three guards", "Police | arrests | Mira Solan", "Police | arrests | Tarek Holm"}},
           {"The Department of Health and Human Services sued Orbix.",
            {"The Department of Health and Human Services | sues | Orbix"},
            {" Human Services | sues | Orbix\n  H", "  Human Services"}}});
}

TEST_CASE("small but strong is both") {
    check({{"The plan is small but strong.", {"The plan | is | small", "The plan | is | strong"}},
           {"The plan is not only costly but also dangerous.", {"The plan | is | also dangerous"}, {"NOT is"}},
           {"The plan is not small but strong.", {"The plan | NOT is | small"}, {"NOT is | strong"}}});
}

TEST_CASE("not just this but that is both; cannot just do it is neither") {
    check({{"The plan does not just cover costs but also pays the guards.",
            {"The plan | cover | costs", "The plan | pays | the guards"},
            {"NOT"}},
           {"The firm did not simply buy the harbour.", {"The firm | buys | the harbour"}, {"NOT"}},
           {"The guards cannot just leave the harbour.", {"The guards | NOT leave | the harbour | possible"}}});
}

TEST_CASE("you know, thrown in, is nobody's word") {
    check({{"You know, the council sold the harbour.", {"the council | sells | the harbour"}, {"You |", "by You"}},
           {"The mayor was, you know, proud of the bridge.", {"The mayor | is | proud of the bridge"}, {"you |", "by you"}}});
}

TEST_CASE("should it stay? asks and demands nothing") {
    check({{"Should the harbour stay in public hands?", {}, {"demanded"}},
           {"Should this raise the price of bread?", {}, {"demanded"}},
           {"This should raise the price of bread.", {"This | increases | the price of bread | demanded"}}});
}

TEST_CASE("what is done on a day behind that of publication is to come") {
    static const Extractor extractor(RuleSet::load());
    Document document = document_of("The law takes effect on 5 May. The law took effect on 1 March.");
    document.published = "2022-03-03";
    const auto claims = extractor.extract(document).claims;
    REQUIRE(claims.size() == 2);
    CHECK(claims[0].modality == Modality::future);
    CHECK(claims[1].modality == Modality::actual);
}

TEST_CASE("what has its weekday in the present tense is to come") {
    check({{"The trial opens on Monday.", {"The trial | open | future"}},
           {"The shop opens every Monday.", {}, {"future"}}});
}

TEST_CASE("what a clause leads to is not led to by its subject alone") {
    check({{"Half of the guards quit, leading to delays at the harbour.",
            {"Half of the guards quit | lead to | delays at the harbour"}},
           {"A wall collapsed, killing two guards.", {"A wall | kills | two guards"}}});
}

TEST_CASE("the noun between and and a verb is the subject of that verb") {
    check({{"The mayor said troops had defeated the Reds and Norway would be moving into the valley.",
            {"Norway | move into | the valley | by The mayor | possible"},
            {"defeat | Norway"}},
           {"Dupont assumed the office and the party nominated Keller for the council.",
            {"Dupont | assume | the office", "the party | nominates | Keller"}}});
}

TEST_CASE("who is named by a part of what and ties is not all of it") {
    const Extractor extractor(RuleSet::load());
    const Extraction both = extractor.extract(document_of("The Democratic and Republican Parties hold primaries."));
    REQUIRE(both.claims.size() == 1);
    CHECK(both.claims.front().subject.text == "The Democratic and Republican Parties");
    CHECK(!both.claims.front().subject.cluster);
}
