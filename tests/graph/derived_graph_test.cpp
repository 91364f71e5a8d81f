#include "graph/derived_graph.h"

#include <doctest/doctest.h>

#include "graph/edge_label.h"
#include "tests/graph/derived_edges.h"
#include "tests/graph/made_up.h"

using namespace claimgraph;
using tests::edges_of;
using tests::Lines;
using tests::MadeUp;

namespace {

struct Denial {
    MadeUp report{"https://example.org/talks", "Ida Holm denied talks with Leo Ito in Odense."};
    std::uint32_t ida, leo, odense;

    Denial() {
        report.sentence("Ida Holm denied talks with Leo Ito in Odense.");
        const auto person = [&](const char* name, const char* family) {
            const auto cluster = report.cluster(EntityType::person, name, {name},
                                                {std::string("family:") + family, std::string("name:") + name});
            report.mention(name, cluster);
            return cluster;
        };
        ida = person("Ida Holm", "holm");
        leo = person("Leo Ito", "ito");
        odense = report.cluster(EntityType::place, "Odense", {"Odense"}, {"name:odense"});
        report.mention("Odense", odense);
        report
            .claim(0, report.argument("Ida Holm", ida), "deny", "denied",
                   report.speaking_of("talks with Leo Ito", "talks", {{"with", leo, report.at("Leo Ito")}}))
            .predicate.term = "cg:denies";
        report.extraction.claims[0].qualifiers.push_back(report.qualifier("place", "in Odense", odense));
    }
};

}  // namespace

TEST_CASE("flat: who denies talks with somebody is tied to the talks, and these to the other") {
    CHECK(edges_of(Denial().report, ViewShape::flat) ==
          Lines{"Ida Holm DENIES talks", "Ida Holm DENIES_IN Odense", "talks INVOLVES (with) Leo Ito"});
}

TEST_CASE("network: named things are tied to each other, through the phrase") {
    CHECK(edges_of(Denial().report, ViewShape::network) ==
          Lines{"Ida Holm DENIES (talks with) Leo Ito", "Ida Holm DENIES_TALKS_IN Odense"});
}

TEST_CASE("flat: a generic noun is no node; its words stand in the label where two things are left") {
    MadeUp report("https://example.org/people", "Three people died in Odense in a fire.");
    report.sentence("Three people died in Odense in a fire.");
    const auto odense = report.cluster(EntityType::place, "Odense", {"Odense"}, {"name:odense"});
    report.mention("Odense", odense);
    const Argument people = report.speaking_of("Three people", "people"), fire = report.speaking_of("a fire", "fire");
    report.extraction.phrases[0].generic = true;
    Claim& claim = report.claim(0, people, "die", "died");
    claim.predicate.label = "dies";
    claim.qualifiers.push_back(report.qualifier("place", "in Odense", odense));
    CHECK(edges_of(report, ViewShape::flat).empty());
    Qualifier in_fire = report.qualifier("other", "in a fire");
    in_fire.phrase = fire.phrase;
    report.extraction.claims[0].qualifiers.push_back(in_fire);
    CHECK(edges_of(report, ViewShape::flat) == Lines{"Odense PEOPLE_DIES_IN fire"});
}

TEST_CASE("flat: what somebody claims is a statement about what it speaks of; plain saying is speaking of it") {
    MadeUp report("https://example.org/claims", "Ida Holm claims bombers were hit.");
    report.sentence("Ida Holm claims bombers were hit.");
    const auto ida = report.cluster(EntityType::person, "Ida Holm", {"Ida Holm"}, {"family:holm", "given:ida"});
    report.mention("Ida Holm", ida);
    const Argument bombers = report.speaking_of("bombers", "bomber");
    Argument said = report.argument("bombers were hit");
    said.claim = 1;
    report.claim(0, report.argument("Ida Holm", ida), "claim", "claims", said).predicate.term = "cg:claims";
    Claim& hit = report.claim(0, bombers, "be hit", "were hit");
    hit.attributed_to.push_back(report.argument("Ida Holm", ida));
    CHECK(edges_of(report, ViewShape::flat) ==
          Lines{"Ida Holm CLAIMS [bombers were hit]", "Ida Holm SPEAKS_OF bomber", "[bombers were hit] ABOUT bomber"});
    report.extraction.claims[0].predicate.term = "cg:says";
    CHECK(edges_of(report, ViewShape::flat) == Lines{"Ida Holm SPEAKS_OF bomber"});
}

