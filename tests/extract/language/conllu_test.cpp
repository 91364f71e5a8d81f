#include "extract/language/conllu.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "extract/language/language.h"
#include "graph/errors.h"

using namespace claimgraph::extract::language;
using namespace claimgraph;

namespace {

std::vector<ConlluDocument> read(const std::string& text) {
    std::vector<ConlluDocument> documents;
    read_conllu(text, "test.conllu", [&](ConlluDocument&& document) { documents.push_back(std::move(document)); });
    return documents;
}

std::string complaint(const std::string& text) {
    try {
        read(text);
    } catch (const DocumentError& error) {
        CHECK(error.stage() == "read");
        return error.what();
    }
    return "";
}

/// A row with the columns that matter.
std::string row(const std::string& id, const std::string& form, const std::string& head = "_",
                const std::string& deprel = "_", const std::string& misc = "_") {
    return id + "\t" + form + "\t_\t_\t_\t_\t" + head + "\t" + deprel + "\t_\t" + misc + "\n";
}

void check_spans(const ConlluDocument& read_document) {
    const auto& document = read_document.document;
    for (const auto& sentence : read_document.analysis.sentences) {
        const auto& block = document.blocks.at(sentence.block);
        REQUIRE(block.span.contains(sentence.span));
        for (const auto& token : sentence.tokens) REQUIRE(sentence.span.contains(token.span));
        std::size_t next = 0;
        for (TokenIndex i = 0; i < sentence.size(); ++i) {
            while (next < sentence.multiword.size() && sentence.multiword[next].last < i) ++next;
            const bool inside = next < sentence.multiword.size() && sentence.multiword[next].first <= i;
            if (!inside) REQUIRE(document.words(sentence.tokens[i].span) == sentence.tokens[i].form);
        }
    }
}

void check_equal(const ConlluDocument& a, const ConlluDocument& b) {
    REQUIRE(a.document.id == b.document.id);
    REQUIRE(a.document.text == b.document.text);
    REQUIRE(a.document.blocks.size() == b.document.blocks.size());
    REQUIRE(a.analysis.sentences.size() == b.analysis.sentences.size());
    for (std::size_t s = 0; s < a.analysis.sentences.size(); ++s) {
        const auto &x = a.analysis.sentences[s], &y = b.analysis.sentences[s];
        REQUIRE(x.id == y.id);
        REQUIRE(x.span == y.span);
        REQUIRE(x.block == y.block);
        REQUIRE(x.tokens.size() == y.tokens.size());
        REQUIRE(x.multiword.size() == y.multiword.size());
        for (std::size_t i = 0; i < x.tokens.size(); ++i) {
            const auto &t = x.tokens[i], &u = y.tokens[i];
            REQUIRE(t.span == u.span);
            REQUIRE(t.form == u.form);
            REQUIRE(t.lemma == u.lemma);
            REQUIRE(t.upos == u.upos);
            REQUIRE(t.xpos == u.xpos);
            REQUIRE(t.head == u.head);
            REQUIRE(t.deprel == u.deprel);
            REQUIRE(t.ner == u.ner);
            REQUIRE(t.space_after == u.space_after);
        }
        for (std::size_t i = 0; i < x.multiword.size(); ++i) REQUIRE(x.multiword[i].span == y.multiword[i].span);
    }
}

const std::string sample =
    "# newdoc id = https://example.org/flood\n"
    "# newpar\n"
    "# sent_id = flood-1\n"
    "# text = Norvane didn't flood.\n"
    "1\tNorvane\tNorvane\tPROPN\tNNP\t_\t4\tnsubj\t_\tNER=B-LOC\n"
    "2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_\n"
    "3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n"
    "4\tflood\tflood\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n"
    "5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n"
    "\n"
    "# newpar\n"
    "# sent_id = flood-2\n"
    "# text = It rained.\n"
    "1\tIt\tit\tPRON\tPRP\t_\t2\tnsubj\t_\t_\n"
    "2\trained\train\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No\n"
    "3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n"
    "\n";

}  // namespace

TEST_CASE("a document is rebuilt with exact spans") {
    const auto documents = read(sample);
    REQUIRE(documents.size() == 1);
    const auto& [document, analysis] = documents[0];
    CHECK(document.id == "https://example.org/flood");
    CHECK(document.path == "test.conllu");
    CHECK(document.text == "Norvane didn't flood.\n\nIt rained.");
    REQUIRE(document.blocks.size() == 2);
    CHECK(document.blocks[1].span == Span{23, 33});
    REQUIRE(analysis.sentences.size() == 2);
    const auto& first = analysis.sentences[0];
    CHECK(first.id == "flood-1");
    CHECK(document.words(first.tokens[2].span) == "n't");
    CHECK(first.tokens[0].ner == "B-LOC");
    CHECK(first.tokens[0].head == 3);
    CHECK(first.tokens[3].head == -1);
    CHECK(first.tokens[1].upos == Upos::AUX);
    REQUIRE(first.multiword.size() == 1);
    CHECK(document.words(first.multiword[0].span) == "didn't");
    check_spans(documents[0]);
    CHECK(has_trees(analysis));
}

