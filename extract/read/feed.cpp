#include "extract/read/clean_text.h"
#include "extract/read/encoding.h"
#include "extract/read/formats.h"
#include "extract/read/html.h"
#include "extract/read/publication_date.h"
#include "extract/read/xml_document.h"
#include "extract/read/xml_tree.h"

// RSS 0.9x, 1.0 (RDF) and 2.0, Atom 1.0: an item is a document. The full content is taken where the feed has it
// (content:encoded, atom:content), else the summary.

namespace claimgraph::extract::read {
namespace {

std::string text_at(const xmlNode* item, std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names)
        if (const xmlNode* child = xml_child(item, name))
            if (std::string text = single_blanks(xml_text(child)); !text.empty()) return text;
    return {};
}

/// HTML in a feed is text with tags, or elements of XHTML.
std::string words_in(const xmlNode* element) {
    if (xml_attribute(element, "type") == "xhtml") return words_of_xml(element);
    const std::string text = xml_text(element);
    return holds_tags(text) || text.find('&') != std::string::npos ? words_of_html(text) : cleaned(text);
}

std::string link_of(const xmlNode* item) {
    for (const xmlNode* child = item->children; child; child = child->next) {
        if (child->type != XML_ELEMENT_NODE || xml_name(child) != "link") continue;
        const std::string_view rel = xml_attribute(child, "rel"), href = xml_attribute(child, "href");
        if (!href.empty() && (rel.empty() || rel == "alternate")) return std::string(href);
        if (href.empty()) return single_blanks(xml_text(child));
    }
    const std::string guid = text_at(item, {"guid"});
    return guid.starts_with("http") ? guid : std::string();
}

std::string author_of(const xmlNode* item) {
    if (const xmlNode* author = xml_child(item, "author"))
        if (const xmlNode* name = xml_child(author, "name")) return single_blanks(xml_text(name));
    return text_at(item, {"creator", "author"});
}

std::string date_at(const xmlNode* item, std::initializer_list<std::string_view> names) {
    return normal_date(text_at(item, names));
}

ReadDocument document_of(const xmlNode* item, const Document& feed) {
    ReadDocument read;
    Document& document = read.document;
    document.path = feed.path;
    document.publisher = feed.publisher;
    document.language = feed.language;
    document.title = single_blanks(without_entities(text_at(item, {"title"})));
    if (holds_tags(document.title)) document.title = single_blanks(words_of_html(document.title));
    document.url = link_of(item);
    document.author = author_of(item);
    document.published = date_at(item, {"pubDate", "published", "issued", "date", "created"});
    document.modified = date_at(item, {"updated", "modified", "lastBuildDate"});
    if (document.published.empty()) document.published = document.modified;
    const xmlNode* best = nullptr;
    for (const std::string_view name : {"encoded", "content", "description", "summary"})
        if (!best) best = xml_child(item, name);
    set_text(document, with_title(document.title, best ? words_in(best) : std::string()));
    return read;
}

}  // namespace

void parse_feed(RawInput&& raw, const DocumentSink& deliver, const RejectionSink& reject) {
    const XmlDocument xml(raw.bytes);
    const xmlNode* root = xml.root();
    const xmlNode* channel = xml_child(root, "channel");
    Document feed;
    feed.path = path_of(raw);
    feed.publisher = text_at(channel ? channel : root, {"title"});
    feed.language = text_at(channel ? channel : root, {"language"});
    if (feed.language.empty()) feed.language = xml_attribute(root, "lang");
    std::uint64_t number = 0;
    for (const xmlNode* node = root; node;) {
        const bool item = node->type == XML_ELEMENT_NODE && (xml_name(node) == "item" || xml_name(node) == "entry");
        if (item) {
            ++number;
            if (!deliver_item(
                    raw, "item " + std::to_string(number), [&] { return document_of(node, feed); }, deliver, reject))
                return;
        }
        node = next_node(node, root, !item);
    }
    if (number == 0) throw PlacedError("", "there is no item in this feed");
}

}  // namespace claimgraph::extract::read
