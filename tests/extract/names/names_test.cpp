#include "extract/names/names.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "extract/language/conllu.h"
#include "extract/names/thing_name.h"

using namespace claimgraph::extract::language;
using namespace claimgraph::extract::names;
using namespace claimgraph;

namespace {

struct Read {
    Document document;
    Analysis analysis;
    Names names;
};

Read read_sample(const std::string& name) {
    std::ifstream file(std::string(CLAIMGRAPH_SOURCE) + "/tests/extract/names/" + name);
    REQUIRE(file);
    std::stringstream text;
    text << file.rdbuf();
    Read out;
    read_conllu(text.str(), name, [&out](ConlluDocument&& read) {
        out.document = std::move(read.document);
        out.analysis = std::move(read.analysis);
    });
    out.document.published = "2025-06-04T10:00:00Z";  // a Wednesday
    out.names = find_names(out.document, out.analysis);
    return out;
}

/// What the words stand for: the label of the cluster of the first mention in the sentence with these words.
std::string who_is(const Read& read, std::uint32_t sentence, const std::string& words, std::size_t which = 0) {
    for (const Mention& mention : read.names.mentions)
        if (mention.sentence == sentence && read.document.words(mention.span) == words && which-- == 0)
            return read.names.clusters[mention.cluster].label;
    return "";
}

std::string value_of(const Read& read, std::uint32_t sentence, const std::string& words) {
    for (const Mention& mention : read.names.mentions)
        if (mention.sentence == sentence && read.document.words(mention.span) == words) return mention.value;
    return "no such value";
}

const Cluster& cluster_named(const Read& read, const std::string& label) {
    const auto found = std::find_if(read.names.clusters.begin(), read.names.clusters.end(),
                                    [&label](const Cluster& cluster) { return cluster.label == label; });
    REQUIRE_MESSAGE(found != read.names.clusters.end(), label);
    return *found;
}

bool has(const std::vector<std::string>& list, const std::string& item) {
    return std::find(list.begin(), list.end(), item) != list.end();
}

struct Row {
    std::uint32_t sentence;
    const char* words;
    const char* stands_for;
};

void check(const Read& read, const std::vector<Row>& rows) {
    for (const Row& row : rows) {
        CAPTURE(row.sentence);
        CAPTURE(row.words);
        CHECK(who_is(read, row.sentence, row.words) == row.stands_for);
    }
}

}  // namespace

TEST_CASE("names, offices, nouns and pronouns lead to one thing") {
    check(read_sample("summit.conllu"), {
                                            {0, "Aino Kallio", "Aino Kallio"},
                                            {0, "Helsinki", "Helsinki"},
                                            {1, "She", "Aino Kallio"},
                                            {2, "CSA", "Coastal Safety Agency"},
                                            {2, "it", "Coastal Safety Agency"},
                                            {3, "agency", "Coastal Safety Agency"},
                                            {4, "Finland's foreign minister", "Aino Kallio"},
                                            {4, "Slovak leader", "Marek Dvorsky"},
                                            {4, "Kallio", "Aino Kallio"},
                                            {4, "her", "Aino Kallio"},
                                            {5, "Dvorsky", "Marek Dvorsky"},
                                            {5, "CSA", "Coastal Safety Agency"},
                                        });
    check(read_sample("shipping.conllu"), {
                                              {0, "Vesi", "Robert Aalto"},
                                              {0, "chief executive of Borealis Shipping Inc.", "Edith Lund"},
                                              {1, "company", "Borealis Shipping Inc."},
                                              {2, "Borealis Shipping", "Borealis Shipping Inc."},
                                              {2, "it", "Borealis Shipping Inc."},
                                              {2, "Royal Museum of Art and Design", "Royal Museum of Art and Design"},
                                              {2, "Vesi", "Robert Aalto"},
                                              {3, "Prosecutor General's Office", "Prosecutor General's Office"},
                                              {5, "his", "Thomas Horak"},
                                              {5, "Thomas", "Thomas Horak"},
                                          });
}

