#include "extract/names/lexicon.h"

#include <doctest/doctest.h>

#include <sstream>

#include "extract/names/agents.h"
#include "graph/name_key.h"

using namespace claimgraph::extract::names;
using namespace claimgraph;

TEST_CASE("every country and territory of ISO 3166-1 is known by its code and its name") {
    // officially assigned, November 2025
    std::istringstream codes(
        "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY "
        "BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK "
        "FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR "
        "IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK "
        "ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM "
        "PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF "
        "TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW");
    const Lexicon& lexicon = Lexicon::get();
    int count = 0;
    for (std::string code; codes >> code; ++count) {
        CAPTURE(code);
        const Thing* country = lexicon.thing_by_id("country/" + code);
        REQUIRE(country != nullptr);
        CHECK(country->type == EntityType::country);
        CHECK(lexicon.thing(fold_name(country->label), country->label) == country);
        CHECK(country->same.size() > 3);
        CHECK(lexicon.country_of_code(country->same.substr(country->same.size() - 3)) == country);
    }
    CHECK(count == 249);
    CHECK(lexicon.country_of_code("UKR") == lexicon.thing_by_id("country/UA"));
    CHECK(lexicon.country_of_code("XYZ") == nullptr);
    CHECK(lexicon.thing_by_id("country/ZZ") == nullptr);
}

TEST_CASE("spellings of given and family names have one form, others stay") {
    const Lexicon& lexicon = Lexicon::get();
    CHECK(lexicon.canonical_given("serhiy") == lexicon.canonical_given("sergei"));
    CHECK(lexicon.canonical_given("sergei") != lexicon.canonical_given("stepan"));
    CHECK(lexicon.canonical_family("qadhafi") == lexicon.canonical_family("gaddafi"));
    CHECK(lexicon.canonical_family("smyth") != lexicon.canonical_family("smith"));
    CHECK(lexicon.long_given("bill") == "william");
    CHECK(lexicon.long_given("william").empty());
    CHECK(lexicon.text("fields", "footballer") == "sport");
    CHECK_FALSE(lexicon.text("fields", "bridge"));
}

TEST_CASE("verbs want somebody who acts, or nobody in particular") {
    CHECK(wants_agent(Place::subject, "hope") > 1);
    CHECK(wants_agent(Place::object, "arrest") > 1);
    CHECK(wants_agent(Place::object, "impose") < -1);
    CHECK(wants_agent(Place::predicate, "proud") > 1);
    CHECK(wants_agent(Place::subject, "no such verb") == 0);
}
