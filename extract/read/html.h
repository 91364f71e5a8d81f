#pragma once

#include <string>
#include <string_view>

#include "graph/model.h"

/// \file
/// Web pages → documents.

namespace claimgraph::extract::read {

/// \param encoding  as the server named it; empty: as the page declares it
/// \param url       where the page was found; empty where it is not known
/// \throws DocumentError if there is no text in it
Document read_html(std::string bytes, std::string_view path, std::string_view encoding = {}, std::string_view url = {});

/// The words of a piece of HTML, such as a feed holds: blocks with empty lines between.
std::string words_of_html(std::string_view utf8);

}  // namespace claimgraph::extract::read