TEST_CASE("who claims something and who denies it meet at one statement, which is what is denied") {
    MadeUp report("https://example.org/denied", "Chile says Norway left Odense. Norway denied that it left Odense.");
    report.sentence("Chile says Norway left Odense.");
    report.sentence("Norway denied that it left Odense.");
    const auto norway = report.cluster(EntityType::country, "Norway", {"Norway"}, {"gazetteer:country/NO"});
    const auto chile = report.cluster(EntityType::country, "Chile", {"Chile"}, {"gazetteer:country/CL"});
    const auto odense = report.cluster(EntityType::place, "Odense", {"Odense"}, {"name:odense"});
    report.mention("Chile", chile);
    report.mention("Norway", norway);
    report.mention("Odense", odense);
    Argument said = report.argument("Norway left Odense"), denied = report.argument("that it left Odense");
    said.claim = 1;
    denied.claim = 3;
    report.claim(0, report.argument("Chile", chile), "claim", "says", said).predicate.term = "cg:claims";
    report.claim(0, report.argument("Norway", norway), "leave", "left", report.argument("Odense", odense))
        .predicate.label = "leaves";
    report.claim(1, report.argument("Norway", norway, {}, 31), "deny", "denied", denied).predicate.term = "cg:denies";
    Claim& held = report.claim(1, report.argument("it", norway, {}, 50), "leave", "left",
                               report.argument("Odense", odense, {}, 50));
    held.predicate.label = "leaves";
    held.polarity = Polarity::negated;
    report.extraction.claims[1].attributed_to.push_back(report.argument("Chile", chile));
    report.extraction.claims[3].attributed_to.push_back(report.argument("Norway", norway, {}, 31));
    const Lines flat = edges_of(report, ViewShape::flat), network = edges_of(report, ViewShape::network);
    const auto has = [](const Lines& lines, const char* line) {
        return std::find(lines.begin(), lines.end(), line) != lines.end();
    };
    CHECK(has(flat, "Chile CLAIMS [Norway left Odense]"));
    CHECK(has(flat, "Norway DENIES [Norway left Odense]"));
    CHECK(has(flat, "[Norway left Odense] ABOUT Odense"));
    CHECK(has(flat, "Norway REPORTEDLY_NOT_LEAVES Odense"));
    CHECK(has(network, "Norway DENIES (that left) Odense"));
    CHECK(has(network, "Norway REPORTEDLY_NOT_LEAVES Odense"));
    CHECK(has(flat, "Chile SPEAKS_OF Norway"));
    CHECK(has(network, "Chile CLAIMS (that … left Odense) Norway"));
    CHECK(has(network, "Chile CLAIMS (that Norway left) Odense"));
    CHECK_FALSE(has(network, "Chile SAYS (that Norway left) Odense"));  // not once more
    report.extraction.claims[0].predicate.term = "cg:says";
    CHECK(has(edges_of(report, ViewShape::network), "Chile SAYS (that Norway left) Odense"));
    report.extraction.claims[2].polarity = Polarity::negated;  // did not deny: it may have left
    report.extraction.claims[3].polarity = Polarity::affirmed;
    report.extraction.claims[3].modality = Modality::possible;
    CHECK(has(edges_of(report, ViewShape::flat), "Norway NOT_DENIES [Norway left Odense]"));
    CHECK(has(edges_of(report, ViewShape::network), "Norway NOT_DENIES (that left) Odense"));
}

