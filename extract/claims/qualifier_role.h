#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "extract/claims/parsed_document.h"

/// \file
/// The role of a circumstance: time, place, recipient, instrument …

namespace claimgraph::extract::claims {

/// A phrase beside a verb, and what is known of it.
struct Circumstance {
    TokenIndex verb;
    TokenIndex first;                ///< the word by which it hangs on the verb
    TokenIndex head;                 ///< of its conjuncts the one that is meant
    std::string marker;              ///< its preposition
    std::optional<EntityType> type;  ///< of what it names
    std::string value;               ///< of an amount or time
};

/// The role of an adverbial clause, by its conjunction; none of one without, which is a claim of its own: *killing five*.
std::optional<std::string> role_of_clause(const ParsedDocument& text, std::uint32_t s, TokenIndex verb,
                                          TokenIndex clause);

/// Whether an adverb says how or when something is done, where the verb alone would say too much or something else:
/// *is usually closed*, *sent back*. Not so of those that tie sentences together or say how sure it is.
bool says_how(const WordLists& lists, const EnhancedGraph& graph, TokenIndex verb, TokenIndex adverb);

/// By the preposition, what is named and the verb.
std::string role_of(const ParsedDocument& text, std::uint32_t s, const Circumstance& phrase);

/// *since March*, *by Friday*: a stretch of time without a beginning or an end (`2025-03/..`, `../2025-06-06`).
std::string with_open_end(const WordLists& lists, const std::string& marker, std::string value);

}  // namespace claimgraph::extract::claims
