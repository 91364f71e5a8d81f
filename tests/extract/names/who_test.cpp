#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "tests/extract/names/names_of_text.h"

using namespace claimgraph::extract::language;
using namespace claimgraph::extract::names;
using namespace claimgraph;

namespace {

struct Read : tests::NamesOfText {
    using NamesOfText::NamesOfText;

    /// The number of the cluster of the last mention with these words; -1 if there is none.
    int of(const std::string& words) const {
        for (auto mention = names.mentions.rbegin(); mention != names.mentions.rend(); ++mention)
            if (document.words(mention->span) == words) return static_cast<int>(mention->cluster);
        return -1;
    }
};

}  // namespace

TEST_CASE("words of one text that stand for one thing, and words that stand for two") {
    const struct {
        const char *text, *a, *b;
        bool same;
    } rows[] = {
        // persons
        {"Charles IX signed the edict. Charles XI sent a fleet.", "Charles IX", "Charles XI", false},
        {"Queen Margrethe II praised Margrethe I.", "Margrethe II", "Margrethe I", false},
        {"John Luther King Jr. left. John Luther King Sr. stayed.", "John Luther King Jr.", "John Luther King Sr.",
         false},
        {"Ann Veld died. Her mother, Ann Mary Veld, left.", "Ann Veld", "Ann Mary Veld", false},
        {"Ann Veld died. Her mother, Ann Mary Veld, left. Ann Veld sang.", "Ann Veld", "Ann Mary Veld", false},
        {"Ann Veld died. Veld's mother, Ann Mary Veld, left.", "Ann Veld", "Ann Mary Veld", false},
        {"Boris Norden Quist won. His wife said that her husband, Boris Quist, was ill.", "Boris Norden Quist",
         "Boris Quist", true},
        {"Oskar \"Rocky\" Lund opened the hall. Rocky Lund left.", "Oskar \"Rocky\" Lund", "Rocky Lund", true},
        {"Anna Maria Bishop won the race. Bishop thanked her team.", "Anna Maria Bishop", "Bishop", true},
        {"Leo Ito met de Groot in Oslo. P.J. de Groot left.", "de Groot", "P.J. de Groot", true},
        // bodies
        {"The Council of Inns and Taverns (CIT) met. CIT fined Orbix.", "Council of Inns and Taverns", "CIT", true},
        {"The Directorate of Innovation and Grants (DIG) met. DIG fined Orbix.", "Directorate of Innovation and Grants",
         "DIG", true},
        {"Microsoft Corp. sued Leo Ito. Microsoft won.", "Microsoft Corp.", "Microsoft", true},
        {"Singer Ann Day won the prize. In film, Day was known for comedies.", "Ann Day", "Day", true},
        {"Former mayor Michael Bloomberg ended his bid. Bloomberg won in Samoa.", "Michael Bloomberg", "Bloomberg",
         true},
        {"University College Dublin hired a dean. University College sued.", "University College Dublin",
         "University College", true},
        {"The Bank of Spain raised rates. The BoS kept silent.", "Bank of Spain", "BoS", true},
        {"HMP Berwyn is full. Berwyn prison was built in 1990.", "HMP Berwyn", "Berwyn prison", true},
        {"Ghana's electoral commission met. The electoral commission of Ghana named a winner.",
         "Ghana's electoral commission", "electoral commission of Ghana", true},
        {"Israeli forces left. The Israel Defense Forces said so.", "Israeli forces", "Israel Defense Forces", false},
        {"The Sudanese army left. The military of Sudan said so.", "Sudanese army", "military of Sudan", true},
    };
    for (const auto& row : rows) {
        CAPTURE(std::string(row.text));
        const Read read(row.text);
        REQUIRE(read.of(row.a) >= 0);
        REQUIRE(read.of(row.b) >= 0);
        CHECK((read.of(row.a) == read.of(row.b)) == row.same);
    }
}

TEST_CASE("two titles of two genders make two people of one family name") {
    const Read read("Ms Vane left the firm. Mr Vane stayed.");
    REQUIRE(read.names.mentions.size() == 2);
    CHECK(read.names.mentions[0].cluster != read.names.mentions[1].cluster);
}

TEST_CASE("a country that plays is its team, one for each sport, and not the country") {
    const auto keys = [](const char* text) {
        std::string out;
        for (const Cluster& cluster : Read(text).names.clusters)
            for (const std::string& key : cluster.keys)
                if (key.starts_with("name:team")) out += key + " ";
        return out;
    };
    CHECK(keys("Australia beat England by five wickets in the final in London.") ==
          "name:team country/AU cricket name:team country/X-ENG cricket ");
    CHECK(keys("In women's football, Japan beat Brazil in the final on Monday.") ==
          "name:team country/JP football women name:team country/BR football women ");
    CHECK(keys("In rugby, France beat the defending champions Wales in the final.") ==
          "name:team country/FR rugby name:team country/X-WLS rugby ");
    CHECK(keys("Fans celebrated Mexico's victory over Chile in the football final.") ==
          "name:team country/MX football name:team country/CL football ");
    CHECK(keys("France won the support of Japan for the treaty.") == "");
    CHECK(keys("Oslo sacked the coach.") == "name:team place/oslo ");
}

