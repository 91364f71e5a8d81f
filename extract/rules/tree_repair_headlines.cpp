#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "extract/rules/relations.h"
#include "extract/rules/tree_repairer.h"

namespace claimgraph {

/// *Pope to visit Iraq*: in a headline an infinitive is the predicate, and says what will be.
void TreeRepair::headline_infinitive(std::size_t i) {
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
        const bool finite = has_tense(tag) || tag == "MD";
        if (finite && (other < i || child(other, "mark") == none)) return;
    }
    attach_root(i, noun, "nsubj");
    const std::vector<std::size_t> others = children_[noun];
    for (const std::size_t c : others)  // what stands behind the verb is the verb's
        if (c > i) attach(c, i, tokens_[c].deprel == "nmod" ? "obl" : tokens_[c].deprel);
    tokens_[mark].deprel = "aux";
}

/// *Pope to visit Iraq as talks stall*: the clause behind it is taken for the main one, with two subjects.
void TreeRepair::headline_before_clause(std::size_t noun, std::size_t infinitive) {
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
void TreeRepair::attach_root(std::size_t word, std::size_t root, std::string relation) {
    attach(word, root, "root");
    children_[root].erase(std::find(children_[root].begin(), children_[root].end(), word));
    tokens_[word].head = -1;
    tokens_[root].head = static_cast<std::int32_t>(word);
    tokens_[root].deprel = std::move(relation);
    auto& own = children_[word];
    own.insert(std::lower_bound(own.begin(), own.end(), root), root);
}

/// *Boeing ordered to pay*, *ranger arrested*: a verb that needs an object and has none has it for its subject.
void TreeRepair::headline_passive(std::size_t i) {
    Token& token = tokens_[i];
    if (token.xpos != "VBD" && token.xpos != "VBN") return;
    const std::size_t subject = child(i, "nsubj"), infinitive = child(i, "xcomp");
    if (subject == none || subject > i) return;
    for (const char* relation : {"obj", "iobj", "ccomp", "aux", "aux:pass", "compound:prt"})
        if (child(i, relation) != none) return;
    const std::string lemma = lower(token.lemma);
    const bool ordered = infinitive != none && child(infinitive, "mark") != none && child(i, "obl") == none &&
                         lists_.contains("orders_object", lemma);
    // left ten people dead and hundreds injured
    const bool result = token.deprel == "conj" && token.head >= 0 && tokens_[token.head].upos == Upos::ADJ &&
                        child(static_cast<std::size_t>(token.head), "cop") == none;
    const bool beside = result && lists_.contains("acts_on_object", lemma);
    const bool bare = tokens_[subject].upos != Upos::PRON && child(subject, "det") == none &&
                      tokens_.back().upos != Upos::PUNCT && lists_.contains("acts_on_object", lemma);
    if (!ordered && !bare && !beside) return;
    tokens_[subject].deprel = "nsubj:pass";
    token.xpos = "VBN";
}

/// *the study, published on Friday, used data*: with subject and object and no auxiliary it is no passive.
void TreeRepair::finite_verb_with_object(std::size_t i) {
    Token& token = tokens_[i];
    if (token.xpos != "VBN" || tokens_.back().upos != Upos::PUNCT || token.deprel.starts_with("acl")) return;
    const std::size_t subject = child(i, "nsubj:pass"), object = child(i, "obj");
    if (subject == none || subject > i || object == none || object < i) return;
    if (child(i, "aux:pass") != none || child(i, "aux") != none || token.deprel == "conj") return;
    tokens_[subject].deprel = "nsubj";
    token.xpos = "VBD";
}

/// *Parliament passes contested law*: a verb with a subject of its own is nobody's subject, and what stands in front of
/// the object describes it.
void TreeRepair::headline_verb_as_subject(std::size_t i) {
    Token& token = tokens_[i];
    if (token.xpos != "VBZ" || token.upos != Upos::VERB || token.deprel != "nsubj" || token.head < 0) return;
    const auto participle = static_cast<std::size_t>(token.head);
    const std::size_t subject = child(i, "nsubj"), object = child(participle, "obj");
    if (subject == none || subject > i || object == none || object < participle || participle != i + 1) return;
    const std::string& tag = tokens_[participle].xpos;
    if ((tag != "VBD" && tag != "VBN") || child(participle, "aux") != none) return;
    if (tokens_[participle].head < 0)
        attach_root(i, participle, "amod");
    else
        attach(i, static_cast<std::size_t>(tokens_[participle].head), tokens_[participle].deprel);
    const std::vector<std::size_t> others = children_[participle];
    for (const std::size_t c : others) attach(c, i, tokens_[c].deprel);
    attach(participle, object, "amod");
    tokens_[participle].xpos = "VBN";
    tokens_[participle].upos = Upos::ADJ;
}

/// *Dozens hurt as bus overturns*: behind *as* the verb has a subject of its own, and what stands in front is a clause.
void TreeRepair::headline_before_as(std::size_t i) {
    Token& participle = tokens_[i];
    if (participle.deprel != "acl" || (participle.xpos != "VBN" && participle.xpos != "VBG")) return;
    if (participle.head < 0 || i + 3 >= tokens_.size() || tokens_.back().upos == Upos::PUNCT) return;
    const auto noun = static_cast<std::size_t>(participle.head);
    if (noun > i || tokens_[noun].deprel != "nsubj" || lower(tokens_[i + 1].form) != "as") return;
    const auto verb = static_cast<std::size_t>(tokens_[noun].head);
    if (tokens_[verb].head >= 0 || !has_tense(tokens_[verb].xpos) || tokens_[i + 1].deprel != "case") return;
    const auto subject = static_cast<std::size_t>(tokens_[i + 1].head);
    if (tokens_[i + 1].head < 0 || subject + 1 != verb || first_of(subject) != i + 1) return;
    attach(subject, verb, "nsubj");
    attach(i + 1, verb, "mark");
    attach_root(i, verb, "advcl");
    attach(noun, i, participle.xpos == "VBN" ? "nsubj:pass" : "nsubj");
    const std::vector<std::size_t> others = children_[verb];
    for (const std::size_t c : others)
        if (c < noun) attach(c, i, tokens_[c].deprel);
}

/// *Driver found guilty of murder*: nobody finds guilty, somebody is found so.
void TreeRepair::headline_verdict(std::size_t i) {
    Token& token = tokens_[i];
    if (token.deprel != "obj" || token.head != static_cast<std::int32_t>(i) - 1 || token.head < 1) return;
    const std::size_t verb = i - 1;
    const std::size_t subject = child(verb, "nsubj");
    if (!lists_.contains("only_adjective", lower(token.form)) || subject == none || subject > verb) return;
    if (tokens_[verb].xpos != "VBD" && tokens_[verb].xpos != "VBN") return;
    if (!lists_.contains("acts_on_object", lower(tokens_[verb].lemma)) || child(verb, "aux") != none) return;
    token.deprel = "xcomp";
    token.upos = Upos::ADJ;
    token.xpos = "JJ";
    tokens_[subject].deprel = "nsubj:pass";
    tokens_[verb].xpos = "VBN";
}

}  // namespace claimgraph
