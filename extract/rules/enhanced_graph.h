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

namespace claimgraph {

/// A relation from a head to a dependent. Token indices count from 0 within the sentence.
struct Edge {
    std::uint32_t head;
    std::uint32_t dependent;
    std::string relation;
    bool derived;  ///< not in the basic tree
};

class EnhancedGraph {
   public:
    /// \param sentence  with its tree repaired (RuleSet::repaired)
    /// \param lists     word lists `subject_control`, `relative_adverbial`, … of the grammar pack
    EnhancedGraph(Sentence sentence, const WordLists& lists);

    const Sentence& sentence() const { return sentence_; }
    const Token& token(std::size_t index) const { return sentence_.tokens[index]; }
    std::size_t size() const { return sentence_.tokens.size(); }

    /// Edges out of a token, basic ones first, each kind in the order of the dependents.
    const std::vector<Edge>& dependents(std::size_t head) const { return down_[head]; }
    /// Edges into a token.
    const std::vector<Edge>& governors(std::size_t dependent) const { return up_[dependent]; }
    /// Dependents in the basic tree, in text order.
    const std::vector<std::uint32_t>& children(std::size_t head) const { return children_[head]; }

    bool passive(std::size_t token) const { return passive_[token]; }
    /// A verb in use as such, or a word that a copula makes a predicate.
    bool predicate(std::size_t token) const { return predicate_[token]; }
    /// A relative pronoun that stands for its antecedent.
    bool relative_pronoun(std::size_t token) const { return relative_[token]; }

    /// The lemma in lower case, with its particle: `rule out`.
    const std::string& lexeme(std::size_t token) const { return lexeme_[token]; }

    /// The first child with this relation (exact, basic tree), or -1.
    std::int32_t child(std::size_t head, std::string_view relation) const;
    /// Preposition or conjunction of a phrase (of a clause with a copula: its conjunction alone), lower-cased, parts
    /// joined by `_` (`according_to`); empty if there is none.
    std::string case_of(std::size_t token) const;

    /// All tokens of the basic subtree, in text order.
    std::vector<std::uint32_t> subtree(std::size_t root) const;
    bool dominates(std::size_t ancestor, std::size_t token) const;

   private:
    bool passive_form(std::uint32_t token) const;
    void add(std::uint32_t head, std::uint32_t dependent, std::string relation);
    bool unmarked_passive(std::uint32_t verb, const WordLists& lists) const;
    void mark_unmarked_passives(const WordLists& lists);
    void mark_predicates(const WordLists& lists);
    std::uint32_t thing_for_which(std::uint32_t clause, std::uint32_t antecedent) const;
    std::uint32_t object_gap(std::uint32_t verb) const;
    void hide(std::uint32_t head, std::uint32_t dependent);
    void resolve_relatives(const WordLists& lists);
    void fill_gap(std::uint32_t verb, std::uint32_t antecedent, const WordLists& lists);
    bool controlled_object(std::uint32_t noun, const WordLists& lists, std::string_view verbs) const;
    std::vector<std::uint32_t> moved_subjects(std::uint32_t verb, const WordLists& lists) const;
    std::vector<std::uint32_t> owners_of_act(std::uint32_t noun, const WordLists& lists) const;
    bool expletive_object(std::uint32_t governor, std::uint32_t object, std::uint32_t infinitive,
                          const WordLists& lists) const;
    bool shares_no_infinitive(std::uint32_t verb, std::uint32_t second) const;
    bool spoken_by_agent(std::uint32_t verb, std::uint32_t governor, const WordLists& lists) const;
    void share_subjects(const WordLists& lists);
    void share_objects(const WordLists& lists);
    void normalise_voice();
    std::vector<std::uint32_t> subjects_of(std::size_t token) const;

    Sentence sentence_;
    std::vector<std::vector<Edge>> down_, up_;
    std::vector<std::vector<std::uint32_t>> children_;
    std::vector<std::uint32_t> top_down_;
    std::vector<std::string> lexeme_;
    std::vector<bool> passive_, predicate_, relative_;
};

/// Whether a relation satisfies a pattern: equal, or a subtype of it (`obl:in` satisfies `obl`). Passive subjects,
/// those of purposes and those of a clause that is itself a predicate are no subtypes here: `nsubj` takes neither
/// `nsubj:pass` nor `nsubj:purpose` nor `nsubj:outer`.
bool relation_matches(std::string_view relation, std::string_view pattern);

}  // namespace claimgraph
