#include "extract/language/quotation.h"

#include <doctest/doctest.h>

#include "tests/extract/tree.h"

using namespace claimgraph::extract::language;
using namespace claimgraph;

namespace {

const char* const opened =
    "\" \" PUNCT `` 3 punct  It it PRON PRP 3 nsubj  rains rain VERB VBZ 0 root  . . PUNCT . 3 punct";
const char* const inside = "It it PRON PRP 2 nsubj  pours pour VERB VBZ 0 root  . . PUNCT . 2 punct";
const char* const closed =
    "It it PRON PRP 2 nsubj  stops stop VERB VBZ 0 root  . . PUNCT . 2 punct  \" \" PUNCT '' 2 punct";

}  // namespace

TEST_CASE("a quotation runs over sentences of its paragraph") {
    test::Text text;
    test::add_sentence(text, opened);
    test::add_sentence(text, inside, false);
    test::add_sentence(text, closed, false);
    const auto found = find_quotations(text.document, text.analysis);
    REQUIRE(found.size() == 1);
    CHECK(found[0].first_sentence == 0);
    CHECK(found[0].last_sentence == 2);
    CHECK(text.document.words(found[0].span) == text.document.text);
}

TEST_CASE("a quotation left open at the end of its paragraph is continued by the mark that opens the next") {
    test::Text text;
    test::add_sentence(text, opened);
    test::add_sentence(text, opened);
    const auto found = find_quotations(text.document, text.analysis);
    REQUIRE(found.size() == 2);
    CHECK_FALSE(found[0].continued);
    CHECK(found[1].continued);
    CHECK(found[0].last_sentence == 0);
}

TEST_CASE("a closing mark with nothing open and an inch mark open nothing") {
    const auto text =
        test::one_sentence("A a DET DT 3 det  16 16 NUM CD 3 nummod  \" \" PUNCT '' 2 punct  ” ” PUNCT '' 2 punct");
    test::Text tight = text;
    tight.analysis.sentences[0].tokens[1].space_after = false;
    CHECK(find_quotations(tight.document, tight.analysis).empty());
}
