#include "exporters/force_layout.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace claimgraph::exporters {
namespace {

constexpr double full_work = 1.5e8;  ///< steps × nodes × their depth that a layout may take before it gets fewer steps
constexpr int most_steps = 600, least_steps = 40;
constexpr double opening = 0.9;   ///< a cell as wide as this part of its distance, or less, acts as one
constexpr double gravity = 0.12;  ///< towards the middle, the stronger the further away
constexpr double gap = 4;         ///< between boxes
constexpr double part_gap = 24;   ///< between parts
constexpr double filled = 0.22;    ///< how much of a part's area its boxes should cover
constexpr double row_shape = 1.5; ///< width to height of the whole

/// The same everywhere (SplitMix64, Steele et al., 2014).
class Random {
   public:
    /// In [-1, 1).
    double next() {
        std::uint64_t z = state_ += 0x9E3779B97F4A7C15ull;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
        return static_cast<double>((z ^ (z >> 31)) >> 11) / static_cast<double>(1ull << 52) - 1;
    }

   private:
    std::uint64_t state_ = 42;
};

/// The masses of points, summed in squares within squares.
class Quadtree {
   public:
    void build(const std::vector<Point>& points, const std::vector<double>& masses) {
        double low_x = points[0].x, high_x = low_x, low_y = points[0].y, high_y = low_y;
        for (const Point& point : points) {
            low_x = std::min(low_x, point.x), high_x = std::max(high_x, point.x);
            low_y = std::min(low_y, point.y), high_y = std::max(high_y, point.y);
        }
        cells_.clear();
        cells_.push_back({std::max({high_x - low_x, high_y - low_y, 1e-9})});
        for (std::size_t i = 0; i < points.size(); ++i) insert(points[i], masses[i], {low_x, low_y});
        for (Cell& cell : cells_) cell.centre = {cell.centre.x / cell.mass, cell.centre.y / cell.mass};
    }

    /// What pushes a point of this mass away.
    Point push(const Point& point, double mass) {
        Point force;
        stack_.assign(1, 0);
        while (!stack_.empty()) {
            const Cell& cell = cells_[stack_.back()];
            stack_.pop_back();
            const double dx = point.x - cell.centre.x, dy = point.y - cell.centre.y;
            const double square = dx * dx + dy * dy;
            const bool leaf = std::all_of(cell.children.begin(), cell.children.end(), [](auto c) { return c == 0; });
            if (leaf || cell.width * cell.width < opening * opening * square) {
                add_push(force, dx, dy, mass * cell.mass);
                continue;
            }
            add_push(force, point.x - cell.first.x, point.y - cell.first.y, mass * cell.first_mass);
            for (const std::uint32_t child : cell.children)
                if (child != 0) stack_.push_back(child);
        }
        return force;
    }

   private:
    struct Cell {
        double width;
        Point centre = {};  ///< of all points; while it is built: their sum by mass
        double mass = 0;
        Point first = {};  ///< the point that came first; the others went on into children
        double first_mass = 0;
        std::array<std::uint32_t, 4> children = {0, 0, 0, 0};  ///< 0: none
    };
    static constexpr int deepest = 24;

    static void add_push(Point& force, double dx, double dy, double strength) {
        const double square = dx * dx + dy * dy;
        if (square <= 1e-12) return;  // the point itself
        force.x += dx * strength / square, force.y += dy * strength / square;
    }

    /// Down to a square where it is first, or one so small that it does not matter.
    void insert(const Point& point, double mass, Point corner) {
        std::size_t at = 0;
        for (int depth = 0;; ++depth) {
            const bool fresh = cells_[at].mass == 0;
            cells_[at].mass += mass;
            cells_[at].centre.x += point.x * mass, cells_[at].centre.y += point.y * mass;
            if (fresh) cells_[at].first = point, cells_[at].first_mass = mass;
            if (fresh || depth == deepest) return;
            const double half = cells_[at].width / 2;
            const bool right = point.x >= corner.x + half, low = point.y >= corner.y + half;
            corner = {corner.x + (right ? half : 0), corner.y + (low ? half : 0)};
            const std::size_t quarter = (right ? 1u : 0u) + (low ? 2u : 0u);
            if (cells_[at].children[quarter] == 0) {
                cells_[at].children[quarter] = static_cast<std::uint32_t>(cells_.size());
                cells_.push_back({half});
            }
            at = cells_[at].children[quarter];
        }
    }

