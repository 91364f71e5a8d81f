#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/read/markup.h"

/// \file
/// Which blocks of a page are the article.

namespace claimgraph::extract::read {

/// What a block is to the article.
enum class BlockRole : std::uint8_t {
    elsewhere,   ///< not of the article: menus, teasers, comments …
    headline,    ///< the title
    text,        ///< the article's own words
    subheading,  ///< a heading between them
    cell,        ///< of a table in it
    caption,
};

/// \param title     of the page, as its metadata give it; may be empty
/// \param body      the article's words as metadata give them (`articleBody`); may be empty
/// \return a role for each block of the page
std::vector<BlockRole> find_article(const MarkupPage& page, std::string_view title, std::string_view body);

}  // namespace claimgraph::extract::read
