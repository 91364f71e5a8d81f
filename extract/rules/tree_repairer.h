#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/language/analysis.h"
#include "extract/rules/word_lists.h"

/// \file
/// The repairs behind tree_repair.h, for its own files alone: those around verbs of saying, of headlines, of phrases
/// and of clauses. Each looks at one word of the sentence and changes heads and relations near it; a tree stays a tree.

namespace claimgraph {

class TreeRepair {
   public:
    TreeRepair(Sentence& sentence, const WordLists& lists)
        : tokens_(sentence.tokens), lists_(lists), children_(tokens_.size()) {
        for (std::size_t i = 0; i < tokens_.size(); ++i)
            if (tokens_[i].head >= 0) children_[tokens_[i].head].push_back(i);
    }

    void run();

   private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    enum class Number { unknown, singular, plural };

    // tree_repair.cpp: the tree
    std::size_t child(std::size_t head, std::string_view relation) const;
    bool has_subject(std::size_t head) const;
    std::size_t noun_subject(std::size_t head) const;  ///< of an active or passive verb; none where there is none
    std::vector<std::size_t> subjects_before(std::size_t verb) const;
    bool says(std::size_t token) const;
    /// Past and present, by the tag of the Penn Treebank.
    static bool has_tense(std::string_view xpos) { return xpos == "VBD" || xpos == "VBZ" || xpos == "VBP"; }
    void attach(std::size_t token, std::size_t head, std::string relation);
    std::size_t clause_of(std::size_t token) const;
    std::vector<std::size_t> phrases_above(std::size_t noun) const;
    std::size_t first_of(std::size_t token) const;
    bool within(std::size_t token, std::size_t ancestor) const;

    // tree_repair_speech.cpp
    void subject_of_embedded_clause(std::size_t i);
    void subjunctive(std::size_t i);
    void that_opens_clause(std::size_t verb);
    void clause_of_circumstance(std::size_t i);
    void participle_after_comma(std::size_t i);
    void saying_behind_infinitive(std::size_t i);
    void clause_on_a_noun(std::size_t i);
    void speaker_inside_quotation(std::size_t verb);
    void speaker_after_verb(std::size_t verb);
    void subject_before_clause(std::size_t verb);
    void that_as_object(std::size_t i);
    void speaker_after_comma(std::size_t verb);
    void speaker_beside_content(std::size_t verb);
    void speaker_in_front(std::size_t verb);
    void infinitive_of_hearer(std::size_t verb);
    void clause_on_the_hearer(std::size_t verb);
    void day_of_saying(std::size_t verb);
    void citing_participle(std::size_t verb);
    void act_of_speaker(std::size_t i);
    void saying_as_subject(std::size_t i);
    void contested_statement(std::size_t i);
    void modal_beside_saying(std::size_t i);
    void remark_of_speaker(std::size_t i);
    void saying_on_a_noun(std::size_t i);
    void says_beside_others(std::size_t i);
    void asked_in_front(std::size_t i);
    void it_that_fears(std::size_t i);
    void speaker_of_another_verb(std::size_t verb);
    void which_is_no_speaker(std::size_t i);

    // tree_repair_sources.cpp
    bool silent_thing(std::size_t noun) const;
    void contested_in_passive(std::size_t i);
    void saying_behind_relative(std::size_t i);
    void relative_of_speaker(std::size_t i);
    void clause_behind_colon(std::size_t i);
    void saying_behind_semicolon(std::size_t i);
    void participle_between_commas(std::size_t i);
    void speaker_with_participle(std::size_t verb);
    void participle_of_hearer(std::size_t verb);
    void clause_behind_relative_saying(std::size_t i);
    void headline_speaker(std::size_t verb);
    void source_with_participle(std::size_t i);
    void allegation_without_that(std::size_t i);
    void hearer_as_subject(std::size_t content);
    void charge_in_front(std::size_t i);
    void speaker_inside_subject(std::size_t verb);

    // tree_repair_headlines.cpp
    void headline_infinitive(std::size_t i);
    void headline_before_clause(std::size_t noun, std::size_t infinitive);
    void attach_root(std::size_t word, std::size_t root, std::string relation);
    void headline_passive(std::size_t i);
    void finite_verb_with_object(std::size_t i);
    void headline_verb_as_subject(std::size_t i);
    void headline_verdict(std::size_t i);
    void headline_before_as(std::size_t i);

