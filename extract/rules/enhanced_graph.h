#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/language/analysis.h"
#include "extract/rules/word_lists.h"

/// \file
/// Enhanced dependencies in the sense of Universal Dependencies
/// (https://universaldependencies.org/u/overview/enhanced-syntax.html), made from the basic tree: what a reader
/// supplies without thinking, so that a rule need not. Added to the basic edges are
///   - subjects of infinitives, participles and conjoined verbs (control and raising, shared subjects)
///     (`nsubj:purpose` where the verb names an aim or a means: *to win the war*, *by winning it*),
///   - the antecedent in place of the relative pronoun or of the gap,
///   - the voice: a passive verb also has `nsubj` to its agent and `obj` to what its subject names,
///   - prepositions in the names of relations: `obl:according_to`, `nmod:of`.

namespace claimgraph::extract::rules {

/// A relation from a head to a dependent.
struct Edge {
    TokenIndex head;
    TokenIndex dependent;
    std::string relation;
    bool derived;  ///< not in the basic tree
};

class EnhancedGraph {
   public:
    /// \param sentence  with its tree repaired (RuleSet::repaired)
    /// \param lists     word lists `subject_control`, `relative_adverbial`, … of the grammar pack, which must outlive it
    EnhancedGraph(Sentence sentence, const WordLists& lists);

    const WordLists& lists() const { return *lists_; }
    const Sentence& sentence() const { return sentence_; }
    const Token& token(TokenIndex index) const { return sentence_.tokens[index]; }
    TokenIndex size() const { return sentence_.size(); }

    /// Edges out of a token, basic ones first, each kind in the order of the dependents.
    const std::vector<Edge>& dependents(TokenIndex head) const { return down_[head]; }
    /// Edges into a token.
    const std::vector<Edge>& governors(TokenIndex dependent) const { return up_[dependent]; }
    /// Dependents in the basic tree, in text order.
    const std::vector<TokenIndex>& children(TokenIndex head) const { return children_[head]; }

    bool passive(TokenIndex token) const { return passive_[token]; }
    /// A verb in use as such, or a word that a copula makes a predicate.
    bool predicate(TokenIndex token) const { return predicate_[token]; }
    /// A relative pronoun that stands for its antecedent.
    bool relative_pronoun(TokenIndex token) const { return relative_[token]; }

    /// The lemma in lower case, with its particle: `rule out`.
    const std::string& lexeme(TokenIndex token) const { return lexeme_[token]; }

    /// The first child with this relation (exact, basic tree), or `no_token`.
    TokenIndex child(TokenIndex head, std::string_view relation) const;
    /// Preposition or conjunction of a phrase (of a clause with a copula: its conjunction alone), lower-cased, parts
    /// joined by `_` (`according_to`); empty if there is none.
    std::string case_of(TokenIndex token) const;
    /// A word in lower case with the words that are fixed to it: `rather_than`.
    std::string with_fixed(TokenIndex token) const;

    /// All tokens of the basic subtree, in text order.
    std::vector<TokenIndex> subtree(TokenIndex root) const;
    bool dominates(TokenIndex ancestor, TokenIndex token) const;

   private:
    bool set_apart(TokenIndex clause, const WordLists& lists) const;
    bool passive_form(TokenIndex token) const;
    void add(TokenIndex head, TokenIndex dependent, std::string relation);
    bool unmarked_passive(TokenIndex verb, const WordLists& lists) const;
    void mark_unmarked_passives(const WordLists& lists);
    void mark_predicates(const WordLists& lists);
    TokenIndex object_gap(TokenIndex verb) const;
    void hide(TokenIndex head, TokenIndex dependent);
    class RelativeClauses;  // relative_clauses.cpp
    void resolve_relatives(const WordLists& lists);
    class SharedSubjects;  // shared_subjects.cpp
    void share_subjects(const WordLists& lists);
    void share_objects(const WordLists& lists);
    void normalise_voice();
    std::vector<TokenIndex> subjects_of(TokenIndex token) const;

    const WordLists* lists_;
    Sentence sentence_;
    std::vector<std::vector<Edge>> down_, up_;
    std::vector<std::vector<TokenIndex>> children_;
    std::vector<TokenIndex> top_down_;
    std::vector<std::string> lexeme_;
    std::vector<bool> passive_, predicate_, relative_;
};

/// *who*, *which*, *whose*, and *that* where it is no determiner.
bool is_relative_word(const WordLists& lists, const Token& token);

/// Whether a relation satisfies a pattern: equal, or a subtype of it (`obl:in` satisfies `obl`). Passive subjects,
/// those of purposes and those of a clause that is itself a predicate are no subtypes here: `nsubj` takes neither
/// `nsubj:pass` nor `nsubj:purpose` nor `nsubj:outer`.
bool relation_matches(std::string_view relation, std::string_view pattern);

}  // namespace claimgraph::extract::rules
