#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "graph/entities.h"
#include "graph/page.h"

/// \file
/// What the claims of a page say (graph/propositions.h), with the ids of the phrases in them.

namespace claimgraph {

class PagePropositions {
   public:
    /// \param entities  must outlive this
    explicit PagePropositions(const Entities& entities) : entities_(entities) {}

    /// Of a page whose claims are selected.
    void tell(Page& page) const;

   private:
    std::string told_by(const Page& page, std::uint32_t index, const std::string& object, std::size_t phrases) const;

    const Entities& entities_;
};

/// The value of the quantity or sum that the words of an argument begin with; empty if there is none.
std::string leading_value(const Extraction& extraction, const Argument& argument);

}  // namespace claimgraph
