// What Boost.Graph makes of a GraphML file, as JSON for run.py: boost_reader FILE.graphml > OUT.json
// { "nodes": [[number, {attributes}], …], "edges": [[number, number, {attributes}], …] }; numbers count nodes as they stand
// in the file, since Boost keeps no ids, and a value that is not there is empty or 0.
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/graphml.hpp>
#include <boost/property_map/dynamic_property_map.hpp>
#include <boost/property_map/property_map.hpp>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <string>

using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, boost::no_property,
                                    boost::property<boost::edge_index_t, int>>;
using Attributes = std::map<std::string, std::string>;

namespace {

std::map<std::size_t, Attributes> node_attributes;
std::map<const void*, Attributes> edge_attributes;

/// Keeps whatever it is given, as text.
class Recorder : public boost::dynamic_property_map {
   public:
    Recorder(std::string name, bool of_nodes) : name_(std::move(name)), of_nodes_(of_nodes) {}
    boost::any get(const boost::any&) override { return std::string(); }
    std::string get_string(const boost::any&) override { return {}; }
    void put(const boost::any& key, const boost::any& value) override {
        std::string text;
        if (const auto* as_text = boost::any_cast<std::string>(&value)) text = *as_text;
        if (const auto* as_long = boost::any_cast<long>(&value)) text = std::to_string(*as_long);
        if (const auto* as_int = boost::any_cast<int>(&value)) text = std::to_string(*as_int);
        if (const auto* as_double = boost::any_cast<double>(&value)) {
            char buffer[64];
            std::snprintf(buffer, sizeof buffer, "%.17g", *as_double);
            text = buffer;
        }
        if (of_nodes_)
            node_attributes[boost::any_cast<Graph::vertex_descriptor>(key)][name_] = text;
        else
            edge_attributes[boost::any_cast<Graph::edge_descriptor>(key).get_property()][name_] = text;
    }
    const std::type_info& key() const override {
        return of_nodes_ ? typeid(Graph::vertex_descriptor) : typeid(Graph::edge_descriptor);
    }
    const std::type_info& value() const override { return typeid(std::string); }

   private:
    std::string name_;
    bool of_nodes_;
};

std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        char buffer[8];
        if (c == '"' || c == '\\') {
            (out += '\\') += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            std::snprintf(buffer, sizeof buffer, "\\u%04x", static_cast<unsigned>(c));
            out += buffer;
        } else {
            out += c;
        }
    }
    return out + "\"";
}

std::string object(const Attributes& attributes) {
    std::string out = "{";
    for (const auto& [name, value] : attributes)
        out += (out.size() > 1 ? "," : "") + quoted(name) + ":" + quoted(value);
    return out + "}";
}

}  // namespace

int main(int count, char** words) {
    if (count != 2) return 2;
    std::ifstream file(words[1], std::ios::binary);
    Graph graph;
    boost::dynamic_properties properties(
        [](const std::string& name, const boost::any& key, const boost::any&) {
            return boost::shared_ptr<boost::dynamic_property_map>(
                new Recorder(name, key.type() == typeid(Graph::vertex_descriptor)));
        });
    try {
        boost::read_graphml(file, graph, properties);
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
    std::cout << "{\"nodes\":[";
    for (std::size_t i = 0; i < boost::num_vertices(graph); ++i)
        std::cout << (i == 0 ? "\n[" : ",\n[") << i << ',' << object(node_attributes[i]) << ']';
    std::cout << "],\n\"edges\":[";
    const char* comma = "\n[";
    for (const auto& edge : boost::make_iterator_range(boost::edges(graph))) {
        std::cout << comma << boost::source(edge, graph) << ',' << boost::target(edge, graph) << ','
                  << object(edge_attributes[edge.get_property()]) << ']';
        comma = ",\n[";
    }
    std::cout << "]}\n";
}
