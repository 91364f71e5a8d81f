#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/entities.h"
#include "graph/model.h"

namespace claimgraph {

/// One document as the view sees it.
struct Page {
    Extraction extraction;
    std::size_t ordinal = 0;                   ///< place of the document in the store's order
    std::size_t first_cluster = 0;             ///< place of its clusters in the store's order
    const std::uint32_t* entity_of = nullptr;  ///< by cluster of this document
    BriefEntities things;                      ///< the same, what they are
    bool is_selected = false;                  ///< what follows is known
    std::vector<std::string> ids;              ///< by claim
    static constexpr char inner_said = 1, inner_denied = 2;
    std::vector<char> inner;                   ///< by claim: another one has it as its object; denies its opposite
    std::vector<std::uint32_t> order;          ///< the claims in the view, in its order
    std::vector<std::uint32_t> mentions;       ///< by begin
    std::vector<std::uint32_t> shown;          ///< by claim in the view: of claims that are one, the one in `order`
    std::vector<std::string> propositions;     ///< by claim in `order`, the id of what it says
    std::string phrases;  ///< ids of the phrases that fill places of these claims, without prefix, one behind the other

    /// The first of the mentions that begin at `begin` or later.
    std::vector<std::uint32_t>::const_iterator from(std::uint32_t begin) const {
        return std::lower_bound(mentions.begin(), mentions.end(), begin, [&](std::uint32_t mention, std::uint32_t at) {
            return extraction.mentions[mention].span.begin < at;
        });
    }
};

/// What a page is beside its extraction, for an ExtractionFile.
void pack_page(std::string& bytes, const Page& page);
/// \param page  with its extraction
void unpack_page(std::string_view bytes, Page& page);

}  // namespace claimgraph
