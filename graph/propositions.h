#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "graph/byte_sorter.h"
#include "graph/copies.h"
#include "graph/model.h"

/// \file
/// Propositions: what is said, by whichever document. Claims say the same where subject, predicate, object, amounts and
/// circumstances are the same and both affirm it, or both deny it, or hold it possible, to come, demanded. Things are the
/// same by who they are across documents, phrases that name a kind by their words (by their concept alone where they say
/// no more than that: *truce*, *ceasefire*); a document's own descriptions and pronouns are those of no other document, and
/// so is what names no thing at all (*no casualties were reported*) or somebody who may be anybody (*others were hurt*); a
/// claim in the place of the object counts by what it says. When it is said to have been is the claims': *came on Monday*
/// says that somebody came, as *came* does.

namespace claimgraph {

/// How a proposition is told in this view.
struct PropositionRecord {
    std::string id;  ///< `prop-…`, with what it is not affirmed as behind: `prop-…-not`, `prop-…-may`, `prop-…-not-will`
    std::uint64_t documents = 1;  ///< in which it is said
    // Where there are several:
    std::uint64_t independent = 1;        ///< publishers, copies of one text counted for the first one's (graph/copies.h)
    std::string first_seen, last_seen;    ///< dates of publication; empty where unknown
    std::vector<std::string> publishers;  ///< sorted, unique; only with the first claim of the view that says it
    friend bool operator==(const PropositionRecord&, const PropositionRecord&) = default;
};

struct PropositionContent {
    std::string subject, object;  ///< ids; the object may be empty
    std::string predicate;        ///< term, or the name of an open one
    std::vector<std::string> more = {};  ///< amounts and circumstances, and the document where it can be said in no other
};

/// `prop-…`
std::string proposition_id(const PropositionContent& content, Polarity polarity, Modality modality);

/// The id of what says that it is not so: `prop-…` ↔ `prop-…-not`, `prop-…-will` ↔ `prop-…-not-will`.
std::string opposite(std::string_view proposition);

/// Counts the propositions of a view outside of memory.
class Propositions {
   public:
    static constexpr std::size_t nobody = static_cast<std::size_t>(-1);  ///< of a claim that does not count

    /// Claim by claim, in the order of the view. \param document  its place in the order of documents, or `nobody`
    void add(std::string_view id, std::size_t document);
    /// Nothing will be added.
    void settle(const Copies& copies);

    /// In the order of the claims; there may be several at a time.
    class Reader {
       public:
        explicit Reader(Propositions& propositions) : rows_(propositions.by_claim_) { more_ = rows_.next(); }
        /// What is known of the next claim's proposition, whose id is given.
        void next(PropositionRecord& record);

       private:
        ByteSorter::Reader rows_;
        bool more_ = false;
        std::uint64_t claim_ = 0;
    };

   private:
    struct Sayers;

    void add_shared(const Sayers& sayers, const Copies& copies);

    ByteSorter by_proposition_, by_claim_;  ///< by claim: those that several documents say
    std::uint64_t claims_ = 0;
    std::string bytes_;
};

}  // namespace claimgraph
