#include <doctest/doctest.h>
#include <rapidjson/document.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "tests/cli/program.h"
#include "tests/cli/two_counts.h"

using namespace claimgraph;

namespace {

struct Found {
    std::set<std::pair<std::string, std::string>> documents;  ///< of both claims, by file name, the smaller first
    std::set<std::string> words;                              ///< subject, predicate and object of both
};

Found conflicts_in(const std::string& lines) {
    struct Row {
        std::string document, words;
        std::vector<std::string> others;
    };
    std::map<std::string, Row> rows;
    std::istringstream in(lines);
    for (std::string line; std::getline(in, line);) {
        rapidjson::Document claim;
        claim.Parse(line.c_str(), line.size());
        REQUIRE_FALSE(claim.HasParseError());
        Row& row = rows[claim["id"].GetString()];
        row.document = std::filesystem::path(claim["document"]["path"].GetString()).stem().string();
        row.words = claim["subject"]["text"].GetString();
        row.words += std::string(" ") + claim["predicate"]["lemma"].GetString();
        if (claim["object"].IsObject()) row.words += std::string(" ") + claim["object"]["text"].GetString();
        if (claim.HasMember("conflictsWith"))
            for (const auto& other : claim["conflictsWith"].GetArray()) row.others.emplace_back(other.GetString());
    }
    Found found;
    for (const auto& [id, row] : rows)
        for (const std::string& other : row.others) {
            REQUIRE(rows.contains(other));
            found.documents.insert(std::minmax(row.document, rows[other].document));
            found.words.insert(row.words);
        }
    return found;
}

}  // namespace

TEST_CASE(
    "two articles that count the injured of one accident differently are in conflict, all the way from their text") {
    const tests::TemporaryFolder folder;
    const tests::TwoCounts articles(folder);
    const std::string later = folder.file("later.txt",
                                          "Ferry sank after mistake\n\nApril 13, 2024\n\nThe ferry that sank off Velm "
                                          "after it hit a harbour bridge was too fast.\n\nSeven people were killed and "
                                          "at least 50 people were injured in Velm, the coast guard said.\n");
    const Found found = conflicts_in(tests::run({"build", "--to", "jsonl", articles.one, articles.other, later}).out);
    CHECK(found.documents == std::set<std::pair<std::string, std::string>>{{"one", "other"}});
}

TEST_CASE("of the shared articles only the two on the derailed train are in conflict, over the injured") {
    namespace fs = std::filesystem;
    const fs::path news = fs::path(CLAIMGRAPH_SHARED) / "news";
    if (!fs::exists(news)) {
        MESSAGE("skipped: there are no shared articles here");
        return;
    }
    std::vector<std::string> arguments{"build", "--to", "jsonl"};
    for (const char* set : {"news", "wikinews"})
        for (const auto& entry : fs::directory_iterator(fs::path(CLAIMGRAPH_SHARED) / set))
            if (entry.path().extension() == ".txt") arguments.push_back(entry.path().string());
    std::sort(arguments.begin() + 3, arguments.end());
    REQUIRE(arguments.size() > 3 + 5);
    const Found found = conflicts_in(tests::run(arguments).out);
    CHECK(found.documents == std::set<std::pair<std::string, std::string>>{{"000", "001"}});
    for (const char* number : {"115", "120"})
        CHECK(std::any_of(found.words.begin(), found.words.end(),
                          [&](const std::string& words) { return words.find(number) != std::string::npos; }));
}
