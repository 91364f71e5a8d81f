#include "extract/claims/phrase.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "extract/claims/scope.h"

namespace claimgraph::extract::claims {
namespace {

bool one_of(std::string_view value, std::initializer_list<std::string_view> list) {
    return std::find(list.begin(), list.end(), value) != list.end();
}

bool is_punctuation(const Token& token) { return token.upos == Upos::PUNCT; }

bool is_quote(const Token& token) {
    return one_of(token.form, {"\"", "“", "”", "„", "«", "»", "``", "''", "'", "‘", "’"}) && is_punctuation(token);
}

/// (SBU) after its name belongs to it; a longer or comma-separated apposition is a statement of its own.
bool bracketed(const EnhancedGraph& graph, TokenIndex token) {
    const std::vector<TokenIndex> all = graph.subtree(token);
    return all.size() <= 5 && one_of(graph.token(all.front()).form, {"(", "["});
}

/// *The Lund–Graz line*: a dash without blanks is a hyphen.
bool joins_words(const EnhancedGraph& graph, TokenIndex dash) {
    return graph.token(dash).form == "–" && dash > 0 && dash + 1 < graph.size() &&
           graph.token(dash - 1).span.end == graph.token(dash).span.begin &&
           graph.token(dash).span.end == graph.token(dash + 1).span.begin;
}

/// Set off by a comma: an addition that the statement does without.
bool after_comma(const EnhancedGraph& graph, TokenIndex token) {
    const TokenIndex first = graph.subtree(token).front();
    const auto separates = [&](TokenIndex i) {
        return one_of(graph.token(i).form, {",", "–", "—", "--", ";", ":", "("}) && !joins_words(graph, i);
    };
    return separates(first) || (first > 0 && separates(first - 1));
}

/// A longer clause is a statement of its own rather than a part of a name for something.
constexpr std::size_t longest_relative_clause = 26;

/// *So many Viennese who*, *a Lund that*: one or some of those who bear the name.
bool one_of_its_name(const EnhancedGraph& graph, TokenIndex name) {
    if (graph.token(name).upos != Upos::PROPN) return false;
    const TokenIndex article = graph.child(name, "det");
    return graph.token(name).xpos == "NNPS" ||
           (article >= 0 && graph.lists().contains("indefinite_article", graph.lexeme(article)));
}

/// *A plan that would fail, and may cost much*: what comes behind a comma is a statement of its own, unless they are
/// more than two.
bool second_clause(const EnhancedGraph& graph, TokenIndex token) {
    const Token& word = graph.token(token);
    if (word.deprel != "conj" || word.head < 0 || graph.token(word.head).deprel != "acl:relcl") return false;
    const auto& beside = graph.children(word.head);
    const auto conjuncts =
        std::count_if(beside.begin(), beside.end(), [&](TokenIndex c) { return graph.token(c).deprel == "conj"; });
    return conjuncts == 1 && graph.child(token, "cc") >= 0 && graph.predicate(token) && after_comma(graph, token);
}

/// the people who keep bees: the clause says which; those who came: without it the word names nothing at all.
bool says_which(const EnhancedGraph& graph, TokenIndex clause) {
    const Token& noun = graph.token(graph.token(clause).head);
    if (noun.upos == Upos::PRON || noun.upos == Upos::DET || graph.lists().contains("numeral_pronoun", noun.lemma))
        return true;
    if (noun.upos != Upos::NOUN && !one_of_its_name(graph, graph.token(clause).head)) return false;
    // a list or a quotation belongs to the clause; a dash, who says so or what is thrown in does not
    const std::vector<TokenIndex> words = graph.subtree(clause);
    return words.size() <= longest_relative_clause && std::none_of(words.begin(), words.end(), [&](TokenIndex i) {
               const Token& word = graph.token(i);
               return one_of(word.deprel, {"parataxis", "discourse", "reparandum"}) ||
                      (word.deprel == "obl" && graph.lists().contains("attribution_marker", graph.case_of(i))) ||
                      (is_punctuation(word) && !joins_words(graph, i) &&
                       one_of(word.form, {"–", "—", "--", ";", ":", "(", "?"}));
           });
}

/// Dependents that a noun phrase does not take, at whatever depth.
bool loose(const EnhancedGraph& graph, TokenIndex token) {
    const std::string_view relation = graph.token(token).deprel;
    if (relation == "appos") return !bracketed(graph, token) && after_comma(graph, token);  // the newspaper Bild
    // what he said, how it was built: a free relative is nothing without its clause
    if ((relation == "acl:relcl" || relation == "advcl:relcl") && graph.token(token).head >= 0) {
        const Token& antecedent = graph.token(graph.token(token).head);
        if (antecedent.xpos.starts_with('W')) return false;
        if (relation == "acl:relcl" && !after_comma(graph, token) && says_which(graph, token)) return false;
    }
    if (second_clause(graph, token)) return true;
    return one_of(relation, {"acl:relcl", "advcl:relcl", "parataxis", "discourse", "vocative", "list"});
}

bool afterthought(const EnhancedGraph& graph, TokenIndex token) {
    const std::string_view relation = graph.token(token).deprel;
    return (relation == "advcl" || relation == "parataxis") && after_comma(graph, token);
}

/// It rains, according to the mayor: who says so is no part of what is said.
bool source(const EnhancedGraph& graph, TokenIndex token, const PhraseOptions& options) {
    return options.source_marker && graph.token(token).deprel == "obl" && after_comma(graph, token) &&
           options.source_marker->contains(graph.case_of(token));
}

bool contrast(const EnhancedGraph& graph, TokenIndex conjunct) {
    const TokenIndex conjunction = graph.child(conjunct, "cc");
    return conjunction >= 0 && graph.lists().contains("contrastive_conjunction", graph.lexeme(conjunction));
}

/// If it was stolen, hidden, or if it was lost: one of them is not said without the others.
bool alternatives(const EnhancedGraph& graph, TokenIndex clause) {
    const auto& children = graph.children(clause);
    return std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
        const TokenIndex conjunction = graph.token(c).deprel == "conj" ? graph.child(c, "cc") : -1;
        return conjunction >= 0 && graph.lists().contains("alternative", graph.lexeme(conjunction));
    });
}

