#include "graph/conflicts.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

#include "graph/store.h"
#include "graph/view.h"
#include "tests/graph/made_up.h"

using namespace claimgraph;
using tests::MadeUp;

namespace {

/// How one paper reports an accident in the made-up town of Velm.
struct Telling {
    std::string id;
    std::string published = "2031-05-04";
    std::string killed = "Seven people", killed_value = "= 7 people";
    std::string injured = "more than 60 others", injured_value = "> 60 other";
    std::string place = "Velm";
    std::string scene = "A crowded ferry struck the harbour bridge and capsized.";
    std::string date = {};  ///< of the sentence that counts
};

void quantity(MadeUp& report, const std::string& words, const std::string& value) {
    // The number: what stands before the last word.
    const std::string number = words.substr(0, words.rfind(' '));
    const auto cluster = report.cluster(EntityType::quantity, number, {number}, {});
    report.mention(number, cluster, MentionForm::value);
    report.extraction.mentions.back().value = value;
}

/// *… . Seven people were killed and more than 60 others injured in Velm.* as passive claims of the paper itself.
MadeUp accident(const Telling& telling) {
    const std::string counted =
        telling.killed + " were killed and " + telling.injured + " injured in " + telling.place + telling.date + ".";
    MadeUp report(telling.id, telling.scene + " " + counted);
    report.extraction.document.published = telling.published;
    report.sentence(telling.scene);
    report.sentence(counted);
    quantity(report, telling.killed, telling.killed_value);
    quantity(report, telling.injured, telling.injured_value);
    const auto place = report.cluster(EntityType::place, telling.place, {telling.place}, {"name:" + telling.place});
    report.mention(telling.place, place);
    if (!telling.date.empty()) {
        const auto day = report.cluster(EntityType::date, telling.date, {telling.date}, {});
        report.mention(telling.date, day, MentionForm::value);
        report.extraction.mentions.back().value = telling.date.substr(telling.date.size() - 10);
    }
    report.claim(1, report.argument(telling.killed), "be kill", "were killed").predicate.term = "cg:isKilled";
    report.claim(1, report.argument(telling.injured), "be injure in", "injured", report.argument(telling.place, place))
        .predicate.term = "cg:isInjured";
    return report;
}

/// *The ferry … , killing seven people and injuring 55 more* as active claims.
MadeUp accident_with_doer(const std::string& id, const std::string& more, const std::string& value,
                          std::string published = {}) {
    MadeUp report(
        id,
        "The overloaded ferry hit a bridge pillar and capsized off the harbour, killing seven people and injuring " +
            more + ".");
    report.extraction.document.published = std::move(published);
    report.sentence(report.extraction.document.text);
    quantity(report, "seven people", "= 7 people");
    quantity(report, more, value);
    const auto claim = [&](const char* term, const char* verb, const std::string& object) {
        report.claim(0, report.argument("The overloaded ferry"), verb, verb, report.argument(object)).predicate.term =
            term;
    };
    claim("cg:kills", "killing", "seven people");
    claim("cg:injures", "injuring", more);
    return report;
}

Telling ours() {
    Telling telling;
    telling.id = "https://one.example/ferry";
    return telling;
}
Telling theirs() {
    Telling telling;
    telling.id = "https://two.example/ferry";
    telling.published = "2031-05-05";
    telling.scene = "The harbour bridge was hit by a ferry, which capsized.";
    return telling;
}

/// Each conflict as `words – words`, by the words of the place that is counted or the predicate.
std::set<std::string> conflicts_of(std::vector<Extraction> documents, ViewOptions options = {}) {
    Store store = Store::in_memory();
    for (const Extraction& document : documents) store.add(document);
    const View view(store, std::move(options));
    std::map<std::string, std::pair<std::string, std::vector<std::string>>> claims;
    view.claims([&](const ClaimRecord& claim) {
        std::string words = claim.subject.text + " " + claim.predicate_text;
        if (claim.object) words += " " + claim.object->text;
        claims[claim.id] = {words, claim.conflicts_with};
    });
    std::set<std::string> found;
    for (const auto& [id, row] : claims)
        for (const std::string& other : row.second) {
            REQUIRE(claims.contains(other));
            const auto& back = claims[other].second;
            CHECK(std::find(back.begin(), back.end(), id) != back.end());
            if (row.first <= claims[other].first) found.insert(row.first + " – " + claims[other].first);
        }
    return found;
}

using Found = std::set<std::string>;

/// Two tellings of it, the second with another sign.
MadeUp ruling(const std::string& id, const std::string& words, Polarity polarity, const std::string& by = {}) {
    MadeUp report(id, words + (by.empty() ? "" : " " + by + " said so."));
    report.sentence(words);
    const auto bank = report.cluster(EntityType::organization, "Nordbank", {"Nordbank"}, {"name:nordbank"});
    const auto firm = report.cluster(EntityType::organization, "Brightwater", {"Brightwater"}, {"name:brightwater"});
    report.mention("Nordbank", bank);
    report.mention("Brightwater", firm);
    Claim& claim =
        report.claim(0, report.argument("Nordbank", bank), "buy", words.find("bought") == words.npos ? "buy" : "bought",
                     report.argument("Brightwater", firm));
    claim.predicate.term = "cg:acquires";
    claim.polarity = polarity;
    if (!by.empty()) claim.attributed_to.push_back(report.argument(by));
    return report;
}

}  // namespace

