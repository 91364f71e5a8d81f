#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// \file
/// What somebody may have meant who wrote a name wrong.

namespace claimgraph {

/// How many letters are wrong, missing, too much or exchanged with their neighbour (Damerau and Levenshtein, optimal string
/// alignment), of the first 80; case does not count.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// Collects the names nearest to a wanted one, by their edit distance, at most one letter in three. Case does not count, and any word
/// of a name, or its begin, may be what was meant (`Putn`: Vladimir Putin).
class Suggestions {
   public:
    explicit Suggestions(std::string_view wanted);

    /// \param shown  what is suggested where this name is near; empty: the name itself
    void consider(std::string_view name, std::string_view shown = {});

    /// The nearest, best first, of equal ones by their letters; at most three.
    std::vector<std::string> nearest() const;
    /// `; did you mean a, b or c?`, or nothing.
    std::string question() const;

   private:
    struct Found {
        std::size_t distance;
        std::string shown;
        auto operator<=>(const Found&) const = default;
    };
    std::size_t distance(std::u32string_view name) const;

    std::u32string wanted_;
    std::size_t most_;
    std::vector<Found> found_;  ///< sorted, unique
};

/// The same of a list.
template <typename Names>
std::string did_you_mean(std::string_view wanted, const Names& names) {
    Suggestions suggestions(wanted);
    for (const auto& name : names) suggestions.consider(name);
    return suggestions.question();
}

}  // namespace claimgraph
