#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "graph/code_points.h"
#include "graph/view.h"

/// \file
/// The mentions of one document after the other, as exporters see them (MentionRecord).

namespace claimgraph {

class MentionRecords {
   public:
    /// \param entities  must outlive the records
    explicit MentionRecords(const Entities& entities) : entities_(entities) {}

    /// Calls `visit` for the names, descriptions and pronouns of a document, by place and entity.
    /// \param entity_of  by cluster of the document \param wanted  by entity: whether its mentions are
    void each(const Extraction& extraction, const DocumentRecord& document, const std::uint32_t* entity_of,
              const std::vector<char>& wanted, const std::function<void(const MentionRecord&)>& visit);

   private:
    const Entities& entities_;
    CodePoints points_;
    std::vector<std::uint32_t> order_;
};

}  // namespace claimgraph
