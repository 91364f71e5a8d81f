#include "extract/names/name_finder.h"

#include <algorithm>
#include <iterator>

#include "extract/names/clusters.h"
#include "extract/names/consensus.h"
#include "graph/name_key.h"

namespace claimgraph {
namespace {

// Words that an English phrase of the lists may have before its last; longer ones are not there.
constexpr int longest_thing = 9;
constexpr int longest_office = 6;
constexpr double surely_person = 2.0;

bool is_content(Upos upos) {
    return upos == Upos::PROPN || upos == Upos::NOUN || upos == Upos::ADJ || upos == Upos::X || upos == Upos::NUM;
}

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

std::string_view ner_type(const Token& token) {
    return token.ner.size() > 2 ? std::string_view(token.ner).substr(2) : std::string_view();
}

std::string singular(std::string_view noun) {
    const auto ends = [noun](std::string_view ending) {
        return noun.size() > ending.size() + 1 && noun.substr(noun.size() - ending.size()) == ending;
    };
    if (ends("ies")) return std::string(noun.substr(0, noun.size() - 3)) + "y";
    if (ends("ches") || ends("shes") || ends("sses")) return std::string(noun.substr(0, noun.size() - 2));
    if (ends("s") && !ends("ss") && !ends("us")) return std::string(noun.substr(0, noun.size() - 1));
    return std::string(noun);
}

/// One sentence's worth of looking for names.
class Finder {
   public:
    /// \param surnames  words of offices that the document uses as names of people (*King* of *Billie Jean King*)
    Finder(const SentenceView& view, std::uint32_t index, const StringSet& surnames)
        : view_(view), index_(index), surnames_(surnames), lexicon_(Lexicon::get()) {}

    void run(Drafts& drafts, std::vector<OfficeMatch>& offices) {
        const auto size = static_cast<std::size_t>(view_.size());
        thing_end_.assign(size, -1);
        thing_.assign(size, nullptr);
        office_.assign(size, false);
        match_things();
        match_offices();
        find_runs();
        compare_coordinated();
        extend_with_common_nouns();
        find_ministries();
        std::sort(found_.begin(), found_.end(), [](const Draft& a, const Draft& b) { return a.first < b.first; });
        drafts = std::move(found_);
        offices = std::move(offices_);
    }

   private:
    // --- the lists -------------------------------------------------------------------------------------------------

    bool starts_like_name(int i) const {
        if (view_.capital(i) || view_.token(i).ner.rfind("B-", 0) == 0) return true;
        const std::string_view word = view_.low(i);
        return word == "al" || word == "al-" || word == "eastern" || word == "western" || word == "mainland" ||
               word == "sub";
    }

    bool accepts_single(int i, const Thing& thing) const {
        const Token& token = view_.token(i);
        if (ner_type(token) == "PER" && is_a(thing.type, EntityType::place) &&
            lexicon_.gender_of_given(view_.low(i)) != 0 && !names_campus(i))
            return false;
        if (token.ner != "O" || token.upos == Upos::PROPN) return true;
        // WHO, which taggers take for a pronoun
        if (view_.all_capitals(i) && !view_.headline_case())
            return is_content(token.upos) || (token.form.size() >= 3 && view_.is(i - 1, "the"));
        const bool certain = thing.type == EntityType::country || thing.kind == "capital";
        if (certain) return is_content(token.upos) || token.upos == Upos::VERB;
        // Facebook at the beginning of a sentence is Facebook, Shell may be a shell
        return is_content(token.upos) &&
               ((!view_.opens(i) && !view_.headline_case()) || !lexicon_.has("common_words", view_.low(i)));
    }

    // University of Texas, Austin: a city there, whom else it may name
    bool names_campus(int i) const {
        return i > 3 && view_.is(i - 1, ",") && thing_at(i - 2) && view_.is(i - 3, "of") &&
               is_head("heads_before_place", i - 4);
    }

    void match_things() {
        for (int i = 0; i < view_.size();) {
            int next = i + 1;
            if (starts_like_name(i)) {
                for (int j = std::min(i + longest_thing - 1, view_.size() - 1); j >= i; --j) {
                    if (j > i && !view_.capital(j) && !view_.capital(i) && view_.token(j).ner == "O") continue;
                    const Thing* thing = lexicon_.thing(view_.phrase(i, j), view_.written(i, j));
                    if (thing == nullptr && j > i) thing = country_of_adjective(i, j);
                    if (const Thing* region = region_behind_place(i, j)) thing = region;
                    if (thing == nullptr) continue;
                    if (j == i && !accepts_single(i, *thing)) continue;
                    if (j == i && lexicon_.has("needs_article", view_.low(i)) && !view_.is(i - 1, "the")) continue;
                    if (j > i && view_.token(j).upos == Upos::VERB && !view_.capital(j)) continue;
                    thing_[static_cast<std::size_t>(i)] = thing;
                    thing_end_[static_cast<std::size_t>(i)] = j;
                    next = j + 1;
                    break;
                }
            }
            i = next;
        }
    }

    // *South Korean*: an adjective of two words reads like the country's name
    const Thing* country_of_adjective(int i, int j) const {
        if (!view_.capital(j)) return nullptr;
        const auto id = lexicon_.demonym(view_.phrase(i, j));
        const Thing* thing = id ? lexicon_.thing_by_id(*id) : nullptr;
        return thing && thing->type == EntityType::country ? thing : nullptr;
    }

    // *Buffalo, New York*; *Atlanta, Georgia*: behind a place and a comma it is the region of that name
    const Thing* region_behind_place(int i, int j) const {
        const auto id = i > 1 && view_.is(i - 1, ",") && view_.capital(i - 2)
                            ? lexicon_.text("regions_behind_places", view_.phrase(i, j))
                            : std::nullopt;
        const Thing* region = id ? lexicon_.thing_by_id(*id) : nullptr;
        if (!region) return nullptr;
        for (int k = std::max(0, i - 1 - longest_thing); k < i - 1; ++k)
            if (thing_at(k) && thing_end(k) == i - 2)
                return thing_at(k)->type == EntityType::place && thing_at(k)->country == region->country ? region
                                                                                                         : nullptr;
        // a place that is not on the lists, in what is said to be a country of these
        const Thing* country = j + 2 < view_.size() && view_.is(j + 1, ",") ? country_ahead(j + 2) : nullptr;
        return (country && country->id == region->country) || view_.token(i - 2).ner.ends_with("LOC") ? region
                                                                                                      : nullptr;
    }
    const Thing* country_ahead(int i) const {
        for (int j = std::min(i + longest_thing - 1, view_.size() - 1); j >= i; --j)
            if (const Thing* thing = lexicon_.thing(view_.phrase(i, j), view_.written(i, j)))
                return thing->type == EntityType::country ? thing : nullptr;
        return nullptr;
    }

    const Thing* thing_at(int i) const { return i < view_.size() ? thing_[static_cast<std::size_t>(i)] : nullptr; }
    int thing_end(int i) const { return thing_end_[static_cast<std::size_t>(i)]; }

    // --- offices ---------------------------------------------------------------------------------------------------

    bool is_office_noun(int i) const {
        const Token& token = view_.token(i);
        if (token.upos == Upos::NOUN || token.upos == Upos::PROPN) return true;
        return token.upos == Upos::ADJ && (view_.is(i, "general") || view_.is(i, "representative") || view_.capital(i));
    }

    // *Stephen King*, *James Cook*: the office is a family name.
    bool is_surname(int first, int last) const {
        if (first != last || !view_.capital(first)) return false;
        if (surnames_.find(view_.low(first)) != surnames_.end() && !is_titled_name(first)) return true;
        if (first == 0) return false;
        const int before = first - 1;
        if (!view_.capital(before) || thing_at(before)) return false;
        const bool given = lexicon_.gender_of_given(view_.low(before)) != 0;
        const bool initial = view_.token(before).form.size() == 2 && view_.token(before).form[1] == '.';
        const bool tagged = view_.token(first).ner == "I-PER" && ner_type(view_.token(before)) == "PER";
        if (!given && !initial && !tagged) return false;
        return !is_titled_name(first);
    }
    // *King Harald*; in *Luther King Jr.* it is the name that goes on
    bool is_titled_name(int office) const {
        return office + 1 < view_.size() && view_.capital(office + 1) && view_.token(office + 1).upos == Upos::PROPN &&
               !lexicon_.has("generations", view_.low(office + 1));
    }

