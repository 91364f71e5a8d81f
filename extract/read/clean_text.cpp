#include "extract/read/clean_text.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "extract/read/encoding.h"
#include "extract/read/page_cues.h"
#include "graph/ascii.h"
#include "graph/utf8.h"

namespace claimgraph::extract::read {
namespace {

constexpr std::size_t longest_word = 40;          ///< bytes of a part of a word with a hyphen
constexpr std::size_t longest_running_head = 80;  ///< bytes
constexpr std::size_t longest_entity = 12;        ///< bytes between `&` and `;`

/// The character that `name` stands for (`amp`, `#39`, `#x27`); 0 if there is none.
char32_t entity(std::string_view name) {
    if (name.size() > 1 && name[0] == '#') {
        const bool hex = name[1] == 'x' || name[1] == 'X';
        name.remove_prefix(hex ? 2 : 1);
        if (name.empty() || name.size() > 7) return 0;
        std::uint32_t value = 0;
        for (const char c : name) {
            const char small = static_cast<char>(c | 0x20);
            if (ascii::is_digit(c))
                value = value * (hex ? 16 : 10) + static_cast<std::uint32_t>(c - '0');
            else if (hex && small >= 'a' && small <= 'f')
                value = value * 16 + static_cast<std::uint32_t>(small - 'a' + 10);
            else
                return 0;
        }
        // HTML reads the numbers of control characters as those of Windows-1252.
        if (value >= 0x80 && value <= 0x9F) return windows_1252(static_cast<unsigned char>(value));
        if (value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return 0;
        return value < 0x20 && value != '\n' && value != '\t' ? 0 : value;
    }
    if (name == "apos") return U'\'';
    if (name.empty() || !std::all_of(name.begin(), name.end(), [](char c) { return ascii::is_alphanumeric(c); }))
        return 0;
    const htmlEntityDesc* found = htmlEntityLookup(reinterpret_cast<const xmlChar*>(std::string(name).c_str()));
    return found ? found->value : 0;
}

/// The byte that Windows-1252 writes for a character, control characters for the five bytes that it leaves out; -1 if
/// there is none.
int byte_in_windows_1252(char32_t c) {
    if (c < 0x80 || (c >= 0xA0 && c <= 0xFF)) return static_cast<int>(c);
    for (int byte = 0x80; byte <= 0x9F; ++byte)
        if (windows_1252(static_cast<unsigned char>(byte)) == c) return byte;
    return c >= 0x80 && c <= 0x9F ? static_cast<int>(c) : -1;
}

/// `oil-rich`: letters with one hyphen between them.
std::unordered_set<std::string> words_with_hyphen(std::string_view text) {
    std::unordered_set<std::string> out;
    for (std::size_t hyphen = text.find('-'); hyphen != std::string_view::npos; hyphen = text.find('-', hyphen + 1)) {
        std::size_t begin = hyphen, end = hyphen + 1;
        while (begin > 0 && hyphen - begin < longest_word && ascii::is_letter(text[begin - 1])) --begin;
        while (end < text.size() && end - hyphen < longest_word && ascii::is_letter(text[end])) ++end;
        if (begin < hyphen && end > hyphen + 1) out.emplace(text.substr(begin, end - begin));
    }
    return out;
}

}  // namespace

std::string without_entities(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t sign = std::min(text.find('&', at), text.size());
        out.append(text.substr(at, sign - at));
        if (sign == text.size()) break;
        const std::size_t end = text.substr(sign, longest_entity + 2).find(';');
        const char32_t c = end == std::string_view::npos ? 0 : entity(text.substr(sign + 1, end - 1));
        if (c == 0) {
            out += '&';
            at = sign + 1;
            continue;
        }
        append_utf8(c, out);
        at = sign + end + 1;
    }
    return out;
}

bool holds_tags(std::string_view text) {
    const std::size_t last_end = text.rfind('>');
    if (last_end == std::string_view::npos) return false;
    static const std::unordered_set<std::string_view> names{
        "p",  "br", "div", "span", "a",  "b",  "i",     "em",         "strong", "ul",  "ol", "li",      "h1",     "h2",
        "h3", "h4", "h5",  "h6",   "td", "tr", "table", "blockquote", "figure", "img", "u",  "section", "article"};
    for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
        std::size_t begin = at + 1;
        if (begin < text.size() && text[begin] == '/') ++begin;
        std::size_t end = begin;
        std::string name;
        while (end < text.size() && end - begin < 12 && (ascii::is_alphanumeric(text[end])))
            name += static_cast<char>(text[end++] | 0x20);
        for (char& c : name)
            if (c == ('1' | 0x20)) c = '1';
        if (end < text.size() && (text[end] == '>' || text[end] == ' ' || text[end] == '/' || text[end] == '\n') &&
            names.contains(name) && last_end >= end)
            return true;
    }
    return false;
}

