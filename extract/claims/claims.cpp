#include "extract/claims/claims.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "extract/claims/coordination.h"
#include "extract/claims/phrase.h"
#include "extract/claims/quoted_speakers.h"
#include "extract/claims/scope.h"
#include "extract/claims/veridicality.h"
#include "extract/rules/relations.h"

namespace claimgraph {
namespace {

/// The words under `content` are those of `by`, or of nobody who is named (-1). A rule says so (`says`), or nothing
/// but that somebody is the subject of a word on which they hang.
struct Report {
    const Match* match;  ///< of the rule; null where none says so
    std::uint32_t word;  ///< the trigger of the rule, the word of saying
    std::int32_t by;
    std::uint32_t content;
    Veridicality::Report step;
    bool held;  ///< the source does say so: not *has not confirmed that*, *nobody said that*
};

std::string spaced(std::string_view marker) {
    std::string out(marker);
    std::replace(out.begin(), out.end(), '_', ' ');
    return out;
}

bool is_value(EntityType type) {
    return is_a(type, EntityType::date) || is_a(type, EntityType::quantity) || type == EntityType::money;
}

class ClaimBuilder {
   public:
    ClaimBuilder(const Document& document, const Analysis& analysis, const Names& names, const WordLists& lists,
                 const Signatures& signatures, const std::vector<EnhancedGraph>& graphs,
                 const std::vector<std::vector<Match>>& matches)
        : document_(document),
          analysis_(analysis),
          names_(names),
          lists_(lists),
          graphs_(graphs),
          matches_(matches),
          reports_(graphs.size()),
          quoted_(document, analysis, names, lists, graphs),
          claim_of_(graphs.size()) {
        for (const EnhancedGraph& graph : graphs) veridicality_.emplace_back(graph, lists, signatures);
    }

    std::vector<Claim> build() {
        for (std::uint32_t s = 0; s < graphs_.size(); ++s) collect_reports(s);
        find_quoted_speakers();
        for (std::uint32_t s = 0; s < graphs_.size(); ++s)
            for (const Match& match : matches_[s])
                for (const Emission& emission : match.rule->emissions) emit(s, match, emission);
        link_inner_claims();
        return std::move(claims_);
    }

    const std::vector<Grounds>& grounds() const { return grounds_; }
    std::uint64_t left_out() const { return left_out_; }

   private:
    // --- who says what -------------------------------------------------------------------------------------------

    void collect_reports(std::uint32_t s) {
        for (const Match& match : matches_[s]) {
            if (!match.rule->says) continue;
            const Says& says = *match.rule->says;
            const std::int32_t by = match.argument(says.by);
            const std::int32_t content = match.argument(says.content);
            if (content < 0 || (by < 0 && !says.by.empty())) continue;
            const auto said = static_cast<std::uint32_t>(content);
            const std::int32_t named_act = match.argument(says.act);
            const std::uint32_t act = named_act >= 0 ? static_cast<std::uint32_t>(named_act) : match.trigger;
            // asked whether it is so: nobody says that it is
            const bool asked = lists_.contains("question_marker", graphs_[s].case_of(said));
            add_report(
                s, {&match, match.trigger, by, said, {act, says.sign == Sign::negated, asked, says.modality}, true});
        }
        for (std::uint32_t i = 0; i < graphs_[s].size(); ++i) collect_embedding(s, i);
        for (Report& report : reports_[s]) report.held = veridicality_[s].held(report.step);
    }

    void add_report(std::uint32_t s, const Report& report) {
        veridicality_[s].add_report(report.content, report.step);
        reports_[s].push_back(report);
    }

    /// *boasted that …*, *his complaint that …*: what no list knows as a fact or as open is said by the subject, or by
    /// whose word it is, if that is somebody who can speak.
    void collect_embedding(std::uint32_t s, std::uint32_t clause) {
        const auto embedding = veridicality_[s].embedding(clause);
        if (!embedding || !(embedding->signature ? embedding->signature->affirmed.said : embedding->finite)) return;
        const EnhancedGraph& graph = graphs_[s];
        const bool noun = graph.token(embedding->word).upos == Upos::NOUN;
        if (!noun && graph.passive(embedding->word)) return;
        for (const Edge& edge : graph.dependents(embedding->word)) {
            const bool whose =
                edge.relation == "nmod:poss" || edge.relation == "nmod:by" || edge.relation == "nmod:from";
            if (!(noun ? whose : edge.relation == "nsubj") || edge.dependent == clause) continue;
            if (!speaks(s, edge.dependent)) continue;
            const auto by = static_cast<std::int32_t>(edge.dependent);
            add_report(s, {nullptr, embedding->word, by, clause, {embedding->word, false, false, std::nullopt}, true});
            return;
        }
    }

    /// Somebody, or what people put their words in: *he*, *the mayor*, *the report*.
    bool speaks(std::uint32_t s, std::uint32_t token) const {
        if (const auto cluster = cluster_of(names_, graphs_[s].sentence(), s, token)) {
            const EntityType type = names_.clusters[*cluster].type;
            if (type == EntityType::person || type == EntityType::organization || type == EntityType::group ||
                is_a(type, EntityType::place))
                return true;
        }
        const EnhancedGraph& graph = graphs_[s];
        const std::string& word = graph.lexeme(token);
        for (const char* list :
             {"person_noun", "source", "finding", "statement", "institution", "people", "speaker_pronoun"})
            if (lists_.contains(list, word)) return true;
        return graph.token(token).upos == Upos::NOUN && of_kind(word, "person_noun", "person_ending");
    }

    void find_quoted_speakers() {
        std::vector<std::vector<QuotedSpeakers::Saying>> sayings(graphs_.size());
        for (std::uint32_t s = 0; s < graphs_.size(); ++s)
            for (const Report& report : reports_[s])
                if (report.by >= 0) sayings[s].push_back({static_cast<std::uint32_t>(report.by), report.content});
        quoted_.find(sayings, [this](std::uint32_t s, std::uint32_t token) { return speaks(s, token); });
    }

    bool covers(std::uint32_t s, const Report& report, std::uint32_t token) const {
        const EnhancedGraph& graph = graphs_[s];
        if (!graph.dominates(report.content, token) || token == report.word) return false;
        // the verb of saying stands inside what is said: "It is over", he said, "for good"
        if (graph.dominates(report.content, report.word) && graph.dominates(report.word, token)) return false;
        if (contested(graph, report.content, token) || contrasted(graph, report, token)) return false;
        if (added_by_speaker(graph, report, token)) return false;
        if (report.by < 0) return true;
        const auto by = static_cast<std::uint32_t>(report.by);
        // "Police: man killed" hangs on the police as a whole
        if (graph.dominates(by, token) && !graph.dominates(by, report.content)) return false;
        // what stands behind the closing mark is the article's own: "…", he said, calling it a trap
        const Quotation* quotation = quoted_.quotation_of(graph.token(report.content));
        if (!quotation || quotation->span.contains(graph.token(by).span) ||
            quotation->span.contains(graph.token(token).span))
            return true;
        return beside_fragment(graph, *quotation, report.content, token);
    }

