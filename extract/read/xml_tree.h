#pragma once

#include <libxml/tree.h>

#include <string>
#include <string_view>

/// \file
/// Looking at libxml2's trees without copies and without recursion. Only for files that read HTML and XML.

namespace claimgraph::extract::read {

inline std::string_view xml_view(const xmlChar* text) {
    return text ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view();
}

/// Of an element or attribute, without its prefix.
template <typename Node>
std::string_view xml_name(const Node* node) {
    return xml_view(node->name);
}

/// The value of an attribute, whatever its namespace; empty where there is none.
std::string_view xml_attribute(const xmlNode* node, std::string_view name);
bool has_xml_attribute(const xmlNode* node, std::string_view name);

/// The first child element of this name; null if there is none.
const xmlNode* xml_child(const xmlNode* node, std::string_view name);

/// All text in an element, as it stands.
std::string xml_text(const xmlNode* node);

/// The node behind this one in the order of the document, inside of `root`; null at the end. \param into  whether what
/// is in `node` counts
const xmlNode* next_node(const xmlNode* node, const xmlNode* root, bool into = true);

}  // namespace claimgraph::extract::read