TEST_CASE("what somebody refuses to do is told without the refusal, and not as left undone") {
    MadeUp report("https://example.org/refused", "Norway refused to leave Odense.");
    report.sentence("Norway refused to leave Odense.");
    const auto norway = report.cluster(EntityType::country, "Norway", {"Norway"}, {"gazetteer:country/NO"});
    const auto odense = report.cluster(EntityType::place, "Odense", {"Odense"}, {"name:odense"});
    report.mention("Norway", norway);
    report.mention("Odense", odense);
    Argument done = report.argument("to leave Odense");
    done.claim = 1;
    report.claim(0, report.argument("Norway", norway), "refuse", "refused", done).predicate.term = "cg:refuses";
    Claim& left = report.claim(0, report.argument("Norway", norway), "leave", "refused to leave",
                               report.argument("Odense", odense));
    left.predicate.label = "leaves";
    left.polarity = Polarity::negated;
    CHECK(edges_of(report, ViewShape::network) ==
          Lines{"Norway NOT_LEAVES Odense", "Norway REFUSES (to leave) Odense"});
    const Lines flat = edges_of(report, ViewShape::flat);
    CHECK(std::find(flat.begin(), flat.end(), "Norway REFUSES [Norway leaves Odense]") != flat.end());
}

TEST_CASE("a passive beside its active twin makes no second edge") {
    MadeUp report("https://example.org/twin", "Nordbank bought Brightwater.");
    report.sentence("Nordbank bought Brightwater.");
    const auto bank = report.cluster(EntityType::organization, "Nordbank", {"Nordbank"}, {"name:nordbank"});
    const auto firm = report.cluster(EntityType::organization, "Brightwater", {"Brightwater"}, {"name:brightwater"});
    report.mention("Nordbank", bank);
    report.mention("Brightwater", firm);
    report.claim(0, report.argument("Brightwater", firm), "be buy by", "bought", report.argument("Nordbank", bank));
    report.claim(0, report.argument("Nordbank", bank), "buy", "bought", report.argument("Brightwater", firm))
        .predicate.label = "buys";
    CHECK(edges_of(report, ViewShape::network) == Lines{"Nordbank BUYS Brightwater"});
}

TEST_CASE("a passive whose agent has its preposition with it is a twin, too; alone it says by whom") {
    MadeUp report("https://example.org/sacked", "Ida Holm was sacked by Leo Ito.");
    report.sentence("Ida Holm was sacked by Leo Ito.");
    const auto ida = report.cluster(EntityType::person, "Ida Holm", {"Ida Holm"}, {"family:holm", "given:ida"});
    const auto leo = report.cluster(EntityType::person, "Leo Ito", {"Leo Ito"}, {"family:ito", "given:leo"});
    report.mention("Ida Holm", ida);
    report.mention("Leo Ito", leo);
    Claim& passive = report.claim(0, report.argument("Ida Holm", ida), "be sack by", "was sacked by",
                                  report.argument("by Leo Ito", leo));
    passive.predicate.term = "cg:isRemovedFromOffice";
    CHECK(edges_of(report, ViewShape::network) == Lines{"Ida Holm IS_REMOVED_FROM_OFFICE_BY Leo Ito"});
    Claim& active =
        report.claim(0, report.argument("Leo Ito", leo), "sack", "was sacked", report.argument("Ida Holm", ida));
    active.predicate.term = "cg:removesFromOffice";
    CHECK(edges_of(report, ViewShape::network) == Lines{"Leo Ito REMOVES_FROM_OFFICE Ida Holm"});
}

TEST_CASE("network: of two circumstances only one that acts takes the place of a nameless subject") {
    MadeUp report("https://example.org/killed", "Three people were killed in Odense in Norwegian strikes.");
    report.sentence("Three people were killed in Odense in Norwegian strikes.");
    const auto odense = report.cluster(EntityType::place, "Odense", {"Odense"}, {"name:odense"});
    const auto norway = report.cluster(EntityType::country, "Norway", {"Norway"}, {"gazetteer:country/NO"});
    report.mention("Odense", odense);
    const Argument people = report.speaking_of("Three people", "people");
    const Argument strikes =
        report.speaking_of("Norwegian strikes", "strike", {{"of", norway, report.at("Norwegian")}});
    report.extraction.phrases[0].generic = true;
    Claim& claim = report.claim(0, people, "be kill in", "were killed");
    claim.predicate.label = "is killed";
    claim.qualifiers.push_back(report.qualifier("place", "in Odense", odense));
    Qualifier in_strikes = report.qualifier("other", "in Norwegian strikes");
    in_strikes.phrase = strikes.phrase;
    claim.qualifiers.push_back(in_strikes);
    CHECK(edges_of(report, ViewShape::network).empty());
    report.extraction.phrases[1].act = true;
    CHECK(edges_of(report, ViewShape::network) == Lines{"Norway PEOPLE_KILLED_IN (strike) Odense"});
}

