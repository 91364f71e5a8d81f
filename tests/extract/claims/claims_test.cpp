#include "extract/claims/claims.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "extract/extractor.h"
#include "extract/rules/rule_set.h"
#include "tests/extract/tree.h"

using namespace claimgraph::extract::rules;
using namespace claimgraph::extract;
using namespace claimgraph;
using test::one_sentence;

namespace {

Extraction extracted(const test::Text& text) {
    static const Extractor extractor(RuleSet::load());
    return extractor.extract(text.document, text.analysis);
}

/// `subject | predicate | object | + or - | modality | source, source`
std::vector<std::string> written(const Extraction& extraction) {
    std::vector<std::string> out;
    for (const Claim& claim : extraction.claims) {
        std::string line = claim.subject.text + " | " + claim.predicate.lemma + " | " +
                           (claim.object ? claim.object->text : "") + " | " + std::string(to_string(claim.polarity)) +
                           " | " + std::string(to_string(claim.modality)) + " |";
        for (const Argument& source : claim.attributed_to) line += " " + source.text;
        out.push_back(line);
    }
    return out;
}

bool contains(const std::vector<std::string>& lines, const std::string& line) {
    for (const std::string& each : lines)
        if (each == line) return true;
    return false;
}

}  // namespace

TEST_CASE("what is denied is affirmed as a denial and negated as a statement") {
    const auto extraction =
        extracted(one_sentence("Keller Keller PROPN NNP 2 nsubj  denied deny VERB VBD 0 root  that that SCONJ IN 6 "
                               "mark  talks talk NOUN NNS 6 nsubj:pass  "
                               "were be AUX VBD 6 aux:pass  planned plan VERB VBN 2 ccomp  . . PUNCT . 2 punct"));
    const auto lines = written(extraction);
    CHECK(contains(lines, "Keller | deny | that talks were planned | + | actual |"));
    CHECK(contains(lines, "talks | be plan |  | - | actual | Keller"));
    REQUIRE(extraction.claims.size() == 2);
    CHECK(extraction.claims[0].object->claim == std::optional<std::uint32_t>(1));
    CHECK(extraction.claims[0].predicate.term == "cg:denies");
}

TEST_CASE("chains of attribution begin with the nearest source") {
    const auto lines =
        written(extracted(one_sentence("Keller Keller PROPN NNP 2 nsubj  said say VERB VBD 0 root  that that SCONJ IN "
                                       "5 mark  Moser Moser PROPN NNP 5 nsubj  "
                                       "claimed claim VERB VBD 2 ccomp  that that SCONJ IN 8 mark  rain rain NOUN NN 8 "
                                       "nsubj  fell fall VERB VBD 5 ccomp")));
    CHECK(contains(lines, "rain | fall |  | + | actual | Moser Keller"));
    CHECK(contains(lines, "Moser | claim | that rain fell | + | actual | Keller"));
}

TEST_CASE("what is urged is demanded by the one who urges") {
    const auto lines = written(
        extracted(one_sentence("Keller Keller PROPN NNP 2 nsubj  urged urge VERB VBD 0 root  farmers farmer NOUN NNS 2 "
                               "obj  to to PART TO 5 mark  sell sell VERB VB 2 xcomp  cows cow NOUN NNS 5 obj")));
    CHECK(contains(lines, "Keller | urge | farmers | + | actual |"));
    CHECK(contains(lines, "farmers | sell | cows | + | demanded | Keller"));
}

TEST_CASE("a claim that somebody has not made stays negated") {
    const auto lines = written(extracted(one_sentence(
        "attack attack NOUN NN 0 root  , , PUNCT , 7 punct  which which PRON WDT 8 nmod  Ruritania Ruritania PROPN NNP "
        "7 nsubj  has have AUX VBZ 7 aux  not not PART RB 7 advmod  "
        "claimed claim VERB VBN 1 acl:relcl  responsibility responsibility NOUN NN 7 obj  for for ADP IN 3 case")));
    CHECK(contains(lines, "Ruritania | claim | responsibility | - | actual |"));
}