    /// *said the plan to sell it was "absurd" and would fail*: where only some words of the clause are quoted, its
    /// subject and the clauses beside it are said, too.
    bool beside_fragment(const EnhancedGraph& graph, const Quotation& quotation, std::uint32_t content,
                         std::uint32_t token) const {
        const bool begun =
            std::any_of(graph.children(content).begin(), graph.children(content).end(), [&](std::uint32_t c) {
                return is_subject(graph.token(c).deprel) && graph.token(c).span.end <= quotation.span.begin;
            });
        if (!begun) return false;
        if (graph.token(token).span.end <= quotation.span.begin) return true;
        std::uint32_t at = token;
        while (at != content && graph.token(at).head != static_cast<std::int32_t>(content))
            at = static_cast<std::uint32_t>(graph.token(at).head);
        return at != content && graph.token(at).deprel == "conj";
    }

    /// *said they used it as a base, which they deny*: that they deny it is not what is said.
    bool contested(const EnhancedGraph& graph, std::uint32_t content, std::uint32_t token) const {
        for (std::uint32_t at = token; at != content; at = static_cast<std::uint32_t>(graph.token(at).head))
            if (graph.token(at).deprel == "advcl:relcl" && lists_.contains("contests", graph.lexeme(at))) return true;
        return false;
    }

    /// *denied stealing, saying the audit was wrong*: the saying is no part of what is denied.
    bool added_by_speaker(const EnhancedGraph& graph, const Report& report, std::uint32_t token) const {
        for (std::uint32_t at = token; at != report.content; at = static_cast<std::uint32_t>(graph.token(at).head)) {
            const Token& word = graph.token(at);
            if (word.deprel == "advcl" && word.xpos == "VBG" && report.step.negated && graph.case_of(at).empty() &&
                lists_.contains("speech", graph.lexeme(at)))
                return true;
        }
        return false;
    }

    /// *Prices fell, according to the bank, but wages rose*: the source stands between, and what contrasts is not its.
    bool contrasted(const EnhancedGraph& graph, const Report& report, std::uint32_t token) const {
        if (report.by < static_cast<std::int32_t>(report.content)) return false;
        const auto by = static_cast<std::uint32_t>(report.by);
        if (!graph.dominates(report.content, by)) return false;
        for (const std::uint32_t c : graph.children(report.content)) {
            const std::int32_t conjunction = graph.child(c, "cc");
            if (c > by && graph.token(c).deprel == "conj" && conjunction >= 0 && graph.dominates(c, token) &&
                lists_.contains("contrast", graph.lexeme(conjunction)) && graph.child(c, "nsubj") >= 0)
                return true;
        }
        return false;
    }

    std::vector<Argument> sources(std::uint32_t s, std::uint32_t predicate) const {
        const EnhancedGraph& graph = graphs_[s];
        std::vector<const Report*> reports;
        std::vector<Argument> silent;  // declined to say whether: what they do not say is not theirs
        for (const Report& report : reports_[s]) {
            if (!covers(s, report, predicate)) continue;
            if (report.held)
                reports.push_back(&report);
            else if (report.by >= 0)
                for (Argument& source : arguments(s, static_cast<std::uint32_t>(report.by), Extent::noun_phrase, {}))
                    silent.push_back(std::move(source));
        }
        // nearest first: the content that lies deepest in the tree
        std::stable_sort(reports.begin(), reports.end(), [&](const Report* a, const Report* b) {
            return a->content != b->content && graph.dominates(b->content, a->content);
        });
        std::vector<Argument> out;
        const auto among = [](const std::vector<Argument>& sources, const Argument& source) {
            return std::any_of(sources.begin(), sources.end(), [&](const Argument& other) {
                return other.span == source.span || (other.cluster && other.cluster == source.cluster);
            });
        };
        const auto add = [&](Argument source) {
            if (!among(out, source) && !among(silent, source)) out.push_back(std::move(source));
        };
        for (const Report* report : reports)
            if (report->by >= 0)
                for (Argument& source : arguments(s, static_cast<std::uint32_t>(report->by), Extent::noun_phrase, {}))
                    add(std::move(source));
        if (const auto speaker = quoted_.speaker(s, predicate))
            for (Argument& source : arguments(speaker->sentence, speaker->token, Extent::noun_phrase, {}))
                add(std::move(source));
        return out;
    }

    // --- what fills a place --------------------------------------------------------------------------------------

    std::optional<std::uint32_t> thing(std::uint32_t s, std::uint32_t token) const {
        if (lists_.contains("first_person_singular", graphs_[s].lexeme(token)))
            if (const auto speaker = quoted_.speaker(s, token)) return thing_named(speaker->sentence, speaker->token);
        return thing_named(s, token);
    }

    std::optional<std::uint32_t> thing_named(std::uint32_t s, std::uint32_t token) const {
        std::optional<std::uint32_t> cluster = cluster_of(names_, graphs_[s].sentence(), s, token);
        const std::int32_t name = graphs_[s].child(token, "appos");
        if (!cluster && name > static_cast<std::int32_t>(token) && graphs_[s].lexeme(token) == "one" &&
            graphs_[s].token(name).upos == Upos::PROPN)  // one of them, Alberto Ponce, …
            cluster = cluster_of(names_, graphs_[s].sentence(), s, static_cast<std::uint32_t>(name));
        if (!cluster) cluster = person_behind(s, token);
        if (!cluster || is_value(names_.clusters[*cluster].type)) return std::nullopt;
        return cluster;
    }

    /// *A spokesman, Marc Dupont*: the person who is named behind a noun in the singular is that one.
    std::optional<std::uint32_t> person_behind(std::uint32_t s, std::uint32_t token) const {
        const EnhancedGraph& graph = graphs_[s];
        std::uint32_t at = token;
        for (int depth = 0; depth < 2 && graph.token(at).xpos == "NN"; ++depth) {
            const std::int32_t name = graph.child(at, "appos");
            if (name <= static_cast<std::int32_t>(at) || graph.child(name, "conj") >= 0) return std::nullopt;
            at = static_cast<std::uint32_t>(name);
            if (graph.token(at).upos != Upos::PROPN) continue;
            const auto cluster = cluster_of(names_, graphs_[s].sentence(), s, at);
            if (cluster && names_.clusters[*cluster].type == EntityType::person) return cluster;
            return std::nullopt;
        }
        return std::nullopt;
    }

    /// *A$2.4m*, *between $2 and $3 billion*: an amount is one thing, whatever its tree; its preposition aside.
    void add_value_words(std::uint32_t s, std::uint32_t token, std::vector<std::uint32_t>& tokens) const {
        const auto value = value_at(names_, s, token);
        if (!value || is_a(names_.mentions[*value].type, EntityType::date)) return;
        const MentionTokens& at = names_.tokens[*value];
        for (std::uint32_t i = at.first; i <= at.last; ++i)
            if (i > at.first || graphs_[s].token(i).upos != Upos::ADP) tokens.push_back(i);
    }

