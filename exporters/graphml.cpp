#include "exporters/graphml.h"

#include <libxml/xmlwriter.h>

#include <algorithm>
#include <exception>

#include "exporters/rdf.h"
#include "exporters/text.h"
#include "graph/errors.h"
#include "graph/identity.h"

namespace claimgraph {
namespace {

/// A row of <key>. The ids are unique over nodes and edges (APOC), differ in more than case (Gephi), and `labels` and
/// `label` are the ones that APOC looks for. Lists are one string with a JSON array.
struct Key {
    const char* id;
    const char* domain;  ///< node or edge
    const char* name;
    const char* type;
    bool is_list;
};

constexpr Key entity_keys[] = {
    {"labels", "node", "labels", "string", false},
    {"node_label", "node", "label", "string", false},
    {"name", "node", "name", "string", false},
    {"type", "node", "type", "string", false},
    {"iri", "node", "iri", "string", false},
    {"aliases", "node", "aliases", "string", true},
    {"mentions", "node", "mentions", "long", false},
    {"first_seen", "node", "first_seen", "string", false},
    {"last_seen", "node", "last_seen", "string", false},
    {"same_as", "node", "same_as", "string", false},
};

constexpr Key claim_keys[] = {
    {"title", "node", "title", "string", false},
    {"url", "node", "url", "string", false},
    {"publisher", "node", "publisher", "string", false},
    {"published", "node", "published", "string", false},
    {"language", "node", "language", "string", false},
    {"path", "node", "path", "string", false},
    {"predicate", "node", "predicate", "string", false},
    {"lemma", "node", "lemma", "string", false},
    {"polarity", "node", "polarity", "string", false},
    {"modality", "node", "modality", "string", false},
    {"attributed_to", "node", "attributed_to", "string", true},
    {"sentence", "node", "sentence", "string", false},
    {"sentence_begin", "node", "sentence_begin", "long", false},
    {"sentence_end", "node", "sentence_end", "long", false},
    {"subject_text", "node", "subject_text", "string", false},
    {"subject_begin", "node", "subject_begin", "long", false},
    {"subject_end", "node", "subject_end", "long", false},
    {"predicate_text", "node", "predicate_text", "string", false},
    {"predicate_begin", "node", "predicate_begin", "long", false},
    {"predicate_end", "node", "predicate_end", "long", false},
    {"object_text", "node", "object_text", "string", false},
    {"object_begin", "node", "object_begin", "long", false},
    {"object_end", "node", "object_end", "long", false},
    {"qualifier_time", "node", "time", "string", true},
    {"qualifier_place", "node", "place", "string", true},
    {"qualifier_recipient", "node", "recipient", "string", true},
    {"qualifier_instrument", "node", "instrument", "string", true},
    {"qualifier_amount", "node", "amount", "string", true},
    {"qualifier_purpose", "node", "purpose", "string", true},
    {"qualifier_manner", "node", "manner", "string", true},
    {"qualifier_other", "node", "circumstance", "string", true},
    {"time_value", "node", "time_value", "string", true},
    {"rule", "node", "rule", "string", false},
    {"confidence", "node", "confidence", "double", false},
    {"label", "edge", "label", "string", false},
    {"weight", "edge", "weight", "double", false},
    {"rank", "edge", "rank", "int", false},
    {"edge_text", "edge", "text", "string", false},
    {"edge_value", "edge", "value", "string", false},
    {"edge_begin", "edge", "begin", "long", false},
    {"edge_end", "edge", "end", "long", false},
};

constexpr Key flat_keys[] = {
    {"label", "edge", "label", "string", false},
    {"weight", "edge", "weight", "double", false},
    {"predicate", "edge", "predicate", "string", false},
    {"polarity", "edge", "polarity", "string", false},
    {"modality", "edge", "modality", "string", false},
    {"attributed_to", "edge", "attributed_to", "string", true},
    {"claims", "edge", "claims", "string", true},
    {"documents", "edge", "documents", "long", false},
    {"edge_first_seen", "edge", "first_seen", "string", false},
    {"edge_last_seen", "edge", "last_seen", "string", false},
};

constexpr std::string_view roles[] = {"time",   "place",   "recipient", "instrument",
                                      "amount", "purpose", "manner",    "other"};

std::string_view known_role(std::string_view role) {
    return std::find(std::begin(roles), std::end(roles), role) == std::end(roles) ? "other" : role;
}

std::string upper(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return out;
}

std::string_view polarity_name(Polarity polarity) { return polarity == Polarity::affirmed ? "affirmed" : "negated"; }

std::vector<std::string> labels_of(const std::vector<NodeRecord>& nodes) {
    std::vector<std::string> out;
    for (const NodeRecord& node : nodes) out.emplace_back(node_label(node));
    return out;
}

/// Whether a byte stands for itself wherever it occurs.
bool is_plain(char c) {
    return static_cast<unsigned char>(c - 0x20) < 0x5F && c != '&' && c != '<' && c != '>' && c != '"';
}

void append_xml(std::string& out, std::string_view text, bool in_attribute) {
    for (std::size_t position = 0; position < text.size();) {
        const std::size_t begin = position;
        while (position < text.size() && is_plain(text[position])) ++position;
        out += text.substr(begin, position - begin);
        if (position == text.size()) break;

        const std::size_t special = position;
        const char32_t code = next_code_point(text, position);
        switch (code) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += special >= 2 && text.substr(special - 2, 2) == "]]" ? "&gt;" : ">";
                break;
            case '"':
                out += in_attribute ? "&quot;" : "\"";
                break;
            case '\r':
                out += "&#13;";
                break;
            case '\n':
                out += in_attribute ? "&#10;" : "\n";
                break;
            case '\t':
                out += in_attribute ? "&#9;" : "\t";
                break;
            default:
                if (code < 0x20 || code == 0xFFFE || code == 0xFFFF || code == invalid_code_point)
                    out += replacement_character;
                else
                    out += text.substr(special, position - special);
        }
    }
}

}  // namespace

