#include <algorithm>
#include <iterator>
#include <string_view>

#include "extract/claims/veridicality.h"
#include "extract/rules/relations.h"

// The step above a clause: the word on which it hangs or that leads it, and the signature of that word.

namespace claimgraph::extract::claims {

using rules::is_subject;
using rules::lower;
using rules::plain;

namespace {

bool has_object(const EnhancedGraph& graph, TokenIndex verb, TokenIndex before) {
    const auto& children = graph.children(verb);
    return std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
        return c < before && (graph.token(c).deprel == "obj" || graph.token(c).deprel == "iobj");
    });
}

/// what he is accused of doing: a clause that has a place to fill, as relative clauses do
bool may_have_gap(const EnhancedGraph& graph, TokenIndex clause) {
    if (graph.token(clause).upos != Upos::VERB || graph.passive(clause)) return false;
    for (const char* relation : {"obj", "ccomp", "xcomp"})
        if (graph.child(clause, relation) >= 0) return false;
    return true;
}

bool question_word(const WordLists& lists, const Token& token) {
    return token.xpos.starts_with('W') && !lists.contains("complementizer", lower(token.form));
}

}  // namespace

bool Veridicality::is_question(TokenIndex clause) const {
    if (lists_.contains("question_marker", graph_.case_of(clause))) return true;
    if (question_word(lists_, graph_.token(clause))) return true;
    const TokenIndex head = graph_.token(clause).head;
    for (const TokenIndex c : graph_.children(clause)) {
        if (c >= clause) break;
        // what can they do to win? the word stands in front of the clause above, which asks
        if (head > c && head < clause) continue;
        if (question_word(lists_, graph_.token(c))) return true;
        for (const TokenIndex d : graph_.children(c))
            if (d < clause && question_word(lists_, graph_.token(d)) && plain(graph_.token(c).deprel) != "acl")
                return true;
    }
    return false;
}

std::vector<std::string> Veridicality::kinds_of(TokenIndex clause, TokenIndex word) const {
    const Token& head = graph_.token(clause);
    const bool own_subject = has_own_subject(graph_, clause);
    const std::string marker = graph_.case_of(clause);
    std::vector<std::string> bases;
    if (is_question(clause)) {
        bases = {lists_.contains("question_marker", marker) ? "whether" : with_to(graph_, clause) ? "wh to" : "wh"};
    } else if (with_to(graph_, clause)) {
        bases = {"to"};
        if (own_subject) return {"for to"};
    } else if (gerund(graph_, clause)) {
        const bool preposition = !marker.empty() && !lists_.contains("complementizer", marker) && marker != "ing";
        bases = {preposition ? marker + " ing" : "ing"};
    } else if (!indicative(graph_, clause)) {
        const bool bare = head.xpos == "VB" || has_auxiliary(graph_, clause);
        if (bare && lists_.contains("complementizer", marker))
            bases = {"subjunctive", "that"};
        else if (bare && own_subject)
            return {"object bare", "bare", "subjunctive"};
        else
            bases = {bare ? "bare" : head.xpos == "VBN" ? "participle" : "predicate"};
    } else {
        bases = {"that"};
    }
    std::vector<std::string> out;
    const bool verb = graph_.token(word).upos == Upos::VERB;
    for (const std::string& base : bases) {
        if (verb && graph_.passive(word)) out.push_back("passive " + base);
        if (verb && base != "that" && (graph_.passive(word) || has_object(graph_, word, clause)))
            out.push_back("object " + base);
        out.push_back(base);
    }
    return out;
}

const Signature* Veridicality::signature_of(TokenIndex word, const std::vector<std::string>& kinds) const {
    const Token& token = graph_.token(word);
    const std::string& lexeme = graph_.lexeme(word);
    const auto find = [&](const std::string& text) { return signatures_.find(text, token.upos, kinds); };
    // make sure, have yet, going
    if (token.deprel == "xcomp" && token.head >= 0)
        if (const Signature* found = find(graph_.lexeme(token.head) + ' ' + lexeme)) return found;
    for (const TokenIndex c : graph_.children(word))
        if (graph_.token(c).deprel == "advmod")
            if (const Signature* found = find(lexeme + ' ' + graph_.lexeme(c))) return found;
    if (const std::string form = lower(token.form); form != lexeme)
        if (const Signature* found = find(form)) return found;
    return find(lexeme);
}