TEST_CASE("a quantity's value is a range, and ranges that meet are no conflict") {
    const auto overlap = [](const char* a, const char* b) {
        const auto x = CountRange::from(a), y = CountRange::from(b);
        REQUIRE(x);
        REQUIRE(y);
        CHECK(x->overlaps(*y) == y->overlaps(*x));
        return x->overlaps(*y);
    };
    CHECK_FALSE(overlap("> 120 other", "= 115 more"));
    CHECK_FALSE(overlap("> 120", "= 120"));
    CHECK(overlap(">= 120", "= 120"));
    CHECK(overlap(">= 20 people", "= 115 people"));
    CHECK(overlap("~ 100 people", "= 108 people"));
    CHECK_FALSE(overlap("~ 100 people", "= 115 people"));
    CHECK_FALSE(overlap("< 10", ">= 10"));
    CHECK(overlap("<= 10", ">= 10"));
    CHECK(overlap("> 5", "> 500"));
    CHECK(overlap("> 100 people", "= 115 people"));
    CHECK(overlap("= 10..15", "= 12"));
    CHECK_FALSE(overlap("= 10..15", "= 16"));
    CHECK_FALSE(overlap("= 5000000 USD", "= 6000000 USD"));
    for (const char* value : {"", "=", "7", "= seven people", "! 7 people", "= inf people", "= nan people",
                              "= -3 people", "= 15..10 people", "> 10..15 people"})
        CHECK_FALSE(CountRange::from(value));
}

TEST_CASE("two papers that count the injured of one accident differently are in conflict") {
    Telling other = theirs();
    other.injured = "another 55 people";
    other.injured_value = "= 55 people";
    const Found expected{"another 55 people injured Velm – more than 60 others injured Velm"};
    CHECK(conflicts_of({accident(ours()), accident(other)}) == expected);

    // Killed seven people, both say: the number beside agrees, and no place is needed.
    const Found with_doer{"The overloaded ferry injuring 55 more – more than 60 others injured Velm"};
    CHECK(conflicts_of({accident(ours()), accident_with_doer("https://two.example/ferry", "55 more", "= 55 more")}) ==
          with_doer);
}

TEST_CASE("numbers that can both hold are no conflict") {
    Telling other = theirs();
    for (const auto& [words, value] :
         {std::pair("at least 20 others", ">= 20 other"), std::pair("62 others", "= 62 other"),
          std::pair("more than 60 others", "> 60 other")}) {
        other.injured = words;
        other.injured_value = value;
        CHECK(conflicts_of({accident(ours()), accident(other)}).empty());
    }
}

