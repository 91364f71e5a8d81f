#include "extract/rules/tree_repair.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "extract/rules/relations.h"
#include "extract/rules/tree_repairer.h"

namespace claimgraph {

void TreeRepair::run() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
        fixed_to_the_left(i);
        having_done(i);
        due_to(i);
        bare_subject(i);
        compound_of_verb(i);
        thought_to(i);
        what_is_exposed(i);
        quoted_gerund(i);
        claim_that(i);
        headline_verb_as_subject(i);
        headline_verdict(i);
        headline_before_as(i);
        beating_forecasts(i);
        up_to(i);
        noun_in_ing(i);
        adjective_in_ing(i);
        first_of_three_verbs(i);
        name_with_hyphen(i);
        object_of_fixed_phrase(i);
        participle_in_brackets(i);
        condition_without_subject(i);
        clause_with_in_which(i);
        source_behind_comma(i);
        participle_in_front(i);
        consequence(i);
        question_as_object(i);
        subject_before_copula(i);
        name_behind_title(i);
        verb_inside_noun(i);
        noun_in_s(i);
        chain_of_conjuncts(i);
        adverb_of_direction(i);
        verb_behind_relative_clause(i);
        saying_as_subject(i);
        noun_as_clause(i);
        past_like_infinitive(i);
        subject_of_having_to(i);
        proviso(i);
        preposition_in_two_words(i);
        preposition_in_three_words(i);
        blamed_on(i);
        day_of_month(i);
        among_them(i);
        among_whom_was(i);
        object_behind_preposition(i);
        verb_before_noun(i);
        passive_with_object(i);
        condition_on_a_noun(i);
        noun_behind_preposition(i);
        participle_after_comma(i);
        clause_of_circumstance(i);
        gerund_object(i);
        subjunctive(i);
        subject_of_embedded_clause(i);
        measure_is_no_agent(i);
        time_between_subject_and_verb(i);
        finite_verb_with_object(i);
        headline_infinitive(i);
        headline_passive(i);
        clause_with_copula(i);
        clause_on_a_noun(i);
        reduced_relative(i);
        participle_of_result(i);
        past_beside_infinitive(i);
        saying_behind_infinitive(i);
        that_as_object(i);
        participle_with_hyphen(i);
        infinitive_complement(i);
        subject_behind_preposition(i);
        object_behind_recipient(i);
        time_as_object(i);
        recipient_alone(i);
        passive_in_absolute(i);
        inverted_condition(i);
        stopped_short(i);
        second_charge(i);
        infinitive_behind_medium(i);
        second_object(i);
        adjective_as_object(i);
        is_to(i);
        cleft(i);
        fraction_behind_about(i);
        bare_oblique(i);
        adjective_behind_object(i);
        likely_to(i);
        infinitive_of_object(i);
        outer_subject(i);
        relative_clause_agreement(i);
        contested_statement(i);
        contested_in_passive(i);
        charge_in_front(i);
        source_with_participle(i);
        allegation_without_that(i);
        most_of_them(i);
        denied_having_done(i);
        perfect_with_all(i);
        were_to(i);
        speaker_inside_subject(i);
        relative_of_speaker(i);
        saying_behind_relative(i);
        clause_behind_colon(i);
        saying_behind_semicolon(i);
        participle_between_commas(i);
        clause_behind_relative_saying(i);
        act_of_speaker(i);
        modal_beside_saying(i);
        remark_of_speaker(i);
        neither_of_subjects(i);
        agent_inside_predicate(i);
        described_as(i);
        adverb_as_result(i);
        name_beside_agent(i);
        particle_behind_object(i);
        name_beside_amount(i);
        asked_by(i);
        somebody_is_slow(i);
        stranded_preposition(i);
        participle_behind_comma(i);
        saying_on_a_noun(i);
        says_beside_others(i);
        asked_in_front(i);
        it_that_fears(i);
        subject_behind_conjunction(i);
        active_without_object(i);
        then_did(i);
        which_is_no_speaker(i);
    }
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
        if (says(i)) headline_speaker(i);
        hearer_as_subject(i);
        one_subject(i);
    }
    for (std::size_t verb = 0; verb < tokens_.size(); ++verb) {
        if (!says(verb)) continue;
        speaker_of_another_verb(verb);
        speaker_inside_quotation(verb);
        speaker_with_participle(verb);
        speaker_after_verb(verb);
        speaker_after_comma(verb);
        speaker_beside_content(verb);
        speaker_in_front(verb);
        infinitive_of_hearer(verb);
        subject_before_clause(verb);
        that_opens_clause(verb);
        participle_of_hearer(verb);
        clause_on_the_hearer(verb);
        day_of_saying(verb);
        citing_participle(verb);
    }
}

