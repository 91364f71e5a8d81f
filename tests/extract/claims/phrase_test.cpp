#include "extract/claims/phrase.h"

#include <doctest/doctest.h>

#include "extract/rules/rule_set.h"
#include "tests/extract/tree.h"

using namespace claimgraph::extract::claims;
using namespace claimgraph::extract::rules;
using namespace claimgraph;
using test::one_sentence;

namespace {

const WordLists& grammar() {
    static const auto rules = RuleSet::load();
    return rules->lists();
}

std::string words(const test::Text& text, TokenIndex head, Extent extent, const PhraseOptions& options = {}) {
    const EnhancedGraph graph(text.analysis.sentences[0], grammar());
    return words_of(text.document, graph, phrase_tokens(graph, head, extent, options)).text;
}

}  // namespace

TEST_CASE("a noun phrase takes its modifiers but not its preposition, relative clause or loose apposition") {
    const auto text = one_sentence(
        "at at ADP IN 4 case  the the DET DT 4 det  old old ADJ JJ 4 amod  bridge bridge NOUN NN 0 root  on on ADP IN "
        "7 case  the the DET DT 7 det  "
        "route route NOUN NN 4 nmod  , , PUNCT , 10 punct  a a DET DT 10 det  ruin ruin NOUN NN 4 appos  , , PUNCT , "
        "10 punct  "
        "that that PRON WDT 13 nsubj  fell fall VERB VBD 4 acl:relcl");
    CHECK(words(text, 3, Extent::noun_phrase) == "the old bridge on the route");
}

TEST_CASE(
    "a relative clause that says which one stays with a common noun; one set off, a long one or a name's does not") {
    const auto which = one_sentence(
        "people people NOUN NNS 0 root  who who PRON WP 3 nsubj  keep keep VERB VBP 1 acl:relcl  bees bee NOUN NNS 3 "
        "obj");
    CHECK(words(which, 0, Extent::noun_phrase) == "people who keep bees");
    const auto beside = one_sentence(
        "people people NOUN NNS 0 root  , , PUNCT , 4 punct  who who PRON WP 4 nsubj  keep keep VERB VBP 1 acl:relcl  "
        "bees bee NOUN NNS 4 obj");
    CHECK(words(beside, 0, Extent::noun_phrase) == "people");
    const auto named =
        one_sentence("Lund Lund PROPN NNP 0 root  that that PRON WDT 3 nsubj  fell fall VERB VBD 1 acl:relcl");
    CHECK(words(named, 0, Extent::noun_phrase) == "Lund");
    const auto listed = one_sentence(
        "people people NOUN NNS 0 root  who who PRON WP 3 nsubj  keep keep VERB VBP 1 acl:relcl  bees bee NOUN NNS 3 "
        "obj  , , PUNCT , 6 punct  hens hen NOUN NNS 4 conj  and and CCONJ CC 8 cc  goats goat NOUN NNS 4 conj");
    CHECK(words(listed, 0, Extent::noun_phrase) == "people who keep bees , hens and goats");
    const auto interrupted = one_sentence(
        "lands land NOUN NNS 0 root  that that PRON WDT 3 nsubj  fell fall VERB VBD 1 acl:relcl  – – PUNCT : 5 punct  "
        "twice twice ADV RB 3 advmod");
    CHECK(words(interrupted, 0, Extent::noun_phrase) == "lands");
}

