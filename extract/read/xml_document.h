#pragma once

#include <libxml/tree.h>

#include <string>
#include <string_view>

/// \file
/// XML from outside: nothing is fetched, no entity of its own is expanded, sizes and depths are libxml2's.

namespace claimgraph::extract::read {

class XmlDocument {
   public:
    /// \throws PlacedError with the line where it is no XML
    explicit XmlDocument(std::string_view bytes);
    ~XmlDocument();
    XmlDocument(const XmlDocument&) = delete;
    XmlDocument& operator=(const XmlDocument&) = delete;

    const xmlNode* root() const { return xmlDocGetRootElement(document_); }

   private:
    xmlDoc* document_ = nullptr;
};

/// The name of the first element, without its prefix; empty where the bytes do not begin like XML.
std::string xml_root_name(std::string_view head);

/// The words in XML that is written as HTML is (XHTML, NITF): blocks with empty lines between.
std::string words_of_xml(const xmlNode* element);

}  // namespace claimgraph::extract::read
