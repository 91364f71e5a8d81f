#include "extract/language/features.h"

#include <utf8proc.h>

#include "graph/ascii.h"
#include "graph/utf8.h"

namespace claimgraph::extract::language {

namespace {

char32_t fold_character(char32_t c) {
    switch (c) {
        case U'\u201C':
        case U'\u201D':
        case U'\u201E':
        case U'\u201F':
        case U'\u00AB':
        case U'\u00BB':
        case U'\u2033':
            return U'"';
        case U'\u2018':
        case U'\u2019':
        case U'\u201A':
        case U'\u201B':
        case U'`':
        case U'\u00B4':
        case U'\u2032':
        case U'\u02BC':
            return U'\'';
        case U'\u2013':
        case U'\u2014':
        case U'\u2015':
        case U'\u2010':
        case U'\u2011':
        case U'\u2012':
        case U'\u2212':
            return U'-';
        case U'\u00A0':
        case U'\u202F':
        case U'\u2009':
            return U' ';
        default:
            return c;
    }
}

char32_t lower_character(char32_t c) {
    if (c < 0x80) return ascii::to_lower(c);
    return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c)));
}

char32_t upper_character(char32_t c) {
    return static_cast<char32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(c)));
}

bool is_digit(char32_t c) {
    if (c < 0x80) return ascii::is_digit(c);
    return utf8proc_category(static_cast<utf8proc_int32_t>(c)) == UTF8PROC_CATEGORY_ND;
}

char32_t shape_class(char32_t c) {
    if (c < 0x80) {
        if (ascii::is_upper(c)) return U'X';
        if (ascii::is_lower(c)) return U'x';
        return ascii::is_digit(c) ? U'0' : c;
    }
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
        case UTF8PROC_CATEGORY_LU:
        case UTF8PROC_CATEGORY_LT:
            return U'X';
        case UTF8PROC_CATEGORY_LL:
        case UTF8PROC_CATEGORY_LM:
        case UTF8PROC_CATEGORY_LO:
        case UTF8PROC_CATEGORY_MN:
        case UTF8PROC_CATEGORY_MC:
        case UTF8PROC_CATEGORY_ME:
            return U'x';
        case UTF8PROC_CATEGORY_ND:
            return U'0';
        default:
            return c;
    }
}

std::u32string shape(std::u32string_view folded) {
    constexpr std::size_t longest = 10;
    std::u32string out;
    for (char32_t c : folded) {
        const char32_t k = shape_class(c);
        if (out.size() >= 2 && out[out.size() - 1] == k && out[out.size() - 2] == k) continue;
        out.push_back(k);
        if (out.size() == longest) break;
    }
    return out;
}

}  // namespace

std::u32string code_points(std::string_view utf8) {
    std::u32string out;
    out.reserve(utf8.size());
    for (std::size_t position = 0; position < utf8.size();) {
        const char32_t code = next_code_point(utf8, position);
        out.push_back(code == invalid_code_point ? 0xFFFD : code);
    }
    return out;
}

std::string to_utf8(std::u32string_view text) {
    std::string out;
    out.reserve(text.size());
    for (char32_t c : text) {
        utf8proc_uint8_t bytes[4];
        const auto used = utf8proc_encode_char(static_cast<utf8proc_int32_t>(c), bytes);
        out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(used));
    }
    return out;
}

std::u32string fold(std::u32string_view form) {
    if (form == U"``" || form == U"''" || form == U"\u00B4\u00B4" || form == U"\u2018\u2018" || form == U"\u2019\u2019")
        return U"\"";
    if (form == U"\u2013" || form == U"\u2014" || form == U"\u2015" || form == U"\u2212") return U"--";
    if (form == U"\u2026") return U"...";
    std::u32string out(form);
    for (char32_t& c : out) c = fold_character(c);
    return out;
}

std::u32string lower(std::u32string_view text) {
    std::u32string out(text);
    for (char32_t& c : out) c = lower_character(c);
    return out;
}

/// *[T]he*, *job[s]*: what an editor put in brackets within a word is spelt like the rest of it.
std::u32string spelt(std::string_view form) {
    std::u32string out = code_points(form);
    constexpr std::size_t longest_mark = 2;
    if (out.size() > longest_mark) std::erase_if(out, [](char32_t c) { return c == U'[' || c == U']'; });
    return out;
}

WordKeys word_keys(std::string_view form) {
    const std::u32string folded = fold(spelt(form));
    std::u32string text = lower(folded);
    WordKeys keys;
    keys.lower = to_utf8(text);
    for (char32_t& c : text) {
        if (is_digit(c)) c = U'0';
    }
    const std::u32string_view view = text;
    for (std::size_t n = 1; n <= 3; ++n) keys.affixes[n - 1] = to_utf8(view.substr(0, n));
    for (std::size_t n = 1; n <= 4; ++n)
        keys.affixes[n + 2] = to_utf8(view.substr(view.size() - std::min(n, view.size())));
    keys.affixes[7] = to_utf8(shape(folded));
    return keys;
}

Letters letters_of(std::string_view form) {
    Letters out;
    for (const char32_t c : spelt(form)) {
        out.capital = out.capital || shape_class(c) == U'X';
        out.no_small = out.no_small && upper_character(c) == c;
    }
    return out;
}

std::string make_lemma(const LemmaClass& lemma, std::string_view form) {
    std::u32string text = spelt(form);
    if (lemma.letter_case != 'k') text = lower(text);
    if (!lemma.whole.empty()) {
        text = lemma.whole;
    } else {
        if (text.size() <= std::size_t{lemma.drop_front} + lemma.drop_back) return {};
        text = lemma.add_front + text.substr(lemma.drop_front, text.size() - lemma.drop_front - lemma.drop_back) +
               lemma.add_back;
    }
    if (lemma.letter_case == 'u') text[0] = upper_character(text[0]);
    if (lemma.letter_case == 'U') {
        for (char32_t& c : text) c = upper_character(c);
    }
    return to_utf8(text);
}

}  // namespace claimgraph::extract::language
