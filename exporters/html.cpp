#include "exporters/html.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "embedded.h"
#include "exporters/json_text.h"
#include "exporters/layout.h"
#include "exporters/property_graph.h"
#include "exporters/text.h"
#include "graph/edge_label.h"
#include "graph/errors.h"

namespace claimgraph::exporters {
namespace {

constexpr std::string_view page_path = "exporters/page.html";

/// What a browser still holds and draws (some 50 MB of page).
constexpr std::uint64_t most_claims = 50'000, most_edges = 50'000;

void refuse_more(std::uint64_t count, std::uint64_t most, std::string_view what, std::string_view options) {
    if (count <= most) return;
    std::string why = "a page of " + std::to_string(count) + " " + std::string(what) + " is too large for a browser; ";
    why += "it may have " + std::to_string(most) + ". Show a part of it: " + std::string(options);
    throw Error(why);
}

/// Text in HTML, where nothing but `&` and `<` can begin something else.
std::string html_text(std::string_view text) {
    std::string out;
    for (const char c : clean_text(text))
        if (c == '<')
            out += "&lt;";
        else if (c == '&')
            out += "&amp;";
        else
            out += c;
    return out;
}

/// Numbers things by id, in the order in which they are met.
class Numbers {
   public:
    bool add(std::string_view id) { return numbers_.try_emplace(std::string(id), next()).second; }
    /// -1 where there is none
    std::int64_t of(const std::string& id) const {
        const auto found = numbers_.find(id);
        return found == numbers_.end() ? -1 : static_cast<std::int64_t>(found->second);
    }
    std::size_t size() const { return numbers_.size(); }

   private:
    std::uint32_t next() const { return static_cast<std::uint32_t>(numbers_.size()); }
    std::unordered_map<std::string, std::uint32_t> numbers_;
};

class PageData {
   public:
    PageData(const Records& view, const ExportOptions& options, Sink& sink)
        : view_(view), options_(options), sink_(sink), json_(buffer_) {
        view_.claims([&](const ClaimRecord& claim) {
            claims_.add(claim.id);
            if (sentences_.add(claim.sentence_id)) ++sentence_count_;
        });
        view_.documents([&](const DocumentRecord& document) { documents_.add(document.id); });
        refuse_more(claims_.size(), most_claims, "claims", "--about, --since, --type, --min-confidence");
        for (const ViewShape shape : {ViewShape::network, ViewShape::flat}) {
            std::uint64_t edges = 0;
            view_.derived_edges(shape, [&](const FlatEdge&) { ++edges; });
            refuse_more(edges, most_edges, std::string("edges in its ") + std::string(to_string(shape)) + " graph",
                        "--top, --min-weight, --about");
        }
    }

    std::size_t claims() const { return claims_.size(); }
    std::size_t documents() const { return documents_.size(); }

    void write() {
        json_.StartObject();
        text("program", "claimgraph " CLAIMGRAPH_VERSION);
        text("start", options_.shape == ViewShape::flat ? "flat" : "network");
        write_documents();
        write_things();
        write_sentences();
        write_claims();
        key("graphs");
        json_.StartObject();
        for (const ViewShape shape : {ViewShape::network, ViewShape::flat}) write_graph(shape);
        json_.EndObject();
        json_.EndObject();
        flush(0);
    }

   private:
    void key(std::string_view name) { json_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())); }
    void text(std::string_view value) { write_string(json_, value); }
    void text(std::string_view name, std::string_view value) { write_text(json_, name, value); }
    void raw(const std::string& number) { json_.RawValue(number.data(), number.size(), rapidjson::kNumberType); }

    template <typename Write>
    void list(std::string_view name, Write write) {
        key(name);
        json_.StartArray();
        write();
        json_.EndArray();
    }

    /// `<` stands only within strings of JSON, and without it nothing ends the block.
    void flush(std::size_t least) {
        if (buffer_.GetSize() < least) return;
        std::string out;
        for (const char c : std::string_view(buffer_.GetString(), buffer_.GetSize()))
            c == '<' ? out += "\\u003c" : out += c;
        sink_.write(out);
        buffer_.Clear();
    }
    void next() { flush(1 << 16); }

