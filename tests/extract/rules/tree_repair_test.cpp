#include <doctest/doctest.h>

#include <string>

#include "tests/extract/rules/repaired_tree.h"

using namespace claimgraph;
using test::after_repair;

TEST_CASE("trees that parsers get wrong around verbs of saying are put right") {
    const test::RepairedWord words[] = {
        // he said it , calling it a trap
        {"He he PRON PRP 2 nsubj said say VERB VBD 0 root , , PUNCT , 4 punct calling call VERB VBG 2 ccomp it it PRON "
         "PRP 4 obj",
         3, 1, "advcl"},
        // he said it was raining: a clause with a subject of its own stays what is said
        {"He he PRON PRP 2 nsubj said say VERB VBD 0 root , , PUNCT , 6 punct it it PRON PRP 6 nsubj was be AUX VBD 6 "
         "aux raining rain VERB VBG 2 ccomp",
         5, 1, "ccomp"},
        // accused her of being behind the fire
        {"accused accuse VERB VBN 0 root her she PRON PRP 1 obj of of SCONJ IN 6 mark being be AUX VBG 6 cop behind "
         "behind ADP IN 6 case fire fire NOUN NN 1 obl",
         5, 0, "advcl"},
        // announced on radio that he won
        {"announced announce VERB VBD 0 root on on ADP IN 3 case radio radio NOUN NN 1 obl that that SCONJ IN 6 mark "
         "he he PRON PRP 6 nsubj won win VERB VBD 3 acl:relcl",
         5, 0, "ccomp"},
        // it made trains derail , killing two
        {"It it PRON PRP 2 nsubj made make VERB VBD 0 root trains train NOUN NNS 2 obj derail derail VERB VB 2 xcomp , "
         ", "
         "PUNCT , 6 punct killing kill VERB VBG 4 conj two two NUM CD 6 obj",
         5, 1, "advcl"},
        // he told her before he left
        {"he he PRON PRP 2 nsubj told tell VERB VBD 0 root her she PRON PRP 2 iobj before before SCONJ IN 6 mark he he "
         "PRON PRP 6 nsubj left leave VERB VBD 2 ccomp",
         5, 1, "advcl"},
        // told reporters that trains run
        {"told tell VERB VBD 0 root reporters reporter NOUN NNS 1 iobj that that SCONJ IN 5 mark trains train NOUN NNS "
         "5 "
         "nsubj run run VERB VBP 2 acl",
         4, 0, "ccomp"},
        // Pope to visit Iraq
        {"Pope pope PROPN NNP 0 root to to PART TO 3 mark visit visit VERB VB 1 acl Iraq Iraq PROPN NNP 3 obj", 0, 2,
         "nsubj"},
        // plans to visit Iraq: what the plans are
        {"plans plan NOUN NNS 0 root to to PART TO 3 mark visit visit VERB VB 1 acl Iraq Iraq PROPN NNP 3 obj", 2, 0,
         "acl"},
        // Boeing ordered to pay
        {"Boeing Boeing PROPN NNP 2 nsubj ordered order VERB VBD 0 root to to PART TO 4 mark pay pay VERB VB 2 xcomp",
         0, 1, "nsubj:pass"},
        // ruled out using force
        {"ruled rule VERB VBD 0 root out out ADP RP 1 compound:prt using use VERB VBG 1 advcl force force NOUN NN 3 "
         "obj",
         2, 0, "xcomp"},
        // law which he says will help people
        {"law law NOUN NN 0 root which which PRON WDT 6 obj he he PRON PRP 4 nsubj says say VERB VBZ 1 acl:relcl will "
         "will "
         "AUX MD 6 aux help help VERB VB 4 ccomp people people NOUN NNS 6 obj",
         1, 5, "nsubj"},
        // prices rose by three percent
        {"prices price NOUN NNS 2 nsubj:pass rose rise VERB VBN 0 root by by ADP IN 5 case three three NUM CD 5 nummod "
         "percent percent NOUN NN 2 obl:agent",
         0, 1, "nsubj"},
        // ministers on Monday left
        {"ministers minister NOUN NNS 4 nsubj on on ADP IN 3 case Monday Monday PROPN NNP 1 nmod left leave VERB VBD 0 "
         "root",
         2, 3, "obl"},
        // warned that time ran out
        {"warned warn VERB VBD 0 root that that DET DT 3 det time time NOUN NN 4 nsubj ran run VERB VBD 1 ccomp out "
         "out "
         "ADP RP 4 compound:prt",
         1, 3, "mark"},
        // said that man won: which man
        {"said say VERB VBD 0 root that that DET DT 3 det man man NOUN NN 4 nsubj won win VERB VBD 1 ccomp", 1, 2,
         "det"},
        // ranger arrested
        {"ranger ranger NOUN NN 2 nsubj arrested arrest VERB VBD 0 root", 0, 1, "nsubj:pass"},
        // the bomb killed . : a sentence, not a headline
        {"the the DET DT 2 det bomb bomb NOUN NN 3 nsubj killed kill VERB VBD 0 root . . PUNCT . 3 punct", 1, 2,
         "nsubj"},
        // studies used data .
        {"studies study NOUN NNS 2 nsubj:pass used use VERB VBN 0 root data data NOUN NNS 2 obj . . PUNCT . 2 punct", 0,
         1, "nsubj"},
        // they urged banks to pay and threatened force
        {"they they PRON PRP 2 nsubj urged urge VERB VBD 0 root banks bank NOUN NNS 2 obj to to PART TO 5 mark pay pay "
         "VERB "
         "VB 2 xcomp and and CCONJ CC 7 cc threatened threaten VERB VBN 5 conj force force NOUN NN 7 obj",
         6, 1, "conj"},
        // Pope to visit Iraq as talks stall
        {"Pope pope PROPN NNP 7 nsubj to to PART TO 3 mark visit visit VERB VB 1 acl Iraq Iraq PROPN NNP 3 obj as as "
         "SCONJ IN "
         "6 case talks talk NOUN NNS 7 nsubj stall stall VERB VBP 0 root",
         6, 2, "advcl"},
        // voters are due to decide
        {"voters voter NOUN NNS 3 nsubj:outer are be AUX VBP 3 cop due due ADJ JJ 0 root to to PART TO 5 mark decide "
         "decide "
         "VERB VB 3 advcl",
         0, 2, "nsubj"},
        // Vienna - police left
        {"Vienna Vienna PROPN NNP 4 nsubj - - PUNCT : 1 punct police police NOUN NNS 4 nsubj left leave VERB VBD 0 "
         "root",
         0, 3, "dislocated"},
        // they rejected offers to talk , saying no
        {"they they PRON PRP 2 nsubj rejected reject VERB VBD 0 root offers offer NOUN NNS 2 obj to to PART TO 5 mark "
         "talk "
         "talk VERB VB 3 acl , , PUNCT , 7 punct saying say VERB VBG 5 advcl no no INTJ UH 7 obj",
         6, 1, "advcl"},
        // a real relative clause stays one
        {"announced announce VERB VBD 0 root on on ADP IN 3 case radio radio NOUN NN 1 obl that that PRON WDT 5 nsubj "
         "won win VERB VBD 3 acl:relcl",
         4, 2, "acl:relcl"},
        // " It ended , " Keller said
        {"\" \" PUNCT `` 3 punct It it PRON PRP 3 nsubj ended end VERB VBD 7 ccomp , , PUNCT , 3 punct \" \" PUNCT '' "
         "3 punct Keller Keller PROPN NNP 3 nsubj said say VERB VBD 0 root",
         5, 6, "nsubj"},
        // rain falls , said Keller
        {"rain rain NOUN NN 2 nsubj falls fall VERB VBZ 4 ccomp , , PUNCT , 2 punct said say VERB VBD 0 root Keller "
         "Keller PROPN NNP 4 iobj",
         4, 3, "nsubj"},
        // said the attacks were planned
        {"said say VERB VBD 0 root the the DET DT 3 det attacks attack NOUN NNS 1 obj were be AUX VBD 5 aux:pass "
         "planned plan VERB VBN 1 ccomp",
         2, 4, "nsubj:pass"},
        // agreed in principle to sell; left early to sleep is a purpose
        {"They they PRON PRP 2 nsubj agreed agree VERB VBD 0 root in in ADP IN 4 case principle principle NOUN NN 2 "
         "obl to to PART TO 6 mark sell sell VERB VB 2 advcl",
         5, 1, "xcomp"},
        {"They they PRON PRP 2 nsubj left leave VERB VBD 0 root early early ADV RB 2 advmod to to PART TO 5 mark sleep "
         "sleep VERB VB 2 advcl",
         4, 1, "advcl"},
        // closed after a wall fell; closed after the fall, leaving
        {"It it PRON PRP 2 nsubj closed close VERB VBD 0 root after after ADP IN 5 case a a DET DT 5 det wall wall "
         "NOUN "
         "NN 2 obl fell fall VERB VBD 2 advcl",
         4, 5, "nsubj"},
        {"It it PRON PRP 2 nsubj closed close VERB VBD 0 root after after ADP IN 5 case a a DET DT 5 det fall fall "
         "NOUN "
         "NN 2 obl leaving leave VERB VBG 2 advcl",
         4, 1, "obl"},
        // sent to the court a list; spoke to Keller, the mayor
        {"sent send VERB VBD 0 root to to ADP IN 4 case the the DET DT 4 det court court NOUN NN 1 obl a a DET DT 6 "
         "det "
         "list list NOUN NN 4 appos",
         5, 0, "obj"},
        {"spoke speak VERB VBD 0 root to to ADP IN 3 case Keller Keller PROPN NNP 1 obl , , PUNCT , 6 punct the the "
         "DET DT 6 det mayor mayor NOUN NN 3 appos",
         5, 2, "appos"},
        // came days after; spent days
        {"came come VERB VBD 0 root days day NOUN NNS 1 obj after after ADP IN 4 case rain rain NOUN NN 1 obl", 1, 0,
         "obl:unmarked"},
        {"spent spend VERB VBD 0 root days day NOUN NNS 1 obj in in ADP IN 4 case rain rain NOUN NN 1 obl", 1, 0,
         "obj"},
        {"leaves leave VERB VBZ 0 root June June PROPN NNP 1 obj 28 28 NUM CD 2 nummod", 1, 0, "obl:unmarked"},
        // may surprise you; told you; gave you hope
        {"surprises surprise VERB VBZ 0 root you you PRON PRP 1 iobj", 1, 0, "obj"},
        {"tells tell VERB VBZ 0 root you you PRON PRP 1 iobj", 1, 0, "iobj"},
        {"gives give VERB VBZ 0 root you you PRON PRP 1 iobj hope hope NOUN NN 1 obj", 1, 0, "iobj"},
        // found him guilty; had they come, he would leave
        {"found find VERB VBD 0 root him he PRON PRP 1 iobj guilty guilty ADJ JJ 1 xcomp", 1, 0, "obj"},
        {"Had have AUX VBD 7 aux they they PRON PRP 3 nsubj come come VERB VBN 7 advcl , , PUNCT , 3 punct he he PRON "
         "PRP 7 nsubj would would AUX MD 7 aux leave leave VERB VB 0 root",
         0, 2, "aux"},
        {"found find VERB VBD 0 root the the DET DT 4 det mayor mayor NOUN NN 4 compound guilty guilty NOUN NN 1 obj",
         3, 0, "xcomp"},
        {"found find VERB VBD 0 root the the DET DT 4 det mayor mayor NOUN NN 4 compound guilty guilty NOUN NN 1 obj",
         1, 2, "det"},
        // with nobody hurt
        {"It it PRON PRP 2 nsubj ended end VERB VBD 0 root with with SCONJ IN 5 mark nobody nobody PRON NN 5 nsubj "
         "hurt hurt VERB VBN 2 advcl",
         3, 4, "nsubj:pass"},
        // spent weeks in Graz , which is old
        {"spent spend VERB VBD 0 root weeks week NOUN NNS 1 obj in in ADP IN 4 case Graz Graz PROPN NNP 1 obl , , "
         "PUNCT , 8 punct which which PRON WDT 8 nsubj is be AUX VBZ 8 cop old old ADJ JJ 2 acl:relcl",
         7, 3, "acl:relcl"},
        // she became mayor; made politics a career
        {"She she PRON PRP 2 nsubj became become VERB VBD 0 root mayor mayor NOUN NN 2 obj", 2, 1, "xcomp"},
        {"made make VERB VBD 0 root politics politics NOUN NN 1 obj a a DET DT 4 det career career NOUN NN 1 obj", 3, 0,
         "xcomp"},
        // men from the town who work; the town that works
        {"men man NOUN NNS 0 root from from ADP IN 4 case the the DET DT 4 det town town NOUN NN 1 nmod who who PRON "
         "WP 6 nsubj work work VERB VBP 4 acl:relcl",
         5, 0, "acl:relcl"},
        {"men man NOUN NNS 0 root from from ADP IN 4 case the the DET DT 4 det town town NOUN NN 1 nmod that that PRON "
         "WDT 6 nsubj works work VERB VBZ 4 acl:relcl",
         5, 3, "acl:relcl"},
        {"men man NOUN NNS 0 root from from ADP IN 4 case the the DET DT 4 det town town NOUN NN 1 nmod that that PRON "
         "WDT 6 nsubj fell fall VERB VBD 4 acl:relcl",
         5, 3, "acl:relcl"},
        // weeks in Graz, which is old
        {"weeks week NOUN NNS 0 root in in ADP IN 3 case Graz Graz PROPN NNP 1 nmod which which PRON WDT 6 nsubj is be "
         "AUX VBZ 6 cop old old ADJ JJ 1 acl:relcl",
         5, 2, "acl:relcl"},
        // The truth is nobody knows
        {"The the DET DT 2 det truth truth NOUN NN 5 nsubj is be AUX VBZ 5 cop nobody nobody PRON NN 5 nsubj knows "
         "know VERB VBZ 0 root",
         1, 4, "nsubj:outer"},
        // need for rain grows; the shop in Graz, Austria closed; men – often the young – came; that day, he left
        {"need need NOUN NN 4 nsubj for for ADP IN 3 case rain rain NOUN NN 4 nsubj grows grow VERB VBZ 0 root", 2, 0,
         "nmod"},
        {"shop shop NOUN NN 6 nsubj in in ADP IN 3 case Graz Graz PROPN NNP 1 nmod , , PUNCT , 5 punct Austria Austria "
         "PROPN NNP 6 nsubj closed close VERB VBD 0 root",
         4, 2, "nmod:unmarked"},
        {"men man NOUN NNS 6 nsubj – – PUNCT : 4 punct the the DET DT 4 det young young ADJ JJ 6 nsubj – – PUNCT : 4 "
         "punct came come VERB VBD 0 root",
         3, 0, "appos"},
        {"That that DET DT 2 det day day NOUN NN 5 nsubj , , PUNCT , 2 punct he he PRON PRP 5 nsubj left leave VERB "
         "VBD 0 root",
         1, 4, "obl:unmarked"},
        {"Rain rain NOUN NN 4 nsubj and and CCONJ CC 3 cc wind wind NOUN NN 4 nsubj came come VERB VBD 0 root", 2, 0,
         "conj"},
    };
    test::check_repairs(words);
}

