#include "graph/view.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "graph/errors.h"
#include "graph/identity.h"
#include "tests/graph/takeover.h"

using namespace claimgraph::tests;
using namespace claimgraph;

namespace {

std::vector<FlatEdge> edges_of(const View& view) {
    std::vector<FlatEdge> all;
    view.derived_edges(ViewShape::flat, [&](const FlatEdge& edge) { all.push_back(edge); });
    return all;
}

std::vector<std::string> labels_of(const View& view) {
    std::vector<std::string> all;
    for (const FlatEdge& edge : edges_of(view)) all.push_back(edge.label);
    std::sort(all.begin(), all.end());
    return all;
}

/// Everything a view shows, as one text.
std::string shown(const View& view) {
    std::string out;
    const auto put = [&](std::string_view field) { (out += field) += '|'; };
    const auto node = [&](const NodeRecord& n) {
        put(n.id), put(n.label), put(n.type), put(n.text), put(std::to_string(n.begin)), put(std::to_string(n.end));
    };
    const auto thing = [&](const Entity& entity) {
        put(entity.id), put(entity.label), put(std::to_string(entity.mentions));
        for (const std::string& label : entity.alt_labels) put(label);
    };
    const auto phrase = [&](const PhraseRecord& p) { put(p.id), put(p.label), put(std::to_string(p.mentions)); };
    view.documents([&](const DocumentRecord& d) { put(d.id), put(d.path), put(d.published); });
    view.entities(thing);
    view.phrases(phrase);
    view.claims([&](const ClaimRecord& c) {
        put(c.id), put(c.document->id), put(c.sentence_id), put(c.sentence_text), node(c.subject),
            put(c.predicate_lemma);
        if (c.object) node(*c.object);
        for (const NodeRecord& source : c.attributed_to) node(source);
        for (const std::string& mention : c.mentions) put(mention);
    });
    view.derived_entities(ViewShape::flat, thing);
    view.derived_concepts(ViewShape::flat, [&](const ConceptRecord& row) { put(row.id), put(row.label); });
    view.derived_statements(ViewShape::flat, phrase);
    view.derived_edges(ViewShape::flat, [&](const FlatEdge& e) {
        put(e.source), put(e.label), put(e.target), put(e.predicate), put(std::to_string(e.weight)), put(e.first_seen);
        for (const std::string& claim : e.claims) put(claim);
        for (const std::string& source : e.attributed_to) put(source);
    });
    return out;
}

}  // namespace

TEST_CASE("a claim's places are the claim it states, the entity it names, or the phrase itself") {
    const Store store = store_of({bridge_report()});
    const View view(store);
    const auto claims = claims_of(view);
    REQUIRE(claims.size() == 3);
    const ClaimRecord &denial = claims[0], &fall = claims[1], &travel = claims[2];
    CHECK(denial.subject.kind == NodeRecord::Kind::entity);
    CHECK(denial.subject.label == "Zoë Müller");
    CHECK(denial.subject.type == "Person");
    CHECK(denial.predicate_term == "cg:denies");
    REQUIRE(denial.object);
    CHECK(denial.object->kind == NodeRecord::Kind::claim);
    CHECK(denial.object->id == fall.id);
    CHECK(denial.object->label == "that the old bridge in Łódź had collapsed");
    CHECK_FALSE(denial.inner);
    REQUIRE(denial.qualifiers.size() == 1);
    CHECK(denial.qualifiers[0].value == "2025-03-07");
    CHECK_FALSE(denial.qualifiers[0].entity);
    CHECK(denial.mentions.empty());

    CHECK(fall.inner);
    CHECK(fall.subject.kind == NodeRecord::Kind::phrase);
    CHECK(fall.subject.id == phrase_id("old bridge in Łódź"));
    CHECK(fall.subject.type == "Phrase");
    CHECK_FALSE(fall.object);
    REQUIRE(fall.attributed_to.size() == 1);
    CHECK(fall.attributed_to[0].id == denial.subject.id);
    REQUIRE(fall.mentions.size() == 1);  // Łódź, within the subject

    CHECK(travel.subject.id == denial.subject.id);
    CHECK(travel.subject.text == "Müller");
    REQUIRE(travel.qualifiers.size() == 1);
    CHECK(travel.qualifiers[0].entity);
}

