#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/names/draft.h"
#include "extract/names/lexicon.h"
#include "extract/names/sentence_view.h"

/// \file
/// The names of one sentence. First what the lists have (`listed_names.cpp`), then runs of capitals
/// (`name_runs.cpp`), for each what kind of thing it names (`name_types.cpp`, `name_context.cpp`), last names that end
/// in a common noun (`common_noun_names.cpp`).

namespace claimgraph::extract::names {

/// One sentence's worth of looking for names.
class SentenceNames {
   public:
    /// \param surnames  last names of people in the document, in lower case (*king* of *Billie Jean King*)
    SentenceNames(const SentenceView& view, std::uint32_t index, const StringSet& surnames)
        : view_(view), index_(index), surnames_(surnames), lexicon_(Lexicon::get()) {}

    void run(Drafts& drafts, std::vector<OfficeMatch>& offices);

   private:
    // Words that an English phrase of the lists may have before its last; longer ones are not there.
    static constexpr int longest_thing = 9;

    static bool is_content(Upos upos);
    static std::string_view ner_type(const Token& token);
    static std::string singular(std::string_view noun);

    // --- the lists -------------------------------------------------------------------------------------------------

    bool starts_like_name(TokenIndex i) const;
    bool accepts_single(TokenIndex i, const Thing& thing) const;
    bool names_campus(TokenIndex i) const;
    void match_things();
    const Thing* country_of_adjective(TokenIndex i, TokenIndex j) const;
    const Thing* region_behind_place(TokenIndex i, TokenIndex j) const;
    const Thing* region_in_list(TokenIndex i, TokenIndex j) const;
    const Thing* country_ahead(TokenIndex i) const;

    const Thing* thing_at(TokenIndex i) const { return i < view_.size() ? thing_[i] : nullptr; }
    TokenIndex thing_end(TokenIndex i) const { return thing_end_[i]; }

    // --- offices ---------------------------------------------------------------------------------------------------

    bool is_office_noun(TokenIndex i) const;
    bool is_surname(TokenIndex first, TokenIndex last) const;
    bool is_titled_name(TokenIndex office) const;
    bool is_inside_name(TokenIndex i) const;
    void match_offices();

    bool in_office(TokenIndex i) const { return office_[i]; }

    // --- runs of capitals ------------------------------------------------------------------------------------------

    bool is_month_or_day(TokenIndex i) const;
    bool is_currency_sign(TokenIndex i) const;

    bool is_demonym(TokenIndex i) const { return view_.capital(i) && lexicon_.demonym(view_.low(i)).has_value(); }

    bool namey(TokenIndex i) const;
    bool is_surname_alone(TokenIndex i) const;

    bool is_head(ListName list, TokenIndex i) const { return lexicon_.has(list, view_.low(i)); }

    bool is_numbered(TokenIndex i) const;
    bool opens_law(TokenIndex i) const;
    bool is_long_law(TokenIndex first, TokenIndex last) const;
    bool takes_of(TokenIndex i) const;
    TokenIndex next_piece(TokenIndex first, TokenIndex last) const;
    TokenIndex number_piece(TokenIndex first, TokenIndex last, TokenIndex k) const;
    TokenIndex hyphened_piece(TokenIndex first, TokenIndex last, TokenIndex k) const;
    TokenIndex particle_piece(TokenIndex k) const;
    TokenIndex piece_behind_comma(TokenIndex first, TokenIndex last, TokenIndex k) const;
    TokenIndex of_piece(TokenIndex last, TokenIndex k) const;
    TokenIndex end_of_hyphened(TokenIndex i) const;
    bool has_prefix(TokenIndex i) const;
    bool is_ruler_number(TokenIndex last, TokenIndex k) const;
    bool is_series(TokenIndex last, TokenIndex k) const;
    bool is_romanized_given(TokenIndex first, TokenIndex last, TokenIndex k) const;
    bool is_syllable(std::string_view word) const;
    bool capital_behind_possessor(TokenIndex first, TokenIndex k) const;
    TokenIndex nickname_end(TokenIndex first, TokenIndex k) const;
    bool is_quote(TokenIndex i) const;
    bool plural_office(TokenIndex i) const;
    bool thing_is_place(TokenIndex last) const;
    bool is_upper_tail(TokenIndex last) const { return view_.capital(last) && !is_month_or_day(last); }

    bool joins_with_and(TokenIndex first, TokenIndex last, TokenIndex k) const;
    bool starts_person(TokenIndex i) const;
    bool ends_in_head_noun(TokenIndex from) const;
    bool is_organization_head_ahead(TokenIndex from) const;
    bool joins_thing(TokenIndex first, TokenIndex last, TokenIndex k) const;
    bool splits_at(TokenIndex last, TokenIndex k) const;
    bool splits_at_hyphen(TokenIndex first, TokenIndex last, TokenIndex k) const;
    TokenIndex particle_end(TokenIndex i) const;

