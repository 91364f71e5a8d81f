#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/cli/program.h"

using namespace claimgraph::tests;

namespace {

std::vector<std::string> with(std::vector<std::string> arguments, const std::vector<std::string>& more) {
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
}

}  // namespace

TEST_CASE("the same bytes with every number of threads, order of inputs, locale and time zone") {
    for (const char* format : {"graphml", "ttl", "jsonld", "jsonl"}) {
        CAPTURE(format);
        std::vector<std::string> order = samples();
        std::string expected = run(with({"build", "--to", format, "--jobs", "1"}, order)).out;
        CHECK(expected.size() > 1000);
        for (const char* jobs : {"2", "8"})
            CHECK(run(with({"build", "--to", format, "--jobs", jobs}, order)).out == expected);
        std::reverse(order.begin(), order.end());
        RunOptions elsewhere;
        elsewhere.environment = {"LC_ALL=de_DE.UTF-8", "TZ=Asia/Kolkata"};
        CHECK(run(with({"build", "--to", format}, order), elsewhere).out == expected);
        // The same article twice is one article.
        CHECK(run(with({"build", "--to", format, sample("court")}, samples())).out == expected);
    }
}

TEST_CASE("a store holds what a direct run writes, and adding the same articles again changes nothing") {
    TemporaryFolder folder;
    std::string store = folder.path("news.db");
    for (int i = 0; i < 2; ++i) {
        Run filled = run(with({"build", "--store", store}, samples()));
        CHECK(filled.exit_code == 0);
        CHECK(filled.out == "");
        CHECK(filled.notes() == "");
        CHECK(filled.summary().starts_with(i == 0 ? "4 documents read; " : "4 documents read; 4 known; 0 claims added; "));
        CHECK(filled.summary().ends_with(" claims added; in " + store));
        for (const char* format : {"graphml", "ttl", "jsonld", "jsonl"}) {
            CAPTURE(format);
            const std::string direct = run(with({"build", "--to", format}, samples())).out;
            for (const char* jobs : {"1", "3"})
                CHECK(run({"export", store, "--to", format, "--jobs", jobs}).out == direct);
        }
    }
    CHECK(run({"export", store, "-o", folder.path("out/news")}).exit_code == 0);
    CHECK(folder.listing("out") == "news.graphml news.jsonld news.ttl");
}

TEST_CASE("articles that are added one by one give the graph of all") {
    TemporaryFolder folder;
    std::string store = folder.path("news.db");
    for (const std::string& path : samples()) CHECK(run({"build", path, "--store", store}).exit_code == 0);
    CHECK(run({"export", store, "--to", "ttl"}).out == run(with({"build", "--to", "ttl"}, samples())).out);
}

TEST_CASE("bad files among good ones leave the graph of the good ones complete") {
    TemporaryFolder folder;
    std::vector<std::string> mixed;
    for (const std::string& path : samples()) mixed.push_back(path);
    const std::pair<const char*, std::string> bad[] = {{"empty.txt", ""},
                                                       {"blank.txt", " \n\n"},
                                                       {"binary.txt", std::string("a\0b", 3)},
                                                       {"broken.txt", "caf\xE9 caf\xC3\xA9"},
                                                       {"report.txt", "%PDF-1.7"}};
    for (std::size_t i = 0; i < std::size(bad); ++i)
        mixed.insert(mixed.begin() + static_cast<std::ptrdiff_t>(std::min(i, mixed.size())),
                     folder.file(bad[i].first, bad[i].second));
    mixed.push_back(folder.path("missing.txt"));
    Run result = run(with({"build", "--to", "ttl"}, mixed));
    CHECK(result.exit_code == 3);
    CHECK(result.out == run(with({"build", "--to", "ttl"}, samples())).out);
    for (const char* name : {"empty.txt", "blank.txt", "binary.txt", "broken.txt", "report.txt", "missing.txt"})
        CHECK(result.err.find(name) != std::string::npos);
    CHECK(result.err.find("4 documents read, 6 set aside") != std::string::npos);
}

TEST_CASE("line ends and a byte-order mark change no claim") {
    std::string text = file_bytes(sample("court"));
    std::string crlf;
    for (char c : text) crlf += c == '\n' ? "\r\n" : std::string(1, c);
    auto lemmas = [](const std::string& jsonl) {
        std::vector<std::string> out;
        for (std::size_t at = 0; (at = jsonl.find("\"lemma\":", at)) != std::string::npos; ++at)
            out.push_back(jsonl.substr(at, jsonl.find(',', at) - at));
        return out;
    };
    RunOptions plain, marked;
    plain.input = text;
    marked.input = "\xEF\xBB\xBF" + crlf;
    auto expected = lemmas(run({"build", "-"}, plain).out);
    CHECK(expected.size() > 10);
    CHECK(lemmas(run({"build", "-"}, marked).out) == expected);
}

TEST_CASE("a part of the graph can be asked for") {
    std::string all = run(with({"build"}, samples())).out;
    std::string since = run(with({"build", "--since", "2025"}, samples())).out;
    std::string none = run(with({"build", "--until", "1999-12-31"}, samples())).out;
    CHECK(none == "");
    CHECK(since.size() < all.size());
    CHECK(since.find("takeover.txt") == std::string::npos);
    CHECK(since.find("court.txt") != std::string::npos);
}

TEST_CASE("direct triples can be left out") {
    std::string with_direct = run(with({"build", "--to", "ttl"}, samples())).out;
    std::string without = run(with({"build", "--to", "ttl", "--no-direct-triples"}, samples())).out;
    CHECK(without.size() < with_direct.size());
}