    void write_documents() {
        list("documents", [&] {
            view_.documents([&](const DocumentRecord& document) {
                json_.StartObject();
                text("id", document.id), text("title", document.title), text("publisher", document.publisher);
                text("url", document.url), text("published", document.published), text("path", document.path);
                key("copyOf"), json_.Int64(documents_.of(document.copy_of));
                json_.EndObject();
                next();
            });
        });
    }

    /// Entities, and what else is a node of a graph.
    void write_things() {
        const auto begin = [&](const std::string& id, std::string_view type, std::string_view label,
                               const std::vector<std::string>& aliases, std::uint64_t mentions) {
            json_.StartObject();
            text("id", id), text("type", type), text("label", label);
            list("aliases", [&] { for (const std::string& alias : aliases) text(alias); });
            key("mentions"), json_.Uint64(mentions);
        };
        const auto end = [&](std::string_view same_as, const std::vector<std::string>& facts) {
            text("sameAs", same_as);
            list("facts", [&] { for (const std::string& fact : facts) text(fact); });
            json_.EndObject();
            next();
        };
        const auto entity = [&](const Entity& row) {
            if (!things_.add(row.id)) return;
            begin(row.id, to_string(row.type), row.label, row.alt_labels, row.mentions);
            std::vector<std::string> facts;
            for (const auto& [what, values] : {std::pair("Office: ", &row.offices), std::pair("Stands for: ", &row.stands_for), std::pair("Belongs to: ", &row.actor_of)})
                for (const std::string& value : *values) facts.push_back(what + value);
            end(row.same_as, facts);
        };
        list("things", [&] {
            view_.derived_entities(ViewShape::network, entity);
            view_.derived_entities(ViewShape::flat, entity);
            view_.entities(entity);
            view_.derived_concepts(ViewShape::flat, [&](const ConceptRecord& row) {
                if (!things_.add(row.id)) return;
                begin(row.id, "Concept", row.label, row.alt_labels, row.mentions);
                end("", {});
            });
            view_.derived_statements(ViewShape::flat, [&](const StatementRecord& row) {
                if (!things_.add(row.id)) return;
                begin(row.id, "Statement", row.label, {}, row.mentions);
                end("", {});
            });
        });
    }

    void write_sentences() {
        Numbers written;
        list("sentences", [&] {
            view_.claims([&](const ClaimRecord& claim) {
                if (!written.add(claim.sentence_id)) return;
                json_.StartObject();
                key("document"), json_.Int64(documents_.of(claim.document->id));
                key("begin"), json_.Uint(claim.sentence_begin);
                text("text", claim.sentence_text);
                json_.EndObject();
                next();
            });
        });
    }

    /// Label, number of the thing, offsets; of what a phrase speaks of where it is no thing itself.
    void place(const NodeRecord& node, bool with_claim) {
        std::int64_t thing = things_.of(node.id);
        if (thing < 0 && node.content) thing = things_.of(node.content->concept_id);
        json_.StartArray();
        text(is_unspecified(node) ? std::string_view() : node_label(node));
        json_.Int64(thing), json_.Uint(node.begin), json_.Uint(node.end);
        if (with_claim) json_.Int64(node.kind == NodeRecord::Kind::claim ? claims_.of(node.id) : -1);
        json_.EndArray();
    }

    void write_claims() {
        list("claims", [&] {
            view_.claims([&](const ClaimRecord& claim) {
                write_claim(claim);
                next();
            });
        });
    }