std::string xml_text(std::string_view text) {
    std::string out;
    append_xml(out, text, false);
    return out;
}

struct GraphmlWriter::Implementation {
    Implementation(const ExportOptions& options, Sink& output)
        : is_strict(options.profile == "strict"),
          is_flat(options.flat),
          sink(output),
          base(rdf::namespaces(options)[1].iri) {
        if (!is_strict && options.profile != "tools")
            throw UsageError("no GraphML profile is called '" + options.profile + "'; there are: tools, strict");
        xmlOutputBufferPtr buffer = xmlOutputBufferCreateIO(&Implementation::write, nullptr, this, nullptr);
        if (buffer) writer = xmlNewTextWriter(buffer);
        if (!writer) {
            if (buffer) xmlOutputBufferClose(buffer);
            throw Error("libxml2 could not make a writer");
        }
        xmlTextWriterSetIndent(writer, 1);
        xmlTextWriterSetIndentString(writer, BAD_CAST " ");
    }
    ~Implementation() {
        is_abandoned = true;
        xmlFreeTextWriter(writer);
    }
    Implementation(const Implementation&) = delete;
    Implementation& operator=(const Implementation&) = delete;

    /// libxml2 calls this from C, so an exception waits until it is back in our hands. It is never told of a failure,
    /// which it would announce on standard error; `check` is.
    static int write(void* context, const char* bytes, int size) {
        auto& self = *static_cast<Implementation*>(context);
        if (self.is_abandoned || self.failure) return size;
        try {
            self.sink.write({bytes, static_cast<std::size_t>(size)});
        } catch (...) {
            self.failure = std::current_exception();
        }
        return size;
    }

