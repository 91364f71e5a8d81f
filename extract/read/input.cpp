#include "extract/read/input.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

#include "extract/language/conllu.h"
#include "extract/read/encoding.h"
#include "graph/errors.h"
#include "graph/identity.h"

// A file is a stream of bytes behind a small window. What kind it is, is told from the name or the first bytes; kinds
// with a document a line are cut at line ends and a line that is too long is skipped without being held.

namespace claimgraph {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t window_bytes = 1u << 18;

void parse_text(RawInput&& raw, const DocumentSink& deliver) {
    std::string path = raw.source == "-" ? "" : raw.source;
    deliver({read_text(std::move(raw.bytes), path), std::nullopt});
}

void parse_json(RawInput&& raw, const DocumentSink& deliver) {
    deliver({read_json_document(raw.bytes, raw.source == "-" ? "" : raw.source), std::nullopt});
}

void parse_conllu(RawInput&& raw, const DocumentSink& deliver) {
    require_text(raw.bytes);
    bool wanted = true;
    read_conllu(raw.bytes, raw.source == "-" ? "" : raw.source, [&](ConlluDocument&& found) {
        if (wanted) wanted = deliver({std::move(found.document), std::move(found.analysis)});
    });
}

std::string error_text(int error) { return std::generic_category().message(error); }

/// A file, opened and read through a window.
class ByteStream {
   public:
    /// \throws PlacedError if it cannot be opened
    explicit ByteStream(const std::string& path) {
        descriptor_ = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        if (descriptor_ < 0) throw PlacedError("", "cannot be opened: " + error_text(errno));
        owned_ = path != "-";
    }
    ~ByteStream() {
        if (owned_) ::close(descriptor_);
    }
    ByteStream(const ByteStream&) = delete;
    ByteStream& operator=(const ByteStream&) = delete;

    /// Bytes that are there and not yet taken; empty at the end. \throws PlacedError if reading fails
    std::string_view window() {
        if (taken_ == filled_) fill(1);
        return std::string_view(buffer_).substr(taken_, filled_ - taken_);
    }

    /// At least `wanted` bytes where the file has as many.
    std::string_view peek(std::size_t wanted) {
        if (filled_ - taken_ < wanted) fill(wanted);
        return std::string_view(buffer_).substr(taken_, filled_ - taken_);
    }

    void take(std::size_t count) {
        taken_ += count;
        offset_ += count;
    }

    std::uint64_t offset() const { return offset_; }

   private:
    void fill(std::size_t wanted) {
        if (taken_ > 0) {
            std::memmove(buffer_.data(), buffer_.data() + taken_, filled_ - taken_);
            filled_ -= taken_;
            taken_ = 0;
        }
        if (buffer_.size() < std::max(window_bytes, wanted)) buffer_.resize(std::max(window_bytes, wanted));
        while (!ended_ && filled_ < wanted) {
            auto count = ::read(descriptor_, buffer_.data() + filled_, buffer_.size() - filled_);
            if (count < 0 && errno == EINTR) continue;
            if (count < 0) {
                int error = errno;
                throw PlacedError(offset_ + filled_ == 0 ? "" : "byte " + std::to_string(offset_ + filled_),
                                  "cannot be read: " + error_text(error));
            }
            if (count == 0) ended_ = true;
            filled_ += static_cast<std::size_t>(count);
        }
    }

    int descriptor_ = -1;
    bool owned_ = false;
    bool ended_ = false;
    std::string buffer_;
    std::size_t taken_ = 0, filled_ = 0;
    std::uint64_t offset_ = 0;
};

std::string extension_of(const std::string& path) {
    std::string extension = fs::path(path).extension().string();
    if (!extension.empty()) extension.erase(0, 1);
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); });
    return extension;
}

const InputKind* kind_by_extension(const std::string& path) {
    std::string extension = extension_of(path);
    for (const InputKind& kind : input_kinds())
        for (std::string_view known : kind.extensions)
            if (known == extension) return &kind;
    return nullptr;
}