    void match_offices() {
        for (int i = 0; i < view_.size();) {
            int next = i + 1;
            const Thing* thing = thing_at(i);
            const int blocked_until = thing ? thing_end(i) : -1;
            for (int j = std::min(i + longest_office - 1, view_.size() - 1); j >= i; --j) {
                const auto office = lexicon_.office(view_.phrase(i, j));
                if (!office || !is_office_noun(j) || j <= blocked_until) continue;
                if (is_surname(i, j)) continue;
                // Muslim Student Association, Directors Guild
                if (view_.capital(j) && j + 1 < view_.size() && view_.capital(j + 1) &&
                    is_head("organization_heads", j + 1) && view_.token(j + 1).ner != "B-PER")
                    continue;
                if (view_.capital(j) && j + 1 < view_.size() && is_numbered(j + 1)) continue;  // Executive Order 14201
                // Tags of a phrase that is a verb group after all: *will chair*, *to head*
                if (i == j && (view_.relation(i, "root") && view_.token(i).upos == Upos::VERB)) continue;
                offices_.push_back({i, j, office->office, office->plural});
                for (int k = i; k <= j; ++k) office_[static_cast<std::size_t>(k)] = true;
                next = j + 1;
                break;
            }
            if (next == i + 1 && blocked_until > i) next = blocked_until + 1;
            i = next;
        }
    }

    bool in_office(int i) const { return office_[static_cast<std::size_t>(i)]; }

    // --- runs of capitals ------------------------------------------------------------------------------------------

    bool is_month_or_day(int i) const {
        const std::string_view word = view_.low(i);
        return lexicon_.number("months", word).has_value() || lexicon_.number("weekdays", word).has_value();
    }

    /// A$, HK$ in front of a number
    bool is_currency_sign(int i) const {
        return view_.token(i).form.back() == '$' && lexicon_.text("currencies", view_.low(i)) && i + 1 < view_.size() &&
               view_.has_digit(i + 1);
    }

    bool is_demonym(int i) const { return view_.capital(i) && lexicon_.demonym(view_.low(i)).has_value(); }

    bool namey(int i) const {
        if (!view_.capital(i) || !view_.has_letter(i)) return false;
        const Token& token = view_.token(i);
        if (in_office(i) || is_currency_sign(i)) return false;
        if (thing_at(i) || is_numbered(i)) return true;
        if (lexicon_.has("honorifics", view_.low(i)) && token.upos != Upos::VERB) return true;
        if (is_month_or_day(i)) {
            // Khin Mar Aye
            const bool after_name = i > 0 && view_.capital(i - 1) && ner_type(view_.token(i - 1)) == "PER";
            return after_name && token.ner == "I-PER";
        }
        if (token.upos == Upos::PRON || token.upos == Upos::DET || token.upos == Upos::AUX) return false;
        if (token.ner != "O") return true;
        if (token.upos == Upos::PROPN) return true;
        if (view_.headline_case() || view_.opens(i)) {
            // A capital says nothing here; the beginning of a longer name is found through what follows it.
            if (!is_content(token.upos) || view_.headline_case() || i + 1 >= view_.size() || !view_.capital(i + 1))
                return false;
            const bool modifies = token.upos == Upos::NOUN && token.head > i && view_.token(i + 1).upos == Upos::PROPN;
            return modifies || is_demonym(i) || lexicon_.gender_of_given(view_.low(i)) != 0 || view_.all_capitals(i);
        }
        return token.upos == Upos::NOUN || token.upos == Upos::ADJ || token.upos == Upos::X;
    }

    bool is_head(std::string_view list, int i) const { return lexicon_.has(list, view_.low(i)); }

    // *Resolution 1701*, *Title IX*: a head noun in front of its number
    bool is_numbered(int i) const {
        if (!view_.capital(i) || !is_head("numbered_laws", i) || i + 1 >= view_.size()) return false;
        const std::string& number = view_.token(i + 1).form;
        return (number[0] >= '0' && number[0] <= '9') || number.find_first_not_of("IVXLC") == std::string::npos;
    }

    // *Treaty | on …*, *Convention | against …*
    bool opens_law(int i) const {
        return i > 0 && lexicon_.has("law_prepositions", view_.low(i)) && view_.capital(i - 1) &&
               is_head("law_heads", i - 1);
    }
    bool is_long_law(int first, int last) const {
        for (int i = first + 1; i <= last; ++i)
            if (opens_law(i)) return true;
        return false;
    }

    bool takes_of(int i) const {
        return is_head("organization_heads", i) || is_head("place_heads", i) || is_head("event_heads", i) ||
               is_head("work_heads", i) || is_head("law_heads", i) || is_head("facility_heads", i) ||
               view_.is(i, "republic") || view_.is(i, "kingdom") || view_.is(i, "statue") || view_.is(i, "church") ||
               view_.is(i, "kingdom") || view_.is(i, "union") || view_.is(i, "chamber") || view_.is(i, "ministries");
    }

