#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/cli/program.h"

using namespace claimgraph::tests;

namespace {

using Arguments = std::vector<std::string>;

constexpr const char* article = "Bridge is open in Lund\n\nThe mayor opened the new bridge on Monday.\n";

/// What one call of the program gives: its exit code and what it says, each text by what it must contain.
struct Row {
    Arguments arguments;
    std::string input;
    int exit_code;
    std::string out, err;
};

void check(const Row& row, const RunOptions& where = {}) {
    RunOptions options = where;
    options.input = row.input;
    Run result = run(row.arguments, options);
    CAPTURE(row.arguments.size());
    CAPTURE(row.arguments.empty() ? "" : row.arguments.back());
    CHECK(result.exit_code == row.exit_code);
    CHECK(result.out.find(row.out) != std::string::npos);
    if (row.out.empty()) CHECK(result.out == "");
    CHECK(result.err.find(row.err) != std::string::npos);
    if (row.err.empty()) CHECK(result.notes() == "");
}

}  // namespace

TEST_CASE("help and version go to standard output and end with 0") {
    const Row rows[] = {
        {{"--help"}, "", 0, "Usage: claimgraph COMMAND", ""},
        {{"-h"}, "", 0, "Exit codes:", ""},
        {{"--version"}, "", 0, "claimgraph 0.", ""},
        {{"build", "--help"}, "", 0, "Usage: claimgraph build INPUT", ""},
        {{"export", "--help"}, "", 0, "Usage: claimgraph export STORE", ""},
        {{"analyze", "--help"}, "", 0, "Usage: claimgraph analyze INPUT", ""},
        {{"formats", "--help"}, "", 0, "Usage: claimgraph formats", ""},
        {{"formats"}, "", 0, "application/graphml+xml", ""},
        {{"formats"}, "", 0, "JSON Lines, one document a line", ""},
    };
    for (const Row& row : rows) check(row);
}

TEST_CASE("wrong use ends with 2, says what is wrong and where help is") {
    TemporaryFolder folder;
    RunOptions inside;
    inside.folder = folder.path();
    const Row rows[] = {
        {{}, "", 2, "", "a command is missing"},
        {{"bild"}, "", 2, "", "there is no command 'bild'; did you mean build?; there are build, export, import, verify, merge, remove, explain, conflicts, stats, analyze, "},
        {{"build"}, "", 2, "", "an input is missing"},
        {{"build"}, "", 2, "", "try 'claimgraph build --help'"},
        {{"build", "-", "--frobnicate"}, "", 2, "", "unrecognised option '--frobnicate'"},
        {{"build", "-", "--out", "x"}, "", 2, "", "unrecognised option '--out'"},
        {{"build", "-", "-o"}, "", 2, "", "missing"},
        {{"build", "-", "--to", "xlsx"}, article, 2, "", "no format is called 'xlsx'"},
        {{"build", "-", "--to", "ttl,jsonl"}, article, 2, "", "only one format fits into standard output"},
        {{"build", "-", "--from", "docx"},
         "",
         2,
         "",
         "no kind of input is called 'docx'; there are gzip, archive, warc, html, feed"},
        {{"build", "-", "--jobs", "0"}, "", 2, "", "--jobs wants a number from 1, not '0'"},
        {{"build", "-", "--jobs", "-1"}, "", 2, "", "--jobs wants a number from 1, not '-1'"},
        {{"build", "-", "--jobs", "2x"}, "", 2, "", "--jobs wants a number from 1, not '2x'"},
        {{"build", "-", "--profile", "loose"}, "", 2, "", "--profile is tools or strict, not 'loose'"},
        {{"build", "-", "--view", "round"}, "", 2, "", "--view is claims or flat or network, not 'round'"},
        {{"build", "-", "--view", "flat", "--to", "jsonl"}, article, 2, "", "flat view"},
        {{"build", "-", "--base", "no iri"}, "", 2, "", "--base wants an absolute IRI"},
        {{"build", "-", "--since", "yesterday"}, "", 2, "", "--since wants a date such as 2025-06-04"},
        {{"build", "-", "--until", "2025-13"}, "", 2, "", "--until wants a date"},
        {{"build", "-", "--min-confidence", "2"}, "", 2, "", "--min-confidence wants a number from 0 to 1, not '2'"},
        {{"build", "-", "--type", "Dragon"}, "", 2, "", "--type"},
        {{"build", "-", "--max-rejected", "many"}, "", 2, "", "--max-rejected wants a number or a percentage"},
        {{"build", "-", "--max-rejected", "101%"}, "", 2, "", "--max-rejected wants a number or a percentage"},
        {{"export"}, "", 2, "", "the store is missing"},
        {{"export", "a.db", "b.db"}, "", 2, "", "one store at a time"},
        {{"analyze", "-", "--to", "xml"}, "", 2, "", "--to is conllu or documents, not 'xml'"},
        {{"analyze", "-", "--analysis", "exakt"}, "", 2, "", "--analysis is exact or fast, not 'exakt'"},
        {{"formats", "x"}, "", 2, "", "formats takes no argument"},
    };
    for (const Row& row : rows) check(row, inside);
    CHECK(folder.listing() == "");
}

