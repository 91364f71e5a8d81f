#include <doctest/doctest.h>

#include <string>

#include "tests/extract/rules/repaired_tree.h"

using namespace claimgraph;

TEST_CASE("who says what and of whom, repaired behind commas, colons and prepositions") {
    const test::RepairedWord words[] = {
        // said it had won, a claim that could not be verified: the claim is the article's
        {"Both both PRON PRP 2 nsubj said say VERB VBD 0 root it it PRON PRP 5 nsubj had have AUX VBD 5 aux taken take "
         "VERB VBN 2 ccomp towns town NOUN NNS 5 obj , , PUNCT , 9 punct a a DET DT 9 det claim claim NOUN NN 6 appos "
         "that that PRON WDT 14 nsubj:pass could could AUX MD 14 aux not not PART RB 14 advmod be be AUX VB 14 "
         "aux:pass verified verify VERB VBN 9 acl:relcl",
         13, 4, "advcl:relcl"},
        // said it was safe, a statement disputed by doctors
        {"He he PRON PRP 2 nsubj said say VERB VBD 0 root it it PRON PRP 5 nsubj was be AUX VBD 5 cop safe safe ADJ JJ "
         "2 ccomp , , PUNCT , 8 punct a a DET DT 8 det statement statement NOUN NN 5 parataxis disputed dispute VERB "
         "VBN 8 acl by by ADP IN 11 case doctors doctor NOUN NNS 9 obl:agent",
         7, 8, "nsubj:pass"},
        // vetoed a text that demands talks , saying it is late
        {"Oslo Oslo PROPN NNP 2 nsubj vetoed veto VERB VBD 0 root texts text NOUN NNS 2 obj that that PRON WDT 5 nsubj "
         "ban ban VERB VBP 3 acl:relcl arms arm NOUN NNS 5 obj , , PUNCT , 8 punct saying say VERB VBG 5 advcl it it "
         "PRON PRP 11 nsubj is be AUX VBZ 11 cop late late ADJ JJ 8 ccomp",
         7, 1, "advcl"},
        // met a minister who left , saying it was late: a person may say it
        {"Oslo Oslo PROPN NNP 2 nsubj met meet VERB VBD 0 root ministers minister NOUN NNS 2 obj who who PRON WP 5 "
         "nsubj ban ban VERB VBP 3 acl:relcl arms arm NOUN NNS 5 obj , , PUNCT , 8 punct saying say VERB VBG 5 advcl "
         "it it PRON PRP 11 nsubj is be AUX VBZ 11 cop late late ADJ JJ 8 ccomp",
         7, 4, "advcl"},
        // a charge rejected by Oxfam , which says it helps
        {"a a DET DT 2 det charge charge NOUN NN 0 root rejected reject VERB VBN 2 acl by by ADP IN 5 case Oxfam Oxfam "
         "PROPN NNP 3 obl:agent , , PUNCT , 8 punct which which PRON WDT 8 nsubj says say VERB VBZ 2 acl:relcl it it "
         "PRON PRP 10 nsubj helps help VERB VBZ 8 ccomp",
         7, 4, "acl:relcl"},
        // doubt the sum : a study found that it fell
        {"They they PRON PRP 2 nsubj doubt doubt VERB VBP 0 root sums sum NOUN NNS 2 obj : : PUNCT : 6 punct a a DET "
         "DT 6 det study study NOUN NN 3 appos found find VERB VBD 2 ccomp that that SCONJ IN 10 mark it it PRON PRP "
         "10 nsubj fell fall VERB VBD 7 ccomp",
         5, 6, "nsubj"},
        // it failed ; the mayor did not respond
        {"It it PRON PRP 2 nsubj failed fail VERB VBD 0 root ; ; PUNCT : 8 punct the the DET DT 5 det mayor mayor NOUN "
         "NN 8 nsubj did do AUX VBD 8 aux not not PART RB 8 advmod respond respond VERB VB 2 parataxis",
         7, 1, "conj"},
        // officials , asked whether it failed , declined to answer
        {"Officials official NOUN NNS 3 nsubj , , PUNCT , 1 punct asked ask VERB VBD 0 root whether whether SCONJ IN 6 "
         "mark it it PRON PRP 6 nsubj failed fail VERB VBD 3 ccomp , , PUNCT , 8 punct declined decline VERB VBD 3 "
         "conj",
         2, 0, "acl"},
        // officials , it is said , asked , thought and declined: verbs in a row
        {"Officials official NOUN NNS 3 nsubj , , PUNCT , 1 punct asked ask VERB VBD 0 root , , PUNCT , 5 punct waited "
         "wait VERB VBD 3 conj and and CCONJ CC 7 cc left leave VERB VBD 3 conj",
         2, -1, "root"},
        // it is over , said a broker briefed on the talks
        {"It it PRON PRP 3 nsubj is be AUX VBZ 3 cop over over ADJ JJ 5 ccomp , , PUNCT , 3 punct said say VERB VBD 0 "
         "root a a DET DT 7 det broker broker NOUN NN 8 nsubj briefed brief VERB VBD 5 ccomp on on ADP IN 10 case "
         "talks talk NOUN NNS 8 obl",
         6, 4, "nsubj"},
        // told cheering crowds that she won
        {"She she PRON PRP 2 nsubj told tell VERB VBD 0 root cheering cheer VERB VBG 2 ccomp crowds crowd NOUN NNS 3 "
         "obj that that SCONJ IN 7 mark she she PRON PRP 7 nsubj won win VERB VBD 4 acl",
         6, 1, "ccomp"},
        // a deal that both insisted was dead
        {"a a DET DT 2 det deal deal NOUN NN 3 nsubj came come VERB VBD 0 root that that SCONJ IN 8 mark both both "
         "PRON DT 6 nsubj insisted insist VERB VBD 2 acl:relcl was be AUX VBD 8 cop dead dead ADJ JJ 3 conj",
         7, 5, "ccomp"},
        // Ten people killed , hospital says
        {"Ten ten NUM CD 2 nummod people people NOUN NNS 6 nsubj killed kill VERB VBN 2 acl , , PUNCT , 2 punct "
         "hospital hospital NOUN NN 6 nsubj says say VERB VBZ 0 root",
         1, 2, "nsubj:pass"},
        // Truce holding , mediators say
        {"Truce truce NOUN NN 2 compound holding hold VERB VBG 5 ccomp , , PUNCT , 2 punct mediators mediator NOUN NNS "
         "5 nsubj say say VERB VBP 0 root",
         0, 1, "nsubj"},
        // said one of its trucks had been stopped
        {"It it PRON PRP 2 nsubj said say VERB VBD 0 root one one NUM CD 2 iobj of of ADP IN 5 case trucks truck NOUN "
         "NNS 3 nmod had have AUX VBD 8 aux been be AUX VBN 8 aux:pass stopped stop VERB VBN 2 ccomp",
         2, 7, "nsubj:pass"},
        // said the aim was peace and said that nobody left
        {"He he PRON PRP 2 nsubj insisted insist VERB VBD 0 root the the DET DT 4 det aim aim NOUN NN 6 nsubj was be "
         "AUX VBD 6 cop peace peace NOUN NN 2 ccomp and and CCONJ CC 8 cc said say VERB VBD 6 conj that that SCONJ IN "
         "11 mark nobody nobody PRON NN 11 nsubj left leave VERB VBD 8 ccomp",
         7, 1, "conj"},
        // said the mayor was ill and said that nobody left: the mayor may have said so
        {"He he PRON PRP 2 nsubj insisted insist VERB VBD 0 root the the DET DT 4 det mayor mayor NOUN NN 6 nsubj was "
         "be AUX VBD 6 cop ill ill ADJ JJ 2 ccomp and and CCONJ CC 8 cc said say VERB VBD 6 conj that that SCONJ IN 11 "
         "mark nobody nobody PRON NN 11 nsubj left leave VERB VBD 8 ccomp",
         7, 5, "conj"},
        // stopped short of calling it fraud
        {"stopped stop VERB VBD 0 root short short ADJ JJ 1 xcomp of of SCONJ IN 4 mark calling call VERB VBG 1 advcl "
         "it it PRON PRP 4 obj fraud fraud NOUN NN 4 xcomp",
         3, 0, "xcomp"},
        // left , accusing them of greed and of having lied
        {"left leave VERB VBD 0 root , , PUNCT , 3 punct accusing accuse VERB VBG 1 advcl them they PRON PRP 3 obj of "
         "of ADP IN 6 case greed greed NOUN NN 3 obl and and CCONJ CC 10 cc of of SCONJ IN 10 mark having have AUX VBG "
         "10 aux lied lie VERB VBN 1 conj",
         9, 2, "advcl"},
        // the council is due to meet
        {"Councils council NOUN NNS 5 nsubj:outer are be AUX VBP 5 cop due due ADJ JJ 5 mark to to SCONJ IN 5 mark "
         "meet meet VERB VB 0 root",
         4, 2, "xcomp"},
        // promised in a speech to be fair
        {"He he PRON PRP 2 nsubj promised promise VERB VBD 0 root in in ADP IN 4 case speeches speech NOUN NNS 2 obl "
         "to to PART TO 7 mark be be AUX VB 7 cop fair fair ADJ JJ 4 acl",
         6, 1, "xcomp"},
        // promised in a plan to be fair: a plan to do so
        {"He he PRON PRP 2 nsubj promised promise VERB VBD 0 root in in ADP IN 4 case plans plan NOUN NNS 2 obl to to "
         "PART TO 7 mark be be AUX VB 7 cop fair fair ADJ JJ 4 acl",
         6, 3, "acl"},
        // declared in provinces unless rain falls
        {"declared declare VERB VBN 0 root in in ADP IN 3 case provinces province NOUN NNS 1 obl unless unless SCONJ "
         "IN 6 mark rain rain NOUN NN 6 nsubj falls fall VERB VBZ 3 acl",
         5, 0, "advcl"},
        // The front , which lost , posted video footage .
        {"Rebels rebel NOUN NNS 7 nsubj , , PUNCT , 4 punct which which PRON WDT 4 nsubj lost lose VERB VBD 1 "
         "acl:relcl , , PUNCT , 1 punct posted post VERB VBN 7 amod footage footage NOUN NN 0 root . . PUNCT . 7 punct",
         6, 5, "obj"},
        // imposed a ban , requested reports and set up courts
        {"It it PRON PRP 2 nsubj imposed impose VERB VBD 0 root bans ban NOUN NNS 2 obj , , PUNCT , 5 punct requested "
         "request VERB VBN 3 acl reports report NOUN NNS 5 obj and and CCONJ CC 8 cc opened open VERB VBD 2 conj "
         "courts court NOUN NNS 8 obj",
         4, 1, "conj"},
        // freed in exchange for spies
        {"freed free VERB VBN 0 root in in ADP IN 3 case exchange exchange NOUN NN 1 obl for for ADP IN 5 case spies "
         "spy NOUN NNS 1 obl",
         2, 1, "fixed"},
        // blamed the fire on a rocket
        {"They they PRON PRP 2 nsubj blamed blame VERB VBD 0 root fires fire NOUN NNS 2 obj on on ADP IN 5 case "
         "rockets rocket NOUN NNS 3 nmod",
         4, 1, "obl"},
        // saw the fire on a roof: which fire
        {"They they PRON PRP 2 nsubj saw see VERB VBD 0 root fires fire NOUN NNS 2 obj on on ADP IN 5 case roofs roof "
         "NOUN NNS 3 nmod",
         4, 2, "nmod"},
        // scheduled for 2 May
        {"scheduled schedule VERB VBN 0 root for for ADP IN 4 case 2 2 NUM CD 1 obl May May PROPN NNP 1 obl", 2, 3,
         "nummod"},
        // said ten people , among them two children , were killed
        {"It it PRON PRP 2 nsubj said say VERB VBD 0 root ten ten NUM CD 4 nummod people people NOUN NNS 2 obj , , "
         "PUNCT , 7 punct among among ADP IN 7 case them they PRON PRP 4 nmod two two NUM CD 9 nummod children child "
         "NOUN NNS 12 nsubj:pass , , PUNCT , 9 punct were be AUX VBD 12 aux:pass killed kill VERB VBN 2 ccomp",
         3, 11, "nsubj:pass"},
        // Among those freed was Khan
        {"Among among ADP IN 2 case prisoners prisoner NOUN NNS 4 nmod was be AUX VBD 2 cop Khan Khan PROPN NNP 0 root",
         3, 1, "nsubj"},
        // rescued off coast
        {"rescued rescue VERB VBD 0 root off off ADP RP 3 case coast coast NOUN NN 1 obj", 2, 0, "obl"},
        // struck by the end of June
        {"struck strike VERB VBN 0 root by by ADP IN 4 case the the DET DT 4 det end end NOUN NN 1 obl:agent", 3, 0,
         "obl"},
        // it fell , according to Ito and officials briefed on it
        {"It it PRON PRP 2 nsubj fell fall VERB VBD 0 root , , PUNCT , 6 punct according accord VERB VBG 6 case to to "
         "ADP IN 4 fixed Ito Ito PROPN NNP 9 obl and and CCONJ CC 8 cc officials official NOUN NNS 6 conj briefed "
         "brief VERB VBD 2 advcl",
         8, 7, "acl"},
        // rejected allegations it had sold arms
        {"Oslo Oslo PROPN NNP 2 nsubj rejected reject VERB VBD 0 root allegations allegation NOUN NNS 2 obj it it PRON "
         "PRP 6 nsubj had have AUX VBD 6 aux sold sell VERB VBN 3 acl:relcl arms arm NOUN NNS 6 obj",
         5, 2, "ccomp"},
        // rejected allegations it had made: which allegations
        {"Oslo Oslo PROPN NNP 2 nsubj rejected reject VERB VBD 0 root allegations allegation NOUN NNS 2 obj it it PRON "
         "PRP 6 nsubj had have AUX VBD 6 aux made make VERB VBN 3 acl:relcl",
         5, 2, "acl:relcl"},
        // told the council the plan was dead
        {"He he PRON PRP 2 nsubj told tell VERB VBD 0 root the the DET DT 4 det council council NOUN NN 8 nsubj the "
         "the DET DT 6 det plan plan NOUN NN 8 nsubj was be AUX VBD 8 cop dead dead ADJ JJ 2 ccomp",
         3, 1, "obj"},
        // said it armed rebels , a charge Oslo denies
        {"He he PRON PRP 2 nsubj said say VERB VBD 0 root it it PRON PRP 4 nsubj armed arm VERB VBD 2 ccomp rebels "
         "rebel NOUN NNS 4 obj , , PUNCT , 8 punct a a DET DT 8 det charge charge NOUN NN 10 nsubj Oslo Oslo NOUN NN "
         "10 nsubj denies deny VERB VBZ 4 conj",
         7, 9, "obj"},
        // it held sixty people , a figure Oslo disputes
        {"It it PRON PRP 2 nsubj held hold VERB VBD 0 root sixty sixty NUM CD 4 nummod people people NOUN NNS 2 obj , "
         ", PUNCT , 7 punct a a DET DT 7 det figure figure NOUN NN 4 appos Oslo Oslo PROPN NNP 9 compound disputes "
         "dispute NOUN NNS 4 appos",
         8, 1, "advcl:relcl"},
        // The council , she wrote , would fail
        {"The the DET DT 2 det council council NOUN NN 8 nsubj , , PUNCT , 5 punct she she PRON PRP 5 nsubj wrote "
         "write VERB VBD 2 parataxis , , PUNCT , 5 punct would would AUX MD 8 aux fail fail VERB VB 0 root",
         4, 7, "parataxis"},
        // ten people , most of them women , died
        {"Ten ten NUM CD 2 nummod people people NOUN NNS 9 nsubj , , PUNCT , 2 punct most most ADJ JJS 2 appos of of "
         "ADP IN 6 case them they PRON PRP 4 nmod women woman NOUN NNS 2 acl:relcl , , PUNCT , 2 punct died die VERB "
         "VBD 0 root",
         6, 1, "parataxis"},
        // denied having met them
        {"denied deny VERB VBD 0 root having have AUX VBG 3 aux met meet VERB VBN 1 ccomp them they PRON PRP 3 obj", 2,
         0, "xcomp"},
        // denied having met them , calling it a lie
        {"denied deny VERB VBD 0 root having have AUX VBG 3 aux met meet VERB VBN 1 ccomp them they PRON PRP 3 obj , , "
         "PUNCT , 6 punct calling call VERB VBG 3 advcl it it PRON PRP 6 obj lies lie NOUN NNS 6 xcomp",
         5, 0, "advcl"},
        // They have all voiced support
        {"They they PRON PRP 2 nsubj have have VERB VBP 0 root all all ADV RB 5 advmod voiced voice VERB VBN 5 amod "
         "support support NOUN NN 2 obj",
         4, 3, "obj"},
        // accused neighbouring Oslo of lying
        {"accused accuse VERB VBD 0 root neighbouring neighbour VERB VBG 1 xcomp Oslo Oslo PROPN NNP 2 obj of of SCONJ "
         "IN 5 mark lying lie VERB VBG 2 advcl",
         2, 0, "obj"},
        // jailed by neighbouring Oslo
        {"jailed jail VERB VBN 0 root by by SCONJ IN 3 mark neighbouring neighbour VERB VBG 1 advcl Oslo Oslo PROPN "
         "NNP 3 obj",
         3, 0, "obl:agent"},
        // Were banks to close , officials said , it would fail
        {"Were be AUX VBD 7 cop banks bank NOUN NNS 7 nsubj to to PART TO 4 mark close close VERB VB 2 acl , , PUNCT , "
         "7 punct officials official NOUN NNS 7 nsubj said say VERB VBD 0 root , , PUNCT , 11 punct it it PRON PRP 11 "
         "nsubj would would AUX MD 11 aux fail fail VERB VB 7 ccomp",
         3, 10, "advcl"},
        // The draft calls for talks , condemns war and seeks aid
        {"drafts draft NOUN NNS 6 nsubj calls call VERB VBZ 6 nsubj for for ADP IN 4 case talks talk NOUN NNS 2 obl , "
         ", PUNCT , 6 punct condemns condemn VERB VBZ 0 root war war NOUN NN 6 obj and and CCONJ CC 9 cc seeks seek "
         "VERB VBZ 6 conj aid aid NOUN NN 9 obj",
         5, 1, "conj"},
        // calls on parties to withdraw
        {"It it PRON PRP 2 nsubj calls call VERB VBZ 0 root on on ADP IN 4 case parties party NOUN NNS 2 obl to to "
         "PART TO 6 mark withdraw withdraw VERB VB 4 acl",
         5, 1, "xcomp"},
        // urged campaigns to stop
        {"They they PRON PRP 2 nsubj urged urge VERB VBD 0 root campaigns campaign NOUN NNS 2 iobj to to PART TO 5 "
         "mark stop stop VERB VB 3 acl",
         2, 1, "obj"},
        // the talks were due to resume
        {"Talks talk NOUN NNS 5 nsubj:outer were be AUX VBD 5 cop due due ADJ JJ 5 mark to to SCONJ IN 3 fixed resume "
         "resume VERB VB 0 root",
         0, 2, "nsubj"},
    };
    test::check_repairs(words);
}