std::string without_mojibake(std::string text) {
    // Two such characters or more in a row that are UTF-8 as bytes.
    std::string out;
    std::size_t mended = 0, left = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = next_code_point(text, at);
        const int lead = byte_in_windows_1252(c);
        const int more = lead >= 0xC2 && lead <= 0xDF   ? 1
                         : lead >= 0xE0 && lead <= 0xEF ? 2
                         : lead >= 0xF0 && lead <= 0xF4 ? 3
                                                        : 0;
        std::string bytes;
        std::size_t behind = at;
        if (more > 0) {
            bytes += static_cast<char>(lead);
            for (int i = 0; i < more && behind < text.size(); ++i) {
                const int byte = byte_in_windows_1252(next_code_point(text, behind));
                if (byte < 0x80 || byte > 0xBF) break;
                bytes += static_cast<char>(byte);
            }
        }
        if (more > 0 && bytes.size() == static_cast<std::size_t>(more) + 1 && !first_invalid_utf8(bytes)) {
            out += bytes;
            at = behind;
            ++mended;
            continue;
        }
        if (c == U'Ã' || c == U'â' || c == U'Â') ++left;
        out.append(text, begin, at - begin);
    }
    return mended > left ? out : text;
}

std::string without_invisible(std::string text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = next_code_point(text, at);
        if (c == 0xAD || c == 0x200B || c == 0x2060 || c == 0xFEFF) continue;
        out.append(text, begin, at - begin);
    }
    return out;
}

std::string with_whole_words(std::string text) {
    if (text.find("-\n") == std::string::npos) return text;
    const std::unordered_set<std::string> hyphened = words_with_hyphen(text);
    std::string out;
    std::size_t at = 0;
    while (true) {
        const std::size_t hyphen = text.find("-\n", at);
        if (hyphen == std::string::npos) break;
        std::size_t begin = hyphen, end = hyphen + 2;
        while (begin > at && hyphen - begin < longest_word && ascii::is_letter(text[begin - 1])) --begin;
        while (end < text.size() && (text[end] == ' ' || text[end] == '\t')) ++end;
        const std::size_t rest = end;
        while (end < text.size() && ascii::is_lower(text[end])) ++end;
        const std::string left = text.substr(begin, hyphen - begin), right = text.substr(rest, end - rest);
        const bool whole = left.size() >= 2 && right.size() >= 2 && !PageCues::embedded().hyphen_parts.contains(left) &&
                           !hyphened.contains(left + "-" + right);
        out.append(text, at, hyphen - at);
        if (whole) {
            // The line ends behind the word.
            out += right;
            at = end;
            std::size_t sign = at;
            while (sign < text.size() && text[sign] != ' ' && text[sign] != '\n' && sign - at < 4) ++sign;
            out.append(text, at, sign - at);
            at = sign;
            if (at < text.size() && text[at] == ' ') ++at;
            if (at < text.size() && text[at] != '\n') out += '\n';
        } else {
            out += "-\n";
            at = hyphen + 2;
        }
    }
    out.append(text, at, std::string::npos);
    return out;
}

