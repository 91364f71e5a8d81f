#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "extract/rules/relations.h"
#include "extract/rules/tree_repairer.h"

namespace claimgraph {

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

/// *Shares of the bank, which owns it, fell*: what is left without a verb is the subject of the one behind its clause.
void TreeRepair::verb_behind_relative_clause(std::size_t i) {
    const Token& token = tokens_[i];
    if (token.deprel != "parataxis" || !has_tense(token.xpos) || has_subject(i) || i == 0) return;
    const auto noun = static_cast<std::size_t>(token.head);
    if (noun > i || tokens_[noun].head >= 0 || tokens_[i - 1].form != ",") return;
    if (child(noun, "cop") != none || has_subject(noun)) return;
    bool relative = false;
    for (std::size_t clause = noun + 1; clause < i; ++clause)
        relative = relative || (tokens_[clause].deprel == "acl:relcl" && within(clause, noun));
    if (relative) attach_root(i, noun, "nsubj");
}

/// *expect the bank to raise rates*: whoever expects something of somebody, the infinitive is not which bank it is.
void TreeRepair::infinitive_of_object(std::size_t i) {
    const Token& token = tokens_[i];
    if (token.deprel != "acl" || token.xpos != "VB" || token.head < 0 || token.head > static_cast<std::int32_t>(i))
        return;
    const auto noun = static_cast<std::size_t>(token.head);
    const std::size_t mark = child(i, "mark");
    if (tokens_[noun].deprel != "obj" && tokens_[noun].deprel != "iobj") return;
    if (tokens_[noun].head < 0 || mark == none || tokens_[mark].xpos != "TO") return;
    const auto verb = static_cast<std::size_t>(tokens_[noun].head);
    if (verb > noun || child(verb, "xcomp") != none || has_subject(i)) return;
    if (lists_.contains("infinitive_noun", lower(tokens_[noun].lemma))) return;
    if (!lists_.contains("infinitive_beside_object", lower(tokens_[verb].lemma))) return;
    attach(i, verb, "xcomp");
    if (child(verb, "obj") == none) tokens_[noun].deprel = "obj";
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
    const bool gerund = tokens_[first].xpos == "VBG" && token.xpos == "VBD";  // accused him of lying and threatened
    if (first > i || mark == none || mark > first) return;
    if (!gerund && (tokens_[first].xpos != "VB" || tokens_[mark].xpos != "TO")) return;
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

/// *stopped short of calling it a fraud*: did not call it so.
void TreeRepair::stopped_short(std::size_t i) {
    Token& token = tokens_[i];
    if (i == 0 || lower(token.form) != "short" || token.head != static_cast<std::int32_t>(i) - 1) return;
    for (const std::size_t gerund : children_[i - 1]) {
        const std::size_t mark = child(gerund, "mark");
        if (gerund < i || tokens_[gerund].xpos != "VBG" || mark != i + 1 || lower(tokens_[mark].form) != "of") continue;
        token.deprel = "compound:prt";
        tokens_[gerund].deprel = "xcomp";
        return;
    }
}

/// *accusing them of fraud and of having lied*: the second charge, not another deed of those who accuse.
void TreeRepair::second_charge(std::size_t i) {
    const Token& token = tokens_[i];
    if (token.deprel != "conj" || token.upos != Upos::VERB) return;
    const std::size_t mark = child(i, "mark");
    if (mark == none || mark == 0 || tokens_[mark].upos == Upos::PART || tokens_[mark - 1].deprel != "cc") return;
    if (token.xpos != "VBG" && (child(i, "aux") == none || tokens_[child(i, "aux")].xpos != "VBG")) return;
    const std::string preposition = lower(tokens_[mark].form);
    for (std::size_t noun = mark - 1; noun-- > 0;) {
        const std::size_t marker = child(noun, "case");
        if (tokens_[noun].deprel != "obl" || tokens_[noun].head < 0 || marker == none ||
            lower(tokens_[marker].form) != preposition)
            continue;
        const auto verb = static_cast<std::size_t>(tokens_[noun].head);
        if (tokens_[verb].upos == Upos::VERB && within(verb, static_cast<std::size_t>(token.head)))
            attach(i, verb, "advcl");
        return;
    }
}

/// *promised in an address to be fair*: what is promised, not what the address is for.
void TreeRepair::infinitive_behind_medium(std::size_t i) {
    const Token& token = tokens_[i];
    if (token.deprel != "acl" || token.head < 0 || token.head > static_cast<std::int32_t>(i)) return;
    const std::size_t mark = child(i, "mark"), copula = child(i, "cop");
    if (mark == none || tokens_[mark].xpos != "TO" || has_subject(i)) return;
    if (token.xpos != "VB" && (copula == none || tokens_[copula].xpos != "VB")) return;
    const auto noun = static_cast<std::size_t>(token.head);
    if (tokens_[noun].deprel != "obl" || tokens_[noun].head < 0 ||
        lists_.contains("infinitive_noun", lower(tokens_[noun].lemma)))
        return;
    const std::size_t preposition = child(noun, "case");
    if (preposition == none || !lists_.contains("time_noun_marker", lower(tokens_[preposition].form))) return;
    const auto verb = static_cast<std::size_t>(tokens_[noun].head);
    if (verb > noun || child(verb, "xcomp") != none || child(verb, "obj") != none) return;
    if (tokens_[verb].upos == Upos::VERB && lists_.contains("infinitive_complement", lower(tokens_[verb].lemma)))
        attach(i, verb, "xcomp");
}

/// *in two provinces unless it rains*: a condition is of the verb, not of the provinces.
void TreeRepair::condition_on_a_noun(std::size_t i) {
    const Token& token = tokens_[i];
    if (token.deprel != "acl" || token.head < 0 || !has_subject(i)) return;
    const std::size_t mark = child(i, "mark");
    if (mark == none || tokens_[mark].xpos != "IN") return;
    const std::string marker = lower(tokens_[mark].form);
    if (marker != "unless" && marker != "if" && marker != "because") return;
    const std::size_t verb = clause_of(static_cast<std::size_t>(token.head));
    std::size_t at = static_cast<std::size_t>(token.head);  // the nearest verb, also an infinitive
    while (tokens_[at].head >= 0 && tokens_[at].upos != Upos::VERB) at = static_cast<std::size_t>(tokens_[at].head);
    if (tokens_[at].upos != Upos::VERB) at = verb;
    if (at < i) attach(i, at, "advcl");
}

/// *The front posted video footage*: read as footage that was posted, the sentence has a subject and no verb.
void TreeRepair::verb_before_noun(std::size_t i) {
    Token& token = tokens_[i];
    if ((token.xpos != "VBN" && token.xpos != "VBD") || token.head <= static_cast<std::int32_t>(i)) return;
    if (token.deprel != "amod" || tokens_.back().upos != Upos::PUNCT || !lower(token.form).ends_with("ed")) return;
    const auto noun = static_cast<std::size_t>(token.head);
    const std::size_t subject = child(noun, "nsubj");
    if (subject == none || subject > i || child(noun, "cop") != none || child(noun, "det") != none) return;
    for (const std::size_t c : children_[noun])
        if (tokens_[c].deprel.starts_with("aux") ||
            (c < i && c > subject && tokens_[c].upos != Upos::PUNCT && tokens_[c].deprel != "advmod"))
            return;
    if (tokens_[noun].head < 0)
        attach_root(i, noun, "obj");
    else {
        attach(i, static_cast<std::size_t>(tokens_[noun].head), tokens_[noun].deprel);
        attach(noun, i, "obj");
    }
    const std::vector<std::size_t> below = children_[noun];
    for (const std::size_t c : below) {
        const std::string_view relation = plain(tokens_[c].deprel);
        if (c < i || relation == "punct" || relation == "advcl" || relation == "obl" || relation == "ccomp")
            attach(c, i, tokens_[c].deprel);
    }
    token.upos = Upos::VERB;
    token.xpos = "VBD";
}

/// *would impose a ban, request a report and set up a court*: a passive has no object behind it.
void TreeRepair::passive_with_object(std::size_t i) {
    Token& token = tokens_[i];
    if (token.deprel != "acl" || token.xpos != "VBN" || token.head < 0 || i == 0 || tokens_[i - 1].form != ",") return;
    const auto noun = static_cast<std::size_t>(token.head);
    if (tokens_[noun].deprel != "obj" || tokens_[noun].head < 0 || noun > i || has_subject(i)) return;
    const std::string lemma = lower(token.lemma);
    if (lists_.contains("ditransitive", lemma) || lists_.contains("naming", lemma)) return;
    const auto verb = static_cast<std::size_t>(tokens_[noun].head);
    if (tokens_[verb].xpos != "VBN" && tokens_[verb].xpos != "VBD") return;
    std::size_t object = none, last = none;
    for (const std::size_t c : children_[i])
        if ((tokens_[c].deprel == "obj" || (tokens_[c].deprel == "xcomp" && tokens_[c].upos == Upos::PROPN)) &&
            child(c, "case") == none && c > i)
            object = c;
    for (const std::size_t c : children_[verb])
        if (c > i && tokens_[c].deprel == "conj" && child(c, "cc") != none) last = c;
    if (object == none || last == none) return;
    tokens_[object].deprel = "obj";
    attach(i, verb, "conj");
    token.xpos = tokens_[verb].xpos;
    const std::vector<std::size_t> below = children_[verb];
    for (const std::size_t c : below)
        if (c > i && c < last && tokens_[c].deprel == "advcl" && lists_.contains("urge", lemma)) attach(c, i, "xcomp");
}

/// *most of them women*: what most of them are, not a relative clause.
void TreeRepair::most_of_them(std::size_t i) {
    const Token& token = tokens_[i];
    if (i < 3 || token.upos != Upos::NOUN || token.head < 0 || token.head > static_cast<std::int32_t>(i)) return;
    if (lower(tokens_[i - 1].form) != "them" || lower(tokens_[i - 2].form) != "of" || token.deprel == "obj") return;
    const std::int32_t part = tokens_[i - 1].head;
    if (part != static_cast<std::int32_t>(i) - 3 || tokens_[part].head != token.head) return;
    if (static_cast<std::size_t>(part) == 0 || tokens_[part - 1].form != "," || child(i, "cop") != none) return;
    if (tokens_[token.head].upos != Upos::NOUN && tokens_[token.head].upos != Upos::PROPN) return;
    attach(i, static_cast<std::size_t>(token.head), "parataxis");
    attach(static_cast<std::size_t>(part), i, "nsubj");
}

/// *denied having met them*: as one denies doing something.
void TreeRepair::denied_having_done(std::size_t i) {
    Token& token = tokens_[i];
    if (token.deprel != "ccomp" || token.xpos != "VBN" || token.head < 0 || has_subject(i)) return;
    const std::size_t auxiliary = child(i, "aux");
    const auto verb = static_cast<std::size_t>(token.head);
    if (auxiliary == none || tokens_[auxiliary].xpos != "VBG" || auxiliary != verb + 1) return;
    if (!lists_.contains("takes_gerund", lower(tokens_[verb].lemma))) return;
    token.deprel = "xcomp";
    // denied having met them, calling it a lie: who denies calls it so
    const std::vector<std::size_t> below = children_[i];
    for (const std::size_t c : below)
        if (c > i && tokens_[c].deprel == "advcl" && tokens_[c].xpos == "VBG" && tokens_[c - 1].form == ",")
            attach(c, verb, "advcl");
}

/// *have all voiced support*: they voiced it.
void TreeRepair::perfect_with_all(std::size_t i) {
    Token& token = tokens_[i];
    if (token.deprel != "amod" || token.xpos != "VBN" || i < 2 || token.head < static_cast<std::int32_t>(i)) return;
    const auto noun = static_cast<std::size_t>(token.head);
    const std::string quantity = lower(tokens_[i - 1].form);
    if ((quantity != "all" && quantity != "both" && quantity != "each") || tokens_[noun].deprel != "obj") return;
    const std::size_t have = i - 2;
    if (tokens_[noun].head != static_cast<std::int32_t>(have) || lower(tokens_[have].lemma) != "have") return;
    if (!has_subject(have) || tokens_[i - 1].head != token.head) return;
    if (tokens_[have].head < 0)
        attach_root(i, have, "aux");
    else {
        attach(i, static_cast<std::size_t>(tokens_[have].head), tokens_[have].deprel);
        attach(have, i, "aux");
    }
    tokens_[have].upos = Upos::AUX;
    const std::vector<std::size_t> below = children_[have];
    for (const std::size_t c : below) attach(c, i, tokens_[c].deprel);
    attach(i - 1, i, "advmod");
    token.upos = Upos::VERB;
}

/// *accused neighbouring Oslo of it*: nobody is said to neighbour.
void TreeRepair::adjective_in_ing(std::size_t i) {
    Token& token = tokens_[i];
    if (token.xpos != "VBG" || token.head < 0 || token.head > static_cast<std::int32_t>(i)) return;
    if (!lists_.contains("adjective_in_ing", lower(token.form))) return;
    const std::size_t noun = child(i, "obj");
    if (noun == none || noun != i + 1 || has_subject(i) || child(i, "aux") != none) return;
    const auto above = static_cast<std::size_t>(token.head);
    const std::size_t mark = child(i, "mark");
    if (mark != none && tokens_[mark].xpos != "IN") return;
    if (mark == none && token.deprel != "xcomp" && token.deprel != "ccomp") return;
    const bool agent = mark != none && lower(tokens_[mark].form) == "by" && tokens_[above].xpos == "VBN";
    attach(noun, above, mark == none ? "obj" : agent ? "obl:agent" : "obl");
    const std::vector<std::size_t> below = children_[i];
    for (const std::size_t c : below) attach(c, c == mark ? noun : above, c == mark ? "case" : tokens_[c].deprel);
    attach(i, noun, "amod");
    token.upos = Upos::ADJ;
    token.xpos = "JJ";
    token.lemma = lower(token.form);
}

/// *Were the mission to close, they said, it would …*: the first clause is a condition.
void TreeRepair::were_to(std::size_t i) {
    const Token& token = tokens_[i];
    if (lower(token.form) != "were" || token.head <= static_cast<std::int32_t>(i)) return;
    if (token.deprel != "cop" && token.deprel != "aux") return;
    const auto verb = static_cast<std::size_t>(token.head);
    if (first_of(verb) != i) return;
    for (const std::size_t subject : children_[verb]) {
        if (subject < i || subject > verb || !is_subject(tokens_[subject].deprel)) continue;
        for (const std::size_t infinitive : children_[subject]) {
            const std::size_t mark = child(infinitive, "mark");
            if (tokens_[infinitive].xpos != "VB" || mark == none || tokens_[mark].xpos != "TO") continue;
            if (first_of(subject) != i + 1 || mark != subject + 1) return;
            const std::size_t content = child(verb, "ccomp");
            attach(infinitive, content == none || content < verb ? verb : content, "advcl");
            attach(subject, infinitive, "nsubj");
            attach(i, infinitive, "aux");
            tokens_[mark].deprel = "aux";
            return;
        }
        return;
    }
}

/// *The draft calls on them to stop, condemns the war and asks for aid*: the first of three verbs is one.
void TreeRepair::first_of_three_verbs(std::size_t i) {
    const Token& token = tokens_[i];
    if (token.xpos != "VBZ" || token.deprel != "nsubj" || token.head <= static_cast<std::int32_t>(i)) return;
    const auto second = static_cast<std::size_t>(token.head);
    const std::size_t subject = child(second, "nsubj");
    if (tokens_[second].xpos != "VBZ" || subject == none || subject >= i || tokens_[second - 1].form != ",") return;
    std::size_t third = none;
    for (const std::size_t c : children_[second])
        if (c > second && tokens_[c].deprel == "conj" && tokens_[c].xpos == "VBZ") third = c;
    if (third == none || child(third, "cc") == none || has_subject(third) || has_subject(i)) return;
    if (tokens_[second].head < 0)
        attach_root(i, second, "conj");
    else {
        attach(i, static_cast<std::size_t>(tokens_[second].head), tokens_[second].deprel);
        attach(second, i, "conj");
    }
    const std::vector<std::size_t> below = children_[second];
    for (const std::size_t c : below)
        if (c < i || c == third) attach(c, i, tokens_[c].deprel);
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

/// *It has a plan that could work, according to the mayor*: behind a comma and at the end, all that was said is his.
void TreeRepair::source_behind_comma(std::size_t i) {
    if (i == 0 || i + 1 >= tokens_.size() || tokens_[i].deprel != "case" || tokens_[i].head < 0) return;
    if (!lists_.contains("attribution_marker", lower(tokens_[i].form) + '_' + lower(tokens_[i + 1].form))) return;
    const auto source = static_cast<std::size_t>(tokens_[i].head);
    const std::string_view relation = plain(tokens_[source].deprel);
    if (tokens_[i - 1].form != "," || source < i || (relation != "nmod" && relation != "obl")) return;
    std::size_t behind = source;
    while (behind < tokens_.size() && within(behind, source)) ++behind;
    for (; behind < tokens_.size(); ++behind)
        if (tokens_[behind].upos != Upos::PUNCT || tokens_[behind].form == ",") return;
    auto clause = static_cast<std::size_t>(tokens_[source].head);
    if (clause > i) return;
    while (tokens_[clause].head >= 0) {
        const std::string_view above = plain(tokens_[clause].deprel);
        if (above == "ccomp" || above == "parataxis" || (above == "conj" && has_subject(clause))) break;
        clause = static_cast<std::size_t>(tokens_[clause].head);
    }
    attach(source, clause, "obl");
}

/// *filed an opinion, in which two judges joined*: behind a comma and a preposition *which* leads a relative clause.
void TreeRepair::clause_with_in_which(std::size_t i) {
    const Token& token = tokens_[i];
    const std::string_view relation = plain(token.deprel);
    if ((relation != "conj" && relation != "parataxis") || token.head < 0 || child(i, "cc") != none) return;
    const auto verb = static_cast<std::size_t>(token.head);
    const std::size_t oblique = child(i, "obl");
    if (verb > i || oblique == none || oblique > i || tokens_[oblique].xpos != "WDT") return;
    const std::size_t preposition = child(oblique, "case");
    if (preposition == none || preposition + 1 != oblique || first_of(i) != preposition) return;
    if (preposition < 2 || tokens_[preposition - 1].form != ",") return;
    std::size_t noun = preposition - 2;  // the longest phrase that ends there
    while (noun != verb && tokens_[noun].head >= 0 && tokens_[noun].head != static_cast<std::int32_t>(verb))
        noun = static_cast<std::size_t>(tokens_[noun].head);
    if (noun == verb || tokens_[noun].head < 0 || noun > preposition) return;
    if (tokens_[noun].upos == Upos::NOUN || tokens_[noun].upos == Upos::PROPN) attach(i, noun, "acl:relcl");
}

/// *If elected mayor, she will resign*: directly in front of a participle the conjunction is its own.
void TreeRepair::condition_without_subject(std::size_t i) {
    const Token& token = tokens_[i];
    if (token.upos != Upos::SCONJ || i + 1 >= tokens_.size() || token.head < 0) return;
    const std::size_t participle = i + 1;
    const auto noun = static_cast<std::size_t>(token.head);
    if (tokens_[participle].xpos != "VBN" || plain(tokens_[noun].deprel) != "obl" || noun <= participle) return;
    if (child(noun, "det") != none || child(noun, "case") == participle) return;
    if (tokens_[participle].deprel == "amod" && tokens_[participle].head == token.head && tokens_[noun].head >= 0) {
        attach(participle, static_cast<std::size_t>(tokens_[noun].head), "advcl");
        attach(noun, participle, "xcomp");
        tokens_[participle].upos = Upos::VERB;
    } else if (tokens_[participle].deprel != "advcl" || tokens_[noun].head != static_cast<std::int32_t>(participle)) {
        return;
    }
    attach(i, participle, "mark");
    tokens_[noun].deprel = "xcomp";
}

/// *Born in Graz, Lee moved*, *Speaking in Graz, Lee said that it works*: a participle in front of the subject goes
/// with the subject's verb, and is neither a part of the subject nor of what is said.
void TreeRepair::participle_in_front(std::size_t i) {
    const Token& token = tokens_[i];
    if ((token.xpos != "VBN" && token.xpos != "VBG") || token.head <= static_cast<std::int32_t>(i)) return;
    if (has_subject(i) || child(i, "mark") != none || child(i, "aux") != none) return;
    const auto head = static_cast<std::size_t>(token.head);
    std::size_t verb = none;
    if (token.deprel == "acl" && is_subject(tokens_[head].deprel) && tokens_[head].head > token.head) {
        std::size_t next = i + 1;  // the first word that is not the participle's
        while (next < head && within(next, i) && tokens_[next].form != ",") ++next;
        if (next < head && tokens_[next].form == "," && first_of(i) == i)
            verb = static_cast<std::size_t>(tokens_[head].head);
    } else if (token.deprel == "advcl" && tokens_[head].deprel == "ccomp" && tokens_[head].head >= 0) {
        const auto above = static_cast<std::size_t>(tokens_[head].head);
        const std::size_t subject = child(above, "nsubj");
        if (above < head && subject != none && subject > i && subject < above) verb = above;
    }
    if (verb != none && !within(verb, i)) attach(i, verb, "advcl");
}

/// *The wells were dry, so they complained to the mayor*: what they complained is not said.
void TreeRepair::consequence(std::size_t i) {
    Token& token = tokens_[i];
    if (token.deprel != "parataxis" || i < 2 || !has_tense(token.xpos) || token.head < 0) return;
    if (token.head > static_cast<std::int32_t>(i) || !has_subject(i)) return;
    const std::size_t first = first_of(i);
    if (first == 0 || tokens_[first - 1].form != "," || tokens_[first].head != static_cast<std::int32_t>(i)) return;
    if (!lists_.contains("consequence", lower(tokens_[first].form))) return;
    for (const std::size_t c : children_[i])  // so they say
        if (c > i && tokens_[c].upos != Upos::PUNCT) {
            token.deprel = "conj";
            return;
        }
}

/// *The study showed when it was built*: directly behind some verbs a question is no circumstance.
void TreeRepair::question_as_object(std::size_t i) {
    Token& token = tokens_[i];
    if (token.deprel != "advcl" || token.head < 0 || token.head > static_cast<std::int32_t>(i)) return;
    const auto verb = static_cast<std::size_t>(token.head);
    const std::size_t first = first_of(i);
    if (first != verb + 1 || tokens_[first].xpos != "WRB" || !has_subject(i)) return;
    if (tokens_[first].head != token.head && tokens_[first].head != static_cast<std::int32_t>(i)) return;
    for (const char* relation : {"obj", "ccomp", "xcomp", "nsubj:pass", "aux:pass"})
        if (child(verb, relation) != none) return;
    if (lists_.contains("takes_question", lower(tokens_[verb].lemma))) token.deprel = "ccomp";
}

/// *Eastern and its creditors are in trouble*: what stands in front of a copula that lacks a subject is its subject.
void TreeRepair::subject_before_copula(std::size_t i) {
    const Token& token = tokens_[i];
    if (token.deprel != "amod" && token.deprel != "compound" && token.deprel != "nmod") return;
    if (token.head <= static_cast<std::int32_t>(i)) return;
    const auto predicate = static_cast<std::size_t>(token.head);
    const std::size_t copula = child(predicate, "cop");
    if (copula == none || copula < i || has_subject(predicate) || child(predicate, "expl") != none) return;
    if (child(i, "case") != none || child(i, "mark") != none || !has_tense(tokens_[copula].xpos)) return;
    if (tokens_[predicate].deprel != "root" && tokens_[predicate].deprel != "ccomp") return;
    for (std::size_t c = i + 1; c < copula; ++c)
        if (!within(c, i) && tokens_[c].upos != Upos::AUX && tokens_[c].upos != Upos::ADV) return;
    attach(i, predicate, "nsubj");
}

/// *accused of having hidden it*: whoever has done something does it.
void TreeRepair::having_done(std::size_t i) {
    if (tokens_[i].deprel == "aux:pass" && lower(tokens_[i].form) == "having") tokens_[i].deprel = "aux";
}

/// *is due to open*: no preposition but where somebody is, as with *ready to open*.
void TreeRepair::due_to(std::size_t i) {
    Token& token = tokens_[i];
    if (lower(token.form) != "due" || token.deprel != "mark" || i + 1 >= tokens_.size() || token.head < 0) return;
    const auto verb = static_cast<std::size_t>(token.head);
    const std::size_t be = child(verb, "cop"), passive = child(verb, "aux:pass");
    const bool infinitive = tokens_[verb].xpos == "VB" || (passive != none && tokens_[passive].xpos == "VB");
    const std::size_t to = i + 1;
    if (be == none || be > i || verb < i || !infinitive || lower(tokens_[to].form) != "to") return;
    if (tokens_[to].head != token.head && tokens_[to].head != static_cast<std::int32_t>(i)) return;
    if (children_[i].size() > (tokens_[to].head == token.head ? 0U : 1U)) return;
    attach(to, verb, "mark");
    if (tokens_[verb].head < 0) {
        attach_root(i, verb, "xcomp");
    } else {
        attach(i, static_cast<std::size_t>(tokens_[verb].head), tokens_[verb].deprel);
        attach(verb, i, "xcomp");
    }
    token.upos = Upos::ADJ;
    token.xpos = "JJ";
    tokens_[to].upos = Upos::PART;
    tokens_[to].xpos = "TO";
    const std::vector<std::size_t> others = children_[verb];
    for (const std::size_t c : others) {
        if (c > i) continue;
        const bool subject = tokens_[c].deprel == "nsubj:outer" || tokens_[c].deprel == "nsubj:pass";
        attach(c, i, subject ? "nsubj" : tokens_[c].deprel);
    }
}

/// *rose by a fifth over a decade, driven by demand*: a participle behind a comma does not reach back over another
/// phrase to one noun.
void TreeRepair::participle_behind_comma(std::size_t i) {
    const Token& token = tokens_[i];
    if (token.deprel != "acl" || token.xpos != "VBN" || i < 2 || token.head < 0 || tokens_[i - 1].form != ",") return;
    const auto noun = static_cast<std::size_t>(token.head);
    if (noun > i || has_subject(i) || tokens_[noun].head < 0 || within(i - 2, noun)) return;
    const std::size_t verb = clause_of(noun);
    if (verb != noun && tokens_[verb].upos == Upos::VERB && within(i - 2, verb)) attach(i, verb, "advcl");
}

/// *after a landslide swept through it*: the noun between a conjunction and its verb is the subject.
void TreeRepair::subject_behind_conjunction(std::size_t i) {
    Token& token = tokens_[i];
    if (token.deprel != "advcl" || (token.xpos != "VBD" && token.xpos != "VBN") || has_subject(i)) return;
    if (child(i, "aux") != none || child(i, "aux:pass") != none || child(i, "cop") != none) return;
    for (const std::size_t noun : children_[i]) {
        if (noun + 1 != i || tokens_[noun].deprel != "obl") continue;
        if (tokens_[noun].upos != Upos::NOUN && tokens_[noun].upos != Upos::PROPN) return;
        const std::size_t own = child(noun, "case"), mark = own == none ? child(i, "mark") : own;
        if (mark == none || mark > noun || !lists_.contains("clause_or_phrase_marker", lower(tokens_[mark].form)))
            return;
        if (own == none && first_of(noun) != mark + 1) return;
        attach(mark, i, "mark");
        tokens_[noun].deprel = "nsubj";
        token.xpos = "VBD";
        return;
    }
}

/// *two abstained*: such verbs have no passive.
void TreeRepair::active_without_object(std::size_t i) {
    Token& token = tokens_[i];
    if (token.deprel != "nsubj:pass" || token.head < 0) return;
    const auto verb = static_cast<std::size_t>(token.head);
    if (child(verb, "aux:pass") != none || !lists_.contains("intransitive", lower(tokens_[verb].lemma))) return;
    token.deprel = "nsubj";
    if (tokens_[verb].xpos == "VBN" && child(verb, "aux") == none) tokens_[verb].xpos = "VBD";
}

/// *The workers' union accused the board*: a sentence opens with its subject, not with a bare adverbial.
void TreeRepair::bare_subject(std::size_t i) {
    Token& verb = tokens_[i];
    if (verb.head >= 0 || verb.upos != Upos::VERB || has_subject(i)) return;
    if (verb.xpos != "VBN" && verb.xpos != "VBD") return;
    const std::size_t noun = child(i, "obl:unmarked"), object = child(i, "obj");
    if (noun == none || noun + 1 != i || object == none || object < i || first_of(noun) != 0) return;
    if (child(i, "aux") != none || child(i, "aux:pass") != none) return;
    if (child(noun, "det") == none && child(noun, "nmod:poss") == none) return;
    const std::string lemma = lower(tokens_[noun].lemma);
    if (lists_.contains("unit_of_time", lemma) || lists_.contains("relative_adverbial", lemma)) return;
    tokens_[noun].deprel = "nsubj";
    verb.xpos = "VBD";
}

/// *refused to comment, then called it a lie*: one went on to do the other; and what it is called is no second
/// name.
void TreeRepair::then_did(std::size_t i) {
    Token& token = tokens_[i];
    if (token.deprel == "appos" && token.head >= 0 && tokens_[token.head].deprel == "obj" &&
        first_of(i) == static_cast<std::size_t>(token.head) + 1) {
        const std::size_t determiner = child(i, "det");
        const auto object = static_cast<std::size_t>(token.head);
        const auto verb = static_cast<std::size_t>(tokens_[object].head);
        if (determiner != none && tokens_[determiner].lemma == "a" && tokens_[object + 1].upos != Upos::PUNCT &&
            lists_.contains("naming", lower(tokens_[verb].lemma)) && child(verb, "xcomp") == none)
            attach(i, verb, "xcomp");
        return;
    }
    if (token.deprel != "parataxis" || token.xpos != "VBD" || i < 2 || token.head < 0 || has_subject(i)) return;
    const auto first = static_cast<std::size_t>(token.head);
    if (first > i || tokens_[first].xpos != "VBD" || !has_subject(first)) return;
    if (lower(tokens_[i - 1].form) == "then" && tokens_[i - 2].form == ",") token.deprel = "conj";
}

/// *Sales rose but profit fell*: a verb is no compound, and the noun in front of it is its subject.
void TreeRepair::compound_of_verb(std::size_t i) {
    Token& token = tokens_[i];
    if (token.deprel != "compound" || token.head != static_cast<std::int32_t>(i) + 1) return;
    if (token.xpos != "NN" && token.xpos != "NNS") return;
    const std::size_t verb = i + 1;
    if (tokens_[verb].upos != Upos::VERB || !has_tense(tokens_[verb].xpos) || has_subject(verb)) return;
    if (tokens_[verb].deprel == "conj" && child(verb, "aux:pass") == none) token.deprel = "nsubj";
}

/// *a group thought to have been lost was found*: the second verb has a tense and wants a subject; it is those who
/// were thought lost, and nobody thinks.
void TreeRepair::thought_to(std::size_t i) {
    Token& token = tokens_[i];
    if (token.xpos != "VBD" || !lists_.contains("thought_to", lower(token.lemma)) || i + 1 >= tokens_.size()) return;
    const std::size_t noun = child(i, "nsubj"), infinitive = child(i, "xcomp");
    if (noun == none || noun > i || infinitive == none || child(i, "aux") != none) return;
    if (child(infinitive, "mark") != i + 1 || tokens_[i + 1].xpos != "TO") return;
    std::size_t verb = none;
    for (std::size_t v = infinitive + 1; v < tokens_.size() && verb == none; ++v) {
        if (tokens_[v].upos != Upos::VERB || has_subject(v) || child(v, "cc") != none || child(v, "mark") != none)
            continue;
        if (tokens_[v].head != static_cast<std::int32_t>(i) && tokens_[v].head != token.head) continue;
        const std::size_t passive = child(v, "aux:pass"), other = child(v, "aux");
        const std::size_t auxiliary = passive != none ? passive : other;
        const std::string& tag = tokens_[auxiliary == none ? v : auxiliary].xpos;
        if ((has_tense(tag) || tag == "MD") && first_of(v) > infinitive) verb = v;
    }
    if (verb == none || (token.head < 0 && tokens_[verb].head != static_cast<std::int32_t>(i))) return;
    if (token.head < 0)
        attach_root(verb, i, "acl");
    else
        attach(verb, static_cast<std::size_t>(token.head), token.deprel);
    const std::vector<std::size_t> others = children_[i];
    for (const std::size_t c : others)
        if (c < noun || c > verb) attach(c, verb, tokens_[c].deprel);
    attach(noun, verb, child(verb, "aux:pass") != none ? "nsubj:pass" : "nsubj");
    attach(i, noun, "acl");
    token.xpos = "VBN";
}

/// *a trial that exposed what they called greed*: what they called so is what it exposed.
void TreeRepair::what_is_exposed(std::size_t i) {
    const Token& what = tokens_[i];
    if (what.xpos != "WP" || lower(what.form) != "what" || i == 0 || what.deprel != "obj" || what.head < 0) return;
    const auto clause = static_cast<std::size_t>(what.head);
    const std::size_t verb = i - 1;
    if (clause < i || tokens_[clause].deprel != "acl:relcl" || tokens_[verb].upos != Upos::VERB) return;
    if (tokens_[verb].deprel != "acl:relcl" || tokens_[verb].head != tokens_[clause].head) return;
    if (child(verb, "obj") != none || child(verb, "ccomp") != none || says(verb)) return;
    attach(i, verb, "obj");
    attach(clause, i, "acl:relcl");
}

}  // namespace claimgraph
