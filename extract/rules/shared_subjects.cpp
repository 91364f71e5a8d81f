#include <algorithm>
#include <string>
#include <vector>

#include "extract/rules/enhanced_graph.h"
#include "extract/rules/relations.h"

namespace claimgraph::extract::rules {

/// Gives verbs without a subject of their own the one that is understood: of the verb beside them, of the verb that
/// they complement (control and raising), of the clause that they are added to, or the noun that they stand with.
class EnhancedGraph::SharedSubjects {
   public:
    SharedSubjects(EnhancedGraph& graph, const WordLists& lists) : graph_(graph), lists_(lists) {}

    void find() {
        for (const TokenIndex verb : graph_.top_down_) {
            const Token& word = graph_.token(verb);
            if (word.head < 0) continue;
            if (!graph_.predicate_[verb] && plain(word.deprel) != "xcomp") continue;
            if (!graph_.subjects_of(verb).empty() || graph_.child(verb, "expl") >= 0) continue;
            if (is_done_by_nobody(verb) || is_imperative(verb)) continue;
            const Understood found = understood_of(verb);
            const std::string relation = found.purpose           ? "nsubj:purpose"
                                         : graph_.passive_[verb] ? "nsubj:pass"
                                                                 : "nsubj";
            for (const TokenIndex subject : found.subjects) graph_.add(verb, subject, relation);
        }
    }

   private:
    struct Understood {
        std::vector<TokenIndex> subjects;
        bool purpose = false;  ///< the verb names an aim or a means
    };

    Understood understood_of(TokenIndex verb) const {
        const std::string& relation = graph_.token(verb).deprel;
        if (relation == "conj") return of_conjunct(verb);
        if (relation == "xcomp" || (relation == "ccomp" && is_gerund(verb))) return of_complement(verb);
        if (relation == "advcl") return of_adverbial_clause(verb);
        if (relation == "acl") return {of_adnominal_clause(verb)};
        return {};
    }

    Understood of_conjunct(TokenIndex verb) const {
        const TokenIndex governor = graph_.token(verb).head;
        Understood out;
        if (graph_.predicate_[governor] || plain(graph_.token(governor).deprel) == "xcomp")
            out.subjects = graph_.subjects_of(governor);
        for (const Edge& edge : graph_.down_[governor]) out.purpose = out.purpose || edge.relation == "nsubj:purpose";
        return out;
    }

    /// Control and raising: *forced him to leave*, *promised him to leave*, *denied taking it*.
    Understood of_complement(TokenIndex verb) const {
        const Token& word = graph_.token(verb);
        const TokenIndex governor = word.head, object = object_of(governor);
        if (object >= 0 && expletive_object(governor, object, verb)) return {};
        // had their roof repaired, had guests staying
        const bool participle_of_state =
            word.deprel == "xcomp" &&
            (word.xpos == "VBN" ||
             (word.xpos == "VBG" && lists_.contains("object_participle", graph_.lexeme_[governor])));
        // travelled the world directing plays: the object is no director
        const bool beside_object =
            word.deprel == "xcomp" && word.xpos == "VBG" && !participle_of_state && graph_.case_of(verb).empty();
        Understood out;
        if (object >= 0 && word.xpos == "VB" && lists_.contains("own_act", graph_.lexeme_[object]))
            out.subjects = owners_of_act(object);
        else if (object >= 0 && word.deprel == "xcomp" && !beside_object &&
                 (participle_of_state || !lists_.contains("subject_control", graph_.lexeme_[governor])))
            out.subjects.push_back(object);
        else if (const TokenIndex asked = oblique_controller(governor, verb); object < 0 && asked >= 0)
            return {{asked}};
        else
            out.subjects = graph_.subjects_of(governor);
        // has the tools to win, is used to win: the verb says what for
        out.purpose = word.deprel == "xcomp" && word.xpos == "VB" && (object >= 0 || graph_.passive_[governor]) &&
                      lists_.contains("purpose_complement", graph_.lexeme_[governor]);
        return out;
    }