TEST_CASE("what somebody has not said is possible and not theirs") {
    auto lines = written(extracted(
        one_sentence("Keller Keller PROPN NNP 4 nsubj  did do AUX VBD 4 aux  not not PART RB 4 advmod  say say "
                     "VERB VB 0 root  that that SCONJ IN 7 mark  rain rain NOUN NN 7 nsubj  fell fall VERB "
                     "VBD 4 ccomp")));
    CHECK(contains(lines, "Keller | say | that rain fell | - | actual |"));
    CHECK(contains(lines, "rain | fall |  | + | possible |"));
    lines = written(extracted(
        one_sentence("Keller Keller PROPN NNP 2 nsubj  declined decline VERB VBD 0 root  to to PART TO 4 mark "
                     " say say VERB VB 2 xcomp  whether whether SCONJ IN 7 mark  rain rain NOUN NN 7 nsubj  "
                     "fell fall VERB VBD 4 ccomp")));
    CHECK(contains(lines, "rain | fall |  | + | possible |"));
    lines = written(extracted(
        one_sentence("Nobody nobody PRON NN 2 nsubj  thought think VERB VBD 0 root  that that SCONJ IN 5 mark  "
                     "rain rain NOUN NN 5 nsubj  fell fall VERB VBD 2 ccomp")));
    CHECK(contains(lines, "rain | fall |  | + | possible |"));
    lines = written(
        extracted(one_sentence("Keller Keller PROPN NNP 4 nsubj  did do AUX VBD 4 aux  not not PART RB 4 advmod  think "
                               "think VERB VB 0 root  that that SCONJ IN 7 mark  rain rain NOUN NN 7 nsubj  fell fall "
                               "VERB VBD 4 ccomp")));
    CHECK(contains(lines, "rain | fall |  | - | actual | Keller"));
}

TEST_CASE("a relative clause behind an apposition is about the one who is named") {
    CHECK(
        contains(written(extracted(one_sentence(
                     "Mina Mina PROPN NNP 2 nsubj  left leave VERB VBD 0 root  , , PUNCT , 5 punct  a a DET DT 5 det  "
                     "student student NOUN NN 1 appos  who who PRON WP 7 nsubj  paints paint VERB VBZ 5 acl:relcl"))),
                 "Mina | paint |  | + | actual |"));
}

TEST_CASE("one of them with a name behind it is the one who is named") {
    const auto extraction = extracted(
        one_sentence("One one NUM CD 8 nsubj  of of ADP IN 3 case  them they PRON PRP 1 nmod  , , PUNCT , 5 punct  "
                     "Alberto Alberto PROPN "
                     "NNP 1 appos  Ponce Ponce PROPN NNP 5 flat  , , PUNCT , 1 punct  fled flee VERB VBD 0 root"));
    REQUIRE(extraction.claims.size() == 1);
    CHECK(extraction.claims[0].subject.cluster.has_value());
}

TEST_CASE("after and before do not say what somebody is sentenced for") {
    const auto lines = written(extracted(one_sentence(
        "Keller Keller PROPN NNP 2 nsubj  sentenced sentence VERB VBD 0 root  Moser Moser PROPN NNP 2 obj  after "
        "after SCONJ IN 5 mark  hearing hear VERB VBG 2 advcl  witnesses witness NOUN NNS 5 obj")));
    CHECK(contains(lines, "Keller | hear | witnesses | + | actual |"));
}

TEST_CASE("names behind a plural noun are its members") {
    const auto lines = written(extracted(one_sentence(
        "The the DET DT 2 det  brothers brother NOUN NNS 7 nsubj  Aldo Aldo PROPN NNP 2 appos  and and CCONJ "
        "CC 5 cc  Enzo Enzo PROPN NNP 3 conj  Ricci Ricci PROPN NNP 5 flat  paint paint VERB VBP 0 root")));
    CHECK(contains(lines, "Aldo | paint |  | + | actual |"));
    CHECK(contains(lines, "Enzo Ricci | paint |  | + | actual |"));
}