/// old enough to vote, too weak to fight: the infinitive says how old and how weak.
bool measured(const EnhancedGraph& graph, TokenIndex adjective, TokenIndex clause) {
    if (graph.token(clause).xpos != "VB" || clause < adjective) return false;
    for (const TokenIndex c : graph.children(adjective))
        if (graph.token(c).deprel == "advmod" && graph.lists().contains("measure_of_infinitive", graph.lexeme(c)))
            return true;
    return false;
}

/// far more than anybody thought: without the clause nothing is compared.
bool compared(const EnhancedGraph& graph, TokenIndex clause, const WordLists* lists) {
    return lists && lists->contains("comparison_clause", graph.case_of(clause));
}

/// A relative pronoun whose antecedent is outside the phrase, where the claim has it.
bool stands_for_outer_word(const EnhancedGraph& graph, TokenIndex token, TokenIndex head) {
    if (!graph.relative_pronoun(token)) return false;
    for (auto at = token; at != head && graph.token(at).head >= 0; at = graph.token(at).head)
        if (graph.token(at).deprel.ends_with(":relcl")) return false;
    return true;
}

/// *not*; *no longer*: what the claim's polarity carries.
bool says_not(const EnhancedGraph& graph, TokenIndex adverb, const WordLists& lists) {
    return lists.contains("negation", graph.lexeme(adverb)) || no_longer(graph, lists, adverb);
}

