#include "extract/rules/tree_repair.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "extract/rules/relations.h"
namespace claimgraph {
namespace {

bool closes_quotation(const Token& token) {
    return token.form == "\"" || token.form == "”" || token.form == "''" || token.form == "»";
}

class TreeRepair {
   public:
    TreeRepair(Sentence& sentence, const WordLists& lists)
        : tokens_(sentence.tokens), lists_(lists), children_(tokens_.size()) {
        for (std::size_t i = 0; i < tokens_.size(); ++i)
            if (tokens_[i].head >= 0) children_[tokens_[i].head].push_back(i);
    }

    void run() {
        for (std::size_t i = 0; i < tokens_.size(); ++i) {
            noun_in_ing(i);
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
            second_object(i);
            adjective_as_object(i);
            outer_subject(i);
            relative_clause_agreement(i);
        }
        for (std::size_t i = 0; i < tokens_.size(); ++i) one_subject(i);
        for (std::size_t verb = 0; verb < tokens_.size(); ++verb) {
            if (!says(verb)) continue;
            speaker_inside_quotation(verb);
            speaker_after_verb(verb);
            speaker_after_comma(verb);
            speaker_beside_content(verb);
            speaker_in_front(verb);
            infinitive_of_hearer(verb);
            subject_before_clause(verb);
            that_opens_clause(verb);
            clause_on_the_hearer(verb);
            day_of_saying(verb);
            citing_participle(verb);
        }
    }

   private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    std::size_t child(std::size_t head, std::string_view relation) const {
        for (const std::size_t c : children_[head])
            if (tokens_[c].deprel == relation) return c;
        return none;
    }
    bool has_subject(std::size_t head) const {
        return std::any_of(children_[head].begin(), children_[head].end(),
                           [&](std::size_t c) { return is_subject(tokens_[c].deprel); });
    }
    bool says(std::size_t token) const {
        return tokens_[token].upos == Upos::VERB && lists_.contains("speech", lower(tokens_[token].lemma));
    }
    void attach(std::size_t token, std::size_t head, std::string relation) {
        auto& before = children_[tokens_[token].head];
        before.erase(std::find(before.begin(), before.end(), token));
        tokens_[token].head = static_cast<std::int32_t>(head);
        tokens_[token].deprel = std::move(relation);
        auto& after = children_[head];
        after.insert(std::lower_bound(after.begin(), after.end(), token), token);
    }

    /// *denied wrongdoing*: what looks like a participle but is of no verb.
    void noun_in_ing(std::size_t i) {
        Token& token = tokens_[i];
        if (token.xpos != "VBG" || !lists_.contains("noun_in_ing", lower(token.form))) return;
        if (child(i, "obj") != none || child(i, "aux") != none || has_subject(i)) return;
        token.upos = Upos::NOUN;
        token.xpos = "NN";
        token.lemma = lower(token.form);
        if (token.deprel == "xcomp" || token.deprel == "ccomp") token.deprel = "obj";
    }

    /// *a law which he says will help*: in front of a finite clause without a subject the pronoun is just that.
    void subject_of_embedded_clause(std::size_t i) {
        if (tokens_[i].deprel != "ccomp" || tokens_[i].head < 0) return;
        const auto verb = static_cast<std::size_t>(tokens_[i].head);
        const std::size_t pronoun = child(i, "obj");
        if (pronoun == none || pronoun > verb || tokens_[pronoun].xpos[0] != 'W' || tokens_[verb].deprel != "acl:relcl")
            return;
        const std::size_t auxiliary = child(i, "aux"), passive = child(i, "aux:pass");
        const std::string& tag = tokens_[auxiliary != none ? auxiliary : passive != none ? passive : i].xpos;
        const bool finite = tag == "MD" || tag == "VBZ" || tag == "VBP" || tag == "VBD";
        if (finite && !has_subject(i)) tokens_[pronoun].deprel = passive == none ? "nsubj" : "nsubj:pass";
    }

    /// *insisted that he resign*: a verb that does not agree with its subject demands.
    void subjunctive(std::size_t i) {
        Token& token = tokens_[i];
        const std::size_t mark = child(i, "mark"), subject = child(i, "nsubj");
        if (token.deprel != "ccomp" || token.xpos != "VBP" || mark == none || subject == none) return;
        if (lower(tokens_[mark].form) != "that" || child(i, "aux") != none || child(subject, "conj") != none) return;
        const std::string& tag = tokens_[subject].xpos;
        const std::string pronoun = lower(tokens_[subject].form);
        if (pronoun == "he" || pronoun == "she" || pronoun == "it" || tag == "NN" || tag == "NNP") token.xpos = "VB";
    }

    /// *rose by three percent*: how much is not who.
    void measure_is_no_agent(std::size_t i) {
        if (tokens_[i].deprel != "obl:agent" || tokens_[i].head < 0 ||
            !lists_.contains("measure", lower(tokens_[i].lemma)))
            return;
        tokens_[i].deprel = "obl";
        Token& verb = tokens_[tokens_[i].head];
        const auto head = static_cast<std::size_t>(tokens_[i].head);
        const std::size_t subject = child(head, "nsubj:pass");
        if (subject == none || child(head, "aux:pass") != none) return;
        tokens_[subject].deprel = "nsubj";
        verb.xpos = "VBD";
    }