std::string_view first_visible_line(std::string_view bytes) {
    if (bytes.starts_with(utf8_mark)) bytes.remove_prefix(utf8_mark.size());
    std::size_t start = bytes.find_first_not_of(" \t\r\n");
    if (start == std::string_view::npos) return {};
    std::string_view line = bytes.substr(start, bytes.find('\n', start) - start);
    return line.substr(0, line.find_last_not_of(" \t\r") + 1);
}

const InputKind& kind_by_content(std::string_view head) {
    std::string_view line = first_visible_line(head);
    if (line.starts_with('{')) return input_kind_named("jsonl");
    bool comment = line.starts_with("# newdoc") || line.starts_with("# sent_id") || line.starts_with("# text =");
    if (comment || (line.starts_with("1\t") && std::count(line.begin(), line.end(), '\t') == 9))
        return input_kind_named("conllu");
    return input_kind_named("text");
}

/// A `.json` file is one document, however it is laid out, unless its first line is an object by itself.
bool is_one_json_document(const std::string& path, std::string_view head) {
    return extension_of(path) == "json" && !first_visible_line(head).ends_with('}');
}

}  // namespace

const std::vector<InputKind>& input_kinds() {
    static const std::vector<InputKind> rows = {
        {"text", {"txt", "text"}, "plain text, UTF-8, one article a file", false, false, parse_text},
        {"jsonl",
         {"jsonl", "ndjson", "json"},
         "JSON Lines, one document a line (schemas/document.schema.json)",
         true,
         false,
         parse_json},
        {"conllu", {"conllu", "conll"}, "CoNLL-U, sentences and trees as given", false, true, parse_conllu},
    };
    return rows;
}

const InputKind& input_kind_named(std::string_view name) {
    std::string known;
    for (const InputKind& kind : input_kinds()) {
        if (kind.name == name) return kind;
        known += (known.empty() ? "" : ", ") + std::string(kind.name);
    }
    throw UsageError("no kind of input is called '" + std::string(name) + "'; there are " + known);
}

struct InputReader::Implementation {
    struct Pending {
        std::string path;
        bool from_folder;
    };

    ReadOptions options;
    const InputKind* given = nullptr;
    std::vector<Pending> pending;  ///< the next one is the last

    std::string source;
    const InputKind* kind = nullptr;
    std::unique_ptr<ByteStream> stream;
    bool by_line = false;
    std::uint64_t line = 0;

    using Item = std::variant<RawInput, Rejection>;

    Rejection rejection(std::string place, std::string reason) {
        return {source, std::move(place), "", "read", std::move(reason)};
    }

    /// Puts what lies in a folder on top of the list. \throws PlacedError
    void enter_folder(const std::string& folder) {
        std::error_code error;
        std::vector<std::string> inside;
        fs::directory_iterator entries(folder, error);
        for (; !error && entries != fs::directory_iterator(); entries.increment(error)) {
            if (entries->path().filename().string().starts_with('.')) continue;
            std::error_code ignored;
            bool is_folder = entries->is_directory(ignored);
            if (is_folder && entries->is_symlink(ignored)) continue;
            if (!is_folder && !given && !kind_by_extension(entries->path().string())) continue;
            inside.push_back(entries->path().string());
        }
        if (error) throw PlacedError("", "cannot be read: " + error.message());
        std::sort(inside.rbegin(), inside.rend());
        for (std::string& path : inside) pending.push_back({std::move(path), true});
    }

    /// Opens the next input. \throws PlacedError
    void open_next() {
        Pending next = std::move(pending.back());
        pending.pop_back();
        source = next.path;
        if (source != "-") {
            std::error_code error;
            if (fs::is_directory(source, error)) {
                std::size_t before = pending.size();
                enter_folder(source);
                if (pending.size() == before && !next.from_folder)
                    throw PlacedError("", "there is no file of a known kind in this folder");
                return;
            }
        }
        stream = std::make_unique<ByteStream>(source);
        line = 0;
        std::string_view head = stream->peek(4096);
        kind = given ? given : kind_by_extension(source);
        if (!kind) kind = &kind_by_content(head);
        by_line = kind->by_line && !is_one_json_document(source, head);
        if (!by_line) return;
        if (std::string format = foreign_format(head); !format.empty()) throw PlacedError("", "it is " + format);
        if (head.starts_with(utf8_mark)) stream->take(utf8_mark.size());
    }

