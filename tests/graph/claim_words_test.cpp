#include "graph/claim_words.h"

#include <doctest/doctest.h>

#include "graph/edge_label.h"
#include "tests/graph/derived_edges.h"
#include "tests/graph/made_up.h"

using namespace claimgraph;
using tests::edges_of;
using tests::Lines;
using tests::MadeUp;

namespace {

/// Two countries in one sentence.
struct Two {
    MadeUp report;
    std::uint32_t norway, chile;

    explicit Two(const char* sentence) : report("https://example.org/two", sentence) {
        report.sentence(sentence);
        norway = country("Norway", "NO");
        chile = country("Chile", "CL");
    }
    std::uint32_t country(const std::string& name, const std::string& code) {
        const auto cluster = report.cluster(EntityType::country, name, {name}, {"gazetteer:country/" + code});
        report.mention(name, cluster);
        return cluster;
    }
    Lines edges() { return edges_of(report, ViewShape::network); }
};

}  // namespace

TEST_CASE("network: what is reported is told as somebody's word, not as what may be") {
    Two two("Norway has reportedly struck Chile.");
    Claim& hit = two.report.claim(0, two.report.argument("Norway", two.norway), "strike", "struck",
                                  two.report.argument("Chile", two.chile));
    hit.predicate.term = "cg:strikes";
    hit.predicate.span = two.report.at("has reportedly struck");
    hit.modality = Modality::possible;
    CHECK(two.edges() == Lines{"Norway REPORTEDLY_STRIKES Chile"});
    hit.predicate.span = two.report.at("struck");
    hit.subject.span = two.report.at("Norway");
    CHECK(two.edges() == Lines{"Norway REPORTEDLY_STRIKES Chile"});
}

TEST_CASE("network: what may be and nobody reports may be") {
    Two two("Norway could strike Chile.");
    Claim& hit = two.report.claim(0, two.report.argument("Norway", two.norway), "strike", "strike",
                                  two.report.argument("Chile", two.chile));
    hit.predicate.term = "cg:strikes";
    hit.modality = Modality::possible;
    CHECK(two.edges() == Lines{"Norway MAY_STRIKE Chile"});
}

TEST_CASE("network: a word that is no noun and has the place of one stands in parentheses") {
    Two two("Norway detained a Chilean national; Chile protested.");
    const Argument national =
        two.report.speaking_of("a Chilean national", "", {{"of", two.chile, two.report.at("Chilean")}});
    two.report.extraction.phrases[0].aspect = "national";
    two.report.extraction.phrases[0].head = two.report.at("national");
    two.report.claim(0, two.report.argument("Norway", two.norway), "detain", "detained", national).predicate.term =
        "cg:detains";
    CHECK(two.edges() == Lines{"Norway DETAINS (national) Chile"});
}

TEST_CASE("network: what is looked through belongs to what happens elsewhere, too") {
    Two two("Norway announced the release of hostages from Chile.");
    const Argument release = two.report.speaking_of("the release of hostages", "hostage");
    two.report.extraction.phrases[0].aspect = "release of";
    Claim& announced = two.report.claim(0, two.report.argument("Norway", two.norway), "announce", "announced", release);
    announced.predicate.term = "cg:announces";
    announced.qualifiers.push_back(two.report.qualifier("source", "from Chile", two.chile));
    CHECK(two.edges() == Lines{"Norway ANNOUNCES_RELEASE_OF_HOSTAGE_FROM Chile"});
}

TEST_CASE("network: the preposition of a circumstance is behind what stresses it") {
    Two two("Norway trades mainly in Chile.");
    two.report.claim(0, two.report.argument("Norway", two.norway), "trade", "trades").predicate.label = "trades";
    two.report.extraction.claims[0].qualifiers.push_back(two.report.qualifier("place", "mainly in Chile", two.chile));
    CHECK(two.edges() == Lines{"Norway TRADES_IN Chile"});
}

TEST_CASE("network: what somebody is where a thing happens is not said of the place") {
    Two two("Norway ends in Chile as the best team.");
    const Argument team = two.report.speaking_of("as the best team", "team");
    Claim& ends = two.report.claim(0, two.report.argument("Norway", two.norway), "end in", "ends in",
                                   two.report.argument("Chile", two.chile));
    ends.predicate.label = "ends in";
    ends.qualifiers.push_back(two.report.qualifier("manner", "as the best team"));
    ends.qualifiers[0].phrase = team.phrase;
    CHECK(two.edges() == Lines{"Norway ENDS_IN Chile"});
}

TEST_CASE("a term that is no verb is spoken with one") {
    Predicate member;
    member.term = "cg:memberOf";
    CHECK(spoken(member, Polarity::affirmed) == "is member of");
    CHECK(spoken(member, Polarity::negated) == "is not member of");
    member.term = "cg:consistsOf";
    CHECK(spoken(member, Polarity::negated) == "does not consist of");
}