TEST_CASE("what those who speak do besides saying is no part of what they say") {
    // she said he had lost and demanded / and left
    const std::string head =
        "She she PRON PRP 2 nsubj said say VERB VBD 0 root he he PRON PRP 5 nsubj had have AUX VBD 5 aux lost lose "
        "VERB "
        "VBN 2 ccomp and and CCONJ CC 7 cc ";
    const Sentence demanded = after_repair(head + "demanded demand VERB VBD 5 conj it it PRON PRP 7 obj");
    CHECK(demanded.tokens[6].head == 1);
    CHECK(demanded.tokens[6].deprel == "conj");
    CHECK(after_repair(head + "left leave VERB VBD 5 conj it it PRON PRP 7 obj").tokens[6].head == 4);
    // without an object a participle goes on with what is said: had been beaten and accused
    CHECK(after_repair(head + "accused accuse VERB VBN 5 conj").tokens[6].head == 4);
}

TEST_CASE("nouns that look like verbs become nouns again") {
    // welcomed the lower inflation forecast
    const Sentence forecast = after_repair(
        "He he PRON PRP 2 nsubj welcomed welcome VERB VBD 0 root the the DET DT 5 det lower low ADJ JJR 5 amod "
        "inflation "
        "inflation NOUN NN 6 nsubj forecast forecast VERB VBD 2 ccomp");
    CHECK(forecast.tokens[5].upos == Upos::NOUN);
    CHECK(forecast.tokens[5].deprel == "obj");
    CHECK(forecast.tokens[4].deprel == "compound");
    CHECK(forecast.tokens[2].head == 5);
    // of verbs that clauses follow it stays a verb: said the lower inflation helped
    CHECK(after_repair("He he PRON PRP 2 nsubj said say VERB VBD 0 root the the DET DT 5 det lower low ADJ JJR 5 amod "
                       "inflation inflation NOUN NN 6 nsubj helped help VERB VBD 2 ccomp")
              .tokens[5]
              .deprel == "ccomp");
    // urging states to act
    const Sentence states = after_repair(
        "urging urge VERB VBG 0 root states state VERB VBZ 1 obj to to PART TO 4 mark act act VERB VB 1 xcomp");
    CHECK(states.tokens[1].upos == Upos::NOUN);
    CHECK(states.tokens[1].xpos == "NNS");
}

