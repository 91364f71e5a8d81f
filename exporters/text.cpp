#include "exporters/text.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <cmath>

#include "graph/ascii.h"
#include "graph/edge_label.h"

namespace claimgraph::exporters {
namespace {

bool is_hex(char c) { return ascii::is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool is_unreserved(char c) { return ascii::is_alphanumeric(c) || c == '-' || c == '.' || c == '_' || c == '~'; }
bool is_scheme_character(char c) { return ascii::is_alphanumeric(c) || c == '+' || c == '-' || c == '.'; }

void append_percent(std::string& out, std::string_view bytes) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        out += '%';
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
}

/// ucschar of RFC 3987, without the bidirectional controls that it forbids in section 4.1.
bool is_ucschar(char32_t c) {
    if (c < 0xA0 || (c >= 0xD800 && c < 0xF900)) return false;
    if ((c >= 0x200E && c <= 0x200F) || (c >= 0x202A && c <= 0x202E)) return false;
    if (c >= 0xFDD0 && c < 0xFDF0) return false;
    if (c >= 0xFFF0 && c < 0x10000) return false;
    if (c >= 0xE0000 && c < 0xE1000) return false;
    return c < 0xF0000 && (c & 0xFFFE) != 0xFFFE;
}

/// The colon behind the scheme, or npos.
std::size_t scheme_end(std::string_view text) {
    if (text.empty() || !ascii::is_letter(text[0])) return std::string_view::npos;
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (text[i] == ':') return i;
        if (!is_scheme_character(text[i])) break;
    }
    return std::string_view::npos;
}

}  // namespace

std::string clean_text(std::string_view text) {
    const auto is_plain = [](char c) { return static_cast<signed char>(c) > 0; };
    if (std::all_of(text.begin(), text.end(), is_plain)) return std::string(text);
    std::string out;
    out.reserve(text.size());
    for (std::size_t position = 0; position < text.size();) {
        const std::size_t begin = position;
        const char32_t code = next_code_point(text, position);
        if (code == 0 || code == 0xFFFE || code == 0xFFFF || code == invalid_code_point)
            out += replacement_character;
        else
            out.append(text.substr(begin, position - begin));
    }
    return out;
}

void append_json_array(std::string& out, const std::vector<std::string>& items) {
    const auto is_plain = [](const std::string& item) {
        return std::all_of(item.begin(), item.end(),
                           [](char c) { return c >= ' ' && c < 0x7F && c != '"' && c != '\\'; });
    };
    if (std::all_of(items.begin(), items.end(), is_plain)) {  // as most are: ids, English names
        const char* before = "[\"";
        for (const std::string& item : items) {
            out.append(before).append(item).append("\"");
            before = ",\"";
        }
        out += items.empty() ? "[]" : "]";
        return;
    }
    rapidjson::StringBuffer buffer;
    rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
    writer.StartArray();
    for (const std::string& item : items) {
        const std::string text = clean_text(item);
        writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
    }
    writer.EndArray();
    out.append(buffer.GetString(), buffer.GetSize());
}

std::string json_array(const std::vector<std::string>& items) {
    std::string out;
    append_json_array(out, items);
    return out;
}

std::string json_string(std::string_view text) {
    const std::string array = json_array({std::string(text)});
    return array.substr(1, array.size() - 2);
}

std::string decimal(double value) {
    const long hundredths = std::lround(std::clamp(std::isnan(value) ? 0.0 : value, 0.0, 1.0) * 100);
    std::string out = std::to_string(hundredths / 100) + '.';
    out += static_cast<char>('0' + hundredths % 100 / 10);
    if (hundredths % 10 != 0) out += static_cast<char>('0' + hundredths % 10);
    return out;
}

bool is_unspecified(const NodeRecord& node) {
    return node.id.empty() || (node.kind == NodeRecord::Kind::phrase && node.text.empty());
}

std::string_view node_label(const NodeRecord& node) {
    if (is_unspecified(node)) return "(unstated)";
    return node.label.empty() ? node.text : node.label;
}

const std::string& predicate_key(const ClaimRecord& claim) {
    return claim.predicate_term.empty() ? claim.predicate_lemma : claim.predicate_term;
}

std::string predicate_label(const ClaimRecord& claim) {
    if (claim.predicate_term.empty())
        return claim.predicate_lemma.empty() ? claim.predicate_text : claim.predicate_lemma;
    return words_of_term(claim.predicate_term);
}

std::string claim_label(const ClaimRecord& claim) {
    constexpr std::string_view dash = " – ";
    std::string out(node_label(claim.subject));
    out += dash;
    if (claim.polarity == Polarity::negated) out += "NOT ";
    out += predicate_label(claim);
    if (claim.object) out.append(dash).append(node_label(*claim.object));
    std::string reserve;
    if (claim.modality != Modality::actual) reserve = to_string(claim.modality);
    for (const auto& source : claim.attributed_to) {
        reserve += reserve.empty() ? "according to " : ", according to ";
        reserve += node_label(source);
    }
    if (!reserve.empty()) out.append(" (").append(reserve).append(")");
    return out;
}

std::string percent_encoded(std::string_view text) {
    std::string out;
    for (const char& c : text) {
        if (is_unreserved(c))
            out += c;
        else
            append_percent(out, {&c, 1});
    }
    return out;
}

bool is_absolute_iri(std::string_view text) {
    const std::size_t colon = scheme_end(text);
    return colon != std::string_view::npos && colon + 1 < text.size();
}

std::string legal_iri(std::string_view iri) {
    constexpr std::string_view reserved = ":/?@!$&'()*+,;=";
    std::string out;
    out.reserve(iri.size());
    const std::size_t authority =
        iri.substr(std::min(iri.size(), scheme_end(iri))).substr(0, 3) == "://" ? scheme_end(iri) + 3 : iri.size();
    const std::size_t authority_end = std::min(iri.size(), iri.find_first_of("/?#", authority));
    bool in_fragment = false;
    for (std::size_t position = 0; position < iri.size();) {
        const std::size_t begin = position;
        const char32_t code = next_code_point(iri, position);
        const std::string_view bytes = iri.substr(begin, position - begin);
        const char c = bytes[0];
        bool legal = false;
        if (code >= 0x80)
            legal = code != invalid_code_point && is_ucschar(code);
        else if (c == '%')
            legal = position + 1 < iri.size() && is_hex(iri[position]) && is_hex(iri[position + 1]);
        else if (c == '[' || c == ']')
            legal = begin >= authority && begin < authority_end;
        else if (c == '#') {
            legal = !in_fragment;
            in_fragment = true;
        } else {
            legal = is_unreserved(c) || reserved.find(c) != std::string_view::npos;
        }
        if (legal)
            out += bytes;
        else
            append_percent(out, bytes);
    }
    return out;
}

}  // namespace claimgraph::exporters
