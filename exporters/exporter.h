#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "graph/view.h"

/// \file
/// Graph → file. An exporter writes UTF-8 bytes into a sink; it opens no file of its own, so that no write can be lost
/// unseen: the sink's owner decides when the output counts as complete.

namespace claimgraph {

/// Where bytes go. \throws Error from write when they cannot be taken
class Sink {
   public:
    virtual ~Sink() = default;
    virtual void write(std::string_view bytes) = 0;
};

struct ExportOptions {
    std::string base = "https://w3id.org/claimgraph/id/";  ///< IRI under which ids are put
    bool flat = false;               ///< the flat view instead of the claims view, for formats that have both
    std::string profile = "tools";   ///< GraphML: `tools` or `strict`
    bool direct_triples = true;      ///< RDF: also assert what the article itself affirms as a plain triple
    std::string jsonld = "compact";  ///< JSON-LD: `compact`, `expanded` or `flattened`
};

/// A row of the one list of formats (formats.cpp).
struct Format {
    std::string_view name;       ///< as in `--to`: `graphml`
    std::string_view extension;  ///< without the dot
    std::string_view media_type;
    std::string_view description;  ///< one line for `claimgraph formats`
    bool has_flat_view;
    void (*write)(const View& view, const ExportOptions& options, Sink& sink);
};

const std::vector<Format>& formats();
/// \throws UsageError that lists the known names
const Format& format_named(std::string_view name);

}  // namespace claimgraph
