#include "exporters/svg.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "exporters/force_layout.h"
#include "exporters/layout.h"
#include "exporters/property_graph.h"
#include "exporters/xml.h"

namespace claimgraph::exporters {
namespace {

constexpr double margin = 24, legend_width = 240, legend_row = 18;

struct Disc {
    double x = 0, y = 0, radius = 0;
    std::string label, kind, colour;
    bool has_room = false;
};

struct Arc {
    std::size_t source = 0, target = 0;
    std::string label;
    std::uint64_t weight = 1;
    bool negated = false, reported = false, vague = false;
    int lane = 0;  ///< among the edges of the same two nodes
};

double number(const std::string& text) {
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::string hexadecimal(const Visual& visual) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out = "#";
    for (const std::uint8_t part : {visual.red, visual.green, visual.blue})
        out.append(1, digits[part >> 4]).append(1, digits[part & 15]);
    return out;
}

class Picture {
   public:
    Picture(const Records& view, const ExportOptions& given, Sink& sink) : xml_(sink) {
        ExportOptions options = given;
        if (options.shape == ViewShape::claims) options.shape = ViewShape::network;
        if (options.layout.empty()) options.layout = "type";
        const Layout layout(view, options);
        std::unordered_map<std::string, std::size_t> numbers;
        each_node(view, options, [&](const GraphNode& node) {
            const Visual& visual = *layout.of(node.id);
            if (!numbers.try_emplace(std::string(node.id), discs_.size()).second) return;
            discs_.push_back({number(visual.x), number(visual.y), number(visual.size), std::string(node.label),
                              std::string(node.kind), hexadecimal(visual), visual.has_room});
            if (options.layout == "type") kinds_.emplace(node.kind, hexadecimal(visual));
        });
        std::map<std::pair<std::size_t, std::size_t>, int> lanes;
        each_edge(view, options, [&](const GraphEdge& edge) {
            const auto source = numbers.find(std::string(edge.source)), target = numbers.find(std::string(edge.target));
            if (source == numbers.end() || target == numbers.end() || source == target) return;
            Arc arc{source->second, target->second, std::string(edge.label), edge.weight, false, false, false, 0};
            for (const Property& property : edge.properties) {
                const std::string_view name = property.key->name;
                arc.negated = arc.negated || (name == "polarity" && property.text == "negated");
                arc.reported = arc.reported || name == "attributed_to";
                arc.vague = arc.vague || (name == "modality" && property.text != "actual");
            }
            arc.lane = lanes[std::minmax(arc.source, arc.target)]++;
            arcs_.push_back(std::move(arc));
        });
        unnamed_ = static_cast<std::uint64_t>(
            std::count_if(discs_.begin(), discs_.end(), [](const Disc& disc) { return !disc.has_room; }));
    }

    void write(Losses* losses) {
        frame();
        style();
        xml_.start("g");
        xml_.attribute("class", "edges");
        for (const Arc& arc : arcs_) edge(arc);
        xml_.end();
        for (const Disc& disc : discs_) node(disc);
        legend();
        xml_.finish();
        if (losses && unnamed_ > 0) losses->add("nodes beyond the 150 largest, whose names are there on pointing only", unnamed_);
    }

   private:
    void attribute(std::string_view name, double value) { xml_.attribute(name, hundredths(value)); }

    void frame() {
        double left = 0, right = 0, up = 0, down = 0;
        for (const Disc& disc : discs_) {
            double wide = disc.radius, low = disc.radius;
            if (disc.has_room) {
                const std::vector<std::string> lines = name_lines(disc.label);
                for (const std::string& line : lines) wide = std::max(wide, line_width(line) / 2);
                low += line_height * static_cast<double>(lines.size()) + 4;
            }
            left = std::min(left, disc.x - wide), right = std::max(right, disc.x + wide);
            up = std::min(up, disc.y - disc.radius), down = std::max(down, disc.y + low);
        }
        left_ = left - margin, up_ = up - margin;
        const double legend_height = legend_row * static_cast<double>(kinds_.size() + 6);
        const double width = right - left_ + margin + legend_width;
        const double height = std::max(down - up_ + margin, legend_height + 2 * margin);
        legend_x_ = right + margin;
        xml_.start("svg");
        xml_.attribute("xmlns", "http://www.w3.org/2000/svg");
        xml_.attribute("viewBox", hundredths(left_) + " " + hundredths(up_) + " " + hundredths(width) + " " + hundredths(height));
        attribute("width", width);
        attribute("height", height);
        xml_.attribute("font-family", "DejaVu Sans, Helvetica, Arial, sans-serif");
        attribute("font-size", letter_height);
        text("title", std::to_string(discs_.size()) + " things and " + std::to_string(arcs_.size()) + " edges between them");
        xml_.start("rect");
        attribute("x", left_), attribute("y", up_), attribute("width", width), attribute("height", height);
        xml_.attribute("fill", "#ffffff");
        xml_.end();
    }

    void style() {
        xml_.start("defs");
        for (const auto& [name, colour] : {std::pair("yes", affirmed), std::pair("no", denied)}) {
            xml_.start("marker");
            xml_.attribute("id", name);
            xml_.attribute("viewBox", "0 0 8 8");
            xml_.attribute("refX", "8"), xml_.attribute("refY", "4");
            xml_.attribute("markerWidth", "8"), xml_.attribute("markerHeight", "8");
            xml_.attribute("markerUnits", "userSpaceOnUse");
            xml_.attribute("orient", "auto");
            xml_.start("path");
            xml_.attribute("d", "M0 0 L8 4 L0 8 z");
            xml_.attribute("fill", colour);
            xml_.end();
            xml_.end();
        }
        xml_.end();
    }

