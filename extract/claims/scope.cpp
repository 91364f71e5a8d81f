#include "extract/claims/scope.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "extract/rules/relations.h"

namespace claimgraph::extract::claims {

using rules::Edge;
using rules::EnhancedGraph;
using rules::is_subject;
using rules::lower;
using rules::plain;
using rules::Signature;
using rules::Standing;
using rules::WordLists;

namespace {

/// The position of the subject, or of nothing.
TokenIndex subject_of(const EnhancedGraph& graph, TokenIndex predicate) {
    for (const TokenIndex c : graph.children(predicate))
        if (is_subject(graph.token(c).deprel) || graph.token(c).deprel == "expl") return c;
    return -1;
}

bool auxiliary(const Token& token) { return plain(token.deprel) == "aux" || token.deprel == "cop"; }

/// is not only old but dangerous
bool outdone(const EnhancedGraph& graph, const WordLists& lists, TokenIndex predicate) {
    for (const TokenIndex c : graph.children(predicate)) {
        const TokenIndex conjunction = graph.child(c, "cc");
        if (graph.token(c).deprel == "conj" && conjunction >= 0 &&
            lists.contains("contrast", graph.lexeme(conjunction)))
            return true;
    }
    return false;
}

/// not only fell but broke, not surprisingly it fell: the adverb is negated, and the verb is not; but: is not only a
/// joke
bool of_adverb(const EnhancedGraph& graph, const WordLists& lists, TokenIndex negation, TokenIndex predicate) {
    if (!negates_adverb(graph, lists, negation, predicate)) return false;
    const bool verb = graph.token(predicate).upos == Upos::VERB && graph.child(predicate, "cop") < 0;
    return verb || inverted_auxiliary(graph, predicate) >= 0 || outdone(graph, lists, predicate);
}

/// not everyone, not a single house; wherever the parser hangs *not*: on the noun or on the word of quantity behind it
bool negated_quantity(const EnhancedGraph& graph, const WordLists& lists, TokenIndex noun) {
    const auto is_not = [&](TokenIndex t) {
        return t < noun && lists.contains("negative_particle", lower(graph.token(t).form));
    };
    const auto is_quantity = [&](TokenIndex t) {
        return t < graph.size() && lists.contains("negated_quantifier", lower(graph.token(t).form));
    };
    for (const TokenIndex c : graph.children(noun)) {
        if (is_not(c)) return is_quantity(c + 1);
        for (const TokenIndex inner : graph.children(c))
            if (inner + 1 == c && is_not(inner) && is_quantity(c)) return true;
    }
    return false;
}

/// no talks, neither side, neither the one nor the other
bool negative_determiner(const EnhancedGraph& graph, const WordLists& lists, TokenIndex noun) {
    bool negated = false;
    for (const TokenIndex c : graph.children(noun))
        if ((plain(graph.token(c).deprel) == "det" || graph.token(c).deprel == "cc:preconj") &&
            lists.contains("negative_determiner", graph.lexeme(c)))
            negated = !negated;
    return negated;
}

/// nobody, few; but: a few, fewer
bool negative_pronoun(const EnhancedGraph& graph, const WordLists& lists, TokenIndex noun) {
    return lists.contains("negative_pronoun", lower(graph.token(noun).form)) && graph.child(noun, "det") < 0;
}

/// at no time did they leave, on no account may they go: what is negated in front turns the verb round
bool negated_in_front(const EnhancedGraph& graph, const WordLists& lists, TokenIndex predicate) {
    // nor did it reply
    const TokenIndex conjunction = graph.child(predicate, "cc");
    if (conjunction >= 0 && has_auxiliary(graph, predicate) && lists.contains("negation", graph.lexeme(conjunction)))
        return true;
    const TokenIndex auxiliary = inverted_auxiliary(graph, predicate);
    if (auxiliary < 0) return false;
    for (const TokenIndex c : graph.children(predicate)) {
        if (c > auxiliary) break;
        const std::string_view relation = plain(graph.token(c).deprel);
        if (relation == "obl" && negative_determiner(graph, lists, c)) return true;
        // never before had they won
        if (relation == "advmod" && !lists.contains("negated_adverb", graph.lexeme(c)) &&
            negated_by_word(graph, lists, c))
            return true;
    }
    return false;
}

bool negated_here(const EnhancedGraph& graph, const WordLists& lists, TokenIndex predicate,
                  std::vector<TokenIndex>& seen) {
    bool negated = negated_by_word(graph, lists, predicate) != negated_in_front(graph, lists, predicate);
    // has no plans to leave: the verb above is negated for it already
    const bool counted = std::find(seen.begin(), seen.end(), predicate) != seen.end();
    if (counted && !graph.predicate(predicate)) negated = negated != negative_determiner(graph, lists, predicate);
    // no talks were held, they made no progress, nobody came, no meeting planned
    for (const Edge& edge : graph.dependents(predicate)) {
        const std::string_view relation = plain(edge.relation);
        if ((relation != "nsubj" && relation != "obj") ||
            std::find(seen.begin(), seen.end(), edge.dependent) != seen.end())
            continue;
        seen.push_back(edge.dependent);
        if (negative_pronoun(graph, lists, edge.dependent)) negated = !negated;
        negated = negated != negative_determiner(graph, lists, edge.dependent);
        negated = negated != negated_quantity(graph, lists, edge.dependent);
    }
    return negated;
}

/// you get what you pay for: of anybody
bool of_anybody(const EnhancedGraph& graph, const WordLists& lists, TokenIndex predicate) {
    const TokenIndex subject = graph.child(predicate, "nsubj");
    return subject >= 0 && present_tense(graph, predicate) && lists.contains("generic_pronoun", graph.lexeme(subject));
}

/// leaves tomorrow, is leaving next week, we are leaving in a week: the present tense, and a time to come; I am
/// travelling to Bergen: plans
bool to_come(const EnhancedGraph& graph, const WordLists& lists, TokenIndex predicate) {
    if (!present_tense(graph, predicate) || graph.token(predicate).xpos == "VBN") return false;
    const bool progressive = graph.token(predicate).xpos == "VBG";
    const TokenIndex subject = graph.child(predicate, "nsubj");
    if (progressive && subject >= 0 && lists.contains("travel", graph.lexeme(predicate)) &&
        lists.contains("first_person", graph.lexeme(subject)))
        return true;
    for (const TokenIndex c : graph.children(predicate)) {
        const std::string_view relation = plain(graph.token(c).deprel);
        if (relation != "advmod" && relation != "obl") continue;
        // the vote takes place on Sunday
        if (!progressive && graph.child(predicate, "obj") < 0 && lists.contains("scheduled", graph.lexeme(predicate)) &&
            lists.contains("weekday", graph.lexeme(c)) && graph.child(c, "det") < 0)
            return true;
        if (lists.contains("time_to_come", graph.lexeme(c))) return true;
        if (progressive && lists.contains("time_ahead_marker", graph.case_of(c)) &&
            lists.contains("unit_of_time", graph.lexeme(c)))
            return true;
        for (const TokenIndex d : graph.children(c))
            if (graph.token(d).deprel == "amod" && lists.contains("adjective_to_come", graph.lexeme(d)) &&
                lists.contains("unit_of_time", graph.lexeme(c)))
                return true;
    }
    return false;
}

/// suggested the talks be moved, the proposal that he be released: the bare form with a subject asks for it; not *be it
/// so*, and not the second of two that share an auxiliary
bool subjunctive(const EnhancedGraph& graph, TokenIndex predicate) {
    const TokenIndex subject = subject_of(graph, predicate);
    if (subject < 0 || subject > predicate || graph.token(predicate).deprel == "conj" || infinitive(graph, predicate) ||
        indicative(graph, predicate))
        return false;
    for (const TokenIndex c : graph.children(predicate))
        if (auxiliary(graph.token(c)))
            return c > subject && graph.lists().contains("auxiliary_be", lower(graph.token(c).form));
    return false;
}

/// if it rains, should it rain, as long as it rains
bool is_condition(const EnhancedGraph& graph, const WordLists& lists, TokenIndex clause) {
    const std::string_view relation = plain(graph.token(clause).deprel);
    if (relation == "advmod" || relation == "obl") {
        for (const TokenIndex c : graph.children(clause))
            if (graph.token(c).deprel == "advcl")
                return lists.contains("condition_clause", correlative(graph, clause, graph.case_of(c)));
        return false;
    }
    if (relation != "advcl" && relation != "ccomp") return false;
    const std::string marker = graph.case_of(clause);
    // even if it rains: whether or not
    if (lists.contains("concessive", marker)) return false;
    for (const TokenIndex c : graph.children(clause))
        if (c < clause && lists.contains("concessive", graph.lexeme(c))) return false;
    if (!marker.empty()) return indicative(graph, clause) && lists.contains("condition_clause", marker);
    const TokenIndex auxiliary = relation == "advcl" ? inverted_auxiliary(graph, clause) : -1;
    return auxiliary >= 0 && lists.contains("conditional_auxiliary", graph.lexeme(auxiliary));
}

/// almost fell, but not: fell almost 3 percent; nearly everybody fell; almost no chance
bool colours(const EnhancedGraph& graph, const WordLists& lists, TokenIndex adverb, TokenIndex predicate) {
    if (adverb + 1 < graph.size() && lists.contains("negative_determiner", graph.lexeme(adverb + 1))) return false;
    // changed little; but: was held virtually, which tells how
    if (adverb > predicate)
        return adverb == predicate + 1 && lists.contains("falls_short_behind", graph.lexeme(adverb));
    for (TokenIndex i = adverb + 1; i < predicate; ++i)
        if (graph.token(i).head != predicate && graph.token(i).upos != Upos::PUNCT) return false;
    return true;
}

}  // namespace

bool negates_adverb(const EnhancedGraph& graph, const WordLists& lists, TokenIndex negation, TokenIndex predicate) {
    if (negation + 1 >= graph.size()) return false;
    const std::string& adverb = graph.lexeme(negation + 1);
    if (lists.contains("negated_adverb", adverb)) return true;
    if (!lists.contains("negated_adverb_of_fact", adverb)) return false;
    for (const TokenIndex c : graph.children(predicate))
        if (plain(graph.token(c).deprel) == "aux" && graph.token(c).xpos == "MD") return false;
    return true;
}

bool has_own_subject(const EnhancedGraph& graph, TokenIndex predicate) { return subject_of(graph, predicate) >= 0; }

bool has_auxiliary(const EnhancedGraph& graph, TokenIndex predicate) {
    const auto& children = graph.children(predicate);
    return std::any_of(children.begin(), children.end(), [&](TokenIndex c) { return auxiliary(graph.token(c)); });
}

bool infinitive(const EnhancedGraph& graph, TokenIndex predicate) {
    for (const TokenIndex c : graph.children(predicate))
        if (graph.token(c).deprel == "mark" && graph.token(c).xpos == "TO") return true;
    return graph.token(predicate).xpos == "VB" && !has_auxiliary(graph, predicate);
}

bool gerund(const EnhancedGraph& graph, TokenIndex predicate) {
    for (const TokenIndex c : graph.children(predicate))
        if (plain(graph.token(c).deprel) == "aux" || graph.token(c).deprel == "cop")
            return graph.token(c).xpos == "VBG";
    return graph.token(predicate).xpos == "VBG";
}

bool with_to(const EnhancedGraph& graph, TokenIndex predicate) {
    const auto& children = graph.children(predicate);
    return std::any_of(children.begin(), children.end(),
                       [&](TokenIndex c) { return graph.token(c).deprel == "mark" && graph.token(c).xpos == "TO"; });
}

bool indicative(const EnhancedGraph& graph, TokenIndex predicate) {
    const auto has_tense = [](const std::string& tag) { return tag == "VBD" || tag == "VBZ" || tag == "VBP"; };
    for (const TokenIndex c : graph.children(predicate))
        if (auxiliary(graph.token(c)) && (has_tense(graph.token(c).xpos) || graph.token(c).xpos == "MD")) return true;
    return has_tense(graph.token(predicate).xpos);
}

bool present_tense(const EnhancedGraph& graph, TokenIndex predicate) {
    const auto present = [](const std::string& tag) { return tag == "VBZ" || tag == "VBP"; };
    for (const TokenIndex c : graph.children(predicate))
        if (auxiliary(graph.token(c))) return present(graph.token(c).xpos);
    return present(graph.token(predicate).xpos);
}

TokenIndex inverted_auxiliary(const EnhancedGraph& graph, TokenIndex predicate) {
    const TokenIndex subject = subject_of(graph, predicate);
    for (const TokenIndex c : graph.children(predicate))
        if (auxiliary(graph.token(c)) && c < subject) return c;
    return -1;
}

std::string correlative(const EnhancedGraph& graph, TokenIndex adverb, const std::string& marker) {
    for (const TokenIndex c : graph.children(adverb))
        if (c < adverb && graph.token(c).deprel == "advmod" &&
            graph.lists().contains("correlative_adverb", graph.lexeme(c)))
            return graph.lexeme(c) + '_' + graph.lexeme(adverb) + '_' + marker;
    return {};
}

TokenIndex condition_of(const EnhancedGraph& graph, const WordLists& lists, TokenIndex predicate) {
    const auto among = [&](TokenIndex above, TokenIndex end, bool said = false) {
        for (const TokenIndex c : graph.children(above))
            if (c < end && (said || graph.token(c).deprel != "ccomp") && is_condition(graph, lists, c)) return c;
        return -1;
    };
    // if it rained, he said, they would leave; threatened to leave if it rained: what is past does not depend on it
    const auto past = [&](TokenIndex verb) { return graph.token(verb).xpos == "VBD"; };
    const TokenIndex end = past(predicate) ? predicate : graph.size();
    const bool says = past(predicate) && graph.child(predicate, "ccomp") >= 0;
    if (const TokenIndex own = says ? -1 : among(predicate, end); own >= 0) return own;
    const Token& token = graph.token(predicate);
    if (token.head < 0) return -1;
    const TokenIndex above = token.head;
    if (token.deprel == "conj" && !has_own_subject(graph, predicate)) return among(above, above);
    if (token.deprel != "ccomp") return -1;
    const TokenIndex led = among(above, predicate, true);
    return past(above) || led > above ? led : -1;
}

bool instead(const EnhancedGraph& graph, const WordLists& lists, TokenIndex predicate) {
    const auto& children = graph.children(predicate);
    return std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
        return c < predicate && graph.token(c).deprel == "advmod" && lists.contains("in_its_place", graph.lexeme(c));
    });
}

