#include "extract/claims/attribution.h"

#include <algorithm>

#include "extract/claims/scope.h"
#include "extract/rules/relations.h"

namespace claimgraph::extract::claims {

using rules::Edge;
using rules::Match;
using rules::Says;
using rules::Sign;
using rules::Signature;
using rules::is_subject;
using rules::plain;
using rules::relation_matches;

Attribution::Attribution(const ParsedDocument& text, const std::vector<std::vector<Match>>& matches,
                         const Arguments& arguments, std::vector<Veridicality>& veridicality, QuotedSpeakers& quoted)
    : text_(text), arguments_(arguments), veridicality_(veridicality), quoted_(quoted), reports_(text.graphs.size()) {
    for (std::uint32_t s = 0; s < text.graphs.size(); ++s) collect_reports(s, matches[s]);
    find_quoted_speakers(quoted);
}

void Attribution::collect_reports(std::uint32_t s, const std::vector<Match>& matches) {
    for (const Match& match : matches) {
        if (!match.rule->says) continue;
        const Says& says = *match.rule->says;
        const TokenIndex by = says.by.empty() ? moved_by(s, match.trigger) : match.argument(says.by);
        const TokenIndex content = match.argument(says.content);
        if (content < 0 || (by < 0 && !says.by.empty())) continue;
        const TokenIndex said = content;
        const TokenIndex named_act = match.argument(says.act);
        const TokenIndex act = named_act >= 0 ? named_act : match.trigger;
        const EnhancedGraph& graph = text_.graphs[s];
        // asked whether it is so: nobody says that it is; but: said if it was, they would go
        const bool leads = leads_content(graph, said);
        const bool asked = text_.lists.contains("question_marker", graph.case_of(said)) && !leads;
        const auto modality = leads ? std::optional<Modality>(Modality::possible) : says.modality;
        add_report(s, {&match, match.trigger, by, said, {act, says.sign == Sign::negated, asked, modality}});
        add_content_around(s, reports_[s].back());
    }
    for (TokenIndex i = 0; i < text_.graphs[s].size(); ++i) collect_embedding(s, i);
    for (Report& report : reports_[s]) {
        report.held = report.meant || veridicality_[s].held(report.step);
        report.posed = veridicality_[s].posed(report.step.act);
    }
}

void Attribution::add_report(std::uint32_t s, const Report& report) {
    veridicality_[s].add_report(report.content, report.step);
    reports_[s].push_back(report);
}

/// *said if it rained, they would leave*: of two clauses the first is the condition of the second, or stands between the
/// saying and what is said (*said when it rained they left*).
bool Attribution::leads_content(const EnhancedGraph& graph, TokenIndex clause) const {
    const Token& token = graph.token(clause);
    if ((token.deprel != "ccomp" && token.deprel != "advcl") || token.head < 0) return false;
    const bool between = token.deprel == "advcl" && clause > token.head;
    const auto& beside = graph.children(token.head);
    return std::any_of(beside.begin(), beside.end(), [&](TokenIndex c) {
        return c > clause && graph.token(c).deprel == "ccomp" &&
               (between || condition_of(graph, text_.lists, c) == clause);
    });
}

/// *The road is safe, the mayor said, and the bridge is, too*: the clause in front, too, into which the saying is put.
void Attribution::add_content_around(std::uint32_t s, Report report) {
    const EnhancedGraph& graph = text_.graphs[s];
    const Token& saying = graph.token(report.word);
    if (saying.deprel != "parataxis" || saying.head < 0 || report.by < 0 || report.content < report.word) return;
    const TokenIndex around = saying.head;
    const TokenIndex first = graph.subtree(report.by).front();
    const bool put_in = around < first && first > 0 && graph.token(first - 1).form == "," && report.by < report.word &&
                        graph.predicate(around);
    if (!put_in) return;
    report.content = around;
    add_report(s, report);
}

/// Who has the words that hang on a word of saying: its subject, whose argument it is (*his complaint that*), who is
/// the noun itself (*reports that*) or says it there (*clarified in the hearing that*); `no_token` where nobody does.
TokenIndex Attribution::embedding_speaker(std::uint32_t s, TokenIndex word, TokenIndex clause) const {
    const EnhancedGraph& graph = text_.graphs[s];
    const bool noun = graph.token(word).upos == Upos::NOUN;
    const bool passive = !noun && graph.passive(word);
    const bool says = !noun && text_.lists.contains("speech", graph.lexeme(word));
    // are worried that it falls: no passive of doing, who is moved thinks so
    const bool moved = passive && text_.lists.contains("moved_to_think", graph.lexeme(word));
    for (const Edge& edge : graph.dependents(word)) {
        const bool whose = edge.relation == "nmod:poss" || edge.relation == "nmod:by" || edge.relation == "nmod:from" ||
                           edge.relation == "nmod:among";
        const bool agent = moved ? edge.relation == "nsubj:pass"
                                 : relation_matches(edge.relation, "obl:agent") || edge.relation == "obl:by";
        if (!(noun ? whose : passive ? agent : edge.relation == "nsubj") || edge.dependent == clause) continue;
        if (graph.relative_pronoun(edge.dependent)) continue;
        // Domain.co reported: whatever says it speaks, if it has a name
        if ((says && graph.token(edge.dependent).upos == Upos::PROPN) || speaks(s, edge.dependent))
            return edge.dependent;
    }
    const Token& token = graph.token(word);
    if (!noun || graph.dominates(clause, word)) return no_token;
    if (text_.lists.contains("source", graph.lexeme(word))) return word;
    if (const std::string marker = graph.case_of(clause);
        marker.empty() || text_.lists.contains("complementizer", marker))
        if (const TokenIndex by = moved_by(s, word); by >= 0) return by;
    if (plain(token.deprel) != "obl" || token.head < 0) return no_token;
    const TokenIndex verb = token.head;
    return text_.lists.contains("speech", graph.lexeme(verb)) ? graph.child(verb, "nsubj") : no_token;
}

/// *Banned the drug in the belief that it harms*, *voiced concern that it harms*: who does so believes it.
TokenIndex Attribution::moved_by(std::uint32_t s, TokenIndex noun) const {
    const EnhancedGraph& graph = text_.graphs[s];
    const Token& token = graph.token(noun);
    if (token.head < 0 || token.upos != Upos::NOUN) return no_token;
    const auto& lists = text_.lists;
    const std::string& word = graph.lexeme(noun);
    const bool held = plain(token.deprel) == "obl" && lists.contains("belief", word) &&
                      lists.contains("belief_marker", graph.case_of(noun));
    const bool voiced = token.deprel == "obj" && lists.contains("voices", graph.lexeme(token.head)) &&
                        lists.contain({"belief", "hearsay", "statement"}, word);
    const TokenIndex by = held || voiced ? graph.child(token.head, "nsubj") : no_token;
    return by >= 0 && !graph.relative_pronoun(by) && speaks(s, by) ? by : no_token;
}

/// *Wants to sell the mine*, *his plan to sell it*: what somebody means to do is no fact of the article's. How it
/// stands is left to the step.
void Attribution::collect_intention(std::uint32_t s, TokenIndex clause, TokenIndex word) {
    const EnhancedGraph& graph = text_.graphs[s];
    if (!infinitive(graph, clause) || !text_.lists.contains("intention", graph.lexeme(word))) return;
    const TokenIndex by = embedding_speaker(s, word, clause);
    if (by < 0 || by == word) return;
    // we want to stay, who would not want to: no more than who speaks, or anybody
    if (graph.token(by).upos == Upos::PRON && !text_.lists.contains("holder_pronoun", graph.lexeme(by))) return;
    Report report{nullptr, word, by, clause, {word, false, false, std::nullopt}};
    report.meant = true;
    reports_[s].push_back(report);
}

/// *boasted that …*, *his complaint that …*: what no list knows as a fact or as open is said by the subject, or by
/// whose word it is, if that is somebody who can speak.
void Attribution::collect_embedding(std::uint32_t s, TokenIndex clause) {
    const auto embedding = veridicality_[s].embedding(clause);
    if (!embedding) return;
    collect_intention(s, clause, embedding->word);
    const Signature* signature = embedding->signature;
    const std::optional<Modality> given = signature ? signature->affirmed.modality : std::nullopt;
    const bool noun = text_.graphs[s].token(embedding->word).upos == Upos::NOUN;
    // ordered that they be counted: wanted by who orders it; reports that they were: possible, they say
    std::optional<Modality> modality;
    if (embedding->finite && (given == Modality::demanded || (noun && given == Modality::possible))) modality = given;
    if (!modality && !(signature ? signature->affirmed.said : embedding->finite)) return;
    const TokenIndex by = embedding_speaker(s, embedding->word, clause);
    if (by < 0) return;
    if (by == embedding->word) modality = Modality::possible;
    add_report(s, {nullptr, embedding->word, by, clause, {embedding->word, false, false, modality}});
}

/// Somebody, or what people put their words in: *he*, *the mayor*, *the report*.
bool Attribution::speaks(std::uint32_t s, TokenIndex token) const {
    if (const auto cluster = cluster_of(text_.names, text_.graphs[s].sentence(), s, token)) {
        const EntityType type = text_.names.clusters[*cluster].type;
        if (type == EntityType::person || type == EntityType::organization || type == EntityType::group ||
            is_a(type, EntityType::place))
            return true;
    }
    const EnhancedGraph& graph = text_.graphs[s];
    const std::string& word = graph.lexeme(token);
    if (text_.lists.contain({"person_noun", "somebody_noun", "source", "finding", "statement", "institution", "people",
                             "speaker_pronoun"},
                            word))
        return true;
    return graph.token(token).upos == Upos::NOUN && text_.of_kind(word, "person_noun", "person_ending");
}

void Attribution::find_quoted_speakers(QuotedSpeakers& quoted) const {
    std::vector<std::vector<QuotedSpeakers::Saying>> sayings(text_.graphs.size());
    for (std::uint32_t s = 0; s < text_.graphs.size(); ++s)
        for (const Report& report : reports_[s])
            if (report.by >= 0 && !report.meant) sayings[s].push_back({report.by, report.content});
    quoted.find(sayings, [this](std::uint32_t s, TokenIndex token) { return speaks(s, token); });
}

bool Attribution::covers(std::uint32_t s, const Report& report, TokenIndex token) const {
    const EnhancedGraph& graph = text_.graphs[s];
    if (token == report.word || (report.meant && !meant_with(graph, report.content, token))) return false;
    if (!graph.dominates(report.content, token)) return carried_on(graph, report, token);
    // the verb of saying stands inside what is said: "It is over", he said, "for good"
    if (graph.dominates(report.content, report.word) && graph.dominates(report.word, token)) return false;
    if (contested(graph, report.content, token) || contrasted(graph, report, token)) return false;
    if (told_of(graph, report.content, token)) return false;
    if (meanwhile(graph, report.content, token)) return false;
    if (added_by_speaker(graph, report, token)) return false;
    if (report.by < 0) return true;
    const TokenIndex by = report.by;
    // "Police: man killed" hangs on the police as a whole
    if (graph.dominates(by, token) && !graph.dominates(by, report.content)) return false;
    // what stands behind the closing mark is the article's own: "…", he said, calling it a trap
    const Quotation* quotation = quoted_.quotation_of(graph.token(report.content));
    if (!quotation || quotation->span.contains(graph.token(by).span) ||
        quotation->span.contains(graph.token(token).span))
        return true;
    return beside_fragment(graph, *quotation, report.content, token);
}

/// *Wants to go and see it*: of what stands under an intention only what is meant itself, not *since it rains*.
bool Attribution::meant_with(const EnhancedGraph& graph, TokenIndex content, TokenIndex token) const {
    for (TokenIndex at = token; at != content; at = graph.token(at).head) {
        const Token& word = graph.token(at);
        if (word.head < 0 || (word.deprel != "conj" && word.deprel != "xcomp")) return false;
    }
    return true;
}

/// *Said when it rained they left*: the clause in front of what is said is said, too, though it hangs on the saying.
bool Attribution::carried_on(const EnhancedGraph& graph, const Report& report, TokenIndex token) const {
    if (!graph.dominates(report.word, token) || report.content < report.word || report.by < 0) return false;
    if (graph.token(report.content).head != report.word) return false;
    const TokenIndex at = topmost_below(graph, report.word, token);
    const std::string_view relation = graph.token(at).deprel;
    return relation == "advcl" && at < report.content && !graph.case_of(at).empty() && leads_content(graph, at);
}

/// *said the plan to sell it was "absurd" and would fail*: where only some words of the clause are quoted, its
/// subject and the clauses beside it are said, too.
bool Attribution::beside_fragment(const EnhancedGraph& graph, const Quotation& quotation, TokenIndex content,
                                  TokenIndex token) const {
    const bool begun = std::any_of(graph.children(content).begin(), graph.children(content).end(), [&](TokenIndex c) {
        return is_subject(graph.token(c).deprel) && graph.token(c).span.end <= quotation.span.begin;
    });
    if (!begun) return false;
    if (graph.token(token).span.end <= quotation.span.begin) return true;
    if (token == content) return false;
    const TokenIndex at = topmost_below(graph, content, token);
    const Token& beside = graph.token(at);  // as "absurd" since it would fail; but: "…", he said, calling it a trap
    return beside.deprel == "conj" || (beside.deprel == "advcl" && indicative(graph, at));
}

/// *said they used it as a base, which they deny*: that they deny it is not what is said.
bool Attribution::contested(const EnhancedGraph& graph, TokenIndex content, TokenIndex token) const {
    for (TokenIndex at = token; at != content; at = graph.token(at).head)
        if (graph.token(at).deprel == "advcl:relcl" && text_.lists.contains("contests", graph.lexeme(at))) return true;
    return false;
}

/// *accused the bank of fraud -- a charge many have made*: what is told of the words is no part of them.
bool Attribution::told_of(const EnhancedGraph& graph, TokenIndex content, TokenIndex token) const {
    for (TokenIndex at = token; at != content; at = graph.token(at).head)
        if (graph.token(at).deprel == "appos" && text_.lists.contains("told_of", graph.lexeme(at)) &&
            graph.child(at, "acl:relcl") >= 0)
            return true;
    return false;
}

/// *says that the road is safe, while drivers deny it*, *as doctors warn of a flood*: what another says meanwhile is no
/// part of what is said.
bool Attribution::meanwhile(const EnhancedGraph& graph, TokenIndex content, TokenIndex token) const {
    for (TokenIndex at = token; at != content; at = graph.token(at).head) {
        const Token& word = graph.token(at);
        if (at < content || word.head < 0) continue;
        // with local papers claiming that it is not: the papers, whichever of them is the head
        const bool on_noun = word.deprel == "acl" && word.xpos == "VBG" && word.head != content;
        if (word.deprel != "advcl" && !on_noun) continue;
        const TokenIndex subject = on_noun ? word.head : graph.child(at, "nsubj");
        const bool told = !on_noun && indicative(graph, at);
        const ListName leaders = told ? ListName("meanwhile") : ListName("meanwhile_doing");
        if (!text_.lists.contains(leaders, graph.case_of(on_noun ? subject : at))) continue;
        if (subject < 0 || graph.token(subject).upos == Upos::PRON) continue;
        if (text_.lists.contain({"speech", "contests", "act_of_speaker"}, graph.lexeme(at))) return true;
    }
    return false;
}

/// *denied stealing, saying the audit was wrong*: the saying is no part of what is denied.
bool Attribution::added_by_speaker(const EnhancedGraph& graph, const Report& report, TokenIndex token) const {
    for (TokenIndex at = token; at != report.content; at = graph.token(at).head) {
        const Token& word = graph.token(at);
        if (word.deprel == "advcl" && word.xpos == "VBG" && report.step.negated && graph.case_of(at).empty() &&
            text_.lists.contains("speech", graph.lexeme(at)))
            return true;
    }
    return false;
}

/// *Prices fell, according to the bank, but wages rose*: the source stands between, and what contrasts is not its.
bool Attribution::contrasted(const EnhancedGraph& graph, const Report& report, TokenIndex token) const {
    if (report.by < report.content) return false;
    const TokenIndex by = report.by;
    if (!graph.dominates(report.content, by)) return false;
    for (const TokenIndex c : graph.children(report.content)) {
        const TokenIndex conjunction = graph.child(c, "cc");
        if (c > by && graph.token(c).deprel == "conj" && conjunction >= 0 && graph.dominates(c, token) &&
            text_.lists.contains("contrast", graph.lexeme(conjunction)) && graph.child(c, "nsubj") >= 0)
            return true;
    }
    return false;
}

/// Whoever says it; of *with officials responding that …* the officials, without what they say.
std::vector<Argument> Attribution::source_of(std::uint32_t s, const Report& report) const {
    const TokenIndex by = report.by;
    PhraseOptions options;
    if (report.content != by && text_.graphs[s].dominates(by, report.content))
        options.leave_out = topmost_below(text_.graphs[s], by, report.content);
    return arguments_.at(s, by, Extent::noun_phrase, options);
}

/// *his wish to "end the war" and rebuild the town*: of infinitives side by side the first, since all are one's words.
TokenIndex Attribution::begun_in_quotation(const EnhancedGraph& graph, TokenIndex predicate) const {
    const Token& word = graph.token(predicate);
    const bool beside = word.deprel == "conj" && word.head >= 0 && infinitive(graph, word.head);
    const bool bare = (word.xpos == "VB" || word.xpos == "VBP") && !has_auxiliary(graph, predicate) &&
                      !has_own_subject(graph, predicate);
    return beside && bare && !quoted_.quotation_of(word) ? word.head : predicate;
}

std::vector<Argument> Attribution::sources(std::uint32_t s, TokenIndex predicate) const {
    const EnhancedGraph& graph = text_.graphs[s];
    std::vector<const Report*> reports;
    std::vector<Argument> silent;  // declined to say whether: what they do not say is not theirs
    for (const Report& report : reports_[s]) {
        if (report.posed || !covers(s, report, predicate)) continue;
        if (report.held)
            reports.push_back(&report);
        else if (report.by >= 0)
            for (Argument& source : source_of(s, report)) silent.push_back(std::move(source));
    }
    // nearest first: the content that lies deepest in the tree
    std::stable_sort(reports.begin(), reports.end(), [&](const Report* a, const Report* b) {
        return a->content != b->content && graph.dominates(b->content, a->content);
    });
    std::vector<Argument> out;
    const auto among = [](const std::vector<Argument>& sources, const Argument& source) {
        return std::any_of(sources.begin(), sources.end(), [&](const Argument& other) {
            return other.span.begin == source.span.begin || (other.cluster && other.cluster == source.cluster);
        });
    };
    const auto add = [&](Argument source) {
        if (!among(out, source) && !among(silent, source)) out.push_back(std::move(source));
    };
    for (const Report* report : reports)
        if (report->by >= 0)
            for (Argument& source : source_of(s, *report)) add(std::move(source));
    for (const auto& [where, token, label] : quoted_.speakers(s, begun_in_quotation(graph, predicate)))
        if (!label.empty())
            add({label, std::string(text_.document.words(label)), arguments_.thing(where, token), std::nullopt});
        else
            for (Argument& source : arguments_.at(where, token, Extent::noun_phrase, {})) add(std::move(source));
    return out;
}

bool Attribution::hears(std::uint32_t s, TokenIndex word, TokenIndex object) const {
    return std::any_of(reports_[s].begin(), reports_[s].end(), [&](const Report& report) {
        return report.word == word && report.by >= 0 && report.content != object &&
               text_.lists.contains("tells_somebody", text_.graphs[s].lexeme(word));
    });
}

bool Attribution::says_clause(std::uint32_t s, TokenIndex word, TokenIndex clause) const {
    const EnhancedGraph& graph = text_.graphs[s];
    const Quotation* quotation = quoted_.quotation_of(graph.token(clause));
    const bool quoted = quotation && !quotation->span.contains(graph.token(word).span);
    return std::any_of(reports_[s].begin(), reports_[s].end(), [&](const Report& report) {
        return report.word == word && report.by >= 0 &&
               ((quoted && quoted_.quotation_of(graph.token(report.content))) ||
                condition_of(graph, text_.lists, report.content) == clause);
    });
}

bool Attribution::names_source(std::uint32_t s, TokenIndex phrase) const {
    return std::any_of(reports_[s].begin(), reports_[s].end(), [&](const Report& report) {
        return report.word == phrase && report.by >= 0 && report.match && report.match->rule->emissions.empty();
    });
}

}  // namespace claimgraph::extract::claims
