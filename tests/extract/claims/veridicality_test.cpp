#include "extract/claims/veridicality.h"

#include <doctest/doctest.h>

#include "extract/rules/rule_set.h"
#include "tests/extract/tree.h"

using namespace claimgraph::extract::claims;
using namespace claimgraph::extract::rules;
using namespace claimgraph;

namespace {

struct Row {
    const char* tree;
    TokenIndex predicate;
    bool negated;
    Modality modality;
};

}  // namespace

TEST_CASE("polarity and modality follow the grammar around the predicate") {
    const auto rules = RuleSet::load();
    const Row rows[] = {
        {"He he PRON PRP 2 nsubj left leave VERB VBD 0 root", 1, false, Modality::actual},
        {"He he PRON PRP 4 nsubj did do AUX VBD 4 aux not not PART RB 4 advmod leave leave VERB VB 0 root", 3, true,
         Modality::actual},
        {"He he PRON PRP 3 nsubj may may AUX MD 3 aux leave leave VERB VB 0 root", 2, false, Modality::possible},
        {"He he PRON PRP 3 nsubj will will AUX MD 3 aux leave leave VERB VB 0 root", 2, false, Modality::future},
        {"He he PRON PRP 4 nsubj must must AUX MD 4 aux never never ADV RB 4 advmod leave leave VERB VB 0 root", 3,
         true, Modality::demanded},
        // I must say so: says so; I must tell him, he must say so
        {"I I PRON PRP 3 nsubj must must AUX MD 3 aux say say VERB VB 0 root so so ADV RB 3 advmod", 2, false,
         Modality::actual},
        {"I I PRON PRP 3 nsubj must must AUX MD 3 aux tell tell VERB VB 0 root him he PRON PRP 3 obj", 2, false,
         Modality::demanded},
        {"He he PRON PRP 3 nsubj must must AUX MD 3 aux say say VERB VB 0 root so so ADV RB 3 advmod", 2, false,
         Modality::demanded},
        // no talks were held; nobody came
        {"No no DET DT 2 det talks talk NOUN NNS 4 nsubj:pass were be AUX VBD 4 aux:pass held hold VERB VBN 0 root", 3,
         true, Modality::actual},
        {"Nobody nobody PRON NN 2 nsubj came come VERB VBD 0 root", 1, true, Modality::actual},
        // should they win, we go: nobody says that they should
        {"Should should AUX MD 3 aux they they PRON PRP 3 nsubj win win VERB VB 6 advcl , , PUNCT , 3 punct we we PRON "
         "PRP 6 nsubj go go VERB VBP 0 root",
         2, false, Modality::possible},
        // not one ship came, with *not* on the number or on the ship; not everyone came; not only friends came
        {"Not not PART RB 2 advmod one one NUM CD 3 nummod ship ship NOUN NN 4 nsubj came come VERB VBD 0 root", 3,
         true, Modality::actual},
        {"Not not PART RB 3 advmod one one NUM CD 3 nummod ship ship NOUN NN 4 nsubj came come VERB VBD 0 root", 3,
         true, Modality::actual},
        {"Not not PART RB 2 advmod everyone everyone PRON NN 3 nsubj came come VERB VBD 0 root", 2, true,
         Modality::actual},
        {"Not not PART RB 3 cc:preconj only only ADV RB 1 fixed friends friend NOUN NNS 4 nsubj came come VERB VBD 0 "
         "root",
         3, false, Modality::actual},
        // failed to agree; refused to come; continued to kill; wants to join; is due to speak
        {"They they PRON PRP 2 nsubj failed fail VERB VBD 0 root to to PART TO 4 mark agree agree VERB VB 2 xcomp", 3,
         true, Modality::actual},
        {"They they PRON PRP 2 nsubj continued continue VERB VBD 0 root to to PART TO 4 mark kill kill VERB VB 2 xcomp",
         3, false, Modality::actual},
        {"They they PRON PRP 2 nsubj want want VERB VBP 0 root to to PART TO 4 mark join join VERB VB 2 xcomp", 3,
         false, Modality::possible},
        {"They they PRON PRP 2 nsubj hope hope VERB VBP 0 root to to PART TO 4 mark join join VERB VB 2 xcomp", 3,
         false, Modality::possible},
        {"He he PRON PRP 3 nsubj is be AUX VBZ 3 cop due due ADJ JJ 0 root to to PART TO 5 mark speak speak VERB VB 3 "
         "xcomp",
         4, false, Modality::future},
        // is too weak to win, too dirty to use; she too came to win; is not too late to vote
        {"It it PRON PRP 4 nsubj is be AUX VBZ 4 cop too too ADV RB 4 advmod dirty dirty ADJ JJ 0 root to to PART TO 6 "
         "mark use use VERB VB 4 xcomp",
         5, true, Modality::possible},
        {"It it PRON PRP 5 nsubj is be AUX VBZ 5 cop not not PART RB 5 advmod too too ADV RB 5 advmod late late ADJ JJ "
         "0 root to to PART TO 7 mark vote vote VERB VB 5 advcl",
         6, false, Modality::possible},
        {"It it PRON PRP 5 nsubj is be AUX VBZ 5 cop not not PART RB 5 advmod too too ADV RB 5 advmod late late ADJ JJ "
         "0 root to to PART TO 7 mark vote vote VERB VB 5 xcomp",
         6, false, Modality::possible},
        {"She she PRON PRP 4 nsubj is be AUX VBZ 4 cop too too ADV RB 4 advmod weak weak ADJ JJ 0 root to to PART TO 6 "
         "mark win win VERB VB 4 advcl",
         5, true, Modality::possible},
        {"She she PRON PRP 3 nsubj too too ADV RB 1 advmod came come VERB VBD 0 root to to PART TO 5 mark win win VERB "
         "VB 3 advcl",
         4, false, Modality::possible},
        // should it rain; advises that it rained (open, as long as nobody is known to say so), but demands that it
        // rain; has it standing there, but has to stand
        {"should should AUX MD 3 aux it it PRON PRP 3 nsubj rain rain VERB VB 5 advcl we we PRON PRP 5 nsubj stay stay "
         "VERB VBP 0 root",
         2, false, Modality::possible},
        {"He he PRON PRP 2 nsubj advises advise VERB VBZ 0 root that that SCONJ IN 5 mark it it PRON PRP 5 nsubj "
         "rained "
         "rain VERB VBD 2 ccomp",
         4, false, Modality::possible},
        {"He he PRON PRP 2 nsubj demands demand VERB VBZ 0 root that that SCONJ IN 5 mark it it PRON PRP 5 nsubj rain "
         "rain VERB VB 2 ccomp",
         4, false, Modality::demanded},
        {"He he PRON PRP 2 nsubj has have VERB VBZ 0 root it it PRON PRP 2 obj standing stand VERB VBG 2 xcomp", 3,
         false, Modality::actual},
        {"He he PRON PRP 2 nsubj has have VERB VBZ 0 root to to PART TO 4 mark stand stand VERB VB 2 xcomp", 3, false,
         Modality::demanded},
        // it not only fell; it is not only old
        {"it it PRON PRP 4 nsubj not not PART RB 4 advmod only only ADV RB 4 advmod fell fall VERB VBD 0 root", 3,
         false, Modality::actual},
        {"it it PRON PRP 5 nsubj is be AUX VBZ 5 cop not not PART RB 5 advmod only only ADV RB 5 advmod old old ADJ JJ "
         "0 "
         "root",
         4, true, Modality::actual},
        // did not begin to talk: the negation reaches the infinitive
        {"They they PRON PRP 4 nsubj did do AUX VBD 4 aux not not PART RB 4 advmod begin begin VERB VB 0 root to to "
         "PART TO 6 mark talk talk VERB VB 4 xcomp",
         5, true, Modality::actual},
        // did not confirm or deny; did not come and left
        {"He he PRON PRP 4 nsubj did do AUX VBD 4 aux not not PART RB 4 advmod confirm confirm VERB VB 0 root or or "
         "CCONJ CC 6 cc deny deny VERB VB 4 conj",
         5, true, Modality::actual},
        {"He he PRON PRP 4 nsubj should should AUX MD 4 aux not not PART RB 4 advmod fall fall VERB VB 0 root and and "
         "CCONJ CC 6 cc use use VERB VB 4 conj",
         5, true, Modality::demanded},
        {"He he PRON PRP 4 nsubj should should AUX MD 4 aux not not PART RB 4 advmod fall fall VERB VB 0 root but but "
         "CCONJ CC 6 cc stand stand VERB VB 4 conj",
         5, false, Modality::demanded},
        // if it rains
        {"if if SCONJ IN 3 mark it it PRON PRP 3 nsubj rains rain VERB VBZ 5 advcl we we PRON PRP 5 nsubj stay stay "
         "VERB VBP 0 root",
         2, false, Modality::possible},
        // Did it rain ?
        {"Did do AUX VBD 3 aux it it PRON PRP 3 nsubj rain rain VERB VB 0 root ? ? PUNCT . 3 punct", 2, false,
         Modality::possible},
        // had he known ; is n't it true ?
        {"Had have AUX VBD 3 aux he he PRON PRP 3 nsubj known know VERB VBN 5 advcl he he PRON PRP 5 nsubj left leave "
         "VERB VBD 0 root",
         2, false, Modality::possible},
        {"Is be AUX VBZ 4 cop n't not PART RB 4 advmod it it PRON PRP 4 nsubj true true ADJ JJ 0 root ? ? PUNCT . 4 "
         "punct",
         3, false, Modality::possible},
        // has yet to decide
        {"He he PRON PRP 2 nsubj has have VERB VBZ 0 root yet yet ADV RB 2 advmod to to PART TO 5 mark decide decide "
         "VERB VB 2 "
         "xcomp",
         4, true, Modality::actual},
        // without saying
        {"He he PRON PRP 2 nsubj left leave VERB VBD 0 root without without SCONJ IN 4 mark paying pay VERB VBG 2 "
         "advcl",
         3, true, Modality::actual},
        {"It it PRON PRP 3 nsubj reportedly reportedly ADV RB 3 advmod rained rain VERB VBD 0 root", 2, false,
         Modality::possible},
        // they do not think that it works
        {"They they PRON PRP 4 nsubj do do AUX VBP 4 aux not not PART RB 4 advmod think think VERB VB 0 root it it "
         "PRON PRP 6 nsubj works work VERB VBZ 4 ccomp",
         5, true, Modality::actual},
        // they no longer fight; neither rain nor snow fell
        {"They they PRON PRP 4 nsubj no no DET DT 3 advmod longer long ADV RBR 4 advmod fight fight VERB VBP 0 root", 3,
         true, Modality::actual},
        {"Neither neither CCONJ CC 2 cc:preconj rain rain NOUN NN 5 nsubj nor nor CCONJ CC 4 cc snow snow NOUN NN 2 "
         "conj fell fall VERB VBD 0 root",
         4, true, Modality::actual},
        // it may rain, killing crops; it did not rain, killing crops; speaking to us, he may sing
        {"It it PRON PRP 3 nsubj may may AUX MD 3 aux rain rain VERB VB 0 root , , PUNCT , 5 punct killing kill VERB "
         "VBG 3 advcl crops crop NOUN NNS 5 obj",
         4, false, Modality::possible},
        {"It it PRON PRP 4 nsubj did do AUX VBD 4 aux not not PART RB 4 advmod rain rain VERB VB 0 root , , PUNCT , 6 "
         "punct killing kill VERB VBG 4 advcl crops crop NOUN NNS 6 obj",
         5, false, Modality::actual},
        {"Speaking speak VERB VBG 4 advcl he he PRON PRP 4 nsubj may may AUX MD 4 aux sing sing VERB VB 0 root", 0,
         false, Modality::actual},
        // I wish it rained
        {"I I PRON PRP 2 nsubj wish wish VERB VBP 0 root it it PRON PRP 4 nsubj rained rain VERB VBD 2 ccomp", 3, false,
         Modality::possible},
        // let us go; they let us go
        {"Let let VERB VB 0 root us we PRON PRP 1 obj go go VERB VB 1 xcomp", 2, false, Modality::demanded},
        {"They they PRON PRP 2 nsubj let let VERB VBD 0 root us we PRON PRP 2 obj go go VERB VB 2 xcomp", 3, false,
         Modality::actual},
        // if it rains , they leave : nobody says that they do; even if it rains they leave
        {"If if SCONJ IN 3 mark it it PRON PRP 3 nsubj rains rain VERB VBZ 6 advcl , , PUNCT , 3 punct they they PRON "
         "PRP 6 nsubj leave leave VERB VBP 0 root",
         5, false, Modality::possible},
        {"Even even ADV RB 4 advmod if if SCONJ IN 4 mark it it PRON PRP 4 nsubj rains rain VERB VBZ 7 advcl , , PUNCT "
         ", "
         "4 punct they they PRON PRP 7 nsubj leave leave VERB VBP 0 root",
         6, false, Modality::actual},
        // they sold or burned it: one of the two
        {"They they PRON PRP 2 nsubj sold sell VERB VBD 0 root or or CCONJ CC 4 cc burned burn VERB VBD 2 conj it it "
         "PRON "
         "PRP 4 obj",
         1, false, Modality::possible},
        // it is nearly empty: the adverb belongs to what it is
        {"It it PRON PRP 4 nsubj is be AUX VBZ 4 cop nearly nearly ADV RB 4 advmod empty empty ADJ JJ 0 root", 3, false,
         Modality::actual},
        // could not come and see: neither
        {"He he PRON PRP 4 nsubj could could AUX MD 4 aux not not PART RB 4 advmod come come VERB VB 0 root and and "
         "CCONJ "
         "CC 6 cc see see VERB VB 4 conj",
         5, true, Modality::possible},
        // should not wait and instead call
        {"They they PRON PRP 4 nsubj should should AUX MD 4 aux not not PART RB 4 advmod wait wait VERB VB 0 root and "
         "and "
         "CCONJ CC 7 cc instead instead ADV RB 7 advmod call call VERB VB 4 conj",
         6, false, Modality::demanded},
        // will not be stopped and keep it: but that they do
        {"We we PRON PRP 5 nsubj:pass will will AUX MD 5 aux not not PART RB 5 advmod be be AUX VB 5 aux:pass stopped "
         "stop "
         "VERB VBN 0 root and and CCONJ CC 7 cc keep keep VERB VB 5 conj it it PRON PRP 7 obj",
         6, false, Modality::future},
        // knows how to make him smile: nor does what they would make him do
        {"They they PRON PRP 2 nsubj know know VERB VBP 0 root how how ADV WRB 5 advmod to to PART TO 5 mark make make "
         "VERB VB 2 ccomp him he PRON PRP 5 obj smile smile VERB VB 5 xcomp",
         6, false, Modality::possible},
        // never before had they won
        {"Never never ADV RB 2 advmod before before ADV RB 5 advmod had have AUX VBD 5 aux they they PRON PRP 5 nsubj "
         "won "
         "win VERB VBN 0 root",
         4, true, Modality::actual},
        // will be gone by the time we arrive; but: was gone
        {"It it PRON PRP 3 nsubj will will AUX MD 3 aux end end VERB VB 0 root by by ADP IN 6 case the the DET DT 6 "
         "det "
         "time time NOUN NN 3 obl we we PRON PRP 8 nsubj arrive arrive VERB VBP 6 acl:relcl",
         7, false, Modality::possible},
        {"It it PRON PRP 2 nsubj ended end VERB VBD 0 root by by ADP IN 5 case the the DET DT 5 det time time NOUN NN "
         "2 obl "
         "we we PRON PRP 7 nsubj arrived arrive VERB VBD 5 acl:relcl",
         6, false, Modality::actual},
        // instead of others paying it
        {"He he PRON PRP 2 nsubj paid pay VERB VBD 0 root instead instead ADV RB 5 case of of ADP IN 3 fixed others "
         "other "
         "NOUN NNS 2 obl paying pay VERB VBG 5 acl it it PRON PRP 6 obj",
         5, true, Modality::actual},
        // what is asked with more than one mark
        {"You you PRON PRP 2 nsubj left leave VERB VBD 0 root ?? ?? PUNCT . 2 punct", 1, false, Modality::possible},
        // asked how to leave
        {"He he PRON PRP 2 nsubj asked ask VERB VBD 0 root how how ADV WRB 5 advmod to to PART TO 5 mark leave leave "
         "VERB "
         "VB 2 ccomp",
         4, false, Modality::possible},
        // was accused of lying , and of stealing
        {"He he PRON PRP 3 nsubj:pass was be AUX VBD 3 aux:pass accused accuse VERB VBN 0 root of of SCONJ IN 5 mark "
         "lying "
         "lie VERB VBG 3 advcl and and CCONJ CC 8 cc of of SCONJ IN 8 mark stealing steal VERB VBG 3 conj",
         7, false, Modality::possible},
        // they want a man who stayed
        {"They they PRON PRP 2 nsubj want want VERB VBP 0 root a a DET DT 4 det man man NOUN NN 2 obj who who PRON WP "
         "6 "
         "nsubj stayed stay VERB VBD 4 acl:relcl",
         5, false, Modality::possible},
        // if it rains and the dam leaks , they leave
        {"If if SCONJ IN 3 mark it it PRON PRP 3 nsubj rains rain VERB VBZ 10 advcl and and CCONJ CC 7 cc the the DET "
         "DT 6 det dam dam NOUN NN 7 nsubj leaks leak VERB VBZ 3 conj , , PUNCT , 3 punct they they PRON PRP 10 nsubj "
         "leave leave VERB VBP 0 root",
         6, false, Modality::possible},
        // he was hurt or killed: one of both
        {"He he PRON PRP 3 nsubj:pass was be AUX VBD 3 aux:pass hurt hurt VERB VBN 0 root or or CCONJ CC 5 cc killed "
         "kill VERB VBN 3 conj",
         2, false, Modality::possible},
        {"He he PRON PRP 3 nsubj:pass was be AUX VBD 3 aux:pass hurt hurt VERB VBN 0 root or or CCONJ CC 5 cc killed "
         "kill VERB VBN 3 conj",
         4, false, Modality::possible},
        {"He he PRON PRP 3 nsubj:pass was be AUX VBD 3 aux:pass hurt hurt VERB VBN 0 root and and CCONJ CC 5 cc killed "
         "kill VERB VBN 3 conj",
         4, false, Modality::actual},
        // few came, a few came
        {"Few few ADJ JJ 2 nsubj came come VERB VBD 0 root", 1, true, Modality::actual},
        {"A a DET DT 2 det few few ADJ JJ 3 nsubj came come VERB VBD 0 root", 2, false, Modality::actual},
        // rejected a bill banning drones; signed one
        {"They they PRON PRP 2 nsubj rejected reject VERB VBD 0 root a a DET DT 4 det bill bill NOUN NN 2 obj banning "
         "ban "
         "VERB VBG 4 acl drones drone NOUN NNS 5 obj",
         4, false, Modality::possible},
        {"They they PRON PRP 2 nsubj signed sign VERB VBD 0 root a a DET DT 4 det bill bill NOUN NN 2 obj banning ban "
         "VERB "
         "VBG 4 acl drones drone NOUN NNS 5 obj",
         4, false, Modality::actual},
        // was sentenced to prison and to pay
        {"He he PRON PRP 3 nsubj:pass was be AUX VBD 3 aux:pass sentenced sentence VERB VBN 0 root to to ADP IN 5 case "
         "prison prison NOUN NN 3 obl and and CCONJ CC 8 cc to to PART TO 8 mark pay pay VERB VB 3 conj",
         7, false, Modality::demanded},
    };
    for (const Row& row : rows) {
        const auto text = test::one_sentence(row.tree);
        const EnhancedGraph graph(text.analysis.sentences[0], rules->lists());
        const Scope scope = Veridicality(graph, rules->lists(), rules->signatures()).of(row.predicate);
        CAPTURE(text.document.text);
        CHECK(scope.negated == row.negated);
        CHECK(to_string(scope.modality) == to_string(row.modality));
    }
}

TEST_CASE("the infinitive of what is reported carries no modality of its own") {
    const auto rules = RuleSet::load();
    const auto text = test::one_sentence(
        "They they PRON PRP 2 nsubj hint hint VERB VBP 0 root to to PART TO 4 mark win win VERB VB 2 xcomp");
    const EnhancedGraph graph(text.analysis.sentences[0], rules->lists());
    Veridicality veridicality(graph, rules->lists(), rules->signatures());
    CHECK(to_string(veridicality.of(3).modality) == "possible");
    veridicality.add_report(3, {1, false, false, std::nullopt});
    CHECK(to_string(veridicality.of(3).modality) == "actual");
}
