#include "extract/rules/enhanced_graph.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "extract/rules/rule_set.h"
#include "tests/extract/tree.h"

using namespace claimgraph::extract::rules;
using namespace claimgraph;
using test::one_sentence;

namespace {

const WordLists& lists() {
    static const auto rules = RuleSet::load();
    return rules->lists();
}

/// Whether the graph has the edge, told by word forms.
bool has(const EnhancedGraph& graph, const std::string& head, const std::string& relation,
         const std::string& dependent) {
    for (TokenIndex i = 0; i < graph.size(); ++i)
        for (const Edge& edge : graph.dependents(i))
            if (graph.token(edge.head).form == head && graph.token(edge.dependent).form == dependent &&
                edge.relation == relation)
                return true;
    return false;
}

}  // namespace

TEST_CASE("a relation takes its subtypes, but no subject takes passive or purpose subjects") {
    CHECK(relation_matches("obl:in", "obl"));
    CHECK(relation_matches("nsubj", "nsubj"));
    CHECK(relation_matches("anything", "*"));
    CHECK_FALSE(relation_matches("obl", "obl:in"));
    CHECK_FALSE(relation_matches("oblique", "obl"));
    CHECK_FALSE(relation_matches("nsubj:pass", "nsubj"));
    CHECK_FALSE(relation_matches("nsubj:purpose", "nsubj"));
    CHECK_FALSE(relation_matches("nsubj:outer", "nsubj"));
    CHECK(relation_matches("nsubj:pass", "nsubj:pass"));
}

TEST_CASE("the object of urging is the subject of what is urged") {
    const auto text = one_sentence(
        "She she PRON PRP 2 nsubj  urged urge VERB VBD 0 root  allies ally NOUN NNS 2 obj  to to PART TO 5 mark  act "
        "act VERB VB 2 xcomp");
    const EnhancedGraph graph(text.analysis.sentences[0], lists());
    CHECK(has(graph, "act", "nsubj", "allies"));
    CHECK_FALSE(has(graph, "act", "nsubj", "She"));
}

// was: "Mourners called for the killers to be tried" had the mourners tried
TEST_CASE("who is asked behind a preposition is the subject of what is asked, but no time for which it is") {
    const auto asked = one_sentence(
        "Mourners mourner NOUN NNS 2 nsubj  called call VERB VBD 0 root  for for ADP IN 4 case  killers killer NOUN "
        "NNS 2 "
        "obl  to to PART TO 7 mark  be be AUX VB 7 aux:pass  tried try VERB VBN 2 xcomp");
    const EnhancedGraph graph(asked.analysis.sentences[0], lists());
    CHECK(has(graph, "tried", "nsubj:pass", "killers"));
    CHECK_FALSE(has(graph, "tried", "nsubj:pass", "Mourners"));
    const auto waited = one_sentence(
        "Mourners mourner NOUN NNS 2 nsubj  waited wait VERB VBD 0 root  for for ADP IN 4 case  hours hour NOUN NNS 2 "
        "obl "
        " to to PART TO 6 mark  enter enter VERB VB 2 advcl");
    const EnhancedGraph alone(waited.analysis.sentences[0], lists());
    CHECK_FALSE(has(alone, "enter", "nsubj:purpose", "hours"));
    CHECK(has(alone, "enter", "nsubj:purpose", "Mourners"));
}

TEST_CASE("the one who promises is the subject of what is promised") {
    const auto text = one_sentence(
        "She she PRON PRP 2 nsubj  promised promise VERB VBD 0 root  allies ally NOUN NNS 2 obj  to to PART TO 5 mark  "
        "act act VERB VB 2 xcomp");
    const EnhancedGraph graph(text.analysis.sentences[0], lists());
    CHECK(has(graph, "act", "nsubj", "She"));
}

TEST_CASE("a passive verb has its agent as subject and its patient as object") {
    const auto text = one_sentence(
        "Bridges bridge NOUN NNS 3 nsubj:pass  were be AUX VBD 3 aux:pass  built build VERB VBN 0 root  by by ADP IN 5 "
        "case  Russia Russia PROPN NNP 3 obl");
    const EnhancedGraph graph(text.analysis.sentences[0], lists());
    CHECK(graph.passive(2));
    CHECK(has(graph, "built", "nsubj", "Russia"));
    CHECK(has(graph, "built", "obj", "Bridges"));
    CHECK(has(graph, "built", "nsubj:pass", "Bridges"));
}

