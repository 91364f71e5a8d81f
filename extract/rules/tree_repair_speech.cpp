#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "extract/rules/relations.h"
#include "extract/rules/tree_repairer.h"

namespace claimgraph {

namespace {

bool closes_quotation(const Token& token) {
    return token.form == "\"" || token.form == "”" || token.form == "''" || token.form == "»";
}

}  // namespace

/// *a law which he says will help*: in front of a finite clause without a subject the pronoun is just that.
void TreeRepair::subject_of_embedded_clause(std::size_t i) {
    if (tokens_[i].deprel != "ccomp" || tokens_[i].head < 0) return;
    const auto verb = static_cast<std::size_t>(tokens_[i].head);
    const std::size_t pronoun = child(i, "obj");
    if (pronoun == none || pronoun > verb || tokens_[pronoun].xpos[0] != 'W' || tokens_[verb].deprel != "acl:relcl")
        return;
    const std::size_t auxiliary = child(i, "aux"), passive = child(i, "aux:pass");
    const std::string& tag = tokens_[auxiliary != none ? auxiliary : passive != none ? passive : i].xpos;
    const bool finite = tag == "MD" || has_tense(tag);
    if (finite && !has_subject(i)) tokens_[pronoun].deprel = passive == none ? "nsubj" : "nsubj:pass";
}

/// *insisted that he resign*: a verb that does not agree with its subject demands.
void TreeRepair::subjunctive(std::size_t i) {
    Token& token = tokens_[i];
    const std::size_t mark = child(i, "mark"), subject = child(i, "nsubj");
    if (token.deprel != "ccomp" || token.xpos != "VBP" || mark == none || subject == none) return;
    if (lower(tokens_[mark].form) != "that" || child(i, "aux") != none) return;
    // recommended that they resign: here no number tells
    if (lists_.contains("mandative", lower(tokens_[token.head].lemma))) token.xpos = "VB";
    if (child(subject, "conj") != none) return;
    const std::string& tag = tokens_[subject].xpos;
    const std::string pronoun = lower(tokens_[subject].form);
    if (pronoun == "he" || pronoun == "she" || pronoun == "it" || tag == "NN" || tag == "NNP") token.xpos = "VB";
}

/// *warned that time was running out*: behind a verb of saying `that` opens the clause and points at nothing.
void TreeRepair::that_opens_clause(std::size_t verb) {
    const std::size_t content = child(verb, "ccomp");
    if (content == none || content < verb || child(content, "mark") != none) return;
    const std::size_t subject = noun_subject(content);
    if (subject == none || subject < verb || tokens_[subject].upos != Upos::NOUN) return;
    const std::size_t that = child(subject, "det");
    if (that == none || lower(tokens_[that].form) != "that" || tokens_[that - 1].upos == Upos::PUNCT) return;
    // said that man was guilty: a thing that can be counted needs some determiner
    if (tokens_[subject].xpos != "NNS" && !lists_.contains("uncountable", lower(tokens_[subject].lemma))) return;
    attach(that, content, "mark");
    tokens_[that].upos = Upos::SCONJ;
    tokens_[that].xpos = "IN";
}

/// *he told the court before he was led away*: a clause of time or reason is not what is said.
void TreeRepair::clause_of_circumstance(std::size_t i) {
    if (tokens_[i].deprel != "ccomp") return;
    const std::size_t mark = child(i, "mark");
    if (mark != none && lists_.contains("circumstance", lower(tokens_[mark].form))) tokens_[i].deprel = "advcl";
}

/// *he said, calling it a trap*: the participle is taken for what is said.
void TreeRepair::participle_after_comma(std::size_t i) {
    Token& token = tokens_[i];
    if (token.deprel != "ccomp" || token.xpos != "VBG" || i == 0 || token.head > static_cast<std::int32_t>(i)) return;
    bool comma = tokens_[i - 1].form == ",";
    for (const std::size_t c : children_[i]) {
        const std::string& relation = tokens_[c].deprel;
        if (is_subject(relation) || relation == "aux" || relation == "mark") return;
        comma = comma || (tokens_[c].form == "," && c < i);
    }
    if (comma) token.deprel = "advcl";
}

/// *rejected an offer to resume talks, saying it was late*: who rejects says so, not who resumes.
void TreeRepair::saying_behind_infinitive(std::size_t i) {
    const Token& token = tokens_[i];
    if (token.deprel != "advcl" || token.xpos != "VBG" || token.head < 0 || !says(i) || has_subject(i)) return;
    const auto infinitive = static_cast<std::size_t>(token.head);
    if (infinitive > i || tokens_[infinitive].xpos != "VB" || child(i, "mark") != none) return;
    if (tokens_[infinitive].deprel != "acl" && tokens_[infinitive].deprel != "xcomp") return;
    if (tokens_[i - 1].form != ",") return;
    const std::size_t finite = clause_of(infinitive);
    if (finite < infinitive) attach(i, finite, "advcl");
}

/// *announced on the radio that he had won*: `that` with a subject behind it opens no relative clause.
void TreeRepair::clause_on_a_noun(std::size_t i) {
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
    if (mark == none || tokens_[mark].xpos != "IN" || lower(tokens_[mark].form) != "that" || !has_subject(i)) return;
    if (says(verb) && child(verb, "ccomp") == none) attach(i, verb, "ccomp");
}

/// *"It is over," the mayor said*: the speaker is taken for a second subject of what is said.
void TreeRepair::speaker_inside_quotation(std::size_t verb) {
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
void TreeRepair::speaker_after_verb(std::size_t verb) {
    const std::size_t content = child(verb, "ccomp");
    if (has_subject(verb) || content == none || content > verb || child(verb, "aux:pass") != none) return;
    for (const std::size_t c : children_[verb])
        if (c > verb && (tokens_[c].deprel == "iobj" || tokens_[c].deprel == "obj")) {
            tokens_[c].deprel = "nsubj";
            return;
        }
}

/// *said the attacks were planned*: the subject of what is said is taken for the object of saying.
void TreeRepair::subject_before_clause(std::size_t verb) {
    std::size_t object = child(verb, "obj");
    const std::size_t content = child(verb, "ccomp");
    // said one of its trucks had been stopped: nobody is said something
    if (object == none && lower(tokens_[verb].lemma) == "say") object = child(verb, "iobj");
    if (object == none || content == none || object < verb || content < object) return;
    if (has_subject(content) || child(content, "expl") != none) return;
    // said inflation was to fall: the copula has a tense, and so a subject
    const std::size_t mark = child(content, "mark"), copula = child(content, "cop");
    if (mark != none &&
        (tokens_[mark].xpos != "TO" || copula == none || copula > mark || !has_tense(tokens_[copula].xpos)))
        return;
    const bool passive = child(content, "aux:pass") != none;
    const std::string& tag = tokens_[content].xpos;
    const bool finite = passive || child(content, "aux") != none || child(content, "cop") != none || has_tense(tag);
    if (finite) attach(object, content, passive ? "nsubj:pass" : "nsubj");
}

/// *her claim that the bank had lied*: a conjunction that is taken for an object.
void TreeRepair::that_as_object(std::size_t i) {
    Token& token = tokens_[i];
    if (token.deprel == "obj" && token.upos == Upos::SCONJ && token.head > static_cast<std::int32_t>(i))
        token.deprel = "mark";
}

/// *…, argued the lawyer*: an inverted verb of saying is taken for another verb, its speaker for an object.
void TreeRepair::speaker_after_comma(std::size_t verb) {
    if (verb < 2 || !lists_.contains("inverted_speech", lower(tokens_[verb].lemma))) return;
    if (tokens_[verb - 1].form != "," && !closes_quotation(tokens_[verb - 1])) return;
    if (tokens_[verb].xpos == "VBG" || (tokens_[verb].deprel != "conj" && tokens_[verb].deprel != "parataxis")) return;
    const auto head = static_cast<std::size_t>(tokens_[verb].head);
    if (head > verb) return;
    for (const std::size_t c : children_[verb])
        if (const std::string& relation = tokens_[c].deprel; relation == "ccomp" || relation == "xcomp" ||
                                                             relation == "cc" || relation == "mark" ||
                                                             relation.starts_with("aux"))
            return;
    if (has_subject(verb)) {  // The figures are wrong, said Jones: the speaker is found, the verb not
        const std::size_t speaker = child(verb, "nsubj");
        if (speaker != none && speaker > verb && child(verb, "obj") == none) tokens_[verb].deprel = "parataxis";
        return;
    }
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
void TreeRepair::speaker_beside_content(std::size_t verb) {
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
void TreeRepair::speaker_in_front(std::size_t verb) {
    const std::size_t content = child(verb, "ccomp");
    const bool behind = content != none && content < verb && child(verb, "aux:pass") == none;
    if ((tokens_[verb].deprel != "parataxis" && !behind) || has_subject(verb) || child(verb, "mark") != none) return;
    if (!has_tense(tokens_[verb].xpos)) return;
    std::size_t at = verb;
    while (at > 0 && tokens_[at - 1].upos == Upos::PUNCT) --at;
    if (at == 0) return;
    std::size_t speaker = none;
    for (std::int32_t up = static_cast<std::int32_t>(at) - 1; up >= 0 && !within(verb, static_cast<std::size_t>(up));
         up = tokens_[up].head) {
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
void TreeRepair::infinitive_of_hearer(std::size_t verb) {
    // calls on all parties to withdraw: nor is it which parties
    if (const std::size_t hearer = child(verb, "obl");
        hearer != none && lists_.contains("calls_on", lower(tokens_[verb].lemma)) && child(verb, "xcomp") == none)
        if (const std::size_t asked = child(hearer, "acl"); asked != none && tokens_[asked].xpos == "VB") {
            const std::size_t mark = child(asked, "mark"), marker = child(hearer, "case");
            const bool on = marker != none && lower(tokens_[marker].form) == "on";
            if (on && mark != none && tokens_[mark].xpos == "TO" && !has_subject(asked)) attach(asked, verb, "advcl");
        }
    for (const std::size_t c : children_[verb]) {
        if (c < verb || (tokens_[c].deprel != "ccomp" && tokens_[c].deprel != "advcl" && tokens_[c].deprel != "xcomp"))
            continue;
        const std::size_t mark = child(c, "mark");
        if (tokens_[c].deprel == "advcl" && tokens_[c].xpos == "VBG" && mark == c - 1 && !has_subject(c) &&
            lower(tokens_[mark].form) == "to") {
            tokens_[c].deprel = "xcomp";  // admitted to taking it
            return;
        }
        const std::size_t passive = child(c, "aux:pass");
        const bool bare = tokens_[c].xpos == "VB" || (passive != none && tokens_[passive].xpos == "VB");
        if (mark == none || tokens_[mark].xpos != "TO" || !bare || has_subject(c)) continue;
        if (const std::size_t copula = child(c, "cop"); copula != none && copula < mark) continue;  // said it was to go
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
            attach(hearer, c, passive == none ? "nsubj" : "nsubj:pass");
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
void TreeRepair::clause_on_the_hearer(std::size_t verb) {
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
void TreeRepair::day_of_saying(std::size_t verb) {
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
void TreeRepair::citing_participle(std::size_t verb) {
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

/// *said he had lost and demanded a recount*: an act of speech that goes on in the tense of the saying, beside a clause
/// that has changed its own, is the speaker's.
void TreeRepair::act_of_speaker(std::size_t i) {
    Token& token = tokens_[i];
    if (token.deprel != "conj" || token.head < 0 || token.head > static_cast<std::int32_t>(i) || has_subject(i)) return;
    const auto content = static_cast<std::size_t>(token.head);
    if (tokens_[content].deprel != "ccomp" || tokens_[content].head < 0) return;
    const auto verb = static_cast<std::size_t>(tokens_[content].head);
    if (verb > content || !has_subject(verb) || lists_.contains("act_of_speaker", lower(tokens_[content].lemma)))
        return;
    const std::string lemma = lower(token.lemma);
    const bool adds = lists_.contains("says_on", lemma);
    if (token.upos != Upos::VERB || (!adds && !lists_.contains("act_of_speaker", lemma))) return;
    for (const std::size_t c : children_[i])
        if (tokens_[c].deprel.starts_with("aux") || tokens_[c].deprel == "cop" || tokens_[c].deprel == "mark") return;
    const bool object = child(i, "obj") != none || child(i, "ccomp") != none;
    const bool past = token.xpos == "VBD" || token.xpos == "VBN";  // had been beaten and demanded, called for
    const bool same_tense = tokens_[verb].xpos == token.xpos || (tokens_[verb].xpos == "VBD" && past);
    if (!same_tense || (token.xpos == "VBN" && !object && child(i, "obl") == none)) return;
    const bool other_tense = child(content, "aux") != none || child(content, "cop") != none ||
                             child(content, "expl") != none || tokens_[content].xpos != tokens_[verb].xpos;
    const std::size_t conjunction = child(i, "cc");
    const bool comma = conjunction != none && conjunction > 0 && tokens_[conjunction - 1].form == ",";
    if (!other_tense && !comma) return;
    // said the minister was ill and said nothing else: a person may say it; an obstacle does not
    const std::size_t subject = noun_subject(content);
    if (adds && !comma && (subject == none || !silent_thing(subject))) return;
    if (token.xpos == "VBN") token.xpos = "VBD";
    // found that it was unsafe and proposed to move it, but the plan was dropped: nor is what follows said
    const std::vector<std::size_t> others = children_[content];
    attach(i, verb, "conj");
    for (const std::size_t c : others)
        if (c > i && tokens_[c].deprel == "conj" && has_subject(c)) attach(c, verb, "conj");
}

/// *warned that it would fail and would cost millions*: with the auxiliary of what is said it is said, too.
void TreeRepair::modal_beside_saying(std::size_t i) {
    const Token& token = tokens_[i];
    if (token.deprel != "conj" || token.head < 0 || token.head > static_cast<std::int32_t>(i) || has_subject(i)) return;
    const auto verb = static_cast<std::size_t>(token.head);
    const std::size_t content = child(verb, "ccomp"), modal = child(i, "aux");
    if (!says(verb) || content == none || content < verb || content > i || modal == none) return;
    const std::size_t other = child(content, "aux");
    if (tokens_[modal].xpos != "MD" || child(verb, "aux") != none) return;
    const std::size_t conjunction = child(i, "cc");
    const bool comma = conjunction == none || tokens_[conjunction - 1].form == ",";
    // said it was flawed and would fail: so speaks who reports, of what was to come
    const bool shifted =
        tokens_[verb].xpos == "VBD" && !comma && lists_.contains("shifted_modal", lower(tokens_[modal].form));
    if (shifted || (other != none && lower(tokens_[modal].form) == lower(tokens_[other].form)))
        attach(i, content, "conj");
}

/// *dismissed a report that they had met, calling it a lie*: who dismisses it calls it that, not who met.
void TreeRepair::remark_of_speaker(std::size_t i) {
    const Token& token = tokens_[i];
    if (token.deprel != "advcl" || token.xpos != "VBG" || i == 0 || tokens_[i - 1].form != "," || has_subject(i))
        return;
    if (!lists_.contains("remarks", lower(token.lemma)) || child(i, "mark") != none || child(i, "aux") != none) return;
    for (std::int32_t at = token.head; at >= 0; at = tokens_[at].head) {
        const auto content = static_cast<std::size_t>(at);
        const std::string& relation = tokens_[content].deprel;
        if (tokens_[content].head < 0 || content > i || relation == "acl:relcl" || relation.starts_with("advcl"))
            return;
        if (relation != "ccomp" && relation != "acl") continue;
        const std::size_t verb = clause_of(static_cast<std::size_t>(tokens_[content].head));
        const bool act = says(verb) || lists_.contains("act_of_speaker", lower(tokens_[verb].lemma));
        if (act && verb < content && tokens_[verb].upos == Upos::VERB) {
            attach(i, verb, "advcl");
            return;
        }
    }
}

/// *rejects the claim, saying only they can decide*: the participle is taken for the subject of what is said.
void TreeRepair::saying_as_subject(std::size_t i) {
    const Token& token = tokens_[i];
    if (token.deprel != "csubj" || token.xpos != "VBG" || token.head < static_cast<std::int32_t>(i) || i == 0) return;
    if (!says(i) || tokens_[i - 1].form != ",") return;
    const auto content = static_cast<std::size_t>(token.head);
    const std::size_t subject = noun_subject(content);
    const std::int32_t above = tokens_[content].head;
    if (subject == none || subject < i || above < 0 || above > static_cast<std::int32_t>(i)) return;
    attach(i, clause_of(static_cast<std::size_t>(above)), "advcl");
    attach(content, i, "ccomp");
    const std::vector<std::size_t> before = children_[content];
    for (const std::size_t c : before)
        if (c < i) attach(c, i, tokens_[c].deprel);
}

/// *said they used it as a base, which they deny*: who denies contests the statement, not its last noun.
void TreeRepair::contested_statement(std::size_t i) {
    const Token& token = tokens_[i];
    if (token.deprel != "acl:relcl" || token.head < 0 || !lists_.contains("contests", lower(token.lemma))) return;
    const std::size_t subject = child(i, "nsubj");
    if (subject == none) return;
    const std::size_t pronoun = child(i, "obj");
    const auto noun = static_cast<std::size_t>(token.head);
    // they used it, a charge they deny
    const bool called = pronoun == none && tokens_[noun].deprel == "appos" &&
                        lists_.contains("contestable", lower(tokens_[noun].lemma));
    if (!called && (pronoun == none || pronoun > subject || lower(tokens_[pronoun].form) != "which")) return;
    const std::size_t first = called ? first_of(noun) : pronoun;
    if (first == 0 || tokens_[first - 1].form != ",") return;
    for (std::int32_t at = token.head; at >= 0; at = tokens_[at].head) {
        const auto content = static_cast<std::size_t>(at);
        if (tokens_[content].deprel == "acl:relcl" || tokens_[content].deprel.starts_with("advcl")) return;
        if (tokens_[content].deprel != "ccomp" || tokens_[content].head < 0) continue;
        if (!says(static_cast<std::size_t>(tokens_[content].head))) return;
        attach(i, content, "advcl:relcl");
        if (called) attach(noun, i, "obj");
        return;
    }
}

/// *appealed for food and water, warning that many were ill*: behind a comma whoever appeals warns, not the water.
void TreeRepair::saying_on_a_noun(std::size_t i) {
    const Token& token = tokens_[i];
    if (token.deprel != "acl" || token.xpos != "VBG" || i == 0 || tokens_[i - 1].form != "," || token.head < 0) return;
    const auto noun = static_cast<std::size_t>(token.head);
    if (noun > i || !says(i) || child(i, "ccomp") == none || has_subject(i) || child(i, "mark") != none) return;
    if (is_subject(tokens_[noun].deprel)) return;  // officials, saying so, left
    const std::size_t verb = clause_of(noun);
    if (verb != noun && verb < i && tokens_[verb].upos == Upos::VERB && has_subject(verb)) attach(i, verb, "advcl");
}

/// *recommends that women rest and says they should sleep*: the verb agrees with who recommends, not with the women.
void TreeRepair::says_beside_others(std::size_t i) {
    const Token& token = tokens_[i];
    if (token.deprel != "conj" || token.xpos != "VBZ" || token.upos != Upos::VERB || token.head < 0) return;
    const auto first = static_cast<std::size_t>(token.head);
    if (first > i || tokens_[first].deprel != "ccomp" || tokens_[first].head < 0 || has_subject(i)) return;
    const auto above = static_cast<std::size_t>(tokens_[first].head);
    const std::size_t subject = child(first, "nsubj"), speaker = child(above, "nsubj");
    if (subject == none || speaker == none || above > first || tokens_[above].xpos != "VBZ") return;
    const std::string& tag = tokens_[subject].xpos;
    const bool plural = tag == "NNS" || tag == "NNPS" || child(subject, "conj") != none;
    if (plural && number_of_noun(speaker) != Number::plural) attach(i, above, "conj");
}

/// *Asked whether he would go, he said no*: the participle is no speech of his.
void TreeRepair::asked_in_front(std::size_t i) {
    Token& token = tokens_[i];
    if (token.deprel != "ccomp" || token.xpos != "VBN" || lower(token.lemma) != "ask" || has_subject(i)) return;
    if (child(i, "aux") == none && child(i, "aux:pass") == none) token.deprel = "advcl";
}

/// *said it feared that prices would rise*: somebody fears.
void TreeRepair::it_that_fears(std::size_t i) {
    Token& token = tokens_[i];
    if (token.deprel != "expl" || lower(token.form) != "it" || token.head < 0) return;
    const auto verb = static_cast<std::size_t>(token.head);
    if (tokens_[verb].upos != Upos::VERB || has_subject(verb) || child(verb, "aux:pass") != none) return;
    if (verb > i && lists_.contains("mind", lower(tokens_[verb].lemma))) token.deprel = "nsubj";
}

/// *Hopes were fading, the agency's head, Ana Lopez, told reporters*: no statement has its subject behind a comma, and
/// so what stands directly in front of the verb of saying is the speaker.
void TreeRepair::speaker_of_another_verb(std::size_t verb) {
    if (!has_tense(tokens_[verb].xpos) || tokens_[verb].deprel.starts_with("acl")) return;
    std::size_t at = verb;
    while (at > 0 && tokens_[at - 1].upos == Upos::PUNCT) --at;
    if (at == 0 || at == verb) return;  // the comma that closes the apposition
    std::size_t speaker = at - 1;
    while (tokens_[speaker].head >= 0 && !is_subject(tokens_[speaker].deprel))
        speaker = static_cast<std::size_t>(tokens_[speaker].head);
    if (!is_subject(tokens_[speaker].deprel) || tokens_[speaker].head < 0 || child(speaker, "appos") == none) return;
    const auto other = static_cast<std::size_t>(tokens_[speaker].head);
    const std::size_t first = first_of(speaker);
    if (other > speaker || first == 0 || tokens_[first - 1].form != "," ||
        (says(other) && child(other, "aux:pass") == none))
        return;
    if (lists_.contains("inverted_speech", lower(tokens_[other].lemma)) || tokens_[other].upos != Upos::VERB) return;
    if (within(verb, other) && tokens_[verb].head != static_cast<std::int32_t>(other)) return;
    const std::size_t subject = child(verb, "nsubj");
    const bool own = [&] {
        for (const std::size_t c : children_[other])
            if (c < other && is_subject(tokens_[c].deprel)) return true;
        return false;
    }();
    const std::size_t content = child(verb, "ccomp");
    if (!own && subject == none && content != none && content < verb) {
        attach(speaker, verb, "nsubj");  // is less than was thought, the author, Nina Falk, told the court
        return;
    }
    if (!own) {
        // hopes of finding anyone were fading: the verbs have each other's subject
        if (subject == none || subject > other || tokens_[verb].deprel != "conj" || within(verb, other)) return;
        attach(other, static_cast<std::size_t>(tokens_[verb].head), "conj");
        attach(subject, other, "nsubj");
    } else if (subject != none) {
        return;
    }
    attach(speaker, verb, "nsubj");
    if (tokens_[verb].deprel == "conj" && child(verb, "cc") == none) tokens_[verb].deprel = "parataxis";
}

/// *said Ana Lopez, head of the charity, which feeds many*: somebody who speaks is who, not which.
void TreeRepair::which_is_no_speaker(std::size_t i) {
    if (tokens_[i].deprel != "acl:relcl" || tokens_[i].head < 0) return;
    const auto name = static_cast<std::size_t>(tokens_[i].head);
    const std::size_t described = child(name, "appos"), which = child(i, "nsubj");
    if (which == none || which < 2 || lower(tokens_[which].form) != "which" || tokens_[which - 1].form != ",") return;
    if (described == none || described > which || child(name, "flat") == none) return;
    if (tokens_[name].deprel != "nsubj" || !says(static_cast<std::size_t>(tokens_[name].head))) return;
    std::size_t noun = which - 2;
    while (tokens_[noun].head >= 0 && (tokens_[noun].deprel == "compound" || tokens_[noun].deprel.starts_with("flat")))
        noun = static_cast<std::size_t>(tokens_[noun].head);
    if (noun != name && within(noun, described) &&
        (tokens_[noun].upos == Upos::NOUN || tokens_[noun].upos == Upos::PROPN))
        attach(i, noun, "acl:relcl");
}

}  // namespace claimgraph