TEST_CASE("network: what the program is not sure to have read right joins nothing") {
    Denial denial;
    denial.report.extraction.claims[0].confidence = 0.55;
    CHECK(edges_of(denial.report, ViewShape::network).empty());
    CHECK_FALSE(edges_of(denial.report, ViewShape::flat).empty());
}

TEST_CASE("places that are listed lie in none of the list") {
    const auto located = [](const char* text) {
        MadeUp report("https://example.org/places", text);
        report.sentence(text);
        std::vector<Involvement> rows;
        for (const char* name : {"Odense", "Aarhus"}) {
            const auto place = report.cluster(EntityType::place, name, {name}, {std::string("name:") + name});
            report.mention(name, place);
            rows.push_back({"of", place, report.at(name)});
        }
        report.claim(0,
                     report.speaking_of(std::string(text).substr(0, std::string(text).find(" flee")), "resident", rows),
                     "flee", "flee");
        return edges_of(report, ViewShape::network);
    };
    CHECK(located("Residents of Odense, Aarhus, flee") != Lines{});
    CHECK(located("Residents of Odense, Aarhus, and Vejle flee") == Lines{});
    CHECK(located("Residents of Odense, Aarhus or Vejle flee") == Lines{});
}

TEST_CASE("labels are shortened at a blank, and say so") {
    CHECK(shortened("short", 10) == "short");
    CHECK(shortened("one two three four", 10) == "one two…");
    CHECK(shortened("einundzwanzig", 6) == "einun…");
    CHECK(shortened("äöüäöüäöü", 4) == "äöü…");
}

TEST_CASE("an indirect object is reached by TO beside another object, by the verb alone where something is said") {
    MadeUp report("https://example.org/ship", "Norway gave Denmark a ship. Norway told Denmark.");
    report.sentence("Norway gave Denmark a ship.");
    report.sentence("Norway told Denmark.");
    const auto norway = report.cluster(EntityType::country, "Norway", {"Norway"}, {"gazetteer:country/NO"});
    const auto denmark = report.cluster(EntityType::country, "Denmark", {"Denmark"}, {"gazetteer:country/DK"});
    report.mention("Norway", norway);
    report.mention("Denmark", denmark);
    Claim& gift =
        report.claim(0, report.argument("Norway", norway), "give", "gave", report.speaking_of("a ship", "ship"));
    gift.predicate.label = "gives";
    gift.qualifiers.push_back(report.qualifier("recipient", "Denmark", denmark));
    Claim& word = report.claim(1, report.argument("Norway", norway), "tell", "told");
    word.predicate.label = "tells";
    word.qualifiers.push_back(report.qualifier("recipient", "Denmark", denmark));
    CHECK(edges_of(report, ViewShape::network) == Lines{"Norway GIVES_SHIP_TO Denmark", "Norway TELLS Denmark"});
    for (Claim& claim : report.extraction.claims) claim.qualifiers[0].role = "other";
    CHECK(edges_of(report, ViewShape::network).empty());
}

TEST_CASE("a preposition of several words is said as a whole") {
    MadeUp report("https://example.org/along", "Norway left along with Denmark.");
    report.sentence("Norway left along with Denmark.");
    const auto norway = report.cluster(EntityType::country, "Norway", {"Norway"}, {"gazetteer:country/NO"});
    const auto denmark = report.cluster(EntityType::country, "Denmark", {"Denmark"}, {"gazetteer:country/DK"});
    report.mention("Norway", norway);
    report.mention("Denmark", denmark);
    Claim& claim = report.claim(0, report.argument("Norway", norway), "leave", "left");
    claim.predicate.label = "leaves";
    claim.qualifiers.push_back(report.qualifier("company", "along with Denmark", denmark));
    claim.qualifiers[0].phrase = report.speaking_of("along with Denmark", "").phrase;
    report.extraction.phrases[0].aspect = "with";
    report.extraction.phrases[0].head = report.at("Denmark");
    CHECK(edges_of(report, ViewShape::network) == Lines{"Norway LEAVES_ALONG_WITH Denmark"});
}

