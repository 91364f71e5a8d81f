#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/extract/claims/claim_cases.h"

using namespace claimgraph::extract::rules;
using namespace claimgraph::extract;
using namespace claimgraph;

namespace {

/// Paragraphs are separated by an empty line.
Document with_paragraphs(const std::string& text) {
    Document document = document_of(text);
    document.published = "2025-06-04";
    document.blocks.clear();
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find("\n\n", begin), text.size());
        document.blocks.push_back(
            {BlockKind::body, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}});
        begin = end + 2;
    }
    return document;
}

void check(const std::vector<tests::ClaimCase>& cases) { tests::check_claims(cases, with_paragraphs); }

}  // namespace

TEST_CASE("quotations belong to who speaks before, in the middle, behind or near them") {
    check({
        {"“The harbour is ours,” the mayor said. “We will not sell it.”",
         {"The harbour | is | ours | by the mayor", "We | NOT sells | it | by the mayor | future"}},
        {"“The vote was stolen,” said Ortiz, who lost the election in May, “and the court knows it.”",
         {"The vote | be steal | by Ortiz", "the court | know | it | by Ortiz", "Ortiz | lose | the election"}},
        {"\"The city is broke,\" Mayor Ann Keller told Reuters on Monday.",
         {"The city | be break | by Mayor Ann Keller"}},
        {"The coach says: \"We lost the game.\"", {"We | lose | the game | by The coach"}},
        {"Ortiz told the court: “The vote was stolen.”", {"The vote | be steal | by Ortiz"}},
        {"In a letter, Ortiz wrote: \"The vote was stolen. We have proof.\"",
         {"The vote | be steal | by Ortiz", "We | have | proof | by Ortiz"}},
        {"“The vote was stolen,” reads a letter from Ortiz.", {"The vote | be steal | by a letter from Ortiz"}},
        {"Anna Ortiz was angry. \"The vote was stolen.\"", {"The vote | be steal | by Anna Ortiz"}},
        {"“The vote was stolen.\n\n“We have proof of it,” Ortiz said.",
         {"The vote | be steal | by Ortiz", "We | have | proof of it | by Ortiz"}},
        {"“The vote was stolen,” Ortiz said.\n\n“We have proof.\n\nThe court knows it.”",
         {"We | have | proof | by Ortiz", "The court | know | it | by Ortiz"}},
        {"“We will not give up the harbour.”\n\n— Jane Doe, director of the port authority",
         {"We | NOT give up | the harbour | by Jane Doe | future"}},
        {"“We will not give up the harbour of this town,” Jane Doe said.\n\nThe port lost money.\n\nWe will not give "
         "up "
         "the harbour of this town",
         {"We | NOT give up | the harbour of this town | by Jane Doe | future"},
         {"lose | money | by"}},
        {"Keller said: “My boss told me, ‘You are fired.’”", {"My boss | tells | You are fired | by Keller"}},
    });
}

TEST_CASE("words between marks that nobody speaks have no source") {
    check({
        {"The so-called “people's republic” was founded in 2014.", {}, {"| by "}},
        {"He said he “never” met the man.", {"he | NOT meets | the man | by He"}},
        {"Perez described it as “the fairest in history”.", {"Perez | describes | it"}},
    });
}

TEST_CASE("indirect speech has its speaker wherever he stands") {
    check({
        {"The bank sold its shares, people familiar with the matter said.",
         {"The bank | sells | its shares | by people familiar with the matter"}},
        {"Perez, police said, was arrested on Monday.", {"Perez | isArrested | by police"}},
        {"The vote was fair, a police spokesman, Ivo Brand, told the paper.",
         {"The vote | is | fair | by a police spokesman"}},
        {"The trial had been unfair, argued Moyo, who denies the charges.", {"The trial | is | unfair | by Moyo"}},
        {"The tax is unfair, say critics.", {"The tax | is | unfair | by critics"}},
        {"The tax is unfair, critics say, and should be abolished.",
         {"The tax | is | unfair | by critics", "The tax | be abolish | by critics | demanded"}},
        {"The prime minister said Tuesday she would dissolve parliament.",
         {"she | dissolve | parliament | by The prime minister | possible",
          "The prime minister | says | she would dissolve parliament"}},
        {"Three officials told the newspaper that the president had left the town.",
         {"the president | leave | the town | by Three officials"}},
        {"The mayor promised residents that the road would reopen on Friday.",
         {"The mayor | promises | that the road would reopen on Friday",
          "the road | reopen | by The mayor | possible"}},
        {"The mayor reminded residents that the road was closed.", {"the road | isClosed | by The mayor"}},
        {"Lund said the tax was unfair and that she would not pay it.",
         {"the tax | is | unfair | by Lund", "she | NOT pays | it | by Lund | possible"}},
        {"Trump said on Truth Social that Russia wanted peace.", {"Russia | want | peace | by Trump"}},
        {"The law says that companies must publish their accounts.",
         {"companies | publish | their accounts | by The law | demanded"}},
    });
}