TEST_CASE("one article goes in by standard input and its claims come out on standard output") {
    const Row rows[] = {
        {{"build", "-"}, article, 0, "\"lemma\":\"open\"", ""},
        {{"build", "-", "--to", "ttl"}, article, 0, "@prefix", ""},
        {{"build", "-", "--to", "jsonld"}, article, 0, "\"@context\"", ""},
        {{"build", "-", "--to", "graphml"}, article, 0, "<graphml", ""},
        {{"build", "-", "--to", "graphml", "--view", "flat", "--profile", "strict"}, article, 0, "<graphml", ""},
        {{"build", "-", "-o", "-", "--to", "jsonl"}, article, 0, "\"lemma\":\"open\"", ""},
        {{"build", "-"}, "\xEF\xBB\xBF" + std::string(article), 0, "\"lemma\":\"open\"", ""},
        {{"build", "-"}, "{\"text\": \"The mayor opened the new bridge.\"}\n", 0, "\"lemma\":\"open\"", ""},
        {{"build", "-", "--from", "jsonl"}, "", 0, "", ""},
        {{"analyze", "-"}, article, 0, "\tmayor\t", ""},
        {{"analyze", "-", "--analysis", "fast"}, article, 0, "\tmayor\t", ""},
        {{"build", "-", "--analysis", "fast"}, article, 0, "\"lemma\":\"open\"", ""},
        {{"analyze", "-", "--to", "conllu"}, article, 0, "# text = The mayor opened", ""},
    };
    for (const Row& row : rows) check(row);
}

