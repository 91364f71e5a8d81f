#include "extract/rules/enhanced_graph.h"

#include <algorithm>
#include <utility>

#include "extract/rules/relations.h"

namespace claimgraph::extract::rules {

bool relation_matches(std::string_view relation, std::string_view pattern) {
    if (pattern == "*" || relation == pattern) return true;
    if (relation.size() <= pattern.size() || relation[pattern.size()] != ':' || !relation.starts_with(pattern))
        return false;
    return !(is_subject(pattern) &&
             (relation.ends_with(":pass") || relation.ends_with(":purpose") || relation.ends_with(":outer")));
}

EnhancedGraph::EnhancedGraph(Sentence sentence, const WordLists& lists)
    : lists_(&lists),
      sentence_(std::move(sentence)),
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
        if ((relation == "parataxis" || relation == "ccomp") && set_apart(i, lists)) relation = "apart";
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

/// *Prices rose; the bank was fined*: a semicolon between a clause and the word on which it hangs; but not in *said
/// that it rained; that it was cold*.
bool EnhancedGraph::set_apart(TokenIndex clause, const WordLists& lists) const {
    if (child(clause, "mark") >= 0) return false;
    const TokenIndex head = token(clause).head;
    const auto [first, last] = std::minmax(clause, head);
    for (TokenIndex i = first + 1; i < last; ++i)
        if ((token(i).head == clause || token(i).head == head) && lists.contains("clause_separator", token(i).form))
            return true;
    return false;
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
        // the genitive 's; but: the town that they came from
        const std::string& word = token(index).xpos;
        if (c > index && (word != "WDT" && word != "WP")) continue;
        if (!out.empty()) out += '_';
        out += with_fixed(c);
    }
    return out;
}

std::string EnhancedGraph::with_fixed(TokenIndex index) const {
    std::string out = lower(token(index).form);
    for (const TokenIndex part : children_[index])
        if (token(part).deprel == "fixed") out += '_' + lower(token(part).form);
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
        by = by || (lists.contains("agent_marker", marker) && c > verb && token(c).upos != Upos::NUM &&
                    token(c).xpos != "VBG");
        phrase = phrase || (!marker.empty() && c > verb && !lists.contains("no_passive_marker", marker));
    }
    const TokenIndex subject = child(verb, "nsubj");
    if (word.deprel == "conj" && word.head >= 0 && child(word.head, "aux:pass") >= 0 && subject < 0)
        return any_form && !amount && phrase;
    if (subject < 0 || subject > verb || is_relative_word(lists, token(subject))) return false;
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
            if (token(verb).deprel == "advcl" && lists.contains("preferring_adverb", lexeme_[c]) &&
                child(c, "fixed") >= 0)
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

std::vector<TokenIndex> EnhancedGraph::subjects_of(TokenIndex index) const {
    std::vector<TokenIndex> out;
    for (const Edge& edge : down_[index])
        if (is_subject(edge.relation) && edge.relation != "nsubj:outer" && !relative_[edge.dependent])
            out.push_back(edge.dependent);
    return out;
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

}  // namespace claimgraph::extract::rules
