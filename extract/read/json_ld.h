#pragma once

#include <string>
#include <string_view>

/// \file
/// schema.org in JSON-LD as pages carry it.

namespace claimgraph::extract::read {

/// The article that a page describes.
struct LinkedArticle {
    bool is_article = false;  ///< else it is of another type, such as WebPage
    std::string headline, author, publisher, url, published, modified, language, body;
};

/// The first article in a JSON text, else the first thing with a day of publication. What is no JSON gives nothing.
LinkedArticle linked_article(std::string_view json);

}  // namespace claimgraph::extract::read
