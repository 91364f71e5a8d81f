#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "extract/rules/relations.h"
#include "extract/rules/tree_repairer.h"

namespace claimgraph {

/// *denied wrongdoing*, *end fighting*: what looks like a participle but is of no verb, or follows one that has only
/// nouns for its object.
void TreeRepair::noun_in_ing(std::size_t i) {
    Token& token = tokens_[i];
    if (token.xpos != "VBG") return;
    if (child(i, "obj") != none || child(i, "aux") != none || has_subject(i)) return;
    const bool object = token.deprel == "xcomp" && token.head == static_cast<std::int32_t>(i) - 1 &&
                        child(i, "xcomp") == none && child(i, "ccomp") == none && child(i, "mark") == none &&
                        lists_.contains("takes_no_gerund", lower(tokens_[i - 1].lemma));
    if (!object && !lists_.contains("noun_in_ing", lower(token.form))) return;
    token.upos = Upos::NOUN;
    token.xpos = "NN";
    token.lemma = lower(token.form);
    if (token.deprel == "xcomp" || token.deprel == "ccomp") token.deprel = "obj";
    for (const std::size_t c : children_[i])
        if (object && tokens_[c].deprel == "obl") tokens_[c].deprel = "nmod";
}

/// *urged member states to act*: where a noun stands, a word in -s that governs nothing is one.
void TreeRepair::noun_in_s(std::size_t i) {
    Token& token = tokens_[i];
    if (token.xpos != "VBZ" || token.upos != Upos::VERB) return;
    const std::string_view relation = plain(token.deprel);
    if (relation != "obj" && relation != "iobj" && relation != "nsubj" && relation != "obl" && relation != "nmod")
        return;
    for (const std::size_t c : children_[i]) {
        const std::string_view below = plain(tokens_[c].deprel);
        if (is_subject(below) || below == "obj" || below == "aux" || below == "mark" || below == "ccomp") return;
    }
    token.upos = Upos::NOUN;
    token.xpos = "NNS";
}

/// *welcomed the lower inflation forecast*: verbs that no clause follows have a noun for their object.
void TreeRepair::noun_as_clause(std::size_t i) {
    Token& token = tokens_[i];
    if (token.deprel != "ccomp" || token.upos != Upos::VERB || token.head < 0) return;
    const auto verb = static_cast<std::size_t>(token.head);
    const std::size_t subject = child(i, "nsubj");
    if (verb > i || subject == none || subject + 1 != i || tokens_[subject].xpos != "NN") return;
    if (!lists_.contains("takes_no_clause", lower(tokens_[verb].lemma))) return;
    for (const std::size_t c : children_[i]) {
        const std::string_view relation = plain(tokens_[c].deprel);
        if (relation == "obj" || relation == "aux" || relation == "mark" || relation == "advmod") return;
    }
    const std::vector<std::size_t> modifiers = children_[subject];
    for (const std::size_t c : modifiers) attach(c, i, tokens_[c].deprel);
    tokens_[subject].deprel = "compound";
    token.deprel = "obj";
    token.upos = Upos::NOUN;
    token.xpos = token.xpos == "VBZ" ? "NNS" : "NN";
    const std::vector<std::size_t> below = children_[i];
    for (const std::size_t c : below) {
        const std::string_view relation = plain(tokens_[c].deprel);
        if (relation == "advcl" || relation == "ccomp" || relation == "obl") attach(c, verb, tokens_[c].deprel);
    }
}

/// *arrested along with five others*: two words lead to them, and the first is no adverb.
void TreeRepair::preposition_in_two_words(std::size_t i) {
    Token& token = tokens_[i];
    if (token.deprel != "advmod" || i + 2 >= tokens_.size() || tokens_[i + 1].deprel != "case") return;
    if (!lists_.contains("preposition_in_two_words", lower(token.form) + ' ' + lower(tokens_[i + 1].form))) return;
    const std::int32_t noun = tokens_[i + 1].head;
    if (noun <= static_cast<std::int32_t>(i) + 1 || tokens_[noun].head != token.head) return;
    attach(i, static_cast<std::size_t>(noun), "case");
    attach(i + 1, i, "fixed");
}

/// *is on course to win*: not fixed, as in *of course*, but where somebody is.
void TreeRepair::noun_behind_preposition(std::size_t i) {
    Token& token = tokens_[i];
    if (token.deprel != "fixed" || token.head != static_cast<std::int32_t>(i) - 1) return;
    const std::size_t preposition = i - 1;
    if (!lists_.contains("loose_phrase", lower(tokens_[preposition].form) + ' ' + lower(token.form))) return;
    token.upos = Upos::NOUN;
    token.xpos = "NN";
    // it takes the place of the preposition, or of the infinitive that the preposition hangs on
    const bool marks =
        tokens_[preposition].deprel == "case" && tokens_[preposition].head > static_cast<std::int32_t>(i);
    const std::size_t governed = marks ? static_cast<std::size_t>(tokens_[preposition].head) : preposition;
    if (tokens_[governed].head < 0) {
        attach_root(i, governed, "acl");
    } else {
        attach(i, static_cast<std::size_t>(tokens_[governed].head), tokens_[governed].deprel);
        attach(governed, i, "acl");
    }
    const std::vector<std::size_t> others = children_[governed];
    for (const std::size_t c : others)
        if (c < i || !marks) attach(c, i, tokens_[c].deprel);
    if (preposition != governed) attach(preposition, i, "case");
    tokens_[preposition].deprel = "case";
    tokens_[preposition].upos = Upos::ADP;
}

/// *names, dates and numbers*: the last noun is taken for one beside the second only.
void TreeRepair::chain_of_conjuncts(std::size_t i) {
    const Token& token = tokens_[i];
    if (token.deprel != "conj" || token.head < 0 || child(i, "cc") == none) return;
    const auto second = static_cast<std::size_t>(token.head);
    if (second > i || tokens_[second].deprel != "conj" || child(second, "cc") != none) return;
    const auto first = static_cast<std::size_t>(tokens_[second].head);
    if (first < second && tokens_[second].upos != Upos::VERB && token.upos != Upos::VERB) attach(i, first, "conj");
}

/// *stepped back from its support*: directly behind a verb it says what is done.
void TreeRepair::adverb_of_direction(std::size_t i) {
    Token& token = tokens_[i];
    if (token.deprel != "advmod" || token.head != static_cast<std::int32_t>(i) - 1 || !children_[i].empty()) return;
    if (tokens_[i - 1].upos != Upos::VERB || !lists_.contains("direction", lower(token.form))) return;
    if (child(i - 1, "compound:prt") == none) token.deprel = "compound:prt";
}

/// *The bank cut interest rates*: a sentence without another verb, read as one long noun.
void TreeRepair::verb_inside_noun(std::size_t i) {
    const Token& token = tokens_[i];
    if (!has_tense(token.xpos) || token.deprel != "compound" || i == 0 || !children_[i].empty()) return;
    const auto object = static_cast<std::size_t>(token.head);
    const std::size_t subject = i - 1;
    if (object < i || tokens_[object].head >= 0 || tokens_[subject].head != token.head) return;
    if (tokens_[subject].deprel != "compound" && tokens_[subject].deprel != "nmod:desc") return;
    for (std::size_t other = 0; other < tokens_.size(); ++other)
        if (other != i && (has_tense(tokens_[other].xpos) || tokens_[other].xpos == "MD")) return;
    attach_root(i, object, "obj");
    const std::vector<std::size_t> modifiers = children_[object];
    for (const std::size_t c : modifiers) {
        if (c < subject) attach(c, subject, tokens_[c].deprel);
        if (tokens_[c].upos == Upos::PUNCT) attach(c, i, "punct");
    }
    attach(subject, i, "nsubj");
}

/// *killed at least 36 people*: without a preposition of its own a noun behind a verb is its object.
void TreeRepair::bare_oblique(std::size_t i) {
    Token& token = tokens_[i];
    if (token.deprel != "obl" || token.head < 0 || token.head > static_cast<std::int32_t>(i)) return;
    if (token.xpos != "NN" && token.xpos != "NNS" && token.upos != Upos::PROPN) return;
    const auto verb = static_cast<std::size_t>(token.head);
    if (tokens_[verb].upos != Upos::VERB || child(i, "case") != none || child(i, "nummod") == none) return;
    for (const char* relation : {"obj", "iobj", "aux:pass", "nsubj:pass", "xcomp", "ccomp"})
        if (child(verb, relation) != none) return;
    const std::string lemma = lower(token.lemma);
    if (tokens_[verb].xpos == "VBN" && child(verb, "aux") == none) return;
    if (lists_.contains("unit_of_time", lemma) || lists_.contains("measure", lemma) || first_of(i) != verb + 1) return;
    token.deprel = "obj";
}

/// *called the step illegal*, *left two people dead*: an adjective behind its noun is what the noun is made or called.
void TreeRepair::adjective_behind_object(std::size_t i) {
    Token& token = tokens_[i];
    if (token.deprel != "amod" || token.upos != Upos::ADJ || token.head != static_cast<std::int32_t>(i) - 1) return;
    const auto noun = static_cast<std::size_t>(token.head);
    if (tokens_[noun].deprel != "obj" || tokens_[noun].head < 0 || tokens_[noun].upos != Upos::NOUN) return;
    const auto verb = static_cast<std::size_t>(tokens_[noun].head);
    if (verb > noun || child(verb, "xcomp") != none) return;
    const std::string lemma = lower(tokens_[verb].lemma);
    if (lists_.contains("naming", lemma) || lists_.contains("resultative", lemma)) attach(i, verb, "xcomp");
}

/// *knocked out about a tenth of it*: how much of it.
void TreeRepair::fraction_behind_about(std::size_t i) {
    Token& token = tokens_[i];
    if (token.deprel != "obl" || token.head < 0 || token.head > static_cast<std::int32_t>(i)) return;
    const std::size_t about = child(i, "case");
    if (about == none || !lists_.contains("fraction", lower(token.lemma))) return;
    if (!lists_.contains("approximator", lower(tokens_[about].form))) return;
    const auto verb = static_cast<std::size_t>(token.head);
    if (says(verb) || child(verb, "obj") != none || child(verb, "aux:pass") != none) return;
    token.deprel = "obj";
    tokens_[about].deprel = "advmod";
    tokens_[about].upos = Upos::ADV;
    tokens_[about].xpos = "RB";
}

/// *rose by three percent*: how much is not who.
void TreeRepair::measure_is_no_agent(std::size_t i) {
    if (tokens_[i].deprel != "obl:agent" || tokens_[i].head < 0) return;
    const std::string lemma = lower(tokens_[i].lemma);
    // struck by the end of June: nor is when
    if (!lists_.contains("measure", lemma) && (!lists_.contains("time_noun", lemma) || child(i, "acl:relcl") != none))
        return;
    tokens_[i].deprel = "obl";
    Token& verb = tokens_[tokens_[i].head];
    const auto head = static_cast<std::size_t>(tokens_[i].head);
    const std::size_t subject = child(head, "nsubj:pass");
    if (subject == none || child(head, "aux:pass") != none) return;
    tokens_[subject].deprel = "nsubj";
    verb.xpos = "VBD";
}

/// *short-lived, US-backed*: behind a hyphen a participle is an adjective.
void TreeRepair::participle_with_hyphen(std::size_t i) {
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

/// *sent to the court a list of names*: what follows a recipient without a comma is no name for him.
void TreeRepair::object_behind_recipient(std::size_t i) {
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
void TreeRepair::time_as_object(std::size_t i) {
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
void TreeRepair::recipient_alone(std::size_t i) {
    Token& token = tokens_[i];
    if (token.deprel != "iobj" || token.head < 0) return;
    const auto verb = static_cast<std::size_t>(token.head);
    for (const std::size_t c : children_[verb])
        if (tokens_[c].deprel == "obj" || tokens_[c].deprel == "ccomp" ||
            (tokens_[c].deprel == "xcomp" && tokens_[c].upos == Upos::VERB))  // but: found him guilty
            return;
    if (lists_.contains("can_be_told", lower(token.lemma))) token.deprel = "obj";
    const std::string lemma = lower(tokens_[verb].lemma);
    // urged them, called them: but told, asked them
    const bool addresses =
        says(verb) && (lists_.contains("tells_somebody", lemma) || !lists_.contains("urge", lemma) || lemma == "ask");
    if (!addresses && tokens_[verb].upos == Upos::VERB && i > verb) token.deprel = "obj";
}

/// *made politics a career, became a doctor*: taken for an object, it is what the other becomes.
void TreeRepair::second_object(std::size_t i) {
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
void TreeRepair::adjective_as_object(std::size_t i) {
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

/// *The talks took place*: a bare noun that only together with its verb says anything is a part of the verb.
void TreeRepair::object_of_fixed_phrase(std::size_t i) {
    Token& token = tokens_[i];
    if (token.deprel != "obj" || token.head != static_cast<std::int32_t>(i) - 1 || token.upos != Upos::NOUN) return;
    const std::size_t verb = i - 1;
    if (!lists_.contains("fixed_object", lower(tokens_[verb].lemma) + ' ' + lower(token.form))) return;
    if (child(verb, "compound:prt") != none) return;
    const std::vector<std::size_t> below = children_[i];
    for (const std::size_t c : below) {
        const std::string_view relation = plain(tokens_[c].deprel);
        if (c < i || (relation != "nmod" && relation != "acl")) return;  // took second place
    }
    for (const std::size_t c : below) attach(c, verb, plain(tokens_[c].deprel) == "nmod" ? "obl" : "advcl");
    token.deprel = "compound:prt";
}

/// *Russia and London-based banks*: in front of a hyphen and a participle a name says by whom or where, whatever
/// stands beside the noun.
void TreeRepair::name_with_hyphen(std::size_t i) {
    if (i + 3 >= tokens_.size() || tokens_[i].upos != Upos::PROPN) return;
    if (tokens_[i + 1].form != "-" || tokens_[i].space_after || tokens_[i + 1].space_after) return;
    const std::size_t participle = i + 2;
    if (tokens_[participle].xpos != "VBN" || tokens_[participle].deprel != "amod") return;
    const std::int32_t noun = tokens_[participle].head;
    if (noun <= static_cast<std::int32_t>(participle) || tokens_[i].deprel != "conj") return;
    if (within(static_cast<std::size_t>(noun), i)) return;
    attach(i, participle, "compound");
}

/// *the head of the club, Ann Lee (born in 1980)*: what stands in brackets belongs to the apposition in front of them.
void TreeRepair::participle_in_brackets(std::size_t i) {
    const Token& token = tokens_[i];
    if (token.deprel != "acl" || token.xpos != "VBN" || i < 2 || token.head < 0 || tokens_[i - 1].form != "(") return;
    const auto noun = static_cast<std::size_t>(token.head);
    std::size_t before = i - 2;
    while (before > noun && tokens_[before].head >= 0 && tokens_[before].deprel != "appos")
        before = static_cast<std::size_t>(tokens_[before].head);
    if (before > noun && before < i && tokens_[before].deprel == "appos" && tokens_[before].upos == Upos::PROPN)
        attach(i, before, "acl");
}

/// *Anna Lee and Minister of Defence Otto Huber*: directly behind a conjunct, with neither comma nor conjunction,
/// stands its name.
void TreeRepair::name_behind_title(std::size_t i) {
    const Token& token = tokens_[i];
    if (token.deprel != "conj" || token.upos != Upos::PROPN || token.head < 0 || child(i, "cc") != none) return;
    const std::size_t first = first_of(i);
    if (first == 0 || tokens_[first - 1].upos == Upos::PUNCT || tokens_[first - 1].upos == Upos::CCONJ) return;
    std::size_t title = first - 1;
    while (tokens_[title].head >= 0 && tokens_[title].deprel != "conj")
        title = static_cast<std::size_t>(tokens_[title].head);
    if (tokens_[title].deprel != "conj" || tokens_[title].head != token.head || title > first) return;
    if (child(title, "cc") == none || tokens_[title].upos == Upos::VERB) return;
    attach(i, title, "appos");
}

/// *according to a study of more than ten sites*: what is fixed is fixed to the word before, not to one further on.
void TreeRepair::fixed_to_the_left(std::size_t i) {
    const Token& token = tokens_[i];
    if (token.deprel != "fixed" || token.head < static_cast<std::int32_t>(i) || i == 0) return;
    if (lower(token.form) != "to" || lower(tokens_[i - 1].form) != "according" || within(i - 1, i)) return;
    attach(i, i - 1, "fixed");
}

/// *rose to $10bn, beating forecasts*: what the figures do to forecasts, not what the forecasts do.
void TreeRepair::beating_forecasts(std::size_t i) {
    Token& token = tokens_[i];
    if (token.deprel != "amod" || i == 0 || tokens_[i - 1].form != "," || token.head < static_cast<std::int32_t>(i))
        return;
    if (!lists_.contains("outdoing", lower(token.form))) return;
    const auto noun = static_cast<std::size_t>(token.head);
    const std::string& relation = tokens_[noun].deprel;
    if ((relation != "obl" && relation != "parataxis" && relation != "appos") || child(noun, "case") != none) return;
    const std::size_t verb = clause_of(noun);
    if (verb >= i || tokens_[verb].upos != Upos::VERB || !has_subject(verb)) return;
    attach(i, verb, "advcl");
    attach(noun, i, "obj");
    if (token.lemma.size() > 4 && token.lemma.ends_with("ing")) token.lemma.resize(token.lemma.size() - 3);
    token.upos = Upos::VERB;
    token.xpos = "VBG";
}

/// *killed up to 30 people*: at most so many, not somewhere up.
void TreeRepair::up_to(std::size_t i) {
    if (i == 0 || i + 2 >= tokens_.size() || lower(tokens_[i].form) != "up") return;
    const Token& to = tokens_[i + 1];
    if (lower(to.form) != "to" || to.deprel != "case" || to.head <= static_cast<std::int32_t>(i)) return;
    if (tokens_[i + 2].xpos != "CD" && tokens_[i + 2].xpos != "$") return;
    const auto noun = static_cast<std::size_t>(to.head);
    if (tokens_[noun].deprel != "obl" || tokens_[noun].head != static_cast<std::int32_t>(i) - 1) return;
    const auto verb = i - 1;
    if (tokens_[verb].upos != Upos::VERB || lists_.contains("goes_up", lower(tokens_[verb].lemma))) return;
    for (const char* relation : {"obj", "aux:pass", "ccomp", "xcomp"})
        if (child(verb, relation) != none) return;
    if (tokens_[i].head != static_cast<std::int32_t>(verb) && tokens_[i].head != to.head) return;
    attach(i, noun, "advmod");
    attach(i + 1, i, "fixed");
    tokens_[i].upos = Upos::ADV;
    tokens_[i].xpos = "RB";
    tokens_[noun].deprel = "obj";
}

/// *said neither the one nor the other had come*: the word negates the subjects, not the clause as a conjunction.
void TreeRepair::neither_of_subjects(std::size_t i) {
    if (tokens_[i].deprel != "cc" || lower(tokens_[i].form) != "neither" || tokens_[i].head < 0) return;
    const auto verb = static_cast<std::size_t>(tokens_[i].head);
    for (const std::size_t subject : children_[verb]) {
        if (subject < i || !is_subject(tokens_[subject].deprel) || first_of(subject) != i + 1) continue;
        const std::size_t other = child(subject, "conj");
        const std::size_t nor = other == none ? none : child(other, "cc");
        if (nor != none && lower(tokens_[nor].form) == "nor") attach(i, subject, "cc:preconj");
        return;
    }
}

/// *rejected claims that it had lied*: without a subject, and behind a verb that no clause follows, a word in -s is
/// a noun, and the clause its own.
void TreeRepair::claim_that(std::size_t i) {
    Token& token = tokens_[i];
    if (token.xpos != "VBZ" || token.upos != Upos::VERB || (token.deprel != "ccomp" && token.deprel != "obj")) return;
    if (token.head != static_cast<std::int32_t>(i) - 1 || tokens_[i - 1].upos != Upos::VERB) return;
    const std::size_t clause = child(i, "ccomp");
    if (clause == none || has_subject(i) || child(i, "aux") != none || tokens_[i - 1].deprel == "acl:relcl") return;
    const std::size_t mark = child(clause, "mark");
    if (mark != i + 1 || lower(tokens_[mark].form) != "that") return;
    token.upos = Upos::NOUN;
    token.xpos = "NNS";
    token.deprel = "obj";
    tokens_[clause].deprel = "acl";
}

/// *was dismissed as nonsense by the minister*: who dismisses it belongs to the verb.
void TreeRepair::agent_inside_predicate(std::size_t i) {
    const Token& token = tokens_[i];
    if ((token.deprel != "nmod" && token.deprel != "obl") || token.head < 0) return;
    const std::size_t by = child(i, "case");
    if (by == none || lower(tokens_[by].form) != "by" || child(i, "nummod") != none) return;
    const auto predicate = static_cast<std::size_t>(token.head);
    const std::size_t as = child(predicate, "case");
    if (predicate > i || tokens_[predicate].deprel != "obl" || as == none || lower(tokens_[as].form) != "as") return;
    const auto verb = static_cast<std::size_t>(tokens_[predicate].head);
    if (child(verb, "aux:pass") == none || child(verb, "obl:agent") != none) return;
    if (!lists_.contains("characterise", lower(tokens_[verb].lemma)) &&
        !lists_.contains("name", lower(tokens_[verb].lemma)))
        return;
    attach(i, verb, "obl:agent");
}

/// *described the plan as reckless*: what it is described as is no part of the plan.
void TreeRepair::described_as(std::size_t i) {
    const Token& token = tokens_[i];
    if (token.deprel != "nmod" || token.head < 0 || token.head > static_cast<std::int32_t>(i)) return;
    const auto object = static_cast<std::size_t>(token.head);
    const std::size_t as = child(i, "case");
    if (tokens_[object].deprel != "obj" || as == none || lower(tokens_[as].form) != "as") return;
    const auto verb = static_cast<std::size_t>(tokens_[object].head);
    const std::string lemma = lower(tokens_[verb].lemma);
    if (verb < object && (lists_.contains("characterise", lemma) || lists_.contains("name", lemma)))
        attach(i, verb, "obl");
}

/// *made floods more likely*: beside an object of such verbs it is no adverb.
void TreeRepair::adverb_as_result(std::size_t i) {
    Token& token = tokens_[i];
    if (token.deprel != "xcomp" || token.upos != Upos::ADV || lower(token.form) != "likely" || token.head < 0) return;
    const auto verb = static_cast<std::size_t>(token.head);
    if (child(verb, "obj") == none || !lists_.contains("resultative", lower(tokens_[verb].lemma))) return;
    token.upos = Upos::ADJ;
    token.xpos = "JJ";
}

/// *bought by the investment firm Larchmont Partners*: one buyer, and its name.
void TreeRepair::name_beside_agent(std::size_t i) {
    const Token& token = tokens_[i];
    if (token.deprel != "obl:agent" || token.upos != Upos::PROPN || token.head < 0) return;
    if (child(i, "case") != none || child(i, "cc") != none) return;
    const std::size_t first = first_of(i);
    if (first == 0) return;
    const std::size_t noun = first - 1;
    if (tokens_[noun].deprel == "obl:agent" && tokens_[noun].head == token.head && tokens_[noun].upos == Upos::NOUN)
        attach(i, noun, "appos");
}

/// *had been accounted for*, *what they search for*: without a noun of its own a preposition belongs to its verb.
void TreeRepair::stranded_preposition(std::size_t i) {
    Token& token = tokens_[i];
    if (token.deprel != "obl" || token.upos != Upos::ADP || !children_[i].empty() || i == 0) return;
    if (token.head != static_cast<std::int32_t>(i) - 1 || child(i - 1, "compound:prt") != none) return;
    if (tokens_[i - 1].upos == Upos::VERB) token.deprel = "compound:prt";
}

/// *accused the board of "bullying" staff*: what stands in marks of its own behind *of* is what they did, not which
/// staff.
void TreeRepair::quoted_gerund(std::size_t i) {
    const Token& token = tokens_[i];
    if (token.deprel != "amod" || token.xpos != "VBG" || token.head < 0 || i < 2 || i + 1 >= tokens_.size()) return;
    const auto noun = static_cast<std::size_t>(token.head);
    const std::size_t of = child(noun, "case");
    if (of == none || of > i || lower(tokens_[of].form) != "of" || noun < i || tokens_[noun].head < 0) return;
    auto verb = static_cast<std::size_t>(tokens_[noun].head);
    const std::string& relation = tokens_[verb].deprel;
    if ((relation == "obj" || relation == "obl:agent") && tokens_[verb].head >= 0)
        verb = static_cast<std::size_t>(tokens_[verb].head);
    const std::string lemma = lower(tokens_[verb].lemma);
    const bool quoted = of + 2 == i && tokens_[i - 1].upos == Upos::PUNCT && tokens_[i + 1].upos == Upos::PUNCT;
    // accused of misleading customers: what one is accused of is no kind of customers
    const bool plain_charge = of + 1 == i && tokens_[noun].xpos == "NNS" && lists_.contains("accuse", lemma);
    if (verb > of || (!quoted && !plain_charge) || !lists_.contains("object_control", lemma)) return;
    attach(i, verb, "advcl");
    attach(of, i, "mark");
    attach(noun, i, "obj");
    tokens_[i].upos = Upos::VERB;
}

/// *freed in exchange for ten others*: three words lead to them.
void TreeRepair::preposition_in_three_words(std::size_t i) {
    if (i + 3 >= tokens_.size() || tokens_[i].deprel != "case" || tokens_[i + 2].deprel != "case") return;
    const std::size_t middle = i + 1;
    if (tokens_[i].head != static_cast<std::int32_t>(middle) || tokens_[middle].upos != Upos::NOUN) return;
    if (!lists_.contains("preposition_in_three_words",
                         lower(tokens_[i].form) + ' ' + lower(tokens_[middle].form) + ' ' + lower(tokens_[i + 2].form)))
        return;
    const auto noun = static_cast<std::size_t>(tokens_[i + 2].head);
    if (noun < i + 3 || tokens_[middle].head < 0) return;
    if (tokens_[noun].head != static_cast<std::int32_t>(middle) && tokens_[noun].head != tokens_[middle].head) return;
    if (tokens_[middle].deprel != "obl" && tokens_[middle].deprel != "nmod") return;
    attach(noun, static_cast<std::size_t>(tokens_[middle].head), tokens_[middle].deprel);
    const std::vector<std::size_t> below = children_[middle];
    for (const std::size_t c : below) attach(c, noun, tokens_[c].deprel);
    attach(middle, i, "fixed");
    attach(i + 2, i, "fixed");
}

/// *blamed the strike on a rocket*: on whom, not which strike.
void TreeRepair::blamed_on(std::size_t i) {
    const Token& token = tokens_[i];
    if (token.deprel != "nmod" || token.head < 0 || token.head > static_cast<std::int32_t>(i)) return;
    const auto object = static_cast<std::size_t>(token.head);
    const std::size_t preposition = child(i, "case");
    if (tokens_[object].deprel != "obj" || tokens_[object].head < 0 || preposition == none) return;
    if (lower(tokens_[preposition].form) != "on") return;
    const auto verb = static_cast<std::size_t>(tokens_[object].head);
    for (const std::size_t c : children_[verb])
        if (const std::size_t other = child(c, "case");
            tokens_[c].deprel == "obl" && other != none && lower(tokens_[other].form) == "on")
            return;  // blamed an attack on the camp on them
    if (verb < object && lists_.contains("blame_on", lower(tokens_[verb].lemma))) attach(i, verb, "obl");
}

/// *scheduled for 2 May*: the day is of the month.
void TreeRepair::day_of_month(std::size_t i) {
    const Token& token = tokens_[i];
    if (token.upos != Upos::NUM || i + 1 >= tokens_.size() || token.deprel == "nummod") return;
    const Token& month = tokens_[i + 1];
    if (month.upos != Upos::PROPN || !lists_.contains("calendar", month.form)) return;
    if (lists_.contains("weekday", lower(month.form)) || token.form.size() > 2 || token.head < 0) return;
    if (token.head == month.head && children_[i].empty()) attach(i, i + 1, "nummod");
}

/// *fourteen people, among them three children, were killed*: all fourteen were.
void TreeRepair::among_them(std::size_t i) {
    if (i < 2 || i + 3 >= tokens_.size() || tokens_[i - 1].form != ",") return;
    if (lower(tokens_[i].form) != "among" || lower(tokens_[i + 1].form) != "them") return;
    std::size_t some = none;
    for (std::size_t c = i + 2; c < tokens_.size() && some == none; ++c)
        if (is_subject(tokens_[c].deprel) && tokens_[c].head > static_cast<std::int32_t>(c)) some = c;
    if (some == none) return;
    const std::size_t first = first_of(some);
    if (first != i && first != i + 2) return;
    const auto verb = static_cast<std::size_t>(tokens_[some].head);
    const bool comma =
        std::any_of(tokens_.begin() + static_cast<std::ptrdiff_t>(some),
                    tokens_.begin() + static_cast<std::ptrdiff_t>(verb), [](const Token& t) { return t.form == ","; });
    std::size_t all = i - 2;
    while (tokens_[all].head >= 0 && tokens_[all].head < static_cast<std::int32_t>(i) &&
           (tokens_[all].upos == Upos::NOUN || tokens_[all].upos == Upos::PROPN) &&
           (plain(tokens_[all].deprel) == "nmod" || tokens_[all].deprel == "compound"))
        all = static_cast<std::size_t>(tokens_[all].head);
    if (!comma || tokens_[all].upos != Upos::NOUN || tokens_[all].head < 0 || within(verb, all)) return;
    attach(all, verb, tokens_[some].deprel);
    attach(some, all, "parataxis");
    attach(i + 1, some, "nmod");
}

/// *Among those freed was Khan*: Khan was among them.
void TreeRepair::among_whom_was(std::size_t i) {
    const Token& token = tokens_[i];
    if (token.deprel != "cop" || token.head < 0 || token.head > static_cast<std::int32_t>(i)) return;
    const auto group = static_cast<std::size_t>(token.head);
    const std::size_t preposition = child(group, "case");
    if (preposition != 0 || tokens_[group].head < static_cast<std::int32_t>(i)) return;
    const auto name = static_cast<std::size_t>(tokens_[group].head);
    if (tokens_[name].head >= 0 || has_subject(name)) return;
    if (tokens_[group].deprel != "nmod" && tokens_[group].deprel != "obl") return;
    if (tokens_[name].upos != Upos::PROPN && tokens_[name].upos != Upos::NOUN) return;
    const std::vector<std::size_t> below = children_[name];
    attach_root(group, name, "nsubj");
    if (!below.empty() && tokens_[below.back()].deprel == "punct") attach(below.back(), group, "punct");
}

/// *rescued off the coast*: behind a preposition stands no object.
void TreeRepair::object_behind_preposition(std::size_t i) {
    Token& token = tokens_[i];
    if (token.deprel != "obj" || token.head < 0 || token.head > static_cast<std::int32_t>(i)) return;
    const std::size_t preposition = child(i, "case");
    if (preposition == none || preposition > i || first_of(i) != preposition) return;
    if (token.upos != Upos::NOUN && token.upos != Upos::PROPN) return;
    if (preposition != static_cast<std::size_t>(token.head) + 1 || tokens_[preposition].xpos != "RP") return;
    token.deprel = "obl";
    tokens_[preposition].upos = Upos::ADP;
    tokens_[preposition].xpos = "IN";
}

/// *have not ruled anything out*: a particle that follows the object is still one of the verb.
void TreeRepair::particle_behind_object(std::size_t i) {
    Token& token = tokens_[i];
    if (token.deprel != "advmod" || token.xpos != "RP" || token.upos != Upos::ADP || token.head < 0) return;
    auto verb = static_cast<std::size_t>(token.head);
    if (tokens_[verb].deprel == "obj" && tokens_[verb].head >= 0) verb = static_cast<std::size_t>(tokens_[verb].head);
    const std::size_t object = child(verb, "obj");
    if (tokens_[verb].upos != Upos::VERB || object == none || object < verb || object > i) return;
    if (!children_[i].empty() || child(verb, "compound:prt") != none || !within(i - 1, object)) return;
    attach(i, verb, "compound:prt");
}

/// *fined the video app Lumora 310 million euros*: the name is the app's, not the euros'.
void TreeRepair::name_beside_amount(std::size_t i) {
    const Token& token = tokens_[i];
    if (token.upos != Upos::PROPN || token.deprel != "compound" || token.head < 0 || i == 0) return;
    const auto amount = static_cast<std::size_t>(token.head);
    if (amount <= i || tokens_[amount].xpos != "NNS" || first_of(i) != i) return;
    if (tokens_[i + 1].upos != Upos::NUM) return;
    const std::size_t noun = i - 1;
    if (tokens_[noun].deprel != "obj" || tokens_[noun].upos != Upos::NOUN || tokens_[noun].head < 0) return;
    const bool beside = tokens_[amount].deprel == "obj" && tokens_[amount].head == tokens_[noun].head;
    const bool below = tokens_[amount].deprel == "appos" && tokens_[amount].head == static_cast<std::int32_t>(noun);
    if (!beside && !below) return;
    const std::vector<std::size_t> numbers = children_[i];
    for (const std::size_t c : numbers)
        if (c > i && tokens_[c].upos == Upos::NUM) attach(c, amount, "nummod");
    if (below) attach(amount, static_cast<std::size_t>(tokens_[noun].head), "obj");
    attach(i, noun, "appos");
}

/// *It has been slow to respond*: who is slow is somebody, unlike what is hard.
void TreeRepair::somebody_is_slow(std::size_t i) {
    Token& token = tokens_[i];
    if (token.deprel != "expl" || token.upos != Upos::PRON || token.head < 0 || lower(token.form) != "it") return;
    const auto adjective = static_cast<std::size_t>(token.head);
    if (tokens_[adjective].upos != Upos::ADJ || child(adjective, "cop") == none || has_subject(adjective)) return;
    if (lists_.contains("personal_adjective", lower(tokens_[adjective].lemma))) token.deprel = "nsubj";
}

/// *was asked to resign by his own board*: who asks belongs to the asking; but: was asked to pay by Monday.
void TreeRepair::asked_by(std::size_t i) {
    const Token& token = tokens_[i];
    if (plain(token.deprel) != "obl" || token.head < 0) return;
    const std::size_t by = child(i, "case");
    if (by == none || lower(tokens_[by].form) != "by") return;
    const auto infinitive = static_cast<std::size_t>(token.head);
    const Token& below = tokens_[infinitive];
    if (below.deprel != "xcomp" || below.xpos != "VB" || infinitive > i || child(infinitive, "aux:pass") != none)
        return;
    const auto verb = static_cast<std::size_t>(below.head);
    if (child(verb, "aux:pass") == none || child(verb, "obl:agent") != none) return;
    if (!lists_.contains("orders_object", lower(tokens_[verb].lemma)) && lower(tokens_[verb].lemma) != "ask") return;
    const std::string lemma = lower(token.lemma);
    const bool person = token.upos == Upos::PROPN && (token.ner.ends_with("PER") || token.ner.ends_with("ORG"));
    if (!person && !lists_.contains("person_noun", lemma) && !lists_.contains("authority", lemma)) return;
    attach(i, verb, "obl:agent");
}

}  // namespace claimgraph