    // Does the run go on at k (the word after its last)? Returns the last word of the next piece, or -1.
    int next_piece(int first, int last) const {
        const int k = last + 1;
        if (k >= view_.size()) return -1;
        if (thing_at(k) && view_.capital(k)) return joins_thing(first, last, k) ? thing_end(k) : -1;
        if (namey(k)) {
            if (view_.token(k).ner.rfind("B-", 0) == 0 && splits_at(last, k) && !ends_in_head_noun(k)) return -1;
            if (lexicon_.has("honorifics", view_.low(k)) && view_.low(k).back() == '.') return -1;
            return k;
        }
        if (is_ruler_number(last, k)) return k;
        const std::string_view word = view_.low(k);
        const Token& token = view_.token(k);
        // Numbers: Falcon 9, Launch Pad 39A, Orbiter Processing Facility-1
        if (token.upos == Upos::NUM || view_.has_digit(k)) {
            if (is_numbered(last) || is_series(last, k)) return k;
            // Human Rights Act 1998
            if (view_.is(last, "act") && last > first && view_.capital(last) && token.form.size() == 4 &&
                !view_.has_letter(k))
                return k;
            // beat Tigers 3-1: a score is no part of the name
            if (token.form.size() < 3 && k + 2 < view_.size() && view_.is(k + 1, "-") && view_.glued(k) &&
                view_.glued(k + 1) && view_.has_digit(k + 2))
                return -1;
            const bool depends = token.head >= first && token.head <= last;
            const bool year = token.form.size() == 4 && !view_.has_letter(k) && token.ner == "O";
            const bool money = word.find('$') != std::string_view::npos;
            // gave Lumora six months
            const bool in_words = !view_.has_digit(k) && !view_.capital(k);
            if (!money && !year && is_upper_tail(last) &&
                (depends || token.ner != "O" || (view_.has_letter(k) && !in_words)) && token.upos != Upos::VERB)
                return k;
            return -1;
        }
        if (k + 1 >= view_.size()) return -1;
        if (word == "-" && view_.glued(last) && view_.glued(k)) {
            const bool number = view_.token(k + 1).upos == Upos::NUM || view_.has_digit(k + 1);
            if (number && (view_.all_capitals(last) || takes_of(last))) return k + 1;
            if (namey(k + 1) && !splits_at_hyphen(first, last, k + 1))
                return thing_at(k + 1) ? thing_end(k + 1) : k + 1;
            if (view_.all_capitals(last) && view_.token(last).form.size() == 1 && view_.capital(k + 1)) return k + 1;
            // Lee Cheuk-yan
            if (!view_.capital(k + 1) && view_.has_letter(k + 1) &&
                (view_.token(k + 1).ner == "I-PER" || is_romanized_given(first, last, k + 1) ||
                 (lexicon_.has("east_asian_families", view_.low(first)) && view_.token(k + 1).form.size() <= 6 &&
                  view_.token(k + 1).upos == Upos::PROPN)))
                return k + 1;
            return -1;
        }
        if (word == "&" && namey(k + 1)) return k + 1;
        if (opens_law(k) || (is_long_law(first, last) && (word == "of" || word == "and" || word == "against"))) {
            const int next = view_.is(k + 1, "the") ? k + 2 : k + 1;
            if (next < view_.size() && namey(next) && !thing_at(next) && !starts_person(next) && !is_month_or_day(next))
                return next;
            if (opens_law(k)) return -1;
        }
        if (word == "/" && view_.all_capitals(last) && view_.all_capitals(k + 1) && view_.glued(k)) return k + 1;
        if (lexicon_.has("particles", word) && !view_.capital(k)) {
            int next = k + 1;
            // al-Sadr, in three words
            if (view_.is(next, "-") && view_.glued(k) && view_.glued(next) && next + 1 < view_.size() &&
                view_.capital(next + 1) && !in_office(next + 1))
                return next + 1;
            while (next < view_.size() && next - k < 3 && lexicon_.has("particles", view_.low(next)) &&
                   !view_.capital(next))
                ++next;
            const bool joins = (word != "y" && word != "e" && word != "a") || token.ner == "I-PER";
            if (next < view_.size() && namey(next) && !thing_at(next) && joins) return next;
            if ((word == "de" || word == "da" || word == "di" || word == "del" || word == "du") &&
                next < view_.size() && namey(next))
                return thing_at(next) ? thing_end(next) : next;
            return -1;
        }
        if (word == "," && lexicon_.has("company_suffixes", view_.low(k + 1)) && view_.capital(k + 1) &&
            !thing_is_place(last))
            return k + 1;
        // Bancroft, Lyle & Co.; University of California, Berkeley
        if (word == "," && view_.is(k + 2, "&") && namey(k + 1) && ner_type(view_.token(last)) == "ORG" &&
            ner_type(view_.token(k + 1)) == "ORG" && !view_.is(k - 2, "&"))
            return k + 1;
        // University of California, Berkeley
        if (word == "," && view_.is(first + 1, "of") && is_head("heads_before_place", first) && thing_at(k + 1) &&
            is_a(thing_at(k + 1)->type, EntityType::place) && thing_at(k + 1)->type != EntityType::country &&
            !view_.is(thing_end(k + 1) + 1, ","))
            return thing_end(k + 1);
        // Delmar Holdings plc
        if (lexicon_.has("small_suffixes", word) && !thing_is_place(last) && view_.token(k).upos != Upos::VERB)
            return k;
        if (word == "'s" && capital_behind_possessor(first, k + 1)) return k + 1;
        if (const int end = nickname_end(first, k); end > 0) return end;
        if (word == "of" && !lexicon_.has("company_suffixes", view_.low(last)) &&
            (takes_of(last) || (view_.token(k).ner.rfind("I-", 0) == 0 && ner_type(view_.token(k)) != "PER"))) {
            int next = k + 1;
            if (view_.is(next, "the")) ++next;
            if (next >= view_.size() || is_month_or_day(next)) return -1;
            if (thing_at(next)) return thing_end(next);
            if (namey(next) && !(is_demonym(next) && next + 1 < view_.size() && !namey(next + 1))) return next;
            // Office of the Prosecutor General, Council of Ministers, Association of Muslim Scholars
            int skip = next;
            while (is_demonym(skip) && skip + 1 < view_.size()) ++skip;
            if (in_office(skip) && view_.capital(skip) && (view_.is(last, "office") || plural_office(skip))) {
                next = skip;
                int end = next;
                while (end + 1 < view_.size() && in_office(end + 1) && view_.capital(end + 1)) ++end;
                return end;
            }
            return -1;
        }
        if (word == "and" && namey(k + 1) && !thing_at(k + 1) && joins_with_and(first, last, k)) return k + 1;
        if (word == "for" && takes_of(last) && namey(k + 1) && view_.token(k).ner.rfind("I-", 0) == 0) return k + 1;
        return -1;
    }

    // *Margrethe I.*, which taggers take for a pronoun
    bool is_ruler_number(int last, int k) const {
        return view_.is(k, "i") && view_.capital(k) && !thing_at(last) &&
               (given_at(last) || ner_type(view_.token(last)) == "PER");
    }

    // *S&P 500*: a number of no noun behind the name of a company
    bool is_series(int last, int k) const {
        const Thing* before = nullptr;
        for (int i = std::max(0, last - longest_thing); i <= last; ++i)
            if (thing_at(i) && thing_end(i) == last) before = thing_at(i);
        if (!before || before->kind != "company" || view_.has_letter(k) || view_.token(k).form.size() < 2) return false;
        if (view_.token(k).form.find_first_not_of("0123456789") != std::string::npos) return false;
        const int next = k + 1;
        const int head = view_.token(k).head;
        return (next >= view_.size() || !is_content(view_.token(next).upos)) && (head < k || head > k + 3);
    }

    // *Bak Ro-sun*: family name and given name are syllables
    bool is_romanized_given(int first, int last, int k) const {
        if (last != first + 1 || thing_at(first)) return false;
        for (const int i : {first, last, k})
            if (!is_syllable(view_.low(i))) return false;
        return true;
    }
    // An onset, a vowel and a coda of `romanized_…`, as Korean and Cantonese names have them.
    bool is_syllable(std::string_view word) const {
        if (word.size() > 6) return false;
        for (std::size_t vowel = 0; vowel < word.size(); ++vowel)
            for (std::size_t coda = vowel + 1; coda <= word.size(); ++coda)
                if (lexicon_.has("romanized_vowels", word.substr(vowel, coda - vowel)) &&
                    (vowel == 0 || lexicon_.has("romanized_onsets", word.substr(0, vowel))) &&
                    (coda == word.size() || lexicon_.has("romanized_codas", word.substr(coda))))
                    return true;
        return false;
    }

    // *St. Mary's Cathedral*, *Al-Rahma Children's Hospital*: a head noun behind the possessor, in one name
    bool capital_behind_possessor(int first, int k) const {
        if (k >= view_.size() || !view_.capital(k) || !namey(k)) return false;
        const bool saint = view_.is(first, "st.") || view_.is(first, "st") || view_.is(first, "saint");
        const bool inside = view_.token(k - 1).ner.rfind("I-", 0) == 0 && view_.token(k).ner.rfind("I-", 0) == 0;
        return saint ? is_head("facility_heads", k) || is_head("organization_heads", k)
                     : inside && ner_type(view_.token(k)) != "PER" && !thing_at(k - 2);
    }

    // *Ferdinand "Bongbong" Marcos*: the name behind the nickname, or -1
    int nickname_end(int first, int k) const {
        if (!is_quote(k) || !(given_at(first) || ner_type(view_.token(first)) == "PER") || thing_at(k - 1)) return -1;
        int close = k + 1;
        while (close < view_.size() && close < k + 4 && view_.capital(close)) ++close;
        if (close == k + 1 || !is_quote(close)) return -1;
        int next = close + 1;
        while (next < view_.size() && next < close + 3 && lexicon_.has("particles", view_.low(next)) &&
               !view_.capital(next))
            ++next;
        return next < view_.size() && view_.capital(next) && namey(next) && !thing_at(next) ? next : -1;
    }
    bool is_quote(int i) const {
        return view_.is(i, "\"") || view_.is(i, "``") || view_.is(i, "''") || view_.is(i, "\u201c") ||
               view_.is(i, "\u201d");
    }

    bool plural_office(int i) const {
        for (const OfficeMatch& match : offices_)
            if (match.first <= i && i <= match.last) return match.plural;
        return false;
    }
    bool thing_is_place(int last) const {
        for (int i = std::max(0, last - 4); i <= last; ++i)
            if (thing_at(i) && thing_end(i) == last) return is_a(thing_at(i)->type, EntityType::place);
        return false;
    }
    bool is_upper_tail(int last) const { return view_.capital(last) && !is_month_or_day(last); }

    // *National Air and Space Museum*: the first part hangs on a head behind *and*; *Ministry of Culture and Sport*.
    bool joins_with_and(int first, int last, int k) const {
        const auto inside = [&](int i) { return view_.token(i).ner.rfind("I-", 0) == 0; };
        for (int i = first; i <= last; ++i)
            if (view_.is(i, "&")) return false;  // Johnson & Johnson and Marks & Spencer
        if (inside(k) && inside(k + 1)) return true;
        // the Racketeer Influenced and Corrupt Organizations Act
        if (view_.is(first - 1, "the") && !thing_at(first) && !is_head("law_heads", last)) {
            int end = k + 1;
            while (end + 1 < view_.size() && end < k + 5 && view_.capital(end + 1)) ++end;
            if (end > k + 1 && is_head("law_heads", end)) return true;
        }
        for (int i = first; i <= last; ++i)
            if (view_.token(i).head > k && (view_.relation(i, "compound") || view_.relation(i, "amod")) &&
                view_.capital(view_.token(i).head) && !thing_at(first))
                return is_organization_head_ahead(k + 1);
        for (int i = first; i < last; ++i)
            if ((view_.is(i, "of") || view_.is(i, "for")) && takes_of(first) && !thing_at(k + 1) &&
                view_.token(k + 1).upos != Upos::VERB && !starts_person(k + 1))
                return view_.relation(k + 1, "conj") && view_.token(k + 1).head > i && view_.token(k + 1).head <= last;
        return false;
    }

