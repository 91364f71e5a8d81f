#include <algorithm>

#include "extract/names/sentence_names.h"

namespace claimgraph::extract::names {

bool SentenceNames::is_month_or_day(TokenIndex i) const {
    const std::string_view word = view_.low(i);
    return lexicon_.number("months", word).has_value() || lexicon_.number("weekdays", word).has_value();
}

/// A$, HK$ in front of a number
bool SentenceNames::is_currency_sign(TokenIndex i) const {
    return view_.token(i).form.back() == '$' && lexicon_.text("currencies", view_.low(i)) && i + 1 < view_.size() &&
           view_.has_digit(i + 1);
}

bool SentenceNames::namey(TokenIndex i) const {
    if (!view_.capital(i) || !view_.has_letter(i)) return false;
    const Token& token = view_.token(i);
    if (in_office(i) || is_currency_sign(i) || has_prefix(i)) return false;
    if (thing_at(i) || is_numbered(i)) return true;
    if (lexicon_.has("honorifics", view_.low(i)) && token.upos != Upos::VERB) return true;
    if (is_month_or_day(i)) {
        // Khin Mar Aye
        const bool after_name = i > 0 && view_.capital(i - 1) && ner_type(view_.token(i - 1)) == "PER";
        return after_name && token.ner == "I-PER";
    }
    if (token.upos == Upos::PRON || token.upos == Upos::DET || token.upos == Upos::AUX) return false;
    if (token.ner != "O" || is_surname_alone(i)) return true;
    if (token.upos == Upos::PROPN) return true;
    if (view_.headline_case() || view_.opens(i)) {
        // DIG closed its office
        if (!view_.headline_case() && is_letters(i, i, short_letters) && view_.relation(i, "nsubj") &&
            i + 1 < view_.size() && !view_.all_capitals(i + 1) && is_content(token.upos))
            return true;
        // A capital says nothing here; the beginning of a longer name is found through what follows it.
        if (!is_content(token.upos) || view_.headline_case() || i + 1 >= view_.size() || !view_.capital(i + 1))
            return false;
        const bool modifies = token.upos == Upos::NOUN && token.head > i && view_.token(i + 1).upos == Upos::PROPN;
        return modifies || is_demonym(i) || lexicon_.gender_of_given(view_.low(i)) != 0 || view_.all_capitals(i);
    }
    return token.upos == Upos::NOUN || token.upos == Upos::ADJ || token.upos == Upos::X;
}

// *Day sang*, of Ann Day; not *the Day*, *Labor Day*, *Day Nursery*
bool SentenceNames::is_surname_alone(TokenIndex i) const {
    if (surnames_.find(view_.low(i)) == surnames_.end() || view_.headline_case()) return false;
    const bool modified = view_.has_child(i, "det") || view_.has_child(i, "amod") || view_.has_child(i, "nummod");
    const bool longer =
        (i > 0 && view_.capital(i - 1) && !view_.opens(i)) || (i + 1 < view_.size() && view_.capital(i + 1));
    return !modified && !longer && is_content(view_.token(i).upos);
}

// *Resolution 1701*, *Title IX*: a head noun in front of its number
bool SentenceNames::is_numbered(TokenIndex i) const {
    if (!view_.capital(i) || !is_head("numbered_laws", i) || i + 1 >= view_.size()) return false;
    const std::string& number = view_.token(i + 1).form;
    return (number[0] >= '0' && number[0] <= '9') || number.find_first_not_of("IVXLC") == std::string::npos;
}

// *Treaty | on …*, *Convention | against …*
bool SentenceNames::opens_law(TokenIndex i) const {
    return i > 0 && lexicon_.has("law_prepositions", view_.low(i)) && view_.capital(i - 1) &&
           is_head("law_heads", i - 1);
}

bool SentenceNames::is_long_law(TokenIndex first, TokenIndex last) const {
    for (TokenIndex i = first + 1; i <= last; ++i)
        if (opens_law(i)) return true;
    return false;
}

bool SentenceNames::takes_of(TokenIndex i) const {
    return is_head("organization_heads", i) || is_head("place_heads", i) || is_head("event_heads", i) ||
           is_head("work_heads", i) || is_head("law_heads", i) || is_head("facility_heads", i) ||
           is_head("heads_with_of", i);
}

// Numbers: Falcon 9, Launch Pad 39A, Orbiter Processing Facility-1
TokenIndex SentenceNames::number_piece(TokenIndex first, TokenIndex last, TokenIndex k) const {
    const Token& token = view_.token(k);
    if (is_numbered(last) || is_series(last, k)) return k;
    // Human Rights Act 1998
    if (view_.listed(last, "heads_before_year") && last > first && view_.capital(last) && token.form.size() == 4 &&
        !view_.has_letter(k))
        return k;
    // beat Tigers 3-1: a score is no part of the name
    if (token.form.size() < 3 && k + 2 < view_.size() && view_.is(k + 1, "-") && view_.glued(k) && view_.glued(k + 1) &&
        view_.has_digit(k + 2))
        return -1;
    const bool depends = token.head >= first && token.head <= last;
    const bool year = token.form.size() == 4 && !view_.has_letter(k) && token.ner == "O";
    const bool money = view_.low(k).find('$') != std::string_view::npos;
    // gave Lumora six months
    const bool in_words = !view_.has_digit(k) && !view_.capital(k);
    if (!money && !year && is_upper_tail(last) && (depends || token.ner != "O" || (view_.has_letter(k) && !in_words)) &&
        token.upos != Upos::VERB)
        return k;
    return -1;
}

// HS-2, Bab-el-Mandeb, Lee Cheuk-yan: k is the hyphen.
TokenIndex SentenceNames::hyphened_piece(TokenIndex first, TokenIndex last, TokenIndex k) const {
    const bool number = view_.token(k + 1).upos == Upos::NUM || view_.has_digit(k + 1);
    // HS-2, Facility-1, SARS-CoV-2
    const bool code = view_.all_capitals(last) || (view_.capital(last) && view_.has_letter(last));
    if (number && (code || takes_of(last))) return k + 1;
    if (namey(k + 1) && !splits_at_hyphen(first, last, k + 1)) return thing_at(k + 1) ? thing_end(k + 1) : k + 1;
    if (view_.all_capitals(last) && view_.token(last).form.size() == 1 && view_.capital(k + 1)) return k + 1;
    if (const TokenIndex end = end_of_hyphened(k + 1); end > 0) return end;  // Bab-el-Mandeb
    // Lee Cheuk-yan
    if (!view_.capital(k + 1) && view_.has_letter(k + 1) &&
        (view_.token(k + 1).ner == "I-PER" || is_romanized_given(first, last, k + 1) ||
         (lexicon_.has("east_asian_families", view_.low(first)) && view_.token(k + 1).form.size() <= 6 &&
          view_.token(k + 1).upos == Upos::PROPN)))
        return k + 1;
    return -1;
}

// Abu al-Sadr, Rio de la Plata: k is the first particle.
TokenIndex SentenceNames::particle_piece(TokenIndex k) const {
    const Token& token = view_.token(k);
    TokenIndex next = k + 1;
    // al-Sadr, in three words
    if (view_.is(next, "-") && view_.glued(k) && view_.glued(next) && next + 1 < view_.size() &&
        view_.capital(next + 1) && !in_office(next + 1))
        return next + 1;
    while (next < view_.size() && next - k < 3 && lexicon_.has("particles", view_.low(next)) && !view_.capital(next))
        ++next;
    const bool joins = !view_.listed(k, "particles_like_words") || token.ner == "I-PER";
    if (next < view_.size() && namey(next) && !thing_at(next) && joins) return next;
    if (view_.listed(k, "particles_of_places") && next < view_.size() && namey(next))
        return thing_at(next) ? thing_end(next) : next;
    return -1;
}

// Acme, Inc.; Bancroft, Lyle & Co.; University of California, Berkeley: k is the comma.
TokenIndex SentenceNames::piece_behind_comma(TokenIndex first, TokenIndex last, TokenIndex k) const {
    if (lexicon_.has("company_suffixes", view_.low(k + 1)) && view_.capital(k + 1) && !thing_is_place(last))
        return k + 1;
    // Bancroft, Lyle & Co.; University of California, Berkeley
    if (view_.is(k + 2, "&") && namey(k + 1) && ner_type(view_.token(last)) == "ORG" &&
        ner_type(view_.token(k + 1)) == "ORG" && !view_.is(k - 2, "&"))
        return k + 1;
    // University of California, Berkeley
    if (view_.listed(first + 1, "genitive_prepositions") && is_head("heads_before_place", first) && thing_at(k + 1) &&
        is_a(thing_at(k + 1)->type, EntityType::place) && thing_at(k + 1)->type != EntityType::country &&
        !view_.is(thing_end(k + 1) + 1, ","))
        return thing_end(k + 1);
    return -1;
}

// Office of the Prosecutor General, Council of Ministers: k is *of*.
TokenIndex SentenceNames::of_piece(TokenIndex last, TokenIndex k) const {
    TokenIndex next = k + 1;
    if (view_.listed(next, "definite_articles")) ++next;
    if (next >= view_.size() || is_month_or_day(next)) return -1;
    if (thing_at(next)) return thing_end(next);
    if (namey(next) && !(is_demonym(next) && next + 1 < view_.size() && !namey(next + 1))) return next;
    // Office of the Prosecutor General, Council of Ministers, Association of Muslim Scholars
    int skip = next;
    while (is_demonym(skip) && skip + 1 < view_.size()) ++skip;
    if (in_office(skip) && view_.capital(skip) && (view_.listed(last, "heads_of_offices") || plural_office(skip))) {
        next = skip;
        TokenIndex end = next;
        while (end + 1 < view_.size() && in_office(end + 1) && view_.capital(end + 1)) ++end;
        return end;
    }
    return -1;
}

// Does the run go on at k (the word after its last)? Returns the last word of the next piece, or -1.
TokenIndex SentenceNames::next_piece(TokenIndex first, TokenIndex last) const {
    const TokenIndex k = last + 1;
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
    if (token.upos == Upos::NUM || view_.has_digit(k)) return number_piece(first, last, k);
    if (k + 1 >= view_.size()) return -1;
    if (word == "-" && view_.glued(last) && view_.glued(k)) return hyphened_piece(first, last, k);
    if (const TokenIndex end = end_of_hyphened(k); end > 0) return end;  // al-Islam wal-Muslimin
    if (word == "&" && namey(k + 1)) return k + 1;
    if (opens_law(k) || (is_long_law(first, last) && view_.listed(k, "links_in_laws"))) {
        const TokenIndex next = view_.listed(k + 1, "definite_articles") ? k + 2 : k + 1;
        if (next < view_.size() && namey(next) && !thing_at(next) && !starts_person(next) && !is_month_or_day(next))
            return next;
        if (opens_law(k)) return -1;
    }
    if (word == "/" && view_.all_capitals(last) && view_.all_capitals(k + 1) && view_.glued(k)) return k + 1;
    if (lexicon_.has("particles", word) && !view_.capital(k)) return particle_piece(k);
    if (word == ",")
        if (const TokenIndex end = piece_behind_comma(first, last, k); end > 0) return end;
    // Delmar Holdings plc
    if (lexicon_.has("small_suffixes", word) && !thing_is_place(last) && view_.token(k).upos != Upos::VERB) return k;
    if (word == "'s" && capital_behind_possessor(first, k + 1)) return k + 1;
    if (const TokenIndex end = nickname_end(first, k); end > 0) return end;
    if (view_.listed(k, "genitive_prepositions") && !lexicon_.has("company_suffixes", view_.low(last)) &&
        (takes_of(last) || (view_.token(k).ner.rfind("I-", 0) == 0 && ner_type(view_.token(k)) != "PER")))
        return of_piece(last, k);
    if (view_.listed(k, "additive_conjunctions") && namey(k + 1) && !thing_at(k + 1) && joins_with_and(first, last, k))
        return k + 1;
    if (view_.listed(k, "purpose_prepositions") && takes_of(last) && namey(k + 1) &&
        view_.token(k).ner.rfind("I-", 0) == 0)
        return k + 1;
    return -1;
}

// *wal-Muslimin*, *ul-Ahrar*, *et-Moselle*: the word behind a particle and a hyphen, or -1
TokenIndex SentenceNames::end_of_hyphened(TokenIndex i) const {
    const bool hyphen = view_.is(i + 1, "-") && view_.glued(i) && view_.glued(i + 1);
    return hyphen && lexicon_.has("hyphened_particles", view_.low(i)) && view_.capital(i + 2) && !in_office(i + 2)
               ? i + 2
               : -1;
}

// *Anti-Norway protests*: a word that is no name by itself
bool SentenceNames::has_prefix(TokenIndex i) const {
    const std::string_view word = view_.low(i);
    const std::size_t hyphen = word.find('-');
    return hyphen != std::string_view::npos && lexicon_.has("prefixes_of_names", word.substr(0, hyphen)) &&
           !ends_in_head_noun(i);
}

// *Margrethe I.*, which taggers take for a pronoun
bool SentenceNames::is_ruler_number(TokenIndex last, TokenIndex k) const {
    return view_.listed(k, "numerals_like_pronouns") && view_.capital(k) && !thing_at(last) &&
           (given_at(last) || ner_type(view_.token(last)) == "PER");
}

// *S&P 500*: a number of no noun behind the name of a company
bool SentenceNames::is_series(TokenIndex last, TokenIndex k) const {
    const Thing* before = nullptr;
    for (TokenIndex i = std::max(0, last - longest_thing); i <= last; ++i)
        if (thing_at(i) && thing_end(i) == last) before = thing_at(i);
    if (!before || before->kind != "company" || view_.has_letter(k) || view_.token(k).form.size() < 2) return false;
    if (view_.token(k).form.find_first_not_of("0123456789") != std::string::npos) return false;
    const TokenIndex next = k + 1;
    const TokenIndex head = view_.token(k).head;
    return (next >= view_.size() || !is_content(view_.token(next).upos)) && (head < k || head > k + 3);
}

// *Bak Ro-sun*: family name and given name are syllables
bool SentenceNames::is_romanized_given(TokenIndex first, TokenIndex last, TokenIndex k) const {
    if (last != first + 1 || thing_at(first)) return false;
    for (const TokenIndex i : {first, last, k})
        if (!is_syllable(view_.low(i))) return false;
    return true;
}

// An onset, a vowel and a coda of `romanized_…`, as Korean and Cantonese names have them.
bool SentenceNames::is_syllable(std::string_view word) const {
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
bool SentenceNames::capital_behind_possessor(TokenIndex first, TokenIndex k) const {
    if (k >= view_.size() || !view_.capital(k) || !namey(k)) return false;
    const bool saint = view_.listed(first, "saints");
    const bool inside = view_.token(k - 1).ner.rfind("I-", 0) == 0 && view_.token(k).ner.rfind("I-", 0) == 0;
    return saint ? is_head("facility_heads", k) || is_head("organization_heads", k)
                 : inside && ner_type(view_.token(k)) != "PER" && !thing_at(k - 2);
}

// *Ferdinand "Bongbong" Marcos*: the name behind the nickname, or -1
TokenIndex SentenceNames::nickname_end(TokenIndex first, TokenIndex k) const {
    if (!is_quote(k) || !(given_at(first) || ner_type(view_.token(first)) == "PER") || thing_at(k - 1)) return -1;
    int close = k + 1;
    while (close < view_.size() && close < k + 4 && view_.capital(close)) ++close;
    if (close == k + 1 || !is_quote(close)) return -1;
    TokenIndex next = close + 1;
    while (next < view_.size() && next < close + 3 && lexicon_.has("particles", view_.low(next)) &&
           !view_.capital(next))
        ++next;
    return next < view_.size() && view_.capital(next) && namey(next) && !thing_at(next) ? next : -1;
}

bool SentenceNames::is_quote(TokenIndex i) const {
    return view_.is(i, "\"") || view_.is(i, "``") || view_.is(i, "''") || view_.is(i, "\u201c") ||
           view_.is(i, "\u201d");
}

bool SentenceNames::plural_office(TokenIndex i) const {
    for (const OfficeMatch& match : offices_)
        if (match.first <= i && i <= match.last) return match.plural;
    return false;
}

bool SentenceNames::thing_is_place(TokenIndex last) const {
    for (TokenIndex i = std::max(0, last - 4); i <= last; ++i)
        if (thing_at(i) && thing_end(i) == last) return is_a(thing_at(i)->type, EntityType::place);
    return false;
}

// *National Air and Space Museum*: the first part hangs on a head behind *and*; *Ministry of Culture and Sport*.
bool SentenceNames::joins_with_and(TokenIndex first, TokenIndex last, TokenIndex k) const {
    const auto inside = [&](TokenIndex i) { return view_.token(i).ner.rfind("I-", 0) == 0; };
    for (TokenIndex i = first; i <= last; ++i)
        if (view_.is(i, "&")) return false;  // Johnson & Johnson and Marks & Spencer
    if (inside(k) && inside(k + 1)) return true;
    // the Racketeer Influenced and Corrupt Organizations Act
    if (view_.listed(first - 1, "definite_articles") && !thing_at(first) && !is_head("law_heads", last)) {
        TokenIndex end = k + 1;
        while (end + 1 < view_.size() && end < k + 5 && view_.capital(end + 1)) ++end;
        if (end > k + 1 && is_head("law_heads", end)) return true;
    }
    for (TokenIndex i = first; i <= last; ++i)
        if (view_.token(i).head > k && (view_.relation(i, "compound") || view_.relation(i, "amod")) &&
            view_.capital(view_.token(i).head) && !thing_at(first))
            return is_organization_head_ahead(k + 1);
    for (TokenIndex i = first; i < last; ++i)
        if (view_.listed(i, "name_prepositions") && takes_of(first) && !thing_at(k + 1) &&
            view_.token(k + 1).upos != Upos::VERB && !starts_person(k + 1))
            return view_.relation(k + 1, "conj") && view_.token(k + 1).head > i && view_.token(k + 1).head <= last;
    return false;
}

bool SentenceNames::starts_person(TokenIndex i) const {
    return lexicon_.gender_of_given(view_.low(i)) != 0 || ner_type(view_.token(i)) == "PER";
}

// *… Museum | Steven F. Udvar-Hazy Center*: what looks like a person is a part of a name
bool SentenceNames::ends_in_head_noun(TokenIndex from) const {
    TokenIndex end = from;
    while (end + 1 < view_.size() && end < from + 6 &&
           (view_.capital(end + 1) || (view_.is(end + 1, "-") && view_.glued(end))))
        ++end;
    return end > from && !thing_at(from) && (is_head("organization_heads", end) || is_head("place_heads", end));
}

bool SentenceNames::is_organization_head_ahead(TokenIndex from) const {
    for (TokenIndex i = from; i < view_.size() && i < from + 4 && (view_.capital(i) || view_.is(i, "-")); ++i)
        if (is_head("organization_heads", i) || is_head("place_heads", i)) return true;
    return false;
}

bool SentenceNames::joins_thing(TokenIndex first, TokenIndex last, TokenIndex k) const {
    // King's College London
    if (last > first && view_.capital(last) && is_head("heads_before_place", last) &&
        is_a(thing_at(k)->type, EntityType::place) && !view_.listed(first - 1, "inner_prepositions"))
        return true;
    const Thing* before = nullptr;
    for (TokenIndex i = first; i <= last; ++i)
        if (thing_at(i) && thing_end(i) == last) before = thing_at(i);
    // *Moscow Ukraine* is no name, *London Paris* neither; *Bank America* is left to the tagger.
    if (before) return view_.token(k).ner.rfind("I-", 0) == 0;
    return view_.token(k).ner.rfind("B-", 0) != 0 || ner_type(view_.token(last)).empty() ||
           ner_type(view_.token(last)) == ner_type(view_.token(k)) || thing_at(k)->kind == "company";
}

// The tagger begins a new name at k: believed where both sides can stand alone.
bool SentenceNames::splits_at(TokenIndex last, TokenIndex k) const {
    const std::string_view left = ner_type(view_.token(last)), right = ner_type(view_.token(k));
    return !left.empty() && left != right && (left == "PER" || right == "PER" || thing_at(k));
}

// *Putin-Zelensky meeting*, *US-China talks*: two names; *Udvar-Hazy*, *Klimovo-Moscow*: one.
bool SentenceNames::splits_at_hyphen(TokenIndex first, TokenIndex last, TokenIndex k) const {
    for (TokenIndex i = first; i <= last; ++i)
        if (thing_at(i) && thing_end(i) == last && (thing_at(k) || view_.token(k).ner.rfind("B-", 0) == 0)) return true;
    return false;
}

// bin Laden, al-Sadr, von der Leyen without a given name before: the name behind the particles, or -1
TokenIndex SentenceNames::particle_end(TokenIndex i) const {
    const std::string_view word = view_.low(i);
    if (!lexicon_.has("particles_alone", word)) return -1;
    TokenIndex k = i + 1;
    if (view_.is(k, "-") && view_.glued(i) && view_.glued(k)) ++k;
    while (k < view_.size() && k < i + 3 && view_.listed(k, "particles_between")) ++k;
    return k < view_.size() && namey(k) && !thing_at(k) ? k : -1;
}

void SentenceNames::find_runs() {
    for (TokenIndex i = 0; i < view_.size();) {
        if (!starts_run(i)) {
            if (const TokenIndex end = office_of_possessor(i); end >= 0) {
                add_office_organization(i, end);
                i = end + 1;
                continue;
            }
            ++i;
            continue;
        }
        TokenIndex last = thing_at(i) ? thing_end(i) : i;
        if (!view_.capital(i) && !thing_at(i)) last = particle_end(i);
        for (TokenIndex next = next_piece(i, last); next > last; next = next_piece(i, last)) last = next;
        for (TokenIndex k = i; k <= last; ++k)
            if (in_office(k)) {
                drop_offices(i, last);
                break;
            }
        // Information Commissioner's Office
        const TokenIndex end = last + 1 < view_.size() && !thing_at(i) && !is_demonym(i) && tagged(i, last, "PER") == 0
                                   ? office_of_possessor(last + 1)
                                   : -1;
        const Token& token = view_.token(i);
        if (end >= 0)
            add_office_organization(i, last = end);
        else if (last == i && token.ner == "O" && token.upos != Upos::PROPN && !thing_at(i) && is_surname_alone(i))
            add_person(i, i, i, false, 0);
        else
            classify(i > 0 && takes_ordinal(i - 1, last) ? i - 1 : i, last);
        i = last + 1;
    }
}

// *47th Mechanized Brigade*, *5th Avenue*
bool SentenceNames::takes_ordinal(TokenIndex i, TokenIndex last) const {
    const std::string_view word = view_.low(i);
    const bool of = view_.listed(i + 2, "genitive_prepositions");  // 33rd Front of the Liberation Army
    if (!view_.has_digit(i) || word.size() < 3 || !lexicon_.has("ordinal_heads", view_.low(of ? i + 1 : last)))
        return false;
    return lexicon_.has("ordinal_endings", word.substr(word.size() - 2));
}

// Offices that turn out to be a part of a name are none.
void SentenceNames::drop_offices(TokenIndex first, TokenIndex last) {
    offices_.erase(std::remove_if(offices_.begin(), offices_.end(),
                                  [&](const OfficeMatch& match) { return match.first >= first && match.last <= last; }),
                   offices_.end());
    for (TokenIndex k = first; k <= last; ++k) office_[k] = false;
}

// *Prosecutor General's Office*: an office in capitals, then the organization it stands for.
TokenIndex SentenceNames::office_of_possessor(TokenIndex i) const {
    if (!in_office(i) || !view_.capital(i)) return -1;
    TokenIndex end = i;
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

void SentenceNames::add_office_organization(TokenIndex first, TokenIndex last) {
    drop_offices(first, last);
    Draft draft = make(first, last);
    draft.votes.add(NameCue::office_and_body);
    found_.push_back(std::move(draft));
}

}  // namespace claimgraph::extract::names
