#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/byte_sorter.h"
#include "graph/model.h"

/// \file
/// Counted edges, from single pieces of evidence, outside of memory.

namespace claimgraph {

/// One edge of the flat or the network graph: all evidence for (source, label, target), counted.
///
/// The label says all that must not be lost when a tool merges parallel edges, in this order:
///   `REPORTEDLY_`  someone other than the article says so
///   `MAY_`, `WILL_`, `SHOULD_`  it is possible, future, demanded
///   `NOT_`      it is negated
///   the predicate as an English verb in capitals: `cg:claimsResponsibility` → `CLAIMS_RESPONSIBILITY`, `call for` →
///               `CALLS_FOR`; then what the phrase between looks at (`DEMANDS_END_OF`) and the preposition
///   in parentheses, through which phrase an end is reached: `STRIKES (air strikes)`
/// so that `REPORTEDLY_WILL_NOT_LEAVE` is a negated claim of something future that someone makes.
struct FlatEdge {
    std::string source, target;  ///< ids of entities, concepts, statements
    std::string label;
    std::string predicate;  ///< term or lemma; of what a phrase involves `involves`
    Polarity polarity = Polarity::affirmed;
    Modality modality = Modality::actual;
    std::vector<std::string> attributed_to;  ///< labels of the sources, sorted, unique
    std::vector<std::string> claims;         ///< ids of the claims behind it, in the order of `View::claims`
    std::uint64_t weight = 0;                ///< number of claims, at least 1
    std::uint64_t documents = 0;
    std::string first_seen, last_seen;  ///< dates of publication; empty where unknown
    /// Number of claims by day of publication, in order of time; documents of unknown date are left out.
    std::vector<std::pair<std::string, std::uint64_t>> days = {};
    std::vector<std::string> publishers = {};  ///< sorted, unique
    /// Publishers, copies of one text counted for the first one's (graph/copies.h); 0 where that is not known.
    std::uint64_t independent = 0;
    std::vector<std::string> amounts = {};     ///< values of the amounts in the claims (`> 40 bomber`), sorted, unique
    std::vector<std::string> phrases = {};     ///< words between the ends, the first `most_phrases` of them
    double confidence = 0;                     ///< the highest of the claims
    std::string from = {}, to = {};            ///< of an office, as in RelationRecord
};

constexpr std::size_t most_phrases = 5;

class EdgeEvidence {
   public:
    struct Piece {
        std::string_view source, label, target;
        std::string_view claim;  ///< id
        std::size_t document = 0;
        std::uint32_t origin = 0;  ///< who says it independently (graph/copies.h)
        Polarity polarity = Polarity::affirmed;
        Modality modality = Modality::actual;
        double confidence = 0;
        std::string_view predicate, published, publisher;
        std::vector<std::string_view> attributed_to;      ///< labels
        std::vector<std::string_view> amounts, phrases;
    };

    /// A claim at a time, in the order of the claims.
    void add(const Piece& piece);
    /// Calls `visit(edge)` by source, label, target; the edge is valid during the call.
    void each_edge(const std::function<void(const FlatEdge&)>& visit);

   private:
    ByteSorter sorter_;
    std::uint64_t count_ = 0;
    std::string bytes_;
};

}  // namespace claimgraph