TEST_CASE("neither negates the verb it stands before, and nor the next, whatever a parser calls it") {
    const auto lines = written(extracted(one_sentence(
        "Keller Keller PROPN NNP 3 nsubj  neither neither CCONJ CC 3 cc:preconj  ate eat VERB VBD 0 root  nor "
        "nor CCONJ CC 5 cc  slept sleep VERB VBD 3 conj")));
    CHECK(contains(lines, "Keller | eat |  | - | actual |"));
    CHECK(contains(lines, "Keller | sleep |  | - | actual |"));
}

TEST_CASE("what is announced only possibly is possible itself") {
    const auto lines = written(extracted(
        one_sentence("Keller Keller PROPN NNP 3 nsubj  may may AUX MD 3 aux  announce announce VERB VB 0 root  "
                     "that that SCONJ IN 6 mark  rain rain NOUN NN 6 nsubj  fell fall VERB VBD 3 ccomp")));
    CHECK(contains(lines, "rain | fall |  | + | possible | Keller"));
}

TEST_CASE("what is ruled out does not happen, what is not ruled out may") {
    CHECK(contains(written(extracted(one_sentence(
                       "Keller Keller PROPN NNP 2 nsubj  ruled rule VERB VBD 0 root  out out ADP RP 2 compound:prt  "
                       "using use VERB VBG 2 xcomp  force force NOUN NN 4 obj"))),
                   "Keller | use | force | - | actual |"));
    CHECK(
        contains(written(extracted(one_sentence(
                     "Keller Keller PROPN NNP 4 nsubj  has have AUX VBZ 4 aux  not not PART RB 4 advmod  ruled rule "
                     "VERB VBN 0 root  out out ADP RP 4 compound:prt  using use VERB VBG 4 xcomp  force force NOUN NN "
                     "6 obj"))),
                 "Keller | use | force | + | possible |"));
}

TEST_CASE("according to names the source of its clause, and the source is no part of what is said") {
    const auto lines =
        written(extracted(one_sentence("According accord VERB VBG 4 case  to to ADP IN 1 fixed  the the DET DT 4 det  "
                                       "ministry ministry NOUN NN 8 obl  , , PUNCT , 4 punct  the the DET DT 7 det  "
                                       "dam dam NOUN NN 8 nsubj  leaks leak VERB VBZ 0 root")));
    CHECK(contains(lines, "the dam | leak |  | + | actual | the ministry"));
}

TEST_CASE("every sentence of a quotation belongs to its speaker, also in the paragraph after") {
    test::Text text;
    text.document.id = "quoted";
    test::add_sentence(text,
                       "“ “ PUNCT `` 3 punct  It it PRON PRP 3 nsubj  rains rain VERB VBZ 7 ccomp  , , PUNCT , 3 punct "
                       " ” ” PUNCT '' 3 punct  "
                       "Keller Keller PROPN NNP 7 nsubj  said say VERB VBD 0 root  . . PUNCT . 7 punct");
    test::add_sentence(text,
                       "“ “ PUNCT `` 4 punct  The the DET DT 3 det  dam dam NOUN NN 4 nsubj  leaks leak VERB VBZ 0 "
                       "root  . . PUNCT . 4 punct  ” ” PUNCT '' 4 punct");
    const auto lines = written(extracted(text));
    CHECK(contains(lines, "It | rain |  | + | actual | Keller"));
    CHECK(contains(lines, "The dam | leak |  | + | actual | Keller"));
}

TEST_CASE("spans are exact: the text at a claim's offsets is the claim's text") {
    const auto text = one_sentence(
        "The the DET DT 2 det  company company NOUN NN 4 nsubj  has have AUX VBZ 4 aux  bought buy VERB VBN 0 root  a "
        "a DET DT 6 det  rival rival NOUN NN 4 obj  "
        "on on ADP IN 8 case  Friday Friday PROPN NNP 4 obl  . . PUNCT . 4 punct");
    const auto extraction = extracted(text);
    REQUIRE(extraction.claims.size() == 1);
    const Claim& claim = extraction.claims[0];
    CHECK(extraction.document.words(claim.subject.span) == "The company");
    CHECK(extraction.document.words(claim.predicate.span) == "has bought");
    CHECK(extraction.document.words(claim.object->span) == "a rival");
    REQUIRE(claim.qualifiers.size() == 1);
    CHECK(extraction.document.words(claim.qualifiers[0].span) == "on Friday");
    CHECK(claim.qualifiers[0].role == "time");
}

