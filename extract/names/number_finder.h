#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "extract/names/value_words.h"

/// \file
/// Amounts, percentages and sums of money in one sentence.

namespace claimgraph {

class NumberFinder : ValueWords {
   public:
    using ValueWords::ValueWords;
    void run();

   private:
    int number_at(int i);
    /// beat the Tigers 3-1, a 5-4 vote: no range
    int score(int i);
    /// one in five workers, two out of three
    int proportion(int i);
    /// The currency whose sign word `i` is or begins with; `digits` is where the sign ends. Empty: none.
    std::string currency_at(int i, std::size_t& digits) const;
    int money_at(int i);
    /// dozens of ships, tens of thousands, half a million people
    int collective(int i);
    std::string unit_of(int noun) const;
    /// The upper end of *10 to 15*, *10-15*, *between 10 and 15*; `last` moves behind it.
    /// \param plain  the lower end has no multiplier of its own (*3 to 5 million*)
    std::optional<double> upper_end(int first, int& last, double& value, bool plain) const;
    int finish_money(int first, int last, double value, std::string currency);
    /// 2 percentage points, 25 basis points: the last word, or -1
    int points(int i) const;
    std::string unit_of_points(int last) const;
    int finish_quantity(int first, int last, double value);
};

}  // namespace claimgraph
