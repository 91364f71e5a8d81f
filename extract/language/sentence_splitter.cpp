#include "extract/language/sentence_splitter.h"

#include <utf8proc.h>

#include <algorithm>

#include "extract/language/irregular_forms.h"
#include "graph/ascii.h"
#include "graph/utf8.h"

namespace claimgraph::extract::language {
namespace {

enum class Role : std::uint8_t {
    upper,  // a word that starts with a capital
    lower,
    number,
    period,
    exclamation,  // also questions
    ellipsis,
    stop,  // comma, semicolon, colon
    dash,
    open_bracket,
    close_bracket,
    open_quote,
    close_quote,
    bullet,
    symbol
};

// Nobody closes more quotations and brackets at once.
constexpr std::size_t most_closers = 16;

char32_t first_character(std::string_view word) {
    std::size_t position = 0;
    const char32_t code = word.empty() ? invalid_code_point : next_code_point(word, position);
    return code == invalid_code_point ? 0xFFFD : code;
}

Role role_of_letter(char32_t code) {
    if (code < 0x80) {
        if (ascii::is_lower(code)) return Role::lower;
        if (ascii::is_upper(code)) return Role::upper;
        return ascii::is_digit(code) ? Role::number : Role::symbol;
    }
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(code))) {
        case UTF8PROC_CATEGORY_LL:
            return Role::lower;
        case UTF8PROC_CATEGORY_LU:
        case UTF8PROC_CATEGORY_LT:
        case UTF8PROC_CATEGORY_LO:
        case UTF8PROC_CATEGORY_LM:
            return Role::upper;
        case UTF8PROC_CATEGORY_ND:
        case UTF8PROC_CATEGORY_NO:
            return Role::number;
        default:
            return Role::symbol;
    }
}

class Splitter {
   public:
    Splitter(std::string_view text, std::vector<Word>& words, const TokenizerPack& pack)
        : text_(text), words_(words), pack_(pack) {
        find_roles();
        measure_lines();
    }

    std::vector<std::size_t> split() {
        std::vector<Word> out;
        out.reserve(words_.size() + 8);
        std::vector<std::size_t> ends;
        std::size_t start = 0;  // of the sentence
        for (std::size_t i = 0; i < words_.size();) {
            const std::size_t next = after_terminator(i);
            const bool terminated = next > i && (next == words_.size() || ends_sentence(start, i, next));
            std::size_t stop = terminated ? next : i + 1;
            if (!terminated) {
                const bool goes_on = stop < words_.size() && !breaks_before(stop) && !is_label(start, stop);
                if (goes_on && stop - start < longest_sentence) {
                    i = stop;
                    continue;
                }
                if (stop - start >= longest_sentence) stop = good_cut(start, stop);
            } else if (stop - start > longest_sentence) {
                stop = good_cut(start, start + longest_sentence);
            }
            // the word whose period may be the sentence's
            const std::size_t last = terminated ? i : stop - 1;
            for (std::size_t k = start; k < stop; ++k) {
                out.push_back(words_[k]);
                if (k == last && period_is_own(words_[k])) {
                    --out.back().span.end;
                    out.push_back({{words_[k].span.end - 1, words_[k].span.end}});
                }
            }
            ends.push_back(out.size());
            start = i = stop;
        }
        words_ = std::move(out);
        return ends;
    }

   private:
    std::string_view form(std::size_t i) const { return text_.substr(words_[i].span.begin, words_[i].span.size()); }
    bool glued(std::size_t i) const { return i < words_.size() && words_[i].gap == Gap::none; }
    Role role(std::size_t i) const { return i < roles_.size() ? roles_[i] : Role::symbol; }

    void find_roles() {
        roles_.reserve(words_.size());
        bool quoted = false;
        for (std::size_t i = 0; i < words_.size(); ++i) {
            const auto word = form(i);
            // [T]he
            const char32_t code = first_character(word.size() > 1 && word.front() == '[' ? word.substr(1) : word);
            Role role = role_of_letter(code);
            if (role == Role::symbol) role = punctuation(i, code, word, quoted);
            roles_.push_back(role);
        }
    }

