#include <doctest/doctest.h>
#include <rapidjson/document.h>

#include <sstream>

#include "tests/cli/program.h"

using namespace claimgraph::tests;

namespace {

std::vector<rapidjson::Document> objects(const std::string& lines) {
    std::vector<rapidjson::Document> out;
    std::istringstream text(lines);
    for (std::string line; std::getline(text, line);) {
        CAPTURE(line);
        rapidjson::Document object;
        object.Parse(line.c_str());
        REQUIRE(object.IsObject());
        out.push_back(std::move(object));
    }
    return out;
}

std::string text_of(const rapidjson::Value& object, const char* name) {
    return object.HasMember(name) && object[name].IsString() ? object[name].GetString() : "";
}

}  // namespace

TEST_CASE("--log json: every line on standard error is an object with its event and message") {
    const TemporaryFolder folder;
    const std::string good = "{\"text\":\"Lena Varga denied the report.\"}\n";
    const std::string list =
        folder.file("a.jsonl", good + "{\"text\":\"cut\n" + good.substr(0, 9) + "The mill closed.\"}\n");
    const Run told = run({"build", list, "-o", folder.path("a.ttl"), "--log", "json"});
    CHECK(told.exit_code == 3);
    const auto lines = objects(told.err);
    REQUIRE(lines.size() >= 2);
    const rapidjson::Document& aside = lines.front();
    CHECK(text_of(aside, "event") == "set_aside");
    CHECK(text_of(aside, "source") == list);
    CHECK(text_of(aside, "place") == "line 2");
    CHECK(aside["offset"].GetUint64() == good.size() + 12);  // of the line, and the fault in it
    CHECK(text_of(aside, "stage") == "read");
    CHECK(text_of(aside, "message").find("(set aside)") != std::string::npos);
    const rapidjson::Document& done = lines.back();
    CHECK(text_of(done, "event") == "done");
    CHECK(done["documents"].GetUint64() == 2);
    CHECK(done["setAside"].GetUint64() == 1);
    CHECK(std::string(done["files"][0].GetString()) == folder.path("a.ttl"));
    CHECK(done["seconds"].IsNumber());
}

TEST_CASE("--log json: errors, too, and nothing that a terminal would obey") {
    const Run told = run({"build", "none\x1b\xE2\x80\xAE.txt", "--log", "json"});
    CHECK(told.exit_code == 1);
    for (const auto& line : objects(told.err))
        CHECK((text_of(line, "event") == "error" || text_of(line, "event") == "set_aside"));
    CHECK(told.err.find('\x1b') == std::string::npos);
    CHECK(told.err.find("\xE2\x80\xAE") == std::string::npos);
    CHECK(run({"build", "x", "--log", "xml"}).err.find("--log is text or json") != std::string::npos);
}

TEST_CASE("the list of what was not read says where each lies") {
    const TemporaryFolder folder;
    const std::string good = "{\"text\":\"Lena Varga denied the report.\"}\n";
    folder.file("in/lines.jsonl", good + "{\"text\":3}\n");
    folder.file("in/bytes.txt", "Lena \x81 Varga");
    CHECK(run({"build", folder.path("in"), "-o", folder.path("a.ttl"), "--rejected", folder.path("list")}).exit_code ==
          3);
    const auto lines = objects(folder.bytes("list"));
    REQUIRE(lines.size() == 2);
    CHECK(lines[0]["offset"].GetUint64() == 5);
    CHECK(text_of(lines[0], "place") == "byte 5");
    CHECK(lines[1]["offset"].GetUint64() == good.size());
    CHECK(text_of(lines[1], "place") == "line 2");
}
