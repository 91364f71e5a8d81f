#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "extract/names/value_words.h"

/// \file
/// Amounts, percentages and sums of money in one sentence.

namespace claimgraph::extract::names {

class NumberFinder : ValueWords {
   public:
    using ValueWords::ValueWords;
    void run();

   private:
    TokenIndex number_at(TokenIndex i);
    /// beat the Tigers 3-1, a 5-4 vote: no range
    TokenIndex score(TokenIndex i);
    /// one in five workers, two out of three
    TokenIndex proportion(TokenIndex i);
    /// The currency whose sign word `i` is or begins with; `digits` is where the sign ends. Empty: none.
    std::string currency_at(TokenIndex i, std::size_t& digits) const;
    TokenIndex money_at(TokenIndex i);
    /// dozens of ships, tens of thousands, half a million people
    TokenIndex collective(TokenIndex i);
    std::string unit_of(TokenIndex noun) const;
    /// The upper end of *10 to 15*, *10-15*, *between 10 and 15*; `last` moves behind it.
    /// \param plain  the lower end has no multiplier of its own (*3 to 5 million*)
    std::optional<double> upper_end(TokenIndex first, TokenIndex& last, double& value, bool plain) const;
    TokenIndex finish_money(TokenIndex first, TokenIndex last, double value, std::string currency);
    /// 2 percentage points, 25 basis points: the last word, or -1
    TokenIndex points(TokenIndex i) const;
    std::string unit_of_points(TokenIndex last) const;
    struct Counted {
        TokenIndex noun = no_token;
        bool hyphen = false;
    };
    Counted counted_by(TokenIndex first, TokenIndex last) const;
    std::optional<std::pair<std::string, double>> currency_of(TokenIndex noun) const;
    TokenIndex finish_quantity(TokenIndex first, TokenIndex last, double value);
};

}  // namespace claimgraph::extract::names
