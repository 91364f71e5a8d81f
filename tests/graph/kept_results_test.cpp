#include "graph/kept_results.h"

#include <doctest/doctest.h>
#include <sqlite3.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "tests/graph/made_up.h"

using namespace claimgraph;
using tests::MadeUp;

namespace {

/// A document of a minister and a town that few others name; every tenth is a copy of the first.
Extraction report(std::size_t i) {
    const std::string town = "Tarn" + std::string(1, static_cast<char>('a' + i % 26)) + std::to_string(i % 7);
    std::string text = "Minister Ida Holm went to " + town + ".";
    if (i % 10 == 0)
        for (const char* word : {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"})
            text += std::string(" The ") + word + " came late and left early again.";
    MadeUp made("urn:made:" + std::to_string(i), text);
    made.extraction.document.published = "2025-03-" + std::to_string(10 + i % 20);
    made.extraction.document.publisher = "Paper " + std::to_string(i % 3);
    made.sentence(text);
    made.cluster(EntityType::person, "Ida Holm", {"Ida Holm"},
                 {"family:holm", "given:ida", "holds:minister@country/NO=Norway;0-8", "name:ida holm"});
    made.mention("Ida Holm", 0);
    made.cluster(EntityType::place, town, {town}, {"name:" + town});
    made.mention(town, 1);
    return made;
}

void fill(Store& store) {
    for (std::size_t i = 0; i < least_kept; ++i) store.add(report(i));
    store.commit();
}

bool same(const Resolution& a, const Resolution& b) {
    if (a.entity_of != b.entity_of || a.entities.size() != b.entities.size() || a.relations.size() != b.relations.size() ||
        a.offices.size() != b.offices.size() || a.sayings.size() != b.sayings.size() || a.evidence.size() != b.evidence.size())
        return false;
    for (std::size_t i = 0; i < a.entities.size(); ++i) {
        const Entity x = a.entities[i], y = b.entities[i];
        if (x.id != y.id || x.label != y.label || x.alt_labels != y.alt_labels || x.mentions != y.mentions ||
            x.first_seen != y.first_seen || x.last_seen != y.last_seen || x.offices != y.offices || x.type != y.type)
            return false;
    }
    for (std::size_t i = 0; i < a.relations.size(); ++i)
        if (a.relations[i].subject != b.relations[i].subject || a.relations[i].documents != b.relations[i].documents ||
            a.relations[i].first_seen != b.relations[i].first_seen)
            return false;
    for (std::size_t i = 0; i < a.evidence.size(); ++i)
        if (a.evidence[i].cluster != b.evidence[i].cluster || !(a.evidence[i].words == b.evidence[i].words)) return false;
    return true;
}

std::string value_of(const std::string& path, const char* sql) {
    sqlite3* db = nullptr;
    REQUIRE(sqlite3_open(path.c_str(), &db) == SQLITE_OK);
    sqlite3_stmt* row = nullptr;
    REQUIRE(sqlite3_prepare_v2(db, sql, -1, &row, nullptr) == SQLITE_OK);
    REQUIRE(sqlite3_step(row) == SQLITE_ROW);
    const std::string value(reinterpret_cast<const char*>(sqlite3_column_text(row, 0)));
    sqlite3_finalize(row);
    sqlite3_close(db);
    return value;
}

}  // namespace

TEST_CASE("what is kept in a store is what would be worked out, and nothing once a document is another one") {
    Store store = Store::in_memory();
    fill(store);
    CHECK(!kept_resolution(store, {}));
    const Resolution wanted = resolve(store, {});
    const Copies copies(store);
    REQUIRE(!wanted.relations.empty());
    keep_results(store, {});
    const auto kept = kept_resolution(store, {});
    REQUIRE(kept);
    CHECK(same(*kept, wanted));
    const auto kept_too = kept_copies(store);
    REQUIRE(kept_too);
    bool any = false;
    for (std::size_t i = 0; i < least_kept; ++i) {
        any = any || copies.is_copy(i);
        CHECK(kept_too->original(i) == copies.original(i));
        CHECK(kept_too->origin(i) == copies.origin(i));
        CHECK(kept_too->published(i) == copies.published(i));
        CHECK(kept_too->publisher(i) == copies.publisher(i));
        if (copies.is_copy(i)) CHECK(kept_too->original_id(i) == copies.original_id(i));
    }
    CHECK(any);

    Guidance other;
    KnownThing& ida = other.known.emplace_back();
    ida.iri = "urn:ida", ida.label = "Ida Holm", ida.keys = {"name:ida holm"};
    CHECK(!kept_resolution(store, other));
    store.add(report(least_kept));
    CHECK(!kept_resolution(store, {}));
    CHECK(!kept_copies(store));
    keep_results(store, {});
    CHECK(kept_resolution(store, {}));
    CHECK(store.remove("urn:made:3") == 1);
    CHECK(store.kept_is_of("resolution").empty());  // the names of what was removed are not in the store any more
    CHECK(store.kept_is_of("clusters").empty());
}

TEST_CASE("what is kept is brought up to date where documents come, change and go") {
    Store store = Store::in_memory();
    fill(store);
    store.add(report(least_kept));
    CHECK(keep_results(store, {}) == 2 * (least_kept + 1));
    CHECK(keep_results(store, {}) == 0);
    const auto check = [&](std::uint64_t resolved) {
        CHECK(resolved < 2 * least_kept);
        const auto kept = kept_resolution(store, {});
        REQUIRE(kept);
        Store anew = Store::in_memory();  // where nothing is kept
        store.read_all([&](const Extraction& extraction) { anew.add(extraction); });
        anew.commit();
        CHECK(same(*kept, resolve(anew, {})));
    };
    store.add(report(least_kept + 1));
    check(keep_results(store, {}));
    MadeUp other("urn:made:5", "Otto Vane came back.");
    other.extraction.document.modified = "2025-05-05";
    other.sentence("Otto Vane came back.");
    other.cluster(EntityType::person, "Otto Vane", {"Otto Vane"}, {"family:vane", "given:otto", "name:otto vane"});
    other.mention("Otto Vane", 0);
    REQUIRE(store.add(other) == Store::Added::corrected);
    check(keep_results(store, {}));
    const HeldResults before(store);
    CHECK(store.remove("urn:made:7") == 1);
    CHECK(!kept_resolution(store, {}));
    check(keep_results(store, {}, before));
}

TEST_CASE("why the clusters of a thing are one is told from what is kept") {
    Store store = Store::in_memory();
    fill(store);
    const Guidance nothing;
    ExplainedResolution anew(store, nothing);
    keep_results(store, {});
    ExplainedResolution kept(store, nothing);
    CHECK(kept.resolution().merges.empty());
    const std::vector<std::uint32_t> ida{kept.resolution().entity_of[0]};
    const auto reasons = [&](const Resolution& all) {
        std::string out;
        for (const Merge& merge : all.merges)
            if (all.entity_of[merge.a] == ida[0]) out += std::to_string(merge.a) + " " + std::to_string(merge.b) + std::string(merge.reason) + "\n";
        return out;
    };
    CHECK(!reasons(anew.resolution()).empty());
    CHECK(reasons(kept.with_merges_of(ida)) == reasons(anew.resolution()));
}

TEST_CASE("of few documents nothing is kept") {
    Store store = Store::in_memory();
    store.add(report(0));
    keep_results(store, {});
    CHECK(store.kept_is_of("resolution").empty());
}

TEST_CASE("what is kept and damaged is not taken for whole") {
    const std::string path =
        (std::filesystem::temp_directory_path() / ("claimgraph-kept-" + std::to_string(getpid()) + ".db")).string();
    {
        Store store = Store::open(path);
        fill(store);
        keep_results(store, {});
        store.commit();
    }
    const std::string made_of = value_of(path, "SELECT made_of FROM kept WHERE name = 'resolution'");
    {
        Store store = Store::open(path);
        const std::string bytes = *store.kept("resolution", made_of);
        for (std::size_t part = 0; part < 40; ++part) {
            store.keep("resolution", made_of, bytes.substr(0, bytes.size() * part / 40));
            CHECK(!kept_resolution(store, {}));
        }
        // Whatever comes out, it points at nothing that is not there.
        for (std::size_t at = 0; at < bytes.size(); at += 1 + bytes.size() / 400) {
            std::string changed = bytes;
            changed[at] = static_cast<char>(changed[at] ^ 0x55);
            store.keep("resolution", made_of, changed);
            if (const auto all = kept_resolution(store, {}))
                for (const std::uint32_t entity : all->entity_of) CHECK(entity < all->entities.size());
        }
    }
    std::filesystem::remove(path);
}