TEST_CASE("who contests a statement contests all of it") {
    // said they used it as bases , which they deny
    const Sentence sentence = after_repair(
        "said say VERB VBD 0 root they they PRON PRP 3 nsubj used use VERB VBD 1 ccomp it it PRON PRP 3 obj as as ADP "
        "IN 6 "
        "case bases base NOUN NNS 3 obl , , PUNCT , 10 punct which which PRON WDT 10 obj they they PRON PRP 10 nsubj "
        "deny "
        "deny VERB VBP 6 acl:relcl");
    CHECK(sentence.tokens[9].head == 2);
    CHECK(sentence.tokens[9].deprel == "advcl:relcl");
}

TEST_CASE("words that lead a clause or a phrase are found again") {
    // agrees , provided they stop
    const Sentence proviso = after_repair(
        "He he PRON PRP 2 nsubj agrees agree VERB VBZ 0 root , , PUNCT , 4 punct provided provide VERB VBD 2 conj they "
        "they PRON PRP 6 nsubj stop stop VERB VBP 4 ccomp");
    CHECK(proviso.tokens[5].head == 1);
    CHECK(proviso.tokens[5].deprel == "advcl");
    CHECK(proviso.tokens[3].deprel == "mark");
    // arrested along with others
    const Sentence company = after_repair(
        "He he PRON PRP 3 nsubj:pass was be AUX VBD 3 aux:pass arrested arrest VERB VBN 0 root along along ADV RB 3 "
        "advmod "
        "with with ADP IN 6 case others other NOUN NNS 3 obl");
    CHECK(company.tokens[3].head == 5);
    CHECK(company.tokens[4].deprel == "fixed");
    // is on course to win
    const Sentence course = after_repair(
        "She she PRON PRP 3 nsubj is be AUX VBZ 3 cop on on ADP IN 0 root course course NOUN NN 3 fixed to to PART TO "
        "6 mark "
        "win win VERB VB 3 advcl");
    CHECK(course.tokens[3].head == -1);
    CHECK(course.tokens[0].head == 3);
    CHECK(course.tokens[1].head == 3);
    CHECK(course.tokens[2].deprel == "case");
    CHECK(course.tokens[5].head == 3);
}

TEST_CASE("a sentence read as one long noun has its verb back") {
    const Sentence sentence = after_repair(
        "The the DET DT 5 det bank bank NOUN NN 5 compound cut cut VERB VBD 5 compound interest interest NOUN NN 5 "
        "compound "
        "rates rate NOUN NNS 0 root");
    CHECK(sentence.tokens[2].head == -1);
    CHECK(sentence.tokens[1].deprel == "nsubj");
    CHECK(sentence.tokens[0].head == 1);
    CHECK(sentence.tokens[4].deprel == "obj");
    CHECK(sentence.tokens[3].head == 4);
}