TEST_CASE("a pronoun prefers who acts over who is named in a phrase beside") {
    const Read read = read_sample("harbour.conllu");
    check(read, {
                    {2, "she", "Maria Costa"},  // not the guard of the participle before
                    {3, "Her", "Maria Costa"},
                    {7, "he", "Helmut Vogel"},  // who spoke goes on
                    {9, "He", "driver"},        // a person without a name competes with those that have one
                    {9, "he", "driver"},
                    {10, "driver", "driver"},
                    {13, "He", "Amadou Diallo"},  // quoted: not the one who speaks
                });
}

TEST_CASE("I in a quotation is whoever is quoted") {
    const Read read = read_sample("harbour.conllu");
    check(read, {
                    {7, "I", "Helmut Vogel"},
                    {1, "I", ""},
                });
    CHECK(who_is(read, 5, "I") == who_is(read, 5, "she"));
}

TEST_CASE("a definite noun takes up what the text has said a person or country is") {
    check(read_sample("harbour.conllu"), {
                                             {15, "country", "Norway"},
                                             {16, "pilot", "Maria Costa"},
                                             {13, "captain", "Amadou Diallo"},
                                             {11, "ferry", ""},
                                         });
}

TEST_CASE("a family name of two goes to neither where both have just been spoken of") {
    const Read read = read_sample("harbour.conllu");
    CHECK(who_is(read, 4, "Costa") == "Costa");
}

TEST_CASE("a company is known by its first word, by its class and as a subject") {
    const Read read = read_sample("takeover.conllu");
    check(read, {
                    {0, "Voltara", "Voltara"},
                    {3, "Nordlicht", "Nordlicht Energie"},
                    {3, "it", "Nordlicht Energie"},
                    {6, "its", "Nordlicht Energie"},  // it is accused of hiding them
                    {13, "Hansol", "Hansol Power"},
                    {13, "it", "Hansol Power"},
                    {15, "commission", "European Commission"},
                    {18, "She", "Katrin Boldt"},
                });
    CHECK(cluster_named(read, "Voltara").type == EntityType::organization);
    CHECK(cluster_named(read, "Nordlicht Energie").type == EntityType::organization);
}

TEST_CASE("a ministry has its country's key, however it is written") {
    const auto key = [](const char* label) { return thing_key(label); };
    CHECK(key("Russian Defence Ministry") == key("Ministry of Defense of Russia"));
    CHECK(key("Russia's defence ministry") == key("Russian Defense Ministry"));
    CHECK(key("Ministry of Foreign Affairs of Ukraine") == key("Ukrainian Foreign Ministry"));
    CHECK(key("Ukrainian Foreign Ministry") != key("Russian Foreign Ministry"));
    CHECK(is_generic(key("Ministry of Defence")));
    CHECK(is_generic(key("the Supreme Court")));
    CHECK_FALSE(is_generic(key("Russian Defence Ministry")));
    CHECK_FALSE(is_generic(key("Coastal Safety Agency")));
}

TEST_CASE("a pronoun in front of its person finds it") {
    const Read read = read_sample("shipping.conllu");
    CHECK(who_is(read, 3, "her") == "Edith Lund");
    CHECK(who_is(read, 3, "he") == "Robert Aalto");
}

TEST_CASE("two names tied by a hyphen are two where the document knows both") {
    const Read read = read_sample("shipping.conllu");
    CHECK(who_is(read, 4, "Lund") == "Edith Lund");
    CHECK(who_is(read, 4, "Aalto") == "Robert Aalto");
}

TEST_CASE("a family name that two persons share stays apart") {
    const Read read = read_sample("shipping.conllu");
    CHECK(who_is(read, 5, "Horak") == "Horak");
    CHECK(cluster_named(read, "Horak").keys == std::vector<std::string>{"family:horak"});
    CHECK(cluster_named(read, "Jana Horak").label == "Jana Horak");
}

TEST_CASE("a new holder of an office is nobody who was mentioned") {
    const Read read = read_sample("shipping.conllu");
    CHECK(who_is(read, 3, "new president of Finland").empty());
}

