#pragma once

#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

#include "extract/read/page_piece.h"

/// \file
/// The article on a page pasted whole, among its menus and teasers.

namespace claimgraph::extract::read {

/// Menus and teasers make most of the lines.
bool is_pasted_page(const std::vector<Piece>& pieces);

/// Finds the run of pieces that are worth most together (the maximum subsequence of Pasternack and Roth 2009), with
/// the paragraphs near its ends, and marks what stands behind the article as boilerplate.
/// \param is_byline  who wrote it or when: paragraphs straight under the nearest one above are of the article
/// \return the first piece of the article; 0 if nothing on the page speaks for one
std::size_t choose_region(std::string_view text, std::vector<Piece>& pieces, const PageCues& cues,
                          const std::function<bool(const Piece&)>& is_byline);

/// Where several paragraphs have a link under them that leads on, they are teasers of other articles. A single such
/// link may lead to one, behind a paragraph of this article.
void mark_teasers(std::vector<Piece>& pieces, const PageCues& cues);

}  // namespace claimgraph::extract::read