Veridicality::Step Veridicality::on_word(TokenIndex clause, TokenIndex word, Link link) const {
    Step step{link, word, nullptr, kinds_of(clause, word)};
    step.signature = signature_of(word, step.kinds);
    return step;
}

/// The conjunction of an adverbial clause, or the adverb that stands for one: *when*, *where*.
std::string Veridicality::leader_of(TokenIndex clause) const {
    std::string marker = graph_.case_of(clause);
    if (!marker.empty()) return marker;
    for (const TokenIndex c : graph_.children(clause))
        if (c < clause && graph_.token(c).deprel == "advmod" && question_word(lists_, graph_.token(c)))
            return graph_.lexeme(c);
    return marker;
}

Veridicality::Step Veridicality::led_by(const std::string& leader, std::vector<std::string> kinds,
                                        TokenIndex above) const {
    Step step{Link::led, above, nullptr, std::move(kinds)};
    step.signature = signatures_.find(leader, Upos::SCONJ, step.kinds);
    return step;
}

Veridicality::Step Veridicality::adverbial(TokenIndex clause, TokenIndex above) const {
    std::string leader = leader_of(clause);
    // as long as he stays
    if (std::string whole = correlative(graph_, above, leader);
        signatures_.find(whole, Upos::SCONJ, {"conjunction present", "conjunction"}))
        leader = std::move(whole);
    const bool to = infinitive(graph_, clause), ing = gerund(graph_, clause);
    // slow to answer, accused of hiding it: on a word that takes such a clause
    if ((to && graph_.token(above).upos != Upos::VERB) || (ing && !leader.empty()))
        if (Step step = on_word(clause, above, Link::embedded); step.signature) return step;
    if (to && !with_to(graph_, clause))  // rather than meet him
        if (Step step = led_by(leader, {"conjunction"}, above); step.signature) return step;
    if (to) return led_by("to", {"conjunction"}, above);
    const bool tense = indicative(graph_, clause);
    if (leader.empty()) {
        const TokenIndex auxiliary = inverted_auxiliary(graph_, clause);  // had he known, should it rain
        if (auxiliary >= 0 && lists_.contains("conditional_auxiliary", graph_.lexeme(auxiliary)))
            return led_by("if", {"conjunction"}, above);
        if (tense) return {};
        const bool behind = clause > above && ing && !has_own_subject(graph_, clause);
        // may flood the town, killing many; but who would go, saying so, said it
        if (behind && !lists_.contains("speech", graph_.lexeme(clause)))
            return {Link::accompanying, above, nullptr, {}};
        return {Link::presupposed, above, nullptr, {}};
    }
    std::vector<std::string> kinds;
    if (ing || (!tense && graph_.token(clause).xpos == "VBN")) kinds.emplace_back("conjunction ing");
    const bool present = present_tense(graph_, clause);
    if (present && narrated(graph_, above)) kinds.emplace_back("conjunction narrated");
    if (present) kinds.emplace_back("conjunction present");
    kinds.emplace_back("conjunction");
    return led_by(leader, std::move(kinds), above);
}

Veridicality::Step Veridicality::conjunct(TokenIndex clause, TokenIndex first) const {
    // accused of lying, and of stealing: with a preposition of its own it stands beside the clause that has the same
    if (const std::string marker = graph_.case_of(clause); gerund(graph_, clause) && !marker.empty())
        for (const TokenIndex c : graph_.children(first))
            if (c < clause && graph_.token(c).deprel == "advcl" && graph_.case_of(c) == marker)
                return adverbial(clause, first);
    // uses the road rather than cross the bridge
    if (const TokenIndex by = graph_.child(clause, "cc"); by >= 0)
        if (Step step = led_by(graph_.lexeme(by), {"conjunction"}, first);
            step.signature && step.signature->affirmed.negated)
            return step;
    // spoke about schools and raising wages: beside a noun it hangs as that does
    if (const std::string marker = graph_.case_of(first);
        gerund(graph_, clause) && !graph_.predicate(first) && !marker.empty() && graph_.token(first).head >= 0) {
        const Step led = led_by(marker, {"conjunction ing"}, graph_.token(first).head);
        if (led.signature) return led;
        const std::vector<std::string> kinds{marker + " ing"};
        return {Link::embedded, led.above, signature_of(led.above, kinds), kinds};
    }
    // sentenced to two years, and to pay: with a to of its own beside a verb that has none it hangs on that verb
    if (with_to(graph_, clause) && indicative(graph_, first)) return on_word(clause, first, Link::embedded);
    // wanted to leave but was stopped, kept watch and a crowd came: one with a tense goes with the verb that has one
    if (indicative(graph_, clause))
        while (!indicative(graph_, first) && plain(graph_.token(first).deprel) == "xcomp" &&
               graph_.token(first).head >= 0)
            first = graph_.token(first).head;
    // might lose her job or be sent to prison: an auxiliary without a tense leaves it to the first
    const bool tensed = indicative(graph_, clause) || with_to(graph_, clause);
    // would have left but stayed: behind a but, one with a tense does not share what the first has for it
    const TokenIndex but = graph_.child(clause, "cc");
    const bool contrasted = but >= 0 && lists_.contains("contrast", graph_.lexeme(but)) && indicative(graph_, clause);
    const bool own = has_own_subject(graph_, clause) || (tensed && has_auxiliary(graph_, clause)) ||
                     (contrasted && has_auxiliary(graph_, first));
    return {own ? Link::second : Link::conjunct, first, nullptr, {}};
}

