#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "exporters/exporter.h"

/// \file
/// The one picture of a graph, for every format that shows it: where each node stands (exporters/force_layout.h), how large
/// it is (its degree or its mentions) and its colour (its type or its community). No disc lies on another, and up to
/// `most_names` nodes have room below them for their names. The same graph gives the same picture.

namespace claimgraph::exporters {

struct Visual {
    std::string x, y, size;  ///< decimals with two places; the size is the disc's radius
    std::uint8_t red = 0, green = 0, blue = 0;
    bool has_room = false;  ///< for its name below the disc
};

/// The lines of a name below its disc, broken at blanks, the last one with … where it does not fit.
std::vector<std::string> name_lines(std::string_view label);
constexpr double line_height = 14, letter_height = 12;  ///< in the picture's units
constexpr std::size_t most_names = 150;
/// How wide a line is at most, in a sans-serif of `letter_height`.
double line_width(std::string_view line);

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

}  // namespace claimgraph::exporters
