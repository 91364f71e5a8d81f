#include <doctest/doctest.h>

#include <fstream>
#include <map>
#include <sstream>

#include "extract/language/conllu.h"
#include "extract/names/acquaintances.h"
#include "extract/names/names.h"

using namespace claimgraph::extract::language;
using namespace claimgraph::extract::names;
using namespace claimgraph;

namespace {

struct Read {
    Document document;
    Analysis analysis;
};

/// The documents of references.conllu by their ids.
const std::map<std::string, Read>& documents() {
    static const std::map<std::string, Read> read = [] {
        std::ifstream file(std::string(CLAIMGRAPH_SOURCE) + "/tests/extract/names/references.conllu");
        REQUIRE(file);
        std::stringstream text;
        text << file.rdbuf();
        std::map<std::string, Read> out;
        read_conllu(text.str(), "references.conllu", [&out](ConlluDocument&& one) {
            const std::string id = one.document.id;
            out[id] = {std::move(one.document), std::move(one.analysis)};
        });
        return out;
    }();
    return read;
}

/// The labels of all that the words stand for, `|` between them: `Ito|Sato`. Of equal words the one that comes
/// `which`-th in the sentence.
std::string stands_for(const std::string& id, std::uint32_t sentence, const std::string& words, std::size_t which = 0,
                       const Acquaintances* known = nullptr) {
    const Read& read = documents().at(id);
    const Names names = find_names(read.document, read.analysis, known);
    std::string out;
    Span at;
    for (const Mention& mention : names.mentions) {
        if (mention.sentence != sentence || read.document.words(mention.span) != words) continue;
        if (out.empty() && which > 0) {
            --which;
            continue;
        }
        if (!out.empty() && !(mention.span == at)) break;
        at = mention.span;
        out += (out.empty() ? "" : "|") + names.clusters[mention.cluster].label;
    }
    return out;
}

}  // namespace

TEST_CASE("they are both of two that and ties") {
    CHECK(stands_for("pair", 1, "They") == "Aino Kallio|Marek Dvorsky");
    CHECK(stands_for("pair", 2, "two leaders") == "Aino Kallio|Marek Dvorsky");
    const Read& read = documents().at("pair");
    const Names names = find_names(read.document, read.analysis);
    CHECK(clusters_of(names, read.analysis.sentences[1], 1, 0).size() == 2);
    CHECK(clusters_of(names, read.analysis.sentences[0], 0, 0).size() == 1);
    CHECK(clusters_of(names, read.analysis.sentences[1], 1, 1).empty());
}

TEST_CASE("they are people of a plural, who may be taken up by their noun again") {
    CHECK(stands_for("researchers", 1, "They") == "Researchers");
    CHECK(stands_for("researchers", 2, "researchers") == "Researchers");
}

TEST_CASE("the company is who has the name of one, and not the bank that speaks of it") {
    CHECK(stands_for("airline", 1, "company") == "Nordia Airlines");
    CHECK(stands_for("bank", 0, "its") == "bank");
    CHECK(stands_for("bank", 0, "company").empty());
}

TEST_CASE("it stays apart where it may be anything, and is nothing where it rains") {
    CHECK(stands_for("researchers", 1, "it").empty());
    CHECK(stands_for("researchers", 3, "It").empty());
}

TEST_CASE("it and its are the company that acts") {
    CHECK(stands_for("yard", 1, "It") == "Borealis Shipping");
    CHECK(stands_for("yard", 1, "its") == "Borealis Shipping");
}

TEST_CASE("he whom somebody's lawyer speaks of is that somebody") {
    CHECK(stands_for("lawyer", 0, "he") == "man");
    CHECK(stands_for("lawyer", 2, "he") == "Tomas Horak");
}

TEST_CASE("we in a quotation is the body that is quoted, and of a person nobody knows who") {
    CHECK(stands_for("we", 0, "We") == "Kenya Red Cross");
    CHECK(stands_for("we", 1, "We").empty());
}

TEST_CASE("himself behind a name is whom the name names") {
    CHECK(stands_for("lawyer", 3, "himself") == "Tomas Horak");
}

TEST_CASE("his in a list behind a name is of that name") { CHECK(stands_for("others", 2, "his") == "Klaus Brandt"); }

TEST_CASE("what the user knows of a person's gender decides whom she is") {
    const auto knows = [](const char* label, char gender) {
        KnownThing thing;
        thing.iri = "http://example.org/1";
        thing.label = label;
        thing.type = EntityType::person;
        thing.gender = gender;
        return thing;
    };
    const Acquaintances robin({knows("Robin Lund", 'f'), knows("Kim Sato", 'm')});
    CHECK(stands_for("others", 3, "she", 0, &robin) == "Robin Lund");
    const Acquaintances kim({knows("Robin Lund", 'm')});
    CHECK(stands_for("others", 3, "she", 0, &kim) == "Kim Sato");
    const Acquaintances none({knows("Robin Lund", 'm'), knows("Robin Lund", 'f'), knows("Ann Lund", 'm')});
    CHECK(stands_for("others", 3, "she", 0, &none) == stands_for("others", 3, "she"));
}

TEST_CASE("the head of a body, with a name behind it, is the person so named, and a number of months is no name") {
    CHECK(stands_for("role", 0, "head") == "Rita Solberg");
    CHECK(stands_for("role", 1, "She") == "Rita Solberg");
    CHECK(stands_for("role", 2, "Solberg") == "Rita Solberg");
    CHECK(stands_for("wife", 0, "wife").empty());
}
