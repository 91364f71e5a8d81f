#include "exporters/jsonld.h"

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "embedded.h"
#include "graph/errors.h"

namespace claimgraph {
namespace {

constexpr std::size_t buffer_size = 1 << 16;

using JsonWriter = rapidjson::Writer<rapidjson::StringBuffer>;

void write_string(JsonWriter& writer, std::string_view text) {
    writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

rapidjson::Document parse_context() {
    const std::string_view text = embedded::file("schemas/context.jsonld");
    rapidjson::Document document;
    document.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag>(text.data(), text.size());
    if (document.HasParseError() || !document.IsObject() || !document.HasMember("@context") ||
        !document["@context"].IsObject())
        throw Error("schemas/context.jsonld is no JSON-LD context");
    return document;
}

}  // namespace

JsonLdWriter::JsonLdWriter(const ExportOptions& options, Sink& sink)
    : namespaces_(rdf::namespaces(options)), sink_(sink) {
    rapidjson::Document document = parse_context();
    rapidjson::Value& context = document["@context"];
    for (const rdf::Namespace space : {rdf::Namespace::id, rdf::Namespace::predicate}) {
        // The base is the user's: `@prefix` allows one that does not end in a delimiter.
        const rdf::NamespaceRow& row = namespaces_[static_cast<std::size_t>(space)];
        rapidjson::Value& definition = context[std::string(row.prefix).c_str()];
        definition["@id"].SetString(row.iri.c_str(), static_cast<rapidjson::SizeType>(row.iri.size()),
                                    document.GetAllocator());
    }
    for (const auto& member : context.GetObject()) {
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
    if (iri.space == rdf::Namespace::none) return iri.local;
    std::string out(namespaces_[static_cast<std::size_t>(iri.space)].prefix);
    return out.append(":").append(iri.local);
}

void JsonLdWriter::resource(const rdf::Resource& resource) {
    static const rdf::Iri type{rdf::Namespace::rdf, "type"};
    out_ += first_ ? "\n" : ",\n";
    first_ = false;
    rapidjson::StringBuffer buffer;
    JsonWriter writer(buffer);
    writer.StartObject();
    writer.Key("@id");
    write_string(writer, compact(resource.subject));
    const std::vector<rdf::Property>& properties = resource.properties;
    for (std::size_t begin = 0; begin < properties.size();) {
        const rdf::Iri& predicate = properties[begin].predicate;
        std::size_t end = begin + 1;
        while (end < properties.size() && properties[end].predicate == predicate) ++end;

        const bool is_type = predicate == type;
        const std::string key = compact(predicate);
        const auto found = terms_.find(key);
        const std::string_view coercion = found == terms_.end() ? std::string_view() : found->second.coercion;
        write_string(writer, is_type ? "@type" : found == terms_.end() ? key : found->second.name);
        if (end - begin > 1) writer.StartArray();
        for (std::size_t i = begin; i < end; ++i) {
            const rdf::Property& property = properties[i];
            if (!property.is_literal) {
                const std::string value = compact(property.iri);
                if (is_type) {
                    const auto name = terms_.find(value);
                    write_string(writer, name == terms_.end() ? value : name->second.name);
                } else if (coercion == "@id") {
                    write_string(writer, value);
                } else {
                    writer.StartObject();
                    writer.Key("@id");
                    write_string(writer, value);
                    writer.EndObject();
                }
                continue;
            }
            const rdf::Literal& literal = property.literal;
            if (literal.datatype == "integer" && coercion.empty()) {
                writer.RawValue(literal.text.data(), literal.text.size(), rapidjson::kNumberType);
            } else if (literal.datatype == "string" ? coercion.empty()
                                                    : coercion == "xsd:" + std::string(literal.datatype)) {
                write_string(writer, literal.text);
            } else {
                writer.StartObject();
                writer.Key("@value");
                write_string(writer, literal.text);
                if (literal.datatype != "string") {
                    writer.Key("@type");
                    write_string(writer, "xsd:" + std::string(literal.datatype));
                }
                writer.EndObject();
            }
        }
        if (end - begin > 1) writer.EndArray();
        begin = end;
    }
    writer.EndObject();
    out_.append(buffer.GetString(), buffer.GetSize());
    if (out_.size() >= buffer_size) {
        sink_.write(out_);
        out_.clear();
    }
}

void JsonLdWriter::finish() {
    out_ += "\n]}\n";
    sink_.write(out_);
    out_.clear();
}

void write_jsonld(const View& view, const ExportOptions& options, Sink& sink) {
    JsonLdWriter writer(options, sink);
    rdf::describe(view, options, [&](const rdf::Resource& resource) { writer.resource(resource); });
    writer.finish();
}

}  // namespace claimgraph
