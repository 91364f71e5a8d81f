#include "extract/language/inflection.h"

#include <doctest/doctest.h>

using claimgraph::extract::language::can_be_inflected;

TEST_CASE("the spelling of a form tells which lemmas it can be of") {
    const char* const right[][3] = {
        {"fine", "fined", "VBN"},    {"stop", "stopped", "VBD"},     {"deny", "denied", "VBD"},
        {"vie", "vied", "VBD"},      {"vie", "vying", "VBG"},        {"free", "freed", "VBN"},
        {"free", "freeing", "VBG"},  {"play", "played", "VBD"},      {"tax", "taxed", "VBN"},
        {"visit", "visited", "VBD"}, {"commit", "committed", "VBN"}, {"raid", "raided", "VBD"},
        {"site", "sited", "VBN"},    {"equip", "equipped", "VBN"},   {"panic", "panicked", "VBD"},
        {"show", "showed", "VBD"},   {"quit", "quitting", "VBG"},    {"dye", "dyeing", "VBG"},
        {"sing", "sang", "VBD"},     {"bring", "bring", "VB"},       {"fish", "fished", "VBD"},
        {"trim", "trimming", "VBG"}, {"add", "adding", "VBG"}};
    for (const auto& [lemma, form, xpos] : right) {
        const std::string inflected = form;
        CAPTURE(inflected);
        CHECK(can_be_inflected(lemma, form, xpos));
    }
    const char* const wrong[][3] = {
        {"fin", "fined", "VBN"},    {"sit", "sited", "VBN"},   {"plan", "planed", "VBD"},
        {"denie", "denyed", "VBD"}, {"deny", "denyed", "VBD"}, {"hop", "hoping", "VBG"},
        {"hope", "hopped", "VBD"},  {"rid", "riding", "VBG"},  {"shipp", "shipping", "VBG"}};
    for (const auto& [lemma, form, xpos] : wrong) {
        const std::string inflected = form;
        CAPTURE(inflected);
        CHECK_FALSE(can_be_inflected(lemma, form, xpos));
    }
}

TEST_CASE("a verb made of a verb with a prefix shows the other") {
    using claimgraph::extract::language::without_prefix;
    CHECK(without_prefix("mistreat") == "treat");
    CHECK(without_prefix("counterattack") == "attack");
    CHECK(without_prefix("outvote") == "vote");
    CHECK(without_prefix("reel").empty());
    CHECK(without_prefix("treat").empty());
}
