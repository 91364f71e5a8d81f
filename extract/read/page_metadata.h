#pragma once

#include <string>
#include <string_view>

#include "extract/read/markup.h"

/// \file
/// What a page says of itself where readers do not look: schema.org as JSON-LD, OpenGraph and other `<meta>`, `<time>`,
/// its address.

namespace claimgraph::extract::read {

struct PageMetadata {
    std::string title, author, publisher, language;
    std::string url;        ///< the canonical one
    std::string published;  ///< ISO 8601, local day; see publication_date.h
    std::string modified;
    std::string body;  ///< the article's words as JSON-LD gives them; empty where it does not
};

/// \param url  where the page was found; empty where it is not known
PageMetadata page_metadata(const HtmlDocument& document, std::string_view url);

/// The day in an address (`/2023/11/08/`, `/20160214/`, `/2023-11-08-`); empty where there is none.
std::string date_in_url(std::string_view url);

}  // namespace claimgraph::extract::read