    /// *the minister on Saturday rejected it*: a day in front of the verb is when, not which minister.
    void time_between_subject_and_verb(std::size_t i) {
        if (tokens_[i].deprel != "nmod" || tokens_[i].head < 0 || child(i, "case") == none) return;
        if (lower(tokens_[child(i, "case")].form) != "on" || !lists_.contains("weekday", lower(tokens_[i].lemma)))
            return;
        const auto noun = static_cast<std::size_t>(tokens_[i].head);
        if (!is_subject(tokens_[noun].deprel) || tokens_[noun].head < 0 || noun > i) return;
        const auto verb = static_cast<std::size_t>(tokens_[noun].head);
        const std::size_t last = children_[i].empty() ? i : std::max(i, children_[i].back());
        if (verb > last && tokens_[verb].upos == Upos::VERB &&
            std::all_of(tokens_.begin() + static_cast<std::ptrdiff_t>(last) + 1,
                        tokens_.begin() + static_cast<std::ptrdiff_t>(verb), [](const Token& t) {
                            return t.upos == Upos::AUX || t.upos == Upos::ADV || t.upos == Upos::PART;
                        }))
            attach(i, verb, "obl");
    }

    /// *warned that time was running out*: behind a verb of saying `that` opens the clause and points at nothing.
    void that_opens_clause(std::size_t verb) {
        const std::size_t content = child(verb, "ccomp");
        if (content == none || content < verb || child(content, "mark") != none) return;
        const std::size_t subject =
            child(content, "nsubj") != none ? child(content, "nsubj") : child(content, "nsubj:pass");
        if (subject == none || subject < verb || tokens_[subject].upos != Upos::NOUN) return;
        const std::size_t that = child(subject, "det");
        if (that == none || lower(tokens_[that].form) != "that" || tokens_[that - 1].upos == Upos::PUNCT) return;
        // said that man was guilty: a thing that can be counted needs some determiner
        if (tokens_[subject].xpos != "NNS" && !lists_.contains("uncountable", lower(tokens_[subject].lemma))) return;
        attach(that, content, "mark");
        tokens_[that].upos = Upos::SCONJ;
        tokens_[that].xpos = "IN";
    }

    /// *Pope to visit Iraq*: in a headline an infinitive is the predicate, and says what will be.
    void headline_infinitive(std::size_t i) {
        const Token& token = tokens_[i];
        if (token.deprel != "acl" || token.xpos != "VB" || token.head < 0) return;
        const auto noun = static_cast<std::size_t>(token.head);
        const std::size_t mark = child(i, "mark");
        if (tokens_[noun].head >= 0) headline_before_clause(noun, i);
        if (tokens_[noun].head >= 0 || noun > i || mark == none || tokens_[mark].xpos != "TO" || mark < noun) return;
        const bool actor =
            tokens_[noun].upos == Upos::PROPN || tokens_[noun].xpos == "NNS" || child(noun, "nummod") != none;
        if (!actor || lists_.contains("infinitive_noun", lower(tokens_[noun].lemma))) return;
        if (tokens_.back().upos == Upos::PUNCT) return;
        for (std::size_t other = 0; other < tokens_.size(); ++other) {
            const std::string& tag = tokens_[other].xpos;
            const bool finite = tag == "VBD" || tag == "VBZ" || tag == "VBP" || tag == "MD";
            if (finite && (other < i || child(other, "mark") == none)) return;
        }
        attach_root(i, noun, "nsubj");
        const std::vector<std::size_t> others = children_[noun];
        for (const std::size_t c : others)  // what stands behind the verb is the verb's
            if (c > i) attach(c, i, tokens_[c].deprel == "nmod" ? "obl" : tokens_[c].deprel);
        tokens_[mark].deprel = "aux";
    }

    /// *Pope to visit Iraq as talks stall*: the clause behind it is taken for the main one, with two subjects.
    void headline_before_clause(std::size_t noun, std::size_t infinitive) {
        const auto verb = static_cast<std::size_t>(tokens_[noun].head);
        if (tokens_[verb].head >= 0 || tokens_[noun].deprel != "nsubj" || verb < infinitive) return;
        for (const std::size_t c : children_[verb]) {
            if (c < infinitive || c > verb || !is_subject(tokens_[c].deprel)) continue;
            for (const char* relation : {"mark", "case"}) {
                const std::size_t mark = child(c, relation);
                if (mark == none || !lists_.contains("circumstance", lower(tokens_[mark].form))) continue;
                attach(mark, verb, "mark");
                attach_root(noun, verb, "advcl");
                return;
            }
        }
    }

    /// Makes a word the root, and the root before it its dependent.
    void attach_root(std::size_t word, std::size_t root, std::string relation) {
        attach(word, root, "root");
        children_[root].erase(std::find(children_[root].begin(), children_[root].end(), word));
        tokens_[word].head = -1;
        tokens_[root].head = static_cast<std::int32_t>(word);
        tokens_[root].deprel = std::move(relation);
        auto& own = children_[word];
        own.insert(std::lower_bound(own.begin(), own.end(), root), root);
    }

    /// *Boeing ordered to pay*, *ranger arrested*: a verb that needs an object and has none has it for its subject.
    void headline_passive(std::size_t i) {
        Token& token = tokens_[i];
        if (token.xpos != "VBD" && token.xpos != "VBN") return;
        const std::size_t subject = child(i, "nsubj"), infinitive = child(i, "xcomp");
        if (subject == none || subject > i) return;
        for (const char* relation : {"obj", "iobj", "ccomp", "aux", "aux:pass", "compound:prt"})
            if (child(i, relation) != none) return;
        const std::string lemma = lower(token.lemma);
        const bool ordered = infinitive != none && child(infinitive, "mark") != none && child(i, "obl") == none &&
                             lists_.contains("orders_object", lemma);
        const bool bare = tokens_[subject].upos != Upos::PRON && child(subject, "det") == none &&
                          tokens_.back().upos != Upos::PUNCT && lists_.contains("acts_on_object", lemma);
        if (!ordered && !bare) return;
        tokens_[subject].deprel = "nsubj:pass";
        token.xpos = "VBN";
    }