bool alternative(const EnhancedGraph& graph, const WordLists& lists, TokenIndex predicate) {
    const Token& token = graph.token(predicate);
    const auto clause = [&](TokenIndex i) { return graph.token(i).upos == Upos::VERB || graph.child(i, "cop") >= 0; };
    if (!clause(predicate)) return false;
    const bool second = token.deprel == "conj" && token.head >= 0;
    const TokenIndex first = second ? token.head : predicate;
    if (!clause(first)) return false;
    // was hurt or killed: one auxiliary for both
    const auto shares_tense = [&](TokenIndex c) {
        const std::string& form = graph.token(c).xpos;
        return (form == "VBN" || form == "VB" || form == "VBG") && form == graph.token(first).xpos &&
               has_auxiliary(graph, first) && !has_auxiliary(graph, c) && !has_own_subject(graph, c);
    };
    const auto& children = graph.children(first);
    return std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
        if (graph.token(c).deprel != "conj" || !clause(c)) return false;
        if (indicative(graph, c) != indicative(graph, first) && !shares_tense(c)) return false;
        const TokenIndex conjunction = graph.child(c, "cc");
        return conjunction >= 0 && lists.contains("alternative", graph.lexeme(conjunction));
    });
}

bool asks_for_part(const EnhancedGraph& graph, TokenIndex predicate) {
    const auto asks = [&](TokenIndex i) {
        return (graph.token(i).xpos == "WP" || graph.token(i).xpos == "WDT") &&
               !graph.lists().contains("complementizer", lower(graph.token(i).form));
    };
    // what, which plans, what kind of plans, how many plans
    const auto question_phrase = [&](TokenIndex i) {
        if (asks(i)) return true;
        for (const TokenIndex c : graph.children(i)) {
            if (c >= i) break;
            if (graph.token(i).upos == Upos::ADJ && graph.token(c).xpos == "WRB") return true;  // how many
            if (asks(c) && graph.token(c).deprel == "det") return true;
            if (graph.token(c).deprel == "amod" && graph.token(c).head == i)
                for (const TokenIndex d : graph.children(c))
                    if (graph.token(d).xpos == "WRB" && d < c) return true;
        }
        return false;
    };
    const std::string_view relation = plain(graph.token(predicate).deprel);
    // counts how many died, depends on which skills it takes: without the number nothing is said
    if (relation == "ccomp")
        for (const TokenIndex c : graph.children(predicate)) {
            const std::string_view part = plain(graph.token(c).deprel);
            const bool core = is_subject(part) || ((part == "obj" || part == "obl") && c < predicate);
            if (core && !asks(c) && question_phrase(c)) return true;
        }
    const TokenIndex above = graph.token(predicate).head;
    const bool inner = relation == "ccomp" && above >= 0 && asked_here(graph, above);
    if ((!inner && !asked_here(graph, predicate)) || relation == "acl" || relation == "advcl") return false;
    for (const Edge& edge : graph.dependents(predicate))
        if (edge.derived && is_subject(edge.relation) && question_phrase(edge.dependent) &&
            !graph.relative_pronoun(edge.dependent))
            return true;
    for (const TokenIndex c : graph.children(predicate)) {
        const std::string_view part = plain(graph.token(c).deprel);
        const bool core = is_subject(part) || part == "obj" || part == "iobj" || part == "xcomp" || part == "ccomp";
        if (!core) continue;
        if (question_phrase(c)) return true;
        if (part != "ccomp" && part != "xcomp") continue;
        for (const TokenIndex d : graph.children(c))
            if (d < predicate && question_phrase(d)) return true;
    }
    return false;
}