TEST_CASE("numbers of other events are no conflict") {
    Telling other = theirs();
    other.injured = "55 others";
    other.injured_value = "= 55 other";
    REQUIRE(conflicts_of({accident(ours()), accident(other)}).size() == 1);

    Telling elsewhere = other;
    elsewhere.place = "Ostby";
    CHECK(conflicts_of({accident(ours()), accident(elsewhere)}).empty());

    Telling later = other;
    later.published = "2031-06-20";
    CHECK(conflicts_of({accident(ours()), accident(later)}).empty());
    later.published = "";
    CHECK(conflicts_of({accident(ours()), accident(later)}).size() == 1);

    // The same town and week, but neither the number beside agrees nor what is told around it.
    Telling fire = other;
    fire.killed = "Two people";
    fire.killed_value = "= 2 people";
    fire.scene = "Flames spread through a textile workshop.";
    CHECK(conflicts_of({accident(ours()), accident(fire)}).empty());

    Telling on_a_day = ours(), on_another = other;
    on_a_day.date = " on 2031-05-02";
    on_another.date = " on 2031-05-03";
    CHECK(conflicts_of({accident(on_a_day), accident(on_another)}).empty());
    on_another.date = on_a_day.date;
    CHECK(conflicts_of({accident(on_a_day), accident(on_another)}).size() == 1);

    // Accidents of one kind in one province, told in the same words: each names a town of its own, or days lie between.
    const auto in_province = [](Telling telling, const std::string& province) {
        MadeUp report = accident(telling);
        const auto there = report.cluster(EntityType::place, province, {province}, {"name:" + province});
        report.extraction.document.text += ' ' + province;
        report.extraction.sentences.back().end = static_cast<std::uint32_t>(report.extraction.document.text.size());
        report.mention(province, there);
        return report;
    };
    Telling town = ours(), other_town = other;
    town.killed = "Two people", town.killed_value = "= 2 people";
    CHECK(conflicts_of({in_province(town, "Nordland"), in_province(other_town, "Nordland")}).size() == 1);
    other_town.place = "Ostby";
    CHECK(conflicts_of({in_province(town, "Nordland"), in_province(other_town, "Nordland")}).empty());
    other_town.place = town.place;
    other_town.published = "2031-05-07";
    CHECK(conflicts_of({in_province(town, "Nordland"), in_province(other_town, "Nordland")}).empty());

    // Soldiers are counted, not people.
    Telling soldiers = other;
    soldiers.injured = "55 soldiers";
    soldiers.injured_value = "= 55 soldier";
    CHECK(conflicts_of({accident(ours()), accident(soldiers)}).empty());
}

TEST_CASE("a toll that rises from day to day is an update, one that is lower later is a conflict") {
    Telling first = ours(), second = theirs();
    first.injured = "55 others", first.injured_value = "= 55 other";
    second.injured = "70 others", second.injured_value = "= 70 other";
    CHECK(conflicts_of({accident(first), accident(second)}).empty());
    std::swap(first.published, second.published);
    CHECK(conflicts_of({accident(first), accident(second)}).size() == 1);
    second.published = first.published;
    CHECK(conflicts_of({accident(first), accident(second)}).size() == 1);
}

TEST_CASE("sums of money beside one deal, and percentages, are compared too") {
    const auto deal = [](const std::string& id, const std::string& price, const std::string& value,
                         const std::string& published = "2031-05-04", const std::string& owner = "Nordbank") {
        const std::string words = owner + " sold the Brightwater shipyard to a rival investor for " + price +
                                  " after lengthy talks with the harbour workers.";
        MadeUp report(id, words);
        report.extraction.document.published = published;
        report.sentence(words);
        const auto bank = report.cluster(EntityType::organization, owner, {owner}, {"name:" + owner});
        report.mention(owner, bank);
        const auto sum = report.cluster(EntityType::money, price, {price}, {});
        report.mention(price, sum, MentionForm::value);
        report.extraction.mentions.back().value = value;
        Claim& claim =
            report.claim(0, report.argument(owner, bank), "sell", "sold", report.argument("the Brightwater shipyard"));
        claim.predicate.term = "cg:sells";
        claim.qualifiers.push_back(report.qualifier("amount", "for " + price, {}, value));
        return report;
    };
    const MadeUp ours = deal("https://one.example/deal", "$5 million", "= 5000000 USD");
    CHECK(conflicts_of({ours, deal("https://two.example/deal", "$6 million", "= 6000000 USD")}).size() == 1);
    CHECK(conflicts_of({ours, deal("https://two.example/deal", "more than $4 million", "> 4000000 USD")}).empty());
    CHECK(conflicts_of({ours, deal("https://two.example/deal", "€6 million", "= 6000000 EUR")}).empty());
    CHECK(conflicts_of({ours, deal("https://two.example/deal", "$6 million", "= 6000000 USD", "2031-08-04")}).empty());
    CHECK(conflicts_of({ours, deal("https://two.example/deal", "$6 million", "= 6000000 USD", "2031-05-04", "Ostbank")})
              .empty());
}