// was: a clause with a second one behind a comma was left out whole, and so was what a law does in 20 words
TEST_CASE("a relative clause keeps what it says first when a second one follows behind a comma; each of three stays") {
    const auto second = one_sentence(
        "lands land NOUN NNS 0 root  that that PRON WDT 3 nsubj  fell fall VERB VBD 1 acl:relcl  , , PUNCT , 6 punct  "
        "but but CCONJ CC 6 cc  rose rise VERB VBD 3 conj");
    CHECK(words(second, 0, Extent::noun_phrase) == "lands that fell");
    const auto three = one_sentence(
        "lands land NOUN NNS 0 root  that that PRON WDT 3 nsubj  fell fall VERB VBD 1 acl:relcl  , , PUNCT , 5 punct  "
        "rose rise VERB VBD 3 conj  , , PUNCT , 8 punct  and and CCONJ CC 8 cc  stood stand VERB VBD 3 conj");
    CHECK(words(three, 0, Extent::noun_phrase) == "lands that fell , rose , and stood");
    const auto told = one_sentence(
        "lands land NOUN NNS 0 root  that that PRON WDT 6 nsubj  according accord VERB VBG 5 case  to to ADP IN 3 "
        "fixed  "
        "Ito Ito PROPN NNP 6 obl  fell fall VERB VBD 1 acl:relcl");
    CHECK(words(told, 0, Extent::noun_phrase) == "lands");
}

TEST_CASE("one or some of those who bear a name take the clause that says which") {
    const auto some = one_sentence(
        "Danes Dane PROPN NNPS 0 root  who who PRON WP 3 nsubj  keep keep VERB VBP 1 acl:relcl  bees bee NOUN NNS 3 "
        "obj");
    CHECK(words(some, 0, Extent::noun_phrase) == "Danes who keep bees");
    const auto one = one_sentence(
        "a a DET DT 2 det  Lund Lund PROPN NNP 0 root  that that PRON WDT 4 nsubj  fell fall VERB VBD 2 acl:relcl");
    CHECK(words(one, 1, Extent::noun_phrase) == "a Lund that fell");
}

TEST_CASE("a dash without blanks joins two words, one with blanks sets off") {
    auto text = one_sentence(
        "the the DET DT 2 det  Lund Lund PROPN NNP 0 root  – – PUNCT : 4 punct  Graz Graz PROPN NNP 2 appos  "
        "line line NOUN NN 4 flat");
    CHECK(words(text, 1, Extent::noun_phrase) == "the Lund");
    auto& tokens = text.analysis.sentences[0].tokens;
    tokens[2].span.begin = tokens[1].span.end;
    tokens[3].span.begin = tokens[2].span.end;
    CHECK(words(text, 1, Extent::noun_phrase) == "the Lund – Graz line");
}

TEST_CASE("only limits what a main clause says, not what a relative clause says of the same") {
    const auto text = one_sentence(
        "Only only ADV RB 2 advmod  Holm Holm PROPN NNP 7 nsubj  , , PUNCT , 5 punct  who who PRON WP 5 nsubj  "
        "slept sleep VERB VBD 2 acl:relcl  , , PUNCT , 5 punct  came come VERB VBD 0 root");
    PhraseOptions options;
    options.leave_out = 4;
    CHECK(words(text, 1, Extent::noun_phrase, options) == "Holm");
    CHECK(words(text, 1, Extent::noun_phrase) == "Only Holm");
}

TEST_CASE("a circumstance behind a comma is no part of what something is") {
    const auto text = one_sentence(
        "it it PRON PRP 3 nsubj  is be AUX VBZ 3 cop  absurd absurd ADJ JJ 0 root  , , PUNCT , 7 punct  despite "
        "despite "
        "ADP IN 7 case  the the DET DT 7 det  costs cost NOUN NNS 3 obl");
    CHECK(words(text, 2, Extent::complement) == "absurd");
}

TEST_CASE("an abbreviation in brackets stays with its name") {
    const auto text = one_sentence(
        "Agency Agency PROPN NNP 0 root  of of ADP IN 3 case  Water Water PROPN NNP 1 nmod  ( ( PUNCT -LRB- 5 punct  "
        "AW AW PROPN NNP 1 appos  ) ) PUNCT -RRB- 5 punct");
    CHECK(words(text, 0, Extent::noun_phrase) == "Agency of Water ( AW )");
}

