#include "exporters/ntriples.h"

#include "exporters/turtle.h"

namespace claimgraph::exporters {
namespace {

constexpr std::size_t buffer_size = 1 << 16;

}  // namespace

NTriplesWriter::NTriplesWriter(const ExportOptions& options, Sink& sink)
    : namespaces_(rdf::namespaces(options)), sink_(sink) {}

void NTriplesWriter::append(const rdf::Iri& iri) {
    out_ += '<';
    out_ += namespaces_[static_cast<std::size_t>(iri.space)].iri;
    out_ += iri.local;
    out_ += '>';
}

void NTriplesWriter::resource(const rdf::Resource& resource) {
    static const std::string xsd = "^^<" + namespaces_[static_cast<std::size_t>(rdf::Namespace::xsd)].iri;
    std::size_t subject = 0, subject_end = 0;
    for (const rdf::Property& property : resource.properties) {
        if (subject_end == 0) {
            subject = out_.size();
            append(resource.subject);
            subject_end = out_.size();
        } else {
            out_.append(out_, subject, subject_end - subject);
        }
        out_ += ' ';
        append(property.predicate);
        out_ += ' ';
        if (!property.is_literal) {
            append(property.iri);
        } else {
            append_quoted(out_, property.literal.text);
            if (property.literal.datatype != "string") {
                out_ += xsd;
                out_ += property.literal.datatype;
                out_ += '>';
            }
        }
        if (!resource.graph.local.empty()) {
            out_ += ' ';
            append(resource.graph);
        }
        out_ += " .\n";
    }
    if (out_.size() >= buffer_size) flush();
}

void NTriplesWriter::flush() {
    sink_.write(out_);
    out_.clear();
}

void write_ntriples(const Records& view, const ExportOptions& options, Sink& sink) {
    NTriplesWriter writer(options, sink);
    rdf::describe(view, options, [&](const rdf::Resource& resource) { writer.resource(resource); });
    writer.flush();
}

void write_nquads(const Records& view, const ExportOptions& options, Sink& sink) {
    NTriplesWriter writer(options, sink);
    rdf::describe(
        view, options, [&](const rdf::Resource& resource) { writer.resource(resource); }, rdf::Shape::graphs);
    writer.flush();
}

}  // namespace claimgraph::exporters