    void write_claim(const ClaimRecord& claim) {
        json_.StartObject();
        text("id", claim.id);
        key("sentence"), json_.Int64(sentences_.of(claim.sentence_id));
        key("subject"), place(claim.subject, false);
        list("verb", [&] {
            text(claim.predicate_label.empty() ? predicate_label(claim) : claim.predicate_label);
            text(predicate_key(claim));
            json_.Uint(claim.predicate_begin), json_.Uint(claim.predicate_end);
            const bool untold = claim.polarity == Polarity::negated && !tells_negation(claim.predicate_text);
            text((untold ? "not: " : "") + claim.predicate_text);
        });
        if (claim.object) key("object"), place(*claim.object, true);
        key("negated"), json_.Int(claim.polarity == Polarity::negated);
        text("modality", to_string(claim.modality));
        text("proposition", claim.proposition.id);
        list("by", [&] { for (const NodeRecord& source : claim.attributed_to) place(source, false); });
        list("circumstances", [&] {
            for (const QualifierRecord& qualifier : claim.qualifiers) {
                json_.StartArray();
                text(qualifier.role), text(qualifier.text);
                json_.Int64(qualifier.entity ? things_.of(*qualifier.entity) : -1);
                json_.Uint(qualifier.begin), json_.Uint(qualifier.end);
                json_.EndArray();
            }
        });
        const auto numbers = [&](std::string_view name, const std::vector<std::string>& ids, const Numbers& known) {
            list(name, [&] {
                for (const std::string& id : ids)
                    if (const std::int64_t number = known.of(id); number >= 0) json_.Int64(number);
            });
        };
        numbers("conflicts", claim.conflicts_with, claims_);
        numbers("mentions", claim.mentions, things_);
        text("rule", claim.rule);
        key("confidence"), raw(decimal(claim.confidence));
        if (claim.withdrawal) text("withdrawn", claim.withdrawal->withdrawn);
        json_.EndObject();
    }

    void write_graph(ViewShape shape) {
        ExportOptions options = options_;
        options.shape = shape;
        options.layout = "type";
        options.losses = nullptr;
        const Layout layout(view_, options);
        Numbers nodes;
        key(to_string(shape));
        json_.StartObject();
        list("nodes", [&] {
            each_node(view_, options, [&](const GraphNode& node) {
                if (!nodes.add(node.id)) return;
                const Visual& visual = *layout.of(node.id);
                json_.StartArray();
                json_.Int64(things_.of(std::string(node.id)));
                raw(visual.x), raw(visual.y), raw(visual.size);
                json_.EndArray();
                next();
            });
        });
        list("edges", [&] {
            each_edge(view_, options, [&](const GraphEdge& edge) { write_edge(edge, nodes); });
        });
        json_.EndObject();
    }

    void write_edge(const GraphEdge& edge, const Numbers& nodes) {
        const std::int64_t source = nodes.of(std::string(edge.source)), target = nodes.of(std::string(edge.target));
        if (source < 0 || target < 0 || source == target) return;
        bool negated = false, reported = false;
        std::string_view modality = "actual";
        const std::vector<std::string>* claims = nullptr;
        for (const Property& property : edge.properties) {
            const std::string_view name = property.key->name;
            if (name == "polarity") negated = property.text == "negated";
            if (name == "attributed_to") reported = true;
            if (name == "modality") modality = property.text;
            if (name == "claims") claims = property.items;
        }
        json_.StartArray();
        json_.Int64(source), json_.Int64(target);
        text(edge.label);
        json_.Int(negated);
        text(modality);
        json_.Int(reported);
        json_.StartArray();
        if (claims)
            for (const std::string& id : *claims)
                if (const std::int64_t number = claims_.of(id); number >= 0) json_.Int64(number);
        json_.EndArray();
        json_.Uint64(edge.weight);
        json_.EndArray();
        next();
    }

    const Records& view_;
    const ExportOptions& options_;
    Sink& sink_;
    rapidjson::StringBuffer buffer_;
    JsonWriter json_;
    Numbers documents_, things_, sentences_, claims_;
    std::uint64_t sentence_count_ = 0;
};

/// The page up to a mark, which is taken off with it.
std::string_view up_to(std::string_view& page, std::string_view mark) {
    const std::size_t at = page.find(mark);
    const std::string_view before = page.substr(0, at);
    page.remove_prefix(at + mark.size());
    return before;
}

}  // namespace

bool has_page() {
    const std::vector<std::string_view> paths = embedded::paths();
    return std::binary_search(paths.begin(), paths.end(), page_path);
}

void write_html(const Records& view, const ExportOptions& options, Sink& sink) {
    std::string_view page = embedded::file(page_path);
    PageData data(view, options, sink);
    sink.write(up_to(page, "@TITLE@"));
    sink.write(html_text(std::to_string(data.claims()) + (data.claims() == 1 ? " claim of " : " claims of ") + std::to_string(data.documents()) +
                         (data.documents() == 1 ? " document" : " documents") + " – claimgraph"));
    sink.write(up_to(page, "@DATA@"));
    data.write();
    sink.write(page);
}

}  // namespace claimgraph::exporters