    bool starts_person(int i) const {
        return lexicon_.gender_of_given(view_.low(i)) != 0 || ner_type(view_.token(i)) == "PER";
    }

    // *… Museum | Steven F. Udvar-Hazy Center*: what looks like a person is a part of a name
    bool ends_in_head_noun(int from) const {
        int end = from;
        while (end + 1 < view_.size() && end < from + 6 &&
               (view_.capital(end + 1) || (view_.is(end + 1, "-") && view_.glued(end))))
            ++end;
        return end > from && !thing_at(from) && (is_head("organization_heads", end) || is_head("place_heads", end));
    }

    bool is_organization_head_ahead(int from) const {
        for (int i = from; i < view_.size() && i < from + 4 && (view_.capital(i) || view_.is(i, "-")); ++i)
            if (is_head("organization_heads", i) || is_head("place_heads", i)) return true;
        return false;
    }

    bool joins_thing(int first, int last, int k) const {
        // King's College London
        if (last > first && view_.capital(last) && is_head("heads_before_place", last) &&
            is_a(thing_at(k)->type, EntityType::place) && !view_.is(first - 1, "in"))
            return true;
        const Thing* before = nullptr;
        for (int i = first; i <= last; ++i)
            if (thing_at(i) && thing_end(i) == last) before = thing_at(i);
        // *Moscow Ukraine* is no name, *London Paris* neither; *Bank America* is left to the tagger.
        if (before) return view_.token(k).ner.rfind("I-", 0) == 0;
        return view_.token(k).ner.rfind("B-", 0) != 0 || ner_type(view_.token(last)).empty() ||
               ner_type(view_.token(last)) == ner_type(view_.token(k)) || thing_at(k)->kind == "company";
    }

    // The tagger begins a new name at k: believed where both sides can stand alone.
    bool splits_at(int last, int k) const {
        const std::string_view left = ner_type(view_.token(last)), right = ner_type(view_.token(k));
        return !left.empty() && left != right && (left == "PER" || right == "PER" || thing_at(k));
    }

    // *Putin-Zelensky meeting*, *US-China talks*: two names; *Udvar-Hazy*, *Klimovo-Moscow*: one.
    bool splits_at_hyphen(int first, int last, int k) const {
        for (int i = first; i <= last; ++i)
            if (thing_at(i) && thing_end(i) == last && (thing_at(k) || view_.token(k).ner.rfind("B-", 0) == 0))
                return true;
        return false;
    }

    // bin Laden, al-Sadr, von der Leyen without a given name before: the name behind the particles, or -1
    int particle_end(int i) const {
        const std::string_view word = view_.low(i);
        if (!lexicon_.has("particles_alone", word)) return -1;
        int k = i + 1;
        if (view_.is(k, "-") && view_.glued(i) && view_.glued(k)) ++k;
        while (k < view_.size() && k < i + 3 && (view_.is(k, "der") || view_.is(k, "den") || view_.is(k, "de"))) ++k;
        return k < view_.size() && namey(k) && !thing_at(k) ? k : -1;
    }

    bool starts_run(int i) const { return thing_at(i) || namey(i) || (!view_.capital(i) && particle_end(i) > i); }

    void find_runs() {
        for (int i = 0; i < view_.size();) {
            if (!starts_run(i)) {
                if (const int end = office_of_possessor(i); end >= 0) {
                    add_office_organization(i, end);
                    i = end + 1;
                    continue;
                }
                ++i;
                continue;
            }
            int last = thing_at(i) ? thing_end(i) : i;
            if (!view_.capital(i) && !thing_at(i)) last = particle_end(i);
            for (int next = next_piece(i, last); next > last; next = next_piece(i, last)) last = next;
            for (int k = i; k <= last; ++k)
                if (in_office(k)) {
                    drop_offices(i, last);
                    break;
                }
            // Information Commissioner's Office
            const int end = last + 1 < view_.size() && !thing_at(i) && !is_demonym(i) && tagged(i, last, "PER") == 0
                                ? office_of_possessor(last + 1)
                                : -1;
            if (end >= 0)
                add_office_organization(i, last = end);
            else
                classify(i > 0 && takes_ordinal(i - 1, last) ? i - 1 : i, last);
            i = last + 1;
        }
    }

    // *47th Mechanized Brigade*, *5th Avenue*
    bool takes_ordinal(int i, int last) const {
        const std::string_view word = view_.low(i);
        if (!view_.has_digit(i) || word.size() < 3 || !lexicon_.has("ordinal_heads", view_.low(last))) return false;
        const std::string_view ending = word.substr(word.size() - 2);
        return ending == "st" || ending == "nd" || ending == "rd" || ending == "th";
    }

    // Offices that turn out to be a part of a name are none.
    void drop_offices(int first, int last) {
        offices_.erase(
            std::remove_if(offices_.begin(), offices_.end(),
                           [&](const OfficeMatch& match) { return match.first >= first && match.last <= last; }),
            offices_.end());
        for (int k = first; k <= last; ++k) office_[static_cast<std::size_t>(k)] = false;
    }

    // *Prosecutor General's Office*: an office in capitals, then the organization it stands for.
    int office_of_possessor(int i) const {
        if (!in_office(i) || !view_.capital(i)) return -1;
        int end = i;
        while (end + 1 < view_.size() && in_office(end + 1)) ++end;
        if (end + 2 < view_.size() && (view_.is(end + 1, "'s") || view_.is(end + 1, "'")) && view_.capital(end + 2) &&
            lexicon_.has("organization_heads", view_.low(end + 2))) {
            const int place = end + 3;  // King's College | London
            const bool of_place = place < view_.size() && thing_at(place) && is_head("heads_before_place", end + 2) &&
                                  is_a(thing_at(place)->type, EntityType::place);
            return of_place ? thing_end(place) : end + 2;
        }
        return -1;
    }

    void add_office_organization(int first, int last) {
        drop_offices(first, last);
        Draft draft = make(first, last);
        draft.votes[vote_organization] += 4;
        found_.push_back(std::move(draft));
    }

    // --- what kind of thing ----------------------------------------------------------------------------------------

    Draft make(int first, int last) const {
        return draft_of(view_, index_, first, last, EntityType::other, MentionForm::name);
    }

    Draft make_thing(int first, int last, const Thing& thing) const {
        Draft draft = make(first, last);
        draft.thing = &thing;
        draft.type = thing.type;
        return draft;
    }

    struct HeadNoun {
        Vote vote = vote_count;
        int position = -1;
    };

    // The noun that says what kind of thing a name names: its last word, or the one before *of*.
    HeadNoun head_noun(int first, int last) const {
        int at = last;
        int from = first;
        if (thing_at(first) && thing_end(first) < last)
            from = thing_end(first) + 1;  // District of Columbia | Court of Appeals
        for (int i = from + 1; i < last; ++i)
            if (view_.is(i, "of") || view_.is(i, "for") || opens_law(i)) {
                at = i - 1;
                break;
            }
        if (last > first && is_numbered(last - 1)) return {vote_law, last - 1};  // Article 5, Title IX
        while (at > first && (view_.has_digit(at) || view_.is(at, "-"))) --at;   // Facility-1, Pad 39A
        const std::string word = singular(view_.low(at));
        const auto listed = [&](std::string_view list) {
            return lexicon_.has(list, view_.low(at)) || lexicon_.has(list, word);
        };
        if (at == first && (at == last || !view_.is(at + 1, "of")) && !view_.has_digit(last)) {
            // A head noun alone is no name, except before *of*; first words: Lake Baikal, Mount Etna, Fort Knox, Camp
            // David
            if (first == last) return {};
        }
        if (lexicon_.has("company_suffixes", view_.low(last))) return {vote_organization, last};
        static constexpr struct {
            std::string_view list;
            Vote vote;
        } lists[] = {{"facility_heads", vote_facility}, {"organization_heads", vote_organization},
                     {"place_heads", vote_place},       {"law_heads", vote_law},
                     {"event_heads", vote_event},       {"work_heads", vote_work},
                     {"product_heads", vote_product}};
        // Criminal Code, National Convention: two words say what one does not
        if (at > first)
            if (const auto kind = lexicon_.text("phrase_heads", view_.phrase(at - 1, at)))
                for (const auto& [list, vote] : lists)
                    if (std::string_view(list).substr(0, kind->size()) == *kind) return {vote, at};
        for (const auto& [list, vote] : lists)
            if (listed(list)) return {vote, at};
        if (last == first) return {};
        if (is_head("place_starts", first)) return {vote_place, first};
        if (is_head("facility_starts", first)) return {vote_facility, first};
        if (is_head("event_starts", first)) return {vote_event, first};
        const bool ship = is_head("ship_prefixes", first) && view_.all_capitals(first);
        if (ship || view_.phrase(first, last).rfind("space shuttle ", 0) == 0) return {vote_product, first};
        return {};
    }