    /// *University of Ohio, Lund*: a name is one thing, whatever its tree.
    void add_name_words(std::uint32_t s, std::uint32_t token, std::vector<std::uint32_t>& tokens) const {
        const auto mention = mention_at(names_, graphs_[s].sentence(), s, token);
        if (!mention || names_.mentions[*mention].form != MentionForm::name) return;
        const MentionTokens& at = names_.tokens[*mention];
        for (std::uint32_t i = at.first; i <= at.last; ++i) tokens.push_back(i);
    }

    /// Do all of the words belong to one amount or time?
    bool one_value(std::uint32_t s, const std::vector<std::uint32_t>& tokens) const {
        const auto first = tokens.empty() ? std::nullopt : value_at(names_, s, tokens.front());
        return first && std::all_of(tokens.begin(), tokens.end(),
                                    [&](std::uint32_t token) { return value_at(names_, s, token) == first; });
    }

    /// What the tree hangs on the noun though it says when or with what score it was done: *pulled out of the race on
    /// Wednesday*, *earned $2 last year*, *beat the Tigers 3-1*.
    std::vector<std::uint32_t> loose_adjuncts(std::uint32_t s, std::uint32_t trigger, std::int32_t object) const {
        std::vector<std::uint32_t> out;
        const EnhancedGraph& graph = graphs_[s];
        if (object <= static_cast<std::int32_t>(trigger) || graph.predicate(object)) return out;
        const Token& noun = graph.token(object);
        if (noun.head != static_cast<std::int32_t>(trigger) || noun.deprel.starts_with("nsubj")) return out;
        const auto amount = value_at(names_, s, object);
        for (const std::uint32_t child : graph.children(object)) {
            const auto value = value_at(names_, s, child);
            if (static_cast<std::int32_t>(child) < object || !value || value == amount) continue;
            const Mention& mention = names_.mentions[*value];
            const std::string marker = marker_of(s, child);
            const bool date = is_a(mention.type, EntityType::date) && (marker.empty() || marker == "on");
            const bool score = mention.type == EntityType::quantity && mention.value.find('-') == 1;
            if (score || (date && (amount || noun.deprel.starts_with("obl")))) out.push_back(child);
        }
        return out;
    }

    /// The preposition in front of a phrase; none where it is a word of the amount or time itself: *the day before
    /// yesterday*.
    std::string marker_of(std::uint32_t s, std::uint32_t token) const {
        if (const auto value = value_at(names_, s, token))
            for (const std::uint32_t c : graphs_[s].children(token))
                if (graphs_[s].token(c).deprel == "case" && c > names_.tokens[*value].first &&
                    c <= names_.tokens[*value].last)
                    return {};
        return graphs_[s].case_of(token);
    }

    Argument argument(std::uint32_t s, std::uint32_t token, Extent extent, const PhraseOptions& options,
                      const std::vector<std::uint32_t>& shared = {}) const {
        std::vector<std::uint32_t> tokens = phrase_tokens(graphs_[s], token, extent, options);
        tokens.insert(tokens.end(), shared.begin(), shared.end());
        if (extent == Extent::noun_phrase) {
            add_value_words(s, token, tokens);
            add_name_words(s, token, tokens);
        }
        std::sort(tokens.begin(), tokens.end());
        tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
        const Phrase words = words_of(document_, graphs_[s], tokens);
        Argument out;
        out.span = words.span;
        out.text = words.text;
        if (extent == Extent::noun_phrase) out.cluster = thing(s, token);
        return out;
    }

    Coordination coordination_in(std::uint32_t s) const { return {graphs_[s], s, names_, lists_}; }

    /// One argument, or one for each conjunct of *A, B and C*.
    std::vector<Argument> arguments(std::uint32_t s, std::uint32_t token, Extent extent, PhraseOptions options) const {
        const EnhancedGraph& graph = graphs_[s];
        const Coordination coordination = coordination_in(s);
        if (extent == Extent::noun_phrase) token = coordination.named_members(token);
        const bool apart =
            extent == Extent::noun_phrase || (extent == Extent::complement && coordination.each_is_said(token));
        if (!apart) return {argument(s, token, extent, options)};
        if (extent == Extent::noun_phrase)
            if (const auto holder = coordination.title_holder(token)) return {argument(s, *holder, extent, options)};
        std::vector<std::uint32_t> conjuncts = coordination.conjuncts_of(token);
        // the bank, which denied it, and its chairman: the clause is the bank's only
        if (options.leave_out && graph.token(*options.leave_out).deprel == "acl:relcl")
            while (conjuncts.size() > 1 && conjuncts.back() > *options.leave_out) {
                conjuncts.pop_back();
                options.conjuncts = false;
            }
        if ((conjuncts.size() > 1 && !one_value(s, conjuncts)) || coordination.contrasted(token)) {
            options.conjuncts = false;
            const std::vector<std::uint32_t> shared = coordination.shared_modifiers(conjuncts);
            std::vector<Argument> out;
            for (const std::uint32_t conjunct : conjuncts)
                out.push_back(argument(s, conjunct, extent, options, shared));
            return out;
        }
        Argument whole = argument(s, token, extent, options);
        if (conjuncts.empty()) whole.cluster.reset();
        std::vector<Argument> out{whole};
        if (extent == Extent::noun_phrase)
            for (const std::uint32_t member : coordination.included_members(token)) {
                PhraseOptions alone = options;
                alone.conjuncts = false;
                out.push_back(argument(s, member, extent, alone));
            }
        // they: Ito and Sato, each
        if (const auto each = clusters_of(names_, graphs_[s].sentence(), s, token);
            whole.cluster && !each.empty() && *whole.cluster == each.front())
            for (std::size_t i = 1; i < each.size(); ++i) {
                out.push_back(whole);
                out.back().cluster = each[i];
            }
        return out;
    }

    // --- claims --------------------------------------------------------------------------------------------------

    const ArgumentPattern* pattern(const Match& match, std::string_view name) const {
        for (const ArgumentPattern& each : match.rule->arguments)
            if (each.name == name) return &each;
        return nullptr;
    }

    /// The part of a phrase that the emission gives a place of its own: of *accused the minister of fraud* the fraud,
    /// wherever the parser hangs it.
    static std::optional<std::uint32_t> with_own_place(const EnhancedGraph& graph, const Match& match,
                                                       const Emission& emission, std::uint32_t index) {
        for (const auto& [role, name] : emission.qualifiers)
            if (const std::int32_t other = match.argument(name);
                other > static_cast<std::int32_t>(index) && graph.dominates(index, static_cast<std::uint32_t>(other)))
                return static_cast<std::uint32_t>(other);
        return std::nullopt;
    }

