#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/view.h"

namespace claimgraph::cli {

/// Which claims somebody asks for, in words or by an id.
///
/// *Lavrov denies*: the words of a subject, those of a predicate, and behind them, where there are any, of the object
/// (*Lavrov denies talks*). A subject or object has the words if they stand one behind the other in its label, in what
/// the document has in its place, or in another name of the thing; a predicate is named as it is read aloud (*calls
/// for*), by its lemma (*call for*), its term (*callsFor*) or the document's words (*has called for*, *called for*). All
/// are compared as phrases are. `claim-…` asks for a claim, `prop-…` for all claims that say this; an IRI ends in them.
class ClaimQuestion {
   public:
    /// The names of the entity with this id.
    using Names = std::function<std::vector<std::string>(const std::string& id)>;

    explicit ClaimQuestion(std::string_view asked);
    bool is_answered_by(const ClaimRecord& claim, const Names& names) const;

   private:
    std::string id_;     ///< empty: words are asked for
    std::string words_;  ///< compared as phrases are, between blanks
};

}  // namespace claimgraph::cli
