#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

/// \file
/// How likely a claim is one that a careful reader would make of its sentence. Estimated from what is known of how it
/// was found: how sure the parser is of the arcs that it rests on, how often its rule finds in parsed trees what it
/// finds in hand-made ones, and what else goes with errors. The weights are data (packs/confidence.json), fitted by
/// tests/bench/fit_confidence.py.

namespace claimgraph {

/// What is known of how a claim was found.
struct Grounds {
    std::string_view rule_id;
    double rule = 0.5;         ///< the confidence that its pack gives the rule, 0 to 1
    double weakest = 1;        ///< the least certain arc between the words that the rule found (Token::certainty)
    double mean = 1;           ///< of these arcs
    double phrases = 1;        ///< the least certain arc within what the claim takes of the text
    std::size_t words = 0;     ///< of the sentence
    std::size_t extent = 0;    ///< words between the first and the last that the rule found
    std::size_t subject = 0, object = 0;  ///< words of the phrases
    bool mended = false;       ///< a repair moved or renamed one of the arcs
    bool derived = false;      ///< its subject or object stands in another clause
    bool headline = false;     ///< headlines leave out words
    bool open = false;         ///< the text leaves open whether it is so
    bool pronoun = false;      ///< a word of the third person stands for its subject or object
};

constexpr std::size_t confidence_features = 14;
/// What the weights weigh, in the order of the pack's `weights`; the first is 1.
std::array<double, confidence_features> features_of(const Grounds& grounds);

/// 0.01 to 0.99, two decimals.
double confidence_of(const Grounds& grounds);

/// What speaks for a claim (more than 0) or against it, in log-odds; their sum gives the confidence.
struct Share {
    std::string_view what;
    double log_odds;
};
std::vector<Share> shares_of(const Grounds& grounds);

}  // namespace claimgraph