    std::vector<Argument> fill(std::uint32_t s, const Match& match, const Emission& emission,
                               const std::string& name) const {
        const std::int32_t token = match.argument(name);
        if (token < 0) return {};
        const auto index = static_cast<std::uint32_t>(token);
        const EnhancedGraph& graph = graphs_[s];
        const ArgumentPattern* how = pattern(match, name);
        const Extent extent = how ? how->take : Extent::complement;
        PhraseOptions options;
        // pleaded not guilty: nothing but the object says so
        const bool own_sign = graph.token(index).deprel == "xcomp" && !graph.predicate(index);
        if (!own_sign) options.negation = &lists_.named("negation");
        options.light_noun = &lists_.named("light_noun");
        options.source_marker = &lists_.named("attribution_marker");
        options.before_preposition = false;
        if (index == match.trigger) options.negative_determiner = &lists_.named("negative_determiner");
        for (const Edge& edge : graph.dependents(match.trigger))
            if (edge.dependent == index && (edge.relation.starts_with("nsubj") || edge.relation == "obj"))
                options.negative_determiner = &lists_.named("negative_determiner");  // the claim is negated for it
        const bool within = index != match.trigger && graph.dominates(index, match.trigger);
        if (within && graph.token(match.trigger).deprel != "amod")  // the alleged killer is one with the word
            options.leave_out = topmost_below(graph, index, match.trigger);
        if (!options.leave_out) options.leave_out = with_own_place(graph, match, emission, index);
        // urged the workers to stay: what is said is no part of who is urged, wherever the parser hangs it
        if (const auto& says = match.rule->says; says && name != says->content) {
            const std::int32_t content = match.argument(says->content);
            if (content >= 0 && token != content && graph.dominates(index, static_cast<std::uint32_t>(content)))
                options.leave_out = topmost_below(graph, index, static_cast<std::uint32_t>(content));
        }
        const bool clausal = extent == Extent::clause || graph.token(index).upos == Upos::VERB;
        options.marker = !(clausal && index != match.trigger && !preposition(graph, match.trigger, token).empty());
        // the truth is that nobody knew: he said all of it; what the truth is, is a part
        options.outer_subject = !graph.dominates(index, match.trigger);
        const std::vector<std::uint32_t> adjuncts = loose_adjuncts(s, match.trigger, token);
        if (!adjuncts.empty()) options.leave_out = adjuncts.front();
        if (extent != Extent::with_object) {
            // he resigned, which surprised them: what surprised them is all that was said
            const bool statement = extent == Extent::noun_phrase && options.leave_out &&
                                   graph.token(*options.leave_out).deprel == "advcl:relcl" && graph.predicate(index) &&
                                   with_which(graph, *options.leave_out);
            return arguments(s, index, statement ? Extent::clause : extent, options);
        }
        const Extent predicate = graph.token(index).upos == Upos::VERB ? Extent::clause : Extent::complement;
        std::vector<std::uint32_t> tokens = phrase_tokens(graph, index, predicate, options);
        for (const Edge& edge : graph.dependents(match.trigger))
            if ((edge.relation == "obj" || edge.relation == "iobj") && edge.dependent != index) {
                const std::vector<std::uint32_t> object = phrase_tokens(graph, edge.dependent, Extent::noun_phrase);
                tokens.insert(tokens.end(), object.begin(), object.end());
                break;
            }
        std::sort(tokens.begin(), tokens.end());
        tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
        const Phrase words = words_of(document_, graph, tokens);
        return {{words.span, words.text, std::nullopt, std::nullopt}};
    }

    /// Not *it is the court that decides*: there the noun decides.
    static bool with_which(const EnhancedGraph& graph, std::uint32_t clause) {
        const std::vector<std::uint32_t> words = graph.subtree(clause);
        return std::any_of(words.begin(), words.end(),
                           [&](std::uint32_t i) { return graph.relative_pronoun(i) && graph.lexeme(i) == "which"; });
    }

    /// The child of `ancestor` under which `token` lies.
    static std::uint32_t topmost_below(const EnhancedGraph& graph, std::uint32_t ancestor, std::uint32_t token) {
        while (graph.token(token).head >= 0 && static_cast<std::uint32_t>(graph.token(token).head) != ancestor)
            token = static_cast<std::uint32_t>(graph.token(token).head);
        return token;
    }

    /// The preposition that leads from a verb to its oblique object; empty for others.
    static std::string preposition(const EnhancedGraph& graph, std::uint32_t verb, std::int32_t object) {
        for (const Edge& edge : graph.dependents(verb)) {
            if (static_cast<std::int32_t>(edge.dependent) != object) continue;
            if (edge.relation == "obl:agent") return "by";
            if (edge.relation == "obl:unmarked" || edge.relation == "obl:tmod") continue;
            if (edge.relation.starts_with("obl:")) return edge.relation.substr(4);
            if (edge.relation.starts_with("advcl:") && graph.token(edge.dependent).xpos == "VBG")
                return edge.relation.substr(6);
        }
        return {};
    }

    /// Auxiliaries, particles and the negation in front of a verb.
    /// \param active  without what makes it passive: of *the bridge was hit by a ship* the ship hit it
    void add_verb_group(const EnhancedGraph& graph, std::uint32_t verb, bool active,
                        std::vector<std::uint32_t>& tokens) const {
        const std::int32_t passive = graph.child(verb, "aux:pass");
        const bool progressive = active && passive >= 0 && graph.token(static_cast<std::size_t>(passive)).xpos == "VBG";
        const bool outer = graph.child(verb, "nsubj:outer") >= 0;  // the truth is that we won
        const std::size_t bare = tokens.size();
        for (const std::uint32_t child : graph.children(verb)) {
            const Token& token = graph.token(child);
            if (outer && token.deprel == "cop") continue;
            if (active && token.deprel == "aux:pass") continue;
            if (progressive && token.deprel == "aux" && graph.lexeme(child) == "be") continue;  // is being built
            const bool negation = token.deprel == "advmod" && child < verb &&
                                  lists_.contains("negation", graph.lexeme(child)) &&
                                  !lists_.contains("negated_adverb", graph.lexeme(child + 1));  // not only did he lie
            if (token.deprel.starts_with("aux") || token.deprel == "cop" || token.deprel == "compound:prt" || negation)
                tokens.push_back(child);
        }
        // was stopped and put in jail: the auxiliary of the first is that of both
        const Token& word = graph.token(verb);
        if (!active && tokens.size() == bare && graph.passive(verb) && word.deprel == "conj" && word.head >= 0) {
            const std::int32_t shared = graph.child(static_cast<std::size_t>(word.head), "aux:pass");
            if (shared >= 0) tokens.push_back(static_cast<std::uint32_t>(shared));
        }
    }

