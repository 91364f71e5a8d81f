#include "extract/read/input.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "extract/read/byte_stream.h"
#include "extract/read/encoding.h"
#include "extract/read/english.h"
#include "extract/read/formats.h"
#include "extract/read/packed.h"
#include "extract/read/xml_document.h"
#include "extract/read/xml_tree.h"
#include "graph/ascii.h"
#include "graph/errors.h"

// A file is a stream of bytes behind a small window. What kind it is, is told from the first bytes; kinds with a
// document a line are cut at line ends and a line that is too long is skipped without being held. A kind that holds
// files is a level: its members are read like files, one after the other, before the next file is opened.

namespace claimgraph::extract::read {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t head_bytes = 4096;
constexpr std::size_t most_levels = 4;  ///< of packing: a page, packed, in an archive that is packed, in an archive

bool is_conllu(std::string_view, std::string_view text) {
    const std::string_view line = text.substr(0, text.find('\n'));
    if (line.starts_with("# newdoc") || line.starts_with("# sent_id") || line.starts_with("# text =")) return true;
    return line.starts_with("1\t") && std::count(line.begin(), line.end(), '\t') == 9;
}

std::string_view first_line(std::string_view text) {
    const std::string_view line = text.substr(0, text.find('\n'));
    return line.substr(0, line.find_last_not_of(" \t\r") + 1);
}

/// An object that ends in its line. A line that is longer than what is looked at counts as one, too.
bool is_json_lines(std::string_view, std::string_view text) {
    if (!text.starts_with('{')) return false;
    return text.find('\n') == std::string_view::npos ? text.size() >= head_bytes / 2 || first_line(text).ends_with('}')
                                                     : first_line(text).ends_with('}');
}
bool is_json(std::string_view, std::string_view text) {
    if (!text.starts_with('{') && !text.starts_with('[')) return false;
    const std::size_t next = text.find_first_not_of(" \t\r\n", 1);
    return next != std::string_view::npos &&
           (text[next] == '"' || text[next] == '{' || (text[0] == '{' && text[next] == '}'));
}

bool begins_with_tag(std::string_view text, std::initializer_list<std::string_view> names) {
    const std::string head = ascii::lowered(text.substr(0, 32));
    return std::any_of(names.begin(), names.end(), [&](std::string_view name) { return head.starts_with(name); });
}

/// The name of the first element, in small letters; empty where the text does not begin with one.
std::string root_of(std::string_view text) {
    if (!text.starts_with('<')) return {};
    return ascii::lowered(xml_root_name(text));
}

bool is_page(std::string_view, std::string_view text) {
    if (!text.starts_with('<')) return false;
    if (begins_with_tag(text, {"<!doctype html"})) return true;
    for (const char* name : {"html", "head", "body", "title", "meta", "div", "p", "article", "main", "section",
                             "header", "h1", "table", "script", "link"})
        if (root_of(text) == name) return true;
    return false;
}
bool is_feed(std::string_view, std::string_view text) {
    const std::string root = root_of(text);
    return root == "rss" || root == "feed" || root == "rdf";
}
bool is_news_xml(std::string_view, std::string_view text) {
    const std::string root = root_of(text);
    return root == "newsmessage" || root == "newsitem" || root == "newsml" || root == "nitf" || root == "conceptitem" ||
           root == "packageitem";
}
bool is_table(std::string_view, std::string_view text) { return !text.starts_with('<') && is_table_head(text); }
bool is_compressed(std::string_view bytes, std::string_view) {
    return bytes.starts_with("\x1F\x8B") || bytes.starts_with("\x28\xB5\x2F\xFD") || bytes.starts_with("BZh") ||
           bytes.starts_with(
               "\xFD"
               "7zXZ");
}
bool is_archive(std::string_view bytes, std::string_view) {
    const bool office = bytes.starts_with("PK\x03\x04") &&
                        (bytes.find("[Content_Types].xml") != std::string_view::npos ||
                         bytes.substr(std::min<std::size_t>(30, bytes.size())).starts_with("mimetype"));
    return (bytes.starts_with("PK\x03\x04") && !office) || bytes.starts_with("PK\x05\x06") ||
           bytes.substr(std::min<std::size_t>(257, bytes.size())).starts_with("ustar");
}
bool is_warc(std::string_view bytes, std::string_view) { return bytes.starts_with("WARC/1."); }
bool is_any(std::string_view, std::string_view) { return true; }

std::string head_text(std::string_view bytes) {
    std::string text;
    try {
        text = to_utf8(std::string(bytes.substr(0, head_bytes)), "windows-1252");
    } catch (const PlacedError&) {
        text = bytes;
    }
    text.erase(0, std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    return text;
}

}  // namespace

const std::vector<InputKind>& input_kinds() {
    static const std::vector<InputKind> rows = {
        {"gzip", "gzip, zstd, bzip2 or xz of any of these", is_compressed, nullptr, open_compressed},
        {"archive", "zip or tar with any of these", is_archive, nullptr, open_archive},
        {"warc", "WARC, pages as a crawl found them", is_warc, nullptr, open_warc},
        {"html", "a web page: the article in it, and what its metadata say", is_page, parse_page, nullptr, false, 16},
        {"feed", "RSS or Atom, a document an item", is_feed, parse_feed, nullptr, false, 1, true},
        {"newsml", "NewsML-G2, NewsML or NITF (IPTC)", is_news_xml, parse_news_xml, nullptr, false, 1, true},
        {"conllu", "CoNLL-U, sentences and trees as given", is_conllu, parse_conllu, nullptr, false, 1, true},
        {"jsonl", "JSON Lines, one document a line (schemas/document.schema.json)", is_json_lines, parse_json_line,
         nullptr, true},
        {"json", "JSON, one document or a list of them", is_json, parse_json, nullptr, false, 1, true},
        {"csv", "a table with a column of texts", is_table, parse_csv, nullptr, false, 1, true},
        {"text", "plain text, one article a file", is_any, parse_text},
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
    /// An open file, or an open member of one.
    struct Level {
        std::string source, place, url, encoding;
        std::unique_ptr<ByteStream> stream;
        const InputKind* kind = nullptr;
        std::unique_ptr<PackedFiles> members;  ///< of a kind that holds files; reads from the stream
        std::uint64_t line = 0;
    };
    using Item = std::variant<RawInput, Rejection>;

    ReadOptions options;
    const InputKind* given = nullptr;
    std::vector<Pending> pending;  ///< the next one is the last
    std::vector<Level> levels;
    std::string source;  ///< of what is being opened

    Rejection rejection(std::string place, std::string reason) const {
        return {source, std::move(place), "", "read", std::move(reason)};
    }
    Rejection passed_over(std::string path, std::string reason) const {
        Rejection out{std::move(path), "", "", "find", std::move(reason)};
        out.passed_over = true;
        return out;
    }

    /// What lies in a folder goes on top of the list; what is passed over there is returned. \throws PlacedError
    std::vector<Rejection> enter_folder(const std::string& folder) {
        std::error_code error;
        std::vector<std::string> inside;
        std::vector<Rejection> out;
        fs::directory_iterator entries(folder, error);
        for (; !error && entries != fs::directory_iterator(); entries.increment(error)) {
            std::error_code ignored;
            const std::string path = entries->path().string();
            if (entries->path().filename().string().starts_with('.'))
                out.push_back(passed_over(path, "its name begins with a dot"));
            else if (entries->is_directory(ignored) && entries->is_symlink(ignored))
                out.push_back(passed_over(path, "it is a link to a folder"));
            else if (!entries->is_directory(ignored) && entries->exists(ignored) && !entries->is_regular_file(ignored))
                out.push_back(passed_over(path, "it is no file"));
            else
                inside.push_back(path);
        }
        if (error) throw PlacedError("", "cannot be read: " + error.message());
        if (inside.empty() && out.empty()) throw PlacedError("", "there is no file in this folder");
        std::sort(inside.rbegin(), inside.rend());
        std::sort(out.begin(), out.end(), [](const Rejection& a, const Rejection& b) { return a.source > b.source; });
        for (std::string& path : inside) pending.push_back({std::move(path), true});
        return out;
    }

    /// Opens a stream as a level. \return what was passed over instead \throws PlacedError
    std::optional<Rejection> open(Level&& level, bool among_others) {
        const std::string_view head = level.stream->peek(head_bytes);
        if (among_others && is_media(head)) return passed_over(level.source, "it is " + foreign_format(head));
        if (head.empty() && given && given->by_line) return std::nullopt;
        if (head.empty()) throw PlacedError(level.place, "the file is empty");
        level.kind = kind_of(head);
        if (!level.kind->unpack)
            if (const std::string format = foreign_format(head); !format.empty())
                throw PlacedError(level.place, "it is " + format);
        if (level.kind->unpack) {
            if (levels.size() >= most_levels)
                throw PlacedError(level.place, "it is packed more than " + std::to_string(most_levels) + " times");
            level.members = level.kind->unpack(*level.stream);
        }
        if (level.kind->by_line && head.starts_with(utf8_mark)) level.stream->take(utf8_mark.size());
        levels.push_back(std::move(level));
        return std::nullopt;
    }

    const InputKind* kind_of(std::string_view head) const {
        std::string text = head_text(head);
        for (const InputKind& kind : input_kinds()) {
            if (given && !kind.unpack) return given;
            // Lines are cut before they are decoded; in UTF-16 that cannot be.
            if (kind.by_line && head.find('\0') != std::string_view::npos) continue;
            if (kind.recognises(head, text)) return &kind;
        }
        return nullptr;  // not reached: text is the last
    }

    /// The next file of the list. \return what was passed over \throws PlacedError
    void open_next() {
        const Pending next = std::move(pending.back());
        pending.pop_back();
        source = next.path;
        std::error_code error;
        if (source != "-" && fs::is_directory(source, error)) {
            told = enter_folder(source);
            return;
        }
        Level level;
        level.source = source;
        level.stream = std::make_unique<ByteStream>(open_file(source));
        if (auto other = open(std::move(level), next.from_folder)) told.push_back(std::move(*other));
    }

    /// The next member of the innermost level; closes the level behind the last. \throws PlacedError
    void open_member() {
        Level& outer = levels.back();
        source = outer.source;
        std::optional<PackedMember> member = outer.members->next();
        if (!member) {
            close_level();
            return;
        }
        Level level;
        level.source = member->name.empty() ? outer.source : outer.source + "/" + member->name;
        level.place = member->place.empty() ? outer.place : member->place;
        level.url = member->url.empty() ? outer.url : member->url;
        level.encoding = member->encoding;
        const std::string name = fs::path(member->name).filename().string();
        if (name.starts_with('.') || member->name.starts_with("__MACOSX/")) {
            told.push_back(passed_over(level.source, "its name begins with a dot"));
            return;
        }
        if (!member->unwanted.empty()) {
            told.push_back(passed_over(level.source, member->unwanted));
            told.back().place = level.place;
            return;
        }
        level.stream = std::make_unique<ByteStream>(std::move(member->bytes));
        source = level.source;
        const std::string place = level.place;
        try {
            if (auto other = open(std::move(level), true)) told.push_back(std::move(*other));
        } catch (const PlacedError& error) {
            told.push_back(rejection(error.place().empty() ? place : error.place(), error.reason()));
        }
    }

    Item whole_file() {
        Level& level = levels.back();
        source = level.source;
        std::string bytes;
        const std::size_t most =
            level.kind->corpus ? options.max_corpus_bytes : options.max_document_bytes * level.kind->room;
        for (std::string_view part = level.stream->window(); !part.empty(); part = level.stream->window()) {
            if (bytes.size() + part.size() > most)
                throw PlacedError(level.place, "longer than " + std::to_string(most) + " bytes");
            bytes.append(part);
            level.stream->take(part.size());
        }
        RawInput out{level.source, level.place,    level.kind,           std::move(bytes),
                     level.url,    level.encoding, options.any_language, options.max_document_bytes};
        close_level();
        return out;
    }

    /// The next line with something in it; nothing at the end of the file.
    std::optional<Item> next_line() {
        Level& level = levels.back();
        source = level.source;
        std::string bytes;
        std::uint64_t begin = level.stream->offset();
        bool too_long = false;
        bool any = false;
        for (std::string_view part = level.stream->window(); !part.empty(); part = level.stream->window()) {
            any = true;
            std::size_t end = part.find('\n');
            std::string_view piece = part.substr(0, end);
            too_long = too_long || bytes.size() + piece.size() > options.max_document_bytes;
            if (!too_long) bytes.append(piece);
            level.stream->take(end == std::string_view::npos ? part.size() : end + 1);
            if (end == std::string_view::npos) continue;
            ++level.line;
            if (too_long || bytes.find_first_not_of(" \t\r") != std::string::npos)
                return line_item(level, begin, std::move(bytes), too_long);
            bytes.clear();
            begin = level.stream->offset();
        }
        std::optional<Item> out;
        if (any) {
            ++level.line;
            if (too_long || bytes.find_first_not_of(" \t\r") != std::string::npos)
                out = line_item(level, begin, std::move(bytes), too_long);
        }
        close_level();
        return out;
    }

    Item line_item(const Level& level, std::uint64_t offset, std::string bytes, bool too_long) const {
        std::string place = "line " + std::to_string(level.line);
        if (too_long) {
            Rejection out = rejection(place, "longer than " + std::to_string(options.max_document_bytes) + " bytes");
            out.offset = offset;
            return out;
        }
        return RawInput{level.source,         std::move(place),           level.kind, std::move(bytes), "", "",
                        options.any_language, options.max_document_bytes, offset};
    }

    void close_level() {
        if (levels.size() == 1) finished += levels.back().stream->offset();
        levels.pop_back();
    }

    /// The levels that a fault of the innermost one costs: those that cannot be read on behind it.
    void close_after_fault() {
        if (levels.empty()) return;
        close_level();
        // A member that ends early leaves its archive where it was; libarchive goes on with the next.
        while (!levels.empty() && !levels.back().members) close_level();
    }

    std::uint64_t finished = 0;   ///< bytes of files that were closed
    std::vector<Rejection> told;  ///< what next() gives before it reads on, the last one first
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
    while (!self.told.empty() || !self.levels.empty() || !self.pending.empty()) {
        try {
            if (!self.told.empty()) {
                Rejection out = std::move(self.told.back());
                self.told.pop_back();
                return out;
            }
            if (self.levels.empty()) {
                self.open_next();
            } else if (self.levels.back().members) {
                self.open_member();
            } else if (!self.levels.back().kind->by_line) {
                return self.whole_file();
            } else if (auto item = self.next_line()) {
                return item;
            }
        } catch (const PlacedError& error) {
            self.close_after_fault();
            Rejection out = self.rejection(error.place(), error.reason());
            out.offset = error.byte();
            return out;
        }
    }
    return std::nullopt;
}

std::uint64_t InputReader::bytes_read() const {
    const Implementation& self = *implementation_;
    return self.finished + (self.levels.empty() ? 0 : self.levels.front().stream->offset());
}

void parse_input(RawInput&& raw, const DocumentSink& deliver, const RejectionSink& reject) {
    const std::string source = raw.source;
    const std::string place = raw.place;
    const std::optional<std::uint64_t> offset = raw.offset;
    const auto set_aside = [&](const std::string& at, const std::string& id, const std::string& stage,
                               std::string reason, std::uint64_t byte = 0) {
        Rejection out{source, at, id, stage, std::move(reason)};
        if (offset || byte > 0) out.offset = offset.value_or(0) + byte;
        reject(std::move(out));
    };
    const bool any_language = raw.any_language;
    const std::size_t most_text = raw.most_text;
    const auto english = [&](ReadDocument&& read) {
        if (read.document.text.size() > most_text) {
            set_aside(place, read.document.id, "read", "longer than " + std::to_string(most_text) + " bytes");
            return true;
        }
        std::string problem = read.analysis ? std::string() : tell_language(read.document);
        if (problem.empty() || any_language) return deliver(std::move(read));
        set_aside(place, read.document.id, "read", std::move(problem));
        return true;
    };
    try {
        raw.kind->parse(std::move(raw), english, reject);
    } catch (const PlacedError& error) {
        const std::uint64_t byte = error.byte().value_or(0);
        if (place.empty())
            set_aside(error.place(), "", error.stage(), error.reason(), byte);
        else
            set_aside(place, "", error.stage(), error.what(), byte);
    } catch (const DocumentError& error) {
        set_aside(place, "", error.stage(), error.what());
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

}  // namespace claimgraph::extract::read
