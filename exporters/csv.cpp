#include "exporters/csv.h"

#include <algorithm>
#include <iterator>

#include "exporters/property_graph.h"
#include "exporters/text.h"

namespace claimgraph::exporters {
namespace {

constexpr std::size_t buffer_size = 1 << 16;

class Table {
   public:
    Table(const ExportOptions& options, Sink& sink, bool of_nodes, std::initializer_list<std::string_view> first)
        : losses_(options.losses), sink_(sink), out_("\xEF\xBB\xBF") {
        for (const std::string_view name : first) text(name);
        for (const PropertyKey& key : property_keys(options.shape))
            if (key.of_nodes == of_nodes) {
                keys_.push_back(&key);
                text(key.name);
            }
        end_row();
    }

    void text(std::string_view value) {
        next();
        if (value.empty()) return;
        const bool is_formula = looks_like_formula(value);
        guarded_ += is_formula;
        append_csv(out_, is_formula ? "'" + clean_text(value) : clean_text(value));
    }
    void number(std::uint64_t value) {
        next();
        out_ += std::to_string(value);
    }
    void properties(std::span<const Property> values) {
        for (const PropertyKey* key : keys_) {
            const auto value = std::find_if(values.begin(), values.end(),
                                            [&](const Property& property) { return property.key == key; });
            if (value == values.end()) {
                next();
            } else if (key->type == PropertyType::integer) {
                number(value->number);
            } else if (key->type == PropertyType::real) {
                next();
                out_ += value->text;
            } else {
                text(value->as_text());
            }
        }
    }
    void end_row() {
        out_ += "\r\n";
        in_row_ = false;
        if (out_.size() >= buffer_size) flush();
    }
    void finish() {
        flush();
        if (losses_ && guarded_ > 0)
            losses_->add("texts that begin like a formula, with an apostrophe put before them", guarded_);
    }

   private:
    void next() {
        if (in_row_) out_ += ',';
        in_row_ = true;
    }
    void flush() {
        sink_.write(out_);
        out_.clear();
    }

    Losses* losses_;
    Sink& sink_;
    std::string out_;
    std::vector<const PropertyKey*> keys_;
    std::uint64_t guarded_ = 0;
    bool in_row_ = false;
};

}  // namespace

bool looks_like_formula(std::string_view text) {
    constexpr std::string_view starts[] = {"=", "+", "-", "@", "\t", "\r", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
    return std::any_of(std::begin(starts), std::end(starts),
                       [&](std::string_view start) { return text.starts_with(start); });
}

void append_csv(std::string& out, std::string_view text) {
    out += '"';
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t quote = std::min(text.find('"', begin), text.size());
        out.append(text, begin, quote - begin);
        if (quote == text.size()) break;
        out += "\"\"";
        begin = quote + 1;
    }
    out += '"';
}

void write_csv_nodes(const Records& view, const ExportOptions& options, Sink& sink) {
    Table table(options, sink, true, {"id", "type", "label"});
    each_node(view, options, [&](const GraphNode& node) {
        table.text(node.id);
        table.text(node.kind);
        table.text(node.label);
        table.properties(node.properties);
        table.end_row();
    });
    table.finish();
}

void write_csv_edges(const Records& view, const ExportOptions& options, Sink& sink) {
    Table table(options, sink, false, {"id", "source", "target", "label", "weight"});
    each_edge(view, options, [&](const GraphEdge& edge) {
        table.text(edge.id);
        table.text(edge.source);
        table.text(edge.target);
        table.text(edge.label);
        table.number(edge.weight);
        table.properties(edge.properties);
        table.end_row();
    });
    table.finish();
}

}  // namespace claimgraph::exporters