TEST_CASE("conjuncts in a chain and a verb behind a relative clause find their places") {
    // names , dates and numbers fell
    const Sentence chain = after_repair(
        "names name NOUN NNS 6 nsubj , , PUNCT , 3 punct dates date NOUN NNS 1 conj and and CCONJ CC 5 cc numbers "
        "number "
        "NOUN NNS 3 conj fell fall VERB VBD 0 root");
    CHECK(chain.tokens[4].head == 0);
    // shares , which it owns , fell
    const Sentence shares = after_repair(
        "shares share NOUN NNS 0 root , , PUNCT , 5 punct which which PRON WDT 5 obj it it PRON PRP 5 nsubj owns own "
        "VERB "
        "VBZ 1 acl:relcl , , PUNCT , 7 punct fell fall VERB VBD 1 parataxis");
    CHECK(shares.tokens[6].head == -1);
    CHECK(shares.tokens[0].head == 6);
    CHECK(shares.tokens[0].deprel == "nsubj");
}

TEST_CASE("who is to do something will do it, and an aim is what it is") {
    const auto tree = [](const std::string& subject) {
        return after_repair(("The the DET DT 2 det " + subject +
                             " NOUN NN 5 nsubj:outer is be AUX VBZ 5 cop to to PART TO 5 mark win win VERB VB 0 root")
                                .c_str());
    };
    CHECK(tree("team team").tokens[2].deprel == "aux");
    CHECK(tree("team team").tokens[1].deprel == "nsubj");
    CHECK(tree("aim aim").tokens[2].deprel == "cop");
}

