#include "graph/name_key.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "graph/ascii.h"
#include "graph/utf8.h"

namespace claimgraph {
namespace {

// Letters that have no decomposition, and punctuation that is written in many ways.
struct Replacement {
    std::int32_t code_point;
    const char* text;
};
constexpr Replacement replacements[] = {
    {0x00D0, "d"},  {0x00F0, "d"},  {0x00D8, "o"},  {0x00F8, "o"},  {0x00DE, "th"}, {0x00FE, "th"}, {0x00C6, "ae"},
    {0x00E6, "ae"}, {0x00DF, "ss"}, {0x0110, "d"},  {0x0111, "d"},  {0x0131, "i"},  {0x0141, "l"},  {0x0142, "l"},
    {0x0152, "oe"}, {0x0153, "oe"}, {0x0259, "e"},  {0x018F, "e"},  {0x2018, "'"},  {0x2019, "'"},  {0x02BC, "'"},
    {0x02B9, "'"},  {0x02BB, "'"},  {0x02BE, "'"},  {0x02BF, "'"},  {0x0060, "'"},  {0x00B4, "'"},  {0x2032, "'"},
    {0x201C, "\""}, {0x201D, "\""}, {0x201E, "\""}, {0x00AB, "\""}, {0x00BB, "\""}, {0x2010, "-"},  {0x2011, "-"},
    {0x2012, "-"},  {0x2013, "-"},  {0x2014, "-"},  {0x2212, "-"},
};

void append(std::string& out, std::int32_t code_point) {
    std::array<utf8proc_uint8_t, 4> bytes;
    const auto size = utf8proc_encode_char(code_point, bytes.data());
    out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size));
}

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }

bool ends_with(std::string_view word, std::string_view ending) {
    return word.size() > ending.size() && word.substr(word.size() - ending.size()) == ending;
}

void replace_all(std::string& word, std::string_view from, std::string_view to) {
    for (std::size_t at = word.find(from); at != std::string::npos; at = word.find(from, at + to.size()))
        word.replace(at, from.size(), to);
}

void replace_ending(std::string& word, std::string_view from, std::string_view to) {
    if (ends_with(word, from)) word.replace(word.size() - from.size(), from.size(), to);
}

bool looks_slavic(std::string_view word) {
    for (const std::string_view ending :
         {"enko", "chuk", "ski", "ska",  "skaia", "ov", "ova", "ev", "eva", "iuk", "uk",
          "ic",   "ec",   "ets", "vych", "vich",  "in", "ina", "yn", "yna", "ko",  "mir"})
        if (ends_with(word, ending)) return true;
    return false;
}

}  // namespace

std::string fold_name(std::string_view name) {
    std::string out;
    out.reserve(name.size());
    bool blank = false;
    const auto emit = [&](std::int32_t code_point) {
        if (blank && !out.empty()) out += ' ';
        blank = false;
        for (const Replacement& replacement : replacements)
            if (replacement.code_point == code_point) {
                out += replacement.text;
                return;
            }
        append(out, utf8proc_tolower(code_point));
    };
    for (std::size_t position = 0; position < name.size();) {
        const char32_t code_point = next_code_point(name, position);
        if (code_point < 0x80) {
            const auto c = static_cast<char>(code_point);
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                blank = true;
            } else if (c == '`') {
                emit(c);
            } else {  // as emit does it, without a look at the tables
                if (blank && !out.empty()) out += ' ';
                blank = false;
                out += ascii::to_lower(c);
            }
            continue;
        }
        // not UTF-8: readers refuse it, so that this is never shown to anyone
        if (code_point == invalid_code_point) continue;
        utf8proc_int32_t parts[32];
        int boundary = 0;
        const auto count =
            utf8proc_decompose_char(static_cast<utf8proc_int32_t>(code_point), parts, 32,
                                    static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT), &boundary);
        for (utf8proc_ssize_t i = 0; i < count && i < 32; ++i) {
            const auto category = utf8proc_category(parts[i]);
            if (category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME ||
                category == UTF8PROC_CATEGORY_CF)
                continue;
            if (category == UTF8PROC_CATEGORY_ZS || parts[i] == ' ')
                blank = true;
            else
                emit(parts[i]);
        }
    }
    return out;
}

std::string transliteration_key(std::string_view folded) {
    std::string word;
    for (const char c : folded)
        if (c != '\'' && c != '.' && c != '"') word += c;
    if (word.size() <= 3) return word;

    // The order matters: endings first, while they can still be told apart.
    for (const std::string_view ending : {"skyy", "skyi", "skiy", "skij", "skii", "skyj", "sky", "cky"})
        if (ends_with(word, ending)) {
            word.replace(word.size() - ending.size(), ending.size(), "ski");
            break;
        }
    for (const std::string_view ending : {"skaya", "skaja", "ska"}) replace_ending(word, ending, "skaia");
    replace_ending(word, "off", "ov");
    replace_ending(word, "eff", "ev");
    replace_ending(word, "enka", "enko");
    for (const std::string_view ending : {"yy", "iy", "ij", "ii", "yi", "yj"}) replace_ending(word, ending, "i");
    for (const std::string_view ending : {"ey", "ej", "ei"}) replace_ending(word, ending, "ei");
    for (const std::string_view ending : {"ay", "aj"}) replace_ending(word, ending, "ai");
    for (const std::string_view ending : {"oy", "oj"}) replace_ending(word, ending, "oi");
    const bool slavic = looks_slavic(word);
    if (!is_vowel(word[word.size() - 2])) replace_ending(word, "y", "i");

    static constexpr std::pair<std::string_view, std::string_view> anywhere[] = {
        {"shch", "s"}, {"sch", "s"}, {"tch", "c"}, {"ch", "c"},  {"sh", "s"},  {"zh", "z"},  {"kh", "h"},  {"ph", "f"},
        {"ck", "k"},   {"q", "k"},   {"tz", "ts"}, {"x", "ks"},  {"dj", "d"},  {"ou", "u"},  {"oo", "u"},  {"oe", "o"},
        {"ue", "u"},   {"ae", "a"},  {"yo", "io"}, {"yu", "iu"}, {"ju", "iu"}, {"ya", "ia"}, {"ja", "ia"},
    };
    for (const auto& [from, to] : anywhere) replace_all(word, from, to);
    if (word.rfind("ye", 0) == 0 || word.rfind("je", 0) == 0 || word.rfind("ie", 0) == 0) word.erase(0, 1);
    if (slavic) {
        replace_all(word, "ye", "e");
        replace_all(word, "y", "i");
        replace_all(word, "j", "i");
    } else {
        for (std::size_t i = 1; i < word.size(); ++i)
            if (word[i] == 'y' && is_vowel(word[i - 1])) word[i] = 'i';
    }
    std::string single;
    for (const char c : word)
        if (single.empty() || single.back() != c) single += c;
    return single;
}

bool middles_agree(std::string_view a, std::string_view b) {
    while (!a.empty() && !b.empty()) {
        const std::string_view one = a.substr(0, a.find(' ')), other = b.substr(0, b.find(' '));
        const std::string_view shorter = one.size() < other.size() ? one : other;
        const std::string_view longer = one.size() < other.size() ? other : one;
        if (shorter.size() == 1 ? longer.substr(0, 1) != shorter : longer != shorter) return false;
        a.remove_prefix(std::min(a.size(), one.size() + 1));
        b.remove_prefix(std::min(b.size(), other.size() + 1));
    }
    return true;
}

}  // namespace claimgraph