TEST_CASE("what was written is read back the same") {
    const auto documents = read(sample);
    std::string written;
    write_conllu(documents[0].document, documents[0].analysis, written);
    const auto again = read(written);
    REQUIRE(again.size() == 1);
    check_equal(documents[0], again[0]);
    std::string twice;
    write_conllu(again[0].document, again[0].analysis, twice);
    CHECK(written == twice);
}

TEST_CASE("tokenised text without trees survives the way through CoNLL-U") {
    Document document;
    document.id = "x";
    document.text = "He didn't say \"no\" (twice). They can't go...";
    document.blocks.push_back({BlockKind::body, {0, static_cast<std::uint32_t>(document.text.size())}});
    const auto analysis = tokenize(document);
    std::string written;
    write_conllu(document, analysis, written);
    const auto again = read(written);
    REQUIRE(again.size() == 1);
    CHECK(again[0].document.text == document.text);
    REQUIRE(again[0].analysis.sentences.size() == analysis.sentences.size());
    for (std::size_t s = 0; s < analysis.sentences.size(); ++s) {
        REQUIRE(again[0].analysis.sentences[s].tokens.size() == analysis.sentences[s].tokens.size());
        for (std::size_t i = 0; i < analysis.sentences[s].tokens.size(); ++i)
            CHECK(again[0].analysis.sentences[s].tokens[i].span == analysis.sentences[s].tokens[i].span);
    }
    CHECK_FALSE(has_trees(again[0].analysis));
    CHECK(again[0].analysis.sentences[0].tokens[0].head == -1);
    CHECK(again[0].analysis.sentences[0].tokens[0].deprel.empty());
}

TEST_CASE("what other tools write is read") {
    SUBCASE("no # text, Windows newlines, no empty line at the end, a byte-order mark") {
        const auto documents = read(
            "\xEF\xBB\xBF"
            "1\tIt\t_\t_\t_\t_\t2\tnsubj\t_\t_\r\n2\trains\t_\t_\t_\t_\t0\troot\t_\tSpaceAfter=No\r\n"
            "3\t.\t_\t_\t_\t_\t2\tpunct\t_\t_");
        REQUIRE(documents.size() == 1);
        CHECK(documents[0].document.text == "It rains.");
        CHECK(documents[0].document.id.starts_with("doc-"));
        check_spans(documents[0]);
    }
    SUBCASE("# text that does not fit the forms gives way to the forms") {
        const auto documents = read("# text = It pours.\n" + row("1", "It") + row("2", "rains") + "\n");
        CHECK(documents[0].document.text == "It rains");
        check_spans(documents[0]);
    }
    SUBCASE("SpacesAfter of UDPipe") {
        const auto documents =
            read(row("1", "Dawn", "_", "_", "SpacesAfter=\\s\\s") + row("2", "came", "_", "_", "SpacesAfter=\\n") +
                 "\n" + row("1", "Birds") + row("2", "sang") + "\n");
        CHECK(documents[0].document.text == "Dawn  came\nBirds sang");
        check_spans(documents[0]);
    }
    SUBCASE("several documents and paragraphs, bare # newdoc and # newpar id") {
        const auto documents =
            read("# newdoc\n# newpar id = p1\n" + row("1", "One") + "\n" + row("1", "two") + "\n# newpar\n" +
                 row("1", "three") + "\n# newdoc id = second\n" + row("1", "Four") + "\n");
        REQUIRE(documents.size() == 2);
        CHECK(documents[0].document.text == "One two\n\nthree");
        REQUIRE(documents[0].document.blocks.size() == 2);
        CHECK(documents[0].analysis.sentences[1].block == 0);
        CHECK(documents[0].analysis.sentences[2].block == 1);
        CHECK(documents[1].document.id == "second");
    }
    SUBCASE("empty nodes are left out, multiword tokens that are no concatenation share their span") {
        const auto documents =
            read(row("1-2", "du") + row("1", "de") + row("2", "le") + row("2.1", "x") + row("3", "vin") + "\n");
        const auto& sentence = documents[0].analysis.sentences[0];
        REQUIRE(sentence.tokens.size() == 3);
        CHECK(sentence.tokens[0].span == Span{0, 2});
        CHECK(sentence.tokens[1].span == Span{0, 2});
        CHECK(sentence.tokens[2].span == Span{3, 6});
    }
    SUBCASE("Stanza's names") {
        const auto documents =
            read(row("1", "Ida", "_", "_", "start_char=0|end_char=3|ner=B-PERSON") +
                 row("2", "Holt", "_", "_", "ner=E-PERSON") + row("3", "left", "_", "_", "ner=O") +
                 row("4", "Oslo", "_", "_", "ner=S-GPE") + row("5", "Monday", "_", "_", "ner=S-DATE") + "\n");
        std::string tags;
        for (const auto& token : documents[0].analysis.sentences[0].tokens) tags += token.ner + " ";
        CHECK(tags == "B-PER I-PER O B-LOC O ");
    }
    SUBCASE("an empty file has no documents") {
        CHECK(read("").empty());
        CHECK(read("\n\n# text = nothing\n\n").empty());
    }
}