    Item whole_file() {
        std::string bytes;
        std::size_t most = kind->corpus ? options.max_corpus_bytes : options.max_document_bytes;
        for (std::string_view part = stream->window(); !part.empty(); part = stream->window()) {
            if (bytes.size() + part.size() > most)
                throw PlacedError("", "longer than " + std::to_string(most) + " bytes");
            bytes.append(part);
            stream->take(part.size());
        }
        stream.reset();
        return RawInput{source, "", kind, std::move(bytes)};
    }

    /// The next line with something in it; nothing at the end of the file.
    std::optional<Item> next_line() {
        std::string bytes;
        bool too_long = false;
        bool any = false;
        for (std::string_view part = stream->window(); !part.empty(); part = stream->window()) {
            any = true;
            std::size_t end = part.find('\n');
            std::string_view piece = part.substr(0, end);
            too_long = too_long || bytes.size() + piece.size() > options.max_document_bytes;
            if (!too_long) bytes.append(piece);
            stream->take(end == std::string_view::npos ? part.size() : end + 1);
            if (end == std::string_view::npos) continue;
            ++line;
            if (too_long || bytes.find_first_not_of(" \t\r") != std::string::npos)
                return line_item(std::move(bytes), too_long);
            bytes.clear();
        }
        stream.reset();
        if (!any) return std::nullopt;
        ++line;
        if (too_long || bytes.find_first_not_of(" \t\r") != std::string::npos)
            return line_item(std::move(bytes), too_long);
        return std::nullopt;
    }

    Item line_item(std::string bytes, bool too_long) {
        std::string place = "line " + std::to_string(line);
        if (too_long) return rejection(place, "longer than " + std::to_string(options.max_document_bytes) + " bytes");
        return RawInput{source, std::move(place), kind, std::move(bytes)};
    }
};

InputReader::InputReader(std::vector<std::string> paths, ReadOptions options)
    : implementation_(std::make_unique<Implementation>()) {
    if (!options.from.empty()) implementation_->given = &input_kind_named(options.from);
    implementation_->options = std::move(options);
    std::reverse(paths.begin(), paths.end());
    for (std::string& path : paths) implementation_->pending.push_back({std::move(path), false});
}

InputReader::~InputReader() = default;

std::optional<std::variant<RawInput, Rejection>> InputReader::next() {
    Implementation& self = *implementation_;
    while (self.stream || !self.pending.empty()) {
        try {
            if (!self.stream) {
                self.open_next();
                continue;
            }
            if (!self.by_line) return self.whole_file();
            if (auto item = self.next_line()) return item;
        } catch (const PlacedError& error) {
            self.stream.reset();
            return self.rejection(error.place(), error.reason());
        }
    }
    return std::nullopt;
}

void parse_input(RawInput&& raw, const DocumentSink& deliver, const RejectionSink& reject) {
    std::string source = raw.source;
    std::string place = raw.place;
    try {
        raw.kind->parse(std::move(raw), deliver);
    } catch (const PlacedError& error) {
        bool line_known = !place.empty();
        reject({source, line_known ? place : error.place(), "", error.stage(),
                line_known ? error.what() : error.reason()});
    } catch (const DocumentError& error) {
        reject({source, place, "", error.stage(), error.what()});
    }
}

void read_documents(const std::string& path, const ReadOptions& options, const DocumentSink& deliver,
                    const RejectionSink& reject) {
    InputReader reader({path}, options);
    bool wanted = true;
    while (wanted) {
        auto item = reader.next();
        if (!item) return;
        if (auto* rejection = std::get_if<Rejection>(&*item)) {
            reject(std::move(*rejection));
            continue;
        }
        auto pass_on = [&](ReadDocument&& document) { return wanted = deliver(std::move(document)); };
        parse_input(std::get<RawInput>(std::move(*item)), pass_on, reject);
    }
}

}  // namespace claimgraph
