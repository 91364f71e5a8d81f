#include "exporters/mentions.h"

#include <doctest/doctest.h>
#include <rapidjson/document.h>
#include <rapidjson/schema.h>

#include <sstream>
#include <string>
#include <vector>

#include "embedded.h"
#include "graph/errors.h"
#include "tests/exporters/records.h"
#include "tests/graph/made_up.h"

using namespace claimgraph::exporters;
using namespace claimgraph;
using tests::bridge_report;
using tests::MadeUp;

namespace {

/// The lines as `text begin-end form label`, each of which keeps the schema.
std::vector<std::string> mentions_of(const std::vector<Extraction>& extractions, ViewOptions options = {}) {
    Store store = Store::in_memory();
    for (const Extraction& extraction : extractions) store.add(extraction);
    StringSink sink;
    write_mentions(View(store, std::move(options)), {}, sink);
    rapidjson::Document schema_text;
    const std::string_view schema_json = embedded::file("schemas/mention.schema.json");
    schema_text.Parse<rapidjson::kParseIterativeFlag>(schema_json.data(), schema_json.size());
    const rapidjson::SchemaDocument schema(schema_text);
    std::vector<std::string> out;
    std::istringstream in(sink.text);
    for (std::string line; std::getline(in, line);) {
        rapidjson::Document mention;
        mention.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag>(line.c_str());
        REQUIRE_FALSE(mention.HasParseError());
        rapidjson::SchemaValidator validator(schema);
        CHECK(mention.Accept(validator));
        out.push_back(std::string(mention["text"].GetString()) + " " + std::to_string(mention["begin"].GetUint()) +
                      "-" + std::to_string(mention["end"].GetUint()) + " " + mention["form"].GetString() + " " +
                      mention["label"].GetString());
    }
    return out;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("mentions: names, descriptions and pronouns a line each, in code points, in the order of the text") {
    MadeUp report = bridge_report();
    report.extraction.document.text += "The singer said she would stay on Friday.";
    report.sentence("The singer said she would stay on Friday.");
    report.mention("she", 0, MentionForm::pronoun);
    report.mention("The singer", 0, MentionForm::nominal);
    report.extraction.mentions.push_back(
        {report.at("Friday"), EntityType::date, MentionForm::value, 1, 1, "2025-03-07"});
    CHECK(mentions_of({report}) == Lines{"Zoë Müller 23-33 name Zoë Müller", "Łódź 64-68 name Łódź",
                                         "Müller 92-98 name Zoë Müller", "Gdańsk 112-118 name Gdańsk",
                                         "The singer 120-130 nominal Zoë Müller", "she 136-139 pronoun Zoë Müller"});
}

TEST_CASE("mentions: words that stand for two things make two lines") {
    MadeUp report = bridge_report();
    report.extraction.document.text += "They met.";
    report.sentence("They met.");
    report.mention("They", 0, MentionForm::pronoun);
    report.mention("They", 2, MentionForm::pronoun);
    const Lines lines = mentions_of({report});
    REQUIRE(lines.size() == 6);
    CHECK(lines[4].starts_with("They 120-124 pronoun "));
    CHECK(lines[5].starts_with("They 120-124 pronoun "));
    CHECK(lines[4] != lines[5]);
}

TEST_CASE("mentions: a document without a claim has them, too; filters say of which things and documents") {
    MadeUp quiet("doc-quiet", "Łódź, a city.");
    quiet.extraction.document.published = "2024-01-01";
    quiet.sentence("Łódź, a city.");
    quiet.mention("Łódź", quiet.cluster(EntityType::place, "Łódź", {"Łódź"}, {"name:lodz"}));
    const std::vector<Extraction> both{quiet, bridge_report()};
    CHECK(mentions_of(both).size() == 5);
    ViewOptions about, type, since;
    about.about = "Zoë Müller";
    CHECK(mentions_of(both, about) == Lines{"Zoë Müller 23-33 name Zoë Müller", "Müller 92-98 name Zoë Müller"});
    type.type = "place";
    CHECK(mentions_of(both, type) == Lines{"Łódź 64-68 name Łódź", "Gdańsk 112-118 name Gdańsk"});
    since.since = "2025";
    CHECK(mentions_of(both, since).size() == 4);
}

TEST_CASE("mentions: records without any say so") {
    struct Imported : Records {
        void documents(const std::function<void(const DocumentRecord&)>&) const override {}
        void entities(const std::function<void(const Entity&)>&) const override {}
        void phrases(const std::function<void(const PhraseRecord&)>&) const override {}
        void claims(const std::function<void(const ClaimRecord&)>&) const override {}
    };
    StringSink sink;
    CHECK_THROWS_AS(write_mentions(Imported(), {}, sink), UsageError);
}
