#include "graph/propositions.h"

#include <doctest/doctest.h>

#include "graph/view.h"
#include "tests/graph/made_up.h"

using namespace claimgraph;
using tests::MadeUp;

namespace {

struct Told {
    std::string id, publisher, published;
    std::string object = "ceasefire";  ///< the words
    Reference reference = Reference::kind;
    Polarity polarity = Polarity::affirmed;
    Modality modality = Modality::actual;
};

/// Norway, it says, supports what the words of the object say.
Extraction told(const Told& by) {
    MadeUp made(by.id, "Norway supports the " + by.object + ", as it did in " + by.id + ".");
    made.extraction.document.publisher = by.publisher;
    made.extraction.document.published = by.published;
    made.sentence(made.extraction.document.text);
    const auto norway = made.cluster(EntityType::country, "Norway", {"Norway"}, {"gazetteer:country/NO"});
    made.mention("Norway", norway);
    const Argument object = made.speaking_of(by.object, "ceasefire");
    made.extraction.phrases.back().reference = by.reference;
    Claim& claim = made.claim(0, made.argument("Norway", norway), "support", "supports", object);
    claim.predicate.term = "cg:supports";
    claim.polarity = by.polarity;
    claim.modality = by.modality;
    return made.extraction;
}

std::vector<PropositionRecord> propositions_of(const std::vector<Told>& documents, ViewOptions options = {}) {
    Store store = Store::in_memory();
    for (const Told& document : documents) store.add(told(document));
    std::vector<PropositionRecord> all;
    View(store, std::move(options)).claims([&](const ClaimRecord& claim) { all.push_back(claim.proposition); });
    return all;
}

}  // namespace

TEST_CASE("what several documents say is one proposition, with its documents, publishers and days") {
    const auto all = propositions_of({{"doc-a", "Daily", "2025-05-02"}, {"doc-b", "Post", "2025-05-01"}, {"doc-c", "", ""}});
    REQUIRE(all.size() == 3);
    CHECK(all[0].id == all[1].id);
    CHECK(all[0].id == all[2].id);
    for (const PropositionRecord& proposition : all) {
        CHECK(proposition.documents == 3);
        CHECK(proposition.first_seen == "2025-05-01");
        CHECK(proposition.last_seen == "2025-05-02");
    }
    // Their names come with the first claim only, so that the claims of a widely said one stay short.
    CHECK(all[0].publishers == std::vector<std::string>{"Daily", "Post"});
    CHECK(all[1].publishers.empty());
}

TEST_CASE("a kind is the same under its other names, a description is that of its document") {
    const auto all = propositions_of({{"doc-a", "", "", "ceasefire"},
                                      {"doc-b", "", "", "truce"},
                                      {"doc-c", "", "", "truce", Reference::description},
                                      {"doc-d", "", "", "truce", Reference::description}});
    REQUIRE(all.size() == 4);
    CHECK(all[0].id == all[1].id);
    CHECK(all[2].id != all[0].id);
    CHECK(all[2].id != all[3].id);
    CHECK(all[2].documents == 1);
}

TEST_CASE("what is denied, possible, to come or demanded is another proposition about the same") {
    const auto all = propositions_of({{"doc-a", "", ""},
                                      {"doc-b", "", "", "ceasefire", Reference::kind, Polarity::negated},
                                      {"doc-c", "", "", "ceasefire", Reference::kind, Polarity::affirmed, Modality::possible},
                                      {"doc-d", "", "", "ceasefire", Reference::kind, Polarity::negated, Modality::future},
                                      {"doc-e", "", "", "ceasefire", Reference::kind, Polarity::affirmed, Modality::demanded}});
    REQUIRE(all.size() == 5);
    CHECK(all[1].id == all[0].id + "-not");
    CHECK(all[2].id == all[0].id + "-may");
    CHECK(all[3].id == all[0].id + "-not-will");
    CHECK(all[4].id == all[0].id + "-should");
    for (const PropositionRecord& proposition : all) CHECK(proposition.documents == 1);
}

TEST_CASE("the opposite of what is said differs in one word of its id, and is undone by itself") {
    const std::string id = proposition_id({"a", "b", "c"}, Polarity::affirmed, Modality::future);
    CHECK(opposite(id) == proposition_id({"a", "b", "c"}, Polarity::negated, Modality::future));
    CHECK(opposite(opposite(id)) == id);
    CHECK(opposite(proposition_id({"a", "b", "c"}, Polarity::negated, Modality::actual)) ==
          proposition_id({"a", "b", "c"}, Polarity::affirmed, Modality::actual));
}

