#pragma once

#include <vector>

#include "extract/names/discourse.h"
#include "extract/names/speakers.h"

/// \file
/// Whom pronouns stand for.
///
/// The weights follow Lappin and Leass, An Algorithm for Pronominal Anaphora Resolution (Computational Linguistics 20,
/// 1994), cut down to what a parser for news can be trusted with.

namespace claimgraph {

class Pronouns {
   public:
    Pronouns(Discourse& discourse, const Speakers& speakers)
        : discourse_(discourse), speakers_(speakers), lexicon_(Lexicon::get()) {}

    /// A pronoun of the third person. \param ahead  names that follow it in its sentence, the next ones
    void resolve(std::uint32_t s, int i, const std::vector<Said>& ahead);

    /// *I*, *me*, *my*: whoever is quoted, once all is known.
    void link_first_person(std::uint32_t s);

   private:
    void person_pronoun(std::uint32_t s, int i, char gender, const std::vector<Said>& ahead);
    void link_pronoun(std::uint32_t s, int i, int cluster, char gender);
    void thing_pronoun(std::uint32_t s, int i);
    void link_if_thing(std::uint32_t s, int i, int cluster);

    Discourse& discourse_;
    const Speakers& speakers_;
    const Lexicon& lexicon_;
};

}  // namespace claimgraph
