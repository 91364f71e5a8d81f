#include "extract/claims/veridicality.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "extract/rules/relations.h"

namespace claimgraph::extract::claims {

using rules::Edge;
using rules::is_subject;
using rules::lower;
using rules::plain;
using rules::Standing;

namespace {

/// How many steps are gone up: what is nested deeper is open, since readers do not follow either.
constexpr std::size_t most_steps = 12;

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
            const bool shared = lists_.contains("negation_shared", by) ||
                                (one_group && !lists_.contains("contrast", by) && !instead(graph_, lists_, clause));
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