TEST_CASE("a question word alone is no argument: what is asked is not said") {
    const auto lines = written(extracted(one_sentence(
        "Who who PRON WP 2 nsubj  stole steal VERB VBD 0 root  the the DET DT 4 det  gold gold NOUN NN 2 obj  ? ? "
        "PUNCT . 2 punct")));
    CHECK(lines.empty());
    // Lee knows what moved Graz
    const auto known = written(extracted(one_sentence(
        "Lee Lee PROPN NNP 2 nsubj  knows know VERB VBZ 0 root  what what PRON WP 4 nsubj  moved move VERB VBD 2 "
        "ccomp  Graz Graz PROPN NNP 4 obj")));
    for (const std::string& line : known) CHECK(line.rfind("what |", 0) != 0);
}

TEST_CASE("a doctor and a mother are two things that somebody is; two people may share them") {
    const auto lines = written(extracted(one_sentence(
        "She she PRON PRP 4 nsubj  is be AUX VBZ 4 cop  a a DET DT 4 det  doctor doctor NOUN NN 0 root  and and CCONJ "
        "CC 7 cc  a a DET DT 7 det  mother mother NOUN NN 4 conj")));
    CHECK(contains(lines, "She | be | a doctor | + | actual |"));
    CHECK(contains(lines, "She | be | a mother | + | actual |"));
    const auto shared = written(extracted(one_sentence(
        "They they PRON PRP 4 nsubj  are be AUX VBP 4 cop  a a DET DT 4 det  doctor doctor NOUN NN 0 root  and and "
        "CCONJ CC 7 cc  a a DET DT 7 det  nurse nurse NOUN NN 4 conj")));
    CHECK(contains(shared, "They | be | a doctor and a nurse | + | actual |"));
}

TEST_CASE("what follows two nouns belongs to both, and adverbials are split as arguments are") {
    const auto extraction = extracted(one_sentence(
        "She she PRON PRP 2 nsubj  saw see VERB VBD 0 root  owners owner NOUN NNS 2 obj  and and CCONJ CC 5 cc  guests "
        "guest NOUN NNS 3 conj  of of ADP IN 7 case  inns inn NOUN NNS 3 nmod  in in ADP IN 9 case  May May PROPN NNP "
        "2 obl  and and CCONJ CC 11 cc  June June PROPN NNP 9 conj"));
    const auto lines = written(extraction);
    CHECK(contains(lines, "She | see | owners of inns | + | actual |"));
    CHECK(contains(lines, "She | see | guests of inns | + | actual |"));
    REQUIRE(extraction.claims.front().qualifiers.size() == 2);
    CHECK(extraction.claims.front().qualifiers[0].text == "in May");
    CHECK(extraction.claims.front().qualifiers[1].text == "in June");
}

TEST_CASE("whose and how many in front of two nouns belongs to both; between is of both at once") {
    const auto whose =
        written(extracted(one_sentence("She she PRON PRP 2 nsubj  saw see VERB VBD 0 root  his his PRON PRP$ 4 "
                                       "nmod:poss  wife wife NOUN NN 2 obj  and "
                                       "and CCONJ CC 6 cc  children child NOUN NNS 4 conj")));
    CHECK(contains(whose, "She | see | his wife | + | actual |"));
    CHECK(contains(whose, "She | see | his children | + | actual |"));
    const auto many =
        written(extracted(one_sentence("She she PRON PRP 2 nsubj  saw see VERB VBD 0 root  several several ADJ JJ 4 "
                                       "amod  owls owl NOUN NNS 2 obj  and "
                                       "and CCONJ CC 7 cc  a a DET DT 7 det  fox fox NOUN NN 4 conj")));
    CHECK(contains(many, "She | see | several owls | + | actual |"));
    CHECK(contains(many, "She | see | a fox | + | actual |"));
    const auto between =
        written(extracted(one_sentence("She she PRON PRP 2 nsubj  sat sit VERB VBD 0 root  between between ADP IN 4 "
                                       "case  owls owl NOUN NNS 2 obl  and "
                                       "and CCONJ CC 6 cc  foxes fox NOUN NNS 4 conj")));
    CHECK(contains(between, "She | sit between | owls and foxes | + | actual |"));
}

