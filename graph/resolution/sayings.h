#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/resolution/cluster_keys.h"
#include "graph/resolution/numbers.h"
#include "graph/resolution/string_table.h"
#include "graph/resolve.h"

/// \file
/// What keys say of two things (`holds:…`, `stands:…`, `acts:…`): taken down while clusters come, made into relations
/// between entities once it is known who is who. They are few beside the clusters, and held in memory.

namespace claimgraph::resolution {

class Sayings {
   public:
    /// The cluster that speaks.
    struct Speaker {
        Index cluster = 0;   ///< its number
        Index document = 0;  ///< the number of its document; of documents and clusters alike the order is that of evidence
        std::string_view published;
        bool named = false;
    };
    /// \param beside  the number of the other cluster of the document that the key means; none where there is no such
    void add(const Speaker& speaker, const SayingKey& key, std::optional<Index> beside);
    /// What a cluster is in the lists: of several clusters the first stands for it.
    void add_listed(std::string_view gazetteer, Index cluster);

    /// Adds offices, relations and what says them to entities and the clusters that they are.
    /// \param has_name  by entity, whether a document names it
    void relate(Resolution& out, const std::vector<char>& has_name);

   private:
    struct Saying {
        Index cluster, document, published;
        bool named;
        Relation::Kind kind;
        Index office, tenure;
        std::optional<Index> beside;  ///< else a thing of the lists:
        Index thing, label;
        Span words;
    };
    /// A saying, resolved.
    struct Tie {
        Index subject;
        Relation::Kind kind;
        Index object;  ///< an entity, or an office
        Index term;
        Index document, published, cluster, tenure;
        Span words;
        auto key() const { return std::tie(subject, kind, object); }
    };

    void put_in_order();
    std::vector<Tie> ties(Resolution& out, const std::vector<char>& has_name) const;
    void find_terms(std::vector<Tie>& ties) const;
    void add_relation(Resolution& out, const std::vector<Tie>& ties, std::size_t begin, std::size_t end) const;
    void count(const std::vector<Tie>& ties, std::size_t begin, std::size_t end, std::uint64_t& documents,
               std::string& first_seen, std::string& last_seen) const;

    Strings strings_;
    std::vector<Saying> said_;
    std::unordered_map<std::string, Index> listed_;  ///< the first cluster of each
};

}  // namespace claimgraph::resolution