// was: "The mayor] left"
TEST_CASE("an editor's brackets at the edge of a phrase stay both") {
    const auto text = one_sentence(
        "[ [ PUNCT -LRB- 3 punct  The the DET DT 3 det  mayor mayor NOUN NN 5 nsubj  ] ] PUNCT -RRB- 3 punct  left "
        "leave "
        "VERB VBD 0 root");
    CHECK(words(text, 4, Extent::clause) == "[ The mayor ] left");
}

TEST_CASE("coordination is one phrase unless its parts are asked for, and never takes what is contrasted") {
    const auto both = one_sentence("road road NOUN NN 0 root  and and CCONJ CC 3 cc  rail rail NOUN NN 1 conj");
    CHECK(words(both, 0, Extent::noun_phrase) == "road and rail");
    PhraseOptions parts;
    parts.conjuncts = false;
    CHECK(words(both, 0, Extent::noun_phrase, parts) == "road");
    const auto contrast =
        one_sentence("form form NOUN NN 0 root  , , PUNCT , 4 punct  but but CCONJ CC 4 cc  will will NOUN NN 1 conj");
    CHECK(words(contrast, 0, Extent::noun_phrase) == "form");
}

TEST_CASE("a complement leaves the subject, the copula and the negation out") {
    const auto text = one_sentence(
        "It it PRON PRP 5 nsubj  is be AUX VBZ 5 cop  not not PART RB 5 advmod  very very ADV RB 5 advmod  old old ADJ "
        "JJ 0 root");
    WordLists lists;
    lists.add("negation", "not");
    PhraseOptions options;
    options.polarity = &lists;
    CHECK(words(text, 4, Extent::complement, options) == "very old");
}

TEST_CASE("no longer is said by the claim's polarity, and a longer way is longer") {
    WordLists lists;
    lists.add("negative_determiner", "no");
    lists.add("no_longer", "longer");
    PhraseOptions options;
    options.polarity = &lists;
    const auto ended = one_sentence(
        "It it PRON PRP 5 nsubj  is be AUX VBZ 5 cop  no no ADV RB 4 advmod  longer longer ADV RBR 5 advmod  open open "
        "ADJ JJ 0 root");
    CHECK(words(ended, 4, Extent::complement, options) == "open");
    const auto measure = one_sentence(
        "It it PRON PRP 4 nsubj  is be AUX VBZ 4 cop  longer longer ADV RBR 4 advmod  open open ADJ JJ 0 root");
    CHECK(words(measure, 3, Extent::complement, options) == "longer open");
}

TEST_CASE("a clause keeps its subordinator and drops afterthoughts behind a comma") {
    const auto text = one_sentence(
        "that that SCONJ IN 3 mark  it it PRON PRP 3 nsubj  fell fall VERB VBD 0 root  down down ADV RB 3 advmod  , , "
        "PUNCT , 6 punct  "
        "killing kill VERB VBG 3 advcl  two two NUM CD 6 obj  . . PUNCT . 3 punct");
    CHECK(words(text, 2, Extent::clause) == "that it fell down");
}

// was: only if it fell
TEST_CASE("of clauses that or ties none is left out, comma or not") {
    const auto tied = [](const std::string& by) {
        return one_sentence(
            "if if SCONJ IN 3 mark  it it PRON PRP 3 nsubj  fell fall VERB VBD 0 root  , , PUNCT , 8 punct  " + by +
            " " + by + " CCONJ CC 8 cc  if if SCONJ IN 8 mark  it it PRON PRP 8 nsubj  burned burn VERB VBD 3 conj");
    };
    CHECK(words(tied("or"), 2, Extent::clause) == "if it fell , or if it burned");
    CHECK(words(tied("and"), 2, Extent::clause) == "if it fell");
}

TEST_CASE("a quotation mark without its partner is left out, a pair stays") {
    const auto half = one_sentence("days day NOUN NNS 0 root  \" \" PUNCT `` 3 punct  odd odd ADJ JJ 1 amod");
    CHECK(words(half, 0, Extent::noun_phrase) == "days odd");
    const auto pair = one_sentence(
        "days day NOUN NNS 0 root  “ “ PUNCT `` 3 punct  odd odd ADJ JJ 1 amod  ” ” PUNCT '' 3 punct  ones one NOUN "
        "NNS 1 nmod");
    CHECK(words(pair, 0, Extent::noun_phrase) == "days “ odd ” ones");
}