    void check(int result) {
        if (failure) std::rethrow_exception(failure);
        if (result < 0) throw Error("libxml2 could not write the GraphML");
    }

    void start(const char* element) { check(xmlTextWriterStartElement(writer, BAD_CAST element)); }
    void end() { check(xmlTextWriterEndElement(writer)); }
    void attribute(const char* name, std::string_view value) {
        scratch.clear();
        append_xml(scratch, value, true);
        check(xmlTextWriterStartAttribute(writer, BAD_CAST name));
        raw();
        check(xmlTextWriterEndAttribute(writer));
    }
    void raw() { check(xmlTextWriterWriteRawLen(writer, BAD_CAST scratch.data(), static_cast<int>(scratch.size()))); }
    /// A property; none where there is no value, since readers make an empty one "" (for numbers too).
    void data(const char* key, std::string_view value) {
        if (value.empty()) return;
        start("data");
        attribute("key", key);
        scratch.clear();
        append_xml(scratch, value, false);
        raw();
        end();
    }
    void data(const char* key, std::uint64_t value) { data(key, std::string_view(std::to_string(value))); }
    void data(const char* key, const std::vector<std::string>& values) {
        if (!values.empty()) data(key, std::string_view(json_array(values)));
    }

    void declare(const Key& key) {
        start("key");
        attribute("id", key.id);
        attribute("for", key.domain);
        attribute("attr.name", key.name);
        attribute("attr.type", key.type);
        if (key.is_list && !is_strict) attribute("attr.list", "string");
        end();
    }

    void start_node(std::string_view id, std::string_view kind, std::string_view label) {
        const std::string labels = std::string(":").append(kind);
        start("node");
        attribute("id", id);
        if (!is_strict) attribute("labels", labels);
        data("labels", std::string_view(labels));
        data("node_label", label);
        data("name", label);
        data("type", kind);
    }

    /// Up to and with the weight, which every edge must have.
    void start_edge(std::string_view id, std::string_view source, std::string_view target, std::string_view label,
                    std::string_view weight) {
        start("edge");
        attribute("id", id);
        attribute("source", source);
        attribute("target", target);
        if (!is_strict) attribute("label", label);
        data("label", label);
        data("weight", weight);
    }

    void words(std::string_view text, std::uint64_t begin, std::uint64_t end_offset) {
        if (text.empty()) return;
        data("edge_text", text);
        data("edge_begin", begin);
        data("edge_end", end_offset);
    }

    /// A document's own id may be any IRI, a node's id must be an NMTOKEN.
    static std::string document_node_id(const std::string& id) {
        const auto is_name = [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
        };
        if (id.starts_with("doc-") && std::all_of(id.begin(), id.end(), is_name)) return id;
        return "document-" + IdentityHash().add(id).digest();
    }

    std::string iri_of(const DocumentRecord& document) const {
        const rdf::Iri iri = rdf::document_iri(document);
        return (iri.space == rdf::Namespace::none ? std::string() : base) + iri.local;
    }

    bool is_strict, is_flat;
    bool is_abandoned = false;
    Sink& sink;
    std::string base;
    std::string scratch;
    std::exception_ptr failure;
    xmlTextWriterPtr writer = nullptr;
};

GraphmlWriter::GraphmlWriter(const ExportOptions& options, Sink& sink)
    : implementation_(std::make_unique<Implementation>(options, sink)) {
    Implementation& out = *implementation_;
    // Not xmlTextWriterStartDocument, which would convert from UTF-8 to UTF-8.
    out.scratch = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    out.raw();
    out.start("graphml");
    out.attribute("xmlns", "http://graphml.graphdrawing.org/xmlns");
    for (const Key& key : entity_keys) out.declare(key);
    if (options.flat)
        for (const Key& key : flat_keys) out.declare(key);
    else
        for (const Key& key : claim_keys) out.declare(key);
    out.start("graph");
    out.attribute("id", options.flat ? "flat" : "claims");
    out.attribute("edgedefault", "directed");
}

