#include <doctest/doctest.h>

#include <string>

#include "extract/read/reader.h"

using namespace claimgraph::extract::read;
using namespace claimgraph;

namespace {

const std::string first =
    "The mayor of Lund opened the new bridge on Monday after two years of work, and thanked those who had built it.";
const std::string second =
    "She said that the bridge had cost less than the council expected when it decided to build it.";
const std::string third = "Traffic over the river will be free of charge until the end of the year, the council said.";

std::string menu(std::size_t lines) {
    std::string out;
    for (std::size_t i = 0; i < lines; ++i) out += "  • Section " + std::to_string(i) + "\n";
    return out + "\n";
}

/// Words of the blocks of one kind, one a line.
std::string words_of(const Document& document, BlockKind kind) {
    std::string out;
    for (const Block& block : document.blocks)
        if (block.kind == kind) out += std::string(document.words(block.span)) + "\n";
    return out;
}

std::string body_of(const std::string& page) { return words_of(read_text(page, "page.txt"), BlockKind::body); }

}  // namespace

TEST_CASE("on a page pasted whole the article stands among menus and teasers") {
    CHECK(body_of(menu(30) + "Mayor opens bridge\n\nBy Anna Berg\n\n" + first + "\n\n" + second + "\n\n" + third +
                  "\n\n" + menu(30)) == first + "\n" + second + "\n" + third + "\n");
}

TEST_CASE("paragraphs straight under the byline are of the article though a gallery stands behind them") {
    std::string gallery;
    for (const char* name :
         {"Ben Aas", "Cleo Dahl", "Dan Eik", "Eva Falk", "Finn Gran", "Gro Holm", "Ida Juul", "Kim Lind"})
        gallery += "[" + std::string(name) + "]\n\nDrawing: " + name + "\n\n";
    CHECK(body_of(menu(30) + "Mayor opens bridge\n\nBy Anna Berg\n\n" + first + "\n\n" + gallery + second + "\n\n" +
                  third + "\n\n" + first.substr(0, 60) + " again.\n\n" + menu(30))
              .starts_with(first + "\n" + second + "\n"));
}

TEST_CASE("what stands under a line at the end of the article is no article, between lines it is") {
    const std::string rule = std::string(60, '_') + "\n\n";
    const std::string about =
        "Lund Bridges builds bridges in the north and has done so for a hundred years in three towns.";
    const std::string article =
        menu(30) + "Mayor opens bridge\n\nBy Anna Berg\n\n" + first + "\n\n" + second + "\n\n" + third;
    CHECK(body_of(article + "\n\n" + rule + about + "\n\n" + menu(30)).find("Lund Bridges") == std::string::npos);
    CHECK(body_of(article + "\n\n" + rule + about + "\n\n" + rule + second + " Twice.\n\n" + menu(30))
              .find("Lund Bridges") != std::string::npos);
}

TEST_CASE("several paragraphs with a link under them are teasers, one may be the article's") {
    std::string teasers;
    for (const char* town : {"Ystad", "Malmö", "Kalmar"})
        teasers += "The council of " + std::string(town) + " wants a bridge of its own before long.\n\nREAD MORE\n\n";
    const std::string article = "Mayor opens bridge\n\n" + first + "\n\n" + second + "\n\n" + third + "\n\n";
    CHECK(body_of(article + teasers) == first + "\n" + second + "\n" + third + "\n");
    CHECK(body_of(article + "Read more\n") == first + "\n" + second + "\n" + third + "\n");
}

TEST_CASE("lines of an item that hang under its words are one line") {
    const Document document = read_text(
        "Mayor opens bridge in Lund\n\n"
        "The mayor of Lund opened the new bridge on Monday after two years of\n"
        "work. She said that the bridge had cost less than the council had\n"
        "expected, and that nobody would have to pay for crossing it, and then\n"
        "she gave three reasons why it had been built where it stands today.\n\n"
        "  * The old bridge was closed to lorries because its pillars had been\n"
        "    damaged by ice.\n"
        "  * Ferries did not run at night.\n"
        "  * The council had promised a bridge before the last election, and the\n"
        "    one before.\n",
        "page.txt");
    const std::string words = words_of(document, BlockKind::body);
    CHECK(words.find("pillars had been\n    damaged by ice.\n") != std::string::npos);
    CHECK(words.find("\nFerries did not run at night.\n") != std::string::npos);
}