    /// *is expected to spend*, *has begun to work*: with the same subject the verbs above are part of the predicate's
    /// words.
    void add_verb_chain(const EnhancedGraph& graph, std::int32_t subject, std::uint32_t verb,
                        std::vector<std::uint32_t>& tokens) const {
        constexpr int longest_chain = 4;
        for (int link = 0; link < longest_chain && subject >= 0; ++link) {
            const Token& token = graph.token(verb);
            if (token.deprel != "xcomp" || token.head < 0) return;
            const auto governor = static_cast<std::uint32_t>(token.head);
            const std::vector<Edge>& edges = graph.dependents(governor);
            const bool shared = std::any_of(edges.begin(), edges.end(), [&](const Edge& edge) {
                return edge.dependent == static_cast<std::uint32_t>(subject) && edge.relation.starts_with("nsubj");
            });
            const bool object = std::any_of(edges.begin(), edges.end(),
                                            [](const Edge& edge) { return !edge.derived && edge.relation == "obj"; });
            if (!shared || object || governor > verb) return;
            const std::int32_t mark = graph.child(verb, "mark");
            if (mark >= 0) tokens.push_back(static_cast<std::uint32_t>(mark));
            tokens.push_back(governor);
            add_verb_group(graph, governor, false, tokens);
            verb = governor;
        }
    }

    Predicate predicate(std::uint32_t s, const Match& match, const Emission& emission) const {
        const EnhancedGraph& graph = graphs_[s];
        const std::uint32_t trigger = match.trigger;
        const bool open = emission.predicate == "$trigger";
        Predicate out;
        if (!open) out.term = "cg:" + emission.predicate;
        std::vector<std::uint32_t> tokens;
        std::string particle;
        const std::int32_t own_words = match.argument(emission.words);
        tokens.push_back(own_words >= 0 ? static_cast<std::uint32_t>(own_words) : trigger);
        const std::int32_t doer = emission.subject.empty() ? -1 : match.argument(emission.subject);
        const auto& edges = graph.dependents(trigger);
        const bool active = std::any_of(edges.begin(), edges.end(), [&](const Edge& edge) {
            return edge.relation == "obl:agent" && static_cast<std::int32_t>(edge.dependent) == doer;
        });
        add_verb_group(graph, trigger, active, tokens);
        for (const std::uint32_t child : graph.children(trigger))
            if (graph.token(child).deprel == "compound:prt") particle += ' ' + graph.token(child).lemma;
        const std::int32_t object = match.argument(emission.object);
        std::string marker = object >= 0 && !emission.object.empty() ? preposition(graph, trigger, object) : "";
        std::uint32_t marked = object >= 0 ? static_cast<std::uint32_t>(object) : trigger;
        if (emission.object == "trigger" && graph.token(trigger).upos != Upos::ADJ &&
            graph.token(trigger).upos != Upos::VERB) {
            marker.clear();  // is behind the attack
            for (const std::uint32_t child : graph.children(trigger))
                if (graph.token(child).deprel == "case" && child < trigger) {
                    if (!marker.empty()) marker += ' ';
                    marker += lower(graph.token(child).form);
                    for (const std::uint32_t part : graph.children(child))
                        if (graph.token(part).deprel == "fixed") marker += ' ' + lower(graph.token(part).form);
                }
            marked = trigger;
        }
        if (!marker.empty())
            for (const std::uint32_t child : graph.children(marked))
                if ((graph.token(child).deprel == "case" || graph.token(child).deprel == "mark") && child < marked) {
                    tokens.push_back(child);
                    for (const std::uint32_t part : graph.children(child))
                        if (graph.token(part).deprel == "fixed") tokens.push_back(part);
                }
        add_verb_chain(graph, match.argument(emission.subject), trigger, tokens);
        std::sort(tokens.begin(), tokens.end());
        tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());

        out.lemma = emission.lemma;
        if (out.lemma.empty()) {
            const std::int32_t subject = emission.subject.empty() ? -1 : match.argument(emission.subject);
            bool undergoes = false;
            for (const Edge& edge : graph.dependents(trigger))
                undergoes = undergoes ||
                            (edge.relation == "nsubj:pass" && static_cast<std::int32_t>(edge.dependent) == subject);
            if (undergoes) out.lemma = "be ";
            out.lemma += graph.token(trigger).lemma + particle;
        }
        if (!marker.empty()) out.lemma += ' ' + spaced(marker);
        if (!marker.empty() && emission.object == "trigger") {
            out.lemma = "be " + spaced(marker);
            if (out.term == "cg:is") out.term.clear();  // who is behind the attack is not the attack
        }
        const Phrase words = words_of(document_, graph, tokens);
        out.span = words.span;
        out.text = words.text;
        return out;
    }

    /// What an adverbial says, or one conjunct of it: with the preposition that stands in front of the first.
    /// \param tokens  its words
    Qualifier qualifier_at(std::uint32_t s, std::uint32_t verb, std::uint32_t first, std::uint32_t conjunct,
                           const PhraseOptions& options, const std::vector<std::uint32_t>& shared,
                           std::vector<std::uint32_t>& tokens) const {
        const EnhancedGraph& graph = graphs_[s];
        const bool clause = graph.token(first).deprel == "advcl";
        tokens = phrase_tokens(graph, conjunct, clause ? Extent::clause : Extent::noun_phrase, options);
        tokens.insert(tokens.end(), shared.begin(), shared.end());
        if (!clause) add_value_words(s, conjunct, tokens);
        for (const std::uint32_t c : graph.children(graph.case_of(conjunct).empty() ? first : conjunct))
            if (graph.token(c).deprel == "case" && c < conjunct)
                for (const std::uint32_t part : graph.subtree(c)) tokens.push_back(part);
        std::sort(tokens.begin(), tokens.end());
        tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
        const Phrase words = words_of(document_, graph, tokens);
        Qualifier qualifier;
        qualifier.span = words.span;
        qualifier.text = words.text;
        qualifier.cluster = thing(s, conjunct);
        std::optional<EntityType> type;
        if (qualifier.cluster) type = names_.clusters[*qualifier.cluster].type;
        if (const auto value = value_at(names_, s, conjunct)) {
            qualifier.value = names_.mentions[*value].value;
            if (!type) type = names_.mentions[*value].type;
            if (is_a(type, EntityType::date))
                qualifier.value = with_open_end(marker_of(s, first), std::move(qualifier.value));
        }
        qualifier.role = role_of(s, verb, first, conjunct, graph.case_of(first), type, qualifier.value);
        return qualifier;
    }

