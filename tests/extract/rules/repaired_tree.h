#pragma once

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "extract/rules/rule_set.h"
#include "extract/rules/tree_repair.h"
#include "tests/extract/tree.h"

/// \file
/// Hand-made trees as the repair with the built-in word lists leaves them.

namespace claimgraph::test {

inline Sentence after_repair(const std::string& tree) {
    static const auto rules = RuleSet::load();
    return repaired(one_sentence(tree).analysis.sentences[0], rules->lists());
}

/// Where a word of a tree hangs once it is repaired.
struct RepairedWord {
    const char* tree;
    std::size_t token;
    std::int32_t head;  ///< from 0
    const char* relation;
};

inline void check_repairs(std::span<const RepairedWord> words) {
    for (const RepairedWord& word : words) {
        const Sentence sentence = after_repair(word.tree);
        CAPTURE(std::string(word.tree));
        CHECK(sentence.tokens[word.token].head == word.head);
        CHECK(sentence.tokens[word.token].deprel == word.relation);
    }
}

}  // namespace claimgraph::test