    /// *the study, published on Friday, used data*: with subject and object and no auxiliary it is no passive.
    void finite_verb_with_object(std::size_t i) {
        Token& token = tokens_[i];
        if (token.xpos != "VBN" || tokens_.back().upos != Upos::PUNCT || token.deprel.starts_with("acl")) return;
        const std::size_t subject = child(i, "nsubj:pass"), object = child(i, "obj");
        if (subject == none || subject > i || object == none || object < i) return;
        if (child(i, "aux:pass") != none || child(i, "aux") != none || token.deprel == "conj") return;
        tokens_[subject].deprel = "nsubj";
        token.xpos = "VBD";
    }

    /// *ruled out using force*: directly behind a verb that has such objects.
    void gerund_object(std::size_t i) {
        Token& token = tokens_[i];
        if (token.deprel != "advcl" || token.xpos != "VBG" || token.head < 0) return;
        const auto verb = static_cast<std::size_t>(token.head);
        const std::size_t particle = child(verb, "compound:prt");
        if (i != (particle == none ? verb : particle) + 1 || child(i, "mark") != none || has_subject(i)) return;
        std::string lexeme = lower(tokens_[verb].lemma);
        if (particle != none) lexeme += ' ' + lower(tokens_[particle].lemma);
        if (lists_.contains("takes_gerund", lexeme)) token.deprel = "xcomp";
    }

    /// *he told the court before he was led away*: a clause of time or reason is not what is said.
    void clause_of_circumstance(std::size_t i) {
        if (tokens_[i].deprel != "ccomp") return;
        const std::size_t mark = child(i, "mark");
        if (mark != none && lists_.contains("circumstance", lower(tokens_[mark].form))) tokens_[i].deprel = "advcl";
    }

    /// *he said, calling it a trap*: the participle is taken for what is said.
    void participle_after_comma(std::size_t i) {
        Token& token = tokens_[i];
        if (token.deprel != "ccomp" || token.xpos != "VBG" || i == 0 || token.head > static_cast<std::int32_t>(i))
            return;
        bool comma = tokens_[i - 1].form == ",";
        for (const std::size_t c : children_[i]) {
            const std::string& relation = tokens_[c].deprel;
            if (is_subject(relation) || relation == "aux" || relation == "mark") return;
            comma = comma || (tokens_[c].form == "," && c < i);
        }
        if (comma) token.deprel = "advcl";
    }

    /// *caused the train to derail, killing two and injuring ten*: participles behind a comma go with the finite verb,
    /// not beside the infinitive.
    void participle_of_result(std::size_t i) {
        const Token& token = tokens_[i];
        if (token.deprel != "conj" || token.xpos != "VBG" || token.head < 0 ||
            token.head > static_cast<std::int32_t>(i))
            return;
        const auto first = static_cast<std::size_t>(token.head);
        if (tokens_[first].xpos != "VB" && tokens_[first].xpos != "VBD") return;
        if (has_subject(i) || child(i, "aux") != none) return;
        if (child(i, "cc") != none) {
            for (std::size_t before = i; before-- > first;)
                if (tokens_[before].xpos == "VBG" && tokens_[before].deprel == "advcl" &&
                    within(before, clause_of(first))) {
                    attach(i, before, "conj");
                    return;
                }
            return;
        }
        const bool comma =
            tokens_[i - 1].form == "," || (!children_[i].empty() && tokens_[children_[i].front()].form == ",");
        if (comma) attach(i, clause_of(first), "advcl");
    }

    /// *called on the bank to pay and threatened to strike*: a past tense goes with the past tense before, not with the
    /// infinitive.
    void past_beside_infinitive(std::size_t i) {
        Token& token = tokens_[i];
        if (token.deprel != "conj" || (token.xpos != "VBD" && token.xpos != "VBN") || token.head < 0) return;
        const auto first = static_cast<std::size_t>(token.head);
        const std::size_t mark = child(first, "mark");
        if (first > i || tokens_[first].xpos != "VB" || mark == none || tokens_[mark].xpos != "TO") return;
        if (has_subject(i) || child(i, "aux") != none || child(i, "aux:pass") != none) return;
        const std::size_t finite = clause_of(first);
        if (finite == first || finite > first || tokens_[finite].xpos != "VBD") return;
        attach(i, finite, "conj");
        token.xpos = "VBD";
    }

    /// *rejected an offer to resume talks, saying it was late*: who rejects says so, not who resumes.
    void saying_behind_infinitive(std::size_t i) {
        const Token& token = tokens_[i];
        if (token.deprel != "advcl" || token.xpos != "VBG" || token.head < 0 || !says(i) || has_subject(i)) return;
        const auto infinitive = static_cast<std::size_t>(token.head);
        if (infinitive > i || tokens_[infinitive].xpos != "VB" || child(i, "mark") != none) return;
        if (tokens_[infinitive].deprel != "acl" && tokens_[infinitive].deprel != "xcomp") return;
        if (tokens_[i - 1].form != ",") return;
        const std::size_t finite = clause_of(infinitive);
        if (finite < infinitive) attach(i, finite, "advcl");
    }

    /// The verb with a tense at or above a word.
    std::size_t clause_of(std::size_t token) const {
        for (std::int32_t at = static_cast<std::int32_t>(token); at >= 0; at = tokens_[at].head) {
            const std::string& tag = tokens_[at].xpos;
            if (tag == "VBD" || tag == "VBZ" || tag == "VBP") return static_cast<std::size_t>(at);
            if (tokens_[at].head < 0) return static_cast<std::size_t>(at);
        }
        return token;
    }

    /// *accused of being behind it*: with a copula it is a clause.
    void clause_with_copula(std::size_t i) {
        if (tokens_[i].deprel == "obl" && child(i, "cop") != none) tokens_[i].deprel = "advcl";
    }