    std::vector<Cell> cells_;
    std::vector<std::uint32_t> stack_;
};

/// One part that hangs together, its nodes numbered from 0.
struct Part {
    std::vector<std::uint32_t> nodes;
    std::vector<Tie> ties;
    std::vector<Box> boxes;
    std::vector<Point> points;
    Box extent;  ///< of all boxes, around the origin
};

void apply_forces(Part& part) {
    const std::size_t count = part.nodes.size();
    std::vector<double> masses(count, 1);
    for (const Tie& tie : part.ties) ++masses[tie.a], ++masses[tie.b];
    Random random;
    const double radius = 10 * std::sqrt(static_cast<double>(count));
    part.points.resize(count);
    for (Point& point : part.points) point = {random.next() * radius, random.next() * radius};
    const double depth = 4.0 * static_cast<double>(std::bit_width(count));
    const int steps =
        std::clamp(static_cast<int>(full_work / (static_cast<double>(count) * depth)), least_steps, most_steps);
    Quadtree tree;
    std::vector<Point> forces(count);
    for (int step = 0; step < steps; ++step) {
        tree.build(part.points, masses);
        for (std::size_t i = 0; i < count; ++i) {
            forces[i] = tree.push(part.points[i], masses[i] * 40);
            const Point& at = part.points[i];
            const double pull = gravity * masses[i];
            forces[i].x -= at.x * pull, forces[i].y -= at.y * pull;
        }
        for (const Tie& tie : part.ties) {
            const double strength = (1 + std::sqrt(std::max(tie.weight, 1.0))) / 2;
            const double dx = (part.points[tie.b].x - part.points[tie.a].x) * strength;
            const double dy = (part.points[tie.b].y - part.points[tie.a].y) * strength;
            forces[tie.a].x += dx, forces[tie.a].y += dy;
            forces[tie.b].x -= dx, forces[tie.b].y -= dy;
        }
        const double reach = radius / 4 * (1 - static_cast<double>(step) / steps) + 0.01;
        for (std::size_t i = 0; i < count; ++i) {
            const Point force = {forces[i].x / masses[i] / 2, forces[i].y / masses[i] / 2};
            const double size = std::sqrt(force.x * force.x + force.y * force.y);
            const double share = size > reach ? reach / size : 1;
            part.points[i].x += force.x * share, part.points[i].y += force.y * share;
        }
    }
}

/// Neighbouring pairs by cells of a grid as wide as the largest box.
class Grid {
   public:
    Grid(const std::vector<Point>& points, const std::vector<Box>& boxes) : points_(points) {
        for (const Box& box : boxes) {
            width_ = std::max(width_, box.left + box.right + gap);
            height_ = std::max(height_, box.up + box.down + gap);
        }
        std::vector<std::pair<std::uint64_t, std::uint32_t>> order;
        for (std::uint32_t i = 0; i < points.size(); ++i) order.emplace_back(cell(points[i], 0, 0), i);
        std::sort(order.begin(), order.end());
        for (const auto& [key, i] : order) {
            if (keys_.empty() || keys_.back() != key) keys_.push_back(key), begins_.push_back(members_.size());
            members_.push_back(i);
        }
        begins_.push_back(members_.size());
    }
    template <typename Visit>
    void pairs(Visit visit) const {
        for (std::uint32_t i = 0; i < points_.size(); ++i)
            for (int dx = -1; dx <= 1; ++dx)
                for (int dy = -1; dy <= 1; ++dy) {
                    const std::uint64_t key = cell(points_[i], dx, dy);
                    const auto at = std::lower_bound(keys_.begin(), keys_.end(), key);
                    if (at == keys_.end() || *at != key) continue;
                    const auto number = static_cast<std::size_t>(at - keys_.begin());
                    for (std::size_t m = begins_[number]; m < begins_[number + 1]; ++m)
                        if (members_[m] > i) visit(i, members_[m]);
                }
    }

   private:
    std::uint64_t cell(const Point& point, int dx, int dy) const {
        const auto number = [](double value, double size, int step) {
            const double floor = std::floor(value / size) + step;
            return static_cast<std::uint64_t>(static_cast<std::int64_t>(floor) + (1ll << 31)) & 0xFFFFFFFF;
        };
        return number(point.x, width_, dx) << 32 | number(point.y, height_, dy);
    }

