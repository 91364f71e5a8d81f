#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "extract/extractor.h"
#include "extract/language/inflection.h"
#include "extract/rules/rule_set.h"
#include "graph/identity.h"

using namespace claimgraph::extract::language;
using namespace claimgraph::extract::rules;
using namespace claimgraph::extract;
using namespace claimgraph;

namespace {

Extraction extraction_of(std::string text) {
    static const Extractor extractor(RuleSet::load());
    Document document;
    document.id = "doc-test";
    document.text = std::move(text);
    document.blocks = {{BlockKind::body, {0, static_cast<std::uint32_t>(document.text.size())}}};
    return extractor.extract(std::move(document));
}

const PhraseContent* phrase_of(const Extraction& extraction, std::string_view words) {
    for (const PhraseContent& phrase : extraction.phrases)
        if (extraction.document.words(phrase.span) == words) return &phrase;
    return nullptr;
}

/// `talks; through possibility; between Ukraine`
std::string described(const Extraction& extraction, const PhraseContent& phrase) {
    std::string out = phrase.concept_label + (phrase.generic ? " (generic)" : "");
    for (const std::string& lemma : phrase.through) out += "; through " + lemma;
    if (!phrase.aspect.empty()) out += "; " + phrase.aspect;
    for (const Involvement& row : phrase.involves)
        out += "; " + row.role + " " + extraction.clusters[row.cluster].label;
    return out;
}

}  // namespace