    /// *announced on the radio that he had won*: `that` with a subject behind it opens no relative clause.
    void clause_on_a_noun(std::size_t i) {
        const Token& token = tokens_[i];
        // asserted by the court that he had won: nor is it what the court is
        // told reporters that he had won: nor what those are who were told
        const bool agent = token.deprel == "acl" && token.head >= 0 &&
                           (tokens_[token.head].deprel.starts_with("obl") || tokens_[token.head].deprel == "iobj" ||
                            (tokens_[token.head].deprel == "obj" && tokens_[token.head].head >= 0 &&
                             lists_.contains("addressing", lower(tokens_[tokens_[token.head].head].lemma))));
        if ((token.deprel != "acl:relcl" && !agent) || token.head < 0 || tokens_[token.head].head < 0) return;
        const auto verb = static_cast<std::size_t>(tokens_[token.head].head);
        const std::size_t mark = child(i, "mark");
        if (mark == none || tokens_[mark].xpos != "IN" || lower(tokens_[mark].form) != "that" || !has_subject(i))
            return;
        if (says(verb) && child(verb, "ccomp") == none) attach(i, verb, "ccomp");
    }

    /// *a mission sponsored by India*: directly behind a noun and without a comma a participle belongs to the noun.
    void reduced_relative(std::size_t i) {
        const Token& token = tokens_[i];
        if (token.deprel != "advcl" || token.xpos != "VBN" || i == 0 || token.head < 0) return;
        for (const std::size_t c : children_[i]) {
            const std::string& relation = tokens_[c].deprel;
            if (is_subject(relation) || relation.starts_with("aux") || relation == "mark" || relation == "case" ||
                c < i)
                return;
        }
        std::size_t noun = i - 1;
        if (tokens_[noun].upos != Upos::NOUN && tokens_[noun].upos != Upos::PROPN) return;
        while (tokens_[noun].head >= 0 &&
               (tokens_[noun].deprel == "compound" || tokens_[noun].deprel.starts_with("flat")))
            noun = static_cast<std::size_t>(tokens_[noun].head);
        if (noun < i && !within(noun, i)) attach(i, noun, "acl");
    }

    /// *short-lived, US-backed*: behind a hyphen a participle is an adjective.
    void participle_with_hyphen(std::size_t i) {
        Token& token = tokens_[i];
        if (i < 2 || token.xpos != "VBN" || token.upos != Upos::VERB) return;
        if (tokens_[i - 1].form != "-" || tokens_[i - 1].space_after || tokens_[i - 2].space_after) return;
        token.upos = Upos::ADJ;
        token.lemma = lower(token.form);
        for (const std::size_t c : children_[i]) {
            if (tokens_[c].deprel == "aux:pass") tokens_[c].deprel = "cop";
            if (tokens_[c].deprel == "nsubj:pass") tokens_[c].deprel = "nsubj";
        }
    }

    /// *agreed in principle to sell it*: of some verbs an infinitive is no purpose but what is agreed.
    void infinitive_complement(std::size_t i) {
        Token& token = tokens_[i];
        if (token.deprel != "advcl" || token.xpos != "VB" || token.head < 0 ||
            token.head > static_cast<std::int32_t>(i))
            return;
        const auto verb = static_cast<std::size_t>(token.head);
        const std::string lemma = lower(tokens_[verb].lemma);
        const bool object = child(verb, "obj") != none || child(verb, "nsubj:pass") != none;
        if (!lists_.contains(object ? "urge" : "infinitive_complement", lemma)) return;
        const std::size_t mark = child(i, "mark");
        if (mark == none || tokens_[mark].xpos != "TO" || has_subject(i) || child(verb, "xcomp") != none) return;
        token.deprel = "xcomp";
    }

    /// *closed after a wall collapsed*: a noun in front of a finite verb that lacks a subject is no adverbial.
    void subject_behind_preposition(std::size_t i) {
        const Token& token = tokens_[i];
        if (token.deprel != "advcl" || token.head < 0 || has_subject(i) || child(i, "mark") != none) return;
        std::size_t first = i;  // the first word of the verb group
        bool finite = token.xpos == "VBD" || token.xpos == "VBZ" || token.xpos == "VBP";
        for (const std::size_t c : children_[i]) {
            const std::string_view relation = plain(tokens_[c].deprel);
            if (c > i || (relation != "aux" && relation != "cop")) continue;
            first = std::min(first, c);
            const std::string& tag = tokens_[c].xpos;
            finite = finite || tag == "VBD" || tag == "VBZ" || tag == "VBP" || tag == "MD";
        }
        if (!finite || first == 0) return;
        auto noun = static_cast<std::int32_t>(first - 1);
        while (noun >= 0 && (tokens_[noun].head != token.head || tokens_[noun].deprel != "obl"))
            noun = tokens_[noun].head;
        if (noun < 0 || static_cast<std::size_t>(noun) > first) return;
        const std::size_t preposition = child(static_cast<std::size_t>(noun), "case");
        if (preposition == none || preposition > static_cast<std::size_t>(noun)) return;
        if (!lists_.contains("clause_or_phrase_marker", lower(tokens_[preposition].form))) return;
        attach(static_cast<std::size_t>(noun), i, child(i, "aux:pass") != none ? "nsubj:pass" : "nsubj");
        attach(preposition, i, "mark");
    }

    /// *sent to the court a list of names*: what follows a recipient without a comma is no name for him.
    void object_behind_recipient(std::size_t i) {
        const Token& token = tokens_[i];
        if (token.deprel != "appos" || token.head < 0 || token.head > static_cast<std::int32_t>(i)) return;
        const auto recipient = static_cast<std::size_t>(token.head);
        const std::size_t preposition = child(recipient, "case"), determiner = child(i, "det");
        if (tokens_[recipient].deprel != "obl" || preposition == none || determiner == none) return;
        if (lower(tokens_[preposition].form) != "to" || first_of(i) != recipient + 1) return;
        if (tokens_[recipient + 1].upos == Upos::PUNCT) return;
        const auto verb = static_cast<std::size_t>(tokens_[recipient].head);
        if (tokens_[verb].upos == Upos::VERB && child(verb, "obj") == none) attach(i, verb, "obj");
    }