    // tree_repair_phrases.cpp
    void noun_in_ing(std::size_t i);
    void noun_in_s(std::size_t i);
    void chain_of_conjuncts(std::size_t i);
    void adverb_of_direction(std::size_t i);
    void noun_as_clause(std::size_t i);
    void preposition_in_two_words(std::size_t i);
    void noun_behind_preposition(std::size_t i);
    void verb_inside_noun(std::size_t i);
    void bare_oblique(std::size_t i);
    void adjective_behind_object(std::size_t i);
    void fraction_behind_about(std::size_t i);
    void measure_is_no_agent(std::size_t i);
    void participle_with_hyphen(std::size_t i);
    void object_behind_recipient(std::size_t i);
    void time_as_object(std::size_t i);
    void recipient_alone(std::size_t i);
    void second_object(std::size_t i);
    void adjective_as_object(std::size_t i);
    void object_of_fixed_phrase(std::size_t i);
    void name_with_hyphen(std::size_t i);
    void participle_in_brackets(std::size_t i);
    void name_behind_title(std::size_t i);
    void fixed_to_the_left(std::size_t i);
    void up_to(std::size_t i);
    void beating_forecasts(std::size_t i);
    void neither_of_subjects(std::size_t i);
    void claim_that(std::size_t i);
    void agent_inside_predicate(std::size_t i);
    void described_as(std::size_t i);
    void adverb_as_result(std::size_t i);
    void name_beside_agent(std::size_t i);
    void stranded_preposition(std::size_t i);
    void quoted_gerund(std::size_t i);
    void preposition_in_three_words(std::size_t i);
    void blamed_on(std::size_t i);
    void day_of_month(std::size_t i);
    void among_them(std::size_t i);
    void among_whom_was(std::size_t i);
    void object_behind_preposition(std::size_t i);
    void particle_behind_object(std::size_t i);
    void name_beside_amount(std::size_t i);
    void asked_by(std::size_t i);
    void somebody_is_slow(std::size_t i);

    // tree_repair_clauses.cpp
    void past_like_infinitive(std::size_t i);
    void having_done(std::size_t i);
    void due_to(std::size_t i);
    void participle_behind_comma(std::size_t i);
    void subject_behind_conjunction(std::size_t i);
    void active_without_object(std::size_t i);
    void bare_subject(std::size_t i);
    void then_did(std::size_t i);
    void compound_of_verb(std::size_t i);
    void thought_to(std::size_t i);
    void what_is_exposed(std::size_t i);
    void subject_of_having_to(std::size_t i);
    void proviso(std::size_t i);
    void infinitive_of_object(std::size_t i);
    void verb_behind_relative_clause(std::size_t i);
    void is_to(std::size_t i);
    void cleft(std::size_t i);
    void likely_to(std::size_t i);
    void time_between_subject_and_verb(std::size_t i);
    void gerund_object(std::size_t i);
    void participle_of_result(std::size_t i);
    void past_beside_infinitive(std::size_t i);
    void clause_with_copula(std::size_t i);
    void reduced_relative(std::size_t i);
    void infinitive_complement(std::size_t i);
    void subject_behind_preposition(std::size_t i);
    void inverted_condition(std::size_t i);
    void stopped_short(std::size_t i);
    void second_charge(std::size_t i);
    void infinitive_behind_medium(std::size_t i);
    void condition_on_a_noun(std::size_t i);
    void verb_before_noun(std::size_t i);
    void passive_with_object(std::size_t i);
    void most_of_them(std::size_t i);
    void denied_having_done(std::size_t i);
    void perfect_with_all(std::size_t i);
    void adjective_in_ing(std::size_t i);
    void were_to(std::size_t i);
    void first_of_three_verbs(std::size_t i);
    void passive_in_absolute(std::size_t i);
    void source_behind_comma(std::size_t i);
    void clause_with_in_which(std::size_t i);
    void condition_without_subject(std::size_t i);
    void participle_in_front(std::size_t i);
    void consequence(std::size_t i);
    void question_as_object(std::size_t i);
    void subject_before_copula(std::size_t i);
    Number number_of_noun(std::size_t i) const;
    Number number_of_verb(std::size_t i) const;
    void relative_clause_agreement(std::size_t verb);
    void outer_subject(std::size_t i);
    void one_subject(std::size_t verb);

    std::vector<Token>& tokens_;
    const WordLists& lists_;
    std::vector<std::vector<std::size_t>> children_;
};

}  // namespace claimgraph