TEST_CASE("the word without a head is the root, whatever the input calls it, and no other word is") {
    const auto tokens =
        read(row("1", "We", "2", "root") + row("2", "go", "0", "ccomp") + "\n")[0].analysis.sentences[0].tokens;
    CHECK(tokens[0].deprel == "dep");
    CHECK(tokens[1].deprel == "root");
}

TEST_CASE("what is no CoNLL-U is refused with its line") {
    CHECK(complaint("# x\n1\tIt\t_\n\n") == "line 2: 3 columns instead of 10");
    CHECK(complaint(row("1", "a") + row("3", "b") + "\n") == "line 2: id 3 where 2 was expected");
    CHECK(complaint(row("x", "a") + "\n") == "line 1: id 'x' is no number");
    CHECK(complaint(row("1", "a", "5", "nsubj") + row("2", "b", "0", "root") + "\n") ==
          "line 1: head 5 in a sentence of 2 words");
    CHECK(complaint(row("1", "a", "2", "dep") + row("2", "b", "1", "dep") + row("3", "c", "0", "root") + "\n") ==
          "line 1: the heads form a cycle");
    CHECK(complaint(row("1", "a", "2", "dep") + row("2", "b", "1", "dep") + "\n") ==
          "line 1: the sentence has no root");
    CHECK(complaint(row("1", "a", "0", "root") + row("2", "b", "0", "root") + "\n") ==
          "line 1: the sentence has 2 roots");
    CHECK(complaint(row("1", "a", "0", "root") + row("2", "b") + "\n") ==
          "line 2: the head is missing, though other words of the sentence have one");
    CHECK(complaint(row("1", "a", "one", "root") + "\n") == "line 1: head 'one' is no number");
    CHECK(complaint(row("1-3", "abc") + row("1", "a") + "\n").find("missing") != std::string::npos);
    CHECK(complaint("1\ta\t_\tNOMEN\t_\t_\t_\t_\t_\t_\n\n").find("NOMEN") != std::string::npos);
    std::string many = row("1", "a", "0", "root");
    CHECK(complaint(many + "plain text\n") == "line 2: 1 columns instead of 10");
}

TEST_CASE("documents before a bad one are delivered") {
    std::size_t delivered = 0;
    const std::string text = "# newdoc id = a\n" + row("1", "One") + "\n# newdoc id = b\n" + row("2", "Two") + "\n";
    CHECK_THROWS_AS(read_conllu(text, "", [&](ConlluDocument&&) { ++delivered; }), DocumentError);
    CHECK(delivered == 1);
}

TEST_CASE("the treebanks survive the way through reader and writer") {
    const std::filesystem::path folder = std::filesystem::path(CLAIMGRAPH_SHARED) / "treebanks";
    if (!std::filesystem::exists(folder)) {
        MESSAGE("skipped: no ../shared/treebanks");
        return;
    }
    for (const char* name : {"ewt-dev.conllu", "ewt-test.conllu", "gum-dev.conllu", "gum-test.conllu"}) {
        CAPTURE(name);
        std::ifstream file(folder / name);
        std::stringstream text;
        text << file.rdbuf();
        const auto documents = read(text.str());
        REQUIRE(documents.size() > 10);
        std::string written;
        for (const auto& document : documents) {
            check_spans(document);
            CHECK(has_trees(document.analysis));
            write_conllu(document.document, document.analysis, written);
        }
        const auto again = read(written);
        REQUIRE(again.size() == documents.size());
        for (std::size_t i = 0; i < documents.size(); ++i) check_equal(documents[i], again[i]);
    }
}
