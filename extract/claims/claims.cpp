#include "extract/claims/claims.h"

#include <algorithm>
#include <map>
#include <optional>

#include "extract/claims/arguments.h"
#include "extract/claims/attribution.h"
#include "extract/claims/filling.h"
#include "extract/claims/grounds.h"
#include "extract/claims/predicates.h"
#include "extract/claims/qualifiers.h"
#include "extract/claims/quoted_speakers.h"
#include "extract/claims/scope.h"
#include "extract/claims/veridicality.h"
#include "extract/rules/relations.h"

namespace claimgraph::extract::claims {

using rules::Edge;
using rules::Emission;
using rules::lower;
using rules::Sign;

namespace {

class ClaimBuilder {
   public:
    ClaimBuilder(const Document& document, const Analysis& analysis, const Names& names, const WordLists& lists,
                 const Signatures& signatures, const std::vector<EnhancedGraph>& graphs,
                 const std::vector<std::vector<Match>>& matches)
        : text_{document, analysis, names, lists, graphs},
          matches_(matches),
          veridicality_(of_each(graphs, lists, signatures)),
          quoted_(document, analysis, names, lists, graphs),
          arguments_(text_, quoted_),
          attribution_(text_, matches, arguments_, veridicality_, quoted_),
          qualifiers_(text_, arguments_, attribution_),
          claim_of_(graphs.size()) {}

    std::vector<Claim> build() {
        for (std::uint32_t s = 0; s < text_.graphs.size(); ++s)
            for (const Match& match : matches_[s])
                for (const Emission& emission : match.rule->emissions) emit(s, match, emission);
        link_inner_claims();
        return std::move(claims_);
    }

    const std::vector<Grounds>& grounds() const { return grounds_; }
    std::uint64_t left_out() const { return left_out_; }

   private:
    static std::vector<Veridicality> of_each(const std::vector<EnhancedGraph>& graphs, const WordLists& lists,
                                             const Signatures& signatures) {
        std::vector<Veridicality> out;
        out.reserve(graphs.size());
        for (const EnhancedGraph& graph : graphs) out.emplace_back(graph, lists, signatures);
        return out;
    }

    /// Who did it, what they want: where a question word stands alone, nothing is said.
    bool asked(std::uint32_t s, const Match& match, const std::string& name,
               const std::vector<Argument>& arguments) const {
        if (name.empty() || arguments.size() != 1) return false;
        const TokenIndex token = match.argument(name);
        if (token < 0) return false;
        const Token& word = text_.graphs[s].token(token);
        return word.xpos.starts_with('W') && arguments.front().text == word.form;
    }

    /// *Saw how many died*, *asked which way they took*: nor where it leads the phrase.
    bool asked_for(const EnhancedGraph& graph, const Match& match, const std::string& name) const {
        const TokenIndex token = name.empty() ? no_token : match.argument(name);
        if (token < 0 || token > match.trigger || graph.predicate(token)) return false;
        const TokenIndex first = graph.subtree(token).front();
        const std::string& word = graph.token(first).xpos;
        return first < token && word.starts_with('W') && word != "WP$";
    }

    /// *Oslo and Bergen lie in the east and the west, respectively*: the first with the first; both in text order then.
    bool respectively(std::uint32_t s, TokenIndex trigger, std::vector<Argument>& subjects,
                      std::vector<Argument>& objects) const {
        if (subjects.size() < 2 || subjects.size() != objects.size()) return false;
        const std::vector<TokenIndex> clause = text_.graphs[s].subtree(trigger);
        if (std::none_of(clause.begin(), clause.end(),
                         [&](TokenIndex i) { return text_.lists.contains("in_turn", text_.graphs[s].lexeme(i)); }))
            return false;
        for (std::vector<Argument>* each : {&subjects, &objects})
            std::sort(each->begin(), each->end(),
                      [](const Argument& a, const Argument& b) { return a.span.begin < b.span.begin; });
        return true;
    }

    MentionForm form_of(const Argument& argument, std::uint32_t s) const {
        for (std::uint32_t m = text_.names.first_mention[s]; m < text_.names.first_mention[s + 1]; ++m)
            if (text_.names.mentions[m].cluster == argument.cluster &&
                argument.span.contains(text_.names.mentions[m].span))
                return text_.names.mentions[m].form;
        return MentionForm::nominal;
    }