TEST_CASE("network: a label that does not fit is no edge; in the flat view it is cut") {
    MadeUp report("https://example.org/long", "Norway left Denmark.");
    report.sentence("Norway left Denmark.");
    const auto norway = report.cluster(EntityType::country, "Norway", {"Norway"}, {"gazetteer:country/NO"});
    const auto denmark = report.cluster(EntityType::country, "Denmark", {"Denmark"}, {"gazetteer:country/DK"});
    report.mention("Norway", norway);
    report.mention("Denmark", denmark);
    report.claim(0, report.argument("Norway", norway), "leave", "left", report.argument("Denmark", denmark))
        .predicate.label = "leaves with everything that it has ever had in the way of ships and boats";
    CHECK(edges_of(report, ViewShape::network).empty());
    const Lines flat = edges_of(report, ViewShape::flat);
    REQUIRE(flat.size() == 1);
    CHECK(flat[0].find("…") != std::string::npos);
}

TEST_CASE("each place of a chain lies in the next one; those of a list do not") {
    const auto located = [](const char* text, const char* where) {
        MadeUp report("https://example.org/chain", text);
        report.sentence(text);
        const auto place = [&](const char* name, EntityType type) {
            const auto cluster = report.cluster(type, name, {name}, {std::string("name:") + name});
            report.mention(name, cluster);
            return cluster;
        };
        const auto odense = place("Odense", EntityType::place);
        place("Funen", EntityType::place);
        place("Denmark", EntityType::country);
        Claim& claim = report.claim(0, report.argument("Ships"), "call", "called");
        claim.predicate.label = "calls";
        claim.qualifiers.push_back(report.qualifier("place", where, odense));
        return edges_of(report, ViewShape::network);
    };
    CHECK(located("Ships called in Odense, Funen, Denmark.", "in Odense") ==
          Lines{"Funen LOCATED_IN Denmark", "Odense LOCATED_IN Funen"});
    CHECK(located("Ships called in Odense, Funen, the Denmark, and more.", "in Odense").empty());
}

TEST_CASE("without a concept the words that are looked through have the preposition of what they lead to") {
    MadeUp report("https://example.org/land", "Norway tried to land in Kenya.");
    report.sentence("Norway tried to land in Kenya.");
    const auto norway = report.cluster(EntityType::country, "Norway", {"Norway"}, {"gazetteer:country/NO"});
    const auto kenya = report.cluster(EntityType::country, "Kenya", {"Kenya"}, {"gazetteer:country/KE"});
    report.mention("Norway", norway);
    report.mention("Kenya", kenya);
    report
        .claim(0, report.argument("Norway", norway), "try", "tried",
               report.speaking_of("to land in Kenya", "", {{"in", kenya, report.at("Kenya")}}))
        .predicate.label = "tries";
    report.extraction.phrases[0].aspect = "to land";
    CHECK(edges_of(report, ViewShape::network) == Lines{"Norway TRIES_TO_LAND_IN Kenya"});
}

namespace {

/// Ida Holm says that Norway, which she may or may not lead, fired missiles at a camp in Odense.
struct Told {
    MadeUp report{"https://example.org/told", "Ida Holm said that Norwegian missiles had hit a camp in Odense."};
    std::uint32_t ida, norway, odense;

    Told() {
        report.sentence("Ida Holm said that Norwegian missiles had hit a camp in Odense.");
        ida = report.cluster(EntityType::person, "Ida Holm", {"Ida Holm"}, {"family:holm", "given:ida"});
        norway = report.cluster(EntityType::country, "Norway", {"Norway"}, {"gazetteer:country/NO"});
        odense = report.cluster(EntityType::place, "Odense", {"Odense"}, {"name:odense"});
        report.mention("Ida Holm", ida);
        report.mention("Odense", odense);
        Argument said = report.argument("that Norwegian missiles had hit a camp in Odense");
        said.claim = 1;
        report.claim(0, report.argument("Ida Holm", ida), "say", "said", said).predicate.term = "cg:says";
        const Argument missiles =
            report.speaking_of("Norwegian missiles", "missile", {{"of", norway, report.at("Norwegian")}});
        Claim& hit = report.claim(0, missiles, "hit", "had hit", report.speaking_of("a camp", "camp"));
        hit.predicate.label = "hits";
        hit.attributed_to.push_back(report.argument("Ida Holm", ida));
        hit.qualifiers.push_back(report.qualifier("place", "in Odense", odense));
    }
    Lines says() const {
        Lines lines = edges_of(report, ViewShape::network);
        std::erase_if(lines, [](const std::string& line) { return line.find(" SAYS ") == std::string::npos; });
        return lines;
    }
};

}  // namespace

