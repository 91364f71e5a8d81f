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

namespace claimgraph::extract::read {

struct RawInput;
class ByteStream;
class PackedFiles;

/// A row of the one list of input kinds. What kind an input is, its first bytes tell, never its name.
struct InputKind {
    std::string_view name;         ///< as in `--from`
    std::string_view description;  ///< one line for `claimgraph formats`
    /// Whether the first bytes are of this kind: as they are, and as UTF-8 without a byte-order mark and blanks in
    /// front.
    bool (*recognises)(std::string_view bytes, std::string_view text);
    /// How a piece of it becomes documents; null for kinds that hold files. \throws DocumentError
    void (*parse)(RawInput&& raw, const DocumentSink& deliver, const RejectionSink& reject);
    /// How the files in it are got at; null for the others.
    std::unique_ptr<PackedFiles> (*unpack)(ByteStream& stream) = nullptr;
    bool by_line = false;  ///< a document a line; else a file is one piece
    std::size_t room = 1;  ///< how many times longer than a document a piece may be
    bool corpus = false;   ///< many documents in one piece
};

const std::vector<InputKind>& input_kinds();
/// \throws UsageError that lists the known names
const InputKind& input_kind_named(std::string_view name);

/// Bytes of a file or a line as they came, not yet looked at.
struct RawInput {
    std::string source;  ///< file name as given, with `/` and the name of a member behind it; `-` for standard input
    std::string place;   ///< `line 17`; empty where it is the whole file
    const InputKind* kind = nullptr;
    std::string bytes;
    std::string url = {};              ///< where a crawl found it
    std::string encoding = {};         ///< as the server named it
    bool any_language = false;         ///< deliver what is not English, too
    std::size_t most_text = 1u << 20;  ///< bytes; a document with more is set aside
    std::optional<std::uint64_t> offset = {};  ///< of a line, in bytes from the beginning of the source
};

/// Cuts files, folders, archives and streams into documents. Folders are walked in the byte order of names. Links to
/// folders are not followed; they, hidden files, pictures and other media in a folder or archive are passed over, which
/// is told, too.
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
    /// How many bytes of files and standard input were read, packed as they are.
    std::uint64_t bytes_read() const;

   private:
    struct Implementation;
    std::unique_ptr<Implementation> implementation_;
};

/// Makes documents of one piece: English ones. Never throws for bad input: what cannot be read goes to `reject`.
void parse_input(RawInput&& raw, const DocumentSink& deliver, const RejectionSink& reject);

}  // namespace claimgraph::extract::read