    /// *Orbix sued the company*: who does it and to whom it is done are two, so the description or pronoun among them
    /// was not this one. \return whether there is a claim: with both resolved, *X, known as Y* says nothing
    bool tell_apart(std::uint32_t s, const Match& match, const Emission& emission, Argument& subject,
                    Argument& object) const {
        const EnhancedGraph& graph = text_.graphs[s];
        const TokenIndex acted_on = match.argument(emission.object);
        // help them help them: whoever they are, the ones do not help themselves
        const bool pronouns =
            acted_on >= 0 && graph.token(acted_on).upos == Upos::PRON && graph.child(match.trigger, "cop") < 0;
        if (pronouns && !subject.cluster && !object.cluster && lower(subject.text) == lower(object.text)) return false;
        if (!subject.cluster || subject.cluster != object.cluster ||
            text_.lists.contains("reflexive", lower(object.text)))
            return true;
        // called people to tell them: then it is not they who tell
        const TokenIndex doer = match.argument(emission.subject);
        const auto& edges = graph.dependents(match.trigger);
        const bool controlled = std::any_of(edges.begin(), edges.end(), [&](const Edge& edge) {
            return edge.derived && edge.dependent == doer && graph.token(edge.dependent).head != match.trigger;
        });
        if (graph.child(match.trigger, "cop") >= 0 || doer < 0 || controlled) return false;
        const MentionForm above = form_of(subject, s), below = form_of(object, s);
        if (above == MentionForm::name && below == MentionForm::name) return false;
        if (below == MentionForm::pronoun || (below == MentionForm::nominal && above != MentionForm::pronoun))
            object.cluster.reset();
        else
            subject.cluster.reset();
        return true;
    }

    /// *It was not Solan who fired the shot*: the clause is denied of the one whom it is about.
    bool not_this_one(const EnhancedGraph& graph, const Match& match) const {
        const Token& clause = graph.token(match.trigger);
        if (clause.deprel != "acl:relcl" || clause.head < 0) return false;
        const TokenIndex focus = clause.head;
        if (graph.child(focus, "cop") < 0 || graph.child(focus, "expl") < 0) return false;
        return std::any_of(graph.children(focus).begin(), graph.children(focus).end(), [&](TokenIndex c) {
            return graph.token(c).deprel == "advmod" && text_.lists.contains("negation", graph.lexeme(c));
        });
    }

    /// *The law takes effect on May 5*, in a text of March: a day behind that of publication.
    bool to_come(const std::vector<Qualifier>& qualifiers) const {
        return std::any_of(qualifiers.begin(), qualifiers.end(), [&](const Qualifier& qualifier) {
            const std::string begin = qualifier.value.substr(0, std::min<std::size_t>(qualifier.value.find('/'), 10));
            return qualifier.role == "time" && begin.size() >= 4 && begin.front() >= '0' && begin.front() <= '9' &&
                   text_.document.published.size() >= begin.size() &&
                   begin > text_.document.published.substr(0, begin.size());
        });
    }

    /// *Oslo and Bergen met*, *could not reach an agreement*: nobody does so alone.
    bool done_together(std::uint32_t s, const Match& match, const Emission& emission) const {
        const EnhancedGraph& graph = text_.graphs[s];
        const TokenIndex object = emission.object.empty() ? no_token : match.argument(emission.object);
        for (const TokenIndex child : graph.children(match.trigger))
            if (text_.lists.contains("company_marker", graph.case_of(child))) return false;
        if (object < 0) return text_.lists.contains("joint_act", graph.lexeme(match.trigger));
        return text_.lists.contains("joint_result_verb", graph.lexeme(match.trigger)) &&
               text_.lists.contains("joint_result", graph.lexeme(object));
    }

    /// The other subjects, as those with whom it is done.
    static void add_partners(Claim& claim, const std::vector<Argument>& subjects, std::size_t self) {
        for (std::size_t k = 0; k < subjects.size(); ++k) {
            if (k == self || subjects[k].text.empty()) continue;
            Qualifier partner;
            partner.role = "company";
            partner.span = subjects[k].span;
            partner.text = subjects[k].text;
            partner.cluster = subjects[k].cluster;
            claim.qualifiers.push_back(std::move(partner));
        }
    }

    /// A group as one argument: the words from its first member to its last.
    Argument joined(const std::vector<Argument>& group) const {
        Argument out = group.front();
        for (const Argument& member : group) {
            if (member.text.empty()) continue;
            out.span.begin = std::min(out.span.begin, member.span.begin);
            out.span.end = std::max(out.span.end, member.span.end);
        }
        out.text = text_.document.words(out.span);
        out.cluster.reset();
        return out;
    }