TEST_CASE("the active claim of a passive has the words of the active") {
    const auto extraction = extracted(one_sentence(
        "Ships ship NOUN NNS 4 nsubj:pass  have have AUX VBP 4 aux  been be AUX VBN 4 aux:pass  attacked attack VERB "
        "VBN 0 root  by by ADP IN 6 case  pirates pirate NOUN NNS 4 obl:agent"));
    bool active = false;
    for (const Claim& claim : extraction.claims)
        if (claim.subject.text == "pirates") active = claim.predicate.text == "have attacked";
    CHECK(active);
}

TEST_CASE("only is one of the words of what is said: it limits it; behind not it limits nothing") {
    const auto predicate = [](const std::string& words, int verb) {
        const std::string at = std::to_string(verb);
        return extracted(
                   one_sentence("We we PRON PRP " + at + " nsubj  " + words + "  milk milk NOUN NN " + at + " obj"))
            .claims.at(0)
            .predicate.text;
    };
    CHECK(predicate("only only ADV RB 3 advmod  sold sell VERB VBD 0 root", 3) == "only sold");
    CHECK(predicate("not not PART RB 4 advmod  only only ADV RB 4 advmod  sold sell VERB VBD 0 root", 4) == "sold");
}

// was: she is sent to jail, told as a fact
TEST_CASE("might lose work or be sent: an auxiliary without a tense shares the modality of the first verb") {
    const auto lines = written(extracted(one_sentence(
        "She she PRON PRP 3 nsubj  might might AUX MD 3 aux  lose lose VERB VB 0 root  work work NOUN NN 3 obj  or or "
        "CCONJ CC 7 cc  be be AUX VB 7 aux:pass  sent send VERB VBN 3 conj  to to ADP IN 9 case  jail jail NOUN NN 7 "
        "obl")));
    CHECK(contains(lines, "She | be send to | jail | + | possible |"));
    const auto apart = written(extracted(
        one_sentence("She she PRON PRP 3 nsubj  might might AUX MD 3 aux  lose lose VERB VB 0 root  work work NOUN NN "
                     "3 obj  and and "
                     "CCONJ CC 7 cc  has have AUX VBZ 7 aux  left leave VERB VBN 3 conj  Lund Lund PROPN NNP 7 obj")));
    CHECK(contains(apart, "She | leave | Lund | + | actual |"));
}

// was: the board maintains that it was fined
TEST_CASE("what stands behind a semicolon is nobody's words by that") {
    const auto apart = [](const std::string& sign) {
        return written(extracted(one_sentence(
            "Boards board NOUN NNS 2 nsubj  maintain maintain VERB VBP 0 root  lists list NOUN NNS 2 obj  " + sign +
            " " + sign +
            " PUNCT : 6 punct  banks bank NOUN NNS 6 nsubj  pay pay VERB VBP 2 parataxis  fines fine NOUN NNS 6 obj")));
    };
    CHECK(contains(apart(";"), "Boards | maintain | lists | + | actual |"));
    CHECK(contains(apart(";"), "banks | pay | fines | + | actual |"));
    CHECK(contains(apart(":"), "banks | pay | fines | + | actual | Boards"));
}