    Role punctuation(std::size_t i, char32_t code, std::string_view word, bool& quoted) const {
        if (words_[i].emoticon) return Role::symbol;
        switch (code) {
            case '.':
                if (word.size() == 1) return Role::period;
                return role_of_letter(first_character(word.substr(1))) == Role::symbol ? Role::ellipsis : Role::number;
            case U'…':
                return Role::ellipsis;
            case U'。':
                return Role::period;
            case '!':
            case '?':
            case U'‽':
            case U'⁈':
            case U'⁉':
                return Role::exclamation;
            case ',':
            case ';':
            case ':':
                return Role::stop;
            case '(':
            case '[':
            case '{':
                return Role::open_bracket;
            case ')':
            case ']':
            case '}':
                return Role::close_bracket;
            case U'“':
            case U'„':
            case U'«':
            case U'‹':
            case U'‘':
            case '`':
                quoted = quoted || word == "``";
                return Role::open_quote;
            case U'”':
            case U'»':
            case U'›':
                return Role::close_quote;
            case U'’':
                if (word.size() > 6) return Role::symbol;  // ’72, ’em
                return words_[i].group == 0 ? Role::symbol : Role::close_quote;
            case '"':
            case U'＂':
                return straight_quote(i, quoted);
            case '\'':
                if (word == "''") return straight_quote(i, quoted);
                if (word.size() > 1 || words_[i].group == 0) return Role::lower;
                return glued(i) ? Role::close_quote : Role::open_quote;
            default:
                break;
        }
        return dash_or_bullet(i, code, word);
    }

    /// A dash or an asterisk that leads a line is a bullet.
    Role dash_or_bullet(std::size_t i, char32_t code, std::string_view word) const {
        const bool leads = words_[i].gap >= Gap::line && i + 1 < words_.size() && words_[i + 1].gap == Gap::blank;
        if (code == '-' || code == U'–' || code == U'—' || code == U'―' || code == U'\u2010')
            return leads && word.size() <= 3 ? Role::bullet : Role::dash;
        if (code == '*' || code == U'·') return leads && word.size() <= 2 ? Role::bullet : Role::symbol;
        return code >= 0x2022 && pack_.bullets.contains(word) ? Role::bullet : Role::symbol;
    }

    /// Which way a quotation mark without a direction looks: where it leans, else in turn.
    Role straight_quote(std::size_t i, bool& quoted) const {
        const bool before = glued(i), after = glued(i + 1);
        bool opens = !quoted;
        if (before && !after)
            opens = false;
        else if (!before && after)
            opens = true;
        else if (before && after) {
            const Role previous = i > 0 ? roles_[i - 1] : Role::symbol;
            if (previous == Role::open_bracket || previous == Role::open_quote)
                opens = true;
            else if (previous == Role::stop || previous == Role::period || previous == Role::exclamation)
                opens = false;
        } else if (i + 1 == words_.size() || words_[i + 1].gap >= Gap::line)
            opens = false;
        else if (words_[i].gap >= Gap::line)
            opens = true;
        quoted = opens;
        return opens ? Role::open_quote : Role::close_quote;
    }

    // --- newlines

    void measure_lines() {
        if (words_.empty()) return;
        std::size_t at = words_.front().span.begin;
        const std::size_t end = words_.back().span.end;
        while (at < end) {
            std::size_t newline = text_.find('\n', at);
            if (newline == std::string_view::npos || newline > end) newline = end;
            line_starts_.push_back(at);
            width_ = std::max(width_, newline - at);
            at = newline + 1;
        }
    }

    bool breaks_before(std::size_t i) {
        const Word& word = words_[i];
        if (word.gap == Gap::paragraph) return true;
        if (roles_[i] == Role::bullet && word.gap != Gap::none) return true;
        if (word.gap != Gap::line) return false;
        if (word.abbreviation == Abbreviation::enumerator) return true;
        if (roles_[i] == Role::lower || roles_[i] == Role::stop || roles_[i] == Role::close_quote ||
            roles_[i] == Role::close_bracket)
            return false;
        if (roles_[i - 1] == Role::stop && form(i - 1) == ",") return false;
        // A line to which the next word would have fitted was ended on purpose.
        const auto line = std::upper_bound(line_starts_.begin(), line_starts_.end(), words_[i - 1].span.begin);
        const std::size_t start = *std::prev(line);
        const std::size_t length = words_[i - 1].span.end - start;
        std::size_t k = i + 1;
        while (glued(k)) ++k;
        const std::size_t next = words_[k - 1].span.end - word.span.begin;
        if (length + 1 + next + 1 < width_) return true;
        return width_ > 120 || width_ < 40;
    }

