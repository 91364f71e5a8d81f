#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

/// \file
/// How far a reader of the text would agree with a claim: 1 for what is right, 0.5 for what is true in the main but
/// lacks something that is needed. Estimated from how the claim was found (how sure the parser is of the arcs that it
/// rests on, how often its rule finds in parsed trees what it finds in hand-made ones) and from what it says (an
/// argument that is left open, none at all, how long they are). The weights are data (packs/confidence.json), fitted by
/// tests/bench/fit_confidence.py on treebanks and on what readers judged.

namespace claimgraph::extract::claims {

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
    std::size_t depth = 0;                ///< arcs from the predicate up to the root
    bool on_modifier = false;             ///< its predicate modifies a noun that modifies another
    std::size_t commas = 0;               ///< in the sentence
    bool mended = false;                  ///< a repair moved or renamed one of the arcs
    bool derived = false;                 ///< its subject or object stands in another clause
    bool headline = false;                ///< headlines leave out words
    bool open = false;                    ///< the text leaves open whether it is so
    bool negated = false;
    bool passed_on = false;               ///< by one source from another
    bool pronoun = false;                 ///< a word of the third person stands for its subject or object
    bool unresolved_subject = false;      ///< … and nothing tells for what
    bool unresolved_object = false;
    bool possessive = false;              ///< the subject is somebody's: *his lawyer*
    bool undetermined = false;            ///< the subject has neither name nor article: *people*
    bool subject_known = false, object_known = false;  ///< things that are named in the document
    bool objectless = false;
    bool bare = false;                    ///< … and nothing else is said
    bool inverted = false;                ///< the subject stands behind the predicate
    bool nonfinite = false;               ///< a participle or an infinitive
};

/// What the weights weigh, in the order of confidence_feature_names().
std::vector<double> features_of(const Grounds& grounds);
/// As packs/confidence.json calls them.
std::vector<std::string_view> confidence_feature_names();

/// 0.01 to 0.99, two decimals.
double confidence_of(const Grounds& grounds);

/// What speaks for a claim (more than 0) or against it, in log-odds; their sum gives the confidence.
struct Share {
    std::string_view what;
    double log_odds;
};
std::vector<Share> shares_of(const Grounds& grounds);

}  // namespace claimgraph::extract::claims
