#include "extract/read/encoding.h"

#include <iconv.h>
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "graph/ascii.h"

namespace claimgraph::extract::read {
namespace {

using namespace std::string_view_literals;

/// First bytes that tell a file format which is not text, and how to name it.
struct Signature {
    std::string_view bytes;
    std::string_view name;
    bool media = false;
    std::size_t at = 0;
};

constexpr std::array signatures{
    Signature{"%PDF-"sv, "a PDF file; make it text with pdftotext"},
    Signature{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "an old Office file, not text"},
    Signature{"{\\rtf"sv, "an RTF file, not text"},
    Signature{"SQLite format 3\0"sv, "a SQLite database, not text"},
    Signature{"\x7F"
              "ELF"sv,
              "a program, not text"},
    Signature{"Rar!\x1A\x07"sv, "a RAR archive, which this program does not unpack"},
    Signature{"7z\xBC\xAF\x27\x1C"sv, "a 7-Zip archive, which this program does not unpack"},
    Signature{"\x89PNG\r\n\x1A\n"sv, "a PNG picture", true},
    Signature{"\xFF\xD8\xFF"sv, "a JPEG picture", true},
    Signature{"GIF87a"sv, "a GIF picture", true},
    Signature{"GIF89a"sv, "a GIF picture", true},
    Signature{"WEBP"sv, "a WebP picture", true, 8},
    Signature{"II*\0"sv, "a TIFF picture", true},
    Signature{"MM\0*"sv, "a TIFF picture", true},
    Signature{"\0\0\x01\0"sv, "an icon", true},
    Signature{"ftypavif"sv, "an AVIF picture", true, 4},
    Signature{"ftyp"sv, "a film", true, 4},
    Signature{"\x1A\x45\xDF\xA3"sv, "a film", true},
    Signature{"ID3"sv, "a sound file", true},
    Signature{"OggS"sv, "a sound file", true},
    Signature{"RIFF"sv, "a sound or film file", true},
    Signature{"wOFF"sv, "a font", true},
    Signature{"wOF2"sv, "a font", true},
    Signature{"\0\x01\0\0"sv, "a font", true},
    Signature{"OTTO"sv, "a font", true},
};

const Signature* signature_of(std::string_view bytes) {
    for (const Signature& signature : signatures)
        if (bytes.size() > signature.at && bytes.substr(signature.at).starts_with(signature.bytes)) return &signature;
    return nullptr;
}

/// Names of Windows-1252 in pages that mean it: what the WHATWG reads for them.
constexpr std::array windows_names{"iso-8859-1"sv, "iso8859-1"sv, "iso_8859-1"sv,   "latin1"sv, "latin-1"sv,  "l1"sv,
                                   "ascii"sv,      "us-ascii"sv,  "windows-1252"sv, "cp1252"sv, "x-cp1252"sv, "ansi"sv};

constexpr std::array<char16_t, 32> windows_signs{0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                                 0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

std::string from_windows_1252(std::string_view bytes) {
    std::string out;
    for (const char c : bytes) append_utf8(windows_1252(static_cast<unsigned char>(c)), out);
    return out;
}

/// Nothing speaks against Windows-1252: no sequence of bytes that only UTF-8 makes, none that it leaves out, no
/// byte that hardly any language needs, and most of it is ASCII.
bool may_be_windows_1252(std::string_view bytes) {
    const auto high =
        std::count_if(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    if (static_cast<std::size_t>(high) * 2 > bytes.size()) return false;
    for (std::size_t at = 0; at < bytes.size();) {
        const auto byte = static_cast<unsigned char>(bytes[at]);
        if (byte >= 0x80 && next_code_point(bytes, at) != invalid_code_point) return false;
        if (byte < 0x80) ++at;
        const bool left_out = byte == 0x81 || byte == 0x8D || byte == 0x8F || byte == 0x90 || byte == 0x9D;
        const bool control = byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t' && byte != '\f';
        if (left_out || control || byte >= 0xFE || byte == 0x7F) return false;
    }
    return true;
}

std::string converted(std::string_view bytes, const std::string& encoding) {
    const iconv_t converter = iconv_open("UTF-8", encoding.c_str());
    if (converter == reinterpret_cast<iconv_t>(-1))
        throw PlacedError("", "it is in the encoding '" + encoding + "', which is not known");
    std::string out;
    auto* in = const_cast<char*>(bytes.data());
    std::size_t left = bytes.size();
    char buffer[4096];
    while (left > 0) {
        char* to = buffer;
        std::size_t room = sizeof buffer;
        const std::size_t result = iconv(converter, &in, &left, &to, &room);
        out.append(buffer, sizeof buffer - room);
        if (result != static_cast<std::size_t>(-1) || errno == E2BIG) continue;
        append_utf8(0xFFFD, out);
        ++in;
        --left;
    }
    iconv_close(converter);
    return out;
}

/// UTF-16 without a mark: in text that is mostly Latin every second byte is zero.
const char* utf16_without_mark(std::string_view bytes) {
    std::string_view head = bytes.substr(0, 1024);
    if (head.size() < 4) return nullptr;
    std::size_t even = 0, odd = 0;
    for (std::size_t i = 0; i < head.size(); ++i)
        if (head[i] == '\0') ++(i % 2 == 0 ? even : odd);
    std::size_t half = head.size() / 2;
    if (even == 0 && odd * 10 > half * 7) return "UTF-16LE";
    return odd == 0 && even * 10 > half * 7 ? "UTF-16BE" : nullptr;
}

}  // namespace

bool is_blank(char32_t code_point) {
    if (code_point < 0x80) return code_point <= 0x20 || code_point == 0x7F;
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(code_point))) {
        case UTF8PROC_CATEGORY_ZS:
        case UTF8PROC_CATEGORY_ZL:
        case UTF8PROC_CATEGORY_ZP:
        case UTF8PROC_CATEGORY_CC:
        case UTF8PROC_CATEGORY_CF:
            return true;
        default:
            return false;
    }
}

bool is_letter(char32_t code_point) {
    if (code_point < 0x80) return (code_point | 0x20) >= 'a' && (code_point | 0x20) <= 'z';
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(code_point))) {
        case UTF8PROC_CATEGORY_LU:
        case UTF8PROC_CATEGORY_LL:
        case UTF8PROC_CATEGORY_LT:
        case UTF8PROC_CATEGORY_LM:
        case UTF8PROC_CATEGORY_LO:
            return true;
        default:
            return false;
    }
}