TEST_CASE("of a clause that is quoted in part, and of a source that stands between clauses, the right parts are said") {
    check({
        {"The mayor said the plan was \u201cdeeply unfair\u201d and would fail.",
         {"the plan | is | deeply unfair | by The mayor", "the plan | fail | by The mayor | possible"}},
        {"Rents fell by 3%, according to the ministry, but the union said wages had dropped.",
         {"Rents | fall by | 3% | by the ministry", "the union | says | wages had dropped"}},
        {"The court ruled that the owners had failed to protect the lake, ordering them to pay a fine.",
         {"them | pays | a fine | by The court | demanded"}},
        {"Osei pointed out that the patients were asked about their habits.",
         {"the patients | be ask about | their habits | by Osei"}},
    });
}

TEST_CASE("the person named behind a noun is that one") {
    static const Extractor extractor(RuleSet::load());
    const Extraction made = extractor.extract(with_paragraphs("A spokesman, Jonas Feld, denied the report."));
    REQUIRE(made.claims.size() == 1);
    REQUIRE(made.claims[0].subject.cluster);
}

TEST_CASE("chains of sources begin with the nearest") {
    check({
        {"Trump said Putin told him that Russia wanted peace.", {"Russia | want | peace | by Putin | by Trump"}},
        {"Lavrov told Putin that Kyiv had rejected the offer.", {"Kyiv | rejects | the offer | by Lavrov"}},
        {"The coach was quoted as saying that the player had left the club.",
         {"the player | leaves | the club | by The coach"}},
        {"The newspaper quoted the coach as saying that the player had left the club.",
         {"the player | leaves | the club | by the coach | by The newspaper"}},
        {"The newspaper reported that the president had left the town, citing three officials.",
         {"The newspaper | cite | three officials", "the president | leave | the town | by The newspaper"},
         {"the president | cite"}},
    });
}

TEST_CASE("sources beside what they say: according to, as somebody said, per, in the words of, studies") {
    check({
        {"Perez, according to police, was arrested on Monday.", {"Perez | isArrested | by police"}},
        {"Perez was arrested on Monday, according to police and two witnesses.",
         {"Perez | isArrested | by police | by two witnesses"}},
        {"The bridge, which, according to engineers, was unsafe, collapsed on Monday.",
         {"The bridge | is | unsafe | by engineers"},
         {"collapse | by"}},
        {"As Keller said, the price was low.", {"the price | is | low | by Keller"}, {"Keller | say"}},
        {"Per the report, the army killed civilians.", {"the army | kills | civilians | by the report"}},
        {"In the words of the coach, the player was lazy.", {"the player | is | lazy | by the coach"}},
        {"Keller's claim that the bank had cheated was rejected by the court.", {"the bank | cheat | by Keller"}},
        {"A study found that coffee protects the liver.", {"coffee | protect | the liver | by A study"}},
        {"Bees can count, a new study suggests.", {"Bees | count | by a new study | possible"}},
    });
}

TEST_CASE("what is only believed, alleged or rumoured is possible and has no source that is not named") {
    check({
        {"It is believed that the bank sold its shares.", {"the bank | sells | its shares | possible"}},
        {"It was said that the bank had sold its shares.", {"the bank | sells | its shares | possible"}},
        {"The bank reportedly sold its shares.", {"The bank | sells | its shares | possible"}},
        {"Moyo allegedly stole the car.", {"Moyo | steal | the car | possible"}},
        {"Moyo is accused of stealing the car.", {"Moyo | steal | the car | possible"}},
        {"Perez is believed to have left the country.", {"Perez | leave | the country | possible"}},
        {"Perez was said to be ill.", {"Perez | is | ill | possible"}},
        {"The jury was told that Moyo had stolen the car.", {"Moyo | steal | the car | possible"}},
        {"Reports that the president had died were false.", {"the president | dies | possible"}},
        {"There is no evidence that the vote was stolen.", {"the vote | NOT be steal | possible"}},
        {"Ortiz did not deny claims that he had paid the judge.", {"he | pays | the judge | possible"}, {"by Ortiz"}},
    });
}