    bool given_at(int i) const { return view_.capital(i) && lexicon_.gender_of_given(view_.low(i)) != 0; }
    bool initial_at(int i) const {
        const std::string& form = view_.token(i).form;
        return (form.size() == 2 && form[1] == '.' && view_.capital(i)) ||
               (form.size() == 4 && form[1] == '.' && form[3] == '.');
    }

    // Words that can make up a person's name and nothing else.
    bool looks_like_person(int first, int last) const {
        const int words = last - first + 1;
        if (words < 2 || words > 6 || !given_at(first)) return initial_at(first) && words >= 2;
        for (int i = first; i <= last; ++i)
            if (view_.is(i, "of") || view_.is(i, "&") || view_.is(i, "the") || view_.has_digit(i)) return false;
        return true;
    }

    double tagged(int first, int last, std::string_view type) const {
        int count = 0, words = 0;
        for (int i = first; i <= last; ++i) {
            if (!view_.has_letter(i)) continue;
            ++words;
            count += ner_type(view_.token(i)) == type;
        }
        return words == 0 ? 0.0 : static_cast<double>(count) / words;
    }

    void classify(int first, int last) {
        bool title = false;
        char gender = 0;
        const int phrase_first = first;
        // Mr. Trump, Gen. Sir Nick Carter
        while (first <= last && lexicon_.has("honorifics", view_.low(first)) && !thing_at(first) &&
               (first < last || view_.low(first).back() == '.')) {
            const std::string_view word = view_.low(first);
            // Saint Petersburg and St. Mary's are no titled persons
            if (word == "st" || word == "st." || word == "saint") break;
            if (lexicon_.has("honorifics_male", word)) gender = 'm';
            if (lexicon_.has("honorifics_female", word)) gender = 'f';
            title = true;
            ++first;
        }
        if (first > last) return;
        if (thing_at(first) && !title && is_whole_thing(first, last)) {
            add_thing(first, last, *thing_at(first));
            return;
        }
        if (thing_at(first) && thing_end(first) + 1 == last && is_series(last - 1, last)) {
            Draft series = make(first, last);
            series.votes[vote_product] += 4;
            found_.push_back(std::move(series));
            return;
        }
        if (!title && last > first && is_noun_before_name(first, last)) return classify(first + 1, last);
        // John Smith, QC ; Jr. belongs to the name, QC does not
        while (last > first && lexicon_.has("name_suffixes", view_.low(last)) && view_.all_capitals(last) &&
               view_.token(last).form.size() <= 3 && view_.low(last).find_first_not_of("ivx") != std::string_view::npos)
            --last;
        // Ukrainian Armed Forces
        if (!title && last > first && thing_key(view_.written(first, last)).find(" country/") != std::string::npos) {
            Draft body = make(first, last);
            body.votes[vote_organization] += 4;
            found_.push_back(std::move(body));
            return;
        }
        const HeadNoun noun = title ? HeadNoun{} : head_noun(first, last);
        const bool person = title || (looks_like_person(first, last) &&
                                      (noun.vote == vote_count || (noun.position == last && last - first <= 2 &&
                                                                   ner_type(view_.token(last)) == "PER")));
        if (person) {
            add_person(first, last, phrase_first, title, gender);
            return;
        }
        if (noun.vote == vote_count && last > first) {
            // A country, a place or an organization and a name beside it: Ukraine Robert Broddiy, NBC Sunday
            const int behind = thing_at(first) ? thing_end(first) + 1 : last;
            const bool person_behind =
                behind < last && given_at(behind) && !given_at(first);  // Washington | Chris Gregoire
            if (thing_at(first) && thing_end(first) < last && (person_behind || tagged(first, last, "PER") < 0.99)) {
                if (person_behind || view_.token(first).ner == "O" || !one_tagged_name(first, last)) {
                    const int end = thing_end(first);
                    add_thing(first, end, *thing_at(first));
                    int rest = end + 1;
                    while (rest <= last && !view_.capital(rest)) ++rest;
                    if (rest <= last) classify(rest, last);
                    return;
                }
            }
            if (is_demonym(first) && !thing_at(first) && !one_tagged_name(first, last)) {
                int rest = first + 1;
                while (rest <= last && (is_demonym(rest) || !view_.capital(rest))) ++rest;
                if (rest <= last) classify(rest, last);
                return;
            }
            if (split_by_tagger(first, last)) return;
        }
        if (lexicon_.people(view_.phrase(first, last)) || (last == first && is_demonym(first))) {
            add_people(first, last);
            return;
        }
        bool all_demonyms = true;
        for (int i = first; i <= last; ++i) all_demonyms = all_demonyms && (is_demonym(i) || !view_.capital(i));
        if (all_demonyms) return;
        add_name(first, last, noun);
    }

    // *Google LLC* is Google
    bool is_whole_thing(int first, int last) const {
        const int end = thing_end(first);
        if (end < last && thing_at(first)->type != EntityType::organization) return false;
        for (int i = end + 1; i <= last; ++i)
            if (!view_.is(i, ",") && !lexicon_.has("company_suffixes", view_.low(i))) return false;
        return true;
    }
    // *Rival Orbix said*, *… for Roads and Harbours Lena Voss*: the capital is that of a sentence or of an office
    bool is_noun_before_name(int first, int last) const {
        if (view_.token(first).upos == Upos::ADP || !view_.capital(first + 1) || thing_at(first)) return false;
        if (view_.opens(first) && lexicon_.has("nouns_before_name", view_.low(first)) && !thing_at(first + 1))
            return true;
        return last > first + 1 && !given_at(first) && given_at(first + 1) && view_.is(first - 1, "and") &&
               ends_office(first - 2);
    }
    // *Minister for Roads*: an office and what it is for, up to here
    bool ends_office(int i) const {
        for (int steps = 0; i > 0 && steps < 4; --i, ++steps)
            if (view_.is(i, "for") || view_.is(i, "of")) return in_office(i - 1);
        return false;
    }

    bool one_tagged_name(int first, int last) const {
        if (view_.token(first).ner.rfind("B-", 0) != 0) return false;
        for (int i = first + 1; i <= last; ++i)
            if (view_.token(i).ner.rfind("I-", 0) != 0) return false;
        return true;
    }

    // Where the tagger sees two names of different types without a word between them.
    bool split_by_tagger(int first, int last) {
        for (int i = first + 1; i <= last; ++i) {
            const std::string& tag = view_.token(i).ner;
            const std::string_view before = ner_type(view_.token(i - 1));
            if (tag.rfind("B-", 0) == 0 && !before.empty() && before != ner_type(view_.token(i)) && view_.capital(i)) {
                int left = i - 1;
                while (left > first && !view_.capital(left)) --left;
                classify(first, left);
                classify(i, last);
                return true;
            }
        }
        return false;
    }

