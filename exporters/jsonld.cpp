#include "exporters/jsonld.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <utility>

#include "embedded.h"
#include "graph/errors.h"
#include "graph/json.h"

namespace claimgraph::exporters {
namespace {

constexpr std::size_t buffer_size = 1 << 16;

using JsonWriter = rapidjson::Writer<rapidjson::StringBuffer>;

void write_string(JsonWriter& writer, std::string_view text) {
    writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

rapidjson::Document parse_context() {
    rapidjson::Document document = parsed_json(embedded::file("schemas/context.jsonld"));
    if (document.HasParseError() || !document.IsObject() || !document.HasMember("@context") ||
        !document["@context"].IsObject())
        throw Error("schemas/context.jsonld is no JSON-LD context");
    return document;
}

}  // namespace

JsonLdWriter::JsonLdWriter(const ExportOptions& options, Sink& sink)
    : namespaces_(rdf::namespaces(options)), is_compact_(options.jsonld == "compact"), sink_(sink) {
    if (!is_compact_ && options.jsonld != "expanded" && options.jsonld != "flattened")
        throw UsageError("no form of JSON-LD is called '" + options.jsonld +
                         "'; there are: compact, expanded, flattened");
    if (is_compact_)
        write_context();
    else
        out_ += '[';
}

void JsonLdWriter::write_context() {
    rapidjson::Document document = parse_context();
    rapidjson::Value& context = document["@context"];
    for (const rdf::Namespace space : {rdf::Namespace::id, rdf::Namespace::predicate}) {
        // The base is the user's: `@prefix` allows one that does not end in a delimiter.
        const rdf::NamespaceRow& row = namespaces_[static_cast<std::size_t>(space)];
        rapidjson::Value& definition = context[std::string(row.prefix).c_str()];
        definition["@id"].SetString(row.iri.c_str(), static_cast<rapidjson::SizeType>(row.iri.size()),
                                    document.GetAllocator());
    }
    for (const auto& member : std::as_const(context).GetObject()) {
        const std::string_view name(member.name.GetString(), member.name.GetStringLength());
        if (name.starts_with('@')) continue;
        if (member.value.IsString()) {
            terms_[member.value.GetString()] = {std::string(name), {}};
        } else if (member.value.IsObject()) {
            const auto coercion = member.value.FindMember("@type");
            terms_[member.value["@id"].GetString()] = {
                std::string(name), coercion == member.value.MemberEnd() ? std::string() : coercion->value.GetString()};
        }
    }
    rapidjson::StringBuffer buffer;
    JsonWriter writer(buffer);
    context.Accept(writer);
    out_.append("{\"@context\":").append(buffer.GetString(), buffer.GetSize()).append(",\n\"@graph\":[");
}

std::string JsonLdWriter::compact(const rdf::Iri& iri) const {
    // `d://x` would be taken for an absolute IRI.
    if (iri.space == rdf::Namespace::none || iri.local.starts_with("//")) return expanded(iri);
    std::string out(namespaces_[static_cast<std::size_t>(iri.space)].prefix);
    return out.append(":").append(iri.local);
}

std::string JsonLdWriter::expanded(const rdf::Iri& iri) const {
    return namespaces_[static_cast<std::size_t>(iri.space)].iri + iri.local;
}

void JsonLdWriter::resource(const rdf::Resource& resource) {
    out_ += first_ ? "\n" : ",\n";
    first_ = false;
    if (is_compact_)
        compact_node(resource);
    else
        expanded_node(resource);
    if (out_.size() >= buffer_size) {
        sink_.write(out_);
        out_.clear();
    }
}

void JsonLdWriter::expanded_node(const rdf::Resource& resource) {
    static const rdf::Iri type{rdf::Namespace::rdf, "type"};
    static const std::string xsd = namespaces_[static_cast<std::size_t>(rdf::Namespace::xsd)].iri;
    rapidjson::StringBuffer buffer;
    JsonWriter writer(buffer);
    writer.StartObject();
    const rdf::Iri* last = nullptr;
    bool is_named = false;
    for (const rdf::Property& property : resource.properties) {
        const bool is_type = property.predicate == type;
        if (!last || !(*last == property.predicate)) {
            if (last) writer.EndArray();
            if (!is_type && !std::exchange(is_named, true)) {
                writer.Key("@id");
                write_string(writer, expanded(resource.subject));
            }
            write_string(writer, is_type ? "@type" : expanded(property.predicate));
            writer.StartArray();
            last = &property.predicate;
        }
        if (is_type) {
            write_string(writer, expanded(property.iri));
            continue;
        }
        writer.StartObject();
        writer.Key(property.is_literal ? "@value" : "@id");
        if (!property.is_literal) {
            write_string(writer, expanded(property.iri));
        } else if (property.literal.datatype == "integer" && rdf::is_plain_number(property.literal)) {
            const std::string& text = property.literal.text;
            writer.RawValue(text.data(), text.size(), rapidjson::kNumberType);
        } else {
            write_string(writer, property.literal.text);
            if (property.literal.datatype != "string") {
                writer.Key("@type");
                write_string(writer, xsd + std::string(property.literal.datatype));
            }
        }
        writer.EndObject();
    }
    if (last) writer.EndArray();
    if (!is_named) {
        writer.Key("@id");
        write_string(writer, expanded(resource.subject));
    }
    writer.EndObject();
    out_.append(buffer.GetString(), buffer.GetSize());
}

namespace {

// An IRI, as a plain string where the context says that it is one.
void write_compact(JsonWriter& writer, const std::string& iri, std::string_view coercion) {
    if (coercion == "@id") {
        write_string(writer, iri);
        return;
    }
    writer.StartObject();
    writer.Key("@id");
    write_string(writer, iri);
    writer.EndObject();
}

// A literal, as a plain value where the context or JSON itself says its type.
void write_compact(JsonWriter& writer, const rdf::Literal& literal, std::string_view coercion) {
    if (literal.datatype == "integer" && coercion.empty() && rdf::is_plain_number(literal)) {
        writer.RawValue(literal.text.data(), literal.text.size(), rapidjson::kNumberType);
        return;
    }
    if (literal.datatype == "string" ? coercion.empty() : coercion == "xsd:" + std::string(literal.datatype)) {
        write_string(writer, literal.text);
        return;
    }
    writer.StartObject();
    writer.Key("@value");
    write_string(writer, literal.text);
    if (literal.datatype != "string") {
        writer.Key("@type");
        write_string(writer, "xsd:" + std::string(literal.datatype));
    }
    writer.EndObject();
}

}  // namespace

// What the context calls a property or class; its compact IRI where it has no name.
std::string_view JsonLdWriter::name_in_context(std::string_view compact_iri) const {
    const auto found = terms_.find(compact_iri);
    return found == terms_.end() ? compact_iri : found->second.name;
}

void JsonLdWriter::compact_node(const rdf::Resource& resource) {
    static const rdf::Iri type{rdf::Namespace::rdf, "type"};
    rapidjson::StringBuffer buffer;
    JsonWriter writer(buffer);
    writer.StartObject();
    const std::vector<rdf::Property>& properties = resource.properties;
    bool is_named = false;
    for (std::size_t begin = 0; begin < properties.size();) {
        const rdf::Iri& predicate = properties[begin].predicate;
        std::size_t end = begin + 1;
        while (end < properties.size() && properties[end].predicate == predicate) ++end;

        const bool is_type = predicate == type;
        if (!is_type && !std::exchange(is_named, true)) {
            writer.Key("@id");
            write_string(writer, compact(resource.subject));
        }
        const std::string key = compact(predicate);
        const auto found = terms_.find(key);
        const std::string_view coercion = found == terms_.end() ? std::string_view() : found->second.coercion;
        write_string(writer, is_type ? "@type" : found == terms_.end() ? key : found->second.name);
        if (end - begin > 1) writer.StartArray();
        for (std::size_t i = begin; i < end; ++i) {
            const rdf::Property& property = properties[i];
            if (property.is_literal)
                write_compact(writer, property.literal, coercion);
            else if (is_type)
                write_string(writer, name_in_context(compact(property.iri)));
            else
                write_compact(writer, compact(property.iri), coercion);
        }
        if (end - begin > 1) writer.EndArray();
        begin = end;
    }
    if (!is_named) {
        writer.Key("@id");
        write_string(writer, compact(resource.subject));
    }
    writer.EndObject();
    out_.append(buffer.GetString(), buffer.GetSize());
}

void JsonLdWriter::finish() {
    out_ += is_compact_ ? "\n]}\n" : "\n]\n";
    sink_.write(out_);
    out_.clear();
}

void write_jsonld(const Records& view, const ExportOptions& options, Sink& sink) {
    JsonLdWriter writer(options, sink);
    const auto visit = [&](const rdf::Resource& resource) { writer.resource(resource); };
    if (options.jsonld == "flattened")
        rdf::describe_by_subject(view, options, visit);
    else
        rdf::describe(view, options, visit);
    writer.finish();
}

}  // namespace claimgraph::exporters