    /// *came days after the talks*: a time in front of another is no object.
    void time_as_object(std::size_t i) {
        Token& token = tokens_[i];
        if (token.deprel != "obj") return;
        if (token.upos == Upos::PROPN && lists_.contains("calendar", token.form) && child(i, "nmod") == none) {
            token.deprel = "obl:unmarked";  // leaves June 28
            return;
        }
        if (i + 1 >= tokens_.size() || token.upos != Upos::NOUN) return;
        if (!lists_.contains("unit_of_time", lower(token.lemma))) return;
        const std::string next = lower(tokens_[i + 1].form);
        if (next == "after" || next == "before" || next == "later" || next == "earlier" || next == "ago")
            token.deprel = "obl:unmarked";
    }

    /// *might surprise you*: nobody is given anything where nothing is given.
    void recipient_alone(std::size_t i) {
        Token& token = tokens_[i];
        if (token.deprel != "iobj" || token.head < 0) return;
        const auto verb = static_cast<std::size_t>(token.head);
        for (const std::size_t c : children_[verb])
            if (tokens_[c].deprel == "obj" || tokens_[c].deprel == "ccomp" ||
                (tokens_[c].deprel == "xcomp" && tokens_[c].upos == Upos::VERB))  // but: found him guilty
                return;
        if (!says(verb) && tokens_[verb].upos == Upos::VERB && i > verb) token.deprel = "obj";
    }

    /// *Had they come, he would have gone*: the first auxiliary belongs to the condition.
    void inverted_condition(std::size_t i) {
        const Token& token = tokens_[i];
        if (token.deprel != "aux" || token.head < 0 || !lists_.contains("conditional_auxiliary", lower(token.lemma)))
            return;
        const auto verb = static_cast<std::size_t>(token.head);
        for (const std::size_t clause : children_[verb]) {
            if (clause < i || clause > verb || tokens_[clause].deprel != "advcl" || child(clause, "aux") != none)
                continue;
            const std::size_t subject = child(clause, "nsubj");
            if (subject == none || subject < i || child(clause, "mark") != none) continue;
            if (first_of(clause) == i + 1) {
                attach(i, clause, "aux");
                return;
            }
        }
    }

    /// *with no one singled out*: a participle with a subject behind *with* is passive.
    void passive_in_absolute(std::size_t i) {
        const Token& token = tokens_[i];
        if (token.xpos != "VBN" || (token.deprel != "advcl" && token.deprel != "acl")) return;
        const std::size_t mark = child(i, "mark"), subject = child(i, "nsubj");
        if (mark == none || subject == none || lower(tokens_[mark].form) != "with") return;
        if (child(i, "aux") == none && child(i, "obj") == none) tokens_[subject].deprel = "nsubj:pass";
    }

    /// *made politics a career, became a doctor*: taken for an object, it is what the other becomes.
    void second_object(std::size_t i) {
        Token& token = tokens_[i];
        if (token.deprel != "obj" || token.head < 0 || token.head > static_cast<std::int32_t>(i)) return;
        const auto verb = static_cast<std::size_t>(token.head);
        const std::string lemma = lower(tokens_[verb].lemma);
        if (lists_.contains("becoming", lemma)) token.deprel = "xcomp";
        if (!lists_.contains("naming", lemma)) return;
        for (const std::size_t c : children_[verb])
            if (c < i && c > verb && (tokens_[c].deprel == "obj" || tokens_[c].deprel == "iobj")) {
                tokens_[c].deprel = "obj";
                token.deprel = "xcomp";
                return;
            }
    }

    /// *found the mayor guilty*: words that are adjectives wherever they stand alone are no objects.
    void adjective_as_object(std::size_t i) {
        Token& token = tokens_[i];
        if (token.deprel != "obj" || token.head < 0 || !lists_.contains("only_adjective", lower(token.form))) return;
        std::size_t noun = child(i, "compound");
        if (noun == none) noun = child(i, "nmod:poss");  // found her guilty
        if (noun == none || noun + 1 != i) return;
        const auto verb = static_cast<std::size_t>(token.head);
        const std::vector<std::size_t> before = children_[i];
        for (const std::size_t c : before)
            if (c < noun) attach(c, noun, tokens_[c].deprel);
        attach(noun, verb, "obj");
        token.deprel = "xcomp";
        token.upos = Upos::ADJ;
        token.xpos = "JJ";
    }

    enum class Number { unknown, singular, plural };

    Number number_of_noun(std::size_t i) const {
        if (child(i, "conj") != none) return Number::unknown;
        const std::string& tag = tokens_[i].xpos;
        if (tag == "NNS" || tag == "NNPS") return Number::plural;
        return tag == "NN" || tag == "NNP" ? Number::singular : Number::unknown;
    }

    Number number_of_verb(std::size_t i) const {
        for (const std::size_t c : children_[i]) {
            const std::string_view relation = plain(tokens_[c].deprel);
            if (relation != "aux" && relation != "cop") continue;
            const std::string form = lower(tokens_[c].form);
            if (form == "is" || form == "was" || form == "has" || form == "does") return Number::singular;
            if (form == "are" || form == "were" || form == "have" || form == "do") return Number::plural;
            return Number::unknown;  // will, had
        }
        if (tokens_[i].xpos == "VBZ") return Number::singular;
        return tokens_[i].xpos == "VBP" ? Number::plural : Number::unknown;
    }

