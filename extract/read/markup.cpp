#include "extract/read/markup.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <limits>

#include "extract/read/encoding.h"
#include "extract/read/set_up_libxml.h"
#include "extract/read/xml_tree.h"
#include "graph/ascii.h"
#include "graph/utf8.h"

// One walk over libxml2's tree, without recursion. Text is gathered until an element that breaks the flow begins or
// ends (or `<br>`); what was gathered then is a block.

namespace claimgraph::extract::read {
namespace {

constexpr char32_t soft_hyphen = 0xAD;

bool is_hidden(const xmlNode* node) {
    if (has_xml_attribute(node, "hidden") || xml_attribute(node, "aria-hidden") == "true") return true;
    std::string style = ascii::lowered(xml_attribute(node, "style"));
    std::erase(style, ' ');
    return style.find("display:none") != std::string::npos || style.find("visibility:hidden") != std::string::npos;
}

MarkupKind kind_of(std::string_view name) {
    if (name == "p") return MarkupKind::paragraph;
    if (name == "li" || name == "dt" || name == "dd") return MarkupKind::item;
    if (name == "td" || name == "th") return MarkupKind::cell;
    if (name == "blockquote" || name == "q") return MarkupKind::quotation;
    if (name == "figcaption" || name == "caption" || name == "figure") return MarkupKind::caption;
    if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') return MarkupKind::heading;
    return MarkupKind::text;
}

class Walker {
   public:
    explicit Walker(MarkupPage& page) : page_(page), cues_(MarkupCues::embedded()) {}

    void walk(const xmlNode* root) {
        const xmlNode* node = root;
        while (node) {
            const bool into = enter(node) && node->children;
            if (into) {
                node = node->children;
                continue;
            }
            leave(node);
            while (node != root && !node->next) {
                node = node->parent;
                leave(node);
            }
            if (node == root) break;
            node = node->next;
        }
        end_block();
    }

   private:
    /// False where the node's insides are not on the page.
    bool enter(const xmlNode* node) {
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
            add(xml_view(node->content));
            return false;
        }
        if (node->type != XML_ELEMENT_NODE) return false;
        const std::string_view name = xml_name(node);
        if (cues_.is_unseen(name)) {
            gap();
            return false;
        }
        if (name == "br" || name == "hr") {
            end_block();
            return false;
        }
        const bool flows = cues_.is_inline(name);
        if (flows && is_hidden(node)) return false;
        if (name == "a") ++links_;
        if (name == "b" || name == "strong") ++strongs_;
        const Zone zone = zone_of(node, name);
        if (flows && zone != Zone::furniture && zone != Zone::caption) return true;
        if (!flows) end_block();
        if (flows && !is_empty_so_far()) return true;  // inside of a sentence: whatever it is called, it is part of it
        MarkupElement element;
        element.parent = innermost_;
        element.name = name;
        element.zone = zone;
        element.first_block = static_cast<std::uint32_t>(page_.blocks.size());
        innermost_ = static_cast<std::uint32_t>(page_.elements.size());
        page_.elements.push_back(element);
        nodes_.push_back(node);
        return true;
    }

    void leave(const xmlNode* node) {
        if (node->type != XML_ELEMENT_NODE) return;
        const std::string_view name = xml_name(node);
        if (cues_.is_unseen(name) || name == "br" || name == "hr") return;
        if (cues_.is_inline(name) && is_hidden(node)) return;
        if (name == "a") --links_;
        if (name == "b" || name == "strong") --strongs_;
        if (innermost_ == MarkupElement::none || nodes_.back() != node) return;
        end_block();
        MarkupElement& element = page_.elements[innermost_];
        element.end = static_cast<std::uint32_t>(page_.elements.size());
        element.behind_block = static_cast<std::uint32_t>(page_.blocks.size());
        innermost_ = element.parent;
        nodes_.pop_back();
    }

    Zone zone_of(const xmlNode* node, std::string_view name) const {
        if (name == "html" || name == "body") return Zone::unknown;
        if (is_hidden(node)) return Zone::furniture;
        const Zone by_class = cues_.of_class(xml_attribute(node, "class"));
        const Zone by_id = cues_.of_class(xml_attribute(node, "id"));
        const Zone by_role = cues_.of_role(ascii::lowered(xml_attribute(node, "role")));
        const Zone by_itemprop = cues_.of_itemprop(ascii::lowered(xml_attribute(node, "itemprop")));
        if (by_itemprop == Zone::article) return Zone::article;
        const Zone by_tag = cues_.of_tag(name);
        for (const Zone bad : {Zone::comments, Zone::furniture, Zone::caption})
            for (const Zone said : {by_class, by_id, by_role, by_itemprop, by_tag})
                if (said == bad) return bad;
        for (const Zone said : {by_class, by_id, by_role, by_tag})
            if (said == Zone::article) return Zone::article;
        return Zone::unknown;
    }

