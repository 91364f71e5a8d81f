#include "extract/rules/rewrite/rewriter.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "extract/rules/rewrite/tree.h"
#include "extract/rules/rule_set.h"
#include "tests/extract/tree.h"

using namespace claimgraph::extract::rules::rewrite;
using namespace claimgraph::extract::rules;
using namespace claimgraph;

namespace {

/// A repair of these members, carried out on a sentence.
Sentence repaired(const std::string& members, Sentence sentence, std::vector<Rewrite>* log = nullptr) {
    static RuleSet rules;  // the log points into it
    rules = RuleSet();
    rules.add_pack(
        R"({"pack": "t", "repairs": [{"id": "t.one", "note": "n", "examples": [
            {"text": "It sang.", "expect": ["It <-nsubj- sang"]}, {"text": "It sang.", "fires": false}], )" +
            members + "}]}",
        "t.json");
    rules.compile();
    return rules.repaired(std::move(sentence), log);
}

/// Old ships sank near ports .
Sentence ships() {
    return test::one_sentence(
               "Old old ADJ JJ 2 amod\n"
               "ships ship NOUN NNS 3 nsubj\n"
               "sank sink VERB VBD 0 root\n"
               "near near ADP IN 5 case\n"
               "ports port NOUN NNS 3 obl\n"
               ". . PUNCT . 3 punct\n")
        .analysis.sentences[0];
}
constexpr TokenIndex old = 0, ship = 1, sank = 2, ports = 4;

/// A word for every letter, each hung on the word before; the first is the root.
Sentence chain(std::size_t count) {
    std::string lines;
    for (std::size_t i = 0; i < count; ++i) lines += "a a NOUN NN " + std::to_string(i) + (i ? " nmod\n" : " root\n");
    return test::one_sentence(lines).analysis.sentences[0];
}

std::vector<TokenIndex> heads(const Sentence& sentence) {
    std::vector<TokenIndex> out;
    for (const Token& token : sentence.tokens) out.push_back(token.head);
    return out;
}

}  // namespace

TEST_CASE("a pattern finds its words by paths, tests and order, and edits are carried out together") {
    std::vector<Rewrite> log;
    const Sentence after = repaired(R"("words": {"noun": {"where": {"upos": "NOUN", "deprel": "obl"}},
        "verb": {"path": "<obl"}, "subject": {"from": "verb", "path": "nsubj"}}, "order": ["subject < verb", "verb < noun"],
        "edits": [{"attach": "noun", "to": "subject", "as": "nmod"}, {"tag": "verb", "xpos": "VBN"}])",
                                    ships(), &log);
    CHECK(after.tokens[ports].head == ship);
    CHECK(after.tokens[ports].deprel == "nmod");
    CHECK(after.tokens[sank].xpos == "VBN");
    REQUIRE(log.size() == 1);
    CHECK(log[0].repair->id == "t.one");
    REQUIRE(log[0].changes.size() == 2);
    CHECK(log[0].changes[0].token == sank);
    CHECK(log[0].changes[1].before.deprel == "obl");
    CHECK(log[0].changes[1].after.deprel == "nmod");
}

TEST_CASE("what is missing, or there though it must not be, keeps a repair from firing") {
    const std::string edits = R"("edits": [{"relabel": "noun", "as": "obj"}])";
    const std::string noun = R"("words": {"noun": {"where": {"deprel": "obl"}})";
    const auto fires = [&](const std::string& rest) {
        return repaired(noun + rest + edits, ships()).tokens[ports].deprel == "obj";
    };
    CHECK(fires("}, "));
    CHECK_FALSE(fires(R"(, "object": {"path": "obj"}}, )"));
    CHECK(fires(R"(, "object": {"path": "obj", "optional": true}}, )"));
    CHECK_FALSE(fires(R"(}, "without": [{"path": "case"}], )"));
    CHECK(fires(R"(}, "without": [{"path": "case", "where": {"lemma": "far"}}], )"));
    CHECK_FALSE(fires(R"(, "verb": {"path": "<obl"}}, "order": ["noun < verb"], )"));
    CHECK_FALSE(fires(R"(}, "order": ["first(noun) = noun"], )"));
    CHECK(fires(R"(}, "order": ["first(noun) = noun - 1"], )"));
}

