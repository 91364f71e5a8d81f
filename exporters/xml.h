#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "exporters/exporter.h"

/// \file
/// XML 1.0 as the graph tools read it. A plain buffer: libxml2's writer costs half the speed and does not filter what
/// XML forbids.

namespace claimgraph {

/// Character data: `&` and `<` escaped, and `>` only behind `]]`, since Gephi drops blanks between references; a
/// carriage return as a reference, since a reader would make it a line feed. What XML 1.0 forbids becomes U+FFFD.
std::string xml_text(std::string_view text);

/// Elements on lines of their own, indented by their depth.
class XmlWriter {
   public:
    /// Writes the declaration.
    explicit XmlWriter(Sink& sink);

    void start(std::string_view element);
    void attribute(std::string_view name, std::string_view value);  ///< behind `start`, before anything else
    void text(std::string_view text);                               ///< the element's only content
    void end();
    /// A whole element whose markup, blanks and line break included, the caller has made.
    void line(std::string_view before, std::string_view text, std::string_view after);
    /// Ends what is open and hands what is left to the sink; nothing counts as written before.
    void finish();

    /// How many characters have been replaced.
    std::uint64_t replaced() const { return replaced_; }

   private:
    void close_tag();

    Sink& sink_;
    std::string out_;
    std::string names_;                ///< of the open elements, one behind the other
    std::vector<std::size_t> begins_;  ///< of each in `names_`
    bool in_tag_ = false;
    bool has_text_ = false;
    std::uint64_t replaced_ = 0;
};

}  // namespace claimgraph
