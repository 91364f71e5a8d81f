#include "extract/language/chunk.h"

#include <algorithm>
#include <string>

#include "extract/language/tokenizer.h"

namespace claimgraph::extract::language {
namespace {

// Punctuation of which a run is one token: `--`, `***`, `====`.
bool repeats_as_one(char32_t c) {
    return c == '-' || c == '*' || c == '=' || c == '_' || c == '~' || c == '+' || c == '#' || c == '<' || c == '>' ||
           c == '|' || c == '^' || c == '$' || c == ',' || c == U'–' || c == U'—' || c == U'―';
}

}  // namespace

bool Chunk::starts_with(std::size_t k, std::string_view prefix) const {
    for (std::size_t i = 0; i < prefix.size(); ++i)
        if (key_of(code(k + i)) != prefix[i] || k + i >= size()) return false;
    return true;
}

std::size_t Chunk::symbol_end(std::size_t k, const TokenizerPack& pack, bool in_brackets) const {
    std::string symbol;
    for (std::size_t length = std::min(pack.longest_symbol, size() - k); length > 1; --length) {
        const std::size_t e = k + length;
        if (wordy(e)) continue;
        symbol.clear();
        for (std::size_t i = k; i < e; ++i) symbol += code(i) < 0x80 ? static_cast<char>(code(i)) : '?';
        if (!pack.symbols.contains(symbol)) continue;
        if (k > 0 && symbol.back() == ')' && in_brackets) continue;
        if (symbol == "(:" && e < size()) continue;
        return e;
    }
    return k;
}

std::size_t Chunk::url_end(std::size_t k) const {
    const char first = key_of(code(k));
    if (first != 'h' && first != 'w' && first != 'f' && first != 'm') return k;
    if (!starts_with(k, "http://") && !starts_with(k, "https://") && !starts_with(k, "ftp://") &&
        !starts_with(k, "mailto:") && !(starts_with(k, "www.") && wordy(k + 4)))
        return k;
    return address_end(k);
}

std::size_t Chunk::address_end(std::size_t k) const {
    std::size_t e = k;
    int open = 0;
    while (e < size()) {
        const char32_t c = code(e);
        if (c == '<' || c == '>' || c == '"' || c == '|' || c == U'“' || c == U'”' || c == U'«' || c == U'»') break;
        open += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (open < 0) break;
        ++e;
    }
    while (e > k) {
        const char32_t c = code(e - 1);
        if (c == '.' || c == ',' || c == ';' || c == ':' || c == '!' || c == '?' || c == ']' || c == '}' || c == U'…' ||
            is_apostrophe(c))
            --e;
        else
            break;
    }
    return e;
}

std::size_t Chunk::mail_end(std::size_t k, std::size_t& checked) const {
    const auto address = [this](std::size_t i) {
        const char32_t c = code(i);
        return wordy(i) || c == '.' || c == '_' || c == '%' || c == '+' || c == '-' || c == '@' || c == '&';
    };
    std::size_t e = k;
    bool found = false;
    while (e < size() && address(e)) {
        found = found || (code(e) == '@' && wordy(e + 1) && (e > k || letter(e + 1)));
        ++e;
    }
    checked = e + 1;
    if (!found || !(wordy(k) || code(k) == '@' || code(k) == '_')) return k;
    while (e > k && !wordy(e - 1) && code(e - 1) != '_') --e;
    return e;
}

bool Chunk::thousands(std::size_t k) const {
    std::size_t after = k + 1;
    while (digit(after)) ++after;
    const std::size_t group = after - k - 1;
    if (group == 3) return true;
    return group == 2 && code(after) == ',' && digit(after + 1);
}

bool Chunk::is_ticker(std::size_t b, std::size_t e) const {
    std::size_t dot = b;
    while (dot < e && is_upper(code(dot))) ++dot;
    std::size_t end = dot + 1;
    while (end < e && is_upper(code(end))) ++end;
    if (dot == b || dot - b > 5 || end != e || code(dot) != '.' || e - dot > 3) return false;
    return e - dot == 3 || (e - dot == 2 && code(dot + 1) != 'A' && code(dot + 1) != 'I');
}

std::size_t Chunk::punctuation_end(std::size_t k) const {
    const char32_t c = code(k);
    std::size_t e = k + 1;
    if (c == '#' && letter(e)) {
        while (e < size() && (wordy(e) || code(e) == '_')) ++e;
        return e;
    }
    if (c == '.' || c == U'…') {
        while (code(e) == '.' || code(e) == U'…') ++e;
        while (e > k + 1 && (code(e) == '!' || code(e) == '?')) ++e;
        if (e == k + 1 && c == '.')
            while (code(e) == '?') ++e;  // .?
        return e;
    }
    if (c == '!' || c == '?' || c == U'‽' || c == U'⁈' || c == U'⁉') {
        while (code(e) == '!' || code(e) == '?') ++e;
        return e;
    }
    if (repeats_as_one(c)) {
        while (e < size() && code(e) == c) ++e;
        return e;
    }
    if (c >= 0x80) {  // emoji with modifiers, flags
        const bool regional = c >= 0x1F1E6 && c <= 0x1F1FF;
        if (regional && code(e) >= 0x1F1E6 && code(e) <= 0x1F1FF) ++e;
        while (e < size()) {
            if (kind(e) == Kind::mark || (code(e) >= 0x1F3FB && code(e) <= 0x1F3FF))
                ++e;
            else if (code(e) == 0x200D && e + 1 < size() && kind(e + 1) == Kind::other && code(e + 1) >= 0x2000)
                e += 2;
            else
                break;
        }
    }
    return e;
}

}  // namespace claimgraph::extract::language
