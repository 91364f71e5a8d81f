#include "graph/store.h"

#include <doctest/doctest.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>

#include "graph/errors.h"
#include "tests/graph/made_up.h"

using namespace claimgraph;
using tests::bridge_report;
using tests::MadeUp;

namespace {

/// A folder that goes away with the test.
class Folder {
   public:
    Folder() : path_(std::filesystem::temp_directory_path() / ("claimgraph-store-test-" + std::to_string(getpid()))) {
        std::filesystem::remove_all(path_);
        std::filesystem::create_directory(path_);
    }
    ~Folder() {
        std::filesystem::permissions(path_, std::filesystem::perms::owner_all);
        std::filesystem::remove_all(path_);
    }
    std::string file(const std::string& name) const { return (path_ / name).string(); }

   private:
    std::filesystem::path path_;
};

/// Runs SQL on a store's file behind its back.
void run_sql(const std::string& path, const std::string& sql) {
    sqlite3* db = nullptr;
    REQUIRE(sqlite3_open(path.c_str(), &db) == SQLITE_OK);
    CHECK(sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(db);
}

bool same(const Argument& a, const Argument& b) {
    return a.span == b.span && a.text == b.text && a.cluster == b.cluster && a.claim == b.claim;
}

bool same(const Claim& a, const Claim& b) {
    return a.sentence == b.sentence && same(a.subject, b.subject) && a.predicate.term == b.predicate.term &&
           a.predicate.lemma == b.predicate.lemma && a.predicate.span == b.predicate.span &&
           a.predicate.text == b.predicate.text && a.object.has_value() == b.object.has_value() &&
           (!a.object || same(*a.object, *b.object)) && a.polarity == b.polarity && a.modality == b.modality &&
           std::equal(a.attributed_to.begin(), a.attributed_to.end(), b.attributed_to.begin(), b.attributed_to.end(),
                      [](const Argument& x, const Argument& y) { return same(x, y); }) &&
           std::equal(a.qualifiers.begin(), a.qualifiers.end(), b.qualifiers.begin(), b.qualifiers.end(),
                      [](const Qualifier& x, const Qualifier& y) {
                          return x.role == y.role && x.span == y.span && x.text == y.text && x.value == y.value &&
                                 x.cluster == y.cluster;
                      }) &&
           a.rule == b.rule && a.confidence == b.confidence;
}

bool same(const Extraction& a, const Extraction& b) {
    const Document &x = a.document, &y = b.document;
    return x.id == y.id && x.path == y.path && x.title == y.title && x.url == y.url && x.publisher == y.publisher &&
           x.author == y.author && x.place == y.place && x.modified == y.modified && x.published == y.published &&
           x.language == y.language && x.text == y.text &&
           std::equal(x.blocks.begin(), x.blocks.end(), y.blocks.begin(), y.blocks.end(),
                      [](const Block& p, const Block& q) { return p.kind == q.kind && p.span == q.span; }) &&
           a.sentences == b.sentences &&
           std::equal(a.mentions.begin(), a.mentions.end(), b.mentions.begin(), b.mentions.end(),
                      [](const Mention& p, const Mention& q) {
                          return p.span == q.span && p.type == q.type && p.form == q.form && p.sentence == q.sentence &&
                                 p.cluster == q.cluster && p.value == q.value;
                      }) &&
           std::equal(a.clusters.begin(), a.clusters.end(), b.clusters.begin(), b.clusters.end(),
                      [](const Cluster& p, const Cluster& q) {
                          return p.type == q.type && p.label == q.label && p.names == q.names && p.keys == q.keys;
                      }) &&
           std::equal(a.claims.begin(), a.claims.end(), b.claims.begin(), b.claims.end(),
                      [](const Claim& p, const Claim& q) { return same(p, q); });
}

std::vector<Extraction> all_of(const Store& store) {
    std::vector<Extraction> all;
    store.read_all([&](const Extraction& extraction) { all.push_back(extraction); });
    return all;
}

/// The same document in another wording.
MadeUp other_version() {
    MadeUp report("https://example.org/bridge", "The bridge stands.");
    report.extraction.document.path = "news/second.txt";
    report.sentence("The bridge stands.");
    report.claim(0, report.argument("The bridge"), "stand", "stands");
    return report;
}

std::string message_of(const std::function<void()>& action) {
    try {
        action();
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("what is added to a store is read back whole") {
    Folder folder;
    Extraction report = bridge_report();
    report.document.url = "https://example.org/bridge?a=1";
    report.document.publisher = "The \"Example\"";
    report.document.author = "Zoë Łuk, Ida Holm";
    report.document.place = "Łódź";
    report.document.modified = "2025-06-05";
    report.claims[0].predicate.text = "den\nied";  // words in pieces differ from the text at their span
    report.claims[1].subject.text = "bridge … Łódź";
    report.claims[1].attributed_to.push_back({{0, 0}, "", {}, 2});
    report.mentions[0].value = "> 40 bridge";
    report.clusters[1].names = {"a \"b\" \\ c", "Łódź"};
    report.clusters[2].keys.clear();
    const Extraction empty = MadeUp("https://example.org/an-empty-one", "");

    Store in_memory = Store::in_memory();
    CHECK(in_memory.add(report) == Store::Added::fresh);
    CHECK(in_memory.add(empty) == Store::Added::fresh);
    {
        Store file = Store::open(folder.file("a.db"));
        file.add(report);
        file.add(empty);
        file.commit();
    }
    const Store again = Store::open_existing(folder.file("a.db"));
    for (const Store* store : {&std::as_const(in_memory), &again}) {
        const auto all = all_of(*store);
        REQUIRE(all.size() == 2);
        CHECK(store->document_count() == 2);
        CHECK(same(all[0], empty));
        CHECK(same(all[1], report));
        const auto clusters = store->clusters();
        REQUIRE(clusters.size() == 3);
        CHECK(clusters[0].document == report.document.id);
        CHECK(clusters[0].label == "Zoë Müller");
        CHECK(clusters[0].mentions == 2);
        CHECK(clusters[2].index == 2);
        CHECK(clusters[2].published == "2025-03-07");
    }
    // Nothing lies beside the file.
    CHECK(std::distance(std::filesystem::directory_iterator(std::filesystem::path(folder.file("a.db")).parent_path()),
                        {}) == 1);
}

TEST_CASE("documents come back by id, whatever the order in which they were added") {
    std::vector<std::string> ids = {"b", "a", "Z", "é", "a/1", "10", "9"};
    Store first = Store::in_memory(), second = Store::in_memory();
    for (const std::string& id : ids) first.add(MadeUp(id, "Text of " + id));
    std::reverse(ids.begin(), ids.end());
    for (const std::string& id : ids) second.add(MadeUp(id, "Text of " + id));
    const auto a = all_of(first), b = all_of(second);
    REQUIRE(a.size() == ids.size());
    for (std::size_t i = 0; i < a.size(); ++i) CHECK(same(a[i], b[i]));
    CHECK(std::is_sorted(a.begin(), a.end(),
                         [](const Extraction& x, const Extraction& y) { return x.document.id < y.document.id; }));
    std::size_t metadata = 0;
    first.read_documents([&](const Document& document) { CHECK(document.id == a[metadata++].document.id); });
    CHECK(metadata == a.size());
}

TEST_CASE("adding evidence twice changes nothing but the path, of which the smallest stays") {
    Store store = Store::in_memory();
    MadeUp report = bridge_report();
    CHECK(store.add(report) == Store::Added::fresh);
    CHECK(store.add(report) == Store::Added::known);
    for (const auto& [path, wanted] : {std::pair("news/zebra.txt", "news/bridge.txt"), std::pair("", "news/bridge.txt"),
                                       std::pair("a/bridge.txt", "a/bridge.txt")}) {
        report.extraction.document.path = path;
        CHECK(store.add(report) == Store::Added::known);
        CHECK(all_of(store).at(0).document.path == wanted);
    }
    CHECK(store.document_count() == 1);
}

TEST_CASE("of several versions of a document the same one stays in every order") {
    std::vector<Extraction> versions = {bridge_report(), other_version(), bridge_report(), bridge_report()};
    versions[2].document.path = "a/copy.txt";
    versions[3].claims.pop_back();  // the same text, read with other rules
    std::vector<std::size_t> order = {0, 1, 2, 3};
    std::optional<Extraction> winner;
    do {
        Store store = Store::in_memory();
        for (const std::size_t version : order) store.add(versions[version]);
        const auto all = all_of(store);
        REQUIRE(all.size() == 1);
        if (!winner) winner = all[0];
        CHECK(same(all[0], *winner));
    } while (std::next_permutation(order.begin(), order.end()));

    Store store = Store::in_memory();
    const bool first_stays = same(*winner, versions[1]);
    const auto added_first = store.add(versions[1]);
    const auto added_second = store.add(versions[0]);
    CHECK(added_first == Store::Added::fresh);
    CHECK(Store::takes(added_second) == !first_stays);
}

TEST_CASE("a replaced document leaves nothing behind") {
    Folder folder;
    const Extraction a = bridge_report(), b = other_version();
    for (const auto& [first, second] : {std::pair(a, b), std::pair(b, a)}) {
        std::filesystem::remove(folder.file("a.db"));
        Store store = Store::open(folder.file("a.db"));
        store.add(first);
        const auto added = store.add(second);
        store.commit();
        const auto all = all_of(store);
        REQUIRE(all.size() == 1);
        CHECK(same(all[0], Store::takes(added) ? second : first));
        const std::string orphans =
            "CREATE TABLE orphan (n INTEGER CHECK (n = 0)); INSERT INTO orphan SELECT count(*) FROM claims WHERE "
            "document NOT IN (SELECT key FROM documents); INSERT INTO orphan SELECT count(*) FROM qualifiers WHERE "
            "document NOT IN (SELECT key FROM documents)";
        run_sql(folder.file("a.db"), orphans);
    }
}

TEST_CASE("evidence that does not fit together is one document's error") {
    const auto refused = [](auto&& spoil) {
        Extraction report = bridge_report();
        spoil(report);
        Store store = Store::in_memory();
        CHECK_THROWS_AS(store.add(report), DocumentError);
        CHECK(store.add(bridge_report()) == Store::Added::fresh);
    };
    refused([](Extraction& e) { e.document.blocks[0].span.end = 100000; });
    refused([](Extraction& e) { e.sentences[0] = {5, 4}; });
    refused([](Extraction& e) { e.mentions[0].sentence = 3; });
    refused([](Extraction& e) { e.mentions[0].cluster = 3; });
    refused([](Extraction& e) { e.claims[0].sentence = 3; });
    refused([](Extraction& e) { e.claims[0].subject.cluster = 3; });
    refused([](Extraction& e) { e.claims[0].object->claim = 3; });
    refused([](Extraction& e) { e.claims[0].object->span.end = 100000; });
    refused([](Extraction& e) { e.claims[1].attributed_to[0].cluster = 3; });
    refused([](Extraction& e) { e.claims[0].qualifiers[0].cluster = 3; });
    refused([](Extraction& e) { e.claims[0].predicate.span = {9, 8}; });
}

TEST_CASE("what was not committed is not in the file") {
    Folder folder;
    {
        Store store = Store::open(folder.file("a.db"));
        store.add(bridge_report());
        store.commit();
        store.add(bridge_report("https://example.org/second"));
    }
    CHECK(Store::open_existing(folder.file("a.db")).document_count() == 1);
}

TEST_CASE("a store that cannot be opened says why") {
    Folder folder;
    const auto says = [](const std::string& message, std::string_view path, std::string_view why) {
        CAPTURE(message);
        CHECK(message.find(path) != std::string::npos);
        CHECK(message.find(why) != std::string::npos);
    };
    const auto both = [&](const std::string& path, std::string_view why) {
        says(message_of([&] { Store::open(path); }), path, why);
        says(message_of([&] { Store::open_existing(path); }), path, why);
    };
    std::ofstream(folder.file("text.db")) << std::string(5000, 'x');
    both(folder.file("text.db"), "no SQLite database");
    run_sql(folder.file("other.db"), "CREATE TABLE t (x)");
    both(folder.file("other.db"), "no claimgraph store");
    both(folder.file(""), "folder");
    says(message_of([&] { Store::open(folder.file("none/a.db")); }), "none/a.db", "No such file");
    says(message_of([&] { Store::open_existing(folder.file("none.db")); }), "none.db", "no such file");
    CHECK_FALSE(std::filesystem::exists(folder.file("none.db")));
    std::ofstream(folder.file("empty.db"));
    says(message_of([&] { Store::open_existing(folder.file("empty.db")); }), "empty.db", "no claimgraph store");

    Store::open(folder.file("a.db"));
    run_sql(folder.file("a.db"), "PRAGMA user_version = 99");
    both(folder.file("a.db"), "newer claimgraph");
    run_sql(folder.file("a.db"), "PRAGMA user_version = 0");
    both(folder.file("a.db"), "no longer reads");
}

TEST_CASE("an empty file becomes a store, and an existing store is added to") {
    Folder folder;
    std::ofstream(folder.file("a.db")).flush();
    for (const char* id : {"one", "two"}) {
        Store store = Store::open(folder.file("a.db"));
        store.add(bridge_report(id));
        store.commit();
    }
    CHECK(Store::open_existing(folder.file("a.db")).document_count() == 2);
}

TEST_CASE("a store opened for reading takes nothing") {
    Folder folder;
    Store::open(folder.file("a.db"));
    Store store = Store::open_existing(folder.file("a.db"));
    CHECK_THROWS_AS(store.add(bridge_report()), Error);
}

TEST_CASE("a store in a folder that may not be written to says so") {
    if (geteuid() == 0) {
        MESSAGE("skipped: nothing is forbidden to root");
        return;
    }
    Folder folder;
    Store::open(folder.file("a.db"));
    std::filesystem::permissions(folder.file("a.db"), std::filesystem::perms::owner_read);
    CHECK(message_of([&] { Store::open(folder.file("a.db")); }).find("may not be written") != std::string::npos);
    CHECK(Store::open_existing(folder.file("a.db")).document_count() == 0);
    std::filesystem::permissions(folder.file(""),
                                 std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
    CHECK(message_of([&] { Store::open(folder.file("b.db")); }).find("Permission denied") != std::string::npos);
}

TEST_CASE("a store that is changed by hand does not lead readers astray") {
    Folder folder;
    const auto spoilt = [&](const std::string& sql) {
        CAPTURE(sql);
        std::filesystem::remove(folder.file("a.db"));
        {
            Store store = Store::open(folder.file("a.db"));
            store.add(bridge_report());
            store.commit();
        }
        run_sql(folder.file("a.db"), sql);
        const Store store = Store::open_existing(folder.file("a.db"));
        CHECK(message_of([&] { all_of(store); }).find("damaged") != std::string::npos);
    };
    spoilt("UPDATE claims SET subject_end = 100000");
    spoilt("UPDATE claims SET subject_begin = -1");
    spoilt("UPDATE claims SET subject_cluster = 7 WHERE number = 0");
    spoilt("UPDATE claims SET modality = 'perhaps'");
    spoilt("UPDATE clusters SET names = '[[1]]'");
    spoilt("UPDATE clusters SET names = '[\"a\"'");
    spoilt("UPDATE qualifiers SET claim = 50 WHERE claim = 0");
    spoilt("DELETE FROM claims WHERE number = 1");
}

TEST_CASE("a write that fails is an error, and what was committed before is safe") {
    Folder folder;
    Store store = Store::open(folder.file("a.db"));
    store.add(bridge_report());
    store.commit();

    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    rlimit small = before;
    small.rlim_cur = std::filesystem::file_size(folder.file("a.db")) + 20000;
    setrlimit(RLIMIT_FSIZE, &small);
    std::string message;
    for (int i = 0; i < 100 && message.empty(); ++i)
        message = message_of([&] {
            store.add(bridge_report("https://example.org/" + std::to_string(i)));
            store.commit();
        });
    setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);

    CAPTURE(message);
    CHECK(message.find(folder.file("a.db")) != std::string::npos);
    CHECK(message.find("disk I/O error") != std::string::npos);
    CHECK_THROWS_AS(store.add(bridge_report("https://example.org/later")), Error);
    CHECK_THROWS_AS(store.commit(), Error);
    const Store again = Store::open_existing(folder.file("a.db"));
    CHECK(again.document_count() >= 1);
    CHECK(same(all_of(again).front(), bridge_report().extraction) == (again.document_count() == 1));
}

TEST_CASE("an analyst reads claims in words") {
    Folder folder;
    {
        Store store = Store::open(folder.file("a.db"));
        store.add(bridge_report());
        store.commit();
    }
    run_sql(
        folder.file("a.db"),
        "CREATE TABLE expected (n INTEGER CHECK (n = 1)); INSERT INTO expected SELECT count(*) FROM claim_words WHERE "
        "subject = 'Zoë Müller' AND predicate = 'cg:denies' AND object = 'that the old bridge in Łódź had collapsed'; "
        "INSERT INTO expected SELECT count(*) FROM qualifier_words WHERE words = 'to Gdańsk'; "
        "INSERT INTO expected SELECT count(*) FROM source_words WHERE source = 'Zoë Müller' AND claim = 1");
}