std::string with_blanks_between_sentences(std::string text) {
    std::string out;
    std::size_t at = 0;
    const auto small = [&](std::size_t i) { return i < text.size() && ascii::is_lower(text[i]); };
    const auto capital = [&](std::size_t i) { return i < text.size() && ascii::is_upper(text[i]); };
    // Part of the name of a host: another full stop behind the word, or `www` before it.
    const auto in_host = [&](std::size_t i) {
        std::size_t end = i + 1;
        while (small(end) || capital(end)) ++end;
        return text.compare(i - 3, 3, "www") == 0 || (end < text.size() && text[end] == '.' && small(end + 1));
    };
    constexpr std::string_view opening = "“", closing = "”";
    for (std::size_t i = 3; i + 2 < text.size(); ++i) {
        std::size_t cut = 0;
        if ((text[i] == '.' || text[i] == '!' || text[i] == '?') && small(i - 1) && small(i - 2) && small(i - 3)) {
            const bool word = capital(i + 1) && (small(i + 2) || text[i + 2] == ' ');
            if ((word && !in_host(i)) || text.compare(i + 1, opening.size(), opening) == 0) cut = i + 1;
        } else if (text.compare(i, closing.size(), closing) == 0 &&
                   (small(i + closing.size()) || capital(i + closing.size())) &&
                   (text[i - 1] == ',' || text[i - 1] == '.' || text[i - 1] == '?' || text[i - 1] == '!')) {
            cut = i + closing.size();
        }
        if (cut == 0) continue;
        out.append(text, at, cut - at);
        out += ' ';
        at = cut;
    }
    out.append(text, at, std::string::npos);
    return out;
}

std::string without_page_breaks(std::string text) {
    if (text.find('\f') == std::string::npos) return text;
    // The lines of each page; what stands at the ends of several of them, digits aside, is a running head or foot.
    std::vector<std::vector<std::string_view>> pages(1);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of("\n\f", at), text.size());
        const std::string_view line = std::string_view(text).substr(at, end - at);
        if (!is_blank(line) || !pages.back().empty()) pages.back().push_back(line);
        if (end < text.size() && text[end] == '\f') pages.emplace_back();
        at = end + 1;
    }
    for (auto& page : pages)
        while (!page.empty() && is_blank(page.back())) page.pop_back();
    const auto key = [](std::string_view line) {
        std::string out = single_blanks(line);
        std::erase_if(out, ascii::is_digit<char>);
        return out;
    };
    std::unordered_map<std::string, std::size_t> seen;
    for (const auto& page : pages)
        if (!page.empty()) {
            ++seen[key(page.front())];
            if (page.size() > 1) ++seen[key(page.back())];
        }
    const auto runs = [&](std::string_view line) {
        const std::string without = key(line);
        return without.empty() || without.size() > longest_running_head ? without.empty() : seen[without] > 1;
    };
    std::string out;
    for (const auto& page : pages) {
        std::size_t begin = 0, end = page.size();
        const auto goes = [&](std::string_view line) { return is_blank(line) || runs(line); };
        while (begin < end && goes(page[begin])) ++begin;
        while (end > begin && goes(page[end - 1])) --end;
        if (begin == end) continue;
        const char last = out.empty() ? '.' : out[out.find_last_not_of(" \t\r\n")];
        // A sentence goes on behind the break.
        if (!out.empty()) out += last == '.' || last == '!' || last == '?' || last == '"' ? "\n" : "";
        for (std::size_t i = begin; i < end; ++i) out.append(page[i]).append("\n");
    }
    return is_blank(std::string_view(out)) ? text : out;
}

std::string cleaned(std::string text) {
    text = without_page_breaks(std::move(text));
    if (text.find('&') != std::string::npos) text = without_entities(text);
    return with_blanks_between_sentences(with_whole_words(without_invisible(without_mojibake(std::move(text)))));
}

}  // namespace claimgraph::extract::read