// was: she may have left, although she stayed
TEST_CASE("would have left but stayed: behind a but, a verb with a tense of its own shares no auxiliary") {
    const std::string would =
        "She she PRON PRP 4 nsubj  would would AUX MD 4 aux  have have AUX VB 4 aux  left leave VERB VBN 0 root  ";
    const auto stayed = written(extracted(one_sentence(would + "but but CCONJ CC 6 cc  stayed stay VERB VBD 4 conj")));
    CHECK(contains(stayed, "She | leave |  | + | possible |"));
    CHECK(contains(stayed, "She | stay |  | + | actual |"));
    const auto slept = written(extracted(one_sentence(would + "and and CCONJ CC 6 cc  slept sleep VERB VBN 4 conj")));
    CHECK(contains(slept, "She | sleep |  | + | possible |"));
}

TEST_CASE("an official can be removed by Congress: told of who does it, the participle has no modal verb") {
    const auto extraction =
        extracted(one_sentence("It it PRON PRP 4 nsubj:pass  can can AUX MD 4 aux  be be AUX VB 4 aux:pass  removed "
                               "remove VERB VBN 0 root  by by "
                               "ADP IN 6 case  workers worker NOUN NNS 4 obl:agent"));
    for (const Claim& claim : extraction.claims)
        if (claim.subject.text == "workers") CHECK(claim.predicate.text == "removed");
}

TEST_CASE("the town that they came from: a preposition left behind leads to what the pronoun stands for") {
    const auto words = [](const std::string& tree) {
        for (const Claim& claim : extracted(one_sentence(tree)).claims)
            if (claim.subject.text == "they") return claim.predicate.text + " | " + claim.object.value().text;
        return std::string();
    };
    CHECK(
        words(
            "In in ADP IN 3 case  the the DET DT 3 det  town town NOUN NN 8 obl  which which PRON WDT 6 obl  they they "
            "PRON PRP 6 nsubj  came come VERB VBD 3 acl:relcl  from from ADP IN 4 case  slept sleep VERB VBD 0 root  "
            "dogs dog NOUN NNS 8 nsubj") == "came from | the town");
    // was: in was sentenced
    CHECK(
        words(
            "In in ADP IN 3 case  a a DET DT 3 det  fight fight NOUN NN 8 obl  to to ADP IN 5 case  which which PRON "
            "WDT "
            "7 obl  they they PRON PRP 7 nsubj  went go VERB VBD 3 acl:relcl  died die VERB VBD 0 root  dogs dog NOUN "
            "NNS 8 nsubj") == "went | a fight");
}

TEST_CASE("an infinitive that says what for is the purpose of what is done") {
    const auto extraction = extracted(one_sentence(
        "They they PRON PRP 2 nsubj  closed close VERB VBD 0 root  roads road NOUN NNS 2 obj  to to PART TO 5 mark  "
        "save save VERB VB 2 advcl  fuel fuel NOUN NN 5 obj"));
    REQUIRE(!extraction.claims.empty());
    REQUIRE(extraction.claims.front().qualifiers.size() == 1);
    CHECK(extraction.claims.front().qualifiers[0].role == "purpose");
    CHECK(extraction.claims.front().qualifiers[0].text == "to save fuel");
}

TEST_CASE("what surprised them is that he resigned; who decides is the court") {
    const auto lines = written(extracted(one_sentence(
        "He he PRON PRP 2 nsubj  resigned resign VERB VBD 0 root  , , PUNCT , 5 punct  which which PRON WDT 5 nsubj  "
        "surprised surprise VERB VBD 2 advcl:relcl  them they PRON PRP 5 obj")));
    CHECK(contains(lines, "He resigned | surprise | them | + | actual |"));
    const auto cleft = written(extracted(one_sentence(
        "It it PRON PRP 4 expl  is be AUX VBZ 4 cop  the the DET DT 4 det  court court NOUN NN 0 root  that that PRON "
        "WDT 6 nsubj  decides decide VERB VBZ 4 advcl:relcl  cases case NOUN NNS 6 obj")));
    CHECK(contains(cleft, "the court | decide | cases | + | actual |"));
}

