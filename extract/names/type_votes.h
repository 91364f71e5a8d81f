#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

/// \file
/// What kind of thing a name names, by what speaks for it.
///
/// A sum of weights, one for each cue and type, as in a log-linear model; of one name in a document the cues of all its
/// mentions add up. Weights and thresholds are in extract/packs/name_types.json, which says what they were made of.

namespace claimgraph::extract::names {

/// The types that a name may have by its words and neighbours; those of the lists have theirs from there.
enum Vote : std::uint8_t {
    vote_person,
    vote_organization,
    vote_place,
    vote_facility,
    vote_event,
    vote_work,
    vote_law,
    vote_product,
    vote_count
};

/// What speaks for or against a type.
enum class NameCue : std::uint8_t {
    // what the tagger says: the share of the name's words that it gives this type
    tagged_person,
    tagged_organization,
    tagged_place,
    letters_tagged_person,        ///< the same of *MTV*
    mixed_letters_tagged_person,  ///< and of *BoE*
    // the name's own words
    titled,  ///< a title stands in front
    initial,
    given_name_of_person,  ///< the first word is a given name, and all of them can be somebody's
    given_name_first,
    given_name_alone,
    given_name_owns,          ///< *Sydney's*
    given_name_behind_at,     ///< *in Sydney*
    family_ending,            ///< *-enko*, *-shvili*
    plain_words,              ///< two or three words in capitals, none of them a head noun
    starts_like_person,       ///< *Lady Gaga*
    facility_head,            ///< *Udvar-Hazy Center*
    organization_head,        ///< *Security Service*
    place_head,               ///< *Lake Baikal*
    event_head,               ///< *Second World War*
    work_head,                ///< *Kyiv Post*
    law_head,                 ///< *Criminal Code*
    product_head,             ///< *T-72 tank*
    organization_head_alone,  ///< *Congress*
    company_suffix,           ///< *Inc.*
    letters,                  ///< up to six capitals
    mixed_letters,            ///< *BoE*
    ampersand,                ///< *Marks & Spencer*
    company_and_number,       ///< *S&P 500*
    body_of_country,          ///< *Ukrainian Armed Forces*
    office_and_body,          ///< *Prosecutor General's Office*
    ministry,                 ///< *the Spanish interior ministry*
    holiday,
    facility_noun_behind,      ///< *Zaporizhzhia power plant*
    place_noun_behind,         ///< *Bryansk region*
    organization_noun_behind,  ///< *Wagner group*
    // what stands around it
    behind_the,
    behind_in,
    behind_at,
    behind_capital_office,  ///< *Governor Anita Vell*
    behind_office,          ///< *chairman Anita Vell*
    of_office,              ///< *the coach of Botafogo*
    of_place_office,        ///< *the mayor of Akureyri*
    of_person,              ///< *Lionel Messi of Inter Miami*
    behind_organization_noun,
    behind_place_noun,
    behind_product_noun,
    behind_work_noun,
    behind_event_noun,
    behind_nature_noun,  ///< *the river Lima*
    behind_ship_noun,    ///< *the cruiser Moskva*
    before_member_noun,  ///< *M23 rebels*
    before_country,      ///< *Sydney, Australia*
    before_age,          ///< *Thomas Sam, 42,*
    beside_person,       ///< joined by *and* to somebody who is surely a person
    behind_of,           ///< of anything else
    behind_to,
    behind_by,
    behind_with,
    behind_for,
    behind_on,
    before_who,                ///< *Anita Vell, who …*
    before_where,              ///< *Harbin, where …*
    person_noun_beside,        ///< *Anita Vell, the chairwoman*
    organization_noun_beside,  ///< *Zenvora is a company*
    place_noun_beside,
    untagged,  ///< the tagger sees no name in it
    // what it does
    subject,
    object,
    owner,
    modifier,   ///< of a noun behind it: *the Tesla plant*
    fits_verb,  ///< how much more likely somebody or a body stands there: see agents.h
    speaks,
    hires,           ///< a given name alone is nobody who hires and fires
    taken_up_by_it,  ///< *Bryn said it had lost the data*
    it_goes_on,      ///< *Bryn sued the state. It wants damages.*
    he_goes_on       ///< *Bryn sued the state. She wants damages.*
};

/// The cues of a name, and what they add up to.
class TypeVotes {
   public:
    static constexpr std::size_t cue_count = static_cast<std::size_t>(NameCue::he_goes_on) + 1;

    void add(NameCue cue, double how_much = 1);
    void add(const TypeVotes& other);
    double operator[](Vote type) const { return sums_[type]; }
    /// The type that most speaks for, where that is more than `at_least`; else `vote_count`.
    Vote best(double at_least) const;
    /// Whether nothing but perhaps a person has as much as `certain`.
    bool open_to_person(double certain) const;
    const std::vector<std::pair<NameCue, double>>& cues() const { return cues_; }

    static std::string_view name_of(NameCue cue);

   private:
    std::array<double, vote_count> sums_{};
    std::vector<std::pair<NameCue, double>> cues_;  ///< in the order in which they were seen
};

/// How much must speak for a type.
struct TypeThresholds {
    double enough = 0;          ///< to have it at all
    double against_lists = 0;   ///< for a person, where the lists have a place or an organization of that name
    double full_name = 0;       ///< for a person whose last name is taken for one elsewhere
    double no_extension = 0;    ///< for a person, so that a common noun behind is no part of the name
    double sure = 0;            ///< for anything, so that nothing else is considered
    double sure_of_person = 0;  ///< for a person beside whom another is likely
    double still_open = 0;      ///< at most for anything else, so that it may be that other

    static const TypeThresholds& get();
};

}  // namespace claimgraph::extract::names