    /// *people from the heartland who make it work*: the clause belongs to the nearest noun that agrees with its verb.
    void relative_clause_agreement(std::size_t verb) {
        if (tokens_[verb].deprel != "acl:relcl" || tokens_[verb].head < 0) return;
        std::size_t pronoun = none;
        for (const std::size_t c : children_[verb])
            if (plain(tokens_[c].deprel) == "nsubj" && tokens_[c].upos == Upos::PRON && c < verb) pronoun = c;
        if (pronoun == none) return;
        const std::string form = lower(tokens_[pronoun].form);
        if (form != "that" && form != "which" && form != "who") return;
        const auto antecedent = static_cast<std::size_t>(tokens_[verb].head);
        const Number needed = number_of_verb(verb), found = number_of_noun(antecedent);
        if (needed == Number::unknown || found == Number::unknown || needed == found) return;
        const std::vector<std::size_t> above = phrases_above(antecedent);
        for (std::size_t i = pronoun; i-- > 0;) {
            if (number_of_noun(i) != needed) continue;
            const std::string_view relation = plain(tokens_[i].deprel);
            if (relation == "compound" || relation == "flat" || tokens_[i].deprel == "nmod:poss") continue;
            const bool inside = i != antecedent && within(i, antecedent) && !within(i, verb);
            std::size_t next = i + 1;
            while (next < pronoun && tokens_[next].upos == Upos::PUNCT) ++next;
            const bool nearest = next == pronoun && !within(i, verb);  // some weeks in Graz, which is old
            if (!inside && !nearest && std::find(above.begin(), above.end(), i) == above.end()) continue;
            attach(verb, i, "acl:relcl");
            return;
        }
    }

    /// The nouns that a noun is part of, and the objects beside it.
    std::vector<std::size_t> phrases_above(std::size_t noun) const {
        std::vector<std::size_t> out;
        for (std::size_t at = noun; tokens_[at].head >= 0;) {
            const std::string_view relation = plain(tokens_[at].deprel);
            const auto head = static_cast<std::size_t>(tokens_[at].head);
            if (relation == "obl") {
                for (const std::size_t c : children_[head])
                    if (c < noun && (tokens_[c].deprel == "obj" || plain(tokens_[c].deprel) == "nsubj"))
                        out.push_back(c);
                break;
            }
            if (relation != "nmod" && relation != "conj" && relation != "appos") break;
            out.push_back(head);
            at = head;
        }
        return out;
    }

    /// The first word of a phrase.
    std::size_t first_of(std::size_t token) const {
        std::size_t first = token;
        for (std::size_t i = token; i-- > 0;)
            if (tokens_[i].upos != Upos::PUNCT && within(i, token)) first = i;
        return first;
    }

    /// *voters are due to decide*: without a subject of its own a complement has no outer one.
    void outer_subject(std::size_t i) {
        const Token& token = tokens_[i];
        if (token.deprel != "nsubj:outer" || token.head < 0) return;
        const auto predicate = static_cast<std::size_t>(token.head);
        for (const char* inner : {"nsubj", "nsubj:pass", "csubj", "expl"})
            if (child(predicate, inner) != none) return;
        tokens_[i].deprel = "nsubj";
        const std::int32_t above =
            tokens_[predicate].head;  // are due to decide: in front of both, it is that of the first
        if (above > static_cast<std::int32_t>(i) && above < static_cast<std::int32_t>(predicate) &&
            tokens_[predicate].xpos == "VB" && !has_subject(static_cast<std::size_t>(above)))
            attach(i, static_cast<std::size_t>(above), "nsubj");
    }

    /// A verb has one subject; of two in front of it one is something else.
    void one_subject(std::size_t verb) {
        std::vector<std::size_t> subjects;
        for (const std::size_t c : children_[verb])
            if (c < verb && (tokens_[c].deprel == "nsubj" || tokens_[c].deprel == "nsubj:pass")) subjects.push_back(c);
        if (subjects.size() != 2) return;
        const std::size_t first = subjects[0], second = subjects[1];
        if (tokens_[first].xpos.starts_with('W') || tokens_[second].xpos.starts_with('W')) return;
        const std::size_t copula = child(verb, "cop");
        if (copula != none && copula > first && copula < second) {  // the truth is that nobody knows
            tokens_[first].deprel = "nsubj:outer";
            return;
        }
        const std::size_t begins = first_of(second);
        std::size_t before = begins;  // the last word of what stands in front
        while (before > 0 && tokens_[before - 1].upos == Upos::PUNCT) --before;
        if (before == 0) return;
        --before;
        const bool adjacent = within(before, first);
        const bool comma = before + 1 < begins;
        const std::size_t preposition = child(second, "case"), other = child(first, "case");
        if (preposition != none && preposition < second) {  // dependence on cotton for its mills would keep
            attach(second, adjacent ? first : verb, adjacent ? "nmod" : "obl");
        } else if (other != none && other < first) {  // for this to work, everybody has to help
            tokens_[first].deprel = "obl";
        } else if (child(second, "cc") != none) {  // storms and floods occur
            attach(second, first, "conj");
        } else if (comma && adjacent && tokens_[second].xpos == "PRP") {  // this autumn, he left; the mayor, she left
            const bool time = lists_.contains("relative_adverbial", lower(tokens_[first].lemma));
            tokens_[first].deprel = time ? "obl:unmarked" : "dislocated";
        } else if (adjacent && comma && begins == second && tokens_[second].upos == Upos::PROPN &&
                   tokens_[before].upos == Upos::PROPN && before != first) {  // a museum in Seattle, Washington
            attach(second, before, "nmod:unmarked");
        } else if (comma && tokens_[begins - 1].form != "," &&
                   std::none_of(tokens_.begin() + static_cast<std::ptrdiff_t>(second),
                                tokens_.begin() + static_cast<std::ptrdiff_t>(verb),
                                [](const Token& t) { return t.upos == Upos::PUNCT; })) {
            tokens_[first].deprel = "dislocated";  // VIENNA, 3 May — police arrested
        } else if (adjacent) {                     // those who came, often the young; governor of the state Anna Keller
            attach(second, first, "appos");
        }
    }