TEST_CASE("what a noun only describes does what is said of the noun, if it is known what that is") {
    const auto of = [](const std::string& subject) {
        return written(extracted(one_sentence(
            subject +
            "  is be AUX VBZ 4 cop  a a DET DT 4 det  state state NOUN NN 0 root  that that PRON WDT 6 nsubj  "
            "left leave VERB VBD 4 acl:relcl  it it PRON PRP 6 obj")));
    };
    CHECK(contains(of("Norway Norway PROPN NNP 4 nsubj"), "Norway | leave | it | + | actual |"));
    CHECK(contains(of("It it PRON PRP 4 nsubj"), "a state | leave | it | + | actual |"));
}

TEST_CASE("of neither the one nor the other it is so") {
    const auto lines = written(extracted(one_sentence(
        "Neither neither CCONJ CC 2 cc:preconj  rain rain NOUN NN 5 nsubj  nor nor CCONJ CC 4 cc  snow snow NOUN NN 2 "
        "conj  fell fall VERB VBD 0 root")));
    CHECK(contains(lines, "rain | fall |  | - | actual |"));
    CHECK(contains(lines, "snow | fall |  | - | actual |"));
}

TEST_CASE("of the driver, not the guard, it is said of the one and denied of the other") {
    const auto lines =
        written(extracted(one_sentence("The the DET DT 2 det driver driver NOUN NN 8 nsubj , , PUNCT , 6 punct not not "
                                       "PART RB 6 advmod the the DET DT 6 "
                                       "det guard guard NOUN NN 2 conj , , PUNCT , 2 punct sold sell VERB VBD 0 root "
                                       "wheat wheat NOUN NN 8 obj , , PUNCT "
                                       ", 12 punct not not PART RB 12 advmod rice rice NOUN NN 9 conj")));
    CHECK(contains(lines, "The driver | sell | wheat | + | actual |"));
    CHECK(contains(lines, "the guard | sell | wheat | - | actual |"));
    CHECK(contains(lines, "The driver | sell | rice | - | actual |"));
    CHECK(lines.size() == 3);
    // not least the guards: they did it, too
    const auto least =
        written(extracted(one_sentence("Drivers driver NOUN NNS 7 nsubj , , PUNCT , 5 punct not not PART RB 5 advmod "
                                       "least least ADV RBS 5 advmod guards "
                                       "guard NOUN NNS 1 conj , , PUNCT , 1 punct left leave VERB VBD 0 root")));
    CHECK(least.size() == 1);
}

TEST_CASE("of the driver rather than the guard it is said of the one and denied of the other") {
    const auto lines =
        written(extracted(one_sentence("Drivers driver NOUN NNS 5 nsubj rather rather ADV RB 4 cc than than ADP IN 2 "
                                       "fixed guards guard NOUN NNS 1 conj "
                                       "sold sell VERB VBD 0 root wheat wheat NOUN NN 5 obj")));
    CHECK(contains(lines, "Drivers | sell | wheat | + | actual |"));
    CHECK(contains(lines, "guards | sell | wheat | - | actual |"));
    CHECK(lines.size() == 2);
}

TEST_CASE("two doings that are denied are two claims") {
    const auto extraction = extracted(one_sentence(
        "Keller Keller PROPN NNP 2 nsubj denied deny VERB VBD 0 root having have AUX VBG 4 aux sold sell VERB VBN 2 "
        "xcomp "
        "land land NOUN NN 4 obj or or CCONJ CC 7 cc painted paint VERB VBN 4 conj barns barn NOUN NNS 7 obj"));
    const auto lines = written(extraction);
    CHECK(contains(lines, "Keller | deny | having sold land | + | actual |"));
    CHECK(contains(lines, "Keller | deny | painted barns | + | actual |"));
    CHECK(contains(lines, "Keller | paint | barns | - | actual | Keller"));
    for (const Claim& claim : extraction.claims)
        if (claim.object && claim.object->text == "painted barns") {
            REQUIRE(claim.object->claim);
            CHECK(extraction.claims[*claim.object->claim].predicate.lemma == "paint");
        }
}
