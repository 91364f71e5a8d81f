#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "graph/model.h"

struct sqlite3;

/// \file
/// Evidence as it was found, in SQLite (schemas/store.sql): a file that can be merged with others, or memory for one run.
/// Adding evidence twice changes nothing. What is read back comes in an order that depends on the content alone.

namespace claimgraph {

class Store {
   public:
    /// A store that lives as long as this object.
    static Store in_memory();
    /// Opens or makes a store file. \throws Error if it cannot be opened or is no store of this version
    static Store open(const std::string& path);
    /// Opens an existing store for reading. \throws Error if there is none
    static Store open_existing(const std::string& path);

    Store(Store&&) noexcept;
    Store& operator=(Store&&) noexcept;
    ~Store();

    enum class Added { fresh, known, replaced, refused };
    /// Adds one document's evidence in a transaction batch. A document with a known id and the same text is `known`; with
    /// the same id and another text the one with the smaller content hash stays, whatever the order they came in
    /// (`replaced`: the new one stays, `refused`: the old one).
    Added add(const Extraction& extraction);
    /// Writes what is still in the open transaction. \throws Error if it could not be written
    void commit();

    std::uint64_t document_count() const;

    sqlite3* handle() const;  ///< for `graph/` itself

   private:
    struct Implementation;
    explicit Store(std::unique_ptr<Implementation> implementation);
    std::unique_ptr<Implementation> implementation_;
};

}  // namespace claimgraph