TEST_CASE("a list of dates behind the last paragraph is the article's table, and says nothing by itself") {
    const std::string dates =
        "The mayor in the towns around\n\n"
        "June 9 – Ystad, Old Theatre\n\nJune 10 – Malmö, Harbour Hall\n\nJune 14 – Kalmar, Castle\n\n"
        "July 2 – Visby, Library\n\n";
    const std::string page = menu(30) + "Mayor opens bridge\n\nBy Anna Berg\n\n" + first + "\n\n" + second + "\n\n" +
                             third + "\n\n" + dates + menu(30);
    const Document document = read_text(page, "page.txt");
    CHECK(words_of(document, BlockKind::table) ==
          "June 9 – Ystad, Old Theatre\nJune 10 – Malmö, Harbour Hall\nJune 14 – Kalmar, Castle\nJuly 2 – Visby, "
          "Library\n");
    CHECK(words_of(document, BlockKind::body) == first + "\n" + second + "\n" + third + "\n");
}

TEST_CASE("several paragraphs behind a box of links are of the article, one is a teaser") {
    const std::string article =
        menu(30) + "Mayor opens bridge\n\nBy Anna Berg\n\n" + first + "\n\n" + second + "\n\n" + third + "\n\n";
    const std::string links = "Related articles\n\nWho paid for the bridge\n\nTen bridges of the north\n\n";
    const std::string teaser = "The council of Ystad wants a bridge of its own before long.";
    const std::string more[] = {"Nobody in Lund had expected the bridge to be ready so early in the year.",
                                "The old one was torn down in March after a lorry had damaged its pillars.",
                                "Its stones were sold to a farmer, who is building a wall with them."};
    CHECK(body_of(article + links + teaser + "\n\n" + menu(30)) == first + "\n" + second + "\n" + third + "\n");
    CHECK(body_of(article + links + more[0] + "\n\n" + more[1] + "\n\n" + more[2] + "\n\n" + menu(30))
              .ends_with(more[0] + "\n" + more[1] + "\n" + more[2] + "\n"));
}

TEST_CASE("a sentence that says the same of two sides is article") {
    const std::string treaty =
        "The minister announced that Danish nurses who live in Sweden will be able to vote and stand in local elections in Sweden, and "
        "that Swedish nurses who live in Denmark will be able to vote and stand in local elections in Denmark.";
    CHECK(body_of(treaty + "\n") == treaty + "\n");
}

TEST_CASE("words to a picture that stand twice in a paragraph are no article") {
    const std::string picture = "Ida Holm, mayor of Lund, cuts the ribbon on the new bridge in the rain on Monday";
    const std::string article = "Mayor opens bridge\n\n" + first + "\n\n" + second + "\n\n";
    CHECK(body_of(article + picture + " less " + picture + " ... more\n\n" + third) ==
          first + "\n" + second + "\n" + third + "\n");
}

TEST_CASE("a text broken at a fixed width ends at a drawn line, a field, a picture and a row of columns") {
    const std::string wrapped =
        "The mayor of Lund opened the new bridge on Monday after two years of\n"
        "work. She said that the bridge had cost less than the council had\n"
        "expected, and that nobody would have to pay for crossing it, and then\n"
        "she gave three reasons why it had been built where it stands, last.\n";
    const std::string follow[] = {std::string(60, '_'), "[bridge-seen-from-the-tower.jpg] More pictures",
                                  "1    Lund      5040     5     17"};
    for (const std::string& line : follow) {
        CAPTURE(line);
        const std::string page = "Mayor opens bridge in Lund\n\n" + wrapped + line + "\n";
        CHECK(body_of(page).starts_with(wrapped));
    }
    CHECK(body_of("Mayor opens bridge in Lund\n\nWrite to the mayor of this town: [                     ]\n" + wrapped)
              .ends_with(wrapped));
}

TEST_CASE("the name of a picture that is glued to a paragraph is cut off, a changed letter stays") {
    CHECK(body_of("Mayor opens bridge\n\n[bridge_12]" + first + "\n\n" + second) == first + "\n" + second + "\n");
    CHECK(body_of("Mayor opens bridge\n\n[T]he bridge is safe, the council wrote on Friday.\n\n" + second)
              .starts_with("[T]he bridge"));
}
