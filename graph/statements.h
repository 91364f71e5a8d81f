#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/byte_sorter.h"
#include "graph/model.h"

/// \file
/// What is compared to find claims that cannot both hold (graph/conflicts.h has the rules), and how.

namespace claimgraph {

/// The numbers that a quantity may stand for.
struct CountRange {
    double low = 0, high = 0;
    bool low_open = false, high_open = false;

    /// From a mention's value, `BOUND NUMBER UNIT` (see extract/names/names.h); none if it is no such value.
    static std::optional<CountRange> from(std::string_view value);
    bool overlaps(const CountRange& other) const;
};

/// A claim as far as conflicts go. Numbers stand for things and words: equal ones are equal things.
struct ComparedClaim {
    std::string claim;                ///< id
    std::uint64_t key = 0;            ///< what is counted, or what is said: only statements of one key are compared
    std::optional<CountRange> count;  ///< none: a statement with a sign
    Polarity polarity = Polarity::affirmed;
    bool needs_context = true;
    std::uint32_t document = 0, sentence = 0;
    std::uint64_t source = 0;  ///< the nearest source; 0: the document itself
    std::uint64_t doer = 0;    ///< of what is counted, where it is named
    bool sum = false;          ///< what is counted is money or a percentage
    bool whole = false;        ///< the key says who did what: the amount stands beside
    std::string published;
    std::vector<std::string> days;  ///< dates in the sentence, ISO 8601, intervals `a/b`
    // Sorted, unique:
    std::vector<std::uint64_t> numbers;        ///< the other counts of the sentence
    std::vector<std::uint64_t> places;         ///< places and events named in the sentence
    std::vector<std::uint64_t> events;         ///< the events among them
    std::vector<std::uint64_t> words;          ///< words around
    std::vector<std::uint64_t> circumstances;  ///< of a statement with a sign
};

/// Claims to be compared, in any order, outside of memory.
class ComparedClaims {
   public:
    void add(const ComparedClaim& claim);
    /// Pairs in conflict, the smaller id first, sorted, unique. Of claims with one key each is compared with the
    /// `statements_compared` that follow it by date and id: time and output grow linearly.
    std::vector<std::pair<std::string, std::string>> conflicts();

   private:
    ByteSorter by_key_;  ///< key, date (undated ones come last), id, the rest
    std::string bytes_;
};

constexpr int conflict_days_apart = 7;
constexpr std::size_t statements_compared = 128;

/// A number that stands for a text or for two numbers, the same in every run.
std::uint64_t number_of(std::string_view text);
std::uint64_t mixed(std::uint64_t a, std::uint64_t b);
void sort_unique(std::vector<std::uint64_t>& values);

}  // namespace claimgraph
