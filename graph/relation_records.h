#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/byte_sorter.h"
#include "graph/page_source.h"
#include "graph/resolve.h"
#include "graph/view.h"

/// \file
/// What names and titles say of the things in a view: offices, relations, and the edges that they make.

namespace claimgraph {

class RelationRecords {
   public:
    /// \param resolution  must outlive this
    explicit RelationRecords(const Resolution& resolution)
        : resolution_(resolution),
          quotes_(resolution.relations.size()),
          saying_quotes_(resolution.sayings.size()) {}

    /// Keeps where the page says relations that no earlier document says. Pages come in the order of the view.
    void quote(const Page& page);
    /// By entity: adds what relations of those that are in lead to, and so on.
    void add_objects(std::vector<char>& entities) const;

    /// Those that somebody in the view holds, by id. \param in  by entity
    void offices(const std::vector<char>& in, const std::function<void(const OfficeRecord&)>& visit) const;
    /// Those whose subjects are in, by id. \param pages  to be read again for the words
    void relations(const std::vector<char>& in, const PageSource& pages,
                   const std::function<void(const RelationRecord&)>& visit) const;
    /// What names say of two things that are both there: `HAS_OFFICE (foreign minister)`, `STANDS_FOR`, `ACTOR_OF`.
    void edges(const std::vector<char>& in, std::uint64_t min_weight,
               const std::function<void(const FlatEdge&)>& visit) const;

   private:
    /// Where a document says a relation.
    struct Quote {
        bool found = false;
        std::size_t document = 0;  ///< its ordinal
        std::string published;
        Span sentence, words;
    };

    std::optional<std::uint32_t> object_of(const Relation& relation) const;
    std::string object_id(const Relation& relation) const;
    std::string id_of(const Relation& relation) const;
    ByteSorter sorted(const std::vector<char>& in, const PageSource& pages) const;
    std::string packed(const Relation& relation) const;
    std::string packed(const Relation& relation, std::uint32_t saying) const;

    const Resolution& resolution_;
    std::vector<Quote> quotes_;         ///< by relation
    std::vector<Quote> saying_quotes_;  ///< by saying
};

}  // namespace claimgraph
