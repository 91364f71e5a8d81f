#include "extract/read/clean_text.h"

#include <doctest/doctest.h>

#include <string>

using namespace claimgraph::extract::read;
using namespace claimgraph;

TEST_CASE("entities become what they stand for") {
    CHECK(without_entities("Tom doesn&#39;t &amp; won&rsquo;t &#x2014; &eacute; &#150;") ==
          "Tom doesn't & won’t — é –");
    CHECK(without_entities("AT&T; R&D, a & b &nosuch; &#xD800; &#;") == "AT&T; R&D, a & b &nosuch; &#xD800; &#;");
}

TEST_CASE("tags are told from signs") {
    for (const char* text : {"<p>One.</p>", "One.<br/>Two.", "a <a href=\"x\">b</a>", "</div> x", "<H2>One</H2>"})
        CHECK(holds_tags(text));
    for (const char* text : {"a < b and b > c", "<3", "<<p", "the <mayor>", "p>q", "<p", "x <b x <b x <b"})
        CHECK_FALSE(holds_tags(text));
}

TEST_CASE("text that was read in a wrong encoding is mended where it is certain") {
    CHECK(without_mojibake("Itâ€™s a cafÃ© â€” not â‚¬5") == "It’s a café — not €5");
    CHECK(without_mojibake("Ã la carte") == "Ã la carte");
    CHECK(without_mojibake("It’s a café – 5 €") == "It’s a café – 5 €");
    CHECK(without_mojibake("São Tomé, Ångström, CÔTÉ") == "São Tomé, Ångström, CÔTÉ");
}

TEST_CASE("soft hyphens and broken words are joined") {
    CHECK(without_invisible("re\u00ADsigned, bud\u200Bget") == "resigned, budget");
    CHECK(with_whole_words("resigned on Mon-\nday after the bud-\nget.\nThe end") ==
          "resigned on Monday\nafter the budget.\nThe end");
    CHECK(with_whole_words("a well-\nknown man, a pre-\n1990 car, Smith-\nJones") ==
          "a well-\nknown man, a pre-\n1990 car, Smith-\nJones");
    CHECK(with_whole_words("oil-rich, and oil-\nrich again") == "oil-rich, and oil-\nrich again");
}

TEST_CASE("a blank that is missing behind a sentence is put there") {
    CHECK(with_blanks_between_sentences("resigned on Monday.The council sued Orbix.“I am tired,”she said.") ==
          "resigned on Monday. The council sued Orbix. “I am tired,” she said.");
    for (const char* text : {"www.Example.com", "e.g.This", "Node.js", "the U.S.Army", "v2.Beta", "“a”b"})
        CHECK(with_blanks_between_sentences(text) == text);
}

TEST_CASE("pages of a printed text become one") {
    CHECK(without_page_breaks("Velin Courier\n\nThe mayor opened\n\n12\n\fVelin Courier\n\nthe bridge.\n\n13\n\fVelin "
                              "Courier\nShe left.\n") == "The mayor opened\nthe bridge.\n\nShe left.\n");
    CHECK(without_page_breaks("No breaks\n1\n") == "No breaks\n1\n");
}