    std::vector<Qualifier> qualifiers(std::uint32_t s, const Match& match, const Emission& emission,
                                      const Argument* object) const {
        const EnhancedGraph& graph = graphs_[s];
        std::vector<Qualifier> out;
        std::vector<std::vector<std::uint32_t>> words;  // of each
        std::vector<std::int64_t> values;               // of each: its mention, or -1
        std::vector<std::uint32_t> children = graph.children(match.trigger);
        const std::int32_t object_token = emission.object.empty() ? -1 : match.argument(emission.object);
        const std::vector<std::uint32_t> adjuncts = loose_adjuncts(s, match.trigger, object_token);
        children.insert(children.end(), adjuncts.begin(), adjuncts.end());
        for (const std::uint32_t child : children) {
            const Token& token = graph.token(child);
            std::string role;
            for (const auto& [name, argument] : emission.qualifiers)
                if (match.argument(argument) == static_cast<std::int32_t>(child)) role = name;
            if (role.empty()) {
                const auto value = value_at(names_, s, child);
                if (std::find(match.arguments.begin(), match.arguments.end(), static_cast<std::int32_t>(child)) !=
                    match.arguments.end())
                    continue;
                if (token.deprel == "obl:agent") continue;
                const bool date = value && is_a(names_.mentions[*value].type, EntityType::date);
                if (token.deprel == "obj" && hears(s, match, child))
                    role = "recipient";
                else if (token.deprel == "advmod" && (date || lists_.contains("time_adverb", graph.lexeme(child))))
                    role = "time";
                else if (token.deprel == "advcl" && infinitive(graph, child) && child > match.trigger &&
                         !lists_.contains("purposeless", graph.lexeme(match.trigger)))
                    role = "purpose";
                else if (!relation_matches(token.deprel, "obl") && token.deprel != "iobj" &&
                         std::find(adjuncts.begin(), adjuncts.end(), child) == adjuncts.end())
                    continue;
            }
            if (graph.relative_pronoun(child)) continue;
            const std::string marker = graph.case_of(child);
            if (lists_.contains("attribution_marker", marker) || names_source(s, child)) continue;
            // in Graz and Linz: in Graz, and in Linz
            std::vector<std::uint32_t> each = coordination_in(s).conjuncts_of(child);
            // between June 7 and June 9: one stretch of time
            if (one_value(s, each) || each.size() > most_members) each.clear();
            PhraseOptions options;
            options.conjuncts = each.size() < 2;
            for (const Report& report : reports_[s])
                if (report.word == match.trigger && child != report.content && graph.dominates(child, report.content))
                    options.leave_out = topmost_below(graph, child, report.content);
            if (each.empty()) each = {child};
            const std::vector<std::uint32_t> shared = coordination_in(s).shared_modifiers(each);
            for (const std::uint32_t conjunct : each) {
                std::vector<std::uint32_t> tokens;
                Qualifier qualifier = qualifier_at(s, match.trigger, child, conjunct, options, shared, tokens);
                // is ready for talks: it is in the object already
                if (qualifier.text.empty() || (object && object->span.contains(qualifier.span))) continue;
                if (!role.empty()) qualifier.role = role;
                const auto value = value_at(names_, s, conjunct);
                const std::int64_t mention = value ? static_cast<std::int64_t>(*value) : -1;
                const auto same = value ? std::find(values.begin(), values.end(), mention) : values.end();
                const auto at = static_cast<std::size_t>(same - values.begin());
                if (same != values.end() && lists_.contains("range_end", marker)) {
                    // from June 7 to June 9: each has its own end
                    const std::string& whole = names_.mentions[*value].value;
                    qualifier.value = with_open_end("until", whole);
                    out[at].value = whole.substr(0, whole.find('/')) + "/..";
                } else if (same != values.end() && marker_of(s, child).empty()) {
                    // on Monday morning: one time in two phrases
                    words[at].insert(words[at].end(), tokens.begin(), tokens.end());
                    std::sort(words[at].begin(), words[at].end());
                    words[at].erase(std::unique(words[at].begin(), words[at].end()), words[at].end());
                    const Phrase phrase = words_of(document_, graph, words[at]);
                    out[at].span = phrase.span;
                    out[at].text = phrase.text;
                    continue;
                }
                out.push_back(std::move(qualifier));
                words.push_back(std::move(tokens));
                values.push_back(mention);
            }
        }
        return out;
    }

    static bool infinitive(const EnhancedGraph& graph, std::uint32_t verb) {
        if (graph.token(verb).xpos != "VB") return false;
        const std::int32_t mark = graph.child(verb, "mark");
        return mark >= 0 && graph.child(verb, "nsubj") < 0;
    }

    /// *since March*, *by Friday*: a stretch of time without a beginning or an end (`2025-03/..`, `../2025-06-06`).
    std::string with_open_end(const std::string& marker, std::string value) const {
        const std::size_t slash = value.find('/');
        const std::string begin = value.substr(0, slash),
                          end = value.substr(slash == std::string::npos ? 0 : slash + 1);
        if (value.empty() || value.front() == 'T') return value;
        if (lists_.contains("time_since", marker)) return begin + "/..";
        if (lists_.contains("time_after", marker)) return end + "/..";
        if (lists_.contains("time_until", marker)) return "../" + end;
        if (lists_.contains("time_before", marker)) return "../" + begin;
        if (marker == "from" && slash == std::string::npos) return begin + "/..";
        return value;
    }

    /// *told reporters that …*: the object beside what is said hears it.
    bool hears(std::uint32_t s, const Match& match, std::uint32_t object) const {
        return std::any_of(reports_[s].begin(), reports_[s].end(), [&](const Report& report) {
            return report.word == match.trigger && report.by >= 0 && report.content != object &&
                   lists_.contains("tells_somebody", graphs_[s].lexeme(match.trigger));
        });
    }

    /// *per the report*, *in the words of the judge*: who says so is no circumstance.
    bool names_source(std::uint32_t s, std::uint32_t phrase) const {
        return std::any_of(reports_[s].begin(), reports_[s].end(), [&](const Report& report) {
            return report.word == phrase && report.by >= 0 && report.match && report.match->rule->emissions.empty();
        });
    }

    /// What a circumstance says, by its preposition, what it names and the verb.
    std::string role_of(std::uint32_t s, std::uint32_t verb, std::uint32_t first, std::uint32_t head,
                        const std::string& marker, std::optional<EntityType> type, const std::string& value) const {
        const EnhancedGraph& graph = graphs_[s];
        const Token& token = graph.token(first);
        const std::string& noun = graph.lexeme(head);
        const auto is = [&](const char* list) { return lists_.contains(list, noun); };
        const auto marked = [&](const char* list) { return lists_.contains(list, marker); };
        if (token.deprel == "iobj") return "recipient";
        if (token.deprel == "advcl") return "purpose";
        if (is_a(type, EntityType::date)) return "time";
        const bool measured = is_a(type, EntityType::quantity) && is("duration_noun");
        const bool bare = token.deprel == "obl:unmarked" || token.deprel == "obl:tmod";
        if (measured || (is("duration_noun") && marker == "for"))
            return marked("duration_marker") || bare ? "duration" : marked("time_marker") ? "time" : "duration";
        if (bare || token.deprel == "nmod:unmarked" || (token.upos == Upos::NUM && marker.empty())) {
            if (type == EntityType::money || is_a(type, EntityType::quantity)) return "amount";
            return is("time_noun") || is("duration_noun") ? "time" : "other";
        }
        const bool somebody = type == EntityType::person || type == EntityType::organization ||
                              type == EntityType::group || is("person_noun");
        const bool place = is_a(type, EntityType::place) || type == EntityType::event;
        const std::string& doing = graph.lexeme(verb);
        if (type == EntityType::money || (is_a(type, EntityType::quantity) && !value.empty() && !somebody)) {
            if (!place && !marked("recipient_marker") && !marked("company_marker")) return "amount";
        }
        if (is("time_noun") && marked("time_noun_marker")) return "time";
        if (marked("medium_marker") && is("medium")) return "instrument";
        if (marker == "from") {
            const bool gives = lists_.contains("receiving", doing);
            if (type == EntityType::country && gives) return "source";
            if (place || is("place_noun")) return gives && is("place_noun") ? "source" : "place";
            return "source";
        }
        if (marked("recipient_marker")) {
            if (place && !lists_.contains("giving", doing)) return "place";
            if (somebody || type == EntityType::country || lists_.contains("giving", doing)) return "recipient";
            return is("place_noun") ? "place" : "other";
        }
        if (marker == "for") {
            if (place && lists_.contains("departing", doing)) return "place";
            return somebody || type == EntityType::country ? "recipient" : "purpose";
        }
        if (marked("company_marker")) {
            if (somebody || type == EntityType::country) return "company";
            return manner(noun) ? "manner" : "instrument";
        }
        if (place && marked("place_marker")) return "place";
        for (const char* role : {"time", "instrument", "purpose", "manner"})
            if (marked((std::string(role) + "_marker").c_str())) return role;
        if (!marked("place_marker") || type == EntityType::person) return "other";  // under Donald Trump
        if (manner(noun) && marker == "in") return "manner";
        return marked("abstract_place_marker") && abstract(noun) ? "other" : "place";
    }

