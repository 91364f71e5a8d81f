#include "extract/language/tokenizer.h"

#include <algorithm>

#include "extract/language/characters.h"
#include "extract/language/chunk.h"
#include "graph/ascii.h"

namespace claimgraph::extract::language {

namespace {

// A chunk without blanks longer than this is cut, so that memory stays bounded; no word is so long.
constexpr std::size_t longest_chunk = 1 << 14;
// A single quotation mark that is not closed within so many words was an apostrophe.
constexpr std::size_t longest_single_quotation = 60;

/// Splits chunk after chunk (a chunk: characters without a blank) into words.
class Scanner : Chunk {
   public:
    Scanner(std::string_view text, Span range, const TokenizerPack& pack, std::vector<Word>& out)
        : text_(text), end_(range.end), pack_(pack), out_(out) {
        scan(range.begin);
    }

   private:
    void scan(std::size_t at) {
        gap_ = Gap::paragraph;
        int newlines = 0;
        bool blank = false, first = true;
        while (at < end_) {
            std::size_t next = 0;
            char32_t code = decode(text_, at, end_, next);
            Kind kind = kind_of(code);
            if (kind == Kind::blank || kind == Kind::newline) {
                newlines += kind == Kind::newline || (code == '\r' && (next >= end_ || text_[next] != '\n'));
                blank = true;
                at = next;
                continue;
            }
            chunk_.clear();
            while (kind != Kind::blank && kind != Kind::newline && chunk_.size() < longest_chunk) {
                chunk_.push_back({code, static_cast<std::uint32_t>(at), kind});
                at = next;
                if (at >= end_) break;
                code = decode(text_, at, end_, next);
                kind = kind_of(code);
            }
            chunk_end_ = static_cast<std::uint32_t>(at);
            if (!first)
                gap_ = newlines > 1 ? Gap::paragraph : newlines == 1 ? Gap::line : blank ? Gap::blank : Gap::none;
            const std::size_t before = out_.size();
            split_chunk();
            if (out_.size() > before) {  // else only zero-width characters: the gap before them counts on
                first = false;
                newlines = 0;
                blank = false;
            }
        }
    }

    std::string_view key(std::size_t b, std::size_t e) {
        key_.clear();
        if (e - b <= longest_key)
            for (std::size_t k = b; k < e; ++k) key_ += key_of(code(k));
        return key_;
    }

    Word& emit(std::size_t b, std::size_t e) {
        out_.push_back({{at(b), at(e)}, gap_});
        gap_ = Gap::none;
        return out_.back();
    }

    void split_chunk() {
        // Most chunks are plain words, perhaps with a comma behind.
        bool plain = true, at_sign = false;
        for (const auto& c : chunk_) {
            plain = plain && c.kind == Kind::letter;
            at_sign = at_sign || c.code == '@';
        }
        if (plain) {
            leaf(0, size(), true);
            return;
        }
        std::size_t mail_checked = at_sign ? 0 : size();
        std::size_t k = 0;
        while (k < size()) {
            if (kind(k) == Kind::ignorable) {
                ++k;
                continue;
            }
            const bool start = k == 0 || !wordy(k - 1);
            if (start && letter(k))
                if (const std::size_t e = url_end(k); e > k) {
                    emit(k, e);
                    k = e;
                    continue;
                }
            if (start && k >= mail_checked)
                if (const std::size_t e = mail_end(k, mail_checked); e > k) {
                    emit(k, e);
                    k = e;
                    continue;
                }
            if (const std::size_t edited = start ? edited_end(k) : k; edited > k)
                k = leaf(k, edited, true);
            else if (wordy(k) || (start && code(k) == '.' && digit(k + 1)))
                k = word(k);
            else if (const std::size_t e = symbol_end(k); e > k) {
                emit(k, e).emoticon = true;
                k = e;
            } else if (kind(k) == Kind::apostrophe)
                k = apostrophe(k);
            else
                k = punctuation(k);
        }
    }

    /// The end of a word within which an editor has changed letters (*[T]here's*, *job[s]*), or k.
    std::size_t edited_end(std::size_t k) {
        const auto letters_from = [&](std::size_t e) {
            while (letter(e)) ++e;
            return e;
        };
        if (code(k) == '[' && letter(k + 1) && code(k + 2) == ']' && letter(k + 3)) {
            std::size_t e = letters_from(k + 3);
            if (kind(e) == Kind::apostrophe && letter(e + 1)) e = letters_from(e + 1);
            return wordy(e) ? k : e;
        }
        const std::size_t bracket = letters_from(k);
        if (bracket == k || code(bracket) != '[') return k;
        const std::size_t end = letters_from(bracket + 1);
        const bool ending = code(end) == ']' && !wordy(end + 1) && pack_.endings.contains(key(bracket + 1, end));
        return ending ? end + 1 : k;
    }

