#include "extract/rules/enhanced_graph.h"

#include <algorithm>
#include <utility>

#include "extract/rules/relations.h"

namespace claimgraph {
namespace {

bool is_relative_word(const Token& token) {
    if (token.xpos == "WDT" || token.xpos == "WP" || token.xpos == "WP$") return true;
    return token.upos == Upos::PRON && lower(token.form) == "that" && token.xpos != "DT";
}

}  // namespace

bool relation_matches(std::string_view relation, std::string_view pattern) {
    if (pattern == "*" || relation == pattern) return true;
    if (relation.size() <= pattern.size() || relation[pattern.size()] != ':' || !relation.starts_with(pattern))
        return false;
    return !(is_subject(pattern) &&
             (relation.ends_with(":pass") || relation.ends_with(":purpose") || relation.ends_with(":outer")));
}

EnhancedGraph::EnhancedGraph(Sentence sentence, const WordLists& lists)
    : sentence_(std::move(sentence)),
      down_(size()),
      up_(size()),
      children_(size()),
      passive_(size()),
      predicate_(size()),
      relative_(size()) {
    for (TokenIndex i = 0; i < size(); ++i)
        if (token(i).head >= 0) children_[token(i).head].push_back(i);
    for (TokenIndex i = 0; i < size(); ++i)
        if (token(i).head < 0) top_down_.push_back(i);
    for (std::size_t k = 0; k < top_down_.size(); ++k)
        for (const TokenIndex child : children_[top_down_[k]]) top_down_.push_back(child);
    for (TokenIndex i = 0; i < size(); ++i) {
        std::string lexeme = lower(token(i).lemma);
        for (const TokenIndex c : children_[i])
            if (token(c).deprel == "compound:prt") lexeme += ' ' + lower(token(c).lemma);
        lexeme_.push_back(std::move(lexeme));
    }
    mark_unmarked_passives(lists);

    for (TokenIndex i = 0; i < size(); ++i) {
        if (token(i).head < 0) continue;
        std::string relation = token(i).deprel;
        // `obl:agent`, `nmod:poss` … say more than their preposition
        if (relation == "obl" || relation == "nmod" || relation == "advcl" || relation == "acl") {
            const std::string word = case_of(i);
            if (!word.empty()) relation += ":" + word;
            if (relation == "obl:by" && token(i).upos != Upos::NUM && passive_form(token(i).head))
                relation = "obl:agent";
        }
        Edge edge{token(i).head, i, relation, false};
        down_[edge.head].push_back(edge);
        up_[i].push_back(std::move(edge));
    }
    mark_predicates(lists);
    resolve_relatives(lists);
    share_subjects(lists);
    share_objects(lists);
    normalise_voice();
}

void EnhancedGraph::add(TokenIndex head, TokenIndex dependent, std::string relation) {
    if (head == dependent) return;
    for (const Edge& edge : down_[head])
        if (edge.dependent == dependent && edge.relation == relation) return;
    Edge edge{head, dependent, std::move(relation), true};
    down_[head].push_back(edge);
    up_[dependent].push_back(std::move(edge));
}

bool EnhancedGraph::passive_form(TokenIndex index) const {
    if (token(index).xpos != "VBN") return false;
    for (const TokenIndex c : children_[index]) {
        const std::string& relation = token(c).deprel;
        if (relation == "aux:pass" || relation == "nsubj:pass") return true;
        if (relation == "aux" || relation == "nsubj" || relation == "obj") return false;
    }
    return true;
}

TokenIndex EnhancedGraph::child(TokenIndex head, std::string_view relation) const {
    for (const TokenIndex c : children_[head])
        if (token(c).deprel == relation) return c;
    return -1;
}

std::string EnhancedGraph::case_of(TokenIndex index) const {
    const bool clause =
        child(index, "cop") >= 0;  // of being behind it: "of" leads the clause, "behind" is what it says
    std::string out;
    for (const TokenIndex c : children_[index]) {
        const bool when = token(c).xpos == "WRB" && token(c).deprel == "advmod" && token(index).deprel == "advcl";
        if (!when && token(c).deprel != "mark" && (clause || token(c).deprel != "case")) continue;
        if (c > index) continue;  // the genitive 's
        if (!out.empty()) out += '_';
        out += lower(token(c).form);
        for (const TokenIndex part : children_[c])
            if (token(part).deprel == "fixed") out += '_' + lower(token(part).form);
    }
    return out;
}

std::vector<TokenIndex> EnhancedGraph::subtree(TokenIndex root) const {
    std::vector<TokenIndex> out{root};
    for (std::size_t k = 0; k < out.size(); ++k)
        out.insert(out.end(), children_[out[k]].begin(), children_[out[k]].end());
    std::sort(out.begin(), out.end());
    return out;
}

bool EnhancedGraph::dominates(TokenIndex ancestor, TokenIndex index) const {
    for (TokenIndex at = index; at >= 0; at = token(at).head)
        if (at == ancestor) return true;
    return false;
}

void EnhancedGraph::mark_predicates(const WordLists& lists) {
    for (const TokenIndex i : top_down_) {
        const Token& word = token(i);
        bool own_auxiliary = false, having = false;
        for (const TokenIndex c : children_[i]) {
            const std::string& relation = token(c).deprel;
            if (relation == "cop") predicate_[i] = true;
            if (relation == "aux:pass" || relation == "nsubj:pass" || relation == "csubj:pass" ||
                relation == "obl:agent")
                passive_[i] = true;
            for (const Edge& edge : up_[c]) passive_[i] = passive_[i] || edge.relation == "obl:agent";
            if (relation == "aux" || relation == "nsubj") own_auxiliary = true;
            if (relation == "aux" && token(c).xpos == "VBG") having = true;
        }
        const std::string_view relation = plain(word.deprel);
        const bool modifier = relation == "amod" || relation == "compound" || relation == "case" ||
                              relation == "fixed" || relation == "mark" || relation == "cc" || relation == "flat" ||
                              relation == "det";
        const bool auxiliary = relation == "aux" || relation == "cop";
        const bool preposition = (word.deprel == "advcl" || word.deprel == "acl") &&
                                 lists.contains("prepositional_participle", lower(word.form));
        if (word.upos == Upos::VERB && !modifier && !preposition) predicate_[i] = true;
        if (word.upos == Upos::AUX && !auxiliary && !modifier) predicate_[i] = true;  // there is …, so it is
        if (!predicate_[i] || passive_[i] || word.xpos != "VBN") continue;
        // of having done it
        if ((word.deprel == "acl" && !having) || (word.deprel == "advcl" && !own_auxiliary)) passive_[i] = true;
        if (word.deprel == "conj" && word.head >= 0 && passive_[word.head] && !own_auxiliary) passive_[i] = true;
        // needs to be done / made known
        if (word.deprel == "xcomp" && !own_auxiliary) passive_[i] = true;
    }
}

/// Is the verb one that must have an object, and has none, and no auxiliary?
bool EnhancedGraph::unmarked_passive(TokenIndex verb, const WordLists& lists) const {
    const Token& word = token(verb);
    const bool any_form = lists.contains("past_like_infinitive", lower(word.form));
    if (word.upos != Upos::VERB || (word.xpos != "VBD" && word.xpos != "VBN" && !any_form)) return false;
    bool amount = false, by = false, phrase = false;
    for (const TokenIndex c : children_[verb]) {
        const std::string_view relation = plain(token(c).deprel);
        for (const char* other : {"aux", "cop", "ccomp", "xcomp", "expl", "iobj", "compound", "mark"})
            if (relation == other) return false;
        if (relation != "obj" && relation != "obl") continue;
        const std::string marker = case_of(c);  // over bribes: behind a preposition is no object
        if (relation == "obj" && marker.empty()) {
            if (token(c).xpos != "$" && token(c).upos != Upos::NUM) return false;
            amount = true;
        }
        by = by || (marker == "by" && c > verb && token(c).upos != Upos::NUM && token(c).xpos != "VBG");
        phrase = phrase || (!marker.empty() && c > verb && !lists.contains("no_passive_marker", marker));
    }
    const TokenIndex subject = child(verb, "nsubj");
    if (word.deprel == "conj" && word.head >= 0 && child(word.head, "aux:pass") >= 0 && subject < 0)
        return any_form && !amount && phrase;
    if (subject < 0 || subject > verb || is_relative_word(token(subject))) return false;
    // sued in Austria; but never: charged with murder
    const bool bare = token(size() - 1).upos != Upos::PUNCT || lists.contains("transitive_always", lexeme_[verb]);
    return lists.contains("transitive_only", lexeme_[verb]) && (by || (bare && !amount && phrase));
}

/// *stopped at the border and put in jail*, *Bank fined £2m by regulator*, *Man sent to jail*: labels as if the
/// auxiliary were there.
void EnhancedGraph::mark_unmarked_passives(const WordLists& lists) {
    for (TokenIndex verb = 0; verb < size(); ++verb) {
        // rather than meet him: it leads the clause
        for (const TokenIndex c : children_[verb])
            if (token(verb).deprel == "advcl" && lexeme_[c] == "rather" && child(c, "fixed") >= 0)
                sentence_.tokens[c].deprel = "mark";
        const bool unmarked = unmarked_passive(verb, lists);
        if ((unmarked || child(verb, "aux:pass") >= 0) && !lists.contains("ditransitive", lexeme_[verb]))
            for (const TokenIndex c : children_[verb])  // fined £2m: how much, not whom
                if (token(c).deprel == "obj" && token(c).xpos == "$") sentence_.tokens[c].deprel = "obl:unmarked";
        if (!unmarked) continue;
        sentence_.tokens[verb].xpos = "VBN";
        for (const TokenIndex c : children_[verb]) {
            std::string& relation = sentence_.tokens[c].deprel;
            if (relation == "nsubj") relation = "nsubj:pass";
            if (relation == "obj" && !case_of(c).empty()) relation = "obl";
        }
    }
}

/// *a contest between Solan and Holm, which she won*: a person is no *which*; the noun that the person hangs on is.
TokenIndex EnhancedGraph::thing_for_which(TokenIndex clause, TokenIndex antecedent) const {
    const auto person = [&](TokenIndex i) { return token(i).ner.ends_with("PER") && token(i).upos == Upos::PROPN; };
    const auto which = [&](TokenIndex i) { return token(i).xpos == "WDT" && lexeme_[i] == "which"; };
    const std::vector<TokenIndex>& words = children_[clause];
    if (!person(antecedent) || std::none_of(words.begin(), words.end(), which)) return antecedent;
    TokenIndex at = antecedent;
    while (person(at) && token(at).head >= 0) {
        const std::string_view relation = plain(token(at).deprel);
        if (relation != "nmod" && relation != "conj" && relation != "appos") return antecedent;
        at = token(at).head;
    }
    return token(at).upos == Upos::NOUN ? at : antecedent;
}

void EnhancedGraph::resolve_relatives(const WordLists& lists) {
    for (const TokenIndex verb : top_down_) {
        const bool of_clause = token(verb).deprel == "advcl:relcl";  // he resigned, which surprised them
        if ((token(verb).deprel != "acl:relcl" && !of_clause) || token(verb).head < 0) continue;
        const TokenIndex noun = token(verb).head;
        TokenIndex antecedent = noun;
        // Mariam, a student who …: she is meant, not any student
        if (token(antecedent).deprel == "appos" && token(token(antecedent).head).upos == Upos::PROPN)
            antecedent = token(antecedent).head;
        antecedent = thing_for_which(verb, antecedent);
        // The pronoun opens the clause; it may belong to a verb further down (which he said he would …) or to a noun
        // (responsibility for which).
        TokenIndex pronoun = -1;
        bool adverbial = false;
        for (const TokenIndex i : subtree(verb)) {
            if (token(i).xpos == "WRB") adverbial = true;
            if (is_relative_word(token(i)) && i != verb && (plain(token(i).deprel) != "det")) {
                // a pronoun of a relative clause within this one does not count
                bool nested = false;
                for (TokenIndex at = token(i).head; at >= 0 && at != verb; at = token(at).head)
                    nested = nested || plain(token(at).deprel) == "acl" ||
                             // which I believe they support: in front of the verb it belongs to it all the same
                             (plain(token(at).deprel) == "ccomp" &&
                              (i > verb || (token(i).xpos != "WDT" && lexeme_[i] != "who")));
                if (!nested) {
                    pronoun = i;
                    break;
                }
            }
        }
        if (pronoun >= 0) {
            relative_[pronoun] = true;
            const std::vector<Edge> edges = up_[pronoun];
            for (const Edge& edge : edges) {
                if (edge.derived || edge.head == antecedent) continue;
                const TokenIndex deeper = edge.relation == "obj" ? object_gap(edge.head) : edge.head;
                if (deeper != edge.head) hide(edge.head, pronoun);
                add(deeper, antecedent, edge.relation);
            }
            // who has ruled since then and who changed the law
            for (const TokenIndex other : children_[verb]) {
                if (token(other).deprel != "conj") continue;
                for (const TokenIndex second : children_[other]) {
                    if (!is_relative_word(token(second)) || token(second).xpos == "WP$") continue;
                    const std::string_view relation = plain(token(second).deprel);
                    const bool beside = second > 0 && token(second - 1).deprel == "cc";
                    if (!beside || second > other || (relation != "nsubj" && relation != "obj")) continue;
                    relative_[second] = true;
                    add(other, antecedent, token(second).deprel);
                }
            }
            continue;
        }
        if (of_clause || adverbial || lists.contains("relative_adverbial", lexeme_[antecedent])) continue;
        antecedent = noun;  // Ukraine, a step they oppose: that step
        fill_gap(verb, antecedent, lists);
        // the regions that Moscow annexed and Kyiv claims
        for (const TokenIndex c : children_[verb])
            if (token(c).deprel == "conj" && predicate_[c]) fill_gap(c, antecedent, lists);
    }
}

/// *whom police tried to arrest*: the object of the infinitive, which has none, not of the verb that leads to it.
TokenIndex EnhancedGraph::object_gap(TokenIndex verb) const {
    for (const TokenIndex c : children_[verb]) {
        if (token(c).deprel != "xcomp" || token(c).xpos != "VB") continue;
        const bool full = child(c, "obj") >= 0 || child(c, "ccomp") >= 0 || child(c, "xcomp") >= 0;
        return full || child(c, "mark") < 0 ? verb : c;
    }
    return verb;
}

/// Takes an argument's edge away.
void EnhancedGraph::hide(TokenIndex head, TokenIndex dependent) {
    std::erase_if(down_[head], [&](const Edge& edge) { return edge.dependent == dependent; });
    std::erase_if(up_[dependent], [&](const Edge& edge) { return edge.head == head; });
}

void EnhancedGraph::fill_gap(TokenIndex verb, TokenIndex antecedent, const WordLists& lists) {
    bool subject = false, object = false;
    TokenIndex gap = verb;
    for (bool deeper = true; deeper;) {
        deeper = false;
        for (const TokenIndex c : children_[gap]) {
            const std::string_view relation = plain(token(c).deprel);
            subject = subject || is_subject(relation);
            object = object || relation == "obj" || relation == "ccomp";
            if (relation == "xcomp" && token(c).upos == Upos::VERB) {
                gap = c;
                deeper = true;
                break;
            }
        }
    }
    // the medals they were awarded: in the passive only what has two objects has one left
    const bool room = !passive_[gap] || lists.contains("ditransitive", lexeme_[gap]);
    if (subject && !object && token(gap).upos == Upos::VERB && room) add(gap, antecedent, "obj");
}

std::vector<TokenIndex> EnhancedGraph::subjects_of(TokenIndex index) const {
    std::vector<TokenIndex> out;
    for (const Edge& edge : down_[index])
        if (is_subject(edge.relation) && edge.relation != "nsubj:outer" && !relative_[edge.dependent])
            out.push_back(edge.dependent);
    return out;
}

bool EnhancedGraph::controlled_object(TokenIndex noun, const WordLists& lists, std::string_view verbs) const {
    const Token& word = token(noun);
    if (word.head < 0 || (word.deprel != "obj" && word.deprel != "iobj" && word.deprel != "nsubj:pass")) return false;
    return lists.contains(verbs, lexeme_[word.head]);
}

/// *Solan left the party, angered by the vote*: she is, not the party; empty where the noun in front is meant.
std::vector<TokenIndex> EnhancedGraph::moved_subjects(TokenIndex verb, const WordLists& lists) const {
    const TokenIndex noun = token(verb).head;
    const bool behind_comma = verb > 0 && token(verb - 1).form == ",";
    if (!behind_comma || token(verb).xpos != "VBN" || !lists.contains("moved_participle", lexeme_[verb])) return {};
    if (token(noun).head < 0 || (token(noun).deprel != "obj" && plain(token(noun).deprel) != "obl")) return {};
    return subjects_of(token(noun).head);
}

/// *made it a duty to pay*, *found it hard to pay*: the thing that is a duty or hard is to pay, and nobody pays.
bool EnhancedGraph::expletive_object(TokenIndex governor, TokenIndex object, TokenIndex infinitive,
                                     const WordLists& lists) const {
    if (lexeme_[object] != "it" || token(infinitive).xpos != "VB" ||
        !lists.contains("expletive_verb", lexeme_[governor]))
        return false;
    return std::any_of(children_[governor].begin(), children_[governor].end(), [&](TokenIndex c) {
        return c > object && c < infinitive && (token(c).deprel == "xcomp" || token(c).deprel == "obj");
    });
}

/// *left*, *leaves*, *is leaving*, *has left*: what a bare form beside it is no second of; *will be leaving and take*
/// is.
bool EnhancedGraph::shares_no_infinitive(TokenIndex verb, TokenIndex second) const {
    const std::string& tag = token(verb).xpos;
    if (tag == "VBD" || tag == "VBZ") return true;
    // they are thrown and explode: taken for a bare form
    if ((tag != "VBG" && tag != "VBN") || child(second, "cc") >= 0 || child(second, "mark") >= 0) return false;
    bool finite = false;
    for (const TokenIndex c : children_[verb]) {
        if (plain(token(c).deprel) != "aux") continue;
        const std::string& auxiliary = token(c).xpos;
        if (auxiliary == "MD" || auxiliary == "TO" || auxiliary == "VB") return false;
        finite = finite || auxiliary == "VBD" || auxiliary == "VBZ" || auxiliary == "VBP";
    }
    return finite;
}

/// *announced plans to leave*, *the mayor's decision to leave*: of a noun that says what somebody is about to do, can
/// do or has to do, whose it is, or the subject of the verb by which it is had, made or told.
std::vector<TokenIndex> EnhancedGraph::owners_of_act(TokenIndex noun, const WordLists& lists) const {
    const TokenIndex owner = child(noun, "nmod:poss");
    if (owner >= 0) return {owner};
    const Token& word = token(noun);
    const bool held = word.deprel == "obj" && word.head >= 0 && !passive_[word.head] &&
                      lists.contains("holds_act", lexeme_[word.head]);
    return held ? subjects_of(word.head) : std::vector<TokenIndex>{};
}

/// *The plan was rejected by the mayor, saying it was late*: what is rejected cannot speak, so who rejects it does.
bool EnhancedGraph::spoken_by_agent(TokenIndex verb, TokenIndex governor, const WordLists& lists) const {
    if (!passive_[governor] || token(verb).xpos != "VBG" || verb < governor || !case_of(verb).empty() ||
        !lists.contains("speech", lexeme_[verb]))
        return false;
    const TokenIndex subject = child(governor, "nsubj:pass");
    return subject >= 0 && token(subject).upos == Upos::NOUN && !lists.contains("person_noun", lexeme_[subject]) &&
           !lists.contains("institution", lexeme_[subject]);
}

void EnhancedGraph::share_subjects(const WordLists& lists) {
    for (const TokenIndex verb : top_down_) {
        const Token& word = token(verb);
        if (word.head < 0) continue;
        const TokenIndex governor = word.head;
        if (!predicate_[verb] && plain(word.deprel) != "xcomp") continue;
        if (!subjects_of(verb).empty() || child(verb, "expl") >= 0) continue;

        std::vector<TokenIndex> subjects;
        bool purpose = false;
        // denied taking it, denied having been paid
        const bool gerund =
            word.xpos == "VBG" || std::any_of(children_[verb].begin(), children_[verb].end(), [&](TokenIndex c) {
                return plain(token(c).deprel) == "aux" && token(c).xpos == "VBG";
            });
        const auto object_of_governor = [&]() -> TokenIndex {
            const TokenIndex recipient = child(governor, "iobj");
            TokenIndex object = child(governor, "obj");
            if (object >= 0 && relative_[object] && object_gap(governor) != governor) object = -1;
            if (recipient >= 0) return recipient;
            if (object >= 0) return object;
            for (const Edge& edge : down_[governor])  // an antecedent: the man whom they forced to …
                if (edge.derived && edge.relation == "obj") return edge.dependent;
            return -1;
        };
        const auto agent_of_governor = [&]() -> TokenIndex {
            for (const Edge& edge : down_[governor])
                if (edge.relation == "obl:agent") return edge.dependent;
            return -1;
        };

        // had their roof repaired, had guests staying
        const bool participle_of_state =
            word.deprel == "xcomp" &&
            (word.xpos == "VBN" || (word.xpos == "VBG" && lists.contains("object_participle", lexeme_[governor])));
        // travelled the world directing plays: the object is no director
        const bool beside_object =
            word.deprel == "xcomp" && word.xpos == "VBG" && !participle_of_state && case_of(verb).empty();
        // include raising money: who raises it is nobody in the sentence
        // nor who uses a brush where it is written using a brush
        const bool instrument = word.deprel == "advcl" && passive_[governor] && case_of(verb).empty() &&
                                lists.contains("instrumental_verb", lexeme_[verb]);
        const bool nobody = word.xpos == "VBG" && case_of(verb) != "from" &&  // but: banned banks from charging fees
                            (instrument || lists.contains("impersonal_gerund", lexeme_[governor]));
        // he hesitated, so go ahead: an imperative beside a statement
        const bool imperative = word.deprel == "conj" && word.xpos == "VB" && child(verb, "aux") < 0 &&
                                shares_no_infinitive(governor, verb);
        if (nobody || imperative) continue;

        if (word.deprel == "conj") {
            if (predicate_[governor] || plain(token(governor).deprel) == "xcomp") subjects = subjects_of(governor);
            for (const Edge& edge : down_[governor]) purpose = purpose || edge.relation == "nsubj:purpose";
        } else if (word.deprel == "xcomp" || (word.deprel == "ccomp" && gerund)) {
            const TokenIndex object = object_of_governor();
            if (object >= 0 && expletive_object(governor, object, verb, lists)) continue;
            if (object >= 0 && word.xpos == "VB" && lists.contains("own_act", lexeme_[object]))
                subjects = owners_of_act(object, lists);
            else if (object >= 0 && word.deprel == "xcomp" && !beside_object &&
                     (participle_of_state || !lists.contains("subject_control", lexeme_[governor])))
                subjects.push_back(object);
            else
                subjects = subjects_of(governor);
            // has the tools to win, is used to win: the verb says what for
            purpose = word.deprel == "xcomp" && word.xpos == "VB" && (object >= 0 || passive_[governor]) &&
                      lists.contains("purpose_complement", lexeme_[governor]);
        } else if (word.deprel == "advcl") {
            const bool infinitive = word.xpos == "VB";
            const bool participle = word.xpos == "VBG" || word.xpos == "VBN" || word.upos != Upos::VERB;
            const TokenIndex object = object_of_governor();
            const bool urged = infinitive && object >= 0 && lists.contains("urge", lexeme_[governor]);
            const std::string marker = case_of(verb);
            // sentenced him after finding him guilty: before and after are no charge
            // praised him, saying; looking ahead, sees growth
            const bool behind_comma = marker.empty() && ((verb > 0 && token(verb - 1).form == ",") || verb < governor);
            const bool charged = !infinitive && !behind_comma && lists.contains("object_control", lexeme_[governor]) &&
                                 !lists.contains("gerund_marker", marker) && marker != "before" && marker != "by";
            if (urged || (charged && object >= 0))
                subjects.push_back(object);
            else if (spoken_by_agent(verb, governor, lists) && agent_of_governor() >= 0)
                subjects.push_back(agent_of_governor());
            else if (passive_[governor] && charged)
                subjects = subjects_of(governor);
            else if (infinitive && passive_[governor] && agent_of_governor() >= 0)
                subjects.push_back(agent_of_governor());
            else if (infinitive || participle)
                subjects = subjects_of(governor);
            const bool means = marker == "by" && !passive_[governor] && lists.contains("speech", lexeme_[verb]) &&
                               child(verb, "ccomp") >= 0;  // replied by saying that
            purpose = word.upos == Upos::VERB && !urged && !means &&
                      !lists.contains("object_control", lexeme_[governor]) && (infinitive || !marker.empty()) &&
                      !lists.contains("gerund_marker", marker);
        } else if (word.deprel == "acl" &&
                   controlled_object(governor, lists, word.xpos == "VB" ? "urge" : "object_control")) {
            subjects.push_back(
                governor);  // accused the company of hiding it, where the parser hangs the clause on the noun
        } else if (word.deprel == "acl" && word.xpos == "VB" && lists.contains("own_act", lexeme_[governor])) {
            subjects = owners_of_act(governor, lists);
        } else if (word.deprel == "acl" && (word.xpos == "VBG" || word.xpos == "VBN") && case_of(verb).empty()) {
            const std::vector<TokenIndex> movers = moved_subjects(verb, lists);
            subjects = movers.empty() ? std::vector<TokenIndex>{governor} : movers;
        }
        const std::string relation = purpose ? "nsubj:purpose" : passive_[verb] ? "nsubj:pass" : "nsubj";
        for (const TokenIndex subject : subjects) add(verb, subject, relation);
    }
}

/// *neither confirmed nor denied the report*: verbs side by side share the object or clause that follows them.
void EnhancedGraph::share_objects(const WordLists& lists) {
    for (const TokenIndex verb : top_down_) {
        if (token(verb).deprel != "conj" || !predicate_[verb] || passive_[verb]) continue;
        const TokenIndex first = token(verb).head;
        const TokenIndex conjunction = child(verb, "cc");
        if (conjunction != first + 1 || verb != first + 2 || !predicate_[first]) continue;
        if (lists.contains("intransitive", lexeme_[first])) continue;  // wept and hugged her
        for (const TokenIndex c : children_[verb])
            if (token(c).deprel == "obj" || token(c).deprel == "ccomp") add(first, c, token(c).deprel);
    }
}

void EnhancedGraph::normalise_voice() {
    for (TokenIndex verb = 0; verb < size(); ++verb) {
        if (!passive_[verb]) continue;
        const std::vector<Edge> edges = down_[verb];
        bool object = false;
        for (const Edge& edge : edges) object = object || edge.relation == "obj";
        for (const Edge& edge : edges) {
            if (edge.relation == "obl:agent") add(verb, edge.dependent, "nsubj");
            // given a visa: with an object of its own, the subject is the recipient
            if (edge.relation == "nsubj:pass" && !relative_[edge.dependent])
                add(verb, edge.dependent, object ? "iobj" : "obj");
        }
    }
}

}  // namespace claimgraph