    std::size_t claims_in(std::uint32_t s) {
        if (counted_ != s) counted_ = s, first_claim_ = claims_.size();
        return claims_.size() - first_claim_;
    }

    void emit(std::uint32_t s, const Match& match, const Emission& emission) {
        const EnhancedGraph& graph = text_.graphs[s];
        std::vector<Argument> subjects = fill(text_, arguments_, s, match, emission, emission.subject);
        std::vector<Argument> objects = fill(text_, arguments_, s, match, emission, emission.object);
        const bool question = graph.token(match.trigger).head < 0;
        if ((question && asked(s, match, emission.subject, subjects)) || asked(s, match, emission.object, objects))
            return;
        if (asked_for(graph, match, emission.subject) || asked_for(graph, match, emission.object)) return;
        if (asks_for_part(graph, match.trigger)) return;
        // let's go: the text has no word for who is to go
        for (Argument& subject : subjects)
            if (subject.text == "'s" || subject.text == "’s") subject = {};
        if (subjects.empty()) subjects.emplace_back();
        // know who did it: the one who did it is not named
        for (Argument& subject : subjects)
            if (text_.lists.contains("question_pronoun", lower(subject.text))) subject = {};
        const Claim claim = without_arguments(s, match, emission, objects.empty() ? nullptr : &objects.front());
        emit_pairs(s, match, emission, claim, subjects, objects);
        if (claim.polarity == Polarity::negated || emission.polarity != Sign::inherit) return;
        Claim denied = claim;
        denied.polarity = Polarity::negated;
        if (const auto others = excluded(s, match, emission.subject); !others.empty())
            emit_pairs(s, match, emission, denied, others, objects);
        if (const auto others = excluded(s, match, emission.object); !others.empty())
            emit_pairs(s, match, emission, denied, subjects, others);
    }

    /// *The driver, not the guard, did it*: of the guard it is denied.
    std::vector<Argument> excluded(std::uint32_t s, const Match& match, const std::string& name) const {
        const TokenIndex token = name.empty() ? no_token : match.argument(name);
        if (token < 0 || token == match.trigger || text_.graphs[s].predicate(token)) return {};
        std::vector<Argument> out;
        PhraseOptions options;
        options.before_preposition = false;
        for (const TokenIndex other : arguments_.coordination_in(s).excluded(token)) {
            const TokenIndex negation = text_.graphs[s].child(other, "advmod");
            options.leave_out = negation < 0 ? std::nullopt : std::optional(negation);
            for (Argument& argument : arguments_.at(s, other, Extent::noun_phrase, options))
                out.push_back(std::move(argument));
        }
        return out;
    }

    /// All of a claim but its subject and object. \param object  the first, or null
    Claim without_arguments(std::uint32_t s, const Match& match, const Emission& emission,
                            const Argument* object) const {
        Claim claim;
        claim.sentence = s;
        claim.predicate = predicate_of(text_, s, match, emission);
        claim.rule = match.rule->id;
        claim.qualifiers = qualifiers_.of(s, match, emission, object);
        claim.attributed_to = attribution_.sources(s, match.trigger);

        const EnhancedGraph& graph = text_.graphs[s];
        const Scope scope = veridicality_[s].of(match.trigger);
        bool negated = scope.negated != not_this_one(graph, match);
        if (emission.polarity != Sign::inherit) negated = emission.polarity == Sign::negated;
        claim.polarity = negated ? Polarity::negated : Polarity::affirmed;
        claim.modality = emission.modality.value_or(scope.modality);
        if (claim.modality == Modality::actual && present_tense(graph, match.trigger) && to_come(claim.qualifiers))
            claim.modality = Modality::future;
        // said, and the text does not tell by whom: the words of a source without a name
        if (claim.attributed_to.empty() && quoted_.is_said(s, match.trigger)) claim.attributed_to.emplace_back();
        return claim;
    }