bool asked_here(const EnhancedGraph& graph, TokenIndex predicate) {
    TokenIndex mark = graph.size();
    for (TokenIndex k = predicate; k < graph.size() && mark == graph.size(); ++k)
        if (graph.token(k).form.ends_with('?')) mark = k;
    if (const TokenIndex auxiliary = inverted_auxiliary(graph, predicate); auxiliary > 0) {
        // wonder why do they not leave: asked without a mark
        const Token& word = graph.token(auxiliary - 1);
        if (word.xpos == "WRB" && word.head == predicate) return true;
    }
    if (mark == graph.size()) return false;
    if (inverted_auxiliary(graph, predicate) >= 0) return true;
    // he left, is it over? it is the second that is asked
    for (TokenIndex i = 0; i < mark; ++i)
        if (i != predicate && graph.predicate(i) && plain(graph.token(i).deprel) != "ccomp" &&
            inverted_auxiliary(graph, i) >= 0)
            return false;
    return true;
}

bool narrated(const EnhancedGraph& graph, TokenIndex main) {
    const auto& children = graph.children(main);
    return present_tense(graph, main) && std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
               return is_subject(graph.token(c).deprel) && graph.child(c, "nummod") >= 0;
           });
}

bool says_so(const EnhancedGraph& graph, const WordLists& lists, TokenIndex verb) {
    const TokenIndex subject = graph.child(verb, "nsubj");
    if (subject < 0 || subject > verb || !lists.contains("said_by_saying_so", graph.lexeme(verb)) ||
        !lists.contains("first_person", graph.lexeme(subject)) || negated_by_word(graph, lists, verb) ||
        condition_of(graph, lists, verb) >= 0 || asked_here(graph, verb))
        return false;
    bool may = false;
    for (const TokenIndex c : graph.children(verb)) {
        const std::string_view relation = plain(graph.token(c).deprel);
        if (relation == "aux" && !lists.contains("auxiliary_of_saying_so", graph.lexeme(c))) return false;
        may = may || relation == "aux";
        if ((relation == "obj" || relation == "iobj") && !lists.contains("addressed", graph.lexeme(c))) return false;
    }
    return may;
}

