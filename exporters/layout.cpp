#include "exporters/layout.h"

#include <dlfcn.h>
#include <igraph/igraph.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>
#include <utility>

#include "exporters/property_graph.h"
#include "graph/errors.h"

namespace claimgraph {
namespace {

constexpr double spacing = 40;  ///< of igraph's positions, whose edges are about 1 long, in the picture's units
constexpr double smallest = 6, largest = 40;
constexpr double full_work = 2e7;  ///< steps × elements that a layout may take before it gets fewer steps
constexpr int most_steps = 500, least_steps = 30;

struct Colour {
    std::string_view type;
    std::uint8_t red, green, blue;
};

/// Okabe and Ito's colours first, which also people with little colour vision tell apart.
constexpr Colour colours[] = {
    {"Person", 0, 114, 178},     {"Organization", 213, 94, 0}, {"Country", 0, 158, 115},   {"Place", 86, 180, 233},
    {"Event", 204, 121, 167},    {"Claim", 230, 159, 0},       {"Document", 90, 90, 90},   {"Phrase", 170, 170, 170},
    {"Concept", 86, 180, 233},   {"Statement", 170, 170, 170},
    {"Group", 240, 228, 66},     {"Product", 117, 112, 179},   {"Work", 166, 118, 29},     {"Date", 141, 211, 199},
    {"Quantity", 251, 128, 114}, {"Money", 102, 166, 30},      {"Facility", 27, 120, 170}, {"Law", 120, 84, 20},
    {"Time", 90, 180, 172},      {"Percent", 220, 90, 80},     {"Office", 0, 90, 120},     {"Thing", 190, 174, 212},
};

/// igraph's functions under their names. The library is loaded when a layout is wanted: it brings BLAS and a dozen
/// others, which take longer to load than a small graph to write, and OpenBLAS starts threads that wait busily.
class Igraph {
    static_assert(IGRAPH_VERSION_MAJOR == 0 && IGRAPH_VERSION_MINOR == 10,
                  "libigraph.so.3 is what goes with the header");
    struct Function {
        void* address;
        template <typename Type>
        operator Type*() const {
            return reinterpret_cast<Type*>(address);
        }
    };
    Function find(const char* name) const {
        void* const address = library_ == nullptr ? nullptr : ::dlsym(library_, name);
        if (address == nullptr) throw Error(std::string("a layout needs igraph: ") + ::dlerror());
        return {address};
    }

    void* library_ = ::dlopen("libigraph.so.3", RTLD_NOW | RTLD_LOCAL);  ///< stays loaded