TEST_CASE("a place outside of the sentence is the place of no word") {
    for (const char* place : {"word - 1", "word + 1", "word - 9", "word + 9", "last(word) + 2"}) {
        CAPTURE(place);
        const std::string words =
            R"("words": {"word": {"where": {"lemma": "a"}}, "other": {"at": ")" + std::string(place) + "\"}}, ";
        const Sentence after = repaired(words + R"("edits": [{"tag": "other", "xpos": "FW"}])", chain(1));
        CHECK(after.tokens[0].xpos == "NN");
    }
    const Sentence after = repaired(
        R"("words": {"word": {"where": {"lemma": "a"}}, "other": {"at": "word + 1"}}, "edits": [{"tag": "other", "xpos": "FW"}])",
        chain(3));
    CHECK(after.tokens[0].xpos == "NN");
    CHECK(after.tokens[1].xpos == "FW");
    CHECK(after.tokens[2].xpos == "FW");
}

TEST_CASE("a repair that cannot do all that it is asked for changes nothing") {
    const std::string words = R"("words": {"noun": {"where": {"deprel": "nsubj"}}, "verb": {"path": "<nsubj"}}, )";
    const Sentence before = ships();
    std::vector<Rewrite> log;
    // the verb is above the noun, so that the second edit would make a cycle
    const Sentence after =
        repaired(words + R"("edits": [{"tag": "noun", "xpos": "NN"}, {"attach": "verb", "to": "noun", "as": "acl"}])",
                 before, &log);
    CHECK(heads(after) == heads(before));
    CHECK(after.tokens[ship].xpos == "NNS");
    CHECK(log.empty());
}

TEST_CASE("a word that is hung beneath itself by way of others stays where it is") {
    const Sentence before = chain(6);
    for (const char* edit :
         {R"({"attach": "up", "to": "word", "as": "nmod"})", R"({"promote": "up", "over": "word", "as": "nmod"})"}) {
        CAPTURE(edit);
        Sentence after =
            repaired(R"("words": {"word": {"where": {"deprel": "nmod"}}, "up": {"path": "<nmod"}}, "edits": [)" +
                         std::string(edit) + "]",
                     before);
        CHECK(Tree(after).valid());
    }
}

TEST_CASE("each word is looked at once, though a repair makes what it looks for") {
    std::vector<Rewrite> log;
    // every a takes its head's place, which makes the head one that would fit again
    Sentence after = repaired(
        R"("words": {"word": {"where": {"deprel": ["nmod", "root"]}}, "up": {"path": "<*"}}, "edits": [{"promote": "word", "over": "up", "as": "nmod"}])",
        chain(40), &log);
    CHECK(Tree(after).valid());
    CHECK(log.size() <= 40);
    CHECK_FALSE(log.empty());
}

TEST_CASE("children are moved, all or those in front of or behind a word, but not the one that they are moved to") {
    const std::string words = R"("words": {"verb": {"where": {"deprel": "root"}}, "noun": {"path": "obl"}}, )";
    Sentence after =
        repaired(words + R"("edits": [{"move": "*", "of": "verb", "to": "noun", "before": "noun"}])", ships());
    CHECK(Tree(after).valid());
    CHECK(after.tokens[ship].head == ports);
    CHECK(after.tokens[ports].head == sank);
    CHECK(after.tokens.back().head == sank);
}

TEST_CASE("heads that are no tree, and sentences of more than 500 words, are left as they are") {
    const std::string rename =
        R"("words": {"word": {"where": {"deprel": ["nmod", "nsubj"]}}}, "edits": [{"relabel": "word", "as": "obl"}])";
    Sentence two_roots = ships();
    two_roots.tokens[ports].head = -1;
    CHECK(repaired(rename, two_roots).tokens[ship].deprel == "nsubj");
    Sentence cycle = ships();
    cycle.tokens[ship].head = old;
    CHECK(repaired(rename, cycle).tokens[ship].deprel == "nsubj");
    CHECK(repaired(rename, Sentence()).tokens.empty());
    CHECK(repaired(rename, chain(500)).tokens[1].deprel == "obl");
    CHECK(repaired(rename, chain(501)).tokens[1].deprel == "nmod");
}
