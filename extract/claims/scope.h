#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "extract/rules/enhanced_graph.h"
#include "extract/rules/signature.h"
#include "extract/rules/word_lists.h"
#include "graph/model.h"

/// \file
/// Polarity and modality of a predicate from the words of its own clause: what negates it, and the auxiliaries, adverbs
/// and adjectives that colour it. What the clauses above make of it is veridicality.h.

namespace claimgraph::extract::claims {

using rules::EnhancedGraph;
using rules::Signatures;
using rules::WordLists;

struct Scope {
    bool negated = false;
    Modality modality = Modality::actual;
    friend bool operator==(const Scope&, const Scope&) = default;
};

/// What a clause says of itself; no modality where nothing in it gives one.
struct OwnScope {
    bool negated = false;
    std::optional<Modality> modality;
};

/// \param seen  subjects and objects that were looked at already, since what two verbs share negates once; those of
///              this predicate are added
OwnScope own_scope(const EnhancedGraph& graph, const WordLists& lists, const Signatures& signatures,
                   TokenIndex predicate, std::vector<TokenIndex>& seen);

/// A word of negation with the predicate itself: *does not think*, *is no secret*.
bool negated_by_word(const EnhancedGraph& graph, const WordLists& lists, TokenIndex predicate);

/// *no longer*, *no more*: the adverb, with its determiner.
bool no_longer(const EnhancedGraph& graph, const WordLists& lists, TokenIndex adverb);

/// A negation that belongs to the adverb behind it: *did not only fall*, *does not just cover costs*; but *cannot just
/// leave*.
bool negates_adverb(const EnhancedGraph& graph, const WordLists& lists, TokenIndex negation, TokenIndex predicate);

// --- the shape of a clause --------------------------------------------------------------------------------------

bool has_own_subject(const EnhancedGraph& graph, TokenIndex predicate);
/// *leaving*, *being left*, *having left*
bool gerund(const EnhancedGraph& graph, TokenIndex predicate);
/// *to leave*
bool with_to(const EnhancedGraph& graph, TokenIndex predicate);
bool has_auxiliary(const EnhancedGraph& graph, TokenIndex predicate);
/// *to go*, or *go* without anything that makes it finite.
bool infinitive(const EnhancedGraph& graph, TokenIndex predicate);
/// Past or present tense: told as a fact and not, as with a bare form of the verb, asked for.
bool indicative(const EnhancedGraph& graph, TokenIndex predicate);
bool present_tense(const EnhancedGraph& graph, TokenIndex predicate);
/// An auxiliary stands in front of the subject: *did he go*, *should he go*. The auxiliary, or -1.
TokenIndex inverted_auxiliary(const EnhancedGraph& graph, TokenIndex predicate);
/// *If it rains*, *unless he goes*, *should he go*, *as long as he stays*: what a predicate is said to depend on: the
/// head of the clause, or the adverb that leads it; or -1. Also in front of the verb that shares it (*if so, go and
/// see*), and of what is said (*said if it rained, they would leave*).
TokenIndex condition_of(const EnhancedGraph& graph, const WordLists& lists, TokenIndex predicate);
/// *as long as*, *as soon as*, *so long as*: a conjunction of an adverb, and of the words around it; empty where it is
/// none.
std::string correlative(const EnhancedGraph& graph, TokenIndex adverb, const std::string& marker);
/// *Should not wait and instead call*: done in place of the other.
bool instead(const EnhancedGraph& graph, const WordLists& lists, TokenIndex predicate);
/// *Sold it or burned it*: one of clauses of which one only is said to be so.
bool alternative(const EnhancedGraph& graph, const WordLists& lists, TokenIndex predicate);
/// *What did he buy?*, *which plans do you think will work?*: asks for the subject, the object or what the subject is;
/// so that without the answer nothing is said. Not *why did he go?*
bool asks_for_part(const EnhancedGraph& graph, TokenIndex predicate);
/// *Three people are killed when a bus overturns*: told in the present tense, and of so many: it happened once.
bool narrated(const EnhancedGraph& graph, TokenIndex main);
/// *I must say it works*, *we can confirm that*: said with these very words, whatever the auxiliary; not *I must tell
/// him*.
bool says_so(const EnhancedGraph& graph, const WordLists& lists, TokenIndex verb);
/// *Did it rain?*, and of two clauses the one that is asked.
bool asked_here(const EnhancedGraph& graph, TokenIndex predicate);

}  // namespace claimgraph::extract::claims