TEST_CASE("only what is said to be so is counted") {
    Telling other = theirs();
    other.injured = "55 others";
    other.injured_value = "= 55 other";
    MadeUp may = accident(other);
    may.extraction.claims[1].modality = Modality::possible;
    CHECK(conflicts_of({accident(ours()), may}).empty());
    MadeUp is_not = accident(other);
    is_not.extraction.claims[1].polarity = Polarity::negated;
    CHECK(conflicts_of({accident(ours()), is_not}).empty());
}

TEST_CASE("one paper that counts twice in its own name is not in conflict with itself") {
    MadeUp report("https://one.example/twice",
                  "Police in Velm said 7 people were killed. Doctors in Velm said 9 people were killed.");
    const auto first = report.sentence("Police in Velm said 7 people were killed.");
    const auto second = report.sentence("Doctors in Velm said 9 people were killed.");
    quantity(report, "7 people", "= 7 people");
    quantity(report, "9 people", "= 9 people");
    report.claim(first, report.argument("7 people"), "be kill", "were killed").predicate.term = "cg:isKilled";
    report.claim(second, report.argument("9 people"), "be kill", "were killed").predicate.term = "cg:isKilled";
    CHECK(conflicts_of({report}).empty());
}

TEST_CASE("a claim and its opposite are in conflict, whoever denies it") {
    const auto yes = ruling("https://one.example/bank", "Nordbank bought Brightwater.", Polarity::affirmed);
    const auto no = ruling("https://two.example/bank", "Nordbank did not buy Brightwater.", Polarity::negated);
    const Found expected{"Nordbank bought Brightwater – Nordbank buy Brightwater"};
    CHECK(conflicts_of({yes, no}) == expected);
    CHECK(conflicts_of({yes, ruling("https://two.example/bank", "Nordbank bought Brightwater.", Polarity::affirmed)})
              .empty());

    // Who buys nothing buys nothing in May; who does not buy in May may buy.
    MadeUp in_may = ruling("https://one.example/bank", "Nordbank bought Brightwater in May.", Polarity::affirmed);
    in_may.extraction.claims[0].qualifiers.push_back(in_may.qualifier("time", "in May", {}, "2031-05"));
    CHECK(conflicts_of({in_may, no}) == expected);
    MadeUp not_in_may =
        ruling("https://two.example/bank", "Nordbank did not buy Brightwater in May.", Polarity::negated);
    not_in_may.extraction.claims[0].qualifiers.push_back(not_in_may.qualifier("time", "in May", {}, "2031-05"));
    CHECK(conflicts_of({yes, not_in_may}).empty());
    CHECK(conflicts_of({in_may, not_in_may}) == expected);

    MadeUp planned = no;
    planned.extraction.claims[0].modality = Modality::future;
    CHECK(conflicts_of({yes, planned}).empty());

    // The denial comes in the same article: its source is another.
    MadeUp both("https://one.example/both",
                "Nordbank bought Brightwater. Ida Holm denied that Nordbank bought Brightwater.");
    const auto first = both.sentence("Nordbank bought Brightwater.");
    const auto second = both.sentence("Ida Holm denied that Nordbank bought Brightwater.");
    const auto bank = both.cluster(EntityType::organization, "Nordbank", {"Nordbank"}, {"name:nordbank"});
    const auto firm = both.cluster(EntityType::organization, "Brightwater", {"Brightwater"}, {"name:brightwater"});
    const auto ida =
        both.cluster(EntityType::person, "Ida Holm", {"Ida Holm"}, {"family:holm", "given:ida", "name:ida holm"});
    both.mention("Nordbank", bank);
    both.mention("Brightwater", firm);
    both.mention("Ida Holm", ida);
    both.claim(first, both.argument("Nordbank", bank), "buy", "bought", both.argument("Brightwater", firm));
    both.claim(second, both.argument("Ida Holm", ida), "deny", "denied",
               both.argument("that Nordbank bought Brightwater", {}, 2))
        .predicate.term = "cg:denies";
    Claim& denied = both.claim(second, both.argument("Nordbank", bank, {}, 45), "buy", "bought",
                               both.argument("Brightwater", firm, {}, 60));
    denied.polarity = Polarity::negated;
    CHECK(conflicts_of({both}).empty());  // the paper contradicts itself only where it names nobody
    denied.attributed_to.push_back(both.argument("Ida Holm", ida));
    CHECK(conflicts_of({both}) == Found{"Nordbank bought Brightwater – Nordbank bought Brightwater"});
}