    /// A claim of each subject with each object.
    void emit_pairs(std::uint32_t s, const Match& match, const Emission& emission, const Claim& claim,
                    std::vector<Argument> subjects, std::vector<Argument> objects) {
        const bool transitive = !objects.empty();
        if (!transitive) objects.emplace_back();
        const bool in_turn =
            transitive && respectively(s, match.trigger, subjects, objects) && subjects.size() <= most_pairs;
        if (!in_turn && subjects.size() * objects.size() > most_pairs) {
            std::vector<Argument>& larger = subjects.size() > objects.size() ? subjects : objects;
            std::vector<Argument>& smaller = subjects.size() > objects.size() ? objects : subjects;
            larger = {joined(larger)};
            if (smaller.size() > most_pairs) smaller = {joined(smaller)};
        }
        const bool together = !in_turn && subjects.size() > 1 && done_together(s, match, emission);
        for (std::size_t i = 0; i < subjects.size(); ++i)
            for (std::size_t k = 0; k < objects.size(); ++k) {
                if (in_turn && i != k) continue;
                Argument subject = subjects[i], object = objects[k];
                if (transitive && object.text.empty()) continue;
                if (transitive && object.span == subject.span) continue;  // each other, not themselves
                if (transitive && !tell_apart(s, match, emission, subject, object)) continue;
                Claim each = claim;
                each.subject = subject;
                if (together) add_partners(each, subjects, i);
                if (transitive) each.object = object;
                add(s, match, emission, std::move(each));
            }
    }

    /// Of *denied having closed it or moved it* the second for the second.
    TokenIndex object_token(std::uint32_t s, TokenIndex token, const Argument& object) const {
        if (token < 0) return token;
        const EnhancedGraph& graph = text_.graphs[s];
        for (const TokenIndex c : graph.children(token))
            if (graph.token(c).deprel == "conj" && object.span.begin > graph.token(token).span.begin &&
                object.span.contains(graph.token(c).span))
                return c;
        return token;
    }

    void add(std::uint32_t s, const Match& match, const Emission& emission, Claim claim) {
        if (claims_in(s) >= most_claims) {
            ++left_out_;
            return;
        }
        grounds_.push_back(grounds_of(text_, s, match, emission, claim));
        claim.confidence = confidence_of(grounds_.back());
        claim_of_[s].emplace(match.trigger, static_cast<std::uint32_t>(claims_.size()));
        object_token_.push_back(claim.object ? object_token(s, match.argument(emission.object), *claim.object) : -1);
        trigger_.push_back(match.trigger);
        claims_.push_back(std::move(claim));
    }

    /// What is said is a claim of its own where a rule found one there.
    void link_inner_claims() {
        for (std::size_t i = 0; i < claims_.size(); ++i) {
            Claim& claim = claims_[i];
            if (!claim.object || claim.object->cluster || object_token_[i] < 0) continue;
            const TokenIndex token = object_token_[i];
            if (token == trigger_[i]) continue;
            const EnhancedGraph& graph = text_.graphs[claim.sentence];
            if (!graph.predicate(token)) continue;
            auto inner = claim_of_[claim.sentence].find(token);
            if (inner == claim_of_[claim.sentence].end()) {
                // appeared to rule out: the claim is with the infinitive
                const TokenIndex infinitive = graph.child(token, "xcomp");
                if (infinitive >= 0) inner = claim_of_[claim.sentence].find(infinitive);
            }
            if (inner != claim_of_[claim.sentence].end()) claim.object->claim = inner->second;
        }
    }

    const ParsedDocument text_;
    const std::vector<std::vector<Match>>& matches_;
    std::vector<Veridicality> veridicality_;  ///< of each sentence
    QuotedSpeakers quoted_;
    const Arguments arguments_;
    const Attribution attribution_;
    const Qualifiers qualifiers_;
    std::vector<Claim> claims_;
    std::uint64_t left_out_ = 0;   ///< claims past the bound
    std::uint32_t counted_ = ~0u;  ///< the sentence whose claims begin at first_claim_
    std::size_t first_claim_ = 0;
    std::vector<Grounds> grounds_;                               ///< of each claim
    std::vector<TokenIndex> object_token_;                       ///< of each claim
    std::vector<TokenIndex> trigger_;                            ///< of each claim
    std::vector<std::map<TokenIndex, std::uint32_t>> claim_of_;  ///< of each sentence: predicate token → claim
};

}  // namespace

std::vector<Claim> build_claims(const Document& document, const Analysis& analysis, const Names& names,
                                const WordLists& lists, const Signatures& signatures,
                                const std::vector<EnhancedGraph>& graphs,
                                const std::vector<std::vector<Match>>& matches, std::vector<Grounds>* grounds,
                                std::uint64_t* left_out) {
    ClaimBuilder builder(document, analysis, names, lists, signatures, graphs, matches);
    std::vector<Claim> out = builder.build();
    if (grounds) *grounds = builder.grounds();
    if (left_out) *left_out = builder.left_out();
    return out;
}

}  // namespace claimgraph::extract::claims