TEST_CASE("coordinated names share their head noun") {
    const Read read = read_sample("summit.conllu");
    CHECK(who_is(read, 2, "Tarnow") == "Tarnow region");
    CHECK(who_is(read, 2, "Orland regions") == "Orland region");
    CHECK(who_is(read, 3, "Orland Bridge") == "Orland Bridge");
    CHECK(cluster_named(read, "Tarnow region").type == EntityType::place);
    CHECK(has(cluster_named(read, "Tarnow region").keys, "name:tarnow region"));
}

TEST_CASE("dates are resolved against the day of publication") {
    const Read read = read_sample("summit.conllu");
    CHECK(value_of(read, 0, "Monday") == "2025-06-02");
    CHECK(value_of(read, 1, "June 7-9") == "2025-06-07/2025-06-09");
    CHECK(value_of(read, 3, "October 2022") == "2022-10");
    CHECK(value_of(read, 5, "Friday") == "2025-06-06");  // they will meet
    const Read other = read_sample("shipping.conllu");
    CHECK(value_of(other, 1, "2014") == "2014");
}

TEST_CASE("amounts carry their bound and unit") {
    const Read read = read_sample("summit.conllu");
    CHECK(value_of(read, 1, "more than 400 million euros") == "> 400000000 EUR");
    CHECK(value_of(read, 2, "at least 40") == ">= 40 ship");
    const Read other = read_sample("shipping.conllu");
    CHECK(value_of(other, 2, "$1.5 million") == "= 1500000 USD");
    CHECK(value_of(other, 4, "more than two hours") == "> 2 hour");
}

TEST_CASE("keys say what identifies a thing elsewhere") {
    const Read read = read_sample("summit.conllu");
    const Cluster& minister = cluster_named(read, "Aino Kallio");
    CHECK(has(minister.keys, "office:foreign minister@country/FI"));
    CHECK(has(minister.keys, "family:kalio"));
    CHECK(has(minister.keys, "given:aino"));
    CHECK(minister.names == std::vector<std::string>{"Aino Kallio", "Kallio"});
    CHECK(has(cluster_named(read, "Finland").keys, "gazetteer:country/FI"));
    const Cluster& agency = cluster_named(read, "Coastal Safety Agency");
    CHECK(agency.keys == std::vector<std::string>{"acronym:CSA", "name:coastal safety agency"});
    CHECK(std::is_sorted(minister.keys.begin(), minister.keys.end()));
}

TEST_CASE("titles say who holds which office in what, with the words that do") {
    const Read read = read_sample("offices.conllu");
    const auto said = [&read](const std::string& label) {
        std::string out;
        for (const std::string& key : cluster_named(read, label).keys) {
            if (!key.starts_with("holds:") && !key.starts_with("stands:") && !key.starts_with("acts:")) continue;
            const std::size_t semicolon = key.find(';'), dash = key.find('-', semicolon);
            const Span words{static_cast<std::uint32_t>(std::stoul(key.substr(semicolon + 1))),
                             static_cast<std::uint32_t>(std::stoul(key.substr(dash + 1)))};
            std::string what = key.substr(0, semicolon);
            if (const std::size_t at = what.find("cluster/"); at != std::string::npos)
                what = what.substr(0, at) + read.names.clusters[std::stoul(what.substr(at + 8))].label;
            out += (out.empty() ? "" : " | ") + what + " by " + std::string(read.document.words(words));
        }
        return out;
    };
    CHECK(said("Nora Lindqvist") == "holds:prime minister@country/SE=Sweden by Swedish Prime Minister Nora Lindqvist");
    CHECK(said("Ida Falk") == "holds:mayor#acting@Aarhus by acting mayor of Aarhus, Ida Falk");
    CHECK(said("Greta Dahl") == "holds:chief executive@Nordvik Bank by Greta Dahl, chief executive of Nordvik Bank");
    // a spokesman of the palace is not one of the country
    CHECK(said("Pavel Orlov") == "holds:spokesperson@Kremlin by Kremlin spokesman Pavel Orlov");
    CHECK(said("Otto Brandt") == "holds:president#former@country/DK=Denmark by former Danish President Otto Brandt");
    CHECK(said("Eva Solberg") == "");
    CHECK(said("Karl Holm") == "");   // deputy governor: another office
    CHECK(said("Lars Wik") == "");    // *a* local leader: one of many
    CHECK(said("Mats Lund") == "");   // a general who is director, no director general
    CHECK(said("Hans Meyer") == "");  // no country has a chief executive
    CHECK(said("Kremlin") == "stands:country/RU=Russia by Kremlin");
    CHECK(said("White House") == "stands:country/US=United States by White House");
    CHECK(said("Copenhagen") == "stands:country/DK=Denmark by Copenhagen");
    CHECK(said("Stockholm") == "stands:country/SE=Sweden by Stockholm");
    // actors without a name; not a spokesman, not former ones
    CHECK(said("Danish authorities") == "acts:country/DK=Denmark by Danish authorities");
    CHECK(said("Stockholm government") == "acts:country/SE=Sweden by Stockholm government");
    for (const Cluster& cluster : read.names.clusters)
        for (const char* none : {"Norwegian officials", "Danish government"}) CHECK(cluster.label != none);
    // where something happens is a place
    CHECK(said("Oslo") == "");
    CHECK(said("Oval Office") == "");
}

