#include "exporters/xml.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <utility>

#include "exporters/text.h"

namespace claimgraph::exporters {
namespace {

constexpr std::size_t buffer_size = 1 << 16;

/// Whether a byte does not stand for itself wherever it occurs: controls, what is not ASCII (negative), and four signs.
/// Without branches, for the sake of whole blocks.
constexpr unsigned char is_special(char c) {
    return static_cast<unsigned char>((static_cast<signed char>(c) < 0x20) | (c == '&') | (c == '<') | (c == '>') |
                                      (c == '"'));
}

/// The same by byte.
constexpr auto special_bytes = [] {
    std::array<unsigned char, 256> table{};
    for (std::size_t i = 0; i < table.size(); ++i) table[i] = is_special(static_cast<char>(i));
    return table;
}();

/// A byte becomes at most a reference such as `&quot;`; behind the last one, whole blocks are written.
constexpr std::size_t most_written = 6, block = 32;
constexpr std::size_t room_for(std::string_view text) { return text.size() * most_written + block; }

bool is_plain_block(const char* bytes) {
    unsigned char special = 0;
    for (std::size_t i = 0; i < block; ++i) special |= is_special(bytes[i]);
    return special == 0;
}

/// The same for as many bytes as a word has, which compilers do not find by themselves.
bool is_plain_word(const char* bytes) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, sizeof word);
    constexpr std::uint64_t ones = 0x0101010101010101, tops = 0x80 * ones;
    const auto has_zero = [](std::uint64_t value) { return (value - ones) & ~value & tops; };
    static_assert(('&' ^ '"') == 4 && ('<' ^ '>') == 2, "two signs that differ in one bit");
    const std::uint64_t control = (word - 0x20 * ones) & ~word & tops;
    return (control | (word & tops) | has_zero((word & ~(4 * ones)) ^ ('"' * ones)) |
            has_zero((word & ~(2 * ones)) ^ ('<' * ones))) == 0;
}

/// Takes over blocks of bytes as long as all of a block stand for themselves.
template <std::size_t size, bool (*is_plain)(const char*)>
void copy_plain(const char*& from, const char* end, char*& to) {
    while (end - from >= static_cast<std::ptrdiff_t>(size)) {
        std::memcpy(to, from, size);
        if (!is_plain(from)) return;
        from += size;
        to += size;
    }
}

inline char* put(char* to, std::string_view bytes) {
    std::memcpy(to, bytes.data(), bytes.size());
    return to + bytes.size();
}

/// \param to  where there is room_for(text)
/// \return behind what has been written
char* put_text(char* to, std::string_view text, bool in_attribute, std::uint64_t& replaced) {
    const char *from = text.data(), *const end = from + text.size();
    while (true) {
        copy_plain<block, is_plain_block>(from, end, to);
        copy_plain<sizeof(std::uint64_t), is_plain_word>(from, end, to);
        while (from != end && special_bytes[static_cast<unsigned char>(*from)] == 0) *to++ = *from++;
        if (from == end) return to;

        const auto special = static_cast<std::size_t>(from - text.data());
        std::size_t position = special;
        const char32_t code = next_code_point(text, position);
        from = text.data() + position;
        switch (code) {
            case '&':
                to = put(to, "&amp;");
                break;
            case '<':
                to = put(to, "&lt;");
                break;
            case '>':
                to = put(to, special >= 2 && text.substr(special - 2, 2) == "]]" ? "&gt;" : ">");
                break;
            case '"':
                to = put(to, in_attribute ? "&quot;" : "\"");
                break;
            case '\r':
                to = put(to, "&#13;");
                break;
            case '\n':
                to = put(to, in_attribute ? "&#10;" : "\n");
                break;
            case '\t':
                to = put(to, in_attribute ? "&#9;" : "\t");
                break;
            default:
                if (code < 0x20 || code == 0xFFFE || code == 0xFFFF || code == invalid_code_point) {
                    to = put(to, replacement_character);
                    ++replaced;
                } else {
                    to = put(to, text.substr(special, position - special));
                }
        }
    }
}

}  // namespace

std::string xml_text(std::string_view text) {
    std::string out(room_for(text), '\0');
    std::uint64_t replaced = 0;
    out.resize(static_cast<std::size_t>(put_text(out.data(), text, false, replaced) - out.data()));
    return out;
}

XmlWriter::XmlWriter(Sink& sink) : sink_(sink) {
    constexpr std::string_view declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    written(put(room(declaration.size()), declaration));
}

char* XmlWriter::room(std::size_t size) {
    if (capacity_ - size_ < size) {
        const std::size_t wanted = std::max(size_ + size, 2 * std::max(capacity_, buffer_size));
        auto wider = std::make_unique_for_overwrite<char[]>(wanted);
        if (size_ != 0) std::memcpy(wider.get(), out_.get(), size_);
        out_ = std::move(wider);
        capacity_ = wanted;
    }
    return out_.get() + size_;
}

/// \param to  where there is room for two bytes more than the caller needs
char* XmlWriter::close_tag(char* to) {
    if (!std::exchange(in_tag_, false)) return to;
    return put(to, ">\n");
}

void XmlWriter::start(std::string_view element) {
    char* to = close_tag(room(begins_.size() + element.size() + 3));
    to = std::fill_n(to, begins_.size(), ' ');
    *to++ = '<';
    written(put(to, element));
    in_tag_ = true;
    begins_.push_back(names_.size());
    names_ += element;
}

void XmlWriter::attribute(std::string_view name, std::string_view value) {
    char* to = room(name.size() + room_for(value) + 4);
    *to++ = ' ';
    to = put(put(to, name), "=\"");
    to = put_text(to, value, true, replaced_);
    *to++ = '"';
    written(to);
}

void XmlWriter::text(std::string_view text) {
    char* to = room(room_for(text) + 1);
    *to++ = '>';
    written(put_text(to, text, false, replaced_));
    in_tag_ = false;
    has_text_ = true;
}

void XmlWriter::line(std::string_view before, std::string_view text, std::string_view after) {
    char* to = close_tag(room(before.size() + room_for(text) + after.size() + 2));
    to = put_text(put(to, before), text, false, replaced_);
    written(put(to, after));
}

void XmlWriter::end() {
    const std::size_t begin = begins_.back();
    begins_.pop_back();
    const std::string_view name = std::string_view(names_).substr(begin);
    char* to = room(begins_.size() + name.size() + 4);
    if (in_tag_) {
        to = put(to, "/>\n");
    } else {
        if (!has_text_) to = std::fill_n(to, begins_.size(), ' ');
        to = put(put(put(to, "</"), name), ">\n");
    }
    written(to);
    in_tag_ = has_text_ = false;
    names_.resize(begin);
    if (size_ >= buffer_size) flush();
}

void XmlWriter::flush() {
    sink_.write({out_.get(), size_});
    size_ = 0;
}

void XmlWriter::finish() {
    while (!begins_.empty()) end();
    flush();
}

}  // namespace claimgraph::exporters