GraphmlWriter::~GraphmlWriter() = default;

void GraphmlWriter::document_node(const DocumentRecord& document) {
    Implementation& out = *implementation_;
    out.start_node(Implementation::document_node_id(document.id), "Document",
                   document.title.empty() ? document.id : document.title);
    out.data("iri", std::string_view(out.iri_of(document)));
    out.data("title", document.title);
    out.data("url", document.url);
    out.data("publisher", document.publisher);
    out.data("published", document.published);
    out.data("language", document.language);
    out.data("path", document.path);
    out.end();
}

void GraphmlWriter::entity_node(const Entity& entity) {
    Implementation& out = *implementation_;
    out.start_node(entity.id, to_string(entity.type), entity.label);
    out.data("iri", std::string_view(out.base + entity.id));
    out.data("aliases", entity.alt_labels);
    out.data("mentions", entity.mentions);
    out.data("first_seen", entity.first_seen);
    out.data("last_seen", entity.last_seen);
    out.data("same_as", entity.same_as);
    out.end();
}

void GraphmlWriter::phrase_node(const PhraseRecord& phrase) {
    Implementation& out = *implementation_;
    // Claims without a subject have no edge to one; a node that stands for all of them would join what is unrelated.
    static const std::string no_words = phrase_id("");
    if (!out.is_flat && phrase.id == no_words) return;
    out.start_node(phrase.id, "Phrase", phrase.label);
    out.data("iri", std::string_view(out.base + phrase.id));
    out.data("mentions", phrase.mentions);
    out.end();
}

void GraphmlWriter::claim_node(const ClaimRecord& claim) {
    Implementation& out = *implementation_;
    out.start_node(claim.id, "Claim", claim_label(claim));
    out.data("iri", std::string_view(out.base + claim.id));
    out.data("predicate",
             std::string_view(claim.predicate_term.empty() ? claim.predicate_lemma : claim.predicate_term));
    out.data("lemma", claim.predicate_lemma);
    out.data("polarity", polarity_name(claim.polarity));
    out.data("modality", to_string(claim.modality));
    out.data("attributed_to", labels_of(claim.attributed_to));
    out.data("sentence", claim.sentence_text);
    out.data("sentence_begin", claim.sentence_begin);
    out.data("sentence_end", claim.sentence_end);
    if (!claim.subject.text.empty()) {
        out.data("subject_text", claim.subject.text);
        out.data("subject_begin", claim.subject.begin);
        out.data("subject_end", claim.subject.end);
    }
    if (!claim.predicate_text.empty()) {
        out.data("predicate_text", claim.predicate_text);
        out.data("predicate_begin", claim.predicate_begin);
        out.data("predicate_end", claim.predicate_end);
    }
    if (claim.object && !claim.object->text.empty()) {
        out.data("object_text", claim.object->text);
        out.data("object_begin", claim.object->begin);
        out.data("object_end", claim.object->end);
    }
    std::vector<std::string> time_values;
    for (const std::string_view role : roles) {
        std::vector<std::string> texts;
        for (const QualifierRecord& qualifier : claim.qualifiers) {
            if (known_role(qualifier.role) != role || qualifier.entity) continue;
            texts.push_back(qualifier.text);
            if (role == "time" && !qualifier.value.empty()) time_values.push_back(qualifier.value);
        }
        out.data(("qualifier_" + std::string(role)).c_str(), texts);
    }
    out.data("time_value", time_values);
    out.data("rule", claim.rule);
    out.data("confidence", std::string_view(decimal(claim.confidence)));
    out.end();
}