TEST_CASE("a body or a people is called after its country") {
    const auto belongs = [](const char* text) {
        std::string out;
        for (const Cluster& cluster : Read(text).names.clusters)
            for (const std::string& key : cluster.keys)
                if (key.starts_with("acts:")) out += key + " ";
        return out;
    };
    CHECK(belongs("The Nepali Army closed the airport.") == "acts:country/NP=Nepal;4-15 ");
    CHECK(belongs("Albanians voted on Sunday.") == "acts:country/AL=Albania;0-9 ");
    CHECK(belongs("Turkish Airlines bought two planes.") == "");
}

TEST_CASE("behind a place and a comma a name is that of the region") {
    const struct {
        const char *text, *name, *label;
    } rows[] = {
        {"The man was arrested in Buffalo, New York, on Monday.", "New York", "New York State"},
        {"The man was arrested in New York on Monday.", "New York", "New York City"},
        {"The man was arrested in Atlanta, Georgia, on Monday.", "Georgia", "State of Georgia"},
        {"The man was arrested in Tbilisi, Georgia, on Monday.", "Georgia", "Georgia"},
    };
    for (const auto& row : rows) {
        CAPTURE(std::string(row.text));
        const Read read(row.text);
        REQUIRE(read.of(row.name) >= 0);
        CHECK(read.names.clusters[static_cast<std::size_t>(read.of(row.name))].label == row.label);
    }
}

TEST_CASE("where names begin and end") {
    const struct {
        const char *text, *name;
    } rows[] = {
        {"The Data Commissioner's Office fined Narva.", "Data Commissioner's Office"},
        {"Leo Ito praised Pak Yo-nam.", "Pak Yo-nam"},
        {"Former Minister for Mines and Harbours Lena Voss left.", "Lena Voss"},
        {"Rival Zenvora said sales fell.", "Zenvora"},
        {"University of Texas, Austin hired Ann Lee.", "University of Texas, Austin"},
        {"The WHO said cases rose.", "WHO"},
    };
    for (const auto& row : rows) {
        CAPTURE(std::string(row.text));
        CHECK(Read(row.text).of(row.name) >= 0);
    }
    CHECK(Read("Ned Loft, R-Ohio, introduced the bill.").of("R-Ohio") == -1);
}

TEST_CASE("a name of a country alone may be another's: only with the article") {
    const Read with("The Emirates signed the treaty."), without("Emirates ordered 30 jets.");
    CHECK(with.names.clusters.at(0).type == EntityType::country);
    CHECK(without.names.clusters.at(0).type != EntityType::country);
}

TEST_CASE("bodies of a state have one key, whatever the words") {
    for (const char* text :
         {"The Ukrainian Armed Forces said that the town was quiet.", "The Armed Forces of Ukraine said so.",
          "Ukrainian forces shelled the town.", "Ukraine's military said so."}) {
        CAPTURE(std::string(text));
        bool found = false;
        for (const Cluster& cluster : Read(text).names.clusters)
            for (const std::string& key : cluster.keys) found = found || key == "name:armed forces country/UA";
        CHECK(found);
    }
}

TEST_CASE("whom a pronoun takes up, and whom it does not") {
    const struct {
        const char *text, *pronoun, *name;
        bool same;
    } rows[] = {
        // what somebody is, set in front, holds nobody else
        {"Helen Moyo was born in Oslo. The daughter of a judge, she sang on the radio.", "she", "Helen Moyo", true},
        // the name has the part that the noun before it has
        {"Leo Ito left. One senator, Marc Dupont, said he would sue.", "he", "Marc Dupont", true},
        {"The head of the country's police, Marc Dupont, said the attacker acted alone. He also said the town is safe.",
         "He", "Marc Dupont", true},
        {"The state of Ohio sued the firm. It won.", "It", "Ohio", true},
        {"Singer Ann Day met Marc Dupont. In film, Day was known for comedies. She lived in Oslo.", "She", "Ann Day",
         true},
    };
    for (const auto& row : rows) {
        CAPTURE(std::string(row.text));
        const Read read(row.text);
        REQUIRE(read.of(row.name) >= 0);
        CHECK((read.of(row.pronoun) == read.of(row.name)) == row.same);
    }
}

TEST_CASE("the state of Ohio is Ohio, and the capital of a country is not the country") {
    const Read read("The state of Ohio sued the firm. The capital of Norway grew. Later the state settled.");
    CHECK(read.of("state") == read.of("Ohio"));
    CHECK(read.of("capital") != read.of("Norway"));
}

TEST_CASE("who speaks in an interview is named by a label, and not spoken of") {
    Document document;
    document.id = "test";
    document.text =
        "((WRN)) How did it begin?\n\n((Helen Moyo)) Slowly.\n\n((WRN)) Was it hard?\n\n((Helen Moyo)) Yes.";
    for (std::size_t begin = 0; begin < document.text.size();) {
        const std::size_t end = std::min(document.text.find("\n\n", begin), document.text.size());
        document.blocks.push_back(
            {BlockKind::body, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}});
        begin = end + 2;
    }
    const Names names = find_names(document, analyze(document));
    for (const Mention& mention : names.mentions) CHECK(mention.form != MentionForm::pronoun);
}

TEST_CASE("the dead do not act, and of two who fit neither is guessed") {
    const Read killed("The army killed ten rebels. The rebels denied the count.");
    CHECK(killed.of("rebels") < 0);
    const Read held("The army held ten rebels. The rebels denied the count.");
    CHECK(held.of("rebels") >= 0);
    const Read said("Mira Solan was due to leave prison, but a judge said she should stay.");
    CHECK(said.of("she") < 0);
    const Read hit("Leo Ito hit a shot that rocked Karl Huber back as he blocked.");
    CHECK(hit.of("he") < 0);
}