bool is_lower_case(char32_t code_point) { return utf8proc_islower(static_cast<utf8proc_int32_t>(code_point)) != 0; }

bool is_blank(std::string_view text) {
    for (std::size_t at = 0; at < text.size();)
        if (!is_blank(next_code_point(text, at))) return false;
    return true;
}

std::string single_blanks(std::string_view text) {
    std::string out;
    bool blank = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        if (is_blank(next_code_point(text, at))) {
            blank = true;
            continue;
        }
        if (blank && !out.empty()) out += ' ';
        blank = false;
        out.append(text.substr(begin, at - begin));
    }
    return out;
}

std::string foreign_format(std::string_view bytes) {
    const Signature* found = signature_of(bytes);
    return found ? std::string(found->name) : std::string();
}

bool is_media(std::string_view bytes) {
    const Signature* found = signature_of(bytes);
    return found && found->media;
}

void append_utf8(char32_t code_point, std::string& out) {
    utf8proc_uint8_t bytes[4];
    const auto size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(code_point), bytes);
    out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
}

char32_t windows_1252(unsigned char byte) {
    return byte >= 0x80 && byte <= 0x9F ? char32_t{windows_signs[byte - 0x80u]} : char32_t{byte};
}

std::string declared_encoding(std::string_view bytes) {
    const std::string head = ascii::lowered(bytes.substr(0, 4096));
    const bool xml = head.find("<?xml") < 64;
    for (const std::string_view key : {"encoding="sv, "charset="sv}) {
        if (key == "encoding=" && !xml) continue;
        std::size_t at = head.find(key);
        if (at == std::string::npos) continue;
        at += key.size();
        while (at < head.size() && (head[at] == '"' || head[at] == '\'' || head[at] == ' ')) ++at;
        const std::size_t end = std::min(head.find_first_of("\"' ;>/?", at), head.size());
        if (end > at && end - at < 40) return head.substr(at, end - at);
    }
    return {};
}

std::string to_utf8(std::string bytes, std::string_view declared) {
    if (bytes.starts_with(utf8_mark)) {
        bytes.erase(0, utf8_mark.size());
        declared = "utf-8";
    } else if (bytes.starts_with("\xFF\xFE\0\0"sv) || bytes.starts_with("\0\0\xFE\xFF"sv)) {
        return converted(std::string_view(bytes).substr(4), bytes[0] == '\0' ? "UTF-32BE" : "UTF-32LE");
    } else if (bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv)) {
        return converted(std::string_view(bytes).substr(2), bytes[0] == '\xFF' ? "UTF-16LE" : "UTF-16BE");
    } else if (const char* wide = utf16_without_mark(bytes)) {
        return converted(bytes, wide);
    }
    const std::optional<std::size_t> invalid = first_invalid_utf8(bytes);
    if (!invalid) return bytes;
    const bool windows = std::find(windows_names.begin(), windows_names.end(), declared) != windows_names.end();
    if (windows || (declared.empty() && may_be_windows_1252(bytes))) return from_windows_1252(bytes);
    if (declared.empty()) throw PlacedError(std::uint64_t{*invalid}, "not valid UTF-8");
    return converted(bytes, std::string(declared));
}

void require_text(std::string& bytes) {
    if (bytes.empty()) throw PlacedError("", "the file is empty");
    if (std::string format = foreign_format(bytes); !format.empty()) throw PlacedError("", "it is " + format);
    bytes = to_utf8(std::move(bytes));
    if (auto nul = bytes.find('\0'); nul != std::string::npos)
        throw PlacedError(std::uint64_t{nul}, "a NUL byte: the file is binary, not text");
    if (is_blank(std::string_view(bytes))) throw PlacedError("", "there is no text, only blanks");
}

}  // namespace claimgraph::extract::read
