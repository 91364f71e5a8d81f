#include "extract/claims/veridicality.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "extract/rules/relations.h"

namespace claimgraph::extract::claims {

using rules::Edge;
using rules::EnhancedGraph;
using rules::is_subject;
using rules::lower;
using rules::plain;
using rules::Standing;

namespace {

/// How many steps are gone up: what is nested deeper is open, since readers do not follow either.
constexpr std::size_t most_steps = 12;

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

Scope lowered(const Standing& standing, const Scope& above) {
    const Modality modality = standing.modality.value_or(above.modality);
    // may plan to go, is it going to rise? no more than possible
    const bool doubtful = modality == Modality::future && above.modality == Modality::possible;
    return {standing.negated, doubtful ? Modality::possible : modality};
}

}  // namespace

void Veridicality::add_report(TokenIndex content, const Report& report) {
    const auto [found, fresh] = reports_.emplace(content, report);
    const Report& other = found->second;
    if (!fresh && !other.negated && !other.asked && !other.modality) found->second = report;
}

// --- the step above a clause ------------------------------------------------------------------------------------

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
    const bool own = has_own_subject(graph_, clause) || (tensed && has_auxiliary(graph_, clause));
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

// --- the calculus -----------------------------------------------------------------------------------------------

/// Go home; the first verb of a sentence, or of what somebody says, without anything that makes it finite.
bool Veridicality::imperative(TokenIndex predicate) const {
    const Token& token = graph_.token(predicate);
    for (const TokenIndex c : graph_.children(predicate))
        if (c < predicate && lists_.contains("polite_request", graph_.lexeme(c))) return true;
    if (token.xpos != "VB" || with_to(graph_, predicate) || has_own_subject(graph_, predicate)) return false;
    for (const TokenIndex c : graph_.children(predicate))
        if (plain(graph_.token(c).deprel) == "aux" && !lists_.contains("emphatic_auxiliary", graph_.lexeme(c)))
            return false;
    const auto& edges = graph_.dependents(predicate);
    return std::none_of(edges.begin(), edges.end(), [](const Edge& edge) { return is_subject(edge.relation); });
}

/// too weak to carry it, contaminated too heavily to be used
bool Veridicality::too_much(TokenIndex quality, TokenIndex infinitive) const {
    for (TokenIndex i = 0; i + 1 < infinitive && i + 1 < graph_.size(); ++i) {
        if (graph_.token(i).deprel != "advmod" || !lists_.contains("too_much", graph_.lexeme(i))) continue;
        const Upos next = graph_.token(i + 1).upos;
        const bool degree = next == Upos::ADJ || next == Upos::ADV || graph_.token(i + 1).xpos == "VBN";
        if (degree && (i + 1 == quality || graph_.token(i + 1).head == quality)) return true;
    }
    return false;
}

/// Of a word of saying that is negated. Nobody thought so: that is not said to be thought by anybody, nor the opposite.
const Signature* Veridicality::negated_signature(TokenIndex act) const {
    const Signature* signature = signature_of(act, {"that"});
    const bool turns = signature && signature->negated.said;
    return turns && !negated_by_word(graph_, lists_, act) ? nullptr : signature;
}

/// What somebody says, by the standing of the saying.
Scope Veridicality::reported(TokenIndex content, const Scope& act) const {
    const Report& report = reports_.at(content);
    if (report.asked) return {false, Modality::possible};
    if (act.negated) {
        // does not think that it works: thinks that it does not; did not know that it did: but it does
        const Signature* signature = negated_signature(report.act);
        if (!signature) return {false, Modality::possible};
        if (signature->negated.modality == Modality::possible) return {signature->negated.negated, Modality::possible};
        const Scope denied = lowered(signature->negated, {false, Modality::actual});
        return {report.negated != denied.negated, report.modality.value_or(denied.modality)};
    }
    const bool doubtful = report.modality == Modality::future && act.modality == Modality::possible;
    if (report.modality) return {report.negated, doubtful ? Modality::possible : *report.modality};
    const Modality saying =
        act.modality == Modality::actual || act.modality == Modality::future ? act.modality : Modality::possible;
    return {report.negated, saying};
}

/// What the step gives a clause, before its own words count.
Scope Veridicality::given(const Step& step, TokenIndex clause, const Standings& above) const {
    const Scope& after = above.after;
    switch (step.link) {
        case Link::none:
        case Link::presupposed:
            return {};
        case Link::second:
            return above.before;
        case Link::conjunct: {
            // did not confirm or deny; may come and stay: what stands before both holds for both
            const TokenIndex conjunction = graph_.child(clause, "cc");
            if (conjunction < 0) return {above.before.negated, after.modality};
            const std::string& by = graph_.lexeme(conjunction);
            // could not come and see: an auxiliary of both with its negation; but: could not come but called; should
            // not wait and instead call; will not be stopped and keep it
            const bool one_group = graph_.token(clause).xpos == "VB" && has_auxiliary(graph_, step.above) &&
                                   graph_.child(step.above, "aux:pass") < 0;
            const bool shared =
                lists_.contains("negation_shared", by) || (one_group && !lists_.contains("contrast", by) && !instead(graph_, lists_, clause));
            return {shared ? after.negated : above.before.negated, after.modality};
        }
        case Link::accompanying:
            return {false, after.modality};
        case Link::argument:
            return {after.negated, Modality::actual};
        case Link::hypothetical:
            return {false, Modality::possible};
        case Link::described:
            if (after.negated) return {false, Modality::possible};
            return {false,
                    step.kinds.empty() && after.modality != Modality::actual ? Modality::possible : Modality::actual};
        case Link::reported:
            return reported(clause, after);
        case Link::embedded:
        case Link::identified:
        case Link::led:
            break;
    }
    // too weak to win, too late to vote; but what is not too late can be
    if (step.link == Link::embedded || step.link == Link::led)
        if (infinitive(graph_, clause) && too_much(step.above, clause))
            return {!negated_by_word(graph_, lists_, step.above), Modality::possible};
    if (step.signature) return lowered(after.negated ? step.signature->negated : step.signature->affirmed, after);
    const std::string& kind = step.kinds.back();
    if (kind == "subjunctive") return {false, Modality::demanded};
    if (kind == "wh") return {};  // asked when he left: that he left is taken for granted; but: asked how to leave
    // died trying, left dead: no words of anybody, but what goes with it
    if (kind == "predicate" || kind == "ing" || kind == "participle") return after;
    return {false, Modality::possible};
}

/// What the words of a clause make of its standing.
Scope Veridicality::own(const Step& step, TokenIndex clause, Scope scope, std::vector<TokenIndex>& seen) const {
    // no sign that it was: what negates the word above counts once
    if (step.link == Link::embedded && graph_.token(step.above).upos == Upos::NOUN) seen.push_back(step.above);
    const OwnScope own = own_scope(graph_, lists_, signatures_, clause, seen);
    scope.negated = scope.negated != own.negated;
    const bool main = step.link == Link::none || step.link == Link::second || step.link == Link::reported;
    // should it rain; asks that they will go: no word of the clause itself
    const bool decided = step.link == Link::reported
                             ? scope.modality == Modality::possible || reports_.at(clause).modality.has_value()
                             : step.link == Link::led && inverted_auxiliary(graph_, clause) >= 0;
    if (decided) return scope;
    // will it rain? should it stay? asks, and says neither that it comes nor that it must
    const bool open = own.modality == Modality::future || own.modality == Modality::demanded;
    // if it were to rain: no more than supposed
    const bool doubtful = step.link == Link::led && own.modality == Modality::future &&
                          lists_.contains("condition_clause", leader_of(clause));
    if (doubtful || (open && main && asked_here(graph_, clause)))
        scope.modality = Modality::possible;
    else if (own.modality && !says_so(graph_, lists_, clause))
        scope.modality = *own.modality;
    else if (main && imperative(clause))
        scope.modality = Modality::demanded;
    else if (main && scope.modality == Modality::actual && asked_here(graph_, clause))
        scope.modality = Modality::possible;
    if (scope.modality == Modality::actual && !scope.negated && alternative(graph_, lists_, clause))
        scope.modality = Modality::possible;
    if (scope.modality == Modality::actual && present_tense(graph_, clause) &&
        condition_of(graph_, lists_, clause) >= 0)
        scope.modality = Modality::possible;
    return scope;
}

Scope Veridicality::of(TokenIndex predicate) const {
    std::vector<std::pair<TokenIndex, Step>> path;  // from the predicate up
    for (TokenIndex at = predicate; path.size() < most_steps;) {
        path.emplace_back(at, step_above(at));
        const Step& step = path.back().second;
        const bool last = step.link == Link::none || step.link == Link::presupposed ||
                          step.link == Link::hypothetical || step.link == Link::identified || step.above == at;
        if (last) break;
        // "…", he said: the verb of saying stands below
        if (step.link == Link::reported && !graph_.dominates(step.above, at)) break;
        at = step.above;
    }
    std::vector<TokenIndex> seen;
    Standings standings;
    const Step& top = path.back().second;
    if (path.size() == most_steps) standings.before.modality = standings.after.modality = Modality::possible;
    if (top.link == Link::reported || top.link == Link::identified) {
        const OwnScope act = own_scope(graph_, lists_, signatures_, top.above, seen);
        const std::optional<Modality> own = says_so(graph_, lists_, top.above) ? std::nullopt : act.modality;
        standings.after = {act.negated, own.value_or(Modality::actual)};
    }
    for (auto at = path.rbegin(); at != path.rend(); ++at) {
        Standings below;
        below.before = given(at->second, at->first, standings);
        below.after = own(at->second, at->first, below.before, seen);
        standings = below;
    }
    return standings.after;
}

bool Veridicality::posed(TokenIndex act) const {
    for (std::size_t steps = 0; !graph_.predicate(act) && graph_.token(act).head >= 0 && steps < most_steps; ++steps)
        act = graph_.token(act).head;
    const Step step = step_above(act);
    if (step.link == Link::led) return step.signature && lists_.contains("condition_clause", leader_of(act));
    const bool question = inverted_auxiliary(graph_, act) >= 0 || is_question(act);
    return (step.link == Link::none || step.link == Link::second) && question && asked_here(graph_, act);
}

bool Veridicality::held(const Report& report) const {
    if (report.asked) return false;
    if (!of(report.act).negated) return true;
    const Signature* signature = negated_signature(report.act);
    return signature && signature->negated.said;
}

}  // namespace claimgraph::extract::claims