   public:
    decltype(&::igraph_community_multilevel) community_multilevel = find("igraph_community_multilevel");
    decltype(&::igraph_connected_components) connected_components = find("igraph_connected_components");
    decltype(&::igraph_create) create = find("igraph_create");
    decltype(&::igraph_destroy) destroy = find("igraph_destroy");
    decltype(&::igraph_ecount) ecount = find("igraph_ecount");
    decltype(&::igraph_error_handler_ignore) error_handler_ignore = find("igraph_error_handler_ignore");
    decltype(&::igraph_layout_fruchterman_reingold) layout_fruchterman_reingold =
        find("igraph_layout_fruchterman_reingold");
    decltype(&::igraph_matrix_destroy) matrix_destroy = find("igraph_matrix_destroy");
    decltype(&::igraph_matrix_init) matrix_init = find("igraph_matrix_init");
    decltype(&::igraph_pagerank) pagerank = find("igraph_pagerank");
    decltype(&::igraph_rng_default) rng_default = find("igraph_rng_default");
    decltype(&::igraph_rng_seed) rng_seed = find("igraph_rng_seed");
    decltype(&::igraph_set_error_handler) set_error_handler = find("igraph_set_error_handler");
    decltype(&::igraph_set_warning_handler) set_warning_handler = find("igraph_set_warning_handler");
    decltype(&::igraph_strerror) strerror = find("igraph_strerror");
    decltype(&::igraph_vector_destroy) vector_destroy = find("igraph_vector_destroy");
    decltype(&::igraph_vector_init) vector_init = find("igraph_vector_init");
    decltype(&::igraph_vector_int_append) vector_int_append = find("igraph_vector_int_append");
    decltype(&::igraph_vector_int_destroy) vector_int_destroy = find("igraph_vector_int_destroy");
    decltype(&::igraph_vector_int_init) vector_int_init = find("igraph_vector_int_init");
    decltype(&::igraph_vector_int_push_back) vector_int_push_back = find("igraph_vector_int_push_back");
    decltype(&::igraph_vector_push_back) vector_push_back = find("igraph_vector_push_back");
    decltype(&::igraph_vss_all) vss_all = find("igraph_vss_all");
    decltype(&::igraph_warning_handler_ignore) warning_handler_ignore = find("igraph_warning_handler_ignore");
};

const Igraph& igraph() {
    static const Igraph library;
    return library;
}

void check(igraph_error_t code) {
    if (code != IGRAPH_SUCCESS) throw Error(std::string("igraph cannot lay out the graph: ") + igraph().strerror(code));
}

/// igraph's objects as ours, so that an error leaves nothing behind.
struct Numbers {
    Numbers() { check(igraph().vector_init(&value, 0)); }
    ~Numbers() { igraph().vector_destroy(&value); }
    Numbers(const Numbers&) = delete;
    Numbers& operator=(const Numbers&) = delete;
    igraph_vector_t value;
};
struct Integers {
    Integers() { check(igraph().vector_int_init(&value, 0)); }
    ~Integers() { igraph().vector_int_destroy(&value); }
    Integers(const Integers&) = delete;
    Integers& operator=(const Integers&) = delete;
    igraph_vector_int_t value;
};
struct Positions {
    explicit Positions(igraph_integer_t rows) { check(igraph().matrix_init(&value, rows, 2)); }
    ~Positions() { igraph().matrix_destroy(&value); }
    Positions(const Positions&) = delete;
    Positions& operator=(const Positions&) = delete;
    igraph_matrix_t value;
};
struct Graph {
    Graph(const Integers& edges, igraph_integer_t nodes, bool directed) {
        check(igraph().create(&value, &edges.value, nodes, directed));
    }
    ~Graph() { igraph().destroy(&value); }
    Graph(const Graph&) = delete;
    Graph& operator=(const Graph&) = delete;
    igraph_t value;
};

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

/// Position of every node; parts that do not hang together stay near each other, since the most important node of each
/// is tied to an unseen one.
std::vector<std::pair<double, double>> positions_of(const Integers& edges, const std::vector<double>& weights,
                                                    const std::vector<double>& importance) {
    const auto count = static_cast<igraph_integer_t>(importance.size());
    Integers all;
    check(igraph().vector_int_append(&all.value, &edges.value));
    Numbers strength;
    for (const double weight : weights) check(igraph().vector_push_back(&strength.value, weight));
    Integers part, sizes;
    igraph_integer_t parts = 0;
    {
        const Graph graph(edges, count, false);
        check(igraph().connected_components(&graph.value, &part.value, &sizes.value, &parts, IGRAPH_WEAK));
    }
    std::vector<igraph_integer_t> chief(static_cast<std::size_t>(parts), -1);
    for (igraph_integer_t node = 0; node < count; ++node) {
        igraph_integer_t& best = chief[static_cast<std::size_t>(VECTOR(part.value)[node])];
        if (best < 0 || importance[static_cast<std::size_t>(node)] > importance[static_cast<std::size_t>(best)])
            best = node;
    }
    if (parts > 1)
        for (const igraph_integer_t node : chief) {
            check(igraph().vector_int_push_back(&all.value, node));
            check(igraph().vector_int_push_back(&all.value, count));
            check(igraph().vector_push_back(&strength.value, 0.5));
        }
    const Graph graph(all, count + 1, false);
    Positions positions(count + 1);
    Random random;
    const double radius = std::sqrt(static_cast<double>(count) + 1) / 2;
    for (igraph_integer_t node = 0; node <= count; ++node)
        for (int axis = 0; axis < 2; ++axis) MATRIX(positions.value, node, axis) = random.next() * radius;
    const double elements = static_cast<double>(count) + static_cast<double>(igraph().ecount(&graph.value)) + 1;
    const auto steps = std::clamp(static_cast<int>(full_work / elements), least_steps, most_steps);
    check(igraph().layout_fruchterman_reingold(&graph.value, &positions.value, true, steps, std::sqrt(elements) / 10,
                                               IGRAPH_LAYOUT_AUTOGRID, &strength.value, nullptr, nullptr, nullptr,
                                               nullptr));
    std::vector<std::pair<double, double>> out;
    for (igraph_integer_t node = 0; node < count; ++node)
        out.emplace_back(MATRIX(positions.value, node, 0), MATRIX(positions.value, node, 1));
    return out;
}

/// The community of every node, the largest first; of equal ones, that of the first node.
std::vector<std::size_t> communities_of(const Integers& edges, const std::vector<double>& weights, std::size_t nodes) {
    const Graph graph(edges, static_cast<igraph_integer_t>(nodes), false);
    Numbers strength;
    for (const double weight : weights) check(igraph().vector_push_back(&strength.value, weight));
    Integers membership;
    check(igraph().community_multilevel(&graph.value, &strength.value, 1.0, &membership.value, nullptr, nullptr));
    std::vector<std::size_t> of_node(nodes), size, order, rank;
    std::unordered_map<igraph_integer_t, std::size_t> seen;  // numbered as they are met
    for (std::size_t node = 0; node < nodes; ++node) {
        const auto [at, added] =
            seen.try_emplace(VECTOR(membership.value)[static_cast<igraph_integer_t>(node)], seen.size());
        if (added) size.push_back(0);
        ++size[of_node[node] = at->second];
    }
    order.resize(size.size());
    rank.resize(size.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return size[a] > size[b]; });
    for (std::size_t place = 0; place < order.size(); ++place) rank[order[place]] = place;
    for (std::size_t& community : of_node) community = rank[community];
    return of_node;
}

std::vector<double> pagerank_of(const Integers& edges, const std::vector<double>& weights, std::size_t nodes) {
    const Graph graph(edges, static_cast<igraph_integer_t>(nodes), true);
    Numbers strength, rank;
    for (const double weight : weights) check(igraph().vector_push_back(&strength.value, weight));
    check(igraph().pagerank(&graph.value, IGRAPH_PAGERANK_ALGO_PRPACK, &rank.value, nullptr, igraph().vss_all(), true,
                            0.85, &strength.value, nullptr));
    std::vector<double> out;
    for (std::size_t node = 0; node < nodes; ++node)
        out.push_back(VECTOR(rank.value)[static_cast<igraph_integer_t>(node)]);
    return out;
}

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

Layout::Layout(const Records& view, const ExportOptions& given) {
    ExportOptions options = given;
    options.losses = nullptr;  // the writer tells of them
    if (options.layout.empty()) return;
    if (options.layout != "type" && options.layout != "community")
        throw UsageError("a layout is coloured by type or community, not by '" + options.layout + "'");
    // igraph ends the program where it fails, unless it is told not to.
    igraph().set_error_handler(igraph().error_handler_ignore);
    igraph().set_warning_handler(igraph().warning_handler_ignore);
    check(igraph().rng_seed(igraph().rng_default(), 42));

    std::vector<std::string> types;
    each_node(view, options, [&](const GraphNode& node) {
        if (numbers_.try_emplace(std::string(node.id), types.size()).second) types.emplace_back(node.kind);
    });
    Integers edges;
    std::vector<double> weights;
    each_edge(view, options, [&](const GraphEdge& edge) {
        const auto source = numbers_.find(std::string(edge.source)), target = numbers_.find(std::string(edge.target));
        if (source == numbers_.end() || target == numbers_.end() || source == target) return;
        check(igraph().vector_int_push_back(&edges.value, static_cast<igraph_integer_t>(source->second)));
        check(igraph().vector_int_push_back(&edges.value, static_cast<igraph_integer_t>(target->second)));
        weights.push_back(static_cast<double>(edge.weight));
    });
    if (types.empty()) return;

    const std::vector<double> importance = pagerank_of(edges, weights, types.size());
    const auto positions = positions_of(edges, weights, importance);
    std::vector<std::size_t> communities;
    if (options.layout == "community") communities = communities_of(edges, weights, types.size());
    const double most = *std::max_element(importance.begin(), importance.end());
    for (std::size_t node = 0; node < types.size(); ++node) {
        const Colour& colour =
            communities.empty() ? colour_of(types[node]) : colours[communities[node] % std::size(colours)];
        visuals_.push_back({hundredths(positions[node].first * spacing), hundredths(positions[node].second * spacing),
                            hundredths(smallest + (largest - smallest) * std::sqrt(importance[node] / most)),
                            colour.red, colour.green, colour.blue});
    }
}

const Visual* Layout::of(std::string_view node) const {
    const auto found = numbers_.find(std::string(node));
    return found == numbers_.end() || visuals_.empty() ? nullptr : &visuals_[found->second];
}

}  // namespace claimgraph