    /// *won by cheating*, *spoke, looking ahead*, *praised him for winning*, *was sentenced after being found guilty*
    Understood of_adverbial_clause(TokenIndex verb) const {
        const Token& word = graph_.token(verb);
        const TokenIndex governor = word.head, object = object_of(governor), agent = agent_of(governor);
        const bool infinitive = word.xpos == "VB", passive = graph_.passive_[governor];
        const bool participle = word.xpos == "VBG" || word.xpos == "VBN" || word.upos != Upos::VERB;
        // but: rather than wait, she called him
        const bool urged =
            infinitive && object >= 0 && object < verb && lists_.contains("urge", graph_.lexeme_[governor]);
        const bool object_control = lists_.contains("object_control", graph_.lexeme_[governor]);
        const std::string marker = graph_.case_of(verb);
        if (const TokenIndex asked = oblique_controller(governor, verb); object < 0 && asked >= 0) return {{asked}};
        // sentenced him after finding him guilty: before and after are no charge
        // praised him, saying; looking ahead, sees growth
        const bool behind_comma = marker.empty() && (behind_pause(verb) || verb < governor);
        const bool charged = !infinitive && !behind_comma && object_control &&
                             !lists_.contain({"gerund_marker", "own_act_marker"}, marker);
        Understood out;
        if (urged || (charged && object >= 0))
            out.subjects.push_back(object);
        else if (agent >= 0 && ((infinitive && passive) || spoken_by_agent(verb, governor)))
            out.subjects.push_back(agent);
        else if (infinitive || participle || (passive && charged))
            out.subjects = graph_.subjects_of(governor);
        const bool means = lists_.contains("agent_marker", marker) && !passive &&
                           lists_.contains("speech", graph_.lexeme_[verb]) &&
                           graph_.child(verb, "ccomp") >= 0;  // replied by saying that
        out.purpose = word.upos == Upos::VERB && !urged && !means && !object_control &&
                      (infinitive || !marker.empty()) && !lists_.contains("gerund_marker", marker);
        return out;
    }

    /// *the decision to leave*, *a man walking his dog*
    std::vector<TokenIndex> of_adnominal_clause(TokenIndex verb) const {
        const Token& word = graph_.token(verb);
        const TokenIndex governor = word.head;
        // accused the company of hiding it, where the parser hangs the clause on the noun
        if (controlled_object(governor, word.xpos == "VB" ? ListName("urge") : ListName("object_control")))
            return {governor};
        if (word.xpos == "VB" && lists_.contains("own_act", graph_.lexeme_[governor])) return owners_of_act(governor);
        if ((word.xpos != "VBG" && word.xpos != "VBN") || !graph_.case_of(verb).empty()) return {};
        const std::vector<TokenIndex> movers = moved_subjects(verb);
        return movers.empty() ? std::vector<TokenIndex>{governor} : movers;
    }

    /// *include raising money*: who raises it is nobody in the sentence; nor who uses a brush where *it is written
    /// using a brush*.
    bool is_done_by_nobody(TokenIndex verb) const {
        const Token& word = graph_.token(verb);
        if (word.xpos != "VBG" || lists_.contains("prevented_marker", graph_.case_of(verb)))
            return false;  // but: banned banks from charging fees
        const bool instrument = word.deprel == "advcl" && graph_.passive_[word.head] && graph_.case_of(verb).empty() &&
                                lists_.contains("instrumental_verb", graph_.lexeme_[verb]);
        return instrument || lists_.contains("impersonal_gerund", graph_.lexeme_[word.head]);
    }

    /// *he hesitated, so go ahead*: an imperative beside a statement.
    bool is_imperative(TokenIndex verb) const {
        const Token& word = graph_.token(verb);
        return word.deprel == "conj" && word.xpos == "VB" && graph_.child(verb, "aux") < 0 &&
               shares_no_infinitive(word.head, verb);
    }

    /// *denied taking it*, *denied having been paid*
    bool is_gerund(TokenIndex verb) const {
        const std::vector<TokenIndex>& words = graph_.children_[verb];
        return graph_.token(verb).xpos == "VBG" || std::any_of(words.begin(), words.end(), [&](TokenIndex c) {
                   return plain(graph_.token(c).deprel) == "aux" && graph_.token(c).xpos == "VBG";
               });
    }

    /// Behind a comma, or a dash: *accused Volta of fraud -- a charge others have made -- saying …*
    bool behind_pause(TokenIndex verb) const {
        return verb > 0 && (graph_.token(verb - 1).xpos == "," || graph_.token(verb - 1).xpos == ":");
    }

    TokenIndex object_of(TokenIndex governor) const {
        const TokenIndex recipient = graph_.child(governor, "iobj");
        TokenIndex object = graph_.child(governor, "obj");
        if (object >= 0 && graph_.relative_[object] && graph_.object_gap(governor) != governor) object = no_token;
        if (recipient >= 0) return recipient;
        if (object >= 0) return object;
        for (const Edge& edge : graph_.down_[governor])  // an antecedent: the man whom they forced to …
            if (edge.derived && edge.relation == "obj") return edge.dependent;
        return no_token;
    }

    /// Who is to do it stands behind a preposition: *appealed to the court to free him*, *called for him to be freed*.
    TokenIndex oblique_controller(TokenIndex governor, TokenIndex verb) const {
        if (!shows_infinitive(verb) || !lists_.contains("oblique_control", graph_.lexeme_[governor])) return no_token;
        TokenIndex asked = no_token;
        for (const TokenIndex c : graph_.children_[governor])
            if (c > governor && c < verb && graph_.token(c).deprel == "obl" &&
                lists_.contains("oblique_control_marker", graph_.case_of(c)) &&
                !lists_.contains("duration_noun", graph_.lexeme_[c]))
                asked = c;
        return asked;
    }

