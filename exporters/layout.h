#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "exporters/exporter.h"

/// \file
/// A picture of a graph for programs that show what the file says: where each node stands (Fruchterman and Reingold,
/// 1991), how large it is (PageRank) and its colour (its type, or its community by the Louvain method, Blondel et al.,
/// 2008), computed by igraph. The same graph gives the same picture on one kind of processor: start positions come from
/// our own numbers, and igraph's are seeded.

namespace claimgraph {

struct Visual {
    std::string x, y, size;  ///< decimals with two places
    std::uint8_t red = 0, green = 0, blue = 0;
};

class Layout {
   public:
    /// Of all nodes of the view in the shape of `options.shape`, which are held in memory, coloured as `options.layout`
    /// (`type` or `community`) says; of none where it is empty. \throws UsageError for anything else
    Layout(const Records& view, const ExportOptions& options);

    /// \return null without a layout
    const Visual* of(std::string_view node) const;

   private:
    std::unordered_map<std::string, std::size_t> numbers_;  ///< by node id
    std::vector<Visual> visuals_;
};

/// Two places behind the point, whatever the locale; no exponent: `-12.50`.
std::string hundredths(double value);

}  // namespace claimgraph
