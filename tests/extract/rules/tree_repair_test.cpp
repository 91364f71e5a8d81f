#include "extract/rules/tree_repair.h"

#include <doctest/doctest.h>

#include <string>

#include "extract/rules/rule_set.h"
#include "tests/extract/tree.h"

using namespace claimgraph;

namespace {

Sentence after_repair(const char* tree) {
    static const auto rules = RuleSet::load();
    return repaired(test::one_sentence(tree).analysis.sentences[0], rules->lists());
}

}  // namespace

TEST_CASE("trees that parsers get wrong around verbs of saying are put right") {
    struct Row {
        const char* tree;
        std::size_t token;
        std::int32_t head;  ///< from 0
        const char* relation;
    };
    const Row rows[] = {
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
    };
    for (const Row& row : rows) {
        const Sentence sentence = after_repair(row.tree);
        CAPTURE(row.tree);
        CHECK(sentence.tokens[row.token].head == row.head);
        CHECK(sentence.tokens[row.token].deprel == row.relation);
    }
}

TEST_CASE("an empty sentence needs no repair") { CHECK(after_repair("").tokens.empty()); }
