#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/view.h"

/// \file
/// Graph → file. An exporter writes UTF-8 bytes into a sink; it opens no file of its own, so that no write can be lost
/// unseen: the sink's owner decides when the output counts as complete.

namespace claimgraph::exporters {

/// Where bytes go. \throws Error from write when they cannot be taken
class Sink {
   public:
    virtual ~Sink() = default;
    virtual void write(std::string_view bytes) = 0;
};

/// Into memory.
class StringSink : public Sink {
   public:
    void write(std::string_view bytes) override { text += bytes; }
    std::string text;
};

/// What a format cannot hold of a graph, counted.
class Losses {
   public:
    void add(std::string_view what, std::uint64_t count = 1);
    /// In the order in which they were first met.
    const std::vector<std::pair<std::string, std::uint64_t>>& all() const { return all_; }

   private:
    std::vector<std::pair<std::string, std::uint64_t>> all_;
};

/// What the size of a node in a picture says.
enum class NodeSize : std::uint8_t { degree, mentions };

struct ExportOptions {
    std::string base = "https://w3id.org/claimgraph/id/";  ///< IRI under which ids are put
    ViewShape shape = ViewShape::claims;  ///< for formats that have more than the claims view
    std::string profile = "tools";   ///< GraphML, GEXF: `tools` or `strict`
    bool direct_triples = true;      ///< RDF: also assert what the article itself surely affirms as a plain triple
    std::string jsonld = "compact";  ///< JSON-LD: `compact`, `expanded` or `flattened`
    std::string layout;              ///< GraphML, GEXF: positions, sizes, and colours by `type` or `community`; empty: none
    NodeSize size = NodeSize::degree;  ///< of a layout
    Losses* losses = nullptr;        ///< told what the format cannot hold, if somebody wants to know
};

/// Where a file of a format has its seal, by which it can be told whether it is whole (exporters/seal.h).
enum class SealPlace : std::uint8_t {
    hash_comment,   ///< `# …`; and a first line that promises it
    slash_comment,  ///< `// …`
    xml_comment,    ///< `<!-- … -->`
    last_line,      ///< JSON Lines: `,"claimgraph":{…}}`
    last_node,      ///< JSON-LD
    manifest        ///< in a file of its own, beside those of the format
};

/// One more file of a format that needs several: `out/news` + `.` + `extension`.
struct FormatPart {
    std::string_view extension;
    void (*write)(const Records& view, const ExportOptions& options, Sink& sink);
};

/// A row of the one list of formats (formats.cpp).
struct Format {
    std::string_view name;       ///< as in `--to`: `graphml`
    std::string_view extension;  ///< without the dot
    std::string_view media_type;
    std::string_view description;  ///< one line for `claimgraph formats`
    bool has_all_shapes;  ///< false: the claims view only
    SealPlace seal;
    void (*write)(const Records& view, const ExportOptions& options, Sink& sink);
    std::vector<FormatPart> more = {};  ///< the other files, where there is more than one
    bool marks_withdrawn = true;        ///< false: what was withdrawn would be taken for what is claimed
};

const std::vector<Format>& formats();
/// \throws UsageError that lists the known names
const Format& format_named(std::string_view name);

}  // namespace claimgraph::exporters
