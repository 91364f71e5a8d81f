#include "graph/withdrawals.h"

#include <doctest/doctest.h>
#include <sqlite3.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <string_view>

#include "graph/errors.h"
#include "tests/graph/made_up.h"

using namespace claimgraph;
using tests::MadeUp;

namespace {

/// A text of one document in which Ida Holm does something, changed on this day.
Extraction version(const std::string& text, std::string_view verb, const std::string& day, const std::string& name = "Ida Holm") {
    MadeUp made("urn:one", text);
    made.extraction.document.modified = day;
    made.sentence(text);
    made.cluster(EntityType::person, name, {name}, {"family:holm", "given:ida", "name:ida holm"});
    made.mention(name, 0);
    Claim claim;
    claim.subject = made.argument(name, 0);
    claim.predicate.lemma = claim.predicate.text = verb;
    claim.predicate.span = made.at(verb);
    claim.confidence = 0.9;
    made.extraction.claims.push_back(claim);
    return made;
}

/// Of each claim that was withdrawn: `claimed/withdrawn`, by the order of documents.
std::string withdrawn(const Store& store) {
    store.show_versions(true);
    const Withdrawals all(store, resolve(store, {}));
    std::string out;
    std::size_t count = 0;
    store.read_documents([&](const Document&) { ++count; });
    for (std::size_t i = 0; i < count; ++i)
        if (const auto one = all.of(i, 0)) out += (out.empty() ? "" : " ") + one->claimed + "/" + one->withdrawn;
    return out;
}

std::string withdrawn_of(std::initializer_list<Extraction> versions) {
    Store store = Store::in_memory();
    store.keep_versions();
    for (const Extraction& one : versions) store.add(one);
    return withdrawn(store);
}

}  // namespace

TEST_CASE("what a later version does not claim was withdrawn when it came") {
    CHECK(withdrawn_of({version("Ida Holm left.", "left", "2025-03-10"), version("Ida Holm stayed.", "stayed", "2025-03-11")}) ==
          "2025-03-10/2025-03-11");
}

TEST_CASE("what is said in another sentence, or of what nothing but the finds are other, still stands") {
    CHECK(withdrawn_of({version("Ida Holm left.", "left", "2025-03-10"),
                        version("On Monday Ida Holm left in haste.", "left", "2025-03-11")}) == "");
    CHECK(withdrawn_of({version("Ida Holm left and stayed.", "left", "2025-03-10"),
                        version("Ida Holm left  and stayed.", "stayed", "2025-03-11")}) == "");
}

TEST_CASE("of several versions with a claim the last tells it, since the first") {
    CHECK(withdrawn_of({version("Ida Holm left.", "left", "2025-03-10"), version("Then Ida Holm left.", "left", "2025-03-11"),
                        version("Ida Holm stayed.", "stayed", "2025-03-13T10:00:00Z")}) == "2025-03-10/2025-03-13T10:00:00Z");
    // what comes back is not withdrawn
    CHECK(withdrawn_of({version("Ida Holm left.", "left", "2025-03-10"), version("Ida Holm stayed.", "stayed", "2025-03-11"),
                        version("At last Ida Holm left.", "left", "2025-03-12")}) == "2025-03-11/2025-03-12");
}

TEST_CASE("texts that no day puts in order withdraw nothing of each other") {
    CHECK(withdrawn_of({version("Ida Holm left.", "left", ""), version("Ida Holm stayed.", "stayed", "")}) == "");
}

TEST_CASE("a store that is changed by hand does not lead what looks for withdrawals astray") {
    const std::string path =
        (std::filesystem::temp_directory_path() / ("claimgraph-withdrawals-" + std::to_string(getpid()) + ".db")).string();
    {
        Store store = Store::open(path);
        store.keep_versions();
        store.add(version("Ida Holm left.", "left", "2025-03-10"));
        store.add(version("Ida Holm stayed.", "stayed", "2025-03-11"));
        store.commit();
    }
    sqlite3* db = nullptr;
    REQUIRE(sqlite3_open(path.c_str(), &db) == SQLITE_OK);
    CHECK(sqlite3_exec(db, "UPDATE documents SET clusters = 5", nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(db);
    CHECK_THROWS_AS(withdrawn(Store::open_existing(path)), Error);
    std::filesystem::remove(path);
}
