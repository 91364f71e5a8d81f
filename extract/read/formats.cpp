#include "extract/read/formats.h"

#include <algorithm>
#include <array>

#include "extract/language/conllu.h"
#include "extract/read/clean_text.h"
#include "extract/read/encoding.h"
#include "extract/read/html.h"
#include "extract/read/xml_tree.h"
#include "graph/ascii.h"
#include "graph/identity.h"

namespace claimgraph::extract::read {

using language::ConlluDocument;
using language::read_conllu;

namespace {

struct FieldName {
    std::string_view name, field;
};

/// Small letters, without signs: `date_published`, `datePublished` and `Date published` are one.
constexpr std::array field_names{
    FieldName{"text", "text"},
    FieldName{"content", "text"},
    FieldName{"contents", "text"},
    FieldName{"body", "text"},
    FieldName{"maintext", "text"},
    FieldName{"articlebody", "text"},
    FieldName{"articletext", "text"},
    FieldName{"fulltext", "text"},
    FieldName{"bodytext", "text"},
    FieldName{"contenttext", "text"},
    FieldName{"contenthtml", "text"},
    FieldName{"article", "text"},
    FieldName{"story", "text"},
    FieldName{"document", "text"},
    FieldName{"title", "title"},
    FieldName{"headline", "title"},
    FieldName{"heading", "title"},
    FieldName{"url", "url"},
    FieldName{"link", "url"},
    FieldName{"uri", "url"},
    FieldName{"href", "url"},
    FieldName{"sourceurl", "url"},
    FieldName{"canonicalurl", "url"},
    FieldName{"publisher", "publisher"},
    FieldName{"source", "publisher"},
    FieldName{"sourcename", "publisher"},
    FieldName{"sitename", "publisher"},
    FieldName{"outlet", "publisher"},
    FieldName{"publication", "publisher"},
    FieldName{"newspaper", "publisher"},
    FieldName{"sourcedomain", "publisher"},
    FieldName{"domain", "publisher"},
    FieldName{"author", "author"},
    FieldName{"authors", "author"},
    FieldName{"byline", "author"},
    FieldName{"creator", "author"},
    FieldName{"published", "published"},
    FieldName{"datepublished", "published"},
    FieldName{"publisheddate", "published"},
    FieldName{"publishedat", "published"},
    FieldName{"publishdate", "published"},
    FieldName{"datepublish", "published"},
    FieldName{"pubdate", "published"},
    FieldName{"publicationdate", "published"},
    FieldName{"date", "published"},
    FieldName{"datetime", "published"},
    FieldName{"timestamp", "published"},
    FieldName{"createdat", "published"},
    FieldName{"modified", "modified"},
    FieldName{"datemodified", "modified"},
    FieldName{"datemodify", "modified"},
    FieldName{"updated", "modified"},
    FieldName{"updatedat", "modified"},
    FieldName{"language", "language"},
    FieldName{"lang", "language"},
    FieldName{"inlanguage", "language"},
    FieldName{"id", "id"},
    FieldName{"guid", "id"},
    FieldName{"uuid", "id"},
    FieldName{"docid", "id"},
    FieldName{"documentid", "id"},
    FieldName{"articleid", "id"},
};

}  // namespace

std::string_view usual_field(std::string_view name) {
    std::string key;
    for (const char c : name)
        if (ascii::is_letter(c)) key += static_cast<char>(c | 0x20);
    for (const FieldName& row : field_names)
        if (row.name == key) return row.field;
    return {};
}

std::string path_of(const RawInput& raw) { return raw.source == "-" ? "" : raw.source; }

std::string with_title(const std::string& title, std::string text) {
    if (title.empty() || text.starts_with(title)) return text;
    return text.empty() ? title : title + "\n\n" + text;
}

std::string escaped_iri(std::string_view text) {
    constexpr std::string_view forbidden = "<>\"{}|\\^`";
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string out;
    for (char c : text) {
        auto byte = static_cast<unsigned char>(c);
        if (byte > 0x20 && byte != 0x7F && forbidden.find(c) == std::string_view::npos)
            out += c;
        else
            out += {'%', hex[byte >> 4], hex[byte & 15]};
    }
    return out;
}

void set_text(Document& document, std::string text) {
    document.text = holds_tags(text) ? words_of_html(text) : cleaned(std::move(text));
    std::replace(document.text.begin(), document.text.end(), '\0', ' ');
    if (is_blank(std::string_view(document.text))) throw PlacedError("", "there is no text, only blanks");
    document.url = escaped_iri(document.url);
    document.id = escaped_iri(document.id);
    if (document.id.empty()) document.id = document.url.empty() ? document_id(document.text) : document.url;
    structure(document);
}

bool deliver_item(const RawInput& raw, const std::string& place, const std::function<ReadDocument()>& make,
                  const DocumentSink& deliver, const RejectionSink& reject) {
    try {
        return deliver(make());
    } catch (const PlacedError& error) {
        const std::string inside = error.place().empty() ? std::string() : error.place() + ": ";
        reject({raw.source, place, "", error.stage(), inside + error.reason()});
    }
    return true;
}

void parse_text(RawInput&& raw, const DocumentSink& deliver, const RejectionSink&) {
    Document document = read_text(to_utf8(std::move(raw.bytes), raw.encoding), path_of(raw));
    if (!raw.url.empty()) document.url = document.id = escaped_iri(raw.url);
    deliver({std::move(document), std::nullopt});
}

void parse_page(RawInput&& raw, const DocumentSink& deliver, const RejectionSink&) {
    const std::string path = path_of(raw);
    deliver({read_html(std::move(raw.bytes), path, raw.encoding, raw.url), std::nullopt});
}

void parse_conllu(RawInput&& raw, const DocumentSink& deliver, const RejectionSink&) {
    require_text(raw.bytes);
    bool wanted = true;
    read_conllu(raw.bytes, path_of(raw), [&](ConlluDocument&& found) {
        if (wanted) wanted = deliver({std::move(found.document), std::move(found.analysis)});
    });
}

}  // namespace claimgraph::extract::read