    /// *to leave*, *to be left*
    bool shows_infinitive(TokenIndex verb) const {
        const std::vector<TokenIndex>& words = graph_.children_[verb];
        return std::any_of(words.begin(), words.end(), [&](TokenIndex c) {
            return graph_.token(c).deprel == "mark" && graph_.token(c).xpos == "TO";
        });
    }

    TokenIndex agent_of(TokenIndex governor) const {
        for (const Edge& edge : graph_.down_[governor])
            if (edge.relation == "obl:agent") return edge.dependent;
        return no_token;
    }

    bool controlled_object(TokenIndex noun, ListName verbs) const {
        const Token& word = graph_.token(noun);
        if (word.head < 0 || (word.deprel != "obj" && word.deprel != "iobj" && word.deprel != "nsubj:pass"))
            return false;
        return lists_.contains(verbs, graph_.lexeme_[word.head]);
    }

    /// *Solan left the party, angered by the vote*: she is, not the party; empty where the noun in front is meant.
    std::vector<TokenIndex> moved_subjects(TokenIndex verb) const {
        const TokenIndex noun = graph_.token(verb).head;
        const bool behind_comma = verb > 0 && graph_.token(verb - 1).form == ",";
        if (!behind_comma || graph_.token(verb).xpos != "VBN" ||
            !lists_.contains("moved_participle", graph_.lexeme_[verb]))
            return {};
        if (graph_.token(noun).head < 0 ||
            (graph_.token(noun).deprel != "obj" && plain(graph_.token(noun).deprel) != "obl"))
            return {};
        return graph_.subjects_of(graph_.token(noun).head);
    }

    /// *made it a duty to pay*, *found it hard to pay*: the thing that is a duty or hard is to pay, and nobody pays.
    bool expletive_object(TokenIndex governor, TokenIndex object, TokenIndex infinitive) const {
        if (!lists_.contains("expletive_pronoun", graph_.lexeme_[object]) || graph_.token(infinitive).xpos != "VB" ||
            !lists_.contains("expletive_verb", graph_.lexeme_[governor]))
            return false;
        return std::any_of(graph_.children_[governor].begin(), graph_.children_[governor].end(), [&](TokenIndex c) {
            return c > object && c < infinitive &&
                   (graph_.token(c).deprel == "xcomp" || graph_.token(c).deprel == "obj");
        });
    }

    /// *left*, *leaves*, *is leaving*, *has left*: what a bare form beside it is no second of; *will be leaving and
    /// take* is.
    bool shares_no_infinitive(TokenIndex verb, TokenIndex second) const {
        const std::string& tag = graph_.token(verb).xpos;
        if (tag == "VBD" || tag == "VBZ") return true;
        // they are thrown and explode: taken for a bare form
        if ((tag != "VBG" && tag != "VBN") || graph_.child(second, "cc") >= 0 || graph_.child(second, "mark") >= 0)
            return false;
        bool finite = false;
        for (const TokenIndex c : graph_.children_[verb]) {
            if (plain(graph_.token(c).deprel) != "aux") continue;
            const std::string& auxiliary = graph_.token(c).xpos;
            if (auxiliary == "MD" || auxiliary == "TO" || auxiliary == "VB") return false;
            finite = finite || auxiliary == "VBD" || auxiliary == "VBZ" || auxiliary == "VBP";
        }
        return finite;
    }

    /// *announced plans to leave*, *the mayor's decision to leave*: of a noun that says what somebody is about to do,
    /// can do or has to do, whose it is, or the subject of the verb by which it is had, made or told.
    std::vector<TokenIndex> owners_of_act(TokenIndex noun) const {
        const TokenIndex owner = graph_.child(noun, "nmod:poss");
        if (owner >= 0) return {owner};
        const Token& word = graph_.token(noun);
        const bool held = word.deprel == "obj" && word.head >= 0 && !graph_.passive_[word.head] &&
                          lists_.contains("holds_act", graph_.lexeme_[word.head]);
        return held ? graph_.subjects_of(word.head) : std::vector<TokenIndex>{};
    }

    /// *The plan was rejected by the mayor, saying it was late*: what is rejected cannot speak, so who rejects it does.
    bool spoken_by_agent(TokenIndex verb, TokenIndex governor) const {
        if (!graph_.passive_[governor] || graph_.token(verb).xpos != "VBG" || verb < governor ||
            !graph_.case_of(verb).empty() || !lists_.contains("speech", graph_.lexeme_[verb]))
            return false;
        const TokenIndex subject = graph_.child(governor, "nsubj:pass");
        return subject >= 0 && graph_.token(subject).upos == Upos::NOUN &&
               !lists_.contains("person_noun", graph_.lexeme_[subject]) &&
               !lists_.contains("institution", graph_.lexeme_[subject]);
    }

    EnhancedGraph& graph_;
    const WordLists& lists_;
};

void EnhancedGraph::share_subjects(const WordLists& lists) { SharedSubjects(*this, lists).find(); }

}  // namespace claimgraph::extract::rules
