#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "extract/rules/relations.h"
#include "extract/rules/tree_repairer.h"

namespace claimgraph {

/// *denied wrongdoing*: what looks like a participle but is of no verb.
void TreeRepair::noun_in_ing(std::size_t i) {
    Token& token = tokens_[i];
    if (token.xpos != "VBG" || !lists_.contains("noun_in_ing", lower(token.form))) return;
    if (child(i, "obj") != none || child(i, "aux") != none || has_subject(i)) return;
    token.upos = Upos::NOUN;
    token.xpos = "NN";
    token.lemma = lower(token.form);
    if (token.deprel == "xcomp" || token.deprel == "ccomp") token.deprel = "obj";
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

/// *involved ten ships and cost a million*: beside a past tense a form that is its own past tense is one.
void TreeRepair::past_like_infinitive(std::size_t i) {
    Token& token = tokens_[i];
    if (token.deprel != "conj" || token.xpos != "VB" || token.head < 0) return;
    const auto first = static_cast<std::size_t>(token.head);
    if (tokens_[first].xpos != "VBD" || !lists_.contains("past_like_infinitive", lower(token.form))) return;
    for (const std::size_t c : children_[i])
        if (tokens_[c].deprel.starts_with("aux") || tokens_[c].deprel == "mark") return;
    token.xpos = "VBD";
}

/// *it would have to raise prices*: nobody else has to.
void TreeRepair::subject_of_having_to(std::size_t i) {
    Token& token = tokens_[i];
    if (token.deprel != "expl" || token.head < 0 || lower(token.form) != "it") return;
    const auto verb = static_cast<std::size_t>(token.head);
    const std::size_t infinitive = child(verb, "xcomp");
    if (lower(tokens_[verb].lemma) != "have" || has_subject(verb) || infinitive == none) return;
    // it has to be said that; it has to rain
    if (child(infinitive, "ccomp") == none && child(infinitive, "csubj") == none && child(infinitive, "cop") == none &&
        child(infinitive, "obj") != none)
        token.deprel = "nsubj";
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

/// *expect the bank to raise rates*: whoever expects something of somebody, the infinitive is not which bank it is.
void TreeRepair::infinitive_of_object(std::size_t i) {
    const Token& token = tokens_[i];
    if (token.deprel != "acl" || token.xpos != "VB" || token.head < 0 || token.head > static_cast<std::int32_t>(i))
        return;
    const auto noun = static_cast<std::size_t>(token.head);
    const std::size_t mark = child(i, "mark");
    if (tokens_[noun].deprel != "obj" || tokens_[noun].head < 0 || mark == none || tokens_[mark].xpos != "TO") return;
    const auto verb = static_cast<std::size_t>(tokens_[noun].head);
    if (verb > noun || child(verb, "xcomp") != none || has_subject(i)) return;
    if (lists_.contains("infinitive_noun", lower(tokens_[noun].lemma))) return;
    if (lists_.contains("infinitive_beside_object", lower(tokens_[verb].lemma))) attach(i, verb, "xcomp");
}

/// *The leaders are to meet*: not what they are but what they will do, unless it is an aim that is to do it.
void TreeRepair::is_to(std::size_t i) {
    Token& token = tokens_[i];
    const std::size_t passive = child(i, "aux:pass"), mark = child(i, "mark");
    const bool infinitive = token.xpos == "VB" || (passive != none && tokens_[passive].xpos == "VB");
    if (!infinitive || mark == none || tokens_[mark].xpos != "TO") return;
    std::size_t be = child(i, "cop");
    if (be == none) be = child(i, "aux");
    if (be == none || be > mark || lower(tokens_[be].lemma) != "be" || !has_tense(tokens_[be].xpos)) return;
    for (const char* relation : {"nsubj", "nsubj:pass", "nsubj:outer"}) {
        const std::size_t subject = child(i, relation);
        if (subject == none || subject > be) continue;
        const std::string lemma = lower(tokens_[subject].lemma);
        if (passive == none && (lists_.contains("infinitive_noun", lemma) || lists_.contains("task_noun", lemma) ||
                                lists_.contains("never_is_to", lower(token.lemma))))
            return;
        tokens_[subject].deprel = passive == none ? "nsubj" : "nsubj:pass";
        tokens_[be].deprel = "aux";
        tokens_[mark].deprel = "aux";
        return;
    }
}

/// *It was Jones who signed*: it is nobody.
void TreeRepair::cleft(std::size_t i) {
    Token& token = tokens_[i];
    if (token.deprel != "nsubj" || lower(token.form) != "it" || token.head < static_cast<std::int32_t>(i)) return;
    const auto name = static_cast<std::size_t>(token.head);
    if (tokens_[name].upos != Upos::PROPN && tokens_[name].xpos != "PRP") return;
    if (child(name, "cop") == none) return;
    for (const std::size_t c : children_[name])
        if (tokens_[c].deprel == "acl:relcl" ||
            (tokens_[c].deprel == "conj" && child(c, "acl:relcl") != none && tokens_[c].upos == Upos::PROPN))
            token.deprel = "expl";
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

/// *It is unlikely to pass*: what is unlikely to do so is it.
void TreeRepair::likely_to(std::size_t i) {
    Token& token = tokens_[i];
    if (token.deprel != "csubj" || token.xpos != "VB" || token.head < 0 || token.head > static_cast<std::int32_t>(i))
        return;
    const auto adjective = static_cast<std::size_t>(token.head);
    const std::size_t it = child(adjective, "expl"), mark = child(i, "mark");
    if (it == none || mark == none || tokens_[mark].xpos != "TO" || has_subject(i)) return;
    if (!lists_.contains("raising_adjective", lower(tokens_[adjective].lemma))) return;
    tokens_[it].deprel = "nsubj";
    token.deprel = "xcomp";
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

/// *agrees, provided they stop*: with a clause behind it and none to provide it for, it says on what condition.
void TreeRepair::proviso(std::size_t i) {
    Token& token = tokens_[i];
    if (!lists_.contains("proviso", lower(token.form)) || i == 0 || tokens_[i - 1].form != ",") return;
    if (token.head < 0 || token.head > static_cast<std::int32_t>(i) || has_subject(i)) return;
    const std::size_t content = child(i, "ccomp");
    if (content == none || content < i || child(i, "obj") != none || child(i, "cc") != none) return;
    const auto head = static_cast<std::size_t>(token.head);
    const std::size_t said = says(head) ? child(head, "ccomp") : none;
    attach(content, said != none && said < i ? said : head, "advcl");
    const std::vector<std::size_t> below = children_[i];
    for (const std::size_t c : below) attach(c, content, tokens_[c].deprel);
    attach(i, content, "mark");
    token.upos = Upos::SCONJ;
    token.xpos = "IN";
    token.lemma = lower(token.form);
}

/// *rose by three percent*: how much is not who.
void TreeRepair::measure_is_no_agent(std::size_t i) {
    if (tokens_[i].deprel != "obl:agent" || tokens_[i].head < 0 || !lists_.contains("measure", lower(tokens_[i].lemma)))
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
void TreeRepair::time_between_subject_and_verb(std::size_t i) {
    if (tokens_[i].deprel != "nmod" || tokens_[i].head < 0 || child(i, "case") == none) return;
    if (lower(tokens_[child(i, "case")].form) != "on" || !lists_.contains("weekday", lower(tokens_[i].lemma))) return;
    const auto noun = static_cast<std::size_t>(tokens_[i].head);
    if (!is_subject(tokens_[noun].deprel) || tokens_[noun].head < 0 || noun > i) return;
    const auto verb = static_cast<std::size_t>(tokens_[noun].head);
    const std::size_t last = children_[i].empty() ? i : std::max(i, children_[i].back());
    if (verb > last && tokens_[verb].upos == Upos::VERB &&
        std::all_of(tokens_.begin() + static_cast<std::ptrdiff_t>(last) + 1,
                    tokens_.begin() + static_cast<std::ptrdiff_t>(verb),
                    [](const Token& t) { return t.upos == Upos::AUX || t.upos == Upos::ADV || t.upos == Upos::PART; }))
        attach(i, verb, "obl");
}

/// *ruled out using force*: directly behind a verb that has such objects.
void TreeRepair::gerund_object(std::size_t i) {
    Token& token = tokens_[i];
    if (token.deprel != "advcl" || token.xpos != "VBG" || token.head < 0) return;
    const auto verb = static_cast<std::size_t>(token.head);
    const std::size_t particle = child(verb, "compound:prt");
    if (i != (particle == none ? verb : particle) + 1 || child(i, "mark") != none || has_subject(i)) return;
    std::string lexeme = lower(tokens_[verb].lemma);
    if (particle != none) lexeme += ' ' + lower(tokens_[particle].lemma);
    if (lists_.contains("takes_gerund", lexeme)) token.deprel = "xcomp";
}

/// *caused the train to derail, killing two and injuring ten*: participles behind a comma go with the finite verb,
/// not beside the infinitive.
void TreeRepair::participle_of_result(std::size_t i) {
    const Token& token = tokens_[i];
    if (token.deprel != "conj" || token.xpos != "VBG" || token.head < 0 || token.head > static_cast<std::int32_t>(i))
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
void TreeRepair::past_beside_infinitive(std::size_t i) {
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

/// *accused of being behind it*: with a copula it is a clause.
void TreeRepair::clause_with_copula(std::size_t i) {
    if (tokens_[i].deprel == "obl" && child(i, "cop") != none) tokens_[i].deprel = "advcl";
}

/// *a mission sponsored by India*: directly behind a noun and without a comma a participle belongs to the noun.
void TreeRepair::reduced_relative(std::size_t i) {
    const Token& token = tokens_[i];
    if (token.deprel != "advcl" || token.xpos != "VBN" || i == 0 || token.head < 0) return;
    for (const std::size_t c : children_[i]) {
        const std::string& relation = tokens_[c].deprel;
        if (is_subject(relation) || relation.starts_with("aux") || relation == "mark" || relation == "case" || c < i)
            return;
    }
    std::size_t noun = i - 1;
    if (tokens_[noun].upos != Upos::NOUN && tokens_[noun].upos != Upos::PROPN) return;
    while (tokens_[noun].head >= 0 && (tokens_[noun].deprel == "compound" || tokens_[noun].deprel.starts_with("flat")))
        noun = static_cast<std::size_t>(tokens_[noun].head);
    if (noun < i && !within(noun, i)) attach(i, noun, "acl");
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

/// *agreed in principle to sell it*: of some verbs an infinitive is no purpose but what is agreed.
void TreeRepair::infinitive_complement(std::size_t i) {
    Token& token = tokens_[i];
    if (token.deprel != "advcl" || token.xpos != "VB" || token.head < 0 || token.head > static_cast<std::int32_t>(i))
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
void TreeRepair::subject_behind_preposition(std::size_t i) {
    const Token& token = tokens_[i];
    if (token.deprel != "advcl" || token.head < 0 || has_subject(i) || child(i, "mark") != none) return;
    std::size_t first = i;  // the first word of the verb group
    bool finite = has_tense(token.xpos);
    for (const std::size_t c : children_[i]) {
        const std::string_view relation = plain(tokens_[c].deprel);
        if (c > i || (relation != "aux" && relation != "cop")) continue;
        first = std::min(first, c);
        const std::string& tag = tokens_[c].xpos;
        finite = finite || has_tense(tag) || tag == "MD";
    }
    if (!finite || first == 0) return;
    auto noun = static_cast<std::int32_t>(first - 1);
    while (noun >= 0 && (tokens_[noun].head != token.head || tokens_[noun].deprel != "obl")) noun = tokens_[noun].head;
    if (noun < 0 || static_cast<std::size_t>(noun) > first) return;
    const std::size_t preposition = child(static_cast<std::size_t>(noun), "case");
    if (preposition == none || preposition > static_cast<std::size_t>(noun)) return;
    if (!lists_.contains("clause_or_phrase_marker", lower(tokens_[preposition].form))) return;
    attach(static_cast<std::size_t>(noun), i, child(i, "aux:pass") != none ? "nsubj:pass" : "nsubj");
    attach(preposition, i, "mark");
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
    if (!says(verb) && tokens_[verb].upos == Upos::VERB && i > verb) token.deprel = "obj";
}

/// *Had they come, he would have gone*: the first auxiliary belongs to the condition.
void TreeRepair::inverted_condition(std::size_t i) {
    const Token& token = tokens_[i];
    if (token.deprel != "aux" || token.head < 0 || !lists_.contains("conditional_auxiliary", lower(token.lemma)))
        return;
    const auto verb = static_cast<std::size_t>(token.head);
    for (const std::size_t clause : children_[verb]) {
        if (clause < i || clause > verb || tokens_[clause].deprel != "advcl" || child(clause, "aux") != none) continue;
        const std::size_t subject = child(clause, "nsubj");
        if (subject == none || subject < i || child(clause, "mark") != none) continue;
        if (first_of(clause) == i + 1) {
            attach(i, clause, "aux");
            return;
        }
    }
}

/// *with no one singled out*: a participle with a subject behind *with* is passive.
void TreeRepair::passive_in_absolute(std::size_t i) {
    const Token& token = tokens_[i];
    if (token.xpos != "VBN" || (token.deprel != "advcl" && token.deprel != "acl")) return;
    const std::size_t mark = child(i, "mark"), subject = child(i, "nsubj");
    if (mark == none || subject == none || lower(tokens_[mark].form) != "with") return;
    if (child(i, "aux") == none && child(i, "obj") == none) tokens_[subject].deprel = "nsubj:pass";
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

TreeRepair::Number TreeRepair::number_of_noun(std::size_t i) const {
    if (child(i, "conj") != none) return Number::unknown;
    const std::string& tag = tokens_[i].xpos;
    if (tag == "NNS" || tag == "NNPS") return Number::plural;
    return tag == "NN" || tag == "NNP" ? Number::singular : Number::unknown;
}

TreeRepair::Number TreeRepair::number_of_verb(std::size_t i) const {
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
void TreeRepair::relative_clause_agreement(std::size_t verb) {
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

/// *voters are due to decide*: without a subject of its own a complement has no outer one.
void TreeRepair::outer_subject(std::size_t i) {
    const Token& token = tokens_[i];
    if (token.deprel != "nsubj:outer" || token.head < 0) return;
    const auto predicate = static_cast<std::size_t>(token.head);
    for (const char* inner : {"nsubj", "nsubj:pass", "csubj", "expl"})
        if (child(predicate, inner) != none) return;
    tokens_[i].deprel = "nsubj";
    const std::int32_t above = tokens_[predicate].head;  // are due to decide: in front of both, it is that of the first
    if (above > static_cast<std::int32_t>(i) && above < static_cast<std::int32_t>(predicate) &&
        tokens_[predicate].xpos == "VB" && !has_subject(static_cast<std::size_t>(above)))
        attach(i, static_cast<std::size_t>(above), "nsubj");
}

/// A verb has one subject; of two in front of it one is something else.
void TreeRepair::one_subject(std::size_t verb) {
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

}  // namespace claimgraph
