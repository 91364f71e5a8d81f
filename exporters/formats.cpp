#include "exporters/exporter.h"
#include "graph/errors.h"

namespace claimgraph {

const std::vector<Format>& formats() {
    static const std::vector<Format> rows;
    return rows;
}

const Format& format_named(std::string_view name) {
    for (const Format& format : formats())
        if (format.name == name) return format;
    throw UsageError("no format is called '" + std::string(name) + "'");
}

}  // namespace claimgraph