TEST_CASE("sources, subjects and agents that parsers hang on the wrong word find their own") {
    const test::RepairedWord words[] = {
        // The blast hurt up to 40 miners.
        {"The the DET DT 2 det blast blast NOUN NN 3 nsubj hurt hurt VERB VBD 0 root up up ADP RP 7 case to to "
         "ADP IN 7 case 40 40 NUM CD 7 nummod miners miner NOUN NNS 3 obl . . PUNCT . 3 punct",
         6, 2, "obj"},
        // The rate climbed up to 40 cents.
        {"The the DET DT 2 det rate rate NOUN NN 3 nsubj climbed climb VERB VBD 0 root up up ADP IN 7 case to "
         "to ADP IN 7 case 40 40 NUM CD 7 nummod cents cent NOUN NNS 3 obl . . PUNCT . 3 punct",
         6, 2, "obl"},
        // Police said neither the driver nor the guard had been found.
        {"Police police NOUN NNS 2 nsubj said say VERB VBD 0 root neither neither CCONJ CC 11 cc the the DET "
         "DT 5 det driver driver NOUN NN 11 nsubj:pass nor nor CCONJ CC 8 cc the the DET DT 8 det guard guard "
         "NOUN NN 5 conj had have AUX VBD 11 aux been be AUX VBN 11 aux:pass found find VERB VBN 2 ccomp . . "
         "PUNCT . 2 punct",
         2, 4, "cc:preconj"},
        // The bridge is safe, according to a survey of more than 90 bridges.
        {"The the DET DT 2 det bridge bridge NOUN NN 4 nsubj is be AUX VBZ 4 cop safe safe ADJ JJ 0 root , , "
         "PUNCT , 9 punct according accord VERB VBG 9 case to to ADP IN 11 fixed a a DET DT 9 det survey "
         "survey NOUN NN 4 obl of of ADP IN 14 case more more ADJ JJR 13 advmod than than ADP IN 11 fixed 90 "
         "90 NUM CD 14 nummod bridges bridge NOUN NNS 9 nmod . . PUNCT . 4 punct",
         6, 5, "fixed"},
        // The charity appealed for tents, food and fuel, warning that many were ill.
        {"The the DET DT 2 det charity charity NOUN NN 3 nsubj appealed appeal VERB VBD 0 root for for ADP IN "
         "5 case tents tent NOUN NNS 3 obl , , PUNCT , 7 punct food food NOUN NN 5 conj and and CCONJ CC 9 cc "
         "fuel fuel NOUN NN 5 conj , , PUNCT , 11 punct warning warn VERB VBG 5 acl that that SCONJ IN 15 mark "
         "many many ADJ JJ 15 nsubj were be AUX VBD 15 cop ill ill ADJ JJ 11 ccomp . . PUNCT . 3 punct",
         10, 2, "advcl"},
        // The clerk was accused of having lost the letters.
        {"The the DET DT 2 det clerk clerk NOUN NN 4 nsubj:pass was be AUX VBD 4 aux:pass accused accuse VERB "
         "VBN 0 root of of SCONJ IN 7 mark having have AUX VBG 7 aux:pass lost lose VERB VBN 4 acl the the DET "
         "DT 9 det letters letter NOUN NNS 7 obj . . PUNCT . 4 punct",
         5, 6, "aux"},
        // The ferry is due to sail on Monday.
        {"The the DET DT 2 det ferry ferry NOUN NN 6 nsubj:outer is be AUX VBZ 6 cop due due ADJ JJ 6 mark to "
         "to PART TO 4 fixed sail sail VERB VB 0 root on on ADP IN 8 case Monday Monday PROPN NNP 6 obl . . "
         "PUNCT . 6 punct",
         5, 3, "xcomp"},
        // The council denied claims that the well was dry.
        {"The the DET DT 2 det council council NOUN NN 3 nsubj denied deny VERB VBD 0 root claims claim VERB "
         "VBZ 3 ccomp that that SCONJ IN 9 mark the the DET DT 7 det well well ADJ JJ 9 nsubj was be AUX VBD 9 "
         "cop dry dry ADJ JJ 4 ccomp . . PUNCT . 4 punct",
         3, 2, "obj"},
        // Assembly rejects disputed land bill
        {"Assembly Assembly PROPN NNP 2 nsubj rejects reject VERB VBZ 3 nsubj disputed dispute VERB VBD 0 root "
         "land land NOUN NN 5 compound bill bill NOUN NN 3 obj",
         0, 1, "nsubj"},
        // Pilot found guilty of fraud
        {"Pilot pilot NOUN NN 2 nsubj found find VERB VBD 0 root guilty guilty NOUN NN 2 obj of of ADP IN 5 "
         "case fraud fraud NOUN NN 3 nmod",
         2, 1, "xcomp"},
        // The plan was dismissed as "nonsense" by the judge.
        {"The the DET DT 2 det plan plan NOUN NN 4 nsubj:pass was be AUX VBD 4 aux:pass dismissed dismiss VERB "
         "VBN 0 root as as ADP IN 7 case \" \" PUNCT `` 7 punct nonsense nonsense NOUN NN 4 obl \" \" PUNCT '' "
         "7 punct by by ADP IN 11 case the the DET DT 11 det judge judge NOUN NN 7 nmod . . PUNCT . 4 punct",
         10, 3, "obl:agent"},
        // The mistake has been accounted for.
        {"The the DET DT 2 det mistake mistake NOUN NN 5 nsubj:pass has have AUX VBZ 5 aux been be AUX VBN 5 "
         "aux:pass accounted account VERB VBN 0 root for for ADP IN 5 obl . . PUNCT . 5 punct",
         5, 4, "compound:prt"},
        // Rents have risen by almost a third over the past decade, driven by demand in the south.
        {"Rents rent NOUN NNS 3 nsubj have have AUX VBP 3 aux risen rise VERB VBN 0 root by by ADP IN 7 case "
         "almost almost ADV RB 7 advmod a a DET DT 7 det third third NOUN NN 3 obl over over ADP IN 11 case "
         "the the DET DT 11 det past past ADJ JJ 11 amod decade decade NOUN NN 3 obl , , PUNCT , 13 punct "
         "driven drive VERB VBN 7 acl by by ADP IN 15 case demand demand NOUN NN 13 obl:agent in in ADP IN 18 "
         "case the the DET DT 18 det south south NOUN NN 13 obl . . PUNCT . 3 punct",
         12, 2, "advcl"},
        // The clinic recommends that young mothers rest for two days and says families should help.
        {"The the DET DT 2 det clinic clinic NOUN NN 3 nsubj recommends recommend VERB VBZ 0 root that that "
         "SCONJ IN 7 mark young young ADJ JJ 6 amod mothers mother NOUN NNS 7 nsubj rest rest VERB VBP 3 ccomp "
         "for for ADP IN 10 case two two NUM CD 10 nummod days day NOUN NNS 7 obl and and CCONJ CC 12 cc says "
         "say VERB VBZ 7 conj families family NOUN NNS 15 nsubj should should AUX MD 15 aux help help VERB VB "
         "12 ccomp . . PUNCT . 3 punct",
         11, 2, "conj"},
        // The guild said it feared that prices would rise.
        {"The the DET DT 2 det guild guild NOUN NN 3 nsubj said say VERB VBD 0 root it it PRON PRP 5 expl "
         "feared fear VERB VBD 3 ccomp that that SCONJ IN 9 mark prices price NOUN NNS 9 nsubj would would AUX "
         "MD 9 aux rise rise VERB VB 5 ccomp . . PUNCT . 3 punct",
         3, 4, "nsubj"},
        // The farm workers' union accused owners of "cheating old people for the sake of profit" and threatened to call
        // a strike.
        {"The the DET DT 3 det farm farm NOUN NN 3 compound workers worker NOUN NNS 5 nmod:poss ' 's PART POS "
         "3 case union union NOUN NN 6 obl:unmarked accused accuse VERB VBN 0 root owners owner NOUN NNS 6 obj "
         "of of SCONJ IN 10 mark \" \" PUNCT `` 10 punct cheating cheat VERB VBG 7 acl old old ADJ JJ 12 amod "
         "people people NOUN NNS 10 obj for for ADP IN 15 case the the DET DT 15 det sake sake NOUN NN 10 obl "
         "of of ADP IN 17 case profit profit NOUN NN 15 nmod \" \" PUNCT '' 10 punct and and CCONJ CC 20 cc "
         "threatened threaten VERB VBD 10 conj to to PART TO 22 mark call call VERB VB 20 xcomp a a DET DT 24 "
         "det strike strike NOUN NN 22 obj . . PUNCT . 6 punct",
         4, 5, "nsubj"},
        // The owner first refused to speak, then called the story a lie.
        {"The the DET DT 2 det owner owner NOUN NN 4 nsubj first first ADV RB 4 advmod refused refuse VERB VBD "
         "0 root to to PART TO 6 mark speak speak VERB VB 4 xcomp , , PUNCT , 9 punct then then ADV RB 9 "
         "advmod called call VERB VBD 4 parataxis the the DET DT 11 det story story NOUN NN 9 obj a a DET DT "
         "13 det lie lie NOUN NN 9 xcomp . . PUNCT . 4 punct",
         8, 3, "conj"},
        // A group of hikers thought to have been lost was found alive on Monday.
        {"A a DET DT 2 det group group NOUN NN 5 nsubj of of ADP IN 4 case hikers hiker NOUN NNS 2 nmod "
         "thought think VERB VBD 0 root to to PART TO 9 mark have have AUX VB 9 aux been be AUX VBN 9 aux:pass "
         "lost lose VERB VBN 5 xcomp was be AUX VBD 11 aux:pass found find VERB VBN 5 ccomp alive alive ADJ JJ "
         "11 xcomp on on ADP IN 14 case Monday Monday PROPN NNP 11 obl . . PUNCT . 5 punct",
         1, 10, "nsubj:pass"},
        // A group of hikers thought to have been lost was found alive on Monday.
        {"A a DET DT 2 det group group NOUN NN 5 nsubj of of ADP IN 4 case hikers hiker NOUN NNS 2 nmod "
         "thought think VERB VBD 0 root to to PART TO 9 mark have have AUX VB 9 aux been be AUX VBN 9 aux:pass "
         "lost lose VERB VBN 5 xcomp was be AUX VBD 11 aux:pass found find VERB VBN 5 ccomp alive alive ADJ JJ "
         "11 xcomp on on ADP IN 14 case Monday Monday PROPN NNP 11 obl . . PUNCT . 5 punct",
         4, 1, "acl"},
        // Output rose but profit fell, the manager said.
        {"Output output NOUN NN 2 nsubj rose rise VERB VBD 9 ccomp but but CCONJ CC 5 cc profit profit NOUN NN "
         "5 compound fell fall VERB VBD 2 conj , , PUNCT , 2 punct the the DET DT 8 det manager manager NOUN "
         "NN 9 nsubj said say VERB VBD 0 root . . PUNCT . 9 punct",
         3, 4, "nsubj"},
        // The union accused owners of "bullying" drivers.
        {"The the DET DT 2 det union union NOUN NN 3 nsubj accused accuse VERB VBD 0 root owners owner NOUN "
         "NNS 3 obj of of ADP IN 9 case \" \" PUNCT `` 7 punct bullying bully VERB VBG 9 amod \" \" PUNCT '' 7 "
         "punct drivers driver NOUN NNS 4 nmod . . PUNCT . 3 punct",
         6, 2, "advcl"},
        // "It works," said Dora Lind, head of the charity, which feeds many children.
        {"\" \" PUNCT `` 3 punct It it PRON PRP 3 nsubj works work VERB VBZ 6 ccomp , , PUNCT , 3 punct \" \" "
         "PUNCT '' 3 punct said say VERB VBD 0 root Dora Dora PROPN NNP 6 nsubj Lind Lind PROPN NNP 7 flat , , "
         "PUNCT , 10 punct head head NOUN NN 7 appos of of ADP IN 13 case the the DET DT 13 det charity "
         "charity NOUN NN 10 nmod , , PUNCT , 16 punct which which PRON WDT 16 nsubj feeds feed VERB VBZ 7 "
         "acl:relcl many many ADJ JJ 18 amod children child NOUN NNS 16 obj . . PUNCT . 6 punct",
         15, 12, "acl:relcl"},
        // Divers were searching the lake, but hopes of finding anyone alive were fading, the agency's head, Dora Lind,
        // told a news conference.
        {"Divers diver NOUN NNS 3 nsubj were be AUX VBD 3 aux searching search VERB VBG 0 root the the DET DT "
         "5 det lake lake NOUN NN 3 obj , , PUNCT , 7 punct but but CCONJ CC 24 cc hopes hope NOUN NNS 24 "
         "nsubj of of SCONJ IN 10 mark finding find VERB VBG 8 acl anyone anyone PRON NN 10 obj alive alive "
         "ADV RB 11 advmod were be AUX VBD 14 aux fading fade VERB VBG 10 ccomp , , PUNCT , 19 punct the the "
         "DET DT 17 det agency agency NOUN NN 19 nmod:poss 's 's PART POS 17 case head head NOUN NN 14 nsubj , "
         ", PUNCT , 21 punct Dora Dora PROPN NNP 19 appos Lind Lind PROPN NNP 21 flat , , PUNCT , 19 punct "
         "told tell VERB VBD 3 conj a a DET DT 27 det news news NOUN NN 27 compound conference conference NOUN "
         "NN 24 iobj . . PUNCT . 3 punct",
         18, 23, "nsubj"},
        // Divers were searching the lake, but hopes of finding anyone alive were fading, the agency's head, Dora Lind,
        // told a news conference.
        {"Divers diver NOUN NNS 3 nsubj were be AUX VBD 3 aux searching search VERB VBG 0 root the the DET DT "
         "5 det lake lake NOUN NN 3 obj , , PUNCT , 7 punct but but CCONJ CC 24 cc hopes hope NOUN NNS 24 "
         "nsubj of of SCONJ IN 10 mark finding find VERB VBG 8 acl anyone anyone PRON NN 10 obj alive alive "
         "ADV RB 11 advmod were be AUX VBD 14 aux fading fade VERB VBG 10 ccomp , , PUNCT , 19 punct the the "
         "DET DT 17 det agency agency NOUN NN 19 nmod:poss 's 's PART POS 17 case head head NOUN NN 14 nsubj , "
         ", PUNCT , 21 punct Dora Dora PROPN NNP 19 appos Lind Lind PROPN NNP 21 flat , , PUNCT , 19 punct "
         "told tell VERB VBD 3 conj a a DET DT 27 det news news NOUN NN 27 compound conference conference NOUN "
         "NN 24 iobj . . PUNCT . 3 punct",
         7, 13, "nsubj"},
        // The dam could burst within hours, the head of the agency, Dora Lind, said.
        {"The the DET DT 2 det dam dam NOUN NN 4 nsubj could could AUX MD 4 aux burst burst VERB VB 17 ccomp "
         "within within ADP IN 6 case hours hour NOUN NNS 4 obl , , PUNCT , 9 punct the the DET DT 9 det head "
         "head NOUN NN 6 appos of of ADP IN 12 case the the DET DT 12 det agency agency NOUN NN 9 nmod , , "
         "PUNCT , 14 punct Dora Dora PROPN NNP 12 appos Lind Lind PROPN NNP 14 flat , , PUNCT , 9 punct said "
         "say VERB VBD 0 root . . PUNCT . 17 punct",
         8, 16, "nsubj"},
        // Two members voted against it, and three abstained.
        {"Two two NUM CD 2 nummod members member NOUN NNS 3 nsubj voted vote VERB VBD 0 root against against "
         "ADP IN 5 case it it PRON PRP 3 obl , , PUNCT , 9 punct and and CCONJ CC 9 cc three three NUM CD 9 "
         "nsubj:pass abstained abstain VERB VBD 3 conj . . PUNCT . 3 punct",
         7, 8, "nsubj"},
        // The farm workers' union accused owners of "cheating old people for the sake of profit" and threatened to call
        // a strike.
        {"The the DET DT 3 det farm farm NOUN NN 3 compound workers worker NOUN NNS 5 nmod:poss ' 's PART POS "
         "3 case union union NOUN NN 6 obl:unmarked accused accuse VERB VBN 0 root owners owner NOUN NNS 6 obj "
         "of of SCONJ IN 10 mark \" \" PUNCT `` 10 punct cheating cheat VERB VBG 7 acl old old ADJ JJ 12 amod "
         "people people NOUN NNS 10 obj for for ADP IN 15 case the the DET DT 15 det sake sake NOUN NN 10 obl "
         "of of ADP IN 17 case profit profit NOUN NN 15 nmod \" \" PUNCT '' 10 punct and and CCONJ CC 20 cc "
         "threatened threaten VERB VBD 10 conj to to PART TO 22 mark call call VERB VB 20 xcomp a a DET DT 24 "
         "det strike strike NOUN NN 22 obj . . PUNCT . 6 punct",
         19, 5, "conj"},
        // The mine was sold to an owner, and the plan is wrong, said Dora Lind of broker Reed & Co.
        {"The the DET DT 2 det mine mine NOUN NN 4 nsubj:pass was be AUX VBD 4 aux:pass sold sell VERB VBN 0 "
         "root to to ADP IN 7 case an a DET DT 7 det owner owner NOUN NN 4 obl , , PUNCT , 13 punct and and "
         "CCONJ CC 13 cc the the DET DT 11 det plan plan NOUN NN 13 nsubj is be AUX VBZ 13 cop wrong wrong ADJ "
         "JJ 4 conj , , PUNCT , 15 punct said say VERB VBD 4 conj Dora Dora PROPN NNP 15 nsubj Lind Lind PROPN "
         "NNP 16 flat of of ADP IN 20 case broker broker NOUN NN 20 nmod:desc Reed Reed PROPN NNP 16 nmod & & "
         "CCONJ CC 22 cc Co Co PROPN NNP 20 conj . . PUNCT . 4 punct",
         14, 3, "parataxis"},
    };
    test::check_repairs(words);
}