/// *the aim is to win*, *the truth is that we won*, *all we can do is wait*: the subject says what the clause is.
TokenIndex Veridicality::identified_subject(TokenIndex clause) const {
    const TokenIndex outer = graph_.child(clause, "nsubj:outer");
    if (outer >= 0) return outer;
    const bool verb = graph_.token(clause).upos == Upos::VERB && graph_.child(clause, "cop") >= 0;
    if (!verb || (!with_to(graph_, clause) && graph_.token(clause).xpos != "VB")) return -1;
    return graph_.child(clause, "nsubj");
}

/// *If she continues!*: what is no main clause, but stands alone.
Veridicality::Step Veridicality::fragment(TokenIndex clause) const {
    const TokenIndex mark = graph_.child(clause, "mark");
    if (mark < 0 || with_to(graph_, clause)) return {};
    Step step = led_by(graph_.case_of(clause), {"conjunction"}, clause);
    step.link = step.signature ? Link::led : Link::none;
    return step;
}

/// *It was in May that he left*: what follows is taken for granted.
bool Veridicality::cleft(TokenIndex word) const {
    if (graph_.child(word, "cop") < 0) return false;
    if (graph_.child(word, "expl") < 0) {
        const TokenIndex subject = graph_.child(word, "nsubj");
        if (subject < 0 || !lists_.contains("expletive_pronoun", graph_.lexeme(subject))) return false;
    }
    return graph_.child(word, "case") >= 0 || graph_.token(word).upos == Upos::ADV;
}

/// *improved at times they prayed*: a relative clause that is not seen as one; but *boasted to us they had won*. The
/// noun that it is about, or -1.
TokenIndex Veridicality::adverbial_before(TokenIndex clause, TokenIndex verb) const {
    const TokenIndex first = graph_.subtree(clause).front();
    if (first == 0 || first > clause) return -1;
    const Token& noun = graph_.token(first - 1);
    const bool adverbial = noun.upos == Upos::NOUN && plain(noun.deprel) == "obl" && noun.head == verb;
    return adverbial && !lists_.contains("recipient_marker", graph_.case_of(first - 1)) ? (first - 1) : -1;
}

/// *so strong that the roof fell*
bool Veridicality::so_much(TokenIndex word) const {
    const auto& children = graph_.children(word);
    return std::any_of(children.begin(), children.end(),
                       [&](TokenIndex c) { return lists_.contains("so_much", graph_.lexeme(c)) && c < word; });
}

/// Of relative clauses, and of what looks like one: *a charge that he stole money*.
Veridicality::Step Veridicality::relative(TokenIndex clause, TokenIndex noun) const {
    bool that = false, gap = true;
    int objects = 0;
    for (const TokenIndex c : graph_.children(clause)) {
        const Token& token = graph_.token(c);
        const bool pronoun =
            c < clause && lists_.contains("complementizer", lower(token.form)) && token.upos != Upos::DET;
        that = that || (pronoun && !is_subject(token.deprel));
        if (token.deprel == "obj") ++objects;
        if (pronoun && token.deprel == "mark" && !may_have_gap(graph_, clause)) gap = false;
    }
    if (that && has_own_subject(graph_, clause) && (!gap || objects > 1))
        if (Step step{Link::embedded, noun, signature_of(noun, {"that"}), {"that"}}; step.signature) return step;
    // it was not Holm who fired
    const TokenIndex subject = graph_.child(noun, "nsubj");
    if (graph_.child(noun, "cop") >= 0 && subject >= 0 &&
        lists_.contains("expletive_pronoun", graph_.lexeme(subject)) && graph_.child(noun, "det") < 0 &&
        graph_.case_of(noun).empty())  // but: not until May that he fired
        return {Link::argument, noun, nullptr, {}};
    if (Step step = called(noun); step.signature) return step;
    return attribute(clause, noun);
}