TEST_CASE("the cluster of a noun phrase is found from whichever word the parser took for its head") {
    const Read read = read_sample("summit.conllu");
    const auto label_at = [&read](std::uint32_t sentence, TokenIndex token) {
        const auto cluster = cluster_of(read.names, read.analysis.sentences[sentence], sentence, token);
        return cluster ? read.names.clusters[*cluster].label : std::string();
    };
    CHECK(label_at(0, 3) == "Aino Kallio");
    CHECK(label_at(0, 17).empty());  // the offer
    // the same words with another head
    Analysis other = read.analysis;
    std::vector<Token>& tokens = other.sentences[0].tokens;
    tokens[2].head = 5;
    tokens[2].deprel = "nsubj";
    tokens[3].head = 2;
    tokens[3].deprel = "appos";
    const Names names = find_names(read.document, other);
    const auto cluster = cluster_of(names, other.sentences[0], 0, 2);
    REQUIRE(cluster);
    CHECK(names.clusters[*cluster].label == "Aino Kallio");
    CHECK_FALSE(cluster_of(names, other.sentences[0], 0, 999));
    CHECK_FALSE(cluster_of(names, other.sentences[0], 999, 0));
}

TEST_CASE("mentions come in text order, inside the text, with clusters that exist") {
    for (const char* name : {"summit.conllu", "shipping.conllu"}) {
        const Read read = read_sample(name);
        REQUIRE(read.names.tokens.size() == read.names.mentions.size());
        REQUIRE(read.names.first_mention.size() == read.analysis.sentences.size() + 1);
        for (std::size_t m = 0; m < read.names.mentions.size(); ++m) {
            const Mention& mention = read.names.mentions[m];
            CHECK(mention.span.begin < mention.span.end);
            CHECK(mention.span.end <= read.document.text.size());
            CHECK(mention.cluster < read.names.clusters.size());
            if (m > 0) CHECK(read.names.mentions[m - 1].span.begin <= mention.span.begin);
        }
    }
}

TEST_CASE("trees without sense are borne") {
    Read read = read_sample("summit.conllu");
    for (Sentence& sentence : read.analysis.sentences)
        for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
            sentence.tokens[i].head = static_cast<TokenIndex>((i + 1) % sentence.tokens.size());  // one long circle
            sentence.tokens[i].deprel = i % 2 == 0 ? "nsubj" : "";
            sentence.tokens[i].ner = i % 3 == 0 ? "I-PER" : "B-";
        }
    CHECK_NOTHROW(find_names(read.document, read.analysis));
    CHECK(find_names({}, {}).mentions.empty());
}
