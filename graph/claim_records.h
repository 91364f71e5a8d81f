#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/code_points.h"
#include "graph/page.h"
#include "graph/resolve.h"
#include "graph/view.h"

/// \file
/// Claims of a page, their phrases and documents as exporters see them.

namespace claimgraph {

/// All but of what it is a copy.
void describe(const Document& document, DocumentRecord& record);
std::string sentence_id(const Document& document, Span sentence);

class ClaimRecords {
   public:
    /// Pairs of claims in conflict, both ways, sorted.
    using Conflicts = std::vector<std::pair<std::string, std::string>>;

    /// \param entities  must outlive this
    explicit ClaimRecords(const Entities& entities) : entities_(entities) {}

    void describe(const Page& page, const PhraseContent& phrase, SpokenOf& out) const;

    /// \param neighbour  another claim of the sentence, if there is one
    /// \param phrases  ids from the page of the phrases in this claim and those that come; what is used is taken away
    void fill(ClaimRecord& record, const Page& page, const CodePoints& points, std::uint32_t index,
              const ClaimRecord* neighbour, std::string_view& phrases, const Conflicts& conflicts) const;

   private:
    enum class Nested : std::uint8_t { as_claim, as_phrase };

    void fill(NodeRecord& node, const Page& page, const CodePoints& points, const Argument& argument, Nested nested,
              std::string_view& phrases) const;
    void fill(QualifierRecord& record, const Page& page, const CodePoints& points, const Qualifier& qualifier) const;
    template <typename Record>
    void fill_content(Record& record, const Page& page, const CodePoints& points,
                      std::optional<std::uint32_t> phrase) const;
    void fill_mentions(ClaimRecord& record, const Page& page, const Claim& claim) const;

    const Entities& entities_;
};

}  // namespace claimgraph
