#include "extract/language/features.h"

#include <doctest/doctest.h>

using namespace claimgraph::extract::language;

TEST_CASE("curly and straight quotes are one and the same to the model") {
    CHECK(word_keys("\u201C").lower == "\"");
    CHECK(word_keys("``").lower == "\"");
    CHECK(word_keys("don\u2019t").lower == "don't");
    CHECK(word_keys("\u2019s").affixes[7] == word_keys("'s").affixes[7]);
}

TEST_CASE("dashes are folded by where they stand") {
    CHECK(word_keys("\u2014").lower == "--");
    CHECK(word_keys("\u2013").lower == "--");
    CHECK(word_keys("Paris\u2013Berlin").lower == "paris-berlin");
    CHECK(word_keys("\u2026").lower == "...");
}

TEST_CASE("a word is seen by its prefixes, suffixes and shape") {
    const WordKeys keys = word_keys("Rotterdam7");
    CHECK(keys.lower == "rotterdam7");
    CHECK(keys.affixes[0] == "r");
    CHECK(keys.affixes[2] == "rot");
    CHECK(keys.affixes[3] == "0");
    CHECK(keys.affixes[6] == "dam0");
    CHECK(keys.affixes[7] == "Xxx0");
    CHECK(word_keys("U.S.").affixes[7] == "X.X.");
    CHECK(word_keys("1,500,000").affixes[7] == "0,00,00");
    CHECK(word_keys("a").affixes[6] == "a");
}

TEST_CASE("letters beyond ASCII are letters, and bytes that are no UTF-8 do no harm") {
    CHECK(word_keys("\u00C9lys\u00E9e").lower == "\u00E9lys\u00E9e");
    CHECK(word_keys("\u00C9lys\u00E9e").affixes[7] == "Xxx");
    CHECK(word_keys("\u00C9lys\u00E9e").affixes[0] == "\u00E9");
    CHECK(word_keys("\xFF").lower == "\uFFFD");
    CHECK(word_keys("").lower.empty());
}

TEST_CASE("lemma classes cut, add and set case") {
    CHECK(make_lemma({'l', U"", 0, U"", 3, U"y"}, "Cities") == "city");
    CHECK(make_lemma({'l', U"go", 0, U"", 0, U""}, "went") == "go");
    CHECK(make_lemma({'k', U"", 0, U"", 1, U""}, "McDonalds") == "McDonald");
    CHECK(make_lemma({'u', U"", 0, U"", 0, U""}, "LONDON") == "London");
    CHECK(make_lemma({'U', U"", 0, U"", 0, U""}, "nato") == "NATO");
    CHECK(make_lemma({'l', U"", 0, U"", 3, U""}, "ing").empty());
}