    /// Who did it, what they want: where a question word stands alone, nothing is said.
    bool asked(std::uint32_t s, const Match& match, const std::string& name,
               const std::vector<Argument>& arguments) const {
        if (name.empty() || arguments.size() != 1) return false;
        const std::int32_t token = match.argument(name);
        if (token < 0) return false;
        const Token& word = graphs_[s].token(static_cast<std::size_t>(token));
        return word.xpos.starts_with('W') && arguments.front().text == word.form;
    }

    /// *with caution*, *in silence*
    bool manner(const std::string& noun) const { return of_kind(noun, "manner_noun", "manner_ending"); }

    /// *in response*, *on charges*
    bool abstract(const std::string& noun) const { return of_kind(noun, "abstract_noun", "abstract_ending"); }

    /// By the word or its ending.
    bool of_kind(const std::string& noun, const char* words, const char* word_endings) const {
        if (lists_.contains(words, noun)) return true;
        const WordList& endings = lists_.named(word_endings);
        for (std::size_t size = 3; size <= 5 && size < noun.size(); ++size)
            if (noun.size() > size + 2 && endings.contains(noun.substr(noun.size() - size)))
                return !lists_.contains("place_noun", noun);
        return false;
    }

    /// *Oslo and Bergen lie in the east and the west, respectively*: the first with the first; both in text order then.
    bool respectively(std::uint32_t s, std::uint32_t trigger, std::vector<Argument>& subjects,
                      std::vector<Argument>& objects) const {
        if (subjects.size() < 2 || subjects.size() != objects.size()) return false;
        const std::vector<std::uint32_t> clause = graphs_[s].subtree(trigger);
        if (std::none_of(clause.begin(), clause.end(),
                         [&](std::uint32_t i) { return lists_.contains("in_turn", graphs_[s].lexeme(i)); }))
            return false;
        for (std::vector<Argument>* each : {&subjects, &objects})
            std::sort(each->begin(), each->end(),
                      [](const Argument& a, const Argument& b) { return a.span.begin < b.span.begin; });
        return true;
    }

    MentionForm form_of(const Argument& argument, std::uint32_t s) const {
        for (std::uint32_t m = names_.first_mention[s]; m < names_.first_mention[s + 1]; ++m)
            if (names_.mentions[m].cluster == argument.cluster && argument.span.contains(names_.mentions[m].span))
                return names_.mentions[m].form;
        return MentionForm::nominal;
    }

