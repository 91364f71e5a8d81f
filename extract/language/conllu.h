#pragma once

#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>

#include "extract/language/analysis.h"
#include "graph/model.h"

/// \file
/// CoNLL-U (https://universaldependencies.org/format.html), read and written.

namespace claimgraph::extract::language {

/// A document rebuilt from CoNLL-U: its text from `# text` and the forms, its blocks from `# newpar`.
struct ConlluDocument {
    Document document;
    Analysis analysis;
};

/// Reads a whole CoNLL-U file, a document for every `# newdoc` (one for the file where there is none).
/// Columns that hold `_` stay empty; empty nodes (`8.1`) are left out; multiword tokens are kept.
/// \throws DocumentError with the line number where the file is not CoNLL-U; documents before it were delivered
void read_conllu(std::string_view text, std::string_view path, const std::function<void(ConlluDocument&&)>& deliver);

/// Appends the analysis as CoNLL-U, with `# newdoc id`, `# newpar`, `# sent_id`, `# text`, and NER= in MISC.
void write_conllu(const Document& document, const Analysis& analysis, std::string& out);

}  // namespace claimgraph::extract::language
