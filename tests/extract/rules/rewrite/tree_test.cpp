#include "extract/rules/rewrite/tree.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/extract/tree.h"

using namespace claimgraph::extract::rules::rewrite;
using namespace claimgraph;

namespace {

/// The mayor of Lund sang .
Sentence mayor() {
    return test::one_sentence(
               "The the DET DT 2 det\n"
               "mayor mayor NOUN NN 5 nsubj\n"
               "of of ADP IN 4 case\n"
               "Lund lund PROPN NNP 2 nmod\n"
               "sang sing VERB VBD 0 root\n"
               ". . PUNCT . 5 punct\n")
        .analysis.sentences[0];
}
constexpr TokenIndex the = 0, head = 1, of = 2, lund = 3, sang = 4, stop = 5;

Sentence with_heads(const std::vector<TokenIndex>& heads) {
    Sentence sentence;
    for (const TokenIndex each : heads) {
        Token& token = sentence.tokens.emplace_back();
        token.head = each;
        token.deprel = each < 0 ? "root" : "dep";
    }
    return sentence;
}

bool is_tree(const std::vector<TokenIndex>& heads) {
    Sentence sentence = with_heads(heads);
    return Tree(sentence).valid();
}

}  // namespace

TEST_CASE("a tree has one root, heads that exist and no cycle") {
    CHECK(is_tree({-1}));
    CHECK(is_tree({1, -1, 1}));
    CHECK_FALSE(is_tree({}));
    CHECK_FALSE(is_tree({-1, -1}));
    CHECK_FALSE(is_tree({1, 2, 0}));
    CHECK_FALSE(is_tree({-1, 2, 1}));
    CHECK_FALSE(is_tree({-1, 1}));
    CHECK_FALSE(is_tree({-1, 2}));
    CHECK_FALSE(is_tree({-1, -2}));
}

TEST_CASE("a word is hung on another one, but never on one below it") {
    Sentence sentence = mayor();
    Tree tree(sentence);
    REQUIRE(tree.valid());
    CHECK(tree.attach(lund, sang, "obl"));
    CHECK(tree.head(lund) == sang);
    CHECK(tree.token(lund).deprel == "obl");
    CHECK(tree.children(sang) == std::vector<TokenIndex>{head, lund, stop});
    CHECK(tree.children(head) == std::vector<TokenIndex>{the});

    CHECK_FALSE(tree.attach(lund, of, "nmod"));
    CHECK_FALSE(tree.attach(lund, lund, "nmod"));
    CHECK_FALSE(tree.attach(sang, head, "acl"));  // the root is above all
    CHECK(tree.head(lund) == sang);
    CHECK(tree.valid());
    CHECK(Tree(sentence).valid());
}

TEST_CASE("a word takes another one's place, the root's too, if it is not above it") {
    Sentence sentence = mayor();
    Tree tree(sentence);
    CHECK(tree.promote(head, sang, "acl"));
    CHECK(tree.head(head) == no_token);
    CHECK(tree.token(head).deprel == "root");
    CHECK(tree.head(sang) == head);
    CHECK(tree.token(sang).deprel == "acl");
    CHECK(tree.children(sang) == std::vector<TokenIndex>{stop});
    CHECK(Tree(sentence).valid());

    CHECK_FALSE(tree.promote(head, head, "acl"));
    CHECK_FALSE(tree.promote(lund, of, "case"));  // of hangs on Lund
    CHECK(Tree(sentence).valid());
}

TEST_CASE("the root has no relation to be named anew") {
    Sentence sentence = mayor();
    Tree tree(sentence);
    CHECK_FALSE(tree.relabel(sang, "obj"));
    CHECK(tree.relabel(head, "obj"));
    CHECK(sentence.tokens[head].deprel == "obj");
    CHECK(sentence.tokens[sang].deprel == "root");
}

TEST_CASE("a phrase ends with what hangs on its word, punctuation at its edges aside") {
    Sentence sentence = mayor();
    Tree tree(sentence);
    CHECK(tree.first(head) == the);
    CHECK(tree.last(head) == lund);
    CHECK(tree.first(sang) == the);
    CHECK(tree.last(sang) == sang);
    CHECK(tree.first(stop) == stop);
    tree.attach(lund, sang, "obl");
    CHECK(tree.last(head) == head);
    const Upos upos = Upos::SYM;
    tree.retag(stop, &upos, "", "");
    CHECK(tree.last(sang) == stop);
}

TEST_CASE("what was changed is put back") {
    Sentence sentence = mayor();
    Tree tree(sentence);
    tree.promote(head, sang, "acl");
    tree.attach(of, sang, "mark");
    tree.retag(lund, nullptr, "NN", "town");
    CHECK(tree.former().size() == 4);
    tree.restore();
    const Sentence before = mayor();
    for (TokenIndex i = 0; i < before.size(); ++i) {
        CAPTURE(i);
        CHECK(sentence.tokens[i].head == before.tokens[i].head);
        CHECK(sentence.tokens[i].deprel == before.tokens[i].deprel);
        CHECK(sentence.tokens[i].lemma == before.tokens[i].lemma);
    }
    CHECK(tree.former().empty());
    CHECK(tree.children(head) == std::vector<TokenIndex>{the, lund});
}