TEST_CASE("network: what somebody says is told up to the thing that it leads to") {
    Told told;
    const Lines both{"Ida Holm SAYS (that Norwegian missiles had hit camp in) Odense",
                     "Ida Holm SAYS (that … missile had hit camp) Norway"};
    CHECK(told.says() == both);
    told.report.extraction.claims[1].predicate.text = "that had hit";  // the conjunction is not said twice
    CHECK(told.says() == both);
}

TEST_CASE("network: a verb without auxiliaries says with one how far what is said is so") {
    Told told;
    Claim& hit = told.report.extraction.claims[1];
    hit.predicate.text = "hit";
    hit.modality = Modality::possible;
    CHECK(told.says().front() == "Ida Holm SAYS (that Norwegian missiles may hit camp in) Odense");
    hit.modality = Modality::actual;
    hit.polarity = Polarity::negated;
    CHECK(told.says().front() == "Ida Holm SAYS (that Norwegian missiles do not hit camp in) Odense");
}

TEST_CASE("network: who says so is understood as who does it; words that do not fit are no edge") {
    Told told;
    Claim& hit = told.report.extraction.claims[1];
    hit.subject = told.report.argument("Ida Holm", told.ida);
    CHECK(told.says() == Lines{"Ida Holm SAYS (that had hit camp in) Odense"});
    hit.predicate.text = "had hit over and over again and without any warning";
    CHECK(told.says().empty());
}

TEST_CASE("network: whoever is reached is told to do what; what is together with somebody is with him") {
    MadeUp report("https://example.org/urged", "Norway urged Ida Holm to resign. Norway and Chile signed a deal.");
    report.sentence("Norway urged Ida Holm to resign.");
    report.sentence("Norway and Chile signed a deal.");
    const auto norway = report.cluster(EntityType::country, "Norway", {"Norway"}, {"gazetteer:country/NO"});
    const auto chile = report.cluster(EntityType::country, "Chile", {"Chile"}, {"gazetteer:country/CL"});
    const auto ida = report.cluster(EntityType::person, "Ida Holm", {"Ida Holm"}, {"family:holm", "given:ida"});
    report.mention("Norway", norway);
    report.mention("Chile", chile);
    report.mention("Ida Holm", ida);
    const Argument to_resign = report.speaking_of("to resign", "");
    report.extraction.phrases[0].aspect = "to resign";
    Claim& urging =
        report.claim(0, report.argument("Norway", norway), "urge", "urged", report.argument("Ida Holm", ida));
    urging.predicate.term = "cg:urges";
    urging.qualifiers.push_back(report.qualifier("complement", "to resign"));
    urging.qualifiers[0].phrase = to_resign.phrase;
    Claim& deal = report.claim(1, report.argument("Norway", norway, {}, 33), "sign", "signed",
                               report.speaking_of("a deal", "deal"));
    deal.predicate.label = "signs";
    deal.qualifiers.push_back(report.qualifier("company", "Chile", chile));
    CHECK(edges_of(report, ViewShape::network) ==
          Lines{"Norway SIGNS_DEAL_WITH Chile", "Norway URGES (to resign) Ida Holm"});
}

TEST_CASE("network: what a claim says of an act is not the act") {
    MadeUp report("https://example.org/ban", "Norway ended its ban on Chile.");
    report.sentence("Norway ended its ban on Chile.");
    const auto norway = report.cluster(EntityType::country, "Norway", {"Norway"}, {"gazetteer:country/NO"});
    const auto chile = report.cluster(EntityType::country, "Chile", {"Chile"}, {"gazetteer:country/CL"});
    report.mention("Norway", norway);
    report.mention("Chile", chile);
    const Argument ban = report.speaking_of("its ban on Chile", "ban",
                                            {{"of", norway, report.at("its")}, {"on", chile, report.at("Chile")}});
    report.extraction.phrases[0].act = true;
    report.extraction.phrases[0].head = report.at("ban");
    report.claim(0, report.argument("Norway", norway), "end", "ended", ban).predicate.label = "ends";
    CHECK(edges_of(report, ViewShape::network) == Lines{"Norway ENDS (ban on) Chile"});
    report.extraction.claims[0].subject = report.argument("ended");  // somebody else does
    CHECK(edges_of(report, ViewShape::network) == Lines{"Norway BAN_ON Chile"});
}