TEST_CASE("with an object of its own a passive verb's subject is the recipient") {
    const auto text = one_sentence(
        "He he PRON PRP 3 nsubj:pass  was be AUX VBD 3 aux:pass  denied deny VERB VBN 0 root  a a DET DT 5 det  visa "
        "visa NOUN NN 3 obj");
    const EnhancedGraph graph(text.analysis.sentences[0], lists());
    CHECK(has(graph, "denied", "iobj", "He"));
    CHECK_FALSE(has(graph, "denied", "obj", "He"));
}

TEST_CASE("a relative pronoun stands for its antecedent") {
    const auto text = one_sentence(
        "bridge bridge NOUN NN 0 root  that that PRON WDT 3 nsubj  links link VERB VBZ 1 acl:relcl  towns town NOUN "
        "NNS 3 obj");
    const EnhancedGraph graph(text.analysis.sentences[0], lists());
    CHECK(has(graph, "links", "nsubj", "bridge"));
    CHECK(graph.relative_pronoun(1));
}

TEST_CASE("of two relative clauses side by side each has the antecedent") {
    const auto text = one_sentence(
        "mayor mayor NOUN NN 0 root  who who PRON WP 3 nsubj  won win VERB VBD 1 acl:relcl  and and CCONJ CC 6 cc  who "
        "who PRON WP 6 nsubj  left leave VERB VBD 3 conj");
    const EnhancedGraph graph(text.analysis.sentences[0], lists());
    CHECK(has(graph, "won", "nsubj", "mayor"));
    CHECK(has(graph, "left", "nsubj", "mayor"));
    CHECK(graph.relative_pronoun(4));
}

TEST_CASE("the antecedent fills the gap of a relative clause without pronoun") {
    const auto text =
        one_sentence("land land NOUN NN 0 root  they they PRON PRP 3 nsubj  took take VERB VBD 1 acl:relcl");
    const EnhancedGraph graph(text.analysis.sentences[0], lists());
    CHECK(has(graph, "took", "obj", "land"));
}

TEST_CASE("the day they came is no object of coming") {
    const auto text =
        one_sentence("day day NOUN NN 0 root  they they PRON PRP 3 nsubj  came come VERB VBD 1 acl:relcl");
    const EnhancedGraph graph(text.analysis.sentences[0], lists());
    CHECK_FALSE(has(graph, "came", "obj", "day"));
}

TEST_CASE("conjoined verbs share their subject, a purpose has one of its own kind") {
    const auto text = one_sentence(
        "They they PRON PRP 2 nsubj  came come VERB VBD 0 root  and and CCONJ CC 4 cc  left leave VERB VBD 2 conj  "
        "to to PART TO 6 mark  hide hide VERB VB 4 advcl");
    const EnhancedGraph graph(text.analysis.sentences[0], lists());
    CHECK(has(graph, "left", "nsubj", "They"));
    CHECK(has(graph, "hide", "nsubj:purpose", "They"));
    CHECK_FALSE(has(graph, "hide", "nsubj", "They"));
}

TEST_CASE("prepositions are part of the relation's name, fixed ones whole") {
    const auto text = one_sentence(
        "It it PRON PRP 2 nsubj  rains rain VERB VBZ 0 root  according accord VERB VBG 5 case  to to ADP IN 3 fixed  "
        "him he PRON PRP 2 obl");
    const EnhancedGraph graph(text.analysis.sentences[0], lists());
    CHECK(has(graph, "rains", "obl:according_to", "him"));
}

TEST_CASE("a particle belongs to its verb") {
    const auto text = one_sentence(
        "He he PRON PRP 2 nsubj  ruled rule VERB VBD 0 root  out out ADP RP 2 compound:prt  talks talk NOUN NNS 2 obj");
    const EnhancedGraph graph(text.analysis.sentences[0], lists());
    CHECK(graph.lexeme(1) == "rule out");
}

TEST_CASE("a sentence without a root gives an empty graph, not a crash") {
    Sentence sentence;
    const EnhancedGraph graph(sentence, lists());
    CHECK(graph.size() == 0);
}

