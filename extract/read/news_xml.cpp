#include "extract/read/clean_text.h"
#include "extract/read/encoding.h"
#include "extract/read/formats.h"
#include "extract/read/html.h"
#include "extract/read/publication_date.h"
#include "extract/read/xml_document.h"
#include "extract/read/xml_tree.h"

// The news formats of the IPTC: NewsML-G2 (a message of items, or one item), NewsML 1 and NITF. A story is what has
// content: NITF, XHTML or plain text within an item, or NITF alone.

namespace claimgraph::extract::read {
namespace {

bool is(const xmlNode* node, std::string_view name) { return node->type == XML_ELEMENT_NODE && xml_name(node) == name; }

/// The first element of this name below another, however deep; null if there is none.
const xmlNode* find(const xmlNode* root, std::string_view name) {
    for (const xmlNode* node = root; node; node = next_node(node, root))
        if (node != root && is(node, name)) return node;
    return nullptr;
}

std::string text_of(const xmlNode* root, std::string_view name) {
    const xmlNode* found = find(root, name);
    return found ? single_blanks(xml_text(found)) : std::string();
}

/// `20250604T174223+0200` → what other dates look like.
std::string date_of(std::string_view written) {
    std::string text = single_blanks(written);
    const bool compact = text.size() >= 8 && text.find_first_not_of("0123456789") >= 8;
    if (compact) {
        std::string out = text.substr(0, 4) + "-" + text.substr(4, 2) + "-" + text.substr(6, 2);
        if (text.size() >= 15 && text[8] == 'T') {
            out += "T" + text.substr(9, 2) + ":" + text.substr(11, 2) + ":" + text.substr(13, 2) + text.substr(15);
        }
        text = out;
    }
    return normal_date(text);
}

std::string first_date(const xmlNode* root,
                       std::initializer_list<std::pair<std::string_view, std::string_view>> places) {
    for (const auto& [name, attribute] : places)
        if (const xmlNode* found = find(root, name))
            if (std::string date =
                    attribute.empty() ? date_of(xml_text(found)) : date_of(xml_attribute(found, attribute));
                !date.empty())
                return date;
    return {};
}

/// The name of a party: a child `name`, `literal`, or what stands in it.
std::string name_of(const xmlNode* root, std::string_view element) {
    const xmlNode* found = find(root, element);
    if (!found) return {};
    if (const xmlNode* name = xml_child(found, "name")) return single_blanks(xml_text(name));
    if (const std::string_view literal = xml_attribute(found, "literal"); !literal.empty()) return std::string(literal);
    return single_blanks(xml_text(found));
}

void read_nitf(const xmlNode* nitf, Document& document, std::string& words) {
    if (document.title.empty()) document.title = text_of(nitf, "hl1");
    if (document.title.empty()) document.title = text_of(nitf, "hedline");
    if (document.title.empty()) document.title = text_of(nitf, "title");
    if (document.author.empty())
        document.author = text_of(nitf, "byttl").empty() ? text_of(nitf, "byline") : text_of(nitf, "person");
    if (document.place.empty()) document.place = text_of(nitf, "location");
    if (document.publisher.empty()) document.publisher = text_of(nitf, "distributor");
    if (document.publisher.empty())
        if (const xmlNode* holder = find(nitf, "doc.copyright")) document.publisher = xml_attribute(holder, "holder");
    if (document.published.empty())
        document.published = first_date(nitf, {{"date.issue", "norm"},
                                               {"story.date", "norm"},
                                               {"pubdata", "date.publication"},
                                               {"date.release", "norm"}});
    const xmlNode* content = find(nitf, "body.content");
    words = words_of_xml(content ? content : nitf);
}

ReadDocument story_in(const xmlNode* item, const std::string& path) {
    ReadDocument read;
    Document& document = read.document;
    document.path = path;
    std::string words;
    if (xml_name(item) != "nitf") {
        document.id = xml_attribute(item, "guid");
        document.language = xml_attribute(item, "lang");
        if (const xmlNode* language = find(item, "language"); language && document.language.empty())
            document.language = xml_attribute(language, "tag");
        document.title = text_of(item, "headline");
        if (document.title.empty()) document.title = text_of(item, "HeadLine");
        document.author = text_of(item, "by");
        if (document.author.empty()) document.author = name_of(item, "creator");
        if (document.author.empty()) document.author = text_of(item, "ByLine");
        document.publisher = name_of(item, "provider");
        document.published = first_date(
            item, {{"contentCreated", ""}, {"firstCreated", ""}, {"FirstCreated", ""}, {"versionCreated", ""}});
        document.modified =
            first_date(item, {{"contentModified", ""}, {"versionCreated", ""}, {"ThisRevisionCreated", ""}});
        document.place = name_of(item, "located");
    }
    if (const xmlNode* nitf = xml_name(item) == "nitf" ? item : find(item, "nitf")) {
        read_nitf(nitf, document, words);
    } else if (const xmlNode* html = find(item, "html")) {
        const xmlNode* body = find(html, "body");
        words = words_of_xml(body ? body : html);
    } else if (const xmlNode* content = find(item, "body.content")) {
        words = words_of_xml(content);
    } else {
        for (const char* name : {"inlineXML", "inlineData", "DataContent"})
            if (const xmlNode* data = words.empty() ? find(item, name) : nullptr)
                words = xmlChildElementCount(const_cast<xmlNode*>(data)) == 0 ? xml_text(data) : words_of_xml(data);
    }
    if (document.author.starts_with("By ") || document.author.starts_with("by ")) document.author.erase(0, 3);
    if (words.empty()) throw PlacedError("", "there is no text in this item");
    set_text(document, with_title(document.title, std::move(words)));
    return read;
}

}  // namespace

void parse_news_xml(RawInput&& raw, const DocumentSink& deliver, const RejectionSink& reject) {
    const XmlDocument xml(raw.bytes);
    const xmlNode* root = xml.root();
    std::uint64_t number = 0;
    for (const xmlNode* node = root; node;) {
        const bool item = is(node, "newsItem") || is(node, "NewsItem") || is(node, "nitf");
        if (item) {
            ++number;
            const std::string place = node == root ? raw.place : "item " + std::to_string(number);
            if (!deliver_item(
                    raw, place, [&] { return story_in(node, path_of(raw)); }, deliver, reject))
                return;
        }
        node = next_node(node, root, !item);
    }
    if (number == 0) throw PlacedError("", "there is no news item in it");
}

}  // namespace claimgraph::extract::read
