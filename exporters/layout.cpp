#include "exporters/layout.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iterator>
#include <numeric>
#include <utility>

#include "exporters/communities.h"
#include "exporters/force_layout.h"
#include "exporters/property_graph.h"
#include "exporters/text.h"
#include "graph/ascii.h"
#include "graph/errors.h"

namespace claimgraph::exporters {
namespace {

constexpr double smallest = 5, largest = 26;  ///< radii
constexpr std::size_t most_letters = 20, most_lines = 2;  ///< of a name

struct Colour {
    std::string_view type;
    std::uint8_t red, green, blue;
};

/// Okabe and Ito's colours first, which also people with little colour vision tell apart.
constexpr Colour colours[] = {
    {"Person", 0, 114, 178},     {"Organization", 213, 94, 0}, {"Country", 0, 158, 115},   {"Place", 86, 180, 233},
    {"Event", 204, 121, 167},    {"Claim", 230, 159, 0},       {"Document", 90, 90, 90},   {"Phrase", 170, 170, 170},
    {"Concept", 148, 103, 189},   {"Statement", 170, 170, 170},
    {"Group", 240, 228, 66},     {"Product", 117, 112, 179},   {"Work", 166, 118, 29},     {"Date", 141, 211, 199},
    {"Quantity", 251, 128, 114}, {"Money", 102, 166, 30},      {"Facility", 0, 128, 140}, {"Law", 120, 84, 20},
    {"Time", 90, 180, 172},      {"Percent", 220, 90, 80},     {"Office", 0, 90, 120},     {"Thing", 190, 174, 212},
};

const Colour& colour_of(std::string_view type) {
    const auto found =
        std::find_if(std::begin(colours), std::end(colours), [&](const Colour& row) { return row.type == type; });
    return found == std::end(colours) ? *std::prev(std::end(colours)) : *found;
}

}  // namespace

std::string hundredths(double value) {
    const long long count = std::llround(value * 100);
    const long long size = std::llabs(count);
    const std::string digits = std::to_string(size % 100);
    return (count < 0 ? "-" : "") + std::to_string(size / 100) + (digits.size() == 1 ? ".0" : ".") + digits;
}

std::vector<std::string> name_lines(std::string_view label) {
    std::vector<std::string> lines;
    std::string line;
    std::size_t letters = 0;
    const auto close = [&] {
        lines.push_back(std::exchange(line, {}));
        letters = 0;
    };
    const std::string clean = clean_text(label);
    for (std::size_t at = 0; at < clean.size();) {
        std::size_t end = std::min(clean.find(' ', at), clean.size()), count = 0;
        for (std::size_t byte = at; byte < end; ++count) next_code_point(clean, byte);
        if (letters > 0 && letters + 1 + count > most_letters) close();
        if (lines.size() == most_lines) {
            lines.back() += "…";
            return lines;
        }
        if (count > most_letters) {  // a word as long as nobody writes
            end = at;
            for (std::size_t i = 0; i + 1 < most_letters; ++i) next_code_point(clean, end);
            line.append(clean, at, end - at).append("…");
            close();
            return lines;
        }
        line.append(letters > 0 ? " " : "").append(clean, at, end - at);
        letters += count + (letters > 0 ? 1 : 0);
        at = end + 1;
    }
    if (!line.empty()) close();
    return lines;
}

double line_width(std::string_view line) {
    double width = 0;
    for (std::size_t at = 0; at < line.size();) {
        const char32_t code = next_code_point(line, at);
        const bool narrow = code < 0x80 && std::string_view("ijlt.,:;'|!()[] -fr").find(static_cast<char>(code)) != std::string_view::npos;
        const bool wide = ascii::is_upper(code) || code == 'm' || code == 'w';
        width += code >= 0x1100 ? 1.05 : narrow ? 0.38 : wide ? 0.8 : 0.6;
    }
    return width * letter_height;
}

namespace {

/// Numbers of nodes, the largest first; of equal ones that with more mentions, then that which comes first.
std::vector<std::size_t> largest_first(const std::vector<std::uint64_t>& sizes, const std::vector<std::uint64_t>& mentions) {
    std::vector<std::size_t> order(sizes.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::pair(sizes[a], mentions[a]) > std::pair(sizes[b], mentions[b]);
    });
    return order;
}

std::uint64_t mentions_of(const GraphNode& node) {
    for (const Property& property : node.properties)
        if (property.key->id == "mentions") return property.number;
    return 0;
}

}  // namespace

Layout::Layout(const Records& view, const ExportOptions& given) {
    ExportOptions options = given;
    options.losses = nullptr;  // the writer tells of them
    if (options.layout.empty()) return;
    if (options.layout != "type" && options.layout != "community")
        throw UsageError("a layout is coloured by type or community, not by '" + options.layout + "'");

    std::vector<std::string> types, labels;
    std::vector<std::uint64_t> mentions;
    each_node(view, options, [&](const GraphNode& node) {
        if (!numbers_.try_emplace(std::string(node.id), types.size()).second) return;
        types.emplace_back(node.kind);
        labels.emplace_back(node.label);
        mentions.push_back(mentions_of(node));
    });
    std::vector<Tie> ties;
    std::vector<std::uint64_t> degrees(types.size());
    each_edge(view, options, [&](const GraphEdge& edge) {
        const auto source = numbers_.find(std::string(edge.source)), target = numbers_.find(std::string(edge.target));
        if (source == numbers_.end() || target == numbers_.end() || source == target) return;
        ties.push_back({static_cast<std::uint32_t>(source->second), static_cast<std::uint32_t>(target->second),
                        static_cast<double>(edge.weight)});
        ++degrees[source->second], ++degrees[target->second];
    });
    if (types.empty()) return;

    const std::vector<std::uint64_t>& sizes = options.size == NodeSize::mentions ? mentions : degrees;
    const double most = static_cast<double>(std::max<std::uint64_t>(*std::max_element(sizes.begin(), sizes.end()), 1));
    std::vector<Box> boxes;
    visuals_.resize(types.size());
    for (std::size_t node = 0; node < types.size(); ++node) {
        const double radius = smallest + (largest - smallest) * std::sqrt(static_cast<double>(sizes[node]) / most);
        visuals_[node].size = hundredths(radius);
        boxes.push_back({radius, radius, radius, radius});
    }
    const std::vector<std::size_t> order = largest_first(sizes, mentions);
    for (std::size_t place = 0; place < std::min(order.size(), most_names); ++place) {
        Box& box = boxes[order[place]];
        const std::vector<std::string> lines = name_lines(labels[order[place]]);
        for (const std::string& line : lines) box.left = box.right = std::max(box.right, line_width(line) / 2);
        box.down += line_height * static_cast<double>(lines.size()) + 4;
        visuals_[order[place]].has_room = true;
    }
    const std::vector<Point> points = force_layout(boxes, ties);
    std::vector<std::size_t> communities;
    if (options.layout == "community") communities = communities_of(types.size(), ties);
    for (std::size_t node = 0; node < types.size(); ++node) {
        const Colour& colour =
            communities.empty() ? colour_of(types[node]) : colours[communities[node] % std::size(colours)];
        Visual& visual = visuals_[node];
        visual.x = hundredths(points[node].x);
        visual.y = hundredths(points[node].y);
        visual.red = colour.red, visual.green = colour.green, visual.blue = colour.blue;
    }
}

const Visual* Layout::of(std::string_view node) const {
    const auto found = numbers_.find(std::string(node));
    return found == numbers_.end() || visuals_.empty() ? nullptr : &visuals_[found->second];
}

}  // namespace claimgraph::exporters