    bool starts_run(TokenIndex i) const {
        return thing_at(i) || namey(i) || (!view_.capital(i) && particle_end(i) > i);
    }

    void find_runs();
    bool takes_ordinal(TokenIndex i, TokenIndex last) const;
    void drop_offices(TokenIndex first, TokenIndex last);
    TokenIndex office_of_possessor(TokenIndex i) const;
    void add_office_organization(TokenIndex first, TokenIndex last);

    // --- what kind of thing ----------------------------------------------------------------------------------------

    Draft make(TokenIndex first, TokenIndex last) const;
    Draft make_thing(TokenIndex first, TokenIndex last, const Thing& thing) const;

    struct HeadNoun {
        Vote vote = vote_count;
        TokenIndex position = -1;
    };

    HeadNoun head_noun(TokenIndex first, TokenIndex last) const;

    bool given_at(TokenIndex i) const { return view_.capital(i) && lexicon_.gender_of_given(view_.low(i)) != 0; }
    bool initial_at(TokenIndex i) const;
    bool looks_like_person(TokenIndex first, TokenIndex last) const;
    double tagged(TokenIndex first, TokenIndex last, std::string_view type) const;
    struct Titles {
        bool any = false;
        char gender = 0;
        TokenIndex end = 0;  ///< the word behind them
    };

    Titles titles_at(TokenIndex first, TokenIndex last) const;
    TokenIndex without_degrees(TokenIndex first, TokenIndex last) const;
    void classify(TokenIndex first, TokenIndex last);
    bool classify_apart(TokenIndex first, TokenIndex last);
    bool is_whole_thing(TokenIndex first, TokenIndex last) const;
    bool is_noun_before_name(TokenIndex first, TokenIndex last) const;
    bool ends_office(TokenIndex i) const;
    TokenIndex person_behind_domain(TokenIndex first, TokenIndex last) const;
    bool one_tagged_name(TokenIndex first, TokenIndex last) const;
    bool split_by_tagger(TokenIndex first, TokenIndex last);
    void add_thing(TokenIndex first, TokenIndex last, const Thing& thing);
    void add_person(TokenIndex first, TokenIndex last, TokenIndex phrase_first, bool title, char gender);
    void add_people(TokenIndex first, TokenIndex last);
    void add_surely(TokenIndex first, TokenIndex last, NameCue cue);

    /// What shows that words are a name.
    struct Signs {
        Vote head = vote_count;  ///< what its head noun names
        bool tagged = false, proper = false, code = false, titled = false;
    };

    bool is_no_name(TokenIndex first, TokenIndex last) const;
    static constexpr std::size_t short_letters = 4;
    bool is_letters(TokenIndex first, TokenIndex last, std::size_t at_most) const;
    bool is_mixed_letters(TokenIndex first, TokenIndex last) const;
    bool is_proper(TokenIndex first, TokenIndex last) const;
    bool is_weak(const Draft& draft, const Signs& signs) const;
    void add_name(TokenIndex first, TokenIndex last, const HeadNoun& noun);
    bool is_party_and_state(TokenIndex i) const;
    bool follows_alias(TokenIndex i) const;
    bool taken_up_by_it(TokenIndex head) const;
    void hear_tagger(Draft& draft) const;
    void hear_words(Draft& draft, Vote head) const;
    void hear_context(Draft& draft) const;
    void hear_word_before(Draft& draft) const;
    void hear_noun_before(Draft& draft) const;
    void hear_words_behind(Draft& draft) const;
    void hear_clause(Draft& draft) const;
    void hear_noun_beside(Draft& draft, TokenIndex noun) const;
    void hear_look(Draft& draft) const;
    bool is_listed_verb(ListName list, TokenIndex i) const;
    bool follows_office(TokenIndex i) const;
    bool has_family_ending(TokenIndex i) const;
    bool is_modifier(const Draft& draft) const;
    void compare_coordinated();

    // --- names whose last word has no capital -----------------------------------------------------------------------

    struct CommonNoun {
        std::string word;  ///< in the singular; empty if there is none
        TokenIndex position = no_token;
        bool plural = false, place = false, facility = false, disease = false;
    };
    CommonNoun common_noun_behind(const Draft& draft) const;
    void extend(Draft& draft, const CommonNoun& noun, bool last);
    void extend_with_common_nouns();
    void name_places_behind_plural();
    bool names_facility(const Draft& draft, std::string_view word) const;
    void find_ministries();
    std::size_t coordinated_parts(std::size_t at) const;
    void coordinate_capitals(std::size_t at);

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

}  // namespace claimgraph::extract::names