TEST_CASE("offsets are counted in code points") {
    const MadeUp report = bridge_report();
    const Store store = store_of({report});
    const View view(store);
    // The same count, by decoding.
    std::vector<std::string> characters;
    for (const char c : report.extraction.document.text) {
        if ((static_cast<unsigned char>(c) & 0xC0) == 0x80)
            characters.back() += c;
        else
            characters.emplace_back(1, c);
    }
    const auto words = [&](std::uint32_t begin, std::uint32_t end) {
        std::string out;
        for (std::uint32_t i = begin; i < end; ++i) out += characters.at(i);
        return out;
    };
    for (const ClaimRecord& claim : claims_of(view)) {
        CHECK(words(claim.sentence_begin, claim.sentence_end) == claim.sentence_text);
        CHECK(words(claim.subject.begin, claim.subject.end) == claim.subject.text);
        CHECK(words(claim.predicate_begin, claim.predicate_end) == claim.predicate_text);
        if (claim.object) CHECK(words(claim.object->begin, claim.object->end) == claim.object->text);
        for (const NodeRecord& source : claim.attributed_to) CHECK(words(source.begin, source.end) == source.text);
        for (const QualifierRecord& q : claim.qualifiers) CHECK(words(q.begin, q.end) == q.text);
    }
}

TEST_CASE("offsets are right in long texts too") {
    std::string text;
    for (int i = 0; i < 400; ++i) text += "żółw ";
    MadeUp report("https://example.org/long", text + "Ants won.");
    report.sentence("Ants won.");
    report.claim(0, report.argument("Ants"), "win", "won");
    const Store store = store_of({report});
    const View view(store);
    const auto claims = claims_of(view);
    REQUIRE(claims.size() == 1);
    CHECK(claims[0].subject.begin == 2000);
    CHECK(claims[0].predicate_end == 2008);
}

TEST_CASE("the view does not depend on the order in which documents came") {
    std::vector<Extraction> documents = {bridge_report(), takeover("https://b.example/1", "2025-04-01", false),
                                         takeover("https://a.example/2", "2025-04-03", true),
                                         takeover("https://c.example/3", "", false)};
    documents.push_back(documents[1]);                                         // twice
    documents.push_back(takeover("https://b.example/1", "2025-04-01", true));  // and in another version
    std::optional<std::string> first;
    for (int turn = 0; turn < 6; ++turn) {
        std::rotate(documents.begin(), documents.begin() + 1, documents.end());
        if (turn == 3) std::reverse(documents.begin(), documents.end());
        const Store store = store_of(documents);
        const std::string all = shown(View(store));
        if (!first) first = all;
        CHECK(all == *first);
    }
}

TEST_CASE("claims come by document, sentence and predicate, each once") {
    MadeUp report = takeover("https://b.example/1", "2025-04-01", false);
    Extraction& made = report.extraction;
    std::reverse(made.claims.begin(), made.claims.end());
    made.claims.push_back(made.claims[1]);
    made.claims.back().rule = "a.surer.one";
    made.claims.back().confidence = 0.95;
    const Store store = store_of({report, takeover("https://a.example/2", "2025-04-03", true)});
    const View view(store);
    const auto claims = claims_of(view);
    REQUIRE(claims.size() == 3);
    CHECK(claims[0].polarity == Polarity::negated);
    CHECK(claims[1].predicate_text == "bought");
    CHECK(claims[1].rule == "a.surer.one");
    CHECK(claims[2].predicate_text == "rule out");
    CHECK(claims[1].sentence_id != claims[2].sentence_id);
    std::vector<std::string> ids;
    view.documents([&](const DocumentRecord& document) { ids.push_back(document.id); });
    CHECK(ids == std::vector<std::string>{"https://a.example/2", "https://b.example/1"});
}

