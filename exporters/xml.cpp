#include "exporters/xml.h"

#include <array>

#include "exporters/text.h"

namespace claimgraph {
namespace {

constexpr std::size_t buffer_size = 1 << 16;

/// Whether a byte does not stand for itself wherever it occurs. Without branches, for the sake of whole blocks.
constexpr unsigned char is_special(char c) {
    return static_cast<unsigned char>((static_cast<unsigned char>(c - 0x20) >= 0x5F) | (c == '&') | (c == '<') |
                                      (c == '>') | (c == '"'));
}

/// The same by byte.
constexpr auto special_bytes = [] {
    std::array<unsigned char, 256> table{};
    for (std::size_t i = 0; i < table.size(); ++i) table[i] = is_special(static_cast<char>(i));
    return table;
}();

/// The first byte at or behind `position` that does not stand for itself.
std::size_t plain_end(std::string_view text, std::size_t position) {
    constexpr std::size_t block = 32;  // looked at with a few vector instructions
    const auto is_plain_block = [](const char* bytes) {
        unsigned char special = 0;
        for (std::size_t i = 0; i < block; ++i) special |= is_special(bytes[i]);
        return special == 0;
    };
    while (position + block <= text.size() && is_plain_block(text.data() + position)) position += block;
    while (position < text.size() && special_bytes[static_cast<unsigned char>(text[position])] == 0) ++position;
    return position;
}

/// \return how many characters it had to replace
std::uint64_t append_xml(std::string& out, std::string_view text, bool in_attribute) {
    std::uint64_t replaced = 0;
    for (std::size_t position = 0; position < text.size();) {
        const std::size_t begin = position;
        position = plain_end(text, position);
        out.append(text, begin, position - begin);
        if (position == text.size()) break;

        const std::size_t special = position;
        const char32_t code = next_code_point(text, position);
        switch (code) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += special >= 2 && text.substr(special - 2, 2) == "]]" ? "&gt;" : ">";
                break;
            case '"':
                out += in_attribute ? "&quot;" : "\"";
                break;
            case '\r':
                out += "&#13;";
                break;
            case '\n':
                out += in_attribute ? "&#10;" : "\n";
                break;
            case '\t':
                out += in_attribute ? "&#9;" : "\t";
                break;
            default:
                if (code < 0x20 || code == 0xFFFE || code == 0xFFFF || code == invalid_code_point) {
                    out += replacement_character;
                    ++replaced;
                } else {
                    out += text.substr(special, position - special);
                }
        }
    }
    return replaced;
}

}  // namespace

std::string xml_text(std::string_view text) {
    std::string out;
    append_xml(out, text, false);
    return out;
}

XmlWriter::XmlWriter(Sink& sink) : sink_(sink), out_("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") {}

void XmlWriter::close_tag() {
    if (in_tag_) out_ += ">\n";
    in_tag_ = false;
}

void XmlWriter::start(std::string_view element) {
    close_tag();
    out_.append(begins_.size(), ' ');
    out_ += '<';
    out_ += element;
    in_tag_ = true;
    begins_.push_back(names_.size());
    names_ += element;
}

void XmlWriter::attribute(std::string_view name, std::string_view value) {
    out_ += ' ';
    out_ += name;
    out_ += "=\"";
    replaced_ += append_xml(out_, value, true);
    out_ += '"';
}

void XmlWriter::text(std::string_view text) {
    out_ += '>';
    in_tag_ = false;
    has_text_ = true;
    replaced_ += append_xml(out_, text, false);
}

void XmlWriter::line(std::string_view before, std::string_view text, std::string_view after) {
    close_tag();
    out_ += before;
    replaced_ += append_xml(out_, text, false);
    out_ += after;
}

void XmlWriter::end() {
    const std::size_t begin = begins_.back();
    begins_.pop_back();
    if (in_tag_) {
        out_ += "/>\n";
    } else {
        if (!has_text_) out_.append(begins_.size(), ' ');
        out_ += "</";
        out_.append(names_, begin);
        out_ += ">\n";
    }
    in_tag_ = has_text_ = false;
    names_.resize(begin);
    if (out_.size() < buffer_size) return;
    sink_.write(out_);
    out_.clear();
}

void XmlWriter::finish() {
    while (!begins_.empty()) end();
    sink_.write(out_);
    out_.clear();
}

}  // namespace claimgraph