    void stroke(const Arc& arc) {
        xml_.attribute("fill", "none");
        xml_.attribute("stroke", arc.negated ? denied : affirmed);
        attribute("stroke-width", std::min(1 + std::sqrt(static_cast<double>(arc.weight) - 1) * 0.7, 5.0));
        xml_.attribute("stroke-opacity", arc.vague ? "0.4" : "0.75");
        if (arc.reported) xml_.attribute("stroke-dasharray", "5 3");
        xml_.attribute("marker-end", arc.negated ? "url(#no)" : "url(#yes)");
    }

    /// From rim to rim, bent the more the more edges there are between the two.
    void edge(const Arc& arc) {
        const Disc &a = discs_[arc.source], &b = discs_[arc.target];
        const double dx = b.x - a.x, dy = b.y - a.y, length = std::max(std::sqrt(dx * dx + dy * dy), 0.01);
        const int lane = arc.lane % 8;
        const double side = (lane % 2 == 0 ? 1 : -1) * (arc.source < arc.target ? 1 : -1);
        const double bend = lane == 0 ? 0 : side * (lane + 1) / 2 * std::min(14.0, length / 6);
        const Point middle{(a.x + b.x) / 2 - dy / length * bend * 2, (a.y + b.y) / 2 + dx / length * bend * 2};
        const Point from = rim(a, middle), to = rim(b, middle);
        xml_.start("path");
        xml_.attribute("d", "M" + hundredths(from.x) + " " + hundredths(from.y) + " Q" + hundredths(middle.x) + " " +
                                hundredths(middle.y) + " " + hundredths(to.x) + " " + hundredths(to.y));
        stroke(arc);
        text("title", a.label + " – " + arc.label + " → " + b.label);
        xml_.end();
    }

    static Point rim(const Disc& disc, const Point& towards) {
        const double dx = towards.x - disc.x, dy = towards.y - disc.y;
        const double length = std::max(std::sqrt(dx * dx + dy * dy), 0.01);
        return {disc.x + dx / length * (disc.radius + 1), disc.y + dy / length * (disc.radius + 1)};
    }

    void node(const Disc& disc) {
        xml_.start("g");
        xml_.attribute("class", disc.kind);
        text("title", disc.label + " (" + disc.kind + ")");
        xml_.start("circle");
        attribute("cx", disc.x), attribute("cy", disc.y), attribute("r", disc.radius);
        xml_.attribute("fill", disc.colour);
        xml_.end();
        if (disc.has_room) {
            double y = disc.y + disc.radius + letter_height;
            for (const std::string& line : name_lines(disc.label)) {
                label(line, disc.x, y, "middle");
                y += line_height;
            }
        }
        xml_.end();
    }

    void label(std::string_view line, double x, double y, std::string_view anchor) {
        xml_.start("text");
        attribute("x", x), attribute("y", y);
        xml_.attribute("text-anchor", anchor);
        xml_.attribute("paint-order", "stroke");
        xml_.attribute("stroke", "#ffffff");
        xml_.attribute("stroke-width", "2.5");
        xml_.attribute("fill", "#1a1a1a");
        xml_.text(line);
        xml_.end();
    }

    void legend() {
        xml_.start("g");
        xml_.attribute("class", "legend");
        double y = up_ + margin;
        for (const auto& [kind, colour] : kinds_) {
            xml_.start("circle");
            attribute("cx", legend_x_ + 14), attribute("cy", y), attribute("r", 6);
            xml_.attribute("fill", colour);
            xml_.end();
            label(kind, legend_x_ + 34, y + 4, "start");
            y += legend_row;
        }
        const Arc plain;
        Arc no = plain, said = plain, vague = plain;
        no.negated = said.reported = vague.vague = true;
        for (const auto& [arc, what] : {std::pair(plain, "affirmed"), std::pair(no, "negated"),
                                        std::pair(said, "somebody's word"), std::pair(vague, "possible, to come, demanded")}) {
            xml_.start("path");
            xml_.attribute("d", "M" + hundredths(legend_x_) + " " + hundredths(y) + " L" + hundredths(legend_x_ + 28) + " " + hundredths(y));
            stroke(arc);
            xml_.end();
            label(what, legend_x_ + 34, y + 4, "start");
            y += legend_row;
        }
        xml_.end();
    }

    void text(std::string_view element, std::string_view words) {
        xml_.start(element);
        xml_.text(words);
        xml_.end();
    }

    static constexpr const char *affirmed = "#3d6a97", *denied = "#c2410c";

    XmlWriter xml_;
    std::vector<Disc> discs_;
    std::vector<Arc> arcs_;
    std::map<std::string, std::string, std::less<>> kinds_;  ///< colour by type
    double left_ = 0, up_ = 0, legend_x_ = 0;
    std::uint64_t unnamed_ = 0;
};

}  // namespace

void write_svg(const Records& view, const ExportOptions& options, Sink& sink) { Picture(view, options, sink).write(options.losses); }

}  // namespace claimgraph::exporters
