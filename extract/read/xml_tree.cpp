#include "extract/read/xml_tree.h"

namespace claimgraph::extract::read {

std::string_view xml_attribute(const xmlNode* node, std::string_view name) {
    for (const xmlAttr* at = node->properties; at; at = at->next)
        if (xml_name(at) == name) return at->children ? xml_view(at->children->content) : std::string_view();
    return {};
}

bool has_xml_attribute(const xmlNode* node, std::string_view name) {
    for (const xmlAttr* at = node->properties; at; at = at->next)
        if (xml_name(at) == name) return true;
    return false;
}

const xmlNode* xml_child(const xmlNode* node, std::string_view name) {
    for (const xmlNode* child = node->children; child; child = child->next)
        if (child->type == XML_ELEMENT_NODE && xml_name(child) == name) return child;
    return nullptr;
}

std::string xml_text(const xmlNode* node) {
    std::string out;
    for (const xmlNode* at = node; at; at = next_node(at, node))
        if (at->type == XML_TEXT_NODE || at->type == XML_CDATA_SECTION_NODE) out += xml_view(at->content);
    return out;
}

const xmlNode* next_node(const xmlNode* node, const xmlNode* root, bool into) {
    if (into && node->children && node->type != XML_ENTITY_REF_NODE) return node->children;
    while (node != root && !node->next) node = node->parent;
    return node == root ? nullptr : node->next;
}

}  // namespace claimgraph::extract::read