    void add_thing(int first, int last, const Thing& thing) {
        // Dr. Sydney, Michael Jordan are persons and never come here; Austin said … does, with the tagger's vote
        const bool given = first == last && lexicon_.gender_of_given(view_.low(first)) != 0;
        if (given && is_a(thing.type, EntityType::place) && ner_type(view_.token(first)) == "PER") {
            add_person(first, last, first, false, 0);
            return;
        }
        Draft draft = make_thing(first, last, thing);
        draft.votes[vote_person] += 2.0 * tagged(first, last, "PER");
        draft.votes[vote_organization] += 2.0 * tagged(first, last, "ORG");
        // the river Lima is not the city
        if (first > 0 && first == last && !view_.capital(first - 1) && thing.type == EntityType::place &&
            thing.kind != "water" &&
            (view_.is(first - 1, "river") || view_.is(first - 1, "lake") || view_.is(first - 1, "mount"))) {
            draft.thing = nullptr;
            draft.type = EntityType::other;
            draft.votes[vote_place] += 5;
            draft.first = draft.phrase_first = first - 1;
            draft.head = view_.head_of(draft.first, draft.last);
            draft.label = view_.written(draft.first, draft.last);
        }
        // the cruiser Moskva is no town; the ships Israel seized are no Israel
        if (first > 0 && first == last && is_head("product_nouns_before", first - 1) &&
            thing.type == EntityType::place &&
            (view_.token(first).head == first - 1 || view_.token(first - 1).head == first) &&
            !view_.relation(first, "nmod")) {
            draft.thing = nullptr;
            draft.type = EntityType::other;
            draft.votes[vote_product] += 5;
        }
        found_.push_back(std::move(draft));
    }

    void add_person(int first, int last, int phrase_first, bool title, char gender) {
        // A person's name ends before an organization's head noun and before lower-case words
        Draft draft = make(first, last);
        draft.phrase_first = phrase_first;
        draft.title = title;
        draft.gender = gender;
        draft.votes[vote_person] +=
            (title ? 4.0 : 0.0) + (given_at(first) ? 1.5 : 0.0) + 2.0 * tagged(first, last, "PER");
        if (initial_at(first)) draft.votes[vote_person] += 1.0;
        add_context(draft);
        found_.push_back(std::move(draft));
    }

    void add_people(int first, int last) {
        const Token& token = view_.token(last);
        const bool noun = token.upos == Upos::NOUN || token.upos == Upos::PROPN;
        const auto people = lexicon_.people(view_.phrase(first, last));
        if (!noun || !people || view_.relation(last, "compound") || view_.relation(last, "amod")) return;
        Draft draft = make(first, last);
        draft.type = EntityType::group;
        found_.push_back(std::move(draft));
    }

    void add_name(int first, int last, const HeadNoun& noun) {
        if (first == last && (lexicon_.has("common_capitalised", view_.low(first)) || is_month_or_day(first))) return;
        if (first == last && view_.token(first).form.size() == 1) return;
        if (is_party_and_state(first)) return;
        if (first == last && lexicon_.has("person_stop", view_.low(first))) return;
        // Tom Molomby, SC, … ; John Crozier, Jr.
        const bool suffix =
            first == last && lexicon_.has("name_suffixes", view_.low(first)) && view_.is(first - 1, ",");
        if (suffix && (view_.all_capitals(first) || view_.low(first).back() == '.')) return;
        Draft draft = make(first, last);
        if (noun.vote != vote_count) draft.votes[noun.vote] += 4;
        if (last > first && lexicon_.has("company_suffixes", view_.low(last))) draft.votes[vote_organization] += 3;
        // MTV, NBC: letters are no person, whatever the tagger says; nor is a Congress
        const bool only_letters =
            first == last && view_.all_capitals(first) && !view_.headline_case() && view_.token(first).form.size() <= 4;
        // BoE, DoJ
        const bool mixed_letters = first == last && !view_.all_capitals(first) && view_.token(first).form.size() <= 5 &&
                                   view_.token(first).form.size() > 2 && is_upper(view_.token(first).form.back());
        draft.votes[vote_person] += (only_letters ? 0.8 : mixed_letters ? 0.2 : 2.0) * tagged(first, last, "PER");
        if (mixed_letters) draft.votes[vote_organization] += 1.2;
        if (first == last && is_head("organization_heads", first)) draft.votes[vote_organization] += 2.1;
        draft.votes[vote_organization] += 2.0 * tagged(first, last, "ORG");
        draft.votes[vote_place] += 2.0 * tagged(first, last, "LOC");
        if (given_at(first)) {
            const bool locative = view_.is(first - 1, "in") || view_.is(first - 1, "at") || view_.is(first - 1, "from");
            draft.votes[vote_person] += first != last ? 0.5 : locative ? 0.3 : view_.is(first + 1, "'s") ? 1.8 : 1.0;
        }
        if (first == last && view_.all_capitals(first) && !view_.has_digit(first) &&
            view_.token(first).form.size() >= 2 && view_.token(first).form.size() <= 6 &&
            (only_letters || tagged(first, last, "PER") == 0))
            draft.votes[vote_organization] += 1.2;
        add_context(draft);
        const bool titled = first > 0 && in_office(first - 1) && noun.vote == vote_count;
        if (titled) draft.votes[vote_person] += view_.capital(first - 1) ? 3.0 : 1.5;
        const bool tagger = tagged(first, last, "PER") + tagged(first, last, "ORG") + tagged(first, last, "LOC") > 0;
        bool proper = false;
        for (int i = first; i <= last; ++i) proper = proper || view_.token(i).upos == Upos::PROPN;
        // DIG closed its office: a verb is nobody's subject
        const bool argument = view_.relation(first, "nsubj") || view_.relation(first, "obj");
        proper = proper || (only_letters && argument && view_.token(first).form.size() >= 3);
        // STS-1, T-72: letters and digits are a name of their own
        const bool code = last > first && view_.all_capitals(first) && view_.has_digit(last);
        if (!tagger && noun.vote == vote_count)
            draft.weak = view_.headline_case() || !proper || (first == last && !view_.has_digit(first));
        if (view_.phrase(first, last).find(" & ") != std::string_view::npos) draft.votes[vote_organization] += 1.5;
        const bool letters = first == last && view_.all_capitals(first) && proper &&
                             view_.token(first).form.size() >= 3 && !view_.opens(first) && !view_.headline_case();
        if (code || letters || draft.votes[vote_product] >= 3 || draft.votes[vote_work] >= 3 ||
            draft.votes[vote_event] >= 3 || follows_office(first))
            draft.weak = false;
        if (lexicon_.text("holidays", view_.phrase(first, last))) draft.votes[vote_event] += 6;
        if (!tagger && view_.headline_case()) draft.weak = true;
        const bool numbered = noun.vote == vote_law && view_.has_digit(last);
        const bool body = first == last && proper && !view_.headline_case() && taken_up_by_it(draft.head);
        if (body || titled || numbered || (proper && follows_alias(first))) draft.weak = false;
        if (!proper && !tagger && !code && noun.vote == vote_count) return;
        found_.push_back(std::move(draft));
    }

    // *Marjorie Ito (R-Ga.)*, *Ned Loft, R-Ohio, and …*
    bool is_party_and_state(int i) const {
        const std::string& form = view_.token(i).form;
        if (!view_.is(i - 1, "(") && !view_.is(i - 1, ",")) return false;
        if (form.size() == 1) return view_.is(i + 1, "-") && view_.glued(i);
        if (form.size() < 4 || form[1] != '-') return false;
        const std::string state = form.substr(2);
        const Thing* thing = lexicon_.thing(fold_name(state), state);
        return view_.is(i - 1, "(") || state.back() == '.' || (thing && is_a(thing->type, EntityType::place));
    }

    // *known as Madyar*, *nicknamed "Lev"*: what follows is a name, whatever the tagger says.
    bool follows_alias(int i) const {
        int last = i - 1;
        if (last >= 0 && view_.token(last).upos == Upos::PUNCT) --last;
        const auto& aliases = lexicon_.aliases();
        for (int first = last; first >= 0 && first + 3 > last; --first) {
            const std::string_view words = view_.phrase(first, last);
            if (words != "called" && words != "born" && words != "formerly" &&
                std::find(aliases.begin(), aliases.end(), words) != aliases.end())
                return true;
        }
        return false;
    }

    // Bryn said it had lost the data, Bryn cut its forecast: nobody is an it
    bool taken_up_by_it(int head) const {
        const int verb = view_.relation(head, "nsubj") ? view_.token(head).head : -1;
        if (verb < head) return false;
        for (const int c : view_.children(verb)) {
            if (c < verb) continue;
            const int owner = view_.child(c, "nmod");
            if (view_.relation(c, "obj") && view_.is(owner, "its") && owner == verb + 1) return true;
            const int subject =
                view_.relation(c, "ccomp") && view_.token(c).upos == Upos::VERB ? view_.child(c, "nsubj") : -1;
            if (view_.is(subject, "it") && subject <= verb + 2 && !view_.has_child(c, "ccomp")) return true;
            if (subject >= 0 && view_.is(view_.child(subject, "nmod"), "its") && subject <= verb + 3) return true;
        }
        return false;
    }

