#include "extract/rules/schema_check.h"

#include <doctest/doctest.h>
#include <rapidjson/schema.h>
#include <rapidjson/stringbuffer.h>

#include <string>
#include <vector>

#include "embedded.h"

using namespace claimgraph::extract::rules;
using namespace claimgraph;

namespace {

constexpr unsigned parse_flags = rapidjson::kParseCommentsFlag | rapidjson::kParseIterativeFlag;

rapidjson::Document parsed(std::string_view json) {
    rapidjson::Document out;
    out.Parse<parse_flags>(json.data(), json.size());
    REQUIRE_FALSE(out.HasParseError());
    return out;
}

/// All values of a text, parents before what is in them.
std::vector<rapidjson::Value*> values_of(rapidjson::Value& root) {
    std::vector<rapidjson::Value*> out{&root};
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (out[i]->IsArray())
            for (rapidjson::Value& each : out[i]->GetArray()) out.push_back(&each);
        else if (out[i]->IsObject())
            for (auto& each : out[i]->GetObject()) out.push_back(&each.value);
    }
    return out;
}

}  // namespace

TEST_CASE(
    "the check finds a fault exactly where RapidJSON's validator does, whatever value is put in the place of another") {
    const rapidjson::Document json = parsed(embedded::file("schemas/rules.schema.json"));
    const rapidjson::SchemaDocument schema(json);
    rapidjson::Document pack = parsed(R"({"pack": "p", "priority": 3, "lists": {"a": ["b"]}, "rules": [
        {"id": "r", "like": "q", "note": "n", "confidence": 0.5, "predicate": "says", "without": ["cop", "<obl"],
         "trigger": {"lemma": ["say", "@a"], "upos": "VERB", "xpos": ["VB"], "deprel": "obl:to", "marker": "to",
                     "entity": "Person", "not": [{"lemma": "x"}, {"not": {"upos": ["AUX"]}}]},
         "args": {"who": {"path": ["nsubj", "<obl nsubj"], "where": {"upos": "NOUN"}, "take": "word", "optional": true}},
         "says": {"by": "$who", "content": "$trigger", "polarity": "-", "modality": "future"},
         "emit": [{"subject": "$who", "predicate": "$trigger", "lemma": "l", "words": "$who", "object": "$who",
                   "polarity": "inherit", "modality": "actual", "qualifiers": {"time": "$who", "more": "$who"}}],
         "examples": [{"text": "t", "expect": ["a | b"]}]}]})");
    const char* replacements[] = {"1",
                                  "-5000",
                                  "0.5",
                                  "true",
                                  "null",
                                  "\"\"",
                                  "\"x\"",
                                  "\"$who\"",
                                  "\"VERB\"",
                                  "\"-\"",
                                  "[]",
                                  "{}",
                                  "[1]",
                                  "[\"VERB\"]",
                                  "[{}]",
                                  "{\"x\": 1}",
                                  "{\"pack\": \"p\"}",
                                  "{\"path\": \"obj\"}",
                                  "{\"text\": \"t\", \"expect\": []}"};
    CHECK(violations(pack, json).empty());
    std::size_t faults = 0, compared = 0;
    for (rapidjson::Value* value : values_of(pack))
        for (const char* text : replacements) {
            rapidjson::Document other;
            other.Parse(text);
            rapidjson::Value kept;
            kept.Swap(*value);
            value->CopyFrom(other, pack.GetAllocator());
            rapidjson::SchemaValidator validator(schema);
            const bool accepted = pack.Accept(validator);
            rapidjson::StringBuffer place;
            validator.GetInvalidDocumentPointer().StringifyUriFragment(place);
            CAPTURE(text);
            CAPTURE(std::string(place.GetString()));
            CHECK(violations(pack, json).empty() == accepted);
            faults += !accepted;
            ++compared;
            value->Swap(kept);
        }
    CHECK(compared > 900);
    CHECK(faults > 600);
}
