#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

/// \file
/// SQLite's prepared statements, for those who speak to it: places count from 1, columns from 0.

namespace claimgraph {

/// A prepared statement; bound strings must live until the statement is reset.
class Statement {
   public:
    Statement() = default;
    explicit Statement(sqlite3_stmt* statement) : statement_(statement) {}

    void bind(int place, std::int64_t value) { sqlite3_bind_int64(statement_.get(), place, value); }
    void bind(int place, std::uint32_t value) { bind(place, static_cast<std::int64_t>(value)); }
    void bind(int place, std::size_t value) { bind(place, static_cast<std::int64_t>(value)); }
    void bind(int place, double value) { sqlite3_bind_double(statement_.get(), place, value); }
    void bind(int place, std::string_view value) {
        sqlite3_bind_text64(statement_.get(), place, value.data() == nullptr ? "" : value.data(), value.size(),
                            SQLITE_STATIC, SQLITE_UTF8);
    }
    void bind(int place, const std::string& value) { bind(place, std::string_view(value)); }
    void bind(int place, const std::optional<std::uint32_t>& value) {
        if (value)
            bind(place, *value);
        else
            bind_null(place);
    }
    void bind_bytes(int place, std::string_view value) {
        sqlite3_bind_blob64(statement_.get(), place, value.data() == nullptr ? "" : value.data(), value.size(),
                            SQLITE_STATIC);
    }
    void bind_null(int place) { sqlite3_bind_null(statement_.get(), place); }

    sqlite3_stmt* get() const { return statement_.get(); }

   private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };
    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

/// Resets a statement when its results have been read, also when reading throws.
class Reading {
   public:
    explicit Reading(Statement& statement) : statement_(statement.get()) {}
    ~Reading() { sqlite3_reset(statement_); }
    Reading(const Reading&) = delete;
    Reading& operator=(const Reading&) = delete;

   private:
    sqlite3_stmt* statement_;
};

inline std::int64_t number_at(const Statement& row, int column) { return sqlite3_column_int64(row.get(), column); }
inline bool is_null(const Statement& row, int column) { return sqlite3_column_type(row.get(), column) == SQLITE_NULL; }

/// Valid until the statement goes on.
inline std::string_view words_at(const Statement& row, int column) {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(row.get(), column));
    if (text == nullptr) return {};
    return {text, static_cast<std::size_t>(sqlite3_column_bytes(row.get(), column))};
}

inline std::string_view bytes_at(const Statement& row, int column) {
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(row.get(), column));
    return bytes == nullptr ? std::string_view()
                            : std::string_view(bytes, static_cast<std::size_t>(sqlite3_column_bytes(row.get(), column)));
}

}  // namespace claimgraph
