#include <algorithm>
#include <string_view>
#include <vector>

#include "extract/rules/enhanced_graph.h"
#include "extract/rules/relations.h"

namespace claimgraph::extract::rules {

bool is_relative_word(const WordLists& lists, const Token& token) {
    if (token.xpos == "WDT" || token.xpos == "WP" || token.xpos == "WP$") return true;
    return token.upos == Upos::PRON && lists.contains("complementizer", lower(token.form)) && token.xpos != "DT";
}

/// Puts the antecedent of a relative clause in the place of its pronoun, or of the gap where it has none.
class EnhancedGraph::RelativeClauses {
   public:
    RelativeClauses(EnhancedGraph& graph, const WordLists& lists) : graph_(graph), lists_(lists) {}

    void resolve() {
        for (const TokenIndex verb : graph_.top_down_) {
            const bool of_clause = graph_.token(verb).deprel == "advcl:relcl";  // he resigned, which surprised them
            if ((graph_.token(verb).deprel != "acl:relcl" && !of_clause) || graph_.token(verb).head < 0) continue;
            const TokenIndex antecedent = antecedent_of(verb);
            const Opening opening = opening_of(verb);
            if (opening.pronoun >= 0) {
                replace(opening.pronoun, antecedent);
                replace_in_conjuncts(verb, antecedent);
                continue;
            }
            if (of_clause || opening.adverbial || lists_.contains("relative_adverbial", graph_.lexeme_[antecedent]))
                continue;
            const TokenIndex noun = graph_.token(verb).head;  // Ukraine, a step they oppose: that step
            fill_gap(verb, noun);
            // the regions that Moscow annexed and Kyiv claims
            for (const TokenIndex c : graph_.children_[verb])
                if (graph_.token(c).deprel == "conj" && graph_.predicate_[c]) fill_gap(c, noun);
        }
    }

   private:
    /// What a relative clause begins with.
    struct Opening {
        TokenIndex pronoun = no_token;
        bool adverbial = false;  ///< *where*, *when*, *why* is in it, as far as it was read
    };

    TokenIndex antecedent_of(TokenIndex clause) const {
        TokenIndex antecedent = graph_.token(clause).head;
        // Mariam, a student who …: she is meant, not any student
        if (graph_.token(antecedent).deprel == "appos" &&
            graph_.token(graph_.token(antecedent).head).upos == Upos::PROPN)
            antecedent = graph_.token(antecedent).head;
        return thing_for_which(clause, antecedent);
    }

    /// *a contest between Solan and Holm, which she won*: a person is no *which*; the noun that the person hangs on is.
    TokenIndex thing_for_which(TokenIndex clause, TokenIndex antecedent) const {
        const auto person = [&](TokenIndex i) {
            return graph_.token(i).ner.ends_with("PER") && graph_.token(i).upos == Upos::PROPN;
        };
        const auto which = [&](TokenIndex i) {
            return graph_.token(i).xpos == "WDT" && lists_.contains("relative_of_things", graph_.lexeme_[i]);
        };
        const std::vector<TokenIndex>& words = graph_.children_[clause];
        if (!person(antecedent) || std::none_of(words.begin(), words.end(), which)) return antecedent;
        TokenIndex at = antecedent;
        while (person(at) && graph_.token(at).head >= 0) {
            const std::string_view relation = plain(graph_.token(at).deprel);
            if (relation != "nmod" && relation != "conj" && relation != "appos") return antecedent;
            at = graph_.token(at).head;
        }
        return graph_.token(at).upos == Upos::NOUN ? at : antecedent;
    }

    /// The pronoun opens the clause; it may belong to a verb further down (*which he said he would …*) or to a noun
    /// (*responsibility for which*).
    Opening opening_of(TokenIndex clause) const {
        Opening out;
        for (const TokenIndex i : graph_.subtree(clause)) {
            const Token& word = graph_.token(i);
            if (word.xpos == "WRB") out.adverbial = true;
            if (!is_relative_word(lists_, word) || i == clause || plain(word.deprel) == "det" || in_inner_clause(i, clause))
                continue;
            out.pronoun = i;
            break;
        }
        return out;
    }

    /// A pronoun of a relative clause within this one does not count.
    bool in_inner_clause(TokenIndex pronoun, TokenIndex clause) const {
        const Token& word = graph_.token(pronoun);
        // which I believe they support: in front of the verb it belongs to it all the same
        const bool fronted = pronoun <= clause && (word.xpos == "WDT" || lists_.contains("question_pronoun", graph_.lexeme_[pronoun]));
        for (TokenIndex at = word.head; at >= 0 && at != clause; at = graph_.token(at).head) {
            const std::string_view relation = plain(graph_.token(at).deprel);
            if (relation == "acl" || (relation == "ccomp" && !fronted)) return true;
        }
        return false;
    }

    void replace(TokenIndex pronoun, TokenIndex antecedent) {
        graph_.relative_[pronoun] = true;
        const std::vector<Edge> edges = graph_.up_[pronoun];
        for (const Edge& edge : edges) {
            if (edge.derived || edge.head == antecedent) continue;
            const TokenIndex deeper = edge.relation == "obj" ? graph_.object_gap(edge.head) : edge.head;
            if (deeper != edge.head) graph_.hide(edge.head, pronoun);
            graph_.add(deeper, antecedent, edge.relation);
        }
    }

    /// *who has ruled since then and who changed the law*
    void replace_in_conjuncts(TokenIndex verb, TokenIndex antecedent) {
        for (const TokenIndex other : graph_.children_[verb]) {
            if (graph_.token(other).deprel != "conj") continue;
            for (const TokenIndex second : graph_.children_[other]) {
                const Token& word = graph_.token(second);
                if (!is_relative_word(lists_, word) || word.xpos == "WP$") continue;
                const std::string_view relation = plain(word.deprel);
                const bool beside = second > 0 && graph_.token(second - 1).deprel == "cc";
                if (!beside || second > other || (relation != "nsubj" && relation != "obj")) continue;
                graph_.relative_[second] = true;
                graph_.add(other, antecedent, word.deprel);
            }
        }
    }

    void fill_gap(TokenIndex verb, TokenIndex antecedent) {
        bool subject = false, object = false;
        TokenIndex gap = verb;
        for (bool deeper = true; deeper;) {
            deeper = false;
            for (const TokenIndex c : graph_.children_[gap]) {
                const std::string_view relation = plain(graph_.token(c).deprel);
                subject = subject || is_subject(relation);
                object = object || relation == "obj" || relation == "ccomp";
                if (relation == "xcomp" && graph_.token(c).upos == Upos::VERB) {
                    gap = c;
                    deeper = true;
                    break;
                }
            }
        }
        // the medals they were awarded: in the passive only what has two objects has one left
        const bool room = !graph_.passive_[gap] || lists_.contains("ditransitive", graph_.lexeme_[gap]);
        if (subject && !object && graph_.token(gap).upos == Upos::VERB && room) graph_.add(gap, antecedent, "obj");
    }

    EnhancedGraph& graph_;
    const WordLists& lists_;
};

void EnhancedGraph::resolve_relatives(const WordLists& lists) { RelativeClauses(*this, lists).resolve(); }

}  // namespace claimgraph::extract::rules