bool belongs(const EnhancedGraph& graph, TokenIndex head, TokenIndex child, Extent extent,
             const PhraseOptions& options) {
    const std::string_view relation = graph.token(child).deprel;
    const bool clausal_conjunct = relation == "conj" && graph.predicate(child);
    if (extent == Extent::clause) {
        if (!options.outer_subject && (relation == "nsubj:outer" || relation == "csubj:outer")) return false;
        // now the truth is that nobody knew: what goes before belongs to the truth
        if (!options.outer_subject && child < graph.child(head, "nsubj:outer")) return false;
        if (relation == "cc" || (relation == "mark" && !options.marker)) return false;
        if (child < head) return true;
        if (relation == "conj")
            return options.conjuncts && !contrast(graph, child) &&
                   !(graph.predicate(child) && after_comma(graph, child) && !alternatives(graph, head));
        return true;
    }
    if (loose(graph, child)) return false;
    if (!options.before_preposition && child < head && relation != "det")
        for (const TokenIndex c : graph.children(head))
            if (graph.token(c).deprel == "case" && c < head && child < c) return false;
    // For example the name is new: what stands in front of the copula is no part of what is said of the subject
    if (const TokenIndex copula = graph.child(head, "cop"); copula < head && child < copula) return false;
    if (relation == "det" && options.negative_determiner &&
        !graph.lists().contains("numeral_pronoun", graph.lexeme(head)) &&  // no one
        options.negative_determiner->contains(graph.lexeme(child)))
        return false;
    // Only Holm, who is ill, came: not only he is ill
    if (relation == "advmod" && options.leave_out && child < head &&
        graph.token(*options.leave_out).deprel == "acl:relcl" &&
        graph.lists().contains("negated_adverb", graph.lexeme(child)))
        return false;
    const bool of_clause = extent != Extent::noun_phrase || graph.child(head, "cop") >= 0;  // it was not he who fired
    if (relation == "advmod" && of_clause && options.polarity && says_not(graph, child, *options.polarity))
        return false;
    const bool prepositional = child > head && !graph.case_of(child).empty();
    const bool circumstance = extent != Extent::noun_phrase && relation == "obl" &&  // it is absurd, given the costs
                              !graph.lists().contains("comparison_clause", graph.case_of(child));
    if ((relation == "acl" || ((relation == "nmod" || circumstance) && prepositional)) && after_comma(graph, child))
        return false;
    // Keller, 45, …; but: May 5, 2024; Friday, May 5
    if (graph.token(child).upos == Upos::NUM && child > head && (relation == "nmod:unmarked" || relation == "nummod") &&
        after_comma(graph, child))
        return graph.token(head).upos == Upos::NUM || graph.child(child, "compound") >= 0;
    if (one_of(relation, {"case", "mark", "cc", "cop", "aux", "aux:pass", "nsubj", "nsubj:pass", "nsubj:outer", "csubj",
                          "expl"})) {
        // the genitive 's of a possessor is no part of what it names
        if (relation == "case") return child > head && graph.token(head).deprel != "nmod:poss";
        return relation == "cc" && options.conjuncts && extent == Extent::noun_phrase && child > head;
    }
    if (relation == "conj" || relation == "cc:preconj")
        return options.conjuncts && !clausal_conjunct && !contrast(graph, child);
    if (relation == "advcl" && compared(graph, child, options.polarity)) return true;
    if (relation == "advcl")
        return extent == Extent::complement && graph.token(head).upos == Upos::ADJ &&
               (graph.token(child).xpos == "VBG" || measured(graph, head, child));
    return true;
}

}  // namespace