TEST_CASE("of a headline with as both clauses have a subject, and figures beat forecasts") {
    // Dozens hurt as tram overturns there
    const Sentence headline = after_repair(
        "Dozens dozen NOUN NNS 5 nsubj hurt hurt VERB VBN 1 acl as as ADP IN 4 case tram tram NOUN NN 5 obl overturns "
        "overturn VERB VBZ 0 root there there ADV RB 5 advmod");
    CHECK(headline.tokens[1].head == -1);
    CHECK(headline.tokens[0].deprel == "nsubj:pass");
    CHECK(headline.tokens[3].deprel == "nsubj");
    CHECK(headline.tokens[4].deprel == "advcl");
    // Output rose , beating forecasts
    const Sentence figures = after_repair(
        "Output output NOUN NN 2 nsubj rose rise VERB VBD 0 root , , PUNCT , 5 punct beating beating ADJ JJ 5 amod "
        "forecasts forecast NOUN NNS 2 parataxis");
    CHECK(figures.tokens[3].head == 1);
    CHECK(figures.tokens[3].lemma == "beat");
    CHECK(figures.tokens[4].deprel == "obj");
}

TEST_CASE("who is accused of misleading customers misleads them, and an author behind a comparison speaks") {
    const Sentence charge = after_repair(
        "Firms firm NOUN NNS 3 nsubj:pass were be AUX VBD 3 aux:pass accused accuse VERB VBN 0 root by by ADP IN 5 "
        "case "
        "lawyers lawyer NOUN NNS 3 obl:agent of of ADP IN 8 case misleading mislead VERB VBG 8 amod buyers buyer NOUN "
        "NNS 5 nmod");
    CHECK(charge.tokens[6].head == 2);
    CHECK(charge.tokens[6].deprel == "advcl");
    CHECK(charge.tokens[7].head == 6);
    // It is weaker than was thought , the author , Ida , told BBC
    const Sentence author = after_repair(
        "It it PRON PRP 3 nsubj is be AUX VBZ 3 cop weaker weak ADJ JJR 12 ccomp than than SCONJ IN 6 mark was be AUX "
        "VBD 6 aux:pass thought think VERB VBN 3 advcl , , PUNCT , 8 punct author author NOUN NN 6 nsubj:pass , , "
        "PUNCT "
        ", 10 punct Ida Ida PROPN NNP 8 appos , , PUNCT , 8 punct told tell VERB VBD 0 root BBC BBC PROPN NNP 12 iobj");
    CHECK(author.tokens[7].head == 11);
    CHECK(author.tokens[7].deprel == "nsubj");
    CHECK(author.tokens[12].deprel != "nsubj");
}