bool no_longer(const EnhancedGraph& graph, const WordLists& lists, TokenIndex adverb) {
    if (!lists.contains("no_longer", graph.lexeme(adverb))) return false;
    for (const TokenIndex c : graph.children(adverb))
        if (lists.contains("negative_determiner", graph.lexeme(c)) && c < adverb) return true;
    return false;
}

bool negated_by_word(const EnhancedGraph& graph, const WordLists& lists, TokenIndex predicate) {
    bool negated = false;
    for (const TokenIndex c : graph.children(predicate)) {
        const Token& token = graph.token(c);
        const std::string& lexeme = graph.lexeme(c);
        const std::string_view relation = plain(token.deprel);
        // he said: "Never."
        const bool apart = c > predicate && graph.token(c - 1).upos == Upos::PUNCT;
        if ((relation == "advmod" || token.deprel == "cc:preconj") && !apart && lists.contains("negation", lexeme)) {
            // isn't that so? asks for a yes
            const bool tag = inverted_auxiliary(graph, predicate) >= 0 && c < subject_of(graph, predicate) &&
                             asked_here(graph, predicate);
            if (!tag && !of_adverb(graph, lists, c, predicate)) negated = !negated;
        }
        if (relation == "advmod" && no_longer(graph, lists, c)) negated = !negated;
        // it is no secret; no evidence that
        const bool noun = graph.child(predicate, "cop") >= 0 || !graph.predicate(predicate);
        if (relation == "det" && noun && lists.contains("negative_determiner", lexeme)) negated = !negated;
    }
    return negated;
}

