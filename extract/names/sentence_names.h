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

namespace claimgraph {

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

    bool starts_like_name(int i) const;
    bool accepts_single(int i, const Thing& thing) const;
    bool names_campus(int i) const;
    void match_things();
    const Thing* country_of_adjective(int i, int j) const;
    const Thing* region_behind_place(int i, int j) const;
    const Thing* country_ahead(int i) const;

    const Thing* thing_at(int i) const { return i < view_.size() ? thing_[static_cast<std::size_t>(i)] : nullptr; }
    int thing_end(int i) const { return thing_end_[static_cast<std::size_t>(i)]; }

    // --- offices ---------------------------------------------------------------------------------------------------

    bool is_office_noun(int i) const;
    bool is_surname(int first, int last) const;
    bool is_titled_name(int office) const;
    void match_offices();

    bool in_office(int i) const { return office_[static_cast<std::size_t>(i)]; }

    // --- runs of capitals ------------------------------------------------------------------------------------------

    bool is_month_or_day(int i) const;
    bool is_currency_sign(int i) const;

    bool is_demonym(int i) const { return view_.capital(i) && lexicon_.demonym(view_.low(i)).has_value(); }

    bool namey(int i) const;
    bool is_surname_alone(int i) const;

    bool is_head(ListName list, int i) const { return lexicon_.has(list, view_.low(i)); }

    bool is_numbered(int i) const;
    bool opens_law(int i) const;
    bool is_long_law(int first, int last) const;
    bool takes_of(int i) const;
    int next_piece(int first, int last) const;
    int end_of_hyphened(int i) const;
    bool has_prefix(int i) const;
    bool is_ruler_number(int last, int k) const;
    bool is_series(int last, int k) const;
    bool is_romanized_given(int first, int last, int k) const;
    bool is_syllable(std::string_view word) const;
    bool capital_behind_possessor(int first, int k) const;
    int nickname_end(int first, int k) const;
    bool is_quote(int i) const;
    bool plural_office(int i) const;
    bool thing_is_place(int last) const;
    bool is_upper_tail(int last) const { return view_.capital(last) && !is_month_or_day(last); }

    bool joins_with_and(int first, int last, int k) const;
    bool starts_person(int i) const;
    bool ends_in_head_noun(int from) const;
    bool is_organization_head_ahead(int from) const;
    bool joins_thing(int first, int last, int k) const;
    bool splits_at(int last, int k) const;
    bool splits_at_hyphen(int first, int last, int k) const;
    int particle_end(int i) const;

    bool starts_run(int i) const { return thing_at(i) || namey(i) || (!view_.capital(i) && particle_end(i) > i); }

    void find_runs();
    bool takes_ordinal(int i, int last) const;
    void drop_offices(int first, int last);
    int office_of_possessor(int i) const;
    void add_office_organization(int first, int last);

    // --- what kind of thing ----------------------------------------------------------------------------------------

    Draft make(int first, int last) const;
    Draft make_thing(int first, int last, const Thing& thing) const;

    struct HeadNoun {
        Vote vote = vote_count;
        int position = -1;
    };

    HeadNoun head_noun(int first, int last) const;

    bool given_at(int i) const { return view_.capital(i) && lexicon_.gender_of_given(view_.low(i)) != 0; }
    bool initial_at(int i) const;
    bool looks_like_person(int first, int last) const;
    double tagged(int first, int last, std::string_view type) const;
    void classify(int first, int last);
    bool is_whole_thing(int first, int last) const;
    bool is_noun_before_name(int first, int last) const;
    bool ends_office(int i) const;
    bool one_tagged_name(int first, int last) const;
    bool split_by_tagger(int first, int last);
    void add_thing(int first, int last, const Thing& thing);
    void add_person(int first, int last, int phrase_first, bool title, char gender);
    void add_people(int first, int last);
    void add_name(int first, int last, const HeadNoun& noun);
    bool is_party_and_state(int i) const;
    bool follows_alias(int i) const;
    bool taken_up_by_it(int head) const;
    void add_context(Draft& draft) const;
    bool is_listed_verb(ListName list, int i) const;
    bool follows_office(int i) const;
    bool looks_slavic_name(int i) const;
    void compare_coordinated();

    // --- names whose last word has no capital -----------------------------------------------------------------------

    void extend_with_common_nouns();
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

}  // namespace claimgraph
