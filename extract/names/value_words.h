#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/names/draft.h"
#include "extract/names/lexicon.h"

/// \file
/// What the finders of dates and of numbers share: the words of one sentence that no name holds, and numbers in words.

namespace claimgraph::extract::names {

class ValueWords {
   public:
    /// \param drafts  what is found is added to them; words of those that are there are taken
    ValueWords(const SentenceView& view, std::uint32_t index, Drafts& drafts);

   protected:
    bool free(TokenIndex i) const { return i >= 0 && i < view_.size() && !taken_[i]; }
    bool has(ListName list, TokenIndex i) const {
        return i >= 0 && i < view_.size() && lexicon_.has(list, view_.low(i));
    }
    bool is_dash(TokenIndex i) const {
        return i < view_.size() && (view_.is(i, "-") || view_.is(i, "--") || view_.listed(i, "goal_prepositions"));
    }
    /// Adds a value of the words `first`..`last`. \return the word behind it
    TokenIndex add(TokenIndex first, TokenIndex last, EntityType type, std::string value);

    std::optional<int> year_at(TokenIndex i) const;  ///< in four digits
    std::optional<double> digits_value(std::string_view word) const;
    std::optional<double> small_value(TokenIndex i) const;
    /// The number that words `first`..`last` spell, all of them.
    std::optional<double> number_value(TokenIndex first, TokenIndex last) const;
    static std::string format(double value);
    /// The bound before a number: its first word and its sign.
    std::pair<int, std::string> bound_before(TokenIndex i) const;
    bool is_number_word(TokenIndex i) const;

    const SentenceView& view_;
    std::uint32_t index_;
    const Lexicon& lexicon_;
    Drafts& drafts_;
    std::vector<bool> taken_;
};

}  // namespace claimgraph::extract::names
