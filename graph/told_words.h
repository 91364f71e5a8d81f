#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/claim_words.h"
#include "graph/denial.h"

/// \file
/// What a claim says as another tells it, from the side of one thing that takes part in it: a short clause for the label
/// of an edge from whoever tells it to that thing. The thing is at the end of the words, or stands where they have `…`:
/// *Norway says that ships struck Odense* gives `that ships struck` (Odense), *… that Odense was left* `that … was left`.

namespace claimgraph {

/// How one claim tells another that fills one of its places.
struct Telling {
    const Claim* act;
    bool as_object;

    WordsStance stance(const Claim& told) const {
        return as_object ? stance_of_words(*act, told) : WordsStance{told.polarity, told.modality};
    }
};

/// `to dissolve` of *tried to dissolve* in *tried*: what the act has not said; empty where the two are no chain of verbs.
std::string_view rest_of_chain(const Claim& it, const Claim& act);

class ToldWords {
   public:
    /// \param of     of the page of the claim; it and the claim must outlive this
    /// \param chain  the words of its verbs where they go on from those that tell it, else empty
    /// \param tellers  who tells it: as a subject they are understood
    /// \param room     for the words, in code points
    ToldWords(const ClaimWords& of, const Claim& it, const WordsStance& stance, std::string_view chain,
              std::vector<std::string> tellers, std::size_t room)
        : of_(of), it_(it), stance_(stance), chain_(chain), tellers_(std::move(tellers)), room_(room) {}

    /// The words that lead to a thing on the side of the subject, or to one of the others.
    /// \return empty where they do not fit: half of them might say something else
    std::string to_subject(const EdgeEnd& end) const;
    std::string to_target(const EdgeTarget& target) const;

   private:
    /// How much of a phrase is told: all of it, the word that it speaks of with its compound, that word alone.
    enum class Brevity : std::uint8_t { whole, head, last_word };
    static constexpr std::array brevities{Brevity::whole, Brevity::head, Brevity::last_word};

    std::string predicate() const;
    std::string words_of(const Argument& argument, Brevity brevity) const;
    std::string object(Brevity brevity) const;
    bool leaves_object_open() const;
    bool is_teller(const Argument& argument) const;

    const ClaimWords& of_;
    const Claim& it_;
    WordsStance stance_;
    std::string_view chain_;
    std::vector<std::string> tellers_;
    std::size_t room_;
};

}  // namespace claimgraph
