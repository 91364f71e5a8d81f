#include "extract/read/html.h"

#include <algorithm>

#include "extract/read/article_finder.h"
#include "extract/read/dateline.h"
#include "extract/read/encoding.h"
#include "extract/read/markup.h"
#include "extract/read/page_metadata.h"
#include "extract/read/publication_date.h"
#include "graph/identity.h"

namespace claimgraph::extract::read {
namespace {

constexpr std::size_t most_blocks = 100'000;
constexpr std::size_t date_words_bytes = 120;  ///< a printed date of publication stands in a short line
constexpr std::size_t blocks_around = 8;       ///< of the headline, or of the first paragraph where there is none

std::string_view words_of(const MarkupPage& page, std::size_t block) {
    const Span span = page.blocks[block].span;
    return std::string_view(page.text).substr(span.begin, span.size());
}

/// The day that is printed next to the headline, behind it before in front of it; empty where there is none.
std::string printed_near_headline(const MarkupPage& page, const std::vector<BlockRole>& roles) {
    const auto first_of = [&](BlockRole role) {
        return static_cast<std::size_t>(std::find(roles.begin(), roles.end(), role) - roles.begin());
    };
    std::size_t middle = first_of(BlockRole::headline);
    if (middle == roles.size()) middle = first_of(BlockRole::text);
    if (middle == roles.size()) return {};
    const auto date_at = [&](std::size_t i) {
        const std::string_view words = words_of(page, i);
        return words.size() <= date_words_bytes ? printed_date(words).value : std::string();
    };
    for (std::size_t i = middle; i < std::min(middle + blocks_around, roles.size()); ++i)
        if (std::string date = date_at(i); !date.empty()) return date;
    for (std::size_t i = middle; i-- > (middle < blocks_around ? 0 : middle - blocks_around);)
        if (std::string date = date_at(i); !date.empty()) return date;
    return {};
}

BlockKind kind_of(BlockRole role, const MarkupBlock& block) {
    switch (role) {
        case BlockRole::headline:
        case BlockRole::subheading:
            return BlockKind::headline;
        case BlockRole::caption:
            return BlockKind::caption;
        case BlockRole::cell:
            return BlockKind::table;
        case BlockRole::text:
            return block.kind == MarkupKind::quotation ? BlockKind::quote : BlockKind::body;
        case BlockRole::elsewhere:
            break;
    }
    return BlockKind::boilerplate;
}

}  // namespace

std::string words_of_html(std::string_view utf8) { return visible_words(HtmlDocument(utf8)).text; }

Document read_html(std::string bytes, std::string_view path, std::string_view encoding, std::string_view url) {
    const std::string declared = encoding.empty() ? declared_encoding(bytes) : std::string(encoding);
    std::string utf8 = to_utf8(std::move(bytes), declared.empty() ? "windows-1252" : declared);
    std::replace(utf8.begin(), utf8.end(), '\0', ' ');
    const HtmlDocument html(utf8);
    PageMetadata metadata = page_metadata(html, url);
    MarkupPage page = visible_words(html);
    if (page.blocks.empty()) throw PlacedError("", "there are no words on the page");
    if (page.blocks.size() > most_blocks)
        throw PlacedError("", "it has more than " + std::to_string(most_blocks) + " pieces of text");
    const std::vector<BlockRole> roles = find_article(page, metadata.title, metadata.body);

    Document document;
    document.path = path;
    document.title = std::move(metadata.title);
    document.author = std::move(metadata.author);
    document.publisher = std::move(metadata.publisher);
    document.language = std::move(metadata.language);
    document.url = std::move(metadata.url);
    document.published = std::move(metadata.published);
    document.modified = std::move(metadata.modified);
    if (document.published.empty()) document.published = printed_near_headline(page, roles);
    if (document.published.empty()) document.published = document.modified;
    for (std::size_t i = 0; i < roles.size(); ++i) {
        if (roles[i] == BlockRole::headline && document.title.empty()) document.title = words_of(page, i);
        document.blocks.push_back({kind_of(roles[i], page.blocks[i]), page.blocks[i].span});
    }
    document.text = std::move(page.text);
    cut_datelines(document);
    document.id = document.url.empty() ? document_id(document.text) : document.url;
    return document;
}

}  // namespace claimgraph::extract::read