TEST_CASE("an empty sentence needs no repair") { CHECK(after_repair("").tokens.empty()); }

TEST_CASE("behind a hyphen a participle is an adjective") {
    test::Text text = test::one_sentence(
        "It it PRON PRP 5 nsubj:pass was be AUX VBD 5 aux:pass short short ADV RB 5 advmod - - PUNCT HYPH 5 punct "
        "lived live VERB VBN 0 root");
    Sentence sentence = text.analysis.sentences[0];
    static const auto rules = RuleSet::load();
    CHECK(repaired(sentence, rules->lists()).tokens[4].upos == Upos::VERB);
    sentence.tokens[2].space_after = sentence.tokens[3].space_after = false;
    const Sentence after = repaired(sentence, rules->lists());
    CHECK(after.tokens[4].upos == Upos::ADJ);
    CHECK(after.tokens[0].deprel == "nsubj");
    CHECK(after.tokens[1].deprel == "cop");
}

TEST_CASE("a verb and a bare noun that only together say anything are one verb") {
    // talks took place in Graz
    const Sentence place = after_repair(
        "talks talk NOUN NNS 2 nsubj took take VERB VBD 0 root place place NOUN NN 2 obj in in ADP IN 5 case Graz Graz "
        "PROPN NNP 3 nmod");
    CHECK(place.tokens[2].deprel == "compound:prt");
    CHECK(place.tokens[4].head == 1);
    CHECK(place.tokens[4].deprel == "obl");
    // it took second place; it took the place of another
    const Sentence second = after_repair(
        "it it PRON PRP 2 nsubj took take VERB VBD 0 root second second ADJ JJ 4 amod place place NOUN NN 2 obj");
    CHECK(second.tokens[3].deprel == "obj");
}

TEST_CASE("behind a verb that has nouns for its object a word in -ing is one") {
    const auto tree = [](const std::string& verb) {
        return after_repair(
            ("They they PRON PRP 2 nsubj " + verb +
             " VERB VBD 0 root fighting fight VERB VBG 2 xcomp in in ADP IN 5 case Graz Graz PROPN NNP 3 obl")
                .c_str());
    };
    CHECK(tree("ended end").tokens[2].upos == Upos::NOUN);
    CHECK(tree("ended end").tokens[2].deprel == "obj");
    CHECK(tree("ended end").tokens[4].deprel == "nmod");
    CHECK(tree("liked like").tokens[2].deprel == "xcomp");
}

TEST_CASE("in front of a hyphen and a participle a name is no conjunct of another") {
    // Graz and Vienna-based banks
    test::Text text = test::one_sentence(
        "Graz Graz PROPN NNP 0 root and and CCONJ CC 3 cc Vienna Vienna PROPN NNP 1 conj - - PUNCT HYPH 3 punct based "
        "base ADJ VBN 6 amod banks bank NOUN NNS 1 conj");
    Sentence sentence = text.analysis.sentences[0];
    static const auto rules = RuleSet::load();
    CHECK(repaired(sentence, rules->lists()).tokens[2].deprel == "conj");
    sentence.tokens[2].space_after = sentence.tokens[3].space_after = false;
    const Sentence after = repaired(sentence, rules->lists());
    CHECK(after.tokens[2].deprel == "compound");
    CHECK(after.tokens[2].head == 4);
}

TEST_CASE("a participle in brackets belongs to the name in front of them") {
    // head of clubs , Lee ( born in Graz )
    const Sentence sentence = after_repair(
        "head head NOUN NN 0 root of of ADP IN 3 case clubs club NOUN NNS 1 nmod , , PUNCT , 5 punct Lee Lee PROPN NNP "
        "3 appos ( ( PUNCT -LRB- 7 punct born bear VERB VBN 3 acl in in ADP IN 9 case Graz Graz PROPN NNP 7 obl ) ) "
        "PUNCT -RRB- 7 punct");
    CHECK(sentence.tokens[6].head == 4);
}