TEST_CASE("what cannot be used is named; 3 where other documents were, 1 where there were none") {
    TemporaryFolder folder;
    folder.file("good.txt", article);
    folder.file("empty.txt", "");
    folder.file("binary.txt", std::string("ab\0\0", 4) + "text");
    folder.file("latin.txt", "The caf\xE9 in Lund, not the caf\xC3\xA9 in Malmo, opened.");
    folder.file("list.txt", "good.txt\r\nmissing.txt\n\n");
    folder.file("mixed.jsonl", "{\"text\": \"The mayor opened the bridge.\"}\n{\"text\": 5}\n");
    folder.file("twice.jsonl",
                "{\"id\": \"a\", \"text\": \"The mayor opened the bridge.\"}\n{\"id\": \"a\", \"text\": \"The mayor "
                "closed the bridge.\"}\n");
    RunOptions inside;
    inside.folder = folder.path();
    const std::string open = "\"lemma\":\"open\"";
    const Row rows[] = {
        {{"build", "good.txt", "empty.txt"}, "", 3, open, "claimgraph: empty.txt: the file is empty (set aside)\n"},
        {{"build", "good.txt", "binary.txt"},
         "",
         3,
         open,
         "claimgraph: binary.txt:byte 2: a NUL byte: the file is binary, not text (set aside)\n"},
        {{"build", "latin.txt", "good.txt"},
         "",
         3,
         open,
         "claimgraph: latin.txt:byte 7: not valid UTF-8 (set aside)\n"},
        {{"build", "good.txt", "missing.txt"},
         "",
         3,
         open,
         "claimgraph: missing.txt: cannot be opened: No such file or directory (set aside)\n"},
        {{"build", "mixed.jsonl"},
         "",
         3,
         open,
         "claimgraph: mixed.jsonl:line 2: /text: has the wrong type (set aside)\n"},
        {{"build", "mixed.jsonl"}, "", 3, open, "claimgraph: 1 document read, 1 set aside (1 × /text: has the wrong type); "},
        {{"build", "twice.jsonl"}, "", 3, "mayor", "document a: another document has the same id and another text"},
        {{"build", "--files-from", "list.txt"}, "", 3, open, "missing.txt: cannot be opened"},
        {{"build", "--files-from", "-"}, "good.txt\n", 0, open, ""},
        {{"build", "--files-from", "none.txt"}, "", 1, "", "cannot open the list none.txt"},
        {{"build", "mixed.jsonl", "--quiet"}, "", 3, open, ""},
        {{"build", "mixed.jsonl", "--max-rejected", "1"}, "", 0, open, "(set aside)"},
        {{"build", "mixed.jsonl", "--max-rejected", "0"}, "", 3, open, "(set aside)"},
        {{"build", "mixed.jsonl", "--max-rejected", "50%"}, "", 0, open, "(set aside)"},
        {{"build", "mixed.jsonl", "--max-rejected", "49.9%"}, "", 3, open, "(set aside)"},
        {{"build", "mixed.jsonl", "--strict"},
         "",
         1,
         "",
         "claimgraph: mixed.jsonl:line 2: /text: has the wrong type\n"},
        {{"build", "empty.txt", "missing.txt"}, "", 1, "", "not one document could be read"},
        {{"build", "good.txt", "--max-document", "10"}, "", 1, "", "good.txt: longer than 10 bytes"},
        {{"analyze", "good.txt", "latin.txt"}, "", 3, "# text = The mayor opened", "latin.txt:byte 7"},
        {{"build", "good.txt", "--rules", "none.json"}, "", 1, "", "none.json"},
        {{"export", "none.db"}, "", 1, "", "none.db"},
        {{"export", "good.txt"}, "", 1, "", "good.txt"},
    };
    for (const Row& row : rows) check(row, inside);
}

TEST_CASE("control characters in names do not reach the terminal") {
    TemporaryFolder folder;
    RunOptions inside;
    inside.folder = folder.path();
    check({{"build", "a\x1b[31m\nb.txt"}, "", 1, "", "a\\x1b[31m\\x0ab.txt: cannot be opened"}, inside);
}