    /// *Orbix sued the company*: who does it and to whom it is done are two, so the description or pronoun among them
    /// was not this one. \return whether there is a claim: with both resolved, *X, known as Y* says nothing
    bool tell_apart(std::uint32_t s, const Match& match, const Emission& emission, Argument& subject,
                    Argument& object) const {
        if (!subject.cluster || subject.cluster != object.cluster || lists_.contains("reflexive", lower(object.text)))
            return true;
        const EnhancedGraph& graph = graphs_[s];
        // called people to tell them: then it is not they who tell
        const std::int32_t doer = match.argument(emission.subject);
        const auto& edges = graph.dependents(match.trigger);
        const bool controlled = std::any_of(edges.begin(), edges.end(), [&](const Edge& edge) {
            return edge.derived && static_cast<std::int32_t>(edge.dependent) == doer &&
                   graph.token(edge.dependent).head != static_cast<std::int32_t>(match.trigger);
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
        const auto focus = static_cast<std::size_t>(clause.head);
        if (graph.child(focus, "cop") < 0 || graph.child(focus, "expl") < 0) return false;
        return std::any_of(graph.children(focus).begin(), graph.children(focus).end(), [&](std::uint32_t c) {
            return graph.token(c).deprel == "advmod" && lists_.contains("negation", graph.lexeme(c));
        });
    }

    /// What is known of how a claim was found: the arcs from its words up to the trigger, and those within its phrases.
    Grounds grounds_of(std::uint32_t s, const Match& match, const Emission& emission, const Claim& claim) const {
        const EnhancedGraph& graph = graphs_[s];
        Grounds out;
        out.rule_id = match.rule->id;
        out.rule = match.rule->confidence;
        out.words = graph.size();
        out.open = claim.modality == Modality::possible;
        out.headline = !document_.blocks.empty() &&
                       document_.blocks[analysis_.sentences[s].block].kind == BlockKind::headline;
        std::uint32_t first = match.trigger, last = match.trigger, arcs = 0;
        double sum = 0;
        const auto rest_on = [&](std::uint32_t token) {
            const double certainty = graph.token(token).certainty;
            out.weakest = std::min(out.weakest, certainty);
            sum += certainty;
            ++arcs;
            const Token& given = analysis_.sentences[s].tokens[token];
            out.mended = out.mended || given.head != graph.token(token).head ||
                         given.deprel != graph.token(token).deprel;
        };
        rest_on(match.trigger);
        for (const std::string* name : {&emission.subject, &emission.object}) {
            const std::int32_t argument = name->empty() ? -1 : match.argument(*name);
            if (argument < 0 || argument == static_cast<std::int32_t>(match.trigger)) continue;
            auto at = static_cast<std::uint32_t>(argument);
            first = std::min(first, at);
            last = std::max(last, at);
            out.derived = out.derived || graph.token(at).head != static_cast<std::int32_t>(match.trigger);
            for (const std::uint32_t c : graph.children(at))
                if (graph.token(c).deprel == "case") rest_on(c);
            constexpr int highest = 6;
            for (int step = 0; step < highest && at != match.trigger; ++step) {
                rest_on(at);
                if (graph.token(at).head < 0) break;
                at = static_cast<std::uint32_t>(graph.token(at).head);
            }
        }
        out.mean = sum / arcs;
        out.extent = last - first;
        for (std::uint32_t i = 0; i < graph.size(); ++i) {
            const Token& token = graph.token(i);
            const bool in_subject = claim.subject.span.contains(token.span);
            const bool in_object = claim.object && claim.object->span.contains(token.span);
            out.subject += in_subject;
            out.object += in_object;
            if ((in_subject || in_object) && token.upos != Upos::PUNCT)
                out.phrases = std::min(out.phrases, static_cast<double>(token.certainty));
        }
        return out;
    }

    /// *The law takes effect on May 5*, in a text of March: a day behind that of publication.
    bool to_come(const std::vector<Qualifier>& qualifiers) const {
        return std::any_of(qualifiers.begin(), qualifiers.end(), [&](const Qualifier& qualifier) {
            const std::string begin = qualifier.value.substr(0, std::min<std::size_t>(qualifier.value.find('/'), 10));
            return qualifier.role == "time" && begin.size() >= 4 && begin.front() >= '0' && begin.front() <= '9' &&
                   document_.published.size() >= begin.size() && begin > document_.published.substr(0, begin.size());
        });
    }

    /// A group as one argument: the words from its first member to its last.
    Argument joined(const std::vector<Argument>& group) const {
        Argument out = group.front();
        for (const Argument& member : group) {
            if (member.text.empty()) continue;
            out.span.begin = std::min(out.span.begin, member.span.begin);
            out.span.end = std::max(out.span.end, member.span.end);
        }
        out.text = document_.words(out.span);
        out.cluster.reset();
        return out;
    }

    std::size_t claims_in(std::uint32_t s) {
        if (counted_ != s) counted_ = s, first_claim_ = claims_.size();
        return claims_.size() - first_claim_;
    }

    void emit(std::uint32_t s, const Match& match, const Emission& emission) {
        const EnhancedGraph& graph = graphs_[s];
        std::vector<Argument> subjects =
            emission.subject.empty() ? std::vector<Argument>{} : fill(s, match, emission, emission.subject);
        std::vector<Argument> objects =
            emission.object.empty() ? std::vector<Argument>{} : fill(s, match, emission, emission.object);
        const bool question = graph.token(match.trigger).head < 0;
        if ((question && asked(s, match, emission.subject, subjects)) || asked(s, match, emission.object, objects))
            return;
        // let's go: the text has no word for who is to go
        for (Argument& subject : subjects)
            if (subject.text == "'s" || subject.text == "’s") subject = {};
        if (subjects.empty()) subjects.emplace_back();
        // know who did it: the one who did it is not named
        for (Argument& subject : subjects)
            if (lists_.contains("question_pronoun", lower(subject.text))) subject = {};
        const bool transitive = !objects.empty();
        if (!transitive) objects.emplace_back();

        Claim claim;
        claim.sentence = s;
        claim.predicate = predicate(s, match, emission);
        claim.rule = match.rule->id;
        claim.qualifiers = qualifiers(s, match, emission, transitive ? &objects.front() : nullptr);
        claim.attributed_to = sources(s, match.trigger);

        const Scope scope = veridicality_[s].of(match.trigger);
        bool negated = scope.negated != not_this_one(graph, match);
        if (emission.polarity != Sign::inherit) negated = emission.polarity == Sign::negated;
        claim.polarity = negated ? Polarity::negated : Polarity::affirmed;
        claim.modality = emission.modality.value_or(scope.modality);
        if (claim.modality == Modality::actual && present_tense(graph, match.trigger) && to_come(claim.qualifiers))
            claim.modality = Modality::future;
        // said, and the text does not tell by whom: the words of a source without a name
        if (claim.attributed_to.empty() && quoted_.is_said(s, match.trigger)) claim.attributed_to.emplace_back();

        const bool in_turn = transitive && respectively(s, match.trigger, subjects, objects) &&
                             subjects.size() <= most_pairs;
        if (!in_turn && subjects.size() * objects.size() > most_pairs) {
            std::vector<Argument>& larger = subjects.size() > objects.size() ? subjects : objects;
            std::vector<Argument>& smaller = subjects.size() > objects.size() ? objects : subjects;
            larger = {joined(larger)};
            if (smaller.size() > most_pairs) smaller = {joined(smaller)};
        }
        for (std::size_t i = 0; i < subjects.size(); ++i)
            for (std::size_t k = 0; k < objects.size(); ++k) {
                if (in_turn && i != k) continue;
                Argument subject = subjects[i], object = objects[k];
                if (transitive && object.text.empty()) continue;
                if (transitive && object.span == subject.span) continue;  // each other, not themselves
                if (transitive && !tell_apart(s, match, emission, subject, object)) continue;
                if (claims_in(s) >= most_claims) {
                    ++left_out_;
                    continue;
                }
                Claim each = claim;
                each.subject = subject;
                if (transitive) each.object = object;
                grounds_.push_back(grounds_of(s, match, emission, each));
                each.confidence = confidence_of(grounds_.back());
                claim_of_[s].emplace(match.trigger, static_cast<std::uint32_t>(claims_.size()));
                object_token_.push_back(transitive ? match.argument(emission.object) : -1);
                trigger_.push_back(match.trigger);
                claims_.push_back(std::move(each));
            }
    }

    /// What is said is a claim of its own where a rule found one there.
    void link_inner_claims() {
        for (std::size_t i = 0; i < claims_.size(); ++i) {
            Claim& claim = claims_[i];
            if (!claim.object || claim.object->cluster || object_token_[i] < 0) continue;
            const auto token = static_cast<std::uint32_t>(object_token_[i]);
            if (token == trigger_[i]) continue;
            const EnhancedGraph& graph = graphs_[claim.sentence];
            if (!graph.predicate(token)) continue;
            auto inner = claim_of_[claim.sentence].find(token);
            if (inner == claim_of_[claim.sentence].end()) {
                // appeared to rule out: the claim is with the infinitive
                const std::int32_t infinitive = graph.child(token, "xcomp");
                if (infinitive >= 0) inner = claim_of_[claim.sentence].find(static_cast<std::uint32_t>(infinitive));
            }
            if (inner != claim_of_[claim.sentence].end()) claim.object->claim = inner->second;
        }
    }

    const Document& document_;
    const Analysis& analysis_;
    const Names& names_;
    const WordLists& lists_;
    const std::vector<EnhancedGraph>& graphs_;
    const std::vector<std::vector<Match>>& matches_;
    std::vector<Veridicality> veridicality_;    ///< of each sentence
    std::vector<std::vector<Report>> reports_;  ///< of each sentence
    QuotedSpeakers quoted_;
    std::vector<Claim> claims_;
    std::uint64_t left_out_ = 0;      ///< claims past the bound
    std::uint32_t counted_ = ~0u;     ///< the sentence whose claims begin at first_claim_
    std::size_t first_claim_ = 0;
    std::vector<Grounds> grounds_;  ///< of each claim
    std::vector<std::int32_t> object_token_;                        ///< of each claim
    std::vector<std::uint32_t> trigger_;                            ///< of each claim
    std::vector<std::map<std::uint32_t, std::uint32_t>> claim_of_;  ///< of each sentence: predicate token → claim
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

}  // namespace claimgraph
