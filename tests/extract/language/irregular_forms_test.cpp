#include "extract/language/irregular_forms.h"

#include <doctest/doctest.h>

#include "graph/errors.h"

using namespace claimgraph::extract::language;
using namespace claimgraph;

TEST_CASE("irregular forms have their lemma, by tag") {
    const IrregularForms& forms = IrregularForms::builtin();
    CHECK(forms.lemma_of("sung", "VBN") == "sing");
    CHECK(forms.lemma_of("lay", "VBD").empty());
    CHECK(forms.lemma_of("found", "VBD") == "find");
    CHECK(forms.lemma_of("found", "VB").empty());
    CHECK(forms.lemma_of("women", "NNS") == "woman");
    CHECK(forms.lemma_of("houses", "NNS").empty());
}

TEST_CASE("a list of irregular forms that is none is refused") {
    CHECK_THROWS_AS(IrregularForms("{"), Error);
    CHECK_THROWS_AS(IrregularForms("{\"verbs\": {\"sing\": \"sang\"}, \"nouns\": {}}"), Error);
}