TEST_CASE("propositions are counted in the documents of the view") {
    const std::vector<Told> documents = {{"doc-a", "Daily", "2025-05-02"}, {"doc-b", "Post", "2025-05-01"}, {"doc-c", "Echo", "2025-06-01"}};
    ViewOptions may;
    may.until = "2025-05";
    CHECK(propositions_of(documents, may).front().documents == 2);
    ViewOptions june;
    june.since = "2025-06";
    CHECK(propositions_of(documents, june).front().documents == 1);
}

TEST_CASE("who says that somebody says so says the same where what is said is the same") {
    const auto speech = [](std::string id, std::string words) {
        MadeUp made(std::move(id), "Norway said that " + words + " please Norway.");
        made.sentence(made.extraction.document.text);
        const auto norway = made.cluster(EntityType::country, "Norway", {"Norway"}, {"gazetteer:country/NO"});
        made.mention("Norway", norway);
        const Argument talks = made.speaking_of(words, "talks");
        made.extraction.phrases.back().reference = Reference::kind;
        made.claim(0, made.argument("Norway", norway), "say", "said", made.argument(words + " please", {}, 1)).predicate.term = "cg:says";
        made.claim(0, talks, "please", "please", made.argument("Norway", norway)).attributed_to.push_back(made.argument("Norway", norway));
        return made.extraction;
    };
    Store store = Store::in_memory();
    store.add(speech("doc-a", "talks"));
    store.add(speech("doc-b", "negotiations"));
    std::vector<ClaimRecord> claims;
    View(store).claims([&](const ClaimRecord& claim) { claims.push_back(claim); });
    REQUIRE(claims.size() == 4);
    for (const ClaimRecord& claim : claims) CHECK(claim.proposition.documents == 2);
    CHECK(claims[0].proposition.id == claims[2].proposition.id);
    CHECK(claims[0].object->proposition == claims[1].proposition.id);
}

TEST_CASE("circumstances are part of what is said, times are not") {
    const auto told = [](std::string id, const std::string& place, const std::string& when) {
        MadeUp made(std::move(id), "Norway trained Danes in " + place + " on " + when + ".");
        made.sentence(made.extraction.document.text);
        const auto norway = made.cluster(EntityType::country, "Norway", {"Norway"}, {"gazetteer:country/NO"});
        const auto danes = made.cluster(EntityType::group, "Danes", {"Danes"}, {"name:danes"});
        const auto where = made.cluster(EntityType::place, place, {place}, {"gazetteer:place/" + place});
        made.mention("Norway", norway);
        made.mention("Danes", danes);
        made.mention(place, where);
        Claim& claim = made.claim(0, made.argument("Norway", norway), "train", "trained", made.argument("Danes", danes));
        claim.qualifiers = {made.qualifier("place", "in " + place, where), made.qualifier("time", "on " + when)};
        return made.extraction;
    };
    Store store = Store::in_memory();
    store.add(told("doc-a", "Bergen", "Monday"));
    store.add(told("doc-b", "Bergen", "Friday"));
    store.add(told("doc-c", "Oslo", "Monday"));
    std::vector<std::string> ids;
    View(store).claims([&](const ClaimRecord& claim) { ids.push_back(claim.proposition.id); });
    REQUIRE(ids.size() == 3);
    CHECK(ids[0] == ids[1]);
    CHECK(ids[0] != ids[2]);
}

TEST_CASE("what names no thing is said of its document's own") {
    const auto told = [](std::string id) {
        MadeUp made(std::move(id), "Casualties were reported.");
        made.sentence(made.extraction.document.text);
        const Argument subject = made.speaking_of("Casualties", "casualty");
        made.extraction.phrases.back().reference = Reference::kind;
        made.claim(0, subject, "be report", "were reported");
        return made.extraction;
    };
    Store store = Store::in_memory();
    store.add(told("doc-a"));
    store.add(told("doc-b"));
    View(store).claims([&](const ClaimRecord& claim) { CHECK(claim.proposition.documents == 1); });
}

TEST_CASE("claims that say each other end") {
    MadeUp made("doc-a", "Ida says that Jon says that.");
    made.sentence(made.extraction.document.text);
    made.claim(0, made.argument("Ida"), "say", "says", made.argument("that Jon says", {}, 1));
    made.claim(0, made.argument("Jon"), "say", "says", made.argument("that", {}, 0));
    Store store = Store::in_memory();
    store.add(made.extraction);
    std::size_t count = 0;
    View(store).claims([&](const ClaimRecord& claim) { count += claim.proposition.id.starts_with("prop-"); });
    CHECK(count == 2);
}