    void add_context(Draft& draft) const {
        const int first = draft.first, last = draft.last;
        const std::string_view before = first > 0 ? view_.low(first - 1) : std::string_view();
        const bool modifier = view_.relation(draft.head, "compound") && view_.token(draft.head).head > last;
        if (before == "the" && !modifier) {
            draft.votes[vote_person] -= 1.5;
            draft.votes[vote_organization] += 0.4;
        }
        if (before == "in" || before == "near") draft.votes[vote_place] += 0.8;
        if (before == "at" || before == "from" || before == "into" || before == "across")
            draft.votes[vote_place] += 0.3;
        // the mayor of Akureyri, the coach of Botafogo
        if (follows_office(first)) {
            draft.votes[vote_person] -= 2;
            draft.votes[is_head("place_offices", first - 2) ? vote_place : vote_organization] += 1.2;
        }
        // Lionel Messi of Inter Miami: nobody is somebody's
        if (first > 1 && before == "of" && ner_type(view_.token(first - 2)) == "PER" && !draft.title) {
            draft.votes[vote_person] -= 1.5;
            draft.votes[vote_organization] += 1;
        }
        if (last > first && is_head("person_starts", first)) draft.votes[vote_person] += 1.5;
        // Chelsea sacked its coach: a given name alone is nobody who hires and fires
        if (first == last && given_at(first) && !draft.title && view_.relation(draft.head, "nsubj") &&
            view_.token(draft.head).head >= 0 && is_listed_verb("club_verbs", view_.token(draft.head).head)) {
            draft.votes[vote_person] -= 3;
            draft.votes[vote_organization] += 2;
        }
        if (first == last && !given_at(first) && !draft.title && taken_up_by_it(draft.head)) {
            draft.votes[vote_person] -= 2;
            draft.votes[vote_organization] += 1.5;
        }
        // M23 rebels, Zenvora executives
        if (modifier && !view_.capital(view_.token(draft.head).head) &&
            is_head("member_nouns", view_.token(draft.head).head))
            draft.votes[vote_organization] += 1.2;
        if (first > 0 && !draft.title) {
            const std::string_view noun = view_.low(view_.is(first - 1, "of") && first > 1 ? first - 2 : first - 1);
            const int at = view_.is(first - 1, "of") ? first - 2 : first - 1;
            const bool plain = at >= 0 && !view_.capital(at) && view_.token(at).upos == Upos::NOUN;
            if (plain && at == first - 1 &&
                (lexicon_.is_any_class_noun(noun) || lexicon_.has("class_nouns_before", noun)))
                draft.votes[vote_organization] += 3;
            if (plain && lexicon_.has("place_nouns_before", noun)) draft.votes[vote_place] += 3;
            if (plain && at == first - 1) {
                if (lexicon_.has("product_nouns_before", noun)) draft.votes[vote_product] += 5;
                if (lexicon_.has("work_nouns_before", noun)) draft.votes[vote_work] += 5;
                if (lexicon_.has("event_nouns_before", noun)) draft.votes[vote_event] += 5;
            }
            // the frigate Ardent, the tanker Southern Dawn are also written with the article of the ship
            if (at == first - 1 && view_.is(at, "the") && first > 1 && view_.token(first - 2).upos == Upos::NOUN &&
                lexicon_.has("work_nouns_before", view_.low(first - 2)))
                draft.votes[vote_work] += 5;
        }
        // Thomas Sam, 42,
        if (last + 2 < view_.size() && view_.is(last + 1, ",") && view_.token(last + 2).upos == Upos::NUM &&
            view_.token(last + 2).form.size() <= 2 &&
            (last + 3 >= view_.size() || view_.token(last + 3).upos == Upos::PUNCT))
            draft.votes[vote_person] += 2;
        if (last > first && looks_slavic_name(last)) draft.votes[vote_person] += 0.6;
        const Token& head = view_.token(draft.head);
        if (view_.relation(draft.head, "nsubj") && head.head >= 0 &&
            lexicon_.has("speech_verbs", fold_name(view_.token(head.head).lemma))) {
            draft.votes[vote_person] += 0.4;
            draft.votes[vote_organization] += 0.2;
        }
        // Sydney, Australia
        if (last + 2 < view_.size() && view_.is(last + 1, ",") && thing_at(last + 2) &&
            (thing_at(last + 2)->type == EntityType::country || thing_at(last + 2)->kind == "region"))
            draft.votes[vote_place] += 0.6;
        bool words_only = true, has_head = false;
        for (int i = first; i <= last; ++i) {
            words_only =
                words_only && view_.capital(i) && view_.has_letter(i) && !view_.has_digit(i) && !view_.all_capitals(i);
            has_head = has_head || lexicon_.has("organization_heads", view_.low(i)) ||
                       lexicon_.has("place_heads", view_.low(i));
        }
        if (words_only && !has_head && last > first && last - first <= 2 && before != "the")
            draft.votes[vote_person] += 0.4;
    }

    bool is_listed_verb(std::string_view list, int i) const {
        return view_.token(i).upos == Upos::VERB && lexicon_.has(list, fold_name(view_.token(i).lemma));
    }

    bool follows_office(int i) const {
        return i > 1 && view_.is(i - 1, "of") && in_office(i - 2) && !view_.capital(i - 2);
    }

    bool looks_slavic_name(int i) const {
        const std::string_view word = view_.low(i);
        for (const std::string_view ending : {"enko", "chuk", "ov", "ova", "ev", "eva", "sky", "skyy", "skiy", "ski",
                                              "ska", "skaya", "ich", "ych", "yan", "shvili", "dze"})
            if (word.size() > ending.size() + 2 && word.substr(word.size() - ending.size()) == ending) return true;
        return false;
    }

    // *Chukwuemeka Okonkwo and Maria Bello*: beside a person stands a person, where nothing says otherwise.
    void compare_coordinated() {
        std::sort(found_.begin(), found_.end(), [](const Draft& a, const Draft& b) { return a.first < b.first; });
        const auto sure = [](const Draft& draft) { return draft.title || draft.votes[vote_person] >= 3.3; };
        const auto open = [this](const Draft& draft) {
            return !draft.thing && draft.type != EntityType::group && draft.last > draft.first &&
                   draft.last - draft.first <= 2 && !view_.is(draft.first - 1, "the") &&
                   draft.votes[vote_organization] <= 2.3 && draft.votes[vote_facility] < 3 &&
                   draft.votes[vote_law] < 3 && draft.votes[vote_event] < 3 && draft.votes[vote_work] < 3 &&
                   draft.votes[vote_product] < 3 && draft.votes[vote_place] <= 2.3;
        };
        for (std::size_t at = 0; at + 1 < found_.size(); ++at) {
            Draft &a = found_[at], &b = found_[at + 1];
            if (b.phrase_first != a.last + 2 || !view_.is(a.last + 1, "and")) continue;
            if (sure(a) == sure(b)) continue;
            Draft& other = sure(a) ? b : a;
            if (open(other)) other.votes[vote_person] += 1.8;
        }
    }

    // --- names whose last word has no capital -----------------------------------------------------------------------

