#include "extract/read/xml_document.h"

#include <doctest/doctest.h>

#include <string>

#include "extract/read/encoding.h"
#include "extract/read/xml_tree.h"
#include "tests/cli/program.h"

using namespace claimgraph::extract::read;
using namespace claimgraph;

namespace {

/// The text in it, or `refused: …`.
std::string read(const std::string& bytes) {
    try {
        const XmlDocument document(bytes);
        return xml_text(document.root());
    } catch (const PlacedError& error) {
        return "refused: " + error.reason();
    }
}

}  // namespace

TEST_CASE("entities of a document's own are not expanded, and none is fetched") {
    std::string laughs = "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY a0 \"ha\">";
    for (int i = 1; i < 30; ++i) {
        const std::string before = "&a" + std::to_string(i - 1) + ";";
        laughs += "<!ENTITY a" + std::to_string(i) + " \"" + before + before + before + "\">";
    }
    CHECK(read(laughs + "]><r>&a29;</r>").size() < 1000);
    const tests::TemporaryFolder folder;
    const std::string canary = folder.file("canary", "the canary sings");
    CHECK(read("<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY c SYSTEM \"file://" + canary + "\">]><r>one &c; two</r>")
              .find("canary sings") == std::string::npos);
    CHECK(read("<?xml version=\"1.0\"?><!DOCTYPE r SYSTEM \"http://127.0.0.1:9/x.dtd\"><r>one</r>") == "one");
}

TEST_CASE("nesting without end and what is cut off is refused") {
    std::string open;
    for (int i = 0; i < 1'000'000; ++i) open += "<a>";
    CHECK(read(open).starts_with("refused: not well-formed XML"));
    CHECK(read("<r><a>one</r>").starts_with("refused"));
    CHECK(read("<r a='" + std::string(11'000'000, 'x') + "'>one</r>").starts_with("refused"));
    CHECK(read("<r>one & two</r>").starts_with("refused"));
}

TEST_CASE("the first element is found behind whatever may stand before it") {
    CHECK(xml_root_name("<?xml version='1.0'?>\n<!-- <x> --><!DOCTYPE rss [<!ENTITY a '>'>]>\n<atom:feed xmlns='x'>") ==
          "feed");
    CHECK(xml_root_name("<rss/>") == "rss");
    CHECK(xml_root_name("no markup") == "");
    CHECK(xml_root_name("<!-- never closed") == "");
}

TEST_CASE("XML that is written as HTML becomes blocks, what is no text aside") {
    const XmlDocument document(
        "<b><p>The <person>mayor</person>\n "
        "sang.</p><media><media-caption>No.</media-caption></media><h2>Two</h2><p>She left.</p></b>");
    CHECK(words_of_xml(document.root()) == "The mayor sang.\n\nTwo\n\nShe left.");
}
