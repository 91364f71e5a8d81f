#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/page.h"
#include "graph/resolve.h"
#include "graph/view.h"
#include "graph/withdrawals.h"

/// \file
/// Which claims are in a view (ViewOptions), and in which order.

namespace claimgraph {

class ClaimSelection {
   public:
    /// \throws UsageError if an option makes no sense: no such type, no date
    explicit ClaimSelection(const ViewOptions& options);

    /// Who is who; must outlive the selection. Before anything else is asked.
    void know(const Resolution& resolution);
    /// Of earlier versions only what was withdrawn is wanted; must outlive the selection.
    void know(const Withdrawals& withdrawals) { withdrawals_ = &withdrawals; }
    /// Adds to the things asked for those that stand with them in claims of the page that are in the view.
    void widen(const Page& page, std::vector<char>& about) const;

    bool filters_claims() const;
    bool filters() const { return filters_claims() || options_.since || options_.until; }
    bool in_time(const Document& document) const;
    /// Whether claims of the document may be in the view, as far as its clusters and its text tell: what was found in it
    /// need not be read to see that a name asked for is in neither. False negatives there are none.
    bool may_have(const Page& page) const;
    /// Which claims of the document are in the view, and in which order.
    void select(Page& page) const;

    std::vector<char> about;         ///< by entity, whether it is asked for; empty if none is
    std::optional<EntityType> type;  ///< that is asked for
    std::vector<char> of_type;       ///< by entity, whether it is of that type; empty if none is asked for

   private:
    std::vector<char> named(const std::string& key) const;
    bool has_predicate(const Predicate& predicate) const;
    bool has_source(const Page& page, const Claim& claim) const;
    bool wanted(const Page& page, const Claim& claim) const;

    const ViewOptions& options_;
    const Resolution* resolution_ = nullptr;
    const Withdrawals* withdrawals_ = nullptr;
    std::string about_key_, source_key_, predicate_key_;
    std::string about_word_;  ///< the longest one of the key that is plain ASCII
    std::vector<char> sources_;  ///< by entity, whether it is the source that is asked for
};

}  // namespace claimgraph