TEST_CASE("who denies or rejects a claim that nobody named makes says that it is not so") {
    check({
        {"Ortiz rejected claims that he had paid the judge.", {"he | NOT pays | the judge | by Ortiz"}},
        {"Ortiz denied reports that the bank had failed.", {"the bank | NOT fail | by Ortiz"}},
    });
}

TEST_CASE("who said what was denied is no source of the denial") {
    check({
        {"Moyo denied taking a bribe, as had been alleged by a local newspaper.",
         {"Moyo | denies | taking a bribe"},
         {"denies | taking a bribe | by"}},
        {"The road was closed, as had been reported by a local newspaper.",
         {"The road | isClosed | by a local newspaper"}},
    });
}

TEST_CASE("who does something by saying something says it") {
    check({{"Norway explained its vote by saying that it could not support the plan.",
            {"Norway | says | that it could not support the plan"},
            {}}});
}

TEST_CASE("a participle behind a comma is of the one who speaks, whatever stands between") {
    check({
        {"Ortiz dismissed a report that envoys had met in Lima, calling it a lie.", {"Ortiz | calls | it a lie"}},
        {"Ortiz praised the three mayors, saying that the town was safe.",
         {"Ortiz | says | that the town was safe", "the town | is | safe | by Ortiz"}},
        {"The bank's president said the use of dollars \"costs Norway billions,\" further saying, \"It also hurts trade.\"",
         {"It | hurt | trade | by The bank's president"},
         {"by the use"}},
        {"Ortiz warned that the tax would fail and would cost millions.",
         {"the tax | costs | millions | by Ortiz | possible"}},
    });
}

TEST_CASE("who doubts that something is so takes it for unlikely") {
    check({{"Ortiz doubts that the bank will pay.",
            {"Ortiz | doubts | that the bank will pay", "the bank | NOT pay | by Ortiz | possible"}}});
}

TEST_CASE("what is unlikely, called illegal or left dead is found") {
    check({
        {"The motion is unlikely to pass.", {"The motion | NOT pass | possible"}},
        {"Ortiz called the step illegal.", {"Ortiz | calls | the step illegal"}},
        {"The storm left two people dead.", {"two people | is | dead"}},
    });
}

TEST_CASE("what is asked or not known is nobody's statement") {
    check({
        {"The minister asked if the bridge had been closed.", {"the bridge | isClosed | possible"}},
        {"She did not know whether the company had paid the fine.", {"the company | pays | the fine | possible"}},
        {"Police do not know who started the fire.", {" | start | the fire | possible"}, {"by Police"}},
        {"It is not clear whether the vote was stolen.", {"the vote | be steal | possible"}},
        {"Ortiz refused to confirm that he had paid the judge.", {"he | pays | the judge | possible"}},
    });
}

TEST_CASE("acts of speech: denials, admissions, proposals, demands, accusations, warnings") {
    check({
        {"The army denied the report, saying its soldiers had left the town.",
         {"The army | denies | the report", "its soldiers | leave | the town | by The army"},
         {"NOT"}},
        {"The general denies ordering a retreat.", {"The general | denies | ordering a retreat"}},
        {"Ortiz admitted paying the judge.",
         {"Ortiz | admits | paying the judge", "Ortiz | pays | the judge | by Ortiz"}},
        {"Ortiz suggested annulling the vote.", {"Ortiz | annul | the vote | by Ortiz | possible"}},
        {"Ortiz proposed that the court annul the vote.",
         {"Ortiz | proposes | that the court annul the vote", "the court | annul | the vote | by Ortiz | demanded"}},
        {"Ortiz called on the court to annul the vote.", {"the court | annul | the vote | by Ortiz | demanded"}},
        {"Ortiz called for the court to annul the vote.", {"the court | annul | the vote | by Ortiz | demanded"}},
        {"Ortiz warned the army not to take power.", {"the army | NOT take | power | by Ortiz | demanded"}},
        {"The union demanded: \"The government must raise wages.\"",
         {"The government | increases | wages | by The union | demanded"}},
        {"The plan requires hospitals to hire 200 nurses.",
         {"hospitals | hires | 200 nurses | by The plan | demanded"}},
        {"The minister accused the general of ordering a retreat.", {"The minister | accuses | the general"}},
        {"Perez said that if the vote was stolen, he would resign.",
         {"the vote | be steal | by Perez | possible", "he | resigns | by Perez | possible"}},
        {"Moyo insisted he had done nothing wrong.", {"Moyo | says | he had done nothing wrong"}, {"demands"}},
        {"Analysts expect it to raise rates.", {"it | increases | rates | by Analysts | future"}},
        {"Moyo pleaded not guilty.", {"Moyo | pleads | not guilty"}},
    });
}