    bool is_empty_so_far() const { return block_.empty(); }
    void gap() { blank_ = true; }

    void add(std::string_view words) {
        for (std::size_t at = 0; at < words.size();) {
            const std::size_t begin = at;
            const char32_t c = next_code_point(words, at);
            if (c == soft_hyphen || c == 0x200B || c == 0xFEFF || c == 0x2060) continue;
            if (c != 0x200D && is_blank(c)) {  // the joiner holds emoji together
                blank_ = true;
                continue;
            }
            const std::size_t before = block_.size();
            if (blank_ && !block_.empty()) block_ += ' ';
            blank_ = false;
            block_.append(words.substr(begin, at - begin));
            if (links_ > 0) link_bytes_ += block_.size() - before;
            if (strongs_ > 0) strong_bytes_ += block_.size() - before;
        }
    }

    void end_block() {
        blank_ = false;
        if (!block_.empty()) {
            if (!page_.text.empty()) page_.text += "\n\n";
            MarkupBlock block;
            block.span.begin = static_cast<std::uint32_t>(page_.text.size());
            page_.text += block_;
            block.span.end = static_cast<std::uint32_t>(page_.text.size());
            block.element = innermost_ == MarkupElement::none ? 0 : innermost_;
            block.link_bytes = static_cast<std::uint32_t>(link_bytes_);
            block.strong_bytes = static_cast<std::uint32_t>(strong_bytes_);
            describe(block);
            page_.blocks.push_back(block);
        }
        block_.clear();
        link_bytes_ = strong_bytes_ = 0;
    }

    /// The nearest element around that says what kind of block it is.
    void describe(MarkupBlock& block) const {
        std::uint32_t at = innermost_;
        for (int steps = 0; at != MarkupElement::none && steps < 4; ++steps, at = page_.elements[at].parent) {
            const std::string_view name = page_.elements[at].name;
            const MarkupKind kind = kind_of(name);
            if (kind == MarkupKind::text) continue;
            const bool stronger = kind == MarkupKind::item || kind == MarkupKind::cell ||
                                  kind == MarkupKind::quotation || kind == MarkupKind::caption;
            if (block.kind == MarkupKind::text || (block.kind == MarkupKind::paragraph && stronger)) block.kind = kind;
            if (kind == MarkupKind::heading) {
                block.level = static_cast<std::uint8_t>(name[1] - '0');
                return;
            }
        }
    }

    MarkupPage& page_;
    const MarkupCues& cues_;
    std::vector<const xmlNode*> nodes_;  ///< open elements that are in page_.elements
    std::uint32_t innermost_ = MarkupElement::none;
    std::string block_;
    bool blank_ = false;
    std::size_t link_bytes_ = 0, strong_bytes_ = 0;
    int links_ = 0, strongs_ = 0;
};

}  // namespace

HtmlDocument::HtmlDocument(std::string_view utf8) {
    if (utf8.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()))
        throw PlacedError("", "longer than a page can be");
    set_up_libxml();
    htmlParserCtxtPtr context = htmlCreateMemoryParserCtxt(utf8.data(), static_cast<int>(utf8.size()));
    if (!context) throw PlacedError("", "there is no text, only blanks");
    htmlCtxtUseOptions(context, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                    HTML_PARSE_IGNORE_ENC | HTML_PARSE_COMPACT);
    xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8);
    htmlParseDocument(context);
    document_ = context->myDoc;
    const bool halted = context->disableSAX != 0;
    htmlFreeParserCtxt(context);
    if (document_ && !halted) return;
    if (document_) xmlFreeDoc(document_);
    throw PlacedError("", "the page is nested too deep or too large for its parser");
}

HtmlDocument::~HtmlDocument() { xmlFreeDoc(document_); }

MarkupPage visible_words(const HtmlDocument& document) {
    MarkupPage page;
    if (const xmlNode* root = xmlDocGetRootElement(document.get())) Walker(page).walk(root);
    return page;
}

}  // namespace claimgraph::extract::read