    /// *"It is over," the mayor said*: the speaker is taken for a second subject of what is said.
    void speaker_inside_quotation(std::size_t verb) {
        const std::size_t content = child(verb, "ccomp");
        if (has_subject(verb) || content == none || content > verb) return;
        for (std::size_t i = verb; i-- > 0 && !closes_quotation(tokens_[i]);) {
            if (tokens_[i].deprel != "nsubj" || tokens_[i].head < 0) continue;
            const auto head = static_cast<std::size_t>(tokens_[i].head);
            const bool marked = std::any_of(tokens_.begin() + static_cast<std::ptrdiff_t>(std::min(head, i)),
                                            tokens_.begin() + static_cast<std::ptrdiff_t>(i), closes_quotation);
            if (head < i && marked && within(head, content)) {
                attach(i, verb, "nsubj");
                return;
            }
        }
    }

    /// *"…," said the mayor*: the subject behind its verb is taken for an object.
    void speaker_after_verb(std::size_t verb) {
        const std::size_t content = child(verb, "ccomp");
        if (has_subject(verb) || content == none || content > verb || child(verb, "aux:pass") != none) return;
        for (const std::size_t c : children_[verb])
            if (c > verb && (tokens_[c].deprel == "iobj" || tokens_[c].deprel == "obj")) {
                tokens_[c].deprel = "nsubj";
                return;
            }
    }

    /// *said the attacks were planned*: the subject of what is said is taken for the object of saying.
    void subject_before_clause(std::size_t verb) {
        const std::size_t object = child(verb, "obj"), content = child(verb, "ccomp");
        if (object == none || content == none || object < verb || content < object) return;
        if (has_subject(content) || child(content, "mark") != none || child(content, "expl") != none) return;
        const bool passive = child(content, "aux:pass") != none;
        const std::string& tag = tokens_[content].xpos;
        const bool finite = passive || child(content, "aux") != none || child(content, "cop") != none || tag == "VBD" ||
                            tag == "VBZ" || tag == "VBP";
        if (finite) attach(object, content, passive ? "nsubj:pass" : "nsubj");
    }

    /// *her claim that the bank had lied*: a conjunction that is taken for an object.
    void that_as_object(std::size_t i) {
        Token& token = tokens_[i];
        if (token.deprel == "obj" && token.upos == Upos::SCONJ && token.head > static_cast<std::int32_t>(i))
            token.deprel = "mark";
    }

    /// *…, argued the lawyer*: an inverted verb of saying is taken for another verb, its speaker for an object.
    void speaker_after_comma(std::size_t verb) {
        if (verb < 2 || !lists_.contains("inverted_speech", lower(tokens_[verb].lemma))) return;
        if (tokens_[verb - 1].form != "," && !closes_quotation(tokens_[verb - 1])) return;
        if (tokens_[verb].xpos == "VBG" || (tokens_[verb].deprel != "conj" && tokens_[verb].deprel != "parataxis"))
            return;
        const auto head = static_cast<std::size_t>(tokens_[verb].head);
        if (head > verb || has_subject(verb)) return;
        for (const std::size_t c : children_[verb])
            if (const std::string& relation = tokens_[c].deprel; relation == "ccomp" || relation == "xcomp" ||
                                                                 relation == "cc" || relation == "mark" ||
                                                                 relation.starts_with("aux"))
                return;
        for (const std::size_t c : children_[verb])
            if (c > verb && (tokens_[c].deprel == "iobj" || tokens_[c].deprel == "obj") &&
                (tokens_[c].upos == Upos::PROPN || lower(tokens_[verb].lemma) == "say" ||
                 lists_.contains("source", lower(tokens_[c].lemma)))) {
                tokens_[c].deprel = "nsubj";
                tokens_[verb].deprel = "parataxis";
                return;
            }
    }

    /// *The bank failed, sources close to it said*: the speaker hangs loosely on what is said.
    void speaker_beside_content(std::size_t verb) {
        const std::size_t content = child(verb, "ccomp");
        if (has_subject(verb) || content == none || content > verb || child(verb, "aux:pass") != none) return;
        for (const std::size_t c : children_[content])
            if (c > content && c < verb && (tokens_[c].deprel == "parataxis" || tokens_[c].deprel == "appos") &&
                (tokens_[c].upos == Upos::NOUN || tokens_[c].upos == Upos::PROPN) && !has_subject(c)) {
                attach(c, verb, "nsubj");
                return;
            }
    }

    /// *Perez, police said, was arrested*; *The vote was fair, a spokesman, Juan Perez, told reporters*: the speaker is
    /// taken for an apposition of what stands before.
    void speaker_in_front(std::size_t verb) {
        if (tokens_[verb].deprel != "parataxis" || has_subject(verb) || child(verb, "mark") != none) return;
        if (tokens_[verb].xpos != "VBD" && tokens_[verb].xpos != "VBZ" && tokens_[verb].xpos != "VBP") return;
        std::size_t at = verb;
        while (at > 0 && tokens_[at - 1].upos == Upos::PUNCT) --at;
        if (at == 0) return;
        std::size_t speaker = none;
        for (std::int32_t up = static_cast<std::int32_t>(at) - 1;
             up >= 0 && !within(verb, static_cast<std::size_t>(up)); up = tokens_[up].head) {
            const Token& token = tokens_[up];
            const bool noun = token.upos == Upos::NOUN || token.upos == Upos::PROPN || token.upos == Upos::PRON;
            if (noun && token.head < up && (token.deprel == "appos" || token.deprel == "parataxis"))
                speaker = static_cast<std::size_t>(up);
        }
        if (speaker == none) return;
        std::size_t first = speaker;
        for (std::size_t i = 0; i < speaker; ++i)
            if (within(i, speaker) && tokens_[i].upos != Upos::PUNCT) {
                first = i;
                break;
            }
        if (first > 0 && tokens_[first - 1].upos == Upos::PUNCT) attach(speaker, verb, "nsubj");
    }