TEST_CASE("headlines name their source behind a colon, a comma or in front") {
    check({
        {"Police: The man killed two officers", {"The man | kills | two officers | by Police"}},
        {"Millions have fled the war: UN", {"Millions | flee | the war | by UN"}},
        {"‘We have won’: Ortiz claims victory", {"We | win | by Ortiz"}},
        {"Ortiz says vote was stolen", {"vote | be steal | by Ortiz"}},
        {"Perez arrested in Spain, police say", {"Perez | isArrested | Spain | by police"}},
    });
}

TEST_CASE("what goes on is no source, and a source at the end of a sentence has said all of it") {
    check({
        {"As the talks continue, the price of grain has fallen.", {"the price of grain | fall"}, {"by the talks"}},
        {"The bank did not have a plan for floods that it could use, according to Anna Weber.",
         {"The bank | NOT have | a plan for floods that it could use | by Anna Weber"}},
        {"The wells were dry, so the farmers complained to the mayor.", {"The wells | is | dry"}, {"by the farmers"}},
        {"It looks as if the owners have sold the house.", {"the owners | sells | the house | possible"}, {"It |"}},
    });
}

TEST_CASE("what is said keeps its outer subject, and a clause is a subject as a whole") {
    check({
        {"The problem is that nobody knew, Weber said.",
         {"Weber | says | The problem is that nobody knew", "The problem | is | that nobody knew | by Weber"}},
        {"That the plan is old is clear.", {"That the plan is old | is | clear"}},
        {"Weber was charged with taking bribes.", {"Weber | chargedWith | taking bribes"}},
        {"The mayor has put forward a new plan.", {"The mayor | put forward | a new plan"}},
    });
}

TEST_CASE("a day asks for nothing, and a particle behind the object is its verb's") {
    check({
        {"The owners were ordered to leave the house by Monday.",
         {"The owners | leave | the house | demanded"},
         {"Monday | orders"}},
        {"The police have not ruled anything out.", {"The police | NOT rejects | anything"}, {"controls"}},
    });
}

TEST_CASE("none negates once, however many verbs share it") {
    check({
        {"None of the injuries was thought to be serious.", {"None of the injuries | NOT is | serious | possible"}},
        {"Nobody tried to leave.", {"Nobody | NOT leave | possible"}},
        {"Two of the injuries were thought to be serious.", {"Two of the injuries | is | serious | possible"}},
    });
}

TEST_CASE("it that is slow to act is somebody, and it that is hard to act nobody") {
    check({
        {"The ministry rejected claims that it had been slow to respond.",
         {"it | NOT is | slow to respond | by The ministry"}},
        {"It was hard to respond.", {}, {"It | respond"}},
    });
}

TEST_CASE("whatever verb stands at a quotation, its subject is the speaker") {
    check({
        {"“The toll is cruel,” sighed Karin Holt.", {"The toll | is | cruel | by Karin Holt"}},
        {"“The toll is cruel,” Karin Holt went on.", {"The toll | is | cruel | by Karin Holt"}},
        {"And from Mayor Karin Holt:\n\n“The toll is cruel.”", {"The toll | is | cruel | by Mayor Karin Holt"}},
        {"'The harbour is closed': crowds march in Bergen", {"The harbour | be close | by "}},
        {"“The toll is cruel,” said chairman, owner and president Karin Holt.",
         {"The toll | is | cruel | by president Karin Holt"},
         {"by chairman"}},
    });
}

TEST_CASE("what hangs on a verb that no rule knows is said by its subject, if that can speak") {
    check({
        {"The mayor boasted that the bridge was safe.", {"the bridge | is | safe | by The mayor"}},
        {"The sky heralded that the bridge was safe.", {"the bridge | is | safe | possible"}},
        {"The coach is confident that the team has won.", {"the team | win | by The coach"}},
    });
}