    // --- words and numbers

    /// Whether the run of word characters goes on at k, where a character stands that is none.
    bool connects(std::size_t run, std::size_t k) {
        if (!wordy(k + 1)) {
            // f**k
            if (code(k) != '*' || !letter(k - 1)) return false;
            std::size_t e = k;
            while (code(e) == '*') ++e;
            return letter(e) && e - k < 8;
        }
        const bool digits = digit(k - 1) && digit(k + 1), letters = letter(k - 1) && letter(k + 1);
        switch (code(k)) {
            case '.':
                return true;
            case '-':
            case U'\u2010':
            case U'\u2011':
            case '_':
                return true;
            case '&':
                return letters;
            case '*':
            case '$':
                return letters;
            case ',':
                return digits && thousands(k);
            case ':':
                return digits;
            case '/': {
                if (digits) return true;
                std::size_t e = k + 1;
                while ((letter(e) || code(e) == '/') && e - run < 8) ++e;
                return letters && pack_.joined_slashes.contains(key(run, e));
            }
            default:
                break;
        }
        if (kind(k) != Kind::apostrophe) return false;
        if (letters) return true;
        return digit(k - 1) && key_of(code(k + 1)) == 's' && !wordy(k + 2);
    }

    std::size_t word(std::size_t k) {
        const std::size_t b = k;
        bool connected = code(k) == '.', slash = false, digits = digit(k);
        for (++k; k < size();) {
            if (wordy(k))
                digits = digits || digit(k);
            else if (kind(k) == Kind::fraction && digit(k - 1))
                ;
            else if (kind(k) == Kind::ignorable && wordy(k + 1))
                ;
            else if (code(k) == '*' && code(k - 1) == '*' && connected)
                ;
            else if (connects(b, k)) {
                connected = true;
                slash = slash || code(k) == '/';
            } else
                break;
            ++k;
        }
        // C++, Yahoo!, Jeopardy!
        if (!connected && (code(k) == '+' || code(k) == '!' || code(k) == '#')) {
            std::size_t e = k;
            while (e < size() && e - k < 2 && code(e) == code(k)) ++e;
            if (!wordy(e) && pack_.specials.contains(key(b, e))) {
                emit(b, e);
                return e;
            }
        }
        // US$ 5, HK$ 5
        if (!connected && is_currency(code(k)) &&
            pack_.currency_words.contains(std::string_view(text_).substr(at(b), at(k + 1) - at(b)))) {
            emit(b, k + 1);
            return k + 1;
        }
        if (!connected && !digits) return leaf(b, k, true);
        if (!slash || code(b) == '.')
            if (const std::size_t e = domain_end(b, k); e > b) {
                emit(b, e);
                return e;
            }
        return hyphenated(b, k);
    }

    /// The end of a domain name or file name with what follows it, or b.
    std::size_t domain_end(std::size_t b, std::size_t e) {
        std::size_t dots = 0, last = b;
        bool lower = true;
        for (std::size_t k = b; k < e; ++k) {
            if (code(k) == '.') {
                if (k > b && k - last < 2) lower = false;
                ++dots;
                last = k + 1;
            } else if (kind(k) == Kind::apostrophe || code(k) == ',' || code(k) == ':' || code(k) == '&')
                return b;
            else if (is_upper(code(k)) || digit(k))
                lower = false;
        }
        if (dots == 0 || last == b + 1) return b;
        if (!letter(last)) return b;
        const bool upper_last = is_upper(code(last)) && !is_upper(code(e - 1));
        const auto label = key(last, e);
        if (pack_.file_extensions.contains(label) && !upper_last) return e;
        if (pack_.top_level_domains.contains(label) && !upper_last && last - b > 3)
            return code(e) == '/' ? address_end(b) : e;
        return dots > 1 && lower && e - last > 1 && last - b > 5 ? e : b;
    }

