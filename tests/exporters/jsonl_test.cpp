#include "exporters/jsonl.h"

#include <doctest/doctest.h>
#include <rapidjson/document.h>
#include <rapidjson/schema.h>
#include <rapidjson/stringbuffer.h>

#include <sstream>
#include <vector>

#include "embedded.h"
#include "tests/graph/made_up.h"

using namespace claimgraph::exporters;
using namespace claimgraph;
using tests::bridge_report;
using tests::MadeUp;

namespace {

std::string jsonl_of(const std::vector<Extraction>& extractions) {
    Store store = Store::in_memory();
    for (const Extraction& extraction : extractions) store.add(extraction);
    StringSink sink;
    write_jsonl(View(store), {}, sink);
    return sink.text;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

rapidjson::Document parsed(std::string_view json) {
    rapidjson::Document document;
    document.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag>(json.data(), json.size());
    REQUIRE_FALSE(document.HasParseError());
    return document;
}

/// Where a line breaks the schema; empty where it keeps it.
std::string violation(const std::string& line) {
    static const rapidjson::Document schema_text = parsed(embedded::file("schemas/claim.schema.json"));
    static const rapidjson::SchemaDocument schema(schema_text);
    rapidjson::SchemaValidator validator(schema);
    if (parsed(line).Accept(validator)) return "";
    rapidjson::StringBuffer where;
    validator.GetInvalidDocumentPointer().StringifyUriFragment(where);
    return std::string(where.GetString()) + ": " + validator.GetInvalidSchemaKeyword();
}

// RapidJSON's own comparisons call themselves for ever in C++20.
std::string_view text_of(const rapidjson::Value& value) { return {value.GetString(), value.GetStringLength()}; }

/// The keys of an object in their order.
std::string keys_of(const rapidjson::Value& object) {
    std::string keys;
    for (const auto& member : object.GetObject()) (keys += keys.empty() ? "" : " ") += member.name.GetString();
    return keys;
}

}  // namespace

TEST_CASE("a claim is one line with its fields in their order") {
    const auto lines = lines_of(jsonl_of({bridge_report()}));
    REQUIRE(lines.size() == 3);
    for (const std::string& line : lines) CHECK(violation(line) == "");

    const auto denial = parsed(lines[0]), fall = parsed(lines[1]), travel = parsed(lines[2]);
    CHECK(keys_of(denial) ==
          "id document sentence subject predicate object polarity modality proposition attributedTo qualifiers rule "
          "confidence");
    CHECK(keys_of(denial["document"]) == "id path title published");
    CHECK(keys_of(denial["sentence"]) == "begin end text");
    CHECK(keys_of(denial["subject"]) == "id label type text begin end");
    CHECK(keys_of(denial["predicate"]) == "term lemma text begin end");
    CHECK(keys_of(denial["object"]) == "claim proposition text begin end");
    CHECK(keys_of(denial["qualifiers"][0]) == "role text value time begin end");
    CHECK(text_of(denial["document"]["path"]) == "news/bridge.txt");
    CHECK(text_of(denial["subject"]["label"]) == "Zoë Müller");
    CHECK(denial["subject"]["begin"].GetUint() == 23);
    CHECK(text_of(denial["object"]["claim"]) == text_of(fall["id"]));
    CHECK(denial["attributedTo"].Empty());

    CHECK(fall["object"].IsNull());
    CHECK(text_of(fall["polarity"]) == "-");
    CHECK(keys_of(fall["predicate"]) == "lemma text begin end");
    CHECK(keys_of(fall["attributedTo"][0]) == "id label text begin end");
    CHECK(keys_of(travel["qualifiers"][0]) == "role text entity begin end");
    CHECK(lines[0].ends_with(R"("rule":"open.clause","confidence":0.9})"));
}

TEST_CASE("claims in conflict list each other") {
    const auto told = [](std::string id, std::string words, Polarity polarity) {
        MadeUp report(std::move(id), words);
        report.sentence(words);
        const auto anna = report.cluster(EntityType::person, "Anna Roth", {"Anna Roth"},
                                         {"family:roth", "given:anna", "name:anna roth"});
        const auto ulm = report.cluster(EntityType::place, "Ulm", {"Ulm"}, {"name:ulm"});
        report.mention("Anna Roth", anna);
        report.mention("Ulm", ulm);
        report.claim(0, report.argument("Anna Roth", anna), "leave", "left", report.argument("Ulm", ulm)).polarity =
            polarity;
        return report;
    };
    const auto lines = lines_of(jsonl_of({told("doc-1", "Anna Roth left Ulm.", Polarity::affirmed),
                                          told("doc-2", "Anna Roth never left Ulm.", Polarity::negated)}));
    REQUIRE(lines.size() == 2);
    const auto first = parsed(lines[0]), second = parsed(lines[1]);
    for (const std::string& line : lines) CHECK(violation(line) == "");
    CHECK(keys_of(first) ==
          "id document sentence subject predicate object polarity modality proposition attributedTo qualifiers "
          "conflictsWith rule confidence");
    REQUIRE(first["conflictsWith"].Size() == 1);
    CHECK(text_of(first["conflictsWith"][0]) == text_of(second["id"]));
    CHECK(text_of(second["conflictsWith"][0]) == text_of(first["id"]));
}

TEST_CASE("what is not known is left out of a line") {
    MadeUp report("doc-1", "Rain fell.");
    report.sentence("Rain fell.");
    report.claim(0, report.argument("Rain"), "fall", "fell").confidence = 1;
    const auto lines = lines_of(jsonl_of({report}));
    REQUIRE(lines.size() == 1);
    CHECK(violation(lines[0]) == "");
    CHECK(keys_of(parsed(lines[0])["document"]) == "id");
    CHECK(lines[0].ends_with(R"("confidence":1.0})"));
}

TEST_CASE("lines stay UTF-8 and one each, whatever the words hold") {
    MadeUp report("doc-1", "Rain \"fell\"\n\u2028 on \x01 Ulm \U0001F600.");
    report.extraction.document.path = "caf\xE9/\xFF.txt";
    report.sentence(report.extraction.document.text);
    report.claim(0, Argument{}, "fall", "\"fell\"\n\u2028", report.argument("\U0001F600")).confidence = 0.005;
    const auto lines = lines_of(jsonl_of({report, bridge_report()}));
    REQUIRE(lines.size() == 4);
    for (const std::string& line : lines) CHECK(violation(line) == "");
    const auto claim = parsed(lines[0]);
    CHECK(text_of(claim["document"]["path"]) == "caf\xEF\xBF\xBD/\xEF\xBF\xBD.txt");
    CHECK(text_of(claim["subject"]["label"]) == "(unstated)");
    CHECK(claim["object"]["end"].GetUint() - claim["object"]["begin"].GetUint() == 1);
}

TEST_CASE("the schema of a line refuses what is no claim") {
    const std::string good = lines_of(jsonl_of({bridge_report()})).at(0);
    const auto spoilt = [&](const std::string& from, const std::string& to) {
        std::string line = good;
        const std::size_t at = line.find(from);
        REQUIRE(at != std::string::npos);
        return violation(line.replace(at, from.size(), to));
    };
    CHECK(spoilt(R"("polarity":"+")", R"("polarity":"?")") != "");
    CHECK(spoilt(R"("modality":"actual",)", "") != "");
    CHECK(spoilt(R"("begin":12)", R"("begin":-1)") != "");
    CHECK(spoilt(R"("confidence":0.9)", R"("confidence":8)") != "");
    CHECK(spoilt(R"("id":"claim-)", R"("id":"CLAIM-)") != "");
    CHECK(spoilt(R"("rule":)", R"("ruler":)") != "");
}

TEST_CASE("a failing sink ends the export") {
    struct Full : Sink {
        void write(std::string_view) override { throw std::runtime_error("full"); }
    } full;
    Store store = Store::in_memory();
    store.add(bridge_report());
    CHECK_THROWS_WITH(write_jsonl(View(store), {}, full), "full");
}
