#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/cli/program.h"

// Input that was made to break readers: every run must end by itself, soon, in little memory, with a code that says
// what became of it.

using namespace claimgraph::tests;
using namespace std::string_literals;

namespace {

#ifdef CLAIMGRAPH_SANITIZED
constexpr long most_kilobytes = 4'000'000;
constexpr double most_seconds = 60;
#else
constexpr long most_kilobytes = 256 * 1024;
constexpr double most_seconds = 5;
#endif

std::string repeated(const std::string& piece, std::size_t bytes) {
    std::string out;
    out.reserve(bytes + piece.size());
    while (out.size() < bytes) out += piece;
    return out;
}

struct Attack {
    std::string name;
    std::vector<std::string> options;
    std::string input;
    int exit_code;
};

void check_bounds(const Run& result) {
    CHECK(result.peak_kilobytes < most_kilobytes);
    CHECK(result.cpu_seconds < most_seconds);
    CHECK(result.err.find("internal error") == std::string::npos);
}

}  // namespace

TEST_CASE("hostile documents are set aside or read in bounded time and memory") {
    const Attack attacks[] = {
        {"nothing", {}, "", 1},
        {"NUL bytes", {}, std::string(10'000, '\0'), 1},
        {"a NUL byte at the end", {}, "The mayor opened the bridge.\0"s, 1},
        {"UTF-16 that ends in the middle of a character", {}, "\xFF\xFEH\0i\0.\0a"s, 0},
        {"only marks", {}, repeated("\xEF\xBB\xBF", 3000), 1},
        {"continuation bytes", {}, std::string(10'000, '\x80'), 1},
        {"one word without end", {}, std::string(200'000, 'a'), 0},
        {"one sentence without end", {}, repeated("a ", 20'000), 0},
        {"full stops", {}, repeated(". ", 20'000), 0},
        {"brackets", {}, std::string(200'000, '('), 0},
        {"quotation marks", {}, repeated("\" ", 20'000), 0},
        {"hyphens", {}, repeated("well-", 50'000), 0},
        {"capitals", {}, repeated("Mayor Of Lund ", 20'000), 0},
        {"ands", {}, repeated("Anna and ", 20'000) + "Berta sang.", 0},
        {"thats", {}, repeated("Anna said that ", 10'000) + "Berta sang.", 0},
        {"empty lines", {}, "The mayor sang." + std::string(1'000'000, '\n') + "The mayor left.", 0},
        {"blanks in a line", {}, "The mayor sang." + std::string(900'000, ' ') + "The mayor left.", 0},
        {"short lines", {}, repeated("x\n", 900'000), 0},
        {"combining marks", {}, "e" + repeated("\xCC\x81", 100'000) + " sang.", 0},
        {"emoji joined", {}, repeated("\xF0\x9F\x91\xA9\xE2\x80\x8D", 50'000) + " sang.", 0},
        {"right-to-left marks", {}, "The \xE2\x80\xAEmayor\xE2\x80\xAC sang.", 0},
        {"control characters", {}, "The \x01\x02mayor\x1B[31m sang\x7F.", 0},
        {"non-characters", {}, "The \xEF\xBF\xBE mayor \xEF\xBF\xBF sang.", 0},
        {"a template", {}, "The {{mayor}} sang ${HOME} %s %n <script>alert(1)</script>.", 0},
        {"dates without end", {}, repeated("4 June 2025 ", 20'000), 0},
        {"numbers without end", {}, "It cost " + std::string(100'000, '9') + " euros.", 0},
        {"pages of numbers", {}, "\f" + repeated("1\n", 400'000) + "The mayor sang.\n", 0},
        {"a page of paragraphs without end", {}, "<html>" + repeated("<p>a", 1'600'000), 1},
        {"a page of open elements", {}, "<html>" + repeated("<div>", 2'000'000) + "The mayor sang.", 1},
        {"a long text in a list", {}, "[{\"text\": \"" + repeated("The mayor sang. ", 1'600'000) + "\"}]", 1},
        {"lists in lists", {"--from", "jsonl"}, std::string(900'000, '['), 1},
        {"objects in objects", {"--from", "jsonl"}, repeated("{\"a\":", 900'000), 1},
        {"half a surrogate", {"--from", "jsonl"}, "{\"text\": \"\\ud800\"}", 1},
        {"the other half", {"--from", "jsonl"}, "{\"text\": \"The mayor \\udc00 sang.\"}", 1},
        {"half a surrogate in a key", {"--from", "jsonl"}, "{\"text\": \"The mayor sang.\", \"\\udc00\": 1}", 1},
        {"half a surrogate in a title", {"--from", "jsonl"}, "{\"text\": \"a\", \"title\": \"\\ud800x\"}", 1},
        {"a NUL in a string", {"--from", "jsonl"}, "{\"text\": \"a\\u0000b\"}", 1},
        {"a number without end",
         {"--from", "jsonl"},
         "{\"text\": \"The mayor sang.\", \"n\": 1" + std::string(690, '0') + "}",
         1},
        {"an exponent without end",
         {"--from", "jsonl"},
         "{\"text\": \"The mayor sang.\", \"n\": 1e" + std::string(690, '9') + "}",
         1},
        {"keys without end",
         {"--from", "jsonl"},
         "{\"text\": \"The mayor sang.\"" + repeated(", \"\\u0061\": 1", 100'000) + "}",
         1},
        {"a wild id",
         {"--from", "jsonl", "--to", "ttl"},
         R"({"text": "The mayor sang.", "id": "<>\" \\u003e. :x :y :z ."})",
         0},
        {"a wild title",
         {"--from", "jsonl", "--to", "graphml"},
         R"({"text": "The mayor sang.", "title": "]]>&<\u0001"})",
         0},
        {"CoNLL-U with wild heads", {"--from", "conllu"}, "1\ta\ta\tNOUN\tNN\t_\t99999999999\tdep\t_\t_\n\n", 1},
        {"CoNLL-U that goes in circles",
         {"--from", "conllu"},
         "1\ta\ta\tNOUN\tNN\t_\t2\tdep\t_\t_\n2\tb\tb\tVERB\tVB\t_\t1\tdep\t_\t_\n\n",
         -1},
    };
    for (const Attack& attack : attacks) {
        CAPTURE(attack.name);
        std::vector<std::string> arguments{"build", "-"};
        arguments.insert(arguments.end(), attack.options.begin(), attack.options.end());
        RunOptions options;
        options.input = attack.input;
        Run result = run(arguments, options);
        if (attack.exit_code >= 0)
            CHECK(result.exit_code == attack.exit_code);
        else
            CHECK(result.exit_code <= 1);
        check_bounds(result);
    }
}

TEST_CASE("lists that people give are bounded, too") {
    TemporaryFolder folder;
    const std::string article = folder.file("a.txt", "The mayor, Ida Holm, opened the bridge.\n");
    struct Row {
        std::string option, name, bytes, complaint;
    };
    const Row rows[] = {
        {"--authority", "deep.ttl", std::string(40'000, '('), "deep.ttl: line 1: nested deeper"},
        {"--authority", "half.ttl",
         "<http://a.example/> <http://www.w3.org/2000/01/rdf-schema#label> \"\\uDC00\" .", "half.ttl"},
        {"--authority", "long.csv", "iri,label\n", "larger than 64 MiB"},
        {"--authority", "bytes.csv", "iri,label\nhttp://a.example/,\xFF\n", "bytes.csv:2: not valid UTF-8"},
        {"--same-as", "long.csv", "a,b\n", "larger than 64 MiB"},
        {"--same-as", "nul.csv", "a,b\nc\0,d\n"s, "nul.csv:2: a NUL byte"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        const std::string list = folder.file(row.name, row.bytes);
        if (row.name == "long.csv") std::filesystem::resize_file(list, 70'000'000);
        const Run result = run({"build", article, row.option, list});
        CHECK(result.exit_code == 1);
        CHECK_MESSAGE(result.err.find(row.complaint) != std::string::npos, result.err);
        check_bounds(result);
    }
    // A pair that names nothing is no error, and is said.
    const Run idle = run({"build", article, "--same-as", folder.file("pairs.csv", "Ida Holm,Nora Berg\n")});
    CHECK(idle.exit_code == 0);
    CHECK(idle.err.find("pairs.csv:1: no document names 'Nora Berg'") != std::string::npos);
    CHECK(idle.err.find("'Ida Holm'") == std::string::npos);
}

TEST_CASE("what comes out is bounded by what goes in, however much it lists") {
    const auto list = [](const std::string& stem, int count) {
        std::string out;
        for (int i = 0; i < count; ++i) {
            const std::string name = stem + static_cast<char>('a' + i % 26) + static_cast<char>('a' + i / 26);
            out += (i == 0 ? "" : i + 1 < count ? ", " : " and ") + name;
        }
        return out;
    };
    for (const int count : {20, 40, 80}) {
        CAPTURE(count);
        RunOptions options;
        options.input = list("Ber", count) + " visited " + list("Dor", count) + ".\n";
        const Run result = run({"build", "-"}, options);
        CHECK(result.exit_code == 0);
        CHECK(result.out.size() < 400 * options.input.size());
        check_bounds(result);
    }
    // A tree in which 300 clauses are one sentence.
    RunOptions clauses;
    for (int i = 1; i <= 600; i += 2) {
        clauses.input += std::to_string(i) + "\tAnna\tAnna\tPROPN\tNNP\t_\t" + std::to_string(i + 1) + "\tnsubj\t_\t_\n";
        clauses.input += std::to_string(i + 1) + "\tsang\tsing\tVERB\tVBD\t_\t" + (i == 1 ? "0\troot" : "2\tconj") + "\t_\t_\n";
    }
    clauses.input += "\n";
    const Run result = run({"build", "-", "--from", "conllu"}, clauses);
    CHECK(std::count(result.out.begin(), result.out.end(), '\n') == 128);
    CHECK(result.err.find("172 claims past the first 128 of a sentence left out") != std::string::npos);
    check_bounds(result);
}

TEST_CASE("sentences and trees that are given count as any document") {
    RunOptions options;
    options.input = repeated("1\tsang\tsing\tVERB\tVBD\t_\t0\troot\t_\t_\n\n", 200'000);
    const Run result = run({"build", "-", "--from", "conllu", "--max-document", "10000"}, options);
    CHECK(result.exit_code == 1);
    CHECK(result.err.find("longer than 10000 bytes") != std::string::npos);
}

TEST_CASE("messages hold nothing that a terminal obeys") {
    TemporaryFolder folder;
    const std::string path = folder.file("a\xC2\x9B\xE2\x80\xAE" "b\xFF\x1B.txt", "");
    const Run result = run({"build", path});
    CHECK(result.err.find("a\\xc2\\x9b\\xe2\\x80\\xaeb\\xff\\x1b.txt") != std::string::npos);
}

TEST_CASE("a line of a gigabyte costs one document") {
    RunOptions options;
    options.feed = [](int descriptor) {
        const std::string start = "{\"text\": \"", end = "\"}\n{\"text\": \"The mayor sang.\"}\n";
        const std::string piece(1 << 20, 'x');
        (void)!::write(descriptor, start.data(), start.size());
        for (int i = 0; i < 1024; ++i)
            if (::write(descriptor, piece.data(), piece.size()) <= 0) return;
        (void)!::write(descriptor, end.data(), end.size());
    };
    Run result = run({"build", "-"}, options);
    CHECK(result.exit_code == 3);
    CHECK(result.err.find("standard input:line 1: longer than 1048576 bytes (set aside)") != std::string::npos);
    CHECK(result.out.find("mayor") != std::string::npos);
    check_bounds(result);
}

TEST_CASE("a text without end is given up at the bound") {
    RunOptions options;
    options.feed = [](int descriptor) {
        const std::string piece(1 << 20, 'x');
        for (int i = 0; i < 4096; ++i)
            if (::write(descriptor, piece.data(), piece.size()) <= 0) return;
    };
    Run result = run({"build", "-", "--from", "text"}, options);
    CHECK(result.exit_code == 1);
    check_bounds(result);
}