    /// The parts between hyphens; parts that belong together stay one word.
    std::size_t hyphenated(std::size_t b, std::size_t e) {
        parts_.clear();
        std::size_t start = b;
        bool digits_only = true;
        for (std::size_t k = b; k < e; ++k) {
            if (is_hyphen(code(k))) {
                parts_.push_back({start, k});
                start = k + 1;
            } else if (!digit(k) && code(k) != '/' && code(k) != '.')
                digits_only = false;
        }
        parts_.push_back({start, e});
        if (parts_.size() == 1) return part(b, e, true);
        const auto& p = parts_;
        if (digits_only) {  // telephone numbers, dates, postal codes; but not 7-9
            const std::size_t first = p[0].second - p[0].first, second = p[1].second - p[1].first;
            if (p.size() > 2 || (first == 3 && second == 4) || (first == 5 && second == 4) ||
                (first >= 7 && second == 4)) {
                emit(b, e);
                return e;
            }
        }
        if (pack_.hyphen_words.contains(key(b, e))) {
            emit(b, e);
            return e;
        }
        std::size_t k = b;
        for (std::size_t i = 0; i < p.size(); ++i) {
            const std::size_t begin = p[i].first;
            while (i + 1 < p.size() && letter(p[i].first) &&
                   pack_.hyphen_prefixes.contains(key(p[i].first, p[i].second)))
                ++i;
            k = begin < p[i].first ? leaf(begin, p[i].second, i + 1 == p.size())
                                   : part(p[i].first, p[i].second, i + 1 == p.size());
            if (i + 1 < p.size()) {
                emit(p[i].second, p[i].second + 1);
                k = p[i].second + 1;
            }
        }
        return k;
    }

    /// A part of a run that holds no hyphen. `last`: a period behind it may belong to it.
    std::size_t part(std::size_t b, std::size_t e, bool last) {
        std::size_t slash = b;
        while (slash < e && code(slash) != '/') ++slash;
        if (slash < e) {
            bool date = true;
            std::size_t slashes = 0, longest = 0, length = 0;
            for (std::size_t k = b; k < e; ++k) {
                if (code(k) == '/') {
                    ++slashes;
                    length = 0;
                } else if (digit(k))
                    longest = std::max(longest, ++length);
                else
                    date = false;
            }
            if ((date && (slashes == 2 || (slashes == 1 && longest <= 2))) ||
                pack_.joined_slashes.contains(key(b, e))) {
                emit(b, e);
                return e;
            }
            part_without_slash(b, slash, false);
            while (slash < e) {
                emit(slash, slash + 1);
                std::size_t next = slash + 1;
                while (next < e && code(next) != '/') ++next;
                const std::size_t done = part_without_slash(slash + 1, next, last && next == e);
                if (next == e) return done;
                slash = next;
            }
        }
        return part_without_slash(b, e, last);
    }

    std::size_t part_without_slash(std::size_t b, std::size_t e, bool last) {
        if (b == e) return e;
        if (digit(b) || code(b) == '.') return number(b, e, last);
        std::size_t dots = 0;
        for (std::size_t k = b; k < e; ++k) dots += code(k) == '.';
        return dots ? dotted(b, e, last) : leaf(b, e, last);
    }

    std::size_t number(std::size_t b, std::size_t e, bool last) {
        std::size_t k = b;
        while (k < e && (digit(k) || kind(k) == Kind::fraction ||
                         ((code(k) == '.' || code(k) == ',' || code(k) == ':') && digit(k + 1) && k + 1 < e)))
            ++k;
        if (k == e) {
            auto& word = emit(b, e);
            // `1.` at the start of a line
            if (last && code(e) == '.' && e + 1 == size() && word.gap >= Gap::line && e - b < 3) {
                word.span.end = at(e + 1);
                word.abbreviation = Abbreviation::enumerator;
                return e + 1;
            }
            return e;
        }
        if (letter(k)) {
            // a.m. and p.m. have their periods within the run or behind it
            std::size_t suffix = e;
            if (last && code(e) == '.' && pack_.units.contains(key(k, e + 1))) suffix = e + 1;
            if (pack_.units.contains(key(k, suffix)) && !pack_.unit_exceptions.contains(key(b, e))) {
                emit(b, k);
                if (suffix > e) {
                    emit(k, suffix).abbreviation = Abbreviation::open;
                    return suffix;
                }
                return leaf(k, e, last);
            }
        }
        for (std::size_t i = k; i < e; ++i)
            if (code(i) == '.') {  // 1990s.The
                emit(b, i);
                emit(i, i + 1);
                return i + 1 < e ? dotted(i + 1, e, last) : e;
            }
        return leaf(b, e, last);
    }