TEST_CASE("network: what somebody is stands in the label, what a verb says does not stand there twice") {
    MadeUp report("https://example.org/head", "Ida Holm, head of Nordbank, runs a camp run near Odense.");
    report.sentence("Ida Holm, head of Nordbank, runs a camp run near Odense.");
    const auto ida = report.cluster(EntityType::person, "Ida Holm", {"Ida Holm"}, {"family:holm", "given:ida"});
    const auto bank = report.cluster(EntityType::organization, "Nordbank", {"Nordbank"}, {"name:nordbank"});
    const auto odense = report.cluster(EntityType::place, "Odense", {"Odense"}, {"name:odense"});
    report.mention("Ida Holm", ida);
    report.mention("Nordbank", bank);
    report.mention("Odense", odense);
    report
        .claim(0, report.argument("Ida Holm", ida), "be", "head",
               report.speaking_of("head of Nordbank", "head", {{"of", bank, report.at("Nordbank")}}))
        .predicate.term = "cg:holdsOffice";
    report
        .claim(0, report.argument("Ida Holm", ida), "run", "runs",
               report.speaking_of("a camp run near Odense", "camp", {{"runs near", odense, report.at("Odense")}}))
        .predicate.label = "runs";
    CHECK(edges_of(report, ViewShape::network) ==
          Lines{"Ida Holm HOLDS_OFFICE (head) Nordbank", "Ida Holm RUNS (camp near) Odense"});
}

TEST_CASE("network: a verb with a preposition keeps what stands behind it") {
    MadeUp report("https://example.org/return", "Ida Holm returned to Odense from Chile. Odense is open to Chile.");
    report.sentence("Ida Holm returned to Odense from Chile.");
    report.sentence("Odense is open to Chile.");
    const auto ida = report.cluster(EntityType::person, "Ida Holm", {"Ida Holm"}, {"family:holm", "given:ida"});
    const auto odense = report.cluster(EntityType::place, "Odense", {"Odense"}, {"name:odense"});
    const auto chile = report.cluster(EntityType::country, "Chile", {"Chile"}, {"gazetteer:country/CL"});
    report.mention("Ida Holm", ida);
    report.mention("Odense", odense);
    report.mention("Chile", chile);
    Claim& back = report.claim(0, report.argument("Ida Holm", ida), "return to", "returned to",
                               report.argument("Odense", odense));
    back.predicate.label = "returns to";
    back.qualifiers.push_back(report.qualifier("place", "from Chile", chile));
    Claim& open =
        report.claim(1, report.argument("Odense", odense, {}, 40), "be open", "is open", report.argument("open"));
    open.attributed_to.push_back(report.argument("Ida Holm", ida));
    open.qualifiers.push_back(report.qualifier("other", "to Chile", chile));
    const Lines network = edges_of(report, ViewShape::network);
    const auto has = [&](const char* line) { return std::find(network.begin(), network.end(), line) != network.end(); };
    CHECK(has("Ida Holm RETURNS_TO_ODENSE_FROM Chile"));
    CHECK(has("Ida Holm RETURNS_TO Odense"));
    CHECK(has("Ida Holm SAYS (that Odense is open to) Chile"));
}

namespace {

/// Norway, Chile and Odense, named in a text of one sentence, and claims of Norway.
struct Events {
    MadeUp report;
    std::uint32_t norway, chile, odense;

