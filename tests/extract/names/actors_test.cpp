#include "extract/names/actors.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/extract/names/names_of_text.h"

using namespace claimgraph;

namespace {

struct Read : tests::NamesOfText {
    using NamesOfText::NamesOfText;

    /// The cluster of the first mention with these words.
    const Cluster* of(const std::string& words) const {
        for (const Mention& mention : names.mentions)
            if (document.words(mention.span) == words) return &names.clusters[mention.cluster];
        return nullptr;
    }

    /// What an actor belongs to: a label, empty where it is no actor or belongs to nothing.
    std::string owner(const std::string& words) const { return relation("acts:", words); }
    /// What a place stands for where it acts.
    std::string power(const std::string& words) const { return relation("stands:", words); }

    std::string relation(const std::string& kind, const std::string& words) const {
        const Cluster* cluster = of(words);
        if (!cluster) return "no mention";
        for (const std::string& key : cluster->keys) {
            if (!key.starts_with(kind)) continue;
            const std::string thing = key.substr(kind.size(), key.rfind(';') - kind.size());
            if (const std::size_t equals = thing.find('='); equals != std::string::npos)
                return thing.substr(equals + 1);
            return names.clusters[std::stoul(thing.substr(thing.find('/') + 1))].label;
        }
        return "";
    }
};

bool has(const std::vector<std::string>& keys, const std::string& key) {
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

}  // namespace

TEST_CASE("actors without a name of their own are tied to what the words name") {
    const struct {
        const char *text, *actor, *owner;
    } rows[] = {
        {"Russian authorities closed the bridge.", "Russian authorities", "Russia"},
        {"Moscow said the Kyiv regime had rejected the offer.", "Kyiv regime", "Ukraine"},
        {"The Berlin government agreed to the plan.", "Berlin government", "Germany"},
        {"The Hungarian opposition left the chamber.", "Hungarian opposition", "Hungary"},
        {"Observers blamed Israel's military for the strike.", "Israel's military", "Israel"},
        {"Sudanese rebels took the airfield.", "Sudanese rebels", "Sudan"},
        {"NATO defense ministers met on Thursday.", "NATO defense ministers", "NATO"},
        {"EU officials rejected the request.", "EU officials", "European Union"},
        {"The government of Sudan rejected the report.", "government of Sudan", "Sudan"},
        {"Hamas fighters left the town.", "Hamas fighters", "Hamas"},
        {"The Kremlin's negotiators left the room.", "Kremlin's negotiators", "Kremlin"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        CHECK(Read(row.text).owner(row.actor) == row.owner);
    }
}

TEST_CASE("who only leans towards a country, and single persons, do not act for it") {
    for (const char* text :
         {"Pro-Russian separatists shelled the town.", "Iranian-backed militants shelled the town.",
          "Former Polish officials wrote a letter.", "Two Israeli soldiers were injured.",
          "Some Russian officials disagreed.", "A Danish official disagreed.", "Researchers disagreed."}) {
        CAPTURE(text);
        for (const Cluster& cluster : Read(text).names.clusters)
            for (const std::string& key : cluster.keys) CHECK(!key.starts_with("acts:"));
    }
}

TEST_CASE("one actor in other words is one actor, in a document and across documents") {
    const Read read("Israel's military denied it. Later the Israeli military confirmed it.");
    CHECK(read.of("Israel's military") == read.of("Israeli military"));
    CHECK(has(read.of("Israel's military")->keys, "name:armed forces country/IL"));
    const Read other("The military of Israel denied it.");
    CHECK(has(other.of("military of Israel")->keys, "name:armed forces country/IL"));
}

TEST_CASE("places that governments speak from stand for them where they act, and are towns elsewhere") {
    const struct {
        const char *text, *place, *power;
    } rows[] = {
        {"Brussels fined the company on Monday.", "Brussels", "European Union"},
        {"The lawyer lives in Brussels.", "Brussels", ""},
        {"Tokyo and Seoul agreed to talks.", "Seoul", "South Korea"},
        {"The airport of Seoul is closed.", "Seoul", ""},
        {"Kyiv rejected the offer.", "Kyiv", "Ukraine"},
        {"The Hague supported the motion.", "Hague", "Netherlands"},
        {"Foggy Bottom denied the report.", "Foggy Bottom", "State Department"},
        {"Zhongnanhai welcomed the visit.", "Zhongnanhai", "China"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        const Read read(row.text);
        CHECK(read.power(read.of(row.place) ? row.place : "The Hague") == row.power);
    }
}

TEST_CASE("soldiers whom a document means by the words are not those of another document") {
    const Read read("The Russian soldiers left the school.");
    const Cluster* cluster = read.of("Russian soldiers");
    REQUIRE(cluster);
    CHECK(std::none_of(cluster->keys.begin(), cluster->keys.end(),
                       [](const std::string& key) { return key.starts_with("name:"); }));
}
