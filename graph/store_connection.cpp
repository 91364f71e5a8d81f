#include "graph/store_connection.h"

#include <cstring>

#include "embedded.h"
#include "graph/errors.h"

namespace claimgraph {
namespace {

constexpr int application_id = 0x636c6730;  // "clg0", as in schemas/store.sql
constexpr int schema_version = 6;
constexpr int patience_ms = 10'000;  // how long another process may hold the file

}  // namespace

void StoreConnection::fail(const std::string& doing) const {
    const int code = db_ ? sqlite3_extended_errcode(db_.get()) : SQLITE_NOMEM;
    std::string why = db_ ? sqlite3_errmsg(db_.get()) : "out of memory";
    switch (code & 0xff) {
        case SQLITE_FULL:
            why = "the disk is full";
            break;
        case SQLITE_NOTADB:
            why = "it is no SQLite database";
            break;
        case SQLITE_CORRUPT:
            why = "the file is damaged (" + why + ")";
            break;
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            why = "another process is using it";
            break;
        case SQLITE_READONLY:
            why = code == SQLITE_READONLY_ROLLBACK
                      ? "a write that was broken off has to be undone first, and the file may not be written to"
                      : "the file or its folder may not be written to";
            break;
        case SQLITE_CANTOPEN:
        case SQLITE_IOERR:
            if (const int system = sqlite3_system_errno(db_.get()); system != 0)
                why += std::string(" (") + std::strerror(system) + ")";
            break;
        default:
            break;
    }
    throw Error("cannot " + doing + " " + name + ": " + why);
}

void StoreConnection::damaged(std::string_view why) const {
    throw Error("cannot read " + name + ": the file is damaged (" + std::string(why) + ")");
}

void StoreConnection::run(const char* sql, const char* doing) {
    if (sqlite3_exec(db_.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail(doing);
}

Statement StoreConnection::prepare(const char* sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v3(db_.get(), sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK)
        fail("open");
    return Statement(statement);
}

bool StoreConnection::next(Statement& statement, const char* doing) const {
    const int code = sqlite3_step(statement.get());
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    fail(doing);
}

void StoreConnection::write(Statement& statement) {
    const int code = sqlite3_step(statement.get());
    if (code != SQLITE_DONE) fail("write");
    sqlite3_reset(statement.get());
}

std::int64_t StoreConnection::pragma(const char* sql) {
    Statement statement = prepare(sql);
    return next(statement, "open") ? number_at(statement, 0) : 0;
}

void StoreConnection::connect(const std::string& path, int flags) {
    sqlite3* raw = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &raw, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
    db_.reset(raw);
    if (code != SQLITE_OK) fail("open");
    sqlite3_busy_timeout(db_.get(), patience_ms);
}

void StoreConnection::make_schema() {
    run(temporary ? "PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF"
                  : "PRAGMA page_size = 8192",
        "make");
    run("BEGIN IMMEDIATE", "make");
    // Another process may have made it between our look and our lock.
    if (pragma("PRAGMA user_version") == 0) run(std::string(embedded::file("schemas/store.sql")).c_str(), "make");
    run("COMMIT", "make");
}

void StoreConnection::check_version() {
    const std::int64_t application = pragma("PRAGMA application_id");
    const std::int64_t version = pragma("PRAGMA user_version");
    if (application != application_id)
        throw Error("cannot open " + name + ": it is an SQLite database, but no claimgraph store");
    if (version > schema_version)
        throw Error("cannot open " + name + ": it was written by a newer claimgraph (store version " +
                    std::to_string(version) + ", this program knows " + std::to_string(schema_version) + ")");
    if (version < schema_version)
        throw Error("cannot open " + name + ": it is of store version " + std::to_string(version) +
                    ", which this program (version " + std::to_string(schema_version) +
                    ") no longer reads; build it again from the documents");
}

void StoreConnection::configure() {
    // 32 MB: more does not make it faster, as the system keeps pages, too, and memory would grow with the store until it is
    // full.
    run("PRAGMA cache_size = -32768; PRAGMA temp_store = FILE; PRAGMA trusted_schema = OFF", "open");
    if (temporary) {
        run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF", "open");
    } else if (writable) {
        run("PRAGMA synchronous = NORMAL", "open");
    }
}

void StoreConnection::begin() {
    if (in_transaction_) return;
    run("BEGIN IMMEDIATE", "write");
    in_transaction_ = true;
}

void StoreConnection::end() {
    if (!in_transaction_) return;
    run("COMMIT", "write");
    in_transaction_ = false;
    documents_ = bytes_ = 0;
}

void StoreConnection::give_up() noexcept {
    failed_ = true;
    if (in_transaction_ && !temporary) sqlite3_exec(db_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
    in_transaction_ = false;
}

void StoreConnection::refuse_after_failure() const {
    if (failed_) throw Error("cannot write " + name + ": an earlier write failed");
}

void StoreConnection::require_writable() const {
    if (!writable) throw Error("cannot write " + name + ": it is open for reading");
    refuse_after_failure();
}

bool StoreConnection::lock_at_once() {
    sqlite3_busy_timeout(db_.get(), 0);
    return sqlite3_exec(db_.get(), "BEGIN EXCLUSIVE", nullptr, nullptr, nullptr) == SQLITE_OK;
}

void StoreConnection::unlock() { sqlite3_exec(db_.get(), "ROLLBACK", nullptr, nullptr, nullptr); }

}  // namespace claimgraph
