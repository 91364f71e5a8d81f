#include <algorithm>
#include <charconv>
#include <map>

#include "extract/read/encoding.h"
#include "extract/read/packed.h"
#include "extract/read/xml_tree.h"
#include "graph/ascii.h"

// Web ARChive 1.0 and 1.1 (ISO 28500): records with a header each, of which `response` holds what a server sent and
// `resource` or `conversion` just the content. libarchive's reader passes over pages whose addresses end with a slash,
// and those are most of them.

namespace claimgraph::extract::read {
namespace {

constexpr std::size_t longest_header = 1u << 16;
constexpr std::size_t longest_page = 64u << 20;  ///< of a record; a longer one is passed over

using Fields = std::map<std::string, std::string>;  ///< by name in small letters

/// Lines `Name: value` up to an empty one. \return how many bytes they take; 0 if the end is not there
std::size_t read_fields(std::string_view text, Fields& fields) {
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t end = text.find('\n', at);
        if (end == std::string_view::npos) return 0;
        std::string_view line = text.substr(at, end - at);
        if (line.ends_with('\r')) line.remove_suffix(1);
        at = end + 1;
        if (line.empty()) return at;
        const std::size_t colon = line.find(':');
        if (colon != std::string_view::npos)
            fields.emplace(ascii::lowered(line.substr(0, colon)), single_blanks(line.substr(colon + 1)));
    }
    return 0;
}

std::string field(const Fields& fields, const std::string& name) {
    const auto found = fields.find(name);
    return found == fields.end() ? std::string() : found->second;
}

/// `Transfer-Encoding: chunked` undone; as it is where it is not so written.
std::string joined_chunks(std::string_view body) {
    std::string out;
    std::string_view rest = body;
    while (true) {
        const std::size_t end = rest.find("\r\n");
        std::size_t size = 0;
        const auto [stop, error] = std::from_chars(rest.data(), rest.data() + std::min(end, rest.size()), size, 16);
        if (end == std::string_view::npos || error != std::errc() || stop == rest.data()) return std::string(body);
        rest.remove_prefix(end + 2);
        if (size == 0) return out;
        if (size > rest.size()) return std::string(body);
        out.append(rest.substr(0, size));
        rest.remove_prefix(std::min(size + 2, rest.size()));
    }
}

/// A page in memory.
class Page : public ByteSource {
   public:
    explicit Page(std::string bytes) : bytes_(std::move(bytes)) {}
    std::size_t read(char* buffer, std::size_t size) override {
        const std::size_t count = bytes_.copy(buffer, size, taken_);
        taken_ += count;
        return count;
    }

   private:
    std::string bytes_;
    std::size_t taken_ = 0;
};

class Warc : public PackedFiles {
   public:
    explicit Warc(ByteStream& stream) : stream_(stream) {}

    std::optional<PackedMember> next() override {
        while (true) {
            skip_blank_lines();
            if (stream_.window().empty()) return std::nullopt;
            ++record_;
            const std::string place = "record " + std::to_string(record_);
            Fields fields;
            const std::size_t header = read_fields(stream_.peek(longest_header).substr(0, longest_header), fields);
            std::size_t length = 0;
            const std::string written = field(fields, "content-length");
            const auto [stop, error] = std::from_chars(written.data(), written.data() + written.size(), length);
            if (header == 0 || error != std::errc() || stop != written.data() + written.size())
                throw PlacedError(place, "it has no header of WARC");
            stream_.take(header);
            const std::string type = ascii::lowered(field(fields, "warc-type"));
            const bool response = type == "response";
            if (!response && type != "resource" && type != "conversion") {
                skip(length);
                continue;
            }
            PackedMember member;
            member.place = place;
            member.url = field(fields, "warc-target-uri");
            if (member.url.starts_with('<') && member.url.ends_with('>'))
                member.url = member.url.substr(1, member.url.size() - 2);
            if (length > longest_page) {
                skip(length);
                member.unwanted = "longer than " + std::to_string(longest_page) + " bytes";
                return member;
            }
            std::string content = take(length);
            if (content.size() < length) throw PlacedError(place, "it is cut off");
            if (response)
                open_response(std::move(content), member);
            else
                member.bytes = std::make_unique<Page>(std::move(content));
            return member;
        }
    }

   private:
    void skip_blank_lines() {
        while (true) {
            const std::string_view window = stream_.window();
            std::size_t count = 0;
            while (count < window.size() && (window[count] == '\r' || window[count] == '\n')) ++count;
            stream_.take(count);
            if (count < window.size() || window.empty()) return;
        }
    }
    void skip(std::uint64_t count) {
        while (count > 0) {
            const std::string_view window = stream_.window();
            if (window.empty()) return;
            const std::size_t part = static_cast<std::size_t>(std::min<std::uint64_t>(count, window.size()));
            stream_.take(part);
            count -= part;
        }
    }
    std::string take(std::size_t count) {
        std::string out;
        while (out.size() < count) {
            const std::string_view window = stream_.window();
            if (window.empty()) break;
            const std::string_view part = window.substr(0, count - out.size());
            out.append(part);
            stream_.take(part.size());
        }
        return out;
    }

    /// What a server sent: status, header, content.
    static void open_response(std::string content, PackedMember& member) {
        const std::size_t status_end = content.find('\n');
        Fields fields;
        const std::size_t header = status_end == std::string::npos || !content.starts_with("HTTP/")
                                       ? 0
                                       : read_fields(std::string_view(content).substr(status_end + 1), fields);
        if (header == 0) {
            member.unwanted = "it has no header of HTTP";
            return;
        }
        const std::string_view status = std::string_view(content).substr(0, status_end);
        if (const std::size_t blank = status.find(' ');
            blank == std::string_view::npos || status.substr(blank + 1, 1) != "2") {
            member.unwanted = "the server answered " + single_blanks(status);
            return;
        }
        const std::string type = ascii::lowered(field(fields, "content-type"));
        if (const std::size_t at = type.find("charset="); at != std::string::npos) {
            const std::size_t begin = at + 8 + (type[std::min(at + 8, type.size() - 1)] == '"' ? 1 : 0);
            member.encoding = type.substr(begin, type.find_first_of("\"; ", begin) - begin);
        }
        std::string body = content.substr(status_end + 1 + header);
        if (ascii::lowered(field(fields, "transfer-encoding")).find("chunked") != std::string::npos)
            body = joined_chunks(body);
        const std::string coding = ascii::lowered(field(fields, "content-encoding"));
        const bool gzip = body.starts_with("\x1F\x8B");
        if (gzip && (coding == "gzip" || coding == "x-gzip"))
            body = unpacked_gzip(body, longest_page);
        else if (coding == "br" && !body.starts_with('<')) {
            member.unwanted = "it is packed by Brotli, which this program does not unpack";
            return;
        }
        member.bytes = std::make_unique<Page>(std::move(body));
    }

    ByteStream& stream_;
    std::uint64_t record_ = 0;
};

}  // namespace

std::unique_ptr<PackedFiles> open_warc(ByteStream& stream) { return std::make_unique<Warc>(stream); }

}  // namespace claimgraph::extract::read