TEST_CASE("a subject that the text leaves out is the phrase of no words") {
    MadeUp report("https://example.org/passive", "The road was closed.");
    report.sentence("The road was closed.");
    report.claim(0, Argument{}, "close", "was closed", report.argument("The road"));
    const Store store = store_of({report});
    const View view(store);
    const auto claims = claims_of(view);
    REQUIRE(claims.size() == 1);
    CHECK(claims[0].subject.kind == NodeRecord::Kind::phrase);
    CHECK(claims[0].subject.id == phrase_id(""));
    CHECK(claims[0].subject.label == "(unstated)");
    CHECK(claims[0].subject.text.empty());
    std::map<std::string, std::string> phrases;
    view.phrases([&](const PhraseRecord& phrase) { phrases[phrase.id] = phrase.label; });
    CHECK(phrases ==
          std::map<std::string, std::string>{{phrase_id(""), "(unstated)"}, {phrase_id("road"), "The road"}});
}

TEST_CASE("a claim that states itself is shown as words") {
    MadeUp report("https://example.org/circle", "It says it.");
    report.sentence("It says it.");
    report.claim(0, report.argument("It"), "say", "says", report.argument("it", {}, 0, 5));
    const Store store = store_of({report});
    const View view(store);
    const auto claims = claims_of(view);
    REQUIRE(claims.size() == 1);
    CHECK(claims[0].object->kind == NodeRecord::Kind::phrase);
    CHECK_FALSE(claims[0].inner);
}

TEST_CASE("every node that a claim points to is listed") {
    const Store store = store_of({bridge_report(), takeover("https://a.example/2", "2025-04-03", true)});
    for (const ViewOptions& options : {ViewOptions{}, ViewOptions{.about = "Nordbank"}, ViewOptions{.type = "Place"}}) {
        const View view(store, options);
        std::vector<std::string> known;
        view.entities([&](const Entity& entity) { known.push_back(entity.id); });
        view.phrases([&](const PhraseRecord& phrase) { known.push_back(phrase.id); });
        for (const ClaimRecord& claim : claims_of(view)) known.push_back(claim.id);
        CHECK(std::set(known.begin(), known.end()).size() == known.size());
        const auto is_known = [&](const std::string& id) {
            return std::find(known.begin(), known.end(), id) != known.end();
        };
        for (const ClaimRecord& claim : claims_of(view)) {
            CHECK(is_known(claim.subject.id));
            if (claim.object) CHECK(is_known(claim.object->id));
            for (const NodeRecord& source : claim.attributed_to) CHECK(is_known(source.id));
            for (const QualifierRecord& q : claim.qualifiers)
                if (q.entity) CHECK(is_known(*q.entity));
            for (const std::string& mention : claim.mentions) CHECK(is_known(mention));
        }
        known.clear();
        view.derived_entities(ViewShape::flat, [&](const Entity& entity) { known.push_back(entity.id); });
        view.derived_concepts(ViewShape::flat, [&](const ConceptRecord& row) { known.push_back(row.id); });
        view.derived_statements(ViewShape::flat, [&](const StatementRecord& row) { known.push_back(row.id); });
        std::set<std::string> ends;
        for (const FlatEdge& edge : edges_of(view)) ends.insert({edge.source, edge.target});
        CHECK(std::set(known.begin(), known.end()) == ends);
        CHECK(known.size() == ends.size());
    }
}