    /// `((Anna Berg)) It was late.`: who speaks is named apart from what is said.
    bool is_label(std::size_t start, std::size_t stop) const {
        constexpr std::size_t longest_label = 10;
        if (stop - start < 5 || stop - start > longest_label || (start > 0 && words_[start].gap < Gap::line))
            return false;
        const auto pair = [&](std::size_t i, std::string_view bracket) {
            return form(i) == bracket && form(i + 1) == bracket && glued(i + 1);
        };
        return pair(start, "(") && pair(stop - 2, ")");
    }

    std::size_t good_cut(std::size_t start, std::size_t stop) const {
        for (std::size_t k = stop; k > start + longest_sentence * 3 / 4; --k)
            if (roles_[k - 1] == Role::stop || roles_[k - 1] == Role::dash) return k;
        while (stop > start + 1 && stop < words_.size() && words_[stop].group == 0) --stop;
        return stop;
    }

    // --- terminators

    /// One past the closing quotation marks and brackets behind a terminator at i; i where there is none.
    std::size_t after_terminator(std::size_t i) const {
        const Role role = roles_[i];
        const bool terminator =
            role == Role::period || role == Role::exclamation || role == Role::ellipsis ||
            (words_[i].abbreviation != Abbreviation::none && words_[i].abbreviation != Abbreviation::enumerator);
        if (!terminator) return i;
        std::size_t k = i + 1;
        while (k < words_.size() && k - i < most_closers && words_[k].gap < Gap::line) {
            const bool adjacent = words_[k].gap == Gap::none;
            if (roles_[k] == Role::close_quote || (roles_[k] == Role::close_bracket && adjacent))
                ++k;
            else if (words_[k].emoticon && role != Role::upper && role != Role::lower)
                ++k;
            else if (adjacent && form(k) == "*" && !glued(k + 1))  // a footnote
                ++k;
            else if (role == Role::period && roles_[k] == Role::period)  // . . .
                ++k;
            else if (form(k) == "[" && role_is_number(k + 1) && k + 2 < words_.size() && form(k + 2) == "]")
                k += 3;
            else
                break;
        }
        return k;
    }

    bool role_is_number(std::size_t i) const { return role(i) == Role::number; }

    bool starter(std::size_t i) const { return pack_.sentence_starters.contains(word_key(form(i))); }

    /// Whether the terminator at i, with what closes behind it up to `next`, ends the sentence that began at `start`.
    bool ends_sentence(std::size_t start, std::size_t i, std::size_t next) {
        if (breaks_before(next)) return true;
        bool closed_quote = false;
        for (std::size_t k = i + 1; k < next; ++k) closed_quote = closed_quote || roles_[k] == Role::close_quote;
        const Role follows = roles_[next];
        if (follows == Role::stop || follows == Role::close_bracket || follows == Role::close_quote ||
            follows == Role::exclamation || follows == Role::period || follows == Role::ellipsis)
            return false;
        if (words_[i].abbreviation != Abbreviation::none) return abbreviation_ends(start, i, next, closed_quote);
        if (follows == Role::dash)
            return !glued(next) && !closed_quote && role(next + 1) == Role::upper && roles_[i] == Role::period;
        if (closed_quote && (follows == Role::lower || attributed(i, next))) return false;
        if (glued(next)) {
            if (roles_[i] == Role::exclamation) return follows == Role::upper || follows == Role::lower;
            return follows == Role::upper && i > start;
        }
        if (roles_[i] == Role::ellipsis)
            return i > start && follows != Role::lower && follows != Role::symbol && follows != Role::number;
        if (follows == Role::lower && roles_[i] == Role::period)  // not behind `. . .`
            return role(i + 1) != Role::period && role(i - 1) != Role::period && !unknown_abbreviation(i);
        return true;
    }

    /// A period behind a short capitalised word and before a lower-case one: `Sgt. maj`
    bool unknown_abbreviation(std::size_t i) const {
        if (i == 0 || !glued(i) || roles_[i - 1] != Role::upper) return false;
        const auto word = form(i - 1);
        return word.size() <= 4 &&
               (word.size() < 2 || role_of_letter(static_cast<unsigned char>(word[1])) == Role::lower);
    }

