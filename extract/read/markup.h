#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/read/markup_cues.h"
#include "graph/model.h"

/// \file
/// HTML → the words that a reader of the page sees, cut into blocks, and where in the page's structure each stands.

struct _xmlDoc;

namespace claimgraph::extract::read {

struct MarkupElement {
    static constexpr std::uint32_t none = 0xFFFFFFFF;
    std::uint32_t parent = none;     ///< index, always smaller than the element's own
    std::uint32_t end = 0;           ///< index behind its last descendant
    std::uint32_t first_block = 0;   ///< of the blocks in it
    std::uint32_t behind_block = 0;  ///< index behind the last
    std::string_view name;           ///< of the tag, small letters
    Zone zone = Zone::unknown;       ///< of this element itself
};

/// What the tag says of a block.
enum class MarkupKind : std::uint8_t { text, paragraph, heading, item, cell, quotation, caption };

/// Words between two breaks of the page's flow.
struct MarkupBlock {
    Span span;
    MarkupKind kind = MarkupKind::text;
    std::uint8_t level = 0;          ///< of a heading: 1 to 6
    std::uint32_t element = 0;       ///< the innermost element that breaks the flow
    std::uint32_t link_bytes = 0;    ///< how much of it is words of links
    std::uint32_t strong_bytes = 0;  ///< how much of it is bold
};

/// A page as a flat tree: elements and blocks in the order of the page. Names of tags are the HtmlDocument's.
struct MarkupPage {
    std::string text;  ///< blocks, an empty line between two; UTF-8, blanks single, no soft hyphens
    std::vector<MarkupElement> elements;
    std::vector<MarkupBlock> blocks;
};

/// Owns what libxml2 made of a page.
class HtmlDocument {
   public:
    /// \throws PlacedError if nothing can be made of it, or it is nested too deep
    explicit HtmlDocument(std::string_view utf8);
    ~HtmlDocument();
    HtmlDocument(const HtmlDocument&) = delete;
    HtmlDocument& operator=(const HtmlDocument&) = delete;
    _xmlDoc* get() const { return document_; }

   private:
    _xmlDoc* document_ = nullptr;
};

MarkupPage visible_words(const HtmlDocument& document);

}  // namespace claimgraph::extract::read
