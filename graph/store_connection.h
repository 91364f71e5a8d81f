#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "graph/sqlite_statement.h"

/// \file
/// The database of one store: opening, transactions, and what messages say when SQLite fails.
///
/// One transaction holds many documents, since each transaction costs the disk a few synchronous writes. A rollback
/// journal suits this better than a write-ahead log: pages that are new go to the file at once, and nothing lies beside
/// the file between transactions.

namespace claimgraph {

class StoreConnection {
   public:
    std::string name;        ///< as messages call it
    std::string made;        ///< the path of a file that was not there before
    bool temporary = false;  ///< nothing of it outlives the process, or the run if it fails
    bool writable = true;
    bool keeps_versions = false;  ///< what gives way to a later text stays as an earlier version
    bool shows_versions = false;  ///< what reads also reads those
    bool batches = true;  ///< what was added is committed from time to time

    /// \param flags  of sqlite3_open_v2
    void connect(const std::string& path, int flags);
    void close() { db_.reset(); }
    bool read_only() const { return sqlite3_db_readonly(db_.get(), "main") == 1; }
    void make_schema();
    void check_version();
    void configure();

    void run(const char* sql, const char* doing);
    Statement prepare(const char* sql);
    /// \return false behind the last row
    bool next(Statement& statement, const char* doing = "read") const;
    void write(Statement& statement);
    std::int64_t pragma(const char* sql);
    std::int64_t last_key() const { return sqlite3_last_insert_rowid(db_.get()); }
    /// Rows that were changed through this connection.
    std::int64_t change_count() const { return sqlite3_total_changes(db_.get()); }
    /// Bytes that one value may have.
    std::size_t longest_value() const {
        return static_cast<std::size_t>(sqlite3_limit(db_.get(), SQLITE_LIMIT_LENGTH, -1));
    }
    void release_memory() const { sqlite3_db_release_memory(db_.get()); }
    /// Locks the file for this connection alone. \return false where another process has it
    bool lock_at_once();
    void unlock();

    /// Of `documents` those that are read, as SQL.
    std::string shown() const { return shows_versions ? "" : " WHERE version_of = ''"; }

    template <typename Visit>
    void each(Statement& statement, std::int64_t key, Visit&& visit) {
        const Reading reading(statement);
        statement.bind(1, key);
        while (next(statement)) visit(statement);
    }

    [[noreturn]] void fail(const std::string& doing) const;
    [[noreturn]] void damaged(std::string_view why) const;

    void end();
    /// No later commit may publish half a document.
    void give_up() noexcept;
    void refuse_after_failure() const;
    void require_writable() const;

    /// A change within the open transaction, which ends where it has become large. \param size  bytes that it adds
    template <typename Change>
    auto changed(std::size_t size, Change&& change) {
        require_writable();
        try {
            begin();
            const auto result = change();
            bytes_ += size;
            if (batches && (++documents_ >= batch_documents || bytes_ >= batch_bytes)) end();
            return result;
        } catch (...) {
            give_up();
            throw;
        }
    }

   private:
    static constexpr std::uint64_t batch_documents = 500;
    static constexpr std::uint64_t batch_bytes = 64u << 20;

    void begin();

    struct Close {
        void operator()(sqlite3* db) const { sqlite3_close_v2(db); }
    };
    std::unique_ptr<sqlite3, Close> db_;
    bool in_transaction_ = false;
    bool failed_ = false;
    std::uint64_t documents_ = 0, bytes_ = 0;  ///< of the open transaction
};

}  // namespace claimgraph