    /// Letters with periods between them: an acronym, an abbreviation, or words between which the blank is missing.
    std::size_t dotted(std::size_t b, std::size_t e, bool last) {
        bool single = true;
        for (std::size_t k = b; k < e; ++k) single = single && ((k - b) % 2 == 0 ? letter(k) : code(k) == '.');
        const bool period = last && code(e) == '.' && code(e + 1) != '.';
        const std::size_t whole = period ? e + 1 : e;
        const Abbreviation known = pack_.abbreviation(surface(b, whole));
        if (known != Abbreviation::none || (single && e - b > 1)) {
            // A listed form without its last period (`a.m` before a comma) is one word too.
            const auto what = !period                       ? Abbreviation::none
                              : known != Abbreviation::none ? known
                                                            : Abbreviation::acronym;
            return abbreviated(b, whole, what);
        }
        if (is_ticker(b, e)) return emit(b, e), e;
        std::size_t start = b;
        for (std::size_t k = b; k < e; ++k) {
            if (code(k) != '.') continue;
            const Abbreviation label = pack_.abbreviation(surface(start, k + 1));
            const bool initial = k - start == 1 && is_upper(code(start));
            if (label == Abbreviation::title || label == Abbreviation::open || label == Abbreviation::date || initial) {
                emit(start, k + 1).abbreviation = initial ? Abbreviation::initial : label;
            } else {
                leaf(start, k, false);
                emit(k, k + 1);
            }
            start = k + 1;
        }
        return leaf(start, e, last);
    }

    /// A word with its period, and an 's behind it: `U.S.'s`.
    std::size_t abbreviated(std::size_t b, std::size_t e, Abbreviation what) {
        emit(b, e).abbreviation = what;
        if (kind(e) != Kind::apostrophe || key_of(code(e + 1)) != 's' || wordy(e + 2)) return e;
        out_.back().abbreviation = Abbreviation::none;
        out_.back().group = 2;
        emit(e, e + 2).group = 0;
        return e + 2;
    }

    std::string surface(std::size_t b, std::size_t e) const {
        std::string word;
        if (e - b > longest_key) return word;
        for (std::size_t k = b; k < e; ++k)
            if (is_apostrophe(code(k)))
                word += '\'';
            else
                word += text_.substr(at(k), at(k + 1) - at(k));
        return word;
    }

    /// The first character behind position k of the chunk, past one blank stretch. 0 at the end of the text.
    char32_t look_ahead(std::size_t k) const {
        if (k < size()) return code(k);
        std::size_t position = chunk_end_, next = 0;
        for (int steps = 0; position < end_ && steps < 16; ++steps, position = next) {
            const char32_t c = decode(text_, position, end_, next);
            const Kind what = kind_of(c);
            if (what != Kind::blank && what != Kind::newline && what != Kind::ignorable) return c;
        }
        return 0;
    }

    bool quotation_open() const { return single_quote_ != 0 && out_.size() - single_quote_ < longest_single_quotation; }

    /// A word without hyphens, slashes and inner periods: clitics and the period behind it.
    std::size_t leaf(std::size_t b, std::size_t e, bool last) {
        if (b == e) return e;
        bool possessive = false;
        if (last && e < size()) {
            if (code(e) == '.' && code(e + 1) != '.') {
                if (const Abbreviation what = abbreviation_at(b, e); what != Abbreviation::none)
                    return abbreviated(b, e + 1, what);
            } else if ((code(e) == '\'' || code(e) == U'’') && kind(e + 1) != Kind::apostrophe && !wordy(e + 1) &&
                       !quotation_open()) {
                const char final_letter = key_of(code(e - 1));
                possessive = final_letter == 's' || final_letter == 'x' || final_letter == 'z';
                if (!possessive && e - b > 3 && final_letter == 'n' && key_of(code(e - 2)) == 'i') {
                    emit(b, e + 1);  // cookin'
                    return e + 1;
                }
            }
        }
        find_cuts(b, e);
        const std::size_t first = out_.size();
        std::size_t start = b;
        for (std::size_t i = cuts_.size(); i-- > 0;) {
            emit(start, cuts_[i]).group = 0;
            start = cuts_[i];
        }
        emit(start, e).group = 0;
        if (possessive) {
            emit(e, e + 1).group = 0;
            ++e;
        }
        out_[first].group = static_cast<std::uint8_t>(out_.size() - first);
        return e;
    }

