#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "extract/read/reader.h"

/// \file
/// Reading in two steps: cutting files into documents (in order, little work) and making sense of one (a pure function,
/// for any thread).

namespace claimgraph {

struct RawInput;

/// A row of the one list of input kinds.
struct InputKind {
    std::string_view name;                     ///< as in `--from`
    std::vector<std::string_view> extensions;  ///< without the dot
    std::string_view description;              ///< one line for `claimgraph formats`
    bool by_line;                              ///< a document a line; else a file is one piece
    bool corpus;                               ///< many documents in one piece
    /// Delivers the documents of one piece. \throws DocumentError
    void (*parse)(RawInput&& raw, const DocumentSink& deliver);
};

const std::vector<InputKind>& input_kinds();
/// \throws UsageError that lists the known names
const InputKind& input_kind_named(std::string_view name);

/// Bytes of a file or a line as they came, not yet looked at.
struct RawInput {
    std::string source;  ///< file name as given, `-` for standard input
    std::string place;   ///< `line 17`; empty where it is the whole file
    const InputKind* kind = nullptr;
    std::string bytes;
};

/// Cuts files, folders and streams into documents. Folders are walked in the byte order of names; hidden files and,
/// unless a kind is given, files without a known extension are passed over there, and links to folders are not
/// followed.
class InputReader {
   public:
    /// \param paths  files, folders, `-` for standard input
    /// \throws UsageError if `options.from` is no kind of input
    InputReader(std::vector<std::string> paths, ReadOptions options);
    ~InputReader();
    InputReader(const InputReader&) = delete;
    InputReader& operator=(const InputReader&) = delete;

    /// The next piece, or what is set aside before it; nothing at the end.
    std::optional<std::variant<RawInput, Rejection>> next();

   private:
    struct Implementation;
    std::unique_ptr<Implementation> implementation_;
};

/// Makes documents of one piece. Never throws for bad input: what cannot be read goes to `reject`.
void parse_input(RawInput&& raw, const DocumentSink& deliver, const RejectionSink& reject);

}  // namespace claimgraph
