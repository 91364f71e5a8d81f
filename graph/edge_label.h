#pragma once

#include <string>
#include <string_view>

#include "graph/model.h"

/// \file
/// The labels of edges: words in capitals, with all that must not be lost when a tool merges parallel edges.

namespace claimgraph {

/// Words as part of a label: capitals and digits, everything else one `_`; camel case falls into its words.
void append_capitals(std::string& label, std::string_view words);

/// Words in capitals behind a label, without the word that it ends with already: *votes to* + *to approve*.
void append_words(std::string& label, std::string_view words);

/// Whether a predicate is one that a rule pack brings: its term is its IRI.
bool is_iri(std::string_view term);

/// `cg:denies` → `denies`, `https://trade.example/ns#charters` → `charters`
std::string_view local_name(std::string_view term);

/// `cg:claimsResponsibility` → `claims responsibility`
std::string words_of_term(std::string_view term);

/// The term, else the lemma.
std::string_view predicate_of(const Predicate& predicate);

/// `may`, `will`, `should`; of what is so nothing.
std::string_view modal(Modality modality);

/// Whether the words of a verb say themselves that it is negated.
bool tells_negation(std::string_view words);

/// What a label says of the claim behind the edge before its predicate: `REPORTEDLY_`, `MAY_`, `WILL_`,
/// `SHOULD_`, `NOT_`.
void append_stance(std::string& label, const Claim& claim);

/// The predicate as an English verb in capitals: `cg:claimsResponsibility` → `CLAIMS_RESPONSIBILITY`, `agree in` →
/// `AGREES_IN`; of *is agreed in* `AGREED_IN`. Behind `MAY_`, `WILL_`, `SHOULD_` and several it is an infinitive: `LEAVE`,
/// `BE_AGREED_IN`.
void append_predicate(std::string& label, const Predicate& predicate, bool infinitive);

/// The predicate in English: `cg:claimsResponsibility` → `claims responsibility`, `agree in` → `agrees in`; negated `does
/// not claim responsibility`, `is not agreed in`.
std::string spoken(const Predicate& predicate, Polarity polarity);

/// Shortens a text to so many code points at most, at a blank where there is one; what is cut off is told by `…`.
std::string shortened(std::string_view text, std::size_t most);

/// What labels of the flat and the network view have at most, in code points.
constexpr std::size_t longest_label = 60;

}  // namespace claimgraph