TEST_CASE("gaps of relative clauses are filled in passives with two objects and in conjoined verbs") {
    const auto awarded = one_sentence(
        "medals medal NOUN NNS 0 root  they they PRON PRP 4 nsubj:pass  were be AUX VBD 4 aux:pass  awarded award VERB "
        "VBN 1 acl:relcl");
    CHECK(has(EnhancedGraph(awarded.analysis.sentences[0], lists()), "awarded", "obj", "medals"));
    const auto arrested = one_sentence(
        "medals medal NOUN NNS 0 root  they they PRON PRP 4 nsubj:pass  were be AUX VBD 4 aux:pass  arrested arrest "
        "VERB VBN 1 acl:relcl");
    CHECK_FALSE(has(EnhancedGraph(arrested.analysis.sentences[0], lists()), "arrested", "obj", "medals"));
    const auto both = one_sentence(
        "town town NOUN NN 0 root  that that PRON WDT 4 obj  Graz Graz PROPN NNP 4 nsubj  likes like VERB VBZ 1 "
        "acl:relcl");
    CHECK(has(EnhancedGraph(both.analysis.sentences[0], lists()), "likes", "obj", "town"));
    const auto conjoined = one_sentence(
        "town town NOUN NN 0 root  Graz Graz PROPN NNP 3 nsubj  likes like VERB VBZ 1 acl:relcl  and and CCONJ CC 6 cc "
        " Linz Linz PROPN NNP 6 nsubj  hates hate VERB VBZ 3 conj");
    const EnhancedGraph graph(conjoined.analysis.sentences[0], lists());
    CHECK(has(graph, "likes", "obj", "town"));
    CHECK(has(graph, "hates", "obj", "town"));
}

TEST_CASE("what a relative clause says of a whole statement has the statement for its antecedent") {
    const auto text = one_sentence(
        "He he PRON PRP 2 nsubj  resigned resign VERB VBD 0 root  , , PUNCT , 5 punct  which which PRON WDT 5 nsubj  "
        "surprised surprise VERB VBD 2 advcl:relcl  them they PRON PRP 5 obj");
    CHECK(has(EnhancedGraph(text.analysis.sentences[0], lists()), "surprised", "nsubj", "resigned"));
}

TEST_CASE("what somebody has done for him is done to the object") {
    const auto text = one_sentence(
        "They they PRON PRP 2 nsubj  had have VERB VBD 0 root  roofs roof NOUN NNS 2 obj  repaired repair VERB VBN 2 "
        "xcomp");
    const EnhancedGraph graph(text.analysis.sentences[0], lists());
    CHECK(has(graph, "repaired", "nsubj:pass", "roofs"));
    CHECK_FALSE(has(graph, "repaired", "nsubj:pass", "They"));
}

TEST_CASE("who has guests staying does not stay, and what is written using a brush uses none") {
    const auto guests = one_sentence(
        "They they PRON PRP 2 nsubj  have have VERB VBP 0 root  guests guest NOUN NNS 2 obj  staying stay VERB VBG 2 "
        "xcomp");
    const EnhancedGraph graph(guests.analysis.sentences[0], lists());
    CHECK(has(graph, "staying", "nsubj", "guests"));
    CHECK_FALSE(has(graph, "staying", "nsubj", "They"));
    const auto brush = one_sentence(
        "Signs sign NOUN NNS 3 nsubj:pass  are be AUX VBP 3 aux:pass  written write VERB VBN 0 root  using use VERB "
        "VBG 3 advcl  brushes brush NOUN NNS 4 obj");
    CHECK_FALSE(has(EnhancedGraph(brush.analysis.sentences[0], lists()), "using", "nsubj", "Signs"));
}

TEST_CASE("nobody is the subject of a gerund that a plan includes, nor of an imperative beside a statement") {
    const auto plan = one_sentence(
        "Plans plan NOUN NNS 2 nsubj  include include VERB VBP 0 root  raising raise VERB VBG 2 xcomp  money money "
        "NOUN NN 3 obj");
    CHECK_FALSE(has(EnhancedGraph(plan.analysis.sentences[0], lists()), "raising", "nsubj", "Plans"));
    const auto go = one_sentence(
        "He he PRON PRP 2 nsubj  left leave VERB VBD 0 root  , , PUNCT , 5 punct  so so CCONJ CC 5 cc  go go VERB VB 2 "
        "conj");
    CHECK_FALSE(has(EnhancedGraph(go.analysis.sentences[0], lists()), "go", "nsubj", "He"));
}
