#pragma once

#include <vector>

#include "extract/names/discourse.h"
#include "extract/names/ranking.h"
#include "extract/names/speakers.h"

/// \file
/// Whom pronouns stand for.

namespace claimgraph::extract::names {

class Pronouns {
   public:
    Pronouns(Discourse& discourse, const Speakers& speakers)
        : discourse_(discourse), speakers_(speakers), lexicon_(Lexicon::get()) {}

    /// A pronoun of the third person. \param ahead  names that follow it in its sentence, the next ones
    void resolve(std::uint32_t s, TokenIndex i, const std::vector<Said>& ahead);

    /// *I*, *me*, *my*: whoever is quoted, once all is known.
    void link_first_person(std::uint32_t s);

   private:
    struct Wanted;
    bool is_expletive(const SentenceView& view, TokenIndex i) const;
    int subject_behind(const Wanted& wanted, const std::vector<Said>& ahead) const;
    bool agrees(const Wanted& wanted, int referent) const;
    bool excluded(const Wanted& wanted, const Said& said) const;
    bool says_it(const Wanted& wanted, int referent) const;
    bool answers(const Wanted& wanted, const Said& said) const;
    std::vector<int> barred_by_clause(const Wanted& wanted) const;
    void add_kind(const Wanted& wanted, int referent, EntityType type, Cues& cues) const;
    Cues cues_of(const Wanted& wanted, const Said& said) const;
    struct Candidate;
    std::vector<Candidate> candidates_for(const Wanted& wanted) const;
    int likeliest(const Wanted& wanted) const;
    static bool hit_by_other(const Wanted& wanted, const Candidate& best, const std::vector<Candidate>& candidates);
    bool is_doubtful(const Wanted& wanted, const Candidate& best, const std::vector<Candidate>& candidates,
                     bool topical) const;
    void link(const Wanted& wanted, int referent);

    Discourse& discourse_;
    const Speakers& speakers_;
    const Lexicon& lexicon_;
};

}  // namespace claimgraph::extract::names