    explicit Events(const char* text) : report("https://example.org/events", text) {
        report.sentence(text);
        norway = report.cluster(EntityType::country, "Norway", {"Norway"}, {"gazetteer:country/NO"});
        chile = report.cluster(EntityType::country, "Chile", {"Chile"}, {"gazetteer:country/CL"});
        odense = report.cluster(EntityType::place, "Odense", {"Odense"}, {"name:odense"});
    }
    Claim& claim(const char* lemma, const char* text, const char* label, Argument object) {
        Claim& it = report.claim(0, report.argument("Norway", norway), lemma, text, std::move(object));
        it.predicate.label = label;
        return it;
    }
    Qualifier phrase(const char* role, const char* text, const char* concept_label,
                     const std::vector<Involvement>& involves = {}) {
        Qualifier out = report.qualifier(role, text);
        out.phrase =
            report.speaking_of(std::string(text).substr(out.text.find(' ') + 1), concept_label, involves).phrase;
        return out;
    }
    Lines edges() const { return edges_of(report, ViewShape::network); }
};

}  // namespace

TEST_CASE("network: what else happens where somebody is reached names him, as long as that fits") {
    Events events("Norway defeats Chile in Odense.");
    Claim& win = events.claim("defeat", "defeats", "defeats", events.report.argument("Chile", events.chile));
    win.qualifiers.push_back(events.report.qualifier("place", "in Odense", events.odense));
    CHECK(events.edges() == Lines{"Norway DEFEATS Chile", "Norway DEFEATS_CHILE_IN Odense"});
    win.predicate.label = "defeats by seventeen goals in the replayed final after";
    CHECK(events.edges()[1] == "Norway DEFEATS_BY_SEVENTEEN_GOALS_IN_THE_REPLAYED_FINAL_AFTER_IN Odense");
}

TEST_CASE("network: what a verb says of whoever it reaches goes with him, what happens meanwhile does not") {
    Events events("Norway adds Chile to its list of partners as ships leave.");
    Claim& adds = events.claim("add", "adds", "adds", events.report.argument("Chile", events.chile));
    adds.qualifiers.push_back(events.phrase("other", "as ships leave", "ship"));
    events.report.extraction.phrases[0].aspect = "as leave";
    CHECK(events.edges() == Lines{"Norway ADDS Chile"});
    adds.qualifiers.push_back(events.phrase("other", "to its list of partners", "partner"));
    events.report.extraction.phrases[1].through = {"list"};
    CHECK(events.edges() == Lines{"Norway ADDS (to list of partner) Chile"});
}

TEST_CASE("network: where no word says how a place is tied it is in it; what is no place is not tied") {
    Events events("Odense, where Norway meets; Chile");
    Claim& meets = events.claim("meet", "meets", "meets", events.report.speaking_of("where", ""));
    meets.object.reset();
    meets.qualifiers.push_back(events.report.qualifier("place", "Odense", events.odense));
    CHECK(events.edges() == Lines{"Norway MEETS_IN Odense"});
    meets.qualifiers[0] = events.report.qualifier("manner", "Chile", events.chile);
    CHECK(events.edges().empty());
}

TEST_CASE("network: whoever takes part himself is not reached once more through a phrase") {
    Events events("Norway signs with Chile a pact allowing Chile to fish.");
    Claim& signs = events.claim("sign", "signs", "signs",
                                events.report.speaking_of("a pact allowing Chile to fish", "pact",
                                                          {{"allowing", events.chile, events.report.at("Chile")}}));
    CHECK(events.edges() == Lines{"Norway SIGNS (pact allowing) Chile"});
    signs.qualifiers.push_back(events.report.qualifier("company", "with Chile", events.chile));
    CHECK(events.edges() == Lines{"Norway SIGNS_PACT_WITH Chile"});
}

TEST_CASE("network: people are killed in an act, and the act is on what it reaches") {
    Events events("People were killed in a Norwegian air strike on a market near Odense.");
    Argument people = events.report.speaking_of("People", "people");
    Argument strike = events.report.speaking_of("a Norwegian air strike", "air strike",
                                                {{"of", events.norway, events.report.at("Norwegian")}});
    events.report.extraction.phrases[0].generic = true;
    events.report.extraction.phrases[1].act = true;
    Claim& killed = events.report.claim(0, people, "be kill in", "were killed in", strike);
    killed.predicate.term = "cg:isKilled";
    killed.qualifiers.push_back(events.phrase("other", "on a market near Odense", "market",
                                              {{"near", events.odense, events.report.at("Odense")}}));
    CHECK(events.edges() == Lines{"Norway PEOPLE_KILLED (air strike on market near) Odense"});
}