std::size_t TreeRepair::child(std::size_t head, std::string_view relation) const {
    for (const std::size_t c : children_[head])
        if (tokens_[c].deprel == relation) return c;
    return none;
}

bool TreeRepair::has_subject(std::size_t head) const {
    return std::any_of(children_[head].begin(), children_[head].end(),
                       [&](std::size_t c) { return is_subject(tokens_[c].deprel); });
}

std::size_t TreeRepair::noun_subject(std::size_t head) const {
    const std::size_t active = child(head, "nsubj");
    return active != none ? active : child(head, "nsubj:pass");
}

std::vector<std::size_t> TreeRepair::subjects_before(std::size_t verb) const {
    std::vector<std::size_t> out;
    for (const std::size_t c : children_[verb])
        if (c < verb && plain(tokens_[c].deprel) == "nsubj") out.push_back(c);
    return out;
}

bool TreeRepair::says(std::size_t token) const {
    return tokens_[token].upos == Upos::VERB && lists_.contains("speech", lower(tokens_[token].lemma));
}

void TreeRepair::attach(std::size_t token, std::size_t head, std::string relation) {
    auto& before = children_[tokens_[token].head];
    before.erase(std::find(before.begin(), before.end(), token));
    tokens_[token].head = static_cast<std::int32_t>(head);
    tokens_[token].deprel = std::move(relation);
    auto& after = children_[head];
    after.insert(std::lower_bound(after.begin(), after.end(), token), token);
}

/// The verb with a tense at or above a word.
std::size_t TreeRepair::clause_of(std::size_t token) const {
    for (std::int32_t at = static_cast<std::int32_t>(token); at >= 0; at = tokens_[at].head) {
        const std::string& tag = tokens_[at].xpos;
        if (has_tense(tag)) return static_cast<std::size_t>(at);
        if (tokens_[at].head < 0) return static_cast<std::size_t>(at);
    }
    return token;
}

/// The nouns that a noun is part of, and the objects beside it.
std::vector<std::size_t> TreeRepair::phrases_above(std::size_t noun) const {
    std::vector<std::size_t> out;
    for (std::size_t at = noun; tokens_[at].head >= 0;) {
        const std::string_view relation = plain(tokens_[at].deprel);
        const auto head = static_cast<std::size_t>(tokens_[at].head);
        if (relation == "obl") {
            for (const std::size_t c : children_[head])
                if (c < noun && (tokens_[c].deprel == "obj" || plain(tokens_[c].deprel) == "nsubj")) out.push_back(c);
            break;
        }
        if (relation != "nmod" && relation != "conj" && relation != "appos") break;
        out.push_back(head);
        at = head;
    }
    return out;
}

/// The first word of a phrase.
std::size_t TreeRepair::first_of(std::size_t token) const {
    std::size_t first = token;
    for (std::size_t i = token; i-- > 0;)
        if (tokens_[i].upos != Upos::PUNCT && within(i, token)) first = i;
    return first;
}

bool TreeRepair::within(std::size_t token, std::size_t ancestor) const {
    for (std::int32_t at = static_cast<std::int32_t>(token); at >= 0; at = tokens_[at].head)
        if (static_cast<std::size_t>(at) == ancestor) return true;
    return false;
}

Sentence repaired(Sentence sentence, const WordLists& lists) {
    TreeRepair(sentence, lists).run();
    return sentence;
}

}  // namespace claimgraph
