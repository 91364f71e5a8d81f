#include "exporters/turtle.h"

#include <algorithm>

namespace claimgraph {
namespace {

constexpr std::size_t buffer_size = 1 << 16;

/// A subset of PN_LOCAL that needs no escapes and that every reader agrees on.
bool is_plain_local(std::string_view local) {
    const auto is_plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
               c == '.';
    };
    return !local.empty() && local[0] != '-' && local[0] != '.' && local.back() != '.' &&
           std::all_of(local.begin(), local.end(), is_plain);
}

/// STRING_LITERAL_QUOTE with ECHAR where there is one and UCHAR for the other controls.
void append_quoted(std::string& out, std::string_view text) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    out += '"';
    for (const char c : text) {
        switch (c) {
            case '"':
                out += "\\\"";
                break;
            case '\\':
                out += "\\\\";
                break;
            case '\n':
                out += "\\n";
                break;
            case '\r':
                out += "\\r";
                break;
            case '\t':
                out += "\\t";
                break;
            case '\b':
                out += "\\b";
                break;
            case '\f':
                out += "\\f";
                break;
            default:
                if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
                    out += "\\u00";
                    out += hex[static_cast<unsigned char>(c) >> 4];
                    out += hex[c & 15];
                } else {
                    out += c;
                }
        }
    }
    out += '"';
}

}  // namespace

TurtleWriter::TurtleWriter(const ExportOptions& options, Sink& sink)
    : namespaces_(rdf::namespaces(options)), sink_(sink) {
    for (const rdf::NamespaceRow& row : namespaces_)
        if (!row.prefix.empty())
            out_.append("@prefix ").append(row.prefix).append(": <").append(row.iri).append("> .\n");
}

void TurtleWriter::append(const rdf::Iri& iri) {
    const rdf::NamespaceRow& row = namespaces_[static_cast<std::size_t>(iri.space)];
    if (!row.prefix.empty() && is_plain_local(iri.local))
        out_.append(row.prefix).append(":").append(iri.local);
    else
        out_.append("<").append(row.iri).append(iri.local).append(">");
}

void TurtleWriter::append(const rdf::Literal& literal) {
    if (literal.datatype == "integer" || literal.datatype == "decimal") {
        out_ += literal.text;
        return;
    }
    append_quoted(out_, literal.text);
    if (literal.datatype != "string") out_.append("^^xsd:").append(literal.datatype);
}

void TurtleWriter::resource(const rdf::Resource& resource) {
    static const rdf::Iri type{rdf::Namespace::rdf, "type"};
    out_ += '\n';
    append(resource.subject);
    const rdf::Iri* last = nullptr;
    for (const rdf::Property& property : resource.properties) {
        if (last && *last == property.predicate) {
            out_ += ", ";
        } else {
            out_ += last ? " ;\n    " : " ";
            if (property.predicate == type)
                out_ += "a";
            else
                append(property.predicate);
            out_ += ' ';
            last = &property.predicate;
        }
        if (property.is_literal)
            append(property.literal);
        else
            append(property.iri);
    }
    out_ += " .\n";
    if (out_.size() >= buffer_size) flush();
}

void TurtleWriter::flush() {
    sink_.write(out_);
    out_.clear();
}

void write_turtle(const View& view, const ExportOptions& options, Sink& sink) {
    TurtleWriter writer(options, sink);
    rdf::describe(view, options, [&](const rdf::Resource& resource) { writer.resource(resource); });
    writer.flush();
}

}  // namespace claimgraph
