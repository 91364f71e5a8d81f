#include "extract/language/gazetteer.h"

#include <doctest/doctest.h>
#include <rapidjson/document.h>

#include <fstream>
#include <iterator>

#include "extract/language/gazetteer_table.h"
#include "extract/language/prepared.h"

using namespace claimgraph::extract::language;

namespace {

std::vector<std::uint32_t> features_of(const std::vector<std::string>& forms) {
    std::vector<Gazetteer::Word> words;
    for (const std::string& form : forms) words.push_back(Gazetteer::builtin().word(form));
    std::vector<const Gazetteer::Word*> pointers;
    for (const auto& word : words) pointers.push_back(&word);
    return Gazetteer::builtin().features(pointers);
}

std::string described(std::uint32_t features) {
    std::string out;
    for (std::size_t k = 0; k < Gazetteer::feature_names().size(); ++k)
        if (features >> k & 1) out += (out.empty() ? "" : ", ") + Gazetteer::feature_names()[k];
    return out;
}

}  // namespace

// train/gazetteer.py checks itself against the same file: the model must see what it was trained on.
TEST_CASE("words get the features of the lists of names that they are on") {
    std::ifstream in(CLAIMGRAPH_SOURCE "/tests/extract/language/gazetteer_cases.json");
    const std::string text((std::istreambuf_iterator<char>(in)), {});
    rapidjson::Document cases;
    cases.Parse(text.c_str());
    REQUIRE(cases.IsArray());
    for (const auto& row : cases.GetArray()) {
        std::vector<std::string> forms, expected;
        for (const auto& word : row["words"].GetArray()) forms.emplace_back(word.GetString());
        for (const auto& features : row["features"].GetArray()) {
            std::string all;
            for (const auto& feature : features.GetArray())
                all += (all.empty() ? "" : ", ") + std::string(feature.GetString());
            expected.push_back(all);
        }
        const auto mine = features_of(forms);
        REQUIRE(mine.size() == expected.size());
        for (std::size_t k = 0; k < mine.size(); ++k) {
            INFO(forms[k]);
            CHECK(described(mine[k]) == expected[k]);
        }
    }
}

TEST_CASE("a longer name of a list is found before a shorter one, and names of one list do not overlap") {
    const auto features = features_of({"New", "York", "Times"});
    CHECK(described(features[0]).find("organization first") != std::string::npos);
    CHECK(described(features[2]) == "organization head, organization last");
    CHECK(features_of({}).empty());
}

TEST_CASE("the table inside the program is the one that the packs make") {
    CHECK(make_gazetteer_table() == claimgraph::extract::language::prepared::gazetteer());
}