    /// What the word is an abbreviation of where a period follows it at `e`.
    Abbreviation abbreviation_at(std::size_t b, std::size_t e) const {
        Abbreviation out = pack_.abbreviation(surface(b, e + 1));
        const char32_t next = look_ahead(e + 1);
        if (out == Abbreviation::number) {
            const bool roman = (next == 'I' || next == 'V' || next == 'X') && e - b > 1;
            if (!ascii::is_digit(next) && !roman) out = Abbreviation::none;
        }
        if (out == Abbreviation::none && e - b == 1 && is_upper(code(b))) {
            const bool pronoun = code(b) == 'I' && b == 0 && !out_.empty() && lower_word(out_.back());
            if (!pronoun) out = Abbreviation::initial;
        }
        return out;
    }

    /// Where the words of a multiword token start, from the back, into `cuts_`.
    void find_cuts(std::size_t b, std::size_t e) {
        cuts_.clear();
        const auto word = key(b, e);
        if (!word.empty() && word.size() < 16)
            if (const auto found = pack_.multiword.find(word); found != pack_.multiword.end()) {
                std::size_t start = b;
                for (const auto length : found->second) {
                    if (start > b) cuts_.push_back(start);
                    start += length;
                }
                std::reverse(cuts_.begin(), cuts_.end());
            }
        if (!cuts_.empty() || word.find('\'') == std::string_view::npos) return;
        std::string_view rest = word;
        for (bool again = true; again && cuts_.size() < 3;) {
            again = false;
            for (const auto& clitic : pack_.clitics)
                if (rest.size() > clitic.size() && rest.ends_with(clitic)) {
                    rest.remove_suffix(clitic.size());
                    cuts_.push_back(b + rest.size());
                    again = true;
                    break;
                }
        }
    }

    bool lower_word(const Word& word) const {
        const char c = text_[word.span.begin];
        return ascii::is_lower(c);
    }

    // --- everything else

    std::size_t symbol_end(std::size_t k) const { return Chunk::symbol_end(k, pack_, brackets_ > 0); }

    std::size_t apostrophe(std::size_t k) {
        const bool after_word = k > 0 && kind(k - 1) != Kind::ignorable && (wordy(k - 1) || gap_ == Gap::none);
        if (kind(k + 1) == Kind::apostrophe &&
            !(wordy(k + 2) && key_of(code(k + 2)) == 's' && !wordy(k + 3))) {  // '' `` ‘’
            emit(k, k + 2);
            return k + 2;
        }
        if (wordy(k + 1)) {
            std::size_t e = k + 1;
            while (e < size() && wordy(e)) ++e;
            // '72, the '60s
            std::size_t digits = k + 1;
            while (digit(digits)) ++digits;
            if (digits - k == 3 && (digits == e || (digits + 1 == e && key_of(code(digits)) == 's')) && !after_word) {
                emit(k, e);
                return e;
            }
            const auto word = key(k, e);
            const bool plain = code(k) == '\'' || code(k) == U'’';
            if (plain && pack_.elisions.contains(word) && !is_apostrophe(code(e))) {
                emit(k, e);
                return e;
            }
            if (plain && (k > 0 || gap_ == Gap::blank) && word == "'s") {  // behind a closing quotation mark
                emit(k, e);
                return e;
            }
            emit(k, k + 1);
            single_quote_ = out_.size();
            return k + 1;
        }
        emit(k, k + 1);
        if (k > 0)
            single_quote_ = 0;
        else
            single_quote_ = quotation_open() ? 0 : out_.size();
        return k + 1;
    }

    std::size_t punctuation(std::size_t k) {
        brackets_ += code(k) == '(' ? 1 : code(k) == ')' && brackets_ > 0 ? -1 : 0;
        const std::size_t e = punctuation_end(k);
        emit(k, e);
        return e;
    }

    std::string_view text_;
    std::size_t end_;
    const TokenizerPack& pack_;
    std::vector<Word>& out_;
    Gap gap_ = Gap::paragraph;
    std::string key_;
    std::vector<std::pair<std::size_t, std::size_t>> parts_;
    std::vector<std::size_t> cuts_;
    std::size_t single_quote_ = 0;  // how many words there were when a single quotation mark was opened
    int brackets_ = 0;
};

}  // namespace

std::vector<Word> split_words(std::string_view text, Span range, const TokenizerPack& pack) {
    std::vector<Word> out;
    range.end = std::min<std::uint32_t>(range.end, static_cast<std::uint32_t>(text.size()));
    if (range.begin >= range.end) return out;
    out.reserve((range.end - range.begin) / 5 + 4);
    Scanner(text, range, pack, out);
    return out;
}

}  // namespace claimgraph::extract::language