TEST_CASE("the label of a flat edge keeps what must not be lost") {
    struct Row {
        const char *term, *lemma;
        Polarity polarity;
        Modality modality;
        bool attributed;
        const char* label;
    };
    const Row rows[] = {
        {"cg:denies", "deny", Polarity::affirmed, Modality::actual, false, "DENIES"},
        {"cg:claimsResponsibility", "claim", Polarity::negated, Modality::actual, false, "NOT_CLAIMS_RESPONSIBILITY"},
        {"", "rule out", Polarity::affirmed, Modality::possible, false, "MAY_RULE_OUT"},
        {"cg:denies", "deny", Polarity::affirmed, Modality::future, false, "WILL_DENY"},
        {"cg:isKilled", "kill", Polarity::affirmed, Modality::possible, false, "MAY_BE_KILLED"},
        {"cg:claimsResponsibility", "claim", Polarity::affirmed, Modality::demanded, false, "SHOULD_CLAIM_RESPONSIBILITY"},
        {"cg:reaches", "reach", Polarity::affirmed, Modality::future, false, "WILL_REACH"},
        {"", "hit", Polarity::affirmed, Modality::actual, true, "REPORTEDLY_HIT"},
        {"", "hit", Polarity::negated, Modality::future, true, "REPORTEDLY_WILL_NOT_HIT"},
        {"", "be co-owner of", Polarity::affirmed, Modality::demanded, false, "SHOULD_BE_CO_OWNER_OF"},
        {"", "déjouer", Polarity::affirmed, Modality::actual, false, "DÉJOUER"},
        {"", "’s", Polarity::affirmed, Modality::actual, false, "S"},
        {"", "", Polarity::affirmed, Modality::actual, false, "RELATED"},
        {"", "!?", Polarity::negated, Modality::actual, false, "NOT_RELATED"},
    };
    for (const Row& row : rows) {
        MadeUp report("https://example.org/label", "Ants see bees, wasps say.");
        report.sentence("Ants see bees, wasps say.");
        Claim& claim = report.claim(0, report.speaking_of("Ants", "ant"), row.lemma, "see", report.speaking_of("bees", "bee"));
        claim.predicate.term = row.term;
        claim.polarity = row.polarity;
        claim.modality = row.modality;
        if (row.attributed) claim.attributed_to.push_back(report.argument("wasps"));
        const Store store = store_of({report});
        const View view(store);
        const auto edges = edges_of(view);
        REQUIRE(edges.size() == 1);
        CHECK(edges[0].label == row.label);
        CHECK(edges[0].attributed_to ==
              (row.attributed ? std::vector<std::string>{"wasps"} : std::vector<std::string>{}));
    }
}

TEST_CASE("flat edges count their evidence and keep opposites apart") {
    const Store store = store_of(
        {takeover("https://a.example/1", "2025-04-03", true), takeover("https://a.example/2", "2025-04-09", true),
         takeover("https://b.example/1", "2025-04-01", false), takeover("https://c.example/3", "", false)});
    const View view(store);
    const auto edges = edges_of(view);
    CHECK(labels_of(view) == std::vector<std::string>{"BUY", "REPORTEDLY_WILL_NOT_BUY", "SPEAKS_OF", "SPEAKS_OF",
                                                     "WILL_RULE_OUT"});
    for (const FlatEdge& edge : edges) {
        CHECK(edge.weight == 2);
        CHECK(edge.documents == 2);
        CHECK(edge.claims.size() == 2);
        if (edge.label == "BUY") {
            CHECK(edge.first_seen == "2025-04-01");
            CHECK(edge.last_seen == "2025-04-01");
            CHECK(edge.attributed_to.empty());
            CHECK(edge.polarity == Polarity::affirmed);
        }
        if (edge.label == "REPORTEDLY_WILL_NOT_BUY") {
            CHECK(edge.first_seen == "2025-04-03");
            CHECK(edge.last_seen == "2025-04-09");
            CHECK(edge.attributed_to == std::vector<std::string>{"Ida Holm"});
            CHECK(edge.polarity == Polarity::negated);
            CHECK(edge.modality == Modality::future);
        }
    }
    CHECK(std::is_sorted(edges.begin(), edges.end(), [](const FlatEdge& a, const FlatEdge& b) {
        return std::tie(a.source, a.label, a.target) < std::tie(b.source, b.label, b.target);
    }));
}