/// *called him a thief who robbed the poor*, *slammed it as an act taken against patriots*: all of it is his who calls
/// him so.
Veridicality::Step Veridicality::called(TokenIndex noun) const {
    const Token& token = graph_.token(noun);
    if (token.head < 0) return {};
    const TokenIndex verb = token.head;
    const bool as = plain(token.deprel) == "obl" && lists_.contains("role_marker", graph_.case_of(noun));
    const bool second = token.deprel == "xcomp" || (token.deprel == "obj" && has_object(graph_, verb, noun));
    if (!as && !second) return {};
    const Signature* signature = signature_of(verb, {"predicate"});
    if (!signature || !signature->affirmed.said) return {};
    return {Link::embedded, verb, signature, {"predicate"}};
}

/// *a bill banning drones*, *that bans drones*: what it is to do, if it comes; but not in *signed a bill banning them*.
bool Veridicality::proposed(TokenIndex clause, TokenIndex noun) const {
    if (!lists_.contains("proposal", graph_.lexeme(noun)) || graph_.passive(clause)) return false;
    if (!gerund(graph_, clause) && !present_tense(graph_, clause)) return false;
    const TokenIndex head = graph_.token(noun).head;
    const bool in_force = head >= 0 && lists_.contains("puts_in_force", graph_.lexeme(head));
    return !in_force && !lists_.contains("speech", graph_.lexeme(clause));
}

/// Of relative clauses and participles: *the man who left*, but *anybody who leaves*, *wants a man who stays*.
Veridicality::Step Veridicality::attribute(TokenIndex clause, TokenIndex noun) const {
    if (lists_.contains("anybody", graph_.lexeme(noun))) return {Link::hypothetical, noun, nullptr, {}};
    if (Step step = called(noun); step.signature) return step;
    if (proposed(clause, noun)) return {Link::hypothetical, noun, nullptr, {}};
    // will be over by the time they come, the day they come: no sooner than that
    if (present_tense(graph_, clause) && graph_.token(noun).head >= 0 && plain(graph_.token(noun).deprel) == "obl" &&
        lists_.contains("time_noun", graph_.lexeme(noun)) && !is_question(clause))
        return {Link::described, graph_.token(noun).head, nullptr, {}};
    bool definite = graph_.token(noun).upos == Upos::PROPN, article = false;
    for (const TokenIndex c : graph_.children(noun)) {
        const std::string_view relation = plain(graph_.token(c).deprel);
        if (relation != "det" && relation != "nummod" && graph_.token(c).deprel != "nmod:poss") continue;
        if (lists_.contains("anybody", graph_.lexeme(c))) return {Link::hypothetical, noun, nullptr, {}};
        article = article || lists_.contains("indefinite_article", graph_.lexeme(c));
        definite = definite || !article;
    }
    const Token& token = graph_.token(noun);
    if (definite || token.head < 0) return {Link::presupposed, noun, nullptr, {}};
    const TokenIndex verb = token.head;
    const bool there = token.deprel == "nsubj" && graph_.child(verb, "expl") >= 0;
    if (!there && plain(token.deprel) != "obj") return {Link::presupposed, noun, nullptr, {}};
    // wanted a man who stayed, if they won would have a mayor who smiled: there need not be one
    if (Step step{Link::embedded, verb, signature_of(verb, {"indefinite"}), {"indefinite"}}; step.signature)
        return step;
    const bool unreal = has_auxiliary(graph_, verb) && condition_of(graph_, lists_, verb) >= 0;
    // found no letter linking them: there is none; but: may sell the ship built in Lund
    if (!indicative(graph_, clause)) return {Link::described, verb, nullptr, {"negated"}};
    if (!present_tense(graph_, clause) && !unreal) return {Link::presupposed, noun, nullptr, {}};
    return {Link::described, verb, nullptr, {}};
}

