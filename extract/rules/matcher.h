#pragma once

#include <optional>
#include <vector>

#include "extract/rules/enhanced_graph.h"
#include "extract/rules/rule_set.h"

/// \file
/// Rules over enhanced dependency graphs → matches.

namespace claimgraph::extract::rules {

/// A rule that found its trigger and all the arguments it needs.
struct Match {
    const Rule* rule = nullptr;
    TokenIndex trigger = 0;
    std::vector<TokenIndex> arguments;  ///< token of each of the rule's arguments, in their order; -1 where absent

    TokenIndex argument(std::string_view name) const;
};

/// All matches in one sentence: for each trigger token those of the rules with the highest priority among the matching
/// ones, in text order. \param entity_types  what each token names, if anything
std::vector<Match> match(const RuleSet& rules, const EnhancedGraph& graph,
                         const std::vector<std::optional<EntityType>>& entity_types);

/// What became of a rule at a token that is a trigger for it.
struct Attempt {
    enum class Outcome {
        won,
        beaten,    ///< it matches, but a rule with a higher priority does too
        missing,   ///< nothing fills the argument `place`, which the rule needs
        excluded,  ///< the path `place` of `without` leads somewhere
    };
    Outcome outcome = Outcome::won;
    Match match;  ///< with the arguments that were found
    std::size_t place = 0;
};

/// The same, and all that `match` does not look at: for explanations. For each token the winners first, then the others
/// by priority.
std::vector<Attempt> attempts(const RuleSet& rules, const EnhancedGraph& graph,
                              const std::vector<std::optional<EntityType>>& entity_types);

}  // namespace claimgraph::extract::rules