TEST_CASE("who denies the claim denies what somebody else is the last to say before") {
    const auto told = [](const std::string& denier, const std::string& denied) {
        const std::string first = "Nordland said that Ostland shelled Velm.", second = denier + " denied " + denied + ".";
        MadeUp report("https://one.example/denial", first + " " + second);
        report.sentence(first);
        report.sentence(second);
        const auto nordland = report.cluster(EntityType::country, "Nordland", {"Nordland"}, {"name:nordland"});
        const auto ostland = report.cluster(EntityType::country, "Ostland", {"Ostland"}, {"name:ostland"});
        report.mention("Nordland", nordland);
        report.mention("Ostland", ostland);
        report.claim(0, report.argument("Nordland", nordland), "say", "said", report.argument("that Ostland shelled Velm", {}, 1))
            .predicate.term = "cg:says";
        report.claim(0, report.argument("Ostland", ostland), "shell", "shelled", report.argument("Velm"))
            .attributed_to.push_back(report.argument("Nordland", nordland));
        report
            .claim(1, report.argument(denier, denier == "Ostland" ? ostland : nordland, {}, first.size()), "deny", "denied",
                   report.argument(denied, {}, {}, first.size()))
            .predicate.term = "cg:denies";
        return report;
    };
    CHECK(conflicts_of({told("Ostland", "the claim")}) == Found{"Ostland denied the claim – Ostland shelled Velm"});
    CHECK(conflicts_of({told("Ostland", "any such reports")}).size() == 1);
    CHECK(conflicts_of({told("Ostland", "this")}).size() == 1);
    CHECK(conflicts_of({told("Nordland", "the claim")}).empty());  // its own words
    CHECK(conflicts_of({told("Ostland", "entry to visitors")}).empty());
    CHECK(conflicts_of({told("Ostland", "reports of losses in Velm")}).empty());  // of something else
}

TEST_CASE("conflicts do not depend on the order of documents, and both ends are in the view") {
    Telling other = theirs();
    other.injured = "55 others";
    other.injured_value = "= 55 other";
    std::vector<Extraction> documents{
        accident(ours()), accident(other),
        accident_with_doer("https://three.example/ferry", "50 more", "= 50 more", "2031-05-06"),
        ruling("https://one.example/bank", "Nordbank bought Brightwater.", Polarity::affirmed),
        ruling("https://two.example/bank", "Nordbank did not buy Brightwater.", Polarity::negated)};
    const Found found = conflicts_of(documents);
    CHECK(found.size() == 4);
    std::sort(documents.begin(), documents.end(),
              [](const Extraction& a, const Extraction& b) { return a.document.id > b.document.id; });
    CHECK(conflicts_of(documents) == found);
    std::rotate(documents.begin(), documents.begin() + 2, documents.end());
    CHECK(conflicts_of(documents) == found);

    ViewOptions options;
    options.until = "2031-05-04";
    CHECK(conflicts_of(documents, options).empty());
}

TEST_CASE("many claims about one thing are compared with their neighbours in time only") {
    std::vector<ComparedClaim> statements;
    for (int i = 0; i < 2000; ++i) {
        ComparedClaim statement;
        statement.claim = "claim-" + std::to_string(i);
        statement.document = static_cast<std::uint32_t>(i);
        statement.polarity = i % 2 ? Polarity::negated : Polarity::affirmed;
        statement.needs_context = false;
        statements.push_back(statement);
    }
    const auto conflicts = [&] {
        ComparedClaims compared;
        for (const ComparedClaim& statement : statements) compared.add(statement);
        return compared.conflicts();
    };
    const auto pairs = conflicts();
    CHECK(!pairs.empty());
    CHECK(pairs.size() <= statements.size() * statements_compared);
    std::reverse(statements.begin(), statements.end());
    CHECK(conflicts() == pairs);
}