    // *Bryansk region*, *Druzhba oil pipeline*, *Bryansk and Kursk regions*
    void extend_with_common_nouns() {
        std::sort(found_.begin(), found_.end(), [](const Draft& a, const Draft& b) { return a.first < b.first; });
        for (std::size_t at = 0; at < found_.size(); ++at) {
            Draft& draft = found_[at];
            if (draft.type == EntityType::country || draft.type == EntityType::group || draft.title) continue;
            if (draft.thing && draft.thing->type == EntityType::organization) continue;
            int noun = draft.last + 1;
            std::string word;
            bool plural = false, place = false, facility = false, disease = false;
            for (int tries = 0; tries < 3 && noun < view_.size(); ++tries, ++noun) {
                const Token& token = view_.token(noun);
                // nuclear power plant, air base
                const bool between = token.upos == Upos::ADJ && lexicon_.has("facility_words", view_.low(noun));
                if (token.upos != Upos::NOUN && !between && !(token.upos == Upos::PROPN && view_.capital(noun))) break;
                if (tries == 2 && !lexicon_.has("facility_words", view_.low(noun - 1))) break;
                if (view_.capital(noun) && !view_.headline_case() && tries == 0 && noun > draft.last + 1) break;
                word = singular(view_.low(noun));
                plural = word != view_.low(noun);
                const auto phrase = lexicon_.text("phrase_heads", view_.phrase(noun - 1, noun));
                facility = (lexicon_.has("facility_heads", word) || (noun > draft.last + 1 && phrase == "facility")) &&
                           names_facility(draft, word);
                disease = noun == draft.last + 1 && lexicon_.has("disease_heads", word) && word == view_.low(noun);
                if (disease) break;
                place = facility || (lexicon_.has("place_heads_lower", word) && !lexicon_.has("facility_heads", word));
                if (place || lexicon_.has("organization_heads_lower", word)) break;
                // one common noun may stand between: oil pipeline
                if (view_.capital(noun) || !(view_.relation(noun, "compound") || view_.relation(noun, "amod"))) {
                    word.clear();
                    break;
                }
                word.clear();
            }
            if (word.empty() || noun >= view_.size() || noun > draft.last + 3) {
                coordinate_capitals(at);
                continue;
            }
            if (draft.votes[vote_person] > draft.votes[vote_place] + 1 && draft.votes[vote_person] >= 1.9) continue;
            if (!place && !disease && draft.thing) continue;
            const std::size_t parts = plural ? coordinated_parts(at) : 0;
            if (plural && parts == 0) continue;
            const int tail = noun;
            for (std::size_t part = at - parts; part <= at; ++part) {
                Draft& one = found_[part];
                const std::string label = view_.written(one.first, one.last);
                one.thing = nullptr;
                one.type = EntityType::other;
                one.votes = {};
                // Marburg virus is a thing of no type of its own
                if (!disease) one.votes[facility ? vote_facility : place ? vote_place : vote_organization] = 5;
                one.weak = false;
                if (part == at) {
                    std::string middle;
                    if (tail > one.last + 1) middle = " " + view_.written(one.last + 1, tail - 1);
                    one.last = one.phrase_last = tail;
                    one.head = view_.head_of(one.first, one.last);
                    one.label = label + middle + " " + (plural ? word : view_.token(tail).form);
                } else {
                    one.label = label + " " + word;
                }
                if (const Thing* thing = lexicon_.thing(fold_name(one.label), one.label)) {
                    one.thing = thing;
                    one.type = thing->type;
                }
            }
        }
    }

    // *the Zaporizhzhia nuclear power plant* is a name; *a Moscow hospital* is none, *the Tesla plant* neither.
    bool names_facility(const Draft& draft, std::string_view word) const {
        if (draft.type == EntityType::organization || draft.votes[vote_organization] >= 3) return false;
        const bool certain = lexicon_.has("place_heads_lower", word);
        const bool definite = view_.is(draft.first - 1, "the");
        const bool indefinite = draft.first > 0 && (view_.token(draft.first - 1).upos == Upos::DET && !definite);
        if (indefinite) return false;
        if (!draft.thing) return certain || definite || !view_.headline_case();
        return draft.thing->kind == "capital" ? certain && definite : definite || certain;
    }

    // *the Spanish interior ministry*, *Russia's defence ministry*: a name without a capital of its own.
    void find_ministries() {
        std::vector<bool> taken(static_cast<std::size_t>(view_.size()), false);
        for (const Draft& draft : found_)
            for (int i = draft.first; i <= draft.last; ++i) taken[static_cast<std::size_t>(i)] = true;
        for (int noun = 1; noun < view_.size(); ++noun) {
            if (!view_.is(noun, "ministry") || taken[static_cast<std::size_t>(noun)]) continue;
            int first = noun;
            while (first > 0 && noun - first < 4 && !taken[static_cast<std::size_t>(first - 1)] &&
                   !is_demonym(first - 1) &&
                   (view_.token(first - 1).upos == Upos::NOUN || view_.token(first - 1).upos == Upos::ADJ ||
                    view_.token(first - 1).upos == Upos::PROPN || view_.is(first - 1, "-")))
                --first;
            if (first == noun || first == 0) continue;
            int label_first = -1;
            if (is_demonym(first - 1)) {
                label_first = --first;
            } else if (view_.is(first - 1, "'s") && first > 1) {
                for (const Draft& draft : found_)
                    if (draft.last == first - 2 && draft.thing && draft.thing->type == EntityType::country)
                        label_first = draft.first;
            }
            if (label_first < 0) continue;
            Draft draft = make(first, noun);
            draft.label = view_.written(label_first, noun);
            draft.votes[vote_organization] = 5;
            found_.push_back(std::move(draft));
        }
    }

    // How many drafts stand before `at` in a list that ends with it: A, B and C.
    std::size_t coordinated_parts(std::size_t at) const {
        std::size_t parts = 0;
        bool seen_and = false;
        while (at > parts) {
            const Draft& right = found_[at - parts];
            const Draft& left = found_[at - parts - 1];
            const int between = left.last + 1;
            if (between + 1 != right.first) break;
            const bool conjunction = view_.is(between, "and") || view_.is(between, "or");
            if (!conjunction && !(seen_and && view_.is(between, ","))) break;
            if (left.type == EntityType::country || left.type == EntityType::group || left.title) break;
            seen_and = true;
            ++parts;
        }
        return parts;
    }

    // *Donetsk and Luhansk Oblasts*: the same in capitals.
    void coordinate_capitals(std::size_t at) {
        Draft& draft = found_[at];
        if (draft.last == draft.first || draft.thing) return;
        const std::string_view tail = view_.low(draft.last);
        const std::string word = singular(tail);
        if (word == tail || !lexicon_.has("place_heads_lower", word)) return;
        const std::size_t parts = coordinated_parts(at);
        if (parts == 0) return;
        const std::string noun = view_.token(draft.last).form.substr(0, word.size());
        for (std::size_t part = at - parts; part < at; ++part) {
            Draft& one = found_[part];
            one.label = view_.written(one.first, one.last) + " " + noun;
            one.thing = nullptr;
            one.type = EntityType::other;
            one.votes = {};
            one.votes[vote_place] = 5;
            one.weak = false;
        }
        draft.label = view_.written(draft.first, draft.last - 1) + " " + noun;
    }

    const SentenceView& view_;
    std::uint32_t index_;
    const StringSet& surnames_;
    const Lexicon& lexicon_;
    std::vector<const Thing*> thing_;
    std::vector<int> thing_end_;
    std::vector<bool> office_;
    std::vector<OfficeMatch> offices_;
    Drafts found_;
};

}  // namespace

NamesFound find_name_drafts(const std::vector<SentenceView>& sentences) {
    NamesFound out;
    out.drafts.resize(sentences.size());
    out.offices.resize(sentences.size());
    StringSet surnames;
    const auto find_in = [&](std::size_t s) {
        out.drafts[s].clear();
        out.offices[s].clear();
        Finder(sentences[s], static_cast<std::uint32_t>(s), surnames).run(out.drafts[s], out.offices[s]);
    };
    for (std::size_t s = 0; s < sentences.size(); ++s) find_in(s);
    // King, where the document has Billie Jean King
    StringSet found;
    for (std::size_t s = 0; s < sentences.size(); ++s)
        for (const Draft& draft : out.drafts[s])
            if (draft.last > draft.first && draft.votes[vote_person] >= surely_person &&
                Lexicon::get().office(sentences[s].low(draft.last)))
                found.emplace(sentences[s].low(draft.last));
    surnames = std::move(found);
    for (std::size_t s = 0; !surnames.empty() && s < sentences.size(); ++s)
        for (const OfficeMatch& match : out.offices[s])
            if (match.first == match.last && sentences[s].capital(match.first) &&
                surnames.find(sentences[s].low(match.first)) != surnames.end()) {
                find_in(s);
                break;
            }
    Consensus consensus;
    consensus.collect(sentences, out.drafts);
    for (std::size_t s = 0; s < sentences.size(); ++s) {
        Drafts kept;
        for (Draft& draft : out.drafts[s]) {
            if (!consensus.split_pair(sentences[s], draft, kept) && consensus.decide(sentences[s], draft))
                kept.push_back(std::move(draft));
        }
        out.drafts[s] = std::move(kept);
    }
    return out;
}

}  // namespace claimgraph