TEST_CASE("what the program is not sure of can be left out, and is marked where it is not") {
    MadeUp report = takeover("https://b.example/1", "2025-04-01", false);
    for (Claim& claim : report.extraction.claims) claim.confidence = 0.3;
    const Store store = store_of({report});
    ViewOptions sure;
    sure.min_confidence = 0.31;
    CHECK(claims_of(View(store, sure)).empty());
    sure.min_confidence = 0.3;
    CHECK(claims_of(View(store, sure)).size() == claims_of(View(store)).size());
    const std::vector<std::string> labels = labels_of(View(store));
    CHECK(std::find(labels.begin(), labels.end(), "UNSURE_BUY") != labels.end());
    CHECK(std::find(labels.begin(), labels.end(), "BUY") == labels.end());
}

TEST_CASE("flat: light edges can be left out, and only the heaviest kept") {
    const Store store = store_of({bridge_report(), takeover("https://b.example/1", "2025-04-01", false),
                                  takeover("https://b.example/2", "2025-04-02", false)});
    CHECK(labels_of(View(store)) == std::vector<std::string>{"BUY", "DENIES", "TRAVEL_TO", "WILL_RULE_OUT"});
    CHECK(labels_of(View(store, {.min_weight = 2})) == std::vector<std::string>{"BUY", "WILL_RULE_OUT"});
    CHECK(labels_of(View(store, {.min_weight = 3})).empty());
    CHECK(edges_of(View(store, {.top = 1})).size() == 1);
    CHECK(edges_of(View(store, {.top = 1}))[0].weight == 2);
    CHECK(labels_of(View(store, {.top = 3})).size() == 3);
    std::size_t phrases = 0;
    View(store, {.min_weight = 2}).derived_concepts(ViewShape::flat, [&](const ConceptRecord& row) {
        CHECK(row.label == "layoffs");
        ++phrases;
    });
    CHECK(phrases == 1);
}

TEST_CASE("flat: a nested claim's place is taken by its statement; qualifiers lead to their things, times aside") {
    MadeUp report = bridge_report();
    Claim& travel = report.extraction.claims[2];
    const std::size_t first = travel.qualifiers.size();
    REQUIRE(first == 1);
    const auto friday = report.cluster(EntityType::date, "Friday", {}, {});
    Qualifier bare = report.qualifier("time", "Friday", friday);
    report.extraction.mentions.push_back({bare.span, EntityType::date, MentionForm::value, 1, friday, "2025-03-07"});
    report.extraction.claims[2].qualifiers.push_back(bare);
    const Store store = store_of({report});
    const View view(store);
    CHECK(labels_of(view) == std::vector<std::string>{"DENIES", "TRAVEL_TO"});
    for (const FlatEdge& edge : edges_of(view))
        if (edge.label == "DENIES") CHECK(edge.target.starts_with("statement-"));
}

TEST_CASE("a view may be read inside of another reading") {
    const Store store = store_of({bridge_report(), takeover("https://b.example/1", "2025-04-01", false)});
    const View view(store);
    std::size_t pairs = 0;
    view.claims([&](const ClaimRecord&) { view.claims([&](const ClaimRecord&) { ++pairs; }); });
    CHECK(pairs == 25);
}

TEST_CASE("phrases and flat edges know when they were published") {
    const Store store = store_of({bridge_report()});
    const View view(store);
    std::size_t phrases = 0;
    view.phrases([&](const PhraseRecord& phrase) {
        ++phrases;
        CHECK(phrase.first_seen == "2025-03-07");
        CHECK(phrase.last_seen == "2025-03-07");
    });
    CHECK(phrases > 0);
    view.derived_edges(ViewShape::flat, [](const FlatEdge& edge) {
        REQUIRE(edge.days.size() == 1);
        CHECK(edge.days[0].first == "2025-03-07");
        CHECK(edge.days[0].second == edge.weight);
    });
}

TEST_CASE("flat: claims that make no edge are counted") {
    const Store store = store_of({bridge_report()});
    const View view(store);
    CHECK(view.claims_without_edge(ViewShape::flat) == 1);  // the bridge collapsed
    ViewOptions options;
    options.predicate = "travel";
    CHECK(View(store, options).claims_without_edge(ViewShape::flat) == 0);
}