TEST_CASE("CoNLL-U keeps the given sentences and tokens; trees are made anew unless they are to be kept") {
    // A tree that no parser would make: everything hangs on the full stop.
    const std::string given =
        "# sent_id = made-up-1\n# text = Mayors do not sing.\n"
        "1\tMayors\tmayor\tNOUN\tNNS\t_\t5\tdep\t_\t_\n"
        "2\tdo\tdo\tAUX\tVBP\t_\t5\tdep\t_\t_\n"
        "3\tnot\tnot\tPART\tRB\t_\t5\tdep\t_\t_\n"
        "4\tsing\tsing\tVERB\tVB\t_\t5\tdep\t_\tSpaceAfter=No\n"
        "5\t.\t.\tPUNCT\t.\t_\t0\troot\t_\t_\n\n";
    check({{"analyze", "-", "--from", "conllu", "--keep-trees"}, given, 0, "5\tdep", ""});
    check({{"analyze", "-", "--from", "conllu"}, given, 0, "# sent_id = made-up-1", ""});
    RunOptions options;
    options.input = given;
    Run anew = run({"analyze", "-", "--from", "conllu"}, options);
    CHECK(anew.out.find("5\tdep") == std::string::npos);
    CHECK(anew.out.find("4\tsing\t") != std::string::npos);
    check({{"analyze", "-", "--from", "conllu"}, "1\tbroken\n", 1, "", "standard input:"});
    const std::string bare =
        "1\tNorway\t_\t_\t_\t_\t_\t_\t_\t_\n2\thosts\t_\t_\t_\t_\t_\t_\t_\t_\n3\ttalks\t_\t_\t_\t_\t_\t_\t_\t_\n\n";
    check({{"build", "-", "--from", "conllu"},
           bare,
           0,
           "\"lemma\":\"host\"",
           ""});  // trees are made where none are given
}

TEST_CASE("a root by another name is a root: its sentence gives claims, and those of other files are not lost") {
    const std::string given =
        "1\tWe\twe\tPRON\tPRP\t_\t4\tnsubj\t_\t_\n2\tthat\tthat\tSCONJ\tIN\t_\t4\tmark\t_\t_\n"
        "3\tnot\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n4\tgo\tgo\tVERB\tVBP\t_\t0\tccomp\t_\t_\n\n";
    check({{"build", "-", "--from", "conllu"}, given, 0, "\"lemma\":\"go\"", ""});
    TemporaryFolder folder;

    const Run both = run({"build", folder.file("root.conllu", given), sample("court")});
    CHECK(both.exit_code == 0);
    CHECK(both.out.find("\"lemma\":\"go\"") != std::string::npos);
    CHECK(both.out.find("samples/court.txt") != std::string::npos);
}

TEST_CASE("what does nothing is refused, and what may have been meant is suggested") {
    TemporaryFolder folder;
    const std::string store = folder.path("s.db");
    REQUIRE(run({"build", sample("summit"), "--store", store}).exit_code == 0);
    const Row wrong[] = {
        {{"export", store, "--to", "ttl", "--top", "4"}, "", 2, "", "--top has no effect here: it is for --view flat"},
        {{"export", store, "--to", "ttl", "--layout", "type"}, "", 2, "", "--layout has no effect here: it is for graphml, gexf, svg"},
        {{"export", store, "--to", "graphml", "--size", "mentions"}, "", 2, "", "--size has no effect here"},
        {{"export", store, "--to", "graphml", "--no-direct-triples"}, "", 2, "", "--no-direct-triples has no effect here"},
        {{"export", store, "--to", "grphml"}, "", 2, "", "did you mean graphml?"},
        {{"export", store, "--type", "Persn"}, "", 2, "", "did you mean Person?; there are Person, Organization"},
        {{"export", store, "--view", "flaat"}, "", 2, "", "did you mean flat?"},
        {{"export", store, "-o", folder.path("x.grapml")}, "", 2, "", "no format has files that end in .grapml; did you mean graphml?"},
    };
    for (const Row& row : wrong) check(row);
    // A filter that leaves nothing is no error; the names that there are, are suggested.
    const Run none = run({"export", store, "--to", "jsonl", "--about", "Warsme"});
    CHECK(none.exit_code == 0);
    CHECK(none.out == "");
    CHECK(none.notes() == "claimgraph: nothing passes the filters: the output has no claims\n"
                      "claimgraph: --about: no claim is about 'Warsme'; did you mean Abdi Warsame?\n");
    CHECK(run({"export", store, "--to", "jsonl", "--predicate", "denys"}).err.find("no claim has 'denys'; did you mean cg:denies?") != std::string::npos);
    CHECK(run({"export", store, "--to", "jsonl", "--about", "Warsme", "--quiet"}).err == "");
}