    /// `"Are you sure?" Minister Petrenko asked`: the quotation is no sentence of its own.
    bool attributed(std::size_t i, std::size_t next) const {
        if (roles_[i] == Role::period || roles_[next] != Role::upper) return false;
        if (form(next) != "I" && starter(next)) return false;
        for (std::size_t k = next; k < words_.size() && k < next + 8; ++k) {
            if (k > next && words_[k].gap >= Gap::line) return false;
            if (roles_[k] == Role::lower) {
                const auto key = word_key(form(k));
                if (pack_.speech_verbs.contains(key)) return true;
                if (key != "of" && key != "the" && key != "de" && key != "van" && key != "von" && key != "al")
                    return false;
            } else if (roles_[k] != Role::upper && roles_[k] != Role::dash)
                return false;
        }
        return false;
    }

    /// A verb that has a tense, as far as its letters tell.
    bool finite(std::size_t i) const {
        if (role(i) != Role::lower) return false;
        const std::string word = word_key(form(i));
        return (word.size() > 3 && word.ends_with("ed") && !word.ends_with("eed")) ||
               pack_.finite_verbs.contains(word) || !IrregularForms::builtin().lemma_of(word, "VBD").empty();
    }

    /// `It was built by Bryn Co. Airbus made the rest`: a verb in front, and behind the period a name with one of its
    /// own; but `Bryn Co. Chairman Lee left`
    bool second_clause(std::size_t start, std::size_t i, std::size_t next) const {
        if (pack_.titles_behind_names.contains(word_key(form(next)))) return false;
        const std::size_t verb = role(next + 1) == Role::upper ? next + 2 : next + 1;
        if (!finite(verb)) return false;
        for (std::size_t k = start; k < i; ++k)
            if (finite(k)) return true;
        return false;
    }

    bool abbreviation_ends(std::size_t start, std::size_t i, std::size_t next, bool closed_quote) const {
        const Abbreviation what = words_[i].abbreviation;
        const Role follows = roles_[next];
        if (what == Abbreviation::title && pack_.streets.contains(form(i)))  // 5 Main St. The house
            return i > start && role(i - 1) == Role::upper && follows == Role::upper && !glued(next) &&
                   (starter(next) || second_clause(start, i, next));
        if (what == Abbreviation::title || what == Abbreviation::number || what == Abbreviation::inner) return false;
        if (glued(next) || follows == Role::lower || follows == Role::dash || follows == Role::open_bracket ||
            follows == Role::number || follows == Role::symbol)
            return false;
        if (what == Abbreviation::initial &&
            (i == start || (i == start + 1 && roles_[start] != Role::upper && roles_[start] != Role::lower)))
            return false;
        const auto word = word_key(form(i));
        const bool time = word == "a.m." || word == "p.m.";
        if (follows == Role::open_quote)
            return closed_quote ||
                   (what != Abbreviation::initial && what != Abbreviation::date && next + 1 < words_.size() &&
                    roles_[next + 1] == Role::upper && (time || what == Abbreviation::open || starter(next + 1)));
        if (follows != Role::upper) return false;
        if (closed_quote || word == "etc.") return true;
        if (time) return !pack_.after_time.contains(word_key(form(next)));
        // Bryn Pty. Ltd. Lee left
        if (what == Abbreviation::open && words_[next].abbreviation != Abbreviation::open &&
            second_clause(start, i, next))
            return true;
        if (!starter(next)) return false;
        // `J. A. Smith`, `Vitamin C. A study`: one-letter words start a sentence only where the next word is lower-case
        if (form(next).size() == 1)
            return role(next + 1) == Role::lower && words_[next].abbreviation == Abbreviation::none;
        return true;
    }

    bool period_is_own(const Word& word) const {
        switch (word.abbreviation) {
            case Abbreviation::none:
            case Abbreviation::title:
            case Abbreviation::enumerator:
                return false;
            default:
                break;
        }
        const auto text = text_.substr(word.span.begin, word.span.size());
        if (text.empty() || text.back() != '.') return false;
        return !(text.size() == 4 && text[1] == '.' &&
                 role_of_letter(static_cast<unsigned char>(text[2])) == Role::upper);
    }

    std::string_view text_;
    std::vector<Word>& words_;
    const TokenizerPack& pack_;
    std::vector<Role> roles_;
    std::vector<std::size_t> line_starts_;
    std::size_t width_ = 0;
};

}  // namespace

std::vector<std::size_t> split_sentences(std::string_view text, std::vector<Word>& words, const TokenizerPack& pack) {
    return Splitter(text, words, pack).split();
}

}  // namespace claimgraph::extract::language
