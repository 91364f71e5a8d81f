#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "graph/code_points.h"
#include "graph/page.h"
#include "graph/view.h"

/// \file
/// The mentions of one document after the other, as exporters see them (MentionRecord).

namespace claimgraph {

class MentionRecords {
   public:
    /// Calls `visit` for the names, descriptions and pronouns of a document, by place and entity.
    /// \param wanted  by entity: whether its mentions are
    void each(const Page& page, const DocumentRecord& document, const std::vector<char>& wanted,
              const std::function<void(const MentionRecord&)>& visit);

   private:
    CodePoints points_;
    std::vector<std::uint32_t> order_;
};

}  // namespace claimgraph
