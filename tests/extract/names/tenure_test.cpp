#include "extract/names/tenure.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "embedded.h"
#include "extract/language/language.h"
#include "extract/names/names.h"
#include "graph/json.h"
#include "graph/tenure.h"

using namespace claimgraph::extract::language;
using namespace claimgraph::extract::names;
using namespace claimgraph;

namespace {

/// `Ida Holm: foreign minister of Norway, former, to 2021`, of each office that the text gives a person, sorted.
std::vector<std::string> offices_of(const std::string& text) {
    Document document;
    document.id = "test";
    document.published = "2025-06-04";
    document.text = text;
    document.blocks = {{BlockKind::body, {0, static_cast<std::uint32_t>(text.size())}}};
    const Names names = find_names(document, analyze(document));
    std::vector<std::string> out;
    for (const Cluster& cluster : names.clusters)
        for (std::string key : cluster.keys) {
            if (!key.starts_with("holds:")) continue;
            key = key.substr(6, key.rfind(';') - 6);
            const std::size_t at = key.find('@'), sign = std::min(key.find('#'), at);
            const std::string thing = key.substr(at + 1);
            const std::size_t equals = thing.find('=');
            const std::string label = equals != std::string::npos
                                          ? thing.substr(equals + 1)
                                          : names.clusters[std::stoul(thing.substr(thing.find('/') + 1))].label;
            std::string when = sign == at ? "held" : key.substr(sign + 1, at - sign - 1);
            for (std::size_t comma = 0; (comma = when.find(',', comma)) != std::string::npos; comma += 2)
                when.insert(comma + 1, " ");
            out.push_back(cluster.label + ": " + key.substr(0, sign) + " of " + label + ", " + when);
        }
    std::sort(out.begin(), out.end());
    return out;
}

}  // namespace

TEST_CASE("the examples of the pack tenures: who has which office, and when") {
    const rapidjson::Document pack = parsed_json(embedded::file("extract/packs/tenures.json"), JsonKind::own);
    REQUIRE(pack.IsObject());
    for (const auto& example : pack["examples"].GetArray()) {
        const std::string text = example["text"].GetString();
        CAPTURE(text);
        std::vector<std::string> wanted;
        for (const auto& says : example["says"].GetArray()) wanted.emplace_back(says.GetString());
        std::sort(wanted.begin(), wanted.end());
        const std::vector<std::string> found = offices_of(text);
        CHECK(found.size() == wanted.size());
        for (std::size_t i = 0; i < std::min(found.size(), wanted.size()); ++i) CHECK(found[i] == wanted[i]);
    }
}

TEST_CASE("every status that the pack names is one") {
    const rapidjson::Document pack = parsed_json(embedded::file("extract/packs/tenures.json"), JsonKind::own);
    for (const char* table : {"tenure_before", "tenure_verbs", "tenure_passives"})
        for (const auto& row : pack[table].GetObject()) {
            const std::string status = row.value.GetString();
            CHECK_MESSAGE(to_string(tenure_from(status).status) == status, row.name.GetString());
        }
}