TEST_CASE("what somebody denies is no part of what they say besides") {
    check({
        {"The minister denied stealing, saying the audit was wrong.",
         {"The minister | NOT steal | by The minister", "the audit | is | wrong | by The minister"},
         {"NOT says"}},
    });
}

TEST_CASE("in an interview each says what stands behind the name, until the next one speaks") {
    check({
        {"Helen Moyo met our reporter.\n\nReporter: Are you tired?\n\nHelen Moyo: The council sold the harbour. Nobody "
         "wants "
         "the bridge.\n\nThe bank failed.\n\nReporter: Was that wise?\n\nHelen Moyo: The mayor left.",
         {"The council | sells | the harbour | by Helen Moyo", "The bank | fail | by Helen Moyo",
          "The mayor | leave | by Helen Moyo", "Helen Moyo | meets | our reporter"}},
        {"Helen Moyo: The council sold the harbour.\n\nJM: Was that wise?\n\nHM: The mayor left.\n\nJM: Why?\n\nHM: "
         "Ships sank.",
         {"The mayor | leave | by Helen Moyo", "Ships | sink | by Helen Moyo"}},
        {"Q: Are you tired?\n\nA: The council sold the harbour.\n\nQ: Was that wise?\n\nA: The mayor left.",
         {"The council | sells | the harbour | by ", "The mayor | leave | by "}},
        {"Q: Are you tired?\n\nThe council sold the harbour.\n\nQ: Was it so?\n\nThe mayor left.\n\nQ: Who won?\n\nQ: "
         "And now?",
         {"The council | sells | the harbour | by ", "The mayor | leave | by "}},
        {"Kenya: The council sold the harbour.\n\nNorway: The mayor left.\n\nChile: The bank failed.\n\nPeru: Ships "
         "sank.",
         {"The mayor | leave"}},
    });
}

TEST_CASE("whose plan, right or duty it is does it, if it is done; who has no plans to does not") {
    check({
        {"Keller Corp. announced plans to sell the mine.",
         {"Keller Corp. | sells | the mine | future"},
         {"plans | sells"}},
        {"The mayor has no plans to sell the bridge.",
         {"The mayor | NOT have | plans to sell the bridge", "The mayor | NOT sells | the bridge | future"}},
        {"Critics welcomed the decision to close the mine.", {}, {"Critics | closes"}},
        {"The mayor made it a duty to clean the streets.", {}, {"it | clean"}},
    });
}

TEST_CASE("what is suggested in the bare form of a verb is asked for") {
    check({
        {"Keller seconded the recommendation the fires be discussed at the summit.",
         {"the fires | isDiscussed | the summit | demanded"}},
        {"Keller discussed the fires that were put out at the summit.", {}, {"demanded"}},
    });
}

TEST_CASE("a source is named without what it says, and who rejects what cannot speak is the one who says why") {
    check({
        {"The bank closed, with officials saying that the vault was empty.", {"the vault | is | empty | by officials"}},
        {"The plan was rejected by the mayor, saying the bridge was old.", {"the bridge | is | old | by the mayor"}},
    });
}

TEST_CASE("a day or place in front of the verb is not whom or what it is done to") {
    check({
        {"On Thursday Keller called for talks to free the hostages.", {}, {"| Thursday"}},
        {"On the island two people died when a wall fell.", {"two people | dies"}, {"dies | the island"}},
    });
}

TEST_CASE("who speaks within one quotation is not the one who speaks another beside it") {
    check({
        {"“No guards were hurt. We thank the crews;” read the statement; “we will stay in the harbour.”",
         {"guards | NOT isInjured | by the statement"},
         {"by we"}},
        {"Orbix Corp. rejected the offer. “The price is an insult.”", {"The price | is | an insult | by Orbix Corp."}},
    });
}

TEST_CASE("a participle behind a comma goes with what the sentence says") {
    check({
        {"Guards opened fire at a march held in Lund, killing five people.",
         {"Guards | kills | five people"},
         {"march | kills"}},
    });
}

TEST_CASE("behind the closing mark who speaks goes on, and not even somebody is nobody") {
    check({
        {"Keller said that “stores are selling flour” and called it absurd.", {"Keller | calls | it absurd"}},
        {"Not even Keller knows the way.", {}, {"Keller | know | the way"}},
        {"If you cannot sell it because guards are watching you, leave the town.", {}, {"guards | leaves"}},
    });
}

