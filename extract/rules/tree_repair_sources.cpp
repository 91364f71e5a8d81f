#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "extract/rules/relations.h"
#include "extract/rules/tree_repairer.h"

namespace claimgraph {

/// A thing that says nothing by itself: no name, no person, no document.
bool TreeRepair::silent_thing(std::size_t noun) const {
    if (tokens_[noun].upos != Upos::NOUN) return false;
    const std::string lemma = lower(tokens_[noun].lemma);
    for (const char* list : {"source", "person_noun", "finding", "statement", "institution", "people"})
        if (lists_.contains(list, lemma)) return false;
    return true;
}

/// *said it had won, a claim that could not be verified*: nor is it what is said that the claim was disputed by others.
void TreeRepair::contested_in_passive(std::size_t i) {
    const Token& token = tokens_[i];
    if (token.head < 0 || token.xpos != "VBN" || (token.deprel != "acl" && token.deprel != "acl:relcl")) return;
    if (!lists_.contains("contests", lower(token.lemma))) return;
    const auto noun = static_cast<std::size_t>(token.head);
    if (tokens_[noun].deprel != "appos" && tokens_[noun].deprel != "parataxis") return;
    if (noun > i || !lists_.contains("contestable", lower(tokens_[noun].lemma))) return;
    const std::size_t pronoun = child(i, "nsubj:pass");
    if (pronoun == none ? token.deprel == "acl:relcl" || has_subject(i) : !tokens_[pronoun].xpos.starts_with('W'))
        return;
    const std::size_t first = first_of(noun);
    if (first == 0 || tokens_[first - 1].form != ",") return;
    for (std::int32_t at = token.head; at >= 0; at = tokens_[at].head) {
        const auto content = static_cast<std::size_t>(at);
        if (tokens_[content].deprel == "acl:relcl" || tokens_[content].deprel.starts_with("advcl")) return;
        if (tokens_[content].deprel != "ccomp" || tokens_[content].head < 0) continue;
        const auto verb = static_cast<std::size_t>(tokens_[content].head);
        if (!says(verb) && !lists_.contains("act_of_speaker", lower(tokens_[verb].lemma))) return;
        attach(i, content, "advcl:relcl");
        attach(noun, i, "nsubj:pass");
        if (pronoun == none) return;
        tokens_[pronoun].deprel = "mark";
        tokens_[pronoun].upos = Upos::SCONJ;
        tokens_[pronoun].xpos = "IN";
        return;
    }
}

/// *vetoed a text that would impose a ban, saying it was biased*: who vetoes says so, not the text.
void TreeRepair::saying_behind_relative(std::size_t i) {
    const Token& token = tokens_[i];
    if (token.deprel != "advcl" || token.xpos != "VBG" || token.head < 0 || !says(i) || has_subject(i)) return;
    const auto relative = static_cast<std::size_t>(token.head);
    if (relative > i || tokens_[relative].deprel != "acl:relcl" || child(i, "mark") != none) return;
    if (tokens_[relative].head < 0 || tokens_[i - 1].form != "," ||
        !silent_thing(static_cast<std::size_t>(tokens_[relative].head)))
        return;
    const std::size_t subject = noun_subject(relative);
    if (subject == none || tokens_[subject].xpos != "WDT") return;
    const std::size_t finite = clause_of(static_cast<std::size_t>(tokens_[relative].head));
    if (finite < relative && tokens_[finite].upos == Upos::VERB) attach(i, finite, "advcl");
}

/// *a claim disputed by Oxfam, which says …*: who says so is the name in front, not the claim.
void TreeRepair::relative_of_speaker(std::size_t i) {
    const Token& token = tokens_[i];
    if (token.deprel != "acl:relcl" || token.head < 0 || !says(i)) return;
    const auto noun = static_cast<std::size_t>(token.head);
    const std::size_t pronoun = child(i, "nsubj");
    if (pronoun == none || pronoun < 2 || !tokens_[pronoun].xpos.starts_with('W') || tokens_[pronoun - 1].form != ",")
        return;
    if (!silent_thing(noun) && !lists_.contains("contestable", lower(tokens_[noun].lemma))) return;
    std::size_t name = pronoun - 2;
    if (tokens_[name].upos != Upos::PROPN || within(name, i)) return;
    while (tokens_[name].head >= 0 && tokens_[name].head < static_cast<std::int32_t>(pronoun) &&
           tokens_[tokens_[name].head].upos == Upos::PROPN)
        name = static_cast<std::size_t>(tokens_[name].head);
    if (name > noun) attach(i, name, "acl:relcl");
}

/// *doubt the figure: a study found that it was wrong*: a sentence of its own behind the colon.
void TreeRepair::clause_behind_colon(std::size_t i) {
    Token& token = tokens_[i];
    if (token.deprel != "ccomp" || token.head < 0 || token.head > static_cast<std::int32_t>(i)) return;
    if (!has_tense(token.xpos) || has_subject(i)) return;
    const auto verb = static_cast<std::size_t>(token.head);
    const std::size_t object = child(verb, "obj");
    const std::size_t subject = object == none ? none : child(object, "appos");
    if (subject == none || subject > i) return;
    const std::size_t first = first_of(subject);
    if (first == 0 || tokens_[first - 1].form != ":") return;
    attach(subject, i, "nsubj");
    token.deprel = "parataxis";
}

/// *…; the mayor did not respond*: behind a semicolon it is no answer to what stands before.
void TreeRepair::saying_behind_semicolon(std::size_t i) {
    Token& token = tokens_[i];
    if (token.deprel != "parataxis" || token.head > static_cast<std::int32_t>(i) || !says(i)) return;
    const std::size_t subject = child(i, "nsubj"), first = first_of(i);
    if (subject == none || subject > i || first == 0 || tokens_[first - 1].form != ";") return;
    token.deprel = "conj";
}

/// *officials, asked whether it was so, declined to say*: between commas behind a subject whose verb comes later a form
/// that may be a participle is one.
void TreeRepair::participle_between_commas(std::size_t i) {
    const Token& token = tokens_[i];
    if (token.xpos != "VBD" || token.head < 0 || has_subject(i) || i == 0 || tokens_[i - 1].form != ",") return;
    if ((token.deprel != "conj" && token.deprel != "parataxis") || child(i, "cc") != none) return;
    const auto opens = [&](std::size_t verb) {
        const std::size_t subject = child(verb, "nsubj");
        return verb < i && tokens_[verb].xpos == "VBD" && subject != none && subject < verb;
    };
    auto verb = static_cast<std::size_t>(token.head);
    if (!opens(verb) || tokens_[verb - 1].form != ",")
        for (const std::size_t beside : children_[token.head])
            if (opens(beside)) verb = beside;
    if (!opens(verb) || tokens_[verb - 1].form != "," || !lower(tokens_[verb].form).ends_with("ed")) return;
    if (child(verb, "obj") != none || child(verb, "aux") != none || child(verb, "cop") != none) return;
    for (const std::size_t head : {verb, i})
        for (const std::size_t c : children_[head])
            if (tokens_[c].deprel == "conj" && c != i) return;  // came, saw and conquered
    const std::size_t subject = child(verb, "nsubj");
    if (tokens_[verb].head < 0)
        attach_root(i, verb, "acl");
    else
        attach(i, static_cast<std::size_t>(tokens_[verb].head), tokens_[verb].deprel);
    const std::vector<std::size_t> below = children_[verb];
    for (const std::size_t c : below)
        if (c < subject) attach(c, i, tokens_[c].deprel);
    attach(subject, i, "nsubj");
    attach(verb, subject, "acl");
    tokens_[verb].xpos = "VBN";
}

/// *"…," said a diplomat briefed on it*: the participle behind the speaker is taken for what is said.
void TreeRepair::speaker_with_participle(std::size_t verb) {
    if (has_subject(verb) || verb < 2 || tokens_[verb - 1].upos != Upos::PUNCT) return;
    std::size_t participle = none;
    bool content = false;
    for (const std::size_t c : children_[verb]) {
        if (tokens_[c].deprel == "ccomp" && c < verb) content = true;
        if (tokens_[c].deprel == "ccomp" && c > verb) participle = c;
    }
    if (!content || participle == none) return;
    if (tokens_[participle].xpos != "VBN" && tokens_[participle].xpos != "VBD") return;
    for (const char* relation : {"aux", "aux:pass", "mark", "cop", "obj"})
        if (child(participle, relation) != none) return;
    const std::size_t speaker = noun_subject(participle);
    if (speaker == none || speaker > participle || first_of(speaker) != verb + 1) return;
    attach(speaker, verb, "nsubj");
    attach(participle, speaker, "acl");
    tokens_[participle].xpos = "VBN";
}

/// *told cheering supporters that she would win*: nobody tells others to cheer so.
void TreeRepair::participle_of_hearer(std::size_t verb) {
    const std::size_t i = verb + 1;
    if (i + 1 >= tokens_.size() || tokens_[i].xpos != "VBG" || tokens_[i].head != static_cast<std::int32_t>(verb))
        return;
    if (!lists_.contains("tells_somebody", lower(tokens_[verb].lemma))) return;
    if (tokens_[i].deprel != "ccomp" && tokens_[i].deprel != "xcomp" && tokens_[i].deprel != "advcl") return;
    const std::size_t hearer = child(i, "obj");
    if (hearer == none || tokens_[hearer].xpos != "NNS" || child(hearer, "det") != none) return;
    attach(hearer, verb, "obj");
    const std::vector<std::size_t> below = children_[i];
    for (const std::size_t c : below) attach(c, verb, tokens_[c].deprel);
    attach(i, hearer, "amod");
    tokens_[i].upos = Upos::ADJ;
    tokens_[i].xpos = "JJ";
}

/// *that both had insisted was impossible*: the clause behind the verb of saying is what was insisted.
void TreeRepair::clause_behind_relative_saying(std::size_t i) {
    const Token& token = tokens_[i];
    if (token.head < 0 || has_subject(i) || (token.deprel != "conj" && token.deprel != "parataxis")) return;
    std::size_t first = none;
    for (const char* relation : {"aux", "aux:pass", "cop"})
        if (const std::size_t c = child(i, relation); c != none) first = std::min(first, c);
    const std::size_t that = child(i, "mark");
    if (first == none || first == 0 || that == none || lower(tokens_[that].form) != "that") return;
    const std::size_t verb = first - 1;
    if (!says(verb) || tokens_[verb].deprel != "acl:relcl" || that > verb || child(verb, "ccomp") != none) return;
    if (!has_subject(verb)) return;
    attach(i, verb, "ccomp");
    tokens_[that].deprel = child(i, "aux:pass") != none ? "nsubj:pass" : "nsubj";
    tokens_[that].upos = Upos::PRON;
    tokens_[that].xpos = "WDT";
}

/// *Ten people killed, hospital says*: what is said is taken for another subject.
void TreeRepair::headline_speaker(std::size_t verb) {
    if (tokens_.back().upos == Upos::PUNCT || !has_tense(tokens_[verb].xpos)) return;
    const std::vector<std::size_t> subjects = subjects_before(verb);
    if (subjects.size() == 2) {
        const std::size_t participle = child(subjects[0], "acl"), first = first_of(subjects[1]);
        if (participle == none || participle > subjects[1] || tokens_[participle].xpos != "VBN") return;
        if (first == 0 || tokens_[first - 1].form != ",") return;
        attach(participle, verb, "ccomp");
        attach(subjects[0], participle, "nsubj:pass");
        return;
    }
    // Truce holding, mediators say
    const std::size_t content = child(verb, "ccomp");
    if (content == none || content == 0 || content > verb || tokens_[content].xpos != "VBG" || has_subject(content))
        return;
    const std::size_t noun = content - 1;
    if (tokens_[noun].head == static_cast<std::int32_t>(content) && tokens_[noun].deprel == "compound")
        tokens_[noun].deprel = "nsubj";
}

/// *according to Ito, Sato and an official briefed on it*: the participle behind the sources is of the last of them.
void TreeRepair::source_with_participle(std::size_t i) {
    Token& token = tokens_[i];
    if (token.deprel != "advcl" || i == 0 || token.head < 0 || token.head > static_cast<std::int32_t>(i)) return;
    if ((token.xpos != "VBD" && token.xpos != "VBN") || has_subject(i) || child(i, "aux") != none) return;
    const std::size_t source = child(i, "obl");
    const std::size_t marker = source == none ? none : child(source, "case");
    if (marker == none || marker > source || source > i || lower(tokens_[marker].form) != "according") return;
    const std::size_t noun = i - 1;
    if (tokens_[noun].upos != Upos::NOUN && tokens_[noun].upos != Upos::PROPN) return;
    if (!within(noun, source) || child(i, "obj") != none) return;
    attach(source, static_cast<std::size_t>(token.head), "obl");
    attach(i, noun, "acl");
    token.xpos = "VBN";
}

/// *rejected allegations it had lied*: what is alleged, also without a conjunction.
void TreeRepair::allegation_without_that(std::size_t i) {
    Token& token = tokens_[i];
    if (token.deprel != "acl:relcl" || token.head < 0 || token.head > static_cast<std::int32_t>(i)) return;
    const auto noun = static_cast<std::size_t>(token.head);
    const std::string lemma = lower(tokens_[noun].lemma);
    if (!lists_.contains("hearsay", lemma) && !lists_.contains("statement", lemma)) return;
    const std::size_t subject = noun_subject(i);
    if (subject == none || tokens_[subject].xpos.starts_with('W') || first_of(i) != noun + 1) return;
    if (first_of(subject) != noun + 1 || child(i, "mark") != none) return;
    // claims he made: there the claims are what is made
    const bool complete =
        child(i, "obj") != none || child(i, "aux:pass") != none || child(i, "cop") != none || child(i, "ccomp") != none;
    if (complete) token.deprel = "ccomp";
}

/// *told the council the plan was dead*: the one who is told is taken for another subject of what is told.
void TreeRepair::hearer_as_subject(std::size_t content) {
    if (tokens_[content].deprel != "ccomp" || tokens_[content].head < 0) return;
    const auto verb = static_cast<std::size_t>(tokens_[content].head);
    if (verb > content || !lists_.contains("tells_somebody", lower(tokens_[verb].lemma))) return;
    if (child(verb, "obj") != none || child(verb, "iobj") != none) return;
    const std::vector<std::size_t> subjects = subjects_before(content);
    if (subjects.size() == 2 && first_of(subjects[0]) == verb + 1) attach(subjects[0], verb, "obj");
}

/// *a charge Oslo denies*: what is denied is taken for another subject, or the denial for a noun.
void TreeRepair::charge_in_front(std::size_t i) {
    Token& token = tokens_[i];
    if (i < 2 || token.head < 0 || !lists_.contains("contests", lower(token.lemma))) return;
    const std::size_t name = i - 1;
    if (tokens_[name].head != static_cast<std::int32_t>(i)) return;
    const std::size_t statement = name - 1;
    if (!lists_.contains("contestable", lower(tokens_[statement].lemma)) || statement < 2) return;
    const std::size_t determiner = child(statement, "det"), comma = determiner == none ? 0 : determiner - 1;
    if (determiner == none || determiner + 1 != statement || determiner == 0 || tokens_[comma].form != ",") return;
    std::size_t above = none;
    if (has_tense(token.xpos) && tokens_[name].deprel == "nsubj" &&
        tokens_[statement].head == static_cast<std::int32_t>(i) && token.head < static_cast<std::int32_t>(i)) {
        above = static_cast<std::size_t>(token.head);
    } else if (token.xpos == "NNS" && token.deprel == "appos" && tokens_[name].deprel == "compound" &&
               tokens_[name].upos == Upos::PROPN && tokens_[statement].head >= 0 && !within(statement, i)) {
        above = clause_of(static_cast<std::size_t>(tokens_[statement].head));
        if (above > i) return;
        tokens_[name].deprel = "nsubj";
        token.upos = Upos::VERB;
        token.xpos = "VBZ";
    }
    if (above == none) return;
    attach(i, above, "advcl:relcl");
    attach(statement, i, "obj");
    if (tokens_[name].upos == Upos::NOUN && tokens_[name].form != lower(tokens_[name].form)) {
        tokens_[name].upos = Upos::PROPN;
        tokens_[name].xpos = "NNP";
    }
}

/// *The council, she wrote, would fail*: she wrote what would fail.
void TreeRepair::speaker_inside_subject(std::size_t verb) {
    const Token& token = tokens_[verb];
    if (token.deprel != "parataxis" || token.head < 0 || token.head > static_cast<std::int32_t>(verb)) return;
    const auto noun = static_cast<std::size_t>(token.head);
    if (!says(verb) || !has_subject(verb) || tokens_[noun].head < static_cast<std::int32_t>(verb)) return;
    if (!is_subject(tokens_[noun].deprel) || first_of(verb) == 0 || tokens_[first_of(verb) - 1].form != ",") return;
    const auto content = static_cast<std::size_t>(tokens_[noun].head);
    attach(verb, content, "parataxis");
    if (tokens_[noun].deprel == "nsubj:outer" && child(content, "nsubj") == none && child(content, "cop") == none)
        tokens_[noun].deprel = "nsubj";
}

}  // namespace claimgraph
