#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <set>
#include <string>

#include "cli/claim_question.h"
#include "graph/view.h"

namespace claimgraph::cli {

/// The claims that answer a question, and what they are in conflict with.
struct ClaimExplanations {
    struct Found {
        DocumentRecord document;
        ClaimRecord claim;  ///< its document is the one beside
    };
    /// As much of a claim as is shown beside another.
    struct Other {
        std::string label, place, published, sentence;
    };

    std::deque<Found> claims;  ///< in the order of the view
    std::uint64_t count = 0;   ///< of all that answer, also those that are not held
    std::map<std::string, Other> others;  ///< by id
    std::set<std::string> entities;       ///< ids of what takes part in the claims held

    /// \param most  claims that are held; 0: all
    ClaimExplanations(const View& view, const ClaimQuestion& question, const ClaimQuestion::Names& names,
                      std::size_t most);
};

/// Each with its sentence, the words of its places, where it stands, how it is meant, which rule found it, what it says
/// and what speaks against it.
/// \param most  as above, and of the claims against each
/// \param more  text to stand under each claim, by its id
std::string as_text(const ClaimExplanations& all, std::size_t most, const std::map<std::string, std::string>& more = {});

}  // namespace claimgraph::cli