void GraphmlWriter::claim_edges(const ClaimRecord& claim) {
    Implementation& out = *implementation_;
    constexpr std::string_view one = "1.0";
    // The words of subject and object stand on the claim's node already, and so does the sentence.
    const auto place = [&](const NodeRecord& node, const char* suffix, std::string_view label) {
        if (is_unspecified(node)) return;
        out.start_edge(claim.id + suffix, claim.id, node.id, label, one);
        out.end();
    };
    place(claim.subject, "-subject", "SUBJECT");
    if (claim.object) place(*claim.object, "-object", "OBJECT");
    for (std::size_t i = 0; i < claim.attributed_to.size(); ++i) {
        const NodeRecord& source = claim.attributed_to[i];
        if (is_unspecified(source)) continue;
        const std::string rank = std::to_string(i + 1);
        out.start_edge(claim.id + "-source-" + rank, claim.id, source.id, "ATTRIBUTED_TO", one);
        out.data("rank", std::string_view(rank));
        out.words(source.text, source.begin, source.end);
        out.end();
    }
    out.start_edge(claim.id + "-document", claim.id, Implementation::document_node_id(claim.document->id), "STATED_IN",
                   one);
    out.end();
    for (std::size_t i = 0; i < claim.qualifiers.size(); ++i) {
        const QualifierRecord& qualifier = claim.qualifiers[i];
        if (!qualifier.entity) continue;
        const std::string_view role = known_role(qualifier.role);
        out.start_edge(claim.id + "-qualifier-" + std::to_string(i + 1), claim.id, *qualifier.entity,
                       role == "other" ? "CIRCUMSTANCE" : upper(role), one);
        out.data("edge_value", qualifier.value);
        out.words(qualifier.text, qualifier.begin, qualifier.end);
        out.end();
    }
    for (const std::string& entity : claim.mentions) {
        out.start_edge(claim.id + "-mention-" + entity, claim.id, entity, "MENTIONS", one);
        out.end();
    }
    for (const std::string& other : claim.conflicts_with) {
        if (other < claim.id) continue;  // a conflict goes both ways, and one edge is enough
        out.start_edge(claim.id + "-conflict-" + other, claim.id, other, "CONFLICTS_WITH", one);
        out.end();
    }
}

void GraphmlWriter::flat_edge(const FlatEdge& edge) {
    Implementation& out = *implementation_;
    const std::string id = "edge-" + IdentityHash().add(edge.source).add(edge.label).add(edge.target).digest();
    out.start_edge(id, edge.source, edge.target, edge.label,
                   std::to_string(std::max<std::uint64_t>(edge.weight, 1)) + ".0");
    out.data("predicate", edge.predicate);
    out.data("polarity", polarity_name(edge.polarity));
    out.data("modality", to_string(edge.modality));
    out.data("attributed_to", edge.attributed_to);
    out.data("claims", edge.claims);
    out.data("documents", edge.documents);
    out.data("edge_first_seen", edge.first_seen);
    out.data("edge_last_seen", edge.last_seen);
    out.end();
}

void GraphmlWriter::finish() {
    Implementation& out = *implementation_;
    out.end();
    out.end();
    out.check(xmlTextWriterFlush(out.writer));
}

void write_graphml(const View& view, const ExportOptions& options, Sink& sink) {
    GraphmlWriter writer(options, sink);
    if (options.flat) {
        view.flat_entities([&](const Entity& entity) { writer.entity_node(entity); });
        view.flat_phrases([&](const PhraseRecord& phrase) { writer.phrase_node(phrase); });
        view.flat_edges([&](const FlatEdge& edge) { writer.flat_edge(edge); });
    } else {
        view.documents([&](const DocumentRecord& document) { writer.document_node(document); });
        view.entities([&](const Entity& entity) { writer.entity_node(entity); });
        view.phrases([&](const PhraseRecord& phrase) { writer.phrase_node(phrase); });
        view.claims([&](const ClaimRecord& claim) { writer.claim_node(claim); });
        view.claims([&](const ClaimRecord& claim) { writer.claim_edges(claim); });
    }
    writer.finish();
}

}  // namespace claimgraph