namespace {

/// A clause of the text's own, on no condition: only in one does *would later win* tell what has happened since.
bool told_plainly(const EnhancedGraph& graph, const WordLists& lists, TokenIndex predicate) {
    while (graph.token(predicate).deprel == "conj" && condition_of(graph, lists, predicate) < 0)
        predicate = graph.token(predicate).head;
    return (graph.token(predicate).head < 0 || graph.token(predicate).deprel == "acl:relcl") &&
           condition_of(graph, lists, predicate) < 0;
}

/// Of an auxiliary alone, or with an adverb between it and the verb, or with the verb: *would later*, *would go on*.
const Signature* of_auxiliary(const EnhancedGraph& graph, const WordLists& lists, const Signatures& signatures,
                              TokenIndex auxiliary, TokenIndex predicate) {
    const Upos upos = graph.token(auxiliary).upos;
    const std::string& word = graph.lexeme(auxiliary);
    const auto in_hindsight = [&](const std::string& next) {
        return signatures.find(word + ' ' + next, upos, {"auxiliary in hindsight"});
    };
    if (told_plainly(graph, lists, predicate)) {
        if (const Signature* found = in_hindsight(graph.lexeme(predicate))) return found;
        for (TokenIndex i = auxiliary + 1; i < predicate; ++i)
            if (const Signature* found = in_hindsight(lower(graph.token(i).form))) return found;
    }
    return signatures.find(word, upos, {"auxiliary"});
}

}  // namespace

