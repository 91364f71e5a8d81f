#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "extract/language/analysis.h"
#include "graph/model.h"

/// \file
/// Files and streams → documents. Everything that comes from outside is hostile: sizes are bounded, nothing is fetched.
/// `input.h` has the same in two steps, for callers that read in one thread and parse in many.

namespace claimgraph::extract::read {

/// What was set aside, and why.
struct Rejection {
    std::string source;  ///< file name as given, `-` for standard input
    std::string place;   ///< `line 17`, `byte 4711`; empty where the whole file is meant
    std::string id;      ///< the document's id where it was known
    std::string stage;   ///< `read`, `analyse` …
    std::string reason;
    bool passed_over = false;  ///< it lay beside documents and is none: a picture, a hidden file
    /// Bytes from the beginning of the source to it, or to what is wrong in it (in its text as UTF-8); nothing where
    /// the whole source is meant, or nobody knows.
    std::optional<std::uint64_t> offset = {};
};

struct ReadOptions {
    /// Kind of input: a name of input_kinds(), or empty: by the first bytes. Packed files are unpacked first.
    std::string from;
    bool any_language = false;  ///< deliver documents in other languages, too
    std::size_t max_document_bytes =
        1u << 20;  ///< a longer text or line is set aside; an article has some thousand bytes
    std::size_t max_corpus_bytes =
        256u << 20;  ///< the same for kinds that hold many documents in one file (feeds, CoNLL-U …)
};

/// A document as it was read, with its sentences where the input gave them (CoNLL-U).
struct ReadDocument {
    Document document;
    std::optional<Analysis> analysis;
};

/// Receives documents in input order. Returning false stops the reading.
using DocumentSink = std::function<bool(ReadDocument&&)>;
using RejectionSink = std::function<void(Rejection&&)>;

/// Reads one plain-text article: encoding, blocks (headline, body, captions, boilerplate), title, date of publication.
/// \throws DocumentError if it is empty, binary or in no encoding that can be told
Document read_text(std::string bytes, std::string_view path);

/// Reads one JSON document (schemas/document.schema.json). \throws DocumentError with the place
Document read_json_document(std::string_view line, std::string_view path);

/// Finds title, publisher and publication date (where not given) and the blocks of a document whose text is set.
void structure(Document& document);

/// Reads all documents of a file (`-`: standard input) or folder. What cannot be read goes to `reject`; it never throws
/// for bad input.
void read_documents(const std::string& path, const ReadOptions& options, const DocumentSink& deliver,
                    const RejectionSink& reject);

}  // namespace claimgraph::extract::read