Phrase words_of(const Document& document, const EnhancedGraph& graph, const std::vector<TokenIndex>& tokens) {
    std::vector<TokenIndex> kept = tokens;
    const auto trim = [&] {
        const auto edge = [&](TokenIndex i) {
            return is_punctuation(graph.token(i)) && !one_of(graph.token(i).form, {"(", ")", "[", "]", "%", "$"});
        };
        const auto conjunction = [&](TokenIndex i) {
            return graph.token(i).deprel == "cc" && graph.lists().contains("joining_conjunction", graph.lexeme(i));
        };
        const auto loose_end = [&](TokenIndex i) { return edge(i) || conjunction(i); };
        while (!kept.empty() && loose_end(kept.back())) kept.pop_back();
        const auto first = std::find_if_not(kept.begin(), kept.end(), loose_end);
        kept.erase(kept.begin(), first);
    };
    trim();
    if (std::count_if(kept.begin(), kept.end(), [&](TokenIndex i) { return is_quote(graph.token(i)); }) % 2 == 1)
        kept.erase(std::find_if(kept.begin(), kept.end(), [&](TokenIndex i) { return is_quote(graph.token(i)); }));
    Phrase out;
    if (kept.empty()) return out;
    out.span = {graph.token(kept.front()).span.begin, graph.token(kept.back()).span.end};
    for (std::size_t k = 0; k < kept.size();) {
        std::size_t last = k;
        while (last + 1 < kept.size() && kept[last + 1] == kept[last] + 1) ++last;
        if (!out.text.empty()) out.text += ' ';
        bool blank = false;
        for (const char c : document.words({graph.token(kept[k]).span.begin, graph.token(kept[last]).span.end})) {
            const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
            if (space && blank) continue;
            out.text += space ? ' ' : c;
            blank = space;
        }
        k = last + 1;
    }
    return out;
}

std::vector<TokenIndex> phrase_tokens(const EnhancedGraph& graph, TokenIndex head, Extent extent,
                                      const PhraseOptions& options) {
    if (extent == Extent::word) return {head};
    const bool clausal_subject = graph.token(head).deprel.starts_with("csubj") && graph.child(head, "cop") >= 0;
    if (extent == Extent::noun_phrase && graph.predicate(head) &&
        (graph.token(head).upos == Upos::VERB || clausal_subject))
        extent = Extent::clause;
    const bool nominal = extent != Extent::clause;
    std::vector<TokenIndex> kept{head};
    for (std::size_t k = 0; k < kept.size(); ++k) {
        const TokenIndex at = kept[k];
        for (const TokenIndex child : graph.children(at)) {
            if (is_punctuation(graph.token(child)) || stands_for_outer_word(graph, child, head)) continue;
            if (options.leave_out && child == *options.leave_out) continue;
            if (at == head ? !belongs(graph, head, child, extent, options) : nominal && loose(graph, child)) continue;
            if (child > head && (afterthought(graph, child) || source(graph, child, options))) continue;
            kept.push_back(child);
        }
    }
    std::sort(kept.begin(), kept.end());
    // Punctuation belongs where the words on both sides do.
    std::vector<TokenIndex> out;
    for (std::size_t k = 0; k < kept.size(); ++k) {
        if (k > 0) {
            bool gap = false;
            for (TokenIndex i = kept[k - 1] + 1; i < kept[k]; ++i) gap = gap || !is_punctuation(graph.token(i));
            if (!gap)
                for (TokenIndex i = kept[k - 1] + 1; i < kept[k]; ++i) out.push_back(i);
        }
        out.push_back(kept[k]);
    }
    // a bracket at the edge goes with its other half: $450 million (SBU), [the] deal
    if (out.empty()) return out;
    const auto holds = [&](std::initializer_list<std::string_view> brackets) {
        return std::any_of(out.begin(), out.end(), [&](TokenIndex i) { return one_of(graph.token(i).form, brackets); });
    };
    const auto stands = [&](TokenIndex i, std::initializer_list<std::string_view> brackets) {
        return i >= 0 && i < graph.size() && one_of(graph.token(i).form, brackets);
    };
    if (stands(out.back() + 1, {")", "]"}) && holds({"(", "["})) out.push_back(out.back() + 1);
    if (stands(out.front() - 1, {"(", "["}) && holds({")", "]"})) out.insert(out.begin(), out.front() - 1);
    return out;
}

}  // namespace claimgraph::extract::claims
