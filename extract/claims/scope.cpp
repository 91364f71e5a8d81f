#include "extract/claims/scope.h"

#include <algorithm>
#include <string>
#include <vector>

#include "extract/rules/relations.h"
namespace claimgraph {
namespace {

/// How many governors are asked in turn: deeper nesting than this is no longer understood by readers either.
constexpr int max_depth = 6;

bool has_own_subject(const EnhancedGraph& graph, std::uint32_t predicate) {
    for (const std::uint32_t c : graph.children(predicate))
        if (plain(graph.token(c).deprel) == "nsubj" || plain(graph.token(c).deprel) == "csubj" ||
            graph.token(c).deprel == "expl")
            return true;
    return false;
}

bool has_auxiliary(const EnhancedGraph& graph, std::uint32_t predicate) {
    for (const std::uint32_t c : graph.children(predicate))
        if (plain(graph.token(c).deprel) == "aux" || graph.token(c).deprel == "cop") return true;
    return false;
}

bool infinitive(const EnhancedGraph& graph, std::uint32_t predicate) {
    for (const std::uint32_t c : graph.children(predicate))
        if (graph.token(c).deprel == "mark" && graph.token(c).xpos == "TO") return true;
    return graph.token(predicate).xpos == "VB" && !has_auxiliary(graph, predicate);
}

/// warned that they had been left alone: told as a fact, and not, as with a bare form of the verb, asked for
bool indicative(const EnhancedGraph& graph, std::uint32_t predicate) {
    const auto has_tense = [](const std::string& tag) { return tag == "VBD" || tag == "VBZ" || tag == "VBP"; };
    for (const std::uint32_t c : graph.children(predicate)) {
        const Token& token = graph.token(c);
        if ((plain(token.deprel) == "aux" || token.deprel == "cop") && has_tense(token.xpos)) return true;
    }
    return has_tense(graph.token(predicate).xpos);
}

/// The position of the subject, or of nothing.
std::int32_t subject_of(const EnhancedGraph& graph, std::uint32_t predicate) {
    for (const std::uint32_t c : graph.children(predicate))
        if (plain(graph.token(c).deprel) == "nsubj" || graph.token(c).deprel == "expl")
            return static_cast<std::int32_t>(c);
    return -1;
}

bool auxiliary_before(const EnhancedGraph& graph, std::uint32_t predicate, std::int32_t subject) {
    for (const std::uint32_t c : graph.children(predicate))
        if ((plain(graph.token(c).deprel) == "aux" || graph.token(c).deprel == "cop") &&
            static_cast<std::int32_t>(c) < subject)
            return true;
    return false;
}

/// had he known, should it rain
bool inverted_conditional(const EnhancedGraph& graph, const WordLists& lists, std::uint32_t predicate) {
    if (graph.token(predicate).deprel != "advcl" || graph.child(predicate, "mark") >= 0) return false;
    for (const std::uint32_t c : graph.children(predicate))
        if (plain(graph.token(c).deprel) == "aux" && static_cast<std::int32_t>(c) < subject_of(graph, predicate))
            return lists.contains("conditional_auxiliary", graph.lexeme(c));
    return false;
}

bool is_question(const EnhancedGraph& graph) {
    for (std::size_t k = graph.size(); k-- > 0 && graph.token(k).upos == Upos::PUNCT;)
        if (graph.token(k).form == "?") return true;
    return false;
}

/// has yet to decide, is still to come
bool not_yet(const EnhancedGraph& graph, const WordLists& lists, std::uint32_t governor) {
    if (graph.lexeme(governor) != "have" && graph.lexeme(governor) != "be") return false;
    for (const std::uint32_t c : graph.children(governor))
        if (graph.token(c).deprel == "advmod" && lists.contains("not_yet", graph.lexeme(c))) return true;
    return false;
}

/// decided to stop and let them pass
bool after_infinitive(const EnhancedGraph& graph, std::uint32_t verb) {
    const Token& word = graph.token(verb);
    return word.deprel == "conj" && word.head >= 0 && graph.token(static_cast<std::size_t>(word.head)).xpos == "VB";
}

/// let us go, let there be light
bool hortative(const EnhancedGraph& graph, const WordLists& lists, std::uint32_t governor) {
    return lists.contains("hortative", graph.lexeme(governor)) && graph.token(governor).xpos == "VB" &&
           graph.token(governor).deprel != "xcomp" && !after_infinitive(graph, governor) &&
           subject_of(graph, governor) < 0 && !auxiliary_before(graph, governor, static_cast<std::int32_t>(governor));
}

/// no longer, no more
bool negated_adverb(const EnhancedGraph& graph, const WordLists& lists, std::uint32_t adverb) {
    if (!lists.contains("no_longer", graph.lexeme(adverb))) return false;
    for (const std::uint32_t c : graph.children(adverb))
        if (lists.contains("negative_determiner", graph.lexeme(c)) && c < adverb) return true;
    return false;
}

/// not only fell but broke, not surprisingly it fell: the adverb is negated, and the verb is not; but: is not only a
/// joke
bool of_adverb(const EnhancedGraph& graph, const WordLists& lists, std::uint32_t negation, std::uint32_t predicate) {
    if (graph.token(predicate).upos != Upos::VERB || graph.child(predicate, "cop") >= 0) return false;
    return negation + 1 < graph.size() && lists.contains("negated_adverb", graph.lexeme(negation + 1));
}

/// does not think, is no secret: a word of negation with the predicate itself
bool negated_by_word(const EnhancedGraph& graph, const WordLists& lists, std::uint32_t predicate) {
    bool negated = false;
    for (const std::uint32_t c : graph.children(predicate)) {
        const Token& token = graph.token(c);
        const std::string& lexeme = graph.lexeme(c);
        const std::string_view relation = plain(token.deprel);
        if ((relation == "advmod" || token.deprel == "cc:preconj") && lists.contains("negation", lexeme)) {
            // isn't that so? asks for a yes
            const std::int32_t subject = subject_of(graph, predicate);
            const bool tag = static_cast<std::int32_t>(c) < subject && auxiliary_before(graph, predicate, subject) &&
                             is_question(graph);
            if (!tag && !of_adverb(graph, lists, c, predicate)) negated = !negated;
        }
        if (relation == "advmod" && negated_adverb(graph, lists, c)) negated = !negated;
        if (relation == "mark" && lists.contains("negative_marker", lexeme)) negated = !negated;
        // it is no secret
        if (relation == "det" && lists.contains("negative_determiner", lexeme) && graph.child(predicate, "cop") >= 0)
            negated = !negated;
    }
    return negated;
}

/// not everyone, not a single house
bool negated_quantity(const EnhancedGraph& graph, const WordLists& lists, std::uint32_t noun) {
    for (const std::uint32_t c : graph.children(noun))
        if (c < noun && c + 1 < graph.size() && lower(graph.token(c).form) == "not")
            return lists.contains("negated_quantifier", lower(graph.token(c + 1).form));
    return false;
}

/// \param seen  the subjects and objects that were looked at already; those of this predicate are added
bool negated_here(const EnhancedGraph& graph, const WordLists& lists, std::uint32_t predicate,
                  std::vector<std::uint32_t>& seen) {
    bool negated = negated_by_word(graph, lists, predicate);
    // no talks were held, they made no progress, nobody came, no meeting planned
    for (const Edge& edge : graph.dependents(predicate)) {
        const std::string_view relation = plain(edge.relation);
        if ((relation != "nsubj" && relation != "obj") ||
            std::find(seen.begin(), seen.end(), edge.dependent) != seen.end())
            continue;
        seen.push_back(edge.dependent);
        if (lists.contains("negative_pronoun", graph.lexeme(edge.dependent))) negated = !negated;
        for (const std::uint32_t d : graph.children(edge.dependent))
            if ((plain(graph.token(d).deprel) == "det" || graph.token(d).deprel == "cc:preconj") &&
                lists.contains("negative_determiner", graph.lexeme(d)))
                negated = !negated;  // neither side, neither the one nor the other
        negated = negated != negated_quantity(graph, lists, edge.dependent);
    }
    return negated;
}

bool negated_here(const EnhancedGraph& graph, const WordLists& lists, std::uint32_t predicate) {
    std::vector<std::uint32_t> seen;
    return negated_here(graph, lists, predicate, seen);
}

/// too weak to carry it, contaminated too heavily to be used
bool too_much(const EnhancedGraph& graph, const WordLists& lists, std::uint32_t quality, std::uint32_t infinitive) {
    for (std::uint32_t i = 0; i + 1 < infinitive && i + 1 < graph.size(); ++i) {
        if (graph.token(i).deprel != "advmod" || !lists.contains("too_much", graph.lexeme(i))) continue;
        const Upos next = graph.token(i + 1).upos;
        const bool degree = next == Upos::ADJ || next == Upos::ADV || graph.token(i + 1).xpos == "VBN";
        if (degree && (i + 1 == quality || graph.token(i + 1).head == static_cast<std::int32_t>(quality))) return true;
    }
    return false;
}

}  // namespace

bool raises_negation(const EnhancedGraph& graph, const WordLists& lists, std::uint32_t predicate) {
    return lists.contains("negation_raising", graph.lexeme(predicate)) && negated_by_word(graph, lists, predicate);
}

Scope scope_of(const EnhancedGraph& graph, const WordLists& lists, std::uint32_t predicate, bool reported) {
    Scope out;
    bool decided = false;  // the modality nearest to the predicate counts
    const auto decide = [&](Modality modality) {
        if (!decided) out.modality = modality;
        decided = true;
    };
    bool negation_counts = true;      // not that of a first conjunct: did not come and went home
    std::vector<std::uint32_t> seen;  // none is said to be safe: what both verbs share negates once
    std::uint32_t at = predicate;
    for (int depth = 0; depth < max_depth; ++depth) {
        const Token& word = graph.token(at);
        if (negation_counts) out.negated = out.negated != negated_here(graph, lists, at, seen);
        if (inverted_conditional(graph, lists, at)) decide(Modality::possible);  // should it rain
        for (const std::uint32_t c : graph.children(at)) {
            const Token& token = graph.token(c);
            const std::string& lexeme = graph.lexeme(c);
            if (plain(token.deprel) == "aux") {
                if (lists.contains("modal_demanded", lexeme)) decide(Modality::demanded);
                if (lists.contains("modal_possible", lexeme)) decide(Modality::possible);
                if (lists.contains("modal_future", lexeme)) decide(Modality::future);
            }
            if (token.deprel == "advmod" && lists.contains("adverb_possible", lexeme)) decide(Modality::possible);
            // a planned visit, an alleged attack
            if (token.deprel == "amod" && lists.contains("adjective_possible", lexeme) && graph.child(at, "cop") < 0)
                decide(Modality::possible);
        }
        if (word.head < 0) break;
        const auto governor = static_cast<std::uint32_t>(word.head);
        const std::string_view relation = plain(word.deprel);
        const std::string marker = graph.case_of(at);
        if (relation == "conj") {
            // did not confirm or deny; may come and stay: what stands before both holds for both
            if (has_own_subject(graph, at) || has_auxiliary(graph, at)) {
                // if he goes and she stays: both are conditions
                if (graph.token(governor).deprel == "advcl" && marker.empty() &&
                    lists.contains("conditional", graph.case_of(governor)))
                    decide(Modality::possible);
                break;
            }
            const std::int32_t conjunction = graph.child(at, "cc");
            const bool shared = conjunction >= 0 && lists.contains("negation_shared", graph.lexeme(conjunction));
            negation_counts = negation_counts && shared;
            at = governor;
            continue;
        }
        if (relation == "xcomp") {
            const std::string& lemma = graph.lexeme(governor);
            const bool to = infinitive(graph, at);
            if (reported && depth == 0) break;
            if (hortative(graph, lists, governor)) decide(Modality::demanded);
            if (lists.contains("implicative_negative", lemma)) {
                // must stop enriching: as demanded as the stopping
                if (negation_counts) out.negated = !out.negated;
                if (lists.contains("improbable", lemma)) decide(Modality::possible);
            } else if (lists.contains("excluding", lemma)) {
                // ruled out using it: it is not used; did not rule it out: it may be
                if (negated_here(graph, lists, governor)) {
                    decide(Modality::possible);
                    break;
                }
                if (negation_counts) out.negated = !out.negated;
            } else if (not_yet(graph, lists, governor)) {
                if (negation_counts) out.negated = !out.negated;
                decide(Modality::actual);
            } else if (lists.contains("complement_future", lemma))
                decide(Modality::future);
            else if (lists.contains("complement_demanded", lemma) &&
                     (to || !lists.contains("demanded_with_to", lemma)) &&  // has it repaired
                     (!lists.contains("demanded_of_object", lemma) || graph.child(governor, "obj") >= 0))
                decide(Modality::demanded);
            else if (lists.contains("complement_actual", lemma) || !to) {
                // what is said of the governor holds for the complement
            } else {
                decide(Modality::possible);
                if (negation_counts && too_much(graph, lists, governor, at)) out.negated = !out.negated;
            }
            at = governor;
            continue;
        }
        if (relation == "ccomp") {
            if (lists.contains("conditional", marker)) decide(Modality::possible);
            if (lists.contains("complement_unreal", graph.lexeme(governor))) decide(Modality::possible);
            if (hortative(graph, lists, governor)) decide(Modality::demanded);
            // they do not think that … : the negation belongs below
            if (raises_negation(graph, lists, governor)) out.negated = !out.negated;
            if (!reported && !indicative(graph, at) && lists.contains("complement_demanded", graph.lexeme(governor)))
                decide(Modality::demanded);
            break;
        }
        if (relation == "advcl" || relation == "acl" || relation == "csubj") {
            if (word.deprel == "acl:relcl") break;
            if (lists.contains("conditional", marker)) decide(Modality::possible);
            if (infinitive(graph, at) && !(reported && depth == 0)) decide(Modality::possible);
            // too late to vote; but what is not too late can be
            if (infinitive(graph, at) && at > governor && too_much(graph, lists, governor, at) &&
                !negated_by_word(graph, lists, governor))
                out.negated = !out.negated;
            // may flood the town, killing many: a participle has no mood of its own; but who would go, saying so, said
            // it
            if (!lists.contains("speech", graph.lexeme(at)) && relation == "advcl" && word.xpos == "VBG" &&
                at > governor && !has_own_subject(graph, at) && !has_auxiliary(graph, at)) {
                negation_counts = false;
                at = governor;
                continue;
            }
            break;
        }
        break;
    }
    // asked, not said; what hangs on the question as a relative clause or the like is presupposed
    if (!decided && graph.size() > 0 && graph.token(at).head < 0 && is_question(graph))
        out.modality = Modality::possible;
    return out;
}

}  // namespace claimgraph