OwnScope own_scope(const EnhancedGraph& graph, const WordLists& lists, const Signatures& signatures,
                   TokenIndex predicate, std::vector<TokenIndex>& seen) {
    OwnScope out;
    out.negated = negated_here(graph, lists, predicate, seen);
    for (const TokenIndex c : graph.children(predicate)) {
        const Token& token = graph.token(c);
        const std::string_view relation = plain(token.deprel);
        const bool due = relation == "mark" && token.upos == Upos::ADJ;  // was due to be released
        // a planned visit, an alleged attack
        const bool adjective = relation == "amod" && graph.child(predicate, "cop") < 0;
        const Signature* signature = relation == "aux" || due ? of_auxiliary(graph, lists, signatures, c, predicate)
                                     : relation == "advmod"   ? signatures.find(graph.lexeme(c), token.upos, {"adverb"})
                                     : adjective ? signatures.find(graph.lexeme(c), token.upos, {"adjective"})
                                                 : nullptr;
        if (!signature) continue;
        const Standing& standing = signature->affirmed;
        if (standing.negated && !colours(graph, lists, c, predicate)) continue;
        // is nearly impossible: what the subject is said to be has the adverb in it
        if (standing.negated && relation == "advmod" && graph.child(predicate, "cop") >= 0) continue;
        out.negated = out.negated != standing.negated;
        if (standing.modality && !out.modality) out.modality = standing.modality;
    }
    if (!out.modality && subjunctive(graph, predicate)) out.modality = Modality::demanded;
    if (!out.modality && to_come(graph, lists, predicate)) out.modality = Modality::future;
    if (!out.modality && of_anybody(graph, lists, predicate)) out.modality = Modality::possible;
    return out;
}

}  // namespace claimgraph::extract::claims
