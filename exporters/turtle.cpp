#include "exporters/turtle.h"

#include <algorithm>

#include "graph/ascii.h"

namespace claimgraph::exporters {
namespace {

constexpr std::size_t buffer_size = 1 << 16;

/// A subset of PN_LOCAL that needs no escapes and that every reader agrees on.
bool is_plain_local(std::string_view local) {
    const auto is_plain = [](char c) { return ascii::is_alphanumeric(c) || c == '_' || c == '-' || c == '.'; };
    return !local.empty() && local[0] != '-' && local[0] != '.' && local.back() != '.' &&
           std::all_of(local.begin(), local.end(), is_plain);
}

bool stands_for_itself(char c) { return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\' && c != 0x7F; }

}  // namespace

void append_quoted(std::string& out, std::string_view text) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    out += '"';
    for (std::size_t position = 0; position < text.size(); ++position) {
        const std::size_t begin = position;
        while (position < text.size() && stands_for_itself(text[position])) ++position;
        out.append(text, begin, position - begin);
        if (position == text.size()) break;
        const char c = text[position];
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
                out += "\\u00";
                out += hex[static_cast<unsigned char>(c) >> 4];
                out += hex[c & 15];
        }
    }
    out += '"';
}

TurtleWriter::TurtleWriter(const ExportOptions& options, Sink& sink, rdf::Shape shape)
    : namespaces_(rdf::namespaces(options)), sink_(sink) {
    for (const rdf::NamespaceRow& row : namespaces_)
        if (!row.prefix.empty() && (row.prefix != "np" || shape == rdf::Shape::graphs))
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
    if (rdf::is_plain_number(literal)) {
        out_ += literal.text;
        return;
    }
    append_quoted(out_, literal.text);
    if (literal.datatype != "string") out_.append("^^xsd:").append(literal.datatype);
}

void TurtleWriter::resource(const rdf::Resource& resource) {
    static const rdf::Iri type{rdf::Namespace::rdf, "type"};
    if (!(graph_ == resource.graph)) enter(resource.graph);
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

void TurtleWriter::enter(const rdf::Iri& graph) {
    static const rdf::Iri default_graph;
    if (!(graph_ == default_graph)) out_ += "}\n";
    graph_ = graph;
    if (graph == default_graph) return;
    out_ += '\n';
    append(graph);
    out_ += " {";
}

void TurtleWriter::flush() {
    sink_.write(out_);
    out_.clear();
}

void TurtleWriter::finish() {
    enter({});
    flush();
}

void write_turtle(const Records& view, const ExportOptions& options, Sink& sink) {
    TurtleWriter writer(options, sink);
    rdf::describe(view, options, [&](const rdf::Resource& resource) { writer.resource(resource); });
    writer.finish();
}

void write_trig(const Records& view, const ExportOptions& options, Sink& sink) {
    TurtleWriter writer(options, sink, rdf::Shape::graphs);
    rdf::describe(
        view, options, [&](const rdf::Resource& resource) { writer.resource(resource); }, rdf::Shape::graphs);
    writer.finish();
}

}  // namespace claimgraph::exporters
