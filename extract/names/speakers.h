#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "extract/language/quotation.h"
#include "extract/names/discourse.h"

/// \file
/// Who is quoted.

namespace claimgraph::extract::names {

using language::Quotation;

class Speakers {
   public:
    Speakers(const Discourse& discourse, const std::vector<Quotation>& quotations)
        : discourse_(discourse), quotations_(quotations) {}

    /// Whose words they are, as far as mentions that are known by now tell; asked again, it adds to what it found.
    void find();

    /// The quotation that a word is in; -1 if it is in none.
    int quotation_of(std::uint32_t s, TokenIndex i) const;
    /// The cluster of whoever is quoted; `nobody` if that is unknown.
    int speaker(int quotation) const { return quotation < 0 ? nobody : speakers_[quotation]; }

    /// The word that says a quotation, by sentence: the subject of its verb of speech in a sentence that it is in,
    /// whether or not it is known who that is.
    std::optional<std::pair<std::uint32_t, int>> says(int quotation) const;

   private:
    int speaker_of(std::size_t q) const;
    int speech_subject(std::uint32_t s, const Quotation* quotation) const;

    const Discourse& discourse_;
    const std::vector<Quotation>& quotations_;
    std::vector<int> speakers_;  ///< by quotation: cluster or nobody
};

}  // namespace claimgraph::extract::names