TEST_CASE("who is named behind a comma at the end as the source has said the whole sentence") {
    // it has plans that work , according to Lee .
    const auto tree = [](const std::string& end) {
        return after_repair(("it it PRON PRP 2 nsubj has have VERB VBZ 0 root plans plan NOUN NNS 2 obj that that PRON "
                             "WDT 5 nsubj work work VERB VBP 3 acl:relcl , , PUNCT , 9 punct according accord VERB VBG "
                             "9 case to to ADP IN 7 fixed Lee Lee PROPN NNP 5 obl " +
                             end)
                                .c_str());
    };
    CHECK(tree(". . PUNCT . 2 punct").tokens[8].head == 1);
    CHECK(tree("today today NOUN NN 2 obl:unmarked . . PUNCT . 2 punct").tokens[8].head == 4);
}

TEST_CASE("behind a comma and a preposition which leads a relative clause") {
    // it filed an opinion , in which Lee joined
    const Sentence sentence = after_repair(
        "it it PRON PRP 2 nsubj filed file VERB VBD 0 root an a DET DT 4 det opinion opinion NOUN NN 2 obj , , PUNCT , "
        "9 punct in in ADP IN 7 case which which PRON WDT 9 obl Lee Lee PROPN NNP 9 nsubj joined join VERB VBD 2 conj");
    CHECK(sentence.tokens[8].head == 3);
    CHECK(sentence.tokens[8].deprel == "acl:relcl");
}

TEST_CASE("a condition without a subject is a condition") {
    // if elected mayor , she will go: with a participle that is the verb, and one that is taken for an adjective
    for (const char* words : {"if if SCONJ IN 3 mark elected elect VERB VBN 7 advcl mayor mayor NOUN NN 2 obl ",
                              "if if SCONJ IN 3 mark elected elect VERB VBN 3 amod mayor mayor NOUN NN 7 obl "}) {
        CAPTURE(words);
        const Sentence sentence =
            after_repair((std::string(words) +
                          ", , PUNCT , 2 punct she she PRON PRP 7 nsubj will will AUX MD 7 aux go go VERB VB 0 root")
                             .c_str());
        CHECK(sentence.tokens[0].head == 1);
        CHECK(sentence.tokens[1].head == 6);
        CHECK(sentence.tokens[1].deprel == "advcl");
        CHECK(sentence.tokens[2].head == 1);
        CHECK(sentence.tokens[2].deprel == "xcomp");
    }
}

TEST_CASE("a participle in front of the subject goes with the subject's verb") {
    // born in Graz , Lee left
    const Sentence born = after_repair(
        "born bear VERB VBN 5 acl in in ADP IN 3 case Graz Graz PROPN NNP 1 obl , , PUNCT , 1 punct Lee Lee PROPN NNP "
        "6 "
        "nsubj left leave VERB VBD 0 root");
    CHECK(born.tokens[0].head == 5);
    CHECK(born.tokens[0].deprel == "advcl");
    // speaking there , Lee said that it works
    const Sentence speaking = after_repair(
        "speaking speak VERB VBG 8 advcl there there ADV RB 1 advmod , , PUNCT , 1 punct Lee Lee PROPN NNP 5 nsubj "
        "said "
        "say VERB VBD 0 root that that SCONJ IN 8 mark it it PRON PRP 8 nsubj works work VERB VBZ 5 ccomp");
    CHECK(speaking.tokens[0].head == 4);
    // born leaders left: without a comma it says which
    const Sentence leaders =
        after_repair("born bear VERB VBN 2 acl leaders leader NOUN NNS 3 nsubj left leave VERB VBD 0 root");
    CHECK(leaders.tokens[0].head == 1);
}

TEST_CASE("what people complain about is not the reason why they complain") {
    // it was dry , so they complained to Lee; without an addressee: so they complained
    const std::string reason =
        "it it PRON PRP 3 nsubj was be AUX VBD 3 cop dry dry ADJ JJ 0 root , , PUNCT , 7 punct so so ADV RB 7 advmod "
        "they they PRON PRP 7 nsubj complained complain VERB VBD 3 parataxis ";
    CHECK(after_repair(reason + "to to ADP IN 9 case Lee Lee PROPN NNP 7 obl").tokens[6].deprel == "conj");
    CHECK(after_repair(reason).tokens[6].deprel != "conj");
}

TEST_CASE("a name directly behind a conjunct is the conjunct's") {
    // Lee and Minister of Defence Huber ; Lee , Minister and Huber stay three
    const Sentence title = after_repair(
        "Lee Lee PROPN NNP 0 root and and CCONJ CC 3 cc Minister Minister PROPN NNP 1 conj of of ADP IN 5 case Defence "
        "Defence PROPN NNP 3 nmod Huber Huber PROPN NNP 1 conj");
    CHECK(title.tokens[5].head == 2);
    CHECK(title.tokens[5].deprel == "appos");
    const Sentence three = after_repair(
        "Lee Lee PROPN NNP 0 root , , PUNCT , 3 punct Moser Moser PROPN NNP 1 conj and and CCONJ CC 5 cc Huber Huber "
        "PROPN NNP 1 conj");
    CHECK(three.tokens[4].head == 0);
}

TEST_CASE("a question behind a verb that has questions for its object is one") {
    // they showed when it closed; they smiled when it closed
    const auto tree = [](const std::string& verb) {
        return after_repair(
            ("They they PRON PRP 2 nsubj " + verb +
             " VERB VBD 0 root when when ADV WRB 5 advmod it it PRON PRP 5 nsubj closed close VERB VBD 2 advcl")
                .c_str());
    };
    CHECK(tree("showed show").tokens[4].deprel == "ccomp");
    CHECK(tree("smiled smile").tokens[4].deprel == "advcl");
}

TEST_CASE("what stands in front of a copula that lacks a subject is its subject") {
    // Northern and its banks are in trouble
    const Sentence sentence = after_repair(
        "Northern northern ADJ JJ 7 amod and and CCONJ CC 4 cc its its PRON PRP$ 4 nmod:poss banks bank NOUN NNS 1 "
        "conj "
        "are be AUX VBP 7 cop in in ADP IN 7 case trouble trouble NOUN NN 0 root");
    CHECK(sentence.tokens[0].deprel == "nsubj");
    // it is old, as is the house: nothing in front
    const Sentence both =
        after_repair("it it PRON PRP 4 nsubj is be AUX VBZ 4 cop old old ADJ JJ 4 amod trouble trouble NOUN NN 0 root");
    CHECK(both.tokens[2].deprel == "amod");
}

TEST_CASE("a preposition that leads to nothing is a part of its verb") {
    // it is referred to as fate
    const Sentence sentence = after_repair(
        "it it PRON PRP 3 nsubj:pass is be AUX VBZ 3 aux:pass referred refer VERB VBN 0 root to to ADP IN 3 obl as as "
        "ADP "
        "IN 6 case fate fate NOUN NN 3 obl");
    CHECK(sentence.tokens[3].deprel == "compound:prt");
    CHECK(sentence.tokens[5].deprel == "obl");
}
