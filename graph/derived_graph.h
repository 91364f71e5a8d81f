#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "graph/byte_sorter.h"
#include "graph/copies.h"
#include "graph/edge_evidence.h"
#include "graph/page.h"
#include "graph/places.h"
#include "graph/resolve.h"
#include "graph/view.h"

/// \file
/// The graphs of things that are derived from claims, and counted:
///   flat     named things, concepts, and statements that somebody makes. A claim is an edge from what its subject speaks
///            of to what its object and its circumstances speak of (times aside); a phrase's concept has an edge
///            `INVOLVES (between)` to each named thing inside the phrase; who claims, denies or demands something has an
///            edge to a statement, which is `ABOUT` what it speaks of; who just says it `SPEAKS_OF` that.
///            What a generic noun (*people*) stands for is no node: where the claim still joins two others, the words go
///            into the label (`PEOPLE_KILLED_IN`), so that nothing is a hub for want of a name, and the edge still tells
///            what happened. What a pronoun or nothing stands for has no edge.
///   network  named things only: an edge from each on the side of the subject to each on that of object and circumstances,
///            from who says so to both sides (`SAYS (that … has left Odense)`), and inside a phrase of an act from who acts
///            to who is reached (`AIR_STRIKE_ON`). The phrase through which an end is reached stands in parentheses:
///            `STRIKES (drone, bridge in)`.

namespace claimgraph {

class DerivedGraph {
   public:
    /// \param shape  flat or network  \param resolution, copies  must outlive this
    DerivedGraph(ViewShape shape, const Resolution& resolution, const Copies& copies);

    /// A document at a time, in the order of the view.
    void add(const Page& page);

    /// Nothing will be added. Of the edges those with enough evidence, or the heaviest of them, are kept; the nodes are
    /// those at their ends. \param top  0: all
    void settle(std::uint64_t min_weight, std::uint64_t top);

    void edges(const std::function<void(const FlatEdge&)>& visit);
    /// By entity, whether it is at an end of an edge.
    const std::vector<char>& entities() const { return entities_; }
    void concepts(const std::function<void(const ConceptRecord&)>& visit);
    void statements(const std::function<void(const StatementRecord&)>& visit);

    std::uint64_t claims_without_edge() const { return claims_without_edge_; }

   private:
    class Builder;

    void mark_entities(ByteSorter ids);
    void hold_broader();
    /// Of records that come by id those at ends of edges.
    template <typename Record>
    std::function<void(const Record&)> at_ends(std::function<void(const Record&)> visit);

    ViewShape shape_;
    const Resolution& resolution_;
    const Copies& copies_;
    EdgeEvidence evidence_;
    ConceptPlaces concepts_;
    PhrasePlaces statements_;
    std::uint64_t min_weight_ = 1;
    std::optional<std::vector<FlatEdge>> heaviest_;  ///< where only these are wanted, by place
    std::vector<char> entities_;
    ByteSorter ends_;  ///< ids of concepts and statements at ends of edges
    std::vector<std::string> held_;  ///< ids of wider concepts that are at ends of edges, sorted
    std::uint64_t claims_without_edge_ = 0;
};

}  // namespace claimgraph