TEST_CASE("what is said goes on behind a condition, a second verb and the saying itself") {
    check({
        {"The mayor said if the dam broke, the town would be lost.",
         {"the dam | break | by The mayor | possible", "the town | be lose | by The mayor | possible"}},
        {"The bridge is safe, the mayor said, and the drivers trust it.",
         {"The bridge | is | safe | by the mayor", "the drivers | trust | it | by the mayor"}},
        {"The stores were open, according to a report from Lund in which they said they had bread.",
         {"The stores | is | open | by a report from Lund in which they said they had bread"}},
    });
}

TEST_CASE("what is so in somebody's opinion or view is that one's word") {
    check({
        {"Mira Solan lost the vote. In her opinion, the count was unfair.", {"the count | is | unfair | by her"}, {}},
        {"From the union's view, the tax is a mistake.", {"the tax | is | a mistake | by the union"}},
    });
}

TEST_CASE("what others say meanwhile is no part of what is said") {
    check({
        {"Norway rejects Orland's claim that Narva broke the treaty.",
         {"Narva | break | the treaty | by Orland"},
         {"by Norway"}},
        {"Orland says that its army is ready, while the Narvo Union denies the report.",
         {"its army | is | ready | by Orland", "the Narvo Union | denies | the report"},
         {"denies | the report | by"}},
        {"Reports stated the fruit was a plum; the BBC later said that it was a pear.",
         {"the fruit | is | a plum | by Reports", "the BBC | says | that it was a pear"},
         {"pear | by Reports", "by the BBC | by Reports"}},
    });
}

TEST_CASE("what somebody orders or demands in a clause is wanted by them") {
    check({
        {"Judge Ada Holm ordered that the ballots be counted.", {"the ballots | be count | by Judge Ada Holm | demanded"}},
    });
}

TEST_CASE("nobody says what they are asked to have said, or what they say under a condition") {
    check({
        {"Do you say that the town is safe?", {"the town | is | safe | possible"}, {"safe | by"}},
        {"If the mayor says that the town is safe, we will go.", {}, {"safe | by"}},
        {"What did the mayor buy? The bank counted how many fell.", {}, {"the mayor", "how many | fall"}},
        {"“I always said the town was safe, you know?” Holm said.", {"the town | is | safe | by I | possible"}, {}},
    });
}

TEST_CASE("who is quoted as saying it speaks, and who is described by others is so in their words") {
    check({
        {"“The bridge will fall,” an engineer was quoted as saying.", {"The bridge | fall | by an engineer | future"}},
        {"Holm was described by colleagues as a man who had robbed the poor.",
         {"a man | rob | the poor | by colleagues"}},
        {"Witnesses reported guards selling bread.", {"guards | sells | bread | by Witnesses"}},
    });
}

TEST_CASE("in an interview the label names who speaks, also where nothing else is known of them") {
    check({
        {"XY: Are you tired?\n\nAnna Berg: The council sold the harbour.\n\nXY: The mayor was wise.\n\nAnna Berg: He left.",
         {"The council | sells | the harbour | by Anna Berg", "The mayor | is | wise | by XY"}},
        {"XY: Are you tired?\n\nAnna Berg: The mayor says: “The dam is old.”\n\nXY: Was it so?\n\nAnna Berg: "
         "He left.",
         {"The mayor | says | The dam is old | by Anna Berg", "The dam | is | old | by The mayor | by Anna Berg"}},
    });
}

TEST_CASE("where an interview prints the questions alone, what stands between them is told") {
    check({
        {"XY: Are you tired?\n\nXY: Was it so?\n\nXY: Who won?\n\nThe council sold the harbour.\n\nXY: Did they pay?\n\nXY: "
         "Why did they pay?",
         {"The council | sells | the harbour"}},
    });
}

TEST_CASE("what an argument, a statement or a hearing has for content is the words of who argues, states or speaks there") {
    check({
        {"The mayor's argument was that the dam is safe.", {"the dam | is | safe | by The mayor"}},
        {"Judge Ada Holm clarified in the hearing that the vote was void.", {"the vote | is | void | by Judge Ada Holm"}},
        {"The office issued a statement that the guards had sold the keys.",
         {"the guards | sells | the keys | by a statement | possible"}},
    });
}

