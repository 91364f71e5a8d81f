#pragma once

#include <string>
#include <string_view>

#include "graph/claim_words.h"
#include "graph/denial.h"

/// \file
/// The labels of a derived graph: of an edge from end to end (behind what graph/edge_label.h says of every label), of a
/// statement.

namespace claimgraph {

/// ` (drone, bridge in)`: the phrases through which the ends are reached.
void append_via(std::string& label, const EdgeEnd& from, const EdgeEnd& to);

/// \param who, whom  words that are said in the label: before the predicate, behind it
std::string label_of(const Claim& it, const std::string& who, const std::string& whom, const EdgeEnd& to,
                     std::string_view preposition);

/// How one claim tells another that fills one of its places.
struct Telling {
    const Claim* act;
    bool as_object;

    WordsStance stance(const Claim& told) const {
        return as_object ? stance_of_words(*act, told) : WordsStance{told.polarity, told.modality};
    }
};

/// What a claim says of what it is told to be about: `that not: hits`, of who does it `that … hits`; of a chain of
/// verbs (*tried to dissolve* in *tried*) what the first one has not said: `to dissolve`
std::string said_words(const Claim& it, const Telling& telling, bool of_subject);

/// The same of a claim whose words somebody says, whatever verb tells it.
std::string words_of_content(const Claim& it, const WordsStance& stance, bool of_subject);

/// What the claim says as it is told, in as many characters as a node's label has.
std::string statement_label(const Claim& it, const Telling& telling, const ClaimWords& words);

}  // namespace claimgraph