/// Of the clauses behind a noun.
Veridicality::Step Veridicality::adnominal(TokenIndex clause, TokenIndex noun) const {
    const bool participle = !with_to(graph_, clause) && !indicative(graph_, clause) && !has_own_subject(graph_, clause);
    if (participle && graph_.case_of(clause).empty()) {
        // reports of Orbix buying a mine, accused Orbix of buying it
        const Token& token = graph_.token(noun);
        const std::string marker = graph_.case_of(noun);
        // accused the party of fraud, buying votes: as if it had of in front
        const bool direct = marker.empty() && token.deprel == "obj";
        const TokenIndex first = graph_.subtree(clause).front();
        const auto comma = [&](TokenIndex i) { return i >= 0 && graph_.token(i).form == ","; };
        const bool object = direct && (comma(first) || comma(first - 1));
        if (token.head >= 0 && (!marker.empty() || direct) && gerund(graph_, clause)) {
            const TokenIndex word = token.head;
            std::vector<std::string> kinds(object ? 1 : 0, "object of ing");
            if (!direct) kinds = {"object " + marker + " ing", marker + " ing"};
            if (const Signature* signature = signature_of(word, kinds)) return {Link::embedded, word, signature, kinds};
            // paid it instead of others paying it
            if (Step led = led_by(marker, {"conjunction ing"}, word); led.signature && led.signature->affirmed.negated)
                return led;
            // reported shops selling it
            if (const Signature* signature = signature_of(word, {"object ing"}); direct && signature)
                if (signature->affirmed.said) return {Link::embedded, word, signature, {"object ing"}};
        }
        return attribute(clause, noun);
    }
    if (cleft(noun)) return {Link::presupposed, noun, nullptr, {}};
    Step step = on_word(clause, noun, Link::embedded);
    if (step.signature) return step;
    const std::string marker = graph_.case_of(clause);
    if (!lists_.contains("complementizer", marker) && !with_to(graph_, clause)) {
        Step led = led_by(marker, {participle ? "conjunction ing" : "conjunction"}, noun);
        if (led.signature) return led;
    }
    // the plan that they follow: a relative clause that is not seen as one
    if (step.kinds.back() == "that" && may_have_gap(graph_, clause)) return attribute(clause, noun);
    return step;
}

Veridicality::Step Veridicality::step_above(TokenIndex clause) const {
    const Token& token = graph_.token(clause);
    if (const auto report = reports_.find(clause); report != reports_.end() && report->second.act != clause)
        return {Link::reported, report->second.act, nullptr, {}};
    if (const TokenIndex subject = identified_subject(clause); subject >= 0)
        return on_word(clause, subject, Link::identified);
    if (token.head < 0) return fragment(clause);
    const TokenIndex head = token.head;
    const std::string_view relation = plain(token.deprel);
    if (relation == "conj") return conjunct(clause, head);
    if (token.deprel == "acl:relcl") return relative(clause, head);
    if (token.deprel == "advcl:relcl") return {Link::presupposed, head, nullptr, {}};
    if (relation == "xcomp" || relation == "ccomp" || relation == "csubj") {
        const std::string marker = graph_.case_of(clause);
        const bool conjunction = !marker.empty() && !lists_.contains("complementizer", marker) &&
                                 signatures_.find(marker, Upos::SCONJ, {"conjunction"}) &&
                                 !lists_.contains("question_marker", marker) && indicative(graph_, clause);
        if (conjunction) return led_by(marker, {"conjunction"}, head);
        if (relation == "ccomp" && (cleft(head) || so_much(head))) return {Link::presupposed, head, nullptr, {}};
        Step step = on_word(clause, head, Link::embedded);
        if (!step.signature && marker.empty() && step.kinds.back() == "that")
            if (const TokenIndex noun = adverbial_before(clause, head); noun >= 0) return attribute(clause, noun);
        return step;
    }
    if (relation == "advcl") return adverbial(clause, head);
    if (relation == "acl") return adnominal(clause, head);
    if (relation == "parataxis") return fragment(clause);
    if (token.upos == Upos::NOUN && relation == "obj") return {Link::argument, head, nullptr, {}};
    return {};
}

std::optional<Veridicality::Embedding> Veridicality::embedding(TokenIndex clause) const {
    if (reports_.count(clause) > 0) return std::nullopt;
    const Step step = step_above(clause);
    if (step.link != Link::embedded && step.link != Link::identified) return std::nullopt;
    return Embedding{step.above, step.signature, step.kinds.back() == "that"};
}

}  // namespace claimgraph::extract::claims
