#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "exporters/exporter.h"

/// \file
/// XML 1.0 as the graph tools read it. A plain buffer: libxml2's writer costs half the speed and does not filter what
/// XML forbids.

namespace claimgraph::exporters {

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
    /// Where so many bytes can be written, and where others then have been.
    char* room(std::size_t size);
    void written(const char* end) { size_ = static_cast<std::size_t>(end - out_.get()); }
    char* close_tag(char* to);
    void flush();

    Sink& sink_;
    std::unique_ptr<char[]> out_;  ///< a string would fill its room before it is written
    std::size_t size_ = 0, capacity_ = 0;
    std::string names_;                ///< of the open elements, one behind the other
    std::vector<std::size_t> begins_;  ///< of each in `names_`
    bool in_tag_ = false;
    bool has_text_ = false;
    std::uint64_t replaced_ = 0;
};

}  // namespace claimgraph::exporters