TEST_CASE("a phrase speaks of its head with its compound, transparent words looked through") {
    struct Row {
        const char *text, *phrase, *described;
    };
    const Row rows[] = {
        {"Oskar Lind denied the possibility of talks.", "the possibility of talks", "talks; through possibility"},
        {"Norway proposed peace negotiations.", "peace negotiations", "peace talks"},
        {"The rebels broke the truce.", "the truce", "ceasefire"},
        {"Norway announced a series of air strikes.", "a series of air strikes", "air strike; through series"},
        {"Israeli air strikes destroyed a bridge.", "Israeli air strikes", "air strike; of Israel"},
        {"Norway welcomed talks between Kenya and Somalia.", "talks between Kenya and Somalia",
         "talks; between Kenya; between Somalia"},
        {"Three people left the building.", "Three people", "people (generic)"},
        {"Norway demanded an end of the war.", "an end of the war", "war; through end; end of"},
        {"A bridge in Kenya collapsed.", "A bridge in Kenya", "bridge; in Kenya"},
        {"Norway rejected Kenya's demand.", "Kenya's demand", "demand; of Kenya"},
        {"The company sold a 30-day option.", "a 30-day option", "option"},
        {"Police arrested a 38-year-old man.", "a 38-year-old man", "man (generic)"},
        {"The drivers pay US$4.", "US$4", ""},
        {"The army used its air bases.", "its air bases", "airbase"},
        {"Ida Holm gave a talk.", "a talk", "talk"},
        {"The suspect is a 28-year-old from Kenya.", "a 28-year-old from Kenya", "; 28-year-old; from Kenya"},
        {"Oskar Lind attended the talks.", "the talks", "talks"},
        {"The town hosts a Writers' Week.", "a Writers' Week", "Writers' Week"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        const Extraction extraction = extraction_of(row.text);
        const PhraseContent* phrase = phrase_of(extraction, row.phrase);
        REQUIRE(phrase);
        CHECK(described(extraction, *phrase) == row.described);
    }
}

TEST_CASE("a description belongs to its document, a kind to all of them") {
    const Extraction extraction = extraction_of("Norway rejected peace talks. It condemned the attack.");
    const PhraseContent *kind = phrase_of(extraction, "peace talks"), *described = phrase_of(extraction, "the attack");
    REQUIRE(kind);
    REQUIRE(described);
    CHECK(kind->reference == Reference::kind);
    CHECK(described->reference == Reference::description);
    Extraction other = extraction;
    other.document.id = "doc-other";
    for (const Claim& claim : extraction.claims) {
        if (!claim.object || !claim.object->phrase) continue;
        const bool same = phrase_id(extraction, *claim.object) == phrase_id(other, *claim.object);
        CHECK(same == (extraction.phrases[*claim.object->phrase].reference == Reference::kind));
    }
}

TEST_CASE("descriptions of one thing are one where it is clear, and stay apart where it is not") {
    const auto is_one = [](const char* text, const char* first, const char* second) {
        const Extraction extraction = extraction_of(text);
        const PhraseContent *a = phrase_of(extraction, first), *b = phrase_of(extraction, second);
        REQUIRE(a);
        REQUIRE(b);
        return a->referent == b->referent;
    };
    CHECK(is_one("A drone attack destroyed a bridge. Norway condemned the attack.", "A drone attack", "the attack"));
    CHECK(is_one("Police found a stolen car. They searched the car.", "a stolen car", "the car"));
    CHECK_FALSE(
        is_one("A white bus left Oslo. A red bus left Bergen. Police stopped the bus.", "A white bus", "the bus"));
}

TEST_CASE("roles have the words between a name and what the phrase speaks of") {
    struct Row {
        const char *text, *phrase, *role;
    };
    const Row rows[] = {
        {"The rebels launched an attack on the port of Odense.", "an attack on the port of Odense", "on port of"},
        {"The army destroyed missiles fired by Norway.", "missiles fired by Norway", "fired by"},
        {"Talks with Norway failed.", "Talks with Norway", "with"},
        {"The army denied claims that Norway will leave.", "claims that Norway will leave", "that … will leave"},
        {"Oskar Lind praised efforts to keep the peace in Kenya.", "efforts to keep the peace in Kenya",
         "to keep peace in"},
        {"Norway held a series of meetings focused on Somalia in Nairobi.",
         "a series of meetings focused on Somalia in Nairobi", "focused on, in"},
        {"The rebels clashed on a hill near Odense, Denmark.", "a hill near Odense, Denmark", "near, in"},
        {"The army denied an attack on Odense in Denmark.", "an attack on Odense in Denmark", "on, in"},
        {"The army denied an attack on an oil terminal in Norway.", "an attack on an oil terminal in Norway",
         "on oil terminal in"},
        {"Oskar Lind praised efforts to carry out raids in Kenya.", "efforts to carry out raids in Kenya",
         "to carry out raid in"},
        {"The army seeks a 30-day truce with Norway.", "a 30-day truce with Norway", "with"},
        {"Oskar Lind opposed a warrant related to the murder of Ida Holm.",
         "a warrant related to the murder of Ida Holm", "related to murder of"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        const Extraction extraction = extraction_of(row.text);
        const PhraseContent* phrase = phrase_of(extraction, row.phrase);
        REQUIRE(phrase);
        std::string roles;
        for (const Involvement& involved : phrase->involves) roles += (roles.empty() ? "" : ", ") + involved.role;
        CHECK(roles == row.role);
    }
}

TEST_CASE("a bare noun between two prepositions is a part of one; what is behind it is spoken of") {
    struct Row {
        const char *text, *phrase, *described;
    };
    const Row rows[] = {
        {"Norway fired missiles in response to the attack.", "in response to the attack",
         "attack; through response; response to"},
        {"Norway fired missiles into a lake, in response to the attack.", "in response to the attack",
         "attack; through response; response to"},
        {"The airport closed due to threats from Norway.", "due to threats from Norway", "threat; to; from Norway"},
        {"Ida Holm was in charge of the camp.", "charge of the camp", "camp; through charge; charge of"},
        {"Ola Lind spoke on behalf of Norway.", "behalf of Norway", "; through behalf; behalf of; of Norway"},
        {"Police found the car in a lake of oil.", "in a lake of oil", "lake"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        const Extraction extraction = extraction_of(row.text);
        const PhraseContent* phrase = phrase_of(extraction, row.phrase);
        REQUIRE(phrase);
        CHECK(described(extraction, *phrase) == row.described);
    }
}

TEST_CASE("what is tied by when and why only is no part of what a phrase speaks of") {
    const Extraction extraction = extraction_of("Norway rejected talks after the vote in Kenya.");
    for (const PhraseContent& phrase : extraction.phrases)
        if (phrase.concept_label == "talks") CHECK(phrase.involves.empty());
}

TEST_CASE("a plural with a sense of its own is a concept of its own") {
    const auto concept_of = [](const char* text, const char* words) {
        const Extraction extraction = extraction_of(text);
        const PhraseContent* phrase = phrase_of(extraction, words);
        REQUIRE(phrase);
        return phrase->concept_label;
    };
    CHECK(concept_of("Norway patrols its waters.", "its waters") == "waters");
    CHECK(concept_of("Norway sells water.", "water") == "water");
    CHECK(concept_of("Norway sells two bridges.", "two bridges") == "bridge");
}

TEST_CASE("an adjective in a term of its own is no country") {
    const Extraction extraction = extraction_of("Lena Voss praised the American football team.");
    const PhraseContent* phrase = phrase_of(extraction, "the American football team");
    REQUIRE(phrase);
    CHECK(phrase->involves.empty());
    const Extraction other = extraction_of("Lena Voss praised American football.");
    const PhraseContent* sport = phrase_of(other, "American football");
    REQUIRE(sport);
    CHECK(sport->concept_label == "american football");
}

TEST_CASE("an adjective of a country involves it, also where the document does not name it") {
    const Extraction extraction = extraction_of("Israeli air strikes destroyed a bridge.");
    const PhraseContent* phrase = phrase_of(extraction, "Israeli air strikes");
    REQUIRE(phrase);
    REQUIRE(phrase->involves.size() == 1);
    const Involvement& row = phrase->involves.front();
    CHECK(extraction.clusters[row.cluster].keys.front() == "gazetteer:country/IL");
    CHECK(extraction.document.words(row.span) == "Israeli");
}

TEST_CASE("open predicates have the label that English gives them") {
    const auto label = [](const char* text) {
        for (const Claim& claim : extraction_of(text).claims)
            if (!claim.predicate.label.empty()) return claim.predicate.label;
        return std::string();
    };
    CHECK(label("The road crosses a river.") == "crosses");
    CHECK(label("The exchange was agreed in Oslo.").starts_with("is agreed"));
    CHECK(third_person("deny") == "denies");
    CHECK(third_person("play") == "plays");
    CHECK(third_person("teach") == "teaches");
    CHECK(third_person("go") == "goes");
}

TEST_CASE("which one of all it is belongs to what somebody is") {
    const auto aspect = [](const char* text, const char* words) {
        const Extraction extraction = extraction_of(text);
        const PhraseContent* phrase = phrase_of(extraction, words);
        REQUIRE(phrase);
        return phrase->aspect;
    };
    CHECK(aspect("Norway becomes the first country to recognise Somalia.", "the first country to recognise Somalia") ==
          "first");
    CHECK(aspect("Ida Holm becomes the youngest driver to win the race.", "the youngest driver to win the race") ==
          "youngest");
    CHECK(aspect("Norway becomes a strong country.", "a strong country") == "");
}