TEST_CASE("a source at the end of the sentence answers for all of it, and refusing is no speech") {
    check({
        {"Two men were killed and ten were hurt, according to the police.",
         {"Two men | isKilled | by the police", "ten | isInjured | by the police"}},
        {"The guards refused to paint the gate.", {"The guards | NOT paint | the gate"}, {"gate | by"}},
    });
}

TEST_CASE("what others say at the same time is no part of what somebody says") {
    check({
        {"The driver said he lost control of the bus, with some newspapers claiming that he was drunk.",
         {"he | is | drunk | by some newspapers"},
         {"drunk | by some newspapers | by"}},
    });
}

TEST_CASE("what is said has its subject and its speaker, wherever a parser hangs the clause") {
    check({{"Officials reported the fire started in a kitchen.",
            {"Officials | says | the fire started in a kitchen", "the fire | start in | a kitchen | by Officials"}},
           {"The fires, which officials said were small, spread.", {"officials | says | The fires were small"}},
           {"Ortiz said in a letter, \"The vote was stolen\".",
            {"Ortiz | says | The vote was stolen", "The vote | be steal | by Ortiz"}},
           {"The bank issued a plea that the road be shut: “The road is a trap.”",
            {"The road | is | a trap | by The bank"}},
           {"The driver said he lost control, with local papers claiming that he slept.",
            {"local papers | claims | that he slept", "he | sleep | by local papers"}},
           {"The court found the ban to be unlawful.", {"the ban | is | unlawful | by The court"}},
           {"The mayor said “[t]he bridge is old”.", {"[t]he bridge | is | old | by The mayor"}}});
}

TEST_CASE("a verb of saying without what is said, and a phrase that is asked for, tell nothing") {
    check({{"As I said in a letter, the bridge is old.", {"the bridge | is | old | by I"}, {"say in"}},
           {"The nurse saw how many people died.", {}, {"people | die", "| die"}},
           {"The clerk asked which way the guards took.", {}, {"| take | which"}}});
}

TEST_CASE("what somebody wants or means to do is theirs, unless it is anybody's or what one says of oneself") {
    check({
        {"The mayor wants to sell the mine.", {"The mayor | sells | the mine | by The mayor | possible"}},
        {"The mayor does not intend to sell the mine.", {"The mayor | NOT sells | the mine | by The mayor | possible"}},
        {"The mayor's plan to close the mine failed.", {"The mayor | closes | the mine | by The mayor | future"}},
        {"The bill aims to close the mine.", {"The bill | close | the mine | possible"}},
        {"\"We want to stay,\" Brand said.", {"We | stay | by Brand | possible"}, {"by We"}},
    });
}

TEST_CASE("who is worried that it is so, or acts in the belief that it is, thinks so") {
    check({
        {"Farmers are worried that the price of bread will rise.", {"the price of bread | rise | by Farmers | future"}},
        {"The council banned the drug in the belief that it harms children.", {"it | harm | children | by The council | possible"}},
        {"The envoy expressed hope that the bridge would hold.", {"the bridge | hold | by The envoy | possible"}},
    });
}

TEST_CASE("what is told of somebody's words is no part of them") {
    check({
        {"Brand accused the bank of fraud, a charge many towns have made.",
         {"many towns | make | a charge"},
         {"make | by Brand"}},
    });
}

TEST_CASE("the source is somebody, wherever the parser hangs the name, the pronoun or the saying") {
    check({
        {"A lawyer for Brand, Ivo Holm, said the road was closed.", {"the road | isClosed | by A lawyer for Brand"}},
        {"It was described as a \"triumph\" by Ivo Holm, who added that the work had taken months.",
         {"the work | take | months | by Ivo Holm"}},
        {"This is the only rule that polls say helps farmers.", {"the only rule | help | farmers | by polls"}},
        {"The panel heard Brand's claims he had paid the bill.", {"he | pays | the bill | by Brand"}},
        {"The mufti decreed that the road was closed.", {"the road | isClosed | by The mufti"}},
        {"Brand went on television to say that the road was closed.", {"the road | isClosed | by Brand | possible"}},
        {"Brand made it clear that he would leave.", {"he | leave | by Brand | possible"}},
        {"Ida Holm, owner of a club: \"The road is shut.\"", {"The road | isClosed | by Ida Holm"}},
        {"Polls show Brand leading the race.", {"Brand | lead | the race | by Polls"}},
    });
}