    const std::vector<Point>& points_;
    double width_ = 1, height_ = 1;
    std::vector<std::uint64_t> keys_;
    std::vector<std::size_t> begins_;
    std::vector<std::uint32_t> members_;
};

/// Pushes overlapping boxes apart, each pair by the shorter way. \return how many pairs overlapped
std::size_t push_apart(std::vector<Point>& points, const std::vector<Box>& boxes) {
    std::size_t overlaps = 0;
    const std::vector<Point> before = points;  // whom to look at; what is moved meanwhile is seen in the next round
    const Grid grid(before, boxes);
    grid.pairs([&](std::uint32_t i, std::uint32_t j) {
        Point &a = points[i], &b = points[j];
        const double right = a.x + boxes[i].right - (b.x - boxes[j].left) + gap;
        const double left = b.x + boxes[j].right - (a.x - boxes[i].left) + gap;
        const double down = a.y + boxes[i].down - (b.y - boxes[j].up) + gap;
        const double up = b.y + boxes[j].down - (a.y - boxes[i].up) + gap;
        constexpr double enough = 0.02;  // more than rounding to hundredths can bring together again
        if (std::min({right, left, down, up}) <= enough) return;
        ++overlaps;
        const bool sideways = std::min(right, left) < std::min(down, up);
        const double way = (sideways ? (right < left ? -right : left) : (down < up ? -down : up)) / 2;
        double &of_a = sideways ? a.x : a.y, &of_b = sideways ? b.x : b.y;
        of_a += way, of_b -= way;
    });
    return overlaps;
}

void remove_overlaps(Part& part) {
    double area = 0;
    for (const Box& box : part.boxes) area += (box.left + box.right + gap) * (box.up + box.down + gap);
    // As large as the boxes want it, measured by how far the points lie from their middle.
    Point middle;
    for (const Point& point : part.points) middle.x += point.x, middle.y += point.y;
    const double count = static_cast<double>(part.points.size());
    middle = {middle.x / count, middle.y / count};
    double spread = 0;
    for (const Point& point : part.points)
        spread += (point.x - middle.x) * (point.x - middle.x) + (point.y - middle.y) * (point.y - middle.y);
    const double scale = spread > 0 ? std::sqrt(area / filled / (2 * 3.1416 * spread / count)) : 1;
    for (Point& point : part.points) point = {(point.x - middle.x) * scale, (point.y - middle.y) * scale};
    constexpr int rounds = 200, stretches = 60;
    for (int stretch = 0; stretch < stretches; ++stretch) {
        for (int round = 0; round < rounds; ++round)
            if (push_apart(part.points, part.boxes) == 0) return;
        for (Point& point : part.points) point = {point.x * 1.05, point.y * 1.05};
    }
}

void measure(Part& part) {
    constexpr double far = std::numeric_limits<double>::max();
    double left = far, right = -far, up = far, down = -far;
    for (std::size_t i = 0; i < part.points.size(); ++i) {
        left = std::min(left, part.points[i].x - part.boxes[i].left);
        right = std::max(right, part.points[i].x + part.boxes[i].right);
        up = std::min(up, part.points[i].y - part.boxes[i].up);
        down = std::max(down, part.points[i].y + part.boxes[i].down);
    }
    part.extent = {-left, right, -up, down};
}

std::vector<Part> parts_of(const std::vector<Box>& boxes, const std::vector<Tie>& ties) {
    std::vector<std::uint32_t> leader(boxes.size());
    std::iota(leader.begin(), leader.end(), 0);
    const auto find = [&](std::uint32_t node) {
        while (leader[node] != node) node = leader[node] = leader[leader[node]];
        return node;
    };
    for (const Tie& tie : ties) leader[std::max(find(tie.a), find(tie.b))] = std::min(find(tie.a), find(tie.b));
    std::vector<Part> parts;
    std::vector<std::uint32_t> part_of(boxes.size()), number(boxes.size());
    for (std::uint32_t node = 0; node < boxes.size(); ++node) {
        if (find(node) == node) part_of[node] = static_cast<std::uint32_t>(parts.size()), parts.emplace_back();
        Part& part = parts[part_of[node] = part_of[find(node)]];
        number[node] = static_cast<std::uint32_t>(part.nodes.size());
        part.nodes.push_back(node);
        part.boxes.push_back(boxes[node]);
    }
    for (const Tie& tie : ties)
        if (tie.a != tie.b) parts[part_of[tie.a]].ties.push_back({number[tie.a], number[tie.b], tie.weight});
    return parts;
}

}  // namespace

std::vector<Point> force_layout(const std::vector<Box>& boxes, const std::vector<Tie>& ties) {
    std::vector<Point> out(boxes.size());
    if (boxes.empty()) return out;
    std::vector<Part> parts = parts_of(boxes, ties);
    double area = 0, widest = 0;
    for (Part& part : parts) {
        if (part.nodes.size() == 1) {
            part.points.resize(1);
        } else {
            apply_forces(part);
            remove_overlaps(part);
        }
        measure(part);
        const double width = part.extent.left + part.extent.right + part_gap;
        widest = std::max(widest, width);
        area += width * (part.extent.up + part.extent.down + part_gap);
    }
    std::stable_sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) {
        return std::pair(a.nodes.size(), a.extent.up + a.extent.down) > std::pair(b.nodes.size(), b.extent.up + b.extent.down);
    });
    const double row_width = std::max(widest, std::sqrt(area * row_shape));
    double x = 0, y = 0, row = 0;
    for (const Part& part : parts) {
        const double width = part.extent.left + part.extent.right + part_gap;
        if (x > 0 && x + width > row_width) x = 0, y += row, row = 0;
        for (std::size_t i = 0; i < part.nodes.size(); ++i)
            out[part.nodes[i]] = {x + part.extent.left + part.points[i].x, y + part.extent.up + part.points[i].y};
        x += width;
        row = std::max(row, part.extent.up + part.extent.down + part_gap);
    }
    for (Point& point : out) point = {point.x - row_width / 2, point.y - (y + row) / 2};
    return out;
}

}  // namespace claimgraph::exporters
