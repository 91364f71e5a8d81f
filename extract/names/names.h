#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "extract/language/analysis.h"
#include "graph/model.h"

/// \file
/// Who, what, where, when and how many: mentions in the text, and who is who within the document.

namespace claimgraph {

struct Names {
    std::vector<Mention> mentions;  ///< in text order; a mention may contain another (*Russia's foreign minister*)
    std::vector<Cluster> clusters;
};

/// Finds names, referring noun phrases, pronouns and values, and joins those that stand for one thing.
///
/// Values: a Date's `value` is ISO 8601, resolved against `Document::published` where the words need it (*on Wednesday*),
/// an interval as `a/b`, a month or a year cut short (`2025-06`); empty where it cannot be known. A Quantity's `value` is
/// `BOUND NUMBER UNIT` with BOUND one of `= > < >= <= ~` (`> 40 bomber`), Money's the same with an ISO 4217 code.
Names find_names(const Document& document, const Analysis& analysis);

/// What the phrase headed by a token refers to: the cluster of the name, referring noun phrase, pronoun or value that the
/// token heads; none for a phrase that only contains names (*attacks on Russia*).
std::optional<std::uint32_t> cluster_of(const Names& names, const Sentence& sentence, std::uint32_t sentence_index, std::size_t head_token);

}  // namespace claimgraph