TEST_CASE("an apposition without a comma belongs to the phrase, and so does the relative clause of a pronoun") {
    const auto tight =
        one_sentence("the the DET DT 2 det  newspaper newspaper NOUN NN 0 root  Falter Falter PROPN NNP 2 appos");
    CHECK(words(tight, 1, Extent::noun_phrase) == "the newspaper Falter");
    const auto those =
        one_sentence("those those PRON DT 0 root  who who PRON WP 3 nsubj  came come VERB VBD 1 acl:relcl");
    CHECK(words(those, 0, Extent::noun_phrase) == "those who came");
    const auto named =
        one_sentence("Keller Keller PROPN NNP 0 root  who who PRON WP 3 nsubj  came come VERB VBD 1 acl:relcl");
    CHECK(words(named, 0, Extent::noun_phrase) == "Keller");
}

TEST_CASE("a clause keeps the relative pronouns of clauses inside it") {
    const auto text = one_sentence(
        "it it PRON PRP 2 nsubj  is be VERB VBZ 0 root  trees tree NOUN NNS 2 obj  that that PRON WDT 5 nsubj  fell "
        "fall VERB VBD 3 acl:relcl");
    CHECK(words(text, 1, Extent::clause) == "it is trees that fell");
    CHECK(words(text, 4, Extent::clause) == "fell");
}

TEST_CASE("a complement leaves out what stands before the copula and keeps what measures it") {
    const auto text = one_sentence(
        "Like like ADP IN 2 case  Graz Graz PROPN NNP 6 nmod  , , PUNCT , 2 punct  it it PRON PRP 6 nsubj  is be AUX "
        "VBZ 6 cop  old old ADJ JJ 0 root  enough enough ADV RB 6 advmod  to to PART TO 9 mark  fall fall VERB VB 6 "
        "advcl");
    CHECK(words(text, 5, Extent::complement) == "old enough to fall");
}

TEST_CASE("no phrase begins or ends with a conjunction") {
    const auto text = one_sentence("and and CCONJ CC 2 cc  rail rail NOUN NN 0 root  and and CCONJ CC 2 cc");
    CHECK(words_of(text.document, EnhancedGraph(text.analysis.sentences[0], grammar()), {0, 1, 2}).text == "rail");
}

TEST_CASE("who says so behind a comma is no part of the phrase") {
    WordList marker{"according_to"};
    PhraseOptions options;
    options.source_marker = &marker;
    const auto text = one_sentence(
        "it it PRON PRP 2 nsubj  rains rain VERB VBZ 0 root  , , PUNCT , 6 punct  according accord VERB VBG 6 case  to "
        "to ADP IN 4 fixed  Lee Lee PROPN NNP 2 obl");
    CHECK(words(text, 1, Extent::clause, options) == "it rains");
    CHECK(words(text, 1, Extent::clause) == "it rains , according to Lee");
}

TEST_CASE("what stands in front of a preposition is no part of what it leads to") {
    const auto text = one_sentence(
        "two two NUM CD 2 nummod  years year NOUN NNS 5 nmod:unmarked  after after ADP IN 5 case  his his PRON PRP$ 5 "
        "nmod:poss  death death NOUN NN 0 root");
    PhraseOptions options;
    options.before_preposition = false;
    CHECK(words(text, 4, Extent::noun_phrase, options) == "his death");
}

TEST_CASE("a question word keeps the clause that says what is asked") {
    const auto text =
        one_sentence("how how ADV WRB 0 root  it it PRON PRP 3 nsubj  began begin VERB VBD 1 advcl:relcl");
    CHECK(words(text, 0, Extent::noun_phrase) == "how it began");
}
