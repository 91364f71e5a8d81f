#include "extract/read/xml_document.h"

#include <libxml/parser.h>

#include <limits>

#include "extract/read/encoding.h"
#include "extract/read/set_up_libxml.h"
#include "extract/read/xml_tree.h"

namespace claimgraph::extract::read {
namespace {

/// Elements that stand in a line of words, in XHTML and in the news formats.
bool is_inline(std::string_view name) {
    for (const std::string_view known :
         {"a",       "abbr",    "b",          "strong",      "i",           "em",           "span",      "u",
          "q",       "cite",    "sub",        "sup",         "small",       "person",       "org",       "location",
          "chron",   "event",   "function",   "money",       "num",         "object.title", "virtloc",   "city",
          "country", "state",   "name.given", "name.family", "copyrite",    "lang",         "pronounce", "alt-code",
          "inline",  "keyword", "classifier", "region",      "sublocation", "code",         "font",      "time"})
        if (name == known) return true;
    return false;
}

/// Elements whose words are no part of the text.
bool is_aside(std::string_view name) {
    for (const std::string_view known : {"media", "media-caption", "media-metadata", "table", "nitf-table", "figure",
                                         "figcaption", "aside", "script", "style", "note", "body.head", "head"})
        if (name == known) return true;
    return false;
}

}  // namespace

XmlDocument::XmlDocument(std::string_view bytes) {
    if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()))
        throw PlacedError("", "longer than XML can be");
    set_up_libxml();
    xmlParserCtxt* context = xmlNewParserCtxt();
    if (!context) throw std::bad_alloc();
    // Neither NOENT nor DTDLOAD nor HUGE: entities stay what they are, and what explodes is refused.
    document_ = xmlCtxtReadMemory(
        context, bytes.data(), static_cast<int>(bytes.size()), nullptr, nullptr,
        XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA | XML_PARSE_COMPACT);
    const xmlError* error = xmlCtxtGetLastError(context);
    const std::string place = error && error->line > 0 ? "line " + std::to_string(error->line) : std::string();
    const std::string why = error && error->message ? single_blanks(error->message) : std::string("it cannot be read");
    xmlFreeParserCtxt(context);
    if (!document_ || !root()) {
        xmlFreeDoc(document_);
        throw PlacedError(place, "not well-formed XML: " + why);
    }
}

XmlDocument::~XmlDocument() { xmlFreeDoc(document_); }

std::string xml_root_name(std::string_view head) {
    std::size_t at = head.find_first_not_of(" \t\r\n");
    while (at < head.size() && head[at] == '<' && at + 1 < head.size()) {
        if (head[at + 1] == '?') {
            at = head.find("?>", at);
            if (at != std::string_view::npos) at += 2;
        } else if (head.substr(at).starts_with("<!--")) {
            at = head.find("-->", at);
            if (at != std::string_view::npos) at += 3;
        } else if (head[at + 1] == '!') {
            std::size_t depth = 0;
            for (; at < head.size(); ++at) {
                if (head[at] == '[') ++depth;
                if (head[at] == ']' && depth > 0) --depth;
                if (head[at] == '>' && depth == 0) break;
            }
            if (at < head.size()) ++at;
        } else {
            const std::size_t end = head.find_first_of(" \t\r\n/>", at + 1);
            std::string_view name = head.substr(at + 1, end == std::string_view::npos ? end : end - at - 1);
            if (const std::size_t colon = name.find(':'); colon != std::string_view::npos)
                name.remove_prefix(colon + 1);
            return std::string(name);
        }
        if (at == std::string_view::npos) return {};
        at = head.find_first_not_of(" \t\r\n", at);
    }
    return {};
}

std::string words_of_xml(const xmlNode* element) {
    std::string out, block;
    const auto end_block = [&] {
        std::string words = single_blanks(block);
        block.clear();
        if (words.empty()) return;
        if (!out.empty()) out += "\n\n";
        out += words;
    };
    for (const xmlNode* node = element; node;) {
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) block += xml_view(node->content);
        if (node->type == XML_ELEMENT_NODE && !is_inline(xml_name(node))) end_block();
        const bool into = node->type != XML_ELEMENT_NODE || node == element || !is_aside(xml_name(node));
        const xmlNode* next = next_node(node, element, into);
        // Elements that end between the two.
        for (const xmlNode* at = node; at != element && (!next || at != next->parent); at = at->parent)
            if (at->type == XML_ELEMENT_NODE && !is_inline(xml_name(at))) end_block();
        node = next;
    }
    end_block();
    return out;
}

}  // namespace claimgraph::extract::read
