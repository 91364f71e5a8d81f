#include "extract/read/english.h"

#include <doctest/doctest.h>

#include <string>

using namespace claimgraph::extract::read;
using namespace claimgraph;

namespace {

struct Answer {
    std::string problem, language;
};

Answer told(const std::string& text, const std::string& declared = {}) {
    Document document;
    document.text = text;
    document.language = declared;
    std::string problem = tell_language(document);
    return {std::move(problem), document.language};
}

const std::string english =
    "The mayor of Velin opened the new bridge over the river on Wednesday after two years of work. She said that it "
    "had cost less "
    "than the council expected, and that no toll would be asked for before the end of the year. The company that built "
    "it declined "
    "to comment, but its shares rose. Nine thousand cars a day are expected to use the bridge, as many as used the old "
    "one. "
    "Police closed the road for the ceremony.";
const std::string german =
    "Die Bürgermeisterin von Velin hat am Mittwoch nach zwei Jahren Arbeit die neue Brücke über den Fluss eröffnet. "
    "Sie sagte, dass "
    "sie weniger gekostet habe, als der Rat erwartet hatte, und dass bis zum Ende des Jahres keine Maut verlangt "
    "werde. Das Unternehmen, "
    "das sie gebaut hat, wollte sich nicht äußern, aber seine Aktien stiegen. Neuntausend Autos sollen die Brücke "
    "täglich benutzen, so "
    "viele wie die alte. Die Polizei sperrte die Straße.";

}  // namespace

TEST_CASE("the language of longer texts is told by their words, whatever is declared") {
    CHECK(told(english).problem == "");
    CHECK(told(english).language == "en");
    CHECK(told(english, "en-GB").language == "en-GB");
    CHECK(told(english, "de").problem == "");
    CHECK(told(english, "de").language == "en");
    CHECK(told(german).problem == "it is in German; only English is read");
    CHECK(told(german, "en").language == "de");
}

TEST_CASE("short texts are told by function words and letters, else as they declare") {
    CHECK(told("Norway closes border").problem == "");
    CHECK(told("Norway closes border", "nb").problem == "it says that its language is 'nb'; only English is read");
    CHECK(told("Police said that the ferry sank.", "nb").problem == "");
    CHECK(told("Le maire a ouvert le pont et les habitants sont contents.").problem ==
          "it is in French; only English is read");
    CHECK(told("El alcalde abrió el puente y los vecinos.").problem == "it is in Spanish; only English is read");
    CHECK(told("Мэр открыл мост.").problem == "it is in a language of another script; only English is read");
    CHECK(told("Marine Le Pen and the mayor of Le Mans met.").problem == "");
}
