#include "exporters/text.h"

#include <doctest/doctest.h>

#include <clocale>

#include "tests/exporters/records.h"

using namespace claimgraph::exporters;
using namespace claimgraph;

TEST_CASE("text: what no graph format can hold is replaced, one for one") {
    CHECK(clean_text(std::string("a\0b", 3)) == "a\uFFFDb");
    CHECK(clean_text("\xFFz\u00E9\x01") == "\uFFFDz\u00E9\x01");
    CHECK(clean_text("\uFFFE\uFFFF\uFFFD") == "\uFFFD\uFFFD\uFFFD");
}

TEST_CASE("text: confidences are short decimals") {
    CHECK(decimal(0.0) == "0.0");
    CHECK(decimal(1.0) == "1.0");
    CHECK(decimal(0.9) == "0.9");
    CHECK(decimal(0.82) == "0.82");
    CHECK(decimal(0.05) == "0.05");
    CHECK(decimal(0.999) == "1.0");
    CHECK(decimal(7.0) == "1.0");
    CHECK(decimal(0.0 / 0.0) == "0.0");
}

TEST_CASE("text: a claim's label says all that keeps it from being a fact") {
    ClaimRecord claim = testing::denial();
    CHECK(claim_label(claim) == "Anna Roth – denies – the possibility of talks");
    claim.polarity = Polarity::negated;
    CHECK(claim_label(claim) == "Anna Roth – NOT denies – the possibility of talks");
    claim.modality = Modality::possible;
    claim.predicate_term = "cg:callsFor";
    CHECK(claim_label(claim) == "Anna Roth – NOT calls for – the possibility of talks (possible)");
    claim.attributed_to = {testing::phrase_node("phrase-x", "an aide"), testing::phrase_node("phrase-y", "the radio")};
    claim.object.reset();
    claim.predicate_term.clear();
    CHECK(claim_label(claim) == "Anna Roth – NOT deny (possible, according to an aide, according to the radio)");
}

TEST_CASE("text: IRIs keep what RFC 3987 allows and encode the rest") {
    struct Row {
        std::string_view given, legal;
    };
    const Row rows[] = {
        {"https://example.org/a?b=c#d", "https://example.org/a?b=c#d"},
        {"https://example.org/a b", "https://example.org/a%20b"},
        {"https://example.org/%41%zz", "https://example.org/%41%25zz"},
        {"https://[::1]/a[1]", "https://[::1]/a%5B1%5D"},
        {"https://example.org/#a#b", "https://example.org/#a%23b"},
        {"https://example.org/\u00E9\u6F22", "https://example.org/\u00E9\u6F22"},
        {"https://example.org/\u202E\uE000\xFF", "https://example.org/%E2%80%AE%EE%80%80%FF"},
        {"urn:x:<>\"{}|\\^`", "urn:x:%3C%3E%22%7B%7D%7C%5C%5E%60"},
    };
    for (const Row& row : rows) CHECK(legal_iri(row.given) == row.legal);
    CHECK(is_absolute_iri("urn:x"));
    CHECK_FALSE(is_absolute_iri("doc-1"));
    CHECK_FALSE(is_absolute_iri("12:30"));
    CHECK_FALSE(is_absolute_iri("news/a:b"));
    CHECK_FALSE(is_absolute_iri("x:"));
}

TEST_CASE("text: numbers have a point and no exponent in every locale") {
    const std::string before = std::setlocale(LC_ALL, nullptr);
    for (const char* name : {"de_DE.UTF-8", "fr_FR.UTF-8", "C.UTF-8", "C"}) {
        if (!std::setlocale(LC_ALL, name)) continue;  // not on this machine
        for (int hundredths = 0; hundredths <= 100; ++hundredths) {
            const std::string text = decimal(hundredths / 100.0);
            CHECK(text.find_first_not_of("0123456789.") == std::string::npos);
            CHECK(text.find('.') == 1);
        }
        CHECK(decimal(1e-300) == "0.0");
        CHECK(decimal(1e300) == "1.0");
    }
    std::setlocale(LC_ALL, before.c_str());
}

TEST_CASE("text: a list of strings is one JSON array, whatever they hold") {
    CHECK(json_array({}) == "[]");
    CHECK(json_array({"Kiev", "Kyiv"}) == R"(["Kiev","Kyiv"])");
    CHECK(json_array({"", "a\"b\\c\n"}) == R"(["","a\"b\\c\n"])");
    CHECK(json_array({"\u5317\u4EAC \U0001F600", "\xFF"}) == "[\"\u5317\u4EAC \U0001F600\",\"\uFFFD\"]");
    CHECK(json_string("a\x01") == "\"a\\u0001\"");
}