    /// *called on the court to annul the vote*, *warned the army not to march*: the infinitive is what is asked.
    void infinitive_of_hearer(std::size_t verb) {
        for (const std::size_t c : children_[verb]) {
            if (c < verb || (tokens_[c].deprel != "ccomp" && tokens_[c].deprel != "advcl")) continue;
            const std::size_t mark = child(c, "mark");
            if (tokens_[c].deprel == "advcl" && tokens_[c].xpos == "VBG" && mark == c - 1 && !has_subject(c) &&
                lower(tokens_[mark].form) == "to") {
                tokens_[c].deprel = "xcomp";  // admitted to taking it
                return;
            }
            if (mark == none || tokens_[mark].xpos != "TO" || tokens_[c].xpos != "VB" || has_subject(c)) continue;
            if (tokens_[c].deprel == "ccomp") {
                tokens_[c].deprel = "xcomp";
                return;
            }
            const std::size_t hearer = child(verb, "obl");
            if (hearer == none || hearer > c || !lists_.contains("calls_on", lower(tokens_[verb].lemma))) return;
            const std::size_t preposition = child(hearer, "case");
            if (preposition == none || !lists_.contains("hearer_marker", lower(tokens_[preposition].form))) return;
            // between them nothing but the hearer
            if (tokens_[preposition].head != static_cast<std::int32_t>(hearer) || preposition != verb + 1) return;
            const bool for_somebody = lower(tokens_[preposition].form) == "for";
            if (for_somebody) {
                tokens_[preposition].deprel = "mark";
                attach(preposition, c, "mark");
                attach(hearer, c, "nsubj");
                tokens_[c].deprel = "ccomp";
            } else {
                tokens_[c].deprel = "xcomp";
                attach(preposition, verb, "compound:prt");
                tokens_[hearer].deprel = "obj";
            }
            return;
        }
    }

    /// *told residents that the road was closed*: what is said hangs on the one to whom it is said.
    void clause_on_the_hearer(std::size_t verb) {
        if (!lists_.contains("tells_somebody", lower(tokens_[verb].lemma)) || child(verb, "ccomp") != none) return;
        for (const std::size_t noun : children_[verb]) {
            if (noun < verb || (tokens_[noun].deprel != "obj" && tokens_[noun].deprel != "iobj")) continue;
            for (const std::size_t clause : children_[noun]) {
                if (!tokens_[clause].deprel.starts_with("acl") || !has_subject(clause)) continue;
                for (const std::size_t c : children_[clause]) {
                    if (c > clause || lower(tokens_[c].form) != "that" || is_subject(tokens_[c].deprel)) continue;
                    tokens_[c].deprel = "mark";
                    tokens_[c].upos = Upos::SCONJ;
                    tokens_[c].xpos = "IN";
                    attach(clause, verb, "ccomp");
                    return;
                }
            }
        }
    }

    /// *said Tuesday she would go*, *said on Tuesday she would go*: the day directly behind the verb is that of saying.
    void day_of_saying(std::size_t verb) {
        const std::size_t preposition = verb + 1 < tokens_.size() && tokens_[verb + 1].upos == Upos::ADP ? 1 : 0;
        const std::size_t day = verb + 1 + preposition;
        if (day + 1 >= tokens_.size() || !lists_.contains("day_word", lower(tokens_[day].form))) return;
        const std::size_t content = child(verb, "ccomp");
        if (content == none || tokens_[day].head != static_cast<std::int32_t>(content) || content < day) return;
        if (!tokens_[day].deprel.starts_with("obl") && tokens_[day].deprel != "nmod") return;
        if (preposition && tokens_[verb + 1].head != static_cast<std::int32_t>(day)) return;
        attach(day, verb, preposition ? "obl" : "obl:unmarked");
    }

    /// *reported that he had resigned, citing two officials*: the one who reports cites.
    void citing_participle(std::size_t verb) {
        const std::size_t content = child(verb, "ccomp");
        if (content == none || content < verb) return;
        for (std::size_t i = content + 1; i < tokens_.size(); ++i) {
            if (tokens_[i].xpos != "VBG" || tokens_[i].head < 0 || tokens_[i].deprel != "advcl" ||
                tokens_[i - 1].form != "," || !within(i, content))
                continue;
            const std::string lemma = lower(tokens_[i].lemma);
            const bool clause = child(i, "ccomp") != none;
            if (lists_.contains("cites", lemma) || (clause && lists_.contains("adds", lemma))) {
                attach(i, verb, "advcl");
                return;
            }
        }
    }

    bool within(std::size_t token, std::size_t ancestor) const {
        for (std::int32_t at = static_cast<std::int32_t>(token); at >= 0; at = tokens_[at].head)
            if (static_cast<std::size_t>(at) == ancestor) return true;
        return false;
    }

    std::vector<Token>& tokens_;
    const WordLists& lists_;
    std::vector<std::vector<std::size_t>> children_;
};

}  // namespace

Sentence repaired(Sentence sentence, const WordLists& lists) {
    TreeRepair(sentence, lists).run();
    return sentence;
}

}  // namespace claimgraph
