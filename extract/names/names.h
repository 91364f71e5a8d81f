#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "extract/language/analysis.h"
#include "graph/model.h"

/// \file
/// Who, what, where, when and how many: mentions in the text, and who is who within the document.

namespace claimgraph::extract::names {

/// Where a mention lies in its sentence: both ends included.
struct MentionTokens {
    TokenIndex first = 0, last = 0;  ///< the words of the mention
    TokenIndex phrase_first = 0,
               phrase_last = 0;  ///< with titles and offices (*Russian Foreign Minister Sergei Lavrov*)
    TokenIndex head = 0;         ///< the word that the mention hangs on in the tree
};

class Acquaintances;

struct Names {
    std::vector<Mention> mentions;  ///< in text order; a mention may contain another (*Russia's foreign minister*)
    std::vector<Cluster> clusters;
    std::vector<MentionTokens> tokens;  ///< of each mention
    /// For each sentence the index of its first mention, and one more for the end.
    std::vector<std::uint32_t> first_mention;
};

/// Finds names, referring noun phrases, pronouns and values, and joins those that stand for one thing.
///
/// Values: a Date's `value` is ISO 8601, resolved against `Document::published` where the words need it (*on
/// Wednesday*), an interval as `a/b`, a month or a year cut short (`2025-06`), an hour as `2025-06-04T17` (`T17` where
/// the day is not named); empty where it cannot be known. A Quantity's `value` is `BOUND NUMBER UNIT` with BOUND one of
/// `= > < >= <= ~` (`> 40 bomber`), a range `= 10..15 ship`, Money's the same with an ISO 4217 code. graph/values.h
/// takes them apart. Time grows linearly with the text: references look back a bounded number of sentences. \param
/// known  persons that the user knows; none if null
Names find_names(const Document& document, const Analysis& analysis, const Acquaintances* known = nullptr);

/// The mention whose phrase hangs on a word: for the head of *Russian Foreign Minister Sergei Lavrov*, whichever of its
/// words the parser took for it, the mention *Sergei Lavrov*; for *attacks* in *attacks on Russia* none. Of nested ones
/// the longest. The index is one into `Names::mentions`.
std::optional<std::uint32_t> mention_at(const Names& names, const Sentence& sentence, std::uint32_t sentence_index,
                                        TokenIndex head);

/// The cluster of `mention_at`.
std::optional<std::uint32_t> cluster_of(const Names& names, const Sentence& sentence, std::uint32_t sentence_index,
                                        TokenIndex head);

/// The same of words that stand for several things (*they*, *the two leaders* after *Ito and Sato*: a mention of each
/// with the same words), in the order in which they were named.
std::vector<std::uint32_t> clusters_of(const Names& names, const Sentence& sentence, std::uint32_t sentence_index,
                                       TokenIndex head);

/// The value (date, quantity, money) that a word is part of, the longest of nested ones: an index into
/// `Names::mentions`.
std::optional<std::uint32_t> value_at(const Names& names, std::uint32_t sentence_index, TokenIndex token);

}  // namespace claimgraph::extract::names
